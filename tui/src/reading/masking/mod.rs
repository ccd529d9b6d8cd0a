//! Privacy: links with other values in the place of the recipient and of the metadata.
//!
//! What is masked is the link itself, before anything is shown of it: so no view, format or export
//! has a case of its own, and none can forget it. A masked link is as long as the link, has the same
//! parts and records at the same places, and is read like any other.
//!
//! ```text
//! line ─ reading ─▶ link, records ─ masking ─▶ masked line ─ reading ─▶ all that is shown
//! ```
//!
//! Hidden are
//!
//! - the recipient, but for its `@`, in every record of its id;
//! - the values of the metadata, whose keys stay; metadata that is no JSON as a whole;
//! - the recipient's address anywhere else in the text and in the records' texts, in any case, and
//!   percent-encoded up to three times; where no record names an address, whatever looks like one;
//! - what could not be read of a payload, and a path behind it;
//! - a payload that is not understood, or is encrypted and can't be decrypted: its bytes are 0. One
//!   that was decrypted is encrypted again with the same key;
//! - of a text that is no link, all but scheme, host, port and route, as far as these were read.
//!
//! Not looked for are values of the metadata that stand elsewhere, as in the target, and an address
//! in other encodings than percent-encoding.

mod addresses;
mod characters;
mod metadata;
mod no_link;
mod payload;
mod records;
mod tellable;

use std::ops::Range;

use tracklens_codec::{Cipher, ErrorKind, Layer, Link, Payload};

use self::addresses::Addresses;
use self::characters::Characters;
pub use self::tellable::Tellable;
use crate::input::Candidate;
use crate::reading::{Reading, Verdicts};
use crate::settings::Settings;

/// What stands for a byte that is hidden.
const HIDDEN: u8 = b'*';

/// What stands before a target in the query.
const TARGET: &[u8] = b"target=";

/// A line whose link is masked: nobody but this module makes one.
///
/// ```
/// use tracklens::reading::masking::Masked;
/// use tracklens::reading::Reading;
/// use tracklens::settings::Settings;
///
/// let line = "/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PlIIYUBiLnRlc3Q~";
/// let settings = Settings::at(jiff::Timestamp::UNIX_EPOCH);
/// let masked = Masked::of_line(line.as_bytes(), &settings);
/// let mut buffer = Vec::new();
/// let reading = Reading::of_masked(&masked, &settings, &mut buffer);
/// assert_eq!(reading.records().unwrap().rcpt_to(), Some(&b"*@******"[..]));
/// assert_eq!(masked.line().len(), line.len());
/// ```
#[derive(Clone, Debug)]
pub struct Masked {
    line: Vec<u8>,
    /// Where in the line the candidate stands.
    place: Range<usize>,
    verdicts: Verdicts,
}

impl Masked {
    /// Masks the candidate of a line.
    #[must_use]
    pub fn of_line(line: &[u8], settings: &Settings) -> Self {
        Self::of_candidate(Candidate::of_line(line), settings)
    }

    /// Masks a candidate, in its line.
    #[must_use]
    pub fn of_candidate(candidate: Candidate<'_>, settings: &Settings) -> Self {
        let mut buffer = Vec::new();
        let reading = Reading::new(candidate.text(), settings, &mut buffer);
        let text = reading.link().map_or_else(
            |_| no_link::masked(candidate.text()),
            |link| of_link(link, settings.keys.cipher()),
        );
        let mut line = candidate.line().to_vec();
        let start = candidate.place(0);
        let place = start..start + text.len();
        line[place.clone()].copy_from_slice(&text);
        Self {
            line,
            place,
            verdicts: reading.verdicts(),
        }
    }

    /// The line, as long as the one that was given; of UTF-8, it is UTF-8.
    #[must_use]
    pub fn line(&self) -> &[u8] {
        &self.line
    }

    /// The candidate of the line.
    #[must_use]
    pub fn candidate(&self) -> Candidate<'_> {
        Candidate::at(&self.line, self.place.clone())
    }

    /// What was found of the line before it was masked.
    pub(crate) const fn verdicts(&self) -> Verdicts {
        self.verdicts
    }
}

