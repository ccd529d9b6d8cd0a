//! The inspector: a link on a desk, panes around it, and overlays over them. Nothing here touches a terminal.
//!
//! ```text
//! terminal ─ event ─▶ of_event ─ message ─▶ update ─▶ effects ─▶ terminal
//!                                              │
//!                    Model = Desk + Panes + the overlay that is open
//!                                              │
//!                                            draw ─▶ screen
//! ```
//!
//! # How it runs
//!
//! The program's loop turns each event of the terminal into a [`Message`] ([`of_event`]) and gives it to [`update`].
//! A message changes the desk, the panes or the overlay. Whatever can't be done here is returned as [`Effects`], and
//! what came of it comes back as another message: nothing in the model waits to be fetched. At the end of `update`,
//! and nowhere else, everything is laid out. [`draw`] shows the model and changes nothing.
//!
//! # Rooms
//!
//! Each room uses only those below it. A test, `layers`, knows the floors.
//!
//! ```text
//! event, update, draw    what happened comes in, what is to be done goes out
//! model                  desk, panes and overlay, side by side
//! focus                  which of them has the keys
//! panes, overlays, bars  what is on the screen, each in a file of its own
//! view                   what all of them are drawn from: desk, theme, keymap
//! desk, message          the link, and all that you can do with it without a screen
//! anatomy, effect        the items of a link that was read, and where they are
//! keys, screen,          commands and keys; styles, lines and areas; the JSON of the metadata
//! metadata_tree
//! ```
//!
//! # One reading
//!
//! When the text of the link changes, the desk reads it once, and keeps the reading with what was made of it: its items,
//! its text as it may be shown, its row in the list of links. Panes, search, bars, lists, comparisons, edits and reports
//! ask the desk; none of them decodes the link again.
//!
//! # Evidence
//!
//! A link on the desk may be evidence. What keys mean to a pane is its `Scope`: characters go into the link only in the
//! scope for typing, which a command of its own begins and ends, and a message that types anywhere else does nothing.
//! Each version of the link in the history keeps what it was made from (`desk/given.rs`), so that
//! the [`Provenance`](crate::reading::Provenance) of what is on the desk is a comparison of two texts, and no flag that
//! somebody might forget to set. `bars/badge.rs` shows it, lists and reports ask for it.
//!
//! # Panes and overlays
//!
//! A pane implements `PaneContent`, an overlay implements `Overlay`. Both own their state, make their rows for a
//! width, and say which contexts of keys hold in them. They may change the desk, which is below them. What they want
//! beyond it they return: an overlay returns a `Wish` (`Stay`, `Close`, `Open` another overlay, `Do` a command, `Ask`
//! for an effect, `Offer` a text, `Show` a pane), and `update` grants it. What all panes have in common is in `Panes` (focus, scrolling,
//! outlines), and what all overlays have in common in `Window` (the chosen row, the text you type, the border).
//!
//! # The verdict
//!
//! What people ask of a link first is a value of the reading, `Verdict`. The desk keeps it with what lists show of the link;
//! the bar above the panes, the list and the reports show its parts, as many as fit by their rank. The bar takes a
//! second row where one is not enough; on the smallest screens that row is one of the link's.
//!
//! # Where something new goes
//!
//! - An overlay: its file in `overlays/`, and its row in `overlays::ALL`.
//! - A pane: its file in `panes/`, its row in `panes::contents`, and its name and rectangle in `screen/layout.rs`.
//! - A command: a variant of [`Command`] and its row in `keys/table.rs`. If it opens an overlay, the file of the
//!   overlay says so. Otherwise it gets an arm in `update/commands.rs`.
//! - A sentence of the status line: a variant of [`Notice`], and the sentence in `desk/notice_text.rs`.
//! - Something for the program to do: a variant of `Effect`, and the answer as a [`Message`].

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

pub use desk::{MAX_LINK_TEXT, Notice, PasteSummary, TextLine};
pub use draw::draw;
pub use effect::{
    Clipboard, Destination, Effects, FileForm, FileState, FileTask, MAX_COPY, Request,
};
pub use event::of_event;
pub use focus::{Focus, scopes};
pub use keys::{
    Binding, COMMANDS, Command, CommandRow, Context, Fold, Key, KeyError, Keymap, Scope, What,
};
pub use message::{FileNews, Gesture, MAX_PASTE, Message};
pub use model::Model;
pub use overlays::Over;
pub use screen::{Background, ColorDepth, Pane, ROLES, Role, Theme};
pub use update::update;
