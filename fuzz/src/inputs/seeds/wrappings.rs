//! Seeds that say how a link is wrapped: one for each link, each service and each kind of escapes, and some chains.

use super::seed::Seed;
use crate::oracles::wrappers::{LINKS, SPELLINGS, WRAPPERS};

/// Which link, what stands before it, the escapes, and the services.
#[must_use]
pub fn wrappings() -> Vec<Seed> {
    let links = numbers(LINKS.len()).map(|link| Seed::new(format!("link-{link}"), [link, 2, 0]));
    let services = WRAPPERS.iter().zip(0..).map(|(service, number)| {
        let name = service.step.replace('_', "-");
        Seed::new(name, [0, 0, 0, number])
    });
    let spellings = SPELLINGS.iter().zip(0..).map(|(spelling, place)| {
        let name = spelling.step.replace('_', "-");
        Seed::new(name, [0, 3, 1 << place])
    });
    let chains = CHAINS
        .into_iter()
        .map(|(name, bytes)| Seed::new(name, bytes));
    links
        .chain(services)
        .chain(spellings)
        .chain(chains)
        .collect()
}

const CHAINS: [(&str, &[u8]); 5] = [
    ("chain-of-each-kind", &[2, 1, 7, 2, 11, 3, 0]),
    ("chain-of-eight", &[0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1]),
    ("chain-of-base64", &[1, 2, 4, 7, 12, 7]),
    ("chain-of-long-base64", &[2, 0, 0, 8, 8, 8, 5, 8, 7, 0]),
    ("chain-of-proofpoint", &[3, 0, 1, 4, 3, 2]),
];

fn numbers(count: usize) -> impl Iterator<Item = u8> {
    (0..u8::MAX).take(count)
}