/// The start of a line that is too long to be read, masked as a text that is no link.
#[must_use]
pub fn start_of_long_line(start: &[u8]) -> Vec<u8> {
    no_link::masked(start)
}

/// A link as text, masked: as long as it was.
///
/// ```
/// use tracklens::reading::masking::text;
/// use tracklens::settings::Settings;
///
/// let settings = Settings::at(jiff::Timestamp::UNIX_EPOCH);
/// let link = "/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PlIIYUBiLnRlc3Q~?to=a%40b.test";
/// let masked = "/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PlIIKkAqKioqKio~?to=*%40******";
/// assert_eq!(text(link, &settings), masked);
/// ```
#[must_use]
pub fn text(link: &str, settings: &Settings) -> String {
    let masked = Masked::of_line(link.as_bytes(), settings);
    String::from_utf8_lossy(masked.line()).into_owned()
}

/// The text of a link, masked.
fn of_link(link: &Link<'_, '_>, cipher: Option<&Cipher>) -> Vec<u8> {
    let parts = link.parts();
    let mut text = parts.text().to_vec();
    let addresses = Addresses::of(link.records());
    addresses.hide(&mut text, &kept(link));
    if let Some(part) = parts.trailing_path() {
        hide_all(&mut text[part.span().range()]);
    }
    if let Some(part) = parts.payload() {
        let bytes = payload_bytes(link.payload(), &addresses, cipher);
        payload::rewrite(&mut text, part.span().range(), &bytes, invalid_symbol(link));
    }
    text
}

/// What of a text is no place for an address: what the link is read by.
fn kept(link: &Link<'_, '_>) -> Vec<Range<usize>> {
    let parts = link.parts();
    let key = parts.query_target().map(|target| {
        let start = target.span().start();
        start - TARGET.len()..start
    });
    let kept = [
        parts.scheme(),
        parts.port_text(),
        Some(parts.route_text()),
        parts.signature().filter(|_| link.signature().is_some()),
        parts.token(),
        parts.payload(),
    ];
    let spans = kept.into_iter().flatten().map(|part| part.span().range());
    spans.chain(key).collect()
}

/// The bytes of the masked payload, as many as before.
fn payload_bytes(
    payload: Payload<'_>,
    addresses: &Addresses<'_>,
    cipher: Option<&Cipher>,
) -> Vec<u8> {
    let len = payload.as_bytes().len();
    let mut bytes = match (payload, cipher) {
        (Payload::Plaintext(records), _) => records::masked(&records, addresses),
        (Payload::Decrypted(decrypted), Some(cipher)) => {
            encrypted(&records::masked(decrypted.records(), addresses), cipher)
        }
        _ => Vec::new(),
    };
    // Of a payload that is damaged, the padding is among what was decrypted: it gets no other.
    bytes.resize(len, 0);
    bytes
}

fn encrypted(records: &[u8], cipher: &Cipher) -> Vec<u8> {
    let mut buffer = vec![0; Cipher::encrypted_len(records.len())];
    // The buffer is as long as it has to be.
    let _ = cipher.encrypt(records, &mut buffer);
    buffer
}

/// Where the text of the payload could not be read any further.
fn invalid_symbol(link: &Link<'_, '_>) -> Option<usize> {
    let is_invalid = |kind| matches!(kind, ErrorKind::InvalidSymbol { .. });
    let fault = link
        .faults()
        .find(|fault| fault.layer() == Layer::PayloadText && is_invalid(fault.kind()));
    fault.map(|fault| fault.text_offset())
}

/// Hides all of a text but what keeps a URL together.
fn hide_all(text: &mut [u8]) {
    let characters = Characters::new(text);
    let (level, row) = characters.decoded_once();
    for (index, character) in row.iter().enumerate() {
        if is_hidden(character.byte) {
            characters.write(text, level, index, HIDDEN);
        }
    }
}

/// Whether a character is one of an address, and none that keeps a URL together.
const fn is_hidden(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii() || matches!(byte, b'.' | b'-' | b'_' | b'+')
}
