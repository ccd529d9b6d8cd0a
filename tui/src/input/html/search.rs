//! The search in the tokens of HTML, while they come.

use std::convert::Infallible;
use std::ops::Range;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::anchor::Anchor;
use super::in_html::InHtml;
use crate::input::find;

/// No tracked link is shorter.
const MIN_LINK_LEN: usize = 34;

/// Comments within conditional comments are tokenized down to this depth.
const MAX_DEPTH: u8 = 2;

/// The links in the tokens of HTML that lies in `depth` conditional comments.
pub(super) fn tokens(html: &[u8], depth: u8) -> Vec<InHtml> {
    let mut search = Search::new(html, depth);
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: Span<usize>| {
        search.take(&event, span.start..span.end.max(span.start));
        None::<Infallible>
    });
    emitter.naively_switch_states(true);
    // The search takes every token, so none is left to come out here.
    Tokenizer::new_with_emitter(html, emitter)
        .flatten()
        .for_each(drop);
    search.end_anchor();
    search.found
}

/// What was found so far, and the place in the document.
#[derive(Debug)]
struct Search<'h> {
    html: &'h [u8],
    depth: u8,
    element: Vec<u8>,
    attribute: Vec<u8>,
    anchor: Option<Anchor>,
    found: Vec<InHtml>,
}

impl<'h> Search<'h> {
    const fn new(html: &'h [u8], depth: u8) -> Self {
        Self {
            html,
            depth,
            element: Vec::new(),
            attribute: Vec::new(),
            anchor: None,
            found: Vec::new(),
        }
    }

    /// Takes the next token, which stands at a range of the document.
    fn take(&mut self, event: &CallbackEvent<'_>, range: Range<usize>) {
        match *event {
            CallbackEvent::OpenStartTag { name } => {
                // An anchor in an anchor ends the outer one.
                if self.anchor.as_ref().is_some_and(|it| it.ends_with(name)) {
                    self.end_anchor();
                }
                replace(&mut self.element, name);
            }
            CallbackEvent::AttributeName { name } => replace(&mut self.attribute, name),
            CallbackEvent::AttributeValue { value } => self.attribute_value(value, range),
            CallbackEvent::String { value } => {
                if let Some(anchor) = &mut self.anchor {
                    anchor.push_text(value);
                }
                self.found
                    .extend(links_at(self.html, range, &self.element, b""));
            }
            CallbackEvent::EndTag { name }
                if self.anchor.as_ref().is_some_and(|it| it.ends_with(name)) =>
            {
                self.end_anchor();
            }
            CallbackEvent::Comment { .. } => self.comment(range),
            _ => {}
        }
    }

    fn attribute_value(&mut self, value: &[u8], range: Range<usize>) {
        let first = self.found.len();
        let found = links_at(self.html, range, &self.element, &self.attribute);
        self.found.extend(found);
        if self.attribute == b"href" && self.found.len() > first {
            let anchor = &mut self.anchor;
            if !anchor
                .as_ref()
                .is_some_and(|it| it.ends_with(&self.element))
            {
                self.end_anchor();
            }
            let anchor = self
                .anchor
                .get_or_insert_with(|| Anchor::new(&self.element));
            (first..self.found.len()).for_each(|place| anchor.push_link(place));
        }
        if let Some(anchor) = self.anchor.as_mut().filter(|_| self.attribute == b"alt") {
            anchor.push_alternative(value);
        }
    }

    fn comment(&mut self, range: Range<usize>) {
        let Some(comment) = self.html.get(range.clone()) else {
            return;
        };
        let is_conditional = comment.starts_with(b"<!--[if");
        let condition = comment.iter().position(|&byte| byte == b'>');
        let start = condition.filter(|_| is_conditional && self.depth < MAX_DEPTH);
        let Some(start) = start else {
            self.found.extend(links_at(self.html, range, b"!--", b""));
            return;
        };
        let inner = comment.get(start + 1..).unwrap_or_default();
        let offset = range.start + start + 1;
        let found = tokens(inner, self.depth + 1);
        self.found.extend(found.into_iter().map(|link| InHtml {
            found: link.found.moved(offset),
            ..link
        }));
    }

    fn end_anchor(&mut self) {
        let Some(anchor) = self.anchor.take() else {
            return;
        };
        let (links, text) = anchor.into_text();
        for place in links {
            if let Some(link) = self.found.get_mut(place) {
                link.text.clone_from(&text);
            }
        }
    }
}

/// The links at a range of a document that is a value or a text of its own.
fn links_at<'l>(
    html: &'l [u8],
    range: Range<usize>,
    element: &'l [u8],
    attribute: &'l [u8],
) -> impl Iterator<Item = InHtml> + use<'l> {
    let part = html.get(range.clone()).unwrap_or_default();
    let found = (part.len() >= MIN_LINK_LEN).then(|| find::links(part));
    found.into_iter().flatten().map(move |found| InHtml {
        found: found.moved(range.start),
        element: text(element),
        attribute: text(attribute),
        text: None,
    })
}

fn replace(text: &mut Vec<u8>, new: &[u8]) {
    text.clear();
    text.extend_from_slice(new);
}

fn text(name: &[u8]) -> Option<String> {
    (!name.is_empty()).then(|| String::from_utf8_lossy(name).into_owned())
}
