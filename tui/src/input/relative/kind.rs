//! The four headers of the family.

/// Which header of the family it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RelativeKind {
    /// `X-MSFBL`: what the sender gets back when a mailbox provider reports a complaint.
    XMsfbl,
    /// `List-Unsubscribe`, its mailto address.
    ListUnsubscribe,
    /// `Message-ID`, as Momentum writes it.
    MessageId,
    /// `Return-Path`, as the hosted service writes it.
    ReturnPath,
}

impl RelativeKind {
    /// All kinds.
    pub const ALL: [Self; 4] = [
        Self::XMsfbl,
        Self::ListUnsubscribe,
        Self::MessageId,
        Self::ReturnPath,
    ];

    /// The stable `snake_case` name.
    ///
    /// ```
    /// use tracklens::input::relative::RelativeKind;
    ///
    /// assert_eq!(RelativeKind::XMsfbl.code(), "x_msfbl");
    /// ```
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::XMsfbl => "x_msfbl",
            Self::ListUnsubscribe => "list_unsubscribe",
            Self::MessageId => "message_id",
            Self::ReturnPath => "return_path",
        }
    }

    /// The name of the header, as mails usually write it.
    #[must_use]
    pub const fn header(self) -> &'static str {
        match self {
            Self::XMsfbl => "X-MSFBL",
            Self::ListUnsubscribe => "List-Unsubscribe",
            Self::MessageId => "Message-ID",
            Self::ReturnPath => "Return-Path",
        }
    }

    /// The kind that a header of this name may be; upper and lower case are the same.
    #[must_use]
    pub fn of_header(name: &[u8]) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.header().as_bytes().eq_ignore_ascii_case(name))
    }
}
