//! What a sender knows when it makes a link: the transmission, the recipient, and what the link is for.

use core::fmt;

use super::link_name::cut_link_name;
use super::sublink::Sublink;
use crate::records::kind::Kind;
use crate::records::message_id::MessageId;
use crate::records::transmission_id::TransmissionId;

/// What all messages of a transmission share.
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
    /// A transmission of a customer, its links to expire at a time in Unix seconds.
    ///
    /// It has no tenant, which is written bare as on premises \[seen\], and the subaccount 0, which
    /// is the master account \[seen\].
    ///
    /// ```
    /// use tracklens_codec::Transmission;
    ///
    /// let injected = 1_700_686_942;
    /// let transmission = Transmission::new(42, injected + 366 * 86_400);
    /// # let _ = transmission;
    /// ```
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

    /// With its id, which long links carry.
    ///
    /// ```
    /// use tracklens_codec::{Transmission, TransmissionId};
    ///
    /// let transmission = Transmission::new(42, 1).with_id(TransmissionId::new(7));
    /// assert_ne!(transmission, Transmission::new(42, 1));
    /// ```
    #[must_use]
    pub const fn with_id(self, id: TransmissionId) -> Self {
        Self {
            id: Some(id),
            ..self
        }
    }

    /// With its tenant: `spc` and `spceu` of the hosted service, a customer's own elsewhere. \[seen\]
    ///
    /// ```
    /// use tracklens_codec::Transmission;
    ///
    /// assert_ne!(Transmission::new(42, 1).with_tenant_id("spc"), Transmission::new(42, 1));
    /// ```
    #[must_use]
    pub const fn with_tenant_id(self, tenant_id: &'a str) -> Self {
        Self { tenant_id, ..self }
    }

    /// With its subaccount.
    ///
    /// ```
    /// use tracklens_codec::Transmission;
    ///
    /// assert_eq!(Transmission::new(42, 1).with_subaccount_id(0), Transmission::new(42, 1));
    /// ```
    #[must_use]
    pub const fn with_subaccount_id(self, subaccount_id: u32) -> Self {
        Self {
            subaccount_id,
            ..self
        }
    }

    /// With its campaign, at most 64 bytes, which long links carry. \[inferred\]
    ///
    /// ```
    /// use tracklens_codec::Transmission;
    ///
    /// assert_eq!(Transmission::new(42, 1).with_campaign_id(""), Transmission::new(42, 1));
    /// ```
    #[must_use]
    pub const fn with_campaign_id(self, campaign_id: &'a str) -> Self {
        Self {
            campaign_id,
            ..self
        }
    }

    /// With its template, at most 64 bytes, and the template's version, which long links carry.
    ///
    /// Only an empty one of version 0 was ever seen. \[inferred\]
    ///
    /// ```
    /// use tracklens_codec::Transmission;
    ///
    /// assert_eq!(Transmission::new(42, 1).with_template("", 0), Transmission::new(42, 1));
    /// ```
    #[must_use]
    pub const fn with_template(self, template_id: &'a str, template_version: u32) -> Self {
        Self {
            template_id,
            template_version,
            ..self
        }
    }
}

/// Shows that there is one, never what it is.
impl fmt::Debug for Transmission<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Transmission(…)")
    }
}

/// To whom a message goes.
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
    /// A recipient by address, and the message to it.
    ///
    /// ```
    /// use tracklens_codec::{MessageId, Recipient};
    ///
    /// let recipient = Recipient::new("user@example.com", MessageId::new([0; 10]));
    /// assert_eq!(format!("{recipient:?}"), "Recipient(…)");
    /// ```
    #[must_use]
    pub const fn new(rcpt_to: &'a str, message_id: MessageId) -> Self {
        Self {
            rcpt_to,
            message_id,
        }
    }
}

/// Shows that there is one, never who it is.
impl fmt::Debug for Recipient<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Recipient(…)")
    }
}

/// What a link is for.
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
    ///
    /// ```
    /// use tracklens_codec::{Kind, Purpose};
    ///
    /// assert_eq!(Purpose::ListUnsubscribe.kind(), Kind::ListUnsubscribe);
    /// ```
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

/// A link in the body: where it leads, what the sender calls it, and its sublink.
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
    pub(super) target: &'a str,
    pub(super) is_target_in_query: bool,
    pub(super) name: &'a str,
    pub(super) sublink: Sublink<'a>,
}

impl<'a> Click<'a> {
    /// A link to a target, which is carried in the payload.
    ///
    /// ```
    /// use tracklens_codec::Click;
    ///
    /// let click = Click::new("https://www.example.com/");
    /// assert_eq!(format!("{click:?}"), "Click(…)");
    /// ```
    #[must_use]
    pub fn new(target: &'a str) -> Self {
        Self {
            target,
            is_target_in_query: false,
            name: "",
            sublink: Sublink::default(),
        }
    }

    /// With the target in the query, so that it can be read off the link. \[seen\]
    ///
    /// ```
    /// use tracklens_codec::Click;
    ///
    /// let click = Click::new("https://www.example.com/");
    /// assert_ne!(click.with_target_in_query(), click);
    /// ```
    #[must_use]
    pub const fn with_target_in_query(self) -> Self {
        Self {
            is_target_in_query: true,
            ..self
        }
    }

    /// With a name, at most 63 bytes \[documented\]: a longer one can't be written.
    ///
    /// ```
    /// use tracklens_codec::Click;
    ///
    /// let click = Click::new("https://www.example.com/");
    /// assert_eq!(click.with_name(""), click);
    /// ```
    #[must_use]
    pub const fn with_name(self, name: &'a str) -> Self {
        Self { name, ..self }
    }

    /// With the start of a name that may be longer: see [`cut_link_name`].
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

    /// With a sublink.
    ///
    /// ```
    /// use tracklens_codec::{Click, Sublink};
    ///
    /// let click = Click::new("https://www.example.com/");
    /// assert_eq!(click.with_sublink(Sublink::new("a")?), click);
    /// # Ok::<(), tracklens_codec::WriteError>(())
    /// ```
    #[must_use]
    pub const fn with_sublink(self, sublink: Sublink<'a>) -> Self {
        Self { sublink, ..self }
    }
}

/// Shows that there is one, never where it leads.
impl fmt::Debug for Click<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Click(…)")
    }
}
