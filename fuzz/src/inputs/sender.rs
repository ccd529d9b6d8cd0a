//! A sender of e-mail, as `arbitrary` makes it of bytes.

use arbitrary::Arbitrary;
use tracklens_codec::{
    Click, Draft, Form, Host, LongMetadata, MessageId, MetadataOutcome, Options, Origin, Purpose,
    Recipient, Scheme, Sublink, Transmission, TransmissionId,
};

/// Everything that a sender provides for a link.
#[derive(Arbitrary, Clone, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "the sender makes each choice by itself"
)]
pub struct Sender<'a> {
    pub(crate) customer_id: u32,
    pub(crate) expiry: u32,
    pub(crate) message_id: [u8; 10],
    pub(crate) signature: [u8; 16],
    pub(crate) transmission_id: Option<u64>,
    pub(crate) subaccount_id: u32,
    pub(crate) template_version: u32,
    pub(crate) purpose: SenderPurpose,
    pub(crate) is_target_in_query: bool,
    pub(crate) is_long: bool,
    pub(crate) has_metadata: bool,
    pub(crate) is_long_metadata_refused: bool,
    pub(crate) includes_metadata: bool,
    pub(crate) max_metadata_len: u16,
    pub(crate) port: Option<u16>,
    pub(crate) tenant_id: &'a str,
    pub(crate) campaign_id: &'a str,
    pub(crate) template_id: &'a str,
    pub(crate) sublink: &'a str,
    pub(crate) name: &'a str,
    pub(crate) target: &'a str,
    pub(crate) rcpt_to: &'a str,
    pub(crate) metadata: &'a str,
}

/// What a sender wants a link for.
#[derive(Arbitrary, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SenderPurpose {
    Click,
    Open,
    InitialOpen,
    ListUnsubscribe,
}

impl Sender<'_> {
    pub(crate) fn draft(&self) -> Draft<'_> {
        let mut transmission = Transmission::new(self.customer_id, self.expiry)
            .with_tenant_id(self.tenant_id)
            .with_subaccount_id(self.subaccount_id)
            .with_campaign_id(self.campaign_id)
            .with_template(self.template_id, self.template_version);
        if let Some(id) = self.transmission_id {
            transmission = transmission.with_id(TransmissionId::new(id));
        }
        let recipient = Recipient::new(self.rcpt_to, MessageId::new(self.message_id));
        let draft = Draft::new(transmission, recipient, self.purpose())
            .with_form(if self.is_long {
                Form::Long
            } else {
                Form::Short
            })
            .with_options(self.options())
            .with_long_metadata(if self.is_long_metadata_refused {
                LongMetadata::Refused
            } else {
                LongMetadata::LeftOut
            });
        if self.has_metadata {
            draft.with_metadata(self.metadata)
        } else {
            draft
        }
    }

    pub(crate) fn options(&self) -> Options {
        Options::default()
            .with_max_metadata_len(u32::from(self.max_metadata_len))
            .with_click_tracking_include_metadata(self.includes_metadata)
    }

    pub(crate) fn purpose(&self) -> Purpose<'_> {
        match self.purpose {
            SenderPurpose::Open => Purpose::Open,
            SenderPurpose::InitialOpen => Purpose::InitialOpen,
            SenderPurpose::ListUnsubscribe => Purpose::ListUnsubscribe,
            SenderPurpose::Click => {
                let click = Click::new(self.target).with_name(self.name);
                let click = match Sublink::new(self.sublink) {
                    Ok(sublink) => click.with_sublink(sublink),
                    Err(_) => click,
                };
                Purpose::Click(if self.is_target_in_query {
                    click.with_target_in_query()
                } else {
                    click
                })
            }
        }
    }

    pub(crate) fn origin(&self) -> Origin<'static> {
        let host = Host::new("link.example.com").expect("a host");
        let origin = Origin::new(Scheme::Https, host);
        self.port.map_or(origin, |port| origin.with_port(port))
    }

    /// Whether a value exceeds the vendor's limit or that of a record. Nothing else can be wrong with
    /// a text.
    pub(crate) fn has_long_value(&self, outcome: MetadataOutcome) -> bool {
        let is_click = self.purpose == SenderPurpose::Click;
        let metadata = match outcome {
            MetadataOutcome::Written(_) => self.metadata.len(),
            _ => 0,
        };
        let is_long = |len: usize, limit: usize| len > limit;
        is_long(self.tenant_id.len(), 0xffff)
            || is_long(self.rcpt_to.len(), 0xffff)
            || is_long(metadata, 0xffff)
            || self.is_long
                && (is_long(self.campaign_id.len(), 64) || is_long(self.template_id.len(), 64))
            || is_click
                && (is_long(self.name.len(), 63)
                    || !self.is_target_in_query && is_long(self.target.len(), 0xffff))
    }
}
