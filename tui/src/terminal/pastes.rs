//! Distinguishes pastes from keys, even if the terminal does not mark pastes.

use std::time::{Duration, Instant};

use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::inspector::MAX_PASTE;

/// So many characters in quick succession were not typed but pasted.
const PASTED: usize = 6;

/// So many, where text is typed. A slow connection delivers at once what was typed over a while, and that has to go
/// to the cursor. Nobody types as much as a link before it arrives.
const PASTED_AS_TEXT: usize = 24;

/// The time between them: nobody types that fast, and nobody notices the wait.
const SOON: Duration = Duration::from_millis(8);

/// A paste that comes as keys is over when nothing more has come for this long.
const OVER: Duration = Duration::from_millis(50);

/// What comes this soon after its end still belongs to it: the connection had stalled.
const FALTERING: Duration = Duration::from_millis(250);

/// Keys this soon after a paste come from it: its text contained the end mark of pastes.
const AFTER_A_PASTE: Duration = Duration::from_millis(10);

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Happened {
    /// An event of the terminal, as it is.
    Event(Event),
    /// A paste that came as keys: all of it, including what was reported before its end.
    Pasted(String),
}

/// Distinguishes pastes from keys.
///
/// Characters are held back until it is clear what they are: also after the terminal has marked a paste, since what
/// another program sends through the terminal comes without marks.
#[derive(Debug, Default)]
pub(super) struct Pastes {
    /// Until when keys come from a paste that the terminal has marked.
    ignored_until: Option<Instant>,
    state: State,
}

#[derive(Debug, Default)]
enum State {
    #[default]
    Waiting,
    /// Keys that may have been typed, the last of them at this time.
    Held(Vec<KeyEvent>, Instant),
    /// A paste, its last character at this time.
    Pasting(String, Instant),
    /// A paste that was reported, at this time.
    Reported(String, Instant),
}

impl Pastes {
    /// When something has to be reported even if nothing more happens.
    pub(super) fn deadline(&self) -> Option<Instant> {
        match &self.state {
            State::Waiting | State::Reported(..) => None,
            State::Held(_, last) => Some(*last + SOON),
            State::Pasting(_, last) => Some(*last + OVER),
        }
    }

    /// Reports what was held back: nothing more has come until the deadline.
    pub(super) fn expire(&mut self, now: Instant) -> Vec<Happened> {
        match std::mem::take(&mut self.state) {
            State::Held(keys, _) => keys.into_iter().map(of_key).collect(),
            State::Pasting(text, _) => {
                self.state = State::Reported(text.clone(), now);
                vec![Happened::Pasted(text)]
            }
            State::Waiting | State::Reported(..) => Vec::new(),
        }
    }

    /// Takes a paste that the terminal marked at its start alone. What still comes of it comes as keys.
    pub(super) fn take_unfinished(&mut self, text: String, now: Instant) -> Vec<Happened> {
        let mut happened = self.expire(now);
        self.state = State::Reported(text.clone(), now);
        happened.push(Happened::Pasted(text));
        happened
    }

    /// Takes an event, and reports what is clear now: the event, and what was held back.
    ///
    /// An event that came right after the one before belongs to it, however long that one took.
    pub(super) fn take(
        &mut self,
        event: Event,
        at_once: bool,
        takes_text: bool,
        now: Instant,
    ) -> Vec<Happened> {
        match event {
            Event::Paste(_) => {
                let mut happened = self.expire(now);
                self.state = State::Waiting;
                self.ignored_until = Some(now + AFTER_A_PASTE);
                happened.push(Happened::Event(event));
                happened
            }
            Event::Key(_) if self.ignored_until.is_some_and(|end| at_once || now < end) => {
                self.ignored_until = Some(now + AFTER_A_PASTE);
                Vec::new()
            }
            Event::Key(key) if key.kind != KeyEventKind::Release => {
                self.ignored_until = None;
                let is_close = |end| at_once || now < end;
                if matches!(&self.state, State::Reported(_, last) if !is_close(*last + FALTERING)) {
                    self.state = State::Waiting;
                }
                let pasted = if takes_text { PASTED_AS_TEXT } else { PASTED };
                self.take_key(key, pasted, now)
            }
            _ => vec![Happened::Event(event)],
        }
    }

