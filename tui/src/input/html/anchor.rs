//! The text of the element that a link is the `href` of.

/// The longest text that is kept, in bytes.
const MAX_TEXT_LEN: usize = 256;

/// An element with a link in its `href`, which has not ended yet.
#[derive(Debug, Default)]
pub(super) struct Anchor {
    element: Vec<u8>,
    links: Vec<usize>,
    text: Vec<u8>,
    /// What an image in the element says instead of itself.
    alternative: Vec<u8>,
}

impl Anchor {
    pub(super) fn new(element: &[u8]) -> Self {
        Self {
            element: element.to_vec(),
            ..Self::default()
        }
    }

    /// Adds a link, by its place among those found.
    pub(super) fn push_link(&mut self, place: usize) {
        self.links.push(place);
    }

    pub(super) fn push_text(&mut self, text: &[u8]) {
        push_folded(&mut self.text, text);
    }

    pub(super) fn push_alternative(&mut self, text: &[u8]) {
        push_folded(&mut self.alternative, text);
    }

    /// Whether the end tag of this name ends the element.
    pub(super) fn ends_with(&self, name: &[u8]) -> bool {
        self.element == name
    }

    /// The places of the links, and the text that people click on.
    pub(super) fn into_text(self) -> (Vec<usize>, Option<Vec<u8>>) {
        let texts = [self.text, self.alternative];
        let mut texts = texts.into_iter().map(|text| text.trim_ascii_end().to_vec());
        (self.links, texts.find(|text| !text.is_empty()))
    }
}

/// Adds text with each run of white space made one space, up to the longest text.
fn push_folded(text: &mut Vec<u8>, added: &[u8]) {
    for &byte in added {
        if text.len() >= MAX_TEXT_LEN {
            return;
        }
        match byte.is_ascii_whitespace() {
            false => text.push(byte),
            true if text.last().is_some_and(|last| *last != b' ') => text.push(b' '),
            true => {}
        }
    }
}
