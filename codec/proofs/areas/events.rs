//! The event of a link.
#![no_std]

use tracklens_codec::{Event, EventValue, LeftOut, Link, NoEvent, Options, Request};
use tracklens_proofs::{Sink, all, export};

export! {
    of(link: &Link<'static, 'static>, request: Request<'static>, options: Options) =>
        Event::of(link, request, options);
    event(event: &Event<'_>) => (Event::kind(event), Event::key(event));
    without_metadata(event: Event<'static>) => Event::without_metadata(event);
    left_out(event: &Event<'_>) => all(Event::left_out(event));
    fields(event: &Event<'_>) => all(Event::fields(event));
    write_event(event: &Event<'_>, buffer: &mut [u8]) =>
        Event::write_json(event, &mut Sink::new(buffer));
    write_value(value: &EventValue<'_>, buffer: &mut [u8]) =>
        EventValue::write_json(value, &mut Sink::new(buffer));
    codes(no_event: NoEvent, left_out: LeftOut) => (NoEvent::code(no_event), LeftOut::code(left_out));
    new_request(time: i64, ip_address: &'static [u8], user_agent: &'static [u8]) =>
        Request::with_user_agent(
            Request::with_ip_address(Request::at(time), ip_address),
            user_agent,
        );
    request(request: &Request<'_>) => (
        Request::time(request), Request::ip_address(request), Request::user_agent(request),
    );
}
