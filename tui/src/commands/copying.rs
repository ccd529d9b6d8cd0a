//! The text that the inspector copies.
//!
//! ```text
//! inspector ─ what, link ─▶ copying ─ report ─▶ text ─▶ terminal's clipboard
//! ```

use std::io::Write;

use crate::input::{Candidate, PastedRelative};
use crate::inspector::{Model, What};
use crate::reading::masking::{self, Disclosed};
use crate::report::{EventGap, Finding, Format, Report, ReportEntry, comparison};
use crate::settings::Settings;
use crate::text::defang::defanged;

/// The text to copy; empty if there is none.
#[must_use]
pub fn text(what: What, model: &Model) -> String {
    match what {
        What::Field => plain(&model.selected_text(), model),
        What::Link => plain(model.visible(), model),
        What::Defanged => model.defanged(),
        What::Json => line(Format::Ndjson, model),
        What::Event if has_event(model) => line(Format::Event, model),
        What::Event => String::new(),
        What::Header => header(model),
        What::Differences => differences(model),
        What::WhatIf => plain(model.what_if_link(), model),
    }
}

/// A text that is not JSON; defanged, if everything is.
fn plain(text: &str, model: &Model) -> String {
    if model.settings().defang {
        defanged(text).into_owned()
    } else {
        text.to_owned()
    }
}

/// What differs between the links of the comparison that is open; nothing if none is.
fn differences(model: &Model) -> String {
    let text = model.comparison().map(comparison::text);
    plain(&text.unwrap_or_default(), model)
}

/// Whether the link has an event. `tracklens decode` writes what is wrong with a link in its place.
fn has_event(model: &Model) -> bool {
    model.reading().is_some_and(|reading| {
        let gaps = EventGap::of(reading, reading.settings().now.as_second());
        !gaps.iter().any(|gap| gap.leaves_no_event())
    })
}

/// The line that `tracklens decode` would write.
fn line(format: Format, model: &Model) -> String {
    report(format, model).trim_end().to_owned()
}

/// The line that `tracklens decode` would write of the header that is open; nothing if none is.
fn header(model: &Model) -> String {
    let Some(PastedRelative { text, relative, .. }) = model.header() else {
        return String::new();
    };
    let settings = model.settings();
    let line = Disclosed::of_line(text.as_bytes(), settings);
    let entry = ReportEntry::Relative {
        line: line.line(),
        relative: &masking::relative(relative, settings),
        place: None,
        settings,
    };
    written(Format::Ndjson, settings, &entry)
        .trim_end()
        .to_owned()
}

/// What `tracklens decode` would write of the link; nothing if there is none.
pub(crate) fn report(format: Format, model: &Model) -> String {
    let Some(reading) = model.reading().filter(|it| !it.text().is_empty()) else {
        return String::new();
    };
    let entry = ReportEntry::Read {
        candidate: Candidate::whole(reading.text()),
        reading,
        finding: Finding {
            provenance: model.provenance(),
            ..Finding::default()
        },
    };
    written(format, model.settings(), &entry)
}

/// An entry as a format writes it.
fn written(format: Format, settings: &Settings, entry: &ReportEntry<'_>) -> String {
    let mut output = Vec::new();
    let any: &mut dyn Write = &mut output;
    let mut report = Report::new(format, settings, any);
    // Writing to memory can't fail.
    let _ = report.write(entry).and_then(|()| report.finish());
    String::from_utf8_lossy(&output).into_owned()
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use ratatui::layout::Size;

    use super::*;
    use crate::inspector::{Command, Message, Theme, update};

    const LINK: &str = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgRlVV5sPlIQdXNlckBleGFtcGxlLmNvbQ~~";

    fn copied(link: &str, commands: &[Command]) -> Vec<String> {
        let now = Timestamp::UNIX_EPOCH;
        let mut model = Model::new(link, Settings::at(now), Theme::mono(), Size::new(120, 40));
        for command in commands {
            update(&mut model, Message::Command(*command), now);
        }
        let all = [What::Field, What::Link, What::Defanged, What::Event];
        all.map(|what| text(what, &model)).into()
    }

    #[test]
    fn the_requested_text_is_copied() {
        let event = r#"{"msys":{"track_event":{"type":"open","customer_id":"1","rcpt_to":"user@example.com","timestamp":"0"}}}"#;
        let defanged = LINK
            .replace("https:", "hxxps[:]")
            .replace("open.example.com", "open[.]example[.]com");
        let recipient = [Command::First, Command::Down];
        assert_eq!(
            copied(LINK, &recipient),
            ["user@example.com", LINK, &defanged, event]
        );
    }

    #[test]
    fn the_selected_target_is_copied_defanged() {
        const CLICK: &str = "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAKgA~/PwQ~\
                             ?target=https%3A%2F%2Fwww.example.com%2F";
        let now = Timestamp::UNIX_EPOCH;
        let mut model = Model::new(CLICK, Settings::at(now), Theme::mono(), Size::new(120, 40));
        let link = "hxxps[:]//click[.]example[.]com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAKgA~/PwQ~\
                    ?target=https%3A%2F%2Fwww[.]example[.]com%2F";
        let mut press = |command| {
            update(&mut model, Message::Command(command), now);
            (model.selected_text(), text(What::Defanged, &model))
        };
        let (field, copied) = press(Command::First);
        assert_eq!((&*field, &*copied), ("42", link));
        let mut pressed = (0..9).map(|_| press(Command::Down));
        let target = pressed.find(|(field, _)| field.starts_with("https://www"));
        assert_eq!(target.unwrap().1, "hxxps[:]//www[.]example[.]com/");
    }

    #[test]
    fn nothing_is_copied_without_a_link() {
        assert_eq!(copied("", &[]), ["", "", "", ""]);
        assert_eq!(
            text(
                What::Json,
                &Model::new(
                    "",
                    Settings::at(Timestamp::UNIX_EPOCH),
                    Theme::mono(),
                    Size::new(9, 9)
                )
            ),
            ""
        );
    }

    #[test]
    fn the_json_is_that_of_decode_and_has_the_link() {
        let settings = Settings::at(Timestamp::UNIX_EPOCH);
        let model = Model::new(LINK, settings, Theme::mono(), Size::new(120, 40));
        let json: serde_json::Value = serde_json::from_str(&text(What::Json, &model)).unwrap();
        assert_eq!(json["input"], LINK);
        assert_eq!(json["link"]["rcpt_to"], "user@example.com");
    }
}
