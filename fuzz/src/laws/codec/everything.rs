//! The law that no function of the codec panics or allocates, whatever the text.

use std::cell::RefCell;

/// Calls every public function of the codec with a text.
#[path = "../../../../codec/tests/everything/mod.rs"]
mod functions;

/// The room for what is decoded and written, in bytes: twice that of the longest link.
const ROOM: usize = 1 << 14;

thread_local! {
    static BUFFER: RefCell<Vec<u8>> = RefCell::new(vec![0; ROOM]);
}

/// Every public function returns and allocates nothing, whether the text is a link, a record list, a
/// configuration, or anything else.
///
/// # Panics
///
/// If a function panics or allocates.
pub fn everything(text: &[u8]) {
    BUFFER.with_borrow_mut(|buffer| {
        let allocations = allocation_counter::measure(|| {
            functions::run(text, buffer);
            if text.is_empty() {
                functions::run_tables(buffer);
            }
        });
        assert_eq!(allocations.count_total, 0, "a function allocates");
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_function_allocates_for_an_empty_text() {
        everything(b"");
    }
}
