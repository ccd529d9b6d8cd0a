//! Laws of editing the metadata by its keys: one key changes, and every other byte stays.

use std::fmt::Write as _;

use serde_json::Value as Json;
use tracklens::reading::HeldReading;
use tracklens::writing::rewriting::metadata::{keys, pointer_to, remove, set, set_typed, value};
use tracklens::writing::rewriting::{EditPlace, rewrite};
use tracklens_codec::{Link, Records};

use super::drafted::settings;
use crate::inputs::members::{InputMember, members};
use crate::oracles::writer::{write_base64url, write_record};

/// All laws of this file, for metadata with the keys that the bytes make.
///
/// # Panics
///
/// If a law is broken.
pub fn metadata_edits(data: &[u8]) {
    let members = members(data);
    let text = Spelled::of(&members);
    let names: Vec<String> = members.iter().map(|it| it.key.clone()).collect();
    let found = keys(&text.json).map(|all| all.into_iter().map(|(key, _)| key).collect());
    assert_eq!(found, Ok(names), "the keys differ");
    for place in &text.places {
        a_value_is_set_where_it_stands(&text, place);
        what_is_removed_is_gone(&text, place);
    }
    for (index, member) in members.iter().enumerate() {
        let others = members
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != index);
        let others: Vec<_> = others.map(|(_, member)| member.clone()).collect();
        a_new_key_comes_last(&Spelled::of(&others), member);
    }
    links_are_edited_alike(&text);
}

/// Metadata as it is spelled, and where each value of it stands.
struct Spelled {
    json: String,
    places: Vec<Place>,
}

/// A value in the metadata.
struct Place {
    /// The keys that lead to it.
    path: Vec<String>,
    start: usize,
    end: usize,
}

impl Spelled {
    fn of(members: &[InputMember]) -> Self {
        let mut spelled = Self {
            json: String::new(),
            places: Vec::new(),
        };
        spelled.push_object(members, &[]);
        spelled
    }

    fn push_object(&mut self, members: &[InputMember], path: &[String]) {
        self.json.push('{');
        for (index, member) in members.iter().enumerate() {
            if index > 0 {
                self.json.push(',');
            }
            let blank = if member.has_spaces { " " } else { "" };
            // Writing to a string can't fail.
            let _ = write!(self.json, "{blank}{}{blank}:{blank}", member.spelled);
            let path = [path, std::slice::from_ref(&member.key)].concat();
            let start = self.json.len();
            if member.members.is_empty() {
                let _ = write!(self.json, "{index}.50");
            } else {
                self.push_object(&member.members, &path);
            }
            let end = self.json.len();
            self.places.push(Place { path, start, end });
        }
        self.json.push('}');
    }

    fn value(&self, place: &Place) -> &str {
        &self.json[place.start..place.end]
    }
}

/// A JSON pointer, escaped character by character.
fn pointer(path: &[String]) -> String {
    let mut pointer = String::new();
    for key in path {
        pointer.push('/');
        for char in key.chars() {
            match char {
                '~' => pointer += "~0",
                '/' => pointer += "~1",
                char => pointer.push(char),
            }
        }
    }
    pointer
}

/// A pointer leads to the value of its keys. Another value is spelled as it is typed, in the place of the old one; the
/// old one brings back every byte.
fn a_value_is_set_where_it_stands(text: &Spelled, place: &Place) {
    let pointer = pointer(&place.path);
    let old = text.value(place);
    assert_eq!(
        value(&text.json, &pointer).as_deref(),
        Ok(old),
        "what stands at {pointer}"
    );
    if let [key] = &place.path[..] {
        assert_eq!(pointer_to(key), pointer, "the pointer to a key");
    }
    for new in ["[ 7 ]", "\"~1\"", "{\"~0\":null}"] {
        let changed = set(&text.json, &pointer, new);
        let (before, after) = (&text.json[..place.start], &text.json[place.end..]);
        let expected = format!("{before}{new}{after}");
        assert_eq!(changed.as_deref(), Ok(&*expected), "{new} at {pointer}");
        assert_eq!(
            set(&expected, &pointer, old).as_deref(),
            Ok(&*text.json),
            "undone at {pointer}"
        );
    }
    if let [key] = &place.path[..]
        && !key.is_empty()
    {
        let (before, after) = (&text.json[..place.start], &text.json[place.end..]);
        let typed = set_typed(&text.json, &format!("{key}= 8 "));
        assert_eq!(typed, Ok(format!("{before}8{after}")), "typed as {key}");
    }
}

