//! Calls every public function that writes.

use std::hint::black_box;

use tracklens_codec::{
    Click, Draft, Flag, Form, Host, Kind, Link, LongMetadata, MAX_LINK_LEN, MessageId, NewLink,
    Options, Origin, Purpose, Recipient, RecordId, RecordList, Records, Route, Scheme, Signature,
    SignatureScheme, SignatureVerdict, SignedContent, Sublink, Token, Transmission, TransmissionId,
    UnsignedLink, Value, WriteError, cut_link_name,
};

use super::{keep, show, show_debug};

/// A scheme with the same signature for everything.
struct Constant;

impl SignatureScheme for Constant {
    fn sign(&self, _: &SignedContent<'_>) -> Signature {
        Signature::new([1; 16])
    }

    fn verify(&self, content: &SignedContent<'_>, signature: &Signature) -> bool {
        self.sign(content) == *signature
    }
}

fn run_origin(link: &Link<'_, '_>) {
    if let Ok(origin) = Origin::try_from("https://example.com:81") {
        black_box(NewLink::of_with_origin(link, origin).is_ok());
    }
}

/// Writes a link that was read in all ways.
pub(super) fn run_link(link: &Link<'_, '_>, room: &mut [u8]) {
    let verdict = Link::verify(link, &&Constant);
    show_debug(&verdict);
    black_box(SignatureVerdict::is_valid(verdict));
    if let Some(content) = SignedContent::of(link) {
        run_content(&content);
    }
    if let Some(token) = link.token() {
        let payload = link.payload().as_bytes();
        run_content(&SignedContent::of_parts(link.parts(), token, payload));
    }
    match Draft::of(link) {
        Ok(draft) => {
            show_debug(&draft);
            black_box(Draft::payload_len(&draft).unwrap_or_default());
        }
        Err(error) => run_error(error),
    }
    run_origin(link);
    for part in NewLink::dropped(link) {
        black_box(part);
    }
    match NewLink::of(link) {
        Ok(link) => run_new_link(&link, room),
        Err(error) => run_error(error),
    }
}

/// Writes and edits a record list in all ways.
pub(super) fn run_records(records: &Records<'_>, room: &mut [u8]) {
    show_debug(&RecordList::new(room));
    for len in [0, room.len()] {
        let mut list = match RecordList::copy_of(records, &mut room[..len]) {
            Ok(list) => list,
            Err(error) => {
                run_error(error);
                continue;
            }
        };
        for id in [RecordId::EXPIRY, RecordId::RCPT_TO, RecordId::CLICK] {
            for value in [Value::Flag, Value::Number(1), Value::Text(b"\xff")] {
                RecordList::push(&mut list, id, value).unwrap_or_else(run_error);
                RecordList::set(&mut list, id, value).unwrap_or_else(run_error);
            }
        }
        RecordList::push_kind(&mut list, Kind::Click).unwrap_or_else(run_error);
        RecordList::remove(&mut list, RecordId::EXPIRY);
        show_debug(&list);
        black_box((RecordList::as_bytes(&list), RecordList::records(&list)));
        keep(RecordList::into_bytes(list));
    }
    black_box(RecordList::records(&RecordList::new(room)));
}

/// Writes what a sender can ask for: nothing, little, and too much.
pub(super) fn run_texts(room: &mut [u8]) {
    let long = str::from_utf8(&[b'x'; MAX_LINK_LEN]).unwrap();
    for len in [0, 1, 64, 65, 1001, MAX_LINK_LEN] {
        run_text(&long[..len], room);
    }
    run_text("in app", room);
    run_text("käse%", room);
}

fn run_text(text: &str, room: &mut [u8]) {
    run_names(text);
    for number in 0..4 {
        let purpose = purpose(text, number);
        show_debug(&purpose);
        black_box(Purpose::kind(&purpose));
        for form in 0..4 {
            run_draft(&draft(text, purpose, form), room);
        }
    }
}

fn run_names(text: &str) {
    let sublink = sublink(text);
    show(&sublink);
    show_debug(&sublink);
    if let Err(error) = Host::new(text) {
        run_error(error);
    }
    keep(Scheme::from_name(text.as_bytes()));
    keep(cut_link_name(text));
    show_debug(&transmission(text));
    show_debug(&Recipient::new(text, MessageId::new([6; 10])));
}

fn sublink(text: &str) -> Sublink<'_> {
    for sublink in [Sublink::new(text), Sublink::of_encoded(text)] {
        match sublink {
            Ok(sublink) => return sublink,
            Err(error) => run_error(error),
        }
    }
    Sublink::default()
}

