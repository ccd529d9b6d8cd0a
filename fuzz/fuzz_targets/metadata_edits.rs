//! Fuzzes [`tracklens_fuzz::laws::program::metadata_edits::metadata_edits`].
#![cfg_attr(fuzzing, no_main)]
tracklens_fuzz::target!(tracklens_fuzz::laws::program::metadata_edits::metadata_edits);
