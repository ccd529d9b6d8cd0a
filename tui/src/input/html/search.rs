//! The search in the tokens of HTML, while they come.

use std::convert::Infallible;
use std::ops::Range;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::anchor::Anchor;
use super::in_html::InHtml;
use super::quiet::Quiet;
use crate::input::find;
use crate::input::found::Found;

/// Comments within conditional comments are tokenized down to this depth.
const MAX_DEPTH: u8 = 2;

/// The links in the tokens of a document, of which `anywhere` has those that a search in all of it found.
pub(super) fn tokens(html: &[u8], anywhere: &[Found]) -> Vec<InHtml> {
    within(html, 0..html.len(), 0, anywhere)
}

/// The links in the tokens of a range of a document, which lies in `depth` conditional comments.
fn within(html: &[u8], range: Range<usize>, depth: u8, anywhere: &[Found]) -> Vec<InHtml> {
    let part = html.get(range.clone()).unwrap_or_default();
    let offset = range.start;
    let mut search = Search {
        html,
        anywhere,
        depth,
        element: Vec::new(),
        attribute: Vec::new(),
        anchor: None,
        found: Vec::new(),
    };
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: Span<usize>| {
        let start = span.start + offset;
        search.take(&event, start..(span.end + offset).max(start));
        None::<Infallible>
    });
    emitter.naively_switch_states(true);
    // The search takes every token, so none is left to come out here.
    Tokenizer::new_with_emitter(part, Quiet(emitter))
        .flatten()
        .for_each(drop);
    search.end_anchor();
    search.found
}

/// What was found so far, and the place in the document.
#[derive(Debug)]
struct Search<'h> {
    html: &'h [u8],
    anywhere: &'h [Found],
    depth: u8,
    element: Vec<u8>,
    attribute: Vec<u8>,
    anchor: Option<Anchor>,
    found: Vec<InHtml>,
}

impl Search<'_> {
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
                self.found.extend(self.links_at(range, &self.element, b""));
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
        let found = self.links_at(range, &self.element, &self.attribute);
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
            self.found.extend(self.links_at(range, b"!--", b""));
            return;
        };
        let inner = range.start + start + 1..range.end;
        let found = within(self.html, inner, self.depth + 1, self.anywhere);
        self.found.extend(found);
    }

    /// The links at a range of the document that is a value or a text of its own.
    fn links_at(&self, range: Range<usize>, element: &[u8], attribute: &[u8]) -> Vec<InHtml> {
        let anywhere = self.anywhere;
        let first = anywhere.partition_point(|found| found.range().end <= range.start);
        let touching = anywhere.get(first..).unwrap_or_default().iter();
        let touching: Vec<&Found> = touching
            .take_while(|found| found.range().start < range.end)
            .collect();
        let lies_within = |found: &&Found| {
            let found = found.range();
            range.start <= found.start && found.end <= range.end
        };
        // What goes beyond a value was put together from more than the value.
        let found: Vec<Found> = if touching.iter().all(lies_within) {
            touching.into_iter().cloned().collect()
        } else {
            let part = self.html.get(range.clone()).unwrap_or_default();
            find::links(part)
                .map(|found| found.moved(range.start))
                .collect()
        };
        let in_html = |found| InHtml {
            found,
            element: text(element),
            attribute: text(attribute),
            text: None,
        };
        found.into_iter().map(in_html).collect()
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

fn replace(text: &mut Vec<u8>, new: &[u8]) {
    text.clear();
    text.extend_from_slice(new);
}

fn text(name: &[u8]) -> Option<String> {
    (!name.is_empty()).then(|| String::from_utf8_lossy(name).into_owned())
}
