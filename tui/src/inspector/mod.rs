//! The inspector: what it knows, how it changes, how it looks. Nothing here touches a terminal.

mod anatomy;
mod focus;
mod history;
mod keymap;
mod layout;
mod link_text;
mod message;
mod model;
mod rows;
mod theme;
mod travel;
mod update;
mod view;
mod wrap;

pub use focus::Focus;
pub use keymap::{BINDINGS, Binding, Command, Context};
pub use link_text::{LinkText, MAX_LINK_TEXT};
pub use message::{Message, of_event};
pub use model::{Model, Notice, Pane, What};
pub use theme::Theme;
pub use update::{Effects, MAX_COPY, update};
pub use view::draw;
