//! Laws of drafting: a link says what its sender provided.

use arbitrary::{Arbitrary as _, Unstructured};
use tracklens_codec::{
    Draft, Link, MetadataOutcome, Records, Signature, Sublink, Token, TransmissionId, WriteError,
};

use super::buffer::{UNTOUCHED, judge_room, judge_untouched};
use crate::inputs::sender::{Sender, SenderPurpose};

/// All laws of this file, for the sender that the bytes make.
///
/// # Panics
///
/// If a law is broken.
pub fn drafting(data: &[u8]) {
    let Ok(sender) = Sender::arbitrary_take_rest(Unstructured::new(data)) else {
        return;
    };
    let draft = sender.draft();
    match draft.payload_len() {
        Ok(len) => {
            judge_room(len, 0..len, too_small, |buffer| {
                draft.records(buffer).map(|list| list.as_bytes().len())
            });
            a_link_says_what_its_sender_provided(&sender, &draft, len);
        }
        Err(error) => an_error_is_about_what_is_wrong(&sender, &draft, error),
    }
}

/// Strict decoding accepts the link of a draft, which says what its sender provided. Written to a
/// buffer, it has the same text and the announced length.
fn a_link_says_what_its_sender_provided(
    sender: &Sender<'_>,
    draft: &Draft<'_>,
    payload_len: usize,
) {
    let mut payload = vec![0; payload_len];
    let link = match draft.link(sender.origin(), &mut payload) {
        Ok(link) => link.with_signature(Signature::new(sender.signature)),
        Err(error) => {
            let is_long =
                matches!(error, WriteError::LinkTooLong { limit: 4096, len } if len > 4096);
            assert!(is_long, "{error}: of a draft whose payload can be written");
            return;
        }
    };
    let text = link.to_string();
    let written = judge_room(link.len(), 0..link.len(), too_small, |buffer| {
        link.write_to_slice(buffer).map(str::len)
    });
    assert!(written == text.as_bytes(), "a buffer gets another link");
    let mut buffer = vec![0; payload_len];
    match Link::decode_strict(&text, &mut buffer) {
        Ok(read) => {
            judge_link(sender, draft.metadata_outcome(), &read);
            the_draft_of_a_link_writes_it_again(sender, draft, &read);
        }
        Err(error) => panic!("{error}: of a link that was drafted"),
    }
}

/// The draft of a link that a draft made makes that link, with the same options.
fn the_draft_of_a_link_writes_it_again(
    sender: &Sender<'_>,
    draft: &Draft<'_>,
    link: &Link<'_, '_>,
) {
    let again = match Draft::of(link) {
        Ok(again) => again.with_options(sender.options()),
        Err(error) => panic!("{error}: of the draft of a link that was drafted"),
    };
    let mut payload = vec![0; link.payload().as_bytes().len()];
    let written = again.link(sender.origin(), &mut payload).map(|link| {
        link.with_signature(Signature::new(sender.signature))
            .to_string()
    });
    let text = link.parts().text();
    assert!(
        written.is_ok_and(|written| written.as_bytes() == text),
        "the draft of the link makes another link"
    );
    let carries = |draft: &Draft<'_>| match draft.metadata_outcome() {
        outcome @ MetadataOutcome::Written(_) => Some(outcome),
        _ => None,
    };
    assert_eq!(carries(&again), carries(draft), "the metadata differs");
}

