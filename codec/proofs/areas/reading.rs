//! Reading a link, the parts of a text, a record list.
#![no_std]

use tracklens_codec::{Link, Parts, Records};
use tracklens_proofs::export;

export! {
    decode(text: &[u8], buffer: &mut [u8]) => Link::decode(text, buffer);
    decode_text(text: &str, buffer: &mut [u8]) => Link::decode(text, buffer);
    decode_partial(text: &[u8], buffer: &mut [u8]) => Link::decode_partial(text, buffer);
    decode_strict(text: &[u8], buffer: &mut [u8]) => Link::decode_strict(text, buffer);
    find_parts(text: &[u8]) => Parts::find(text);
    read_records(payload: &[u8]) => Records::read(payload);
}
