//! What a header that belongs to links says: its verdict, where it stood, and field by field.

use ratatui::text::Line;
use tracklens_codec::Standing;

use super::overlay::{Over, Overlay, Spec};
use crate::input::PastedRelative;
use crate::inspector::keys::Context;
use crate::inspector::screen::Pen;
use crate::inspector::view::View;
use crate::reading::masking;
use crate::reading::verdict::Verdict;
use crate::report::{FoundIn, place_words};
use crate::text::shown::Shown;

/// The columns of the names.
const NAME_COLUMNS: usize = "template_content_type".len() + 2;

impl Over {
    /// What a header says.
    pub const RELATIVE: Self = Self::new(&Spec {
        name: "header",
        title: "Header",
        contexts: &[Context::Over, Context::Header],
        ..Spec::PLAIN
    });
}

/// A header, and what it says.
#[derive(Clone, Debug)]
pub(in crate::inspector) struct RelativeFields {
    pasted: PastedRelative,
}

impl RelativeFields {
    /// What a header says.
    pub(in crate::inspector) fn new(pasted: &PastedRelative) -> Self {
        Self {
            pasted: pasted.clone(),
        }
    }
}

impl Overlay for RelativeFields {
    fn over(&self) -> Over {
        Over::RELATIVE
    }

    fn lay_out(&mut self, view: &View<'_>, _: &str, width: usize) -> Vec<Line<'static>> {
        let theme = view.theme;
        let settings = view.desk.settings();
        let mut pen = Pen::new(theme, width);
        let relative = masking::relative(&self.pasted.relative, settings);
        for field in relative.fields() {
            let value = field.value.to_string();
            let value = Shown::text(&match field.name.standing() {
                Standing::Seen => value,
                standing => format!("{value}  [{}]", standing.name()),
            });
            let name = Shown::text(field.name.key());
            pen.labelled(name.as_str(), NAME_COLUMNS, &value, theme.text);
        }
        if relative.signature().is_some() {
            let what = "32 bytes; algorithm and key are unknown";
            let what = Shown::text(what);
            pen.labelled("signature", NAME_COLUMNS, &what, theme.remark);
        }
        for fault in relative.faults() {
            let fault = format!("Byte {}: {fault}", fault.offset());
            pen.paragraph(&Shown::text(&fault), theme.warning);
        }
        let origin = &self.pasted.origin;
        let found = FoundIn {
            file: origin.file.as_ref().map(|file| file.as_str()),
            source: &masking::place(&origin.source, settings),
        };
        let found = Shown::text(&place_words(&found));
        pen.labelled("found in", NAME_COLUMNS, &found, theme.remark);
        pen.into_lines()
    }

    fn relative(&self) -> Option<&PastedRelative> {
        Some(&self.pasted)
    }

    fn head(&self, view: &View<'_>, _: usize, _: usize) -> String {
        let settings = view.desk.settings();
        let relative = masking::relative(&self.pasted.relative, settings);
        Verdict::of_relative(&relative, settings).to_string()
    }
}
