//! Links, and what is found of each: the code, and the place as `byte/record/field`.

use clap::Parser as _;
use jiff::Timestamp;
use tracklens::commands::cli::Cli;
use tracklens::settings::Settings;
use tracklens::settings::keys::Keys;

use crate::keys::{self, CIPHER, OTHER_CIPHER, SIGNATURE};
use crate::links;

const NOW: u32 = 1_750_000_000;

const DAY: u32 = 86_400;

/// An injection of two weeks ago.
const INJECTED: u32 = 1_748_800_000;

const EXPIRY: u32 = INJECTED + 366 * DAY;

/// The first second of 2021, since which message ids have no node number.
const YEAR_2021: u32 = 1_609_459_200;

const TARGET: (u8, &[u8]) = (0x44, b"https://www.example.com");

/// Where the host, the payload and the query's target stand in the links of this file.
const HOST: usize = "https://".len();
const PAYLOAD: usize = "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAKgA~/".len();

/// Lines in which a link is found, and the notes about how it was found.
pub(super) fn findings() -> Vec<(String, Vec<&'static str>)> {
    const PATH: &str = "/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAKgA~/RgRlVV5sPlcDc3BjQgplVV5sXl1BgwcYUhB1c2VyQGV4YW1wbGUuY29tWAQAAAAA";
    vec![
        (format!("<https://open.example.com{PATH}>"), vec![]),
        (
            format!("<https://open.example.com{PATH}> <https://open.example.com{PATH}>"),
            vec!["more_links"],
        ),
        (
            format!("and\nexample.com{PATH}"),
            vec!["start_may_be_missing"],
        ),
        (
            format!("see https://open.example.com{}... for more", &PATH[..80]),
            vec!["ends_in_ellipsis"],
        ),
        (
            format!("https://open.example.com{}\u{2026}", &PATH[..80]),
            vec!["ends_in_ellipsis"],
        ),
        (
            format!(
                "<https://open.example.com{PATH}?target={}>",
                "x".repeat(1 << 17)
            ),
            vec!["ends_at_limit"],
        ),
    ]
}

