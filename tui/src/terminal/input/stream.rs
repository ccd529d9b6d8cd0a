//! Bytes of a terminal, as they come, to what they say; and what becomes of those that are unfinished.

use std::collections::VecDeque;
use std::mem;
use std::time::{Duration, Instant};

use memchr::memmem;
use ratatui::crossterm::event::Event;

use super::answer;
use super::came::Came;
use super::decode;
use super::extent::{CONTROL_C, ESC, Extent};
use crate::inspector::MAX_PASTE;

/// The escape key is told from the start of a sequence by what follows it at once.
const ALONE: Duration = Duration::from_millis(25);

/// A sequence takes no longer, also over a slow connection.
const SEQUENCE: Duration = Duration::from_millis(250);

/// The time that a terminal takes to answer a question, also over a slow connection.
const ANSWER: Duration = Duration::from_secs(1);

/// Within a paste, a connection may stall.
const PASTE: Duration = Duration::from_secs(1);

/// The most events that are read before they are asked for.
const MAX_AHEAD: usize = 1 << 16;

/// What comes before a paste and after it.
const MARKS: [&[u8]; 2] = [b"\x1b[200~", b"\x1b[201~"];

/// The bytes of a terminal that say nothing yet, and what others have said.
#[derive(Debug, Default)]
pub(super) struct Stream {
    came: VecDeque<Came>,
    rest: Vec<u8>,
    /// Whether the rest stands within a paste.
    is_paste: bool,
    /// How much of a paste has no end mark.
    searched: usize,
    /// Whether the paste was given up, and what comes of it is dropped.
    is_dropped: bool,
    /// When the first of the rest has come, and the last.
    since: Option<(Instant, Instant)>,
    /// What has become of the question for the background.
    question: Question,
}

/// What has become of the question for the background.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Question {
    /// It was not asked, or there is nothing more to come.
    #[default]
    Done,
    /// It was asked at this time.
    Asked(Instant),
    /// An answer was given up before its end.
    GivenUp,
}

impl Stream {
    /// Expects an answer to the question for the background.
    pub(super) const fn expect_answer(&mut self, now: Instant) {
        self.question = Question::Asked(now);
    }

    /// Whether an answer may still come.
    pub(super) fn awaits_answer(&self) -> bool {
        self.is_asked(Instant::now())
    }

    /// Takes bytes.
    pub(super) fn take(&mut self, mut bytes: &[u8], now: Instant) {
        let is_late = self.since.is_some_and(|(first, _)| first + ALONE <= now);
        if is_late && self.rest == [ESC] && !self.is_paste && !answer::goes_on_with(bytes) {
            // It waited for the rest of an answer, and this is another key.
            self.expire();
        }
        if self.question == Question::GivenUp && self.rest.is_empty() && !self.is_paste {
            let rest = answer::rest_of(bytes);
            if rest > 0 {
                self.question = Question::Done;
                bytes = &bytes[rest..];
            }
            if bytes.is_empty() {
                return;
            }
        }
        let first = self.since.map_or(now, |(first, _)| first);
        self.since = Some((first, now));
        self.rest.extend_from_slice(bytes);
        let len = self.rest.len();
        self.read();
        if self.rest.is_empty() && !self.is_paste {
            self.since = None;
        } else if self.rest.len() < len {
            // What it began with is done, and this is another beginning.
            self.since = Some((now, now));
        }
    }

    /// What has come, the first of it first.
    pub(super) fn next(&mut self) -> Option<Came> {
        self.came.pop_front()
    }

    /// Whether commands have come that were not asked for yet, and there is room for more: the key that ends the
    /// program may follow them.
    pub(super) fn may_read_ahead(&self) -> bool {
        let is_command = self.came.front().is_some_and(Came::is_command);
        is_command && self.came.len() < MAX_AHEAD
    }

    /// Whether something has come that was not asked for yet.
    pub(super) fn has_come(&self) -> bool {
        !self.came.is_empty()
    }

