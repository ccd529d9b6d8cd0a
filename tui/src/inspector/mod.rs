//! The inspector: what it knows, how it changes, how it looks. Nothing here touches a terminal.

mod anatomy;
mod command;
mod editing;
mod focus;
mod history;
mod key;
mod keymap;
mod layout;
mod matches;
mod message;
mod metadata_tree;
mod model;
mod overlay;
mod rows;
mod text_line;
mod theme;
mod update;
mod view;
mod wrap;

pub use command::{COMMANDS, Command, Context, Fold, Row};
pub use focus::{Focus, Over};
pub use key::{Key, KeyError};
pub use keymap::{Binding, Keymap};
pub use message::{Gesture, Message, of_event};
pub use model::{Clipboard, Destination, FileState, FileWish, Form, Model, Notice, Pane, What};
pub use text_line::{MAX_LINK_TEXT, TextLine};
pub use theme::Theme;
pub use update::{Effects, MAX_COPY, Request, update};
pub use view::draw;
