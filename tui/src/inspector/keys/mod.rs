//! Keys and commands. Nothing here knows a pane, an overlay or a link: [`Scope`] says what the keys mean to whatever
//! has the focus.
//!
//! ```text
//! key of the terminal ─ keymap, scope ─▶ command
//! ```

mod command;
mod context;
mod error;
mod key;
mod keymap;
mod purpose;
mod sent;
mod table;
mod way;

pub use self::command::{Command, Fold, What};
pub use self::context::{Context, Scope};
pub use self::error::KeyError;
pub use self::key::Key;
pub use self::keymap::{Binding, Keymap};
pub(in crate::inspector) use self::keymap::{HelpRow, help};
pub(in crate::inspector) use self::purpose::PURPOSES;
pub use self::table::{COMMANDS, CommandRow};
pub(in crate::inspector) use self::way::Way;
