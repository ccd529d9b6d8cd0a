//! Property tests of a program that reads links: what must hold of its handler, and of links that it keeps.
//!
//! ```sh
//! cargo run -p tracklens-codec --features proptest,serde --example laws
//! ```
//!
//! In a program of your own these are tests, under `[dev-dependencies]` with the features that they need. For a fuzz
//! target, the feature `arbitrary` makes a `Draft` of its bytes.

use std::error::Error;
use std::fmt;

use proptest::prelude::*;
use tracklens_codec::strategies::{link_texts, links, senders};
use tracklens_codec::{
    Draft, Event, Kind, Link, LinkBuf, MAX_PAYLOAD_LEN, NewLink, Options, Origin, Request,
    Signature,
};

/// The handler under test: what the header `Location` gets, and the event.
fn handle(path: &str) -> Result<(Option<String>, Option<String>), Box<dyn Error>> {
    let mut buffer = [0; MAX_PAYLOAD_LEN];
    let link = Link::decode(path, &mut buffer)?;
    let location = link.redirect_url()?.map(|url| url.to_string());
    let event = Event::of(&link, Request::at(1_700_000_000), Options::default()).ok();
    Ok((location, event.map(|event| event.to_string())))
}

fn the_handler_redirects_to_the_web_alone() {
    proptest!(|(text in link_texts())| {
        if let Ok((Some(location), _)) = handle(&text) {
            let url = url::Url::parse(&location).map_err(failed)?;
            prop_assert!(["http", "https"].contains(&url.scheme()));
            prop_assert!(location.bytes().all(|byte| byte.is_ascii_graphic()));
        }
    });
}

fn an_event_is_of_the_kind_of_its_link() {
    proptest!(|(link in links())| {
        let kind = link.as_link().kind().ok_or_else(|| failed("a link without a kind"))?;
        if let Ok((_, Some(event))) = handle(&link.to_string()) {
            let event: serde_json::Value = serde_json::from_str(&event).map_err(failed)?;
            let is_unsubscribe = kind == Kind::ListUnsubscribe;
            let key = if is_unsubscribe { "unsubscribe_event" } else { "track_event" };
            prop_assert_eq!(event["msys"][key]["type"].as_str(), Some(kind.name()));
        }
    });
}

fn a_link_that_is_sent_can_be_read_and_written_again() {
    proptest!(|(sender in senders())| {
        let origin = Origin::try_from("https://click.example.com").map_err(failed)?;
        let signature = Signature::new([0; 16]);
        let mut payload = [0; MAX_PAYLOAD_LEN];
        let link = sender.draft().link(origin, &mut payload).map_err(failed)?;
        let text = link.with_signature(signature).to_string();
        let read = LinkBuf::decode(&text).map_err(failed)?;
        prop_assert_eq!(NewLink::of(&read.as_link()).map_err(failed)?.to_string(), text.clone());
        // A short link doesn't have all that its sender knew. What it has makes the same link.
        let mut payload = [0; MAX_PAYLOAD_LEN];
        let again = read.as_link();
        let again = Draft::of(&again).and_then(|it| it.link(origin, &mut payload)).map_err(failed)?;
        prop_assert_eq!(again.with_signature(signature).to_string(), text);
    });
}

fn a_link_is_kept_in_json() {
    proptest!(|(link in links())| {
        let json = serde_json::to_string(&link).map_err(failed)?;
        prop_assert_eq!(serde_json::from_str::<LinkBuf>(&json).map_err(failed)?, link);
    });
}

fn failed(error: impl fmt::Display) -> TestCaseError {
    TestCaseError::fail(error.to_string())
}

fn main() {
    the_handler_redirects_to_the_web_alone();
    an_event_is_of_the_kind_of_its_link();
    a_link_that_is_sent_can_be_read_and_written_again();
    a_link_is_kept_in_json();
}

#[test]
fn the_laws_hold() {
    main();
}
