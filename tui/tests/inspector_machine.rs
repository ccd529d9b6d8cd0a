//! The inspector against a small model of it, over any sequence of what can happen.

use jiff::Timestamp;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest_state_machine::{ReferenceStateMachine, StateMachineTest, prop_state_machine};
use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Size;
use tracklens::input::Pasted;
use tracklens::inspector::{
    self, Focus, Message, Model, Notice, Pane, PasteSummary, Theme, of_event, update,
};
use tracklens::reading::Mark;
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
    /// The text that was given.
    given: Vec<char>,
    /// The panes in their order, the link first.
    focus: usize,
    /// Whether characters go into the link.
    types: bool,
    /// The notice of the last transition.
    notice: Option<Notice>,
    over: Option<Over>,
    /// What was shown before the help.
    below_help: Option<Over>,
    links: Vec<String>,
    past: Texts,
    future: Texts,
    /// The sort of the last change, if nothing else was done since.
    sort: Option<Sort>,
    rows: u16,
}

/// What is shown over the panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Over {
    Help,
    Palette,
    LongPaste,
    /// With the row that is chosen.
    Links(usize),
    WhatIf,
    Search,
}

/// A sort of change; of several on end all are taken back at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Typing,
    Deleting,
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
    /// Ctrl-P.
    Palette,
    /// Ctrl-O.
    Links,
    /// Ctrl-/, as most terminals send it.
    Undo,
    /// Alt-/.
    Redo,
    Resize(u16, u16),
}

impl ReferenceStateMachine for Expected {
    type State = Self;
    type Transition = Transition;

