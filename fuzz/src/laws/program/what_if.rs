//! Laws of what other options would mean for a link.

use arbitrary::{Arbitrary as _, Unstructured};
use tracklens::reading::Reading;
use tracklens::writing::what_if::{EventMetadata, Sender as SaidSender, SenderLink, WhatIf};
use tracklens_codec::{MetadataLength, MetadataOutcome, Options};

use super::drafted::{link_of, settings};
use crate::inputs::changes::{changed, some_changed};
use crate::inputs::sender::{Sender, SenderPurpose};
use crate::oracles::promises::{RcptMeta, rcpt_meta};

/// All laws of this file, for the sender that the bytes make, and for some that do something otherwise.
///
/// # Panics
///
/// If a law is broken.
pub fn what_if(data: &[u8]) {
    if let Ok(sender) = Sender::arbitrary_take_rest(Unstructured::new(data)) {
        judge(&sender);
        some_changed(&sender).iter().for_each(judge);
    }
}

/// The same for all senders that do one thing otherwise.
///
/// # Panics
///
/// If a law is broken.
pub fn what_if_of_every_change(data: &[u8]) {
    if let Ok(sender) = Sender::arbitrary_take_rest(Unstructured::new(data)) {
        changed(&sender).for_each(|sender| judge(&sender));
    }
}

fn judge(sender: &Sender<'_>) {
    let Some(text) = link_of(sender) else {
        return;
    };
    let carried = match sender.draft().metadata_outcome() {
        MetadataOutcome::Written(length) => Some(length.len()),
        _ => None,
    };
    a_sender_writes_the_link_that_it_wrote(sender, &text, carried);
    let (limits, includes) = (limits(carried), [true, false]);
    for (max, includes) in limits
        .into_iter()
        .flat_map(|max| includes.map(|it| (max, it)))
    {
        let options = Options::default()
            .with_max_metadata_len(max)
            .with_click_tracking_include_metadata(includes);
        let answer = answer(&text, options);
        judge_event(sender, &answer.event, carried, max);
        judge_written(sender, answer, carried, options);
    }
}

/// No limit, one that the metadata just keeps to, and one that it just exceeds.
fn limits(carried: Option<usize>) -> Vec<u32> {
    let len = carried.map(|len| u32::try_from(len).expect("a record's length"));
    let len = len.unwrap_or(1);
    [0, len.saturating_sub(1), len, u32::MAX].to_vec()
}

fn answer(text: &str, options: Options) -> WhatIf {
    let settings = settings();
    let mut buffer = Vec::new();
    WhatIf::of(
        &Reading::new(text.as_bytes(), &settings, &mut buffer),
        options,
    )
}

/// With the options of its sender, the link is that link, byte for byte.
fn a_sender_writes_the_link_that_it_wrote(sender: &Sender<'_>, text: &str, carried: Option<usize>) {
    let options = sender.options();
    let written = written(answer(text, options));
    let max = options.max_metadata_len();
    let expected = SenderLink {
        text: text.to_owned(),
        len_before: text.len(),
        kind: sender.purpose().kind(),
        metadata: carried.map_or(MetadataOutcome::Absent, |len| {
            MetadataOutcome::Written(MetadataLength::new(len, max))
        }),
        is_same: true,
        differs_by_options_alone: true,
        is_signed: false,
        lost: Vec::new(),
        added: Vec::new(),
    };
    assert_eq!(written, expected, "with the options of its sender");
}

/// With other options it is the link that this sender would have made with the same content.
fn judge_written(sender: &Sender<'_>, answer: WhatIf, carried: Option<usize>, options: Options) {
    let written = written(answer);
    let is_click = sender.purpose == SenderPurpose::Click;
    let max = options.max_metadata_len();
    let outcome = carried.map(|len| {
        let length = MetadataLength::new(len, max);
        if is_click && !options.click_tracking_include_metadata() {
            MetadataOutcome::TurnedOff(length)
        } else if len as u128 > u128::from(max) {
            MetadataOutcome::OverLimit(length)
        } else {
            MetadataOutcome::Written(length)
        }
    });
    let outcome = outcome.unwrap_or(MetadataOutcome::Absent);
    assert_eq!(written.metadata, outcome, "what becomes of the metadata");
    let is_kept = matches!(
        outcome,
        MetadataOutcome::Written(_) | MetadataOutcome::Absent
    );
    assert_eq!(written.is_same, is_kept, "whether it is the same link");
    assert!(
        written.differs_by_options_alone,
        "more than the options differs"
    );
    let same_content = Sender {
        has_metadata: sender.has_metadata && carried.is_some() && is_kept,
        ..sender.clone()
    };
    assert_eq!(
        Some(written.text),
        link_of(&same_content),
        "the link differs"
    );
    assert!(written.lost.is_empty() && written.added.is_empty());
}

/// The event carries the metadata that is JSON and not over the limit.
fn judge_event(sender: &Sender<'_>, said: &EventMetadata, carried: Option<usize>, max: u32) {
    let is_right = match (carried, said) {
        (None, said) => *said == EventMetadata::NoMetadata,
        (Some(len), said) if len as u128 > u128::from(max) => {
            *said == EventMetadata::OverLimit(MetadataLength::new(len, max))
        }
        (Some(len), said) => {
            let is_carried = *said == EventMetadata::Carried(MetadataLength::new(len, max));
            let is_not_json = *said == EventMetadata::NotJson;
            match rcpt_meta(sender.metadata.as_bytes()) {
                RcptMeta::Json(_) => is_carried,
                RcptMeta::Hex(_) => is_not_json,
                RcptMeta::Either(..) => is_carried || is_not_json,
            }
        }
    };
    assert!(
        is_right,
        "{said:?}: {carried:?} bytes of metadata, limit {max}"
    );
}

fn written(answer: WhatIf) -> SenderLink {
    match answer.sender {
        SaidSender::Writes(link) => *link,
        SaidSender::Unknown(why) => panic!("{why}: of a link that was drafted"),
    }
}
