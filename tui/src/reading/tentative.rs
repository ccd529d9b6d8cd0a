//! What stands after a wrong character of a payload.

use base64::Engine as _;
use base64::alphabet::URL_SAFE;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use tracklens_codec::{Error, ErrorKind, Layer, Link, Payload, PercentDecoded, Record, Records};

/// Reads symbols whatever bits are left over at their end.
const ENGINE: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::RequireNone)
        .with_decode_allow_trailing_bits(true),
);

/// The characters of base64url, the one without any bits first.
const SYMBOLS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The most wrong characters after which anything is read.
const MAX_WRONG: usize = 8;

/// The longest payload for which every character is tried in the place of a wrong one.
const MAX_TRIED: usize = 1 << 16;

/// A payload that was read on after a wrong character, with another one in its place or without it: all of it that
/// depends on that character is a guess.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tentative {
    payload: Vec<u8>,
    certain: usize,
}

impl Tentative {
    /// Reads on after the first wrong character of a payload, if records go on to its end.
    pub(super) fn new(
        link: &Link<'_, '_>,
        mut faults: impl Iterator<Item = Error>,
    ) -> Option<Self> {
        let Payload::Plaintext(records) = link.payload() else {
            return None;
        };
        let is_wrong = |fault: &Error| {
            fault.layer() == Layer::PayloadText
                && matches!(fault.kind(), ErrorKind::InvalidSymbol { .. })
        };
        faults.find(is_wrong)?;
        let text = link.parts().payload()?;
        let mut symbols: Vec<u8> = PercentDecoded::new(text.as_bytes())
            // A wrong character beyond ASCII is one, however many bytes it has.
            .filter(|byte| !matches!(byte, 0x80..=0xbf))
            .collect();
        let padding = symbols.iter().rev().take_while(|byte| **byte == b'~');
        symbols.truncate(symbols.len() - padding.count());
        let is_wrong = |(at, symbol): (usize, &u8)| (!SYMBOLS.contains(symbol)).then_some(at);
        let wrong: Vec<usize> = symbols.iter().enumerate().filter_map(is_wrong).collect();
        if wrong.len() > MAX_WRONG {
            return None;
        }
        let certain = records.payload().len();
        for &at in &wrong {
            symbols[at] = SYMBOLS[0];
        }
        let first = Self::of_symbols(&symbols, certain);
        let [at] = wrong[..] else {
            return first;
        };
        if first.is_some() || symbols.len() > MAX_TRIED {
            return first;
        }
        let tried = SYMBOLS.iter().skip(1).find_map(|symbol| {
            symbols[at] = *symbol;
            Self::of_symbols(&symbols, certain)
        });
        symbols.remove(at);
        tried.or_else(|| Self::of_symbols(&symbols, certain))
    }

    /// What symbols say, if records go on to their end.
    fn of_symbols(symbols: &[u8], certain: usize) -> Option<Self> {
        let whole = symbols.len() - usize::from(symbols.len() % 4 == 1);
        let payload = ENGINE.decode(symbols.get(..whole)?).ok()?;
        let tentative = Self { payload, certain };
        tentative.is_plausible().then_some(tentative)
    }

    /// The byte of the payload from which on nothing is certain.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.certain
    }

    /// All records, the certain ones among them.
    #[must_use]
    pub fn all(&self) -> Records<'_> {
        Records::read(&self.payload)
    }

    /// The records that are not certain.
    pub fn records(&self) -> impl Iterator<Item = Record<'_>> {
        let certain = self.certain;
        self.all()
            .iter()
            .filter(move |record| record.end() > certain)
    }

    /// Whether records that are known, each of them once, go on to the end. The first one may have the wrong
    /// character in it.
    fn is_plausible(&self) -> bool {
        let all = self.all();
        let is_new = |record: &Record<'_>| {
            let first = all.first(record.id());
            first.is_some_and(|first| first.index() == record.index())
        };
        let is_known = |record: &Record<'_>| record.id().definition().is_some();
        all.left_over().is_empty()
            && self.records().count() > 0
            && self
                .records()
                .all(|record| is_known(&record) && is_new(&record))
            && self.records().skip(1).all(|record| record.value().is_ok())
    }
}
