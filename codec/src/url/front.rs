//! The start of a link, up to its route.

use super::authority::Authority;
use super::segments::Path;
use crate::error::{Error, ErrorKind};

/// The start of a link, up to its route. A text without it is not a link.
pub(crate) struct Front<'t> {
    pub(super) text: &'t [u8],
    pub(super) authority: Authority,
    pub(super) path: Path<'t>,
}

impl<'t> Front<'t> {
    #[inline]
    pub(crate) fn read(text: &'t [u8]) -> Result<Self, Error> {
        if text.is_empty() {
            return Err(Error::in_link(ErrorKind::Empty, 0));
        }
        if u32::try_from(text.len()).is_err() {
            return Err(Error::in_link(ErrorKind::TooLong, 0));
        }
        let (authority, path_start) = Authority::find(text)?;
        let path = Path::find(text, path_start)?;
        Ok(Self {
            text,
            authority,
            path,
        })
    }
}
