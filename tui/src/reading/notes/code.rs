//! Every note that there can be, each a row of one table.

use std::fmt;

/// How much a note matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; it occurs in links that nobody has touched.
    Info,
    /// Today's writers don't write links like this, or something that you asked for is missing.
    Warning,
    /// Following the link may deceive or harm people.
    Danger,
}

impl Severity {
    /// The severities, from the one that matters least.
    pub const ALL: [Self; 3] = [Self::Info, Self::Warning, Self::Danger];

    /// The name that stands in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Danger => "danger",
        }
    }
}

/// What a note is based on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The vendor states the rule.
    Documented,
    /// The rule holds in every link that was seen.
    Seen,
    /// The rule fits every link that was seen, but they could have another explanation.
    Inferred,
    /// Nobody outside knows the rule.
    Unknown,
    /// The rule is our own, of our writer or our reader.
    Ours,
    /// A public standard says so: the URL Standard of the WHATWG, or Unicode's UTS 39 and UTS 46.
    Standard,
}

impl Basis {
    /// The word that the documentation uses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Documented => "documented",
            Self::Seen => "seen",
            Self::Inferred => "inferred",
            Self::Unknown => "unknown",
            Self::Ours => "ours",
            Self::Standard => "standard",
        }
    }

    /// What the word means.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Documented => "the vendor states it publicly",
            Self::Seen => "it is so in every link that was examined",
            Self::Inferred => "it fits every link, but could be read otherwise",
            Self::Unknown => "nobody outside the vendor knows",
            Self::Ours => "a decision of this program",
            Self::Standard => "a public standard says so",
        }
    }
}

/// One row for each note: its documentation, its variant, its stable code, severity and basis, and its message.
macro_rules! define_codes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $severity:ident, $basis:ident, $meaning:literal;)*) => {
        /// What a note is about.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[$doc])* $variant,)*
        }

        impl Code {
            /// Every code, in the order of the documentation.
            ///
            /// ```
            /// use tracklens::reading::notes::Code;
            ///
            /// assert!(Code::ALL.contains(&Code::Expired));
            /// ```
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The stable `snake_case` name: scripts may rely on it.
            ///
            /// ```
            /// assert_eq!(tracklens::reading::notes::Code::IpHost.name(), "ip_host");
            /// ```
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// How much it matters.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self {
                    $(Self::$variant => Severity::$severity,)*
                }
            }

            /// What it is based on.
            #[must_use]
            pub const fn basis(self) -> Basis {
                match self {
                    $(Self::$variant => Basis::$basis,)*
                }
            }

            /// The message, without the numbers.
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self {
                    $(Self::$variant => $meaning,)*
                }
            }
        }
    };
}

