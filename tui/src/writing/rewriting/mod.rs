//! A link with one thing edited: how its value is typed, and the text of the link that comes of it.
//!
//! Only what is edited is written again, into the old text: every other part and every other record stays byte
//! for byte as it was, however it is spelled.
//!
//! ```
//! use jiff::Timestamp;
//! use tracklens::reading::Reading;
//! use tracklens::settings::Settings;
//! use tracklens::writing::rewriting::{EditPlace, Signing, rewrite};
//!
//! let link = "HTTPS://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgRlVV5sPg%7E%7E#x";
//! let settings = Settings::at(Timestamp::UNIX_EPOCH);
//! let mut buffer = Vec::new();
//! let reading = Reading::new(link.as_bytes(), &settings, &mut buffer);
//! let new = rewrite(&reading, &EditPlace::Record(0), "1970-01-01T00:00:01Z")?;
//! assert_eq!(new.link, link.replace("RgRlVV5s", "RgQAAAAB"));
//! assert_eq!(new.signing, Signing::Stale);
//! # Ok::<(), tracklens::writing::rewriting::EditError>(())
//! ```

mod changes;
mod error;
mod event;
mod form;
mod made_up;
mod member;
mod members;
pub mod metadata;
mod missing;
mod parts;
mod payload;
mod place;
mod present;
mod rewrite;
mod rewritten;
mod signing;
mod splice;

pub use self::error::EditError;
pub use self::form::{ValueForm, name_of};
pub use self::made_up::made_up;
pub use self::member::keys;
pub use self::missing::{Missing, missing};
pub use self::place::EditPlace;
pub use self::present::present;
pub use self::rewrite::{remove, rewrite};
pub use self::rewritten::{Change, Rewritten, Signing};
