//! The table that a campaign ends with, in Markdown.

use crate::state::Effort;

/// What the table says about a target.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) name: String,
    /// The effort of this campaign, and of all.
    pub(crate) now: Effort,
    pub(crate) in_all: Effort,
    /// How many files its corpus has.
    pub(crate) corpus: usize,
    pub(crate) edges: Option<u64>,
    pub(crate) features: Option<u64>,
    /// How many regions of the codec were run, and how many there are.
    pub(crate) regions: Option<(usize, usize)>,
    pub(crate) findings: usize,
}

const HEAD: &str =
    "target,executions,in all,a second,corpus,edges,features,regions of the codec,new findings";

/// The table of these targets, with a line for all of them together.
pub(crate) fn table(rows: &[Row], regions: Option<(usize, usize)>) -> String {
    let together = Row {
        name: "together".to_owned(),
        now: rows.iter().map(|row| row.now).sum(),
        in_all: rows.iter().map(|row| row.in_all).sum(),
        corpus: rows.iter().map(|row| row.corpus).sum(),
        regions,
        findings: rows.iter().map(|row| row.findings).sum(),
        ..Row::default()
    };
    let mut lines: Vec<Vec<String>> = vec![HEAD.split(',').map(ToOwned::to_owned).collect()];
    lines.extend(rows.iter().chain([&together]).map(cells));
    let width = |at: usize| lines.iter().map(|line| line[at].len()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..lines[0].len()).map(width).collect();
    let rule = |(at, width): (usize, &usize)| match at {
        0 => "-".repeat(width + 2),
        _ => format!("{}:", "-".repeat(width + 1)),
    };
    let rule: Vec<String> = widths.iter().enumerate().map(rule).collect();
    let mut table: Vec<String> = lines.iter().map(|line| laid_out(line, &widths)).collect();
    table.insert(1, format!("|{}|\n", rule.join("|")));
    table.concat()
}

/// A number with a space between groups of three digits.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let groups = digits.as_bytes().rchunks(3).rev();
    let groups: Vec<_> = groups.map(String::from_utf8_lossy).collect();
    groups.join(" ")
}

/// A share with its percentage, which is rounded down: only all of them are 100.
pub(crate) fn share((run, regions): (usize, usize)) -> String {
    let tenths = run * 1000 / regions.max(1);
    format!("{run} of {regions}, {}.{} %", tenths / 10, tenths % 10)
}

fn cells(row: &Row) -> Vec<String> {
    let known = |number: Option<u64>| number.map_or("-".to_owned(), grouped);
    vec![
        row.name.clone(),
        grouped(row.now.executions),
        grouped(row.in_all.executions),
        grouped(row.now.rate()),
        grouped(row.corpus as u64),
        known(row.edges),
        known(row.features),
        row.regions.map_or("-".to_owned(), share),
        row.findings.to_string(),
    ]
}

fn laid_out(line: &[String], widths: &[usize]) -> String {
    let (name, width) = (&line[0], widths[0]);
    let others = line.iter().zip(widths).skip(1);
    let others: Vec<String> = others
        .map(|(cell, width)| format!("{cell:>width$}"))
        .collect();
    format!("| {name:<width$} | {} |\n", others.join(" | "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_markdown_with_a_line_for_each_target_and_one_for_all() {
        let effort = |executions, milliseconds| Effort {
            executions,
            milliseconds,
        };
        let decoding = Row {
            name: "decoding".to_owned(),
            now: effort(1_234_567, 10_000),
            in_all: effort(1_001_234_567, 4_000_000),
            corpus: 1081,
            edges: Some(1429),
            features: Some(3485),
            regions: Some((2532, 2533)),
            findings: 1,
        };
        let strict = Row {
            name: "strict".to_owned(),
            in_all: effort(5, 1000),
            ..Row::default()
        };
        assert_eq!(
            table(&[decoding, strict], None),
            "\
| target   | executions |        in all | a second | corpus | edges | features | regions of the codec | new findings |
|----------|-----------:|--------------:|---------:|-------:|------:|---------:|---------------------:|-------------:|
| decoding |  1 234 567 | 1 001 234 567 |  123 456 |  1 081 | 1 429 |    3 485 | 2532 of 2533, 99.9 % |            1 |
| strict   |          0 |             5 |        0 |      0 |     - |        - |                    - |            0 |
| together |  1 234 567 | 1 001 234 572 |  123 456 |  1 081 |     - |        - |                    - |            1 |
"
        );
        assert_eq!(share((0, 0)), "0 of 0, 0.0 %");
    }
}
