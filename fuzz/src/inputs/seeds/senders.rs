//! Seeds that are senders, as the bytes that `arbitrary` makes them of.

use super::seed::Seed;
use crate::inputs::sender::{Sender, SenderPurpose};

/// Senders: one for each purpose, form and outcome of the metadata, and for each error.
#[must_use]
pub fn senders() -> Vec<Seed> {
    let metadata = metadata();
    let click = click(&metadata);
    let seed_of = |(name, sender): (&str, Sender<'_>)| Seed::new(name, to_bytes(&sender));
    clicks(&click)
        .into_iter()
        .chain(without_target(&click))
        .chain(rejected(&click))
        .map(seed_of)
        .collect()
}

fn clicks<'a>(click: &Sender<'a>) -> [(&'static str, Sender<'a>); 8] {
    let bare = Sender {
        transmission_id: None,
        has_metadata: false,
        campaign_id: "",
        name: "",
        sublink: "",
        tenant_id: "",
        rcpt_to: "",
        ..click.clone()
    };
    [
        ("click-long", click.clone()),
        (
            "click-short",
            Sender {
                is_long: false,
                ..click.clone()
            },
        ),
        (
            "click-target-in-query",
            Sender {
                is_target_in_query: true,
                ..click.clone()
            },
        ),
        ("click-bare", bare),
        (
            "click-metadata-turned-off",
            Sender {
                includes_metadata: false,
                ..click.clone()
            },
        ),
        (
            "click-metadata-over-the-limit",
            Sender {
                max_metadata_len: 10,
                ..click.clone()
            },
        ),
        (
            "click-port",
            Sender {
                port: Some(8080),
                ..click.clone()
            },
        ),
        (
            "click-sublink-with-spaces",
            Sender {
                sublink: "open in app",
                ..click.clone()
            },
        ),
    ]
}

fn without_target<'a>(click: &Sender<'a>) -> [(&'static str, Sender<'a>); 4] {
    let of = |purpose: SenderPurpose| Sender {
        purpose,
        ..click.clone()
    };
    let open = of(SenderPurpose::Open);
    [
        ("open-long", open.clone()),
        (
            "open-short",
            Sender {
                is_long: false,
                ..open
            },
        ),
        ("initial-open", of(SenderPurpose::InitialOpen)),
        ("list-unsubscribe", of(SenderPurpose::ListUnsubscribe)),
    ]
}

fn rejected<'a>(click: &Sender<'a>) -> [(&'static str, Sender<'a>); 4] {
    let with_refused_metadata = Sender {
        max_metadata_len: 10,
        is_long_metadata_refused: true,
        ..click.clone()
    };
    [
        (
            "refused-empty-target",
            Sender {
                target: "",
                ..click.clone()
            },
        ),
        (
            "refused-long-name",
            Sender {
                name: LONG,
                ..click.clone()
            },
        ),
        (
            "refused-long-campaign",
            Sender {
                campaign_id: LONG,
                ..click.clone()
            },
        ),
        ("refused-metadata", with_refused_metadata),
    ]
}

/// 65 bytes: one more than the id of a campaign may have.
const LONG: &str = "12345678901234567890123456789012345678901234567890123456789012345";

/// More than 256 bytes: see [`to_bytes`].
fn metadata() -> String {
    format!("{{\"key\":\"{}\"}}", "value ".repeat(50))
}

fn click(metadata: &str) -> Sender<'_> {
    Sender {
        customer_id: 1,
        expiry: 1_700_093_548,
        message_id: [0, 4, 0x43, 0xee, 0x14, 0x57, 0x81, 0x72, 0xbe, 0x22],
        signature: [7; 16],
        transmission_id: Some(11_897_690_112_000_002),
        subaccount_id: 84,
        template_version: 0,
        purpose: SenderPurpose::Click,
        is_target_in_query: false,
        is_long: true,
        has_metadata: true,
        is_long_metadata_refused: false,
        includes_metadata: true,
        max_metadata_len: 1000,
        port: None,
        tenant_id: "spc",
        campaign_id: "campaign",
        template_id: "template",
        sublink: "newsletter",
        name: "button",
        target: "https://example.com/a?b=c",
        rcpt_to: "user@example.com",
        metadata,
    }
}

/// The bytes that `arbitrary` makes the sender of. It takes numbers and texts from the front, and the
/// lengths of the texts from the end, the first length from the very end. A length takes two bytes
/// while more than 256 bytes are left. The metadata comes last, takes all that is left, and is long
/// enough for that.
fn to_bytes(sender: &Sender<'_>) -> Vec<u8> {
    let mut bytes = Vec::new();
    bytes.extend(sender.customer_id.to_le_bytes());
    bytes.extend(sender.expiry.to_le_bytes());
    bytes.extend(sender.message_id);
    bytes.extend(sender.signature);
    bytes.push(u8::from(sender.transmission_id.is_some()));
    bytes.extend(
        sender
            .transmission_id
            .iter()
            .flat_map(|it| it.to_le_bytes()),
    );
    bytes.extend(sender.subaccount_id.to_le_bytes());
    bytes.extend(sender.template_version.to_le_bytes());
    // Each variant has its part of the range of four bytes, the last of which is the highest.
    let variant = match sender.purpose {
        SenderPurpose::Click => 0x00,
        SenderPurpose::Open => 0x40,
        SenderPurpose::InitialOpen => 0x80,
        SenderPurpose::ListUnsubscribe => 0xc0,
    };
    bytes.extend([0, 0, 0, variant]);
    for flag in [
        sender.is_target_in_query,
        sender.is_long,
        sender.has_metadata,
        sender.is_long_metadata_refused,
        sender.includes_metadata,
    ] {
        bytes.push(u8::from(flag));
    }
    bytes.extend(sender.max_metadata_len.to_le_bytes());
    bytes.push(u8::from(sender.port.is_some()));
    bytes.extend(sender.port.iter().flat_map(|it| it.to_le_bytes()));
    let texts = [
        sender.tenant_id,
        sender.campaign_id,
        sender.template_id,
        sender.sublink,
        sender.name,
        sender.target,
        sender.rcpt_to,
    ];
    bytes.extend(texts.concat().bytes());
    bytes.extend(sender.metadata.bytes());
    for text in texts.iter().rev() {
        let len = u16::try_from(text.len()).expect("a text of two bytes' length");
        bytes.extend(len.to_be_bytes());
    }
    bytes
}

#[cfg(test)]
mod tests {
    use arbitrary::{Arbitrary as _, Unstructured};

    use super::*;

    #[test]
    fn the_bytes_of_a_sender_make_the_same_sender() {
        let metadata = metadata();
        let click = click(&metadata);
        for sender in [
            click.clone(),
            Sender {
                purpose: SenderPurpose::ListUnsubscribe,
                port: Some(81),
                ..click.clone()
            },
            Sender {
                transmission_id: None,
                sublink: "",
                is_long: false,
                ..click
            },
        ] {
            let bytes = to_bytes(&sender);
            let drawn = Sender::arbitrary_take_rest(Unstructured::new(&bytes));
            assert_eq!(drawn.ok(), Some(sender));
        }
    }
}
