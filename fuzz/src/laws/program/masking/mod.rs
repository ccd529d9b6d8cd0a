//! Laws of masking: what is hidden, and what stays.

mod absence;
mod form;
mod given;
mod spellings;
mod variants;

use tracklens_codec::Link;

use crate::oracles::promises::Line;

/// All laws of this folder, for lines.
///
/// # Panics
///
/// If a law is broken.
pub fn masking(input: &[u8]) {
    let settings = given::settings(None);
    for line in Line::all(input) {
        form::a_masked_line_keeps_its_form(line.bytes, &settings);
        form::a_masked_line_reads_alike(line.bytes, &settings);
        absence::no_output_has_a_hidden_value(line.bytes, &settings);
        let mut buffer = vec![0; line.text.len()];
        let Ok(link) = Link::decode_partial(line.text, &mut buffer) else {
            continue;
        };
        absence::what_cannot_be_read_is_hidden(&link, line.bytes, &settings);
        variants::hidden_values_make_no_difference(&link, &settings);
        variants::an_encrypted_link_is_masked_like_a_plaintext_one(&link);
        form::a_signed_link_reads_alike(&link, &settings);
    }
}
