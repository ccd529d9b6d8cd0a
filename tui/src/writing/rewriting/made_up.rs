//! A link that is made up, as a start for the one you want.

use tracklens_codec::{
    Click, Draft, Host, MAX_PAYLOAD_LEN, MessageId, Origin, Purpose, Recipient, Scheme, Signature,
    Transmission,
};

use super::error::EditError;
use crate::settings::Settings;

/// The seconds from injection to expiry that most links have.
const LIFETIME: u32 = 366 * 86_400;

/// A short click of example.com and customer 1 that is injected now. It is signed if there is a key; if not, its
/// signature is all zeros.
///
/// # Errors
///
/// That a link can't hold the present time.
pub fn made_up(settings: &Settings) -> Result<String, EditError> {
    let out_of_range = EditError::new("a link can only hold times from 1970 to 2106");
    let now = u32::try_from(settings.now.as_second()).map_err(|_| out_of_range)?;
    let expiry = now.checked_add(LIFETIME).ok_or(out_of_range)?;
    let [a, b, c, d] = now.to_le_bytes();
    let message_id = MessageId::new([0, 0, a, b, c, d, 0, 0, 0, 0]);
    let draft = Draft::new(
        Transmission::new(1, expiry),
        Recipient::new("user@example.com", message_id),
        Purpose::Click(Click::new("https://www.example.com/")),
    );
    let origin = Origin::new(Scheme::Https, Host::new("click.example.com")?);
    let mut buffer = [0; MAX_PAYLOAD_LEN];
    let link = draft.link(origin, &mut buffer)?;
    let link = match settings.keys.signature() {
        Some(scheme) => link.sign(scheme),
        None => link.with_signature(Signature::new([0; 16])),
    };
    Ok(link.to_string())
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use tracklens_codec::Link;

    use super::*;

    #[test]
    fn a_made_up_link_is_one_that_strict_reading_takes() {
        let settings = Settings::at(Timestamp::from_second(1_750_000_000).unwrap());
        let text = made_up(&settings).unwrap();
        let mut buffer = [0; MAX_PAYLOAD_LEN];
        let link = Link::decode_strict(&text, &mut buffer).unwrap();
        let records = link.records().unwrap();
        assert_eq!(
            records.message_id().unwrap().injection_time(),
            1_750_000_000
        );
        assert_eq!(records.lifetime(), Some(366 * 86_400));
        let settings = Settings::at(Timestamp::from_second(-1).unwrap());
        assert!(made_up(&settings).is_err());
    }
}
