//! The rows of what-if: what can be done, and below what the options mean.

use std::cmp::Ordering;

use ratatui::style::Style;
use ratatui::text::Span;
use tracklens_codec::{Definition, Kind, MetadataOutcome, RecordId};

use super::{Deed, Overlay, OverlayRow, deeds};
use crate::inspector::model::{Model, Notice, What};
use crate::inspector::view::member::advice;
use crate::inspector::view::paragraph::paragraph;
use crate::inspector::view::status::notice_text;
use crate::inspector::wrap;
use crate::text::shown::Shown;
use crate::writing::what_if::{Draft, EventMetadata, Sender, WhatIf};

pub(super) fn rows(model: &Model, _: &Overlay, width: usize) -> Vec<OverlayRow> {
    let mut pen = Pen {
        model,
        width,
        rows: Vec::new(),
    };
    for deed in deeds(model) {
        pen.deed(deed);
    }
    if let Some(trial) = &model.trial {
        match (&trial.limit, &trial.means) {
            (Err(_), _) => pen.told("The limit is a number of bytes, 0 to 4294967295."),
            (_, None) => pen.told("There is no link to ask about."),
            (_, Some(means)) => pen.means(means),
        }
    }
    pen.rows
}

struct Pen<'m> {
    model: &'m Model,
    width: usize,
    rows: Vec<OverlayRow>,
}

impl Pen<'_> {
    fn deed(&mut self, deed: Deed) {
        let trial = self.model.trial.as_ref();
        let text =
            match deed {
                Deed::Keep => {
                    let means = trial.and_then(|trial| trial.means.as_ref());
                    let verdict = means.map(verdict).unwrap_or_default();
                    format!("Keep these{verdict}")
                }
                Deed::Toggle => {
                    let includes = trial.is_some_and(|trial| trial.includes_metadata);
                    format!("click_tracking_include_metadata {includes} (Enter changes it)")
                }
                Deed::Fit(len) => format!("Set the limit to {len}, as long as this metadata"),
                Deed::Configured => {
                    let options = self.model.configured;
                    let (max, includes) = (
                        options.max_metadata_len(),
                        options.click_tracking_include_metadata(),
                    );
                    format!("Go back to the configuration's: {max}, {includes}")
                }
                Deed::Copy => match self.model.notice {
                    Some(
                        notice @ (Notice::Copied { what, .. } | Notice::LongCopy { what, .. }),
                    ) if what == What::WhatIf => notice_text(self.model, notice),
                    _ => "Copy the link that such a sender would write".to_owned(),
                },
            };
        let text = wrap::cut(&Shown::text(&text), self.width, |_| self.model.theme.text);
        self.rows.push(text);
    }

    fn means(&mut self, means: &WhatIf) {
        self.heading("The event of this link");
        if means.has_expired {
            self.told("The link has expired: there is none any more. [documented] Until then:");
        }
        self.event(means.event);
        self.heading("A sender with these options");
        match &means.sender {
            Sender::Unknown(why) => {
                self.told(&format!("Nobody can say what it would write: {why}."));
            }
            Sender::Writes(draft) => self.draft(draft),
        }
    }

    fn event(&mut self, event: EventMetadata) {
        let told = match event {
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
                "It goes without rcpt_meta, which is not JSON that comes out as it is.".to_owned()
            }
        };
        self.told(&told);
        match event {
            EventMetadata::OverLimitOfUnsubscribe(_) => {
                self.told("The limit is documented of clicks and opens alone.");
            }
            EventMetadata::Carried(_) | EventMetadata::OverLimit(_)
                if self.model.anatomy.tree().is_some() && !self.includes() =>
            {
                self.told(
                    "click_tracking_include_metadata changes nothing of it: that counts when a \
                     message is sent. [documented]",
                );
            }
            _ => {}
        }
        if let EventMetadata::OverLimit(length) = event {
            let tree = self.model.anatomy.tree();
            if let Some(advice) = tree.and_then(|tree| advice(tree, length)) {
                self.warned(&format!("{} over: {advice}.", length.excess()));
            }
        }
    }

    fn includes(&self) -> bool {
        let trial = self.model.trial.as_ref();
        trial.is_some_and(|trial| trial.includes_metadata)
    }

    fn draft(&mut self, draft: &Draft) {
        self.told(&match draft.metadata {
            MetadataOutcome::Absent => {
                "It has no metadata to write: the link carries none, and whether there was any \
                 can't be told."
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
            _ => "It writes no metadata into such a link, since the options are documented of clicks \
                  and opens alone. [inferred]"
                .to_owned(),
        });
        if draft.kind != Kind::Click && !self.includes() {
            self.told(
                "click_tracking_include_metadata is of clicks alone; this link is none. [documented]",
            );
        }
        self.difference(draft);
        if !draft.is_same {
            let theme = &self.model.theme;
            self.paragraph(&Shown::text(&draft.text), theme.payload);
        }
    }

    /// How the link that would be written differs from the one that is shown.
    fn difference(&mut self, draft: &Draft) {
        let (len, before) = (draft.text.len(), draft.len_before);
        if draft.is_same {
            self.told(&format!(
                "Its link is this one, byte for byte ({len} bytes)."
            ));
            return;
        }
        let by = match before.cmp(&len) {
            Ordering::Less => format!("{} more than this one", len - before),
            Ordering::Equal => "as many as this one".to_owned(),
            Ordering::Greater => format!("{} fewer than this one", before - len),
        };
        self.told(&format!("Its link has {len} bytes, {by}."));
        if !draft.differs_by_options_alone {
            let lost = names("without", &draft.lost);
            let added = names("with", &draft.added);
            let how = match (&*lost, &*added) {
                ("", "") => "in another order or spelling".to_owned(),
                (one, "") | ("", one) => one.to_owned(),
                (lost, added) => format!("{lost} and {added}"),
            };
            self.told(&format!(
                "Not by the options alone: senders of today write such a link {how}. [inferred]"
            ));
        }
        self.told(if draft.is_signed {
            "It is signed with your key, by our own scheme."
        } else {
            "The signature is that of this link: how one is made for another payload is unknown. \
             [unknown]"
        });
    }

    fn heading(&mut self, text: &str) {
        let heading = Span::styled(text.to_owned(), self.model.theme.heading);
        self.rows.push(vec![heading]);
    }

    fn told(&mut self, text: &str) {
        self.paragraph(&Shown::text(text), self.model.theme.remark);
    }

    fn warned(&mut self, text: &str) {
        self.paragraph(&Shown::text(text), self.model.theme.warning);
    }

    fn paragraph(&mut self, text: &Shown, style: Style) {
        let lines = paragraph(text, self.width, &self.model.theme, style);
        self.rows.extend(lines.into_iter().map(|line| line.spans));
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

/// Records by their names, behind a word; nothing of none.
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
