//! What the codec needs of the machine: no allocation, and little stack.
//!
//! A binary of its own, because its allocator counts, and because it also runs in a release build.

mod allocation;
mod bad_links;
mod everything;
mod inputs;
mod stack;
