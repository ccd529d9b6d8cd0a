//! Two texts that differ, and where they differ.

use std::ops::Range;

use ratatui::text::Span;

use super::rows::{Rows, SIGN_COLUMNS};
use crate::comparing::{Common, common};
use crate::text::shown::{Piece, Shown};

/// A text, and what is said about it.
type Text<'v> = (&'v Shown, &'v str);

impl Rows<'_> {
    /// Writes both texts with their remarks, and a mark below the part in which they differ.
    pub(super) fn texts(&mut self, start: Vec<Span<'static>>, texts: [Text<'_>; 2]) {
        let room = self.room().saturating_sub(SIGN_COLUMNS);
        let [this, other] = texts.map(|(text, _)| pieces(text));
        let Common { start: equal, end } = common(&this, &other);
        let from = first_shown(texts, equal, room);
        let left_out = if from > 0 { "…" } else { "" };
        let mut start = Some(start);
        for (sign, (text, remark)) in ["< ", "> "].into_iter().zip(texts) {
            let mut row = start.take().unwrap_or_else(|| self.blank());
            row.push(Span::styled(sign, self.pen.theme().heading));
            row.push(Span::styled(left_out, self.pen.theme().remark));
            let differing = equal..text.pieces().len() - end;
            self.text(row, (text, remark), from, &differing);
        }
        let columns = texts.map(|(text, _)| columns(text, equal..text.pieces().len() - end));
        let differing = columns.into_iter().max().unwrap_or_default();
        if differing > 0 {
            let (text, _) = texts[0];
            let before = usize::from(from > 0) + self::columns(text, from..equal);
            let byte = equal
                .checked_sub(1)
                .map_or(0, |last| text.pieces()[last].source().end);
            self.mark(before, differing, byte);
        }
    }

    /// Writes a text from a piece on, and its remark if there is room for it.
    fn text(
        &mut self,
        row: Vec<Span<'static>>,
        (text, remark): Text<'_>,
        from: usize,
        differing: &Range<usize>,
    ) {
        let theme = self.pen.theme();
        let place = |piece: &Piece| {
            let start = piece.source().start;
            text.pieces()
                .partition_point(|it| it.source().start < start)
        };
        let style = |piece: &Piece| match piece.is_token() {
            true => theme.token,
            false if differing.contains(&place(piece)) => theme.warning,
            false => theme.text,
        };
        self.value(row, (text, remark), from, style);
    }

    /// Writes a mark after so many columns, and the byte of the values where it is.
    fn mark(&mut self, before: usize, differing: usize, byte: usize) {
        let room = self.room().saturating_sub(SIGN_COLUMNS + before);
        let carets = "^".repeat(differing.min(room.max(1)));
        let said = format!(" from byte {byte} on");
        let mut row = self.blank();
        row.push(Span::raw(" ".repeat(SIGN_COLUMNS + before)));
        let fits = carets.len() + said.len() <= room;
        row.push(Span::styled(carets, self.pen.theme().warning));
        if fits {
            row.push(Span::styled(said, self.pen.theme().remark));
        }
        self.push(row);
    }
}

/// What texts are compared by: a token differs from text that looks like it.
fn pieces(text: &Shown) -> Vec<(&str, bool)> {
    let pieces = text.pieces().iter();
    pieces
        .map(|piece| (text.piece_text(piece), piece.is_token()))
        .collect()
}

/// The columns of some of the pieces of a text.
fn columns(text: &Shown, pieces: Range<usize>) -> usize {
    let pieces = text.pieces().get(pieces).unwrap_or_default();
    pieces.iter().map(Piece::width).sum()
}

/// The first piece that is shown, of texts that start with so many equal pieces. If not all fits, only the end of what
/// is equal is shown.
fn first_shown(texts: [Text<'_>; 2], equal: usize, room: usize) -> usize {
    if texts.iter().all(|(text, _)| text.width() <= room) {
        return 0;
    }
    let (text, _) = texts[0];
    let mut first = equal;
    let mut taken = 0;
    while let Some(piece) = first.checked_sub(1).map(|before| &text.pieces()[before]) {
        taken += piece.width();
        if taken > room / 3 {
            break;
        }
        first -= 1;
    }
    // A mark stays with the character that it is on.
    let is_mark = |at: usize| text.pieces().get(at).is_some_and(|it| it.width() == 0);
    while first > 0 && is_mark(first) {
        first -= 1;
    }
    first
}
