//! One candidate, read once. What was found in it is kept here, and handed on to whoever shows it.

use std::cell::{Cell, OnceCell};

use serde_json::Value;
use tracklens_codec::{
    Cipher, DecryptionError, Error, Link, Payload, Records, SignatureVerdict, Target,
};

use super::cut_value::CutValue;
use super::metadata::{self, Metadata, MetadataForm};
use super::notes::NoteList;
use super::signature::SignatureStatus;
use super::tentative::Tentative;
use crate::input::Readable;
use crate::input::find::{self, Hop};
use crate::settings::Settings;
use crate::text::json::Spelling;

/// A candidate, and what was read of it.
#[derive(Clone, Debug)]
pub struct Reading<'a> {
    text: &'a [u8],
    settings: &'a Settings,
    link: Result<Link<'a, 'a>, Error>,
    first_fault: Option<Error>,
    decryption_error: Option<DecryptionError>,
    signature_status: Option<SignatureStatus>,
    readable: Readable,
    deviation: Option<Error>,
    target: Option<&'a [u8]>,
    spelling: OnceCell<Result<Spelling, MetadataForm>>,
    metadata: OnceCell<Option<Value>>,
    notes: OnceCell<NoteList>,
    tentative: OnceCell<Option<Tentative>>,
    redirects: OnceCell<Vec<Hop>>,
}

impl<'a> Reading<'a> {
    /// Reads a candidate, and decrypts its payload if there is a key. The buffer grows as far as it has
    /// to, to twice the length of the text at most.
    #[must_use]
    pub fn new(text: &'a [u8], settings: &'a Settings, buffer: &'a mut Vec<u8>) -> Self {
        let room = Room::split(buffer, text, settings);
        let link = decode(text, room.payload);
        let reading = Self::of_link(text, settings, link, settings.keys.cipher(), room.rest);
        let link = reading.link.as_ref().ok();
        Self {
            signature_status: link.and_then(|it| signature_status(it, settings)),
            readable: how_far(&reading),
            ..reading
        }
    }

    /// Reads a masked candidate. What a mask can't keep is taken from the reading of the original: why
    /// it is not a link, how far it could be read, whether its signature is valid, and why its payload
    /// could not be decrypted.
    pub(super) fn of_masked(
        text: &'a [u8],
        settings: &'a Settings,
        buffer: &'a mut Vec<u8>,
        kept: Kept,
    ) -> Self {
        let room = Room::split(buffer, text, settings);
        let link = match kept.error {
            Some(error) => Err(error),
            None => decode(text, room.payload),
        };
        // What the original could not be decrypted with does not fit the mask either.
        let cipher = settings.keys.cipher();
        let cipher = cipher.filter(|_| kept.decryption_error.is_none());
        let reading = Self::of_link(text, settings, link, cipher, room.rest);
        Self {
            decryption_error: kept.decryption_error.or(reading.decryption_error),
            signature_status: kept.signature_status,
            readable: kept.readable,
            ..reading
        }
    }

    /// The reading of a decoded text, which is decrypted if there is a cipher.
    fn of_link(
        text: &'a [u8],
        settings: &'a Settings,
        mut link: Result<Link<'a, 'a>, Error>,
        cipher: Option<&Cipher>,
        [decrypted, target]: [&'a mut [u8]; 2],
    ) -> Self {
        // As the link is spelled, before its payload is decrypted.
        let deviation = link.as_ref().ok().and_then(Link::first_deviation);
        let decryption_error = match (cipher, &mut link) {
            (Some(cipher), Ok(link)) => decrypt(link, cipher, decrypted).err(),
            _ => None,
        };
        Self {
            text,
            settings,
            first_fault: first_fault(&link),
            target: link.as_ref().ok().and_then(|it| decoded_target(it, target)),
            link,
            deviation,
            decryption_error,
            signature_status: None,
            readable: Readable::No,
            spelling: OnceCell::new(),
            metadata: OnceCell::new(),
            notes: OnceCell::new(),
            tentative: OnceCell::new(),
            redirects: OnceCell::new(),
        }
    }

    /// The candidate.
    #[must_use]
    pub const fn text(&self) -> &'a [u8] {
        self.text
    }

