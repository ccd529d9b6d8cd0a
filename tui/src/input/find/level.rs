//! The search through one text. What a link is wrapped or escaped in makes a further text, which is
//! searched in turn.

use std::collections::VecDeque;
use std::ops::Range;

use memchr::memmem;

use super::anchor::Kind;
use super::back::Back;
use super::joined::Joined;
use super::shape::Shape;
use super::window::{self, Wrapping};
use super::{anchor, back, evidence, front, shape, split};
use crate::input::found::Found;
use crate::input::origins::Origins;
use crate::input::peel;
use crate::input::step::{Step, Steps};
use crate::input::undo::{Layer, base64, hexadecimal, utf16};
use crate::input::undone::Undone;

/// The longest link that is found, in bytes; see [`Found::ends_at_limit`].
pub const MAX_FOUND_LEN: usize = 1 << 16;

/// The most bytes after the token of a link that are looked at to find it, and what it is wrapped in.
pub(super) const MAX_AFTER: usize = 1 << 17;

/// What is looked at first: most links are shorter.
const SHORT: usize = 1 << 10;

/// Of a stretch that goes on beyond the limit, the bytes at its end that are searched with what follows.
const OVERLAP: usize = 1 << 14;

/// How the two schemes go on, each in base64 and in hexadecimal digits.
const ENCODED_SCHEMES: [&[u8]; 6] = [
    b"aHR0cDov",
    b"aHR0cHM6",
    b"687474703a2f",
    b"687474703A2F",
    b"68747470733a",
    b"68747470733A",
];

/// The search through one text: how far it is, and what it found.
#[derive(Clone, Debug, Default)]
pub(super) struct Level {
    /// What was undone to get this text.
    steps: Steps,
    /// Where the next anchor is searched.
    at: usize,
    /// Where the last link ended: nothing before belongs to another one.
    floor: usize,
    /// Where the base64, and the hexadecimal digits, end that were searched.
    encoded_end: [usize; 2],
    pub(super) found: VecDeque<Found>,
    /// The bytes that were looked at, those that were looked at several times counted as often.
    pub(super) bytes_read: usize,
    /// The links that were left out because they are wrapped too deep.
    pub(super) too_deep: usize,
}

impl Level {
    /// A search through a text that was got by these steps.
    pub(super) fn new(steps: Steps) -> Self {
        Self {
            steps,
            ..Self::default()
        }
    }

    /// How far the search is.
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    /// Goes on with the same text without its first `count` bytes.
    pub(super) fn move_back(&mut self, count: usize) {
        self.at = self.at.saturating_sub(count);
        self.floor = self.floor.saturating_sub(count);
        self.encoded_end = self.encoded_end.map(|end| end.saturating_sub(count));
    }

    /// Looks at the next place where a link may be, if it stands before `end`; says whether to go on.
    pub(super) fn search(&mut self, text: &[u8], end: usize) -> bool {
        let Some(anchor) = anchor::next(text, self.at).filter(|it| it.at < end) else {
            self.at = self.at.max(end);
            return false;
        };
        self.at = anchor.at + 1;
        match anchor.kind {
            Kind::Token => {
                if shape::is_there(text, anchor.at, self.floor) {
                    self.link_at(text, anchor.at);
                }
            }
            Kind::Utf16 => self.utf16_at(text, anchor.at),
            Kind::Base64 => self.encoded_at(text, anchor.at, Step::Base64, base64::undo),
            Kind::Hexadecimal => {
                self.encoded_at(text, anchor.at, Step::Hexadecimal, hexadecimal::undo);
            }
            Kind::PercentEncoded => self.percent_encoded_at(text, anchor.at),
        }
        true
    }

    /// Takes the link of a token, or undoes what it is written in and searches that.
    fn link_at(&mut self, text: &[u8], token: usize) {
        let (joined, end, (place, wrapping)) = self.seen(text, token, SHORT, |joined, end| {
            let place = place_of(joined, end);
            let wrapping = Wrapping::around(joined, end);
            let link_end = place.map_or_else(|| core_end(&joined.bytes, end), |(_, back)| back.end);
            let needed = link_end.max(wrapping.end);
            ((place, wrapping), needed)
        });
        let core = place.map_or(end.saturating_sub(64), |(shape, _)| shape.slash);
        let escaped_end = core_end(&joined.bytes, end);
        let core_end = place.map_or(escaped_end, |(_, back)| back.payload_end);
        let hull_end = place.map_or(escaped_end, |(_, back)| back.end);
        let hull = wrapping.start.unwrap_or(core).min(core)..hull_end;
        if let Some(layer) = evidence::layer(&joined, hull, core..core_end) {
            return self.layer_at(text, token, layer);
        }
        if self.wrapper_at(&joined, end, &wrapping) {
            return;
        }
        match place {
            Some((shape, back)) => self.plain_at(text, &joined, &shape, back),
            None => self.percent_at(text, token),
        }
    }

