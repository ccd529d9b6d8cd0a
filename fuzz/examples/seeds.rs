//! Writes the seeds of every kind to `seeds/`, and says what it changed there.

#![forbid(unsafe_code)]

use std::collections::BTreeSet;
use std::path::Path;
use std::{fs, io};

use tracklens_fuzz::inputs::kind::InputKind;
use tracklens_fuzz::inputs::seeds::Seed;
use tracklens_fuzz::replay::{files_in, seed_folder};

fn main() -> io::Result<()> {
    for &kind in InputKind::ALL {
        let folder = seed_folder(kind);
        fs::create_dir_all(&folder)?;
        write(&folder, &kind.seeds())?;
    }
    Ok(())
}

/// Writes these seeds to the folder, and removes all other files there.
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
