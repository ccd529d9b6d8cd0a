//! What is made of the command line's description for shells and for `man`.
//!
//! `cargo run -p tracklens --example generate` writes it to `generated/`, a test holds it against the
//! command line, and `build.rs` compresses it: the program carries the texts, not what makes them.

use clap::ValueEnum;
use lz4_flex::block::decompress_size_prepended;

/// A shell that can complete the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    /// For the file `~/.local/share/bash-completion/completions/tracklens`.
    Bash,
    /// For `rc.elv`: `eval (tracklens completions elvish | slurp)`.
    Elvish,
    /// For the file `~/.config/fish/completions/tracklens.fish`.
    Fish,
    /// For `$PROFILE`: `tracklens completions powershell | Out-String | Invoke-Expression`.
    #[value(name = "powershell")]
    PowerShell,
    /// For a file `_tracklens` in a folder of `$fpath`.
    Zsh,
}

macro_rules! compressed {
    ($name:literal) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/", $name))
    };
}

impl Shell {
    /// The script that tells the shell how to complete.
    #[must_use]
    pub fn completions(self) -> String {
        decompressed(match self {
            Self::Bash => compressed!("tracklens.bash"),
            Self::Elvish => compressed!("tracklens.elv"),
            Self::Fish => compressed!("tracklens.fish"),
            Self::PowerShell => compressed!("_tracklens.ps1"),
            Self::Zsh => compressed!("_tracklens"),
        })
    }
}

/// The manual page, in roff.
#[must_use]
pub fn man_page() -> String {
    decompressed(compressed!("tracklens.1"))
}

fn decompressed(compressed: &[u8]) -> String {
    let text =
        decompress_size_prepended(compressed).expect("it was compressed when this was built");
    String::from_utf8(text).expect("it was text when this was built")
}
