//! An emitter of tokens that ignores errors.

use html5gum::{Emitter, ForwardingEmitter};

/// Passes on everything except errors, so the tokenizer does not search for characters that HTML does not allow.
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
