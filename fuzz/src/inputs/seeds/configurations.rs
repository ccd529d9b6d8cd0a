//! Seeds that are configurations.

use super::seed::Seed;

/// Configurations: one for each rule of the grammar and for each error, whose code starts the name.
#[must_use]
pub fn configurations() -> Vec<Seed> {
    let named = |(name, text): (&str, &str)| Seed::new(name, text);
    GOOD.into_iter().chain(BAD).map(named).collect()
}

const GOOD: [(&str, &str); 15] = [
    ("good-byte-order-mark", "\u{feff}engagement_tracker { }"),
    (
        "good-common-option",
        "engagement_tracker { enabled = true }",
    ),
    ("good-empty-list-and-map", "a = ( ) b = [ ]"),
    ("good-empty", ""),
    (
        "good-stanza",
        "engagement_tracker {\n  click_tracking_include_metadata = \"true\"\n  max_metadata_len = 1000\n}\n",
    ),
    (
        "good-instance",
        "Engagement_Tracker \"one\" { MAX_METADATA_LEN=0 click_tracking_include_metadata=off }",
    ),
    (
        "good-booleans",
        "engagement_tracker { click_tracking_include_metadata = enabled click_tracking_include_metadata = 0 }",
    ),
    (
        "good-largest-number",
        "engagement_tracker { max_metadata_len = \"4294967295\" }",
    ),
    (
        "good-twice",
        "engagement_tracker { max_metadata_len = 1 } engagement_tracker { max_metadata_len = 2 }",
    ),
    (
        "good-comments",
        "# one {\n/* two } */engagement_tracker/* three */{ } # four",
    ),
    (
        "good-list-and-map",
        "hosts = ( \"a.example.com\" b ) names [ a = \"1\" b = 2 ]",
    ),
    (
        "good-scopes",
        "a { b c { engagement_tracker { max_metadata_len = 3 } } }",
    ),
    (
        "good-includes",
        "include \"one.conf\" a { readonly_include two.conf }\nInclude three.conf",
    ),
    ("good-white-space", "\t\r\n engagement_tracker\t{\r\n}"),
    (
        "good-not-ascii",
        "/* \u{e9} */ name = \"\u{e9}\" engagement_tracker { }",
    ),
];

const BAD: [(&str, &str); 28] = [
    ("control_character-in-an-include", "include \u{1}"),
    ("control_character-after-an-instance", "a b \u{1}"),
    ("control_character-in-a-list", "a = ( \u{1}"),
    ("control_character-in-a-map", "a = [ \u{1}"),
    (
        "number_too_large-by-a-digit",
        "engagement_tracker { max_metadata_len = 99999999999 }",
    ),
    ("unclosed_comment", "a = b /* c"),
    ("unclosed_quote", "a = \"b"),
    ("unquoted_character", "a = b/c"),
    ("unquoted_character-quote", "a = 'b'"),
    ("control_character", "a = \u{1}"),
    ("expected_name", "= a"),
    ("expected_name-after-an-accent", "/* \u{e9} */ = a"),
    ("incomplete_statement", "a b c"),
    ("missing_value", "a = }"),
    ("missing_path", "include {"),
    ("malformed_list", "a = ( b = )"),
    ("unclosed_list", "a = ( b"),
    ("malformed_map", "a = [ b c ]"),
    ("unclosed_map", "a [ b = c"),
    ("unmatched_brace", "a { } }"),
    ("unclosed_scope", "a { b {"),
    ("unexpected_scope", "engagement_tracker { a { } }"),
    ("unknown_option", "engagement_tracker { a = b }"),
    (
        "misprinted_option",
        "engagement_tracker { click_track_include_metadata = on }",
    ),
    (
        "invalid_boolean",
        "engagement_tracker { click_tracking_include_metadata = yes }",
    ),
    (
        "invalid_number",
        "engagement_tracker { max_metadata_len = 1k }",
    ),
    (
        "leading_zero",
        "engagement_tracker { max_metadata_len = 010 }",
    ),
    (
        "number_too_large",
        "engagement_tracker { max_metadata_len = 4294967296 }",
    ),
];

#[cfg(test)]
mod tests {
    use tracklens_codec::{Configuration, ConfigurationErrorKind};

    use super::*;

    #[test]
    fn good_configurations_are_taken() {
        for (name, text) in GOOD {
            assert!(Configuration::parse(text).is_ok(), "{name}");
        }
    }

    #[test]
    fn bad_configurations_have_the_error_of_their_name_and_meet_every_code() {
        let mut met = vec!["too_long"];
        for (name, text) in BAD {
            let code = Configuration::parse(text).unwrap_err().code();
            assert!(name.starts_with(code), "{name}: {code}");
            met.push(code);
        }
        for code in ConfigurationErrorKind::CODES {
            assert!(met.contains(code), "{code} is met by no seed");
        }
    }
}
