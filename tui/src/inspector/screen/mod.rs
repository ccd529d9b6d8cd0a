//! What a screen is made of: styles, lines of a width, and the areas of everything. Nothing here knows a link.

mod layout;
mod pen;
mod theme;
pub(super) mod wrap;
mod zoom;

pub use self::layout::Pane;
pub(super) use self::layout::{BELOW_FIELDS, Frames, Layout, LayoutInput, verdict_rows};
pub(super) use self::pen::{COST_COLUMNS, LABEL_COLUMNS, Pen, columns, cost, styled};
pub use self::theme::Theme;
