//! What happens at the inspector, one thing after another, made of a fuzzer's bytes.

use std::sync::LazyLock;

use arbitrary::Arbitrary;
use ratatui::crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use tracklens::inspector::{Keymap, MAX_LINK_TEXT};

use crate::seeds::links::links;

/// The most steps of a session that are taken.
const MAX_STEPS: usize = 32;

/// The most columns and rows of a screen.
const MAX_SIZE: (u16, u16) = (300, 120);

/// A screen, and what happens there.
#[derive(Arbitrary, Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The size of the screen before anything happens.
    pub size: ScreenSize,
    /// What happens.
    pub steps: Vec<Step>,
}

impl Session {
    /// What happens, as the terminal reports it.
    pub fn events(&self) -> impl Iterator<Item = Event> {
        self.steps.iter().take(MAX_STEPS).flat_map(Step::events)
    }
}

/// The size of a screen, before it is brought within bounds.
#[derive(Arbitrary, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScreenSize {
    /// About where another layout begins, or below.
    Small(u8, u8),
    /// Any.
    Any(u16, u16),
}

impl ScreenSize {
    /// The columns and rows.
    #[must_use]
    pub const fn columns_and_rows(self) -> (u16, u16) {
        match self {
            Self::Small(columns, rows) => (columns as u16 % 104, rows as u16 % 24),
            Self::Any(columns, rows) => (columns % (MAX_SIZE.0 + 1), rows % (MAX_SIZE.1 + 1)),
        }
    }
}

/// Something that happens.
#[derive(Arbitrary, Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A bound key is pressed, up to four times.
    Bound {
        /// Which of the bindings.
        binding: u8,
        /// How many times besides the first.
        again: u8,
    },
    /// A character is typed.
    Type(char),
    /// Any key is pressed, held or released.
    Press {
        /// Which of the keys.
        key: u8,
        /// What is held with it.
        modifiers: u8,
        /// Whether it is pressed, held or released.
        kind: u8,
    },
    /// A link of the seeds is pasted.
    PasteLink(u16),
    /// The start of a link of the seeds is pasted.
    PasteStart {
        /// Which link.
        link: u16,
        /// How many bytes of it.
        len: u16,
    },
    /// A text that is no mere link is pasted.
    PasteText(u8),
    /// Any text is pasted.
    Paste(String),
    /// The screen gets another size.
    Resize(ScreenSize),
    /// The mouse does something.
    Mouse {
        /// What it does.
        kind: u8,
        /// Where.
        column: u16,
        /// Where.
        row: u16,
    },
    /// The terminal gets or loses the focus.
    Focus(bool),
}

impl Step {
    /// What the terminal reports.
    #[must_use]
    pub fn events(&self) -> Vec<Event> {
        match self {
            Self::Bound { binding, again } => {
                let binding = one_of(KEYMAP.bindings(), (*binding).into());
                vec![Event::Key(binding.key.event()); 1 + usize::from(again % 4)]
            }
            Self::Type(char) => vec![typed(*char)],
            Self::Press {
                key,
                modifiers,
                kind,
            } => vec![Event::Key(KeyEvent::new_with_kind(
                *one_of(KEYS, (*key).into()),
                KeyModifiers::from_bits_truncate(*modifiers),
                *one_of(KINDS, (*kind).into()),
            ))],
            Self::PasteLink(link) => vec![Event::Paste(link_text(*link).to_owned())],
            Self::PasteStart { link, len } => {
                let start = link_text(*link).chars().take((*len).into());
                vec![Event::Paste(start.collect())]
            }
            Self::PasteText(text) => vec![Event::Paste(text_of(*text))],
            Self::Paste(text) => vec![Event::Paste(text.clone())],
            Self::Resize(size) => {
                let (columns, rows) = size.columns_and_rows();
                vec![Event::Resize(columns, rows)]
            }
            Self::Mouse { kind, column, row } => vec![Event::Mouse(MouseEvent {
                kind: *one_of(MOUSE, (*kind).into()),
                column: *column,
                row: *row,
                modifiers: KeyModifiers::NONE,
            })],
            Self::Focus(true) => vec![Event::FocusGained],
            Self::Focus(false) => vec![Event::FocusLost],
        }
    }
}