    fn init_state() -> BoxedStrategy<Self> {
        Just(Self {
            text: Vec::new(),
            cursor: 0,
            given: Vec::new(),
            focus: 0,
            types: false,
            notice: None,
            over: None,
            below_help: None,
            links: Vec::new(),
            past: Vec::new(),
            future: Vec::new(),
            sort: None,
            rows: 24,
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
            1 => Just(Transition::Palette),
            2 => Just(Transition::Links),
            3 => Just(Transition::Undo),
            2 => Just(Transition::Redo),
            2 => (0_u16..130, 0_u16..45).prop_map(|(columns, rows)| Transition::Resize(columns, rows)),
        ]
        .boxed()
    }

    /// Of the commands any could be chosen, that of quitting too; what changing and removing a field
    /// does, what the rows of the options do, and going to what was found, has tests of its own. What the first steps
    /// back are depends on what is selected.
    fn preconditions(state: &Self, transition: &Transition) -> bool {
        let edits = match transition {
            Transition::Press(KeyCode::Delete | KeyCode::Enter) => true,
            Transition::Type(char) => ['a', 'e'].contains(char),
            Transition::Press(KeyCode::Esc) => state.focus != 1,
            _ => false,
        };
        let chooses = matches!(transition, Transition::Press(KeyCode::Enter));
        let steps_back = matches!(transition, Transition::Press(KeyCode::Esc)) && !state.types;
        let is_beside = state.over.is_none() && (state.focus != 0 || steps_back);
        let over_any = [Over::Palette, Over::WhatIf, Over::Search];
        let chooses_any = chooses && state.over.is_some_and(|it| over_any.contains(&it));
        // What is typed in the list of links filters it, which has tests of its own.
        let filters = match transition {
            Transition::Type(_) => true,
            Transition::Paste(lines) => !lines.iter().any(|it| it.starts_with("http")),
            _ => false,
        };
        let is_in_links = matches!(state.over, Some(Over::Links(_)));
        !(chooses_any || edits && is_beside || filters && is_in_links)
    }

    fn apply(mut state: Self, transition: &Transition) -> Self {
        state.notice = None;
        match transition {
            Transition::Paste(lines) => state.paste(lines),
            Transition::PasteTooMuch(excess) => {
                let len = 65_536 + excess;
                state.notice = Some(Notice::LongPaste { len });
                state.over = state.over.or(Some(Over::LongPaste));
            }
            Transition::Resize(_, rows) => state.rows = *rows,
            Transition::Press(KeyCode::F(1)) => state.help(),
            Transition::Type('?') if !state.takes_text() => state.help(),
            Transition::Press(key) if state.over.is_some() => state.press_over(*key),
            Transition::Clear if matches!(state.over, Some(Over::Links(_))) => {
                state.over = Some(Over::Links(0));
            }
            _ if state.over.is_some() => {}
            Transition::Type(char) if state.types => state.insert(*char),
            Transition::Type('o') => state.over = Some(Over::WhatIf),
            Transition::Type('/') => state.over = Some(Over::Search),
            Transition::Type('e') | Transition::Press(KeyCode::Enter) => state.types = true,
            Transition::Type(char) if state.focus == 0 && state.text.is_empty() => {
                state.types = true;
                state.insert(*char);
            }
            Transition::Press(KeyCode::Esc) => state.types = false,
            Transition::Press(KeyCode::Left) if state.focus == 2 => state.focus = 1,
            Transition::Press(KeyCode::Right) if state.focus == 1 => state.focus = 2,
            Transition::Press(KeyCode::Tab) => state.give_focus(1),
            Transition::Press(KeyCode::BackTab) => state.give_focus(4),
            Transition::Palette => state.over = Some(Over::Palette),
            Transition::Links => {
                let text: String = state.text.iter().collect();
                let shown = state.links.iter().position(|link| *link == text);
                let row = shown.unwrap_or(state.links.len().saturating_sub(1));
                state.over = Some(Over::Links(row));
            }
            Transition::Undo => state.go(
                |state| (&mut state.past, &mut state.future),
                [Notice::Undone, Notice::NothingToUndo],
            ),
            Transition::Redo => state.go(
                |state| (&mut state.future, &mut state.past),
                [Notice::Redone, Notice::NothingToRedo],
            ),
            Transition::Press(key) if state.focus == 0 => state.edit(*key),
            Transition::Clear if state.types => {
                if !state.text.is_empty() {
                    state.keep(None);
                }
                state.text.clear();
                state.cursor = 0;
            }
            _ => {}
        }
        state
    }
}

impl Expected {
    fn focus(&self) -> Focus {
        match self.over {
            None => Focus::Pane(Pane::ALL[self.focus]),
            Some(Over::LongPaste) => Focus::Over(inspector::Over::LONG_PASTE),
            Some(Over::Help) => Focus::Over(inspector::Over::HELP),
            Some(Over::Palette) => Focus::Over(inspector::Over::PALETTE),
            Some(Over::Links(_)) => Focus::Over(inspector::Over::LINKS),
            Some(Over::WhatIf) => Focus::Over(inspector::Over::WHAT_IF),
            Some(Over::Search) => Focus::Over(inspector::Over::SEARCH),
        }
    }

    fn paste(&mut self, lines: &[String]) {
        let full: Vec<&str> = lines
            .iter()
            .map(|line| line.trim())
            .filter(|it| !it.is_empty())
            .collect();
        let Some(line) = full.first() else {
            self.notice = Some(Notice::EmptyPaste);
            return;
        };
        let pasted = Pasted::of(&lines.join("\r\n"));
        let found: Vec<&str> = pasted.links().iter().map(|it| it.text.as_str()).collect();
        // What is typed over the panes takes all but links.
        if self.over.is_some() && self.takes_text() && found.is_empty() {
            return;
        }
        self.replace(found.first().unwrap_or(line));
        for link in &found {
            if !self.links.iter().any(|it| it == link) {
                self.links.push((*link).to_owned());
            }
        }
        self.notice = match full.len() {
            1 if found == full => None,
            1 if found.is_empty() => None,
            lines if found.is_empty() => Some(Notice::NoLinks { lines }),
            _ => Some(Notice::Pasted(PasteSummary {
                links: found.len(),
                lines: pasted.line_count(),
                undone: pasted.undone(),
                start_may_be_missing: false,
                is_too_deep: false,
                is_cut: false,
            })),
        };
    }