    /// The stretch around a place, the index of that place in it, and what is seen there; see [`window::seen`].
    fn seen<T>(
        &mut self,
        text: &[u8],
        place: usize,
        first: usize,
        see: impl Fn(&Joined, usize) -> (T, usize),
    ) -> (Joined, usize, T) {
        window::seen(
            |limit| self.joined(text, place, limit),
            place,
            first..MAX_AFTER,
            see,
        )
    }

    /// The stretch around a place, as long as what wraps it there, the index of that place in it, and the wrapping.
    fn wrapping_at(
        &mut self,
        text: &[u8],
        place: usize,
        first: usize,
    ) -> (Joined, usize, Wrapping) {
        self.seen(text, place, first, |joined, index| {
            let wrapping = Wrapping::around(joined, index);
            let end = wrapping.end;
            (wrapping, end)
        })
    }

    fn joined(&mut self, text: &[u8], token: usize, limit: usize) -> Joined {
        let joined = Joined::around(text, token, self.floor, limit);
        self.bytes_read += joined.stretch.len();
        joined
    }

    /// Undoes a layer over the whole stretch around a token, and searches that.
    fn layer_at(&mut self, text: &[u8], token: usize, layer: Layer) {
        let joined = self.joined(text, token, MAX_AFTER);
        self.stretch_at(text, joined.stretch, joined.is_cut, layer, layer.step());
    }

    /// Undoes what a URL is escaped or wrapped in that starts here and has even its letters percent-encoded.
    fn percent_encoded_at(&mut self, text: &[u8], start: usize) {
        if start < self.floor {
            return;
        }
        let (joined, index, wrapping) = self.wrapping_at(text, start, SHORT);
        let hull = wrapping.start.unwrap_or(index)..index;
        if let Some(layer) = evidence::layer(&joined, hull, index..index) {
            return self.layer_at(text, start, layer);
        }
        if !self.wrapper_at(&joined, index, &wrapping) {
            self.percent_at(text, start);
        }
    }

    /// Undoes percent-encoding around a token: of the parameter that it stands in, or of all.
    fn percent_at(&mut self, text: &[u8], token: usize) {
        let (joined, end, after) = self.seen(text, token, SHORT, |joined, end| {
            let after = joined.bytes[end..]
                .iter()
                .position(|byte| b"&#,;".contains(byte));
            (after, after.map_or(joined.bytes.len(), |after| end + after))
        });
        let bytes = &joined.bytes;
        let start = bytes[..end].iter().rposition(|byte| b"=?&#".contains(byte));
        let start = start.map_or(0, |start| start + 1);
        if !bytes[start..bytes.len().min(end + 4)].contains(&b'%') {
            return;
        }
        let is_parameter = start > 0
            && matches!(bytes[start - 1], b'=' | b'#')
            && memmem::find(&bytes[..start], b"://").is_some();
        let step = if is_parameter {
            Step::QueryParameter
        } else {
            Step::PercentEncoding
        };
        let stretch =
            joined.raw(start)..after.map_or(joined.stretch.end, |after| joined.raw(end + after));
        self.stretch_at(
            text,
            stretch,
            joined.is_cut && after.is_none(),
            Layer::Percent,
            step,
        );
    }

    fn stretch_at(
        &mut self,
        text: &[u8],
        stretch: Range<usize>,
        is_cut: bool,
        layer: Layer,
        step: Step,
    ) {
        let text = &text[stretch.clone()];
        let whole = split::without(text, layer);
        let mut undone = layer.undo(whole.as_ref().map_or(text, |whole| &whole.text));
        if let Some(whole) = &whole {
            undone.origins = undone.origins.within(&whole.origins);
        }
        undone.origins = undone.origins.moved(stretch.start);
        // A link that goes on beyond the limit is found with what follows.
        let certain = if is_cut {
            stretch.end.saturating_sub(OVERLAP).max(stretch.start + 1)
        } else {
            stretch.end
        };
        let breaks = whole.map(|_| Step::LineBreaks);
        self.inner(
            &undone,
            self.steps,
            breaks.into_iter().chain([step]),
            certain,
        );
        self.skip_to(certain);
    }

