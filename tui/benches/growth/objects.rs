//! Objects to encode that grow.

use crate::Shape;
use crate::texts::many;

/// Kinds of objects.
pub(crate) const SHAPES: &[Shape] = &[
    of("objects", |len| {
        many("{\"link\":{\"event\":\"click\"}}\n", len)
    }),
    of("object-of-metadata", |len| {
        object(&format!("\"rcpt_meta\":{{\"a\":\"{}\"}}", many("b", len)))
    }),
    of("object-of-members", |len| {
        let members = (0..len / 16).map(|number| format!("\"{number:04x}\":\"\""));
        object(&format!(
            "\"rcpt_meta\":{{{}}}",
            members.collect::<Vec<_>>().join(",")
        ))
    }),
    of("object-of-a-repeated-key", |len| {
        object(&format!(
            "{}\"event\":\"click\"",
            many("\"event\":\"click\",", len)
        ))
    }),
    of("object-of-unknown-keys", |len| {
        let keys = (0..len / 12).map(|number| format!("\"k{number}\":1"));
        object(&keys.collect::<Vec<_>>().join(","))
    }),
    of("object-of-records", |len| {
        object(&format!(
            "\"unknown_records\":[{}{{}}]",
            many("{\"id\":33,\"value_hex\":\"\"},", len)
        ))
    }),
    of("object-of-brackets", |len| many("{\"link\":", len)),
    of("object-of-escapes", |len| {
        object(&format!("\"target_link_url\":\"{}\"", many("\\u00e9", len)))
    }),
    of("object-of-hex", |len| {
        object(&format!("\"payload_hex\":\"{}\"", many("3f", len)))
    }),
    of("object-of-a-sublink", |len| {
        object(&format!("\"sublink\":\"{}\"", many("a/", len)))
    }),
    of("object-of-an-input", |len| {
        format!("{{\"input\":\"{}\",\"link\":{{}}}}", many("a", len))
    }),
];

const fn of(name: &'static str, input: fn(usize) -> String) -> Shape {
    Shape { name, input }
}

fn object(members: &str) -> String {
    format!(
        "{{\"link\":{{\"host\":\"a.example.com\",\"route\":\"f\",\"sublink\":\"a\",\"customer_id\":1,{members}}}}}"
    )
}
