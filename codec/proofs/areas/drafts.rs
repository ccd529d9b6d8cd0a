//! Links from what a sender knows.
#![no_std]

use tracklens_codec::{
    Click, Draft, Form, Link, LongMetadata, MessageId, Options, Origin, Purpose, Recipient,
    Sublink, Transmission, TransmissionId, cut_link_name,
};
use tracklens_proofs::export;

export! {
    transmission(customer_id: u32, expiry: u32) => Transmission::new(customer_id, expiry);
    transmission_with(it: &Transmission<'_>, id: TransmissionId, number: u32) => (
        Transmission::with_id(*it, id), Transmission::with_subaccount_id(*it, number),
    );
    transmission_texts(it: &Transmission<'static>, text: &'static str, number: u32) => (
        Transmission::with_tenant_id(*it, text), Transmission::with_campaign_id(*it, text),
        Transmission::with_template(*it, text, number),
    );
    recipient(rcpt_to: &str, id: MessageId) => Recipient::new(rcpt_to, id);
    purpose(it: &Purpose<'_>) => Purpose::kind(it);
    click(target: &str) => Click::new(target);
    click_with(it: &Click<'static>, name: &'static str, sublink: Sublink<'static>) => (
        Click::with_target_in_query(*it), Click::with_name(*it, name),
        Click::with_cut_name(*it, name), Click::with_sublink(*it, sublink),
    );
    cut(name: &str) => cut_link_name(name);
    new_draft(it: &Transmission<'_>, recipient: &Recipient<'_>, purpose: &Purpose<'_>) =>
        Draft::new(*it, *recipient, *purpose);
    draft_of(link: &Link<'static, 'static>) => Draft::of(link);
    draft_with(it: &Draft<'static>, form: Form, metadata: &'static str) => (
        Draft::with_form(*it, form), Draft::with_metadata(*it, metadata),
    );
    draft_under(it: &Draft<'_>, options: Options, long: LongMetadata) => (
        Draft::with_options(*it, options), Draft::with_long_metadata(*it, long),
    );
    draft_metadata(it: &Draft<'_>) => Draft::metadata_outcome(it);
    draft_payload_len(it: &Draft<'_>) => Draft::payload_len(it);
    draft_records(it: &Draft<'_>, buffer: &mut [u8]) => Draft::records(it, buffer);
    draft_link(it: &Draft<'static>, origin: Origin<'static>, buffer: &'static mut [u8]) =>
        Draft::link(it, origin, buffer);
}
