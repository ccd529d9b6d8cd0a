//! The gauge: the length of the metadata, and its limit.

use std::fmt::Write as _;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use tracklens_codec::MetadataLength;

use crate::inspector::desk::Desk;
use crate::inspector::keys::Command;
use crate::inspector::screen::{columns, styled, wrap};
use crate::inspector::view::View;
use crate::reading::absence::Cause;
use crate::reading::verdict::{Verdict, Weight};
use crate::text::shown::Shown;

/// Columns of the bar.
const BAR: usize = 20;

/// Draws the gauge.
pub(in crate::inspector) fn draw(view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    let length = view.desk.anatomy().metadata_length();
    let line = match length {
        None if view.desk.has_what_if() => {
            let note = what_if_note(view.desk);
            let text = Shown::text(&format!("What if: no metadata{note}"));
            let style = styled(view.theme, view.theme.quiet);
            Line::from(wrap::cut(&text, usize::from(area.width), style))
        }
        None => none(view, usize::from(area.width)),
        Some(length) => gauge(view, length, usize::from(area.width)),
    };
    frame.render_widget(line, area);
}

/// That there is no metadata, and why, in as many words as fit.
fn none(view: &View<'_>, width: usize) -> Line<'static> {
    let theme = view.theme;
    let anatomy = view.desk.anatomy();
    if let Some(max) = anatomy.max_encrypted() {
        let texts = [
            format!("Metadata: encrypted, at most {max} bytes of records [inferred]"),
            format!("encrypted, at most {max} bytes of records"),
        ];
        return widest(&texts, width, theme.text);
    }
    let Some(absence) = anatomy.absence() else {
        return Line::styled("No metadata", theme.quiet);
    };
    let key = view.keymap.label(Command::Why);
    let key = key.map_or_else(String::new, |key| format!(" ({key}: why)"));
    let cause = absence.shown();
    let words = cause.map_or_else(String::new, |cause| format!(": {}", cause.words()));
    let style = match cause {
        Some(Cause::Cut) => theme.warning,
        _ => theme.text,
    };
    let texts = [
        format!("No metadata: {absence}{key}"),
        format!("No metadata{words}{key}"),
        format!("No metadata{words}"),
        "No metadata".to_owned(),
    ];
    widest(&texts, width, style)
}

/// The first text that fits.
fn widest(texts: &[String], width: usize, style: Style) -> Line<'static> {
    let fits = texts.iter().find(|text| Shown::text(text).width() <= width);
    let text = fits.or(texts.last()).cloned().unwrap_or_default();
    Line::styled(text, style)
}

fn gauge(view: &View<'_>, length: MetadataLength, width: usize) -> Line<'static> {
    let theme = view.theme;
    let (style, word) = match length.remaining() {
        Some(remaining) => (within(view), format!("within the limit, {remaining} left")),
        None => (
            theme.warning,
            format!("OVER the limit by {}", length.excess()),
        ),
    };
    let bytes = format!("{} / {} bytes ", length.len(), length.max());
    let heading = if view.desk.has_what_if() {
        "What if: "
    } else {
        "Metadata "
    };
    let mut spans = vec![
        Span::styled(heading, theme.heading),
        Span::styled(bytes, style),
    ];
    let bar = bar(length);
    let taken = columns(&spans);
    // That other options are in effect is text before anything is drawn.
    let note = Shown::text(&what_if_note(view.desk)).width();
    if taken + BAR + 1 + word.len() + note <= width {
        spans.push(Span::styled(bar, style));
        spans.push(Span::raw(" "));
    }
    let short = match length.remaining() {
        Some(remaining) => format!("{remaining} left"),
        None => format!("OVER by {}", length.excess()),
    };
    let fits = columns(&spans) + word.len() <= width;
    let word = if fits { word } else { short };
    spans.push(Span::styled(word, style));
    let text = besides(view);
    let taken = columns(&spans);
    let room = width.saturating_sub(taken);
    if let Some(text) = text.into_iter().find(|text| text.width() <= room) {
        let text = wrap::cut(&text, room, styled(theme, theme.remark));
        spans.extend(text);
    }
    Line::from(spans)
}

/// The style of metadata within the limit: of a link with which something else is wrong, nothing is called good.
fn within(view: &View<'_>) -> Style {
    let weight = view.desk.verdict().map(Verdict::weight);
    if weight > Some(Weight::Plain) {
        view.theme.text
    } else {
        view.theme.good
    }
}

/// What else there is to say, the longest of it first: that the options are not those of the
/// configuration, which key costs most, and without which ones the metadata would fit.
fn besides(view: &View<'_>) -> Vec<Shown> {
    let what_if = what_if_note(view.desk);
    let dearest = view.desk.anatomy().tree().and_then(|tree| {
        let dearest = tree.by_cost().first().copied()?;
        Some(format!(" · largest: {}", tree.name_and_cost(dearest)))
    });
    let dearest = dearest.unwrap_or_default();
    let tree = view
        .desk
        .anatomy()
        .tree()
        .zip(view.desk.anatomy().metadata_length());
    let advice = tree.and_then(|(tree, length)| tree.advice_for(length));
    let advice = advice.map_or_else(|| dearest.clone(), |advice| format!(" · {advice}"));
    let all = [advice, dearest].map(|it| format!("{what_if}{it}"));
    all.into_iter()
        .chain([what_if])
        .map(|it| Shown::text(&it))
        .collect()
}

/// The options in effect that are not those of the configuration.
fn what_if_note(desk: &Desk) -> String {
    let (now, configured) = (desk.settings().module, desk.configured());
    let includes = now.click_tracking_include_metadata();
    let mut note = String::new();
    if includes != configured.click_tracking_include_metadata() {
        note += " · clicks with";
        note += if includes { "" } else { "out" };
        note += " metadata";
    }
    let max = configured.max_metadata_len();
    if now.max_metadata_len() != max {
        // Writing to a string can't fail.
        let _ = write!(note, " · configured: {max}");
    }
    note
}

/// As many full columns as the metadata fills of its limit; at least one if there is any.
fn bar(length: MetadataLength) -> String {
    let max = usize::try_from(length.max()).unwrap_or(usize::MAX).max(1);
    let full = length.len().saturating_mul(BAR).div_ceil(max).min(BAR);
    "█".repeat(full) + &"░".repeat(BAR - full)
}
