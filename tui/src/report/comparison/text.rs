//! What differs between two links, for people.
//!
//! ```text
//! < this: click · user1@example.com · sent 2023-11-22 21:02:22 UTC
//!   https://click.example.com/f/a/...
//! > other: click · user2@example.com · sent 2023-11-22 21:02:23 UTC
//!   https://click.example.com/f/a/...
//!
//!   recipient     different
//!
//! Recipient
//! ≠ rcpt_to
//!   < user1@example.com
//!   > user2@example.com
//! ```

use std::fmt::Write as _;

use crate::comparing::{ComparedValue, Comparison, Content};
use crate::text::hex;
use crate::text::shown::{Safe, Shown};

/// What differs between two links, as text.
pub(crate) fn text(comparison: &Comparison) -> String {
    let mut text = String::new();
    for (sign, name, side) in comparison.named_sides() {
        let (words, link) = (side.words(), Safe::of(&side.text));
        // Writing to memory can't fail.
        let _ = writeln!(text, "{sign} {name}: {words}\n  {link}");
    }
    text.push('\n');
    for fact in &comparison.facts {
        let _ = writeln!(text, "  {:<14}{}", fact.about, Safe::of(&fact.text));
    }
    let _ = writeln!(text, "  {:<14}{}", "compared", comparison.counts());
    for (heading, rows) in comparison.differences() {
        let _ = writeln!(text, "\n{heading}");
        for row in rows {
            let _ = writeln!(text, "{} {}", row.state.sign(), row.name);
            let values = ['<', '>'].into_iter().zip(row.state.this_and_other());
            for (sign, value) in values {
                if let Some(value) = value {
                    let _ = writeln!(text, "  {sign} {}", value_text(value));
                }
            }
        }
    }
    text
}

fn value_text(value: &ComparedValue) -> String {
    let content = match &value.content {
        Content::Text(text) => text.as_str().to_owned(),
        Content::Bytes { head, value } => hex::spaced(&[&**head, &**value].concat()),
    };
    match &*value.remark {
        "" => content,
        remark => format!("{content}  · {}", Shown::text(remark)),
    }
}
