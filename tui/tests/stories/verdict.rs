//! What operators ask of a link first, and find without a key: whom, when, whether it still works, and why there is
//! no metadata.

use jiff::tz::{TimeZone, offset};
use ratatui::buffer::Buffer;
use tracklens::inspector::{Message, Theme, What, update};

use super::story::Story;
use crate::links;
use crate::screens::harness::{SIZES, now, row, screen};

/// The first row of the screen.
fn verdict(story: &Story) -> String {
    row(&screen(&story.model), 0).trim_end().to_owned()
}

#[test]
fn recipient_and_state_are_on_the_first_row_at_every_size() {
    for (columns, rows) in SIZES {
        let mut story = Story::at(columns, rows);
        story.pastes(&links::long_click());
        let first = verdict(&story);
        assert!(first.contains("user53@example.com"), "{first}");
        story.sees("EXPIRED");
        story.pastes(&links::phishing());
        let first = verdict(&story);
        assert!(first.contains("user@example.com"), "{first}");
        story.sees("DANGEROUS TARGET");
        let cut = links::long_click();
        story.pastes(&cut[..cut.len() - 60]).sees("CUT");
        story.pastes(&links::encrypted()).sees("ENCRYPTED");
        story.pastes(&links::valid()).lacks("EXPIRED");
        let shown = story.to_string();
        let is_valid = shown.contains("expires in") || shown.contains("not expired");
        assert!(is_valid, "{shown}");
    }
}

#[test]
fn one_row_answers_the_ticket_on_a_wide_screen() {
    let mut story = Story::at(160, 45);
    story.pastes(&links::long_click());
    let expected = "Click · user53@example.com · 369n29mv38j2of1847n125ai · sent 8 years ago · EXPIRED 7 years ago · \
                    metadata 267 of 1000 bytes";
    assert_eq!(verdict(&story), expected);
    // A notice does not take its place.
    story.presses("ctrl-7").presses("alt-/");
    story.presses("alt-/").sees("There is nothing to redo.");
    assert_eq!(verdict(&story), expected);
    story
        .copied(What::Json, 0)
        .sees("There is no link to copy.");
    assert_eq!(verdict(&story), expected);
}

#[test]
fn what_is_encrypted_is_said_to_be_with_what_would_read_it() {
    let mut story = Story::at(120, 40);
    story
        .pastes(&links::encrypted())
        .sees("Click by its route · customer")
        .sees("--cipher-key-file would read it")
        .sees("encrypted, at most")
        .lacks("No metadata");
    story.presses("tab").presses("w").sees("applies");
    story.sees("the payload is encrypted, and may have it");
}

#[test]
fn why_there_is_no_metadata_is_a_key_away() {
    let mut story = Story::at(120, 40);
    story
        .pastes(&links::valid())
        .sees("No metadata: a short link leaves it to a look-up by message id");
    story.presses("tab").presses("w");
    story
        .sees("Why is there no metadata?")
        .sees("applies    a short link leaves it to a look-up by message id")
        .sees("F-6.6")
        .sees("possible   click_tracking_include_metadata was off when the link was sent")
        .sees("F-9.2")
        .sees("ruled out  the payload is encrypted, and may have it");
    story.presses("esc").pastes(&links::long_click());
    story
        .presses("w")
        .sees("The link has metadata: 267 of 1000 bytes.");
    story.presses("esc").pastes(&links::initial_open());
    story
        .presses("w")
        .sees("opens have metadata with either value of the option");
    let cut = links::long_click();
    story.presses("esc").pastes(&cut[..300]).presses("w");
    story.sees("part of the link is lost, and may have had it");
}

#[test]
fn a_copy_of_the_event_says_what_it_lacks() {
    let mut story = Story::at(120, 40);
    story.pastes(&links::long_click()).copied(What::Event, 0);
    story.sees("no event: the link expired on 2017-08-02 12:45:10 UTC");
    story
        .pastes(&links::over_the_limit())
        .sees("metadata 308 over the limit")
        .copied(What::Event, 90)
        .sees("Event without rcpt_meta: 308 bytes over the limit. Sent");
    story.pastes(&links::encrypted()).copied(What::Event, 90);
    story.sees("Event of what stands outside the encrypted payload");
}

#[test]
fn a_danger_names_the_real_host_and_wraps_in_the_detail() {
    let mut story = Story::at(120, 40);
    story
        .pastes(&links::phishing())
        .sees("real host xn--pypal-4ve.example.net")
        .sees("Danger");
    let shown = story.to_string();
    let words: Vec<_> = shown.split_whitespace().filter(|it| *it != "││").collect();
    let words = words.join(" ");
    assert!(words.contains("not paypal.com"), "{shown}");
}

