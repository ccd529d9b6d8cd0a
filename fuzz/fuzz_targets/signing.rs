//! Fuzzes [`tracklens_fuzz::laws::codec::signing::signing`].
#![cfg_attr(fuzzing, no_main)]
tracklens_fuzz::target!(tracklens_fuzz::laws::codec::signing::signing);
