//! The clipboard of tmux: its newest buffer, which tmux also sends on to the terminal that you sit before.
//!
//! tmux takes no OSC 52 of a program unless its `set-clipboard` is `on`, and the default is `external`. Its own command
//! sends the text on whatever that option says.

use super::program::{self, Program};
use crate::environment;

/// `-w` is known since tmux 3.2. An older tmux fails.
const TMUX: Program = ("tmux", &["load-buffer", "-w", "-"]);

/// Copies a text by tmux, and says whether tmux took it. It does not where the program does not run in tmux.
pub(super) fn copy(text: &str) -> bool {
    environment::is_in_tmux() && program::copy(text, &[TMUX]).is_some()
}
