//! What reading and writing cost, as ratios measured in one run over the vectors.
//!
//! Run `cargo bench -p tracklens-codec --bench ratios`, and again with `--features std`. The contenders take turns in
//! working through all links, many times. The fastest pass of each counts, because what slows a pass down is the
//! machine.

#[path = "../tests/drafting/mod.rs"]
mod drafting;

use std::hint::black_box;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::alphabet::URL_SAFE;
use base64::engine::general_purpose::GeneralPurpose;
use base64::engine::{DecodePaddingMode, GeneralPurposeConfig, Simd};
use drafting::{draft, origin, signature, vectors};
use serde_json::Value;
use tracklens_codec::{
    Draft, Flag, Kind, Link, MAX_LINK_LEN, MAX_PAYLOAD_LEN, NewLink, Origin, Records, Route,
    Signature, Token, UnsignedLink,
};
use url::Url;

/// The number of passes over all links.
const PASSES: usize = 10_000;

const CONFIG: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_decode_allow_trailing_bits(true)
    .with_encode_padding(false)
    .with_decode_padding_mode(DecodePaddingMode::RequireNone);

static SCALAR: GeneralPurpose = GeneralPurpose::new(&URL_SAFE, CONFIG);

/// A link that the strict reader accepts, and its payload.
struct Case {
    vector: Value,
    text: String,
    symbols: String,
    payload: Vec<u8>,
}

/// What a sender knows, ready to be written.
struct Drafted<'a> {
    draft: Draft<'a>,
    origin: Origin<'a>,
    signature: Signature,
    payload: &'a [u8],
    link: NewLink<'a>,
}

struct Buffers {
    payload: Vec<u8>,
    text: Vec<u8>,
}

struct Contender<'a> {
    name: &'static str,
    work: Box<dyn Fn(&mut Buffers) + 'a>,
    best: Duration,
}

impl<'a> Contender<'a> {
    /// Work that is done for each subject.
    fn new<T>(name: &'static str, subjects: &'a [T], work: fn(&T, &mut Buffers)) -> Self {
        Self {
            name,
            work: Box::new(move |buffers| {
                for subject in subjects {
                    work(black_box(subject), buffers);
                }
            }),
            best: Duration::MAX,
        }
    }
}

fn main() {
    let cases = cases();
    compare("Reading", cases.len(), &mut readers(&cases));
    let drafted = drafts(&cases);
    compare("Writing", drafted.len(), &mut writers(&drafted));
}

fn readers(cases: &[Case]) -> Vec<Contender<'_>> {
    vec![
        Contender::new("base64 scalar", cases, |case, buffers| {
            black_box(&SCALAR.decode_slice(&case.symbols, &mut buffers.payload));
        }),
        Contender::new("base64 simd", cases, |case, buffers| {
            black_box(&simd().decode_slice(&case.symbols, &mut buffers.payload));
        }),
        Contender::new("decode", cases, |case, buffers| {
            black_box(&Link::decode(&case.text, &mut buffers.payload));
        }),
        Contender::new("decode_strict", cases, |case, buffers| {
            black_box(&Link::decode_strict(&case.text, &mut buffers.payload));
        }),
        Contender::new("url", cases, |case, _| {
            black_box(&Url::parse(&case.text));
        }),
    ]
}

fn writers<'a>(drafted: &'a [Drafted<'a>]) -> Vec<Contender<'a>> {
    vec![
        Contender::new("base64 scalar", drafted, |it, buffers| {
            black_box(&SCALAR.encode_slice(it.payload, &mut buffers.text));
        }),
        Contender::new("base64 simd", drafted, |it, buffers| {
            black_box(&simd().encode_slice(it.payload, &mut buffers.text));
        }),
        Contender::new("write", drafted, |it, buffers| {
            black_box(&it.link.write_to_slice(&mut buffers.text).map(str::len));
        }),
        Contender::new("draft and write", drafted, |it, buffers| {
            let link = it.draft.link(it.origin, &mut buffers.payload);
            let link = link.map(|link| link.with_signature(it.signature));
            black_box(&link.and_then(|link| link.write_to_slice(&mut buffers.text).map(str::len)));
        }),
    ]
}

/// Times the contenders in turn, and prints the table.
fn compare(title: &str, links: usize, contenders: &mut [Contender<'_>]) {
    let mut buffers = Buffers {
        payload: vec![0; MAX_PAYLOAD_LEN],
        text: vec![0; MAX_LINK_LEN],
    };
    for _ in 0..PASSES {
        for contender in &mut *contenders {
            let start = Instant::now();
            (contender.work)(&mut buffers);
            contender.best = contender.best.min(start.elapsed());
        }
    }
    println!(
        "\n{:<24} a link   / scalar   / simd",
        format!("{title} {links} links")
    );
    let [scalar, simd] = [contenders[0].best, contenders[1].best];
    for Contender { name, best, .. } in contenders {
        let nanoseconds = best.as_secs_f64() * 1e9 / f64::from(u32::try_from(links).unwrap());
        let [to_scalar, to_simd] = [scalar, simd].map(|it| best.div_duration_f64(it));
        println!("{name:<20} {nanoseconds:>7.0} ns {to_scalar:>10.2} {to_simd:>8.2}");
    }
}

/// All vectors but those with `%7E`.
fn cases() -> Vec<Case> {
    let case = |vector: Value| {
        let text = vector["input"].as_str().unwrap().to_owned();
        let mut buffer = [0; MAX_PAYLOAD_LEN];
        let link = Link::decode_strict(&text, &mut buffer).ok()?;
        let part = link.parts().payload().unwrap();
        let symbols = part.to_str().unwrap().trim_end_matches('~').to_owned();
        let payload = link.payload().as_bytes().to_vec();
        Some(Case {
            vector,
            text,
            symbols,
            payload,
        })
    };
    vectors().into_iter().filter_map(case).collect()
}

/// The links that a draft reproduces byte for byte.
fn drafts(cases: &[Case]) -> Vec<Drafted<'_>> {
    let plaintext = |case: &&Case| case.vector["link"]["encrypted"] == false;
    let is_alike = |it: &Drafted<'_>| {
        let mut buffer = [0; MAX_PAYLOAD_LEN];
        let list = it.draft.records(&mut buffer);
        list.is_ok_and(|list| list.as_bytes() == it.payload)
    };
    cases
        .iter()
        .filter(plaintext)
        .map(drafted)
        .filter(is_alike)
        .collect()
}

fn drafted(case: &Case) -> Drafted<'_> {
    let link = &case.vector["link"];
    let records = Records::read(&case.payload);
    let (origin, signature) = (origin(link, &case.text), signature(link));
    let route = match records.kind() {
        Some(Kind::Click) => Route::Click,
        Some(Kind::ListUnsubscribe) => Route::Unsubscribe,
        _ => Route::Open,
    };
    let customer_id = u32::try_from(link["customer_id"].as_u64().unwrap()).unwrap();
    let token = Token::new(customer_id, Flag::Plaintext);
    let unsigned = UnsignedLink::new(origin, route, token, &case.payload).unwrap();
    Drafted {
        draft: draft(link, &records),
        origin,
        signature,
        payload: &case.payload,
        link: unsigned.with_signature(signature),
    }
}

/// The vector engine. The processor's instructions are found out once.
fn simd() -> &'static Simd {
    static SIMD: std::sync::LazyLock<Simd> = std::sync::LazyLock::new(|| Simd::url_safe(CONFIG));
    &SIMD
}
