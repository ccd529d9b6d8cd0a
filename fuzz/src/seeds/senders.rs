//! Seeds that are what senders say, as bytes from which `arbitrary` draws it.

use super::{Seed, seed};
use crate::said::{Said, SaidPurpose};

/// The seeds of the target that drafts links: each purpose, form and outcome of metadata, and each
/// reason to refuse.
#[must_use]
pub fn senders() -> Vec<Seed> {
    let metadata = metadata();
    let click = click(&metadata);
    let seed_of = |(name, said): (&str, Said<'_>)| seed(name, to_bytes(&said));
    clicks(&click)
        .into_iter()
        .chain(without_target(&click))
        .chain(refused(&click))
        .map(seed_of)
        .collect()
}

fn clicks<'a>(click: &Said<'a>) -> [(&'static str, Said<'a>); 8] {
    let bare = Said {
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
            Said {
                is_long: false,
                ..click.clone()
            },
        ),
        (
            "click-target-in-query",
            Said {
                is_target_in_query: true,
                ..click.clone()
            },
        ),
        ("click-bare", bare),
        (
            "click-metadata-turned-off",
            Said {
                includes_metadata: false,
                ..click.clone()
            },
        ),
        (
            "click-metadata-over-the-limit",
            Said {
                max_metadata_len: 10,
                ..click.clone()
            },
        ),
        (
            "click-port",
            Said {
                port: Some(8080),
                ..click.clone()
            },
        ),
        (
            "click-sublink-with-spaces",
            Said {
                sublink: "open in app",
                ..click.clone()
            },
        ),
    ]
}

fn without_target<'a>(click: &Said<'a>) -> [(&'static str, Said<'a>); 4] {
    let of = |purpose: SaidPurpose| Said {
        purpose,
        ..click.clone()
    };
    let open = of(SaidPurpose::Open);
    [
        ("open-long", open.clone()),
        (
            "open-short",
            Said {
                is_long: false,
                ..open
            },
        ),
        ("initial-open", of(SaidPurpose::InitialOpen)),
        ("list-unsubscribe", of(SaidPurpose::ListUnsubscribe)),
    ]
}

fn refused<'a>(click: &Said<'a>) -> [(&'static str, Said<'a>); 4] {
    let with_refused_metadata = Said {
        max_metadata_len: 10,
        is_long_metadata_refused: true,
        ..click.clone()
    };
    [
        (
            "refused-empty-target",
            Said {
                target: "",
                ..click.clone()
            },
        ),
        (
            "refused-long-name",
            Said {
                name: LONG,
                ..click.clone()
            },
        ),
        (
            "refused-long-campaign",
            Said {
                campaign_id: LONG,
                ..click.clone()
            },
        ),
        ("refused-metadata", with_refused_metadata),
    ]
}

/// 65 bytes: one more than a campaign may have.
const LONG: &str = "12345678901234567890123456789012345678901234567890123456789012345";

/// More than 256 bytes: see [`to_bytes`].
fn metadata() -> String {
    format!("{{\"key\":\"{}\"}}", "value ".repeat(50))
}

fn click(metadata: &str) -> Said<'_> {
    Said {
        customer_id: 1,
        expiry: 1_700_093_548,
        message_id: [0, 4, 0x43, 0xee, 0x14, 0x57, 0x81, 0x72, 0xbe, 0x22],
        signature: [7; 16],
        transmission_id: Some(11_897_690_112_000_002),
        subaccount_id: 84,
        template_version: 0,
        purpose: SaidPurpose::Click,
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

/// The bytes from which `arbitrary` draws this: numbers and texts from the front, the lengths of the
/// texts from the end, the first of them last. While more than 256 bytes are left, a length takes two;
/// the metadata is the last, takes what is left, and sees to that.
fn to_bytes(said: &Said<'_>) -> Vec<u8> {
    let mut bytes = Vec::new();
    bytes.extend(said.customer_id.to_le_bytes());
    bytes.extend(said.expiry.to_le_bytes());
    bytes.extend(said.message_id);
    bytes.extend(said.signature);
    bytes.push(u8::from(said.transmission_id.is_some()));
    bytes.extend(said.transmission_id.iter().flat_map(|it| it.to_le_bytes()));
    bytes.extend(said.subaccount_id.to_le_bytes());
    bytes.extend(said.template_version.to_le_bytes());
    // A variant is a part of the range of four bytes, of which the last weighs the most.
    let variant = match said.purpose {
        SaidPurpose::Click => 0x00,
        SaidPurpose::Open => 0x40,
        SaidPurpose::InitialOpen => 0x80,
        SaidPurpose::ListUnsubscribe => 0xc0,
    };
    bytes.extend([0, 0, 0, variant]);
    for flag in [
        said.is_target_in_query,
        said.is_long,
        said.has_metadata,
        said.is_long_metadata_refused,
        said.includes_metadata,
    ] {
        bytes.push(u8::from(flag));
    }
    bytes.extend(said.max_metadata_len.to_le_bytes());
    bytes.push(u8::from(said.port.is_some()));
    bytes.extend(said.port.iter().flat_map(|it| it.to_le_bytes()));
    let texts = [
        said.tenant_id,
        said.campaign_id,
        said.template_id,
        said.sublink,
        said.name,
        said.target,
        said.rcpt_to,
    ];
    bytes.extend(texts.concat().bytes());
    bytes.extend(said.metadata.bytes());
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
    fn what_is_drawn_is_what_was_said() {
        let metadata = metadata();
        let click = click(&metadata);
        for said in [
            click.clone(),
            Said {
                purpose: SaidPurpose::ListUnsubscribe,
                port: Some(81),
                ..click.clone()
            },
            Said {
                transmission_id: None,
                sublink: "",
                is_long: false,
                ..click
            },
        ] {
            let bytes = to_bytes(&said);
            let drawn = Said::arbitrary_take_rest(Unstructured::new(&bytes));
            assert_eq!(drawn.ok(), Some(said));
        }
    }
}
