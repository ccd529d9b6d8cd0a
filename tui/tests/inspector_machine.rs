//! The inspector against a small model of it, over any sequence of what can happen.

use jiff::Timestamp;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest_state_machine::{ReferenceStateMachine, StateMachineTest, prop_state_machine};
use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Size;
use tracklens::input::{Repair, Repairs};
use tracklens::inspector::{
    self, Focus, MAX_LINK_TEXT, Message, Model, Notice, Pane, Theme, of_event, update,
};
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
    /// What the last transition tells.
    notice: Option<Notice>,
    over: Option<Over>,
    links: Vec<String>,
    past: Vec<(Vec<char>, usize)>,
    future: Vec<(Vec<char>, usize)>,
    /// The sort of the last change, if nothing else was done since.
    sort: Option<Sort>,
    /// What the last transition did to the link.
    effect: Effect,
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

/// What a transition does to the link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Effect {
    None,
    Edited,
    Replaced,
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
            focus: 0,
            data_pane: 1,
            notice: None,
            over: None,
            links: Vec::new(),
            past: Vec::new(),
            future: Vec::new(),
            sort: None,
            effect: Effect::None,
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
    /// does, what the rows of the options do, and going to what was found, has tests of its own.
    fn preconditions(state: &Self, transition: &Transition) -> bool {
        let edits = match transition {
            Transition::Press(KeyCode::Delete | KeyCode::Enter) => true,
            Transition::Type(char) => *char == 'a',
            _ => false,
        };
        let chooses = matches!(transition, Transition::Press(KeyCode::Enter));
        let is_beside = state.over.is_none() && state.focus != 0;
        let over_any = [Over::Palette, Over::WhatIf, Over::Search];
        let chooses_any = chooses && state.over.is_some_and(|it| over_any.contains(&it));
        !(chooses_any || edits && is_beside)
    }

    fn apply(mut state: Self, transition: &Transition) -> Self {
        state.effect = Effect::None;
        state.notice = None;
        match transition {
            Transition::Paste(lines) => state.paste(lines),
            Transition::PasteTooMuch(excess) => {
                let len = MAX_LINK_TEXT + excess;
                state.notice = Some(Notice::LongPaste { len });
                state.over = state.over.or(Some(Over::LongPaste));
            }
            Transition::Resize(_, rows) => state.rows = *rows,
            Transition::Press(key) if state.over.is_some() => state.press_over(*key),
            _ if state.over.is_some() => {}
            Transition::Type(char) if state.focus == 0 => {
                state.keep(Some(Sort::Typing));
                state.text.insert(state.cursor, *char);
                state.cursor += 1;
                state.effect = Effect::Edited;
            }
            Transition::Type('w') => state.over = Some(Over::WhatIf),
            Transition::Type('/') => state.over = Some(Over::Search),
            Transition::Press(KeyCode::Tab) => state.give_focus(1),
            Transition::Press(KeyCode::BackTab) => state.give_focus(4),
            Transition::Press(KeyCode::F(1)) => state.over = Some(Over::Help),
            Transition::Palette => state.over = Some(Over::Palette),
            Transition::Links => {
                let text: String = state.text.iter().collect();
                let shown = state.links.iter().position(|link| *link == text);
                let row = shown.unwrap_or(state.links.len().saturating_sub(1));
                state.over = Some(Over::Links(row));
            }
            Transition::Undo => state.go(
                |state| (&mut state.past, &mut state.future),
                Notice::NothingToUndo,
            ),
            Transition::Redo => state.go(
                |state| (&mut state.future, &mut state.past),
                Notice::NothingToRedo,
            ),
            Transition::Press(key) if state.focus == 0 => state.edit(*key),
            Transition::Clear if state.focus == 0 => {
                if !state.text.is_empty() {
                    state.keep(None);
                }
                state.text.clear();
                state.cursor = 0;
                state.effect = Effect::Edited;
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
        let mut full: Vec<&str> = lines
            .iter()
            .map(|line| line.trim())
            .filter(|it| !it.is_empty())
            .collect();
        // What stands before the first link is none of its lines.
        let is_link = |line: &&str| line.starts_with("http");
        let before = full.iter().position(is_link).unwrap_or(0);
        full.drain(..before);
        let Some(line) = full.first() else {
            self.notice = Some(Notice::EmptyPaste);
            return;
        };
        // What is typed over the panes takes all but links.
        let takes_text = matches!(self.over, Some(Over::Palette | Over::WhatIf | Over::Search));
        if takes_text && !line.starts_with("http") {
            return;
        }
        self.over = None;
        self.replace(line);
        for line in &full {
            if !self.links.iter().any(|link| link == line) {
                self.links.push((*line).to_owned());
            }
        }
        let further = full.len() - 1;
        let repairs = Repairs::from_iter([Repair::Around]);
        self.notice = match (before, further) {
            (0, 0) => None,
            (0, _) => Some(Notice::MoreLines { further }),
            _ => Some(Notice::Repaired { repairs, further }),
        };
    }

    fn replace(&mut self, line: &str) {
        let text: Vec<char> = line.chars().collect();
        if text != self.text {
            self.keep(None);
        }
        self.text = text;
        self.cursor = self.text.len();
        self.effect = Effect::Replaced;
    }

    /// Keeps the text, which is about to be changed.
    fn keep(&mut self, sort: Option<Sort>) {
        self.future.clear();
        if sort.is_none() || sort != self.sort {
            self.past.push((self.text.clone(), self.cursor));
        }
        self.sort = sort;
    }

    /// Takes the last text of the one list, and puts its own into the other.
    fn go(&mut self, lists: fn(&mut Self) -> (&mut Texts, &mut Texts), otherwise: Notice) {
        let now = (self.text.clone(), self.cursor);
        let (from, to) = lists(self);
        let Some((text, cursor)) = from.pop() else {
            self.notice = Some(otherwise);
            return;
        };
        to.push(now);
        (self.text, self.cursor) = (text, cursor);
        self.sort = None;
        self.effect = Effect::Replaced;
    }

    fn press_over(&mut self, key: KeyCode) {
        if key == KeyCode::Esc {
            self.over = None;
        }
        let Some(Over::Links(row)) = &mut self.over else {
            return;
        };
        let last = self.links.len().saturating_sub(1);
        let page = usize::from(self.rows.saturating_sub(2).min(36).saturating_sub(3)).max(1);
        match key {
            KeyCode::Up => *row = row.saturating_sub(1),
            KeyCode::Down => *row = (*row + 1).min(last),
            KeyCode::PageUp => *row = row.saturating_sub(page),
            KeyCode::PageDown => *row = (*row + page).min(last),
            KeyCode::Home => *row = 0,
            KeyCode::End => *row = last,
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
        let deleted = deleted.filter(|deleted| *deleted < self.text.len());
        if deleted.is_some() {
            self.keep(Some(Sort::Deleting));
        }
        match key {
            KeyCode::Left | KeyCode::Backspace => self.cursor = self.cursor.saturating_sub(1),
            KeyCode::Right => self.cursor = (self.cursor + 1).min(self.text.len()),
            KeyCode::Home => self.cursor = 0,
            KeyCode::End => self.cursor = self.text.len(),
            _ => {}
        }
        if let Some(deleted) = deleted {
            self.text.remove(deleted);
        }
        match key {
            KeyCode::Backspace | KeyCode::Delete => {
                self.effect = Effect::Edited;
            }
            KeyCode::Left | KeyCode::Right | KeyCode::Home | KeyCode::End => self.sort = None,
            _ => {}
        }
    }
}

type Texts = Vec<(Vec<char>, usize)>;

/// The inspector, what of the link is to be selected in it, and by how many lines those of its panes
/// are to be scrolled that have no rows to select.
struct Inspector {
    model: Model,
    /// What is to be told: until something else is done.
    notice: Option<Notice>,
    selection: Option<usize>,
    byte: Option<usize>,
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
            notice: None,
            selection: None,
            byte: None,
            scroll: [0; 5],
            rows: size.height,
        }
    }

    fn apply(mut inspector: Self, expected: &Expected, transition: Transition) -> Self {
        let event = event(&transition);
        let ways = inspector.ways(expected.data_pane);
        let was_selected = inspector.selection;
        let was_over = !matches!(inspector.model.focus(), Focus::Pane(_));
        if let Some(message) = of_event(event, &inspector.model) {
            if !matches!(message, Message::Resize(..)) {
                inspector.notice = expected.notice;
            }
            update(&mut inspector.model, message, now());
        }
        match (expected.effect, transition) {
            (Effect::Replaced, _) => {
                inspector.scroll = [0; 5];
                inspector.select_at_the_cursor();
            }
            (Effect::Edited, _) => inspector.select_at_the_cursor(),
            (Effect::None, Transition::Resize(_, rows)) => inspector.rows = rows,
            (Effect::None, Transition::Press(key)) if !was_over => {
                inspector.press(key, expected, &ways);
            }
            // It folds as Enter does.
            (Effect::None, Transition::Type(' ')) if !was_over => {
                inspector.press(KeyCode::Enter, expected, &ways);
            }
            _ => {}
        }
        if inspector.has_items(Pane::Metadata) {
            // Of a tree, what is selected has to be on the screen, and nothing more.
            inspector.scroll[3] = inspector.model.scroll(Pane::Metadata);
        }
        inspector.byte = inspector.model.byte();
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
        assert_eq!(model.focus(), expected.focus());
        assert_eq!(model.notice(), inspector.notice);
        assert_eq!(model.links(), expected.links);
        assert_eq!(model.selection(), inspector.selection);
        for (pane, scroll) in Pane::ALL.into_iter().zip(inspector.scroll) {
            if inspector.has_items(pane) {
                inspector.selected_row_is_on_the_screen(pane);
            } else {
                assert_eq!(model.scroll(pane), scroll, "{}", pane.title());
            }
        }
    }
}

