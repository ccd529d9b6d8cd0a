//! How often a text is decoded on its way through the program.

use jiff::Timestamp;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;
use tracklens::commands::{
    copying,
    decode::{self, Decode},
};
use tracklens::input::{FileFinds, Pasted};
use tracklens::inspector::{
    Command, FileNews, Focus, Message, Model, Over, Theme, What, draw, update,
};
use tracklens::reading::masking::Disclosed;
use tracklens::reading::{Reading, decodings};
use tracklens::report::Format;
use tracklens::settings::Settings;
use tracklens::settings::keys::Keys;
use tracklens::text::shown::Shown;
use tracklens::writing::rewriting::{EditPlace, rewrite};
use tracklens_codec::HmacSha256;

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
                decode::run(
                    &Decode {
                        candidates,
                        ..Decode::lines(format, &settings)
                    },
                    input,
                    output,
                    |_| {},
                )
                .unwrap();
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
        let asked = counted(|| (reading.notes().count(), reading.faults().count()));
        assert_eq!(asked, 0);
    }
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

/// A model of a link on a desk that had none before, and how often it was decoded on its way there.
fn pasted_into(mask: bool) -> (Model, usize) {
    let size = Size::new(120, 40);
    let mut model = Model::new("", settings(mask), Theme::mono(), size);
    let decoded = counted(|| happen(&mut model, Message::Paste(LINK.to_owned())));
    (model, decoded)
}

fn happen(model: &mut Model, message: Message) {
    update(model, message, Timestamp::UNIX_EPOCH);
    let mut terminal = Terminal::new(TestBackend::new(120, 40)).unwrap();
    terminal.draw(|frame| draw(model, frame)).unwrap();
}

#[test]
fn from_paste_to_frame_a_link_is_decoded_once_and_once_more_if_it_is_masked() {
    assert_eq!(pasted_into(false).1, 1);
    assert_eq!(pasted_into(true).1, 2);
}

#[test]
fn each_link_of_a_paste_is_decoded_once_and_once_more_if_it_is_masked() {
    let other = LINK.replace("/q/", "/u/");
    let text = format!("Hello, {LINK}\nand {other},\nand {LINK} again.");
    for (mask, expected) in [(false, 2), (true, 4)] {
        let size = Size::new(120, 40);
        let mut model = Model::new("", settings(mask), Theme::mono(), size);
        let decoded = counted(|| happen(&mut model, Message::Paste(text.clone())));
        assert_eq!(decoded, expected, "masked: {mask}");
        assert_eq!(model.links(), [LINK, &other]);
    }
}

#[test]
fn a_key_decodes_the_link_it_makes_and_moving_about_decodes_nothing() {
    let (mut model, _) = pasted_into(false);
    happen(&mut model, Message::Command(Command::TypeLink));
    let typed = counted(|| happen(&mut model, Message::Type("~".to_owned())));
    assert_eq!(typed, 1);
    for command in [
        Command::Down,
        Command::NextPane,
        Command::Help,
        Command::Close,
        Command::Search,
    ] {
        let moved = counted(|| happen(&mut model, Message::Command(command)));
        assert_eq!(moved, 0, "{command:?}");
    }
}

#[test]
fn each_link_of_a_file_is_decoded_once_and_once_more_if_it_is_masked() {
    let other = LINK.replace("/q/", "/u/");
    let links = Pasted::of(&format!("{LINK}\n{other}")).links().to_vec();
    for (mask, expected) in [(false, 2), (true, 4)] {
        let mut model = Model::new("", settings(mask), Theme::mono(), Size::new(120, 40));
        let name = Shown::text("a.log");
        happen(&mut model, Message::File(FileNews::Opened(name)));
        let finds = FileFinds {
            links: links.clone(),
            ..FileFinds::default()
        };
        let decoded = counted(|| happen(&mut model, Message::File(FileNews::Searched(finds))));
        assert_eq!(decoded, expected, "masked: {mask}");
        assert_eq!(model.link().as_str(), LINK);
    }
}

#[test]
fn a_comparison_and_a_report_ask_the_readings_that_there_are() {
    let other = LINK.replace("/q/", "/u/");
    for (mask, expected) in [(false, 1), (true, 2)] {
        let (mut model, _) = pasted_into(mask);
        happen(&mut model, Message::Command(Command::NextPane));
        happen(&mut model, Message::Command(Command::Compare));
        let pasted = counted(|| happen(&mut model, Message::Paste(other.clone())));
        assert_eq!(model.focus(), Focus::Over(Over::COMPARISON));
        assert_eq!(pasted, expected, "masked: {mask}");
        let compared = counted(|| {
            for command in [Command::Close, Command::Compare, Command::Choose] {
                happen(&mut model, Message::Command(command));
            }
        });
        assert_eq!(model.focus(), Focus::Over(Over::COMPARISON));
        assert_eq!(compared, 0, "masked: {mask}");
        let copied = counted(|| copying::text(What::Json, &model));
        assert_eq!(copied, 0, "masked: {mask}");
    }
}

#[test]
fn a_key_in_the_edit_overlay_decodes_what_becomes_of_the_link_and_once_more_to_sign_it() {
    let key = HmacSha256::new(b"a key of our own, made up").ok();
    for (keys, expected) in [(Keys::NONE, 1), (Keys::new(key, None), 2)] {
        let settings = Settings {
            keys,
            ..settings(false)
        };
        let mut model = Model::new(LINK, settings, Theme::mono(), Size::new(120, 40));
        for command in [Command::First, Command::Down, Command::Edit] {
            happen(&mut model, Message::Command(command));
        }
        assert_eq!(model.focus(), Focus::Over(Over::EDIT));
        for typed in ["2", "~", "3"] {
            let decoded = counted(|| happen(&mut model, Message::Type(typed.to_owned())));
            assert!(decoded <= expected, "{typed}: {decoded}");
        }
    }
}
