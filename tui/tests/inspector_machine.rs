//! The inspector against a small model of it, over any sequence of what can happen.

use jiff::Timestamp;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest_state_machine::{ReferenceStateMachine, StateMachineTest, prop_state_machine};
use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Size;
use tracklens::inspector::{MAX_LINK_TEXT, Model, Notice, Pane, Theme, of_event, update};
use tracklens::settings::Settings;

use crate::links;
use crate::persistence::persisted;

prop_state_machine! {
    #![proptest_config(persisted!("program-inspector"))]

    #[test]
    fn the_inspector_does_as_the_small_model_says(sequential 1..24 => Inspector);
}

/// What the inspector is to hold: characters and numbers alone.
#[derive(Clone, Debug)]
struct Expected {
    text: Vec<char>,
    /// The character before which the next one goes.
    cursor: usize,
    /// The panes in their order, the link first.
    focus: usize,
    /// The pane that is scrolled: never the link.
    data_pane: usize,
    notice: Option<Notice>,
}

/// Something that happens.
#[derive(Clone, Debug)]
enum Transition {
    /// Lines are pasted, some of them blank.
    Paste(Vec<String>),
    /// More is pasted than is taken.
    PasteTooMuch(usize),
    Type(char),
    Press(KeyCode),
    /// Ctrl-U.
    Clear,
    Resize(u16, u16),
}

impl ReferenceStateMachine for Expected {
    type State = Self;
    type Transition = Transition;

    fn init_state() -> BoxedStrategy<Self> {
        Just(Self {
            text: Vec::new(),
            cursor: 0,
            focus: 0,
            data_pane: 1,
            notice: None,
        })
        .boxed()
    }

    fn transitions(_: &Self) -> BoxedStrategy<Transition> {
        prop_oneof![
            3 => vec(line(), 0..4).prop_map(Transition::Paste),
            1 => (1_usize..9).prop_map(Transition::PasteTooMuch),
            4 => select(&CHARACTERS[..]).prop_map(Transition::Type),
            12 => select(&KEYS[..]).prop_map(Transition::Press),
            1 => Just(Transition::Clear),
            2 => (0_u16..130, 0_u16..45).prop_map(|(columns, rows)| Transition::Resize(columns, rows)),
        ]
        .boxed()
    }

    fn apply(mut state: Self, transition: &Transition) -> Self {
        match transition {
            Transition::Paste(lines) => state.paste(lines),
            Transition::PasteTooMuch(excess) => {
                let len = MAX_LINK_TEXT + excess;
                state.notice = Some(Notice::LongPaste { len });
            }
            Transition::Type(char) if state.focus == 0 => {
                state.text.insert(state.cursor, *char);
                state.cursor += 1;
                state.notice = None;
            }
            Transition::Press(KeyCode::Tab) => state.give_focus(1),
            Transition::Press(KeyCode::BackTab) => state.give_focus(3),
            Transition::Press(key) if state.focus == 0 => state.edit(*key),
            Transition::Clear if state.focus == 0 => {
                state.text.clear();
                state.cursor = 0;
                state.notice = None;
            }
            _ => {}
        }
        state
    }
}

impl Expected {
    fn paste(&mut self, lines: &[String]) {
        let mut full = lines
            .iter()
            .map(|line| line.trim())
            .filter(|it| !it.is_empty());
        let Some(line) = full.next() else {
            self.notice = Some(Notice::EmptyPaste);
            return;
        };
        self.text = line.chars().collect();
        self.cursor = self.text.len();
        let further = full.count();
        self.notice = (further > 0).then_some(Notice::MoreLines { further });
    }

    fn give_focus(&mut self, places: usize) {
        self.focus = (self.focus + places) % 4;
        if self.focus != 0 {
            self.data_pane = self.focus;
        }
    }

    fn edit(&mut self, key: KeyCode) {
        let deleted = match key {
            KeyCode::Backspace => self.cursor.checked_sub(1),
            KeyCode::Delete => Some(self.cursor),
            _ => None,
        };
        match key {
            KeyCode::Left | KeyCode::Backspace => self.cursor = self.cursor.saturating_sub(1),
            KeyCode::Right => self.cursor = (self.cursor + 1).min(self.text.len()),
            KeyCode::Home => self.cursor = 0,
            KeyCode::End => self.cursor = self.text.len(),
            _ => {}
        }
        if let Some(deleted) = deleted.filter(|deleted| *deleted < self.text.len()) {
            self.text.remove(deleted);
        }
        if matches!(key, KeyCode::Backspace | KeyCode::Delete) {
            self.notice = None;
        }
    }
}

