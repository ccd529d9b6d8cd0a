//! Links are found in anything, with everything undone.

mod cases;
mod cutting;
mod defanged;
mod hostile;
mod links;
mod wrapping;
