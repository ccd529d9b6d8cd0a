//! Fuzzes the law of writing what was read: see [`tracklens_fuzz::laws::rewriting::rewriting`].
#![cfg_attr(fuzzing, no_main)]
tracklens_fuzz::target!(tracklens_fuzz::laws::rewriting::rewriting);
