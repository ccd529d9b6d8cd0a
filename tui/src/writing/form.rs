//! The form of a link, short or long, by what it says.

use tracklens_codec::Form;

/// The keys that each make a link a long one.
const OF_LONG_LINKS: [&str; 7] = [
    "transmission_id",
    "campaign_id",
    "template_id",
    "template_version",
    "rcpt_meta",
    "rcpt_meta_hex",
    "transmission_meta",
];

/// The form of a link that has these values.
pub(super) fn form_of(has: impl Fn(&str) -> bool) -> Form {
    if OF_LONG_LINKS.iter().any(|key| has(key)) {
        Form::Long
    } else {
        Form::Short
    }
}
