//! A batch: reads the links of a file on all cores, and counts the recipients of each customer.
//!
//! ```sh
//! cargo run -p tracklens-codec --features alloc --example batch -- links.txt
//! ```
//!
//! With rayon, `read` would be `lines.par_iter().filter_map(|line| LinkBuf::decode(line).ok()).collect()`.

use std::collections::{BTreeMap, HashSet};
use std::{env, fs, io, thread};

use tracklens_codec::{LinkBuf, Records};

/// The links among the lines, in their order.
fn read(lines: &[&str], threads: usize) -> Vec<LinkBuf> {
    let share = lines.len().div_ceil(threads).max(1);
    thread::scope(|scope| {
        let read_share = |lines: &[&str]| -> Vec<LinkBuf> {
            let decoded = lines.iter().map(LinkBuf::decode);
            decoded.filter_map(Result::ok).collect()
        };
        let shares = lines.chunks(share);
        let threads: Vec<_> = shares
            .map(|lines| scope.spawn(move || read_share(lines)))
            .collect();
        let read = threads.into_iter().map(|it| it.join().unwrap_or_default());
        read.flatten().collect()
    })
}

/// The number of recipients for each customer.
fn recipients(links: &[LinkBuf]) -> BTreeMap<u32, usize> {
    let mut recipients: BTreeMap<u32, HashSet<Vec<u8>>> = BTreeMap::new();
    for link in links.iter().map(LinkBuf::as_link) {
        let recipient = link.records().and_then(Records::rcpt_to);
        if let (Some(token), Some(recipient)) = (link.token(), recipient) {
            let customer = recipients.entry(token.customer_id()).or_default();
            customer.insert(recipient.to_vec());
        }
    }
    let counts = recipients.into_iter();
    counts
        .map(|(customer, all)| (customer, all.len()))
        .collect()
}

fn main() -> io::Result<()> {
    let threads = thread::available_parallelism()?.get();
    for file in env::args().skip(1) {
        let text = fs::read_to_string(file)?;
        let lines: Vec<&str> = text.lines().collect();
        for (customer, count) in recipients(&read(&lines, threads)) {
            println!("customer {customer}: {count}");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recipients_are_counted_once() {
        let link = "/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgRlVV5sPlIQdXNlckBleGFtcGxlLmNvbQ~~";
        let links = read(&[link, "no link", link], 2);
        assert_eq!(links.len(), 2);
        assert_eq!(recipients(&links), BTreeMap::from([(1, 1)]));
    }
}