/// The inspector, and by how many lines each of its panes is to be scrolled.
struct Inspector {
    model: Model,
    scroll: [usize; 4],
    rows: u16,
}

impl StateMachineTest for Inspector {
    type SystemUnderTest = Self;
    type Reference = Expected;

    fn init_test(_: &Expected) -> Self {
        let size = Size::new(80, 24);
        Self {
            model: Model::new("", Settings::at(now()), Theme::mono(), size),
            scroll: [0; 4],
            rows: size.height,
        }
    }

    fn apply(mut inspector: Self, expected: &Expected, transition: Transition) -> Self {
        let event = event(&transition);
        if let Some(message) = of_event(event, inspector.model.focus()) {
            update(&mut inspector.model, message, now());
        }
        let is_taken = !matches!(expected.notice, Some(Notice::EmptyPaste));
        match transition {
            Transition::Paste(_) if is_taken => inspector.scroll = [0; 4],
            Transition::Resize(_, rows) => inspector.rows = rows,
            Transition::Press(key) => inspector.scroll(key, expected),
            _ => {}
        }
        // Where there is less to scroll than before, a pane shows its end.
        for (pane, scroll) in Pane::ALL.into_iter().zip(&mut inspector.scroll) {
            *scroll = (*scroll).min(inspector.model.max_scroll(pane));
        }
        inspector
    }

    fn check_invariants(inspector: &Self, expected: &Expected) {
        let model = &inspector.model;
        let text: String = expected.text.iter().collect();
        let before: String = expected.text[..expected.cursor].iter().collect();
        assert_eq!(model.link().as_str(), text);
        assert_eq!(model.link().cursor(), before.len());
        assert_eq!(model.focus(), Pane::ALL[expected.focus]);
        assert_eq!(model.notice(), expected.notice);
        assert_eq!(Pane::ALL.map(|pane| model.scroll(pane)), inspector.scroll);
    }
}

impl Inspector {
    /// Scrolls as a key does, if it does: a line, or about as many as a pane has, or to an end.
    fn scroll(&mut self, key: KeyCode, expected: &Expected) {
        let pane = Pane::ALL[expected.data_pane];
        let max = self.model.max_scroll(pane);
        let found = self.model.scroll(pane);
        let scroll = &mut self.scroll[expected.data_pane];
        let by = |distance: usize| (1..=usize::from(self.rows).max(1)).contains(&distance);
        *scroll = match key {
            KeyCode::Up => scroll.saturating_sub(1),
            KeyCode::Down => (*scroll + 1).min(max),
            KeyCode::PageUp if found == 0 || by(*scroll - found) => found,
            KeyCode::PageDown if found == max || by(found - *scroll) => found,
            KeyCode::Home if expected.focus != 0 => 0,
            KeyCode::End if expected.focus != 0 => max,
            _ => *scroll,
        };
    }
}

/// Keys that are bound in some pane, and two that are not.
const KEYS: [KeyCode; 14] = [
    KeyCode::Tab,
    KeyCode::BackTab,
    KeyCode::Up,
    KeyCode::Down,
    KeyCode::PageUp,
    KeyCode::PageDown,
    KeyCode::Home,
    KeyCode::End,
    KeyCode::Left,
    KeyCode::Right,
    KeyCode::Backspace,
    KeyCode::Delete,
    KeyCode::Insert,
    KeyCode::F(1),
];

/// Characters each of which is deleted by itself.
const CHARACTERS: [char; 10] = ['a', '/', '~', '%', ' ', 'é', '日', '😀', '\x1b', '\u{202e}'];

fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => select(vec![links::long_click(), links::encrypted(), links::initial_open()]),
        2 => vec(select(&CHARACTERS[..]), 0..12).prop_map(String::from_iter),
        1 => "[ \t]{0,3}",
    ]
}

/// What the terminal reports.
fn event(transition: &Transition) -> Event {
    let key = |code, modifiers| Event::Key(KeyEvent::new(code, modifiers));
    match transition {
        Transition::Paste(lines) => Event::Paste(lines.join("\r\n")),
        Transition::PasteTooMuch(excess) => Event::Paste("x".repeat(MAX_LINK_TEXT + excess)),
        Transition::Type(char) => key(KeyCode::Char(*char), KeyModifiers::NONE),
        Transition::Press(code) => key(*code, KeyModifiers::NONE),
        Transition::Clear => key(KeyCode::Char('u'), KeyModifiers::CONTROL),
        Transition::Resize(columns, rows) => Event::Resize(*columns, *rows),
    }
}

fn now() -> Timestamp {
    Timestamp::UNIX_EPOCH
}
