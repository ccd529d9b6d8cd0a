//! What a sender knows about a link: the transmission, the recipient, and the purpose.

use core::fmt;

use super::link_name::cut_link_name;
use super::sublink::Sublink;
use crate::records::kind::Kind;
use crate::records::message_id::MessageId;
use crate::records::transmission_id::TransmissionId;
use crate::target::Target;

/// What all messages of a transmission have in common.
///
/// ```
/// use tracklens_codec::{Transmission, TransmissionId};
///
/// let transmission = Transmission::new(42, 1_732_309_342)
///     .with_id(TransmissionId::new(11_898_458_545_848_322))
///     .with_tenant_id("spc")
///     .with_subaccount_id(84)
///     .with_campaign_id("spring");
/// # let _ = transmission;
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Transmission<'a> {
    pub(super) customer_id: u32,
    pub(super) expiry: u32,
    pub(super) id: Option<TransmissionId>,
    pub(super) tenant_id: &'a str,
    pub(super) subaccount_id: u32,
    pub(super) campaign_id: &'a str,
    pub(super) template_id: &'a str,
    pub(super) template_version: u32,
}

impl<'a> Transmission<'a> {
    /// Makes a transmission of a customer. Its links expire at a time in Unix seconds.
    ///
    /// The tenant is empty, as on premises \[seen\], and the subaccount is 0, the master account \[seen\].
    #[must_use]
    pub const fn new(customer_id: u32, expiry: u32) -> Self {
        Self {
            customer_id,
            expiry,
            id: None,
            tenant_id: "",
            subaccount_id: 0,
            campaign_id: "",
            template_id: "",
            template_version: 0,
        }
    }

    /// Sets the id, which long links contain.
    #[must_use]
    pub const fn with_id(self, id: TransmissionId) -> Self {
        Self {
            id: Some(id),
            ..self
        }
    }

    /// Sets the tenant: `spc` or `spceu` for the hosted service, a customer's own name elsewhere. \[seen\]
    #[must_use]
    pub const fn with_tenant_id(self, tenant_id: &'a str) -> Self {
        Self { tenant_id, ..self }
    }

    /// Sets the subaccount.
    #[must_use]
    pub const fn with_subaccount_id(self, subaccount_id: u32) -> Self {
        Self {
            subaccount_id,
            ..self
        }
    }

    /// Sets the campaign, at most 64 bytes, which long links contain. \[inferred\]
    #[must_use]
    pub const fn with_campaign_id(self, campaign_id: &'a str) -> Self {
        Self {
            campaign_id,
            ..self
        }
    }

    /// Sets the template, at most 64 bytes, and its version, which long links contain.
    ///
    /// Only an empty template with version 0 was ever seen. \[inferred\]
    #[must_use]
    pub const fn with_template(self, template_id: &'a str, template_version: u32) -> Self {
        Self {
            template_id,
            template_version,
            ..self
        }
    }
}

/// Never shows the values.
impl fmt::Debug for Transmission<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Transmission(…)")
    }
}

/// The recipient of a message.
///
/// ```
/// use tracklens_codec::{MessageId, Recipient};
///
/// let id = MessageId::new([0x65, 0x55, 0x5e, 0x6c, 0x5e, 0x65, 0xd7, 0x18, 0x35, 0x37]);
/// let recipient = Recipient::new("user@example.com", id);
/// # let _ = recipient;
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Recipient<'a> {
    pub(super) rcpt_to: &'a str,
    pub(super) message_id: MessageId,
}

impl<'a> Recipient<'a> {
    /// Makes a recipient with an address and the id of the message to it.
    ///
    /// The id must be another one for each message. The vendor's have the time of injection in bytes 2 to 5, as Unix
    /// seconds, little-endian. \[seen\]
    #[must_use]
    pub const fn new(rcpt_to: &'a str, message_id: MessageId) -> Self {
        Self {
            rcpt_to,
            message_id,
        }
    }
}

