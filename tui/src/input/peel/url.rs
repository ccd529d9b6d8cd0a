//! The parts of a URL that say whether it wraps another one.

use std::ops::Range;

use memchr::{memchr, memchr3, memrchr};

/// A URL, in the parts that say whether it wraps another one.
#[derive(Clone, Debug)]
pub(super) struct Url<'t> {
    text: &'t [u8],
    host: Range<usize>,
    path: Range<usize>,
    query: Range<usize>,
    fragment: Range<usize>,
}

impl<'t> Url<'t> {
    /// Reads a URL with a scheme, as far as `text` goes.
    pub(super) fn read(text: &'t [u8]) -> Option<Self> {
        let scheme = [&b"https://"[..], b"http://"].into_iter().find(|it| {
            text.get(..it.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(it))
        })?;
        let place = |from: usize, found: Option<usize>| found.map_or(text.len(), |at| from + at);
        let find = |from: usize, mark: u8| place(from, memchr(mark, &text[from..]));
        let start = scheme.len();
        let authority = start..place(start, memchr3(b'/', b'?', b'#', &text[start..]));
        let host = host_of(text, authority.clone());
        let query_end = find(authority.end, b'#');
        let path = authority.end..find(authority.end, b'?').min(query_end);
        Some(Self {
            text,
            host,
            query: (path.end + 1).min(query_end)..query_end,
            fragment: (query_end + 1).min(text.len())..text.len(),
            path,
        })
    }

    /// Whether the host is this one, whatever its case.
    pub(super) fn has_host(&self, host: &str) -> bool {
        self.host().eq_ignore_ascii_case(host.as_bytes())
    }

    /// Whether the host is this domain or one within it.
    pub(super) fn is_within(&self, domain: &str) -> bool {
        let host = self.host();
        let Some(start) = host.len().checked_sub(domain.len()) else {
            return false;
        };
        host[start..].eq_ignore_ascii_case(domain.as_bytes())
            && (start == 0 || host[start - 1] == b'.')
    }

    /// The host, without port and user name.
    pub(super) fn host(&self) -> &'t [u8] {
        &self.text[self.host.clone()]
    }

    /// The path, with its first slash.
    pub(super) fn path(&self) -> &'t [u8] {
        &self.text[self.path.clone()]
    }

    /// What stands at a place.
    pub(super) fn at(&self, place: Range<usize>) -> &'t [u8] {
        &self.text[place]
    }

    /// The place of what follows `start` at the beginning of the path, and of all after it.
    pub(super) fn after_path(&self, start: &[u8]) -> Option<Range<usize>> {
        let is_so = self.path().starts_with(start);
        is_so.then(|| self.path.start + start.len()..self.text.len())
    }

    /// The place of the path's segment of this number, from 0.
    pub(super) fn segment(&self, number: usize) -> Option<Range<usize>> {
        let mut start = self.path.start + 1;
        for (index, segment) in self
            .path()
            .get(1..)?
            .split(|&byte| byte == b'/')
            .enumerate()
        {
            if index == number {
                return Some(start..start + segment.len());
            }
            start += segment.len() + 1;
        }
        None
    }

    /// The place of the value of the first of the query's parameters of one of these names.
    pub(super) fn parameter(&self, names: &[&str]) -> Option<Range<usize>> {
        let is_wanted = |name: &[u8]| names.iter().any(|it| it.as_bytes() == name);
        self.parameters()
            .find(|(name, _)| is_wanted(name))
            .map(|(_, value)| value)
    }

    /// The names of the query's parameters, and the places of their values.
    pub(super) fn parameters(&self) -> impl Iterator<Item = (&'t [u8], Range<usize>)> {
        let mut start = self.query.start;
        let query = &self.text[self.query.clone()];
        query
            .split(|&byte| byte == b'&')
            .filter_map(move |parameter| {
                let end = start + parameter.len();
                let equals = parameter.iter().position(|&byte| byte == b'=');
                let value = equals.map(|equals| (&parameter[..equals], start + equals + 1..end));
                start = end + 1;
                value
            })
    }

    /// The place of the fragment, if there is one.
    pub(super) fn fragment(&self) -> Option<Range<usize>> {
        (!self.fragment.is_empty()).then(|| self.fragment.clone())
    }
}

/// The place of the host within the authority.
fn host_of(text: &[u8], authority: Range<usize>) -> Range<usize> {
    let bytes = &text[authority.clone()];
    let at = memrchr(b'@', bytes);
    let start = at.map_or(0, |at| at + 1);
    let colon = memchr(b':', &bytes[start..]);
    let end = colon.map_or(bytes.len(), |colon| start + colon);
    authority.start + start..authority.start + end
}
