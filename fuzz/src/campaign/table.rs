//! The table that a campaign ends with, in Markdown, so that it can be kept in a document as it is.

use super::coverage::Coverage;
use super::effort::Effort;

/// What is told of a target.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// This campaign's effort.
    pub now: Effort,
    /// The effort of all campaigns.
    pub in_all: Effort,
    /// How many files its corpus has.
    pub corpus: u64,
    /// Edges of the program that were run, if it ran.
    pub edges: Option<u64>,
    /// What its inputs can be told apart by, if it ran.
    pub features: Option<u64>,
    /// Regions of the codec that were run, of how many, if that was measured.
    pub regions: Option<(usize, usize)>,
    /// How many findings are new.
    pub findings: usize,
}

const HEAD: [&str; 9] = [
    "target",
    "executions",
    "in all",
    "a second",
    "corpus",
    "edges",
    "features",
    "regions of the codec",
    "new findings",
];

/// The table of these targets, with a line for all of them together.
#[must_use]
pub fn table(rows: &[Row], together: Option<&Coverage>) -> String {
    let mut cells = vec![HEAD.map(ToOwned::to_owned)];
    cells.extend(rows.iter().map(cells_of));
    cells.push(cells_of(&Row {
        name: "together".to_owned(),
        now: rows.iter().map(|row| row.now).sum(),
        in_all: rows.iter().map(|row| row.in_all).sum(),
        corpus: rows.iter().map(|row| row.corpus).sum(),
        edges: None,
        features: None,
        regions: together.map(|it| (it.run(), it.regions())),
        findings: rows.iter().map(|row| row.findings).sum(),
    }));
    layout(&cells)
}

/// A number with a space between each three digits.
#[must_use]
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let groups = digits.as_bytes().rchunks(3).rev();
    let groups: Vec<_> = groups.map(String::from_utf8_lossy).collect();
    groups.join(" ")
}

fn cells_of(row: &Row) -> [String; 9] {
    let known = |number: Option<u64>| number.map_or("-".to_owned(), grouped);
    [
        row.name.clone(),
        grouped(row.now.executions),
        grouped(row.in_all.executions),
        grouped(row.now.rate()),
        grouped(row.corpus),
        known(row.edges),
        known(row.features),
        row.regions.map_or("-".to_owned(), share),
        row.findings.to_string(),
    ]
}

/// A share, with percents that are rounded down: only all of it is 100.
#[must_use]
pub fn share((run, regions): (usize, usize)) -> String {
    let tenths = run * 1000 / regions.max(1);
    format!("{run} of {regions}, {}.{} %", tenths / 10, tenths % 10)
}

fn layout(lines: &[[String; 9]]) -> String {
    let mut widths = [0; 9];
    for line in lines {
        for (width, cell) in widths.iter_mut().zip(line) {
            *width = cell.len().max(*width);
        }
    }
    let mut table = Vec::new();
    for line in lines {
        let mut cells = line.iter().zip(widths);
        let name = cells.next().map(|(cell, width)| format!("{cell:<width$}"));
        let others = cells.map(|(cell, width)| format!("{cell:>width$}"));
        let cells: Vec<_> = name.into_iter().chain(others).collect();
        table.push(format!("| {} |\n", cells.join(" | ")));
    }
    let [name, others @ ..] = widths;
    let others = others.map(|width| format!("{}:", "-".repeat(width + 1)));
    let rule = format!("|{}|{}|\n", "-".repeat(name + 2), others.join("|"));
    table.insert(1, rule);
    table.concat()
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
    }

    #[test]
    fn digits_are_in_groups_of_three() {
        for (number, text) in [
            (0, "0"),
            (999, "999"),
            (1000, "1 000"),
            (1_000_000_007, "1 000 000 007"),
        ] {
            assert_eq!(grouped(number), text);
        }
    }

    #[test]
    fn only_all_regions_are_a_hundred_percent() {
        assert_eq!(share((9999, 10_000)), "9999 of 10000, 99.9 %");
        assert_eq!(share((10_000, 10_000)), "10000 of 10000, 100.0 %");
        assert_eq!(share((0, 0)), "0 of 0, 0.0 %");
    }
}
