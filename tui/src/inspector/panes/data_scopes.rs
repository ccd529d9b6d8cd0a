//! What keys mean in the panes below the link.

use crate::inspector::keys::{Context, Scope};

/// In the fields and their details.
pub(super) const FACTS: &[Scope] = &[Scope::of(&contexts(Context::Facts))];

/// In the metadata.
pub(super) const METADATA: &[Scope] = &[Scope::of(&contexts(Context::Metadata))];

/// In the bytes.
pub(super) const BYTES: &[Scope] = &[Scope::of(&contexts(Context::Bytes))];

/// The contexts of all these panes, and the one that is a pane's own.
const fn contexts(own: Context) -> [Context; 5] {
    [
        Context::Panes,
        Context::Reading,
        Context::Data,
        Context::Links,
        own,
    ]
}