    /// Whether characters are text, and not commands.
    fn takes_text(&self) -> bool {
        match self.over {
            None => self.types,
            Some(over) => matches!(
                over,
                Over::Palette | Over::WhatIf | Over::Search | Over::Links(_)
            ),
        }
    }

    /// Opens the help over what is open, or goes back to that.
    fn help(&mut self) {
        if self.over == Some(Over::Help) {
            self.over = self.below_help.take();
        } else {
            self.below_help = self.over.replace(Over::Help);
        }
    }

    fn insert(&mut self, char: char) {
        self.keep(Some(Sort::Typing));
        self.text.insert(self.cursor, char);
        self.cursor += 1;
    }

    fn replace(&mut self, line: &str) {
        self.over = None;
        self.below_help = None;
        self.types = false;
        self.focus = 1;
        let text: Vec<char> = line.chars().collect();
        if text != self.text {
            self.keep(None);
        }
        self.given.clone_from(&text);
        self.text = text;
        self.cursor = self.text.len();
    }

    /// Keeps the text, which is about to be changed.
    fn keep(&mut self, sort: Option<Sort>) {
        self.future.clear();
        if sort.is_none() || sort != self.sort {
            self.past.push(self.version());
        }
        self.sort = sort;
    }

    fn version(&self) -> Version {
        (self.text.clone(), self.cursor, self.given.clone())
    }

    /// Takes the last text of the one list, and puts its own into the other.
    fn go(
        &mut self,
        lists: fn(&mut Self) -> (&mut Texts, &mut Texts),
        [done, otherwise]: [Notice; 2],
    ) {
        let now = self.version();
        let (from, to) = lists(self);
        let Some((text, cursor, given)) = from.pop() else {
            self.notice = Some(otherwise);
            return;
        };
        to.push(now);
        (self.text, self.cursor, self.given) = (text, cursor, given);
        self.notice = Some(done);
        self.sort = None;
    }

    fn press_over(&mut self, key: KeyCode) {
        if key == KeyCode::Esc {
            self.over = self.below_help.take();
            return;
        }
        let Some(Over::Links(row)) = &mut self.over else {
            return;
        };
        let last = self.links.len().saturating_sub(1);
        // All rows but those of the hints, the border and what is typed.
        let page = usize::from(self.rows.saturating_sub(4)).max(1);
        match key {
            KeyCode::Up => *row = row.saturating_sub(1),
            KeyCode::Down => *row = (*row + 1).min(last),
            KeyCode::PageUp => *row = row.saturating_sub(page),
            KeyCode::PageDown => *row = (*row + page).min(last),
            KeyCode::Backspace | KeyCode::Delete => *row = 0,
            KeyCode::Enter => {
                let link = self.links.get(*row).cloned();
                self.over = None;
                if let Some(link) = link {
                    self.replace(&link);
                }
            }
            _ => {}
        }
    }

    fn give_focus(&mut self, places: usize) {
        self.types = false;
        self.focus = (self.focus + places) % 5;
    }

    fn edit(&mut self, key: KeyCode) {
        let deleted = match key {
            KeyCode::Backspace => self.cursor.checked_sub(1),
            KeyCode::Delete => Some(self.cursor),
            _ => None,
        };
        let deleted = deleted.filter(|_| self.types);
        let deleted = deleted.filter(|deleted| *deleted < self.text.len());
        if deleted.is_some() {
            self.keep(Some(Sort::Deleting));
        }
        match key {
            KeyCode::Left => self.cursor = self.cursor.saturating_sub(1),
            KeyCode::Backspace if self.types => self.cursor = self.cursor.saturating_sub(1),
            KeyCode::Right => self.cursor = (self.cursor + 1).min(self.text.len()),
            KeyCode::Home => self.cursor = 0,
            KeyCode::End => self.cursor = self.text.len(),
            _ => {}
        }
        if let Some(deleted) = deleted {
            self.text.remove(deleted);
        }
        if let KeyCode::Left | KeyCode::Right | KeyCode::Home | KeyCode::End = key {
            self.sort = None;
        }
    }
}

/// A text, the cursor in it, and what was given.
type Version = (Vec<char>, usize, Vec<char>);

type Texts = Vec<Version>;

/// The inspector, and what it should say beside the reading, until something else is done.
struct Inspector {
    model: Model,
    notice: Option<Notice>,
}

impl StateMachineTest for Inspector {
    type SystemUnderTest = Self;
    type Reference = Expected;

