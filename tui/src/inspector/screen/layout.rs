//! Where everything is on the screen. It depends on the size of the screen, on the pane that has the focus, and on
//! how many rows the link and the metadata have.
//!
//! ```text
//! 100 columns and more       60 and more             40 and more
//! verdict                    verdict                 verdict
//! ┌ Link ─────────────────┐  ─ Link ───────────────   link
//! └───────────────────────┘  status                  status
//! status                     ─ Fields ─────────────   Fields Detail Metadata Bytes
//! ┌ Fields ──┐┌ Detail ───┐                          the one of them that
//! │          ││           │  ─ Detail Metadata Bytes  has the focus
//! └──────────┘└───────────┘  the one of them that
//! ┌ Metadata ┐┌ Bytes ────┐  last had the focus
//! └──────────┘└───────────┘
//! gauge                      gauge                   gauge
//! hints                      hints                   hints
//! ```

use ratatui::layout::{Constraint, Layout as Split, Margin, Position, Rect, Size};

/// The smallest screen that holds more than a card.
const MIN: Size = Size::new(40, 10);

/// The smallest screen on which the fields are above another pane.
const STACKED: Size = Size::new(60, 16);

/// The smallest screen on which all panes are side by side.
const WIDE: Size = Size::new(100, 20);

/// The largest area of an overlay.
const MAX_OVERLAY: Size = Size::new(96, 36);

/// One row a pane: its name, its title and what it shows.
macro_rules! panes {
    ($($name:ident $title:literal $shows:literal;)*) => {
        /// A part of the screen that can have the focus.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Pane {
            $(#[doc = $shows] $name,)*
        }

        impl Pane {
            /// The panes, in the order in which the focus moves.
            pub const ALL: [Self; [$($title),*].len()] = [$(Self::$name),*];

            /// The title of the pane.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self {
                    $(Self::$name => $title,)*
                }
            }
        }
    };
}

panes! {
    Link "Link" "The text of the link.";
    Fields "Fields" "The fields, in their groups.";
    Detail "Detail" "Details of what is selected.";
    Metadata "Metadata" "The metadata.";
    Bytes "Bytes" "The bytes of the payload, record by record.";
}

impl Pane {
    /// The panes other than the link.
    pub(in crate::inspector) const DATA: &[Self] = Self::ALL.split_at(1).1;

    /// The place of the pane in [`Pane::ALL`].
    pub(in crate::inspector) const fn index(self) -> usize {
        self as usize
    }

    /// The pane so many places further, around and around.
    pub(in crate::inspector) const fn further(self, places: usize) -> Self {
        Self::ALL[(self.index() + places) % Self::ALL.len()]
    }
}

/// The panes that share a place where there is room for only one of them below the fields.
pub(in crate::inspector) const BELOW_FIELDS: [Pane; 3] =
    [Pane::Detail, Pane::Metadata, Pane::Bytes];

/// The areas of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::inspector) struct Layout {
    /// The whole screen.
    pub(in crate::inspector) screen: Rect,
    /// The panes, with their outlines; some of them share a place.
    pub(in crate::inspector) panes: [Rect; Pane::ALL.len()],
    /// The panes in whose place another one is.
    pub(super) hidden: [bool; Pane::ALL.len()],
    /// The verdict on the link, above everything else; empty if there is no link.
    pub(in crate::inspector) verdict: Rect,
    /// The status line.
    pub(in crate::inspector) status: Rect,
    /// The names of the panes that share a place; empty if none do.
    pub(in crate::inspector) tabs: Rect,
    /// The length of the metadata.
    pub(in crate::inspector) gauge: Rect,
    /// The keys.
    pub(in crate::inspector) hints: Rect,
    /// The outlines of the panes.
    pub(in crate::inspector) frames: Frames,
}

/// The outlines of the panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::inspector) enum Frames {
    /// A border, with the title on it.
    Borders,
    /// A line above, with the title on it.
    Rules,
    /// Nothing.
    None,
}

/// What a layout depends on besides the size of the screen.
#[derive(Clone, Copy, Debug)]
pub(in crate::inspector) struct LayoutInput {
    /// The pane other than the link that has or last had the focus.
    pub(in crate::inspector) data_pane: Pane,
    /// The pane below the fields that last had it.
    pub(in crate::inspector) below_fields: Pane,
    /// How many rows the verdict takes, if there is room for them.
    pub(in crate::inspector) verdict: u16,
    /// How many rows the link has.
    pub(in crate::inspector) link: usize,
    /// How many rows the metadata has.
    pub(in crate::inspector) metadata: usize,
}

impl Layout {
    /// Lays out a screen.
    pub(in crate::inspector) fn new(size: Size, input: LayoutInput) -> Self {
        let screen = Rect::from(size);
        let rows = input.verdict.min(verdict_rows(size));
        let [verdict, rest] = screen.layout(&Split::vertical([
            Constraint::Length(rows),
            Constraint::Fill(1),
        ]));
        let below = if holds(size, WIDE) {
            Self::side_by_side(rest, input)
        } else if holds(size, STACKED) {
            Self::stacked(rest, input.below_fields)
        } else {
            Self::tabbed(rest, input.data_pane)
        };
        Self {
            screen,
            verdict,
            ..below
        }
    }

    /// Whether the screen holds no more than a card.
    pub(in crate::inspector) fn is_card(&self) -> bool {
        !holds(self.screen.as_size(), MIN)
    }

