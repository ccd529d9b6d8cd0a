//! Where everything is on the screen. It depends on the size of the screen, on the pane that has the focus, and on
//! how many rows each pane wants.
//!
//! ```text
//! 160 columns and more                  100 and more               60 and more              40 and more
//! verdict                               verdict                    verdict                  verdict
//! ┌ Link ───────────────────────────┐   ┌ Link ────────────────┐   ─ Link ───────────────   link
//! ├ Fields ──┬ Detail ──┬ Bytes ────┤   ├ Fields ──┬ Detail ───┤   ─ Fields ─────────────   Link Fields Detail …
//! │          │          │           │   │          ├ Metadata ─┤                            the one of them that
//! │          ├ Metadata ┤           │   │          ├ Bytes ────┤   ─ Detail Metadata Bytes  has the focus
//! └──────────┴──────────┴───────────┘   └──────────┴───────────┘   the one of them that
//! status                                status                     last had the focus
//! gauge                                 gauge                      status                   status
//! hints                                 hints                      gauge, hints             gauge, hints
//! ```

use ratatui::layout::{Constraint, Layout as Split, Margin, Position, Rect, Size};

use super::columns::{SideBySide, Wanted, least_rows, share};
use super::pane::{BELOW_FIELDS, Pane};

/// The smallest screen that holds more than a card.
const MIN: Size = Size::new(40, 10);

/// The smallest screen on which the fields are above another pane.
const STACKED: Size = Size::new(60, 16);

/// The smallest screen on which all panes are side by side.
const WIDE: Size = Size::new(100, 20);

/// The columns from which there are three of panes.
const THREE_COLUMNS: u16 = 160;

/// The most rows that the verdict takes.
pub(in crate::inspector) const VERDICT_ROWS: u16 = 2;

/// The rows of the text that is shown until there is a link.
const INVITATION_ROWS: u16 = 3;

/// The largest area of an overlay.
const MAX_OVERLAY: Size = Size::new(96, 36);

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
    /// The most columns that the content of a pane has that may stand in one column or another.
    pub(super) inner_width: u16,
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
    /// How many rows each pane wants.
    pub(in crate::inspector) wanted: Wanted,
    /// Whether there is no link yet.
    pub(in crate::inspector) is_empty: bool,
}

