//! All commands, to choose one: those that have what is typed in them.

use super::{Over, Overlay, OverlayRow, Spec, help};
use crate::inspector::command::{COMMANDS, Command, Context, Row};
use crate::inspector::model::Model;
use crate::inspector::update::run;

pub(super) const SPEC: Spec = Spec {
    title: "Commands",
    prompt: Some("> "),
    rows,
    choose: Some(|model, overlay, now| {
        if let Some(row) = found(model, overlay.text.as_str()).get(overlay.row) {
            run(model, row.command, now);
        } else {
            model.overlay = Some(Overlay {
                over: Over::Palette,
                ..overlay.clone()
            });
        }
    }),
    ..Spec::PLAIN
};

fn rows(model: &Model, overlay: &Overlay, width: usize) -> Vec<OverlayRow> {
    let found = found(model, overlay.text.as_str()).into_iter();
    found.map(|row| help::command(model, row, width)).collect()
}

/// The commands of the panes whose keys, name or help have a text in them.
fn found(model: &Model, sought: &str) -> Vec<&'static Row> {
    let sought = sought.to_lowercase();
    let has = |text: &str| text.to_lowercase().contains(&sought);
    let is_found = |row: &&Row| {
        let is_of_panes = !matches!(
            row.context,
            Context::Over | Context::Choice | Context::Comparison
        );
        let mut labels = model.keymap.labels(row).into_iter();
        is_of_panes
            && row.command != Command::Palette
            && (has(row.help) || has(row.name) || labels.any(|label| has(&label)))
    };
    COMMANDS.iter().filter(is_found).collect()
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use ratatui::layout::Size;

    use super::*;
    use crate::inspector::theme::Theme;
    use crate::settings::Settings;

    #[test]
    fn commands_are_found_by_what_they_do_or_by_their_key() {
        let settings = Settings::at(Timestamp::UNIX_EPOCH);
        let model = Model::new("", settings, Theme::mono(), Size::new(80, 24));
        let found = |sought| {
            let rows = found(&model, sought).into_iter();
            rows.map(|row| row.command).collect::<Vec<_>>()
        };
        assert_eq!(found("TAKE BACK"), [Command::Undo]);
        assert_eq!(found("alt-/"), [Command::Redo]);
        assert_eq!(found("no such command"), []);
        assert!(found("").len() > 15);
    }
}
