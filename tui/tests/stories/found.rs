//! What operators do with links that were found in mails and files.

use std::io;
use std::sync::Arc;

use tracklens::commands::copying;
use tracklens::input::{FileEnd, FileEndReason, FileFinds, Pasted};
use tracklens::inspector::{FileNews, Focus, MAX_PASTE, Over, Request, What};
use tracklens::text::shown::Shown;

use super::story::Story;
use crate::links;

#[test]
fn the_links_of_a_mail_are_listed_filtered_and_gone_through() {
    let mail = format!(
        "From: a@example.com\r\nSubject: Hi\r\n\r\nSee {}\r\nor <{}>\r\n",
        links::long_click(),
        links::initial_open()
    );
    let mut story = Story::at(120, 40);
    story
        .pastes(&mail)
        .sees("2 links found in 5 lines. ^O lists all.");
    assert_eq!(story.model.link().as_str(), links::long_click());
    story.presses("]").sees("Link 2 of 2: line 5");
    assert_eq!(story.model.link().as_str(), links::initial_open());
    story.presses("]").sees("Link 1 of 2: line 4");
    story.presses("[").sees("Link 2 of 2: line 5");
    story.presses("ctrl-o").types("CLICK user53");
    story
        .sees("> CLICK user53")
        .sees("▸Click  user53@example.com  369n29mv38j2of1847n125ai")
        .lacks("initial_open  ");
    story
        .presses("alt-c")
        .sees(" differ ")
        .presses("esc")
        .presses("ctrl-o")
        .types("nobody")
        .sees("No link contains that.")
        .presses("enter");
    assert_eq!(story.model.link().as_str(), links::initial_open());
    story.presses("ctrl-o").types("user53").presses("enter");
    assert_eq!(story.model.link().as_str(), links::long_click());
    story.presses("m").presses("ctrl-o").types("user53");
    story.sees("No link contains that.");
}

#[test]
fn headers_say_who_an_encrypted_link_of_their_mail_was_sent_to() {
    // Momentum's third generation: base64 of recipient@binding@group@.
    let mail = format!(
        "From: a@example.com\nSubject: Hi\nX-MSFBL: {}\n\nSee {}\n",
        "dXNlcjc3QGV4YW1wbGUuY29tQGJpbmRpbmdAZ3JvdXBA",
        links::encrypted()
    );
    let mut story = Story::at(120, 40);
    story.pastes(&mail).presses("ctrl-o");
    story.sees("▸Click    user77@example.com (header)");
    story.sees(" X-MSFBL  user77@example.com");
    story.presses("down").presses("enter");
    story.sees("rcpt_to                user77@example.com");
    story.sees("binding_group          group");
    story.sees("X-MSFBL · user77@example.com");
    story.sees("found in               line 3, header X-MSFBL");
    story.presses("esc").presses("m");
    story
        .presses("ctrl-o")
        .sees("▸Click    ******@*********** (header)")
        .lacks("user77");
    story
        .presses("down")
        .presses("enter")
        .sees("X-MSFBL · ******@*********** · MASKED")
        .sees("rcpt_to                ******@***********")
        .lacks("user77");
}

#[test]
fn what_a_log_says_of_the_request_is_shown_with_the_link() {
    let open = links::initial_open();
    let path = &open[open.find("/q/").unwrap()..];
    let line = format!(
        r#"192.0.2.7 - - [22/Oct/2020:19:44:06 +0000] "GET {path} HTTP/1.1" 200 44 "-" "Mozilla/5.0""#
    );
    let mut story = Story::at(120, 40);
    story
        .pastes(&line)
        .sees("Log       timestamp 2020-10-22 19:44:06 UTC")
        .sees("Log       ip_address 192.0.2.7");
    story.presses("m");
    story
        .lacks("192.0.2.7")
        .sees("Log       ip_address *********");
}

