//! A sender: replaces the links of a message by tracked ones.
//!
//! ```sh
//! cargo run -p tracklens-codec --features hmac --example send -- https://www.example.com/
//! ```

use std::env;
use std::error::Error;

use tracklens_codec::{
    Click, Draft, Form, HmacSha256, MAX_PAYLOAD_LEN, MessageId, Origin, Purpose, Recipient,
    Transmission, TransmissionId,
};

fn tracked(target: &str, recipient: Recipient<'_>) -> Result<String, Box<dyn Error>> {
    let transmission = Transmission::new(42, 1_900_000_000)
        .with_id(TransmissionId::new(11_898_458_545_848_322))
        .with_campaign_id("spring");
    let click = Purpose::Click(Click::new(target).with_name("logo"));
    let draft = Draft::new(transmission, recipient, click)
        .with_form(Form::Long)
        .with_metadata(r#"{"plan":"gold"}"#);
    let origin = Origin::try_from("https://click.example.com")?;
    let key = HmacSha256::new(b"a key of the operator's own")?;
    let mut payload = [0; MAX_PAYLOAD_LEN];
    Ok(draft.link(origin, &mut payload)?.sign(&key).to_string())
}

fn main() -> Result<(), Box<dyn Error>> {
    let target = env::args().nth(1);
    let target = target.as_deref().unwrap_or("https://www.example.com/");
    let recipient = Recipient::new("user@example.com", MessageId::new([7; 10]));
    println!("{}", tracked(target, recipient)?);
    Ok(())
}

#[cfg(test)]
mod tests {
    use tracklens_codec::Link;

    use super::*;

    #[test]
    fn a_strict_reader_accepts_the_link() {
        let recipient = Recipient::new("user@example.com", MessageId::new([7; 10]));
        let text = tracked("https://www.example.com/", recipient).unwrap();
        let mut buffer = [0; MAX_PAYLOAD_LEN];
        let link = Link::decode_strict(&text, &mut buffer).unwrap();
        let expected = Some(&b"user@example.com"[..]);
        assert_eq!(link.records().unwrap().rcpt_to(), expected);
    }
}
