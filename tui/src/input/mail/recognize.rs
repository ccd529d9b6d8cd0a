//! Whether bytes are a mail.

use super::header::{colon, is_envelope};

/// Fields that every mail has some of, and hardly anything else has.
const NAMES: [&[u8]; 20] = [
    b"Received",
    b"Return-Path",
    b"Delivered-To",
    b"From",
    b"To",
    b"Subject",
    b"Date",
    b"Message-ID",
    b"MIME-Version",
    b"Content-Type",
    b"Content-Transfer-Encoding",
    b"Reply-To",
    b"DKIM-Signature",
    b"Authentication-Results",
    b"Received-SPF",
    b"ARC-Seal",
    b"X-MSFBL",
    b"List-Unsubscribe",
    b"X-Mailer",
    b"Envelope-To",
];

/// Lines that are looked at.
const MAX_LINES: usize = 200;

/// Whether bytes begin as a mail does: with header fields, two of which are those of mails.
///
/// A part of a mail (a body without its header, say) is not a mail; its bytes can be searched like any others.
///
/// ```
/// use tracklens::input::mail::looks_like_mail;
///
/// assert!(looks_like_mail(b"From: a@example.com\nSubject: Hi\n\nHi!\n"));
/// assert!(!looks_like_mail(b"Subject: Hi!\n\nWhat is it?\n"));
/// assert!(!looks_like_mail(b"<html><body>From: you</body></html>"));
/// ```
#[must_use]
pub fn looks_like_mail(bytes: &[u8]) -> bool {
    let bytes = bytes
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(bytes)
        .trim_ascii_start();
    let mut known = [false; NAMES.len()];
    for (place, line) in bytes
        .split(|&byte| byte == b'\n')
        .take(MAX_LINES)
        .enumerate()
    {
        let text = line.trim_ascii_end();
        if text.is_empty() {
            break;
        }
        let is_folded = matches!(line.first(), Some(b' ' | b'\t')) && place > 0;
        if is_folded || place == 0 && is_envelope(text) {
            continue;
        }
        let Some(colon) = colon(text) else {
            return false;
        };
        let name = text.get(..colon).unwrap_or_default().trim_ascii_end();
        let names = known.iter_mut().zip(NAMES);
        for (known, wanted) in names {
            *known |= wanted.eq_ignore_ascii_case(name);
        }
    }
    known.iter().filter(|known| **known).count() >= 2
}