    fn take_key(&mut self, key: KeyEvent, pasted: usize, now: Instant) -> Vec<Happened> {
        let (state, happened) = match (std::mem::take(&mut self.state), character(key)) {
            // A line end or a tab too: the text that is pasted may begin with it.
            (State::Waiting, Some(_)) => (State::Held(vec![key], now), Vec::new()),
            (State::Held(mut keys, _), Some(_)) => {
                keys.push(key);
                let pasted = if is_held_down(&keys) {
                    PASTED_AS_TEXT
                } else {
                    pasted
                };
                let typed = keys.iter().filter(|key| types_a_character(key)).count();
                let state = if typed < pasted {
                    State::Held(keys, now)
                } else {
                    State::Pasting(keys.into_iter().filter_map(character).collect(), now)
                };
                (state, Vec::new())
            }
            (State::Pasting(mut text, _) | State::Reported(mut text, _), Some(character)) => {
                if text.len() < MAX_PASTE {
                    text.push(character);
                }
                (State::Pasting(text, now), Vec::new())
            }
            // A paste that never ends does not keep the program from ending.
            (State::Pasting(text, _), None) if text.len() >= MAX_PASTE => {
                (State::Pasting(text, now), vec![of_key(key)])
            }
            // A control character within a paste is not a command.
            (State::Pasting(text, _), None) => (State::Pasting(text, now), Vec::new()),
            (State::Held(keys, _), None) => {
                let keys = keys.into_iter().chain([key]);
                (State::Waiting, keys.map(of_key).collect())
            }
            (State::Waiting | State::Reported(..), _) => (State::Waiting, vec![of_key(key)]),
        };
        self.state = state;
        happened
    }
}

fn of_key(key: KeyEvent) -> Happened {
    Happened::Event(Event::Key(key))
}

/// Whether all keys are the same: a slow connection delivers at once what a key that is held down has sent.
fn is_held_down(keys: &[KeyEvent]) -> bool {
    keys.windows(2).all(|pair| pair[0] == pair[1])
}

/// Whether a key alone types a character that can be seen, or a space.
fn types_a_character(key: &KeyEvent) -> bool {
    character(*key).is_some_and(|char| !char.is_control())
}