    /// Whether a pane is on the screen, and no other one in its place.
    pub(in crate::inspector) fn is_on_screen(&self, pane: Pane) -> bool {
        !self.hidden[pane.index()]
    }

    /// The area within the frame of a pane.
    pub(in crate::inspector) fn inner(&self, pane: Pane) -> Rect {
        let area = self.panes[pane.index()];
        match self.frames {
            Frames::Borders => area.inner(Margin::new(1, 1)),
            Frames::Rules => Rect {
                y: area.y.saturating_add(1).min(area.bottom()),
                height: area.height.saturating_sub(1),
                ..area
            },
            Frames::None => area,
        }
    }

    /// Whether the names of several panes are in the place of the title of this one.
    pub(in crate::inspector) fn tabs_hold(&self, pane: Pane) -> bool {
        self.frames == Frames::Rules && BELOW_FIELDS.contains(&pane)
    }

    /// The pane at a place of the screen.
    pub(in crate::inspector) fn pane_at(&self, position: Position) -> Option<Pane> {
        let is_there =
            |pane: &Pane| self.is_on_screen(*pane) && self.panes[pane.index()].contains(position);
        Pane::ALL.into_iter().find(is_there)
    }

    /// The area of an overlay with its border: most of the screen, or all of it but the row of keys.
    pub(in crate::inspector) fn overlay(&self, fills_the_screen: bool) -> Rect {
        let screen = self.screen;
        if fills_the_screen {
            let height = screen.height.saturating_sub(1);
            return Rect { height, ..screen };
        }
        let width = screen.width.min(MAX_OVERLAY.width);
        let height = screen.height.saturating_sub(2).min(MAX_OVERLAY.height);
        screen.centered(Constraint::Length(width), Constraint::Length(height))
    }

    /// The lines that a pane shows at once.
    pub(in crate::inspector) fn content_height(&self, pane: Pane) -> usize {
        usize::from(self.inner(pane).height)
    }

    /// The columns of a pane.
    pub(in crate::inspector) fn content_width(&self, pane: Pane) -> usize {
        usize::from(self.inner(pane).width)
    }

    fn side_by_side(screen: Rect, input: LayoutInput) -> Self {
        let link = u16::try_from(input.link).unwrap_or(u16::MAX);
        let most = (screen.height / 5).clamp(4, 9);
        // The border has two rows.
        let link_height = link.saturating_add(2).clamp(4, most);
        let [link, status, data, gauge, hints] = screen.layout(&Split::vertical([
            Constraint::Length(link_height),
            Constraint::Length(1),
            Constraint::Fill(1),
            Constraint::Length(1),
            Constraint::Length(1),
        ]));
        let halves = [Constraint::Fill(1), Constraint::Fill(1)];
        let [left, right] = data.layout(&Split::horizontal(halves));
        let metadata = u16::try_from(input.metadata).unwrap_or(u16::MAX);
        let most = data.height * 2 / 5;
        let [fields, metadata] = left.layout(&Split::vertical([
            Constraint::Fill(1),
            Constraint::Length(metadata.saturating_add(2).clamp(4, most.max(4))),
        ]));
        let [detail, bytes] = right.layout(&Split::vertical(halves));
        Self {
            screen,
            panes: [link, fields, detail, metadata, bytes],
            hidden: [false; Pane::ALL.len()],
            verdict: Rect::ZERO,
            status,
            tabs: Rect::ZERO,
            gauge,
            hints,
            frames: Frames::Borders,
        }
    }

    fn stacked(screen: Rect, below_fields: Pane) -> Self {
        let link_height = (screen.height / 8).clamp(2, 5) + 1;
        let [link, status, fields, below, gauge, hints] = screen.layout(&Split::vertical([
            Constraint::Length(link_height),
            Constraint::Length(1),
            Constraint::Fill(5),
            Constraint::Fill(4),
            Constraint::Length(1),
            Constraint::Length(1),
        ]));
        let mut panes = [below; Pane::ALL.len()];
        panes[Pane::Link.index()] = link;
        panes[Pane::Fields.index()] = fields;
        let is_hidden = |pane| BELOW_FIELDS.contains(&pane) && pane != below_fields;
        Self {
            screen,
            panes,
            hidden: Pane::ALL.map(is_hidden),
            verdict: Rect::ZERO,
            status,
            tabs: Rect { height: 1, ..below },
            gauge,
            hints,
            frames: Frames::Rules,
        }
    }

    fn tabbed(screen: Rect, data_pane: Pane) -> Self {
        let link_height = (screen.height / 5).clamp(1, 4);
        let [link, status, tabs, data, gauge, hints] = screen.layout(&Split::vertical([
            Constraint::Length(link_height),
            Constraint::Length(1),
            Constraint::Length(1),
            Constraint::Fill(1),
            Constraint::Length(1),
            Constraint::Length(1),
        ]));
        let mut panes = [data; Pane::ALL.len()];
        panes[Pane::Link.index()] = link;
        let on_screen = [Pane::Link, data_pane];
        Self {
            screen,
            panes,
            hidden: Pane::ALL.map(|pane| !on_screen.contains(&pane)),
            verdict: Rect::ZERO,
            status,
            tabs,
            gauge,
            hints,
            frames: Frames::None,
        }
    }
}

/// The most rows that a verdict takes.
pub(in crate::inspector) fn verdict_rows(size: Size) -> u16 {
    if holds(size, STACKED) { 2 } else { 1 }
}

fn holds(size: Size, least: Size) -> bool {
    size.width >= least.width && size.height >= least.height
}
