//! Text written so that nothing takes it for a link: everything that a program would make clickable or look up is
//! broken, as analysts do it: `hxxps[:]//click[.]example[.]com`, `user[@]example[.]com`, `192[.]0[.]2[.]1`,
//! `2001[:]db8[:][:]1`.
//!
//! ```text
//! text ─ places (what to replace) ─▶ plain (a text at once), output (a stream), screen (what is shown)
//! ```
//!
//! `input` undoes all of it.

mod output;
mod places;
mod plain;
mod screen;

pub(crate) use self::output::{Defanging, StreamForm};
pub(crate) use self::places::find as find_places;
pub use self::plain::{defanged, defanged_bytes};
pub use self::screen::{is_shown, show_defanged};
