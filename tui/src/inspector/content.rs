//! What the panes show: lines made of a reading, for a layout.

use ratatui::style::Style;
use ratatui::text::{Line, Span};
use tracklens_codec::{Definition, Error, Payload, Record, Records};

use super::layout::Layout;
use super::model::Pane;
use super::theme::Theme;
use super::wrap;
use crate::fields::{Field, Topic, groups};
use crate::notes::{Note, Severity};
use crate::reading::{Reading, sentence};
use crate::shown::{self, Piece, Shown};

/// Columns for the name of a field.
const NAME_COLUMNS: usize = 17;

/// Columns before the bytes of a record.
const HEX_INDENT: usize = 6;

/// The lines of the panes.
#[derive(Clone, Debug, Default)]
pub(super) struct Content {
    fields: Vec<Line<'static>>,
    metadata: Vec<Line<'static>>,
    records: Vec<Line<'static>>,
}

impl Content {
    /// Makes the lines of a reading; none at all when there is no text yet.
    pub(super) fn new(reading: &Reading<'_>, layout: &Layout, theme: &Theme) -> Self {
        if reading.text().is_empty() {
            return Self::default();
        }
        let pen = |pane| Pen {
            theme,
            width: layout.content_width(pane),
            lines: Vec::new(),
        };
        Self {
            fields: pen(Pane::Fields).fields(reading),
            metadata: pen(Pane::Metadata).metadata(reading),
            records: pen(Pane::Records).payload(reading),
        }
    }

    /// The lines of a pane; the link has none, it wraps as it is drawn.
    pub(super) fn lines(&self, pane: Pane) -> &[Line<'static>] {
        match pane {
            Pane::Link => &[],
            Pane::Fields => &self.fields,
            Pane::Metadata => &self.metadata,
            Pane::Records => &self.records,
        }
    }
}

/// Writes the lines of one pane.
struct Pen<'t> {
    theme: &'t Theme,
    width: usize,
    lines: Vec<Line<'static>>,
}

