//! Whether a link is cut or damaged, and where.

use tracklens_codec::{ErrorKind, Layer};

use super::read::Reading;

/// What is wrong with a link as a whole. Each offset is a byte of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// It ends too early.
    Cut {
        /// Where the part begins that is cut.
        at: usize,
    },
    /// It has another fault.
    Damaged {
        /// Where the first fault is.
        at: usize,
    },
}

impl Damage {
    /// What is wrong with a link, if anything is.
    #[must_use]
    pub fn of(reading: &Reading<'_>) -> Option<Self> {
        let first = reading.first_fault()?;
        let is_cut = |kind: ErrorKind| {
            matches!(
                kind,
                ErrorKind::MissingSignature
                    | ErrorKind::MissingToken
                    | ErrorKind::MissingPayload
                    | ErrorKind::DanglingSymbol
                    | ErrorKind::TruncatedLength { .. }
                    | ErrorKind::TruncatedValue { .. }
            )
        };
        let cut = reading.faults().find(|fault| is_cut(fault.kind()));
        Some(match cut {
            Some(fault) => Self::Cut {
                at: fault.text_offset(),
            },
            None => Self::Damaged {
                at: first.text_offset(),
            },
        })
    }

    /// The byte of the text from which on records are lost.
    pub(super) fn loss(reading: &Reading<'_>) -> Option<usize> {
        let fault = reading.faults().find(|fault| match fault.kind() {
            ErrorKind::MissingPayload
            | ErrorKind::MissingToken
            | ErrorKind::MissingSignature
            | ErrorKind::DanglingSymbol
            | ErrorKind::CiphertextLength { .. }
            | ErrorKind::DamagedCiphertext
            | ErrorKind::ReservedWidth
            | ErrorKind::UnknownFlag { .. }
            | ErrorKind::TruncatedLength { .. }
            | ErrorKind::TruncatedValue { .. } => true,
            ErrorKind::InvalidSymbol { .. } => fault.layer() == Layer::PayloadText,
            _ => false,
        });
        fault.map(|fault| fault.text_offset())
    }
}
