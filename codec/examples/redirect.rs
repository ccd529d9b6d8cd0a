//! A web handler: from the path of a request to the redirect and the event.
//!
//! ```sh
//! cargo run -p tracklens-codec --features hmac --example redirect -- /f/a/SIGNATURE/TOKEN/PAYLOAD
//! ```

use std::time::{SystemTime, UNIX_EPOCH};
use std::{env, process::ExitCode};

use tracklens_codec::{Event, HmacSha256, Link, MAX_PAYLOAD_LEN, Options, Request, Target};

/// What the handler answers with, and what it reports.
#[derive(Debug, PartialEq)]
struct Answer {
    /// The value of the header `Location`.
    location: String,
    /// The event as JSON, if the link has one.
    event: Option<String>,
}

fn answer(path: &str, ip_address: &str, key: &HmacSha256, now: i64) -> Option<Answer> {
    let mut buffer = [0; MAX_PAYLOAD_LEN];
    let link = Link::decode(path, &mut buffer).ok()?;
    if !link.verify(key).is_valid() {
        return None; // Anybody could have written it, with any target.
    }
    let location = link.target().as_ref().map(Target::redirect_url)?.ok()?;
    let request = Request::at(now).with_ip_address(ip_address.as_bytes());
    let event = Event::of(&link, request, Options::default()).ok();
    let event = event.map(|event| {
        let mut json = String::new();
        event
            .write_json(&mut json)
            .map(|()| json)
            .unwrap_or_default()
    });
    let location = location.to_string();
    Some(Answer { location, event })
}

fn main() -> ExitCode {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    let now = i64::try_from(now.as_secs()).unwrap_or(i64::MAX);
    let key = HmacSha256::new(b"a key of the operator's own").expect("a key of 27 bytes");
    let path = env::args().nth(1).unwrap_or_default();
    let Some(Answer { location, event }) = answer(&path, "192.0.2.1", &key, now) else {
        println!("HTTP/1.1 404 Not Found\r\n");
        return ExitCode::FAILURE;
    };
    println!("HTTP/1.1 302 Found\r\nLocation: {location}\r\n");
    if let Some(event) = event {
        eprintln!("{event}");
    }
    ExitCode::SUCCESS
}

#[cfg(test)]
mod tests {
    use tracklens_codec::{Flag, Origin, Route, Token, UnsignedLink};

    use super::*;

    fn path(payload: &[u8], key: &HmacSha256) -> String {
        let origin = Origin::try_from("https://click.example.com").unwrap();
        let token = Token::new(1, Flag::Plaintext);
        let link = UnsignedLink::new(origin, Route::Click, token, payload).unwrap();
        let link = link.sign(key).to_string();
        link.trim_start_matches("https://click.example.com")
            .to_owned()
    }

    #[test]
    fn a_signed_click_is_followed_and_reported() {
        let key = HmacSha256::new(&[7; 16]).unwrap();
        let payload = b"\x46\x04\0\0\x01\0\x3f\x44\x14https://example.com/";
        let path = path(payload, &key);
        let found = answer(&path, "192.0.2.1", &key, 256).unwrap();
        assert_eq!(found.location, "https://example.com/");
        assert!(found.event.unwrap().contains(r#""ip_address":"192.0.2.1""#));
        assert_eq!(answer(&path, "192.0.2.1", &key, 257).unwrap().event, None);
        let other = HmacSha256::new(&[8; 16]).unwrap();
        assert_eq!(answer(&path, "192.0.2.1", &other, 256), None);
    }

    #[test]
    fn a_target_that_is_no_url_is_not_followed() {
        let key = HmacSha256::new(&[7; 16]).unwrap();
        let path = path(b"\x3f\x44\x13javascript:alert(1)", &key);
        assert_eq!(answer(&path, "", &key, 0), None);
    }
}
