//! Two links side by side: what is equal, what differs, and where.
//!
//! ```text
//! ≠ rcpt_to           < user1@example.com
//!                     > user23@example.com
//!                           ^^ from byte 4 on
//! = 18 rcpt_to        width 1, 17 bytes
//! ```

mod bytes;
mod texts;

use ratatui::style::Style;
use ratatui::text::Span;

use super::{Overlay, OverlayRow, Spec, links};
use crate::comparing::{Comparison, Content, Counts, Row, State, Value};
use crate::input::Candidate;
use crate::inspector::model::Model;
use crate::inspector::theme::Theme;
use crate::inspector::view::paragraph::labelled;
use crate::inspector::view::styled;
use crate::inspector::wrap;
use crate::reading::Reading;
use crate::reading::masking::Tellable;
use crate::text::hex;
use crate::text::shown::{Piece, Shown};

pub(super) const SPEC: Spec = Spec {
    title: "Comparison",
    fills_the_screen: true,
    head,
    rows,
    ..Spec::PLAIN
};

/// Columns for a sign and a name, where values stand beside names.
const NAME_COLUMNS: usize = 21;

/// Columns for a sign, where values stand below names.
const SIGN_COLUMNS: usize = 2;

/// The narrowest screen on which values stand beside names.
const MIN_BESIDE: usize = 56;

/// Columns for what a fact is about.
const FACT_COLUMNS: usize = 16;

/// Columns in which a remark can say something.
const MIN_REMARK: usize = 8;

/// What two links have in common, and what not, as it may be told: what is hidden is compared as it is.
pub(in crate::inspector) fn compared(model: &Model) -> Comparison {
    let (mut this_buffer, mut other_buffer) = (Vec::new(), Vec::new());
    let settings = &model.settings;
    let this = Reading::new(model.link.as_str().as_bytes(), settings, &mut this_buffer);
    let other = model.compared.other.as_bytes();
    let other = Reading::new(other, settings, &mut other_buffer);
    let comparison = Comparison::of(&this, &other);
    if !settings.mask {
        return comparison;
    }
    let (mut this_buffer, mut other_buffer) = (Vec::new(), Vec::new());
    let (this, other) = (model.tellable(), other_tellable(model));
    let this = this.reading(settings, &mut this_buffer);
    let other = other.reading(settings, &mut other_buffer);
    comparison.told_by(Comparison::of(&this, &other))
}

/// The other link as it may be told.
fn other_tellable(model: &Model) -> Tellable<'_> {
    let other = Candidate::whole(model.compared.other.as_bytes());
    Tellable::of_candidate(other, &model.settings)
}

fn head(model: &Model, _: &Overlay) -> String {
    let Counts {
        equal,
        differing,
        only_this,
        only_other,
    } = model.compared.comparison.counts();
    format!("= {equal} equal  ≠ {differing} differ  - {only_this}  + {only_other}")
}

fn rows(model: &Model, _: &Overlay, width: usize) -> Vec<OverlayRow> {
    let theme = &model.theme;
    let mut pen = Pen {
        theme,
        width,
        indent: if width < MIN_BESIDE {
            SIGN_COLUMNS
        } else {
            NAME_COLUMNS
        },
        only_differences: model.compared.only_differences,
        rows: Vec::new(),
    };
    let comparison = &model.compared.comparison;
    pen.links(model);
    for fact in &comparison.facts {
        pen.told(fact.about, &fact.text);
    }
    for group in &comparison.groups {
        let rows = group.rows.iter().filter(|row| pen.shows(&row.state));
        let rows: Vec<_> = rows.collect();
        if !rows.is_empty() {
            pen.push(vec![Span::styled(group.heading, theme.heading)]);
        }
        for row in rows {
            pen.row(row);
        }
    }
    pen.rows
}

struct Pen<'t> {
    theme: &'t Theme,
    width: usize,
    /// The columns before a value.
    indent: usize,
    only_differences: bool,
    rows: Vec<OverlayRow>,
}

