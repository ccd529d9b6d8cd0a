//! The sentences that say what was found in a paste or a file.

use super::notice::PasteSummary;
use super::opened_file::OpenedFile;
use crate::input::{FileEnd, FileEndReason, MAX_FINDS, Step, Steps};
use crate::inspector::message::MAX_PASTE;

/// How many links were found in a paste, what was undone, and what was left out.
pub(super) fn pasted(summary: PasteSummary) -> String {
    let PasteSummary { links, lines, .. } = summary;
    let found = format!(
        "{links} link{} found in {lines} line{}",
        plural(links),
        plural(lines)
    );
    let cut = "the host may be cut off, and is left out";
    let kept = format!("only the first {MAX_FINDS} are kept");
    let deep = "links that are wrapped too deep are left out";
    let long = format!(
        "only the first {} MiB of the paste were taken",
        MAX_PASTE >> 20
    );
    let mut said = vec![found];
    said.extend(joined(summary.undone));
    let parts = [
        (summary.start_may_be_missing, cut.to_owned()),
        (links > MAX_FINDS, kept),
        (summary.is_too_deep, deep.to_owned()),
        (summary.is_cut, long),
    ];
    let parts = parts.into_iter().filter(|(holds, _)| *holds);
    said.extend(parts.map(|(_, part)| part));
    format!("{}.", said.join("; "))
}

/// How far a file is read.
pub(super) fn reading(file: &OpenedFile) -> String {
    let OpenedFile {
        name,
        links,
        percent,
        ..
    } = file;
    format!(
        "Reading {name}: {percent} %, {links} link{} so far.",
        plural(*links)
    )
}

/// What was found in a file.
pub(super) fn ended(file: &OpenedFile, end: &FileEnd) -> String {
    let OpenedFile {
        name,
        links,
        relatives,
        ..
    } = file;
    let found = match (links, relatives) {
        (0, 0) => "No tracked link".to_owned(),
        (count, 0) => format!("{count} link{}", plural(*count)),
        (count, relatives) => {
            let headers = format!("{relatives} header{}", plural(*relatives));
            format!("{count} link{} and {headers}", plural(*count))
        }
    };
    let read = format!("{} line{} of {name}", end.lines, plural(end.lines));
    let found = format!("{found} found in {read}");
    let reason = match end.reason {
        FileEndReason::AllRead => None,
        FileEndReason::Stopped => Some("you stopped before the end".to_owned()),
        FileEndReason::Full => Some(format!(
            "reading ended there, since only {MAX_FINDS} links are kept"
        )),
        FileEndReason::Failed(kind) => Some(format!("the rest can't be read: {kind}")),
    };
    let mut parts = vec![found];
    parts.extend(joined(file.undone));
    parts.extend(reason);
    parts.extend(end.left_out.iter().cloned());
    format!("{}.", parts.join("; "))
}

/// What was undone, in a list; nothing if nothing was.
fn joined(undone: Steps) -> Option<String> {
    let undone: Vec<_> = undone.iter().map(Step::description).collect();
    (!undone.is_empty()).then(|| undone.join(", "))
}

/// The ending of a noun after a number.
const fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}
