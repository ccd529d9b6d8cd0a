//! What a screen is made of: styles, lines of a width, and the areas of everything. Nothing here knows a link.

mod byte_sort;
mod colors;
mod columns;
mod layout;
mod pane;
mod pen;
mod theme;
pub(super) mod wrap;
mod zoom;

pub(super) use self::byte_sort::ByteSort;
pub use self::colors::{Background, ColorDepth};
pub(super) use self::layout::{Frames, Layout, LayoutInput, VERDICT_ROWS};
pub(super) use self::pane::BELOW_FIELDS;
pub use self::pane::Pane;
pub(super) use self::pen::{COST_COLUMNS, LABEL_COLUMNS, Pen, columns, cost, select, styled};
pub use self::theme::{ROLES, Role, Theme};
