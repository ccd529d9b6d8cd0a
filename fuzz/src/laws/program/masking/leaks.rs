//! Nothing that is hidden can be read back.

use serde_json::Value as Json;
use tracklens::commands::decode::{self, Decode};
use tracklens::commands::remarks::Remark;
use tracklens::report::Format;
use tracklens::settings::Settings;

use super::planted::{WORDS, line};
use crate::inputs::control;
use crate::oracles::read_back::word_in;

/// The formats that are checked besides the one that has everything in it.
const FORMATS: [Format; 5] = [
    Format::Text,
    Format::Json,
    Format::Tsv,
    Format::Event,
    Format::Markdown,
];

/// A link with planted words is damaged, or put into another one. No planted word can be read back from what is
/// written of it: neither as it is, nor in any encoding, nor by this very program.
pub(super) fn no_planted_word_is_read_back(input: &[u8], settings: &Settings) {
    let (text, control) = control::split(input);
    if word_in(text, &WORDS).is_some() {
        return;
    }
    let line = line(text, control);
    let written = written(&line, Format::Ndjson, settings);
    judge(&written);
    let object: Json = serde_json::from_slice(&written).unwrap_or_default();
    let masked = object["input"].as_str().unwrap_or_default();
    let unmasked = Settings {
        mask: false,
        ..settings.clone()
    };
    judge(&self::written(masked.as_bytes(), Format::Ndjson, &unmasked));
    let format = FORMATS[usize::from(control[5]) % FORMATS.len()];
    judge(&self::written(&line, format, settings));
}

fn judge(written: &[u8]) {
    assert_eq!(
        word_in(written, &WORDS),
        None,
        "a planted word is read back"
    );
}

/// What `decode` writes for a line, to its output and to standard error.
fn written(line: &[u8], format: Format, settings: &Settings) -> Vec<u8> {
    let input = [line, b"\n"].concat();
    let mut output = Vec::new();
    let mut warnings = Vec::new();
    let warn = |warning: Remark| warnings.extend(warning.to_string().bytes());
    decode::run(&Decode::lines(format, settings), &*input, &mut output, warn)
        .expect("memory can be written");
    output.extend(warnings);
    output
}
