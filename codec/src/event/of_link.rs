//! The event of a link.

use core::fmt;

use super::left_out::LeftOut;
use super::metadata::is_json;
use super::no_event::NoEvent;
use super::request::Request;
use super::value::EventValue;
use crate::link::Link;
use crate::metadata::MetadataLength;
use crate::options::Options;
use crate::payload::Payload;
use crate::records::kind::Kind;
use crate::records::list::Records;
use crate::url::token::Token;

/// The event that the vendor's tracker reports for a request for a link, in the form of its webhooks. \[documented\]
///
/// ```
/// use tracklens_codec::{Event, Link, MAX_PAYLOAD_LEN, Options, Request};
///
/// let text = "/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PlIQdXNlckBleGFtcGxlLmNvbQ~~";
/// let mut buffer = [0; MAX_PAYLOAD_LEN];
/// let link = Link::decode(text, &mut buffer)?;
/// let event = Event::of(&link, Request::at(1_700_000_000), Options::default()).unwrap();
/// assert_eq!(
///     event.to_string(),
///     r#"{"msys":{"track_event":{"type":"open","customer_id":"1","#.to_owned()
///         + r#""rcpt_to":"user@example.com","timestamp":"1700000000"}}}"#
/// );
/// assert_eq!(event.left_out().next(), None);
/// # Ok::<(), tracklens_codec::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Event<'a> {
    link: Link<'a, 'a>,
    kind: Kind,
    request: Request<'a>,
    metadata: Metadata<'a>,
}

/// What becomes of the metadata.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Metadata<'a> {
    Missing,
    Carried(&'a [u8]),
    LeftOut(LeftOut),
}

impl<'a> Event<'a> {
    /// The event of a link, if a request is made for it.
    ///
    /// The link has an event if it has no fault and has not expired, and if its kind is known. The event of an
    /// encrypted payload that was not decrypted has the type that the route says, and nothing of the records. Of the
    /// options, `max_metadata_len` counts.
    ///
    /// # Errors
    ///
    /// Why the link has no event.
    ///
    /// ```
    /// use tracklens_codec::{Event, Link, MAX_PAYLOAD_LEN, Options, Request};
    ///
    /// let text = "/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/VwFh";
    /// let mut buffer = [0; MAX_PAYLOAD_LEN];
    /// let link = Link::decode(text, &mut buffer)?;
    /// let error = Event::of(&link, Request::at(0), Options::default()).unwrap_err();
    /// assert_eq!(error.code(), "unknown_kind");
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    pub fn of(
        link: &Link<'a, 'a>,
        request: Request<'a>,
        options: Options,
    ) -> Result<Self, NoEvent> {
        if let Some(fault) = link.faults().next() {
            return Err(NoEvent::Fault(fault));
        }
        if let Some(records) = link.records()
            && records.is_expired_at(request.time()) == Some(true)
        {
            let expiry = records.expiry().unwrap_or_default();
            return Err(NoEvent::Expired { expiry });
        }
        Ok(Self {
            link: *link,
            kind: link.kind().ok_or(NoEvent::UnknownKind)?,
            request,
            metadata: Metadata::of(link, options),
        })
    }

    /// The same event without the metadata. Use it if your own JSON library rejects metadata that this crate accepts.
    ///
    /// [`left_out`](Self::left_out) then says [`MetadataNotJson`](LeftOut::MetadataNotJson), unless the metadata was
    /// left out for another reason before.
    #[must_use]
    pub const fn without_metadata(self) -> Self {
        match self.metadata {
            Metadata::Carried(_) => Self {
                metadata: Metadata::LeftOut(LeftOut::MetadataNotJson),
                ..self
            },
            _ => self,
        }
    }

