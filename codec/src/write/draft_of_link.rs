//! The draft of a link that was read.

use core::str;

use super::draft::Draft;
use super::message::{Click, Purpose, Recipient, Transmission};
use super::order::Form;
use super::sublink::Sublink;
use crate::error::saturating;
use crate::link::Link;
use crate::records::definition::RecordId;
use crate::records::kind::Kind;
use crate::records::list::Records;
use crate::target::Target;
use crate::write_error::WriteError;

impl<'a> Draft<'a> {
    /// Takes what a sender knew from a link that was read, to see what a sender of today would write with it, perhaps
    /// with other options.
    ///
    /// It has the default options. If a draft made the link, this one makes it again, unless the options leave out its
    /// metadata. The two need not be equal: a short link lacks what it leaves to a look-up. Records that no draft has are
    /// lost, and so is the route of an older generation.
    ///
    /// ```
    /// use tracklens_codec::{Draft, Host, Link, MAX_PAYLOAD_LEN, Origin, Scheme};
    ///
    /// let text = "https://click.example.com/f/app/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/\
    ///     RgRlVV5sPwQXQgplVV5sXmXXGDU3UhB1c2VyQGV4YW1wbGUuY29tWAQAAAAA?target=https%3A%2F%2Fexample.com";
    /// let (mut read, mut written) = ([0; MAX_PAYLOAD_LEN], [0; MAX_PAYLOAD_LEN]);
    /// let link = Link::decode(text, &mut read)?;
    ///
    /// let draft = Draft::of(&link)?;
    /// let origin = Origin::new(Scheme::Https, Host::new("click.example.com")?);
    /// let again = draft.link(origin, &mut written)?.with_signature(link.signature().unwrap());
    /// assert_eq!(again.to_string(), text);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`IncompleteLink`](WriteError::IncompleteLink), [`NoRecords`](WriteError::NoRecords),
    /// [`MissingKind`](WriteError::MissingKind) or [`MissingRecord`](WriteError::MissingRecord) if the link lacks what
    /// every draft needs, and [`InvalidUtf8`](WriteError::InvalidUtf8) or
    /// [`InvalidSublink`](WriteError::InvalidSublink) if it has what no draft can have.
    pub fn of(link: &Link<'a, 'a>) -> Result<Self, WriteError> {
        let records = link.records().ok_or(WriteError::NoRecords)?;
        let token = link.token().ok_or(WriteError::IncompleteLink)?;
        let missing = |id| WriteError::MissingRecord { id };
        let message_id = records.message_id().ok_or(missing(RecordId::MESSAGE_ID))?;
        let expiry = records.expiry().ok_or(missing(RecordId::EXPIRY))?;
        let transmission = Transmission {
            id: records.transmission_id(),
            ..Transmission::new(token.customer_id(), expiry)
                .with_tenant_id(text(records, RecordId::TENANT_ID)?)
                .with_subaccount_id(records.subaccount_id().unwrap_or_default())
                .with_campaign_id(text(records, RecordId::CAMPAIGN_ID)?)
                .with_template(
                    text(records, RecordId::TEMPLATE_ID)?,
                    records.template_version().unwrap_or_default(),
                )
        };
        let purpose = match link.kind().ok_or(WriteError::MissingKind)? {
            Kind::InitialOpen => Purpose::InitialOpen,
            Kind::Open => Purpose::Open,
            Kind::ListUnsubscribe => Purpose::ListUnsubscribe,
            Kind::Click => Purpose::Click(click(link, records)?),
        };
        let recipient = Recipient::new(text(records, RecordId::RCPT_TO)?, message_id);
        let draft = Self::new(transmission, recipient, purpose).with_form(Form::of(records));
        Ok(match records.rcpt_meta() {
            Some(_) => draft.with_metadata(text(records, RecordId::RCPT_META)?),
            None => draft,
        })
    }
}

fn click<'a>(link: &Link<'a, 'a>, records: &Records<'a>) -> Result<Click<'a>, WriteError> {
    let click = match link.target() {
        Some(Target::Payload(_)) => {
            Click::of_target(text(records, RecordId::TARGET_LINK_URL)?.as_bytes())
        }
        Some(Target::Query(target)) => Click::of_query_target(target),
        None => Click::of_query_target(b""),
    };
    let click = click.with_name(text(records, RecordId::TARGET_LINK_NAME)?);
    Ok(match link.parts().sublink() {
        Some(sublink) => click.with_sublink(Sublink::of_part(sublink)?),
        None => click,
    })
}

/// The text of a record, empty if the list has no such record.
fn text<'a>(records: &Records<'a>, id: RecordId) -> Result<&'a str, WriteError> {
    let bytes = records
        .first(id)
        .map_or(&[][..], |record| record.as_bytes());
    str::from_utf8(bytes).map_err(|error| WriteError::InvalidUtf8 {
        id,
        offset: saturating(error.valid_up_to()),
    })
}
