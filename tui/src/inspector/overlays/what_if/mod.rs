//! What other options of the module would mean: you type the limit, and see at once what the event of the link would
//! carry, and what a sender would have written.

mod overlay;
mod rows;
mod trial;
