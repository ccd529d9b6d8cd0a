//! Values made of bytes, for fuzz targets.

use ::arbitrary::{Arbitrary, Result, Unstructured};

use crate::options::Options;
use crate::records::definition::RecordId;
use crate::records::kind::Kind;
use crate::records::message_id::MessageId;
use crate::records::transmission_id::TransmissionId;
use crate::url::route::Route;
use crate::url::scheme::Scheme;
use crate::url::signature::Signature;
use crate::url::token::{Flag, Token};
use crate::write::{
    Click, Draft, Form, Host, LongMetadata, Origin, Purpose, Recipient, Sublink, Transmission,
};

/// Makes a type of what another type is made of.
macro_rules! made_of {
    ($($type:ty, $source:ty, $make:expr;)*) => {$(
        impl<'a> Arbitrary<'a> for $type {
            fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Self> {
                let make: fn($source) -> Self = $make;
                <$source>::arbitrary(bytes).map(make)
            }

            fn size_hint(depth: usize) -> (usize, Option<usize>) {
                <$source>::size_hint(depth)
            }
        }
    )*};
}

made_of! {
    Flag, u8, Self::from_byte;
    MessageId, [u8; MessageId::LEN], Self::new;
    Signature, [u8; Signature::LEN], Self::new;
    Token, [u8; Token::LEN], Self::from_bytes;
    TransmissionId, u64, Self::new;
    RecordId, u8, |byte| Self::of_tag(byte);
    Form, bool, |is_long| if is_long { Self::Long } else { Self::Short };
    LongMetadata, bool, |is_refused| if is_refused { Self::Refused } else { Self::LeftOut };
    Scheme, bool, |is_secure| if is_secure { Self::Https } else { Self::Http };
    Options, (bool, u32), |(includes, max)| {
        Self::default().with_click_tracking_include_metadata(includes).with_max_metadata_len(max)
    };
}

impl<'a> Arbitrary<'a> for Kind {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Self> {
        const KINDS: [Kind; 4] = [
            Kind::Click,
            Kind::Open,
            Kind::InitialOpen,
            Kind::ListUnsubscribe,
        ];
        bytes.choose(&KINDS).copied()
    }
}

impl<'a> Arbitrary<'a> for Route {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Self> {
        const ROUTES: [Route; 4] = [
            Route::Click,
            Route::OldClick,
            Route::Open,
            Route::Unsubscribe,
        ];
        bytes.choose(&ROUTES).copied()
    }
}

/// A host that the bytes have, or else `link.example.com`.
impl<'a> Arbitrary<'a> for Host<'a> {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Self> {
        let host = Host::new(<&str>::arbitrary(bytes)?);
        Ok(host.unwrap_or(Host::EXAMPLE))
    }
}

impl<'a> Arbitrary<'a> for Origin<'a> {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Self> {
        let origin = Self::new(Scheme::arbitrary(bytes)?, Host::arbitrary(bytes)?);
        let port = Option::<u16>::arbitrary(bytes)?;
        Ok(port.map_or(origin, |port| origin.with_port(port)))
    }
}

/// A sublink that the bytes have, or else `a`.
impl<'a> Arbitrary<'a> for Sublink<'a> {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Self> {
        Ok(Self::new(<&str>::arbitrary(bytes)?).unwrap_or_default())
    }
}

impl<'a> Arbitrary<'a> for Transmission<'a> {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Self> {
        let transmission = Self::new(u32::arbitrary(bytes)?, u32::arbitrary(bytes)?)
            .with_tenant_id(<&str>::arbitrary(bytes)?)
            .with_subaccount_id(u32::arbitrary(bytes)?)
            .with_campaign_id(<&str>::arbitrary(bytes)?)
            .with_template(<&str>::arbitrary(bytes)?, u32::arbitrary(bytes)?);
        let id = Option::<TransmissionId>::arbitrary(bytes)?;
        Ok(id.map_or(transmission, |id| transmission.with_id(id)))
    }
}

impl<'a> Arbitrary<'a> for Recipient<'a> {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Self> {
        Ok(Self::new(
            <&str>::arbitrary(bytes)?,
            MessageId::arbitrary(bytes)?,
        ))
    }
}

impl<'a> Arbitrary<'a> for Click<'a> {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Self> {
        let click = Self::new(<&str>::arbitrary(bytes)?)
            .with_name(<&str>::arbitrary(bytes)?)
            .with_sublink(Sublink::arbitrary(bytes)?);
        Ok(if bool::arbitrary(bytes)? {
            click.with_target_in_query()
        } else {
            click
        })
    }
}

impl<'a> Arbitrary<'a> for Purpose<'a> {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Self> {
        Ok(match Kind::arbitrary(bytes)? {
            Kind::Click => Self::Click(Click::arbitrary(bytes)?),
            Kind::Open => Self::Open,
            Kind::InitialOpen => Self::InitialOpen,
            Kind::ListUnsubscribe => Self::ListUnsubscribe,
        })
    }
}

/// A draft of which some can't be written, because a text is too long.
impl<'a> Arbitrary<'a> for Draft<'a> {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Self> {
        let transmission = Transmission::arbitrary(bytes)?;
        let recipient = Recipient::arbitrary(bytes)?;
        let draft = Self::new(transmission, recipient, Purpose::arbitrary(bytes)?)
            .with_form(Form::arbitrary(bytes)?)
            .with_options(Options::arbitrary(bytes)?)
            .with_long_metadata(LongMetadata::arbitrary(bytes)?);
        let metadata = Option::<&str>::arbitrary(bytes)?;
        Ok(metadata.map_or(draft, |metadata| draft.with_metadata(metadata)))
    }
}
