//! Fuzzes [`tracklens_fuzz::laws::program::comparing::comparing`].
#![cfg_attr(fuzzing, no_main)]
tracklens_fuzz::target!(tracklens_fuzz::laws::program::comparing::comparing);
