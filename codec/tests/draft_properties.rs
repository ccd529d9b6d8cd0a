//! Properties of drafts: whatever a sender says within the limits is written canonically, is as long
//! as was said before, and is read back.

mod persistence;

use persistence::persisted;
use proptest::prelude::*;
use tracklens_codec::{
    Click, Draft, Form, Host, Link, MAX_PAYLOAD_LEN, MessageId, MetadataOutcome, Options, Origin,
    Purpose, Recipient, Scheme, Signature, Sublink, Transmission, TransmissionId,
};

/// What a sender says, owned.
#[derive(Clone, Debug)]
struct Said {
    customer_id: u32,
    expiry: u32,
    transmission_id: Option<u64>,
    tenant_id: String,
    subaccount_id: u32,
    campaign_id: String,
    template_id: String,
    template_version: u32,
    rcpt_to: String,
    message_id: [u8; 10],
    purpose: u8,
    target: String,
    is_target_in_query: bool,
    name: String,
    sublink: String,
    is_long: bool,
    metadata: Option<String>,
    max_metadata_len: u32,
    includes_metadata: bool,
    port: Option<u16>,
    signature: [u8; 16],
}

proptest! {
    #![proptest_config(persisted!("codec-drafts"))]

    #[test]
    fn what_a_sender_says_is_written_canonically_and_read_back(said in said()) {
        check(&said);
    }
}

fn check(said: &Said) {
    let draft = said.draft();
    let mut payload = [0; MAX_PAYLOAD_LEN];
    let list_len = draft.payload_len().unwrap();
    let link = match draft.link(said.origin(), &mut payload) {
        Ok(link) => link.with_signature(Signature::new(said.signature)),
        Err(error) => {
            assert!(matches!(error.code(), "link_too_long" | "buffer_too_small"));
            return;
        }
    };
    assert!(link.unsigned().is_canonical());
    let text = link.to_string();
    assert_eq!(text.len(), link.len());
    let mut buffer = [0; MAX_PAYLOAD_LEN];
    let read = Link::decode_strict(&text, &mut buffer).unwrap();
    assert_eq!(read.payload().as_bytes().len(), list_len);
    said.check_read(&read, draft.metadata_outcome());
}

impl Said {
    fn draft(&self) -> Draft<'_> {
        let mut transmission = Transmission::new(self.customer_id, self.expiry)
            .with_tenant_id(&self.tenant_id)
            .with_subaccount_id(self.subaccount_id)
            .with_campaign_id(&self.campaign_id)
            .with_template(&self.template_id, self.template_version);
        if let Some(id) = self.transmission_id {
            transmission = transmission.with_id(TransmissionId::new(id));
        }
        let recipient = Recipient::new(&self.rcpt_to, MessageId::new(self.message_id));
        let options = Options::default()
            .with_max_metadata_len(self.max_metadata_len)
            .with_click_tracking_include_metadata(self.includes_metadata);
        let draft = Draft::new(transmission, recipient, self.purpose())
            .with_form(if self.is_long {
                Form::Long
            } else {
                Form::Short
            })
            .with_options(options);
        match &self.metadata {
            Some(metadata) => draft.with_metadata(metadata),
            None => draft,
        }
    }

    fn purpose(&self) -> Purpose<'_> {
        let click = Click::new(&self.target)
            .with_cut_name(&self.name)
            .with_sublink(Sublink::new(&self.sublink).unwrap());
        match self.purpose {
            0 => Purpose::Open,
            1 => Purpose::InitialOpen,
            2 => Purpose::ListUnsubscribe,
            _ if self.is_target_in_query => Purpose::Click(click.with_target_in_query()),
            _ => Purpose::Click(click),
        }
    }

    fn origin(&self) -> Origin<'static> {
        let origin = Origin::new(Scheme::Https, Host::new("link.example.com").unwrap());
        self.port.map_or(origin, |port| origin.with_port(port))
    }

    fn check_read(&self, link: &Link<'_, '_>, outcome: MetadataOutcome) {
        assert_eq!(link.parts().port(), self.port);
        assert_eq!(link.kind(), Some(self.purpose().kind()));
        assert_eq!(link.signature(), Some(Signature::new(self.signature)));
        assert_eq!(link.token().unwrap().customer_id(), self.customer_id);
        let records = link.records().unwrap();
        assert_eq!(records.expiry(), Some(self.expiry));
        assert_eq!(records.subaccount_id(), Some(self.subaccount_id));
        assert_eq!(records.tenant_id(), Some(self.tenant_id.as_bytes()));
        assert_eq!(records.rcpt_to(), Some(self.rcpt_to.as_bytes()));
        assert_eq!(records.message_id(), Some(MessageId::new(self.message_id)));
        let is_written = matches!(outcome, MetadataOutcome::Written(_));
        let metadata = self.metadata.as_deref().filter(|_| is_written);
        assert_eq!(records.rcpt_meta(), metadata.map(str::as_bytes));
        if self.is_long {
            let id = self.transmission_id.map(TransmissionId::new);
            assert_eq!(records.transmission_id(), id);
            let campaign = Some(self.campaign_id.as_bytes()).filter(|it| !it.is_empty());
            assert_eq!(records.campaign_id(), campaign);
            assert_eq!(records.template_id(), Some(self.template_id.as_bytes()));
            assert_eq!(records.template_version(), Some(self.template_version));
        }
        if let Purpose::Click(_) = self.purpose() {
            let target: Vec<u8> = link.target().unwrap().bytes().collect();
            assert_eq!(target, self.target.as_bytes());
            let sublink = link.parts().sublink().unwrap();
            assert_eq!(sublink.to_str().unwrap(), self.sublink.replace(' ', "_"));
        }
    }
}

fn said() -> impl Strategy<Value = Said> {
    let transmission = (
        any::<u32>(),
        any::<u32>(),
        any::<Option<u64>>(),
        ".{0,12}",
        any::<u32>(),
        text_up_to(64),
        text_up_to(64),
        any::<u32>(),
    );
    let recipient = (".{0,40}", any::<[u8; 10]>(), any::<[u8; 16]>());
    let click = (
        0_u8..6,
        ".{1,300}",
        any::<bool>(),
        ".{0,80}",
        "[a-zA-Z0-9._~!$&'()*+,;=:@ -]{1,30}(/[a-z]{1,9}){0,3}",
        any::<Option<u16>>(),
    );
    let metadata = (
        any::<bool>(),
        proptest::option::of(".{0,1200}"),
        0_u32..1500,
        any::<bool>(),
    );
    (transmission, recipient, click, metadata).prop_map(
        |(transmission, recipient, click, metadata)| Said {
            customer_id: transmission.0,
            expiry: transmission.1,
            transmission_id: transmission.2,
            tenant_id: transmission.3,
            subaccount_id: transmission.4,
            campaign_id: transmission.5,
            template_id: transmission.6,
            template_version: transmission.7,
            rcpt_to: recipient.0,
            message_id: recipient.1,
            signature: recipient.2,
            purpose: click.0,
            target: click.1,
            is_target_in_query: click.2,
            name: click.3,
            sublink: click.4,
            port: click.5,
            is_long: metadata.0,
            metadata: metadata.1,
            max_metadata_len: metadata.2,
            includes_metadata: metadata.3,
        },
    )
}

/// A text of at most so many bytes, of characters of any width.
fn text_up_to(limit: usize) -> impl Strategy<Value = String> {
    ".{0,70}".prop_map(move |text: String| {
        let end = (0..=limit.min(text.len()))
            .rev()
            .find(|end| text.is_char_boundary(*end));
        text[..end.unwrap_or_default()].to_owned()
    })
}
