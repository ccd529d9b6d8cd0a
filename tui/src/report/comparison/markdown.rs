//! What differs between two links, for a ticket: defanged, and nothing in it is taken for more than text.

use std::fmt::Write as _;

use crate::comparing::{ComparedValue, Comparison, Content};
use crate::report::quoting::{Code, plain};
use crate::text::hex;
use crate::text::shown::Safe;

/// What differs between two links, as a report in Markdown.
pub(crate) fn markdown(comparison: &Comparison) -> String {
    let mut report = "# Two tracked links compared\n\n".to_owned();
    for (sign, name, side) in comparison.named_sides() {
        let words = code(side.words().as_str());
        let link = Code::of(&side.text);
        // Writing to memory can't fail.
        let _ = writeln!(
            report,
            "- {} {name}: {words}, {link}",
            plain(&sign.to_string())
        );
    }
    for fact in &comparison.facts {
        let _ = writeln!(report, "- {}: {}", fact.about, plain(&fact.text));
    }
    let _ = writeln!(report, "- compared: {}", comparison.counts());
    let version = env!("CARGO_PKG_VERSION");
    let _ = writeln!(report, "- by tracklens {version}");
    for (heading, rows) in comparison.differences() {
        let _ = writeln!(report, "\n## {heading}\n");
        let _ = writeln!(report, "| | name | this | other |\n|---|---|---|---|");
        for row in rows {
            let [this, other] = row.state.this_and_other().map(cell);
            let sign = plain(&row.state.sign().to_string());
            let _ = writeln!(
                report,
                "| {sign} | {} | {this} | {other} |",
                code(row.name.as_str())
            );
        }
    }
    report
}

/// A value as a cell of a table; nothing for none.
fn cell(value: Option<&ComparedValue>) -> String {
    let Some(value) = value else {
        return String::new();
    };
    let content = match &value.content {
        Content::Text(text) => code(text.as_str()),
        Content::Bytes { head, value } => code(&hex::spaced(&[&**head, &**value].concat())),
    };
    match &*value.remark {
        "" => content,
        remark => format!("{content} {}", plain(&Safe::of(remark).to_string())),
    }
}

fn code(text: &str) -> String {
    Code::of(text).to_string()
}
