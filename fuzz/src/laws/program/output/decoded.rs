//! How `decode` is run: its settings, and what it writes.

use jiff::Timestamp;
use serde_json::Value as Json;
use tracklens::commands::decode::{self, Decode};
use tracklens::commands::remarks::Remark;
use tracklens::report::Format;
use tracklens::settings::Settings;

/// The limit of the metadata, in bytes: small, so that some inputs exceed it.
pub(super) const MAX_METADATA_LEN: u32 = 64;

/// The time of reading, in Unix seconds: by then, some links have expired and others have not.
pub(super) const NOW: i64 = 1_750_000_000;

/// What `decode` writes for an input, and its messages.
pub(super) fn decoded(input: &[u8], format: Format) -> (String, Vec<String>) {
    decoded_with(input, format, &settings())
}

/// What `decode` writes for an input, defanged.
pub(super) fn decoded_defanged(input: &[u8], format: Format) -> String {
    let settings = Settings {
        defang: true,
        ..settings()
    };
    decoded_with(input, format, &settings).0
}

fn settings() -> Settings {
    let mut settings = Settings::at(Timestamp::from_second(NOW).expect("a valid time"));
    settings.module = settings.module.with_max_metadata_len(MAX_METADATA_LEN);
    settings
}

fn decoded_with(input: &[u8], format: Format, settings: &Settings) -> (String, Vec<String>) {
    let (mut output, mut messages) = (Vec::new(), Vec::new());
    let say = |remark: Remark| messages.push(remark.to_string());
    decode::run(&Decode::lines(format, settings), input, &mut output, say)
        .expect("memory can be written");
    let text = String::from_utf8(output).expect("output is UTF-8");
    (text, messages)
}

/// The value of a JSON text that the program wrote.
pub(super) fn parsed(text: &str) -> Json {
    let mut parser = serde_json::Deserializer::from_str(text);
    // Metadata that nests as deep as it may stands within other objects.
    parser.disable_recursion_limit();
    let values: Result<Vec<Json>, _> = parser.into_iter().collect();
    match values.as_deref() {
        Ok([json]) => json.clone(),
        Ok(values) => panic!("{} values instead of one", values.len()),
        Err(error) => panic!("not JSON: {error}"),
    }
}