/// A character as the terminal reports that it is typed.
#[must_use]
pub const fn typed(char: char) -> Event {
    Event::Key(KeyEvent::new(KeyCode::Char(char), KeyModifiers::NONE))
}

/// The keys of a program without a configuration.
pub static KEYMAP: LazyLock<Keymap> = LazyLock::new(Keymap::default);

/// Keys of every sort, bound or not.
const KEYS: &[KeyCode] = &[
    KeyCode::Char('c'),
    KeyCode::Char('u'),
    KeyCode::Char('z'),
    KeyCode::Char('q'),
    KeyCode::Char('?'),
    KeyCode::Char('/'),
    KeyCode::Char(' '),
    KeyCode::Esc,
    KeyCode::Enter,
    KeyCode::Tab,
    KeyCode::BackTab,
    KeyCode::Backspace,
    KeyCode::Delete,
    KeyCode::Insert,
    KeyCode::Up,
    KeyCode::Down,
    KeyCode::Left,
    KeyCode::Right,
    KeyCode::Home,
    KeyCode::End,
    KeyCode::PageUp,
    KeyCode::PageDown,
    KeyCode::F(1),
    KeyCode::Null,
    KeyCode::CapsLock,
];

const KINDS: &[KeyEventKind] = &[
    KeyEventKind::Press,
    KeyEventKind::Repeat,
    KeyEventKind::Release,
];

const MOUSE: &[MouseEventKind] = &[
    MouseEventKind::Down(MouseButton::Left),
    MouseEventKind::Up(MouseButton::Left),
    MouseEventKind::Drag(MouseButton::Left),
    MouseEventKind::Down(MouseButton::Right),
    MouseEventKind::Down(MouseButton::Middle),
    MouseEventKind::Moved,
    MouseEventKind::ScrollUp,
    MouseEventKind::ScrollDown,
    MouseEventKind::ScrollLeft,
    MouseEventKind::ScrollRight,
];

/// The links of the seeds that are text.
static LINKS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let texts = links()
        .into_iter()
        .map(|seed| String::from_utf8(seed.bytes));
    texts.flatten().collect()
});

/// Texts to paste that are no mere link.
const TEXTS: &[&str] = &[
    "",
    " \t\r\n ",
    "\r\n  https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~\r\nsecond\r\n",
    "a\x1b[31mb\u{9b}m\u{202e}c\u{200b}d\0",
    "e\u{301}\u{302}\u{303} \u{301}/f/\u{301}a?\u{301}",
    "https://click.example.com/f/日本/é\u{301}/?\u{301}target=ü",
    "لا لآ الا",
    "क्क्क्क्क्क्क्क्क्क्क्क्क्क्क्क्क्क्क्क्क्क्क्क्क्क्क्क्क्क्क्क्क्क्क्क्क्क्क्क्क",
    "ᄀᄀᄀᄀᄀᄀᄀᄀᄀᄀᄀᄀᄀᄀᄀᄀᄀᄀᄀᄀᄀᄀᄀᄀᄀᄀᄀᄀᄀᄀᄀᄀᄀᄀᄀᄀᄀᄀᄀᄀᄀᄀᄀᄀᄀ",
    "👨\u{200d}👩\u{200d}👧 🇩🇪🇫🇷 1\u{fe0f}\u{20e3} 👍🏽",
];

/// The text to paste of this number: rarely one as long as a link may be, or longer, since all of it
/// is read anew with every key.
fn text_of(number: u8) -> String {
    match number {
        u8::MAX => "x".repeat(MAX_LINK_TEXT),
        254 => "x".repeat(MAX_LINK_TEXT + 1),
        _ => (*one_of(TEXTS, number.into())).to_owned(),
    }
}

fn link_text(number: u16) -> &'static str {
    one_of::<String>(&LINKS, number.into())
}

/// The one of this number, counted round.
fn one_of<T>(all: &[T], number: usize) -> &T {
    &all[number % all.len()]
}
