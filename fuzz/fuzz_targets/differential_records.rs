//! Fuzzes [`tracklens_fuzz::laws::codec::same_reading::record_lists_are_decoded_alike`].
#![cfg_attr(fuzzing, no_main)]
tracklens_fuzz::target!(tracklens_fuzz::laws::codec::same_reading::record_lists_are_decoded_alike);
