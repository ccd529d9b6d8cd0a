//! Fuzzes a law: see [`tracklens_fuzz::laws::base64url::base64url`].
#![cfg_attr(fuzzing, no_main)]
tracklens_fuzz::target!(tracklens_fuzz::laws::base64url::base64url);
