//! As much of a verdict as fits into so many rows of a width.

use super::answer::{BETWEEN, Verdict};
use super::part::{Rank, VerdictPart};
use super::weight::Weight;
use crate::text::shown::Shown;

/// A part of a verdict that fits into a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FittedPart {
    /// What it says.
    pub text: Shown,
    /// The columns that there are for it: fewer than it takes only where a value alone is too wide.
    pub columns: usize,
    /// How much it weighs.
    pub weight: Option<Weight>,
    /// What it is worth.
    pub rank: Rank,
}

/// The parts of a verdict that fit into so many rows of a width, row by row, with three columns between two of them.
///
/// Parts are left out by their rank, and said in fewer words before that, or before another row is taken. In several
/// rows, more words are for what room is left when every part has its place. None is cut within a word, unless the
/// recipient alone is wider than there is room for. If not all parts fit into a row, recipient and state come first.
#[must_use]
pub fn fitting(verdict: &Verdict, width: usize, rows: usize) -> Vec<Vec<FittedPart>> {
    let mut parts = verdict.parts();
    let (line, is_whole) = chosen(&parts, width, 1);
    if is_whole {
        return line;
    }
    parts.sort_by_key(|part| place(part.rank));
    let mut tried = (1..rows).map(|rows| chosen(&parts, width, rows));
    let whole = tried.find(|(_, is_whole)| *is_whole);
    whole.unwrap_or_else(|| chosen(&parts, width, rows)).0
}

/// Where a part stands if not all parts fit into a row: what people need most comes first.
const fn place(rank: Rank) -> u8 {
    match rank {
        Rank::Kind => 0,
        Rank::Recipient => 1,
        Rank::State => 2,
        Rank::RealHost => 3,
        _ => 4,
    }
}

/// The parts that fit into so many rows at most, and whether those are all.
fn chosen(parts: &[VerdictPart], width: usize, rows: usize) -> (Vec<Vec<FittedPart>>, bool) {
    let mut by_rank: Vec<usize> = (0..parts.len()).collect();
    by_rank.sort_by_key(|part| parts[*part].rank);
    let mut chosen: Vec<Option<FittedPart>> = vec![None; parts.len()];
    let tried_with = |chosen: &[Option<FittedPart>], number: usize, text: &Shown| {
        let mut tried = chosen.to_vec();
        tried[number] = Some(fitted(&parts[number], text, text.width()));
        arranged(&tried, width, rows).map(|_| tried)
    };
    for &number in &by_rank {
        let part = &parts[number];
        let mut texts = [Some(&part.text), part.short.as_ref()];
        if rows > 1 {
            texts.reverse();
        }
        let mut texts = texts.into_iter().flatten();
        if let Some(fits) = texts.find_map(|text| tried_with(&chosen, number, text)) {
            chosen = fits;
        } else if part.rank == Rank::Recipient {
            let room = match rows {
                1 => width.saturating_sub(room_for_state(parts)),
                _ => width,
            };
            chosen[number] = Some(fitted(part, &part.text, room.min(part.text.width())));
        }
    }
    for number in by_rank.into_iter().filter(|_| rows > 1) {
        if parts[number].short.is_some() && chosen[number].is_some() {
            let fits = tried_with(&chosen, number, &parts[number].text);
            chosen = fits.unwrap_or(chosen);
        }
    }
    // Each part that was chosen fits together with those before it.
    let is_whole = chosen.iter().all(Option::is_some);
    (arranged(&chosen, width, rows).unwrap_or_default(), is_whole)
}

fn fitted(part: &VerdictPart, text: &Shown, columns: usize) -> FittedPart {
    FittedPart {
        text: text.clone(),
        columns,
        weight: part.weight,
        rank: part.rank,
    }
}

/// The columns of the state that weighs most, in the fewest words, and of what stands before it.
fn room_for_state(parts: &[VerdictPart]) -> usize {
    let state = parts.iter().find(|part| part.rank == Rank::State);
    state.map_or(0, |state| {
        let text = state.short.as_ref().unwrap_or(&state.text);
        text.width() + Shown::text(BETWEEN).width()
    })
}

/// The parts in rows, if there are enough of these.
fn arranged(
    parts: &[Option<FittedPart>],
    width: usize,
    rows: usize,
) -> Option<Vec<Vec<FittedPart>>> {
    let between = Shown::text(BETWEEN).width();
    let mut arranged: Vec<Vec<FittedPart>> = vec![Vec::new()];
    let mut taken = 0;
    for part in parts.iter().flatten() {
        let gap = if arranged.last().is_some_and(Vec::is_empty) {
            0
        } else {
            between
        };
        if taken + gap + part.columns > width {
            if part.columns > width || arranged.len() == rows {
                return None;
            }
            arranged.push(vec![part.clone()]);
            taken = part.columns;
        } else {
            arranged.last_mut()?.push(part.clone());
            taken += gap + part.columns;
        }
    }
    Some(arranged)
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::reading::read::Reading;
    use crate::settings::Settings;

    /// An expired open to `user@example.com`.
    const LINK: &[u8] = b"https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgRlVV5sPlIQdXNlckBleGFtcGxlLmNvbQ~~";

    fn rows(width: usize, rows: usize) -> Vec<String> {
        let settings = Settings::at(Timestamp::from_second(1_950_000_000).unwrap());
        let mut buffer = Vec::new();
        let verdict = Verdict::of(&Reading::new(LINK, &settings, &mut buffer));
        let rows = fitting(&verdict, width, rows).into_iter();
        rows.map(|row| {
            let parts: Vec<_> = row.iter().map(|part| part.text.as_str()).collect();
            parts.join(BETWEEN)
        })
        .collect()
    }

    #[test]
    fn what_does_not_fit_is_left_out_by_rank_and_recipient_and_state_stay() {
        let whole = "Open · user@example.com · EXPIRED 7 years ago · no metadata: short link";
        assert_eq!(rows(80, 1), [whole]);
        assert_eq!(
            rows(60, 1),
            ["Open · user@example.com · EXPIRED 7 years ago · no metadata"]
        );
        assert_eq!(
            rows(50, 1),
            ["Open · user@example.com · EXPIRED 7 years ago"]
        );
        assert_eq!(rows(38, 1), ["user@example.com · EXPIRED 7 years ago"]);
        assert_eq!(rows(37, 1), ["Open · user@example.com · EXPIRED"]);
        assert_eq!(rows(26, 1), ["user@example.com · EXPIRED"]);
        assert_eq!(
            rows(48, 2),
            [
                "Open · user@example.com · EXPIRED 7 years ago",
                "no metadata: short link"
            ]
        );
        // Every part has its place before one has more words.
        assert_eq!(
            rows(30, 2),
            ["Open · user@example.com", "EXPIRED · no metadata"]
        );
    }
}
