//! Laws of another value of something.

use serde_json::Value as Json;
use tracklens::reading::HeldReading;
use tracklens::reading::source::PartName;
use tracklens::writing::rewriting::{EditPlace, Rewritten, ValueForm, present, rewrite};
use tracklens_codec::Link;

use super::seen::Seen;
use super::{expected, signing, typed};
use crate::laws::program::drafted::settings;
use crate::laws::program::shown::judge_safety;
use crate::oracles::promises::{RcptMeta, rcpt_meta};

/// What is typed becomes the value, and nothing else changes. What is there already changes nothing, and typing it
/// again brings back a link that was as a writer writes it.
pub(super) fn judge(held: &HeldReading, before: &Seen, place: &EditPlace, which: usize) {
    let (form, old) = match present(held.reading(), place) {
        Ok(present) => present,
        Err(error) => return judge_safety(&error.to_string()),
    };
    what_is_there_changes_nothing(held, place, form, &old);
    let texts = typed::texts(form);
    let Some(text) = texts.get(which % texts.len().max(1)) else {
        return;
    };
    let new = match rewrite(held.reading(), place, text) {
        Ok(new) => new,
        Err(error) => {
            judge_safety(&error.to_string());
            let is_valid = texts.first() == Some(text) && can_have_another(before, place);
            assert!(!is_valid, "{error}: {place:?} as {text}");
            assert!(
                error.at().is_none_or(|at| at <= text.len()),
                "{error}: of {text}"
            );
            return;
        }
    };
    if *text == old {
        return;
    }
    judge_new(before, place, form, text, &new);
    signing::judge(held, &new, place);
    let is_as_written = Link::decode_strict(held.reading().text(), &mut vec![0; 1 << 16]).is_ok();
    if is_as_written && can_be_typed(before, place, form, &old) {
        let again = HeldReading::new(&new.link, &settings());
        // Text that is not UTF-8 is typed as bytes. Once it is UTF-8, digits typed for it are text.
        if present(again.reading(), place).is_ok_and(|(now, _)| now != form) {
            return;
        }
        let back = rewrite(again.reading(), place, &old).map(|it| it.link);
        let text = str::from_utf8(held.reading().text()).expect("text");
        assert_eq!(
            back.as_deref(),
            Ok(text),
            "the old value of {place:?} brings back another link"
        );
    }
}

/// Whether the link has a value that can be typed again. A route that is left takes its sublink with it, and nobody
/// types metadata that is not JSON, nor the older route of clicks by their kind.
fn can_be_typed(before: &Seen, place: &EditPlace, form: ValueForm, old: &str) -> bool {
    let has_usual_sublink = [&b""[..], b"a"].contains(&before.part(PartName::Sublink));
    match place {
        EditPlace::Part(PartName::Route) => has_usual_sublink,
        EditPlace::Event => has_usual_sublink && before.part(PartName::Route) != b"e",
        EditPlace::Part(name) => !before.part(*name).is_empty(),
        EditPlace::Record(_) if form == ValueForm::Metadata => {
            matches!(rcpt_meta(old.as_bytes()), RcptMeta::Json(Json::Object(_)))
        }
        EditPlace::Record(_) | EditPlace::CustomerId => true,
        _ => false,
    }
}

/// Whether it is a value of its own, for which the first text of each form is a valid one.
fn can_have_another(before: &Seen, place: &EditPlace) -> bool {
    match place {
        EditPlace::Part(
            name @ (PartName::Host | PartName::Port | PartName::Signature | PartName::Target),
        ) => !before.part(*name).is_empty(),
        // A link always has one record.
        EditPlace::CustomerId => true,
        EditPlace::Record(_) => has_signature(before),
        _ => false,
    }
}

/// Whether the signature is as long as one. If not, a payload that becomes as long is taken for it.
fn has_signature(before: &Seen) -> bool {
    let is_symbol = |byte: &&u8| byte.is_ascii_alphanumeric() || b"-_".contains(byte);
    let signature = before.part(PartName::Signature).iter();
    signature.filter(is_symbol).count() == 22
}

fn what_is_there_changes_nothing(
    held: &HeldReading,
    place: &EditPlace,
    form: ValueForm,
    old: &str,
) {
    let is_new = matches!(place, EditPlace::NewRecord(_) | EditPlace::LeftOver);
    // A value of a wrong length can't be typed, so nothing stands for it.
    if is_new || old.is_empty() || matches!(form, ValueForm::Choice(_)) {
        return;
    }
    let same = rewrite(held.reading(), place, old);
    let same = same.map(|it| (it.link.into_bytes(), it.changes));
    assert_eq!(
        same,
        Ok((held.reading().text().to_vec(), Vec::new())),
        "{place:?} as it is"
    );
}

fn judge_new(before: &Seen, place: &EditPlace, form: ValueForm, text: &str, new: &Rewritten) {
    let after = Seen::of(&new.link).expect("a link that was edited is one");
    let expected = expected::after_edit(before, &after, place, form, text);
    assert_eq!(after, expected, "{place:?} as {text}");
    judge_changes(before, &after, new);
}

/// The parts that have changed are named, with where they stand now and which of their bytes are different. A target in
/// the query counts instead of the query.
pub(super) fn judge_changes(before: &Seen, after: &Seen, new: &Rewritten) {
    let has_target = [before, after].iter().any(|it| {
        let mut parameters = it.part(PartName::Query).split(|&byte| byte == b'&');
        parameters.any(|parameter| parameter.starts_with(b"target="))
    });
    let changed = PartName::ALL.into_iter().filter(|name| {
        let is_counted = *name != PartName::Query || !has_target;
        is_counted && before.part(*name) != after.part(*name)
    });
    let named = new.changes.iter().map(|it| it.part).filter(|name| {
        // An empty part and none are the same here.
        before.part(*name) != after.part(*name)
    });
    let (named, changed) = (named.collect::<Vec<_>>(), changed.collect::<Vec<_>>());
    assert_eq!(
        named, changed,
        "the parts that have changed in {}",
        new.link
    );
    for change in &new.changes {
        let (old, now) = (before.part(change.part), after.part(change.part));
        let Some(range) = &change.new else {
            assert!(now.is_empty(), "{:?} has no place", change.part);
            continue;
        };
        assert_eq!(
            &new.link.as_bytes()[range.clone()],
            now,
            "where {:?} stands",
            change.part
        );
        let (from, to) = (
            change.differs.start - range.start,
            change.differs.end - range.start,
        );
        assert!(
            from <= to && to <= now.len(),
            "what differs is not of the part"
        );
        let end = now.len() - to;
        assert!(old.starts_with(&now[..from]), "the start is equal");
        assert!(
            old.len() >= from + end && old.ends_with(&now[to..]),
            "the end is equal"
        );
    }
}