    /// The settings that it was read with.
    #[must_use]
    pub const fn settings(&self) -> &'a Settings {
        self.settings
    }

    /// The link, as far as it could be read.
    ///
    /// # Errors
    ///
    /// Why the text is not a tracked link, from [`Link::decode_partial`].
    pub fn link(&self) -> Result<&Link<'a, 'a>, Error> {
        self.link.as_ref().map_err(|error| *error)
    }

    /// Everything that is wrong with the link, in the order of the link. If the text is not a link, the
    /// one error that says why.
    ///
    /// A hostile link has a fault for each of its bytes, so they are found anew at each call, and none is kept.
    pub fn faults(&self) -> impl Iterator<Item = Error> {
        let link = self.link.as_ref().ok();
        let of_link = link.filter(|_| self.has_faults()).map(Link::faults);
        let error = self.link.as_ref().err().copied();
        of_link.into_iter().flatten().chain(error)
    }

    /// The first of the [`faults`](Self::faults).
    #[must_use]
    pub const fn first_fault(&self) -> Option<Error> {
        self.first_fault
    }

    /// Whether there are [`faults`](Self::faults).
    #[must_use]
    pub const fn has_faults(&self) -> bool {
        self.first_fault.is_some()
    }

    /// How far the text can be read as a link.
    #[must_use]
    pub const fn readable(&self) -> Readable {
        self.readable
    }

    /// Why the payload could not be decrypted, if there was a key for it.
    #[must_use]
    pub const fn decryption_error(&self) -> Option<DecryptionError> {
        self.decryption_error
    }

    /// What is known of the signature, if the link has one.
    ///
    /// It stays unchecked if the link lacks anything that a signature covers.
    #[must_use]
    pub const fn signature_status(&self) -> Option<SignatureStatus> {
        self.signature_status
    }

    /// The records, if the payload has any that can be read.
    #[must_use]
    pub fn records(&self) -> Option<&Records<'a>> {
        self.link.as_ref().ok()?.records()
    }

    /// The decoded payload.
    #[must_use]
    pub fn payload(&self) -> Option<Payload<'a>> {
        self.link.as_ref().ok().map(Link::payload)
    }

    /// Where a click leads: the bytes of the link's target, percent-decoded if it stands in the query.
    #[must_use]
    pub const fn target(&self) -> Option<&'a [u8]> {
        self.target
    }

    /// The metadata, checked at the first call.
    #[must_use]
    pub fn metadata(&self) -> Option<Metadata<'_>> {
        let bytes = self.records()?.rcpt_meta()?;
        let spelling = *self.spelling.get_or_init(|| metadata::check(bytes));
        let max_len = self.settings.module.max_metadata_len();
        Some(Metadata::new(bytes, spelling, &self.metadata, max_len))
    }

    /// The text at which the records end because the payload is cut.
    #[must_use]
    pub fn cut_value(&self) -> Option<CutValue<'a>> {
        CutValue::of(self.records()?)
    }

    /// What was read on after a wrong character of the payload, at the first call. A mask hides all of it.
    #[must_use]
    pub fn tentative(&self) -> Option<&Tentative> {
        let read = || {
            let link = self.link.as_ref().ok().filter(|_| !self.settings.mask)?;
            Tentative::new(link, self.faults())
        };
        self.tentative.get_or_init(read).as_ref()
    }

    /// The URLs that the target leads to, one after the other, as far as that stands in the target; found at the
    /// first call.
    #[must_use]
    pub fn redirects(&self) -> &[Hop] {
        let find = || self.target.map(find::chain).unwrap_or_default();
        self.redirects.get_or_init(find)
    }

    /// The first thing that a writer would have written differently, if the link has no faults.
    pub(super) fn deviation(&self) -> Option<Error> {
        self.deviation.filter(|_| !self.has_faults())
    }

    /// The notes, found at the first call.
    pub(super) fn note_list_or(&self, find: impl FnOnce() -> NoteList) -> &NoteList {
        self.notes.get_or_init(find)
    }

    /// What was found that can't be found again once the link is masked.
    pub(super) fn kept(&self) -> Kept {
        Kept {
            error: self.link.as_ref().err().copied(),
            signature_status: self.signature_status,
            decryption_error: self.decryption_error,
            readable: self.readable,
        }
    }
}

