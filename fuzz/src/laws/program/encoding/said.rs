//! The law that a link says what the object said.

use serde_json::{Map, Value as Json};
use tracklens::writing::encode::Encoded;

use super::given::Given;

/// The keys of records that come back as they were given.
const TEXTS: [&str; 5] = [
    "tenant_id",
    "campaign_id",
    "template_id",
    "rcpt_to",
    "target_link_name",
];

/// The keys of numbers. If one is not given, 0 is written for it or nothing is.
const NUMBERS: [&str; 3] = ["expiry", "subaccount_id", "template_version"];

pub(super) fn judge(given: &Given<'_>, object: &Json, written: &Encoded) {
    let link = object["link"].as_object().expect("the text is a link");
    for key in ["error", "undone", "relative", "log"] {
        assert_eq!(object.get(key), None, "the line of the link has {key}");
    }
    judge_envelope(given, link);
    if let Some(ciphertext) = given.text("payload_hex") {
        let expected = Json::from(ciphertext.to_ascii_lowercase());
        assert_eq!(link.get("payload_hex"), Some(&expected), "the ciphertext");
        assert_eq!(link["encrypted"], true, "a ciphertext is encrypted");
        assert_eq!(object.get("fault"), None, "the link has a fault");
        return;
    }
    assert_eq!(
        link["encrypted"], false,
        "nothing is encrypted without a key"
    );
    if let Some(records) = given.value("records") {
        return judge_records(given, records, link);
    }
    assert_eq!(object.get("fault"), None, "the link has a fault");
    judge_content(given, link);
    judge_target(given, link);
    judge_metadata(given, link, written);
}

fn judge_envelope(given: &Given<'_>, link: &Map<String, Json>) {
    let scheme = given.text("scheme").map(str::to_ascii_lowercase);
    assert_eq!(link["scheme"].as_str(), scheme.as_deref(), "the scheme");
    assert_eq!(link["host"].as_str(), given.text("host"), "the host");
    assert_eq!(link.get("port"), given.value("port"), "the port");
    assert_eq!(
        link.get("customer_id"),
        given.value("customer_id"),
        "the customer"
    );
    let signature = given.text("signature").map(str::to_ascii_lowercase);
    assert_eq!(
        link["signature"].as_str(),
        signature.as_deref(),
        "the signature"
    );
    if let Some(route) = given.text("route") {
        assert_eq!(link["route"], route, "the route");
    }
    let is_f = link["route"] == "f";
    let form = given.text("sublink_form");
    let expected = match given.sublink() {
        Some(sublink) => Some(sublink),
        None if is_f && form.is_none() => Some("a".to_owned()),
        None => None,
    };
    let found = link.get("sublink").and_then(Json::as_str);
    assert_eq!(found, expected.as_deref(), "the sublink");
    let expected = form.filter(|_| expected.is_none());
    let found = link.get("sublink_form").and_then(Json::as_str);
    assert_eq!(found, expected, "how the sublink is lacking");
}

/// Every record has its id, its bytes and, if it was asked for, its width; then comes what is left over.
fn judge_records(given: &Given<'_>, records: &Json, link: &Map<String, Json>) {
    let records = records.as_array().expect("records that were taken");
    let found = link["records"].as_array().expect("records");
    assert_eq!(found.len(), records.len(), "how many records there are");
    for (found, given) in found.iter().zip(records) {
        assert_eq!(found["id"], given["id"], "the id of a record");
        let hex = |record: &Json| record["hex"].as_str().map(str::to_ascii_lowercase);
        assert_eq!(hex(found), hex(given), "the bytes of a record");
        if let Some(width) = given.get("width").filter(|it| !it.is_null()) {
            assert_eq!(&found["width"], width, "the width of a record");
        }
    }
    let hex = |object: Option<&Json>| {
        let hex = object?.get("hex")?.as_str()?.to_ascii_lowercase();
        Some(hex).filter(|hex| !hex.is_empty())
    };
    let left_over = given.value("left_over");
    assert_eq!(
        hex(link.get("left_over")),
        hex(left_over),
        "what is left over"
    );
}

fn judge_content(given: &Given<'_>, link: &Map<String, Json>) {
    assert_eq!(link["event"].as_str(), given.text("event"), "the event");
    for key in TEXTS {
        let found = link.get(key).and_then(Json::as_str);
        assert_eq!(found, given.text(key), "{key}");
    }
    for key in NUMBERS {
        let found = link.get(key).and_then(Json::as_u64);
        match given.value(key) {
            Some(number) => assert_eq!(found, number.as_u64(), "{key}"),
            None => assert!(found.unwrap_or_default() == 0, "{key} comes from nowhere"),
        }
    }
    let message = given.text("message_id").map(str::to_ascii_lowercase);
    assert_eq!(
        link["message_id"].as_str(),
        message.as_deref(),
        "the message"
    );
    let number = |digits: Option<&str>| digits.and_then(|digits| digits.parse::<u64>().ok());
    let found = link.get("transmission_id").and_then(Json::as_str);
    assert_eq!(
        number(found),
        number(given.text("transmission_id")),
        "the transmission"
    );
}

fn judge_target(given: &Given<'_>, link: &Map<String, Json>) {
    let found = link.get("target_link_url").and_then(Json::as_str);
    assert_eq!(found, given.text("target_link_url"), "the target");
    let source = found.map(|_| given.text("target_source").unwrap_or("payload"));
    let found = link.get("target_source").and_then(Json::as_str);
    assert_eq!(found, source, "where the target stands");
}

/// The metadata of the transmission and of the recipient, whose values win; or else the bytes. Without them there is a
/// warning that says so.
fn judge_metadata(given: &Given<'_>, link: &Map<String, Json>, written: &Encoded) {
    let is_left_out = written.warnings.iter().any(|warning| {
        let said = warning.to_string();
        said.ends_with("[metadata_over]") || said.ends_with("[metadata_not_carried]")
    });
    let found = (link.get("rcpt_meta"), link.get("rcpt_meta_hex"));
    if is_left_out {
        assert_eq!(found, (None, None), "metadata that is left out is written");
        return;
    }
    let of = |key: &str| given.value(key).and_then(Json::as_object);
    let merged = match (of("transmission_meta"), of("rcpt_meta")) {
        (None, None) => None,
        (below, above) => {
            let both = [below, above].into_iter().flatten().flatten();
            let pairs = both.map(|(key, value)| (key.clone(), value.clone()));
            Some(Json::Object(pairs.collect()))
        }
    };
    match (merged, given.text("rcpt_meta_hex")) {
        (Some(merged), _) => assert_eq!(found, (Some(&merged), None), "the metadata"),
        (None, Some(hex)) => {
            let hex = hex.to_ascii_lowercase();
            let records = link["records"].as_array().expect("records");
            let record = records.iter().find(|record| record["id"] == 7);
            let bytes = record.and_then(|record| record["hex"].as_str());
            assert_eq!(bytes, Some(&*hex), "the bytes of the metadata");
        }
        (None, None) => assert_eq!(found, (None, None), "metadata that nobody gave"),
    }
}
