//! The codec never allocates, whichever function you call and whatever the text is.
//!
//! `codec/proofs` shows the same by linking without an allocator. These tests count with `std` around
//! the codec, and with the dependency that the proof leaves out.

// No allocator can be written without `unsafe`: this one hands everything to the system's.
#![allow(unsafe_code)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::collections::HashSet;
use std::num::NonZero;
use std::thread;

use tracklens_codec::{
    Configuration, ConfigurationError, ConfigurationErrorKind, Error, ErrorKind, Link, Records,
};

use crate::{everything, inputs};

thread_local! {
    static COUNT: Cell<usize> = const { Cell::new(0) };
}

/// The system's allocator, which counts the calls of each thread.
struct Counting;

fn count_one() {
    COUNT.set(COUNT.get() + 1);
}

// SAFETY: the system's allocator keeps the contract, and gets what this one gets. Counting doesn't
// allocate: the counter is initialized at compile time and has nothing to drop.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count_one();
        // SAFETY: the caller keeps the contract, which is the same.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        count_one();
        // SAFETY: as above.
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count_one();
        // SAFETY: as above.
        unsafe { System.realloc(pointer, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

#[test]
fn no_function_allocates_over_whole_cut_and_damaged_texts() {
    let inputs = inputs::inputs();
    let texts: Vec<_> = inputs
        .iter()
        .flat_map(|input| inputs::damaged(input).chain([input.clone()]))
        .collect();
    assert!(texts.len() > 10_000, "{}", texts.len());
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        for texts in texts.chunks(texts.len().div_ceil(threads)) {
            scope.spawn(move || {
                let mut buffer = vec![0; 1 << 16];
                for text in texts {
                    let count = allocations(|| everything::run(text, &mut buffer));
                    assert_eq!(count, 0, "{}", text.escape_ascii());
                }
            });
        }
    });
}

#[test]
fn no_table_and_no_constructor_allocates() {
    let mut room = vec![0; 1 << 16];
    assert_eq!(allocations(|| everything::run_tables(&mut room)), 0);
}

#[test]
fn an_allocation_is_counted() {
    assert_eq!(allocations(|| {}), 0);
    let mut kept = Vec::new();
    assert_eq!(allocations(|| kept.push(1)), 1, "one allocated");
    assert_eq!(allocations(|| kept.reserve_exact(100)), 1, "one grown");
    assert_eq!(allocations(|| drop(kept)), 1, "one given back");
}

#[test]
fn the_texts_cause_every_error() {
    let (mut of_links, mut of_configurations) = (HashSet::new(), HashSet::new());
    let mut buffer = vec![0; 1 << 16];
    for text in inputs::inputs() {
        of_links.extend(Link::decode_strict(&text, &mut buffer).err());
        of_links.extend(Link::decode(&text, &mut []).err());
        if let Ok(link) = Link::decode_partial(&text, &mut buffer) {
            of_links.extend(link.faults());
        }
        of_links.extend(Records::read(&text).faults());
        of_configurations.extend(Configuration::parse(&text).err());
    }
    // Only decrypting with a key gives this one.
    let met = of_links.iter().map(Error::code);
    check_codes(ErrorKind::CODES, met.chain(["damaged_ciphertext"]));
    let met = of_configurations.iter().map(ConfigurationError::code);
    check_codes(ConfigurationErrorKind::CODES, met);
}

fn check_codes(all: &[&'static str], met: impl Iterator<Item = &'static str>) {
    let met: HashSet<_> = met.collect();
    let unmet: Vec<_> = all.iter().filter(|code| !met.contains(*code)).collect();
    // It takes a text of 4 GiB.
    assert_eq!(unmet, [&"too_long"]);
}

/// How often a piece of work allocates, reallocates or deallocates.
fn allocations(work: impl FnOnce()) -> usize {
    let before = COUNT.get();
    work();
    COUNT.get() - before
}
