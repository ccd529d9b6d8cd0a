//! Strategies of `proptest` for links, record lists, and what senders know.

use alloc::string::{String, ToString as _};
use alloc::vec;
use alloc::vec::Vec;

use ::proptest::arbitrary::any;
use ::proptest::collection::vec as vec_of;
use ::proptest::option;
use ::proptest::prelude::prop_oneof;
use ::proptest::sample::{Index, select};
use ::proptest::strategy::Strategy;

use super::change::CHANGES;
use crate::link_buf::LinkBuf;
use crate::records::kind::Kind;
use crate::records::message_id::MessageId;
use crate::records::transmission_id::TransmissionId;
use crate::url::limits::MAX_PAYLOAD_LEN;
use crate::url::scheme::Scheme;
use crate::url::signature::Signature;
use crate::write::{Click, Draft, Form, Host, Origin, Purpose, Recipient, Sublink, Transmission};

/// What a sender knows, as [`senders`] makes it.
///
/// `Debug` shows all of it, so that you see with what a test failed: it is nobody's data.
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender {
    customer_id: u32,
    expiry: u32,
    subaccount_id: u32,
    template_version: u32,
    transmission_id: Option<u64>,
    message_id: [u8; MessageId::LEN],
    tenant_id: String,
    campaign_id: String,
    template_id: String,
    rcpt_to: String,
    kind: Kind,
    target: String,
    is_target_in_query: bool,
    name: String,
    sublink: String,
    is_long: bool,
    metadata: Option<String>,
}

impl Sender {
    /// What is known, as a draft.
    #[must_use]
    pub fn draft(&self) -> Draft<'_> {
        let transmission = Transmission::new(self.customer_id, self.expiry)
            .with_tenant_id(&self.tenant_id)
            .with_subaccount_id(self.subaccount_id)
            .with_campaign_id(&self.campaign_id)
            .with_template(&self.template_id, self.template_version);
        let transmission = match self.transmission_id {
            Some(id) => transmission.with_id(TransmissionId::new(id)),
            None => transmission,
        };
        let recipient = Recipient::new(&self.rcpt_to, MessageId::new(self.message_id));
        let form = if self.is_long {
            Form::Long
        } else {
            Form::Short
        };
        let draft = Draft::new(transmission, recipient, self.purpose()).with_form(form);
        match &self.metadata {
            Some(metadata) => draft.with_metadata(metadata),
            None => draft,
        }
    }

    fn purpose(&self) -> Purpose<'_> {
        match self.kind {
            Kind::ListUnsubscribe => Purpose::ListUnsubscribe,
            Kind::InitialOpen => Purpose::InitialOpen,
            Kind::Open => Purpose::Open,
            Kind::Click => {
                let click = Click::new(&self.target)
                    .with_name(&self.name)
                    .with_sublink(Sublink::new(&self.sublink).unwrap_or_default());
                Purpose::Click(if self.is_target_in_query {
                    click.with_target_in_query()
                } else {
                    click
                })
            }
        }
    }
}

/// What senders know: short links and long ones, of every purpose, with texts of all scripts that are within the
/// vendor's limits. Most clicks have a target that can be followed, and some one that must not be.
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
    const KINDS: [Kind; 4] = [
        Kind::Click,
        Kind::Open,
        Kind::InitialOpen,
        Kind::ListUnsubscribe,
    ];
    let kind = prop_oneof![1 => select(&KINDS[..]), 1 => select(&KINDS[..1])];
    let metadata = "\\{\"[a-z]{1,6}\":\"[a-zà-ü ]{0,12}\"\\}";
    let (name, rcpt_to) = ("[a-z0-9 ü]{0,12}", "[a-z.+]{1,12}@example\\.com");
    let transmission = (
        any::<[u32; 4]>(),
        any::<Option<u64>>(),
        [name, name, name],
        option::of(metadata),
        any::<bool>(),
    );
    let sublink = "a|[a-z]{1,6}(-[a-z0-9]{1,6})?(/[a-z]{1,6})?";
    let click = (targets(), any::<bool>(), "\\PC{0,15}", sublink);
    let message = (any::<[u8; MessageId::LEN]>(), rcpt_to, kind);
    (transmission, message, click).prop_map(|(transmission, message, click)| {
        let (numbers, transmission_id, names, metadata, is_long) = transmission;
        let [customer_id, expiry, subaccount_id, template_version] = numbers;
        let [tenant_id, campaign_id, template_id] = names;
        let (message_id, rcpt_to, kind) = message;
        let (target, is_target_in_query, name, sublink) = click;
        Sender {
            customer_id,
            expiry,
            subaccount_id,
            template_version,
            transmission_id,
            message_id,
            tenant_id,
            campaign_id,
            template_id,
            rcpt_to,
            kind,
            target,
            is_target_in_query,
            name,
            sublink,
            is_long,
            metadata,
        }
    })
}

