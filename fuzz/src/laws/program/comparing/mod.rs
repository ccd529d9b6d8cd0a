//! Laws of comparing two links.

mod alignment;
mod blocks;
mod facts;
mod fields;
mod mirrored;
mod records;
mod sides;

use arbitrary::{Arbitrary as _, Unstructured};

use self::sides::Side;
use super::drafted::link_of;
use crate::inputs::changes::{changed, some_changed};
use crate::inputs::sender::Sender;

/// All laws of this folder: for the links of the sender that the bytes make and of those that do some things otherwise,
/// and for the bytes as a link.
///
/// # Panics
///
/// If a law is broken.
pub fn comparing(data: &[u8]) {
    let (this, other) = data.split_at(data.len() / 2);
    alignment::judge(this, other);
    alignment::judge_changed(data);
    blocks::judge(this, other);
    sides::judge_bytes(data);
    if let Ok(sender) = Sender::arbitrary_take_rest(Unstructured::new(data)) {
        judge_all(&sender, some_changed(&sender));
    }
}

/// The link of the sender that the bytes make, compared with all links of senders that do one thing otherwise.
///
/// # Panics
///
/// If a law is broken.
pub fn comparing_every_change(data: &[u8]) {
    if let Ok(sender) = Sender::arbitrary_take_rest(Unstructured::new(data)) {
        judge_all(&sender, changed(&sender));
    }
}

fn judge_all<'a>(sender: &Sender<'a>, others: impl IntoIterator<Item = Sender<'a>>) {
    let Some(this) = link_of(sender) else {
        return;
    };
    for other in others.into_iter().filter_map(|it| link_of(&it)) {
        judge(&this, &other);
    }
}

fn judge(this: &str, other: &str) {
    let [this, other] = [this, other].map(Side::new);
    let comparison = this.compared_with(&other);
    mirrored::judge(&comparison, &other.compared_with(&this));
    mirrored::judge_same(&this.compared_with(&this));
    facts::judge(&comparison, &this, &other);
    fields::judge(&comparison, &this, &other);
    records::judge(&comparison, &this, &other);
}
