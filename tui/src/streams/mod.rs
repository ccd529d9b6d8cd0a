//! Standard output and standard error: the one door to them. Whatever the program writes goes through here, and leaves
//! it safe to show.
//!
//! ```text
//! reports, pages ─ StandardOutput ─▶ standard output
//! messages, panics ─ say ──────────▶ standard error
//! frames of the inspector ─ Screen ▶ the terminal
//! ```

mod escaped;
mod full;
mod messages;
mod panics;
mod patient;
mod size;
mod standard_output;

pub use self::escaped::Escapes;
pub use self::full::fail_where_a_file_is_full;
pub use self::messages::{hide_status, is_shown_to_people, say, say_text, show_status};
pub use self::panics::report_panics;
pub(crate) use self::patient::screen;
pub use self::patient::{standard_input, standard_input_len};
pub use self::size::size;
pub use self::standard_output::{
    StandardOutput, columns, is_terminal, look_at_standard_output, write_styled,
};