    /// Until when more has to come for what is unfinished.
    pub(super) fn deadline(&self) -> Option<Instant> {
        let (first, last) = self.since?;
        Some(match self.rest.as_slice() {
            [.., CONTROL_C] if self.is_paste => last + SEQUENCE,
            _ if self.is_paste => last + PASTE,
            [ESC] if self.is_asked(first) => first + SEQUENCE,
            rest if answer::is_start(rest) && self.is_asked(first) => first + ANSWER,
            [ESC] => first + ALONE,
            _ => first + SEQUENCE,
        })
    }

    /// Whether an answer may have begun at a time.
    fn is_asked(&self, at: Instant) -> bool {
        matches!(self.question, Question::Asked(asked) if at < asked + ANSWER)
    }

    /// Gives up what is unfinished: nothing more has come until the deadline.
    pub(super) fn expire(&mut self) {
        let mut rest = mem::take(&mut self.rest);
        let since = self.since.take();
        if !mem::take(&mut self.is_paste) {
            let is_asked = since.is_some_and(|(first, _)| self.is_asked(first));
            let is_answer = is_asked && answer::is_start(&rest);
            if is_answer {
                self.question = Question::GivenUp;
            }
            // A sequence that only was begun may be a key with Alt, as long as it is not the start of an answer.
            let is_key = rest == [ESC] || (rest.len() <= 2 && !is_answer);
            self.came
                .extend(decode::event(&rest).filter(|_| is_key).map(Came::Event));
            return;
        }
        self.searched = 0;
        if mem::take(&mut self.is_dropped) {
            return;
        }
        let quits = rest.last() == Some(&CONTROL_C);
        let marked = (1..MARKS[1].len())
            .rev()
            .find(|len| rest.ends_with(&MARKS[1][..*len]));
        rest.truncate(rest.len() - marked.unwrap_or(usize::from(quits)));
        if !rest.is_empty() {
            self.came.push_back(Came::UnfinishedPaste(text(rest)));
        }
        if quits {
            self.came
                .extend(decode::event(&[CONTROL_C]).map(Came::Event));
        }
    }

    /// Reads as much as is whole.
    fn read(&mut self) {
        let mut done = 0;
        loop {
            if self.is_paste {
                self.rest.drain(..mem::take(&mut done));
                let is_whole = if self.is_dropped {
                    self.drop_paste()
                } else {
                    self.read_paste()
                };
                if !is_whole {
                    break;
                }
            }
            let rest = &self.rest[done..];
            if rest.is_empty() {
                break;
            }
            let Extent::Whole(len) = Extent::of(rest) else {
                break;
            };
            let bytes = &rest[..len];
            done += len;
            self.is_paste = bytes == MARKS[0];
            if answer::is_last(bytes) {
                self.question = Question::Done;
            }
            if bytes == [CONTROL_C] && self.came.iter().all(Came::is_command) {
                // The key that ends the program does not wait for what would be done before.
                self.came.clear();
            }
            let background = answer::color(bytes).map(Came::Background);
            let came = background.or_else(|| decode::event(bytes).map(Came::Event));
            self.came.extend(came);
        }
        self.rest.drain(..done);
    }

    /// Reads a paste that the rest starts with, and says whether it is whole. No byte of it is copied.
    fn read_paste(&mut self) -> bool {
        let from = self.searched.saturating_sub(MARKS[1].len());
        let Some(end) = memmem::find(&self.rest[from..], MARKS[1]).map(|end| from + end) else {
            self.searched = self.rest.len();
            if self.rest.len() >= MAX_PASTE + MARKS[1].len() {
                self.give_up();
            }
            return false;
        };
        let after = self.rest.split_off(end + MARKS[1].len());
        let mut pasted = mem::replace(&mut self.rest, after);
        pasted.truncate(end);
        self.came.push_back(Came::Event(Event::Paste(text(pasted))));
        self.is_paste = false;
        self.searched = 0;
        true
    }
}

