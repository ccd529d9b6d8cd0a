//! Fuzzes the reading of record lists against the slow decoder: see [`tracklens_fuzz::laws::same_reading::record_lists_are_read_alike`].
#![cfg_attr(fuzzing, no_main)]
tracklens_fuzz::target!(tracklens_fuzz::laws::same_reading::record_lists_are_read_alike);
