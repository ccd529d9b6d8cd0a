//! The table of what is known of records.
#![no_std]

use tracklens_codec::{Definition, RecordId, Standing};
use tracklens_proofs::{all, export};

export! {
    all_definitions() => all(Definition::all());
    definition(definition: &Definition) => (
        Definition::id(definition), Definition::name(definition), Definition::shape(definition),
        Definition::max_len(definition), Definition::standing(definition), Definition::meaning(definition),
    );
    standing(standing: Standing) => Standing::name(standing);
    new_id(number: u8) => RecordId::new(number);
    id(id: RecordId) => (RecordId::get(id), RecordId::definition(id));
}
