//! What came of the link, in a line.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use crate::inspector::link_text::MAX_LINK_TEXT;
use crate::inspector::model::{Model, Notice};
use crate::notes::Severity;
use crate::reading::{Reading, sentence};

pub(super) fn draw(model: &Model, area: Rect, frame: &mut Frame<'_>) {
    let (text, style) = match model.notice {
        Some(notice) => (notice_text(notice), model.theme.warning),
        None => model.with_reading(|reading| status(model, reading)),
    };
    frame.render_widget(Line::styled(text, style), area);
}

fn notice_text(notice: Notice) -> String {
    match notice {
        Notice::EmptyPaste => "The paste was empty; nothing has changed.".to_owned(),
        Notice::MoreLines { further } => {
            format!("Only the first line of the paste was taken; {further} more had text.")
        }
        Notice::LongPaste { len } => {
            format!("Not taken: the paste had {len} bytes, a link has at most {MAX_LINK_TEXT}.")
        }
    }
}

fn status(model: &Model, reading: &Reading<'_>) -> (String, Style) {
    let theme = &model.theme;
    if reading.text().is_empty() {
        return (String::new(), theme.text);
    }
    let troubles = reading.troubles();
    match (reading.link(), troubles.first()) {
        (Err(error), _) => {
            let text = format!(
                "No tracked link: byte {}: {}",
                error.text_offset(),
                sentence(&error)
            );
            (text, theme.fault)
        }
        (Ok(_), Some(first)) => {
            let more = match troubles.len() - 1 {
                0 => String::new(),
                more => format!(" (+{more} more)"),
            };
            let text = format!(
                "Fault{more} at byte {}: {}",
                first.text_offset(),
                sentence(first)
            );
            (text, theme.fault)
        }
        (Ok(link), None) => {
            let kind = link.kind().map_or("link of no kind", |kind| kind.name());
            match reading.notes().first() {
                Some(note) if note.severity > Severity::Info => {
                    (format!("{kind}: {}", note.message), theme.warning)
                }
                _ => (format!("{kind}, read to the end"), theme.good),
            }
        }
    }
}
