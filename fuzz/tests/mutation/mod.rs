//! Damages a text the way transport does: bytes changed, lost, doubled, put in, cut off.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

/// One damage to a text.
#[derive(Clone, Debug)]
pub(crate) enum Mutation {
    Replace(Index, u8),
    Insert(Index, u8),
    Remove(Index),
    Repeat(Index, Index),
    Cut(Index),
}

/// One to eight damages.
pub(crate) fn mutations() -> impl Strategy<Value = Vec<Mutation>> {
    let index = any::<Index>;
    let mutation = prop_oneof![
        4 => (index(), byte()).prop_map(|(at, byte)| Mutation::Replace(at, byte)),
        2 => (index(), byte()).prop_map(|(at, byte)| Mutation::Insert(at, byte)),
        2 => index().prop_map(Mutation::Remove),
        1 => (index(), index()).prop_map(|(from, to)| Mutation::Repeat(from, to)),
        1 => index().prop_map(Mutation::Cut),
    ];
    vec(mutation, 1..=8)
}

/// The text after its damages, in turn.
pub(crate) fn mutate(text: &[u8], mutations: &[Mutation]) -> Vec<u8> {
    let mut text = text.to_vec();
    for mutation in mutations {
        // An index is one into the text and its end, so that an empty text has one as well.
        let at = |index: &Index| index.index(text.len() + 1);
        match mutation {
            Mutation::Replace(index, byte) => {
                let at = at(index);
                if let Some(replaced) = text.get_mut(at) {
                    *replaced = *byte;
                }
            }
            Mutation::Insert(index, byte) => text.insert(at(index), *byte),
            Mutation::Remove(index) => {
                let at = at(index);
                if at < text.len() {
                    text.remove(at);
                }
            }
            Mutation::Repeat(from, to) => {
                let (from, to) = (at(from).min(at(to)), at(from).max(at(to)));
                let repeated = text[from..to].to_vec();
                text.splice(to..to, repeated);
            }
            Mutation::Cut(index) => text.truncate(at(index)),
        }
    }
    text
}

/// Any byte, those that part or encode a link more often.
fn byte() -> impl Strategy<Value = u8> {
    prop_oneof![
        2 => any::<u8>(),
        3 => prop::sample::select(b"/%2F7E~=?#&:@[]-_ A".as_slice()),
    ]
}
