//! What a character or a sequence of the terminal means.

use ratatui::crossterm::event::{
    Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use super::extent::ESC;

/// The key or the movement of the mouse that a whole character or sequence stands for; nothing if it is none that is
/// known, as a reply to a question that somebody else asked.
pub(super) fn event(bytes: &[u8]) -> Option<Event> {
    match bytes {
        [ESC, b'[', b'[', letter @ b'A'..=b'E'] => Some(key(KeyCode::F(letter - b'A' + 1))),
        [ESC, b'[', b'M', button, column, row] => {
            let number = |byte: &u8| u16::from(byte.saturating_sub(32));
            mouse(number(button), number(column), number(row), true)
        }
        [ESC, b'[', parameters @ .., end] => control_sequence(parameters, *end),
        [ESC, b'O', letter] => letter_code(*letter).map(key),
        [ESC, rest @ ..] if !rest.is_empty() => {
            let event = character(rest)?;
            let modifiers = event.modifiers | KeyModifiers::ALT;
            Some(Event::Key(KeyEvent { modifiers, ..event }))
        }
        bytes => character(bytes).map(Event::Key),
    }
}

fn key(code: KeyCode) -> Event {
    Event::Key(code.into())
}

fn character(bytes: &[u8]) -> Option<KeyEvent> {
    let control = |char| KeyEvent::new(KeyCode::Char(char), KeyModifiers::CONTROL);
    Some(match bytes {
        b"\r" => KeyCode::Enter.into(),
        b"\t" => KeyCode::Tab.into(),
        b"\x7f" => KeyCode::Backspace.into(),
        [ESC] => KeyCode::Esc.into(),
        b"\0" => control(' '),
        [byte @ 0x01..=0x1a] => control(char::from(byte - 1 + b'a')),
        [byte @ 0x1c..=0x1f] => control(char::from(byte - 0x1c + b'4')),
        bytes => {
            let mut chars = str::from_utf8(bytes).ok()?.chars();
            let char = chars.next().filter(|_| chars.next().is_none())?;
            let modifiers = if char.is_uppercase() {
                KeyModifiers::SHIFT
            } else {
                KeyModifiers::NONE
            };
            KeyEvent::new(KeyCode::Char(char), modifiers)
        }
    })
}

/// The key of a letter that ends a sequence.
const fn letter_code(letter: u8) -> Option<KeyCode> {
    Some(match letter {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'P'..=b'S' => KeyCode::F(letter - b'P' + 1),
        _ => return None,
    })
}

/// The key of a number that stands before a tilde.
fn number_code(number: u16) -> Option<KeyCode> {
    let function = |number: u16| u8::try_from(number).ok().map(KeyCode::F);
    match number {
        1 | 7 => Some(KeyCode::Home),
        2 => Some(KeyCode::Insert),
        3 => Some(KeyCode::Delete),
        4 | 8 => Some(KeyCode::End),
        5 => Some(KeyCode::PageUp),
        6 => Some(KeyCode::PageDown),
        11..=15 => function(number - 10),
        17..=21 => function(number - 11),
        23..=24 => function(number - 12),
        _ => None,
    }
}

fn control_sequence(parameters: &[u8], end: u8) -> Option<Event> {
    let text = str::from_utf8(parameters).ok()?;
    if let Some(text) = text.strip_prefix('<') {
        let [button, column, row] = numbers(text)?;
        return match end {
            b'M' | b'm' => mouse(button, column, row, end == b'M'),
            _ => None,
        };
    }
    let (code, modifiers) = match end {
        b'Z' => (KeyCode::BackTab, KeyModifiers::SHIFT),
        b'M' => {
            let [button, column, row] = numbers(text)?;
            return mouse(button.saturating_sub(32), column, row, true);
        }
        b'~' | b'u' => {
            let [number, modifiers] =
                numbers(text).or_else(|| Some([numbers::<1>(text)?[0], 1]))?;
            let code = match end {
                b'~' => number_code(number)?,
                _ => return with_modifiers(number, modifiers),
            };
            (code, of_mask(modifiers))
        }
        letter => {
            let code = letter_code(letter)?;
            let [first, modifiers] = match text {
                "" => [1, 1],
                text => numbers(text)?,
            };
            // Any other first number is a reply: where the cursor is.
            let modifiers = (first == 1).then(|| of_mask(modifiers));
            (code, modifiers?)
        }
    };
    Some(Event::Key(KeyEvent::new(code, modifiers)))
}

/// The character of a code point with modifiers, as some terminals send it.
fn with_modifiers(code_point: u16, modifiers: u16) -> Option<Event> {
    let char = char::from_u32(u32::from(code_point))?;
    let event = character(char.encode_utf8(&mut [0; 4]).as_bytes())?;
    let modifiers = event.modifiers | of_mask(modifiers);
    Some(Event::Key(KeyEvent { modifiers, ..event }))
}

/// So many numbers with semicolons between them.
fn numbers<const N: usize>(text: &str) -> Option<[u16; N]> {
    let mut parts = text.split(';');
    let mut numbers = [0; N];
    for number in &mut numbers {
        *number = parts.next()?.parse().ok()?;
    }
    parts.next().is_none().then_some(numbers)
}

/// The modifiers of a sequence: one more than a bit each.
fn of_mask(number: u16) -> KeyModifiers {
    let mask = number.saturating_sub(1);
    let bits = [
        (1, KeyModifiers::SHIFT),
        (2, KeyModifiers::ALT),
        (4, KeyModifiers::CONTROL),
        (8, KeyModifiers::SUPER),
    ];
    let set = bits.into_iter().filter(|(bit, _)| mask & bit != 0);
    set.map(|(_, modifier)| modifier).collect()
}

/// What the mouse does, with column and row from 1.
fn mouse(button: u16, column: u16, row: u16, is_pressed: bool) -> Option<Event> {
    let of_number = match button & 3 {
        0 => MouseButton::Left,
        1 => MouseButton::Middle,
        2 => MouseButton::Right,
        _ => return None,
    };
    let kind = match button {
        64.. => match button & 3 {
            0 => MouseEventKind::ScrollUp,
            1 => MouseEventKind::ScrollDown,
            _ => return None,
        },
        32.. => MouseEventKind::Drag(of_number),
        _ if is_pressed => MouseEventKind::Down(of_number),
        _ => MouseEventKind::Up(of_number),
    };
    let place = |number: u16| number.checked_sub(1);
    Some(Event::Mouse(MouseEvent {
        kind,
        column: place(column)?,
        row: place(row)?,
        modifiers: KeyModifiers::NONE,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_that_of_its_sequence() {
        let (none, control, alt) = (KeyModifiers::NONE, KeyModifiers::CONTROL, KeyModifiers::ALT);
        let char = KeyCode::Char;
        let table: &[(&[u8], KeyCode, KeyModifiers)] = &[
            (b"a", char('a'), none),
            (b"N", char('N'), KeyModifiers::SHIFT),
            ("é".as_bytes(), char('é'), none),
            (b"\x03", char('c'), control),
            (b"\n", char('j'), control),
            (b"\x1f", char('7'), control),
            (b"\0", char(' '), control),
            (b"\r", KeyCode::Enter, none),
            (b"\t", KeyCode::Tab, none),
            (b"\x7f", KeyCode::Backspace, none),
            (b"\x1b", KeyCode::Esc, none),
            (b"\x1b/", char('/'), alt),
            (b"\x1b\x01", char('a'), control | alt),
            (b"\x1b\x7f", KeyCode::Backspace, alt),
            (b"\x1b[", char('['), alt),
            (b"\x1bO", char('O'), alt | KeyModifiers::SHIFT),
            (b"\x1b[A", KeyCode::Up, none),
            (b"\x1bOA", KeyCode::Up, none),
            (b"\x1b[1;5C", KeyCode::Right, control),
            (b"\x1b[1;4D", KeyCode::Left, alt | KeyModifiers::SHIFT),
            (b"\x1b[H", KeyCode::Home, none),
            (b"\x1b[4~", KeyCode::End, none),
            (b"\x1b[5~", KeyCode::PageUp, none),
            (b"\x1b[3;5~", KeyCode::Delete, control),
            (b"\x1b[Z", KeyCode::BackTab, KeyModifiers::SHIFT),
            (b"\x1bOP", KeyCode::F(1), none),
            (b"\x1b[[A", KeyCode::F(1), none),
            (b"\x1b[11~", KeyCode::F(1), none),
            (b"\x1b[1;3R", KeyCode::F(3), alt),
            (b"\x1b[15~", KeyCode::F(5), none),
            (b"\x1b[24~", KeyCode::F(12), none),
            (b"\x1b[121;5u", char('y'), control),
            (b"\x1b[27u", KeyCode::Esc, none),
        ];
        for (bytes, code, modifiers) in table {
            let expected = Event::Key(KeyEvent::new(*code, *modifiers));
            assert_eq!(event(bytes), Some(expected), "{}", bytes.escape_ascii());
        }
    }

    #[test]
    fn the_mouse_is_where_it_says() {
        let left = MouseButton::Left;
        let table: &[(&[u8], MouseEventKind, u16, u16)] = &[
            (b"\x1b[<0;5;7M", MouseEventKind::Down(left), 4, 6),
            (b"\x1b[<0;5;7m", MouseEventKind::Up(left), 4, 6),
            (b"\x1b[<64;300;1M", MouseEventKind::ScrollUp, 299, 0),
            (b"\x1b[<65;1;1M", MouseEventKind::ScrollDown, 0, 0),
            (b"\x1b[M !\"", MouseEventKind::Down(left), 0, 1),
            (b"\x1b[32;5;7M", MouseEventKind::Down(left), 4, 6),
        ];
        for (bytes, kind, column, row) in table {
            let Some(Event::Mouse(mouse)) = event(bytes) else {
                panic!("{}", bytes.escape_ascii());
            };
            assert_eq!(
                (mouse.kind, mouse.column, mouse.row),
                (*kind, *column, *row)
            );
        }
    }

    #[test]
    fn what_is_not_known_means_nothing() {
        for bytes in [
            &b"\x1b[?2026;2$y"[..],
            b"\x1b[<0;0;0M",
            b"\x1b[<0;99999;1M",
            b"\x1b[<q",
            b"\x1b[99999999999~",
            b"\x1b[~",
            b"\x1b[200~",
            b"\x1b[201~",
            b"\x1b[1;2;3;4A",
            b"\x1b[24;80R",
            b"\x1b[M   ",
            b"\x1b[12",
            b"\x1b]11;rgb:1/2/3\x07",
            b"\x1bOz",
            b"\xff",
            b"\x1b\xff",
            b"\x1b[\xff~",
            b"",
        ] {
            assert_eq!(event(bytes), None, "{}", bytes.escape_ascii());
        }
    }
}
