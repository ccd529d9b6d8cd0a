//! What the program says of a word that says nothing as it stands.

use crate::run::run;

#[test]
fn a_misprinted_command_gets_a_hint() {
    for (word, command) in [("decod", "decode"), ("scna", "scan"), ("encdoe", "encode")] {
        for arguments in [&[word][..], &[word, "--format", "text"]] {
            let output = run(arguments, b"");
            let said = String::from_utf8(output.stderr).unwrap();
            let hint = format!("did you mean `tracklens {command}`?");
            assert!(said.contains(&hint), "{said}");
            assert_eq!(output.status.code(), Some(2));
            assert!(output.stdout.is_empty());
        }
    }
}

#[test]
fn a_file_that_decode_takes_for_a_link_gets_a_hint() {
    let output = run(&["decode", "Cargo.toml"], b"");
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("`tracklens decode <Cargo.toml`"), "{said}");
    assert!(said.contains("`tracklens scan Cargo.toml`"), "{said}");
    // It still has its object.
    assert_eq!(output.status.code(), Some(1));
    assert!(
        output
            .stdout
            .starts_with(b"{\"input\":\"Cargo.toml\",\"error\":")
    );
    let output = run(&["decode", "no-such-links.txt"], b"");
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("there is no such file either"), "{said}");
}

#[test]
fn a_link_that_scan_takes_for_a_file_gets_a_hint() {
    let link = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~";
    let output = run(&["scan", link], b"");
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.contains("a link is read by `tracklens decode`"),
        "{said}"
    );
    assert_eq!(output.status.code(), Some(3));
}

#[test]
fn a_link_and_a_word_of_its_own_get_no_hint() {
    let link = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~";
    for arguments in [
        &["decode", link][..],
        &["decode", "hello"],
        &["hello"],
        &[link],
    ] {
        let output = run(arguments, b"");
        assert!(output.stderr.is_empty(), "{arguments:?}");
    }
}
