//! Fuzzes the codec against the slow decoder: see [`tracklens_fuzz::laws::differential`].
#![cfg_attr(fuzzing, no_main)]
tracklens_fuzz::target!(tracklens_fuzz::laws::differential);