/// Never shows the recipient.
impl fmt::Debug for Recipient<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Recipient(…)")
    }
}

/// The purpose of a link.
///
/// ```
/// use tracklens_codec::{Click, Kind, Purpose};
///
/// assert_eq!(Purpose::Open.kind(), Kind::Open);
/// assert_eq!(Purpose::Click(Click::new("https://www.example.com/")).kind(), Kind::Click);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Purpose<'a> {
    /// The pixel at the top of the body.
    InitialOpen,
    /// The pixel at the bottom of the body.
    Open,
    /// The unsubscribe button of a mail program.
    ListUnsubscribe,
    /// A link in the body.
    Click(Click<'a>),
}

impl Purpose<'_> {
    /// The kind of the link.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::InitialOpen => Kind::InitialOpen,
            Self::Open => Kind::Open,
            Self::ListUnsubscribe => Kind::ListUnsubscribe,
            Self::Click(_) => Kind::Click,
        }
    }
}

/// A link in the body: its target, its name and its sublink.
///
/// ```
/// use tracklens_codec::{Click, Sublink};
///
/// let click = Click::new("https://www.example.com/?a=b")
///     .with_name("logo")
///     .with_sublink(Sublink::new("open in app")?);
/// # let _ = click;
/// # Ok::<(), tracklens_codec::WriteError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Click<'a> {
    pub(super) target: &'a [u8],
    pub(super) is_target_in_query: bool,
    /// Whether the target is percent-encoded, since it comes from the query of a link that was read.
    pub(super) is_target_encoded: bool,
    pub(super) name: &'a str,
    pub(super) sublink: Sublink<'a>,
}

impl<'a> Click<'a> {
    /// Makes a link with a target in the payload.
    #[must_use]
    pub fn new(target: &'a str) -> Self {
        Self::of_target(target.as_bytes())
    }

    /// Makes a link with a target in the payload, UTF-8 or not.
    pub(super) fn of_target(target: &'a [u8]) -> Self {
        Self {
            target,
            is_target_in_query: false,
            is_target_encoded: false,
            name: "",
            sublink: Sublink::default(),
        }
    }

    /// Puts the target into the query, where people can read it. \[seen\]
    #[must_use]
    pub const fn with_target_in_query(self) -> Self {
        Self {
            is_target_in_query: true,
            ..self
        }
    }

    /// Makes a link with the target that a query has.
    pub(super) fn of_query_target(encoded: &'a [u8]) -> Self {
        Self {
            is_target_encoded: true,
            ..Self::of_target(encoded).with_target_in_query()
        }
    }

    /// The target, if it belongs into the query.
    pub(super) fn query_target(&self) -> Option<Target<'a, 'a>> {
        let target = if self.is_target_encoded {
            Target::Query(self.target)
        } else {
            Target::Payload(self.target)
        };
        self.is_target_in_query.then_some(target)
    }

    /// Sets the name, at most 63 bytes \[documented\]. A link with a longer name can't be written.
    #[must_use]
    pub const fn with_name(self, name: &'a str) -> Self {
        Self { name, ..self }
    }

    /// Sets the name, cut to the limit: see [`cut_link_name`].
    ///
    /// ```
    /// use tracklens_codec::Click;
    ///
    /// let name = "x".repeat(64);
    /// let click = Click::new("https://www.example.com/");
    /// assert_eq!(click.with_cut_name(&name), click.with_name(&name[..63]));
    /// ```
    #[must_use]
    pub fn with_cut_name(self, name: &'a str) -> Self {
        self.with_name(cut_link_name(name))
    }

    /// Sets the sublink.
    #[must_use]
    pub const fn with_sublink(self, sublink: Sublink<'a>) -> Self {
        Self { sublink, ..self }
    }
}

/// Never shows target and name.
impl fmt::Debug for Click<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Click(…)")
    }
}
