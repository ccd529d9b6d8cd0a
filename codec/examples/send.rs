//! A sender: replaces the links of a message by tracked ones, without allocating, and reads what it wrote.
//!
//! ```sh
//! cargo run -p tracklens-codec --features hmac --example send -- https://www.example.com/
//! ```

use std::env;
use std::error::Error;

use tracklens_codec::{
    Click, Draft, Form, HmacSha256, Link, LongMetadata, MAX_LINK_LEN, MAX_PAYLOAD_LEN, MessageId,
    Origin, Purpose, Recipient, Target, Transmission, TransmissionId,
};

/// Writes the link into `output`, which [`MAX_LINK_LEN`] bytes are enough for.
fn tracked<'o>(
    target: &str,
    recipient: Recipient<'_>,
    metadata: &str,
    key: &HmacSha256,
    output: &'o mut [u8],
) -> Result<&'o str, Box<dyn Error>> {
    // A server would not redirect to anything else.
    Target::Payload(target.as_bytes()).redirect_url()?;
    let transmission = Transmission::new(42, 1_900_000_000)
        .with_id(TransmissionId::new(11_898_458_545_848_322))
        .with_campaign_id("spring");
    let click = Purpose::Click(Click::new(target).with_name("logo"));
    let draft = Draft::new(transmission, recipient, click)
        .with_form(Form::Long)
        .with_metadata(metadata)
        .with_long_metadata(LongMetadata::Refused);
    let origin = Origin::try_from("https://track.example.com:8443")?;
    let mut payload = [0; MAX_PAYLOAD_LEN];
    let link = draft.link(origin, &mut payload)?.sign(key);
    Ok(link.write_to_slice(output)?)
}

fn main() -> Result<(), Box<dyn Error>> {
    let target = env::args().nth(1);
    let target = target.as_deref().unwrap_or("https://www.example.com/");
    let key = HmacSha256::new(b"a key of the operator's own")?;
    let (mut output, mut buffer) = ([0; MAX_LINK_LEN], [0; MAX_PAYLOAD_LEN]);
    let recipients = [
        ("user@example.com", r#"{"plan":"gold"}"#),
        ("other@example.com", r#"{"plan":"free"}"#),
    ];
    for (number, (rcpt_to, metadata)) in (0..).zip(recipients) {
        // Each message has an id of its own. The vendor's have the time of injection in bytes 2 to 5.
        let recipient = Recipient::new(rcpt_to, MessageId::new([number; 10]));
        let text = tracked(target, recipient, metadata, &key, &mut output)?;
        let is_ours = Link::decode_strict(text, &mut buffer)?.verify(&key);
        assert!(is_ours.is_valid(), "what was signed is valid");
        println!("{text}");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(target: &str, metadata: &str) -> String {
        let key = HmacSha256::new(&[7; 16]).unwrap();
        let recipient = Recipient::new("user@example.com", MessageId::new([7; 10]));
        let mut output = [0; MAX_LINK_LEN];
        let link = tracked(target, recipient, metadata, &key, &mut output);
        link.map(str::to_owned).unwrap_err().to_string()
    }

    #[test]
    fn a_strict_reader_accepts_the_link_and_its_signature() {
        let key = HmacSha256::new(&[7; 16]).unwrap();
        let recipient = Recipient::new("user@example.com", MessageId::new([7; 10]));
        let (mut output, mut buffer) = ([0; MAX_LINK_LEN], [0; MAX_PAYLOAD_LEN]);
        let target = "https://www.example.com/";
        let text = tracked(target, recipient, "{}", &key, &mut output).unwrap();
        let link = Link::decode_strict(text, &mut buffer).unwrap();
        assert!(link.verify(&key).is_valid());
        let expected = Some(&b"user@example.com"[..]);
        assert_eq!(link.records().unwrap().rcpt_to(), expected);
    }

    #[test]
    fn what_a_server_would_not_accept_is_not_sent() {
        let wrong = error("https://www.example.com/a b", "{}");
        assert!(wrong.ends_with(", at byte 25"), "{wrong}");
        let long = error("https://www.example.com/", &"x".repeat(1001));
        assert!(long.contains("1001"), "{long}");
    }
}