/// Without a value, the keys beside it are the others, each with its value as it was.
fn what_is_removed_is_gone(text: &Spelled, place: &Place) {
    let pointer = pointer(&place.path);
    let changed = remove(&text.json, &pointer).expect("the value can be removed");
    let missing = value(&changed, &pointer);
    assert!(missing.is_err(), "{pointer} is still there");
    let is_within = |other: &&Place| !other.path.starts_with(&place.path);
    for other in text.places.iter().filter(is_within) {
        let found = value(&changed, &self::pointer(&other.path));
        let holds_it = place.path.starts_with(&other.path);
        let is_right = match &found {
            Ok(found) if holds_it => found.len() < text.value(other).len(),
            found => found.as_deref() == Ok(text.value(other)),
        };
        assert!(is_right, "{:?} without {pointer}", other.path);
    }
    let parsed: Json = serde_json::from_str(&changed).expect("it is still JSON");
    let again: Json = serde_json::from_str(&text.json).expect("it was JSON");
    let count = |json: &Json| json.to_string().matches(".50").count();
    assert!(count(&parsed) < count(&again), "nothing is gone");
}

/// A key that is not there yet comes after all others; removed again, every byte is as before.
fn a_new_key_comes_last(text: &Spelled, member: &InputMember) {
    let pointer = pointer(std::slice::from_ref(&member.key));
    let added = set(&text.json, &pointer, "9").expect("a key can be added");
    let body = text.json.strip_suffix('}').expect("an object");
    let comma = if text.places.is_empty() { "" } else { "," };
    let key = Json::from(member.key.as_str());
    assert_eq!(
        added,
        format!("{body}{comma}{key}:9}}"),
        "{pointer} is added"
    );
    assert_eq!(
        remove(&added, &pointer).as_deref(),
        Ok(&*text.json),
        "{pointer} is removed again"
    );
}

/// The same edits of a link change its metadata alone, and the old value brings back the link.
fn links_are_edited_alike(text: &Spelled) {
    let link = link(&text.json);
    let held = HeldReading::new(&link, &settings());
    for place in text.places.iter().take(4) {
        let pointer = pointer(&place.path);
        let at = EditPlace::Member(pointer.clone());
        let new = rewrite(held.reading(), &at, "[0]").expect("the value can be edited");
        let expected = set(&text.json, &pointer, "[0]").expect("the value can be set");
        assert_eq!(
            new.link,
            self::link(&expected),
            "the link with {pointer} edited"
        );
        let again = HeldReading::new(&new.link, &settings());
        let back = rewrite(again.reading(), &at, text.value(place)).map(|it| it.link);
        assert_eq!(
            back.as_deref(),
            Ok(&*link),
            "the link with {pointer} as it was"
        );
    }
    let mut buffer = vec![0; link.len()];
    let read = Link::decode_partial(&link, &mut buffer).expect("a link");
    let metadata = read.records().and_then(Records::rcpt_meta);
    assert_eq!(
        metadata,
        Some(text.json.as_bytes()),
        "the metadata of the link"
    );
}

/// An open with this metadata.
fn link(metadata: &str) -> String {
    let mut payload = Vec::new();
    write_record(62, 0, b"", &mut payload);
    let width = if metadata.len() > 255 { 2 } else { 1 };
    write_record(7, width, metadata.as_bytes(), &mut payload);
    write_record(18, 1, b"user@example.com", &mut payload);
    format!(
        "https://open.example.com/q/{}/{}/{}",
        write_base64url(&[7; 16]),
        write_base64url(&[0, 0, 0, 1, 0]),
        write_base64url(&payload)
    )
}
