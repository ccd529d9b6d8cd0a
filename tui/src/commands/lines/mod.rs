//! Lines, read and worked on in chunks: on one thread while they come slowly, and on all of them once there are many.

mod chunk;
mod run;

pub(super) use self::chunk::Chunk;
pub(super) use self::run::{Taker, each_chunk};