fn transmission(text: &str) -> Transmission<'_> {
    let transmission = Transmission::new(1, 2);
    let transmission = Transmission::with_id(transmission, TransmissionId::new(3));
    let transmission = Transmission::with_tenant_id(transmission, text);
    let transmission = Transmission::with_subaccount_id(transmission, 4);
    let transmission = Transmission::with_campaign_id(transmission, cut_link_name(text));
    Transmission::with_template(transmission, cut_link_name(text), 5)
}

fn purpose(text: &str, number: usize) -> Purpose<'_> {
    let click = Click::with_sublink(Click::new(text), sublink(text));
    match number {
        0 => Purpose::Click(Click::with_target_in_query(click)),
        1 => Purpose::Click(Click::with_name(click, text)),
        2 => Purpose::Click(Click::with_cut_name(click, text)),
        _ => Purpose::Open,
    }
}

fn draft<'a>(text: &'a str, purpose: Purpose<'a>, form: usize) -> Draft<'a> {
    let recipient = Recipient::new(text, MessageId::new([6; 10]));
    let draft = Draft::new(transmission(text), recipient, purpose);
    if form == 0 {
        return draft;
    }
    let draft = Draft::with_metadata(Draft::with_form(draft, Form::Long), text);
    match form {
        1 => draft,
        2 => Draft::with_long_metadata(draft, LongMetadata::Refused),
        _ => Draft::with_options(draft, Options::default().with_max_metadata_len(1)),
    }
}

fn run_draft(draft: &Draft<'_>, room: &mut [u8]) {
    show_debug(draft);
    show_debug(&Draft::metadata_outcome(draft));
    if let Err(error) = Draft::payload_len(draft) {
        run_error(error);
    }
    let (payload, text) = room.split_at_mut(room.len() / 2);
    for len in [0, payload.len()] {
        if let Err(error) = Draft::records(draft, &mut payload[..len]) {
            run_error(error);
        }
        match Draft::link(draft, origin(), &mut payload[..len]) {
            Ok(link) => run_unsigned(&link, text),
            Err(error) => run_error(error),
        }
    }
}

fn run_unsigned(link: &UnsignedLink<'_>, room: &mut [u8]) {
    show_debug(link);
    black_box((UnsignedLink::len(link), UnsignedLink::is_canonical(link)));
    run_content(&UnsignedLink::signed_content(link));
    run_new_link(&UnsignedLink::sign(*link, &Constant), room);
    for lacking in [
        UnsignedLink::with_empty_sublink(*link),
        UnsignedLink::without_sublink(*link),
    ] {
        match lacking {
            Ok(link) => run_new_link(&UnsignedLink::sign(link, &Constant), room),
            Err(error) => run_error(error),
        }
    }
}

fn run_new_link(link: &NewLink<'_>, room: &mut [u8]) {
    show(link);
    show_debug(link);
    black_box((NewLink::signature(link), NewLink::len(link)));
    for len in [0, room.len()] {
        if let Err(error) = NewLink::write_to_slice(link, &mut room[..len]) {
            run_error(error);
        }
    }
    for part in 0..5 {
        match with_another_part(NewLink::unsigned(link), part) {
            Ok(link) => show(&UnsignedLink::with_signature(link, Signature::new([2; 16]))),
            Err(error) => run_error(error),
        }
    }
}

fn with_another_part(link: UnsignedLink<'_>, part: usize) -> Result<UnsignedLink<'_>, WriteError> {
    match part {
        0 => UnsignedLink::new(
            origin(),
            Route::Click,
            Token::new(1, Flag::Encrypted),
            &[7; MAX_LINK_LEN],
        ),
        1 => UnsignedLink::with_origin(link, origin()),
        2 => UnsignedLink::with_payload(link, Flag::Encrypted, &[0x11; 32]),
        3 => UnsignedLink::with_query_target(link, Some("https://www.example.com/")),
        _ => UnsignedLink::with_sublink(link, Sublink::default()),
    }
}

fn run_content(content: &SignedContent<'_>) {
    show_debug(content);
    black_box((SignedContent::route(content), SignedContent::token(content)));
    keep(SignedContent::payload(content));
    SignedContent::sublink(content)
        .into_iter()
        .flatten()
        .for_each(keep);
    SignedContent::query_target(content)
        .into_iter()
        .flatten()
        .for_each(keep);
}

fn origin() -> Origin<'static> {
    let host = Host::new("link.example.com").unwrap();
    let origin = Origin::with_port(Origin::new(Scheme::Https, host), 81);
    show_debug(&origin);
    show_debug(&Origin::host(&origin));
    black_box((Host::as_str(&host), Origin::port(&origin)));
    keep(Scheme::name(Origin::scheme(&origin)));
    keep(Scheme::from_name(b"HTTP"));
    origin
}

fn run_error(error: WriteError) {
    show(&error);
    show_debug(&error);
    keep(WriteError::code(error));
}
