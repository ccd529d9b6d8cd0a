//! A web handler: from the path of a request to the answer and the event.
//!
//! ```sh
//! cargo run -p tracklens-codec --features hmac --example redirect -- /f/a/SIGNATURE/TOKEN/PAYLOAD
//! ```
//!
//! The links are our own, so their signature is verified. The vendor's signatures can't be verified: a handler for the
//! vendor's links compares the host of the URL (`has_host`) with those that it redirects to.

use std::error::Error;
use std::time::{SystemTime, UNIX_EPOCH};
use std::{env, process::ExitCode};

use tracklens_codec::{Event, HmacSha256, Link, MAX_PAYLOAD_LEN, Options, Request};

/// What the handler answers with, and what it reports.
#[derive(Debug, PartialEq)]
struct Answer {
    /// The value of the header `Location` for a click. Without it the answer is an image.
    location: Option<String>,
    /// The event as JSON. An expired link has none.
    event: Option<String>,
}

fn answer(path: &str, ip: &str, key: &HmacSha256, now: i64) -> Result<Answer, Box<dyn Error>> {
    let mut buffer = [0; MAX_PAYLOAD_LEN];
    let link = Link::decode(path, &mut buffer)?;
    if !link.verify(key).is_valid() {
        return Err("the signature is not ours".into());
    }
    let location = link.redirect_url()?.map(|url| url.to_string());
    let request = Request::at(now).with_ip_address(ip.as_bytes());
    let event = Event::of(&link, request, Options::default()).ok();
    let event = event.map(|event| event.to_string());
    Ok(Answer { location, event })
}

fn main() -> ExitCode {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    let now = i64::try_from(now.as_secs()).unwrap_or(i64::MAX);
    let key = HmacSha256::new(b"a key of the operator's own").expect("a key of 27 bytes");
    let path = env::args().nth(1).unwrap_or_default();
    match answer(&path, "192.0.2.1", &key, now) {
        Ok(Answer { location, event }) => {
            match location {
                Some(url) => println!("HTTP/1.1 302 Found\r\nLocation: {url}\r\n"),
                None => println!("HTTP/1.1 200 OK\r\nContent-Type: image/gif\r\n"),
            }
            if let Some(event) = event {
                eprintln!("{event}");
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            println!("HTTP/1.1 400 Bad Request\r\n\r\n{error}");
            ExitCode::FAILURE
        }
    }
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

    fn error(path: &str, key: &HmacSha256) -> String {
        answer(path, "", key, 0).unwrap_err().to_string()
    }

    #[test]
    fn a_signed_click_is_followed_and_reported() {
        let key = HmacSha256::new(&[7; 16]).unwrap();
        let payload = b"\x46\x04\0\0\x01\0\x3f\x44\x14https://example.com/";
        let path = path(payload, &key);
        let found = answer(&path, "192.0.2.1", &key, 256).unwrap();
        assert_eq!(found.location.as_deref(), Some("https://example.com/"));
        assert!(found.event.unwrap().contains(r#""ip_address":"192.0.2.1""#));
        assert_eq!(answer(&path, "192.0.2.1", &key, 257).unwrap().event, None);
        let other = HmacSha256::new(&[8; 16]).unwrap();
        assert_eq!(error(&path, &other), "the signature is not ours");
    }

    #[test]
    fn an_open_and_an_unsubscribe_are_reported_and_lead_nowhere() {
        let key = HmacSha256::new(&[7; 16]).unwrap();
        for (payload, event) in [(b"\x3e", "track_event"), (b"\x3c", "unsubscribe_event")] {
            let found = answer(&path(payload, &key), "", &key, 0).unwrap();
            assert_eq!(found.location, None);
            assert!(found.event.unwrap().contains(event));
        }
    }

    #[test]
    fn what_is_wrong_is_an_error_with_its_place() {
        let key = HmacSha256::new(&[7; 16]).unwrap();
        let path = path(b"\x3f\x44\x13javascript:alert(1)", &key);
        let expected = "the target does not start with http:// or https://, at byte 0";
        assert_eq!(error(&path, &key), expected);
        assert!(error("/about", &key).ends_with(", at byte 1"));
    }
}
