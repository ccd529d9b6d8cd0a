//! Seeds that are JSON objects of links.

use super::seed::Seed;
use crate::inputs::objects::{KEYS, SOUND};

/// Every sound object; and of a click, each key with a text of its own.
#[must_use]
pub fn objects() -> Vec<Seed> {
    let sound = (0..SOUND).map(|which| Seed::new(format!("sound-{which}"), [which]));
    let texts = (0_u8..).zip(KEYS).map(|(index, key)| {
        let text = b"../a&b%2E";
        let mut bytes = vec![1, index, u8::MAX, 9];
        bytes.extend(text);
        Seed::new(format!("text-{}", key.replace('_', "-")), bytes)
    });
    sound.chain(texts).collect()
}
