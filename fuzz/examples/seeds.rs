//! Writes the seeds of every target to `seeds/`, and says what it changed there.

#![forbid(unsafe_code)]

use std::collections::BTreeSet;
use std::path::Path;
use std::{fs, io};

use tracklens_fuzz::replay::{files_in, folder};
use tracklens_fuzz::seeds::Seed;
use tracklens_fuzz::targets::TARGETS;

fn main() -> io::Result<()> {
    for target in TARGETS {
        let seeds = folder("seeds", target);
        fs::create_dir_all(&seeds)?;
        write(&seeds, &(target.seeds)())?;
    }
    Ok(())
}

/// Makes these seeds the files of the folder, and no others.
fn write(folder: &Path, seeds: &[Seed]) -> io::Result<()> {
    let names: BTreeSet<_> = seeds.iter().map(|seed| folder.join(&seed.name)).collect();
    for file in files_in(folder)?
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
    println!("{}: {unchanged} unchanged", folder.display());
    Ok(())
}
