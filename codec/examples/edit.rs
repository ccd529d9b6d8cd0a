//! An editor: another recipient and another host in a link, and a new signature.
//!
//! ```sh
//! cargo run -p tracklens-codec --features hmac --example edit -- /q/SIGNATURE/TOKEN/PAYLOAD
//! ```

use std::env;
use std::error::Error;

use tracklens_codec::{
    Flag, HmacSha256, Link, MAX_PAYLOAD_LEN, NewLink, Origin, RecordId, RecordList,
};

/// The link may be a request path: the origin is given.
fn edited(text: &str, origin: &str, recipient: &str) -> Result<String, Box<dyn Error>> {
    let (mut read, mut written) = ([0; MAX_PAYLOAD_LEN], [0; MAX_PAYLOAD_LEN]);
    let link = Link::decode(text, &mut read)?;
    let records = link.records().ok_or("the payload is encrypted")?;
    let mut list = RecordList::copy_of(records, &mut written)?;
    list.set(RecordId::RCPT_TO, recipient)?;
    let link = NewLink::of_with_origin(&link, Origin::try_from(origin)?)?;
    let link = link
        .unsigned()
        .with_payload(Flag::Plaintext, list.as_bytes())?;
    let key = HmacSha256::new(b"a key of the operator's own")?;
    Ok(link.sign(&key).to_string())
}

fn main() -> Result<(), Box<dyn Error>> {
    let text = env::args().nth(1).unwrap_or_default();
    println!(
        "{}",
        edited(&text, "https://open.example.com", "other@example.com")?
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_recipient_and_the_host_are_others_and_nothing_else() {
        let path = "/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgRlVV5sPlIQdXNlckBleGFtcGxlLmNvbQ~~";
        let text = edited(path, "https://open.example.com", "other@example.com").unwrap();
        let mut buffer = [0; MAX_PAYLOAD_LEN];
        let link = Link::decode_strict(&text, &mut buffer).unwrap();
        let records = link.records().unwrap();
        assert_eq!(records.rcpt_to(), Some(&b"other@example.com"[..]));
        assert_eq!(records.expiry(), Some(1_700_093_548));
        assert_eq!(link.parts().host().unwrap().as_bytes(), b"open.example.com");
    }
}
