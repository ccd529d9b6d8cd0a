//! Seeds at the limits: a link or a record as long as may be, and one byte longer.

use super::seed::Seed;
use crate::inputs::cells::Route;
use crate::oracles::writer::{write_base64url, write_record};

/// The longest link that the tracker redirects today, and before version 4.1-HF2 (F-10.1, F-10.2).
const LINK_LIMITS: [usize; 2] = [4096, 2083];

/// Links around each limit, made long by each part that can be, on each route.
#[must_use]
pub fn limits() -> Vec<Seed> {
    let mut seeds = Vec::new();
    for route in Route::ALL {
        for part in Part::ALL.into_iter().filter(|part| part.is_on(route)) {
            for limit in LINK_LIMITS {
                for len in [limit, limit + 1] {
                    let name = format!("limit-{}-{}-{len}", route.letter, part.name());
                    seeds.push(Seed::new(name, part.link(route, len)));
                }
            }
        }
        for (id, lens) in VALUES {
            for &len in *lens {
                let mut records = b"\x46\x04\x65\x55\x5e\x6c".to_vec();
                records.push(route.kind);
                let width = if len < 256 { 1 } else { 2 };
                write_record(*id, width, &vec![b'v'; len], &mut records);
                let payload = write_base64url(&records);
                let name = format!("limit-{}-record-{id}-{len}", route.letter);
                seeds.push(Seed::new(
                    name,
                    format!("{}{payload}", front(route, "link.example.com", "a")),
                ));
            }
        }
    }
    seeds
}

/// Ids, and the lengths of their values: around the documented limits, and where the width changes.
const VALUES: &[(u8, &[usize])] = &[
    (5, &[62, 63, 64]),
    (8, &[63, 64, 65]),
    (9, &[63, 64, 65]),
    (18, &[246, 255, 256]),
    (32, &[255, 256]),
];

/// What makes a link long.
#[derive(Clone, Copy)]
enum Part {
    Host,
    Sublink,
    Payload,
    Ciphertext,
    Query,
    QueryOfCiphertext,
}

impl Part {
    const ALL: [Self; 6] = [
        Self::Host,
        Self::Sublink,
        Self::Payload,
        Self::Ciphertext,
        Self::Query,
        Self::QueryOfCiphertext,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Host => "host",
            Self::Sublink => "sublink",
            Self::Payload => "payload",
            Self::Ciphertext => "ciphertext",
            Self::Query => "query",
            Self::QueryOfCiphertext => "query-of-ciphertext",
        }
    }

    fn is_on(self, route: Route) -> bool {
        match self {
            Self::Sublink => route.has_sublink(),
            Self::Query | Self::QueryOfCiphertext => route.kind == 0x3f,
            _ => true,
        }
    }

    /// A link of `len` bytes. Payloads grow by more than a byte at a time, so the host grows by the rest.
    fn link(self, route: Route, len: usize) -> String {
        let make = |of_host: usize, of_part: usize| {
            let host = format!("{}.example.com", "h".repeat(of_host));
            let sublink = if matches!(self, Self::Sublink) {
                of_part
            } else {
                1
            };
            let front = front(route, &host, &"s".repeat(sublink));
            match self {
                Self::Host | Self::Sublink | Self::Payload => {
                    let mut records = vec![route.kind];
                    if matches!(self, Self::Payload) && of_part > 1 {
                        write_record(7, 2, &vec![b'm'; of_part], &mut records);
                    }
                    format!("{front}{}", write_base64url(&records))
                }
                Self::Ciphertext => encrypted(&front, of_part / 16 * 16),
                Self::Query => {
                    format!(
                        "{front}{}?target={}",
                        write_base64url(&[route.kind, 0x04]),
                        "q".repeat(of_part)
                    )
                }
                Self::QueryOfCiphertext => {
                    format!("{}?target={}", encrypted(&front, 16), "q".repeat(of_part))
                }
            }
        };
        let most = match self {
            Self::Host => 1,
            // Four symbols are three bytes, and a block of a ciphertext is up to 24 symbols.
            Self::Payload | Self::Ciphertext => (len - make(1, 16).len() - 24) / 4 * 3,
            _ => 1 + len - make(1, 1).len(),
        };
        make(1 + len - make(1, most).len(), most)
    }
}

fn front(route: Route, host: &str, sublink: &str) -> String {
    let sublink = if route.has_sublink() {
        format!("/{sublink}")
    } else {
        String::new()
    };
    format!(
        "https://{host}/{}{sublink}/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/",
        route.letter
    )
}

fn encrypted(front: &str, len: usize) -> String {
    format!(
        "{}{}",
        front.replace("AAAAAQA~", "AAAAARA~"),
        write_base64url(&vec![0xc5; len])
    )
}

#[cfg(test)]
mod tests {
    use tracklens_codec::Link;

    use super::*;

    // F-10.1
    #[test]
    fn links_are_as_long_as_their_name_says_and_strict_reading_takes_those_of_4096_bytes() {
        for seed in limits() {
            let (_, len) = seed.name.rsplit_once('-').unwrap();
            let len: usize = len.parse().unwrap();
            if seed.name.contains("record") {
                continue;
            }
            assert_eq!(seed.bytes.len(), len, "{}", seed.name);
            let code = Link::decode_strict(&seed.bytes, &mut [0; 3100])
                .err()
                .map(|it| it.code());
            assert_eq!(code, (len == 4097).then_some("link_limit"), "{}", seed.name);
        }
    }

    // F-10.3, F-10.5, F-10.6
    #[test]
    fn strict_reading_takes_names_of_63_bytes_and_ids_of_64() {
        for seed in limits().iter().filter(|seed| seed.name.contains("record")) {
            let code = Link::decode_strict(&seed.bytes, &mut [0; 400])
                .err()
                .map(|it| it.code());
            let is_long = ["5-64", "8-65", "9-65"]
                .iter()
                .any(|end| seed.name.ends_with(end));
            assert_eq!(code, is_long.then_some("value_limit"), "{}", seed.name);
        }
    }
}
