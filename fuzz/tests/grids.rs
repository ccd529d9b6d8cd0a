//! Laws over every combination of what can be combined, which seeds and mutations might miss.

use tracklens_fuzz::inputs::kind::InputKind;
use tracklens_fuzz::inputs::numbers::Numbers;
use tracklens_fuzz::inputs::objects::{KEYS, SOUND, value_count};
use tracklens_fuzz::laws::program::comparing::comparing_every_change;
use tracklens_fuzz::laws::program::encoding::encoding;
use tracklens_fuzz::laws::program::times::times;
use tracklens_fuzz::laws::program::what_if::what_if_of_every_change;

#[test]
fn each_key_has_each_value() {
    for key in 0..KEYS.len() {
        for value in 0..value_count() {
            // The long click has most keys. Each of the others meets a part of the values.
            let other = (key + value) % usize::from(SOUND);
            for which in [1, other] {
                encoding(&[which, key, value].map(|it| u8::try_from(it).unwrap()));
            }
        }
    }
}

#[test]
fn each_thing_that_a_sender_does_otherwise_is_what_if_and_compared() {
    const SENDERS: [&str; 5] = [
        "click-long",
        "click-short",
        "click-target-in-query",
        "open-long",
        "list-unsubscribe",
    ];
    let mut found = 0;
    for seed in InputKind::Sender.seeds() {
        if SENDERS.contains(&&*seed.name) {
            what_if_of_every_change(&seed.bytes);
            comparing_every_change(&seed.bytes);
            found += 1;
        }
    }
    assert_eq!(found, SENDERS.len());
}

#[test]
fn times_meet_at_their_extremes() {
    const SECONDS: [u32; 8] = [
        0,
        1,
        43_200,
        43_201,
        86_400,
        31_536_000,
        2_147_483_648,
        u32::MAX,
    ];
    const TIMES: [i64; 14] = [
        i64::MIN,
        -377_705_116_801,
        -62_135_596_800,
        -4_294_967_296,
        -1,
        0,
        1,
        951_782_400,
        4_263_344_895,
        4_263_344_896,
        4_294_967_295,
        4_294_967_296,
        253_402_207_200,
        i64::MAX,
    ];
    for (shift, expiry) in SECONDS.into_iter().enumerate() {
        for injected in SECONDS {
            for (index, now) in TIMES.into_iter().enumerate() {
                let time = TIMES[(index + 2 * shift) % TIMES.len()];
                let other = injected ^ expiry;
                let numbers = Numbers {
                    expiry,
                    injected,
                    other,
                    now,
                    time,
                };
                times(&numbers.to_bytes());
            }
        }
    }
    for now in TIMES {
        for time in TIMES {
            let numbers = Numbers {
                now,
                time,
                ..Numbers::default()
            };
            times(&numbers.to_bytes());
        }
    }
}
