//! What a part holds, by its header fields.

use mail_parser::decoders::charsets::map::charset_decoder;
use mail_parser::parsers::MessageStream;
use mail_parser::{ContentType, HeaderValue};

use super::encoding::Encoding;
use super::header::Block;

/// The longest value of a header that is parsed, in bytes. The parsers start again and again in values that never end.
const MAX_VALUE_LEN: usize = 8192;

/// What a part holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Media {
    Html,
    /// Text of any other kind, pictures, programs: bytes.
    Bytes,
    /// A whole message.
    Message,
}

/// The content of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Content {
    pub(super) media: Media,
    pub(super) encoding: Encoding,
    pub(super) charset: Option<String>,
    /// The boundary of a part that holds others.
    pub(super) boundary: Option<Vec<u8>>,
    /// Whether parts in it that do not say what they are are messages.
    pub(super) is_digest: bool,
}

impl Content {
    /// The content that a block of header fields describes; `default` of one that does not say.
    pub(super) fn of(message: &[u8], block: &Block, default: Media) -> Self {
        let encoding = block.value(message, b"Content-Transfer-Encoding");
        let encoding = encoding.map_or(Encoding::Identity, Encoding::of_header);
        let mut content = Self {
            media: default,
            encoding,
            charset: None,
            boundary: None,
            is_digest: false,
        };
        let Some(value) = block.value(message, b"Content-Type") else {
            return content;
        };
        content.media = Media::Bytes;
        let value = line(value);
        let parsed = MessageStream::new(&value).parse_content_type();
        if let HeaderValue::ContentType(parsed) = parsed {
            content.take(&parsed);
        }
        content
    }

    fn take(&mut self, parsed: &ContentType<'_>) {
        let main = parsed.ctype();
        let sub = parsed.subtype().unwrap_or_default();
        let attribute = |name| parsed.attribute(name);
        self.charset = attribute("charset").map(str::to_owned);
        let is = |text: &str, word: &str| text.eq_ignore_ascii_case(word);
        if is(main, "multipart") {
            let boundary =
                attribute("boundary").map(|boundary| boundary.trim_end().as_bytes().to_vec());
            self.boundary = boundary.filter(|boundary| !boundary.is_empty());
            self.is_digest = is(sub, "digest");
        } else if is(main, "message") && (is(sub, "rfc822") || is(sub, "global")) {
            self.media = Media::Message;
        } else if is(main, "text") && (is(sub, "html") || is(sub, "x-amp-html"))
            || is(main, "application") && is(sub, "xhtml+xml")
        {
            self.media = Media::Html;
        }
    }
}

/// Text of a charset; of an unknown one, as UTF-8.
pub(super) fn decode(text: &[u8], charset: Option<&str>) -> String {
    match charset.and_then(|charset| charset_decoder(charset.as_bytes())) {
        Some(decode) => decode(text),
        None => String::from_utf8_lossy(text).into_owned(),
    }
}

/// The value of a header with its encoded words (RFC 2047) decoded.
pub(super) fn decode_words(value: &[u8]) -> String {
    let value = line(value);
    match MessageStream::new(&value).parse_unstructured() {
        HeaderValue::Text(text) => text.into_owned(),
        _ => String::new(),
    }
}

/// The value of a header as the parsers want it, with a line ending that no folding follows.
fn line(value: &[u8]) -> Vec<u8> {
    let value = value.get(..MAX_VALUE_LEN).unwrap_or(value);
    [value, b"\r\n"].concat()
}

/// Text of a charset in which the characters of links are not the bytes of ASCII, and which the search does not undo itself.
pub(super) fn decode_seven_bit(text: &[u8], charset: Option<&str>) -> Option<String> {
    let charset = charset.filter(|charset| {
        charset.eq_ignore_ascii_case("utf-7") || charset.eq_ignore_ascii_case("unicode-1-1-utf-7")
    })?;
    Some(decode(text, Some(charset)))
}
