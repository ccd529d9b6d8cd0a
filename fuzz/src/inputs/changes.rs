//! A sender that does one thing otherwise.

use super::sender::{Sender, SenderPurpose};

/// The change of a sender.
type Change = for<'a> fn(&Sender<'a>) -> Sender<'a>;

/// Makes the list of changes: a field of a sender, and a value for it.
macro_rules! changes {
    ($($field:ident: $value:expr,)*) => {
        &[$(|sender| Sender { $field: $value, ..sender.clone() },)*]
    };
}

/// 256 bytes: more than a length of one byte can say.
const LONG: &str = "https://www.example.com/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef01234567\
    89abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef01234567\
    89abcdef0123456789abcdef0123456789abcdef0123456789abcdef01234567";

/// Each of them gives one field a value; together they give each field the values at the ends of its range, one in the
/// middle, and none.
const CHANGES: &[Change] = changes! {
    customer_id: 0,
    customer_id: 7,
    customer_id: u32::MAX,
    expiry: 0,
    expiry: 1_731_715_948,
    expiry: u32::MAX,
    message_id: [0; 10],
    message_id: [0xff; 10],
    message_id: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    signature: [0xa5; 16],
    transmission_id: None,
    transmission_id: Some(0),
    transmission_id: Some(u64::MAX),
    subaccount_id: 0,
    subaccount_id: 9,
    subaccount_id: u32::MAX,
    template_version: 0,
    template_version: 3,
    template_version: u32::MAX,
    purpose: SenderPurpose::Click,
    purpose: SenderPurpose::Open,
    purpose: SenderPurpose::InitialOpen,
    purpose: SenderPurpose::ListUnsubscribe,
    is_target_in_query: true,
    is_target_in_query: false,
    is_long: true,
    is_long: false,
    has_metadata: true,
    has_metadata: false,
    includes_metadata: true,
    includes_metadata: false,
    max_metadata_len: 0,
    max_metadata_len: u16::MAX,
    port: None,
    port: Some(0),
    port: Some(443),
    port: Some(u16::MAX),
    tenant_id: "",
    tenant_id: "spceu",
    campaign_id: "",
    campaign_id: "a campaign\u{7f}",
    template_id: "",
    template_id: "a template",
    sublink: "a",
    sublink: "in app/cook;k=v",
    name: "",
    name: "Ünï\t",
    target: "http://example.com/?a=b&c=%20#d",
    target: "no address",
    target: LONG,
    rcpt_to: "",
    rcpt_to: "other@example.com",
    rcpt_to: LONG,
    rcpt_to: LONG.split_at(255).0,
    metadata: "{}",
    metadata: "{\"a\":1.50}",
    metadata: "not JSON",
    metadata: "",
};

/// The sender with each of its fields changed, one at a time.
pub(crate) fn changed<'a>(sender: &Sender<'a>) -> impl Iterator<Item = Sender<'a>> {
    CHANGES.iter().map(|change| change(sender))
}

/// A few of the senders that do something otherwise: one thing each, and several things at once. The signature of a
/// made-up sender, any 16 bytes, chooses them.
pub(crate) fn some_changed<'a>(sender: &Sender<'a>) -> Vec<Sender<'a>> {
    let [masks @ .., a, b, c, d, _, _, _, _] = sender.signature;
    let one = [a, b, c, d].map(|byte| {
        let change = CHANGES[usize::from(byte) % CHANGES.len()];
        change(sender)
    });
    let mask = u64::from_le_bytes(masks);
    let some = [mask, !mask].map(|mask| changed_by_mask(sender, mask));
    one.into_iter().chain(some).collect()
}

/// The sender with those of its fields changed that have a bit in the mask.
fn changed_by_mask<'a>(sender: &Sender<'a>, mask: u64) -> Sender<'a> {
    let mut bits = mask;
    let mut changed = sender.clone();
    for change in CHANGES {
        if bits & 1 == 1 {
            changed = change(&changed);
        }
        bits = bits.rotate_right(1);
    }
    changed
}
