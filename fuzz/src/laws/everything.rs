//! The law that nothing panics or allocates, whatever is asked of whatever text.

use std::cell::RefCell;

/// Every public function of the codec, called over a text.
#[path = "../../../codec/tests/everything/mod.rs"]
mod functions;

/// The bytes that there are for what is read and written: twice those of the longest link.
const ROOM: usize = 1 << 14;

thread_local! {
    static BUFFER: RefCell<Vec<u8>> = RefCell::new(vec![0; ROOM]);
}

/// Every public function, over any text, be it a link, a record list or a configuration, returns, and
/// allocates nothing.
///
/// # Panics
///
/// Where one panics or allocates.
pub fn everything(text: &[u8]) {
    BUFFER.with_borrow_mut(|buffer| {
        let allocations = allocation_counter::measure(|| {
            functions::run(text, buffer);
            if text.is_empty() {
                functions::run_tables(buffer);
            }
        });
        judge_allocations(allocations.count_total);
    });
}

fn judge_allocations(count: u64) {
    assert_eq!(count, 0, "something allocates");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_allocates_over_no_text() {
        everything(b"");
    }
}
