//! The orders in which today's writers put their records.

use crate::records::definition::RecordId;
use crate::records::kind::Kind;
use crate::records::list::Records;

/// How much a link contains itself. \[seen\]
///
/// ```
/// assert_eq!(tracklens_codec::Form::default(), tracklens_codec::Form::Short);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Form {
    /// Only what belongs to the message. Transmission, campaign, template and metadata are left to a look-up by
    /// message id.
    #[default]
    Short,
    /// Everything.
    Long,
}

/// The records that make a link a long one.
const OF_LONG_LINKS: [RecordId; 5] = [
    RecordId::TRANSMISSION_ID,
    RecordId::CAMPAIGN_ID,
    RecordId::TEMPLATE_ID,
    RecordId::TEMPLATE_VERSION,
    RecordId::RCPT_META,
];

impl Form {
    /// The form of a link with these records.
    pub(super) fn of(records: &Records<'_>) -> Self {
        if OF_LONG_LINKS.iter().any(|id| records.first(*id).is_some()) {
            Self::Long
        } else {
            Self::Short
        }
    }
}

/// Stands for the record of the kind, whatever the kind is.
pub(super) const KIND: RecordId = Kind::Click.id();

const CLICK: &[RecordId] = &[
    RecordId::EXPIRY,
    KIND,
    RecordId::TARGET_LINK_NAME,
    RecordId::TARGET_LINK_URL,
    RecordId::TENANT_ID,
    RecordId::MESSAGE_ID,
    RecordId::RCPT_TO,
    RecordId::SUBACCOUNT_ID,
];

const OPEN: &[RecordId] = &[
    RecordId::EXPIRY,
    KIND,
    RecordId::TENANT_ID,
    RecordId::MESSAGE_ID,
    RecordId::RCPT_TO,
    RecordId::SUBACCOUNT_ID,
];

/// Also the order of a long open with a campaign, without name and target.
const LONG_CLICK: &[RecordId] = &[
    RecordId::EXPIRY,
    KIND,
    RecordId::TRANSMISSION_ID,
    RecordId::TENANT_ID,
    RecordId::SUBACCOUNT_ID,
    RecordId::CAMPAIGN_ID,
    RecordId::MESSAGE_ID,
    RecordId::RCPT_TO,
    RecordId::TEMPLATE_ID,
    RecordId::TEMPLATE_VERSION,
    RecordId::TARGET_LINK_NAME,
    RecordId::TARGET_LINK_URL,
    RecordId::RCPT_META,
];

const LONG_OPEN: &[RecordId] = &[
    RecordId::EXPIRY,
    KIND,
    RecordId::TENANT_ID,
    RecordId::MESSAGE_ID,
    RecordId::RCPT_TO,
    RecordId::SUBACCOUNT_ID,
    RecordId::TRANSMISSION_ID,
    RecordId::TEMPLATE_ID,
    RecordId::TEMPLATE_VERSION,
    RecordId::RCPT_META,
];

/// The order of the records of a link. \[seen\] A long list-unsubscribe was never seen: it gets the order of a long
/// open, since the short ones have the same order too.
pub(super) const fn order(kind: Kind, form: Form, has_campaign: bool) -> &'static [RecordId] {
    match (form, kind, has_campaign) {
        (Form::Short, Kind::Click, _) => CLICK,
        (Form::Short, _, _) => OPEN,
        (Form::Long, Kind::Click, _) | (Form::Long, _, true) => LONG_CLICK,
        (Form::Long, _, false) => LONG_OPEN,
    }
}
