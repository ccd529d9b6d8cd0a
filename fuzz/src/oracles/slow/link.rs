//! A whole link: its parts, its bytes, its records and its faults.

use tracklens_codec::{ErrorKind, Layer};

use super::base64url::{self, decode, offset_of_byte, symbols_in, symbols_of};
use super::fault::{Fault, count};
use super::record_list::{List, read_list};
use super::segment::Segment;
use super::url::{self, Url};

/// A link, as far as it could be read.
#[derive(Clone, Debug)]
pub struct View {
    /// Where its parts are.
    pub url: Url,
    /// The signature's bytes.
    pub signature: Option<Vec<u8>>,
    /// The token's bytes: the customer id's four and the flag (F-3.5 to F-3.8).
    pub token: Option<Vec<u8>>,
    /// The payload's bytes.
    pub payload: Option<Vec<u8>>,
    /// The records of a plaintext payload.
    pub list: Option<List>,
    /// Its faults, in the order that the codec documents.
    pub faults: Vec<Fault>,
}

impl View {
    /// Where the link leads: the target in its payload, or the percent-decoded one in its query
    /// (F-1.16).
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

/// Reads a link as far as possible (F-11.8).
///
/// # Errors
///
/// If the text is not a tracked link, or neither its signature nor its token can be read.
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
            text_offset: offset_of_byte(segment, 4),
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

/// Reads a part that has a fixed number of bytes, and the fault of it.
fn read_fixed(
    segment: Option<&Segment>,
    layer: Layer,
    len: usize,
    wrong_length: impl Fn(u32, u32) -> ErrorKind,
) -> (Option<Vec<u8>>, Option<Fault>) {
    let Some(segment) = segment else {
        return (None, None);
    };
    let expected = symbols_of(len);
    let found = symbols_in(segment);
    if found != expected {
        let kind = wrong_length(count(expected), count(found));
        return (
            None,
            Some(base64url::fault(segment, layer, kind, segment.start)),
        );
    }
    let decoded = decode(segment, layer);
    let whole = decoded.bytes.len() == len;
    (whole.then_some(decoded.bytes), decoded.fault)
}

fn read_payload(view: &mut View) {
    let Some(segment) = &view.url.payload else {
        return;
    };
    let decoded = decode(segment, Layer::PayloadText);
    view.faults.extend(decoded.fault);
    match view.token.as_ref().map(|token| token[4]) {
        Some(0x00) => {
            let list = read_list(&decoded.bytes);
            view.faults.extend(list.faults.iter().map(|fault| Fault {
                text_offset: offset_of_byte(segment, fault.offset),
                ..*fault
            }));
            view.list = Some(list);
        }
        Some(0x10) => {
            let len = decoded.bytes.len();
            if decoded.fault.is_none() && (len == 0 || !len.is_multiple_of(16)) {
                let kind = ErrorKind::CiphertextLength { found: count(len) };
                view.faults.push(base64url::fault(
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
