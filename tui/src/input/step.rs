//! What was undone to get at a link, by names that scripts can rely on.

/// One thing that was undone to get at a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Step {
    /// UTF-16, as Windows writes text files.
    Utf16,
    /// A byte order mark directly before the link.
    ByteOrderMark,
    /// Soft line breaks and escapes of quoted-printable, as in the source of a mail.
    QuotedPrintable,
    /// base64, of a part or of a parameter that is not known by itself.
    Base64,
    /// Hexadecimal digits.
    Hexadecimal,
    /// Backslash escapes, as in Markdown and JSON.
    BackslashEscapes,
    /// Character references, as in HTML and XML.
    HtmlReferences,
    /// Line breaks within the link, with the indentation after them.
    LineBreaks,
    /// The `> ` or `| ` that a reply puts before each line.
    ReplyPrefix,
    /// Percent-encoding of the whole link.
    PercentEncoding,
    /// `hxxp`, `[.]` and the like, which keep people from clicking.
    Defanging,
    /// Outlook's Safe Links.
    OutlookSafelinks,
    /// Proofpoint's URL Defense, first version.
    ProofpointV1,
    /// Proofpoint's URL Defense, second version.
    ProofpointV2,
    /// Proofpoint's URL Defense, third version.
    ProofpointV3,
    /// Barracuda's link protection.
    Barracuda,
    /// Cisco's Secure Email.
    CiscoSecureWeb,
    /// Sophos' Time-of-Click Protection.
    Sophos,
    /// Trend Micro's time-of-click protection.
    TrendMicro,
    /// `FireEye`'s and Trellix' URL rewriting.
    Fireeye,
    /// Symantec's Click-time URL Protection.
    SymantecClickTime,
    /// Google's redirect.
    GoogleRedirect,
    /// The proxy through which Gmail loads images.
    GmailImageProxy,
    /// Facebook's and Instagram's redirect.
    FacebookRedirect,
    /// `LinkedIn`'s redirect.
    LinkedinRedirect,
    /// Slack's redirect and image proxy.
    SlackRedirect,
    /// The proxy through which Yahoo Mail loads images.
    YahooImageProxy,
    /// Another proxy of images that has the address in its own.
    ImageProxy,
    /// Bing's redirect.
    BingRedirect,
    /// A parameter or the fragment of another URL.
    QueryParameter,
}

impl Step {
    /// All of them: text first, then the wrappers.
    pub const ALL: [Self; 30] = [
        Self::Utf16,
        Self::ByteOrderMark,
        Self::QuotedPrintable,
        Self::Base64,
        Self::Hexadecimal,
        Self::BackslashEscapes,
        Self::HtmlReferences,
        Self::LineBreaks,
        Self::ReplyPrefix,
        Self::PercentEncoding,
        Self::Defanging,
        Self::OutlookSafelinks,
        Self::ProofpointV1,
        Self::ProofpointV2,
        Self::ProofpointV3,
        Self::Barracuda,
        Self::CiscoSecureWeb,
        Self::Sophos,
        Self::TrendMicro,
        Self::Fireeye,
        Self::SymantecClickTime,
        Self::GoogleRedirect,
        Self::GmailImageProxy,
        Self::FacebookRedirect,
        Self::LinkedinRedirect,
        Self::SlackRedirect,
        Self::YahooImageProxy,
        Self::ImageProxy,
        Self::BingRedirect,
        Self::QueryParameter,
    ];

