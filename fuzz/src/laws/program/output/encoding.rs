//! The law of `encode`, over the objects that `decode` writes.

use std::fmt::Write as _;
use std::num::NonZeroUsize;

use serde_json::Value as Json;
use tracklens::commands::encode;
use tracklens::settings::WriteSettings;
use tracklens_codec::{Link, NewLink, Payload};

use super::decoded::MAX_METADATA_LEN;
use crate::laws::program::shown::judge_safety;
use crate::oracles::promises::{SearchedLine, link_object};

/// `encode` writes a line for each object. A link that was as a writer writes it, with a known flag
/// and a target in UTF-8, comes back unchanged. Any other one comes back as a link that says the same,
/// or as an empty line.
pub(super) fn a_link_comes_back_from_its_object(lines: &[SearchedLine<'_>], objects: &[Json]) {
    let mut input = String::new();
    for object in objects {
        // Writing to a string can't fail.
        let _ = writeln!(input, "{object}");
    }
    let (mut output, mut messages) = (Vec::new(), Vec::new());
    let say = |message: &str| messages.push(message.to_owned());
    encode::run(
        &WriteSettings::default(),
        NonZeroUsize::MIN,
        input.as_bytes(),
        &mut output,
        say,
    )
    .expect("memory can be written");
    for message in &messages {
        judge_safety(message);
    }
    let output = String::from_utf8(output).expect("a link is UTF-8");
    let written: Vec<&str> = output.lines().collect();
    assert_eq!(written.len(), objects.len(), "the number of links differs");
    for ((written, line), object) in written.into_iter().zip(lines).zip(objects) {
        judge_encoding(written, &line.text, object);
    }
}

fn judge_encoding(written: &str, text: &[u8], object: &Json) {
    let mut buffer = vec![0; text.len()];
    let original = Link::decode_partial(text, &mut buffer);
    if let Ok(original) = &original
        && is_complete(original)
        && NewLink::of(original).is_ok_and(|link| link.to_string().as_bytes() == text)
    {
        assert!(
            written.as_bytes() == text,
            "a link does not come back unchanged"
        );
    }
    if written.is_empty() {
        return;
    }
    let mut buffer = vec![0; written.len()];
    let Ok(read) = Link::decode_partial(written, &mut buffer) else {
        panic!("the encoded text is not a link");
    };
    let read = link_object(&read, MAX_METADATA_LEN);
    for key in [
        "signature",
        "customer_id",
        "encrypted",
        "route",
        "records",
        "payload_hex",
    ] {
        assert!(
            object["link"].get(key) == read.get(key),
            "{key} differs in the encoded link"
        );
    }
}

/// Whether the object of a link says everything about it: the object has no payload under an unknown
/// flag, and only the UTF-8 of a target.
fn is_complete(link: &Link<'_, '_>) -> bool {
    let target = link.target().map(|it| it.bytes().collect::<Vec<_>>());
    let is_opaque = matches!(link.payload(), Payload::Opaque(_));
    !is_opaque && target.is_none_or(|target| String::from_utf8(target).is_ok())
}
