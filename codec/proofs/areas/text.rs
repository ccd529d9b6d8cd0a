//! Percent-encoded text, and the length of metadata.
#![no_std]

use tracklens_codec::{MetadataLength, PercentDecoded, PercentEncoded};
use tracklens_proofs::{all, export};

export! {
    percent_decoded(text: &[u8]) => all(PercentDecoded::new(text));
    percent_encoded(text: &[u8]) => all(PercentEncoded::new(text));
    size_hint(decoded: &PercentDecoded<'_>) => decoded.size_hint();
    new_metadata_length(len: usize, max: u32) => MetadataLength::new(len, max);
    metadata_length(length: MetadataLength) => (
        MetadataLength::len(length), MetadataLength::is_empty(length), MetadataLength::max(length),
        MetadataLength::remaining(length), MetadataLength::is_over(length),
        MetadataLength::excess(length),
    );
}
