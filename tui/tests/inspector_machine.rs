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
            Transition::Press(KeyCode::BackTab) => state.give_focus(4),
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
        self.focus = (self.focus + places) % 5;
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

/// The inspector, what of the link is to be selected in it, and by how many lines those of its panes
/// are to be scrolled that have no rows to select.
struct Inspector {
    model: Model,
    selection: Option<usize>,
    scroll: [usize; 5],
    rows: u16,
}

impl StateMachineTest for Inspector {
    type SystemUnderTest = Self;
    type Reference = Expected;

    fn init_test(_: &Expected) -> Self {
        let size = Size::new(80, 24);
        Self {
            model: Model::new("", Settings::at(now()), Theme::mono(), size),
            selection: None,
            scroll: [0; 5],
            rows: size.height,
        }
    }

    fn apply(mut inspector: Self, expected: &Expected, transition: Transition) -> Self {
        let event = event(&transition);
        let ways = inspector.ways(expected.data_pane);
        let was_selected = inspector.selection;
        if let Some(message) = of_event(event, inspector.model.focus()) {
            update(&mut inspector.model, message, now());
        }
        let is_taken = !matches!(expected.notice, Some(Notice::EmptyPaste));
        match transition {
            Transition::Paste(_) if is_taken => {
                inspector.scroll = [0; 5];
                inspector.select_at_the_cursor();
            }
            Transition::Type(_) | Transition::Clear if expected.focus == 0 => {
                inspector.select_at_the_cursor();
            }
            Transition::Resize(_, rows) => inspector.rows = rows,
            Transition::Press(key) => inspector.press(key, expected, &ways),
            _ => {}
        }
        if inspector.selection != was_selected {
            inspector.scroll[Pane::ALL.iter().position(|it| *it == Pane::Detail).unwrap()] = 0;
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
        assert_eq!(model.selection(), inspector.selection);
        for (pane, scroll) in Pane::ALL.into_iter().zip(inspector.scroll) {
            if has_items(pane) {
                inspector.selected_row_is_on_the_screen(pane);
            } else {
                assert_eq!(model.scroll(pane), scroll, "{}", pane.title());
            }
        }
    }
}

const fn has_items(pane: Pane) -> bool {
    matches!(pane, Pane::Fields | Pane::Bytes)
}

/// Where the keys may lead from what is selected, in a pane whose rows stand for items.
#[derive(Default)]
struct Ways {
    first: Option<usize>,
    /// What stands above, the nearest last.
    above: Vec<usize>,
    /// What stands below, the nearest first.
    below: Vec<usize>,
    last: Option<usize>,
}

impl Inspector {
    fn select_at_the_cursor(&mut self) {
        self.selection = self.model.item_of_text(self.model.link().cursor());
        self.scroll[2] = 0;
    }

    fn ways(&self, data_pane: usize) -> Ways {
        let pane = Pane::ALL[data_pane];
        let mut items: Vec<_> = (0..self.model.row_count(pane))
            .filter_map(|row| self.model.item_of_row(pane, row))
            .collect();
        items.dedup();
        let selected = self.model.selected_item_in(pane);
        let place = items.iter().position(|item| Some(*item) == selected);
        Ways {
            first: items.first().copied(),
            last: items.last().copied(),
            above: items[..place.unwrap_or(items.len())].to_vec(),
            below: items[place.map_or(0, |place| place + 1)..].to_vec(),
        }
    }

    fn press(&mut self, key: KeyCode, expected: &Expected, ways: &Ways) {
        let moves_cursor = matches!(
            key,
            KeyCode::Left | KeyCode::Right | KeyCode::Home | KeyCode::End
        );
        let deletes = matches!(key, KeyCode::Backspace | KeyCode::Delete);
        if expected.focus == 0 && (moves_cursor || deletes) {
            let selection = self.selection;
            self.select_at_the_cursor();
            if moves_cursor && self.selection == selection {
                self.scroll[2] = self.model.scroll(Pane::Detail);
            }
        } else if has_items(Pane::ALL[expected.data_pane]) {
            self.select(key, expected, ways);
        } else {
            self.scroll(key, expected);
        }
    }

    /// Selects as a key does, if it does: the next item, or one further on, or that at an end.
    fn select(&mut self, key: KeyCode, expected: &Expected, ways: &Ways) {
        let found = self.model.selection();
        let one_of = |items: &[usize]| found.filter(|found| items.contains(found));
        let wanted = match key {
            KeyCode::Up => ways.above.last().copied(),
            KeyCode::Down => ways.below.first().copied(),
            KeyCode::PageUp => one_of(&ways.above).or(ways.above.first().copied()),
            KeyCode::PageDown => one_of(&ways.below).or(ways.below.last().copied()),
            KeyCode::Home if expected.focus != 0 => ways.first,
            KeyCode::End if expected.focus != 0 => ways.last,
            _ => None,
        };
        self.selection = wanted.or(self.selection);
    }

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

    fn selected_row_is_on_the_screen(&self, pane: Pane) {
        let model = &self.model;
        let count = model.row_count(pane);
        let height = count - model.max_scroll(pane);
        let selected = model.selected_item_in(pane);
        let row = (0..count).find(|row| {
            let item = model.item_of_row(pane, *row);
            item.is_some() && item == selected
        });
        if let Some(row) = row.filter(|_| height > 0) {
            let scroll = model.scroll(pane);
            let shown = scroll..scroll + height;
            assert!(shown.contains(&row), "{}: {row} of {shown:?}", pane.title());
        }
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
