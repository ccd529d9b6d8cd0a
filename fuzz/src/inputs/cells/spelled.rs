//! A link in the pieces that a damage changes.

use crate::oracles::writer::write_base64url;

/// A link in pieces, from which [`text`](Self::text) makes its text.
#[derive(Clone, Debug)]
pub(super) struct Spelled {
    pub(super) front: String,
    /// With its slash.
    pub(super) route: String,
    /// With its slash, or empty.
    pub(super) sublink: String,
    /// How many segments follow the sublink.
    pub(super) segments: usize,
    pub(super) signature: String,
    pub(super) token: String,
    /// What separates the last three segments.
    pub(super) slash: &'static str,
    pub(super) records: Vec<u8>,
    /// How the encoded payload is changed.
    pub(super) change_payload: fn(&mut String),
    /// With its question mark, or empty.
    pub(super) query: String,
    /// What follows the payload.
    pub(super) tail: &'static str,
    /// With its hash, or empty.
    pub(super) fragment: &'static str,
}

impl Spelled {
    pub(super) fn text(&self) -> String {
        let mut payload = write_base64url(&self.records);
        (self.change_payload)(&mut payload);
        let segments = [&self.signature, &self.token, &payload];
        let path: String = segments
            .into_iter()
            .take(self.segments)
            .enumerate()
            .flat_map(|(index, segment)| [if index == 0 { "/" } else { self.slash }, segment])
            .collect();
        [
            &self.front,
            &self.route,
            &self.sublink,
            &path,
            self.tail,
            &self.query,
            self.fragment,
        ]
        .concat()
    }
}
