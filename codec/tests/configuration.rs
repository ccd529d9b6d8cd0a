//! The stanza of the module in files of the documented grammar: what is read, what is skipped, and
//! what is an error, with its position.

use std::collections::BTreeSet;

use tracklens_codec::{Configuration, ConfigurationError, ConfigurationErrorKind, Options};

/// Everything in the grammar, around a stanza that sets `false` and 200.
const RICH: &str = r#"# a comment { " ' [ (
/* another } " ' ] ) /* that does not nest */
Local_Changes_Only = false Max_Memory="1" /*here*/ bouncelog_mode = 0644#too
Relay_Hosts = ( "10.0.0.0/8" bare /* in a list */ ) Empty = () None = []
logs = [
  mainlog = "/var/log/mainlog" node1.example.com = bare # in a map
  "quoted key" = "{ } #"
]
Scheme "ldapaliases" { map [ local = "%{localpart}" ] }
Esmtp_Listener
{
  Listen ":8025" { engagement_tracker { unknown_option = [ a = "b" ] } }
  Peer 10.0.0.1 { include "peers.conf" } include "more/listeners.conf"
  note = "a note
of several lines, and a backslash \"
}
readonly_include "conf.d"
ENGAGEMENT_tracker "name" {
  enabled = true debug_level = "DEBUG"
  Click_Tracking_Include_Metadata = "false" MAX_METADATA_LEN=7
  include tracker.conf
  max_metadata_len = 200
}
"#;

/// Bad files: the code, and the text with a `^` at the error.
const BAD_FILES: [(&str, &str); 74] = [
    ("unclosed_comment", "^/*"),
    ("unclosed_comment", "^/*/"),
    ("unclosed_comment", "\n  ^/* { } * / \n\n"),
    ("unclosed_comment", "/* /* */ ^/* * /"),
    ("unclosed_comment", "a = b^/*"),
    ("unclosed_quote", "a = ^\""),
    ("unclosed_quote", "a = \"b\" c = ^\"d\n\n"),
    ("unclosed_quote", "a = \"it is \\\"not\\^\" escaped"),
    ("unclosed_quote", "# \"\na = ^\"b # \n}"),
    ("unquoted_character", "a = ^/var/log"),
    ("unquoted_character", "a = digest:^///opt"),
    ("unquoted_character", "a = ^'b'"),
    ("unquoted_character", "a = b^'c"),
    ("unquoted_character", "include ^/etc/a.conf"),
    ("unquoted_character", "a = b *^/ c"),
    ("control_character", "^\0"),
    ("control_character", "a = b^\u{7f}"),
    ("control_character", "a^\u{1b}[31m = b"),
    ("expected_name", "^= b"),
    ("expected_name", "^\"a\" = b"),
    ("expected_name", "^{ }"),
    ("expected_name", "a {} ^{}"),
    ("expected_name", "a = b ^= c"),
    ("expected_name", "a = b ^{ }"),
    ("expected_name", "a = \"b\" ^\"c\""),
    ("expected_name", "^( )"),
    ("expected_name", "a = ( ) ^)"),
    ("expected_name", "a { ^] }"),
    ("expected_name", "include \"a\" ^{ }"),
    ("expected_name", "include \"a\" ^\"b\""),
    ("incomplete_statement", "^a"),
    ("incomplete_statement", "\n^a # b\n"),
    ("incomplete_statement", "b { ^a }"),
    ("incomplete_statement", "^a )"),
    ("incomplete_statement", "^a b"),
    ("incomplete_statement", "^a \"b\" = c"),
    ("incomplete_statement", "^a b c {}"),
    (
        "incomplete_statement",
        "engagement_tracker {\n  ^max_metadata_len 200\n}",
    ),
    ("missing_value", "a ^="),
    ("missing_value", "a { b ^= }"),
    ("missing_value", "a ^= = b"),
    ("missing_value", "a ^= { b = c }"),
    ("missing_value", "a ^= )"),
    ("missing_path", "^include"),
    ("missing_path", "a { ^readonly_include }"),
    ("missing_path", "^Include = \"a\""),
    ("malformed_list", "a = ( b ^= c )"),
    ("malformed_list", "a = ( ^( b ) )"),
    ("malformed_list", "a = ( ^[ b = c ] )"),
    ("malformed_list", "a { b = ( c\n^} d { }"),
    ("malformed_list", "a = ( b ^]"),
    ("unclosed_list", "a = ^( b \"c\""),
    ("malformed_map", "a = [ b ^c ]"),
    ("malformed_map", "a = [ b ^]"),
    ("malformed_map", "a = [ b = ^]"),
    ("malformed_map", "a = [ ^= b ]"),
    ("malformed_map", "a = [ b = ^( c ) ]"),
    ("malformed_map", "a = [ b = c ^)"),
    ("unclosed_map", "a = ^["),
    ("unclosed_map", "a = ^[ b = c d"),
    ("unmatched_brace", "^}"),
    ("unmatched_brace", "a { b { } }\n ^}"),
    ("unclosed_scope", "a { } ^b { c { } d { }"),
    (
        "unclosed_scope",
        "^engagement_tracker \"name\"\n{ max_metadata_len = 1",
    ),
    (
        "unexpected_scope",
        "engagement_tracker { ^max_metadata_len { } }",
    ),
    ("unexpected_scope", "engagement_tracker { ^a \"b\" { } }"),
    (
        "unknown_option",
        "engagement_tracker { ^max_metadata_length = 1 }",
    ),
    (
        "unknown_option",
        "engagement_tracker { } engagement_tracker { ^a = ( ) }",
    ),
    (
        "misprinted_option",
        "ENGAGEMENT_TRACKER { ^Click_Track_Include_Metadata = true }",
    ),
    (
        "invalid_boolean",
        "engagement_tracker { click_tracking_include_metadata = ^yes }",
    ),
    (
        "leading_zero",
        "engagement_tracker { max_metadata_len = ^0644 }",
    ),
    (
        "invalid_number",
        "engagement_tracker { max_metadata_len = ^1k }",
    ),
    (
        "number_too_large",
        "engagement_tracker { max_metadata_len = ^4294967296 }",
    ),
    (
        "unknown_option",
        "# é\n/* 日本語 */ a = \"é\u{301}\" engagement_tracker { ^日 = 1 }",
    ),
];