    /// The kind of the link: the event's type.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// The key under which the message has the event: `track_event` or `unsubscribe_event`. \[documented\]
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self.kind {
            Kind::ListUnsubscribe => "unsubscribe_event",
            _ => "track_event",
        }
    }

    /// What the event lacks, and why.
    pub fn left_out(&self) -> impl Iterator<Item = LeftOut> {
        let is_encrypted = matches!(self.link.payload(), Payload::Encrypted(_));
        let metadata = match self.metadata {
            Metadata::LeftOut(left_out) => Some(left_out),
            _ => None,
        };
        let encrypted = is_encrypted.then_some(LeftOut::Encrypted);
        encrypted.into_iter().chain(metadata)
    }

    /// The fields, each with its name, in the order of the vendor's list. Empty ones are left out. \[documented\]
    pub fn fields(&self) -> impl Iterator<Item = (&'static str, EventValue<'a>)> {
        let event = *self;
        FIELDS.iter().filter_map(move |(name, value)| {
            let value = value(&event).filter(|it| !it.is_empty())?;
            Some((*name, value))
        })
    }

    /// Writes the message with the event as JSON of printable ASCII, without white space and without a line end.
    ///
    /// It has at most 6 bytes for each byte of the link's text, the address and the user agent, and 512 more.
    ///
    /// ```
    /// use tracklens_codec::{Event, Link, MAX_PAYLOAD_LEN, Options, Request};
    ///
    /// let text = "/u/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PA~~";
    /// let mut buffer = [0; MAX_PAYLOAD_LEN];
    /// let link = Link::decode(text, &mut buffer)?;
    /// let request = Request::at(0).with_ip_address(b"192.0.2.1");
    /// let event = Event::of(&link, request, Options::default()).unwrap();
    /// let mut json = String::new();
    /// event.write_json(&mut json).expect("a string has room");
    /// assert!(json.starts_with(r#"{"msys":{"unsubscribe_event":{"type":"list_unsubscribe""#));
    /// assert!(json.ends_with(r#""timestamp":"0","ip_address":"192.0.2.1"}}}"#));
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of the output.
    pub fn write_json<W: fmt::Write + ?Sized>(&self, output: &mut W) -> fmt::Result {
        for part in ["{\"msys\":{\"", self.key(), "\":"] {
            output.write_str(part)?;
        }
        let mut start = "{\"";
        for (name, value) in self.fields() {
            for part in [start, name, "\":"] {
                output.write_str(part)?;
            }
            value.write_json(output)?;
            start = ",\"";
        }
        output.write_str("}}}")
    }
}

/// A field of an event: its name, and its value in an event that has it.
type Field = (
    &'static str,
    for<'a> fn(&Event<'a>) -> Option<EventValue<'a>>,
);

/// In the order of the vendor's list.
const FIELDS: [Field; 15] = [
    ("type", |event| Some(EventValue::Word(event.kind.name()))),
    ("customer_id", |event| {
        number(event.link.token().map(Token::customer_id))
    }),
    ("subaccount_id", |event| {
        number(event.link.records()?.subaccount_id())
    }),
    ("message_id", |event| {
        let id = event.link.records()?.message_id()?;
        Some(EventValue::MessageId(id))
    }),
    ("transmission_id", |event| {
        let id = event.link.records()?.transmission_id()?;
        Some(EventValue::Number(id.get()))
    }),
    ("campaign_id", |event| {
        text(event.link.records()?.campaign_id())
    }),
    ("template_id", |event| {
        text(event.link.records()?.template_id())
    }),
    ("template_version", |event| {
        number(event.link.records()?.template_version())
    }),
    ("rcpt_to", |event| text(event.link.records()?.rcpt_to())),
    ("rcpt_meta", |event| match event.metadata {
        Metadata::Carried(json) => Some(EventValue::Metadata(json)),
        _ => None,
    }),
    ("target_link_url", |event| {
        event.link.target().map(EventValue::Target)
    }),
    ("target_link_name", |event| {
        text(event.link.records()?.target_link_name())
    }),
    ("timestamp", |event| {
        Some(EventValue::Time(event.request.time()))
    }),
    ("ip_address", |event| text(Some(event.request.ip_address()))),
    ("user_agent", |event| text(Some(event.request.user_agent()))),
];

fn number<'a>(number: Option<u32>) -> Option<EventValue<'a>> {
    Some(EventValue::Number(number?.into()))
}

fn text(text: Option<&[u8]>) -> Option<EventValue<'_>> {
    text.map(EventValue::Text)
}

impl<'a> Metadata<'a> {
    fn of(link: &Link<'a, 'a>, options: Options) -> Self {
        let Some(metadata) = link.records().and_then(Records::rcpt_meta) else {
            return Self::Missing;
        };
        let length = MetadataLength::new(metadata.len(), options.max_metadata_len());
        if length.is_over() {
            let (len, max) = (length.len(), length.max());
            return Self::LeftOut(LeftOut::MetadataOver { len, max });
        }
        match metadata {
            [] => Self::Missing,
            json if is_json(json) => Self::Carried(json),
            _ => Self::LeftOut(LeftOut::MetadataNotJson),
        }
    }
}

/// The JSON that [`write_json`](Event::write_json) writes.
///
/// This shows what the event carries. [`Debug`](fmt::Debug) does not.
impl fmt::Display for Event<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_json(f)
    }
}

/// Shows the kind and what is left out, never what the link says.
impl fmt::Debug for Event<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("Event");
        debug.field("kind", &self.kind);
        for left_out in self.left_out() {
            debug.field("left_out", &left_out);
        }
        debug.finish_non_exhaustive()
    }
}
