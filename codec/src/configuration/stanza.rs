//! The settings of the `engagement_tracker` stanza.

use super::error::{ConfigurationError, ConfigurationErrorKind};
use super::place::Place;
use super::statements::Value;
use crate::options::Options;

/// The name of the stanza.
pub(super) const NAME: &[u8] = b"engagement_tracker";

/// Options that every module has. They don't concern links.
const COMMON: [&[u8]; 2] = [b"enabled", b"debug_level"];

/// The name of `click_tracking_include_metadata` in one note of the vendor.
const MISPRINT: &[u8] = b"click_track_include_metadata";

/// Applies one more setting to the options.
pub(super) fn apply(
    options: Options,
    name: &[u8],
    place: Place,
    value: Value<'_>,
) -> Result<Options, ConfigurationError> {
    let is = |known: &[u8]| name.eq_ignore_ascii_case(known);
    if is(b"click_tracking_include_metadata") {
        read_boolean(value).map(|included| options.with_click_tracking_include_metadata(included))
    } else if is(b"max_metadata_len") {
        read_number(value).map(|max| options.with_max_metadata_len(max))
    } else if COMMON.into_iter().any(is) {
        Ok(options)
    } else {
        let kind = if is(MISPRINT) {
            ConfigurationErrorKind::MisprintedOption
        } else {
            ConfigurationErrorKind::UnknownOption
        };
        Err(ConfigurationError::new(kind, place))
    }
}

fn read_boolean(value: Value<'_>) -> Result<bool, ConfigurationError> {
    let is = |spelling: &[u8]| {
        value
            .text
            .is_some_and(|text| text.eq_ignore_ascii_case(spelling))
    };
    if [&b"on"[..], b"true", b"enabled", b"1"].into_iter().any(is) {
        Ok(true)
    } else if [&b"off"[..], b"false", b"disabled", b"0"]
        .into_iter()
        .any(is)
    {
        Ok(false)
    } else {
        let kind = ConfigurationErrorKind::InvalidBoolean;
        Err(ConfigurationError::new(kind, value.place))
    }
}

fn read_number(value: Value<'_>) -> Result<u32, ConfigurationError> {
    let error = |kind| ConfigurationError::new(kind, value.place);
    let digits = value
        .text
        .filter(|text| !text.is_empty() && text.iter().all(u8::is_ascii_digit))
        .ok_or(error(ConfigurationErrorKind::InvalidNumber))?;
    if let [b'0', _, ..] = digits {
        return Err(error(ConfigurationErrorKind::LeadingZero));
    }
    digits
        .iter()
        .try_fold(0_u32, |number, &digit| {
            let ones = u32::from(digit.wrapping_sub(b'0'));
            number.checked_mul(10)?.checked_add(ones)
        })
        .ok_or(error(ConfigurationErrorKind::NumberTooLarge {
            limit: u32::MAX,
        }))
}
