//! The laws, a file for each group of them, and the fuzz targets that they make up.
//!
//! A law is a function from bytes that panics where the law is broken. What it found goes to a
//! function of its own that judges it, so that tests can show that a wrong finding is noticed.

pub mod buffers;
pub mod faults;
pub mod parts;
pub mod records;
pub mod same_reading;
pub mod strict;
pub mod writing;

/// A fuzz target: a function from bytes, and the folder of the inputs that it starts from.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// Its name, which its file in `fuzz_targets/` has too.
    pub name: &'static str,
    /// The folder of its inputs, in `seeds/` and in `regressions/`.
    pub inputs: &'static str,
    /// Panics where a law is broken.
    pub law: fn(&[u8]),
}

/// Every fuzz target.
pub const TARGETS: &[Target] = &[
    Target {
        name: "decoding",
        inputs: "decoding",
        law: decoding,
    },
    Target {
        name: "differential",
        inputs: "decoding",
        law: differential,
    },
];

/// What holds of decoding any bytes, as the text of a link and as a record list.
pub fn decoding(data: &[u8]) {
    faults::reading_is_deterministic(data);
    faults::every_fault_has_a_code_and_a_place_in_the_text(data);
    faults::the_first_fault_is_the_error_of_decode(data);
    buffers::the_payloads_length_is_exactly_what_a_buffer_needs(data);
    buffers::no_more_is_written_than_the_text_can_say(data);
    parts::parts_stand_in_order_in_the_text(data);
    strict::a_strict_link_is_read_as_decode_reads_it(data);
    strict::a_strict_link_is_written_again_alike(data);
    records::records_tile_the_payload(data);
    records::every_fault_is_placed_at_its_record(data);
    records::getters_give_the_first_record_of_their_id(data);
    writing::strict_reading_takes_exactly_what_is_written(data);
    writing::what_is_written_again_says_the_same(data);
    writing::record_lists_are_written_and_edited_alike(data);
}

/// The codec reads any bytes as the slow decoder does, as the text of a link and as a record list.
pub fn differential(data: &[u8]) {
    same_reading::links_are_read_alike(data);
    same_reading::record_lists_are_read_alike(data);
}
