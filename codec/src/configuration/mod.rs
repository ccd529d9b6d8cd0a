//! Reading the module's options out of a configuration file.

mod error;
mod include;
mod includes;
mod lexer;
mod place;
mod stanza;
mod statements;

use core::fmt;

pub use error::{ConfigurationError, ConfigurationErrorKind};
pub use include::Include;
pub use includes::IncludeIter;

use place::Place;
use statements::{Statement, Statements};

use crate::options::Options;

/// A configuration file of Momentum, from which the `engagement_tracker` stanza is read.
///
/// The documented grammar, in which names are case-insensitive: \[documented\]
///
/// ```text
/// # to the end of the line, and /* … */, which doesn't nest
/// name = value name = "value in quotes"     several options a line, no terminator
/// name = ( value "value" )                  a list
/// name = [ name = value name = "value" ]    a map
/// name { … }   name "instance" { … }        a scope
/// include "path"   readonly_include "path"  in any scope
/// ```
///
/// A value must be quoted if it contains white space or one of `# / " ' = { } [ ] ( )`. \[documented\] What the
/// documentation leaves open is read as follows:
///
/// - No escape is documented, so a quoted value ends at the next quotation mark. It may contain line breaks, as in
///   samples of the vendor. The `=` before a list or a map may be missing, as in samples.
/// - The text may have any encoding that contains ASCII. A byte order mark is skipped.
/// - The stanza is `engagement_tracker { … }` or `engagement_tracker "instance" { … }` outside of any other scope.
///   Other scopes are skipped, but must follow the grammar.
/// - If an option is set twice, the later setting counts \[documented\], even if it is in a second stanza
///   \[inferred\].
/// - Booleans are `on`, `off`, `true`, `false`, `enabled`, `disabled`, `1` and `0` \[documented\]. Here, case doesn't
///   matter; whether it does for the vendor is \[unknown\].
/// - `enabled` and `debug_level` are common to all modules \[documented\]. They are accepted with any value and
///   ignored.
/// - Any other option and any scope in the stanza is an error, since none is documented.
///
/// ```
/// use tracklens_codec::Configuration;
///
/// let configuration = Configuration::parse(
///     r#"
///     Esmtp_Listener { Listen ":8025" { open_tracking_enabled = true } }
///     engagement_tracker {
///       click_tracking_include_metadata = "false"  # when a message is sent
///       max_metadata_len = 200
///     }
///     "#,
/// )?;
/// assert!(configuration.has_stanza());
/// assert_eq!(configuration.options().max_metadata_len(), 200);
/// assert!(!configuration.options().click_tracking_include_metadata());
/// # Ok::<(), tracklens_codec::ConfigurationError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Configuration<'t> {
    text: &'t [u8],
    options: Options,
    has_stanza: bool,
}

impl<'t> Configuration<'t> {
    /// Reads a whole configuration in one pass.
    ///
    /// An empty text is a configuration without a stanza.
    ///
    /// ```
    /// use tracklens_codec::{Configuration, Options};
    ///
    /// let configuration = Configuration::parse("engagement_tracker {}")?;
    /// assert_eq!(configuration.options(), Options::default());
    /// # Ok::<(), tracklens_codec::ConfigurationError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The first violation of the grammar anywhere in the text, or the first option of the stanza that doesn't exist
    /// or has a wrong value.
    pub fn parse<T>(text: &'t T) -> Result<Self, ConfigurationError>
    where
        T: AsRef<[u8]> + ?Sized,
    {
        let text = text.as_ref();
        if u32::try_from(text.len()).is_err() {
            let kind = ConfigurationErrorKind::TooLong;
            return Err(ConfigurationError::new(kind, Place::START));
        }
        let mut configuration = Self {
            text,
            options: Options::default(),
            has_stanza: false,
        };
        let mut in_stanza = false;
        let mut statements = Statements::new(text);
        while let Some(statement) = statements.next_statement()? {
            match statement {
                Statement::Setting { name, place, value } if in_stanza => {
                    configuration.options =
                        stanza::apply(configuration.options, name, place, value)?;
                }
                Statement::Open { place, .. } if in_stanza => {
                    let kind = ConfigurationErrorKind::UnexpectedScope;
                    return Err(ConfigurationError::new(kind, place));
                }
                Statement::Open { name, .. } => {
                    in_stanza = statements.depth() == 1 && name.eq_ignore_ascii_case(stanza::NAME);
                    configuration.has_stanza |= in_stanza;
                }
                Statement::Close => in_stanza = false,
                Statement::Setting { .. } | Statement::Include(_) => {}
            }
        }
        Ok(configuration)
    }

    /// The options of the module. What the stanza doesn't set has its default.
    #[must_use]
    pub const fn options(&self) -> Options {
        self.options
    }

    /// Whether there is a stanza of the module, even an empty one.
    #[must_use]
    pub const fn has_stanza(&self) -> bool {
        self.has_stanza
    }

    /// The other files that are included, in any scope. The options in them are not known here.
    ///
    /// ```
    /// use tracklens_codec::Configuration;
    ///
    /// let configuration = Configuration::parse("msg_gen { include \"more.conf\" }")?;
    /// let include = configuration.includes().next().expect("one include");
    /// assert_eq!(include.path(), b"more.conf");
    /// # Ok::<(), tracklens_codec::ConfigurationError>(())
    /// ```
    #[must_use]
    pub fn includes(&self) -> IncludeIter<'t> {
        IncludeIter::new(self.text)
    }
}

/// Shows what was found, never the text.
impl fmt::Debug for Configuration<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Configuration")
            .field("options", &self.options)
            .field("has_stanza", &self.has_stanza)
            .finish_non_exhaustive()
    }
}
