//! The laws of what is not whole in the object of a link, and of where its target leads.

use serde_json::{Value as Json, json};
use tracklens::input::Step;
use tracklens::input::find::chain;
use tracklens_codec::{Layer, Link, Payload};

/// The records that hold text, by their ids and names.
const TEXTS: [(u8, &str); 7] = [
    (4, "target_link_url"),
    (5, "target_link_name"),
    (7, "rcpt_meta"),
    (8, "campaign_id"),
    (9, "template_id"),
    (18, "rcpt_to"),
    (23, "tenant_id"),
];

/// A text at which a payload ends is given as what it is, a tentative value is under no key of a certain one, and the
/// redirects are those of the target.
pub(super) fn judge_damage(object: &Json, link: &Link<'_, '_>) {
    let cut = cut_value(link);
    assert!(
        object.get("cut_value") == cut.as_ref(),
        "the value that is cut differs"
    );
    if let Some(tentative) = object.get("tentative") {
        judge_tentative(tentative, object, link);
    }
    let target: Vec<u8> = link
        .target()
        .into_iter()
        .flat_map(|it| it.bytes().collect::<Vec<_>>())
        .collect();
    let hops = chain(&target).into_iter().map(|hop| {
        let step = hop.step.map_or("tracked_link", Step::name);
        json!({ "step": step, "url": String::from_utf8_lossy(&hop.url) })
    });
    let hops: Vec<Json> = hops.collect();
    let expected = (!hops.is_empty()).then_some(Json::Array(hops));
    assert!(
        object.get("redirects") == expected.as_ref(),
        "the redirects differ"
    );
}

/// The text of which the payload has only the first bytes, if no record before it has the same id.
fn cut_value(link: &Link<'_, '_>) -> Option<Json> {
    let Payload::Plaintext(records) = link.payload() else {
        return None;
    };
    let left_over = records.left_over();
    let tag = *left_over.first()?;
    let width = usize::from(tag >> 6);
    let len = left_over
        .get(1..=width)
        .filter(|_| (1..=2).contains(&width))?;
    let claimed = len
        .iter()
        .rev()
        .fold(0, |sum, byte| sum << 8 | usize::from(*byte));
    let text = &left_over[1 + width..];
    let id = tag & 0x3f;
    let name = TEXTS.into_iter().find(|(text, _)| *text == id)?.1;
    let is_repeated = records.iter().any(|record| record.id().get() == id);
    let is_cut = !text.is_empty() && text.len() < claimed && !is_repeated;
    is_cut.then(|| {
        json!({
            "name": name,
            "text": String::from_utf8_lossy(text),
            "len": text.len(),
            "claimed_len": claimed,
        })
    })
}

/// Something is tentative only after a wrong character of the payload.
fn judge_tentative(tentative: &Json, object: &Json, link: &Link<'_, '_>) {
    let is_wrong = link
        .faults()
        .any(|it| it.code() == "invalid_symbol" && it.layer() == Layer::PayloadText);
    assert!(is_wrong, "a link is tentative that has no wrong character");
    assert_eq!(
        tentative["offset"], object["payload_len"],
        "where it is certain"
    );
    let keys = tentative.as_object().into_iter().flat_map(|it| it.keys());
    for key in keys.filter(|key| !["offset", "records"].contains(&key.as_str())) {
        assert_eq!(object.get(key), None, "{key} is certain and tentative");
    }
    let records = tentative["records"].as_array().expect("a list of records");
    assert!(!records.is_empty(), "nothing is tentative");
    for record in records {
        let [start, width, len] = ["offset", "width", "len"].map(|key| record[key].as_u64());
        let end = start.zip(width).zip(len).map(|((a, b), c)| a + 1 + b + c);
        assert!(
            end > tentative["offset"].as_u64(),
            "a certain record is tentative"
        );
    }
}
