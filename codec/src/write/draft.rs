//! A link, made from what a sender knows.

use core::fmt;

use super::message::{Purpose, Recipient, Transmission};
use super::metadata_outcome::{LongMetadata, MetadataOutcome};
use super::order::{Form, KIND, order};
use super::origin::Origin;
use super::record_list::RecordList;
use super::unsigned_link::UnsignedLink;
use super::values::{MAX_VALUE_LEN, check_value_len, record_len};
use crate::error::saturating;
use crate::metadata::MetadataLength;
use crate::options::Options;
use crate::records::definition::RecordId;
use crate::records::kind::Kind;
use crate::records::list::SHORTEST_LIMIT;
use crate::records::value::Value;
use crate::url::token::{Flag, Token};
use crate::write_error::WriteError;

/// A link as a sender of today would write it.
///
/// ```
/// use tracklens_codec::{
///     Click, Draft, Form, Host, Link, MAX_LINK_LEN, MAX_PAYLOAD_LEN, MessageId, MetadataOutcome,
///     Origin, Purpose, Recipient, Scheme, Signature, Transmission, TransmissionId,
/// };
///
/// let transmission = Transmission::new(42, 1_732_309_342)
///     .with_id(TransmissionId::new(11_898_458_545_848_322))
///     .with_tenant_id("spc")
///     .with_subaccount_id(84);
/// let recipient = Recipient::new("user@example.com", MessageId::new([7; 10]));
/// let click = Purpose::Click(Click::new("https://www.example.com/").with_name("logo"));
/// let draft = Draft::new(transmission, recipient, click)
///     .with_form(Form::Long)
///     .with_metadata(r#"{"plan":"gold"}"#);
/// assert!(matches!(draft.metadata_outcome(), MetadataOutcome::Written(_)));
///
/// let origin = Origin::new(Scheme::Https, Host::new("click.example.com")?);
/// let (mut payload, mut output) = ([0; MAX_PAYLOAD_LEN], [0; MAX_LINK_LEN]);
/// let link = draft.link(origin, &mut payload)?.with_signature(Signature::new([0; 16]));
/// let text = link.write_to_slice(&mut output)?;
///
/// let mut buffer = [0; MAX_PAYLOAD_LEN];
/// let read = Link::decode_strict(text, &mut buffer)?;
/// assert_eq!(read.records().unwrap().rcpt_meta(), Some(&br#"{"plan":"gold"}"#[..]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Draft<'a> {
    transmission: Transmission<'a>,
    recipient: Recipient<'a>,
    purpose: Purpose<'a>,
    form: Form,
    metadata: Option<&'a str>,
    options: Options,
    long_metadata: LongMetadata,
}

impl<'a> Draft<'a> {
    /// Makes a short link with the default options.
    #[must_use]
    pub fn new(
        transmission: Transmission<'a>,
        recipient: Recipient<'a>,
        purpose: Purpose<'a>,
    ) -> Self {
        Self {
            transmission,
            recipient,
            purpose,
            form: Form::default(),
            metadata: None,
            options: Options::default(),
            long_metadata: LongMetadata::default(),
        }
    }

    /// Sets the form.
    #[must_use]
    pub const fn with_form(self, form: Form) -> Self {
        Self { form, ..self }
    }

    /// Sets the metadata: the JSON object that merges the transmission's and the recipient's by key, where the
    /// recipient's win \[documented\].
    ///
    /// Merge them with a JSON library: without allocation, comparing keys, which can be spelled in many ways, would
    /// take a JSON parser of our own. That the text is JSON is not checked either.
    ///
    /// ```
    /// # use tracklens_codec::{Draft, Form, MessageId, Purpose, Recipient, Transmission};
    /// # let transmission = Transmission::new(42, 1_732_309_342);
    /// # let recipient = Recipient::new("user@example.com", MessageId::new([7; 10]));
    /// let bare = Draft::new(transmission, recipient, Purpose::Open).with_form(Form::Long);
    /// let draft = bare.with_metadata("{}");
    /// assert_eq!(draft.payload_len()?, bare.payload_len()? + 4);
    /// # Ok::<(), tracklens_codec::WriteError>(())
    /// ```
    #[must_use]
    pub const fn with_metadata(self, metadata: &'a str) -> Self {
        Self {
            metadata: Some(metadata),
            ..self
        }
    }

    /// Sets the options of the module.
    #[must_use]
    pub const fn with_options(self, options: Options) -> Self {
        Self { options, ..self }
    }

    /// Sets what to do with metadata over the limit.
    ///
    /// ```
    /// # use tracklens_codec::{Draft, Form, MessageId, Purpose, Recipient, Transmission};
    /// # let transmission = Transmission::new(42, 1_732_309_342);
    /// # let recipient = Recipient::new("user@example.com", MessageId::new([7; 10]));
    /// use tracklens_codec::{LongMetadata, WriteError};
    ///
    /// let metadata = format!(r#"{{"a":"{}"}}"#, "x".repeat(1000));
    /// let draft = Draft::new(transmission, recipient, Purpose::Open)
    ///     .with_form(Form::Long)
    ///     .with_metadata(&metadata)
    ///     .with_long_metadata(LongMetadata::Refused);
    /// assert_eq!(
    ///     draft.payload_len(),
    ///     Err(WriteError::MetadataTooLong { limit: 1000, len: 1008 })
    /// );
    /// ```
    #[must_use]
    pub const fn with_long_metadata(self, long_metadata: LongMetadata) -> Self {
        Self {
            long_metadata,
            ..self
        }
    }

