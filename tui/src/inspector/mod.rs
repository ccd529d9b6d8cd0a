//! The inspector. Nothing here touches a terminal.

mod anatomy;
mod bars;
mod desk;
mod draw;
mod effect;
mod event;
mod focus;
mod keys;
mod message;
mod metadata_tree;
mod model;
mod overlays;
mod panes;
mod screen;
mod update;
mod view;

pub use desk::{MAX_LINK_TEXT, Notice, TextLine};
pub use draw::draw;
pub use effect::{
    Clipboard, Destination, Effects, FileForm, FileState, FileWish, MAX_COPY, Request,
};
pub use event::of_event;
pub use focus::{Focus, scopes};
pub use keys::{
    Binding, COMMANDS, Command, CommandRow, Context, Fold, Key, KeyError, Keymap, Scope, What,
};
pub use message::{Gesture, Message};
pub use model::Model;
pub use overlays::Over;
pub use screen::{Pane, Theme};
pub use update::update;
