//! What happens to the metadata of a draft.

use crate::metadata::MetadataLength;

/// What to do with metadata that is longer than `max_metadata_len`.
///
/// What the vendor's module does is \[unknown\]. Truncated metadata would not be JSON anymore, so it is never
/// truncated here.
///
/// ```
/// use tracklens_codec::{Draft, Form, LongMetadata, MessageId, Options, Purpose, Recipient, Transmission};
///
/// let transmission = Transmission::new(42, 1_732_309_342);
/// let recipient = Recipient::new("user@example.com", MessageId::new([7; 10]));
/// let draft = Draft::new(transmission, recipient, Purpose::Open)
///     .with_form(Form::Long)
///     .with_options(Options::default().with_max_metadata_len(10))
///     .with_metadata(r#"{"plan":"gold"}"#);
/// assert!(draft.payload_len().is_ok(), "the metadata is left out");
/// let error = draft.with_long_metadata(LongMetadata::Refused).payload_len().unwrap_err();
/// assert_eq!(error.code(), "metadata_too_long");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LongMetadata {
    /// Leave it out of the link. [`Draft::metadata_outcome`](crate::Draft::metadata_outcome) says so.
    #[default]
    LeftOut,
    /// Fail with [`WriteError::MetadataTooLong`](crate::WriteError::MetadataTooLong).
    Refused,
}

/// What happens to the metadata of a [`Draft`](crate::Draft).
///
/// ```
/// use tracklens_codec::{Draft, Form, MessageId, MetadataOutcome, Options, Purpose, Recipient, Transmission};
///
/// let transmission = Transmission::new(42, 1_732_309_342);
/// let recipient = Recipient::new("user@example.com", MessageId::new([7; 10]));
/// let draft = Draft::new(transmission, recipient, Purpose::Open)
///     .with_form(Form::Long)
///     .with_options(Options::default().with_max_metadata_len(10))
///     .with_metadata(r#"{"plan":"gold"}"#);
/// match draft.metadata_outcome() {
///     MetadataOutcome::OverLimit(length) => assert_eq!(length.excess(), 5),
///     outcome => panic!("{outcome:?}"),
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MetadataOutcome {
    /// There is no metadata.
    Absent,
    /// The link contains it.
    Written(MetadataLength),
    /// It is longer than `max_metadata_len`, so it is left out, or the link can't be written.
    OverLimit(MetadataLength),
    /// It is left out of a click because of `click_tracking_include_metadata`.
    TurnedOff(MetadataLength),
    /// Links of this form or kind have no metadata: short links leave it to a look-up, and it is documented for
    /// clicks and opens only.
    NotCarried(MetadataLength),
}
