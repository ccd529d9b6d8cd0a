//! What the headers of a mail say about its links, whose payload may be encrypted.

use tracklens_codec::{Link, MessageId, TransmissionId};

use crate::input::relative::{FieldName, Relative};

/// What the headers of a message say. Where two of them say it, the first one counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MailSays {
    /// The recipient's address.
    pub rcpt_to: Option<String>,
    /// The id of the message, as links hold it.
    pub message_id: Option<MessageId>,
    /// The customer.
    pub customer_id: Option<u32>,
    /// The subaccount.
    pub subaccount_id: Option<u32>,
    /// The tenant.
    pub tenant_id: Option<String>,
    /// The transmission.
    pub transmission_id: Option<TransmissionId>,
    /// When the message was injected, in Unix seconds.
    pub injection_time: Option<u32>,
}

/// Something that a link and the headers of its mail say differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// What it is about.
    pub name: FieldName,
    /// What the headers say.
    pub header: String,
    /// What the link says.
    pub link: String,
}

impl MailSays {
    /// Whether the headers say nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Adds what a relative says.
    pub(super) fn take(&mut self, relative: &Relative) {
        let Self {
            rcpt_to,
            message_id,
            customer_id,
            subaccount_id,
            tenant_id,
            transmission_id,
            injection_time,
        } = self;
        add(rcpt_to, relative.rcpt_to().map(str::to_owned));
        add(message_id, relative.message_id());
        add(customer_id, relative.customer_id());
        add(subaccount_id, relative.subaccount_id());
        add(tenant_id, relative.tenant_id().map(str::to_owned));
        add(transmission_id, relative.transmission_id());
        add(injection_time, relative.injection_time());
    }

    /// What a link of the mail says differently. Of an encrypted link that is its customer at most.
    ///
    /// ```
    /// use tracklens::input::mail::read;
    /// use tracklens_codec::{Link, MAX_PAYLOAD_LEN};
    ///
    /// let says = read(b"Return-Path: <msprvs1=20154X_Q5=bounces-42@example.com>\n\n").says.remove(0);
    /// let link = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgRlVV5sPlIQdXNlckBleGFtcGxlLmNvbQ~~";
    /// let mut buffer = [0; MAX_PAYLOAD_LEN];
    /// let link = Link::decode(link, &mut buffer)?;
    /// let disagreements = says.disagreements(&link);
    /// assert_eq!(disagreements[0].name.key(), "customer_id");
    /// assert_eq!(disagreements[0].header, "42");
    /// assert_eq!(disagreements[0].link, "1");
    /// # Ok::<(), tracklens_codec::Error>(())
    /// ```
    #[must_use]
    pub fn disagreements(&self, link: &Link<'_, '_>) -> Vec<Disagreement> {
        let records = link.records();
        let text =
            |value: Option<&[u8]>| value.map(|text| String::from_utf8_lossy(text).into_owned());
        let rcpt_to = text(records.and_then(tracklens_codec::Records::rcpt_to));
        // The domain of an address, at least, may be written in either case.
        let same_rcpt = rcpt_to.filter(|address| {
            self.rcpt_to
                .as_ref()
                .is_some_and(|known| !known.eq_ignore_ascii_case(address))
        });
        let message_id = records.and_then(tracklens_codec::Records::message_id);
        let pairs = [
            different(
                FieldName::CustomerId,
                self.customer_id,
                link.token().map(tracklens_codec::Token::customer_id),
            ),
            different(FieldName::RcptTo, self.rcpt_to.clone(), same_rcpt),
            different(FieldName::MessageId, self.message_id, message_id),
            different(
                FieldName::InjectionTime,
                self.injection_time,
                message_id.map(MessageId::injection_time),
            ),
            different(
                FieldName::SubaccountId,
                self.subaccount_id,
                records.and_then(tracklens_codec::Records::subaccount_id),
            ),
            different(
                FieldName::TenantId,
                self.tenant_id.clone(),
                text(
                    records
                        .and_then(tracklens_codec::Records::tenant_id)
                        .filter(|id| !id.is_empty()),
                ),
            ),
            different(
                FieldName::TransmissionId,
                self.transmission_id,
                records.and_then(tracklens_codec::Records::transmission_id),
            ),
        ];
        pairs.into_iter().flatten().collect()
    }
}

fn add<T>(known: &mut Option<T>, new: Option<T>) {
    if known.is_none() {
        *known = new;
    }
}

fn different<T: PartialEq + ToString>(
    name: FieldName,
    header: Option<T>,
    link: Option<T>,
) -> Option<Disagreement> {
    let (header, link) = (header?, link?);
    (header != link).then(|| Disagreement {
        name,
        header: header.to_string(),
        link: link.to_string(),
    })
}
