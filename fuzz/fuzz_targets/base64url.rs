//! Fuzzes [`tracklens_fuzz::laws::codec::base64url::base64url`].
#![cfg_attr(fuzzing, no_main)]
tracklens_fuzz::target!(tracklens_fuzz::laws::codec::base64url::base64url);
