//! Where a request for a link is redirected to.

use crate::link::Link;
use crate::payload::Payload;
use crate::records::kind::Kind;
use crate::redirect_error::{RedirectError, RedirectErrorKind};
use crate::redirect_url::RedirectUrl;

impl<'t, 'p> Link<'t, 'p> {
    /// The URL that a click leads to, or `None` for any other kind of link, whatever is in its query.
    ///
    /// See [`Target::redirect_url`](crate::Target::redirect_url) for what is checked, and what is not.
    ///
    /// ```
    /// use tracklens_codec::{Link, MAX_PAYLOAD_LEN};
    ///
    /// let mut buffer = [0; MAX_PAYLOAD_LEN];
    /// let click = "/f/a/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/PwQ~?target=https%3A%2F%2Fwww.example.com%2F";
    /// let url = Link::decode(click, &mut buffer)?.redirect_url()?.expect("a click");
    /// assert_eq!(url.to_string(), "https://www.example.com/");
    ///
    /// let open = "/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/Pg~~?target=https%3A%2F%2Fwww.example.com%2F";
    /// assert_eq!(Link::decode(open, &mut buffer)?.redirect_url()?, None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Target::redirect_url`](crate::Target::redirect_url). For a click without a target it is
    /// [`Empty`](RedirectErrorKind::Empty), or [`Encrypted`](RedirectErrorKind::Encrypted) if the payload was not
    /// decrypted.
    pub fn redirect_url(&self) -> Result<Option<RedirectUrl<'t, 'p>>, RedirectError> {
        if self.kind() != Some(Kind::Click) {
            return Ok(None);
        }
        let missing = |kind| Err(RedirectError::new(kind, 0));
        match (self.target(), self.payload()) {
            (Some(target), _) => target.redirect_url().map(Some),
            (None, Payload::Encrypted(_)) => missing(RedirectErrorKind::Encrypted),
            (None, _) => missing(RedirectErrorKind::Empty),
        }
    }
}