/// What comes before and after the options of a stanza.
const STANZA: [&str; 2] = ["engagement_tracker {\n", "\n}"];

// F-9.10, F-9.11, F-9.12, F-9.13, F-9.14, F-9.16, F-9.17
#[test]
fn a_rich_file_is_read() {
    let configuration = parse(RICH).unwrap();
    assert!(configuration.has_stanza());
    assert_eq!(configuration.options(), options(false, 200));
    let includes: Vec<_> = configuration
        .includes()
        .map(|it| (it.path(), it.is_readonly(), it.line(), it.column()))
        .collect();
    let expected: [(&[u8], bool, u32, u32); 4] = [
        (b"peers.conf", false, 13, 19),
        (b"more/listeners.conf", false, 13, 42),
        (b"conf.d", true, 17, 1),
        (b"tracker.conf", false, 21, 3),
    ];
    assert_eq!(includes, expected);
}

// F-9.1, F-9.5, F-9.11
#[test]
fn an_option_that_is_not_set_has_its_default() {
    assert_eq!(Options::default(), options(true, 1000));
    for text in [
        "",
        "\u{feff}",
        " \t\r\n\x0b\x0c",
        "# no more",
        "/**/",
        "a {}",
    ] {
        let configuration = parse(text).unwrap();
        assert!(!configuration.has_stanza(), "{text:?}");
        assert_eq!(configuration.options(), Options::default());
        assert_eq!(configuration.includes().count(), 0);
    }
    for text in [
        "engagement_tracker{}",
        "Engagement_Tracker\n\n{ }",
        "engagement_tracker \"name\" { enabled = banana debug_level = ( a ) }",
        "engagement_tracker name {}",
    ] {
        let configuration = parse(text).unwrap();
        assert!(configuration.has_stanza(), "{text:?}");
        assert_eq!(configuration.options(), Options::default());
    }
}

