//! The search through one text. What a link is wrapped or escaped in makes a further text, which is
//! searched in turn.

use std::collections::VecDeque;
use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem;

use super::anchor::Anchor;
use super::joined::Joined;
use super::shape::Shape;
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
const SHORT: usize = 1 << 11;

/// Of a stretch that goes on beyond the limit, the bytes at its end that are searched with what follows.
const OVERLAP: usize = 1 << 14;

/// The most URLs, one in the other, that are looked at as the outermost one.
const MAX_URLS: usize = 16;

/// `http`, in base64 and in hexadecimal digits: how an encoded URL starts.
static BASE64_START: LazyLock<memmem::Finder<'static>> =
    LazyLock::new(|| memmem::Finder::new(b"aHR0c"));
static HEXADECIMAL_START: LazyLock<memmem::Finder<'static>> =
    LazyLock::new(|| memmem::Finder::new(b"68747470"));

/// How the two schemes go on, each in base64 and in hexadecimal digits.
const ENCODED_SCHEMES: [&[u8]; 6] = [
    b"aHR0cDov",
    b"aHR0cHM6",
    b"687474703a2f",
    b"687474703A2F",
    b"68747470733a",
    b"68747470733A",
];

/// The bytes that are searched for these at once.
const STRIDE: usize = 1 << 15;

/// The search through one text: how far it is, and what it found.
#[derive(Clone, Debug, Default)]
pub(super) struct Level {
    /// What was undone to get this text.
    steps: Steps,
    /// Where the next anchor is searched.
    at: usize,
    /// Where the last link ended: nothing before belongs to another one.
    floor: usize,
    next_token: NextToken,
    next_base64: Next,
    next_hexadecimal: Next,
    pub(super) found: VecDeque<Found>,
    /// The bytes that were looked at, those that were looked at several times counted as often.
    pub(super) bytes_read: usize,
    /// The links that were left out because they are wrapped too deep.
    pub(super) too_deep: usize,
}

/// Where something stands next, as far as that was searched.
#[derive(Clone, Copy, Debug, Default)]
enum Next {
    #[default]
    Unknown,
    At(usize),
    /// Nowhere before this place.
    NotBefore(usize),
}

/// Where a token may stand next.
#[derive(Clone, Copy, Debug, Default)]
enum NextToken {
    #[default]
    Unknown,
    At(Anchor),
    Nowhere,
}

