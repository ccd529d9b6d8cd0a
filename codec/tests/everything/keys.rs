//! Runs the functions that take a key.

use std::hint::black_box;

use tracklens_codec::{HmacSha256, KeyError, Link};

use super::show;

pub(crate) fn run_link(link: &Link<'_, '_>) {
    for key in [&b"too short"[..], &[7; 16], &[7; 100]] {
        match HmacSha256::new(key) {
            Ok(scheme) => {
                super::show_debug(&scheme);
                black_box(Link::verify(link, &scheme));
            }
            Err(error) => {
                show(&error);
                black_box(KeyError::code(error));
            }
        }
    }
}