/// Where the keys may lead from what is selected, in a pane whose rows stand for items.
#[derive(Default)]
struct Ways {
    first: Option<usize>,
    /// The row that is selected, and how many there are.
    row: Option<usize>,
    rows: usize,
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
            row: self.model.selected_row(pane),
            rows: self.model.row_count(pane),
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
        let points = matches!(key, KeyCode::Left | KeyCode::Right);
        if expected.focus == 0 && moves_cursor {
            self.selection = self.model.item_of_text(self.model.link().cursor());
        } else if Pane::ALL[expected.focus] == Pane::Bytes && points {
            self.point_at_a_byte();
        } else if Pane::ALL[expected.data_pane] == Pane::Metadata && self.has_items(Pane::Metadata)
        {
            self.select(key, expected, ways);
            self.go_in_the_tree(key, expected, ways);
        } else if self.has_items(Pane::ALL[expected.data_pane]) {
            self.select(key, expected, ways);
        } else {
            self.scroll(key, expected);
        }
    }

    /// Selects what the byte belongs to that is pointed at now: a neighbour of the one before, or the first
    /// one of what was selected.
    fn point_at_a_byte(&mut self) {
        let Some(byte) = self.model.byte() else {
            return;
        };
        let is_near = |old: usize| byte.abs_diff(old) <= 1;
        assert!(self.byte.is_none_or(is_near), "{byte} is far from the last");
        let text = self.model.byte_in_text().expect("its characters");
        self.selection = self.model.item_of_text(text.start);
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

    /// Whether rows of a pane stand for items: those of the metadata if it is a tree.
    fn has_items(&self, pane: Pane) -> bool {
        match pane {
            Pane::Fields | Pane::Bytes => true,
            _ => self.model.item_of_row(pane, 0).is_some(),
        }
    }

    /// Goes through the tree of the metadata as a key does: to another row, or it folds, and then
    /// what is selected stays or is the one around it.
    fn go_in_the_tree(&mut self, key: KeyCode, expected: &Expected, ways: &Ways) {
        let found = self.model.selected_row(Pane::Metadata);
        let last = ways.rows - 1;
        let wanted = match (key, ways.row) {
            (KeyCode::Up | KeyCode::PageUp, None) => Some(last),
            (KeyCode::Down | KeyCode::PageDown, None) => Some(0),
            (KeyCode::Up, Some(row)) => Some(row.saturating_sub(1)),
            (KeyCode::Down, Some(row)) => Some((row + 1).min(last)),
            (KeyCode::PageUp, Some(row)) => found.filter(|it| *it < row).or(Some(0)),
            (KeyCode::PageDown, Some(row)) => found.filter(|it| *it > row).or(Some(last)),
            (KeyCode::Home, _) if expected.focus != 0 => Some(0),
            (KeyCode::End, _) if expected.focus != 0 => Some(last),
            (KeyCode::Left | KeyCode::Right | KeyCode::Enter, None) if expected.focus == 3 => {
                self.selection = self.model.item_of_row(Pane::Metadata, 0);
                Some(0)
            }
            (KeyCode::Left, Some(row)) if expected.focus == 3 => {
                found.filter(|it| *it <= row).or(Some(0))
            }
            (KeyCode::Right, Some(row)) if expected.focus == 3 => {
                found.filter(|it| [row, row + 1].contains(it)).or(Some(row))
            }
            _ => ways.row,
        };
        assert_eq!(found, wanted, "the row of the tree after {key:?}");
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

/// Characters each of which is deleted by itself.
const CHARACTERS: [char; 11] = [
    'a', 'w', '/', '~', '%', ' ', 'é', '日', '😀', '\x1b', '\u{202e}',
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
        Transition::PasteTooMuch(excess) => Event::Paste("x".repeat(MAX_LINK_TEXT + excess)),
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