/// The character of a key within a paste.
fn character(key: KeyEvent) -> Option<char> {
    let modifiers = key.modifiers - KeyModifiers::SHIFT;
    match key.code {
        KeyCode::Char(char) if modifiers.is_empty() => Some(char),
        // A line feed arrives like this.
        KeyCode::Char('j') if modifiers == KeyModifiers::CONTROL => Some('\n'),
        KeyCode::Enter if modifiers.is_empty() => Some('\n'),
        KeyCode::Tab if modifiers.is_empty() => Some('\t'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONTROL_C: Event = Event::Key(KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL));

    /// What a paste of this text sends to a program that reads keys.
    fn keys(text: &str) -> impl Iterator<Item = Event> + '_ {
        text.chars().map(|char| {
            let (code, modifiers) = match char {
                '\r' => (KeyCode::Enter, KeyModifiers::NONE),
                '\n' => (KeyCode::Char('j'), KeyModifiers::CONTROL),
                '\t' => (KeyCode::Tab, KeyModifiers::NONE),
                char => (KeyCode::Char(char), KeyModifiers::NONE),
            };
            Event::Key(KeyEvent::new(code, modifiers))
        })
    }

    fn events(text: &str) -> Vec<Happened> {
        keys(text).map(Happened::Event).collect()
    }

    fn pasted(text: &str) -> Vec<Happened> {
        vec![Happened::Pasted(text.to_owned())]
    }

    /// Somebody at a terminal, and the clock.
    struct Terminal {
        pastes: Pastes,
        takes_text: bool,
        now: Instant,
    }

    impl Terminal {
        fn new(takes_text: bool) -> Self {
            Self {
                pastes: Pastes::default(),
                takes_text,
                now: Instant::now(),
            }
        }

        fn send(&mut self, event: Event) -> Vec<Happened> {
            self.pastes.take(event, false, self.takes_text, self.now)
        }

        /// Sends keys so many milliseconds apart, and says what happened until then.
        fn keys(&mut self, text: &str, apart: u64) -> Vec<Happened> {
            let mut happened = Vec::new();
            for event in keys(text) {
                happened.extend(self.send(event));
                happened.extend(self.wait(apart));
            }
            happened
        }

        /// Lets so many milliseconds pass, as the loop does: to each deadline on the way.
        fn wait(&mut self, millis: u64) -> Vec<Happened> {
            let end = self.now + Duration::from_millis(millis);
            let mut happened = Vec::new();
            while let Some(deadline) = self.pastes.deadline().filter(|it| *it <= end) {
                self.now = deadline;
                happened.extend(self.pastes.expire(deadline));
            }
            self.now = end;
            happened
        }
    }

    #[test]
    fn keys_faster_than_anybody_types_are_a_paste() {
        for (text, expected) in [
            ("yjeld?", "yjeld?"),
            ("https://example.com/ y", "https://example.com/ y"),
            ("first\rsecond\nthird\t", "first\nsecond\nthird\t"),
            ("y\rjeld?q", "y\njeld?q"),
            ("\r\n\tyjeld?", "\n\n\tyjeld?"),
        ] {
            for apart in [0, 7] {
                let mut terminal = Terminal::new(false);
                assert_eq!(terminal.keys(text, apart), [], "{text:?}");
                assert_eq!(terminal.wait(50), pasted(expected), "{text:?}");
                assert_eq!(terminal.pastes.deadline(), None);
            }
        }
    }

    #[test]
    fn typed_keys_are_not_a_paste() {
        let mut terminal = Terminal::new(false);
        assert_eq!(terminal.keys("yjeld?", 8), events("yjeld?"));
        // A few keys at once, as a slow connection delivers them.
        assert_eq!(terminal.keys("jjjjj", 0), []);
        assert_eq!(terminal.wait(8), events("jjjjj"));
        assert_eq!(terminal.pastes.deadline(), None);
        // Line ends and tabs alone are no text.
        assert_eq!(terminal.keys("\t\t\r\r\t\t\t", 0), []);
        assert_eq!(terminal.wait(8), events("\t\t\r\r\t\t\t"));
    }

    #[test]
    fn where_text_is_taken_only_a_long_text_is_pasted() {
        let mut terminal = Terminal::new(true);
        let (short, long) = ("x".repeat(23), "x".repeat(24));
        assert_eq!(terminal.keys(&short, 0), []);
        assert_eq!(terminal.wait(8), events(&short));
        assert_eq!(terminal.keys(&long, 0), []);
        assert_eq!(terminal.wait(50), pasted(&long));
    }

    #[test]
    fn a_key_that_is_not_a_character_releases_the_held_keys_and_follows_them() {
        let mut terminal = Terminal::new(false);
        assert_eq!(terminal.keys("yj", 0), []);
        let mut expected = events("yj");
        expected.push(Happened::Event(CONTROL_C));
        assert_eq!(terminal.send(CONTROL_C), expected);
        assert_eq!(terminal.pastes.deadline(), None);
    }

    #[test]
    fn no_key_within_a_paste_is_a_command() {
        let mut terminal = Terminal::new(false);
        assert_eq!(terminal.keys("yjeld?", 0), []);
        assert_eq!(terminal.send(CONTROL_C), []);
        assert_eq!(terminal.keys("y", 0), []);
        assert_eq!(terminal.wait(50), pasted("yjeld?y"));
        // After it, the key is a command again.
        let quits = [Happened::Event(CONTROL_C)];
        assert_eq!(terminal.send(CONTROL_C), quits);
    }

    #[test]
    fn late_keys_still_belong_to_a_paste_and_much_later_keys_do_not() {
        let mut terminal = Terminal::new(false);
        assert_eq!(terminal.keys("yjeld?", 0), []);
        assert_eq!(terminal.wait(299), pasted("yjeld?"));
        assert_eq!(terminal.keys("e\rd", 0), []);
        assert_eq!(terminal.wait(300), pasted("yjeld?e\nd"));
        assert_eq!(terminal.keys("y", 8), events("y"));
        assert_eq!(terminal.keys("\r", 8), events("\r"));
    }

    #[test]
    fn a_program_that_was_held_up_does_not_tear_a_paste_apart() {
        let mut terminal = Terminal::new(false);
        let mut happened = Vec::new();
        for event in keys("yjeld?yjeld?") {
            let now = terminal.now;
            happened.extend(terminal.pastes.take(event, true, false, now));
            terminal.now += Duration::from_secs(1);
        }
        assert_eq!(happened, []);
        assert_eq!(terminal.wait(0), pasted("yjeld?yjeld?"));
    }

    #[test]
    fn after_a_paste_that_the_terminal_marked_keys_at_once_are_a_paste_too() {
        let mut terminal = Terminal::new(false);
        let paste = Event::Paste("https://example.com".to_owned());
        assert_eq!(terminal.keys("y", 0), []);
        let mut expected = events("y");
        expected.push(Happened::Event(paste.clone()));
        assert_eq!(terminal.send(paste), expected);
        terminal.wait(10);
        assert_eq!(terminal.keys("\tyjeld?", 0), []);
        assert_eq!(terminal.wait(50), pasted("\tyjeld?"));
        assert_eq!(terminal.wait(250), []);
        assert_eq!(terminal.keys("yjeld?", 8), events("yjeld?"));
    }

    #[test]
    fn a_key_that_is_held_down_is_not_a_paste() {
        let mut terminal = Terminal::new(false);
        let held = "j".repeat(23);
        assert_eq!(terminal.keys(&held, 0), []);
        assert_eq!(terminal.wait(8), events(&held));
        assert_eq!(terminal.keys("jjjjjjjk", 0), []);
        assert_eq!(terminal.wait(50), pasted("jjjjjjjk"));
    }

    #[test]
    fn a_paste_that_never_ends_keeps_no_more_and_control_c_is_a_command() {
        let mut terminal = Terminal::new(false);
        let now = terminal.now;
        terminal.pastes.state = State::Pasting("x".repeat(MAX_PASTE - 1), now);
        assert_eq!(terminal.send(CONTROL_C), []);
        assert_eq!(terminal.keys("yjeld?", 0), []);
        assert_eq!(terminal.send(CONTROL_C), [Happened::Event(CONTROL_C)]);
        let pasted = terminal.wait(50);
        let [Happened::Pasted(text)] = &*pasted else {
            panic!("a paste");
        };
        assert_eq!(text.len(), MAX_PASTE);
    }

    #[test]
    fn what_comes_late_of_a_paste_that_was_not_ended_is_not_a_command() {
        let mut terminal = Terminal::new(false);
        let now = terminal.now;
        let text = "https://example.com".to_owned();
        assert_eq!(
            terminal.pastes.take_unfinished(text, now),
            pasted("https://example.com")
        );
        assert_eq!(terminal.keys("/q", 0), []);
        assert_eq!(terminal.wait(300), pasted("https://example.com/q"));
        assert_eq!(terminal.keys("yjeld?", 0), []);
        assert_eq!(terminal.wait(300), pasted("yjeld?"));
        assert_eq!(terminal.send(CONTROL_C), [Happened::Event(CONTROL_C)]);
    }

    #[test]
    fn keys_right_after_a_paste_belong_to_it() {
        let mut terminal = Terminal::new(false);
        let paste = Event::Paste("https://example.com".to_owned());
        let resize = Event::Resize(80, 24);
        assert_eq!(
            terminal.send(paste.clone()),
            [Happened::Event(paste.clone())]
        );
        assert_eq!(terminal.keys("yjeld?yjeld?", 9), []);
        assert_eq!(terminal.send(CONTROL_C), []);
        assert_eq!(terminal.send(resize.clone()), [Happened::Event(resize)]);
        assert_eq!(terminal.send(paste.clone()), [Happened::Event(paste)]);
        terminal.wait(1000);
        let now = terminal.now;
        assert_eq!(terminal.pastes.take(CONTROL_C, true, false, now), []);
        terminal.wait(10);
        assert_eq!(terminal.keys("y", 8), events("y"));
        let more = terminal.pastes.take(CONTROL_C, true, false, terminal.now);
        assert_eq!(more, [Happened::Event(CONTROL_C)]);
    }
}