#[test]
fn headers_that_differ_from_a_link_of_their_mail_are_a_warning() {
    let mail = format!(
        "From: a@example.com\nSubject: Hi\nReturn-Path: <msprvs1=1aA=bounces-5@example.com>\n\
        X-MSFBL: dXNlcjc3QGV4YW1wbGUuY29tQGJpbmRpbmdAZ3JvdXBA\n\nSee {}=\n{}\n",
        &links::initial_open()[..40],
        &links::initial_open()[40..]
    );
    let mut story = Story::at(120, 40);
    story
        .pastes(&mail)
        .sees("Found     line 6, part 1")
        .sees("Undone    quoted-printable undone")
        .sees("Differs   customer_id: 5 in the header, 229809 in the link")
        .sees("Differs   rcpt_to: user77@example.com in the header, ");
    story.presses("ctrl-o").sees("HEADERS DIFFER");
    story.presses("esc").presses("m");
    story.sees("Differs   rcpt_to, both hidden").lacks("user77");
    story.presses("ctrl-o").sees("HEADERS DIFFER");
}

const HEADER: &str = "Return-Path: <msprvs1=197736pyd5Sy6=bounces-463600-2@example.com>";

#[test]
fn the_json_of_a_header_is_masked_too() {
    let mut story = Story::at(80, 24);
    story.pastes(&links::initial_open()).presses("m");
    story.pastes("X-MSFBL: dXNlcjc3QGV4YW1wbGUuY29tQGJpbmRpbmdAZ3JvdXBA");
    story.sees("binding_group          group  [inferred]");
    let json = copying::text(What::Header, &story.model);
    assert!(json.contains(r#""rcpt_to":"******@***********""#), "{json}");
    assert!(!json.contains("dXNlcjc3"), "{json}");
}

#[test]
fn a_header_that_is_pasted_alone_is_read() {
    let mut story = Story::at(80, 24);
    story.pastes(&links::initial_open());
    story.pastes(HEADER);
    story
        .sees("Return-Path")
        .sees("customer_id            463600")
        .sees("subaccount_id          2");
    let copied = story.presses("y").effects.copy;
    assert_eq!(copied, Some(What::Header));
    let json = copying::text(What::Header, &story.model);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["input"], HEADER);
    assert_eq!(json["relative"]["kind"], "return_path");
    assert_eq!(json["relative"]["customer_id"], 463_600);
    assert_eq!(story.model.link().as_str(), links::initial_open());
    story.presses("esc").presses("ctrl-o").sees(" Return-Path ");
    let headers = "From: a@example.com\nReturn-Path: <msprvs1=1aA=bounces-5@example.com>\n\
        Message-ID: <01.02.12345.0A1B2C3D@example.com>\n\nHi";
    let mut story = Story::at(80, 24);
    story
        .pastes(headers)
        .sees("Links of this run")
        .sees("▸Return-Path")
        .sees(" Message-ID ");
}

#[test]
fn a_host_that_may_be_cut_is_not_shown() {
    let open = links::initial_open();
    let path = &open[open.find("/q/").unwrap()..];
    let mut story = Story::at(80, 24);
    story.pastes(&format!("and\ntbound.example.com{path}\n"));
    assert_eq!(story.model.link().as_str(), path);
    story
        .sees("1 link found in 2 lines; the host may be cut off, and is left out.")
        .lacks("tbound");
    story.presses("ctrl-o").sees("HOST CUT").lacks("tbound");
}

/// What is found of a file in which these links stand one a line.
fn finds(links: &[String], percent: u8) -> FileNews {
    let pasted = Pasted::of(&links.join("\n"));
    let mut links = pasted.links().to_vec();
    for link in &mut links {
        link.origin.file = Some(Arc::new(Shown::text("a.log")));
    }
    FileNews::Searched(FileFinds {
        links,
        percent,
        ..FileFinds::default()
    })
}

fn ended(reason: FileEndReason) -> FileNews {
    FileNews::Ended(FileEnd {
        reason,
        lines: 9,
        left_out: vec!["5 bytes are left out".to_owned()],
    })
}

#[test]
fn the_list_of_a_file_is_used_while_the_file_is_read() {
    let mut story = Story::at(120, 40);
    story.reads(FileNews::Opened(Shown::text("a\u{1b}.log")));
    story
        .sees("Links of this run")
        .sees("No link so far.")
        .sees(r"Reading a\x1b.log: 0 %, 0 links so far. Esc stops.");
    story.reads(finds(&[links::long_click(), links::encrypted()], 40));
    assert_eq!(story.model.link().as_str(), links::long_click());
    story.sees("40 %, 2 links so far.").sees("line 2");
    story.presses("down").presses("enter").sees("▸Fields");
    assert_eq!(story.model.link().as_str(), links::encrypted());
    story.presses("m").sees("MASKED");
    story.sees("40 %, 2 links so far.");
    story.reads(finds(&[links::initial_open()], 80));
    assert_eq!(story.model.link().as_str(), links::encrypted());
    story.sees("80 %, 3 links so far.");
    story.reads(ended(FileEndReason::AllRead));
    story.sees(r"3 links found in 9 lines of a\x1b.log; 5 bytes are left out.");
    story.presses("ctrl-o").sees("3 links found in 9 lines");
    assert_eq!(story.presses("esc").effects.request, None);
    story.presses("esc").sees("▸Fields");
}

#[test]
fn the_first_link_of_a_file_is_the_one_that_is_chosen_in_the_list() {
    let mut story = Story::at(120, 40);
    story.pastes(&links::long_click());
    story.reads(FileNews::Opened(Shown::text("a.log")));
    story.reads(finds(&[links::encrypted(), links::initial_open()], 50));
    story.sees("▸Click         customer 1").presses("enter");
    assert_eq!(story.model.link().as_str(), links::encrypted());
    // What is typed in the list stays.
    story.reads(FileNews::Opened(Shown::text("b.log")));
    story
        .types("user53")
        .reads(finds(&[links::list_unsubscribe()], 50));
    story.sees("> user53").sees("▸Click  user53@example.com");
}

#[test]
fn the_reading_of_a_file_is_stopped_in_the_list_and_in_the_panes() {
    let mut story = Story::at(80, 24);
    story.reads(FileNews::Opened(Shown::text("a.log")));
    let stops = Some(Request::StopReading);
    assert_eq!(story.presses("esc").effects.request, stops);
    assert_eq!(story.model.focus(), Focus::Over(Over::LINKS));
    story
        .reads(finds(&[links::long_click()], 5))
        .presses("enter");
    story.sees("5 %, 1 link so far. ^O lists them.");
    story.presses("f1").sees("Keys");
    assert_eq!(story.presses("esc").effects.request, None);
    assert_eq!(story.presses("esc").effects.request, stops);
    story.reads(ended(FileEndReason::Stopped));
    story.sees("you stopped before the end");
    assert_eq!(story.presses("esc").effects.request, None);
}

#[test]
fn a_file_without_links_and_one_that_cannot_be_read_say_so() {
    let mut story = Story::at(120, 40);
    story.pastes(&links::long_click());
    story.reads(FileNews::Opened(Shown::text("a.log")));
    story.reads(ended(FileEndReason::AllRead));
    story
        .sees("No tracked link found in 9 lines of a.log")
        .sees("▸Fields");
    assert_eq!(story.model.link().as_str(), links::long_click());
    story.reads(FileNews::NotOpened(io::ErrorKind::PermissionDenied));
    story.sees("The file can't be read: permission denied.");
    story.reads(FileNews::Opened(Shown::text("b.log")));
    story.reads(finds(&[links::encrypted()], 50));
    let failed = FileEndReason::Failed(io::ErrorKind::UnexpectedEof);
    story.reads(ended(failed)).presses("esc");
    story
        .presses("ctrl-o")
        .sees("the rest can't be read: unexpected end of file");
}

#[test]
fn a_paste_of_which_only_the_beginning_was_taken_says_so() {
    let mut paste = links::initial_open() + "\n";
    paste.push_str(&" ".repeat(MAX_PASTE - 1 - paste.len()));
    paste.push('.');
    let mut story = Story::at(120, 40);
    story
        .pastes(&paste)
        .sees("1 link found in 2 lines; only the first 16 MiB of the paste were taken.");
}
