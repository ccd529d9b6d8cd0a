//! The panes: one file each, and one row in [`contents`].
//!
//! Each implements [`PaneContent`]; [`Panes`] lays them out, scrolls them and gives one of them the focus. Where a
//! pane is on the screen, [`Layout`](super::screen::Layout) says.

mod byte_form;
mod byte_rows;
mod bytes;
mod content;
mod data_scopes;
mod detail;
mod fields;
mod link;
mod metadata;
mod outline;
mod shelf;
mod travel;

pub(super) use self::shelf::{Contents, Panes};

/// The contents of all panes, in the order of [`Pane::ALL`](super::Pane::ALL).
pub(super) fn contents() -> Contents {
    [
        Box::new(link::Link::default()),
        Box::new(fields::Fields),
        Box::new(detail::Detail::default()),
        Box::new(metadata::Metadata::default()),
        Box::new(bytes::Bytes::default()),
    ]
}
