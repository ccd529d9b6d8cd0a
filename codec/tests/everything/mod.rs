//! Calls every public function of the codec on a text, while tests measure what that takes.
//!
//! Each call is written as `Type::function(…)`, so that `fuzz/tests/proofs_cover.rs` can check that none
//! is left out.

mod writing;

use std::fmt::{Debug, Display, Write};
use std::hint::black_box;

use tracklens_codec::{
    Ciphertext, Configuration, ConfigurationError, ConfigurationErrorKind, Definition, Error,
    ErrorKind, Event, EventValue, Flag, Include, Kind, LeftOut, Link, MessageId, MetadataLength,
    NoEvent, Options, Origin, ParseError, Part, Parts, Payload, PercentDecoded, PercentEncoded,
    Record, RecordId, Records, RedirectError, RedirectErrorKind, RedirectUrl, Request, Route,
    Scheme, Signature, Span, Standing, Target, Token, TransmissionId, Value, Width,
};

/// Everything that takes a text, whether it is a link, a record list or a configuration.
pub(crate) fn run(text: &[u8], buffer: &mut [u8]) {
    let (buffer, room) = buffer.split_at_mut(buffer.len() / 2);
    run_link(Link::decode(text, buffer), room);
    run_link(Link::decode_partial(text, buffer), room);
    run_link(Link::decode_strict(text, buffer), room);
    run_link(Link::decode_partial(text, &mut []), room);
    match Parts::find(text) {
        Ok(parts) => run_parts(&parts),
        Err(error) => run_error(&error),
    }
    run_records(&Records::read(text));
    writing::run_records(&Records::read(text), room);
    run_configuration(Configuration::parse(text));
    run_text(text);
}

/// Everything that needs no text.
pub(crate) fn run_tables(room: &mut [u8]) {
    Definition::all().for_each(run_definition);
    for number in 0..=u8::MAX {
        if let Some(id) = RecordId::new(number) {
            show_debug(&id);
            black_box((RecordId::get(id), RecordId::definition(id)));
        }
    }
    for len in [0, 1, 0xff, 0x100, 0xffff, 0x1_0000] {
        if let Some(width) = Width::minimal(len) {
            show_debug(&width);
            black_box(Width::get(width));
        }
        run_metadata_length(MetadataLength::new(len, 1000));
    }
    run_options(Options::default());
    writing::run_texts(room);
}

fn run_parsing(text: &str) {
    black_box((text.parse::<Kind>().ok(), text.parse::<Route>().ok()));
    black_box((text.parse::<Scheme>().ok(), text.parse::<Token>().ok()));
    black_box((
        text.parse::<Signature>().ok(),
        text.parse::<MessageId>().ok(),
    ));
    black_box(text.parse::<TransmissionId>().ok());
    if let Err(error) = text.parse::<RecordId>() {
        show(&error);
        show_debug(&error);
        black_box(ParseError::code(error));
    }
    if let Ok(origin) = Origin::try_from(text) {
        show(&origin);
    }
}

fn run_link(link: Result<Link<'_, '_>, Error>, room: &mut [u8]) {
    let link = match &link {
        Ok(link) => link,
        Err(error) => return run_error(error),
    };
    show(link);
    show_debug(link);
    writing::run_link(link, room);
    run_parts(Link::parts(link));
    if let Some(deviation) = Link::first_deviation(link) {
        run_error(&deviation);
    }
    run_faults(link);
    if let Some(kind) = Link::kind(link) {
        run_kind(kind);
    }
    if let Some(signature) = Link::signature(link) {
        run_signature(signature);
    }
    if let Some(token) = Link::token(link) {
        run_token(token);
    }
    if let Some(target) = Link::target(link) {
        run_target(&target);
    }
    black_box(Link::redirect_url(link).is_ok());
    if let Some(records) = Link::records(link) {
        run_records(records);
    }
    run_payload(Link::payload(link));
    run_event(link);
}

fn run_faults(link: &Link<'_, '_>) {
    for fault in Link::faults(link) {
        run_error(&fault);
    }
}

fn run_parts(parts: &Parts<'_>) {
    show_debug(parts);
    let named = [
        Parts::scheme(parts),
        Parts::user_info(parts),
        Parts::host(parts),
        Parts::port_text(parts),
        Some(Parts::route_text(parts)),
        Parts::sublink(parts),
        Parts::signature(parts),
        Parts::token(parts),
        Parts::payload(parts),
        Parts::trailing_path(parts),
        Parts::query(parts),
        Parts::query_target(parts),
        Parts::fragment(parts),
    ];
    named.into_iter().flatten().for_each(run_part);
    run_route(Parts::route(parts));
    black_box((Parts::text(parts), Parts::port(parts)));
    black_box((Parts::has_trailing_slash(parts), Parts::payload_len(parts)));
}

