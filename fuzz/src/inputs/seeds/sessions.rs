//! Seeds that are sessions at the inspector, as the bytes that `arbitrary` makes them of.

use tracklens::inspector::{Binding, COMMANDS, Command};

use super::seed::Seed;
use crate::inputs::session::{KEYMAP, ScreenSize, Session, Step};

/// Sessions: one for each layout, each command and each text, and some longer ones.
#[must_use]
pub fn sessions() -> Vec<Seed> {
    let seeds = all().into_iter();
    seeds
        .map(|(name, session)| Seed::new(name, bytes(&session)))
        .collect()
}

/// Every session and its name.
fn all() -> Vec<(String, Session)> {
    let wide = ScreenSize::Any(120, 40);
    let mut sessions = vec![("empty".to_owned(), session(wide, &[]))];
    for (name, size) in [
        ("no-columns", ScreenSize::Small(0, 10)),
        ("no-rows", ScreenSize::Small(40, 0)),
        ("card", ScreenSize::Small(39, 9)),
        ("tabs", ScreenSize::Small(40, 10)),
        ("stacked", ScreenSize::Small(60, 20)),
        ("side-by-side", ScreenSize::Small(100, 20)),
        ("largest", ScreenSize::Any(300, 120)),
    ] {
        let steps = [Step::PasteLink(0), press(Command::NextPane, 1)];
        sessions.push((format!("size-{name}"), session(size, &steps)));
    }
    let is_bound = |command| KEYMAP.bindings().iter().any(|it| it.row.command == command);
    for row in COMMANDS.iter().filter(|row| is_bound(row.command)) {
        let (command, name) = (row.command, row.name);
        let steps = [
            Step::PasteLink(1),
            press(command, 1),
            press(Command::NextPane, 1),
            press(command, 3),
        ];
        sessions.push((
            format!("key-{name}"),
            session(ScreenSize::Small(60, 20), &steps),
        ));
    }
    for text in (0..10).chain([254, 255]) {
        let steps = [
            Step::PasteText(text),
            Step::Type('x'),
            Step::PasteText(text),
        ];
        sessions.push((
            format!("text-{text:03}"),
            session(ScreenSize::Small(60, 20), &steps),
        ));
    }
    let steps = [
        Step::PasteLink(2),
        press(Command::PreviousPane, 1),
        press(Command::Last, 1),
        Step::Resize(ScreenSize::Small(40, 10)),
        Step::Resize(wide),
        Step::Resize(ScreenSize::Small(0, 0)),
        press(Command::PageUp, 2),
    ];
    sessions.push(("scrolled-and-resized".to_owned(), session(wide, &steps)));
    let steps = [
        Step::PasteStart { link: 3, len: 70 },
        press(Command::PreviousPane, 1),
        press(Command::TypeLink, 1),
        Step::Type('\u{301}'),
        press(Command::MoveLeft, 2),
        Step::Type('é'),
        press(Command::DeleteBefore, 1),
        press(Command::DeleteAfter, 1),
        Step::Press {
            key: 7,
            modifiers: 0,
            kind: 0,
        },
        Step::Mouse {
            kind: 6,
            column: 3,
            row: 4,
        },
        Step::Focus(false),
        Step::Focus(true),
    ];
    sessions.push(("edited".to_owned(), session(wide, &steps)));
    sessions.extend(changed_in_place());
    sessions
}

/// Sessions that change something in a link, one field after the other.
fn changed_in_place() -> Vec<(String, Session)> {
    let ends = [
        press(Command::Choose, 1),
        press(Command::Undo, 2),
        press(Command::Redo, 1),
    ];
    let mut sessions = Vec::new();
    for link in 0..4 {
        for (name, typed) in [("digit", "1"), ("text", "x=é"), ("nothing", "")] {
            let mut steps = vec![Step::PasteLink(link)];
            for _ in 0..3 {
                steps.extend([press(Command::Down, 3), press(Command::Edit, 1)]);
                steps.push(press(Command::DeleteBefore, 1));
                steps.extend(typed.chars().map(Step::Type));
                steps.push(press(Command::Choose, 1));
                steps.push(press(Command::Close, 1));
            }
            steps.extend(ends.clone());
            sessions.push((
                format!("changed-{link}-{name}"),
                session(ScreenSize::Any(120, 40), &steps),
            ));
        }
    }
    let steps = [
        Step::PasteLink(0),
        press(Command::Down, 1),
        press(Command::RemoveField, 2),
        press(Command::Mask, 2),
        Step::PasteLink(1),
        press(Command::PreviousLink, 2),
        press(Command::NewLink, 1),
        press(Command::Agree, 1),
        press(Command::Undo, 4),
        press(Command::Redo, 4),
    ];
    sessions.push((
        "edited-chosen-and-made-up".to_owned(),
        session(ScreenSize::Any(120, 40), &steps),
    ));
    let steps = [
        Step::PasteLink(0),
        press(Command::PreviousPane, 1),
        press(Command::TypeLink, 1),
        Step::Type('x'),
        press(Command::NextPane, 1),
        press(Command::PreviousPane, 1),
        Step::Type('9'),
        press(Command::StepBack, 1),
        Step::Type('9'),
    ];
    sessions.push((
        "typed-and-left".to_owned(),
        session(ScreenSize::Any(120, 40), &steps),
    ));
    let steps = [
        vec![Step::PasteLink(1), press(Command::AddKey, 1)],
        "a=1".chars().map(Step::Type).collect(),
        vec![press(Command::Choose, 1), press(Command::RemoveKey, 1)],
        vec![press(Command::Choose, 1), press(Command::AddField, 1)],
        vec![press(Command::Choose, 2), press(Command::RemoveField, 2)],
        ends.to_vec(),
    ];
    let steps = steps.concat();
    sessions.push((
        "added-and-removed".to_owned(),
        session(ScreenSize::Small(60, 20), &steps),
    ));
    sessions
}

