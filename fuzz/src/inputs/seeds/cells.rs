//! Seeds that are cells of the table: every damage on every route, and every link without damage.

use std::collections::BTreeSet;

use super::seed::Seed;
use crate::inputs::cells::{Cell, DAMAGES, Route};

/// The seeds: every damage on every route, and every link without damage.
#[must_use]
pub fn cells() -> Vec<Seed> {
    let seed_of = |cell: Cell| Seed::new(cell.name(), cell.text());
    chosen().into_iter().map(seed_of).collect()
}

/// The record lists of these cells, each once.
#[must_use]
pub fn cell_lists() -> Vec<Seed> {
    let mut met = BTreeSet::new();
    let mut seeds = Vec::new();
    for cell in chosen() {
        if let Some(list) = cell.record_list()
            && met.insert(list.clone())
        {
            seeds.push(Seed::new(cell.name(), list));
        }
    }
    seeds
}

/// Cells in which each damage occurs on each route, with flags and places of the target that take turns, and each flag
/// and place without damage.
fn chosen() -> Vec<Cell> {
    let cells: Vec<_> = Cell::all().collect();
    let mut chosen = Vec::new();
    for (turn, damage) in DAMAGES.iter().enumerate() {
        for (of_route, route) in Route::ALL.into_iter().enumerate() {
            let alike: Vec<_> = cells
                .iter()
                .copied()
                .filter(|cell| cell.damage.name == damage.name && cell.route == route)
                .collect();
            match damage.name {
                "whole" => chosen.extend(alike),
                _ => chosen.extend(
                    alike
                        .get((turn + 5 * of_route) % alike.len().max(1))
                        .copied(),
                ),
            }
        }
    }
    chosen
}
