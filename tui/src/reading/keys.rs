//! The keys of the JSON object of a link.

use crate::text::json::label;

/// One row for each key, in the order of the documentation: its name, and whether the table of `--format tsv` has a
/// column for it.
macro_rules! define_keys {
    ($($(#[$note:meta])* $key:ident = $name:literal, $is_column:literal;)*) => {
        /// A key of the JSON object of a link.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Key {
            $($(#[$note])* $key,)*
        }

        impl Key {
            /// All keys, in the order in which they are written.
            pub(crate) const ALL: &'static [Self] = &[$(Self::$key),*];

            /// The name.
            pub(crate) const fn name(self) -> &'static str {
                match self {
                    $(Self::$key => $name,)*
                }
            }

            /// The name as JSON has it before a value, after a comma.
            pub(crate) const fn label(self) -> &'static str {
                match self {
                    $(Self::$key => label!($name),)*
                }
            }

            /// Whether the table of `--format tsv` has a column for it.
            pub(crate) const fn is_column(self) -> bool {
                match self {
                    $(Self::$key => $is_column,)*
                }
            }
        }
    };
}

define_keys! {
    Event = "event", true;
    Route = "route", true;
    Sublink = "sublink", true;
    SublinkForm = "sublink_form", false;
    Scheme = "scheme", true;
    Host = "host", true;
    Port = "port", true;
    Query = "query", true;
    Signature = "signature", true;
    SignatureStatus = "signature_status", true;
    CustomerId = "customer_id", true;
    Encrypted = "encrypted", true;
    Flag = "flag", false;
    PayloadLen = "payload_len", true;
    Expiry = "expiry", true;
    InjectionTime = "injection_time", true;
    MessageId = "message_id", true;
    TransmissionId = "transmission_id", true;
    SubaccountId = "subaccount_id", true;
    TemplateVersion = "template_version", true;
    TenantId = "tenant_id", true;
    CampaignId = "campaign_id", true;
    TemplateId = "template_id", true;
    RcptTo = "rcpt_to", true;
    TargetLinkUrl = "target_link_url", true;
    TargetLinkName = "target_link_name", true;
    TargetSource = "target_source", true;
    Redirects = "redirects", false;
    /// The sender's alone, which only `encode` takes: a link has the metadata of both merged.
    TransmissionMeta = "transmission_meta", false;
    RcptMeta = "rcpt_meta", true;
    RcptMetaHex = "rcpt_meta_hex", true;
    MetadataLen = "metadata_len", true;
    MaxMetadataLen = "max_metadata_len", true;
    MetadataOver = "metadata_over", true;
    Records = "records", false;
    LeftOver = "left_over", false;
    CutValue = "cut_value", false;
    Tentative = "tentative", false;
    PayloadHex = "payload_hex", true;
    Notes = "notes", false;
}

/// Whether a link in JSON has such a key.
pub(crate) fn is_key(name: &str) -> bool {
    Key::ALL.iter().any(|key| key.name() == name)
}
