//! Laws of what `decode` writes for lines, and of what `encode` makes of that.

mod damage;
mod decoded;
mod defanging;
mod encoding;
mod events;
mod markdown;
mod notes;
mod objects;
mod tables;
mod text;

use tracklens::report::Format;

use crate::oracles::promises::{SearchedLine, in_utf8};
use decoded::decoded;

/// All laws of this folder, for lines of standard input.
///
/// # Panics
///
/// If a law is broken.
pub fn output(input: &[u8]) {
    let text = in_utf8(input);
    if *text != *input {
        let [of_input, of_text] = [input, &text].map(|it| decoded(it, Format::Ndjson));
        // The text may look like UTF-16 again.
        if in_utf8(&text) == text {
            assert!(of_input == of_text, "UTF-16 is read as another text");
        }
        return;
    }
    let lines: Vec<SearchedLine<'_>> = SearchedLine::all(input).collect();
    let objects = objects::every_line_is_a_promised_object(input, &lines);
    objects::an_array_has_the_same_objects(input, &objects);
    tables::a_table_has_the_same_values(input, &objects);
    events::every_link_is_its_event(input, &lines, &objects);
    text::text_is_safe(input);
    markdown::markdown_keeps_values_in_code(input);
    defanging::nothing_of_a_defanged_text_can_be_clicked(input);
    defanging::nothing_of_a_defanged_report_can_be_clicked(input);
    defanging::a_defanged_link_is_read_as_it_was(&objects);
    encoding::a_link_comes_back_from_its_object(&lines, &objects);
}
