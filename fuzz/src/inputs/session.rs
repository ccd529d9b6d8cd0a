//! A session at the inspector, as `arbitrary` makes it of bytes.

use std::sync::LazyLock;

use arbitrary::Arbitrary;
use ratatui::crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use tracklens::inspector::Keymap;

/// How many steps of a session are taken at most.
const MAX_STEPS: usize = 32;

/// The largest screen, in columns and rows.
const MAX_SIZE: (u16, u16) = (300, 120);

/// A screen, and what happens on it.
#[derive(Arbitrary, Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The size of the screen before anything happens.
    pub size: ScreenSize,
    /// What happens.
    pub steps: Vec<Step>,
}

impl Session {
    /// What happens, as the terminal reports it. Steps that paste a link take one of `links`.
    pub fn events(&self, links: &[String]) -> impl Iterator<Item = Event> {
        let steps = self.steps.iter().take(MAX_STEPS);
        steps.flat_map(move |step| step.events(links))
    }
}

/// The size of a screen, before it is limited.
#[derive(Arbitrary, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScreenSize {
    /// About the size at which the layout changes, or smaller.
    Small(u8, u8),
    /// Any size.
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
    /// A bound key is pressed, one to four times.
    Bound {
        /// The number of the binding.
        binding: u8,
        /// How many times after the first.
        again: u8,
    },
    /// A character is typed.
    Type(char),
    /// Any key is pressed, held or released.
    Press {
        /// The number of the key.
        key: u8,
        /// The modifiers held with it.
        modifiers: u8,
        /// Whether it is pressed, held or released.
        kind: u8,
    },
    /// A link is pasted.
    PasteLink(u16),
    /// The start of a link is pasted.
    PasteStart {
        /// The number of the link.
        link: u16,
        /// How many characters of it.
        len: u16,
    },
    /// A text that is more or less than a link is pasted.
    PasteText(u8),
    /// Any text is pasted.
    Paste(String),
    /// The screen is resized.
    Resize(ScreenSize),
    /// The mouse does something.
    Mouse {
        /// The number of what it does.
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
    fn events(&self, links: &[String]) -> Vec<Event> {
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
            Self::PasteLink(link) => {
                vec![Event::Paste(one_of(links, (*link).into()).clone())]
            }
            Self::PasteStart { link, len } => {
                let link = one_of(links, (*link).into());
                let start = link.chars().take((*len).into());
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

/// How the terminal reports that a character is typed.
#[must_use]
pub const fn typed(char: char) -> Event {
    Event::Key(KeyEvent::new(KeyCode::Char(char), KeyModifiers::NONE))
}

/// The keys of the program without a configuration.
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

/// Texts to paste that are more or less than a link.
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

/// The text to paste with this number. A text as long as a link may be, or longer, is rare, because
/// the inspector reads it again at every key.
fn text_of(number: u8) -> String {
    match number {
        u8::MAX => "x".repeat(65_536),
        254 => "x".repeat(65_537),
        _ => (*one_of(TEXTS, number.into())).to_owned(),
    }
}

/// The element with this number; numbers beyond the last start over.
fn one_of<T>(all: &[T], number: usize) -> &T {
    &all[number % all.len()]
}
