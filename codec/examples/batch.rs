//! A batch: reads the links of a file on all cores, counts them by campaign, and lists the last ones to expire.
//!
//! ```sh
//! cargo run -p tracklens-codec --features alloc --example batch -- links.txt
//! ```

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::{env, fs, io};

use rayon::prelude::*;
use tracklens_codec::{Link, LinkBuf, MAX_PAYLOAD_LEN, Records};

/// The number of links of each campaign. Links without one count as the empty campaign. Lines that are not links are
/// skipped.
fn campaigns(text: &str) -> BTreeMap<Vec<u8>, usize> {
    let count = |mut counts: BTreeMap<Vec<u8>, usize>, line: &str| {
        let mut buffer = [0; MAX_PAYLOAD_LEN];
        if let Ok(link) = Link::decode(line, &mut buffer) {
            let campaign = link.records().and_then(Records::campaign_id);
            let campaign = campaign.unwrap_or_default().to_vec();
            *counts.entry(campaign).or_default() += 1;
        }
        counts
    };
    let add = |mut all: BTreeMap<Vec<u8>, usize>, some: BTreeMap<Vec<u8>, usize>| {
        for (campaign, count) in some {
            *all.entry(campaign).or_default() += count;
        }
        all
    };
    text.par_lines()
        .fold(BTreeMap::new, count)
        .reduce(BTreeMap::new, add)
}

/// The links among the lines, the last ones to expire first.
fn by_expiry(text: &str) -> Vec<LinkBuf> {
    let links = text.par_lines().map(LinkBuf::decode);
    let mut links: Vec<_> = links.filter_map(Result::ok).collect();
    links
        .par_sort_by_cached_key(|link| Reverse(link.as_link().records().and_then(Records::expiry)));
    links
}

fn main() -> io::Result<()> {
    for file in env::args().skip(1) {
        let text = fs::read_to_string(file)?;
        for (campaign, count) in campaigns(&text) {
            println!("{count} of campaign {}", campaign.escape_ascii());
        }
        for link in by_expiry(&text).iter().take(3) {
            println!("{link}");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_counted_and_sorted() {
        let head = "/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~";
        let (spring, early) = (
            format!("{head}/RgRlVV5sPkgGc3ByaW5n"),
            format!("{head}/RgQAAAAAPg~~"),
        );
        let text = format!("{early}\nnot a link\n{spring}\n{spring}\n");
        let expected = BTreeMap::from([(b"spring".to_vec(), 2), (Vec::new(), 1)]);
        assert_eq!(campaigns(&text), expected);
        let links = by_expiry(&text);
        assert!(
            links
                .iter()
                .map(LinkBuf::to_string)
                .eq([&*spring, &spring, &early])
        );
    }
}
