//! The rows of what-if: what can be done, and below what the options mean.

use std::cmp::Ordering;

use ratatui::text::Line;
use tracklens_codec::{Definition, Kind, MetadataOutcome, RecordId};

use super::trial::{Deed, Trial};
use crate::inspector::desk::{Notice, notice_text};
use crate::inspector::keys::What;
use crate::inspector::screen::Pen;
use crate::inspector::view::View;
use crate::text::shown::Shown;
use crate::writing::what_if::{EventMetadata, Sender, SenderLink, WhatIf};

/// The rows of a trial.
pub(super) fn lines(
    view: &View<'_>,
    trial: &Trial,
    deeds: &[Deed],
    width: usize,
) -> Vec<Line<'static>> {
    let mut rows = Rows {
        view,
        trial,
        pen: Pen::new(view.theme, width),
    };
    for deed in deeds {
        rows.deed(*deed);
    }
    match (&trial.limit, &trial.means) {
        (Err(_), _) => rows.say("The limit is a number of bytes, 0 to 4294967295."),
        (_, None) => rows.say("There is no link to ask about."),
        (_, Some(means)) => rows.means(means),
    }
    rows.pen.into_lines()
}

struct Rows<'v> {
    view: &'v View<'v>,
    trial: &'v Trial,
    pen: Pen<'v>,
}

impl Rows<'_> {
    fn deed(&mut self, deed: Deed) {
        let text = match deed {
            Deed::Keep => {
                let verdict = self.trial.means.as_ref().map(verdict);
                format!("Keep these{}", verdict.unwrap_or_default())
            }
            Deed::Toggle => {
                let includes = self.trial.includes_metadata;
                format!("click_tracking_include_metadata {includes} (Enter changes it)")
            }
            Deed::Fit(len) => format!("Set the limit to {len}, the length of this metadata"),
            Deed::Configured => {
                let options = self.view.desk.configured();
                let max = options.max_metadata_len();
                let includes = options.click_tracking_include_metadata();
                format!("Go back to the configuration's: {max}, {includes}")
            }
            Deed::Copy => self.copied(),
        };
        self.pen.cut(&Shown::text(&text), self.view.theme.text);
    }

    /// What came of copying, or that it can be copied.
    fn copied(&self) -> String {
        let desk = self.view.desk;
        match desk.notice() {
            Some(
                notice @ (Notice::Copied {
                    what: What::WhatIf, ..
                }
                | Notice::LongCopy {
                    what: What::WhatIf, ..
                }),
            ) => notice_text(desk, self.view.keymap, notice),
            _ => "Copy the link that such a sender would write".to_owned(),
        }
    }

    fn means(&mut self, means: &WhatIf) {
        self.heading("The event of this link");
        if means.has_expired {
            self.say("The link has expired, so there is no event. [documented] Before that:");
        }
        self.event(means.event);
        self.heading("A sender with these options");
        match &means.sender {
            Sender::Unknown(why) => {
                self.say(&format!("What it would write is not known: {why}."));
            }
            Sender::Writes(draft) => self.draft(draft),
        }
    }

    fn event(&mut self, event: EventMetadata) {
        let text = match event {
            EventMetadata::NoEvent => "There is none: the link was not read to its end.".to_owned(),
            EventMetadata::Encrypted => {
                "The payload is encrypted: what it carries can't be read.".to_owned()
            }
            EventMetadata::NoMetadata => "It has no rcpt_meta, since the link has none.".to_owned(),
            EventMetadata::Carried(length) => {
                let left = length.remaining().unwrap_or_default();
                let len = length.len();
                format!("It carries rcpt_meta: {len} bytes, {left} below the limit. [documented]")
            }
            EventMetadata::OverLimit(length) | EventMetadata::OverLimitOfUnsubscribe(length) => {
                let (len, excess) = (length.len(), length.excess());
                format!(
                    "It goes without rcpt_meta: {len} bytes are {excess} over the limit. That is our \
                     reading: what the vendor does then is not stated. [unknown]"
                )
            }
            EventMetadata::NotJson => {
                "It goes without rcpt_meta, which is not JSON, or would not come out unchanged."
                    .to_owned()
            }
        };
        self.say(&text);
        match event {
            EventMetadata::OverLimitOfUnsubscribe(_) => {
                self.say("The limit is documented for clicks and opens only.");
            }
            EventMetadata::Carried(_) | EventMetadata::OverLimit(_)
                if self.view.desk.anatomy().tree().is_some() && !self.trial.includes_metadata =>
            {
                self.say(
                    "click_tracking_include_metadata does not change it: the option counts when a \
                     message is sent. [documented]",
                );
            }
            _ => {}
        }
        if let EventMetadata::OverLimit(length) = event {
            let tree = self.view.desk.anatomy().tree();
            if let Some(advice) = tree.and_then(|tree| tree.advice_for(length)) {
                self.warn(&format!("{} over: {advice}.", length.excess()));
            }
        }
    }

    fn draft(&mut self, draft: &SenderLink) {
        self.say(&match draft.metadata {
            MetadataOutcome::Absent => {
                "It has no metadata to write: the link carries none. Whether there was any is \
                 not known."
                    .to_owned()
            }
            MetadataOutcome::Written(length) => {
                let len = length.len();
                format!("It writes the metadata, {len} bytes within the limit. [documented]")
            }
            MetadataOutcome::TurnedOff(length) => {
                let len = length.len();
                format!(
                    "It leaves the metadata, {len} bytes, out of clicks, as \
                     click_tracking_include_metadata says. [documented]"
                )
            }
            MetadataOutcome::OverLimit(length) => format!(
                "It does not write the metadata, {} bytes over the limit. Whether the vendor's \
                 leaves it out, cuts it or refuses the message is not stated; here it is left out \
                 as a whole. [unknown]",
                length.excess()
            ),
            _ => "It writes no metadata into such a link, since the options are documented for clicks \
                  and opens only. [inferred]"
                .to_owned(),
        });
        if draft.kind != Kind::Click && !self.trial.includes_metadata {
            self.say(
                "click_tracking_include_metadata is about clicks only; this link is not one. [documented]",
            );
        }
        self.difference(draft);
        if !draft.is_same {
            let text = Shown::text(&draft.text);
            self.pen.paragraph(&text, self.view.theme.payload);
        }
    }

    /// How the link that would be written differs from the one that is shown.
    fn difference(&mut self, draft: &SenderLink) {
        let (len, before) = (draft.text.len(), draft.len_before);
        if draft.is_same {
            self.say(&format!(
                "Its link is this one, byte for byte ({len} bytes)."
            ));
            return;
        }
        let by = match before.cmp(&len) {
            Ordering::Less => format!("{} more than this one", len - before),
            Ordering::Equal => "as many as this one".to_owned(),
            Ordering::Greater => format!("{} fewer than this one", before - len),
        };
        self.say(&format!("Its link has {len} bytes, {by}."));
        if !draft.differs_by_options_alone {
            let lost = names("without", &draft.lost);
            let added = names("with", &draft.added);
            let how = match (&*lost, &*added) {
                ("", "") => "in another order or spelling".to_owned(),
                (one, "") | ("", one) => one.to_owned(),
                (lost, added) => format!("{lost} and {added}"),
            };
            self.say(&format!(
                "Not by the options alone: senders of today write such a link {how}. [inferred]"
            ));
        }
        self.say(if draft.is_signed {
            "It is signed with your key, by our own scheme."
        } else {
            "The signature is that of this link: how one is made for another payload is unknown. \
             [unknown]"
        });
    }

    fn heading(&mut self, text: &str) {
        self.pen.line(text, self.view.theme.heading);
    }

    fn say(&mut self, text: &str) {
        let style = self.view.theme.remark;
        self.pen.paragraph(&Shown::text(text), style);
    }

    fn warn(&mut self, text: &str) {
        let style = self.view.theme.warning;
        self.pen.paragraph(&Shown::text(text), style);
    }
}

