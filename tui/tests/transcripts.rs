//! Each run as a transcript, kept in `transcripts/`.

use std::fmt::Write as _;

use insta::{assert_snapshot, with_settings};

use crate::keys::{self, CIPHER, OTHER_CIPHER, SIGNATURE};
use crate::links;
use crate::run::run;

const NOW: &str = "2025-06-15T15:06:40Z";

const DECODE: [&str; 3] = ["decode", "--now", NOW];

/// A click that leaves transmission and metadata to a look-up.
const SHORT: &str = concat!(
    r#"{"event":"click","scheme":"https","host":"click.example.com","#,
    r#""signature":"000102030405060708090a0b0c0d0e0f","customer_id":42,"expiry":1732309342,"#,
    r#""message_id":"65555e6c5e65d7183537","subaccount_id":84,"tenant_id":"spc","#,
    r#""rcpt_to":"user@example.com","target_link_url":"https://www.example.com/sale","#,
    r#""target_link_name":"banner"}"#,
);

/// A click that carries everything itself.
const LONG: &str = concat!(
    r#"{"input":"x","link":{"event":"click","route":"f","sublink":"open in app","scheme":"http","#,
    r#""host":"click.example.com","port":8080,"signature":"000102030405060708090a0b0c0d0e0f","#,
    r#""customer_id":42,"expiry":1732309342,"message_id":"65555e6c5e65d7183537","#,
    r#""transmission_id":"66356369490340228","campaign_id":"summer-sale","template_version":0,"#,
    r#""rcpt_to":"user@example.com","target_link_url":"https://www.example.com/sale?a=b&c","#,
    r#""target_link_name":"banner","target_source":"query","signature_status":"unchecked","#,
    r#""transmission_meta":{"store":"Kiel","order":"none"},"rcpt_meta":{"order":"A-10093","n":1.0}}}"#,
);

#[test]
fn text_of_links_that_are_whole() {
    let text = ["decode", "--format", "text", "--now", NOW];
    transcript("text_long_click", &[&text, &[&*links::long_click()]], b"");
    transcript("text_encrypted", &[&text, &[&*links::encrypted()]], b"");
    let limit = ["--max-metadata-len", "100", &*links::click_with_query()];
    transcript("text_over_the_limit", &[&text, &limit], b"");
}

#[test]
fn text_of_links_that_are_damaged() {
    let text = ["decode", "--format", "text", "--now", NOW];
    transcript("text_cut", &[&text, &[&links::long_click()[..400]]], b"");
    transcript("text_hostile", &[&text, &[&*links::hostile()]], b"");
    transcript("text_unknown", &[&text, &[&*links::unknown_records()]], b"");
    transcript("text_no_link", &[&text], b"hello\n\n\x1b[31mred\n");
}

#[test]
fn objects_of_what_a_link_carries() {
    transcript("ndjson_hostile", &[&["decode", &links::hostile()]], b"");
    transcript(
        "ndjson_unknown",
        &[&["decode", &links::unknown_records()]],
        b"",
    );
    let limit = ["--max-metadata-len", "120", &links::click_with_query()];
    transcript("ndjson_over_the_limit", &[&DECODE, &limit], b"");
    let unknown_flag = links::link(&[(0x3f, b"")]).replace("AAAAKgA", "AAAAKiA");
    transcript("ndjson_unknown_flag", &[&["decode", &unknown_flag]], b"");
}

#[test]
fn notes_have_their_places_in_the_line() {
    // A sublink that is longer in JSON than in the line, and a line that is not all link.
    let click = links::link(&[
        (0x46, b"\x65\x55\x5e\x6c"),
        (0x44, b"javascript:alert()"),
        (0x3f, b""),
        (0x48, "c".repeat(65).as_bytes()),
    ]);
    let (start, after) = click.split_once("/f/a/").unwrap();
    let mut line = format!(" \t{start}/f/").into_bytes();
    line.extend(b"\xff\xff/");
    line.extend(after.bytes());
    line.extend(b"?target=https://x&target=y");
    transcript("ndjson_notes", &[&DECODE], &line);
    transcript("text_notes", &[&DECODE, &["--format", "text"]], &line);
}

