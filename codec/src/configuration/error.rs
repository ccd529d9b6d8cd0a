//! What can be wrong with a configuration, and where.

use core::fmt;

use super::place::Place;
use crate::error::error_table;

/// What is wrong with a configuration, and where it starts.
///
/// Lines and columns are counted from 1. A line ends with a line feed. A column is a character, and so is a tab; in
/// bytes that are not UTF-8, a byte that could only continue a character is not counted. A byte order mark at the
/// start of the text is not counted either. The error contains nothing of the text.
///
/// ```
/// use tracklens_codec::Configuration;
///
/// let text = "engagement_tracker {\n  max_metadata_len = \"much\"\n}\n";
/// let error = Configuration::parse(text).unwrap_err();
/// assert_eq!(error.code(), "invalid_number");
/// assert_eq!((error.line(), error.column()), (2, 22));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ConfigurationError {
    kind: ConfigurationErrorKind,
    place: Place,
}

impl ConfigurationError {
    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> ConfigurationErrorKind {
        self.kind
    }

    /// The stable code of the error: see [`ConfigurationErrorKind::code`].
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.kind.code()
    }

    /// The line of the error, from 1.
    #[must_use]
    pub const fn line(&self) -> u32 {
        self.place.line
    }

    /// The column of the error, from 1.
    #[must_use]
    pub const fn column(&self) -> u32 {
        self.place.column
    }

    /// The offset of the error in the text, from 0, and at most the length of the text.
    #[must_use]
    pub fn offset(&self) -> usize {
        usize::try_from(self.place.offset).unwrap_or(usize::MAX)
    }

    pub(super) const fn new(kind: ConfigurationErrorKind, place: Place) -> Self {
        Self { kind, place }
    }
}

impl fmt::Display for ConfigurationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Place { line, column, .. } = self.place;
        write!(f, "{}, at line {line}, column {column}", self.kind)
    }
}

impl core::error::Error for ConfigurationError {}

error_table! {
    /// What is wrong with a configuration.
    ///
    /// [`ConfigurationError`] says where: at the start of what the variant describes.
    ///
    /// ```
    /// use tracklens_codec::{Configuration, ConfigurationErrorKind};
    ///
    /// let text = "engagement_tracker { click_track_include_metadata = true }";
    /// let kind = Configuration::parse(text).unwrap_err().kind();
    /// assert_eq!(kind, ConfigurationErrorKind::MisprintedOption);
    /// assert!(kind.to_string().contains("click_tracking_include_metadata"));
    /// ```
    pub enum ConfigurationErrorKind {
        /// The text has more bytes than 32 bits can count.
        TooLong = "too_long", "the text is too long for a configuration";
        /// A comment `/*` has no `*/`.
        UnclosedComment = "unclosed_comment", "the comment is not closed";
        /// A quoted value has no closing quotation mark.
        UnclosedQuote = "unclosed_quote", "the quoted value is not closed";
        /// A `'`, or a `/` that doesn't begin a comment, stands outside of quotation marks.
        UnquotedCharacter = "unquoted_character", "a value with this character must stand in double quotes";
        /// A control character other than white space stands outside of quotation marks and comments.
        ControlCharacter = "control_character", "a control character stands outside of quotes and comments";
        /// An option or a scope should begin here.
        ExpectedName = "expected_name", "an option or a scope is expected here";
        /// A name is followed neither by a value (`name = value`) nor by a scope (`name {`, `name instance {`).
        IncompleteStatement = "incomplete_statement", "the name is followed neither by = and a value nor by a scope in braces";
        /// There is no value after a `=`.
        MissingValue = "missing_value", "no value follows the equals sign";
        /// There is no path after `include` or `readonly_include`.
        MissingPath = "missing_path", "no path follows the include";
        /// A list `( … )` contains something that is not a value.
        MalformedList = "malformed_list", "a list in parentheses holds values only";
        /// A list `( … )` has no closing parenthesis.
        UnclosedList = "unclosed_list", "the list is not closed";
        /// A map `[ … ]` contains something that is not `name = value`.
        MalformedMap = "malformed_map", "a map in brackets holds pairs of a name, = and a value only";
        /// A map `[ … ]` has no closing bracket.
        UnclosedMap = "unclosed_map", "the map is not closed";
        /// A `}` has no matching `{`.
        UnmatchedBrace = "unmatched_brace", "the brace closes no scope";
        /// A `{` has no matching `}`. The position is that of the outermost scope that is open at the end.
        UnclosedScope = "unclosed_scope", "the scope is not closed";
        /// The stanza contains a scope. The module documents none.
        UnexpectedScope = "unexpected_scope", "engagement_tracker holds no scope";
        /// The stanza contains an option that the module doesn't have.
        UnknownOption = "unknown_option", "engagement_tracker has no such option";
        /// The stanza contains `click_track_include_metadata`, a misprint in a note of the vendor.
        MisprintedOption = "misprinted_option", "a misprint of the vendor's documentation: the option is click_tracking_include_metadata";
        /// A value is not one of the documented booleans.
        InvalidBoolean = "invalid_boolean", "the value is none of on, off, true, false, enabled, disabled, 1 and 0";
        /// A value is not a number in decimal digits.
        InvalidNumber = "invalid_number", "the value is not a whole number from 0 to 4294967295";
        /// A number begins with a zero, which might mean octal. \[unknown\]
        LeadingZero = "leading_zero", "the number begins with a zero: whether that means octal is not documented";
        /// A number is too large.
        NumberTooLarge {
            /// The largest number that is allowed.
            limit: u32,
        } = "number_too_large", "the number is too large";
    }
}

impl fmt::Display for ConfigurationErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message())?;
        match *self {
            Self::NumberTooLarge { limit } => write!(f, " (at most {limit})"),
            _ => Ok(()),
        }
    }
}
