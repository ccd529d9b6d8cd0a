//! Seeds that are cells of the table: every damage on every route, and every link without damage.

use super::seed::Seed;
use crate::inputs::cells::{Cell, DAMAGES, Route};

/// Cells in which each damage occurs on each route, with flags and places of the target that take turns, and each flag
/// and place without damage.
#[must_use]
pub fn cells() -> Vec<Seed> {
    let cells: Vec<_> = Cell::all().collect();
    let mut chosen = Vec::new();
    for (turn, damage) in DAMAGES.iter().enumerate() {
        for (of_route, route) in Route::ALL.into_iter().enumerate() {
            let alike: Vec<_> = cells
                .iter()
                .filter(|cell| cell.damage.name == damage.name && cell.route == route)
                .collect();
            match damage.name {
                "whole" => chosen.extend(alike),
                _ => chosen.extend(alike.get((turn + 5 * of_route) % alike.len().max(1))),
            }
        }
    }
    let seed_of = |cell: &Cell| Seed::new(cell.name(), cell.text());
    chosen.into_iter().map(seed_of).collect()
}
