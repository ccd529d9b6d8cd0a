//! Checks that cost grows linearly with the length of the input, from 100 bytes to a megabyte.

use std::fmt::Write as _;
use std::hint::black_box;
use std::thread;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use tracklens_codec::{Configuration, Link, RecordId, Records};

use crate::callgrind;
use crate::work::Work;

/// Each is a hundred times the one before.
const LENGTHS: [usize; 3] = [100, 10_000, 1_000_000];

/// The limits for the cost of a byte, in percent of its cost in the shorter input. In 100 bytes, a
/// large part is the last block, which is not whole and is read in another way.
const LIMITS_PERCENT: [u64; 2] = [200, 105];

const SIGNED: &str = "/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/";

/// Inputs of one kind and any length, and the work on them.
pub(crate) struct Shape {
    pub(crate) name: &'static str,
    /// Makes an input of about this length.
    pub(crate) input: fn(usize) -> Vec<u8>,
    pub(crate) work: fn(Vec<u8>) -> Work,
}

pub(crate) const SHAPES: &[Shape] = &[
    link("whole_link", |len| {
        path("", &base64url(&records(len * 3 / 4)))
    }),
    link("faults_alone", |len| {
        path("", &base64url(&clicks(len * 3 / 4)))
    }),
    link("percent_encoded_payload", |len| {
        path("", &percent_encode(&base64url(&records(len / 4))))
    }),
    link("percent_encoded_faults", |len| {
        path("", &percent_encode(&base64url(&clicks(len / 4))))
    }),
    link("path_of_slashes", |len| path(&"/".repeat(len), "")),
    link("path_of_segments", |len| path(&"/b".repeat(len / 2), "")),
    link("path_of_percent_signs", |len| {
        path(&"/%2".repeat(len / 3), "")
    }),
    link("path_of_signatures", |len| {
        path(&SIGNED.repeat(len / SIGNED.len()), "")
    }),
    link("payload_of_padding", |len| path("", &"~".repeat(len))),
    link("query_of_parameters", |len| {
        path("", &format!("?{}", "a&".repeat(len / 2)))
    }),
    Shape {
        name: "record_list_of_faults",
        input: clicks,
        work: |payload| {
            Box::new(move || {
                let records = Records::read(black_box(&payload));
                black_box((records.iter().count(), records.faults().count()));
            })
        },
    },
    configuration("configuration_of_scopes", |len| {
        ["a {".repeat(len / 4), "}".repeat(len / 4)].concat().into()
    }),
    configuration("configuration_of_includes", |len| {
        b"include \"a\"\n".repeat(len / 12)
    }),
    configuration("configuration_of_comments", |len| {
        b"/* * */ # /*\n".repeat(len / 13)
    }),
    configuration("configuration_of_one_value", |len| {
        format!("a = \"{}\"", "b".repeat(len)).into()
    }),
    SABOTAGE,
];

/// Work that is not linear, which every check has to find: it searches each prefix of the input in turn.
const SABOTAGE: Shape = Shape {
    name: "sabotage",
    input: |len| vec![0; len.min(1_000)],
    work: |input| {
        Box::new(move || {
            for end in 0..input.len() {
                black_box(black_box(&input[..end]).contains(&1));
            }
        })
    },
};

/// Prints the costs, and returns whether all shapes except the sabotage grow linearly.
pub(crate) fn is_linear() -> bool {
    let [short, middle, long] = LENGTHS;
    println!("\n{:<28} {short:>9} {middle:>9} {long:>11}", "bytes");
    let mut is_as_expected = true;
    for shapes in SHAPES.chunks(2) {
        for (shape, costs) in shapes.iter().zip(measure(shapes)) {
            let is_linear = is_linear_in(&costs);
            let mark = if is_linear { "" } else { "  not linear" };
            let [short, middle, long] = costs.map(|cost| cost.instructions);
            println!("{:<28} {short:>9} {middle:>9} {long:>11}{mark}", shape.name);
            is_as_expected &= is_linear != (shape.name == SABOTAGE.name);
        }
    }
    is_as_expected
}

#[derive(Clone, Copy)]
struct Cost {
    len: u64,
    instructions: u64,
}

/// Counts several shapes at the same time, which doesn't change the counts.
fn measure(shapes: &[Shape]) -> Vec<[Cost; 3]> {
    let measure_one = |shape: &Shape| {
        LENGTHS.map(|len| Cost {
            len: u64::try_from((shape.input)(len).len()).expect("a length of 64 bits"),
            instructions: callgrind::instructions(shape.name, len),
        })
    };
    thread::scope(|scope| {
        let threads: Vec<_> = shapes
            .iter()
            .map(|shape| scope.spawn(move || measure_one(shape)))
            .collect();
        let costs = threads.into_iter().map(|it| it.join().expect("a count"));
        costs.collect()
    })
}

fn is_linear_in(costs: &[Cost; 3]) -> bool {
    let [short, middle, long] = costs;
    [(short, middle), (middle, long)]
        .into_iter()
        .zip(LIMITS_PERCENT)
        .all(|((short, long), percent)| {
            long.instructions * short.len * 100 <= short.instructions * long.len * percent
        })
}

const fn link(name: &'static str, input: fn(usize) -> Vec<u8>) -> Shape {
    let work = read_link;
    Shape { name, input, work }
}

const fn configuration(name: &'static str, input: fn(usize) -> Vec<u8>) -> Shape {
    let work = read_configuration;
    Shape { name, input, work }
}

/// Reads a link as far as it goes, to its last fault, and strictly.
fn read_link(text: Vec<u8>) -> Work {
    let mut buffer = vec![0; text.len()];
    Box::new(move || {
        let text = black_box(text.as_slice());
        if let Ok(link) = Link::decode_partial(text, &mut buffer) {
            black_box(link.faults().count());
            black_box(link.target().map(|target| target.bytes().count()));
        }
        black_box(Link::decode(text, &mut buffer).is_ok());
        black_box(Link::decode_strict(text, &mut buffer).is_ok());
    })
}

fn read_configuration(text: Vec<u8>) -> Work {
    Box::new(move || {
        let configuration = Configuration::parse(black_box(&text));
        black_box(configuration.map(|it| it.includes().count()).ok());
    })
}

/// A link with something before its signature, and something after its token.
fn path(before: &str, after: &str) -> Vec<u8> {
    format!("https://click.example.com/f/a{before}{SIGNED}{after}").into()
}

/// A list without faults. Ids may not be repeated, so a few long values fill the list.
fn records(len: usize) -> Vec<u8> {
    let unknown = (0..60)
        .filter_map(RecordId::new)
        .filter(|id| id.definition().is_none());
    let mut list = b"\x3f\x52\x10user@example.com".to_vec();
    for id in unknown {
        let left = len.saturating_sub(list.len());
        let value = u16::try_from(left).unwrap_or(u16::MAX);
        list.push(0x80 | id.get());
        list.extend(value.to_le_bytes());
        list.resize(list.len() + usize::from(value), b'a');
    }
    list
}

/// A list of kinds. Each of them except the first is a fault.
fn clicks(len: usize) -> Vec<u8> {
    vec![0x3f; len]
}

fn base64url(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Percent-encodes each character.
fn percent_encode(text: &str) -> String {
    text.bytes().fold(String::new(), |mut encoded, byte| {
        write!(encoded, "%{byte:02X}").expect("a string takes everything");
        encoded
    })
}
