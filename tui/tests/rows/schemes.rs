//! The beginnings of a URL, spelled and encoded.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;

use super::only_link;

const REST: &str = "click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAKgA~/PwQ~?target=a";

#[test]
fn a_scheme_is_found_in_any_case() {
    for scheme in ["http", "https", "HTTP", "HTTPS", "Http", "Https", "hTTpS"] {
        let text = format!("see {scheme}://{REST} there");
        assert_eq!(only_link(&text), (format!("{scheme}://{REST}"), Vec::new()));
    }
}

#[test]
fn both_schemes_are_found_in_base64_and_in_hexadecimal_digits() {
    for scheme in ["http", "https"] {
        let link = format!("{scheme}://{REST}");
        let base64 = STANDARD_NO_PAD.encode(&link);
        let (lower, upper): (String, String) = link
            .bytes()
            .map(|byte| (format!("{byte:02x}"), format!("{byte:02X}")))
            .unzip();
        for (text, step) in [
            (base64, "base64"),
            (lower, "hexadecimal"),
            (upper, "hexadecimal"),
        ] {
            assert_eq!(
                only_link(&format!("see {text} there")),
                (link.clone(), vec![step])
            );
        }
    }
}
