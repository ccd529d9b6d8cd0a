//! Seeds that are the numbers of times: the ends of their ranges, and what lies beside the usual lifetimes.

use super::seed::Seed;
use crate::inputs::numbers::Numbers;

const DAY: u32 = 86_400;

/// The numbers of times.
#[must_use]
pub fn times() -> Vec<Seed> {
    let usual = Numbers {
        expiry: 1_700_000_000 + 366 * DAY,
        injected: 1_700_000_000,
        other: 1_700_000_065,
        now: 1_750_000_000,
        time: 0,
    };
    let with_lifetime = |lifetime: u32| Numbers {
        expiry: usual.injected + lifetime,
        ..usual
    };
    [
        ("usual", usual),
        ("year", with_lifetime(365 * DAY)),
        ("year-less-1", with_lifetime(365 * DAY - 1)),
        ("hour-short-of-366-days", with_lifetime(366 * DAY - 3600)),
        ("more-than-an-hour-short", with_lifetime(366 * DAY - 3601)),
        ("more-than-366-days", with_lifetime(366 * DAY + 1)),
        ("no-lifetime", with_lifetime(0)),
        ("half-a-day", with_lifetime(DAY / 2)),
        ("more-than-half-a-day", with_lifetime(DAY / 2 + 1)),
        (
            "expires-before-injection",
            Numbers {
                expiry: 5,
                injected: u32::MAX,
                ..usual
            },
        ),
        (
            "at-its-expiry",
            Numbers {
                now: i64::from(usual.expiry),
                ..usual
            },
        ),
        (
            "after-its-expiry",
            Numbers {
                now: i64::from(usual.expiry) + 1,
                ..usual
            },
        ),
        (
            "all-highest",
            Numbers {
                expiry: u32::MAX,
                injected: u32::MAX,
                other: 0,
                now: i64::MAX,
                time: i64::MIN,
            },
        ),
        (
            "all-lowest",
            Numbers {
                now: i64::MIN,
                time: i64::MAX,
                ..Numbers::default()
            },
        ),
        ("zero", Numbers::default()),
        // The last second at which a link can be made up, and the one after it.
        (
            "last-to-make-up",
            Numbers {
                now: 4_263_344_895,
                time: 90_061,
                ..usual
            },
        ),
        (
            "after-the-last-to-make-up",
            Numbers {
                now: 4_263_344_896,
                time: 86_405,
                ..usual
            },
        ),
        (
            "before-1970",
            Numbers {
                now: -1,
                time: -86_401,
                ..usual
            },
        ),
        (
            "beyond-32-bits",
            Numbers {
                now: 1 << 32,
                time: 1 << 33,
                ..usual
            },
        ),
    ]
    .into_iter()
    .map(|(name, numbers)| Seed::new(name, numbers.to_bytes()))
    .collect()
}
