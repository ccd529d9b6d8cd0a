//! Laws of `encode` over JSON objects with any values: a link that is written says what the object says.

mod given;
mod said;

use serde_json::Value as Json;
use tracklens::commands::decode::{self, Decode};
use tracklens::report::Format;
use tracklens::settings::WriteSettings;
use tracklens::writing::encode::{Encoded, encoded};
use tracklens_codec::{Link, Options};

use self::given::Given;
use super::drafted::settings;
use super::shown::judge_safety;
use crate::inputs::objects::object;

/// All laws of this folder, for the object that the bytes make.
///
/// # Panics
///
/// If a law is broken.
pub fn encoding(data: &[u8]) {
    let object = object(data);
    let bare = Json::Object(object.clone()).to_string();
    let in_line = format!("{{\"input\":\"\",\"link\":{bare}}}");
    let written = write(&bare);
    let again = write(&in_line);
    assert_eq!(
        written.link.is_ok(),
        again.link.is_ok(),
        "as the link of a line"
    );
    if let (Ok(link), Ok(again)) = (&written.link, &again.link) {
        assert_eq!(link, again, "another link as the link of a line");
    }
    for message in written.warnings.iter().chain(written.link.as_ref().err()) {
        judge_safety(&message.to_string());
    }
    let Ok(text) = &written.link else {
        return;
    };
    let line = read(text);
    let given = Given(&object);
    said::judge(&given, &line, &written);
    if !given.has_payload() {
        let strict = Link::decode_strict(text, &mut vec![0; text.len()]).map(drop);
        let lacks_sublink = given.text("sublink").is_none() && given.text("sublink_form").is_some();
        let is_lacking = strict.is_err_and(|error| error.code() == "empty_sublink");
        assert_eq!(
            is_lacking,
            lacks_sublink && given.route_is_f(),
            "whether strict reading takes it"
        );
    }
    let back = write(&line.to_string());
    assert_eq!(
        back.link.as_ref(),
        Ok(text),
        "the link that is read comes back as another"
    );
}

fn write(json: &str) -> Encoded {
    // A record holds more than a link can have.
    let settings = WriteSettings {
        module: Options::default().with_max_metadata_len(1000),
        ..WriteSettings::default()
    };
    encoded(json.as_bytes(), &settings)
}

/// What `decode` writes of a line that is this text.
fn read(text: &str) -> Json {
    let mut output = Vec::new();
    decode::run(
        &Decode::lines(Format::Ndjson, &settings()),
        text.as_bytes(),
        &mut output,
        |_| {},
    )
    .expect("memory can be written");
    serde_json::from_slice(&output).expect("a line of JSON")
}
