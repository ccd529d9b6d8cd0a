//! What reading and writing cost, as ratios that are measured in one run over the vectors.
//!
//! `cargo bench -p tracklens-codec --bench ratios`, and again with `--features std`. Each contender
//! works through all links in turn with the others, many times over; the fastest pass of each counts.

use std::hint::black_box;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::alphabet::URL_SAFE;
use base64::engine::general_purpose::GeneralPurpose;
use base64::engine::{DecodePaddingMode, GeneralPurposeConfig, Simd};
use tracklens_codec::{Link, MAX_PAYLOAD_LEN, Parts};

const VECTORS: &str = include_str!("../tests/vectors/links.jsonl");

/// Passes over all links; what interrupts one, another escapes.
const PASSES: usize = 20_000;

const CONFIG: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_decode_allow_trailing_bits(true)
    .with_encode_padding(false)
    .with_decode_padding_mode(DecodePaddingMode::RequireNone);

static SCALAR: GeneralPurpose = GeneralPurpose::new(&URL_SAFE, CONFIG);

struct Case {
    text: String,
    symbols: String,
}

struct Bench {
    cases: Vec<Case>,
    simd: Simd,
    buffer: Vec<u8>,
}

struct Contender {
    name: &'static str,
    work: fn(&mut Bench),
    best: Duration,
}

fn main() {
    let mut bench = Bench {
        cases: cases(),
        simd: Simd::url_safe(CONFIG),
        buffer: vec![0; MAX_PAYLOAD_LEN],
    };
    let contender = |name, work| Contender {
        name,
        work,
        best: Duration::MAX,
    };
    let mut contenders = [
        contender("base64 scalar", |bench| {
            for case in &bench.cases {
                let _ = black_box(SCALAR.decode_slice(black_box(&case.symbols), &mut bench.buffer));
            }
        }),
        contender("base64 simd", |bench| {
            for case in &bench.cases {
                let _ = black_box(
                    bench
                        .simd
                        .decode_slice(black_box(&case.symbols), &mut bench.buffer),
                );
            }
        }),
        contender("decode", |bench| {
            for case in &bench.cases {
                let _ = black_box(&Link::decode(black_box(&case.text), &mut bench.buffer));
            }
        }),
        contender("decode_strict", |bench| {
            for case in &bench.cases {
                let _ = black_box(&Link::decode_strict(
                    black_box(&case.text),
                    &mut bench.buffer,
                ));
            }
        }),
        contender("url", |bench| {
            for case in &bench.cases {
                let _ = black_box(&url::Url::parse(black_box(&case.text)));
            }
        }),
    ];
    for _ in 0..PASSES {
        for contender in &mut contenders {
            let start = Instant::now();
            black_box(contender.work)(&mut bench);
            contender.best = contender.best.min(start.elapsed());
        }
    }
    let links = u32::try_from(bench.cases.len()).unwrap_or(u32::MAX);
    let [scalar, simd, ..] = &contenders;
    println!(
        "{:<16} {:>8} {:>10} {:>8}",
        "", "a link", "/ scalar", "/ simd"
    );
    for Contender { name, best, .. } in &contenders {
        let nanoseconds = best.as_secs_f64() * 1e9 / f64::from(links);
        let [to_scalar, to_simd] = [scalar, simd].map(|it| best.div_duration_f64(it.best));
        println!("{name:<16} {nanoseconds:>5.0} ns {to_scalar:>10.2} {to_simd:>8.2}");
    }
}

/// The links that strict reading takes: all but those with `%7E`.
fn cases() -> Vec<Case> {
    VECTORS
        .lines()
        .map(|line| {
            let vector: serde_json::Value = serde_json::from_str(line).unwrap();
            let text = vector["input"].as_str().unwrap().to_owned();
            let parts = Parts::find(&text).unwrap();
            let symbols = parts
                .payload()
                .unwrap()
                .to_str()
                .unwrap()
                .trim_end_matches('~')
                .to_owned();
            Case { text, symbols }
        })
        .filter(|case| Link::decode_strict(&case.text, &mut [0; MAX_PAYLOAD_LEN]).is_ok())
        .collect()
}