#[test]
fn metadata_is_given_as_the_json_that_it_is() {
    let exact = links::with_metadata(br#"{"z":12345678901234567890.10,"a":[1.0e400,true]}"#);
    transcript("ndjson_exact_metadata", &[&["decode", &exact]], b"");
    let cut = links::with_metadata(br#"{"a":"#);
    transcript("ndjson_no_json", &[&["decode", &cut]], b"");
    let deep = links::with_metadata("[".repeat(200).as_bytes());
    transcript("ndjson_deep", &[&["decode", &deep]], b"");
}

#[test]
fn lines_go_in_and_come_out_one_to_one() {
    let open = links::initial_open();
    let unsubscribe = links::list_unsubscribe();
    let lines = format!(
        "{open}\r\n\nhello world\n  {unsubscribe}\t\n{}",
        &open[..100]
    );
    transcript("ndjson_lines", &[&DECODE], lines.as_bytes());
    transcript(
        "json_lines",
        &[&DECODE, &["--format", "json"]],
        lines.as_bytes(),
    );
    let dash = [&open, "-", "https://www.example.com/"];
    transcript(
        "ndjson_dash",
        &[&DECODE, &dash],
        format!("{unsubscribe}\n").as_bytes(),
    );
    transcript("ndjson_nothing", &[&["decode"]], b"");
    transcript("json_nothing", &[&["decode", "--format", "json"]], b"");
}

#[test]
fn without_a_terminal_the_bare_command_decodes() {
    let open = links::initial_open();
    let now = ["--now", NOW];
    transcript("bare_input", &[&now], format!("{open}\n").as_bytes());
    transcript("bare_argument", &[&now, &[&*open]], b"");
    let limit = ["--max-metadata-len", "5", &*open];
    transcript("bare_options", &[&now, &limit], b"");
}

#[test]
fn every_bad_input_gets_its_place() {
    let open = links::initial_open();
    let lines = [
        "ftp://click.example.com/f/a/b".to_owned(),
        "https://www.example.com/about".to_owned(),
        "https://".to_owned(),
        "https://click.example.com/f/a/b/c/d".to_owned(),
        open.replace("/q/", "/x/"),
        open[..60].to_owned(),
        open[..80].to_owned(),
        format!("{}*{}", &open[..110], &open[111..]),
        format!("{}={}", &open[..33], &open[34..]),
        format!("{open}~"),
        format!("{open}/more"),
        open.replacen("~~/", "~~/A", 1),
        links::link(&[(0x3f, b""), (0xc1, b"")]),
        links::link(&[(0x3f, b""), (0x52, b"us\xff\xfe@example.com")]),
    ];
    transcript("ndjson_bad_inputs", &[&DECODE], lines.join("\n").as_bytes());
    let mut binary: Vec<u8> = (0..=255).collect();
    binary.extend(b"\nhttps://\xff\xfe.example.com/q\xff\n");
    transcript("ndjson_binary", &[&["decode"]], &binary);
}

#[test]
fn errors_of_the_command_line_are_printed_before_anything_is_read() {
    transcript("refused_format", &[&["decode", "--format", "xml"]], b"");
    transcript("refused_encode", &[&["encode", "links.ndjson"]], b"");
    transcript("refused_shell", &[&["completions", "tcsh"]], b"");
    transcript("refused_no_shell", &[&["completions"]], b"");
    transcript("refused_time", &[&["decode", "--now", "yesterday"]], b"");
    transcript(
        "refused_limit",
        &[&["decode", "--max-metadata-len", "-1"]],
        b"",
    );
}

#[test]
fn tables_have_a_header_and_one_line_a_link() {
    let tsv = ["decode", "--format", "tsv"];
    let lines = [
        links::long_click(),
        String::new(),
        "a\tb\\c\r\u{202e}\u{9b}\x1b[2J".to_owned(),
        links::hostile(),
        links::with_metadata(br#"{"a":"\\\t\""}"#),
        links::with_metadata(br#"{"a":"#),
        links::encrypted(),
        links::unknown_records(),
    ];
    transcript("tsv_lines", &[&tsv], lines.join("\n").as_bytes());
    transcript("tsv_nothing", &[&tsv], b"");
}

#[test]
fn a_report_for_a_ticket_is_markdown_that_no_value_can_break() {
    let now = "2025-06-15T15:06:40Z";
    let markdown = ["decode", "--now", now, "--format", "markdown"];
    let hostile = links::link(&[
        (0x3f, b""),
        (0x44, b"javascript:x`|![a](https://x.test)<img src=x>|`"),
        (0x52, b"a`b|c\\|\\`<b>@[x](y)\n# h\x1b"),
        (0x45, b"``` ~~~ | www.x.test"),
        (0x47, b"{\"```\":\"````\\n```\\n<script>\"}"),
        (0x61, b"\x01|"),
    ]);
    let lines = [links::long_click(), links::encrypted(), hostile];
    let others = [
        links::with_metadata(b"``````\n~~~ not JSON"),
        links::unknown_records(),
        "https://x.test/`|<b>".to_owned(),
        String::new(),
    ];
    transcript("markdown_lines", &[&markdown], lines.join("\n").as_bytes());
    transcript(
        "markdown_others",
        &[&markdown],
        others.join("\n").as_bytes(),
    );
    transcript("markdown_nothing", &[&markdown], b"");
}

// F-9.7, F-12.1, F-12.3, F-12.4, F-12.5, F-12.6, F-12.7, F-12.8, F-12.10
#[test]
fn events_are_those_of_links_that_are_whole_and_not_expired() {
    let event = ["decode", "--verbose", "--format", "event", "--now"];
    let open = links::initial_open();
    let lines = [
        links::long_click(),
        open.clone(),
        links::list_unsubscribe(),
        links::click_with_query(),
        links::encrypted(),
        String::new(),
        "hello".to_owned(),
        links::unknown_records(),
        open[..80].to_owned(),
        links::link(&[(0x46, b"\xff\xff\xff\xff"), (0x52, b"user@example.com")]),
        links::with_metadata(br#"{"a":"#),
        links::hostile(),
    ];
    let lines = lines.join("\n");
    let limit = ["--max-metadata-len", "200"];
    let before_all = [&event[..], &["1000000000"]].concat();
    transcript("event_lines", &[&before_all, &limit], lines.as_bytes());
    let totals = ["decode", "--format", "event", "--now", "1000000000"];
    transcript("event_totals", &[&totals, &limit], lines.as_bytes());
    transcript(
        "event_quiet",
        &[&totals, &limit, &["--quiet"]],
        lines.as_bytes(),
    );
    let click = links::long_click();
    let after_some = [&event[..], &["1700000000", &*open, "-", &*click]].concat();
    let line = format!("\n{}\n", links::list_unsubscribe());
    transcript("event_expired", &[&after_some], line.as_bytes());
    transcript("event_nothing", &[&event, &["0"]], b"");
}

#[test]
fn links_are_written_from_typed_keys() {
    transcript("encode_short", &[&["encode"]], SHORT.as_bytes());
    transcript("encode_long", &[&["encode"]], LONG.as_bytes());
    transcript("encode_dash", &[&["encode", "-"]], b"");
}

#[test]
fn parts_left_out_of_a_link_get_a_warning() {
    let limit = ["--max-metadata-len", "30"];
    transcript(
        "encode_over_the_limit",
        &[&["encode"], &limit],
        LONG.as_bytes(),
    );
    let refuse = ["--refuse-long-metadata"];
    transcript(
        "encode_refused",
        &[&["encode"], &limit, &refuse],
        LONG.as_bytes(),
    );
    let msg_gen = ["--config", "tests/configurations/without_metadata.conf"];
    transcript(
        "encode_turned_off",
        &[&["encode"], &msg_gen],
        LONG.as_bytes(),
    );
    let name = SHORT.replace("banner", &"é".repeat(32));
    transcript("encode_long_name", &[&["encode"]], name.as_bytes());
    let cut = ["--cut-link-names"];
    transcript("encode_cut_name", &[&["encode"], &cut], name.as_bytes());
    let lines = [
        LONG.replace("\"click\"", "\"list_unsubscribe\"")
            .replace(r#""route":"f","sublink":"open in app","#, "")
            .replace("target_link_url", "notes")
            .replace("target_source", "metadata_len")
            .replace("target_link_name", "taget_link\\u001b[2J/name"),
        LONG.replace("\"host\"", "\"query\":\"a=b\",\"host\""),
        SHORT.replace('{', "{\"campain_id\":\"x\",\"tenant\":1,"),
    ];
    transcript(
        "encode_warnings",
        &[&["encode"]],
        lines.join("\n").as_bytes(),
    );
}

#[test]
fn every_bad_object_gets_its_place_and_an_empty_line() {
    let mut lines: Vec<String> = [
        "",
        " \t",
        "hello",
        "[]",
        "{\"a\":1,}",
        "{\"a\":1,\"a\":2}",
        "{\"link\":[]}",
        "{\"input\":\"hello\",\"error\":{\"code\":\"unknown_scheme\",\"message\":\"\\u001b[2J\"}}",
        "{}",
    ]
    .map(str::to_owned)
    .to_vec();
    for (key, value) in [
        ("customer_id", "4294967296"),
        ("customer_id", "\"42\""),
        ("scheme", "\"ftp\""),
        ("host", "\"click.example.com\\u001b\""),
        ("port", "65536"),
        ("event", "\"opened\""),
        ("route", "\"o\""),
        ("route", "\"q\""),
        ("sublink", "\"a//b\""),
        ("sublink", "\"%ff\""),
        ("signature", "\"00\""),
        ("signature", "\"zz0102030405060708090a0b0c0d0e0f\""),
        ("expiry", "-1"),
        ("expiry", "1e999999999999"),
        ("message_id", "\"65555e6c5e65d718353\""),
        ("transmission_id", "7"),
        ("transmission_id", "\"18446744073709551616\""),
        ("transmission_id", "\"-1\""),
        ("subaccount_id", "1.5"),
        ("template_version", "true"),
        ("tenant_id", "[]"),
        ("rcpt_to", "null"),
        ("target_link_url", "\"\""),
        ("target_source", "\"path\""),
        ("rcpt_meta", "[]"),
        ("transmission_meta", "\"{}\""),
        ("rcpt_meta_hex", "\"7b7\""),
        ("encrypted", "true"),
        ("flag", "32"),
        ("records", "[{\"id\":63}]"),
        ("payload_hex", "7"),
    ] {
        let object = SHORT.replace(&format!("\"{key}\":"), "\"notes\":");
        lines.push(object.replacen('{', &format!("{{\"{key}\":{value},"), 1));
    }
    lines.push(SHORT.replace("\"click\"", "\"open\""));
    lines.push(LONG.replace("summer-sale", &"c".repeat(65)));
    lines.push(SHORT.replace("expiry", "expirey"));
    lines.push(SHORT.replace("/sale", &"/sale".repeat(1000)));
    lines.push(SHORT.to_owned());
    transcript(
        "encode_bad_objects",
        &[&["encode"]],
        lines.join("\n").as_bytes(),
    );
    let mut binary: Vec<u8> = (0..=255).collect();
    binary.extend(b"\n{\"\xff\":1}\n{\"a\":\"\\ud800\"}\r\n");
    binary.extend(b"[".repeat(200));
    transcript("encode_binary", &[&["encode"]], &binary);
}

#[test]
fn help_says_what_there_is() {
    transcript("help", &[&["--help"]], b"");
    transcript("help_decode", &[&["decode", "--help"]], b"");
    transcript("help_encode", &[&["encode", "--help"]], b"");
    transcript("help_scan", &[&["scan", "--help"]], b"");
    transcript("help_completions", &[&["completions", "--help"]], b"");
    transcript("help_man", &[&["man", "--help"]], b"");
    transcript("man", &[&["man"]], b"");
}

#[test]
fn the_configuration_gives_the_limit_unless_the_command_line_does() {
    let msg_gen = ["--config", "tests/configurations/msg_gen.conf"];
    let link = links::click_with_query();
    let text = ["decode", "--format", "text", "--now", NOW, &*link];
    transcript("config_text", &[&text, &msg_gen], b"");
    let limit = ["--max-metadata-len", "300"];
    transcript("config_limit", &[&DECODE, &msg_gen, &limit, &[&*link]], b"");
    let bare = ["--now", NOW, &*links::initial_open()];
    transcript("config_bare", &[&msg_gen, &bare], b"");
}

#[test]
fn skipped_parts_of_the_configuration_get_a_warning() {
    for (name, file) in [
        ("config_includes", "tests/configurations/includes.conf"),
        ("config_no_stanza", "tests/configurations/no_stanza.conf"),
    ] {
        transcript(name, &[&["decode", "--config", file]], b"hello\n");
    }
}

#[test]
fn configuration_errors_are_printed_before_anything_is_read() {
    for (name, file) in [
        ("refused_misprint", "tests/configurations/misprint.conf"),
        ("refused_number", "tests/configurations/no_number.conf"),
        ("refused_unclosed", "tests/configurations/unclosed.conf"),
    ] {
        transcript(name, &[&["decode", "--config", file]], b"hello\n");
    }
    let bare = ["--config", "tests/configurations/misprint.conf"];
    transcript("refused_bare", &[&bare], b"hello\n");
}

#[test]
fn keys_show_the_content_of_an_encrypted_link() {
    let text = ["decode", "--format", "text", "--now", NOW];
    let click = keys::signed(&keys::encrypted(&links::click_with_query()));
    transcript("keys_text", &[&text, &CIPHER, &SIGNATURE, &[&*click]], b"");
    transcript(
        "keys_ndjson",
        &[&DECODE, &CIPHER, &SIGNATURE, &[&*click]],
        b"",
    );
    let bare = ["--now", NOW, &*links::initial_open()];
    transcript("keys_bare", &[&SIGNATURE, &bare], b"");
    transcript("keys_wrong_text", &[&text, &OTHER_CIPHER, &[&*click]], b"");
    transcript(
        "keys_wrong_ndjson",
        &[&DECODE, &OTHER_CIPHER, &[&*click]],
        b"",
    );
    let cut = &click[..click.find('?').unwrap() - 30];
    transcript("keys_cut_text", &[&text, &CIPHER, &SIGNATURE, &[cut]], b"");
    transcript("keys_cut_ndjson", &[&DECODE, &CIPHER, &[cut]], b"");
}

#[test]
fn masked_values_are_hidden_in_every_format() {
    let click = links::click_with_query();
    let query = links::link(&[
        (0x3f, b""),
        (0x04, b""),
        (0x52, b"user@example.com"),
        (0x47, br#"{"plan":"gold","age":41,"n":7,"tags":["a",true]}"#),
    ]) + "?target=https%3A%2F%2Fwww.example.com%2F%3Fto%3DUser%2540example.com";
    let text = ["decode", "--mask", "--format", "text", "--now", NOW];
    transcript("mask_text", &[&text, &[&*query]], b"");
    let lines = [
        click.clone(),
        query.clone(),
        query[..120].to_owned(),
        links::encrypted(),
        links::with_metadata(b"user: 12"),
        "https://www.example.com/user@example.com".to_owned(),
        "user@example.com".to_owned(),
    ];
    let lines = lines.join("\n");
    transcript("mask_ndjson", &[&DECODE, &["--mask"]], lines.as_bytes());
    let event = [
        "decode",
        "--mask",
        "--verbose",
        "--format",
        "event",
        "--now",
        "0",
    ];
    transcript("mask_event", &[&event], lines.as_bytes());
    let signed = keys::signed(&keys::encrypted(&query));
    let under_key = [&DECODE[..], &["--mask"], &CIPHER, &SIGNATURE].concat();
    transcript("mask_keys", &[&under_key, &[&*signed]], b"");
}

#[test]
fn texts_that_are_not_keys_get_an_error_before_anything_is_read() {
    let alone = ["decode", "--cipher-key-file", "tests/keys/cipher.key"];
    transcript("refused_key_alone", &[&alone], b"hello\n");
    let alone = ["--cipher-iv-file", "tests/keys/cipher.iv"];
    transcript("refused_vector_alone", &[&alone], b"hello\n");
    let short = ["--signature-key-file", "tests/keys/short.key"];
    transcript("refused_short_key", &[&short], b"hello\n");
    for (name, file) in [
        ("refused_odd_key", "tests/keys/odd.key"),
        ("refused_no_hexadecimal", "tests/keys/not_hexadecimal.key"),
    ] {
        let key = ["decode", "--cipher-key-file", file];
        transcript(name, &[&key, &CIPHER[2..]], b"hello\n");
    }
}

/// Runs the program and compares all that it said with what is kept.
pub(crate) fn transcript(name: &str, arguments: &[&[&str]], input: &[u8]) {
    let arguments = arguments.concat();
    let output = run(&arguments, input);
    let mut said = String::from("$ tracklens");
    for argument in &arguments {
        write!(said, " '{argument}'").unwrap();
    }
    for line in input.split_inclusive(|&byte| byte == b'\n') {
        write!(said, "\n< {}", line.escape_ascii()).unwrap();
    }
    let code = output.status.code().unwrap();
    write!(said, "\n# exit code {code}\n").unwrap();
    said += std::str::from_utf8(&output.stdout).unwrap();
    for line in std::str::from_utf8(&output.stderr).unwrap().lines() {
        writeln!(said, "! {line}").unwrap();
    }
    with_settings!({
        snapshot_path => "transcripts",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        assert_snapshot!(name, said);
    });
}