    /// Searches what a known wrapper wraps; says whether the byte at `end` stands in one.
    fn wrapper_at(&mut self, joined: &Joined, end: usize, wrapping: &Wrapping) -> bool {
        for &start in &wrapping.around {
            let is_within = |wrapped: &peel::Wrapped| wrapped.place.contains(&(end - start));
            let (url, origins) = with_breaks_after(joined, start, end);
            self.bytes_read += url.len();
            let Some(wrapped) = peel::known(&url).filter(is_within) else {
                continue;
            };
            let mut undone = wrapped.undo(&url);
            undone.origins = undone.origins.within(&origins);
            let value_end = origins.of(wrapped.place.end - 1);
            let value_end = value_end.map_or(joined.stretch.end, |it| it.end);
            let breaks = break_steps(joined, start..end);
            let steps = breaks.into_iter().flatten().chain([wrapped.step]);
            self.inner(&undone, self.steps, steps, value_end);
            self.skip_to(value_end);
            return true;
        }
        false
    }

    /// Takes a link that stands as it is.
    fn plain_at(&mut self, text: &[u8], joined: &Joined, shape: &Shape, back: Back) {
        let Some(front) = front::find(joined, shape) else {
            return;
        };
        let end = back.end.min(front.start + MAX_FOUND_LEN);
        let raw_start = joined.raw(front.start);
        let raw_end = joined.raw(end - 1) + 1;
        let has_mark = text[..raw_start].ends_with(b"\xef\xbb\xbf");
        let steps = [
            has_mark.then_some(Step::ByteOrderMark),
            is_parameter(&joined.bytes[..front.start]).then_some(Step::QueryParameter),
        ];
        let breaks = break_steps(joined, front.start..end);
        let steps = steps.into_iter().chain(breaks).flatten();
        let Some(undone) = with_all(self.steps, steps) else {
            self.too_deep += 1;
            return self.skip_to(raw_end);
        };
        let mut origins = Origins::default();
        joined.push_origins(&mut origins, front.start..end);
        self.found.push_back(Found {
            link: joined.bytes[front.start..end].to_vec(),
            origins,
            undone,
            start_may_be_missing: front.may_be_missing,
            ends_in_ellipsis: is_ellipsis(&text[raw_end..])
                && (!back.is_whole || back.end > back.payload_end),
            ends_at_limit: end < back.end || joined.is_cut && end == joined.bytes.len(),
        });
        self.skip_to(raw_end);
    }

    /// Decodes the word of UTF-16 around a character, and searches it.
    fn utf16_at(&mut self, text: &[u8], letter: usize) {
        let word = utf16::word(text, letter, self.floor);
        self.bytes_read += word.len();
        let mut undone = utf16::undo(&text[word.clone()]);
        undone.origins = undone.origins.moved(word.start);
        self.inner(&undone, self.steps, [Step::Utf16], word.end);
        self.skip_to(word.end);
    }

    /// Searches what a run of base64 or hexadecimal digits stands for that starts as a URL does.
    fn encoded_at(&mut self, text: &[u8], start: usize, step: Step, undo: fn(&[u8]) -> Undone) {
        let rest = &text[start..text.len().min(start + MAX_AFTER)];
        let is_searched = start < self.encoded_end[usize::from(step == Step::Hexadecimal)];
        if is_searched || !starts_url(rest) {
            return;
        }
        let mut undone = undo(rest);
        let run = undone.origins.of_range(0..undone.text.len());
        let run = run.unwrap_or_default();
        self.bytes_read += run.len();
        let end = start + run.end;
        let first = run.len().max(SHORT);
        // What wraps the URL goes on after the run if a symbol of it is escaped.
        let (joined, index, wrapping) = self.wrapping_at(text, start, first);
        let last = joined.bytes.len().min(index + run.len().max(64));
        let hull = wrapping.start.unwrap_or(index)..last;
        if let Some(layer) = evidence::layer(&joined, hull, index..index) {
            return self.layer_at(text, start, layer);
        }
        if self.wrapper_at(&joined, index, &wrapping) {
            return;
        }
        // The `=` of a parameter is escaped: then the whole URL is.
        let before = &joined.bytes[..index];
        if matches!(before, [.., b'3', b'D' | b'd']) && before.contains(&b'%') {
            return self.percent_at(text, start);
        }
        undone.origins = undone.origins.moved(start);
        self.inner(&undone, self.steps, [step], end);
        // What follows in the same run was searched, too.
        self.encoded_end[usize::from(step == Step::Hexadecimal)] = end;
    }