impl Pen<'_> {
    /// Whether something is among what is to be seen.
    const fn shows(&self, state: &State) -> bool {
        !(self.only_differences && matches!(state, State::Equal(_)))
    }

    fn push(&mut self, row: OverlayRow) {
        self.rows.push(row);
    }

    /// Which link is which.
    fn links(&mut self, model: &Model) {
        let other = other_tellable(model);
        for (sign, link) in [("< ", &*model.told), ("> ", &*other.text())] {
            let mut row = vec![Span::styled(sign, self.theme.heading)];
            row.extend(links::text(model, link, self.width.saturating_sub(2)));
            self.push(row);
        }
    }

    fn told(&mut self, about: &'static str, text: &str) {
        let name = format!("  {about:<0$}", FACT_COLUMNS - 2);
        let name = Span::styled(name, self.theme.name);
        let text = Shown::text(text);
        let lines = labelled(name, &text, self.width, self.theme, self.theme.text);
        self.rows.extend(lines.into_iter().map(|line| line.spans));
    }

    fn row(&mut self, row: &Row) {
        match &row.state {
            State::Equal(value) => self.single(row, "", value, self.theme.remark),
            State::OnlyThis(value) => self.single(row, "< ", value, self.theme.text),
            State::OnlyOther(value) => self.single(row, "> ", value, self.theme.text),
            State::Differs(this, other) => self.pair(row, this, other),
        }
    }

    /// The sign and the name, filled up to where values stand; in a row of their own where values
    /// stand below.
    fn name(&mut self, row: &Row) -> OverlayRow {
        let style = match row.state {
            State::Equal(_) => self.theme.good,
            _ => self.theme.warning,
        };
        let sign = Span::styled(format!("{} ", row.state.sign()), style);
        let is_beside = self.indent > SIGN_COLUMNS;
        let columns = if is_beside {
            self.indent - SIGN_COLUMNS - 1
        } else {
            self.width.saturating_sub(SIGN_COLUMNS)
        };
        let mut start = vec![sign];
        start.extend(wrap::cut(
            &row.name,
            columns,
            styled(self.theme, self.theme.name),
        ));
        if is_beside {
            let taken: usize = start.iter().map(Span::width).sum();
            start.push(Span::raw(" ".repeat(self.indent.saturating_sub(taken))));
            return start;
        }
        self.push(start);
        self.blank()
    }

    fn blank(&self) -> OverlayRow {
        vec![Span::raw(" ".repeat(self.indent))]
    }

    /// The columns for values.
    fn room(&self) -> usize {
        self.width.saturating_sub(self.indent)
    }

    /// What is the same in both, or in one of them alone.
    fn single(&mut self, row: &Row, side: &'static str, value: &Value, style: Style) {
        let mut start = self.name(row);
        start.push(Span::styled(side, self.theme.heading));
        let text = match &value.content {
            Content::Text(text) => text.clone(),
            Content::Bytes { head, value } => {
                // No more of many bytes is written than fits.
                let bytes = head.iter().chain(value).copied().take(self.width);
                Shown::text(&hex::spaced(&bytes.collect::<Vec<_>>()))
            }
        };
        let style = styled(self.theme, style);
        self.value(start, (&text, &value.remark), 0, style);
    }

    /// A value from a piece on, and what is said about it where there is room for that.
    fn value(
        &mut self,
        mut row: OverlayRow,
        (text, remark): (&Shown, &str),
        from: usize,
        style: impl Fn(&Piece) -> Style,
    ) {
        let taken: usize = row.iter().map(Span::width).sum();
        let room = self.width.saturating_sub(taken);
        let value = wrap::cut_from(text, from, room, style);
        let taken: usize = value.iter().map(Span::width).sum();
        row.extend(value);
        let rest = room.saturating_sub(taken + 2);
        if rest >= MIN_REMARK && !remark.is_empty() {
            row.push(Span::raw("  "));
            let remark = Shown::text(remark);
            row.extend(wrap::cut(&remark, rest, |_| self.theme.remark));
        }
        self.push(row);
    }

    /// What differs: both values below each other, and a mark below where they do.
    fn pair(&mut self, row: &Row, this: &Value, other: &Value) {
        let start = self.name(row);
        match (&this.content, &other.content) {
            (Content::Text(text), Content::Text(other_text)) => {
                let texts = [(text, &*this.remark), (other_text, &*other.remark)];
                self.texts(start, texts);
            }
            _ => self.bytes(start, this, other),
        }
    }
}