impl Stream {
    /// Takes what has come of a paste that is too long for all of it. Its last bytes may begin the end mark.
    fn give_up(&mut self) {
        let last = self.rest.len() - (MARKS[1].len() - 1);
        let last = self.rest.split_off(last);
        let pasted = mem::replace(&mut self.rest, last);
        self.came.push_back(Came::Event(Event::Paste(text(pasted))));
        self.is_dropped = true;
        self.searched = 0;
    }

    /// Drops what comes of a paste that was given up, and says whether it has ended. As long as it lasts, the key that
    /// ends the program does so.
    fn drop_paste(&mut self) -> bool {
        let end = memmem::find(&self.rest, MARKS[1]);
        let dropped = &self.rest[..end.unwrap_or(self.rest.len())];
        let quits = memchr::memrchr(CONTROL_C, dropped);
        let quit = quits.and_then(|_| decode::event(&[CONTROL_C]));
        self.came.extend(quit.map(Came::Event));
        let Some(end) = end else {
            let last = self.rest.len().saturating_sub(MARKS[1].len() - 1);
            self.rest.drain(..last.max(quits.map_or(0, |at| at + 1)));
            return false;
        };
        self.rest.drain(..end + MARKS[1].len());
        self.is_paste = false;
        self.is_dropped = false;
        true
    }

    /// Whether a paste has begun that has not ended.
    pub(super) const fn is_within_a_paste(&self) -> bool {
        self.is_paste
    }
}

