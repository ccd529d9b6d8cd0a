//! The clipboard of the terminal: that of whoever sits before it, over SSH too.

use std::io::{self, Write};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// What goes to the terminal at once through GNU screen, in bytes: it drops a longer string.
const MAX_WRAPPED: usize = 512;

/// Sends a text to the terminal for its clipboard: OSC 52, ended by ST as ECMA-48 has it.
///
/// Whether the terminal takes it, it does not say.
pub(super) fn send(text: &str, output: &mut impl Write) -> io::Result<()> {
    write!(output, "\x1b]52;c;{}\x1b\\", STANDARD.encode(text))?;
    output.flush()
}

/// Sends it through GNU screen, which passes on what stands in a DCS, without its end.
pub(super) fn send_through_screen(text: &str, output: &mut impl Write) -> io::Result<()> {
    // It ends in BEL: the two characters of ST would end the DCS.
    let sequence = format!("\x1b]52;c;{}\x07", STANDARD.encode(text));
    for part in sequence.as_bytes().chunks(MAX_WRAPPED) {
        output.write_all(b"\x1bP")?;
        output.write_all(part)?;
        output.write_all(b"\x1b\\")?;
    }
    output.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_sent_in_base64_whatever_stands_in_it() {
        let table = [
            ("", "\x1b]52;c;\x1b\\"),
            (
                "user@example.com",
                "\x1b]52;c;dXNlckBleGFtcGxlLmNvbQ==\x1b\\",
            ),
            ("a\x1b\\\x07b", "\x1b]52;c;YRtcB2I=\x1b\\"),
            ("é?>", "\x1b]52;c;w6k/Pg==\x1b\\"),
        ];
        for (text, expected) in table {
            let mut output = Vec::new();
            send(text, &mut output).unwrap();
            assert_eq!(String::from_utf8(output).unwrap(), expected);
        }
    }

    #[test]
    fn through_screen_a_text_is_the_same_in_parts() {
        for len in [0, 1, 300, 65_536] {
            let text = "x".repeat(len);
            let mut output = Vec::new();
            send_through_screen(&text, &mut output).unwrap();
            let output = String::from_utf8(output).unwrap();
            let parts = output.split_inclusive("\x1b\\").map(|part| {
                let part = part.strip_prefix("\x1bP").unwrap();
                assert!(part.len() <= MAX_WRAPPED + 2);
                part.strip_suffix("\x1b\\").unwrap()
            });
            let expected = format!("\x1b]52;c;{}\x07", STANDARD.encode(&text));
            assert_eq!(parts.collect::<String>(), expected);
        }
    }
}
