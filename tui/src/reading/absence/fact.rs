//! The facts that speak for or against a cause.

use std::fmt;

/// Something that speaks for or against a cause: of the link, of the options, or of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// The link has a transmission id.
    IsLong,
    /// The link has none.
    IsShort,
    /// A long link was read to its end, and metadata is not among its records.
    HasNoRecord,
    /// The link is a click.
    IsClick,
    /// The link is an open.
    IsOpen,
    /// The link is a list-unsubscribe.
    IsUnsubscribe,
    /// What `click_tracking_include_metadata` is in this run.
    OptionNow(bool),
    /// What `max_metadata_len` is in this run, in bytes.
    LimitNow(u32),
    /// What the module does with longer metadata is not known.
    LongerUnknown,
    /// The payload is encrypted, and was not read.
    IsEncrypted,
    /// The operator's key does not fit.
    WrongKey,
    /// The payload is not encrypted, or was decrypted.
    IsRead,
    /// The records end at this byte of the text because something is missing or wrong.
    EndsAt(usize),
    /// The link lacks what every link has.
    LacksSomething,
    /// The metadata is the last record of a long link.
    StandsLast,
    /// The link was read to its end.
    IsWhole,
}

/// The fact as a clause, with its standing and its rule in `codec/FORMAT.md`.
impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let clause = match *self {
            Self::IsLong => "the link has a transmission id, so it is a long one [seen, F-6.5]",
            Self::IsShort => {
                "the link has no transmission id, so it is a short one: those leave transmission, template and \
                 metadata to a look-up by message id [documented, F-6.6]"
            }
            Self::HasNoRecord => {
                "long links have a record for it, and this one has none [seen, F-6.5]"
            }
            Self::IsClick => {
                "the link is a click, and the option decides whether clicks have metadata [documented, F-9.2]"
            }
            Self::IsOpen => {
                "the link is an open, and opens have metadata with either value of the option [documented, F-9.3]"
            }
            Self::IsUnsubscribe => {
                "the link is a list-unsubscribe, and the options are documented for clicks and opens \
                 [documented, F-9.6]"
            }
            Self::OptionNow(is_on) => {
                let value = if is_on { "true" } else { "false" };
                return write!(
                    f,
                    "it is {value} in the options of this run; what counts is its value when the link was sent \
                     [documented, F-9.2]"
                );
            }
            Self::LimitNow(max) => {
                return write!(
                    f,
                    "the limit is {max} bytes in the options of this run; what it was when the link was sent, the \
                     link doesn't say [documented, F-9.6]"
                );
            }
            Self::LongerUnknown => {
                "what the module does with longer metadata is not stated anywhere; leaving it out is one way \
                 [unknown, F-9.8]"
            }
            Self::IsEncrypted => {
                "the payload is encrypted; with the operator's key, --cipher-key-file would read it [ours, F-8.9]"
            }
            Self::WrongKey => "the key that you gave does not fit [ours, F-8.9]",
            Self::IsRead => "the records of the payload can be read",
            Self::EndsAt(at) => {
                return write!(
                    f,
                    "the link can't be read from byte {at} on: what followed is lost [ours, F-6.17]"
                );
            }
            Self::LacksSomething => {
                "the link lacks what every link has, so it may be cut [seen, F-6.2]"
            }
            Self::StandsLast => "metadata is the last record of a long click [seen, F-6.9]",
            Self::IsWhole => "the link can be read to its end [ours, F-11.8]",
        };
        f.write_str(clause)
    }
}
