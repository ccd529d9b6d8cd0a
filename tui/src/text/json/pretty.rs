//! JSON with its members on lines of their own.

use std::io::{self, Write};

use super::tokens::{TokenKind, tokens};
use crate::text::escape;

/// Writes JSON with two spaces for each level, every line after a prefix, and free of unsafe characters.
pub(crate) fn write_pretty(output: &mut impl Write, json: &str, prefix: &str) -> io::Result<()> {
    let mut depth = 0_usize;
    let mut is_opened = false;
    output.write_all(prefix.as_bytes())?;
    for token in tokens(json.as_bytes()) {
        let text = json.get(token.place).unwrap_or_default();
        let is_close = token.kind == TokenKind::Close;
        if is_close {
            depth = depth.saturating_sub(1);
        }
        if is_opened != is_close {
            write_line_end(output, prefix, depth)?;
        }
        is_opened = matches!(token.kind, TokenKind::OpenObject | TokenKind::OpenArray);
        escape::write_json(output, text)?;
        match token.kind {
            TokenKind::OpenObject | TokenKind::OpenArray => depth += 1,
            TokenKind::Comma => write_line_end(output, prefix, depth)?,
            TokenKind::Colon => output.write_all(b" ")?,
            _ => {}
        }
    }
    output.write_all(b"\n")
}

fn write_line_end(output: &mut impl Write, prefix: &str, depth: usize) -> io::Result<()> {
    write!(output, "\n{prefix}")?;
    (0..depth).try_for_each(|_| output.write_all(b"  "))
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn lines_are_those_that_serde_json_writes() {
        for json in [
            "1",
            "{}",
            "[[],{}]",
            r#"{"a":[1,{"b":"c, d: [e]"},[]],"f":{},"g":[[true,null]]}"#,
        ] {
            let value: Value = serde_json::from_str(json).unwrap();
            let mut written = Vec::new();
            write_pretty(&mut written, json, "").unwrap();
            assert_eq!(String::from_utf8(written).unwrap(), format!("{value:#}\n"));
        }
        let mut written = Vec::new();
        write_pretty(&mut written, "[1]", "> ").unwrap();
        assert_eq!(written, b"> [\n>   1\n> ]\n");
    }
}
