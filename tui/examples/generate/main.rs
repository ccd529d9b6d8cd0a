//! Writes the completions and the manual page to `generated/`, and says what it changed there.

#![forbid(unsafe_code)]

mod texts;

use std::{fs, io};

use texts::texts;

fn main() -> io::Result<()> {
    for (file, text) in texts() {
        if fs::read_to_string(&file).is_ok_and(|committed| committed == text) {
            println!("{} is unchanged", file.display());
        } else {
            fs::write(&file, &text)?;
            println!("wrote {}, {} bytes", file.display(), text.len());
        }
    }
    Ok(())
}
