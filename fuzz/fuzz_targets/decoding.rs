//! Fuzzes the laws of decoding: see [`tracklens_fuzz::laws::decoding::decoding`].
#![cfg_attr(fuzzing, no_main)]
tracklens_fuzz::target!(tracklens_fuzz::laws::decoding::decoding);
