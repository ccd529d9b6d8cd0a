//! Where the target stands, and whether anything in the link vouches for it.

use memchr::memchr_iter;
use tracklens_codec::{Link, RecordId, Records, Target};

use crate::reading::notes::{Code, Note, NoteList, NotePlace};
use crate::reading::read::Reading;
use crate::reading::signature::SignatureStatus;

/// What stands before the target in the query.
const TARGET: &[u8] = b"target=";

/// An ampersand, as HTML writes it.
const ESCAPED: &[u8] = b"&amp;";

pub(super) fn check(reading: &Reading<'_>, link: &Link<'_, '_>, notes: &mut NoteList) {
    notes.extend(unsigned(reading, link));
    notes.extend(two_targets(link));
    notes.extend(repeated(link));
    notes.extend(of_text(reading, link));
    let hops = reading.redirects().len();
    if hops > 0 {
        notes.push(Note::with(
            Code::TargetRedirects,
            &format_args!("steps: {hops}"),
            place(link),
        ));
    }
}

/// What in the target shows that it was not taken from its text as it should be.
fn of_text(reading: &Reading<'_>, link: &Link<'_, '_>) -> impl Iterator<Item = Note> {
    let target = reading.target().unwrap_or_default();
    let mut ampersands = memchr_iter(b'&', target);
    let is_escaped = ampersands.any(|at| target[at..].starts_with(ESCAPED));
    let has_more = matches!(target.last(), Some(b'>' | b'"' | b' '));
    let escaped = is_escaped.then_some(Code::TargetHtmlEscaped);
    let more = has_more.then_some(Code::TargetTrailingCharacter);
    let codes = escaped.into_iter().chain(more);
    codes.map(|code| Note::new(code, place(link)))
}

/// The place of the target that is shown.
pub(super) fn place(link: &Link<'_, '_>) -> NotePlace {
    let in_query = matches!(link.target(), Some(Target::Query(_)));
    match link.parts().query_target().filter(|_| in_query) {
        Some(target) => NotePlace::of_field("target_link_url").at(target.span().start()),
        None => link
            .records()
            .and_then(|it| it.first(RecordId::TARGET_LINK_URL))
            .map_or_else(NotePlace::default, |record| NotePlace::of_record(&record)),
    }
}

/// That the target stands where anybody who has the link could have changed it, unless a signature of the
/// operator's own key covers it.
fn unsigned(reading: &Reading<'_>, link: &Link<'_, '_>) -> Option<Note> {
    let Some(Target::Query(target)) = link.target() else {
        return None;
    };
    let code = match reading.signature_status() {
        _ if target.is_empty() => return None,
        Some(SignatureStatus::Valid) => return None,
        Some(SignatureStatus::Invalid) => Code::UnsignedQueryTarget,
        Some(SignatureStatus::Unchecked) | None => Code::UnverifiedQueryTarget,
    };
    Some(Note::new(code, place(link)))
}

fn two_targets(link: &Link<'_, '_>) -> Option<Note> {
    let in_payload = link.records().and_then(Records::target_link_url)?;
    let in_query = link.parts().query_target()?;
    let are_both = !in_payload.is_empty() && !in_query.as_bytes().is_empty();
    are_both.then(|| {
        let place = NotePlace::of_field("query").at(in_query.span().start());
        Note::new(Code::TwoTargets, place)
    })
}

fn repeated(link: &Link<'_, '_>) -> Option<Note> {
    let query = link.parts().query()?;
    let mut start = query.span().start();
    let mut starts = query
        .as_bytes()
        .split(|&byte| byte == b'&')
        .filter_map(|it| {
            let here = start;
            start += it.len() + 1;
            it.starts_with(TARGET).then_some(here + TARGET.len())
        });
    let second = starts.nth(1)?;
    let detail = format!("{} targets", 2 + starts.count());
    let place = NotePlace::of_field("query").at(second);
    Some(Note::with(Code::RepeatedQueryTarget, &detail, place))
}