fn run_part(part: Part<'_>) {
    show_debug(&part);
    let span = Part::span(&part);
    show_debug(&span);
    black_box((Part::as_bytes(&part), Part::to_str(&part).is_ok()));
    black_box((Span::start(span), Span::end(span), Span::range(span)));
}

fn run_route(route: Route) {
    show(&route);
    show_debug(&route);
    black_box(Route::from_letter(Route::letter(route)));
    black_box(Kind::of_route(route));
}

fn run_kind(kind: Kind) {
    show(&kind);
    show_debug(&kind);
    black_box(Kind::from_name(Kind::name(kind)));
    black_box((Kind::id(kind), Kind::route(kind)));
}

fn run_signature(signature: Signature) {
    let again = Signature::new(*Signature::as_bytes(&signature));
    show(&again);
    show_debug(&again);
}

fn run_token(token: Token) {
    show(&token);
    show_debug(&token);
    black_box(Flag::from_byte(Flag::byte(Token::flag(token))));
    black_box((Token::customer_id(token), Token::flag(token)));
    black_box(Token::from_bytes([0, 0, 0, 1, 2]));
    let again = Token::new(Token::customer_id(token), Token::flag(token));
    black_box((Token::to_bytes(again), Flag::byte(Token::flag(token))));
}

fn run_target(target: &Target<'_, '_>) {
    show_debug(target);
    black_box(Target::source(target));
    Target::bytes(target).for_each(keep);
    match Target::redirect_url(target) {
        Ok(url) => {
            show(&url);
            show_debug(&url);
            RedirectUrl::bytes(&url).for_each(keep);
            black_box((RedirectUrl::len(&url), RedirectUrl::has_host(&url, "a")));
        }
        Err(error) => {
            show(&error);
            show_debug(&error);
            black_box(RedirectError::offset(error));
            let kind = RedirectError::kind(error);
            show(&kind);
            black_box(RedirectErrorKind::code(kind));
        }
    }
}

fn run_payload(payload: Payload<'_>) {
    show_debug(&payload);
    black_box((Payload::records(&payload), Payload::ciphertext(&payload)));
    let ciphertext = Ciphertext::new(Payload::as_bytes(&payload));
    show_debug(&ciphertext);
    black_box((
        Ciphertext::as_bytes(&ciphertext),
        Ciphertext::blocks(&ciphertext),
        Ciphertext::plaintext_len(&ciphertext),
    ));
}

fn run_event(link: &Link<'_, '_>) {
    let request = Request::with_ip_address(Request::at(0), b"192.0.2.1");
    let request = Request::with_user_agent(request, b"\xff");
    show_debug(&request);
    black_box((Request::time(&request), Request::ip_address(&request)));
    black_box(Request::user_agent(&request));
    let event = match Event::of(link, request, Options::default()) {
        Ok(event) => event,
        Err(error) => {
            show(&error);
            show_debug(&error);
            black_box(NoEvent::code(error));
            return;
        }
    };
    run_found_event(&event);
    run_found_event(&Event::without_metadata(event));
}

fn run_found_event(event: &Event<'_>) {
    show(event);
    show_debug(event);
    black_box((Event::kind(event), Event::key(event)));
    black_box(Event::write_json(event, &mut Sink)).expect("a sink takes everything");
    for left_out in Event::left_out(event) {
        show_debug(&left_out);
        black_box(LeftOut::code(left_out));
    }
    for (_, value) in Event::fields(event) {
        show_debug(&value);
        black_box(EventValue::write_json(&value, &mut Sink)).expect("a sink takes everything");
    }
}

fn run_records(records: &Records<'_>) {
    show_debug(records);
    Records::faults(records).for_each(|fault| run_error(&fault));
    show_debug(&Records::iter(records));
    Records::iter(records).for_each(|record| run_record(&record));
    black_box((Records::payload(records), Records::len(records)));
    black_box((Records::is_empty(records), Records::left_over(records)));
    black_box((Records::left_over_offset(records), Records::kind(records)));
    black_box(Records::first(records, RecordId::RCPT_TO));
    black_box((Records::expiry(records), Records::lifetime(records)));
    black_box(Records::is_expired_at(records, 1_700_000_000));
    black_box(Records::template_version(records));
    black_box(Records::subaccount_id(records));
    black_box(Records::transmission_id(records));
    black_box(Records::message_id(records));
    let texts = [
        Records::target_link_url(records),
        Records::target_link_name(records),
        Records::rcpt_meta(records),
        Records::campaign_id(records),
        Records::template_id(records),
        Records::rcpt_to(records),
        Records::tenant_id(records),
    ];
    texts.into_iter().for_each(keep);
}

