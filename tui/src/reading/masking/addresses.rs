//! The recipient's address where it stands outside its own record.

use std::ops::Range;

use tracklens_codec::{RecordId, Records};

use super::characters::{Character, Characters};
use super::hiding::{HIDDEN, is_hidden};

/// The longest text that can be an address: 64 bytes, an `@`, and a name of 255.
const MAX_LEN: usize = 320;

/// How many addresses are looked for. A link has one, unless somebody wants to keep a reader busy.
const MAX_COUNT: usize = 16;

/// The addresses to look for.
///
/// If the records name none, as in a payload that can't be read, everything that looks like an address is
/// one.
#[derive(Debug)]
pub(super) struct Addresses<'p>(Vec<&'p [u8]>);

impl<'p> Addresses<'p> {
    /// The recipients that records name.
    pub(super) fn of(records: Option<&Records<'p>>) -> Self {
        let mut addresses = Vec::new();
        for record in records.into_iter().flatten() {
            let value = record.as_bytes();
            if record.id() == RecordId::RCPT_TO
                && addresses.len() < MAX_COUNT
                && is_address(value)
                && !addresses.contains(&value)
            {
                addresses.push(value);
            }
        }
        Self(addresses)
    }

    /// Whether a text has one of the addresses in it.
    pub(super) fn stand_in(&self, text: &[u8]) -> bool {
        let mut hidden = text.to_vec();
        self.hide(&mut hidden, &[]);
        hidden != text
    }

    /// Hides the addresses in a text, percent-encoded ones too, except for what keeps a URL together and
    /// for what stands in the ranges to keep.
    pub(super) fn hide(&self, text: &mut [u8], kept: &[Range<usize>]) {
        let characters = Characters::new(text);
        for (number, level) in characters.levels() {
            for place in self.places(level) {
                for index in place {
                    let Character { byte, is_part, .. } = level[index];
                    let start = characters.place(number, index);
                    if is_hidden(byte) && !is_part && !kept.iter().any(|it| it.contains(&start)) {
                        characters.write(text, number, index, HIDDEN);
                    }
                }
            }
        }
    }

    /// Where addresses stand. No character is in two of the ranges.
    fn places(&self, level: &[Character]) -> Vec<Range<usize>> {
        let bytes: Vec<u8> = level.iter().map(|it| it.byte).collect();
        let mut places = Vec::new();
        if self.0.is_empty() {
            add_whatever_looks_like_one(&bytes, &mut places);
        }
        // An address is found by its first @: a text has few of them.
        let ats = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'@');
        let ats: Vec<usize> = ats.map(|(at, _)| at).collect();
        for address in &self.0 {
            let before = address.iter().take_while(|byte| **byte != b'@').count();
            let mut end = 0;
            for start in ats.iter().filter_map(|at| at.checked_sub(before)) {
                let stop = start + address.len();
                let text = bytes.get(start..stop);
                if text.is_some_and(|text| text.eq_ignore_ascii_case(address)) {
                    places.push(start.max(end)..stop);
                    end = stop;
                }
            }
        }
        places
    }
}

/// Whether a recipient is specific enough to be looked for.
fn is_address(value: &[u8]) -> bool {
    value.contains(&b'@') && value.len() <= MAX_LEN && str::from_utf8(value).is_ok()
}

/// The runs of characters on both sides of each `@`.
fn add_whatever_looks_like_one(bytes: &[u8], places: &mut Vec<Range<usize>>) {
    let mut start = 0;
    for run in bytes.chunk_by(|_, next| is_hidden(*next) || *next == b'@') {
        if run.contains(&b'@') {
            places.push(start..start + run.len());
        }
        start += run.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hidden(addresses: &[&str], text: &str) -> String {
        let addresses = Addresses(addresses.iter().map(|it| it.as_bytes()).collect());
        let mut hidden = text.as_bytes().to_vec();
        addresses.hide(&mut hidden, &[]);
        assert_eq!(
            addresses.stand_in(text.as_bytes()),
            hidden != text.as_bytes()
        );
        String::from_utf8(hidden).unwrap()
    }

    #[test]
    fn an_address_is_hidden_however_it_is_encoded() {
        for (text, expected) in [
            ("a=us@b.test&c", "a=**@******&c"),
            ("a=US@B.Test", "a=**@******"),
            ("a=us%40b.test", "a=**%40******"),
            ("a=us%2540b.test", "a=**%2540******"),
            ("a=%75s%40b%2Etest", "a=%2A*%40*%2A****"),
            ("us@b.testus@b.test", "**@********@******"),
            ("us@b.tes", "us@b.tes"),
            ("%us@b.test", "%**@******"),
        ] {
            assert_eq!(hidden(&["us@b.test"], text), expected);
        }
    }

    #[test]
    fn the_characters_of_an_escape_are_not_hidden() {
        assert_eq!(hidden(&["2f@x"], "a%2F@x"), "a%2F@*");
        assert_eq!(hidden(&["a@a@a"], "a@a@a@a"), "*@*@*@*");
    }

    #[test]
    fn where_no_address_is_known_whatever_looks_like_one_is_hidden() {
        for (text, expected) in [
            ("?a=x.y+z@b.test&c=d", "?a=*****@******&c=d"),
            ("?a=x%40b.test", "?a=*%40******"),
            ("a/b", "a/b"),
            ("\u{fc}@b/c", "**@*/c"),
        ] {
            assert_eq!(hidden(&[], text), expected);
        }
    }

    #[test]
    fn only_what_is_an_address_is_looked_for() {
        let payload = b"\x52\x04user\x52\x04us\xff@\x52\x03a@b\x52\x03a@b\x52\x03c@d";
        let addresses = Addresses::of(Some(&Records::read(payload)));
        assert_eq!(addresses.0, [b"a@b", b"c@d"]);
    }
}
