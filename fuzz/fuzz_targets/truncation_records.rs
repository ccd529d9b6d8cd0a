//! Fuzzes [`tracklens_fuzz::laws::codec::truncation::record_lists`].
#![cfg_attr(fuzzing, no_main)]
tracklens_fuzz::target!(tracklens_fuzz::laws::codec::truncation::record_lists);