// F-9.1, F-9.15
#[test]
fn booleans_have_all_the_documented_spellings_and_no_other() {
    let spellings = [
        ("on", true),
        ("true", true),
        ("enabled", true),
        ("1", true),
        ("off", false),
        ("false", false),
        ("disabled", false),
        ("0", false),
    ];
    for (spelling, expected) in spellings {
        for value in [spelling.to_owned(), spelling.to_uppercase()] {
            assert_eq!(included(&value), Ok(expected));
            assert_eq!(included(&format!("\"{value}\"")), Ok(expected));
        }
    }
    for bad in [
        "yes",
        "no",
        "t",
        "truee",
        "\"\"",
        "\" true\"",
        "2",
        "01",
        "( true )",
        "[ a = true ]",
    ] {
        let error = included(bad).unwrap_err();
        assert_eq!(error.code(), "invalid_boolean", "{bad}");
        assert_eq!((error.line(), error.column()), (2, 35), "{bad}");
    }
}

#[test]
fn numbers_are_decimal_and_fit_32_bits() {
    for (value, expected) in [("0", 0), ("1", 1), ("1000", 1000), ("4294967295", u32::MAX)] {
        assert_eq!(max(value), Ok(expected));
        assert_eq!(max(&format!("\"{value}\"")), Ok(expected));
    }
    for (bad, code) in [
        ("-1", "invalid_number"),
        ("+1", "invalid_number"),
        ("1.0", "invalid_number"),
        ("1e3", "invalid_number"),
        ("0x10", "invalid_number"),
        ("1_000", "invalid_number"),
        ("true", "invalid_number"),
        ("1000;", "invalid_number"),
        ("\"\"", "invalid_number"),
        ("\"1 000\"", "invalid_number"),
        ("\" 1\"", "invalid_number"),
        ("\u{661}", "invalid_number"),
        ("( 1 )", "invalid_number"),
        ("[ ]", "invalid_number"),
        ("00", "leading_zero"),
        ("01000", "leading_zero"),
        ("4294967296", "number_too_large"),
        (
            "99999999999999999999999999999999999999999",
            "number_too_large",
        ),
    ] {
        let error = max(bad).unwrap_err();
        assert_eq!(error.code(), code, "{bad}");
        assert_eq!((error.line(), error.column()), (2, 20), "{bad}");
    }
}

#[test]
fn white_space_and_comments_separate_words_and_are_needed_nowhere_else() {
    for text in [
        "engagement_tracker{max_metadata_len=7 click_tracking_include_metadata=0}",
        "engagement_tracker{max_metadata_len=\"7\"click_tracking_include_metadata=\"0\"}",
        "engagement_tracker/**/\"a\"{max_metadata_len/**/=/**/7/**/click_tracking_include_metadata=0#}\n}",
        "engagement_tracker\r\n{\r\n\tmax_metadata_len\r\n=\r\n7\r\nclick_tracking_include_metadata\x0b=\x0c0\r\n}",
        "a=b engagement_tracker{max_metadata_len=7}engagement_tracker{click_tracking_include_metadata=0}c=d",
        "\u{feff}engagement_tracker{max_metadata_len=7 click_tracking_include_metadata=0}",
    ] {
        assert_eq!(
            parse(text).unwrap().options(),
            options(false, 7),
            "{text:?}"
        );
    }
}

#[test]
fn the_later_setting_wins() {
    assert_eq!(
        max("1 max_metadata_len = 2 Max_Metadata_Len = \"3\""),
        Ok(3)
    );
    let two = "engagement_tracker { max_metadata_len = 1 } engagement_tracker \"b\" { max_metadata_len = 2 }";
    assert_eq!(parse(two).unwrap().options().max_metadata_len(), 2);
    // A later setting does not repair an earlier one.
    assert_eq!(
        max("x max_metadata_len = 2").unwrap_err().code(),
        "invalid_number"
    );
}

