//! What the user of the inspector prefers: keys, colors, the mouse. It stands in a TOML file.

mod colors;
mod error;
mod load;
mod parse;
mod values;

pub use self::colors::Colors;
pub use self::error::PreferencesError;
pub use self::values::Preferences;
