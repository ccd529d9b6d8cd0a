//! Laws of masking: what is hidden, and what stays.

mod absence;
mod around;
mod form;
mod given;
mod leaks;
mod planted;
mod spellings;
mod variants;

use tracklens_codec::Link;

use crate::oracles::promises::SearchedLine;

/// All laws of this folder, for lines.
///
/// # Panics
///
/// If a law is broken.
pub fn masking(input: &[u8]) {
    let settings = given::settings(None);
    leaks::no_planted_word_is_read_back(input, &settings);
    for searched in SearchedLine::all(input) {
        let line = searched.line;
        form::a_masked_line_keeps_its_form(line.bytes, &settings);
        form::a_masked_line_reads_alike(line.bytes, &settings);
        absence::no_output_has_a_hidden_value(&searched, &settings);
        if let Some(found) = &searched.found {
            around::a_line_shows_nothing_around_its_link(&line, found, &settings);
        }
        let mut buffer = vec![0; line.text.len()];
        let Ok(read) = Link::decode_partial(line.text, &mut buffer) else {
            continue;
        };
        absence::what_cannot_be_read_is_hidden(&read, line.bytes, &settings);
        variants::hidden_values_make_no_difference(&read, &settings);
        variants::an_encrypted_link_is_masked_like_a_plaintext_one(&read);
        form::a_signed_link_reads_alike(&read, &settings);
    }
}
