//! What is typed for a value, and the bytes that it stands for.

use tracklens::writing::rewriting::ValueForm;

/// What can be typed for each form: values at the ends of ranges, and some that no writer writes.
pub(super) fn texts(form: ValueForm) -> Vec<String> {
    let texts: &[&str] = match form {
        ValueForm::Choice(all) => all,
        ValueForm::Number | ValueForm::Time => &["0", "1700000000", "4294967295", "4294967296", ""],
        ValueForm::TransmissionId => &["0", "18446744073709551615", "18446744073709551616", "-1"],
        ValueForm::MessageId => &["00000000000000000000", "ffffffffffFFFFFFFFFF", "00"],
        ValueForm::Text | ValueForm::CutText => &["", "x", "Ünï\t\u{7f}", LONG],
        ValueForm::Metadata => &["{}", " {\"a\" : [1.50]} ", "[]", "{"],
        ValueForm::Json => &["1", "[ ]", "x"],
        ValueForm::NamedJson => &["a=1", "a=b", "a"],
        ValueForm::Hexadecimal => &["", "00", "fF00", "0"],
        ValueForm::Signature => &["00112233445566778899aabbccddeeff", "00"],
        ValueForm::Port => &["0", "443", "65535", "65536"],
        ValueForm::Host => &["other.example.com", "[2001:db8::1]", "a&b", "a b", "a/b"],
        ValueForm::Sublink => &["a", "in app/cook", "a&b", "..", "a//b", "a%2Fb", "ü"],
        ValueForm::Target => &["https://www.example.com/?a=b&c=%20#d", "ü ", "x"],
        ValueForm::AsWritten => &["x", "a=b", "target=x", "x&target=y", "#", "?", "/", "a b"],
    };
    texts.iter().map(|&text| text.to_owned()).collect()
}

/// 64 bytes: one more than a link's name may have.
const LONG: &str = "1234567890123456789012345678901234567890123456789012345678901234";

/// The bytes of a record whose value is typed like that.
pub(super) fn value(form: ValueForm, typed: &str) -> Vec<u8> {
    match form {
        ValueForm::Number | ValueForm::Time => {
            let number: u32 = typed.parse().expect("a number that was taken");
            number.to_be_bytes().to_vec()
        }
        ValueForm::TransmissionId => {
            let number: u64 = typed.parse().expect("a number that was taken");
            number.to_be_bytes().to_vec()
        }
        ValueForm::MessageId | ValueForm::Hexadecimal | ValueForm::Signature => digits(typed),
        _ => typed.as_bytes().to_vec(),
    }
}

fn digits(typed: &str) -> Vec<u8> {
    let pair =
        |at: usize| u8::from_str_radix(&typed[at..at + 2], 16).expect("digits that were taken");
    (0..typed.len()).step_by(2).map(pair).collect()
}
