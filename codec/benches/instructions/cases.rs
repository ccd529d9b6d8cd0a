//! The cases that are counted.

use std::hint::black_box;

use tracklens_codec::{
    Click, Configuration, Draft, Event, Host, Link, MAX_LINK_LEN, MAX_PAYLOAD_LEN, MessageId,
    NewLink, Options, Origin, Parts, Purpose, Recipient, Records, Request, Scheme, Signature,
    Transmission,
};

use crate::work::Work;

const VECTORS: &str = include_str!("../../tests/vectors/links.jsonl");

const CONFIGURATION: &str = r#"
# What a server of the on-premises product may have.
Esmtp_Listener {
  Listen ":25" { open_tracking_enabled = true }
  Listen ":587" { click_tracking_enabled = "on" Relay_Hosts = ( "10.0.0.0/8" 127.0.0.1 ) }
}
include "/opt/msys/ecelerity/etc/conf/global/more.conf"
msg_gen { signing = [ dkim = true keyfile = "dk/%{d}/%{s}.key" ] }
engagement_tracker {
  /* in bytes */ max_metadata_len = 200
  click_tracking_include_metadata = false
}
"#;

/// A case: its name, and a function that prepares it.
type Case = (&'static str, fn() -> Work);

pub(crate) const CASES: &[Case] = &[
    ("decode_short_click", || decode(short_click())),
    ("decode_long_click", || decode(long_click())),
    ("decode_encrypted", || decode(encrypted())),
    ("decode_query_target", || decode(query_target())),
    ("decode_percent_encoded", || decode(percent_encoded())),
    ("decode_request_path", || {
        decode(without_origin(&short_click()))
    }),
    ("decode_no_scheme", || {
        decode(without_scheme(&short_click()))
    }),
    ("decode_capital_scheme", || {
        decode(with_capitals(&short_click()))
    }),
    ("decode_user_info", || {
        decode(with_user_info(&short_click()))
    }),
    ("decode_port", || decode(with_port(&short_click()))),
    ("decode_trailing_slash", || decode(short_click() + "/")),
    ("decode_fragment", || decode(short_click() + "#top")),
    ("decode_no_padding", || {
        decode(short_click().replace('~', ""))
    }),
    ("decode_escaped_padding", || {
        decode(short_click().replace('~', "%7E"))
    }),
    ("decode_long_request_path", || {
        decode(without_origin(&long_click()))
    }),
    ("decode_long_no_padding", || {
        decode(long_click().replace('~', ""))
    }),
    ("decode_long_escaped_padding", || {
        decode(long_click().replace('~', "%7E"))
    }),
    ("decode_strict_short_click", || decode_strict(short_click())),
    ("decode_strict_long_click", || decode_strict(long_click())),
    ("decode_strict_encrypted", || decode_strict(encrypted())),
    ("decode_strict_query_target", || {
        decode_strict(query_target())
    }),
    ("decode_partial_damaged", || decode_partial(damaged())),
    ("parts_find_short_click", || find_parts(short_click())),
    ("parts_find_long_click", || find_parts(long_click())),
    ("parts_find_request_path", || {
        find_parts(without_origin(&short_click()))
    }),
    ("parts_find_no_scheme", || {
        find_parts(without_scheme(&short_click()))
    }),
    ("parts_find_capital_scheme", || {
        find_parts(with_capitals(&short_click()))
    }),
    ("parts_find_trailing_slash", || {
        find_parts(short_click() + "/")
    }),
    ("parts_find_escaped_padding", || {
        find_parts(short_click().replace('~', "%7E"))
    }),
    ("redirect_url", || redirect(query_target())),
    ("event_of_long_click", || event(long_click())),
    ("records_read_long_click", || read_records(payload())),
    ("configuration_parse", || parse(CONFIGURATION)),
    ("write_again_short_click", || write_again(short_click())),
    ("write_again_long_click", || write_again(long_click())),
    ("draft_and_write_click", draft_and_write),
];

fn decode(text: String) -> Work {
    let mut buffer = vec![0; MAX_PAYLOAD_LEN];
    Box::new(move || {
        black_box(&Link::decode(black_box(&text), &mut buffer).expect("a link"));
    })
}

fn decode_strict(text: String) -> Work {
    let mut buffer = vec![0; MAX_PAYLOAD_LEN];
    Box::new(move || {
        black_box(&Link::decode_strict(black_box(&text), &mut buffer).expect("a link"));
    })
}

fn decode_partial(text: String) -> Work {
    let mut buffer = vec![0; MAX_PAYLOAD_LEN];
    Box::new(move || {
        let link = Link::decode_partial(black_box(&text), &mut buffer).expect("a link");
        black_box(link.faults().count());
    })
}

fn find_parts(text: String) -> Work {
    Box::new(move || {
        black_box(&Parts::find(black_box(&text)).expect("a link"));
    })
}

fn redirect(text: String) -> Work {
    let (text, buffer) = (text.leak(), vec![0; MAX_PAYLOAD_LEN].leak());
    let link = Link::decode(text, buffer).expect("a link");
    let target = link.target().expect("a target");
    Box::new(move || {
        black_box(&black_box(&target).redirect_url().expect("a URL"));
    })
}

/// Makes the event of a link that was read, and writes it.
fn event(text: String) -> Work {
    let (text, buffer) = (text.leak(), vec![0; MAX_PAYLOAD_LEN].leak());
    let link = Link::decode(text, buffer).expect("a link");
    let mut output = String::with_capacity(MAX_LINK_LEN);
    Box::new(move || {
        output.clear();
        let event = Event::of(black_box(&link), Request::at(0), Options::default());
        let event = event.expect("an event");
        black_box(event.write_json(&mut output)).expect("room");
    })
}

fn read_records(payload: Vec<u8>) -> Work {
    Box::new(move || {
        black_box(&Records::read(black_box(&payload)));
    })
}

fn parse(text: &'static str) -> Work {
    Box::new(move || {
        black_box(&Configuration::parse(black_box(text)).expect("a configuration"));
    })
}

/// Writes a link that was read.
fn write_again(text: String) -> Work {
    let (text, buffer) = (text.leak(), vec![0; MAX_PAYLOAD_LEN].leak());
    let link = Link::decode(text, buffer).expect("a link");
    let link = NewLink::of(&link).expect("a link that can be written");
    let mut output = vec![0; MAX_LINK_LEN];
    Box::new(move || {
        black_box(&black_box(&link).write_to_slice(&mut output).expect("room"));
    })
}

fn draft_and_write() -> Work {
    let transmission = Transmission::new(42, 1_732_309_342)
        .with_tenant_id("spc")
        .with_subaccount_id(84);
    let recipient = Recipient::new("user@example.com", MessageId::new([7; 10]));
    let click = Click::new("https://www.example.com/a/page?with=parameters").with_name("logo");
    let draft = Draft::new(transmission, recipient, Purpose::Click(click));
    let host = Host::new("click.example.com").expect("a host");
    let origin = Origin::new(Scheme::Https, host);
    let (mut payload, mut output) = ([0; MAX_PAYLOAD_LEN], vec![0; MAX_LINK_LEN]);
    Box::new(move || {
        let link = black_box(&draft)
            .link(origin, &mut payload)
            .expect("a draft");
        let link = link.with_signature(Signature::new([9; 16]));
        black_box(&link.write_to_slice(&mut output).expect("room"));
    })
}

fn short_click() -> String {
    let clicks = links().filter(|link| link.contains("/f/"));
    clicks.min_by_key(String::len).expect("a click")
}

fn long_click() -> String {
    let with_metadata = links().filter(|link| {
        let mut buffer = [0; MAX_PAYLOAD_LEN];
        let link = Link::decode(link, &mut buffer).expect("a link");
        link.records().is_some_and(|it| it.rcpt_meta().is_some())
    });
    with_metadata
        .filter(|link| link.contains("/f/") && !link.contains('%'))
        .max_by_key(String::len)
        .expect("a click with metadata")
}

fn encrypted() -> String {
    let mut encrypted = links().filter(|link| {
        let mut buffer = [0; MAX_PAYLOAD_LEN];
        let link = Link::decode(link, &mut buffer).expect("a link");
        link.records().is_none()
    });
    encrypted.next().expect("an encrypted link")
}

fn query_target() -> String {
    let mut links = links().filter(|link| link.contains("?target="));
    links.next().expect("a link with its target in the query")
}

/// A link whose padding is `%7E`.
fn percent_encoded() -> String {
    let mut links = links().filter(|link| link.ends_with("%7E"));
    links.next().expect("a link with encoded padding")
}

/// A request path, as in the log of a web server.
fn without_origin(text: &str) -> String {
    let parts = Parts::find(text).expect("a link");
    text[parts.route_text().span().start() - 1..].to_owned()
}

fn without_scheme(text: &str) -> String {
    let (_, rest) = text.split_once("://").expect("a scheme");
    rest.to_owned()
}

fn with_capitals(text: &str) -> String {
    let (scheme, rest) = text.split_once("://").expect("a scheme");
    format!("{}://{rest}", scheme.to_uppercase())
}

fn with_user_info(text: &str) -> String {
    text.replacen("://", "://user@", 1)
}

fn with_port(text: &str) -> String {
    let parts = Parts::find(text).expect("a link");
    let host = parts.host().expect("a host").span();
    format!("{}:8080{}", &text[..host.end()], &text[host.end()..])
}

/// The long click, with a wrong character two thirds into its payload.
fn damaged() -> String {
    let mut text = long_click();
    let parts = Parts::find(&text).expect("a link");
    let payload = parts.payload().expect("a payload").span();
    let at = payload.start() + (payload.end() - payload.start()) / 3 * 2;
    text.replace_range(at..=at, "!");
    text
}

fn payload() -> Vec<u8> {
    let mut buffer = [0; MAX_PAYLOAD_LEN];
    let text = long_click();
    let link = Link::decode(&text, &mut buffer).expect("a link");
    link.payload().as_bytes().to_vec()
}

/// The links of the vectors, cut out of their lines. A JSON reader hashes with a random seed, so it takes a different
/// number of instructions in every process.
fn links() -> impl Iterator<Item = String> {
    VECTORS.lines().map(|line| {
        let (_, rest) = line.split_once("\"input\": \"").expect("an input");
        let (input, _) = rest.split_once('"').expect("the end of the input");
        input.to_owned()
    })
}
