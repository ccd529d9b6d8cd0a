//! Fuzzes [`tracklens_fuzz::laws::program::what_if::what_if`].
#![cfg_attr(fuzzing, no_main)]
tracklens_fuzz::target!(tracklens_fuzz::laws::program::what_if::what_if);
