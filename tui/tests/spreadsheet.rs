//! `--format tsv --spreadsheet`: no cell is one that a spreadsheet takes for a formula.

use crate::links;
use crate::run::run;

/// What a spreadsheet takes for the start of a formula, or looks through.
const SIGNS: [&str; 13] = [
    "=", "+", "-", "@", "\t", "\r", "\n", "\"", "＝", "＋", "－", "＠", "＂",
];

/// The cells of a table by their headings.
fn cells(arguments: &[&str], input: &str) -> Vec<(String, String)> {
    let arguments = [&["decode", "--format", "tsv", "--now", "0"], arguments].concat();
    let output = run(&arguments, input.as_bytes());
    let table = String::from_utf8(output.stdout).unwrap();
    let mut lines = table.lines();
    let headings = lines.next().unwrap().split('\t');
    let row = lines.next().unwrap().split('\t');
    let cells = headings.zip(row);
    cells
        .map(|(heading, cell)| (heading.to_owned(), cell.to_owned()))
        .collect()
}

/// Checks each cell against the one of the plain table. Returns the headings of those with an apostrophe.
fn guarded(input: &str) -> Vec<String> {
    let plain = cells(&[], input);
    let guarded = cells(&["--spreadsheet"], input);
    assert_eq!(plain.len(), guarded.len());
    let mut headings = Vec::new();
    for ((heading, plain), (_, cell)) in plain.iter().zip(guarded) {
        let signs = [
            "=", "+", "-", "@", "\\t", "\\r", "\\n", "\"", "＝", "＋", "－", "＠", "＂",
        ];
        if signs.iter().any(|sign| plain.starts_with(sign)) {
            assert_eq!(cell, format!("'{plain}"), "{heading}");
            headings.push(heading.clone());
        } else {
            assert_eq!(cell, *plain, "{heading}");
        }
    }
    headings
}

#[test]
fn every_text_of_a_link_is_guarded() {
    for sign in SIGNS {
        let text = format!("{sign}1+1|x");
        let text = text.as_bytes();
        let link = links::link(&[
            (0x3f, b""),
            (0x57, text),
            (0x48, text),
            (0x49, text),
            (0x52, text),
            (0x44, text),
            (0x45, text),
        ]);
        let expected = [
            "tenant_id",
            "campaign_id",
            "template_id",
            "rcpt_to",
            "target_link_url",
            "target_link_name",
        ];
        assert_eq!(guarded(&link), expected, "{sign}");
    }
}

#[test]
fn other_cells_are_guarded_as_well() {
    let link = links::link(&[(0x3f, b""), (0x04, b"")]);
    let in_query = format!("{link}?target==1");
    assert_eq!(guarded(&in_query), ["target_link_url"]);
    assert_eq!(guarded(&format!("{link}?=1")), ["query"]);
    let metadata = links::with_metadata(b"-1");
    assert_eq!(guarded(&metadata), ["rcpt_meta"]);
    assert_eq!(guarded(&links::with_metadata(b"\"=1\"")), ["rcpt_meta"]);
    assert_eq!(guarded("=1"), ["input"]);
    let sublink = link.replace("/f/a/", "/f/=1/");
    assert_eq!(guarded(&sublink), ["sublink"]);
    let agent = format!(
        "192.0.2.1 - - [01/Jan/1969:00:00:00 +0000] \"GET {} HTTP/1.1\" 200 1 \"-\" \"=1\"",
        link.replace("https://click.example.com", "")
    );
    assert_eq!(guarded(&agent), ["log_timestamp", "log_user_agent"]);
}

#[test]
fn the_option_is_one_of_tsv() {
    for arguments in [
        &["decode", "--spreadsheet"][..],
        &["decode", "--format", "ndjson", "--spreadsheet"],
        &["scan", "--format", "text", "--spreadsheet"],
    ] {
        let output = run(arguments, b"");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(output.stdout, b"");
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains("--spreadsheet"), "{said}");
    }
    assert_eq!(
        run(&["scan", "--format", "tsv", "--spreadsheet"], b"")
            .status
            .code(),
        Some(0)
    );
}

/// `fuzz/regressions/output/more-links-after-what-is-none`: JSON has no notes without a link, but the table had one.
#[test]
fn what_is_not_a_link_has_no_notes() {
    let one = "https://:80/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/";
    let cells = cells(&[], &format!("{one}{one}gRlVV5sPg~~"));
    let cell = |name: &str| &cells.iter().find(|(heading, _)| heading == name).unwrap().1;
    assert_eq!(cell("error_code"), "not_a_url");
    assert_eq!(cell("notes"), "");
}
