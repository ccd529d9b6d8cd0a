//! The inputs for which allocations and stack are measured: whole, cut and damaged links, their payloads,
//! and configurations.

use tracklens_codec::Link;

use crate::bad_links;

const LINKS: &str = include_str!("../vectors/links.jsonl");

const CONFIGURATIONS: [&str; 25] = [
    "",
    "engagement_tracker { max_metadata_len = 200 click_tracking_include_metadata = off }",
    "include a.conf Esmtp { Listen \":25\" { include \"b\" map = [ a = b ] list = ( a \"b\" ) } }",
    "# comment\n/* another */ readonly_include \"c\" engagement_tracker { enabled = true }",
    "engagement_tracker { max_metadata_len = much }",
    "engagement_tracker { max_metadata_len = 007 }",
    "engagement_tracker { max_metadata_len = 4294967296 }",
    "engagement_tracker { click_tracking_include_metadata = maybe }",
    "engagement_tracker { click_track_include_metadata = on }",
    "engagement_tracker { unknown = 1 }",
    "engagement_tracker { scope { } }",
    "/* a",
    "a = \"b",
    "a = 'b",
    "a = \x01",
    "= a",
    "a b c",
    "a = }",
    "include {",
    "a = ( = )",
    "a = ( b",
    "a = [ b c ]",
    "a = [ b = c",
    "}",
    "a \"b\" {",
];

/// Record lists with what no vector contains.
const RECORD_LISTS: [&[u8]; 7] = [
    b"\x46\x03\0\0\0\x3f",
    b"\x3f\x45\0",
    b"\x3f\x45\x40nameofsixtyfourbytesnameofsixtyfourbytesnameofsixtyfourbytes_64_",
    b"\x3f\x3e",
    b"\x52\x04us\xffr\x04",
    b"\x3f\x44\0\xff",
    b"\x87\x03\0{}\xff\x3f\x84\x01",
];

pub(crate) fn inputs() -> Vec<Vec<u8>> {
    let mut inputs = Vec::new();
    for link in links() {
        let mut buffer = vec![0; link.len()];
        let decoded = Link::decode(&link, &mut buffer).expect("a link of the vectors");
        let payload = decoded.payload().as_bytes();
        inputs.extend([link.as_bytes(), payload].map(<[u8]>::to_vec));
    }
    let bad_links = bad_links::rows().map(|(_, text, _)| text);
    for text in bad_links.chain(CONFIGURATIONS.map(str::to_owned)) {
        inputs.push(text.into_bytes());
    }
    for list in RECORD_LISTS {
        inputs.push(list.to_vec());
        inputs.push(link_of(list));
    }
    inputs
}

/// An input cut, and with one byte damaged: at every offset, or for a long one at about fifty.
pub(crate) fn damaged(input: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let places = (0..input.len()).step_by(1 + input.len() / 50);
    let cut = places.clone().map(|len| input[..len].to_vec());
    let damaged = places.map(|at| {
        let mut text = input.to_vec();
        text[at] ^= 0x15;
        text
    });
    cut.chain(damaged)
}

fn links() -> impl Iterator<Item = String> {
    LINKS.lines().map(|line| {
        let vector: serde_json::Value = serde_json::from_str(line).unwrap();
        vector["input"].as_str().unwrap().to_owned()
    })
}

/// A link with this record list as its payload.
fn link_of(records: &[u8]) -> Vec<u8> {
    use base64::Engine as _;

    let payload = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(records);
    format!("https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/{payload}")
        .into_bytes()
}