/// Targets: most are URLs, some have characters that no URL has, and some are meant to do harm.
fn targets() -> impl Strategy<Value = String> {
    const HARMFUL: [&str; 8] = [
        "javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "//other.example.com/",
        "https:\\\\other.example.com",
        "https://www.example.com@other.example.com/",
        "https://www.example.com/\r\nSet-Cookie: a=b",
        "https://www.example.com:99999/",
        "https://[www.example.com/",
    ];
    let url = concat!(
        "https?://[a-z]{1,9}\\.example\\.com(:[1-9][0-9]{1,3})?",
        "(/[a-z0-9%_.~-]{0,8}){0,3}(\\?[a-z]=[a-z0-9+%]{0,9})?",
    );
    prop_oneof![
        6 => url,
        2 => "https?://[a-z]{1,9}\\.example\\.com/\\PC{0,20}",
        1 => select(&HARMFUL[..]).prop_map(String::from),
    ]
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
/// A test that fails shows where the parts of such a link are, not its text, as [`LinkBuf`] does. With [`link_texts`],
/// it shows the text.
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
    written().prop_filter_map("the link can't be read", |text| LinkBuf::decode(&text).ok())
}

/// Texts of links as a server gets them: as writers write them, some of them as request paths, and with what may happen
/// to them on the way. Such a text may be padded or escaped in another way, have a slash or a query that was added, be
/// cut, or have a wrong character.
///
/// ```
/// use proptest::prelude::*;
/// use tracklens_codec::{Link, MAX_PAYLOAD_LEN, strategies::link_texts};
///
/// proptest!(|(text in link_texts())| {
///     let mut buffer = [0; MAX_PAYLOAD_LEN];
///     if let Ok(Some(url)) = Link::decode(&text, &mut buffer).map(|link| link.redirect_url().unwrap_or(None)) {
///         let url = url.to_string();
///         prop_assert!(url.starts_with("http://") || url.starts_with("https://"));
///     }
/// });
/// ```
pub fn link_texts() -> impl Strategy<Value = String> {
    let changed = (
        written(),
        any::<Index>(),
        any::<char>(),
        select(&CHANGES[..]),
    );
    prop_oneof![
        written(),
        changed.prop_map(|(text, index, character, change)| {
            change.made_to(&text, index.index(text.len()), character)
        }),
    ]
}

/// Texts that writers write, some of them without their origin.
fn written() -> impl Strategy<Value = String> {
    let known = (senders(), any::<[u8; Signature::LEN]>(), any::<bool>());
    known.prop_filter_map("the link is too long", |(sender, signature, is_path)| {
        let origin = Origin::new(Scheme::Https, Host::EXAMPLE);
        let mut payload = vec![0; MAX_PAYLOAD_LEN];
        let link = sender.draft().link(origin, &mut payload).ok()?;
        let text = link.with_signature(Signature::new(signature)).to_string();
        let path = text.strip_prefix("https://link.example.com")?;
        Some(String::from(if is_path { path } else { &text }))
    })
}

fn payload_of(sender: &Sender) -> Vec<u8> {
    let mut payload = vec![0; MAX_PAYLOAD_LEN];
    let list = sender.draft().records(&mut payload);
    list.map(|list| list.as_bytes().to_vec())
        .unwrap_or_default()
}
