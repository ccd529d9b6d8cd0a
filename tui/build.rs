//! Compresses the texts in `generated/`, which somebody reads once, for the program to carry.

#![forbid(unsafe_code)]

use std::path::Path;
use std::{env, fs, io};

use lz4_flex::block::compress_prepend_size;

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=generated");
    let folder = env::var_os("OUT_DIR").expect("cargo names the folder");
    for entry in fs::read_dir("generated")? {
        let file = entry?.path();
        let name = file.file_name().expect("a file has a name");
        let compressed = compress_prepend_size(&fs::read(&file)?);
        fs::write(Path::new(&folder).join(name), compressed)?;
    }
    Ok(())
}
