//! The table of known records.
#![no_std]

use tracklens_codec::{Definition, Kind, RecordId, Route, Standing};
use tracklens_proofs::{all, export};

export! {
    all_definitions() => all(Definition::all());
    definition(definition: &Definition) => (
        Definition::id(definition), Definition::name(definition), Definition::shape(definition),
        Definition::max_len(definition), Definition::rule(definition), Definition::standing(definition), Definition::meaning(definition),
    );
    standing(standing: Standing) => Standing::name(standing);
    kind_from_name(name: &str) => Kind::from_name(name);
    kind_of_route(route: Route) => Kind::of_route(route);
    kind_route(kind: Kind) => Kind::route(kind);
    new_id(number: u8) => RecordId::new(number);
    id(id: RecordId) => (RecordId::get(id), RecordId::definition(id));
}
