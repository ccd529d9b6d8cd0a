//! The includes of a configuration, in their order.

use core::fmt;
use core::iter::FusedIterator;

use super::include::Include;
use super::statements::{Statement, Statements};

/// An iterator over the includes of a configuration.
///
/// ```
/// use tracklens_codec::Configuration;
///
/// let configuration = Configuration::parse("include a.conf readonly_include b.conf")?;
/// assert_eq!(configuration.includes().count(), 2);
/// # Ok::<(), tracklens_codec::ConfigurationError>(())
/// ```
#[derive(Clone)]
pub struct IncludeIter<'t> {
    statements: Statements<'t>,
}

impl<'t> IncludeIter<'t> {
    /// Looks for includes in a text that was already read without an error.
    pub(super) fn new(text: &'t [u8]) -> Self {
        Self {
            statements: Statements::new(text),
        }
    }
}

impl<'t> Iterator for IncludeIter<'t> {
    type Item = Include<'t>;

    fn next(&mut self) -> Option<Include<'t>> {
        while let Ok(Some(statement)) = self.statements.next_statement() {
            if let Statement::Include(include) = statement {
                return Some(include);
            }
        }
        None
    }
}

impl FusedIterator for IncludeIter<'_> {}

/// Never shows the text.
impl fmt::Debug for IncludeIter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("IncludeIter").finish_non_exhaustive()
    }
}
