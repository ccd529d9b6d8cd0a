//! Bytes that differ, side by side in hexadecimal.

use ratatui::text::Span;

use super::rows::{Rows, SIGN_COLUMNS};
use crate::comparing::{ComparedValue, Content, Pair, aligned};
use crate::inspector::screen::wrap;
use crate::text::shown::Shown;

/// The columns for the place of bytes.
const OFFSET_COLUMNS: usize = 6;

impl Rows<'_> {
    /// What is said about both, and their bytes in rows: one row where they are equal, and else one of
    /// each with marks below, or of the one that alone has any there.
    pub(super) fn bytes(
        &mut self,
        mut start: Vec<Span<'static>>,
        this: &ComparedValue,
        other: &ComparedValue,
    ) {
        let remark = if this.remark == other.remark {
            this.remark.clone()
        } else {
            format!("< {}  > {}", this.remark, other.remark)
        };
        let remark = Shown::text(&remark);
        start.extend(wrap::cut(&remark, self.room(), |_| self.pen.theme().remark));
        self.push(start);
        let ((this_head, this), (other_head, other)) = (parts(this), parts(other));
        let mut pairs = aligned(this_head, other_head);
        pairs.extend(aligned(this, other));
        let room = self.room().saturating_sub(OFFSET_COLUMNS + SIGN_COLUMNS);
        let per_row = match room / 3 {
            16.. => 16,
            8.. => 8,
            few => few.max(1),
        };
        for (number, pairs) in pairs.chunks(per_row).enumerate() {
            let is_equal = pairs.iter().all(|(this, other)| this == other);
            if !(is_equal && self.only_differences) {
                self.bytes_row(number * per_row, pairs, is_equal);
            }
        }
    }

    fn bytes_row(&mut self, offset: usize, pairs: &[Pair], is_equal: bool) {
        let theme = self.pen.theme();
        let mut place = format!("{offset:>0$} ", OFFSET_COLUMNS - 1);
        let has_this = pairs.iter().any(|pair| pair.0.is_some());
        let has_other = pairs.iter().any(|pair| pair.1.is_some());
        let sides: &[_] = match (is_equal, has_this, has_other) {
            (true, ..) => &[(0, "  ")],
            (_, true, true) => &[(0, "< "), (1, "> ")],
            (_, true, false) => &[(0, "< ")],
            (_, false, _) => &[(1, "> ")],
        };
        for (side, sign) in sides {
            let mut row = self.blank();
            row.push(Span::styled(place, theme.remark));
            row.push(Span::styled(*sign, theme.heading));
            row.extend(self.digits(pairs, *side));
            self.push(row);
            place = " ".repeat(OFFSET_COLUMNS);
        }
        if sides.len() == 1 {
            return;
        }
        let marks = pairs
            .iter()
            .map(|pair| if pair.0 == pair.1 { "   " } else { "^^ " });
        let marks: String = marks.collect();
        let mut row = self.blank();
        row.push(Span::raw(" ".repeat(OFFSET_COLUMNS + SIGN_COLUMNS)));
        row.push(Span::styled(marks.trim_end().to_owned(), theme.warning));
        self.push(row);
    }

    /// The digits of one side, those that differ standing out; neighbours of one style in one span.
    fn digits(&self, pairs: &[Pair], side: usize) -> Vec<Span<'static>> {
        let mut spans: Vec<Span<'static>> = Vec::new();
        for pair in pairs {
            let byte = if side == 0 { pair.0 } else { pair.1 };
            let digits = byte.map_or_else(|| "-- ".to_owned(), |byte| format!("{byte:02x} "));
            let style = if pair.0 == pair.1 {
                self.pen.theme().text
            } else {
                self.pen.theme().warning
            };
            match spans.last_mut() {
                Some(last) if last.style == style => last.content.to_mut().push_str(&digits),
                _ => spans.push(Span::styled(digits, style)),
            }
        }
        spans
    }
}

/// The bytes that say what follows, and what follows.
fn parts(value: &ComparedValue) -> (&[u8], &[u8]) {
    match &value.content {
        Content::Bytes { head, value } => (head, value),
        Content::Text(_) => (&[], &[]),
    }
}
