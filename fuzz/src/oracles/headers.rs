//! A writer of the headers that belong to links, written from mails and not from the program.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};

/// The 32 bytes that stand for a signature.
const SIGNATURE: [u8; 32] = [7; 32];

/// What a server knows of a message that it sends.
#[derive(Clone, Debug)]
pub struct Sent {
    /// The recipient's address.
    pub recipient: String,
    /// The customer.
    pub customer: u32,
    /// The subaccount.
    pub subaccount: u32,
    /// The time of injection, in Unix seconds.
    pub time: u32,
    /// The tag of the return path.
    pub tag: String,
    number: u32,
}

impl Sent {
    /// A message to someone of this name, sent as eight bytes say.
    #[must_use]
    pub fn new(name: &str, bytes: [u8; 8]) -> Self {
        let [customer @ .., _, _, _, _] = bytes;
        let [_, _, _, _, time @ ..] = bytes;
        let [customer, time] = [customer, time].map(u32::from_le_bytes);
        Self {
            recipient: format!("u{name}@example.com"),
            customer,
            subaccount: time % 256,
            time,
            tag: format!("{}abc", time % 1000),
            number: 10_000 + time % 1000,
        }
    }

    /// `X-MSFBL` of the hosted service, folded as it folds it.
    #[must_use]
    pub fn msfbl(&self) -> String {
        let object = STANDARD.encode(self.object(r#""r""#));
        let mut value = format!("{}|", STANDARD.encode(SIGNATURE));
        for (place, char) in object.chars().enumerate() {
            if place > 0 && place.is_multiple_of(60) {
                value.push_str("\r\n\t");
            }
            value.push(char);
        }
        format!("X-MSFBL: {value}")
    }

    /// `X-MSFBL` with the short object.
    #[must_use]
    pub fn short_msfbl(&self) -> String {
        let object = format!(r#"{{"b":"mta1","g":"outbound","r":"{}"}}"#, self.recipient);
        format!(
            "X-MSFBL: {}|{}",
            STANDARD.encode(SIGNATURE),
            STANDARD.encode(object)
        )
    }

    /// `X-MSFBL` of Momentum 3.
    #[must_use]
    pub fn old_msfbl(&self) -> String {
        let text = format!("{}@mta1@outbound@x", self.recipient);
        format!("X-MSFBL: {}", STANDARD.encode(text))
    }

    /// `List-Unsubscribe`, its mailto address.
    #[must_use]
    pub fn list_unsubscribe(&self) -> String {
        let [signature, object] = [
            URL_SAFE.encode(SIGNATURE),
            URL_SAFE.encode(self.object(r#""rcpt_to""#)),
        ]
        .map(|text| text.replace('=', "~"));
        format!(
            "List-Unsubscribe: <mailto:unsubscribe@bounces.example.com?subject=unsubscribe:{signature}|{object}>"
        )
    }

    /// `Message-ID`: the bytes of the time in reverse order, and the two digits of each swapped.
    #[must_use]
    pub fn message_id(&self) -> String {
        let mut time = String::new();
        for byte in self.time.to_le_bytes() {
            let _ = write!(time, "{:02X}", byte.rotate_left(4));
        }
        format!("Message-ID: <4A.0F.{}.{time}@mta.example.com>", self.number)
    }

    /// `Return-Path`.
    #[must_use]
    pub fn return_path(&self) -> String {
        format!(
            "Return-Path: <msprvs1={}=bounces-{}-{}@bounces.example.com>",
            self.tag, self.customer, self.subaccount
        )
    }

    /// The object, with the recipient under this key. The id of the message has the time in its bytes 2 to 5,
    /// the lowest first.
    fn object(&self, recipient: &str) -> String {
        let time = self.time.to_le_bytes();
        let [first, second, third, fourth] = time;
        format!(
            r#"{{"tenant_id":"spc","subaccount_id":"{}",{recipient}:"{}","customer_id":"{}","message_id":"0a0b{first:02x}{second:02x}{third:02x}{fourth:02x}0c0d0e0f"}}"#,
            self.subaccount, self.recipient, self.customer
        )
    }
}
