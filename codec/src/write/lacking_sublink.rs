//! Clicks that lack a sublink. No writer writes them, but who writes again what was read needs them.

use super::unsigned_link::UnsignedLink;
use crate::url::route::Route;
use crate::write_error::WriteError;

impl UnsignedLink<'_> {
    /// Replaces the sublink by an empty segment, as in `/f//`.
    ///
    /// ```
    /// use tracklens_codec::{Flag, Host, Origin, Route, Scheme, Signature, Token, UnsignedLink};
    ///
    /// let origin = Origin::new(Scheme::Https, Host::new("click.example.com")?);
    /// let link = UnsignedLink::new(origin, Route::Click, Token::new(1, Flag::Plaintext), b"\x3f")?;
    /// let link = link.with_empty_sublink()?;
    /// assert!(!link.is_canonical());
    /// let text = link.with_signature(Signature::new([0; 16])).to_string();
    /// assert!(text.starts_with("https://click.example.com/f//AAAA"));
    /// # Ok::<(), tracklens_codec::WriteError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`WriteError::SublinkRoute`] if the route has no sublink.
    pub fn with_empty_sublink(self) -> Result<Self, WriteError> {
        self.lacking(Some(b""))
    }

    /// Takes out the sublink of a click and the slash before it, as in `/f/SIGNATURE`.
    ///
    /// ```
    /// use tracklens_codec::{Flag, Host, Origin, Route, Scheme, Signature, Token, UnsignedLink};
    ///
    /// let origin = Origin::new(Scheme::Https, Host::new("click.example.com")?);
    /// let link = UnsignedLink::new(origin, Route::Click, Token::new(1, Flag::Plaintext), b"\x3f")?;
    /// let link = link.without_sublink()?;
    /// assert!(!link.is_canonical());
    /// let text = link.with_signature(Signature::new([0; 16])).to_string();
    /// assert!(text.starts_with("https://click.example.com/f/AAAA"));
    /// # Ok::<(), tracklens_codec::WriteError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`WriteError::SublinkRoute`] if the route has no sublink.
    pub fn without_sublink(self) -> Result<Self, WriteError> {
        self.lacking(None)
    }

    fn lacking(self, sublink: Option<&'static [u8]>) -> Result<Self, WriteError> {
        if self.route != Route::Click {
            return Err(WriteError::SublinkRoute);
        }
        Self { sublink, ..self }.check()
    }
}