#[test]
fn other_scopes_are_skipped_whatever_they_set() {
    for text in [
        "a { engagement_tracker { max_metadata_len = 7 } }",
        "a { engagement_tracker { max_metadata_len = x y { } } }",
        "engagement_tracker2 { max_metadata_len = 7 }",
        "max_metadata_len = 7",
        "engagement_tracker = [ max_metadata_len = 7 ]",
        "a = engagement_tracker b { max_metadata_len = 7 }",
        "a engagement_tracker { max_metadata_len = 7 }",
        "a = \"\nengagement_tracker { max_metadata_len = 7 }\"",
        "# engagement_tracker { max_metadata_len = 7 }",
        "/* engagement_tracker { max_metadata_len = 7 } */",
    ] {
        let configuration = parse(text).unwrap();
        assert!(!configuration.has_stanza(), "{text}");
        assert_eq!(configuration.options(), Options::default(), "{text}");
    }
    let after = "engagement_tracker { } a { max_metadata_len = 7 b = c }";
    let after = parse(after).unwrap();
    assert!(after.has_stanza());
    assert_eq!(after.options(), Options::default());
}

// F-9.13, F-9.14, F-9.18, F-9.19
#[test]
fn every_bad_file_gets_the_error_and_the_position_of_its_row() {
    for (code, marked) in BAD_FILES {
        let before = marked.split('^').next().unwrap();
        let text = marked.replacen('^', "", 1);
        let error = parse(&text).unwrap_err();
        assert_eq!(
            (error.code(), error.offset()),
            (code, before.len()),
            "{marked:?}"
        );
        assert_eq!(
            (error.line(), error.column()),
            position_after(before),
            "{marked:?}"
        );
    }
}

#[test]
fn every_code_that_a_text_of_less_than_4_gigabytes_can_have_is_in_the_table() {
    let seen: BTreeSet<_> = BAD_FILES.iter().map(|(code, _)| *code).collect();
    let mut codes: BTreeSet<_> = ConfigurationErrorKind::CODES.iter().copied().collect();
    assert_eq!(codes.len(), ConfigurationErrorKind::CODES.len());
    assert!(codes.remove("too_long"));
    assert_eq!(seen, codes);
}

#[test]
fn lines_and_columns_are_counted_in_characters_from_1() {
    for (text, line, column) in [
        (&b"}"[..], 1, 1),
        (b"\xef\xbb\xbf}", 1, 1),
        (b"\xef\xbb\xbf\n }", 2, 2),
        (b"\t}", 1, 2),
        (b"\r\n}", 2, 1),
        (b"\r}", 1, 2),
        ("/* é日😀 */}".as_bytes(), 1, 10),
        // Latin-1: each of the two bytes counts as a character.
        (b"#\xe9\xdf\n/*\xe9\xdf*/}", 2, 7),
        // Bytes that can only continue a character are not counted.
        (b"/*\x80\xbf*/}", 1, 5),
        (b"a = \"\n\n\" }", 3, 3),
    ] {
        let error = Configuration::parse(text).unwrap_err();
        assert_eq!(error.code(), "unmatched_brace");
        assert_eq!((error.line(), error.column()), (line, column), "{text:?}");
        assert_eq!(error.offset(), text.len() - 1);
    }
}

#[test]
fn a_file_that_is_not_ascii_text_gets_an_error_or_is_skipped() {
    let utf16: Vec<u8> = "engagement_tracker {}"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for text in [&utf16[..], b"\x7fELF\x02\x01\x01\0", b"\x1f\x8b\x08\0"] {
        let error = Configuration::parse(text).unwrap_err();
        assert_eq!(error.code(), "control_character");
    }
    let latin_1 = b"a = \"gr\xfc\xdfe\" # gr\xfc\xdfe\nengagement_tracker { max_metadata_len = 7 }";
    let configuration = Configuration::parse(latin_1).unwrap();
    assert_eq!(configuration.options().max_metadata_len(), 7);
}

#[test]
fn a_file_that_is_cut_anywhere_is_read_or_gets_an_error_within_it() {
    let mut refused = 0;
    for len in 0..RICH.len() {
        let text = &RICH[..len];
        match parse(text) {
            Ok(configuration) => assert!(configuration.includes().count() <= 4),
            Err(error) => {
                refused += 1;
                assert!(error.offset() <= len);
                assert_eq!(
                    (error.line(), error.column()),
                    position_after(&text[..error.offset()])
                );
            }
        }
    }
    assert!(refused > RICH.len() / 2, "{refused}");
}