/// What is found in a link, and can't be found again once it is masked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kept {
    error: Option<Error>,
    signature_status: Option<SignatureStatus>,
    decryption_error: Option<DecryptionError>,
    readable: Readable,
}

thread_local! {
    static DECODINGS: Cell<usize> = const { Cell::new(0) };
}

/// How many texts this thread has decoded so far: for tests that count them.
#[doc(hidden)]
#[must_use]
pub fn decodings() -> usize {
    DECODINGS.get()
}

/// Decodes a text: nothing else in the program calls the codec's decoder.
fn decode<'a>(text: &'a [u8], payload: &'a mut [u8]) -> Result<Link<'a, 'a>, Error> {
    DECODINGS.set(DECODINGS.get() + 1);
    Link::decode_partial(text, payload)
}

/// Where a reading keeps what it decodes.
struct Room<'b> {
    payload: &'b mut [u8],
    /// For the decrypted payload, if there is a key, and for the target, if it may stand in the query.
    rest: [&'b mut [u8]; 2],
}

impl<'b> Room<'b> {
    /// Room in a buffer for a reading of a text: nothing that is decoded is longer than where it stands, the payload
    /// before the query and the target in it.
    fn split(buffer: &'b mut Vec<u8>, text: &[u8], settings: &Settings) -> Self {
        let path = memchr::memchr(b'?', text).unwrap_or(text.len());
        let has_key = settings.keys.cipher().is_some();
        let decrypted = if has_key { path } else { 0 };
        let needed = text.len() + decrypted;
        if buffer.len() < needed {
            buffer.resize(needed, 0);
        }
        let (payload, rest) = buffer.split_at_mut(path);
        let (decrypted, target) = rest.split_at_mut(decrypted);
        Self {
            payload,
            rest: [decrypted, target],
        }
    }
}

/// The bytes of the target, in the room for it if they have to be decoded.
fn decoded_target<'a>(link: &Link<'a, 'a>, room: &'a mut [u8]) -> Option<&'a [u8]> {
    match link.target()? {
        Target::Payload(target) => Some(target),
        Target::Query(target) if memchr::memchr(b'%', target).is_none() => Some(target),
        target => {
            let mut len = 0;
            for (slot, byte) in room.iter_mut().zip(target.bytes()) {
                *slot = byte;
                len += 1;
            }
            room.get(..len)
        }
    }
}

/// Puts the decrypted link in the place of an encrypted one.
fn decrypt<'a>(
    link: &mut Link<'a, 'a>,
    cipher: &Cipher,
    buffer: &'a mut [u8],
) -> Result<(), DecryptionError> {
    if link.payload().ciphertext().is_some() {
        *link = link.decrypt(cipher, buffer)?;
    }
    Ok(())
}

fn signature_status(link: &Link<'_, '_>, settings: &Settings) -> Option<SignatureStatus> {
    link.signature()?;
    let scheme = settings.keys.signature();
    Some(match scheme.map(|scheme| link.verify(scheme)) {
        Some(SignatureVerdict::Valid) => SignatureStatus::Valid,
        Some(SignatureVerdict::Invalid) => SignatureStatus::Invalid,
        _ => SignatureStatus::Unchecked,
    })
}

fn first_fault(link: &Result<Link<'_, '_>, Error>) -> Option<Error> {
    match link {
        Ok(link) => link.faults().next(),
        Err(error) => Some(*error),
    }
}

fn how_far(reading: &Reading<'_>) -> Readable {
    match reading.payload() {
        None => Readable::No,
        Some(_) if reading.has_faults() => Readable::InPart,
        Some(Payload::Plaintext(records)) if records.rcpt_to().is_none() => {
            Readable::WithoutRecipient
        }
        Some(_) => Readable::Whole,
    }
}