/// The text of a paste, with U+FFFD for what is no text.
fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    use super::*;
    use crate::inspector::Key;
    use crate::persistence::persisted;

    fn key(code: KeyCode, modifiers: KeyModifiers) -> Came {
        Came::Event(Event::Key(KeyEvent::new(code, modifiers)))
    }

    fn char(char: char) -> Came {
        key(KeyCode::Char(char), KeyModifiers::NONE)
    }

    fn quit() -> Came {
        key(KeyCode::Char('c'), KeyModifiers::CONTROL)
    }

    fn pasted(text: &str) -> Came {
        Came::Event(Event::Paste(text.to_owned()))
    }

    fn unfinished(text: &str) -> Came {
        Came::UnfinishedPaste(text.to_owned())
    }

    /// A piece, and how many milliseconds it comes after the one before.
    type Piece<'a> = (u64, &'a [u8]);

    /// What comes of pieces.
    fn came(pieces: &[Piece<'_>]) -> Vec<Came> {
        let mut stream = Stream::default();
        let mut now = Instant::now();
        let wait = |stream: &mut Stream, until: Option<Instant>| {
            while let Some(deadline) = stream.deadline() {
                if until.is_some_and(|until| until < deadline) {
                    return;
                }
                stream.expire();
            }
        };
        for (after, piece) in pieces {
            now += Duration::from_millis(*after);
            wait(&mut stream, Some(now));
            stream.take(piece, now);
        }
        wait(&mut stream, None);
        std::iter::from_fn(|| stream.next()).collect()
    }

    #[test]
    fn the_key_that_ends_the_program_does_not_wait_for_the_commands_before_it() {
        let down = b"\x1b[B".repeat(1000);
        assert_eq!(came(&[(0, &down)]).len(), 1000);
        assert_eq!(came(&[(0, &down), (0, b"\x03")]), [quit()]);
        // Characters may be a paste, which none of its characters ends.
        let text = came(&[(0, b"ab\x1b[B\x03")]);
        assert_eq!(text.len(), 4);
        assert_eq!(came(&[(0, b"\x1b[200~a\x03\x1b[201~")]), [pasted("a\x03")]);
    }

    #[test]
    fn after_whatever_was_begun_the_keyboard_is_alive() {
        for begun in [
            &b"\x1b[?2026;2$y"[..],
            b"\x1b[?2026;2$",
            b"\x1b[<",
            b"\x1b[<0;1",
            b"\x1b[M",
            b"\x1b[[",
            b"\x1b]11;rgb:1",
            b"\x1bP1$r",
            b"\x1b_G",
            b"\x1b^x",
            b"\x1bXx",
            b"\xf0\x9f",
            b"\x1b[200",
        ] {
            let shown = begun.escape_ascii();
            assert_eq!(came(&[(0, begun), (250, b"y")]), [char('y')], "{shown}");
            // The key that ends the program does so at once.
            assert_eq!(came(&[(0, begun), (1, b"\x03")]), [quit()], "{shown}");
        }
    }

    #[test]
    fn a_key_with_alt_that_starts_like_a_sequence_is_a_key() {
        let alt = KeyModifiers::ALT;
        assert_eq!(came(&[(0, b"\x1b[")]), [key(KeyCode::Char('['), alt)]);
        assert_eq!(came(&[(0, b"\x1b]")]), [key(KeyCode::Char(']'), alt)]);
        assert_eq!(
            came(&[(0, b"\x1b")]),
            [key(KeyCode::Esc, KeyModifiers::NONE)]
        );
        assert_eq!(came(&[(0, b"\x1b\x03")]).last(), Some(&quit()));
        let both = [key(KeyCode::Esc, KeyModifiers::NONE), char('a')];
        assert_eq!(came(&[(0, b"\x1b"), (25, b"a")]), both);
        assert_eq!(
            came(&[(0, b"\x1b"), (24, b"a")]),
            [key(KeyCode::Char('a'), alt)]
        );
    }

    #[test]
    fn a_sequence_in_pieces_is_one_wherever_it_is_cut() {
        let input = "é\x1b[1;5A\x1b[200~é\x1b[A\x1b[201~\x1bOP\x1b[<0;1;1Ma".as_bytes();
        let expected = came(&[(0, input)]);
        assert_eq!(expected.len(), 6);
        for cut in 1..input.len() {
            let (one, other) = input.split_at(cut);
            assert_eq!(came(&[(0, one), (20, other)]), expected, "{cut}");
        }
        let bytes: Vec<_> = input.chunks(1).map(|byte| (1, byte)).collect();
        assert_eq!(came(&bytes), expected);
    }

    #[test]
    fn a_paste_that_is_not_ended_is_what_has_come_of_it() {
        let table: &[(&[Piece<'_>], &[Came])] = &[
            (&[(0, b"\x1b[200~abc")], &[unfinished("abc")]),
            (&[(0, b"\x1b[200~abc\x1b[20")], &[unfinished("abc")]),
            (&[(0, b"\x1b[200~")], &[]),
            (&[(0, b"\x1b[200~"), (1000, b"y")], &[char('y')]),
            // A connection that stalls.
            (&[(0, b"\x1b[200~a"), (999, b"b\x1b[201~")], &[pasted("ab")]),
            (
                &[(0, b"\x1b[200~a"), (1000, b"y")],
                &[unfinished("a"), char('y')],
            ),
            // What comes late, with the mark of its end.
            (
                &[(0, b"\x1b[200~a"), (1000, b"\x1b[201~y")],
                &[unfinished("a"), char('y')],
            ),
            (
                &[(0, b"\x1b[200~a"), (10, b"\x03")],
                &[unfinished("a"), quit()],
            ),
            (&[(0, b"\x1b[200~"), (10, b"\x03")], &[quit()]),
            // Within a paste it is a character.
            (
                &[(0, b"\x1b[200~a\x03"), (10, b"b\x1b[201~")],
                &[pasted("a\x03b")],
            ),
        ];
        for (pieces, expected) in table {
            assert_eq!(came(pieces), *expected, "{pieces:?}");
        }
    }

    /// What terminals send for a key with modifiers, as xterm does.
    fn sent(name: &str, control: bool, alt: bool) -> Vec<u8> {
        let (code, is_tilde) = match name {
            "up" => ("A", false),
            "down" => ("B", false),
            "right" => ("C", false),
            "left" => ("D", false),
            "home" => ("H", false),
            "end" => ("F", false),
            "f1" => ("P", false),
            "insert" => ("2", true),
            "delete" => ("3", true),
            "pgup" => ("5", true),
            "pgdn" => ("6", true),
            "f12" => ("24", true),
            name => {
                let byte = match name {
                    "tab" => b"\t",
                    "shift-tab" => &b"\x1b[Z"[..],
                    "enter" => b"\r",
                    "esc" => b"\x1b",
                    "backspace" => b"\x7f",
                    "space" if control => b"\0",
                    "space" => b" ",
                    char => char.as_bytes(),
                };
                let byte = match byte {
                    [char @ (b'@'..=b'_' | b'a'..=b'z')] if control => vec![char & 0x1f],
                    [digit @ b'2'..=b'7'] if control => {
                        vec![[0, 27, 28, 29, 30, 31][usize::from(digit - b'2')]]
                    }
                    byte => byte.to_vec(),
                };
                return [if alt { &b"\x1b"[..] } else { b"" }, &byte].concat();
            }
        };
        let modifiers = 1 + 2 * u8::from(alt) + 4 * u8::from(control);
        match (is_tilde, modifiers) {
            (true, modifiers) => format!("\x1b[{code};{modifiers}~").into_bytes(),
            (false, modifiers) => format!("\x1b[1;{modifiers}{code}").into_bytes(),
        }
    }

    #[test]
    fn every_key_that_can_be_bound_arrives() {
        let names = "up down left right pgup pgdn home end tab shift-tab enter esc backspace delete insert space f1 f12 é";
        let ascii = ('!'..='~').map(String::from);
        let mut bound = 0;
        for name in names.split(' ').map(str::to_owned).chain(ascii) {
            for (control, alt) in [(false, false), (true, false), (false, true), (true, true)] {
                let modifiers = [
                    if control { "ctrl-" } else { "" },
                    if alt { "alt-" } else { "" },
                ];
                let Ok(key) = format!("{}{name}", modifiers.concat()).parse::<Key>() else {
                    continue;
                };
                let sent = sent(&name, control, alt);
                let Some(Came::Event(Event::Key(event))) = came(&[(0, &sent)]).pop() else {
                    panic!("{modifiers:?} {name}");
                };
                assert_eq!(Key::of_event(event), key, "{modifiers:?} {name}");
                bound += 1;
            }
        }
        assert!(bound > 250, "{bound}");
    }

    /// What a terminal answers that is asked for its background.
    const ANSWER: &[u8] = b"\x1b]11;rgb:fdfd/f6f6/e3e3\x1b\\\x1b[?62;22c";

    /// What comes of an answer that is cut in two, so many milliseconds apart.
    fn answered(cut: usize, apart: u64, then: &[u8]) -> Vec<Came> {
        let mut stream = Stream::default();
        let mut now = Instant::now();
        stream.expect_answer(now);
        for (after, piece) in [(5, &ANSWER[..cut]), (apart, &ANSWER[cut..]), (1500, then)] {
            now += Duration::from_millis(after);
            while stream.deadline().is_some_and(|deadline| deadline <= now) {
                stream.expire();
            }
            stream.take(piece, now);
        }
        std::iter::from_fn(|| stream.next()).collect()
    }

    #[test]
    fn an_answer_is_a_color_and_never_a_key() {
        let background = Came::Background([0xfd, 0xf6, 0xe3]);
        for cut in 0..ANSWER.len() {
            let came = answered(cut, 240, b"y");
            assert_eq!(came, [background.clone(), char('y')], "{cut}");
        }
    }

    #[test]
    fn the_escape_key_is_one_also_while_an_answer_is_awaited() {
        let mut stream = Stream::default();
        let now = Instant::now();
        stream.expect_answer(now);
        stream.take(b"\x1b", now);
        stream.take(b"a", now + ALONE);
        let came: Vec<_> = std::iter::from_fn(|| stream.next()).collect();
        assert_eq!(came, [key(KeyCode::Esc, KeyModifiers::NONE), char('a')]);
    }

    #[test]
    fn an_answer_whose_end_comes_too_late_is_no_key_either() {
        let end = ANSWER.iter().position(|byte| *byte == b'\\').unwrap();
        for cut in 2..end {
            let came = answered(cut, 1200, b"y");
            assert_eq!(came.last(), Some(&char('y')), "{cut}");
            let is_key = |came: &&Came| matches!(came, Came::Event(Event::Key(_)));
            assert_eq!(came.iter().filter(is_key).count(), 1, "{cut}: {came:?}");
        }
    }

    #[test]
    fn a_paste_that_never_ends_is_given_up_and_takes_no_more_memory() {
        let mut stream = Stream::default();
        let now = Instant::now();
        stream.take(MARKS[0], now);
        let piece = vec![b'x'; 1 << 16];
        for _ in 0..3 * MAX_PASTE / piece.len() {
            stream.take(&piece, now);
            assert!(stream.rest.capacity() <= 2 * MAX_PASTE + piece.len());
        }
        assert!(stream.rest.len() < MARKS[1].len());
        let pasted = |came| match came {
            Some(Came::Event(Event::Paste(text))) => text.len(),
            other => panic!("{other:?}"),
        };
        let len = pasted(stream.next());
        assert!((MAX_PASTE..MAX_PASTE + piece.len()).contains(&len));
        assert_eq!(stream.next(), None);
        stream.take(b"x\x03x", now);
        assert_eq!(stream.next(), Some(quit()));
        // Its end, in two pieces; and keys again.
        stream.take(b"x\x1b[20", now);
        stream.take(b"1~y", now);
        assert_eq!(stream.next(), Some(char('y')));
        assert_eq!(stream.next(), None);
        assert_eq!(stream.deadline(), None);
    }

    #[test]
    fn a_long_paste_takes_time_for_each_byte_once() {
        let mut stream = Stream::default();
        let now = Instant::now();
        stream.take(MARKS[0], now);
        for _ in 0..4096 {
            stream.take(&[b'x'; 4096], now);
        }
        stream.take(MARKS[1], now);
        let Some(Came::Event(Event::Paste(text))) = stream.next() else {
            panic!();
        };
        assert_eq!(text.len(), 4096 * 4096);
        // The room that it took is not kept.
        assert!(stream.rest.capacity() < 4096);
    }

    /// A piece of what a terminal may send: a start of something, a text, or any bytes.
    fn piece() -> impl Strategy<Value = Vec<u8>> {
        let known = [
            &b"\x1b"[..],
            b"\x1b[",
            b"\x1bO",
            b"\x1b]",
            b"\x1bP",
            b"\x1b[<",
            b"\x1b[M",
            b"\x1b[[",
            b"\x1b[200~",
            b"\x1b[201~",
            b"1;5",
            b"A",
            b"~",
            b"\x07",
            b"\x1b\\",
            b"\x03",
            "é".as_bytes(),
            b"\xf0\x9f",
        ];
        prop_oneof![
            3 => proptest::sample::select(known.map(<[u8]>::to_vec).to_vec()),
            1 => proptest::collection::vec(any::<u8>(), 0..8),
        ]
    }

    proptest! {
        #![proptest_config(persisted!("program"))]

        #[test]
        fn whatever_came_a_second_later_the_keyboard_is_alive(
            pieces in proptest::collection::vec((0_u64..300, piece()), 0..12),
        ) {
            let mut pieces: Vec<_> = pieces.iter().map(|(after, piece)| (*after, &**piece)).collect();
            pieces.extend([(1000, &b"y"[..]), (1000, b"\x03")]);
            let came = came(&pieces);
            prop_assert_eq!(&came[came.len() - 2..], [char('y'), quit()]);
        }

        #[test]
        fn control_c_quits_at_once_whatever_came(
            pieces in proptest::collection::vec((0_u64..300, piece()), 0..12),
        ) {
            let mut pieces: Vec<_> = pieces.iter().map(|(after, piece)| (*after, &**piece)).collect();
            pieces.push((0, b"\x03"));
            prop_assert_eq!(came(&pieces).pop(), Some(quit()));
        }
    }
}