    /// The name that stands in `undone`; it never changes.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.names().0
    }

    /// What was done, in a few words for the screen.
    #[must_use]
    pub const fn description(self) -> &'static str {
        self.names().1
    }

    const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Utf16 => ("utf16", "UTF-16 decoded"),
            Self::ByteOrderMark => ("byte_order_mark", "byte order mark removed"),
            Self::QuotedPrintable => ("quoted_printable", "quoted-printable undone"),
            Self::Base64 => ("base64", "base64 decoded"),
            Self::Hexadecimal => ("hexadecimal", "hexadecimal digits decoded"),
            Self::BackslashEscapes => ("backslash_escapes", "backslash escapes undone"),
            Self::HtmlReferences => ("html_references", "HTML character references undone"),
            Self::LineBreaks => ("line_breaks", "lines joined"),
            Self::ReplyPrefix => ("reply_prefix", "reply prefix removed"),
            Self::PercentEncoding => ("percent_encoding", "percent-encoding undone"),
            Self::Defanging => ("defanging", "defanging undone"),
            Self::OutlookSafelinks => ("outlook_safelinks", "Outlook SafeLinks unwrapped"),
            Self::ProofpointV1 => ("proofpoint_v1", "Proofpoint URL Defense v1 unwrapped"),
            Self::ProofpointV2 => ("proofpoint_v2", "Proofpoint URL Defense v2 unwrapped"),
            Self::ProofpointV3 => ("proofpoint_v3", "Proofpoint URL Defense v3 unwrapped"),
            Self::Barracuda => ("barracuda", "Barracuda link protection unwrapped"),
            Self::CiscoSecureWeb => ("cisco_secure_web", "Cisco Secure Web unwrapped"),
            Self::Sophos => ("sophos", "Sophos link protection unwrapped"),
            Self::TrendMicro => ("trend_micro", "Trend Micro link protection unwrapped"),
            Self::Fireeye => ("fireeye", "FireEye link protection unwrapped"),
            Self::SymantecClickTime => (
                "symantec_click_time",
                "Symantec Click-time Protection unwrapped",
            ),
            Self::GoogleRedirect => ("google_redirect", "Google redirect unwrapped"),
            Self::GmailImageProxy => ("gmail_image_proxy", "Gmail image proxy unwrapped"),
            Self::FacebookRedirect => ("facebook_redirect", "Facebook redirect unwrapped"),
            Self::LinkedinRedirect => ("linkedin_redirect", "LinkedIn redirect unwrapped"),
            Self::SlackRedirect => ("slack_redirect", "Slack redirect unwrapped"),
            Self::YahooImageProxy => ("yahoo_image_proxy", "Yahoo image proxy unwrapped"),
            Self::ImageProxy => ("image_proxy", "image proxy unwrapped"),
            Self::BingRedirect => ("bing_redirect", "Bing redirect unwrapped"),
            Self::QueryParameter => ("query_parameter", "link taken from another URL's parameter"),
        }
    }
}

/// What was undone to get at a link, outermost first: at most [`MAX_DEPTH`](Self::MAX_DEPTH) steps.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Steps {
    steps: [Option<Step>; Self::MAX_DEPTH],
}

impl Steps {
    /// The most steps that are undone, one within the other.
    pub const MAX_DEPTH: usize = 8;

    /// The steps, outermost first.
    pub fn iter(self) -> impl Iterator<Item = Step> {
        self.steps.into_iter().flatten()
    }

    /// Whether nothing was undone: the link stood as it is.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.steps[0].is_none()
    }

    /// The number of steps.
    #[must_use]
    pub fn len(self) -> usize {
        self.iter().count()
    }

    /// Whether a step is one of them.
    #[must_use]
    pub fn contains(self, step: Step) -> bool {
        self.iter().any(|it| it == step)
    }

    /// These steps, and those of the others that are not among them, as many as there is room for.
    #[must_use]
    pub fn and(self, others: Self) -> Self {
        let new = others.iter().filter(|step| !self.contains(*step));
        self.iter().chain(new).collect()
    }

    /// These steps and one more within them, if there is room for it.
    #[must_use]
    pub fn with(mut self, step: Step) -> Option<Self> {
        let free = self.steps.iter_mut().find(|it| it.is_none())?;
        *free = Some(step);
        Some(self)
    }
}

impl std::fmt::Debug for Steps {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl FromIterator<Step> for Steps {
    /// The first steps, as many as there is room for.
    fn from_iter<I: IntoIterator<Item = Step>>(steps: I) -> Self {
        let mut all = Self::default();
        for (free, step) in all.steps.iter_mut().zip(steps) {
            *free = Some(step);
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_has_a_name_of_its_own() {
        let names = Step::ALL.map(Step::name);
        for (place, name) in names.iter().enumerate() {
            assert!(!names[..place].contains(name), "{name}");
            assert!(
                name.bytes()
                    .all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'_')
            );
        }
    }

    #[test]
    fn steps_keep_their_order_and_end_at_eight() {
        let mut steps = Steps::default();
        for _ in 0..8 {
            steps = steps.with(Step::OutlookSafelinks).unwrap();
        }
        assert_eq!(steps.with(Step::Base64), None);
        assert_eq!(steps.len(), 8);
        let two: Steps = [Step::QuotedPrintable, Step::Sophos].into_iter().collect();
        assert!(two.iter().eq([Step::QuotedPrintable, Step::Sophos]));
    }
}
