//! An editor: other metadata and another target in a link, and a new signature. It says what it can't keep.
//!
//! ```sh
//! cargo run -p tracklens-codec --features hmac --example edit -- /f/a/SIGNATURE/TOKEN/PAYLOAD
//! ```

use std::env;
use std::error::Error;

use tracklens_codec::{
    Flag, HmacSha256, Kind, Link, MAX_PAYLOAD_LEN, NewLink, Origin, RecordId, RecordList, Target,
};

/// The edited link, signed again, and what of the old link could not be kept. The old link may be a request path, so you
/// give the origin.
fn edited(
    text: &str,
    origin: Origin<'_>,
    metadata: &str,
    target: &str,
) -> Result<(String, Vec<String>), Box<dyn Error>> {
    let (mut read, mut written) = ([0; MAX_PAYLOAD_LEN], [0; MAX_PAYLOAD_LEN]);
    let link = Link::decode_partial(text, &mut read)?;
    let records = link.records().ok_or("the payload can't be read")?;
    let faults = link.faults().map(|fault| fault.to_string());
    let dropped = NewLink::dropped(&link).map(|part| part.as_bytes().escape_ascii().to_string());
    let lost = faults.chain(dropped).collect();

    let mut new = NewLink::of_with_origin(&link, origin)?.unsigned();
    let mut new_records = RecordList::copy_of(records, &mut written)?;
    new_records.set(RecordId::RCPT_META, metadata)?;
    match link.target() {
        _ if link.kind() != Some(Kind::Click) => {}
        Some(Target::Query(_)) => new = new.with_query_target(Some(target))?,
        _ => new_records.set(RecordId::TARGET_LINK_URL, target)?,
    }
    let new = new.with_payload(Flag::Plaintext, new_records.as_bytes())?;
    let key = HmacSha256::new(b"a key of the operator's own")?;
    Ok((new.sign(&key).to_string(), lost))
}

fn main() -> Result<(), Box<dyn Error>> {
    let text = env::args().nth(1).unwrap_or_default();
    let origin = Origin::try_from("https://click.example.com")?;
    let target = "https://www.example.com/";
    let (new, lost) = edited(&text, origin, r#"{"plan":"gold"}"#, target)?;
    println!("{new}");
    for lost in lost {
        eprintln!("not kept: {lost}");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const METADATA: &[u8] = br#"{"plan":"gold"}"#;

    /// Edits a link, checks what the new one says, and returns what could not be kept.
    fn check(old: &str, expected: &str) -> Vec<String> {
        let origin = Origin::try_from("https://click.example.com").unwrap();
        let metadata = str::from_utf8(METADATA).unwrap();
        let (new, lost) = edited(old, origin, metadata, "https://new.example.com/").unwrap();
        let mut buffer = [0; MAX_PAYLOAD_LEN];
        let link = Link::decode_strict(&new, &mut buffer).unwrap();
        let records = link.records().unwrap();
        assert_eq!(records.rcpt_meta(), Some(METADATA));
        assert_eq!(records.rcpt_to(), Some(&b"user@example.com"[..]));
        assert_eq!(records.expiry(), Some(1_700_093_548));
        let target = link.target().map(|it| it.bytes().collect::<Vec<_>>());
        assert_eq!(target.unwrap_or_default(), expected.as_bytes());
        lost
    }

    #[test]
    fn metadata_and_target_are_others_and_nothing_else() {
        let head = "/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~";
        let new = "https://new.example.com/";
        let in_payload = format!("{head}/RgRlVV5sP0QBeFIQdXNlckBleGFtcGxlLmNvbQ~~");
        assert_eq!(check(&in_payload, new), [""; 0]);
        let in_query =
            format!("{head}/RgRlVV5sPwRSEHVzZXJAZXhhbXBsZS5jb20~?target=x&from=mail#top");
        assert_eq!(check(&in_query, new), ["from=mail", "top"]);
    }

    #[test]
    fn an_open_gets_no_target_and_its_damage_is_reported() {
        let open = "/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgRlVV5sPlIQdXNlckBleGFtcGxlLmNvbVgE";
        let lost = check(open, "");
        assert_eq!(lost.len(), 1, "{lost:?}");
        assert!(lost[0].starts_with("the record runs past"), "{lost:?}");
    }
}