    /// What happens to the metadata.
    ///
    /// ```
    /// # use tracklens_codec::{Draft, Form, MessageId, Purpose, Recipient, Transmission};
    /// # let transmission = Transmission::new(42, 1_732_309_342);
    /// # let recipient = Recipient::new("user@example.com", MessageId::new([7; 10]));
    /// use tracklens_codec::MetadataOutcome;
    ///
    /// let metadata = format!(r#"{{"a":"{}"}}"#, "x".repeat(1000));
    /// let draft = Draft::new(transmission, recipient, Purpose::Open)
    ///     .with_form(Form::Long)
    ///     .with_metadata(&metadata);
    /// let MetadataOutcome::OverLimit(length) = draft.metadata_outcome() else { panic!() };
    /// assert_eq!((length.len(), length.excess()), (1008, 8));
    /// ```
    #[must_use]
    pub fn metadata_outcome(&self) -> MetadataOutcome {
        let Some(metadata) = self.metadata else {
            return MetadataOutcome::Absent;
        };
        let length = MetadataLength::new(metadata.len(), self.options.max_metadata_len());
        match (self.form, self.purpose.kind()) {
            (Form::Short, _) | (_, Kind::ListUnsubscribe) => MetadataOutcome::NotCarried(length),
            (_, Kind::Click) if !self.options.click_tracking_include_metadata() => {
                MetadataOutcome::TurnedOff(length)
            }
            _ if length.is_over() => MetadataOutcome::OverLimit(length),
            _ => MetadataOutcome::Written(length),
        }
    }

    /// The exact length of the record list in bytes.
    ///
    /// ```
    /// # use tracklens_codec::{Draft, MessageId, Purpose, Recipient, Transmission};
    /// # let transmission = Transmission::new(42, 1_732_309_342);
    /// # let recipient = Recipient::new("user@example.com", MessageId::new([7; 10]));
    /// let draft = Draft::new(transmission, recipient, Purpose::Open);
    /// assert!(draft.records(&mut vec![0; draft.payload_len()?]).is_ok());
    /// assert!(draft.records(&mut vec![0; draft.payload_len()? - 1]).is_err());
    /// # Ok::<(), tracklens_codec::WriteError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ValueTooLong`](WriteError::ValueTooLong), [`EmptyTarget`](WriteError::EmptyTarget) or
    /// [`MetadataTooLong`](WriteError::MetadataTooLong).
    pub fn payload_len(&self) -> Result<usize, WriteError> {
        self.check()?;
        self.values().try_fold(0_usize, |len, (id, value)| {
            let width = check_value_len(id, value.len())?;
            Ok(len.saturating_add(record_len(width, value.len())))
        })
    }

