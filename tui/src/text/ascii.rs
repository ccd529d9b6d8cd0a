//! Terminals that know no characters but ASCII, and what stands there for the signs that the program draws with.

use std::sync::atomic::{AtomicBool, Ordering};

/// Whether nothing but ASCII can be shown.
static ALONE: AtomicBool = AtomicBool::new(false);

/// From now on, shows ASCII alone: every other character is not safe to show, but for the program's own signs.
///
/// It holds for the whole program, since the terminal is one. It is meant to be called once, before anything is shown.
pub fn show_alone() {
    ALONE.store(true, Ordering::Relaxed);
}

/// Whether nothing but ASCII can be shown.
#[must_use]
pub fn is_alone() -> bool {
    ALONE.load(Ordering::Relaxed)
}

/// A sign of one column that the program draws with, in ASCII: one column too.
#[must_use]
pub const fn substitute(sign: char) -> Option<&'static str> {
    Some(match sign {
        '─' | '░' => "-",
        '│' => "|",
        '┌' | '┐' | '└' | '┘' | '├' | '┤' | '┬' | '┴' | '┼' | '✓' => "+",
        '█' => "#",
        '▸' | '▶' | '→' => ">",
        '◀' | '←' => "<",
        '▲' | '↑' => "^",
        '▼' | '↓' => "v",
        '…' => "~",
        '·' => "*",
        '⋄' | '␣' | '•' | '×' => ".",
        '≠' => "!",
        '✗' => "x",
        _ => return None,
    })
}
