//! How often a text is decoded on its way through the program.

use jiff::Timestamp;
use tracklens::commands::decode;
use tracklens::reading::masking::Disclosed;
use tracklens::reading::{Reading, decodings, pasted};
use tracklens::report::Format;
use tracklens::settings::Settings;
use tracklens::writing::rewriting::{EditPlace, rewrite};

const LINK: &str = "https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgRlVV5sPlIQdXNlckBleGFtcGxlLmNvbQ~~";

const FORMATS: [Format; 6] = [
    Format::Text,
    Format::Ndjson,
    Format::Json,
    Format::Tsv,
    Format::Event,
    Format::Markdown,
];

/// What runs decodes so many texts.
fn counted<T>(run: impl FnOnce() -> T) -> usize {
    let before = decodings();
    run();
    decodings() - before
}

fn settings(mask: bool) -> Settings {
    Settings {
        mask,
        ..Settings::at(Timestamp::UNIX_EPOCH)
    }
}

#[test]
fn a_line_is_decoded_once_and_once_more_if_it_is_masked() {
    for format in FORMATS {
        for (line, mask, expected) in [
            (LINK, false, 1),
            (LINK, true, 2),
            ("hello", false, 1),
            ("hello", true, 1),
        ] {
            let settings = settings(mask);
            let decoded = counted(|| {
                let (candidates, input, output) = (&[line.into()], &b""[..], Vec::new());
                decode::run(candidates, format, &settings, input, output, |_| {}).unwrap();
            });
            assert_eq!(decoded, expected, "{format:?} of {line}, masked: {mask}");
        }
    }
}

#[test]
fn a_reading_answers_every_question_without_decoding_again() {
    for mask in [false, true] {
        let settings = settings(mask);
        let disclosed = Disclosed::of_line(LINK.as_bytes(), &settings);
        let mut buffer = Vec::new();
        let reading = disclosed.reading(&settings, &mut buffer);
        let asked = counted(|| (reading.notes().len(), reading.faults().len()));
        assert_eq!(asked, 0);
    }
}

#[test]
fn a_link_that_is_pasted_as_it_is_is_decoded_once() {
    assert_eq!(counted(|| pasted(LINK, &settings(false))), 1);
}

#[test]
fn a_link_is_rewritten_without_decoding() {
    let settings = settings(false);
    let mut buffer = Vec::new();
    let reading = Reading::new(LINK.as_bytes(), &settings, &mut buffer);
    let place = EditPlace::Record(2);
    assert_eq!(
        counted(|| rewrite(&reading, &place, "a@example.com").unwrap()),
        0
    );
}