/// A link, and what is found of it.
pub(super) struct Case {
    pub(super) name: String,
    pub(super) text: String,
    pub(super) settings: Settings,
    pub(super) expected: Vec<(&'static str, String)>,
}

impl Case {
    fn new(
        name: &(impl ToString + ?Sized),
        text: String,
        expected: &[(&'static str, &str)],
    ) -> Self {
        let expected = expected
            .iter()
            .map(|(code, place)| (*code, (*place).to_owned()));
        Self {
            name: name.to_string(),
            text,
            settings: settings(),
            expected: expected.collect(),
        }
    }

    fn at(mut self, now: u32) -> Self {
        self.settings.now = Timestamp::from_second(i64::from(now)).unwrap();
        self
    }

    fn with_keys(mut self, options: &[&str]) -> Self {
        let cli = Cli::parse_from([&["tracklens"], options].concat());
        self.settings.keys = Keys::load(cli.reading.keys.files()).unwrap();
        self
    }
}

/// A present in which the links of this file are two weeks old.
pub(super) fn settings() -> Settings {
    Settings::at(Timestamp::from_second(i64::from(NOW)).unwrap())
}

/// A click whose query is this, and which has no other target.
pub(super) fn with_query(query: &str) -> String {
    format!("{}?{query}", link(&[(0x04, b"")]))
}

pub(super) fn times() -> Vec<Case> {
    let unusual = &[("unusual_lifetime", "/0/expiry")][..];
    let lifetimes = [
        (366 * DAY, &[][..]),
        (365 * DAY, &[]),
        (366 * DAY - 30, &[]),
        (366 * DAY - 3600, &[]),
        (366 * DAY - 3601, unusual),
        (366 * DAY + 1, unusual),
        (365 * DAY + 1, unusual),
        (365 * DAY - 1, unusual),
        (364 * DAY, unusual),
    ];
    let mut cases: Vec<Case> = lifetimes
        .into_iter()
        .map(|(lifetime, expected)| {
            let text = sent(INJECTED, INJECTED + lifetime, &[]);
            Case::new(&lifetime, text, expected)
        })
        .collect();
    cases.push(Case::new("the last second", link(&[]), &[]).at(EXPIRY));
    let expired = [("expired", "/0/expiry")];
    cases.push(Case::new("a second late", link(&[]), &expired).at(EXPIRY + 1));
    let disagree = &[("node_mismatch", "/4/transmission_id")][..];
    for (injected, node, expected) in [
        (YEAR_2021 - 1, 4_u64, &[][..]),
        (YEAR_2021 - 1, 3, disagree),
        (YEAR_2021, 3, &[]),
    ] {
        let transmission = (node << 54).to_be_bytes();
        let text = sent(injected, injected + 366 * DAY, &[(0x41, &transmission)]);
        cases.push(Case::new(&node, text, expected).at(injected));
    }
    cases
}

pub(super) fn metadata() -> Vec<Case> {
    let of_len = |len: usize| format!(r#"{{"a":"{}"}}"#, "x".repeat(len - 8));
    let at = "/4/rcpt_meta";
    [
        (of_len(100), &[][..]),
        (of_len(101), &[("metadata_over", at)]),
        ("{}".to_owned(), &[]),
        (String::new(), &[]),
        (r#"{"a":"secret"}"#.to_owned(), &[]),
        (r#"["secret"]"#.to_owned(), &[("metadata_not_object", at)]),
        (
            r#"{"secret":1,"secret":2}"#.to_owned(),
            &[("metadata_not_exact", at)],
        ),
        (r#"{"secret":"#.to_owned(), &[("metadata_not_json", at)]),
        ("[".repeat(99) + "]", &[("metadata_not_json", at)]),
    ]
    .into_iter()
    .map(|(metadata, expected)| {
        let record = match metadata.len() {
            0 => (0x07, &b""[..]),
            _ => (0x47, metadata.as_bytes()),
        };
        let mut case = Case::new(&metadata, link(&[record]), expected);
        case.settings.module = case.settings.module.with_max_metadata_len(100);
        case
    })
    .collect()
}

pub(super) fn places_of_targets() -> Vec<Case> {
    let encoded = "target=https%3A%2F%2Fwww.example.com";
    let in_payload = link(&[(0x44, b"https://secret.example.com")]);
    let payload_end = |text: &str| text.find('?').unwrap_or(text.len());
    let in_query = with_query(encoded);
    let end = payload_end(&in_query);
    let target = end + "?target=".len();
    let target_link_url = format!("{target}//target_link_url");
    let unverified = ("unverified_query_target", &*target_link_url);
    let nowhere = link(&[(0x04, b"")]);
    let mut cases = vec![
        Case::new("in the payload", in_payload.clone(), &[]),
        Case::new(
            "nowhere",
            nowhere.clone(),
            &[("may_be_cut", &*format!("{}//", nowhere.len()))],
        ),
        Case::new("in the query", in_query.clone(), &[unverified]),
        Case::new("signed", keys::signed(&in_query), &[]).with_keys(&SIGNATURE),
        Case::new(
            "not signed",
            in_query.clone(),
            &[("unsigned_query_target", &*target_link_url)],
        )
        .with_keys(&SIGNATURE),
        Case::new("in the payload, signed", in_payload.clone(), &[]).with_keys(&SIGNATURE),
    ];
    let place = |offset: usize| format!("{offset}//query");
    let unexpected = |text: &str| format!("{}//", payload_end(text));
    let both = format!("{in_payload}?{encoded}");
    let second = place(payload_end(&both) + "?target=".len());
    let codes = [
        ("two_targets", &*second),
        ("unexpected_query", &unexpected(&both)),
    ];
    cases.push(Case::new("in both", both.clone(), &codes));
    let empty = format!("{in_payload}?target=");
    let codes = [("unexpected_query", &*unexpected(&empty))];
    cases.push(Case::new("empty in the query", empty.clone(), &codes));
    let twice = format!("{in_query}&x&target=y");
    let second = place(in_query.len() + "&x&target=".len());
    let codes = [
        unverified,
        ("repeated_query_target", &*second),
        ("unexpected_query", &unexpected(&twice)),
    ];
    cases.push(Case::new("twice in the query", twice.clone(), &codes));
    cases
}

pub(super) fn targets() -> Vec<Case> {
    [
        ("https://secret.example.com/", &[][..]),
        ("HTTP:\\\\secret.example.com\\", &[]),
        ("https://secret_1.example.com:8080/@", &[]),
        ("https://xn--mnchen-3ya.test", &["host_punycode"]),
        ("https://münchen.test", &["host_punycode"]),
        ("https://日本語latinカタカナ.test", &["host_punycode"]),
        ("https://аррӏе.test", &["host_punycode", "host_lookalike"]),
        (
            "https://xn--pple-43d.test",
            &["host_punycode", "host_mixed_scripts"],
        ),
        (
            "https://аpple.test",
            &["host_punycode", "host_mixed_scripts"],
        ),
        (
            "https://www.ελλάδαru.test",
            &["host_punycode", "host_mixed_scripts"],
        ),
        ("https://пример.example.com", &["host_punycode"]),
        ("https://xn--a.test", &["target_not_a_url"]),
        // What is written to be taken for the host is named, and no other user name.
        ("https://login.example.com@www.example.com", &["user_info"]),
        ("https://secret@www.example.com", &["user_info"]),
        ("https://:secret@www.example.com", &["user_info"]),
        ("http://192.0.2.1/secret", &["ip_host"]),
        ("http://3221225985", &["ip_host"]),
        ("http://0xC0.0.0x2.1", &["ip_host"]),
        ("http://0300.513", &["ip_host"]),
        ("http://[2001:db8::1]/", &["ip_host"]),
        ("http://192.0.2.1.example.com", &[]),
        ("http://192.0.2.1.5", &["target_not_a_url"]),
        ("http://192.0.2.256", &["target_not_a_url"]),
        ("javascript:secret()", &["script_target"]),
        (" \u{1}JavaS\ncript:secret()", &["script_target"]),
        ("data:text/html,secret", &["script_target"]),
        ("vbscript:secret", &["script_target"]),
        ("mailto:secret@example.com", &["target_scheme"]),
        ("ftp://secret.example.com", &["target_scheme"]),
        (
            "ftp://secret@192.0.2.1",
            &["target_scheme", "user_info", "ip_host"],
        ),
        ("secret.example.com:8080/", &["target_scheme"]),
        ("www.example.com/secret", &["target_without_scheme"]),
        ("//www.example.com", &["target_without_scheme"]),
        ("//192.0.2.1/", &["target_without_scheme", "ip_host"]),
        (
            "secret@www.example.com",
            &["target_without_scheme", "user_info"],
        ),
        ("/192.0.2.1", &["target_without_scheme"]),
        ("?secret@1", &["target_without_scheme"]),
        ("http://", &["target_not_a_url"]),
        ("https://secret example.com", &["target_not_a_url"]),
        ("https://www.example.com:secret", &["target_not_a_url"]),
        ("https://secret.example.com/?a=1&amp;b=2", &["target_html_escaped"]),
        ("https://secret.example.com/?a=1&b=2", &[]),
        ("https://secret.example.com/>", &["target_trailing_character"]),
        ("https://secret.example.com/\"", &["target_trailing_character"]),
        ("https://secret.example.com/ ", &["target_trailing_character"]),
        ("https://secret.example.com/\" >.", &[]),
        (
            "https://www.google.com/url?q=https%3A%2F%2Fsecret.example.com%2F&sa=D",
            &["target_redirects"],
        ),
        (
            "https://click.example.com/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAKgA~/P0QcaHR0cHM6Ly93d3cuZXhhbXBsZS5jb20vc2FsZQ~~",
            &["target_redirects"],
        ),
    ]
    .into_iter()
    .map(|(target, codes)| {
        let text = link(&[(0x44, target.as_bytes())]);
        let expected: Vec<_> = codes.iter().map(|it| (*it, "/4/target_link_url")).collect();
        Case::new(target, text, &expected)
    })
    .collect()
}

/// Links that may be cut after a record, and such that can't be.
pub(super) fn cuts() -> Vec<Case> {
    let expiry = EXPIRY.to_be_bytes();
    let message = message_id(INJECTED);
    let (expiry, message) = ((0x46, &expiry[..]), (0x42, &message[..]));
    let (open, recipient) = ((0x3e, &b""[..]), (0x52, &b"user@example.com"[..]));
    let cut = |records: &[(u8, &[u8])]| {
        let link = links::link(records).replace("/f/a/", "/q/");
        link.trim_end_matches('~').to_owned()
    };
    let noted = |text: String| {
        let end = format!("{}//", text.len());
        let mut expected = vec![("may_be_cut", end)];
        let symbols = text.len() - text.rfind('/').unwrap() - 1;
        if !symbols.is_multiple_of(4) {
            expected.push(("missing_padding", format!("{}//", text.len())));
        }
        let mut case = Case::new(&text, text.clone(), &[]);
        case.expected = expected;
        case
    };
    let whole = links::link(&[expiry, open, recipient]).replace("/f/a/", "/q/");
    vec![
        noted(cut(&[expiry, open])),
        noted(cut(&[expiry, open, message])),
        noted(cut(&[expiry, open, recipient])),
        // Padding marks the end.
        Case::new("padded", whole, &[]),
    ]
}

pub(super) fn own_hosts() -> Vec<Case> {
    let at_host = format!("{HOST}//host");
    let spelling = format!("{HOST}//");
    [
        ("click.example.com", &[][..]),
        ("192.0.2.1:81", &[]),
        ("[2001:db8::1]", &[]),
        ("xn--mnchen-3ya.test", &[("host_punycode", &*at_host)]),
        (
            "xn--pple-43d.test",
            &[
                ("host_punycode", &*at_host),
                ("host_mixed_scripts", &at_host),
            ],
        ),
        (
            "secret@click.example.com",
            &[
                ("user_info", &at_host),
                ("unexpected_user_info", &*spelling),
            ],
        ),
    ]
    .into_iter()
    .map(|(host, expected)| {
        let text = link(&[]).replacen("click.example.com", host, 1);
        Case::new(host, text, expected)
    })
    .collect()
}

pub(super) fn limits() -> Vec<Case> {
    let value = |tag: u8, len: usize| link(&[(tag, "x".repeat(len).as_bytes())]);
    let name = ("value_limit", "/4/target_link_name");
    let campaign = ("value_limit", "/4/campaign_id");
    let template = ("value_limit", "/4/template_id");
    let of_len = |len: usize| {
        let short = link(&[]);
        let sublink = "x".repeat(len - short.len() + 1);
        short.replacen("/f/a/", &format!("/f/{sublink}/"), 1)
    };
    vec![
        Case::new("a name", value(0x45, 63), &[]),
        Case::new("a long name", value(0x45, 64), &[name]),
        Case::new("a campaign", value(0x48, 64), &[]),
        Case::new("a long campaign", value(0x48, 65), &[campaign]),
        Case::new("a template", value(0x49, 64), &[]),
        Case::new("a long template", value(0x49, 65), &[template]),
        Case::new("a link", of_len(4096), &[]),
        Case::new("a long link", of_len(4097), &[("link_limit", "4096//")]),
    ]
}

pub(super) fn records() -> Vec<Case> {
    let expiry = EXPIRY.to_be_bytes();
    let message = message_id(INJECTED);
    let (expiry, message) = ((0x46, &expiry[..]), (0x42, &message[..]));
    let (click, recipient) = ((0x3f, &b""[..]), (0x52, &b"user@example.com"[..]));
    let repeated = links::link(&[expiry, click, recipient, recipient, (0x3e, b"")]);
    // The bytes of the payload before the second recipient, and before the second kind.
    let [second, kind] = [25, 43].map(|byte| PAYLOAD + byte * 8 / 6);
    vec![
        Case::new(
            "as ever",
            links::link(&[expiry, click, message, TARGET]),
            &[],
        ),
        Case::new(
            "the kind first",
            links::link(&[click, expiry, message, TARGET]),
            &[
                ("misplaced_record", "/1/expiry"),
                ("misplaced_record", "/0/event"),
            ],
        ),
        Case::new(
            "the kind third",
            links::link(&[expiry, message, click, TARGET]),
            &[("misplaced_record", "/2/event")],
        ),
        Case::new("no expiry", links::link(&[message, click, TARGET]), &[]),
        Case::new(
            "twice",
            repeated,
            &[
                ("repeated_record", &format!("{second}/3/")),
                ("repeated_record", &format!("{kind}/4/")),
            ],
        ),
    ]
}

pub(super) fn encrypted() -> Vec<Case> {
    let plain = link(&[(0x45, "x".repeat(64).as_bytes()), (0x47, b"[]")]);
    let text = keys::encrypted(&plain);
    let over = ("value_limit", "/4/target_link_name");
    let metadata = ("metadata_not_object", "/5/rcpt_meta");
    let wrong_key = ("wrong_key", "//payload_hex");
    vec![
        Case::new("without a key", text.clone(), &[]),
        Case::new("with the key", text.clone(), &[over, metadata]).with_keys(&CIPHER),
        Case::new("with another key", text, &[wrong_key]).with_keys(&OTHER_CIPHER),
    ]
}

/// Links that strict reading alone refuses, the code of that and its byte; not those beyond a limit.
pub(super) fn spellings() -> Vec<(String, String, usize)> {
    let lines = || {
        include_str!("../../../codec/tests/vectors/errors.txt")
            .lines()
            .filter(|line| !line.starts_with('#'))
    };
    let names: Vec<_> = lines()
        .filter(|line| line.starts_with('{'))
        .map(|line| line.split_once(" = ").unwrap())
        .collect();
    let mut cases: Vec<_> = lines()
        .filter_map(|line| line.strip_prefix("strict "))
        .map(|line| {
            let (code, rest) = line.trim_start().split_once(' ').unwrap();
            let (_, text) = rest.trim_start().split_once(' ').unwrap();
            let mut text = text.trim_start().to_owned();
            for (name, part) in &names {
                text = text.replace(name, part);
            }
            let offset = text.find('^').unwrap();
            text.remove(offset);
            (text, code.to_owned(), offset)
        })
        .filter(|(_, code, _)| code != "link_limit")
        .collect();
    let wide = links::link(&[(0x3f, b""), (0x45, b"")]);
    cases.push((wide, "width_not_minimal".to_owned(), PAYLOAD + 1));
    cases
}

/// A click from a message sent two weeks ago, with these records after the usual ones, and a target after these unless
/// one of them is.
fn link(further: &[(u8, &[u8])]) -> String {
    sent(INJECTED, EXPIRY, further)
}

fn sent(injected: u32, expiry: u32, further: &[(u8, &[u8])]) -> String {
    let (expiry, message) = (expiry.to_be_bytes(), message_id(injected));
    let usual: [(u8, &[u8]); 4] = [
        (0x46, &expiry),
        (0x3f, b""),
        (0x42, &message),
        (0x52, b"user@example.com"),
    ];
    let has_target = further.iter().any(|(tag, _)| tag & 0x3f == 0x04);
    let target: &[(u8, &[u8])] = if has_target { &[] } else { &[TARGET] };
    links::link(&[&usual, further, target].concat())
}

/// An id of node 4.
fn message_id(injected: u32) -> [u8; 10] {
    let [a, b, c, d] = injected.to_le_bytes();
    [0, 4, a, b, c, d, 0, 0, 0, 1]
}
