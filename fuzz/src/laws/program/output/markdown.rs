//! The law of `--format markdown`.

use tracklens::report::Format;

use super::decoded::decoded;
use crate::laws::program::shown::judge_lines;

/// Whatever a link contains stands in code, and every row of a table has as many columns as the
/// others.
pub(super) fn markdown_keeps_values_in_code(input: &[u8]) {
    let (text, _) = decoded(input, Format::Markdown);
    judge_lines(&text);
    let mut lines = text.lines();
    let mut columns = None;
    while let Some(line) = lines.next() {
        if let Some(fence) = fence(line) {
            let is_closed = lines.by_ref().any(|line| line == fence);
            assert!(is_closed, "a block of code is not closed");
            continue;
        }
        let spans: Vec<&str> = line.split('`').collect();
        assert!(spans.len() % 2 == 1, "a span of code is not closed");
        let words: String = spans.into_iter().step_by(2).collect();
        let words = words.replace("\\[", "").replace("\\]", "");
        for sign in ["<", "[", "]", "!", "://", "www.", "@", "&"] {
            assert!(!words.contains(sign), "{sign} stands outside of code");
        }
        let bars = words.matches('|').count();
        columns = (bars > 0).then(|| columns.unwrap_or(bars));
        assert!(
            columns.is_none_or(|it| it == bars),
            "a row has another number of columns"
        );
    }
}

/// The fence with which a line opens a block of code.
fn fence(line: &str) -> Option<&str> {
    let len = line.len() - line.trim_start_matches('`').len();
    (len >= 3).then(|| &line[..len])
}
