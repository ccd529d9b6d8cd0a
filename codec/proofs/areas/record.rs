//! The getters of one record.
#![no_std]

use tracklens_codec::{Kind, Record, Width};
use tracklens_proofs::export;

export! {
    record(record: &Record<'_>) => (
        Record::id(record), Record::width(record), Record::index(record), Record::offset(record),
        Record::value_offset(record), Record::end(record), Record::as_bytes(record),
    );
    value(record: &Record<'_>) => Record::value(record);
    width(width: Width) => Width::get(width);
    minimal_width(len: usize) => Width::minimal(len);
    kind(kind: Kind) => (Kind::name(kind), Kind::id(kind));
}
