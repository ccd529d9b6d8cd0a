//! The law of links that are made up.

use jiff::Timestamp;
use tracklens::settings::Settings;
use tracklens::writing::rewriting::made_up;
use tracklens_codec::{Kind, Link, MAX_PAYLOAD_LEN, Token};

/// A link that is made up is injected at the present, lives for 366 days and is as a writer writes it. Only a time that
/// a link can't hold is an error.
pub(super) fn judge(now: i64) {
    let Ok(time) = Timestamp::from_second(now) else {
        return;
    };
    let made = made_up(&Settings::at(time));
    let is_held = now >= 0 && i128::from(now) + 31_622_400 <= 4_294_967_295;
    assert_eq!(made.is_ok(), is_held, "a link is made up at {now}");
    let Ok(text) = made else {
        return;
    };
    let mut buffer = [0; MAX_PAYLOAD_LEN];
    let link = match Link::decode_strict(&text, &mut buffer) {
        Ok(link) => link,
        Err(error) => panic!("{error}: of a link that is made up"),
    };
    let records = link.records().expect("a plaintext payload");
    let injected = records
        .message_id()
        .map(|id| i64::from(id.injection_time()));
    assert_eq!(injected, Some(now), "the injection time differs");
    let expiry = records.expiry().map(i64::from);
    assert_eq!(expiry, Some(now + 31_622_400), "the expiry differs");
    assert_eq!(link.kind(), Some(Kind::Click), "the kind differs");
    assert_eq!(records.rcpt_to(), Some(&b"user@example.com"[..]));
    assert_eq!(
        records.target_link_url(),
        Some(&b"https://www.example.com/"[..])
    );
    assert_eq!(link.token().map(Token::customer_id), Some(1));
}