impl Layout {
    /// Lays out a screen.
    pub(in crate::inspector) fn new(size: Size, input: LayoutInput) -> Self {
        let screen = Rect::from(size);
        let [verdict, panes, status, gauge, hints] = screen.layout(&Split::vertical([
            Constraint::Length(input.verdict.min(VERDICT_ROWS)),
            Constraint::Fill(1),
            Constraint::Length(1),
            Constraint::Length(1),
            Constraint::Length(1),
        ]));
        let around = Self {
            screen,
            panes: [Rect::ZERO; Pane::ALL.len()],
            hidden: [false; Pane::ALL.len()],
            verdict,
            status,
            tabs: Rect::ZERO,
            gauge,
            hints,
            frames: Frames::None,
            inner_width: u16::MAX,
        };
        if holds(size, WIDE) {
            around.side_by_side(panes, input)
        } else if holds(size, STACKED) {
            around.stacked(panes, input)
        } else {
            around.tabbed(panes, input)
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
            Frames::Borders => {
                let inner = area.inner(Margin::new(1, 1));
                let width = match pane {
                    Pane::Link | Pane::Bytes => inner.width,
                    _ => inner.width.min(self.inner_width),
                };
                Rect { width, ..inner }
            }
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

    /// The area of an overlay with its border, whose content wants so many rows: as high as that, and no higher than most
    /// of the screen; or all of the screen but the row of keys.
    pub(in crate::inspector) fn overlay(&self, fills_the_screen: bool, wanted: usize) -> Rect {
        let screen = self.screen;
        if fills_the_screen {
            let height = screen.height.saturating_sub(1);
            return Rect { height, ..screen };
        }
        let width = screen.width.min(MAX_OVERLAY.width);
        let most = screen.height.saturating_sub(2).min(MAX_OVERLAY.height);
        let wanted = u16::try_from(wanted.saturating_add(2)).unwrap_or(u16::MAX);
        let height = Constraint::Length(wanted.min(most));
        screen.centered(Constraint::Length(width), height)
    }

    /// The lines that a pane shows at once.
    pub(in crate::inspector) fn content_height(&self, pane: Pane) -> usize {
        usize::from(self.inner(pane).height)
    }

    /// The columns of a pane.
    pub(in crate::inspector) fn content_width(&self, pane: Pane) -> usize {
        usize::from(self.inner(pane).width)
    }

    fn side_by_side(self, area: Rect, input: LayoutInput) -> Self {
        let most = (self.screen.height / 5).saturating_sub(2).clamp(2, 7);
        let link = input.link_rows(2, most);
        let link = Rect {
            height: link + 2,
            ..area
        };
        // The border below the link is that above the others.
        let data = Rect {
            y: area.y + link.height - 1,
            height: area.height.saturating_sub(link.height - 1),
            ..area
        };
        let has_three = area.width >= THREE_COLUMNS;
        let side_by_side = SideBySide::new(data, has_three, &input.wanted);
        let mut panes = side_by_side.panes;
        panes[Pane::Link.index()] = link;
        Self {
            panes,
            frames: Frames::Borders,
            inner_width: side_by_side.inner_width,
            ..self
        }
    }

    fn stacked(self, area: Rect, input: LayoutInput) -> Self {
        let most = (self.screen.height / 8).clamp(2, 5);
        let [link, body] = area.layout(&Split::vertical([
            Constraint::Length(input.link_rows(2, most) + 1),
            Constraint::Fill(1),
        ]));
        let wanted = |pane: Pane| input.wanted[pane.index()];
        // The same for all that share a place, so that nothing moves when another one has the focus.
        let below = BELOW_FIELDS.map(wanted).into_iter().max();
        let heights = share(
            body.height.saturating_sub(2),
            &[wanted(Pane::Fields), below.unwrap_or_default()],
            &[least_rows(Pane::Fields), least_rows(Pane::Detail)],
        );
        let fields_height = heights.first().map_or(0, |rows| rows + 1);
        let [fields, below] = body.layout(&Split::vertical([
            Constraint::Length(fields_height),
            Constraint::Fill(1),
        ]));
        let mut panes = [below; Pane::ALL.len()];
        panes[Pane::Link.index()] = link;
        panes[Pane::Fields.index()] = fields;
        let is_hidden = |pane| BELOW_FIELDS.contains(&pane) && pane != input.below_fields;
        Self {
            panes,
            hidden: Pane::ALL.map(is_hidden),
            tabs: Rect { height: 1, ..below },
            frames: Frames::Rules,
            ..self
        }
    }

    fn tabbed(self, area: Rect, input: LayoutInput) -> Self {
        // Of the few rows that there are, those of the verdict come first.
        let most = (self.screen.height / 5).saturating_sub(self.verdict.height.saturating_sub(1));
        let most = most.clamp(1, 4);
        let [link, tabs, data] = area.layout(&Split::vertical([
            Constraint::Length(input.link_rows(1, most)),
            Constraint::Length(1),
            Constraint::Fill(1),
        ]));
        let mut panes = [data; Pane::ALL.len()];
        panes[Pane::Link.index()] = link;
        let on_screen = [Pane::Link, input.data_pane];
        Self {
            panes,
            hidden: Pane::ALL.map(|pane| !on_screen.contains(&pane)),
            tabs,
            ..self
        }
    }
}

impl LayoutInput {
    /// The rows of the link, within bounds; until there is one, those of what is said instead.
    fn link_rows(self, least: u16, most: u16) -> u16 {
        if self.is_empty {
            return INVITATION_ROWS;
        }
        let wanted = self.wanted[Pane::Link.index()];
        u16::try_from(wanted).unwrap_or(u16::MAX).clamp(least, most)
    }
}

fn holds(size: Size, least: Size) -> bool {
    size.width >= least.width && size.height >= least.height
}
