//! The keys of the JSON object of a link.

/// The keys of the JSON object of a link, in the order of the documentation, each with whether the table of
/// `--format tsv` has a column for it.
pub(crate) const KEYS: [(&str, bool); 40] = [
    ("event", true),
    ("route", true),
    ("sublink", true),
    ("sublink_form", false),
    ("scheme", true),
    ("host", true),
    ("port", true),
    ("query", true),
    ("signature", true),
    ("signature_status", true),
    ("customer_id", true),
    ("encrypted", true),
    ("flag", false),
    ("payload_len", true),
    ("expiry", true),
    ("injection_time", true),
    ("message_id", true),
    ("transmission_id", true),
    ("subaccount_id", true),
    ("template_version", true),
    ("tenant_id", true),
    ("campaign_id", true),
    ("template_id", true),
    ("rcpt_to", true),
    ("target_link_url", true),
    ("target_link_name", true),
    ("target_source", true),
    ("redirects", false),
    // Of the sender alone: a link has the metadata of both merged.
    ("transmission_meta", false),
    ("rcpt_meta", true),
    ("rcpt_meta_hex", true),
    ("metadata_len", true),
    ("max_metadata_len", true),
    ("metadata_over", true),
    ("records", false),
    ("left_over", false),
    ("cut_value", false),
    ("tentative", false),
    ("payload_hex", true),
    ("notes", false),
];

/// Whether a link in JSON has such a key.
pub(crate) fn is_key(name: &str) -> bool {
    KEYS.iter().any(|(key, _)| *key == name)
}
