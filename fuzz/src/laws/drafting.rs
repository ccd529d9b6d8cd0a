//! Laws of links that are made of what a sender says.

use arbitrary::{Arbitrary as _, Unstructured};
use tracklens_codec::{
    Draft, Link, MetadataOutcome, NewLink, Records, Signature, Sublink, Token, TransmissionId,
    WriteError,
};

use crate::said::{Said, SaidPurpose};

/// What lies in a buffer before anything is written to it.
const UNTOUCHED: u8 = 0xa5;

/// All laws of this file, over what a sender says.
///
/// # Panics
///
/// Where one is broken.
pub fn drafting(data: &[u8]) {
    let Ok(said) = Said::arbitrary_take_rest(Unstructured::new(data)) else {
        return;
    };
    let draft = said.draft();
    match draft.payload_len() {
        Ok(len) => {
            a_payload_is_written_where_it_has_room_and_nowhere_else(&draft, len);
            a_link_says_what_its_sender_said(&said, &draft, len);
        }
        Err(error) => a_draft_is_refused_for_what_is_wrong_with_it(&said, &draft, error),
    }
}

/// A payload is as long as was said before; a buffer with less room is refused, with the length that
/// is needed, and stays as it is; one with more keeps what lies behind.
fn a_payload_is_written_where_it_has_room_and_nowhere_else(draft: &Draft<'_>, len: usize) {
    let mut buffer = vec![UNTOUCHED; len + 8];
    for available in 0..len {
        let refused = draft
            .records(&mut buffer[..available])
            .map(drop)
            .expect_err("a payload in too small a buffer");
        judge_refusal(refused, len, available);
    }
    judge_untouched(&buffer);
    let written = draft.records(&mut buffer).map(|list| list.as_bytes().len());
    assert_eq!(written, Ok(len), "a payload of another length");
    judge_untouched(&buffer[len..]);
}

/// A link of a draft is taken by strict reading, and says what its sender said; written into a
/// buffer it is the same text, of the length that was said before, and all of it or nothing is
/// written.
fn a_link_says_what_its_sender_said(said: &Said<'_>, draft: &Draft<'_>, payload_len: usize) {
    let mut payload = vec![0; payload_len];
    let link = match draft.link(said.origin(), &mut payload) {
        Ok(link) => link.with_signature(Signature::new(said.signature)),
        Err(error) => {
            let is_long =
                matches!(error, WriteError::LinkTooLong { limit: 4096, len } if len > 4096);
            assert!(is_long, "{error}: of a draft whose payload can be written");
            return;
        }
    };
    let text = link.to_string();
    every_buffer_takes_the_whole_link_or_nothing(&link, &text);
    let mut buffer = vec![0; payload_len];
    match Link::decode_strict(&text, &mut buffer) {
        Ok(read) => judge_link(said, draft.metadata_outcome(), &read),
        Err(error) => panic!("{error}: of a link that was drafted"),
    }
}

fn every_buffer_takes_the_whole_link_or_nothing(link: &NewLink<'_>, text: &str) {
    assert_eq!(link.len(), text.len(), "a link of another length");
    let mut output = vec![UNTOUCHED; text.len() + 8];
    for available in 0..text.len() {
        let refused = link
            .write_to_slice(&mut output[..available])
            .map(drop)
            .expect_err("a link in too small a buffer");
        judge_refusal(refused, text.len(), available);
    }
    judge_untouched(&output);
    assert!(
        link.write_to_slice(&mut output) == Ok(text),
        "a buffer takes another link"
    );
    judge_untouched(&output[text.len()..]);
}

/// A draft is refused exactly for an empty target, a value beyond its limit, or metadata that is not
/// to be left out; whatever is asked of it, the refusal is the same.
fn a_draft_is_refused_for_what_is_wrong_with_it(
    said: &Said<'_>,
    draft: &Draft<'_>,
    error: WriteError,
) {
    let outcome = draft.metadata_outcome();
    let is_right = match error {
        WriteError::EmptyTarget => said.purpose == SaidPurpose::Click && said.target.is_empty(),
        WriteError::MetadataTooLong { .. } => {
            said.is_long_metadata_refused && matches!(outcome, MetadataOutcome::OverLimit(_))
        }
        WriteError::ValueTooLong { .. } => said.has_long_value(outcome),
        _ => false,
    };
    assert!(is_right, "{error}: of a draft that has no such thing");
    let mut buffer = [UNTOUCHED; 8];
    let refused = draft.records(&mut buffer).map(drop);
    assert_eq!(refused, Err(error), "a draft is refused in two ways");
    judge_untouched(&buffer);
}

