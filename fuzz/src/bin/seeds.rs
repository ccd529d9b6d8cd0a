//! Writes the seeds of every target to `seeds/`, and says what it changed there.

#![forbid(unsafe_code)]

use std::collections::BTreeSet;
use std::path::Path;
use std::{fs, io};

use tracklens_fuzz::replay::{PACKAGE, files_in};
use tracklens_fuzz::seeds;

fn main() -> io::Result<()> {
    let folder = Path::new(PACKAGE).join("seeds/decoding");
    fs::create_dir_all(&folder)?;
    let seeds = seeds::decoding();
    let names: BTreeSet<_> = seeds.iter().map(|seed| folder.join(&seed.name)).collect();
    for file in files_in(&folder)?
        .into_iter()
        .filter(|file| !names.contains(file))
    {
        fs::remove_file(&file)?;
        println!("removed {}", file.display());
    }
    let mut unchanged = 0;
    for seed in seeds {
        let file = folder.join(&seed.name);
        if fs::read(&file).is_ok_and(|bytes| bytes == seed.bytes) {
            unchanged += 1;
        } else {
            fs::write(&file, &seed.bytes)?;
            println!("wrote {}, {} bytes", file.display(), seed.bytes.len());
        }
    }
    println!("{unchanged} unchanged");
    Ok(())
}
