//! Wrappers that only their server can undo: their URLs hold a token in place of the one that they wrap.

use super::url::Url;

/// The domains, with what is shown; of some only the URLs under a path.
const TABLE: [(&str, &str, &str); 13] = [
    ("mimecast.com", "/s/", "Mimecast"),
    ("mimecastprotect.com", "/", "Mimecast"),
    ("mimecast-offshore.com", "/s/", "Mimecast"),
    ("urldefense.com", "/", "Proofpoint URL Defense"),
    ("urldefense.us", "/", "Proofpoint URL Defense"),
    ("urldefense.proofpoint.com", "/", "Proofpoint URL Defense"),
    ("urlsand.com", "/", "Libraesva URLSand"),
    ("link.edgepilot.com", "/s/", "Edgepilot"),
    ("secure-web.cisco.com", "/", "Cisco Secure Web"),
    ("linkprotect.cudasvc.com", "/", "Barracuda"),
    (
        "clicktime.symantec.com",
        "/",
        "Symantec Click-time Protection",
    ),
    ("checkpoint.com", "/v2/", "Check Point"),
    ("camo.githubusercontent.com", "/", "GitHub's image proxy"),
];

/// The wrapper's name, if a URL is wrapped in a way that only the wrapper's server can undo.
pub(super) fn find(url: &Url<'_>) -> Option<&'static str> {
    TABLE
        .iter()
        .find(|(domain, path, _)| url.is_within(domain) && url.path().starts_with(path.as_bytes()))
        .map(|(_, _, name)| *name)
}
