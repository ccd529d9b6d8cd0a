//! Fuzzes a law: see [`tracklens_fuzz::laws::masking::masking`].
#![cfg_attr(fuzzing, no_main)]
tracklens_fuzz::target!(tracklens_fuzz::laws::masking::masking);