    /// Searches a text that was taken out of this one, and keeps what starts before `end`.
    fn inner(
        &mut self,
        undone: &Undone,
        outer: Steps,
        steps: impl IntoIterator<Item = Step>,
        end: usize,
    ) {
        let Some(steps) = with_all(outer, steps) else {
            self.too_deep += 1;
            return;
        };
        let mut inner = Self::new(steps);
        while inner.search(&undone.text, undone.text.len()) {}
        self.bytes_read += undone.text.len() + inner.bytes_read;
        self.too_deep += inner.too_deep;
        for mut found in inner.found {
            found.origins = found.origins.within(&undone.origins);
            let range = found.range();
            if range.start < end {
                self.skip_to(range.end);
                self.found.push_back(found);
            }
        }
    }

    fn skip_to(&mut self, place: usize) {
        self.at = self.at.max(place);
        self.floor = self.floor.max(place);
    }
}

/// Whether a text starts as an encoded URL does, over soft line breaks.
fn starts_url(text: &[u8]) -> bool {
    ENCODED_SCHEMES.iter().any(|scheme| {
        let start = anchor::without_soft_breaks(text).take(scheme.len());
        start.eq(scheme.iter().copied())
    })
}

/// The shape of a link that stands as it is, and its end.
fn place_of(joined: &Joined, token: usize) -> Option<(Shape, Back)> {
    let shape = shape::find(&joined.bytes, token)?;
    Some((shape, back::find(joined, &shape)))
}

/// The end of what can be a payload that is escaped, from a token on.
fn core_end(text: &[u8], token: usize) -> usize {
    let is_of_core = |byte: &u8| byte.is_ascii_alphanumeric() || b"%~*/=\\-_".contains(byte);
    let len = text[token..]
        .iter()
        .take_while(|byte| is_of_core(byte))
        .count();
    token + len
}

/// Whether a text ends where a parameter or the fragment of a URL starts.
fn is_parameter(text: &[u8]) -> bool {
    matches!(text, [.., b'=' | b'#']) && memmem::rfind(text, b"://").is_some()
}

/// The bytes of a stretch from `start` on, with the hard line breaks after `end`, and where they stand.
fn with_breaks_after(joined: &Joined, start: usize, end: usize) -> (Vec<u8>, Origins) {
    let mut text = Vec::with_capacity(joined.bytes.len() - start);
    let mut origins = Origins::default();
    let mut plain = start;
    for line_break in joined.breaks_in(end..joined.bytes.len()) {
        let at = line_break.at;
        if line_break.is_soft || split::is_percent(&joined.bytes, at) {
            continue;
        }
        text.extend_from_slice(&joined.bytes[plain..at]);
        joined.push_origins(&mut origins, plain..at);
        text.push(b'\n');
        origins.push(joined.raw(at)..joined.raw(at));
        plain = at;
    }
    text.extend_from_slice(&joined.bytes[plain..]);
    joined.push_origins(&mut origins, plain..joined.bytes.len());
    (text, origins)
}

/// What was undone at the hard line breaks within a range.
fn break_steps(joined: &Joined, range: Range<usize>) -> [Option<Step>; 2] {
    let mut breaks = joined.breaks_in(range).filter(|it| !it.is_soft);
    let Some(first) = breaks.next() else {
        return [None, None];
    };
    let has_prefix = first.has_reply_prefix || breaks.any(|it| it.has_reply_prefix);
    [
        has_prefix.then_some(Step::ReplyPrefix),
        Some(Step::LineBreaks),
    ]
}

/// These steps and more of them; lines are joined once, wherever they break.
fn with_all(steps: Steps, more: impl IntoIterator<Item = Step>) -> Option<Steps> {
    more.into_iter().try_fold(steps, |steps, step| {
        let is_of_lines = matches!(step, Step::LineBreaks | Step::ReplyPrefix);
        if is_of_lines && steps.contains(step) {
            return Some(steps);
        }
        steps.with(step)
    })
}

/// Whether a text starts with three dots, as one character or as three, in brackets or not.
fn is_ellipsis(text: &[u8]) -> bool {
    let text = match text {
        [b'[' | b'(', rest @ ..] => rest,
        text => text,
    };
    text.starts_with(b"...") || text.starts_with("…".as_bytes())
}