    fn init_test(_: &Expected) -> Self {
        let size = Size::new(80, 24);
        Self {
            model: Model::new("", Settings::at(now()), Theme::mono(), size),
            notice: None,
        }
    }

    fn apply(mut inspector: Self, expected: &Expected, transition: Transition) -> Self {
        if let Some(message) = of_event(event(&transition), &inspector.model) {
            if !matches!(message, Message::Resize(..)) {
                inspector.notice = expected.notice;
            }
            update(&mut inspector.model, message, now());
        }
        inspector
    }

    fn check_invariants(inspector: &Self, expected: &Expected) {
        let model = &inspector.model;
        let text: String = expected.text.iter().collect();
        let before: String = expected.text[..expected.cursor].iter().collect();
        assert_eq!(model.link().as_str(), text);
        assert_eq!(model.link().cursor(), before.len());
        let given: String = expected.given.iter().collect();
        assert_eq!(model.given(), given);
        assert_eq!(model.provenance().has(Mark::Edited), text != given);
        assert_eq!(model.focus(), expected.focus());
        assert_eq!(model.notice(), inspector.notice);
        assert_eq!(model.links(), expected.links);
        for pane in [Pane::Fields, Pane::Bytes] {
            inspector.selected_row_is_on_the_screen(pane);
        }
    }
}

impl Inspector {
    fn selected_row_is_on_the_screen(&self, pane: Pane) {
        let model = &self.model;
        let count = model.row_count(pane);
        let height = count - model.max_scroll(pane);
        let row = model.selected_row(pane);
        if let Some(row) = row.filter(|_| height > 0) {
            let scroll = model.scroll(pane);
            let shown = scroll..scroll + height;
            assert!(shown.contains(&row), "{}: {row} of {shown:?}", pane.title());
        }
    }
}

/// Keys that are bound somewhere, and one that is not.
const KEYS: [KeyCode; 16] = [
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
    KeyCode::Enter,
    KeyCode::Esc,
];

/// Characters that are each deleted separately.
const CHARACTERS: [char; 13] = [
    'a', 'e', 'o', '?', '/', '~', '%', ' ', 'é', '日', '😀', '\x1b', '\u{202e}',
];

fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => select(vec![
            links::long_click(),
            links::nested_metadata(),
            links::encrypted(),
            links::initial_open(),
        ]),
        2 => vec(select(&CHARACTERS[..]), 0..12).prop_map(String::from_iter),
        1 => "[ \t]{0,3}",
    ]
}

/// What the terminal reports.
fn event(transition: &Transition) -> Event {
    let key = |code, modifiers| Event::Key(KeyEvent::new(code, modifiers));
    match transition {
        Transition::Paste(lines) => Event::Paste(lines.join("\r\n")),
        Transition::PasteTooMuch(excess) => Event::Paste("x".repeat(65_536 + excess)),
        Transition::Type(char) => key(KeyCode::Char(*char), KeyModifiers::NONE),
        Transition::Press(code) => key(*code, KeyModifiers::NONE),
        Transition::Clear => key(KeyCode::Char('u'), KeyModifiers::CONTROL),
        Transition::Palette => key(KeyCode::Char('p'), KeyModifiers::CONTROL),
        Transition::Links => key(KeyCode::Char('o'), KeyModifiers::CONTROL),
        Transition::Undo => key(KeyCode::Char('7'), KeyModifiers::CONTROL),
        Transition::Redo => key(KeyCode::Char('/'), KeyModifiers::ALT),
        Transition::Resize(columns, rows) => Event::Resize(*columns, *rows),
    }
}

fn now() -> Timestamp {
    Timestamp::UNIX_EPOCH
}
