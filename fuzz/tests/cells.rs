//! The cells of the table of links: none is empty, each is what its name says, and the laws hold over all of them.

use std::collections::BTreeSet;

use tracklens_codec::ErrorKind;
use tracklens_fuzz::inputs::cells::{Cell, DAMAGES, Flag, Route, Standing};
use tracklens_fuzz::inputs::kind::InputKind;
use tracklens_fuzz::inputs::seeds::limits::limits;
use tracklens_fuzz::oracles::slow;
use tracklens_fuzz::targets::TARGETS;

#[test]
fn the_laws_of_links_hold_over_every_cell() {
    let texts: Vec<_> = Cell::all().map(|cell| cell.text()).collect();
    let laws = TARGETS
        .iter()
        .filter(|target| target.kinds.contains(&InputKind::Cell));
    let mut names = BTreeSet::new();
    for target in laws {
        for text in &texts {
            target.law().unwrap()(text.as_bytes());
        }
        names.insert(target.name);
    }
    let expected = [
        "decoding",
        "differential",
        "editing",
        "events",
        "everything",
        "rewriting",
        "signing",
        "spelling",
        "strict",
    ];
    assert_eq!(names, BTreeSet::from(expected));
}

#[test]
fn the_laws_of_record_lists_hold_over_that_of_every_cell() {
    let lists: BTreeSet<_> = Cell::all().filter_map(|cell| cell.record_list()).collect();
    let kind = InputKind::RecordList;
    let laws = TARGETS.iter().filter(|target| target.kinds == [kind]);
    let mut names = BTreeSet::new();
    for target in laws {
        for list in &lists {
            target.law().unwrap()(list);
        }
        names.insert(target.name);
    }
    let expected = [
        "differential_records",
        "encrypting",
        "records",
        "reordering",
        "truncation_records",
    ];
    assert_eq!(names, BTreeSet::from(expected));
}

#[test]
fn every_cell_has_the_route_the_flag_the_target_and_the_damage_of_its_name() {
    for cell in Cell::all() {
        let (name, text) = (cell.name(), cell.text());
        let view = slow::read(text.as_bytes()).unwrap_or_else(|fault| panic!("{name}: {fault:?}"));
        assert_eq!(view.url.route, cell.route.letter, "{name}");
        if let Some(token) = &view.token {
            let flag = match cell.flag {
                Flag::Plaintext => 0x00,
                Flag::Encrypted => 0x10,
                Flag::Unknown => 0x20,
            };
            assert_eq!(token[4], flag, "{name}");
        }
        let deviations = slow::deviations(&view, text.as_bytes());
        let codes: BTreeSet<_> = view
            .faults
            .iter()
            .chain(&deviations)
            .map(|it| it.kind.code())
            .collect();
        // A token has one fault, and its flag comes first.
        let is_hidden = cell.flag == Flag::Unknown && codes.contains("unknown_flag");
        let code = match cell.damage.code {
            Some("invalid_padding") if is_hidden && cell.damage.name == "token-padded" => None,
            code => code,
        };
        assert!(
            code.is_none_or(|code| codes.contains(code)),
            "{name}: {codes:?}"
        );
        if cell.damage.name == "whole" && cell.flag == Flag::Plaintext {
            let record = view.list.as_ref().and_then(|list| list.first(4));
            let query = view
                .url
                .query_target
                .as_ref()
                .map(|target| !target.is_empty());
            let expected = match cell.standing {
                Standing::Nowhere => (None, None),
                Standing::InRecord => (Some(false), None),
                Standing::Bare => (Some(true), None),
                Standing::InQuery => (Some(true), Some(true)),
                Standing::InQueryAlone => (None, Some(true)),
                Standing::Twice => (Some(false), Some(true)),
                Standing::EmptyInQuery => (Some(true), Some(false)),
            };
            assert_eq!((record.map(<[u8]>::is_empty), query), expected, "{name}");
        }
    }
}

#[test]
fn every_route_flag_and_place_of_the_target_has_a_cell_with_every_damage_that_it_can_have() {
    let names: BTreeSet<_> = Cell::all().map(|cell| cell.name()).collect();
    for route in "efqu".chars() {
        for (flag, standings) in [
            (
                "plaintext",
                &[
                    "nowhere",
                    "in-record",
                    "bare",
                    "in-query",
                    "in-query-alone",
                    "twice",
                    "empty-in-query",
                ][..],
            ),
            (
                "encrypted",
                &["nowhere", "in-query-alone", "empty-in-query"],
            ),
            ("unknown", &["nowhere", "in-query-alone", "empty-in-query"]),
        ] {
            for standing in standings {
                for damage in DAMAGES {
                    let name = format!("cell-{route}-{flag}-{standing}-{}", damage.name);
                    let is_escaped = ["in-query", "in-query-alone", "twice"].contains(standing);
                    let is_plain = flag == "plaintext";
                    let is_possible = match damage.name {
                        "sublink-missing" => route == 'f',
                        "query-in-lower-case" | "query-not-escaped" => is_escaped,
                        "kind-initial-open-of-q" => is_plain && route == 'q',
                        name if ["kind-", "record-", "target-"]
                            .iter()
                            .any(|it| name.starts_with(it)) =>
                        {
                            is_plain
                        }
                        _ => true,
                    };
                    assert_eq!(names.contains(&name), is_possible, "{name}");
                }
            }
        }
    }
}

#[test]
fn every_code_that_a_link_can_have_occurs_on_every_route() {
    // What a text without a route has, and what a reader has with a key or a buffer.
    let of_no_route = [
        "missing_signature",
        "empty",
        "too_long",
        "not_a_url",
        "unknown_scheme",
        "unknown_route",
        "buffer_too_small",
        "damaged_ciphertext",
    ];
    let mut met = BTreeSet::new();
    let cells = Cell::all().map(|cell| cell.text().into_bytes());
    let limits = limits().into_iter().map(|seed| seed.bytes);
    for text in cells.chain(limits) {
        if let Ok(view) = slow::read(&text) {
            let deviations = slow::deviations(&view, &text);
            let found = view.faults.iter().chain(&deviations);
            met.extend(found.map(|it| (view.url.route, it.kind.code())));
        }
    }
    for route in Route::ALL.map(|route| route.letter) {
        for code in ErrorKind::CODES
            .iter()
            .filter(|code| !of_no_route.contains(code))
        {
            let is_possible = *code != "unexpected_sublink" || route != 'f';
            assert_eq!(
                met.contains(&(route, *code)),
                is_possible,
                "{code} on {route}"
            );
        }
    }
}
