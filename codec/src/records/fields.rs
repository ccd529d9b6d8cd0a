//! The values of a record list by their names.

use super::definition::RecordId;
use super::list::Records;
use super::message_id::MessageId;
use super::transmission_id::TransmissionId;
use super::value::Value;

impl<'p> Records<'p> {
    /// When the link expires, in Unix seconds. \[seen\]
    #[must_use]
    pub fn expiry(&self) -> Option<u32> {
        self.number(RecordId::EXPIRY)
    }

    /// The id of the transmission. \[seen\]
    #[must_use]
    pub fn transmission_id(&self) -> Option<TransmissionId> {
        match self.first(RecordId::TRANSMISSION_ID)?.value() {
            Ok(Value::TransmissionId(id)) => Some(id),
            _ => None,
        }
    }

    /// The id of the message. \[seen\]
    #[must_use]
    pub fn message_id(&self) -> Option<MessageId> {
        match self.first(RecordId::MESSAGE_ID)?.value() {
            Ok(Value::MessageId(id)) => Some(id),
            _ => None,
        }
    }

    /// The target in the payload. It is empty if the target is in the query. \[seen\]
    #[must_use]
    pub fn target_link_url(&self) -> Option<&'p [u8]> {
        self.bytes(RecordId::TARGET_LINK_URL)
    }

    /// The name that the sender gave the link. Its last character may be cut. \[seen\]
    #[must_use]
    pub fn target_link_name(&self) -> Option<&'p [u8]> {
        self.bytes(RecordId::TARGET_LINK_NAME)
    }

    /// The metadata: a JSON object in every link that was seen. \[seen\]
    #[must_use]
    pub fn rcpt_meta(&self) -> Option<&'p [u8]> {
        self.bytes(RecordId::RCPT_META)
    }

    /// The campaign. \[inferred\]
    #[must_use]
    pub fn campaign_id(&self) -> Option<&'p [u8]> {
        self.bytes(RecordId::CAMPAIGN_ID)
    }

    /// The template. It was only seen empty. \[inferred\]
    #[must_use]
    pub fn template_id(&self) -> Option<&'p [u8]> {
        self.bytes(RecordId::TEMPLATE_ID)
    }

    /// The version of the template. \[inferred\]
    #[must_use]
    pub fn template_version(&self) -> Option<u32> {
        self.number(RecordId::TEMPLATE_VERSION)
    }

    /// The recipient's address. \[seen\]
    #[must_use]
    pub fn rcpt_to(&self) -> Option<&'p [u8]> {
        self.bytes(RecordId::RCPT_TO)
    }

    /// The tenant. \[seen\]
    #[must_use]
    pub fn tenant_id(&self) -> Option<&'p [u8]> {
        self.bytes(RecordId::TENANT_ID)
    }

    /// The subaccount; 0 is the master account. \[seen\]
    #[must_use]
    pub fn subaccount_id(&self) -> Option<u32> {
        self.number(RecordId::SUBACCOUNT_ID)
    }

    /// The seconds from the injection of the message to the expiry of the link: 365 or 366 days, or a few seconds
    /// less than 366. \[seen\]
    ///
    /// ```
    /// use tracklens_codec::Records;
    ///
    /// let payload = b"\x46\x04\x67\x40\xf1\x5e\x42\x0a\x65\x55\x5e\x6c\x5e\x65\xd7\x18\x35\x37";
    /// assert_eq!(Records::read(payload).lifetime(), Some(366 * 86_400));
    /// ```
    #[must_use]
    pub fn lifetime(&self) -> Option<i64> {
        let injected = self.message_id()?.injection_time();
        Some(i64::from(self.expiry()?).saturating_sub(i64::from(injected)))
    }

    /// Whether the link has expired at a time in Unix seconds.
    ///
    /// "After that time, engagement events will not be reported": so at the very second of its expiry a link has not
    /// expired yet. \[inferred\]
    ///
    /// ```
    /// use tracklens_codec::Records;
    ///
    /// let records = Records::read(b"\x46\x04\0\0\x01\0");
    /// assert_eq!(records.is_expired_at(256), Some(false));
    /// assert_eq!(records.is_expired_at(257), Some(true));
    /// ```
    #[must_use]
    pub fn is_expired_at(&self, now: i64) -> Option<bool> {
        self.expiry().map(|expiry| now > i64::from(expiry))
    }

    fn number(&self, id: RecordId) -> Option<u32> {
        match self.first(id)?.value() {
            Ok(Value::Number(number)) => Some(number),
            _ => None,
        }
    }

    /// The bytes of a text, UTF-8 or not.
    fn bytes(&self, id: RecordId) -> Option<&'p [u8]> {
        self.first(id).map(|record| record.as_bytes())
    }
}