/// Where a link may be.
enum Candidate {
    Token(usize),
    Utf16(usize),
    Base64(usize),
    Hexadecimal(usize),
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
        self.next_token = NextToken::Unknown;
        self.next_base64 = Next::Unknown;
        self.next_hexadecimal = Next::Unknown;
    }

    /// Searches until something is found or `end` is reached; says whether to go on.
    pub(super) fn search(&mut self, text: &[u8], end: usize) -> bool {
        let Some(candidate) = self.next(text).filter(|(at, _)| *at < end) else {
            self.at = self.at.max(end);
            return false;
        };
        let (at, candidate) = candidate;
        self.at = at + 1;
        match candidate {
            Candidate::Token(token) => {
                if shape::is_there(text, token, self.floor) {
                    self.link_at(text, token);
                }
            }
            Candidate::Utf16(letter) => self.utf16_at(text, letter),
            Candidate::Base64(start) => self.encoded_at(text, start, Step::Base64, base64::undo),
            Candidate::Hexadecimal(start) => {
                self.encoded_at(text, start, Step::Hexadecimal, hexadecimal::undo);
            }
        }
        true
    }

    /// The next place where a link may be.
    fn next(&mut self, text: &[u8]) -> Option<(usize, Candidate)> {
        let is_known = match self.next_token {
            NextToken::Unknown => false,
            NextToken::At(anchor) => anchor.at >= self.at,
            NextToken::Nowhere => true,
        };
        if !is_known {
            let next = anchor::next(text, self.at);
            self.next_token = next.map_or(NextToken::Nowhere, NextToken::At);
        }
        let token = match self.next_token {
            NextToken::At(anchor) => Some(anchor),
            _ => None,
        };
        let token = token.map(|it| match it.is_utf16 {
            true => (it.at, Candidate::Utf16(it.at)),
            false => (it.at, Candidate::Token(it.at)),
        });
        let before = token.as_ref().map_or(text.len(), |(at, _)| *at);
        let base64 = self
            .next_base64
            .search(text, &BASE64_START, self.at, before);
        let hexadecimal = self
            .next_hexadecimal
            .search(text, &HEXADECIMAL_START, self.at, before);
        let base64 = base64.map(|at| (at, Candidate::Base64(at)));
        let hexadecimal = hexadecimal.map(|at| (at, Candidate::Hexadecimal(at)));
        [token, base64, hexadecimal]
            .into_iter()
            .flatten()
            .min_by_key(|(at, _)| *at)
    }

    /// Takes the link of a token, or undoes what it is written in and searches that.
    fn link_at(&mut self, text: &[u8], token: usize) {
        let mut joined = self.joined(text, token, SHORT);
        let mut end = joined.index_of(token);
        let is_short = |joined: &Joined, shape: &Shape| {
            !joined.is_cut || back::find(joined, shape).end + 16 < joined.bytes.len()
        };
        let shape = shape::find(&joined.bytes, end);
        if joined.is_cut && !shape.is_some_and(|shape| is_short(&joined, &shape)) {
            joined = self.joined(text, token, MAX_AFTER);
            end = joined.index_of(token);
        }
        let shape = shape::find(&joined.bytes, end);
        let back = shape.map(|shape| back::find(&joined, &shape));
        let urls = urls(&joined.bytes[..end]);
        let core = shape.map_or(end.saturating_sub(64), |shape| shape.slash);
        let escaped_end = core_end(&joined.bytes, end);
        let core_end = back.map_or(escaped_end, |back| back.payload_end);
        let hull_end = back.map_or(escaped_end, |back| back.end);
        let hull = urls.first().map_or(core, |url| *url).min(core)..hull_end;
        if let Some(layer) = evidence::layer(&joined, hull, core..core_end) {
            return self.layer_at(text, token, layer);
        }
        if self.wrapper_at(&joined, end, &urls) {
            return;
        }
        match shape {
            Some(shape) => self.plain_at(text, &joined, &shape),
            None => self.percent_at(text, token),
        }
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

    /// Undoes percent-encoding around a token: of the parameter that it stands in, or of all.
    fn percent_at(&mut self, text: &[u8], token: usize) {
        let joined = self.joined(text, token, MAX_AFTER);
        let end = joined.index_of(token);
        let bytes = &joined.bytes;
        let start = bytes[..end].iter().rposition(|byte| b"=?&#".contains(byte));
        let start = start.map_or(0, |start| start + 1);
        if !bytes[start..bytes.len().min(end + 4)].contains(&b'%') {
            return;
        }
        let after = bytes[end..].iter().position(|byte| b"&#,;".contains(byte));
        let is_parameter = start > 0
            && matches!(bytes[start - 1], b'=' | b'#')
            && memmem::find(&bytes[..start], b"://").is_some();
        let step = match is_parameter {
            true => Step::QueryParameter,
            false => Step::PercentEncoding,
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
        let (whole, is_joined) = split::without(&text[stretch.clone()], layer);
        let mut undone = layer.undo(&whole.text);
        undone.origins = undone.origins.within(&whole.origins).moved(stretch.start);
        // A link that goes on beyond the limit is found with what follows.
        let certain = match is_cut {
            true => stretch.end.saturating_sub(OVERLAP).max(stretch.start + 1),
            false => stretch.end,
        };
        let breaks = is_joined.then_some(Step::LineBreaks);
        self.inner(
            &undone,
            self.steps,
            breaks.into_iter().chain([step]),
            certain,
        );
        self.skip_to(certain);
    }

    /// Searches what a known wrapper wraps; says whether the byte at `end` stands in one.
    fn wrapper_at(&mut self, joined: &Joined, end: usize, urls: &[usize]) -> bool {
        let Some(&first) = urls.first() else {
            return false;
        };
        let (text, origins) = with_breaks_after(joined, first, end);
        self.bytes_read += text.len();
        for &start in urls {
            let url = &text[start - first..];
            let Some(wrapped) = peel::known(url).filter(|it| it.place.contains(&(end - start)))
            else {
                continue;
            };
            let mut undone = wrapped.undo(url);
            undone.origins = undone.origins.moved(start - first).within(&origins);
            let value_end = origins.of(start - first + wrapped.place.end - 1);
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
    fn plain_at(&mut self, text: &[u8], joined: &Joined, shape: &Shape) {
        let Some(front) = front::find(joined, shape) else {
            return;
        };
        let back = back::find(joined, shape);
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
        for index in front.start..end {
            let raw = joined.raw(index);
            origins.push(raw..raw + 1);
        }
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
        if !ENCODED_SCHEMES.iter().any(|it| rest.starts_with(it)) {
            return;
        }
        let mut undone = undo(rest);
        let run = undone.origins.of_range(0..undone.text.len());
        let run = run.unwrap_or_default();
        self.bytes_read += run.len();
        let end = start + run.end;
        let limit = run.len().max(SHORT);
        let joined = self.joined(text, start, limit);
        let index = joined.index_of(start);
        let urls = urls(&joined.bytes[..index]);
        let last = joined.bytes.len().min(index + run.len() + 1);
        let hull = urls.first().map_or(index, |url| *url)..last;
        if let Some(layer) = evidence::layer(&joined, hull, index..index) {
            return self.layer_at(text, start, layer);
        }
        if self.wrapper_at(&joined, index, &urls) {
            return;
        }
        // The `=` of a parameter is escaped: then the whole URL is.
        if joined.bytes[..index].ends_with(b"3D") && joined.bytes[..index].contains(&b'%') {
            return self.percent_at(text, start);
        }
        undone.origins = undone.origins.moved(start);
        self.inner(&undone, self.steps, [step], end);
        // What follows in the same run was searched, too.
        match step {
            Step::Base64 => self.next_base64 = Next::NotBefore(end),
            _ => self.next_hexadecimal = Next::NotBefore(end),
        }
    }

    /// Searches a text that was got out of this one, and takes over what starts before `end`.
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

impl Next {
    /// Where `wanted` stands first, from `from` on and before `end`.
    fn search(
        &mut self,
        text: &[u8],
        wanted: &memmem::Finder<'_>,
        from: usize,
        end: usize,
    ) -> Option<usize> {
        let mut searched = match *self {
            Self::At(at) if at >= from => return (at < end).then_some(at),
            Self::NotBefore(place) => place.max(from),
            Self::At(_) | Self::Unknown => from,
        };
        while searched < end {
            // What starts within the stride may reach beyond it.
            let next = searched + STRIDE;
            let last = text.len().min(next + wanted.needle().len() - 1);
            if let Some(offset) = wanted.find(&text[searched..last]) {
                *self = Self::At(searched + offset);
                return Some(searched + offset).filter(|at| *at < end);
            }
            searched = next;
        }
        *self = Self::NotBefore(searched);
        None
    }
}

/// Where URLs start in a text, `hxxp` among them.
fn urls(text: &[u8]) -> Vec<usize> {
    let is_start = |at: &usize| {
        matches!(
            text.get(*at..*at + 4),
            Some([b'h' | b'H', _, _, b'p' | b'P'])
        ) && (text[at + 1].eq_ignore_ascii_case(&b't') || text[at + 1].eq_ignore_ascii_case(&b'x'))
    };
    memchr::memchr2_iter(b'h', b'H', text)
        .filter(is_start)
        .take(MAX_URLS)
        .collect()
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
    for index in start..joined.bytes.len() {
        let raw = joined.raw(index);
        let is_break = index > end && joined.break_at(index).is_some_and(|it| !it.is_soft);
        if is_break && !split::is_percent(&joined.bytes, index) {
            text.push(b'\n');
            origins.push(raw..raw);
        }
        text.push(joined.bytes[index]);
        origins.push(raw..raw + 1);
    }
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
