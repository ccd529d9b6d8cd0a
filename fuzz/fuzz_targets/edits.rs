//! Fuzzes [`tracklens_fuzz::laws::program::edits::edits`].
#![cfg_attr(fuzzing, no_main)]
tracklens_fuzz::target!(tracklens_fuzz::laws::program::edits::edits);
