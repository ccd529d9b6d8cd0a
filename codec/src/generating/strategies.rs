//! Strategies of `proptest` for links, record lists, and what senders know.

use alloc::string::{String, ToString as _};
use alloc::vec;
use alloc::vec::Vec;
use core::fmt;

use ::proptest::arbitrary::any;
use ::proptest::collection::vec as vec_of;
use ::proptest::option;
use ::proptest::prelude::prop_oneof;
use ::proptest::strategy::Strategy;

use crate::link_buf::LinkBuf;
use crate::records::message_id::MessageId;
use crate::records::transmission_id::TransmissionId;
use crate::url::limits::MAX_PAYLOAD_LEN;
use crate::url::scheme::Scheme;
use crate::url::signature::Signature;
use crate::write::{Click, Draft, Form, Host, Origin, Purpose, Recipient, Transmission};

/// What a sender knows, as [`senders`] makes it.
///
/// ```
/// use proptest::strategy::{Strategy, ValueTree};
/// use proptest::test_runner::TestRunner;
/// use tracklens_codec::strategies::{Sender, senders};
///
/// let tree = senders().new_tree(&mut TestRunner::deterministic()).unwrap();
/// let sender: Sender = tree.current();
/// assert!(sender.draft().payload_len().is_ok());
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Sender {
    numbers: [u32; 4],
    transmission_id: Option<u64>,
    message_id: [u8; MessageId::LEN],
    /// Tenant, campaign and template.
    names: [String; 3],
    rcpt_to: String,
    /// Target and name of a click, and whether the target is in the query.
    click: Option<(String, String, bool)>,
    is_unsubscribe: bool,
    is_long: bool,
    metadata: Option<String>,
}

impl Sender {
    /// What is known, as a draft.
    #[must_use]
    pub fn draft(&self) -> Draft<'_> {
        let [customer_id, expiry, subaccount_id, template_version] = self.numbers;
        let [tenant_id, campaign_id, template_id] = &self.names;
        let transmission = Transmission::new(customer_id, expiry)
            .with_tenant_id(tenant_id)
            .with_subaccount_id(subaccount_id)
            .with_campaign_id(campaign_id)
            .with_template(template_id, template_version);
        let transmission = match self.transmission_id {
            Some(id) => transmission.with_id(TransmissionId::new(id)),
            None => transmission,
        };
        let recipient = Recipient::new(&self.rcpt_to, MessageId::new(self.message_id));
        let purpose = match &self.click {
            Some((target, name, false)) => Purpose::Click(Click::new(target).with_name(name)),
            Some((target, name, true)) => {
                Purpose::Click(Click::new(target).with_name(name).with_target_in_query())
            }
            None if self.is_unsubscribe => Purpose::ListUnsubscribe,
            None => Purpose::Open,
        };
        let form = if self.is_long {
            Form::Long
        } else {
            Form::Short
        };
        let draft = Draft::new(transmission, recipient, purpose).with_form(form);
        match &self.metadata {
            Some(metadata) => draft.with_metadata(metadata),
            None => draft,
        }
    }
}

/// Shows the lengths of texts, never the texts.
impl fmt::Debug for Sender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.draft().fmt(f)
    }
}

/// What senders know: short links and long ones, of every purpose but an initial open, with texts of all scripts that
/// are within the vendor's limits.
///
/// ```
/// use proptest::prelude::*;
/// use tracklens_codec::strategies::senders;
///
/// proptest!(|(sender in senders())| {
///     prop_assert!(sender.draft().payload_len().is_ok());
/// });
/// ```
pub fn senders() -> impl Strategy<Value = Sender> {
    let click = (
        "https?://[a-z]{1,9}\\.example\\.com/\\PC{0,20}",
        "\\PC{0,15}",
        any::<bool>(),
    );
    let metadata = "\\{\"[a-z]{1,6}\":\"[a-zà-ü ]{0,12}\"\\}";
    let (name, rcpt_to) = ("[a-z0-9 ü]{0,12}", "[a-z.+]{1,12}@example\\.com");
    let known = (
        any::<[u32; 4]>(),
        any::<Option<u64>>(),
        any::<[u8; MessageId::LEN]>(),
        [name, name, name],
        rcpt_to,
        option::of(click),
        any::<[bool; 2]>(),
        option::of(metadata),
    );
    known.prop_map(|known| {
        let (numbers, transmission_id, message_id, names, rcpt_to, click, is, metadata) = known;
        let [is_unsubscribe, is_long] = is;
        Sender {
            numbers,
            transmission_id,
            message_id,
            names,
            rcpt_to,
            click,
            is_unsubscribe,
            is_long,
            metadata,
        }
    })
}

/// Record lists: as writers write them, with records of any ids and widths, and any bytes.
///
/// ```
/// use proptest::prelude::*;
/// use tracklens_codec::{Records, strategies::record_lists};
///
/// proptest!(|(list in record_lists())| {
///     let records = Records::read(&list);
///     prop_assert_eq!(records.iter().count(), records.len());
/// });
/// ```
pub fn record_lists() -> impl Strategy<Value = Vec<u8>> {
    let record = (any::<u8>(), vec_of(any::<u8>(), 0..20)).prop_map(|(tag, value)| {
        let len = u8::try_from(value.len()).unwrap_or_default();
        let head: &[u8] = match tag.wrapping_shr(6) {
            0 => return vec![tag],
            1 => &[tag, len],
            _ => &[tag, len, 0],
        };
        [head, &value].concat()
    });
    prop_oneof![
        4 => senders().prop_map(|sender| payload_of(&sender)),
        3 => vec_of(record, 0..8).prop_map(|records| records.concat()),
        1 => vec_of(any::<u8>(), 0..64),
    ]
}

/// Links that writers write, some of them as request paths.
///
/// ```
/// use proptest::prelude::*;
/// use tracklens_codec::strategies::links;
///
/// proptest!(|(link in links())| {
///     prop_assert_eq!(link.as_link().faults().next(), None);
/// });
/// ```
pub fn links() -> impl Strategy<Value = LinkBuf> {
    let known = (senders(), any::<[u8; Signature::LEN]>(), any::<bool>());
    known.prop_filter_map("the link is too long", |(sender, signature, is_path)| {
        let origin = Origin::new(Scheme::Https, Host::EXAMPLE);
        let mut payload = vec![0; MAX_PAYLOAD_LEN];
        let link = sender.draft().link(origin, &mut payload).ok()?;
        let text = link.with_signature(Signature::new(signature)).to_string();
        let path = text.strip_prefix("https://link.example.com")?;
        LinkBuf::decode(if is_path { path } else { &text }).ok()
    })
}

fn payload_of(sender: &Sender) -> Vec<u8> {
    let mut payload = vec![0; MAX_PAYLOAD_LEN];
    let list = sender.draft().records(&mut payload);
    list.map(|list| list.as_bytes().to_vec())
        .unwrap_or_default()
}