/// Drafting fails exactly for an empty target, for a value beyond its limit, or for long metadata that
/// must not be left out. Every call for the same draft fails with the same error.
fn an_error_is_about_what_is_wrong(sender: &Sender<'_>, draft: &Draft<'_>, error: WriteError) {
    let outcome = draft.metadata_outcome();
    let is_right = match error {
        WriteError::EmptyTarget => {
            sender.purpose == SenderPurpose::Click && sender.target.is_empty()
        }
        WriteError::MetadataTooLong { .. } => {
            sender.is_long_metadata_refused && matches!(outcome, MetadataOutcome::OverLimit(_))
        }
        WriteError::ValueTooLong { .. } => sender.has_long_value(outcome),
        _ => false,
    };
    assert!(is_right, "{error}: nothing of the kind is wrong");
    let mut buffer = [UNTOUCHED; 8];
    let again = draft.records(&mut buffer).map(drop);
    assert_eq!(again, Err(error), "another call has another error");
    judge_untouched(&buffer);
}

const fn too_small(needed: u32, available: u32) -> WriteError {
    WriteError::BufferTooSmall { needed, available }
}

fn judge_link(sender: &Sender<'_>, outcome: MetadataOutcome, link: &Link<'_, '_>) {
    assert_eq!(link.parts().port(), sender.port, "the port differs");
    assert_eq!(
        link.kind(),
        Some(sender.purpose().kind()),
        "the kind differs"
    );
    let signature = link.signature().map(|it| *it.as_bytes());
    assert_eq!(signature, Some(sender.signature), "the signature differs");
    let customer = link.token().map(Token::customer_id);
    assert_eq!(customer, Some(sender.customer_id), "the customer differs");
    let records = link.records().expect("a plaintext payload");
    judge_records(sender, outcome, records);
    let (target, sublink) = match sender.purpose {
        SenderPurpose::Click => (
            Some(sender.target.as_bytes().to_vec()),
            Some(
                Sublink::new(sender.sublink)
                    .map_or("a".to_owned(), |_| sender.sublink.replace(' ', "_")),
            ),
        ),
        _ => (None, None),
    };
    let read = link
        .target()
        .map(|target| target.bytes().collect::<Vec<_>>());
    assert!(read == target, "the target differs");
    let read = link.parts().sublink().map(|it| it.as_bytes().to_vec());
    assert!(
        read == sublink.map(String::into_bytes),
        "the sublink differs"
    );
}

fn judge_records(sender: &Sender<'_>, outcome: MetadataOutcome, records: &Records<'_>) {
    let is_click = sender.purpose == SenderPurpose::Click;
    let text = |text: &'_ str| Some(text.as_bytes().to_vec());
    let not_empty = |value: &'_ str| text(value).filter(|it| !it.is_empty());
    let metadata = match outcome {
        MetadataOutcome::Written(_) => text(sender.metadata),
        _ => None,
    };
    let name = if is_click {
        not_empty(sender.name)
    } else {
        None
    };
    let (campaign, template) = if sender.is_long {
        (not_empty(sender.campaign_id), text(sender.template_id))
    } else {
        (None, None)
    };
    for (what, found, expected) in [
        ("tenant", records.tenant_id(), text(sender.tenant_id)),
        ("recipient", records.rcpt_to(), text(sender.rcpt_to)),
        ("metadata", records.rcpt_meta(), metadata),
        ("campaign", records.campaign_id(), campaign),
        ("template", records.template_id(), template),
        ("link name", records.target_link_name(), name),
    ] {
        assert!(found.map(<[u8]>::to_vec) == expected, "the {what} differs");
    }
    let if_long = |number: u32| sender.is_long.then_some(number);
    for (what, found, expected) in [
        ("expiry", records.expiry(), Some(sender.expiry)),
        (
            "subaccount",
            records.subaccount_id(),
            Some(sender.subaccount_id),
        ),
        (
            "template version",
            records.template_version(),
            if_long(sender.template_version),
        ),
    ] {
        assert_eq!(found, expected, "the {what} differs");
    }
    let message = records.message_id().map(|it| *it.as_bytes());
    assert_eq!(message, Some(sender.message_id), "the message differs");
    let transmission = sender.transmission_id.filter(|_| sender.is_long);
    assert_eq!(
        records.transmission_id().map(TransmissionId::get),
        transmission,
        "the transmission differs"
    );
}
