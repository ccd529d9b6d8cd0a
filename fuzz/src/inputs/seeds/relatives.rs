//! Seeds that are headers of the family: one for each form, and damaged ones.

use super::seed::Seed;
use crate::oracles::headers::Sent;

/// Headers, with and without their names, whole, cut and damaged.
#[must_use]
pub fn relatives() -> Vec<Seed> {
    let sent = Sent::new("ser", [1, 2, 3, 0, 5, 0x5e, 0x55, 0x65]);
    let forms = [
        ("msfbl", sent.msfbl()),
        ("msfbl-short", sent.short_msfbl()),
        ("msfbl-old", sent.old_msfbl()),
        ("list-unsubscribe", sent.list_unsubscribe()),
        ("message-id", sent.message_id()),
        ("return-path", sent.return_path()),
    ];
    let mut seeds = Vec::new();
    for (name, header) in forms {
        let value = header.split_once(": ").map_or("", |(_, value)| value);
        let cut = &header[..header.len() * 3 / 4];
        seeds.push(Seed::new(format!("{name}-alone"), value));
        seeds.push(Seed::new(format!("{name}-cut"), cut));
        seeds.push(Seed::new(
            format!("{name}-damaged"),
            cut.to_owned() + "!" + &header[cut.len()..],
        ));
        seeds.push(Seed::new(name, header));
    }
    let others = OTHERS.into_iter();
    seeds.extend(others.map(|(name, header)| Seed::new(name, header)));
    seeds
}

const OTHERS: [(&str, &str); 4] = [
    ("empty", ""),
    ("msfbl-empty", "X-MSFBL: "),
    ("msfbl-unknown", "X-MSFBL: AAAA"),
    (
        "list-unsubscribe-of-others",
        "List-Unsubscribe: <mailto:leave@example.com?subject=unsubscribe:me>",
    ),
];