/// `fuzz/regressions/configuration/include-behind-a-byte-order-mark`: the law counted the mark as a column.
#[test]
fn an_include_after_a_byte_order_mark_is_in_the_first_column() {
    let text = "\u{feff}include a";
    let include = parse(text).unwrap().includes().next().unwrap();
    assert_eq!((include.line(), include.column()), (1, 1));
    assert_eq!(include.path(), b"a");
}

#[test]
#[cfg_attr(miri, ignore = "long texts take Miri hours")]
fn depth_and_size_cost_no_stack() {
    const COUNT: usize = 100_000;
    let nested = ["a{".repeat(COUNT), "}".repeat(COUNT)].concat();
    assert!(parse(&nested).is_ok());
    assert_eq!(parse(&nested[..nested.len() - 1]).unwrap_err().offset(), 0);
    for (text, code) in [
        ("(".repeat(COUNT), "expected_name"),
        (format!("a={}", "(".repeat(COUNT)), "malformed_list"),
        (format!("a={}", "[".repeat(COUNT)), "malformed_map"),
        ("/* ".repeat(COUNT), "unclosed_comment"),
        ("\"".repeat(COUNT - 1), "expected_name"),
        ("a=(".repeat(COUNT), "malformed_list"),
        (format!("a=({}", "\"b\"".repeat(COUNT)), "unclosed_list"),
        ("a".repeat(COUNT), "incomplete_statement"),
    ] {
        assert_eq!(parse(&text).unwrap_err().code(), code);
    }
    let one_line = "include a ".repeat(COUNT);
    let last = parse(&one_line).unwrap().includes().last().unwrap();
    assert_eq!((last.line(), last.column()), (1, 999_991));
}

#[test]
fn neither_messages_nor_debug_output_show_what_a_file_says() {
    for (_, marked) in BAD_FILES {
        let text = marked.replacen('^', "", 1);
        let error = parse(&text).unwrap_err();
        let message = error.kind().to_string();
        assert_eq!(
            error.to_string(),
            format!(
                "{message}, at line {}, column {}",
                error.line(),
                error.column()
            )
        );
        assert!(message.is_ascii() && !message.ends_with('.'));
    }
    let secret = "password = \"hunter2\" include \"hunter2.conf\"";
    let configuration = parse(secret).unwrap();
    let include = configuration.includes().next().unwrap();
    let includes = configuration.includes();
    let shown = format!("{configuration:?} {include:?} {includes:?}");
    assert!(!shown.contains("hunter2"), "{shown}");
    assert!(shown.contains("max_metadata_len: 1000"), "{shown}");
}

#[test]
fn the_message_about_a_number_that_is_too_large_names_the_largest() {
    let message = max("4294967296").unwrap_err().kind().to_string();
    assert_eq!(message, "the number is too large (at most 4294967295)");
}

#[test]
fn an_error_takes_at_most_32_bytes() {
    assert!(size_of::<ConfigurationError>() <= 32);
}

fn parse(text: &str) -> Result<Configuration<'_>, ConfigurationError> {
    Configuration::parse(text)
}

fn included(value: &str) -> Result<bool, ConfigurationError> {
    let [before, after] = STANZA;
    let text = format!("{before}click_tracking_include_metadata = {value}{after}");
    parse(&text).map(|it| it.options().click_tracking_include_metadata())
}

fn max(value: &str) -> Result<u32, ConfigurationError> {
    let [before, after] = STANZA;
    let text = format!("{before}max_metadata_len = {value}{after}");
    parse(&text).map(|it| it.options().max_metadata_len())
}

fn options(included: bool, max: u32) -> Options {
    Options::default()
        .with_click_tracking_include_metadata(included)
        .with_max_metadata_len(max)
}

/// Line and column of the character after this text.
fn position_after(text: &str) -> (u32, u32) {
    let line = text.matches('\n').count() + 1;
    let column = text.rsplit('\n').next().unwrap().chars().count() + 1;
    (line.try_into().unwrap(), column.try_into().unwrap())
}
