//! Fuzzes [`tracklens_fuzz::laws::codec::events::events`].
#![cfg_attr(fuzzing, no_main)]
tracklens_fuzz::target!(tracklens_fuzz::laws::codec::events::events);
