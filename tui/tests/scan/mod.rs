//! `tracklens scan`, as a whole process.

mod cases;
mod files;
mod folder;
mod hostile;
mod mails;
mod objects;
mod packed;
