//! The law that pasting and typing are alike.

use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Size;
use tracklens::input::{Pasted, PastedLink};

use super::driving::{drawn, happen, new_model};
use crate::inputs::session::{Session, typed};

/// How many characters of a paste are typed at most: the inspector reads the link again at each.
const MAX_TYPED: usize = 12;

/// The length of the longest paste whose end is typed, in bytes.
const MAX_TYPED_LEN: usize = 512;

/// Pasting a line gives the same screen as deleting its end and typing it again, apart from white space around the
/// line, while you type in the link.
pub(super) fn pasting_is_like_typing(session: &Session, links: &[String]) {
    let pasted = session.events(links).find_map(|event| match event {
        Event::Paste(text) => Some(text),
        _ => None,
    });
    let Some(text) = pasted else { return };
    // The inspector searches what is pasted, but not what is typed.
    let is_link = |link: &PastedLink| link.text == text.trim();
    let found = Pasted::of(&text);
    if !found.links().iter().all(is_link) || !found.relatives().is_empty() {
        return;
    }
    let line = text.trim();
    let last = line.char_indices().rev().take(MAX_TYPED).last();
    let start = line
        .get(..last.map_or(0, |(place, _)| place))
        .unwrap_or_default();
    let is_typed = !line.is_empty() && line.len() <= MAX_TYPED_LEN && start == start.trim_end();
    if !is_typed || line.contains(['\r', '\n']) {
        return;
    }
    let (columns, rows) = session.size.columns_and_rows();
    let size = Size::new(columns, rows);
    let (mut by_paste, mut by_typing) = (new_model(size), new_model(size));
    let press = |model: &mut _, key: KeyCode| {
        happen(model, Event::Key(KeyEvent::new(key, KeyModifiers::NONE)));
    };
    for model in [&mut by_paste, &mut by_typing] {
        happen(model, Event::Paste(text.clone()));
        press(model, KeyCode::BackTab);
        press(model, KeyCode::Enter);
        // A link that was pasted is shown from its start until the cursor moves.
        press(model, KeyCode::End);
    }
    while by_typing.link().as_str().len() > start.len() {
        press(&mut by_typing, KeyCode::Backspace);
    }
    for char in line[by_typing.link().as_str().len()..].chars() {
        happen(&mut by_typing, typed(char));
    }
    assert_eq!(by_paste.link(), by_typing.link());
    assert_eq!(by_paste.notice(), by_typing.notice());
    assert!(
        drawn(&by_paste, size) == drawn(&by_typing, size),
        "pasting and typing give different screens"
    );
}
