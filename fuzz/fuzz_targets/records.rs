//! Fuzzes the laws of record lists: see [`tracklens_fuzz::laws::records::records`].
#![cfg_attr(fuzzing, no_main)]
tracklens_fuzz::target!(tracklens_fuzz::laws::records::records);
