//! What is known of a value within the metadata, and of the metadata as a whole.
//!
//! ```text
//! /address/city
//! Ulm
//! Type      string, 3 characters
//! Cost      13 bytes: 1.3% of the limit, 4.8% of the metadata
//! Written   "city":"Ulm",
//! Link      bytes 402..420
//! Payload   bytes 171..183
//! ```

use std::ops::Range;

use super::text::{long_text, shown_range};
use crate::inspector::desk::Desk;
use crate::inspector::metadata_tree::{MetadataTree, NodeKind};
use crate::inspector::screen::Pen;
use crate::text::shown::Shown;

/// How many of the members that cost most are named.
const DEAREST: usize = 3;

/// Writes what is known of a value.
pub(super) fn value(pen: &mut Pen<'_>, desk: &Desk, tree: &MetadataTree, member: usize) {
    let Some(node) = tree.nodes().get(member) else {
        return;
    };
    pen.paragraph(&Shown::text(&tree.pointer(member)), pen.theme().heading);
    let says = tree.says(member);
    let rest = long_text(pen, &Shown::text(&says));
    let count = match node.kind {
        NodeKind::String => counted(says.chars().count(), "character"),
        NodeKind::Object => counted(node.members, "member"),
        NodeKind::Array => counted(node.members, "element"),
        _ => String::new(),
    };
    pen.say("Type", &(node.kind.name().to_owned() + &count));
    if let Some(length) = desk.anatomy().metadata_length() {
        let cost = node.cost();
        let of = |whole: usize| percent(cost, whole);
        let max = usize::try_from(length.max()).unwrap_or(usize::MAX);
        let (of_limit, of_all) = (of(max), of(length.len()));
        let text = format!("{cost} bytes: {of_limit} of the limit, {of_all} of the metadata");
        pen.say("Cost", &text);
    }
    if node.kind == NodeKind::String && tree.value(member).contains('\\') {
        pen.say("Written", tree.value(member));
    }
    place(pen, "Link", desk.selected_text_range());
    place(pen, "Payload", Some(tree.in_payload(member)));
    pen.push(rest);
}

/// Writes what is known of all of the metadata: how long it is, what costs most, and what would help.
pub(super) fn whole(pen: &mut Pen<'_>, desk: &Desk) {
    let Some(length) = desk.anatomy().metadata_length() else {
        return;
    };
    let (len, max) = (length.len(), length.max());
    let verdict = match length.remaining() {
        Some(left) => format!("{left} left"),
        None => format!("{} over", length.excess()),
    };
    pen.say("Length", &format!("{len} of {max} bytes: {verdict}"));
    let Some(tree) = desk.anatomy().tree() else {
        return;
    };
    if let Some(advice) = tree.advice_for(length) {
        pen.say("Advice", &advice);
    }
    let dearest = tree.by_cost().into_iter().take(DEAREST);
    let dearest: Vec<_> = dearest.map(|it| tree.name_and_cost(it)).collect();
    if !dearest.is_empty() {
        pen.say("Largest", &dearest.join(", "));
    }
}

fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!(", {count} {what}{plural}")
}

/// A part of a whole in per cent, with one decimal.
fn percent(part: usize, whole: usize) -> String {
    let per_mille = part.saturating_mul(1000).checked_div(whole);
    match per_mille {
        Some(per_mille) => format!("{}.{}%", per_mille / 10, per_mille % 10),
        None => "more than all".to_owned(),
    }
}

fn place(pen: &mut Pen<'_>, name: &'static str, range: Option<Range<usize>>) {
    if let Some(range) = range {
        pen.say(name, &format!("bytes {}", shown_range(&range)));
    }
}
