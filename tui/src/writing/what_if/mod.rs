//! What other options of the module would mean for a link: what its event would carry, and what a sender would
//! have written with the same content.

mod answer;
mod event;
mod sender;

pub use self::answer::WhatIf;
pub use self::event::EventMetadata;
pub use self::sender::{Sender, SenderLink};