fn judge_refusal(refused: WriteError, needed: usize, available: usize) {
    let saturating = |len| u32::try_from(len).unwrap_or(u32::MAX);
    let expected = WriteError::BufferTooSmall {
        needed: saturating(needed),
        available: saturating(available),
    };
    assert_eq!(
        refused, expected,
        "a buffer of {available} bytes where {needed} are needed"
    );
}

fn judge_untouched(bytes: &[u8]) {
    assert!(
        bytes.iter().all(|&byte| byte == UNTOUCHED),
        "something was written where nothing belongs"
    );
}

fn judge_link(said: &Said<'_>, outcome: MetadataOutcome, link: &Link<'_, '_>) {
    assert_eq!(link.parts().port(), said.port, "another port");
    assert_eq!(link.kind(), Some(said.purpose().kind()), "another kind");
    let signature = link.signature().map(|it| *it.as_bytes());
    assert_eq!(signature, Some(said.signature), "another signature");
    let customer = link.token().map(Token::customer_id);
    assert_eq!(customer, Some(said.customer_id), "another customer");
    let records = link.records().expect("a plaintext payload");
    judge_records(said, outcome, records);
    let (target, sublink) = match said.purpose {
        SaidPurpose::Click => (
            Some(said.target.as_bytes().to_vec()),
            Some(
                Sublink::new(said.sublink)
                    .map_or("a".to_owned(), |_| said.sublink.replace(' ', "_")),
            ),
        ),
        _ => (None, None),
    };
    let read = link
        .target()
        .map(|target| target.bytes().collect::<Vec<_>>());
    assert!(read == target, "another target");
    let read = link.parts().sublink().map(|it| it.as_bytes().to_vec());
    assert!(read == sublink.map(String::into_bytes), "another sublink");
}

fn judge_records(said: &Said<'_>, outcome: MetadataOutcome, records: &Records<'_>) {
    let is_click = said.purpose == SaidPurpose::Click;
    let text = |text: &'_ str| Some(text.as_bytes().to_vec());
    let not_empty = |value: &'_ str| text(value).filter(|it| !it.is_empty());
    let metadata = match outcome {
        MetadataOutcome::Written(_) => text(said.metadata),
        _ => None,
    };
    let name = if is_click { not_empty(said.name) } else { None };
    let (campaign, template) = if said.is_long {
        (not_empty(said.campaign_id), text(said.template_id))
    } else {
        (None, None)
    };
    for (what, found, expected) in [
        ("tenant", records.tenant_id(), text(said.tenant_id)),
        ("recipient", records.rcpt_to(), text(said.rcpt_to)),
        ("metadata", records.rcpt_meta(), metadata),
        ("campaign", records.campaign_id(), campaign),
        ("template", records.template_id(), template),
        ("link name", records.target_link_name(), name),
    ] {
        assert!(found.map(<[u8]>::to_vec) == expected, "another {what}");
    }
    let if_long = |number: u32| said.is_long.then_some(number);
    for (what, found, expected) in [
        ("expiry", records.expiry(), Some(said.expiry)),
        (
            "subaccount",
            records.subaccount_id(),
            Some(said.subaccount_id),
        ),
        (
            "template version",
            records.template_version(),
            if_long(said.template_version),
        ),
    ] {
        assert_eq!(found, expected, "another {what}");
    }
    let message = records.message_id().map(|it| *it.as_bytes());
    assert_eq!(message, Some(said.message_id), "another message");
    let transmission = said.transmission_id.filter(|_| said.is_long);
    assert_eq!(
        records.transmission_id().map(TransmissionId::get),
        transmission,
        "another transmission"
    );
}
