//! What the user of the inspector prefers: keys, colors, styles, the mouse. It stands in a TOML file.

mod background;
mod colors;
mod error;
mod load;
mod parse;
mod styles;
mod values;

pub use self::background::BackgroundChoice;
pub use self::colors::Colors;
pub use self::error::PreferencesError;
pub use self::styles::Styles;
pub use self::values::Preferences;
