//! Links are found in anything, with everything undone.

mod cases;
mod cutting;
mod hostile;
mod links;
mod wrapping;
