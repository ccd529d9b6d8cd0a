//! Laws of what happens at the inspector: whatever it is, the invariants hold.

use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Size;
use tracklens::inspector::{Command, Focus, Message, Model, Notice, Over, Pane, update};

use super::cells::judge_cells;
use super::driving::{NOW, drawn, happen, new_model};
use super::evidence::Evidence;
use crate::inputs::session::Session;

/// No event scrolls a pane beyond its end, makes the link longer than its limit, puts the cursor into a
/// character, changes the link by accident, hides that it is not as it was given, or selects a field or a member of the metadata that has no row. Every cell can be
/// printed, and drawing changes nothing. Returns the model after the last event.
pub(super) fn every_event_keeps_the_invariants(session: &Session, links: &[String]) -> Model {
    let (columns, rows) = session.size.columns_and_rows();
    let mut size = Size::new(columns, rows);
    let mut model = new_model(size);
    let mut evidence = Evidence::default();
    judge_model(&model);
    judge_cells(&drawn(&model, size));
    for event in session.events(links) {
        let resized = match event {
            Event::Resize(columns, rows) => Some(Size::new(columns, rows)),
            _ => None,
        };
        let (focus, link) = (model.focus(), model.link().as_str().to_owned());
        let before = evidence.before(&event, &model);
        happen(&mut model, event);
        evidence.judge(&before, &model, resized.unwrap_or(size));
        judge_model(&model);
        typing_a_value_leaves_the_link(focus, &link, &model);
        a_change_can_be_undone_and_redone(&link, &model);
        if let Some(resized) = resized {
            size = resized;
            judge_cells(&drawn(&model, size));
        }
    }
    let screen = drawn(&model, size);
    judge_cells(&screen);
    assert!(screen == drawn(&model, size), "drawing changes the screen");
    model
}

/// Whatever the state, pressing Escape and Ctrl-C by turns soon ends the program.
pub(super) fn quitting_always_works(model: &mut Model) {
    let escape = KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE);
    let interrupt = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
    let pressed = [escape, interrupt].into_iter().cycle().take(8);
    let mut effects = pressed.map(|key| happen(model, Event::Key(key)));
    assert!(
        effects.any(|effects| effects.quits()),
        "the program does not end"
    );
}

/// While a new value is being typed, the link stays as it is.
fn typing_a_value_leaves_the_link(focus: Focus, link: &str, model: &Model) {
    let is_typed = |focus| focus == Focus::Over(Over::EDIT);
    if is_typed(focus) && is_typed(model.focus()) {
        assert!(
            link == model.link().as_str(),
            "typing a value changes the link"
        );
    }
}

/// Undoing a change of the link gives the link from before, and redoing it gives the changed link.
fn a_change_can_be_undone_and_redone(link: &str, model: &Model) {
    let changed = model.link().as_str();
    let is_changed = matches!(model.notice(), Some(Notice::Rewritten { .. }));
    if changed == link || !is_changed {
        return;
    }
    let mut model = model.clone();
    let changed = changed.to_owned();
    update(&mut model, Message::Command(Command::Undo), NOW);
    assert!(link == model.link().as_str(), "undoing gives another link");
    update(&mut model, Message::Command(Command::Redo), NOW);
    assert!(
        changed == model.link().as_str(),
        "redoing gives another link"
    );
}

fn judge_model(model: &Model) {
    for pane in Pane::ALL {
        let (scroll, max) = (model.scroll(pane), model.max_scroll(pane));
        assert!(
            scroll <= max,
            "{} is scrolled by {scroll} of {max} lines",
            pane.title()
        );
    }
    let link = model.link();
    assert!(link.as_str().len() <= 65_536, "the link exceeds its limit");
    assert!(
        link.as_str().is_char_boundary(link.cursor()),
        "the cursor is within a character"
    );
    let rows = 0..model.row_count(Pane::Fields);
    let items: Vec<_> = rows
        .filter_map(|row| model.item_of_row(Pane::Fields, row))
        .collect();
    assert!(
        model.selection().is_none_or(|item| items.contains(&item)),
        "the selected field has no row"
    );
    assert_eq!(
        model.selected_pointer().is_some(),
        model.selected_row(Pane::Metadata).is_some(),
        "the selected member of the metadata has no row"
    );
}
