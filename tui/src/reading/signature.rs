//! What is known of a signature.

/// What is known of a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignatureStatus {
    /// There is no key to check it with.
    Unchecked,
    /// It is the signature of the link, by our own scheme with the operator's key.
    Valid,
    /// It is not the signature of the link, by our own scheme with the operator's key.
    Invalid,
}

impl SignatureStatus {
    /// The name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unchecked => "unchecked",
            Self::Valid => "valid",
            Self::Invalid => "invalid",
        }
    }
}