    /// Writes the record list into a buffer.
    ///
    /// ```
    /// # use tracklens_codec::{Draft, MAX_PAYLOAD_LEN, MessageId, Purpose, Recipient, Transmission};
    /// # let transmission = Transmission::new(42, 1_732_309_342);
    /// # let recipient = Recipient::new("user@example.com", MessageId::new([7; 10]));
    /// let draft = Draft::new(transmission, recipient, Purpose::InitialOpen);
    /// let mut buffer = [0; MAX_PAYLOAD_LEN];
    /// let list = draft.records(&mut buffer)?;
    /// assert_eq!(list.records().expiry(), Some(1_732_309_342));
    /// # Ok::<(), tracklens_codec::WriteError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`payload_len`](Self::payload_len), or [`BufferTooSmall`](WriteError::BufferTooSmall) with the length
    /// that is needed; then nothing is written.
    pub fn records<'b>(&self, buffer: &'b mut [u8]) -> Result<RecordList<'b>, WriteError> {
        self.check()?;
        if !self.surely_fits(buffer.len()) {
            let needed = self.payload_len()?;
            if needed > buffer.len() {
                return Err(WriteError::buffer_too_small(needed, buffer.len()));
            }
        }
        let mut list = RecordList::new(buffer);
        // No order has an id twice, and a `str` is UTF-8, so everything that could be wrong was checked.
        self.values()
            .for_each(|(id, value)| list.push_checked(id, value));
        Ok(list)
    }

    /// Makes the link without its signature. The payload is written into a buffer, for which
    /// [`MAX_PAYLOAD_LEN`](crate::MAX_PAYLOAD_LEN) bytes are enough.
    ///
    /// ```
    /// # use tracklens_codec::{Draft, MAX_PAYLOAD_LEN, MessageId, Purpose, Recipient, Transmission};
    /// # let transmission = Transmission::new(42, 1_732_309_342);
    /// # let recipient = Recipient::new("user@example.com", MessageId::new([7; 10]));
    /// use tracklens_codec::{Host, Origin, Scheme};
    ///
    /// let origin = Origin::new(Scheme::Https, Host::new("open.example.com")?);
    /// let mut buffer = [0; MAX_PAYLOAD_LEN];
    /// let link = Draft::new(transmission, recipient, Purpose::Open).link(origin, &mut buffer)?;
    /// assert!(link.is_canonical());
    /// # Ok::<(), tracklens_codec::WriteError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`records`](Self::records), or [`LinkTooLong`](WriteError::LinkTooLong).
    pub fn link(
        &self,
        origin: Origin<'a>,
        buffer: &'a mut [u8],
    ) -> Result<UnsignedLink<'a>, WriteError> {
        let payload = self.records(buffer)?.into_bytes();
        let route = self.purpose.kind().route();
        let token = Token::new(self.transmission.customer_id, Flag::Plaintext);
        let (sublink, query_target) = match self.purpose {
            Purpose::Click(click) => (Some(click.sublink), click.query_target()),
            _ => (None, None),
        };
        UnsignedLink::of_parts(origin, route, sublink, token, payload, query_target)
    }

    /// Whether no value is too long, and there is room for all of them, found out without going through the records:
    /// true of all but the longest lists and the smallest buffers.
    fn surely_fits(&self, room: usize) -> bool {
        let transmission = &self.transmission;
        let (target, name) = match &self.purpose {
            Purpose::Click(click) => (click.target, click.name),
            _ => (&[][..], ""),
        };
        let limited = [transmission.campaign_id, transmission.template_id, name];
        let free = [
            transmission.tenant_id.len(),
            self.recipient.rcpt_to.len(),
            target.len(),
            self.metadata.map_or(0, str::len),
        ];
        let texts = free.into_iter().fold(
            limited.len().saturating_mul(SHORTEST_LIMIT),
            usize::saturating_add,
        );
        limited.iter().all(|text| text.len() <= SHORTEST_LIMIT)
            && texts <= MAX_VALUE_LEN
            && texts.saturating_add(OTHER_BYTES) <= room
    }

    fn check(&self) -> Result<(), WriteError> {
        if let Purpose::Click(click) = self.purpose
            && click.target.is_empty()
        {
            return Err(WriteError::EmptyTarget);
        }
        match (self.metadata_outcome(), self.long_metadata) {
            (MetadataOutcome::OverLimit(length), LongMetadata::Refused) => {
                Err(WriteError::MetadataTooLong {
                    limit: length.max(),
                    len: saturating(length.len()),
                })
            }
            _ => Ok(()),
        }
    }

    /// The records in their order.
    fn values(&self) -> impl Iterator<Item = (RecordId, Value<'a>)> {
        let has_campaign = !self.transmission.campaign_id.is_empty();
        let kind = self.purpose.kind();
        order(kind, self.form, has_campaign)
            .iter()
            .filter_map(move |&id| match id {
                KIND => Some((kind.id(), Value::Flag)),
                id => Some((id, self.value(id)?)),
            })
    }

    /// The value of a record, or `None` if it is left out.
    #[inline]
    fn value(&self, id: RecordId) -> Option<Value<'a>> {
        let transmission = &self.transmission;
        let click = match &self.purpose {
            Purpose::Click(click) => Some(click),
            _ => None,
        };
        let text = |text: &'a str| Value::from(text);
        Some(match id {
            RecordId::EXPIRY => Value::Number(transmission.expiry),
            RecordId::TRANSMISSION_ID => Value::TransmissionId(transmission.id?),
            RecordId::TENANT_ID => text(transmission.tenant_id),
            RecordId::SUBACCOUNT_ID => Value::Number(transmission.subaccount_id),
            RecordId::CAMPAIGN_ID => text(not_empty(transmission.campaign_id)?),
            RecordId::MESSAGE_ID => Value::MessageId(self.recipient.message_id),
            RecordId::RCPT_TO => text(self.recipient.rcpt_to),
            RecordId::TEMPLATE_ID => text(transmission.template_id),
            RecordId::TEMPLATE_VERSION => Value::Number(transmission.template_version),
            RecordId::TARGET_LINK_NAME => text(not_empty(click?.name)?),
            RecordId::TARGET_LINK_URL if click?.is_target_in_query => text(""),
            RecordId::TARGET_LINK_URL => Value::Text(click?.target),
            RecordId::RCPT_META => match self.metadata_outcome() {
                MetadataOutcome::Written(_) => Value::Metadata(self.metadata?.as_bytes()),
                _ => return None,
            },
            _ => return None,
        })
    }
}

/// More than what a list has besides its texts: the other values, and what stands before each value.
const OTHER_BYTES: usize = 128;

/// Shows the kind and what happens to the metadata, never a value.
impl fmt::Debug for Draft<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Draft")
            .field("kind", &self.purpose.kind())
            .field("form", &self.form)
            .field("metadata", &self.metadata_outcome())
            .finish_non_exhaustive()
    }
}

fn not_empty(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}
