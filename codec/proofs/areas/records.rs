//! The getters of a record list.
#![no_std]

use tracklens_codec::{RecordId, Records};
use tracklens_proofs::{all, export};

export! {
    list(records: &Records<'_>) => (
        Records::payload(records), Records::len(records), Records::is_empty(records),
        Records::left_over(records), Records::left_over_offset(records), Records::kind(records),
    );
    records(records: &Records<'_>) => all(Records::iter(records));
    records_by_reference(records: &Records<'_>) => all(records.into_iter());
    faults(records: &Records<'_>) => all(Records::faults(records));
    first(records: &Records<'_>, id: RecordId) => Records::first(records, id);
    numbers(records: &Records<'_>) => (
        Records::expiry(records), Records::template_version(records),
        Records::subaccount_id(records),
    );
    ids(records: &Records<'_>) => (
        Records::transmission_id(records), Records::message_id(records),
    );
    link_texts(records: &Records<'_>) => (
        Records::target_link_url(records), Records::target_link_name(records),
        Records::rcpt_meta(records),
    );
    sender_texts(records: &Records<'_>) => (
        Records::campaign_id(records), Records::template_id(records), Records::rcpt_to(records),
        Records::tenant_id(records),
    );
    times(records: &Records<'_>, now: i64) => (
        Records::lifetime(records), Records::is_expired_at(records, now),
    );
}
