//! The law that the codec and the slow decoder agree.

use std::ops::Range;

use tracklens_codec::{Error, Kind, Link, Part, Payload, Records, Span};

use crate::oracles::slow::{self, Fault, List, View};

/// The codec and the slow decoder give the same parts, bytes, records and faults for a text, or the
/// same error.
///
/// # Panics
///
/// If they differ.
pub fn links_are_decoded_alike(text: &[u8]) {
    let mut buffer = vec![0; text.len()];
    let decoded = Link::decode_partial(text, &mut buffer);
    match (decoded, slow::read(text)) {
        (Ok(link), Ok(view)) => {
            judge_link(&link, &view);
            judge_strict(text, &link, &view);
        }
        (Err(error), Err(fault)) => judge_fault(Some(error), Some(fault)),
        (Ok(_), Err(fault)) => panic!("only the slow decoder rejects the text: {fault:?}"),
        (Err(error), Ok(_)) => panic!("only the codec rejects the text: {error:?}"),
    }
}

/// The codec and the slow decoder give the same records and faults for a record list.
///
/// # Panics
///
/// If they differ.
pub fn record_lists_are_decoded_alike(payload: &[u8]) {
    let list = slow::read_list(payload);
    let records = Records::read(payload);
    judge_list(&records, &list);
    judge_faults(records.faults(), &list.faults);
}

fn judge_link(link: &Link<'_, '_>, view: &View) {
    judge_parts(link, view);
    let signature = link.signature().map(|it| it.as_bytes().to_vec());
    assert_eq!(signature, view.signature, "the signature differs");
    let token = link.token().map(|it| it.customer_id().to_be_bytes());
    let customer = view.token.as_ref().map(|token| &token[..4]);
    assert_eq!(
        token.as_ref().map(|it| &it[..]),
        customer,
        "the customer id differs"
    );
    assert_eq!(
        link.payload().as_bytes(),
        view.payload.as_deref().unwrap_or_default(),
        "the payload differs"
    );
    let flag = view.token.as_ref().map(|token| token[4]);
    match (link.payload(), &view.payload, flag) {
        (Payload::Missing, None, _)
        | (Payload::Encrypted(_), Some(_), Some(0x10))
        | (Payload::Opaque(_), Some(_), None | Some(0x01..=0x0f | 0x11..)) => {}
        (Payload::Plaintext(records), Some(_), Some(0x00)) => {
            judge_list(&records, view.list.as_ref().expect("a list"));
        }
        (payload, ..) => panic!("the type of the payload differs: {payload:?}"),
    }
    assert_eq!(link.kind().map(kind_id), kind(view), "the kind differs");
    let target = link
        .target()
        .map(|target| target.bytes().collect::<Vec<_>>());
    assert_eq!(target, view.target(), "the target differs");
    judge_faults(link.faults(), &view.faults);
}

fn judge_parts(link: &Link<'_, '_>, view: &View) {
    let (parts, url) = (link.parts(), &view.url);
    let segment = |it: &Option<slow::Segment>| it.as_ref().map(|it| it.start..it.end);
    for (name, found, expected) in [
        ("scheme", parts.scheme(), url.scheme.clone()),
        ("user info", parts.user_info(), url.user_info.clone()),
        ("host", parts.host(), url.host.clone()),
        ("port", parts.port_text(), url.port_text.clone()),
        (
            "route",
            Some(parts.route_text()),
            Some(url.route_text.clone()),
        ),
        ("sublink", parts.sublink(), url.sublink.clone()),
        ("signature", parts.signature(), segment(&url.signature)),
        ("token", parts.token(), segment(&url.token)),
        ("payload", parts.payload(), segment(&url.payload)),
        ("trailing path", parts.trailing_path(), url.trailing.clone()),
        ("query", parts.query(), url.query.clone()),
        ("fragment", parts.fragment(), url.fragment.clone()),
    ] {
        judge_part(name, found, expected.as_ref());
    }
    assert_eq!(parts.port(), url.port, "the port differs");
    assert_eq!(
        parts.route().letter(),
        url.route.to_string(),
        "the route differs"
    );
    assert_eq!(
        parts.has_trailing_slash(),
        url.trailing_slash.is_some(),
        "the trailing slash differs"
    );
}

fn judge_part(name: &str, found: Option<Part<'_>>, expected: Option<&Range<usize>>) {
    let found = found.as_ref().map(Part::span).map(Span::range);
    assert_eq!(found.as_ref(), expected, "the span of the {name} differs");
}

fn judge_list(records: &Records<'_>, list: &List) {
    assert_eq!(
        records.len(),
        list.records.len(),
        "the number of records differs"
    );
    for (index, (found, expected)) in records.iter().zip(&list.records).enumerate() {
        assert_eq!(found.index(), index);
        assert_eq!(
            found.id().get(),
            expected.id,
            "the id of record {index} differs"
        );
        let width = usize::from(found.width().get());
        assert_eq!(width, expected.width, "the width of record {index} differs");
        assert_eq!(
            found.offset(),
            expected.offset,
            "the offset of record {index} differs"
        );
        assert_eq!(
            found.as_bytes(),
            expected.value,
            "the value of record {index} differs"
        );
    }
    assert_eq!(
        records.left_over(),
        list.left_over,
        "the bytes left over differ"
    );
    assert_eq!(
        records.kind().map(kind_id),
        list.kind(),
        "the kind of the list differs"
    );
}

fn judge_faults(found: impl Iterator<Item = Error>, expected: &[Fault]) {
    let mut expected = expected.iter().copied();
    for error in found {
        judge_fault(Some(error), expected.next());
    }
    judge_fault(None, expected.next());
}

fn judge_fault(found: Option<Error>, expected: Option<Fault>) {
    assert_eq!(found.map(fault_of), expected, "the fault differs");
}

/// Strict decoding rejects a link with its first fault, or, if it has none, with its first deviation.
fn judge_strict(text: &[u8], link: &Link<'_, '_>, view: &View) {
    let deviations = slow::deviations(view, text);
    if view.faults.is_empty() {
        assert_eq!(
            link.first_deviation().map(fault_of).as_ref(),
            deviations.first(),
            "the first deviation differs"
        );
    }
    let mut buffer = vec![0; text.len()];
    let error = Link::decode_strict(text, &mut buffer).err().map(fault_of);
    assert_eq!(
        error.as_ref(),
        view.faults.first().or(deviations.first()),
        "strict decoding has another error"
    );
}

fn fault_of(error: Error) -> Fault {
    Fault {
        kind: error.kind(),
        layer: error.layer(),
        record: error.record(),
        offset: error.offset(),
        text_offset: error.text_offset(),
    }
}

/// The id of the kind. If the payload can't be read, the route decides.
fn kind(view: &View) -> Option<u8> {
    match &view.list {
        Some(list) => list.kind(),
        None => Some(match view.url.route {
            'q' => 62,
            'u' => 60,
            _ => 63,
        }),
    }
}

fn kind_id(kind: Kind) -> u8 {
    match kind {
        Kind::ListUnsubscribe => 60,
        Kind::InitialOpen => 61,
        Kind::Open => 62,
        Kind::Click => 63,
        other => panic!("the slow decoder does not know this kind: {other:?}"),
    }
}
