//! The clipboard of the terminal: that of whoever sits before it, over SSH too.

use std::io::{self, Write};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// Sends a text to the terminal for its clipboard: OSC 52, ended by ST as ECMA-48 has it.
///
/// Whether the terminal takes it, it does not say.
pub(super) fn send(text: &str, output: &mut impl Write) -> io::Result<()> {
    write!(output, "\x1b]52;c;{}\x1b\\", STANDARD.encode(text))?;
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
}
