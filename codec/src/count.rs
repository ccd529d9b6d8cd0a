//! How many there are of something, in words.

use core::fmt;

/// A number, and what it counts: `1 byte`, `2 bytes`.
#[derive(Clone, Copy)]
pub(crate) struct Count<N>(pub(crate) N, pub(crate) &'static str);

impl<N: fmt::Display + PartialEq + From<u8>> fmt::Display for Count<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(number, unit) = self;
        let plural = if *number == N::from(1) { "" } else { "s" };
        write!(f, "{number} {unit}{plural}")
    }
}
