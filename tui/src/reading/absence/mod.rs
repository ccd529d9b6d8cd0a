//! Why a link has no metadata: every possible cause, with what speaks for and against it.
//!
//! ```text
//! reading ─▶ facts ─ for or against a cause ─▶ possibility ─▶ absence ─▶ screen, reports
//! ```

mod cause;
mod fact;
mod possibilities;

pub use self::cause::{Cause, Likelihood};
pub use self::fact::Fact;
pub use self::possibilities::{Absence, Possibility};
