//! The notes of a link, as the README documents them.

use tracklens_codec::{Kind, Link, PercentDecoded, Records};

/// The document that has a row for each code.
const README: &str = include_str!("../../../../README.md");

/// The documented codes, each with its severity.
pub fn documented_notes() -> impl Iterator<Item = (&'static str, &'static str)> {
    let (_, rest) = README.split_once("\n### Notes\n").unwrap_or_default();
    let section = rest.split("\n#").next().unwrap_or_default();
    section.lines().filter_map(|line| {
        let (code, rest) = line.strip_prefix("| `")?.split_once("` | ")?;
        let (severity, _) = rest.split_once(" | ")?;
        Some((code, severity))
    })
}

/// The notes that follow from the codec alone for a link that was read without keys: codes, and how
/// often each occurs.
#[must_use]
pub fn promised_notes(
    link: &Link<'_, '_>,
    max_metadata_len: u32,
    now: i64,
) -> [(&'static str, usize); 10] {
    let records = link.records();
    let expiry = records.and_then(Records::expiry);
    let is_expired = expiry.is_some_and(|expiry| now > i64::from(expiry));
    let metadata = records.and_then(Records::rcpt_meta);
    let is_over = metadata.is_some_and(|metadata| metadata.len() as u64 > max_metadata_len.into());
    let target = link.target().filter(|it| it.bytes().next().is_some());
    let in_query = target.is_some_and(|target| target.source() == "query");
    let is_long = link.parts().text().len() > 4096;
    let has_user_info = link.parts().user_info().is_some();
    let url: Vec<u8> = target
        .into_iter()
        .flat_map(|it| it.bytes().collect::<Vec<_>>())
        .collect();
    let is_escaped = String::from_utf8_lossy(&url).contains("&amp;");
    let has_more = [&b">"[..], b"\"", b" "].iter().any(|it| url.ends_with(it));
    let is_repeated = |code: &str| code == "repeated_record";
    let repeated = link.faults().filter(|it| is_repeated(it.code())).count();
    [
        ("expired", is_expired.into()),
        ("metadata_over", is_over.into()),
        ("unverified_query_target", in_query.into()),
        ("unsigned_query_target", 0),
        ("link_limit", is_long.into()),
        ("repeated_record", repeated),
        ("target_html_escaped", is_escaped.into()),
        ("target_trailing_character", has_more.into()),
        ("may_be_cut", may_be_cut(link).into()),
        (
            "unexpected_user_info",
            usize::from(has_user_info && is_first(link)),
        ),
    ]
}

/// Whether a link without faults is a click without a target, or has no padding at its very end and lacks recipient
/// or message id.
fn may_be_cut(link: &Link<'_, '_>) -> bool {
    let Some(records) = link.records().filter(|_| link.faults().next().is_none()) else {
        return false;
    };
    let leads_nowhere = link.target().is_none_or(|it| it.bytes().next().is_none());
    let parts = link.parts();
    let text: Vec<u8> = PercentDecoded::new(parts.text()).collect();
    let text = String::from_utf8_lossy(&text);
    let goes_on =
        parts.query().is_some() || parts.fragment().is_some() || text.ends_with(['/', '?', '#']);
    let is_padded = text.ends_with('~');
    let lacks_id = records.rcpt_to().is_none() || records.message_id().is_none();
    records.kind() == Some(Kind::Click) && leads_nowhere || !goes_on && !is_padded && lacks_id
}

/// Whether the user name is the first thing that a writer would have written differently.
fn is_first(link: &Link<'_, '_>) -> bool {
    let scheme = link.parts().scheme();
    link.faults().next().is_none()
        && scheme.is_some_and(|it| matches!(it.as_bytes(), b"http" | b"https"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_row_of_the_document_has_a_code_and_one_of_three_severities() {
        let rows: Vec<_> = documented_notes().collect();
        assert!(rows.len() > 30, "{} rows", rows.len());
        let severities: BTreeSet<_> = rows.iter().map(|(_, severity)| *severity).collect();
        assert_eq!(severities, BTreeSet::from(["danger", "info", "warning"]));
    }
}
