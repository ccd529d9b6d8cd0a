//! The background of the terminal, which is asked for and may be answered.

use super::harness::{Terminal, program, shell};
use crate::links;

/// The question.
const QUESTION: &[u8] = b"\x1b]11;?";

#[test]
fn the_answer_chooses_the_colors_and_presses_no_key() {
    let table: [(&[u8], &[u8]); 2] = [
        (b"\x1b]11;rgb:0000/2b2b/3636\x1b\\", b"38;5;116;"),
        (b"\x1b]11;rgb:ff/ff/ff\x07", b"38;5;23;"),
    ];
    for (answer, color) in table {
        let mut command = program(&[&links::long_click()]);
        command.env_remove("COLORFGBG");
        let mut terminal = Terminal::run(command);
        terminal.wait_for("click, read to the end");
        assert!(terminal.has_written(QUESTION));
        assert!(!terminal.has_written(color));
        terminal.send(&[answer, b"\x1b[?62;22c"].concat());
        terminal.wait_until("the colors are those of the background", |it| {
            it.has_written(color)
        });
        terminal.send(b"\x1bOP");
        terminal.wait_for("Everywhere");
        assert!(!terminal.has_written(b"\x1b]52;"));
        assert_eq!(terminal.quit().exit_code(), 0);
    }
}

#[test]
fn an_answer_that_comes_after_the_end_is_not_left_to_the_shell() {
    let script =
        "\"$0\" \"$1\"; printf 'left: '; IFS= read -r line; printf '%s.' \"$line\" | cat -v";
    let mut terminal = Terminal::run(shell(&[], script, &links::long_click()));
    terminal.wait_for("click, read to the end");
    terminal.send(b"\x03");
    terminal.send(b"\x1b]11;rgb:ff/ff/ff\x07\x1b[?62;22c");
    terminal.wait_for("left: ");
    terminal.send(b"next\n");
    terminal.wait_for("next.");
    assert!(
        !terminal.contents().contains("rgb"),
        "{}",
        terminal.contents()
    );
}

#[test]
fn nothing_is_asked_where_the_background_is_given_or_there_are_no_colors() {
    let terminal = Terminal::start(&["--background", "light", &links::long_click()]);
    terminal.wait_for("click, read to the end");
    assert!(!terminal.has_written(QUESTION));
    assert!(terminal.has_written(b"38;5;23;"));
    assert_eq!(terminal.quit().exit_code(), 0);

    let mut command = program(&[&links::long_click()]);
    command.env("NO_COLOR", "1");
    let terminal = Terminal::run(command);
    terminal.wait_for("click, read to the end");
    assert!(!terminal.has_written(QUESTION));
    assert_eq!(terminal.quit().exit_code(), 0);
}

#[test]
fn all_colors_are_used_where_the_terminal_has_them() {
    let mut command = program(&["--background", "dark", &links::long_click()]);
    command.env("COLORTERM", "truecolor");
    let terminal = Terminal::run(command);
    terminal.wait_for("click, read to the end");
    assert!(terminal.has_written(b"38;2;135;215;215;"));
    assert_eq!(terminal.quit().exit_code(), 0);
}

#[test]
fn the_background_is_asked_for_again_when_the_program_goes_on() {
    let script = r#"unset COLORFGBG; "$0" "$1"; echo stopped; read line; fg"#;
    let questions = |terminal: &Terminal| terminal.count_written(QUESTION);
    let mut terminal = Terminal::run(shell(&["-m"], script, &links::long_click()));
    terminal.wait_for("click, read to the end");
    assert_eq!(questions(&terminal), 1);
    terminal.send(b"\x1b]11;rgb:00/00/00\x07\x1b[?62;22c\x1a");
    terminal.wait_for("stopped");
    terminal.wait_for_shell();
    terminal.send(b"\n");
    terminal.wait_until("it is asked for again", |it| questions(it) == 2);
    terminal.send(b"\x1b]11;rgb:ff/ff/ff\x07\x1b[?62;22c");
    terminal.wait_until("the colors are those of the background", |it| {
        it.has_written(b"38;5;23;")
    });
    assert_eq!(terminal.quit().exit_code(), 0);
}
