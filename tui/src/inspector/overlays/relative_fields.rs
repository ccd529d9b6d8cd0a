//! What a header that belongs to links says, field by field.

use ratatui::text::Line;
use tracklens_codec::Standing;

use super::overlay::{Over, Overlay, Spec};
use crate::input::PastedRelative;
use crate::inspector::keys::Context;
use crate::inspector::screen::Pen;
use crate::inspector::view::View;
use crate::reading::masking;
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
        pen.into_lines()
    }

    fn relative(&self) -> Option<&PastedRelative> {
        Some(&self.pasted)
    }

    fn head(&self, _: &View<'_>, _: usize, _: usize) -> String {
        self.pasted.relative.kind().header().to_owned()
    }
}
