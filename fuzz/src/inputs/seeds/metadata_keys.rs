//! Seeds that are keys of metadata: those that become one another when they are escaped or unescaped in the wrong
//! order.

use super::seed::Seed;
use crate::inputs::members::input_of;

/// Keys that collide: each with what it becomes, in the same object.
const COLLIDING: [(&str, &[&str]); 8] = [
    ("tilde", &["~", "~0", "~00", "~~"]),
    ("slash", &["/", "~1", "~01", "1"]),
    ("both", &["~/", "/~", "~1~0", "~0~1", "~01", "~10"]),
    ("zero-and-one", &["0", "1", "01", "10", "00", "11"]),
    ("quotation", &["\"", "\\", "\\\"", "\"\\", "\\\\"]),
    ("only-slashes", &["/", "//", "///"]),
    ("parts", &["a", "a/", "/a", "a/a", "a~1a", "a~01a"]),
    ("beyond-ascii", &["é", "é/", "~é", "aé"]),
];

/// Keys of metadata: plain, escaped where JSON does not need it, and nested.
#[must_use]
pub fn metadata_keys() -> Vec<Seed> {
    let mut seeds = vec![Seed::new("none", *b"")];
    for (name, keys) in COLLIDING {
        let all = |is_escaped: bool, is_nested: bool| {
            let keys = keys.iter();
            keys.flat_map(|key| input_of(key, is_escaped, is_nested))
                .collect::<Vec<u8>>()
        };
        seeds.push(Seed::new(name, all(false, false)));
        seeds.push(Seed::new(format!("{name}-escaped"), all(true, false)));
        let nested = [all(false, false), all(false, true)].concat();
        seeds.push(Seed::new(format!("{name}-nested"), nested));
    }
    seeds
}
