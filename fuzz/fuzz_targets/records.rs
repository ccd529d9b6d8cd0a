//! Fuzzes [`tracklens_fuzz::laws::codec::records::records`].
#![cfg_attr(fuzzing, no_main)]
tracklens_fuzz::target!(tracklens_fuzz::laws::codec::records::records);
