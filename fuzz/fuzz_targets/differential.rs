//! Fuzzes the codec against the slow decoder: see [`tracklens_fuzz::laws::same_reading::links_are_read_alike`].
#![cfg_attr(fuzzing, no_main)]
tracklens_fuzz::target!(tracklens_fuzz::laws::same_reading::links_are_read_alike);