fn session(size: ScreenSize, steps: &[Step]) -> Session {
    Session {
        size,
        steps: steps.to_vec(),
    }
}

/// A key bound to this command, pressed this many times.
fn press(command: Command, times: u8) -> Step {
    let is_bound = |binding: &Binding| binding.row.command == command;
    let mut bindings = KEYMAP.bindings().iter();
    let binding = bindings.position(is_bound).expect("a bound command");
    Step::Bound {
        binding: u8::try_from(binding).expect("few bindings"),
        again: times - 1,
    }
}

/// The bytes that `arbitrary` makes a session of: four bytes that choose a variant, the bytes of each
/// number, and before each step a byte that says that there is one.
///
/// # Panics
///
/// If a step pastes a text of its own, whose length would have to stand at the end of the bytes.
fn bytes(session: &Session) -> Vec<u8> {
    let mut bytes = Vec::new();
    put_size(session.size, &mut bytes);
    for step in &session.steps {
        bytes.push(1);
        put_step(step, &mut bytes);
    }
    bytes
}

fn put_step(step: &Step, bytes: &mut Vec<u8>) {
    const COUNT: u64 = 10;
    let mut variant = |number| bytes.extend(choice(number, COUNT));
    match step {
        Step::Bound { binding, again } => {
            variant(0);
            bytes.extend([*binding, *again]);
        }
        Step::Type(char) => {
            variant(1);
            bytes.extend(u32::from(*char).to_le_bytes());
        }
        Step::Press {
            key,
            modifiers,
            kind,
        } => {
            variant(2);
            bytes.extend([*key, *modifiers, *kind]);
        }
        Step::PasteLink(link) => {
            variant(3);
            bytes.extend(link.to_le_bytes());
        }
        Step::PasteStart { link, len } => {
            variant(4);
            bytes.extend([link.to_le_bytes(), len.to_le_bytes()].concat());
        }
        Step::PasteText(text) => {
            variant(5);
            bytes.push(*text);
        }
        Step::Paste(_) => panic!("no seed pastes a text of its own"),
        Step::Resize(size) => {
            variant(7);
            put_size(*size, bytes);
        }
        Step::Mouse { kind, column, row } => {
            variant(8);
            bytes.push(*kind);
            bytes.extend([column.to_le_bytes(), row.to_le_bytes()].concat());
        }
        Step::Focus(focus) => {
            variant(9);
            bytes.push((*focus).into());
        }
    }
}

fn put_size(size: ScreenSize, bytes: &mut Vec<u8>) {
    match size {
        ScreenSize::Small(columns, rows) => {
            bytes.extend(choice(0, 2));
            bytes.extend([columns, rows]);
        }
        ScreenSize::Any(columns, rows) => {
            bytes.extend(choice(1, 2));
            bytes.extend([columns.to_le_bytes(), rows.to_le_bytes()].concat());
        }
    }
}

/// The four bytes that choose a variant: the first of its share of all 32-bit numbers.
fn choice(number: u64, count: u64) -> [u8; 4] {
    let least = (number << 32).div_ceil(count);
    u32::try_from(least)
        .expect("the number of a variant is below their count")
        .to_le_bytes()
}

#[cfg(test)]
mod tests {
    use arbitrary::{Arbitrary as _, Unstructured};

    use super::*;

    #[test]
    fn the_bytes_of_a_session_make_the_same_session() {
        for (name, session) in all() {
            let bytes = bytes(&session);
            let read = Session::arbitrary_take_rest(Unstructured::new(&bytes));
            assert_eq!(read, Ok(session), "{name}");
        }
    }
}