define_codes! {
    /// The expiry lies in the past.
    Expired = "expired", Info, Documented, "the link has expired: its events are no longer reported";
    /// Expiry minus injection time is not one of the spans that were seen.
    UnusualLifetime = "unusual_lifetime", Info, Seen, "from injection to expiry it is neither 365 nor 366 days, nor up to an hour less than 366 days";
    /// The node numbers of a message id from before 2021 and of the transmission id differ.
    NodeMismatch = "node_mismatch", Warning, Inferred, "the node numbers in message id and transmission id disagree; that these are node numbers is inferred";
    /// The metadata is longer than `max_metadata_len`.
    MetadataOver = "metadata_over", Warning, Documented, "the metadata is longer than max_metadata_len";
    /// The metadata is not JSON.
    MetadataNotJson = "metadata_not_json", Warning, Seen, "the metadata is not JSON, or nests more than 127 deep";
    /// The metadata is JSON, but not an object.
    MetadataNotObject = "metadata_not_object", Warning, Seen, "the metadata is JSON, but not an object";
    /// The metadata is JSON, but it is given in hexadecimal, since it would come out different.
    MetadataNotExact = "metadata_not_exact", Warning, Ours, "the metadata is JSON that would come out different, as it does when a key is repeated: it is given in hexadecimal";
    /// The target is in the query, and it is unknown whether it is signed.
    UnverifiedQueryTarget = "unverified_query_target", Info, Unknown, "the target stands in the query: whether the signature covers it is unknown";
    /// The target stands in the query, and the signature is not valid with the operator's key.
    UnsignedQueryTarget = "unsigned_query_target", Warning, Ours, "the target stands in the query, and the signature, which by our own scheme covers it, is invalid";
    /// Payload and query both have a target.
    TwoTargets = "two_targets", Warning, Unknown, "the query has a target besides the one in the payload, which is shown: which of them the tracker follows is unknown";
    /// The query has several targets.
    RepeatedQueryTarget = "repeated_query_target", Warning, Unknown, "the query has several targets, the first of which is shown: which of them the tracker follows is unknown";
    /// The target has a scheme that runs or carries a script.
    ScriptTarget = "script_target", Danger, Standard, "the target's scheme is javascript, vbscript or data: it carries a script or a document, not an address";
    /// The target has a scheme that is neither http nor https.
    TargetScheme = "target_scheme", Warning, Standard, "the target's scheme is neither http nor https";
    /// The target has no scheme.
    TargetWithoutScheme = "target_without_scheme", Warning, Standard, "the target has no scheme: a browser takes it for a path of the tracker's host, or for another host if it begins with two slashes";
    /// The target is not a URL.
    TargetNotAUrl = "target_not_a_url", Warning, Standard, "the target is not a URL that a browser could follow";
    /// A label of a host mixes scripts.
    HostMixedScripts = "host_mixed_scripts", Danger, Standard, "a label of the host mixes scripts that no language writes together";
    /// A host beyond ASCII looks like one of ASCII.
    HostLookalike = "host_lookalike", Danger, Standard, "the host is written with letters that look like those of another one";
    /// A host has labels beyond ASCII.
    HostPunycode = "host_punycode", Warning, Standard, "the host has labels beyond ASCII; its ASCII form follows";
    /// A host is an IP address.
    IpHost = "ip_host", Warning, Standard, "the host is an IP address, or a number that browsers take for one";
    /// A user name or a password stands before the host.
    UserInfo = "user_info", Danger, Standard, "what stands before the @ is a user name, not a host";
    /// A link is longer than the tracker redirects.
    LinkLimit = "link_limit", Warning, Documented, "the link is longer than the tracker redirects";
    /// A value is longer than the vendor allows.
    ValueLimit = "value_limit", Warning, Documented, "the record's value is longer than the vendor allows";
    /// The expiry is not the first record, or the kind not the second.
    MisplacedRecord = "misplaced_record", Info, Seen, "the expiry is not the first record, or the kind not the second";
    /// A record repeats an earlier one.
    RepeatedRecord = "repeated_record", Warning, Seen, "the record repeats an earlier one, which counts";
    /// No record says what kind of link it is.
    MissingKind = "missing_kind", Warning, Seen, "no record says what kind of link this is";
    /// The route is that of another kind of link.
    RouteMismatch = "route_mismatch", Warning, Seen, "the route is not that of the link's kind";
    /// The scheme is missing or not in lower case.
    SchemeSpelling = "scheme_spelling", Info, Ours, "the scheme is not http:// or https://";
    /// A user name stands before the host of the link.
    UnexpectedUserInfo = "unexpected_user_info", Info, Ours, "a user name stands before the host";
    /// The host has a character that no name and no address has.
    HostSpelling = "host_spelling", Info, Ours, "the host has a character that no host has";
    /// The port is empty or has leading zeros.
    PortSpelling = "port_spelling", Info, Ours, "the port is empty or has leading zeros";
    /// A click has no sublink, or one with an empty segment.
    EmptySublink = "empty_sublink", Info, Ours, "the sublink or a segment of it is empty";
    /// A segment of the sublink is one or two dots.
    DotSegment = "dot_segment", Warning, Standard, "a segment of the sublink is one or two dots, which browsers take out of a path";
    /// The sublink has a character that no path has bare.
    SublinkSpelling = "sublink_spelling", Info, Ours, "the sublink has a character that no path has bare";
    /// A character of the path is percent-encoded.
    PercentEncoded = "percent_encoded", Info, Ours, "a character of the path is percent-encoded";
    /// The padding is missing.
    MissingPadding = "missing_padding", Info, Ours, "the padding is missing";
    /// The last character carries bits that belong to no byte.
    TrailingBits = "trailing_bits", Info, Ours, "the last character carries bits that belong to no byte";
    /// A slash follows the payload.
    TrailingSlash = "trailing_slash", Info, Ours, "a slash follows the payload";
    /// A record's length takes more bytes than it needs.
    WidthNotMinimal = "width_not_minimal", Info, Ours, "the record's length takes more bytes than it needs";
    /// The query is not just the target of a link that has no other.
    UnexpectedQuery = "unexpected_query", Info, Ours, "the query is more than the target of a link that has no other";
    /// The target in the query is encoded differently.
    QuerySpelling = "query_spelling", Info, Ours, "the target in the query is not encoded as a writer encodes it";
    /// A fragment follows.
    UnexpectedFragment = "unexpected_fragment", Info, Ours, "a fragment follows the link";
    /// The operator's key does not fit the payload.
    WrongKey = "wrong_key", Warning, Ours, "this key and initialisation vector yield no record list: they are not those of this link, or its start is damaged";
    /// The link ends where a record ends, and lacks what every link has.
    MayBeCut = "may_be_cut", Warning, Seen, "the link may be cut after a whole record: it lacks what every link has";
    /// An ellipsis stands after the link.
    EndsInEllipsis = "ends_in_ellipsis", Warning, Ours, "an ellipsis follows the link: whoever put it there left something out";
    /// The link is longer than what is read.
    EndsAtLimit = "ends_at_limit", Warning, Ours, "the link is longer than 64 KiB, where it was cut";
    /// The target has a character reference of HTML in it.
    TargetHtmlEscaped = "target_html_escaped", Warning, Inferred, "the target has &amp; where an address has &; that it was escaped for HTML before it was tracked is inferred";
    /// The target ends in a character that belongs to what stood around it.
    TargetTrailingCharacter = "target_trailing_character", Warning, Inferred, "the target ends in >, a quotation mark or a space; that it was taken from a text together with what followed it is inferred";
    /// The target leads on to another address.
    TargetRedirects = "target_redirects", Info, Ours, "the target is a tracked link, a wrapper or a redirect itself, and leads on to another address";
    /// The link and the headers of its mail say different things.
    HeadersDisagree = "headers_disagree", Warning, Seen, "the headers of the mail say something else than the link";
    /// More links stand in the line than the one that was read.
    MoreLinks = "more_links", Info, Ours, "the line has more links, of which this is the first";
    /// The link was found without a host that is certain.
    StartMayBeMissing = "start_may_be_missing", Warning, Ours, "the start of the link may be missing: no host is certain";
}

impl Code {
    /// The code with this name.
    ///
    /// ```
    /// use tracklens::reading::notes::Code;
    ///
    /// assert_eq!(Code::of_name("two_targets"), Some(Code::TwoTargets));
    /// assert_eq!(Code::of_name("three_targets"), None);
    /// ```
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }
}

/// The stable name.
impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
