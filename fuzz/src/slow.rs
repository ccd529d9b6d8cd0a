//! A decoder of tracked links that is written for being right.
//!
//! It is written from the description of the format and from what the codec's documentation
//! promises, not from the codec: a path is first percent-decoded in whole and then cut, base64url
//! is read bit by bit, everything is allocated. What is wrong is told in the codec's terms
//! ([`ErrorKind`], [`Layer`]), so that the two can be compared.

mod encoding;
mod payload;
mod strict;
mod url;

use tracklens_codec::{ErrorKind, Layer};

pub use payload::{List, ListedRecord};
pub use strict::deviations;
pub use url::{Segment, Symbol, Url};

/// A link, as far as it could be read.
#[derive(Clone, Debug)]
pub struct View {
    /// Where its parts stand.
    pub url: Url,
    /// The signature's bytes.
    pub signature: Option<Vec<u8>>,
    /// The token's bytes: the customer's four and the flag.
    pub token: Option<Vec<u8>>,
    /// The payload's bytes.
    pub payload: Option<Vec<u8>>,
    /// The records of a plaintext payload.
    pub list: Option<List>,
    /// All that is wrong, in the order in which the codec's documentation says it is told.
    pub faults: Vec<Fault>,
}

impl View {
    /// Where the link leads: in its payload, or percent-decoded in its query.
    #[must_use]
    pub fn target(&self) -> Option<Vec<u8>> {
        let in_payload = self.list.as_ref().and_then(|list| list.first(4));
        match in_payload {
            Some(target) if !target.is_empty() => Some(target.to_vec()),
            _ => Some(
                self.url
                    .query_target
                    .as_ref()?
                    .iter()
                    .map(|it| it.byte)
                    .collect(),
            ),
        }
    }
}

/// Something that is wrong, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub kind: ErrorKind,
    /// In which layer.
    pub layer: Layer,
    /// With which record.
    pub record: Option<usize>,
    /// At which byte of the layer.
    pub offset: usize,
    /// At which byte of the text.
    pub text_offset: usize,
}

impl Fault {
    fn in_link(kind: ErrorKind, offset: usize) -> Self {
        Self {
            kind,
            layer: Layer::Link,
            record: None,
            offset,
            text_offset: offset,
        }
    }
}

/// Reads a link as far as it goes.
///
/// # Errors
///
/// When the text is no tracked link at all, or neither its signature nor its token can be read.
pub fn read(text: &[u8]) -> Result<View, Fault> {
    let url = url::cut(text)?;
    let part_faults = url.faults(text);
    let (signature, signature_fault) = read_fixed(
        url.signature.as_ref(),
        Layer::SignatureText,
        16,
        |expected, found| ErrorKind::SignatureLength { expected, found },
    );
    let (token, mut token_fault) = read_fixed(
        url.token.as_ref(),
        Layer::TokenText,
        5,
        |expected, found| ErrorKind::TokenLength { expected, found },
    );
    let is_missing = |fault: &&Fault| fault.kind == ErrorKind::MissingSignature;
    let missing = part_faults.iter().find(is_missing).copied();
    let reason = signature_fault.or(missing);
    if let (None, None, Some(reason)) = (&signature, &token, reason) {
        return Err(reason);
    }
    if let (Some(bytes), Some(segment)) = (&token, &url.token)
        && ![0x00, 0x10].contains(&bytes[4])
    {
        token_fault = Some(Fault {
            kind: ErrorKind::UnknownFlag { flag: bytes[4] },
            layer: Layer::Token,
            record: None,
            offset: 4,
            text_offset: encoding::place_of_byte(segment, 4),
        });
    }
    let mut view = View {
        faults: part_faults
            .into_iter()
            .chain(signature_fault)
            .chain(token_fault)
            .collect(),
        url,
        signature,
        token,
        payload: None,
        list: None,
    };
    read_payload(&mut view);
    Ok(view)
}

/// Reads a record list by itself.
#[must_use]
pub fn read_list(payload: &[u8]) -> List {
    payload::read(payload)
}

/// Bytes of a known number, and what is wrong with them.
fn read_fixed(
    segment: Option<&Segment>,
    layer: Layer,
    len: usize,
    wrong_length: impl Fn(u32, u32) -> ErrorKind,
) -> (Option<Vec<u8>>, Option<Fault>) {
    let Some(segment) = segment else {
        return (None, None);
    };
    let expected = encoding::symbols_of(len);
    let found = encoding::symbols_in(segment);
    if found != expected {
        let kind = wrong_length(count(expected), count(found));
        return (
            None,
            Some(encoding::fault(segment, layer, kind, segment.start)),
        );
    }
    let decoded = encoding::decode(segment, layer);
    let whole = decoded.bytes.len() == len;
    (whole.then_some(decoded.bytes), decoded.fault)
}

fn read_payload(view: &mut View) {
    let Some(segment) = &view.url.payload else {
        return;
    };
    let decoded = encoding::decode(segment, Layer::PayloadText);
    view.faults.extend(decoded.fault);
    match view.token.as_ref().map(|token| token[4]) {
        Some(0x00) => {
            let list = payload::read(&decoded.bytes);
            view.faults.extend(list.faults.iter().map(|fault| Fault {
                text_offset: encoding::place_of_byte(segment, fault.offset),
                ..*fault
            }));
            view.list = Some(list);
        }
        Some(0x10) => {
            let len = decoded.bytes.len();
            if decoded.fault.is_none() && (len == 0 || !len.is_multiple_of(16)) {
                let kind = ErrorKind::CiphertextLength { found: count(len) };
                view.faults.push(encoding::fault(
                    segment,
                    Layer::Payload,
                    kind,
                    segment.start,
                ));
            }
        }
        _ => {}
    }
    view.payload = Some(decoded.bytes);
}

fn count(length: usize) -> u32 {
    u32::try_from(length).expect("a length of 32 bits")
}
