//! Fuzzes the laws of strict reading: see [`tracklens_fuzz::laws::strict::strict`].
#![cfg_attr(fuzzing, no_main)]
tracklens_fuzz::target!(tracklens_fuzz::laws::strict::strict);
