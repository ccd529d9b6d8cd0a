//! What people paste: mails, and links in every form that they hold them in.

use ratatui::layout::Size;
use serde_json::Value;
use tracklens::inspector::{Message, Model, Notice, Theme, update};
use tracklens::reading::decodings;

use crate::mails::synthetic;
use crate::screens::harness::{now, settings};

const CASES: &str = include_str!("finding/cases.jsonl");

/// An inspector that a text was pasted into.
fn pasted(text: &str) -> Model {
    let size = Size::new(120, 40);
    let mut model = Model::new("", settings(), Theme::mono(), size);
    update(&mut model, Message::Paste(text.to_owned()), now());
    model
}

/// The mails of the tests, and the links that stand in each of them.
fn mails() -> Vec<(String, Vec<String>)> {
    let text_and_links = |(_, mail, says): (String, Vec<u8>, Value)| {
        let text = String::from_utf8_lossy(&mail).into_owned();
        (text, texts(&says["links"]))
    };
    synthetic::mails().map(text_and_links).collect()
}

fn texts(value: &Value) -> Vec<String> {
    let texts = value.as_array().unwrap().iter();
    texts.map(|it| it.as_str().unwrap().to_owned()).collect()
}

#[test]
fn of_a_mail_the_first_link_is_shown_and_all_are_listed() {
    let mails = mails();
    assert_eq!(mails.len(), 26);
    for (mail, links) in mails {
        let as_terminals_send_it = mail.replace("\r\n", "\n").replace('\n', "\r");
        for mail in [mail, as_terminals_send_it] {
            let model = pasted(&mail);
            let Some(first) = links.first() else {
                assert_eq!(model.links(), [""; 0]);
                continue;
            };
            assert_eq!(model.link().as_str(), first);
            assert_eq!(model.links(), links);
            let Some(Notice::Pasted(summary)) = model.notice() else {
                panic!("{:?}", model.notice());
            };
            assert_eq!(summary.links, links.len());
        }
    }
}

#[test]
fn every_form_in_which_people_hold_links_is_taken() {
    for line in CASES.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let model = pasted(case["input"].as_str().unwrap());
        let mut links: Vec<String> = Vec::new();
        for link in texts(&case["links"]) {
            if !links.contains(&link) {
                links.push(link);
            }
        }
        let shown = Some(model.link().as_str().to_owned());
        assert_eq!(model.links(), links, "{}", case["id"]);
        if !links.is_empty() {
            assert_eq!(shown.as_ref(), links.first(), "{}", case["id"]);
        }
    }
}

#[test]
fn a_mail_of_a_megabyte_is_searched_to_its_end() {
    let link = |number: usize| {
        let host = format!("https://open{number}.example.com");
        format!("{host}/q/AAECAwQFBgcICQoLDA0ODw~~/AAAAAQA~/RgRlVV5sPlIQdXNlckBleGFtcGxlLmNvbQ~~")
    };
    let mut mail = "From: a@example.com\nSubject: Hi\n\n".to_owned();
    let mut count = 0;
    while mail.len() < 1 << 20 {
        mail.push_str(&"What is this? ".repeat(60));
        mail.extend(["\n", &link(count), "\n"]);
        count += 1;
    }
    let before = decodings();
    let model = pasted(&mail);
    // Each link is decoded once, and nothing else is.
    assert_eq!(decodings() - before, count);
    assert!(count > 1000);
    assert_eq!(model.links().len(), count);
    assert_eq!(model.links().last(), Some(&link(count - 1)));
}
