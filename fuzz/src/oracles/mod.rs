//! What the laws compare `tracklens` with: written from the documents, and not from the program.

pub mod characters;
pub mod clickable;
pub mod headers;
pub mod promises;
pub mod read_back;
pub mod slow;
pub mod table;
pub mod wrappers;
pub mod writer;
