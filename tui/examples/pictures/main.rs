//! Makes the pictures of the README: the program runs in a terminal, and its screens are written as SVG.
//!
//! ```sh
//! .ci/pictures
//! ```
//!
//! Each picture is made twice, on a light and on a dark background. One shows a link that was pasted, and one shows
//! what you do with it, screen after screen.

mod palette;
mod svg;
mod terminal;
mod tour;

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use self::palette::Palette;
use self::svg::{animation, picture};
use self::tour::STEPS;

fn main() -> Result<(), Box<dyn Error>> {
    let example = env::current_exe()?;
    let built = example.parent().and_then(Path::parent);
    let program = built.ok_or("no folder of programs")?.join("tracklens");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../.github");
    for palette in [Palette::LIGHT, Palette::DARK] {
        let frames = tour::frames(&program, &palette)?;
        let shown = STEPS.iter().position(|step| step.is_picture);
        let shown = frames.get(shown.unwrap_or_default());
        let shown = shown.ok_or("no screen to show")?;
        write(
            &folder,
            "screen",
            &palette,
            &picture(&shown.screen, &palette),
        )?;
        write(&folder, "tour", &palette, &animation(&frames, &palette))?;
    }
    Ok(())
}

fn write(folder: &Path, name: &str, palette: &Palette, svg: &str) -> Result<(), Box<dyn Error>> {
    let file = folder.join(format!("{name}-{}.svg", palette.name));
    fs::write(&file, svg)?;
    println!("{}: {} bytes", file.display(), svg.len());
    Ok(())
}
