//! Values as `serde` has them: their text.

use core::fmt;
use core::marker::PhantomData;
use core::str::FromStr;

use serde_core::de::{Deserialize, Deserializer, Error, Visitor};
use serde_core::ser::{Serialize, Serializer};

#[cfg(feature = "alloc")]
use crate::link_buf::LinkBuf;
use crate::records::definition::RecordId;
use crate::records::kind::Kind;
use crate::records::message_id::MessageId;
use crate::records::transmission_id::TransmissionId;
use crate::url::route::Route;
use crate::url::scheme::Scheme;
use crate::url::signature::Signature;
use crate::url::token::Token;
use crate::write::{Host, Origin};

/// Writes the text of each type, and reads it.
macro_rules! as_text {
    ($($type:ty, $expected:literal;)*) => {$(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(TextVisitor {
                    expected: $expected,
                    read: PhantomData,
                })
            }
        }
    )*};
}

as_text! {
    Kind, "the kind of a link";
    MessageId, "20 hexadecimal digits";
    RecordId, "the number or the name of a record";
    Route, "the letter of a route";
    Scheme, "http or https";
    Signature, "32 hexadecimal digits";
    Token, "8 characters of base64url";
    TransmissionId, "decimal digits";
}

#[cfg(feature = "alloc")]
as_text! {
    LinkBuf, "a tracked link";
}

impl Serialize for Host<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for Origin<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Reads a value from its text.
struct TextVisitor<T> {
    expected: &'static str,
    read: PhantomData<T>,
}

impl<T: FromStr<Err: fmt::Display>> Visitor<'_> for TextVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }
}