fn run_record(record: &Record<'_>) {
    show_debug(record);
    black_box((Record::id(record), Record::width(record)));
    black_box((Record::index(record), Record::offset(record)));
    black_box((Record::value_offset(record), Record::end(record)));
    black_box(Record::as_bytes(record));
    match Record::value(record) {
        Ok(value) => run_value(value),
        Err(error) => run_error(&error),
    }
}

fn run_value(value: Value<'_>) {
    show_debug(&value);
    match value {
        Value::MessageId(id) => run_message_id(id),
        Value::TransmissionId(id) => run_transmission_id(id),
        _ => {}
    }
}

fn run_message_id(id: MessageId) {
    let again = MessageId::new(*MessageId::as_bytes(&id));
    show(&again);
    show_debug(&again);
    black_box((MessageId::injection_time(id), MessageId::node(id)));
    black_box(MessageId::prefix(id));
}

fn run_transmission_id(id: TransmissionId) {
    let again = TransmissionId::new(TransmissionId::get(id));
    show(&again);
    show_debug(&again);
    black_box((TransmissionId::node(id), TransmissionId::counter(id)));
    black_box(TransmissionId::generator_start(id));
}

fn run_definition(definition: &Definition) {
    show_debug(definition);
    black_box((Definition::id(definition), Definition::name(definition)));
    black_box(Definition::shape(definition));
    black_box((
        Definition::max_len(definition),
        Definition::rule(definition),
        Definition::meaning(definition),
    ));
    black_box(Standing::name(Definition::standing(definition)));
}

fn run_error(error: &Error) {
    show(error);
    show_debug(error);
    black_box((Error::code(error), Error::layer(error)));
    black_box((Error::offset(error), Error::text_offset(error)));
    black_box(Error::record(error));
    let kind = Error::kind(error);
    show(&kind);
    black_box(ErrorKind::code(kind));
}

fn run_configuration(configuration: Result<Configuration<'_>, ConfigurationError>) {
    let configuration = match &configuration {
        Ok(configuration) => configuration,
        Err(error) => return run_configuration_error(error),
    };
    show_debug(configuration);
    black_box(Configuration::has_stanza(configuration));
    run_options(Configuration::options(configuration));
    show_debug(&Configuration::includes(configuration));
    Configuration::includes(configuration).for_each(|include| run_include(&include));
}

fn run_include(include: &Include<'_>) {
    show_debug(include);
    black_box((Include::path(include), Include::is_readonly(include)));
    black_box((Include::line(include), Include::column(include)));
}

fn run_options(options: Options) {
    show_debug(&options);
    black_box(Options::click_tracking_include_metadata(options));
    black_box(Options::max_metadata_len(options));
    black_box(Options::with_click_tracking_include_metadata(
        options, false,
    ));
    black_box(Options::with_max_metadata_len(options, 1));
}

fn run_configuration_error(error: &ConfigurationError) {
    show(error);
    show_debug(error);
    black_box((
        ConfigurationError::line(error),
        ConfigurationError::column(error),
        ConfigurationError::offset(error),
        ConfigurationError::code(error),
    ));
    let kind = ConfigurationError::kind(error);
    show(&kind);
    black_box(ConfigurationErrorKind::code(kind));
}

fn run_metadata_length(length: MetadataLength) {
    show_debug(&length);
    black_box((MetadataLength::len(length), MetadataLength::max(length)));
    black_box(MetadataLength::remaining(length));
    black_box((
        MetadataLength::is_empty(length),
        MetadataLength::is_over(length),
        MetadataLength::excess(length),
    ));
}

fn run_text(text: &[u8]) {
    if let Ok(text) = str::from_utf8(text) {
        run_parsing(text);
    }
    show_debug(&PercentEncoded::new(text));
    PercentEncoded::new(text).for_each(keep);
    show_debug(&PercentDecoded::new(text));
    PercentDecoded::new(text).for_each(keep);
}

fn keep<T>(value: T) {
    black_box(value);
}

fn show(value: &impl Display) {
    write!(Sink, "{value}").expect("a sink takes everything");
}

fn show_debug(value: &impl Debug) {
    write!(Sink, "{value:?}").expect("a sink takes everything");
}

/// Takes a text of any length, and keeps none of it.
struct Sink;

impl Write for Sink {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        black_box(text);
        Ok(())
    }
}
