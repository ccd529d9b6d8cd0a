//! Why there is no metadata: every cause, with what speaks for and against it.
//!
//! ```text
//! ┌ Why is there no metadata? ───────────────────────────────────────────────────┐
//! │ In short: a short link leaves it to a look-up by message id.                 │
//! │ applies    a short link leaves it to a look-up by message id                 │
//! │            + the link has no transmission id, so it is a short one …         │
//! │ ruled out  the payload is encrypted, and may have it                         │
//! │            - the records of the payload can be read                          │
//! └──────────────────────────────────────────────────────────────────────────────┘
//! ```

use ratatui::text::Line;

use super::overlay::{Opening, Over, Overlay, Spec};
use crate::inspector::desk::Desk;
use crate::inspector::keys::Command;
use crate::inspector::screen::Pen;
use crate::inspector::view::View;
use crate::reading::absence::{Absence, Likelihood, Possibility};
use crate::text::shown::Shown;

/// The columns of the likelihood.
const COLUMNS: usize = "ruled out".len() + 2;

impl Over {
    /// Why there is no metadata.
    pub const WHY: Self = Self::new(&Spec {
        name: "why",
        title: "Why is there no metadata?",
        opened_by: &[(Command::Why, |_| Ok(Opening::of(Why)))],
        ..Spec::PLAIN
    });
}

/// Why there is no metadata.
#[derive(Clone, Debug)]
struct Why;

impl Overlay for Why {
    fn over(&self) -> Over {
        Over::WHY
    }

    fn lay_out(&mut self, view: &View<'_>, _: &str, width: usize) -> Vec<Line<'static>> {
        let mut pen = Pen::new(view.theme, width);
        match view.desk.anatomy().absence() {
            Some(absence) => write_all(&mut pen, absence),
            None => pen.paragraph(&Shown::text(&what_there_is(view.desk)), view.theme.text),
        }
        pen.into_lines()
    }
}

/// Writes every cause, those that the link shows first.
fn write_all(pen: &mut Pen<'_>, absence: &Absence) {
    let short = format!("In short: {absence}.");
    pen.paragraph(&Shown::text(&short), pen.theme().heading);
    for likelihood in [
        Likelihood::Shown,
        Likelihood::Possible,
        Likelihood::RuledOut,
    ] {
        let all = absence.possibilities().into_iter();
        all.filter(|it| it.likelihood == likelihood)
            .for_each(|it| write(pen, &it));
    }
}

fn write(pen: &mut Pen<'_>, possibility: &Possibility) {
    let theme = pen.theme();
    let style = match possibility.likelihood {
        Likelihood::Shown => theme.heading,
        Likelihood::Possible => theme.text,
        Likelihood::RuledOut => theme.remark,
    };
    let clause = Shown::text(possibility.cause.clause());
    pen.labelled(possibility.likelihood.name(), COLUMNS, &clause, style);
    let facts = possibility.speaks_for.iter().map(|fact| ('+', fact));
    let against = possibility.speaks_against.iter().map(|fact| ('-', fact));
    for (sign, fact) in facts.chain(against) {
        let fact = Shown::text(&format!("{sign} {fact}"));
        pen.labelled("", COLUMNS, &fact, theme.remark);
    }
}

/// What there is to say where the question does not arise.
fn what_there_is(desk: &Desk) -> String {
    let Some(length) = desk.anatomy().metadata_length() else {
        return "There is no link that could have metadata.".to_owned();
    };
    let (len, max) = (length.len(), length.max());
    if length.is_over() {
        let excess = length.excess();
        return format!(
            "The link has metadata, {len} bytes of it. That is {excess} bytes over max_metadata_len, which is {max}: so \
             its event has no rcpt_meta [documented, F-9.7]."
        );
    }
    format!("The link has metadata: {len} of {max} bytes.")
}
