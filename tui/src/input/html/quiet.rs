//! An emitter of tokens that wants no errors.

use html5gum::{Emitter, ForwardingEmitter};

/// Passes everything on but errors, and so spares the tokenizer the search for characters that HTML does not allow.
#[derive(Debug)]
pub(super) struct Quiet<E>(pub(super) E);

impl<E: Emitter> ForwardingEmitter for Quiet<E> {
    type Token = E::Token;

    fn inner(&mut self) -> &mut impl Emitter<Token = Self::Token> {
        &mut self.0
    }

    fn should_emit_errors(&mut self) -> bool {
        false
    }
}