#[test]
fn a_field_is_explained_as_itself_and_cites_its_rule() {
    let mut story = Story::at(120, 40);
    story.pastes(&links::long_click()).presses("home");
    for _ in 0..60 {
        if story.to_string().contains("▸injection_time") {
            break;
        }
        story.presses("down");
    }
    story
        .sees("bytes 2 to 5 of")
        .sees("codec/FORMAT.md, F-7.2")
        .lacks("The message to this recipient.");
}

#[test]
fn times_are_shown_in_the_zone_of_the_system_and_in_utc_again() {
    let mut story = Story::at(120, 40);
    story.pastes(&links::long_click()).presses("tab");
    story.sees("2017-08-02 12:45:10 UTC");
    story.presses("t");
    assert!(story.effects.request.is_some());
    // The program says which zone that is.
    let zone = TimeZone::fixed(offset(2));
    update(&mut story.model, Message::LocalZone(zone), now());
    story.sees("2017-08-02 14:45:10 +02:00");
    story
        .presses("t")
        .sees("2017-08-02 12:45:10 UTC")
        .sees("Times are shown in UTC.");
}

#[test]
fn what_masking_hides_is_hidden_in_the_verdict() {
    let mut story = Story::at(120, 40);
    story
        .pastes(&links::long_click())
        .presses("tab")
        .presses("m");
    let first = verdict(&story);
    assert!(!first.contains("user53"), "{first}");
    assert!(
        first.contains("MASKED") && first.contains("EXPIRED"),
        "{first}"
    );
}

#[test]
fn the_list_says_of_each_link_what_its_verdict_says() {
    let mut story = Story::at(160, 45);
    let all = [
        links::long_click(),
        links::phishing(),
        links::encrypted(),
        links::valid(),
    ];
    story.pastes(&all.join("\n")).presses("ctrl-o");
    story
        .sees("user53@example.com")
        .sees("8 years ago")
        .sees("EXPIRED")
        .sees("DANGEROUS TARGET")
        .sees("ENCRYPTED")
        .sees("not expired");
}

#[test]
fn a_link_with_something_wrong_is_never_in_the_color_of_what_is_good() {
    let good = Theme::color().good.fg;
    let cut = links::long_click();
    for (link, is_good) in [
        (links::valid(), true),
        (links::long_click(), false),
        (cut[..cut.len() - 60].to_owned(), false),
        (links::phishing(), false),
        (links::over_the_limit(), false),
        (links::encrypted(), false),
        ("no link".to_owned(), false),
    ] {
        for (columns, rows) in SIZES {
            let mut story = Story::at(columns, rows);
            story.pastes(&link);
            let screen = screen(&story.model);
            // The verdict, the status line and the gauge: the link itself has colors of its own.
            let met = [0, 1, rows - 3, rows - 2].into_iter().any(|y| {
                let is_of_link = y == 1 && !is_second_row_of_verdict(&screen);
                let mut cells = (0..columns).map(|x| &screen[(x, y)]);
                !is_of_link && cells.any(|cell| Some(cell.fg) == good)
            });
            assert_eq!(met, is_good, "{link} at {columns}x{rows}\n{story}");
        }
    }
}

/// Whether the second row of the screen is not the link's, which has a frame or begins as a URL does.
fn is_second_row_of_verdict(screen: &Buffer) -> bool {
    let second = row(screen, 1);
    !second.starts_with("http") && !second.contains("Link") && !second.starts_with("no link")
}

#[test]
fn whom_when_campaign_and_metadata_are_on_the_smallest_screen_without_a_key() {
    let mut story = Story::at(40, 10);
    story
        .pastes(&links::over_the_limit())
        .sees("user@example.com")
        .sees("sent 3 months ago")
        .sees("308 over");
    story
        .pastes(&links::long_click())
        .sees("user53@example.com · EXPIRED")
        .sees("sent 8 years ago · metadata 267")
        .sees("campaign_id      369n29mv38j2of1847n12…");
    story.pastes(&links::valid());
    story.sees("not expired").sees("no metadata");
    // Danger comes first, with the host that is really meant.
    story
        .pastes(&links::phishing())
        .sees("DANGEROUS TARGET")
        .sees("real host xn--pypal-4ve.example.net");
    story
        .pastes("https://www.example.com/sale")
        .sees("Not a tracked link");
}

#[test]
fn the_list_has_recipient_and_state_at_every_size() {
    for (columns, rows) in SIZES {
        let mut story = Story::at(columns, rows);
        let all = [
            links::long_click(),
            links::phishing(),
            links::encrypted(),
            links::valid(),
        ];
        story.pastes(&all.join("\n")).presses("ctrl-o");
        story.sees("user53@example.com").sees("EXPIRED");
        story.sees("DANGEROUS").sees("customer").sees("ENCRYPTED");
    }
}