/// What options mean, in as few words as there is room for on a small screen.
fn verdict(means: &WhatIf) -> String {
    let event = match means.event {
        EventMetadata::NoEvent | EventMetadata::Encrypted => "",
        EventMetadata::NoMetadata => ": no metadata",
        EventMetadata::Carried(_) => ": event with rcpt_meta",
        EventMetadata::OverLimit(_)
        | EventMetadata::OverLimitOfUnsubscribe(_)
        | EventMetadata::NotJson => ": event without rcpt_meta",
    };
    let link = match &means.sender {
        Sender::Unknown(_) => String::new(),
        Sender::Writes(draft) if draft.is_same => ", the same link".to_owned(),
        Sender::Writes(draft) => {
            let len = draft.text.len();
            format!(", a link of {len} bytes instead of {}", draft.len_before)
        }
    };
    format!("{event}{link}")
}

/// Records by their names, after a word; nothing if there are none.
fn names(word: &str, ids: &[RecordId]) -> String {
    if ids.is_empty() {
        return String::new();
    }
    let name = |id: &RecordId| match id.definition().and_then(Definition::name) {
        Some(name) => name.to_owned(),
        None => format!("record {}", id.get()),
    };
    let mut names: Vec<_> = ids.iter().map(name).collect();
    names.dedup();
    format!("{word} {}", names.join(", "))
}
