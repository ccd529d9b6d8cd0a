//! Lines of the input that are empty.

use crate::run::run;

#[test]
fn an_empty_line_at_the_end_is_no_failure() {
    let link = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~";
    for (input, count, code) in [
        (format!("{link}\n\n"), 2, 0),
        (format!("{link}\r\n\r\n"), 2, 0),
        (format!("{link}\n\n\n"), 3, 1),
        (format!("{link}\n\n{link}\n"), 3, 1),
        (format!("{link}\n \n"), 2, 1),
        ("hello\n\n".to_owned(), 2, 1),
        ("\n".to_owned(), 1, 1),
    ] {
        let output = run(&["decode"], input.as_bytes());
        let said = String::from_utf8(output.stdout).unwrap();
        assert_eq!(said.lines().count(), count, "{input:?}");
        assert_eq!(output.status.code(), Some(code), "{input:?}");
    }
}