impl Pen<'_> {
    fn fields(mut self, reading: &Reading<'_>) -> Vec<Line<'static>> {
        let troubles = reading.troubles();
        if !troubles.is_empty() {
            self.heading("Faults");
            for trouble in &troubles {
                self.trouble(trouble);
            }
        }
        let is_info = |note: &Note| note.severity == Severity::Info;
        self.notes(reading, |note| !is_info(note));
        for group in groups(reading) {
            self.heading(group.topic.heading());
            for field in &group.fields {
                // The metadata has a pane of its own.
                if group.topic == Topic::Metadata {
                    self.metadata_field(reading, field);
                } else {
                    self.field(field.name, &field.value, &field.remark);
                }
            }
        }
        self.notes(reading, is_info);
        self.lines
    }

    fn notes(&mut self, reading: &Reading<'_>, wanted: impl Fn(&Note) -> bool) {
        let mut notes = reading
            .notes()
            .iter()
            .filter(|note| wanted(note))
            .peekable();
        if notes.peek().is_some() {
            self.heading("Notes");
        }
        for note in notes {
            self.note(note);
        }
    }

    fn metadata_field(&mut self, reading: &Reading<'_>, field: &Field) {
        let Some(metadata) = reading.metadata() else {
            return;
        };
        let length = metadata.length();
        let remark = if field.remark.is_empty() && length.is_over() {
            "over the limit"
        } else {
            &field.remark
        };
        // The only remark on metadata is that it is no JSON.
        let unit = if field.remark.is_empty() {
            "bytes of JSON"
        } else {
            "bytes"
        };
        let value = Shown::text(&format!("{} {unit}", length.len()));
        self.field(field.name, &value, remark);
    }

    fn metadata(mut self, reading: &Reading<'_>) -> Vec<Line<'static>> {
        let theme = *self.theme;
        match reading.metadata() {
            None => self.paragraph(&Shown::text(without_metadata(reading)), theme.remark),
            Some(metadata) => match metadata.json() {
                None => {
                    self.paragraph(
                        &Shown::text("This is not JSON, or not to be written as it is:"),
                        theme.fault,
                    );
                    self.paragraph(&Shown::bytes(metadata.as_bytes()), theme.text);
                }
                Some(json) => {
                    // Writing JSON to a string can't fail.
                    let pretty = serde_json::to_string_pretty(&json).unwrap_or_default();
                    for line in shown::json(pretty).lines() {
                        self.paragraph(&Shown::text(line), theme.text);
                    }
                }
            },
        }
        self.lines
    }

    fn payload(mut self, reading: &Reading<'_>) -> Vec<Line<'static>> {
        let theme = *self.theme;
        match reading.payload() {
            Some(Payload::Plaintext(records)) => self.records(&records, &reading.troubles()),
            Some(Payload::Decrypted(decrypted)) => {
                self.records(decrypted.records(), &reading.troubles());
            }
            Some(Payload::Encrypted(ciphertext)) => {
                let heading = format!("{} encrypted blocks", ciphertext.blocks());
                self.heading(&heading);
                self.hex(ciphertext.as_bytes(), theme.text);
            }
            Some(Payload::Opaque(bytes)) => {
                self.heading("bytes of unknown meaning");
                self.hex(bytes, theme.text);
            }
            _ => self.paragraph(&Shown::text("There is no payload."), theme.remark),
        }
        self.lines
    }

    fn records(&mut self, records: &Records<'_>, troubles: &[Error]) {
        let theme = *self.theme;
        let mut troubles = troubles
            .iter()
            .filter(|it| it.record().is_some())
            .peekable();
        for record in records {
            self.record(&record);
            while let Some(trouble) = troubles.next_if(|it| it.record() == Some(record.index())) {
                self.trouble(trouble);
            }
        }
        for trouble in troubles {
            self.trouble(trouble);
        }
        let left_over = records.left_over();
        if !left_over.is_empty() {
            let offset = records.left_over_offset();
            let text = format!("{offset:>5} left over, {} bytes", left_over.len());
            self.lines.push(Line::styled(text, theme.warning));
            self.hex(left_over, theme.text);
        }
    }

    fn record(&mut self, record: &Record<'_>) {
        let theme = self.theme;
        let definition = record.id().definition();
        let (name, style) = match definition.map(Definition::name) {
            Some(Some(name)) => (name, theme.name),
            Some(None) => ("flag, meaning unknown", theme.warning),
            None => ("unknown", theme.warning),
        };
        let len = record.as_bytes().len();
        let len = if record.width().get() == 0 {
            "bare".to_owned()
        } else {
            format!("{len} bytes")
        };
        self.lines.push(Line::from(vec![
            Span::styled(format!("{:>5} ", record.offset()), theme.remark),
            Span::styled(format!("{} {name}", record.id().get()), style),
            Span::styled(format!("  {len}"), theme.remark),
        ]));
        self.hex(record.as_bytes(), theme.text);
    }

    /// Bytes in hexadecimal, and beside them the characters that they are.
    fn hex(&mut self, bytes: &[u8], style: Style) {
        let per_line = (self.width.saturating_sub(HEX_INDENT) / 4).clamp(1, 16);
        for chunk in bytes.chunks(per_line) {
            let mut hex = crate::hex::spaced(chunk);
            hex.extend(std::iter::repeat_n(' ', 3 * (per_line - chunk.len()) + 1));
            let characters: String = chunk
                .iter()
                .map(|&byte| match byte {
                    b' '..=b'~' => char::from(byte),
                    _ => '.',
                })
                .collect();
            self.lines.push(Line::from(vec![
                Span::raw(" ".repeat(HEX_INDENT)),
                Span::styled(hex, style),
                Span::styled(characters, self.theme.remark),
            ]));
        }
    }

    fn heading(&mut self, heading: &str) {
        self.lines
            .push(Line::styled(heading.to_owned(), self.theme.heading));
    }

    fn trouble(&mut self, trouble: &Error) {
        let text = format!(
            "! at byte {}: {} [{}]",
            trouble.text_offset(),
            sentence(trouble),
            trouble.code()
        );
        self.paragraph(&Shown::text(&text), self.theme.fault);
    }

    fn note(&mut self, note: &Note) {
        let text = format!("{}: {} [{}]", note.severity.name(), note.message, note.code);
        let style = match note.severity {
            Severity::Info => self.theme.text,
            Severity::Warning | Severity::Danger => self.theme.warning,
        };
        self.paragraph(&Shown::text(&text), style);
    }

    fn paragraph(&mut self, text: &Shown, style: Style) {
        let style = styled(self.theme, style);
        for row in wrap::rows(text, self.width) {
            self.lines.push(wrap::line(text, row, &style));
        }
    }

    /// A field: its name, its value in as many lines as it takes, and what can be said about it.
    fn field(&mut self, name: &'static str, value: &Shown, remark: &str) {
        let theme = *self.theme;
        let width = self.width.saturating_sub(NAME_COLUMNS).max(1);
        let rows = wrap::rows(value, width);
        let mut label = Span::styled(format!("{name:<NAME_COLUMNS$}"), theme.name);
        for row in rows {
            let mut line = wrap::line(value, row, styled(&theme, theme.text));
            line.spans.insert(0, label);
            label = Span::raw(" ".repeat(NAME_COLUMNS));
            self.lines.push(line);
        }
        if remark.is_empty() {
            return;
        }
        let remark = Shown::text(remark);
        if let Some(last) = self.lines.last_mut()
            && last.width() + 2 + remark.width() <= self.width
        {
            last.spans
                .push(Span::styled(format!("  {remark}"), theme.remark));
            return;
        }
        for row in wrap::rows(&remark, width) {
            let mut line = wrap::line(&remark, row, styled(&theme, theme.remark));
            line.spans.insert(0, Span::raw(" ".repeat(NAME_COLUMNS)));
            self.lines.push(line);
        }
    }
}

/// A style for plain pieces; tokens always stand out.
fn styled(theme: &Theme, style: Style) -> impl Fn(&Piece) -> Style + use<> {
    let token = theme.token;
    move |piece| if piece.is_token() { token } else { style }
}

/// Why there is no metadata to show.
fn without_metadata(reading: &Reading<'_>) -> &'static str {
    match reading.payload() {
        Some(Payload::Plaintext(_) | Payload::Decrypted(_)) => "This link carries no metadata.",
        Some(Payload::Encrypted(_)) => {
            "The payload is encrypted; what metadata it has can't be read."
        }
        _ => "There is no payload that could carry metadata.",
    }
}
