//! The hosts of services that wrap links.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use tracklens::input::peel::opaque;

use super::{LINK, only_link};

/// A URL of each service, with what stands in it for the link, and the step that undoes it.
const SERVICES: &[(&str, &str)] = &[
    (
        "https://eur01.safelinks.protection.outlook.com/?url={percent}&data=x",
        "outlook_safelinks",
    ),
    (
        "https://gcc02.safelinks.protection.office365.us/?url={percent}",
        "outlook_safelinks",
    ),
    (
        "https://chn01.safelinks.protection.partner.outlook.cn/?url={percent}",
        "outlook_safelinks",
    ),
    (
        "https://na01.safelinks.o365filtering.com/?url={percent}",
        "outlook_safelinks",
    ),
    (
        "https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/a.html?url={percent}",
        "outlook_safelinks",
    ),
    (
        "https://urldefense.proofpoint.com/v1/url?u={percent}&k=x",
        "proofpoint_v1",
    ),
    (
        "https://urldefense.com/v1/url?u={percent}&k=x",
        "proofpoint_v1",
    ),
    (
        "https://urldefense.proofpoint.com/v2/url?u={of_v2}&d=x",
        "proofpoint_v2",
    ),
    (
        "https://urldefense.com/v2/url?u={of_v2}&d=x",
        "proofpoint_v2",
    ),
    (
        "https://urldefense.com/v3/__{LINK}__;!!AbC!d$",
        "proofpoint_v3",
    ),
    (
        "https://urldefense.us/v3/__{LINK}__;!!AbC!d$",
        "proofpoint_v3",
    ),
    (
        "https://urldefense.proofpoint.com/v3/__{LINK}__;!!AbC!d$",
        "proofpoint_v3",
    ),
    (
        "https://linkprotect.cudasvc.com/url?a={percent}&c=E",
        "barracuda",
    ),
    (
        "https://secure-web.cisco.com/1abc/{percent}",
        "cisco_secure_web",
    ),
    (
        "https://eu-west-1.protection.sophos.com/?d=a.test&u={base64}&i=x",
        "sophos",
    ),
    (
        "https://ca-ctp.trendmicro.com/wis/clicktime/v1/query?url={percent}",
        "trend_micro",
    ),
    (
        "https://imsva.example.com/wis/clicktime/v1/query?url={percent}",
        "trend_micro",
    ),
    (
        "https://us-west-2.protection.trendmicro.com/v1/query?url={percent}",
        "trend_micro",
    ),
    (
        "https://protect2.fireeye.com/v1/url?k=x&u={percent}",
        "fireeye",
    ),
    (
        "https://protect.trellix.com/v1/url?k=x&u={percent}",
        "fireeye",
    ),
    (
        "https://clicktime.symantec.com/3Ab?u={percent}",
        "symantec_click_time",
    ),
    (
        "https://clicktime.cloud.postoffice.net/clicktime.php?u={percent}",
        "symantec_click_time",
    ),
    (
        "https://www.google.com/url?q={percent}&sa=D",
        "google_redirect",
    ),
    (
        "https://www.google.co.uk/url?sa=t&url={percent}",
        "google_redirect",
    ),
    (
        "https://ci3.googleusercontent.com/proxy/abc=s0-d-e1-ft#{LINK}",
        "gmail_image_proxy",
    ),
    (
        "https://l.facebook.com/l.php?u={percent}&h=x",
        "facebook_redirect",
    ),
    (
        "https://l.instagram.com/?u={percent}&e=x",
        "facebook_redirect",
    ),
    (
        "https://l.messenger.com/?u={percent}&e=x",
        "facebook_redirect",
    ),
    (
        "https://l.threads.net/?u={percent}&e=x",
        "facebook_redirect",
    ),
    (
        "https://www.linkedin.com/redir/redirect?url={percent}",
        "linkedin_redirect",
    ),
    (
        "https://slack-redir.net/link?url={percent}",
        "slack_redirect",
    ),
    (
        "https://a.slack-imgs.com/?c=1&url={percent}",
        "slack_redirect",
    ),
    (
        "https://ecp.yusercontent.com/mail?url={percent}&t=1",
        "yahoo_image_proxy",
    ),
    (
        "https://r.search.yahoo.com/_ylt=x/RV=2/RU={percent}/RK=2/RS=x",
        "yahoo_image_proxy",
    ),
    (
        "https://www.bing.com/ck/a?!&p=x&u={bing}&ntb=1",
        "bing_redirect",
    ),
    (
        "https://camo.githubusercontent.com/0123/{hex}",
        "image_proxy",
    ),
    (
        "https://camo.githubusercontent.com/0123?url={percent}",
        "image_proxy",
    ),
    (
        "https://external-content.duckduckgo.com/iu/?u={percent}",
        "image_proxy",
    ),
    (
        "https://proxy.duckduckgo.com/iu/?u={percent}",
        "image_proxy",
    ),
    ("https://images.weserv.nl/?url={percent}", "image_proxy"),
    (
        "https://mail.proton.me/api/core/v4/images?Url={percent}",
        "image_proxy",
    ),
    (
        "https://mail.protonmail.com/api/images?Url={percent}",
        "image_proxy",
    ),
    ("https://www.example.com/out?a={percent}", "query_parameter"),
    ("https://www.example.com/out#{percent}", "query_parameter"),
];

#[test]
fn every_host_of_a_service_that_wraps_links_is_known() {
    let percent = LINK
        .replace('%', "%25")
        .replace(':', "%3A")
        .replace('/', "%2F")
        .replace('?', "%3F")
        .replace('=', "%3D");
    let base64 = STANDARD.encode(LINK).replace('=', "%3D");
    let of_v2 = percent
        .replace('%', "-")
        .replace("-2F", "_")
        .replace('~', "-7E");
    let hex = LINK
        .bytes()
        .fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
    let bing = format!("a1{}", URL_SAFE_NO_PAD.encode(LINK));
    for (url, step) in SERVICES {
        let url = [
            ("{LINK}", LINK),
            ("{base64}", &base64),
            ("{bing}", &bing),
            ("{hex}", &hex),
            ("{of_v2}", &of_v2),
            ("{percent}", &percent),
        ]
        .into_iter()
        .fold((*url).to_owned(), |url, (name, text)| {
            url.replace(name, text)
        });
        let (link, undone) = only_link(&format!("see {url} there"));
        assert_eq!((&*link, undone.first()), (LINK, Some(step)), "{url}");
    }
}

#[test]
fn every_service_that_alone_can_undo_its_urls_is_named() {
    for (url, name) in [
        ("https://protect-eu.mimecast.com/s/AbC", Some("Mimecast")),
        ("https://protect-eu.mimecast.com/login", None),
        (
            "https://url.uk.m.mimecastprotect.com/s/AbC",
            Some("Mimecast"),
        ),
        (
            "https://protect.mimecast-offshore.com/s/AbC",
            Some("Mimecast"),
        ),
        (
            "https://urldefense.com/v3/AbC",
            Some("Proofpoint URL Defense"),
        ),
        (
            "https://urldefense.us/v3/AbC",
            Some("Proofpoint URL Defense"),
        ),
        (
            "https://urldefense.proofpoint.com/v9/AbC",
            Some("Proofpoint URL Defense"),
        ),
        ("https://urlsand.com/?u=AbC", Some("Libraesva URLSand")),
        ("https://link.edgepilot.com/s/AbC", Some("Edgepilot")),
        ("https://link.edgepilot.com/about", None),
        ("https://secure-web.cisco.com/AbC", Some("Cisco Secure Web")),
        (
            "https://linkprotect.cudasvc.com/url?c=AbC",
            Some("Barracuda"),
        ),
        (
            "https://clicktime.symantec.com/AbC",
            Some("Symantec Click-time Protection"),
        ),
        ("https://protect.checkpoint.com/v2/AbC", Some("Check Point")),
        ("https://www.checkpoint.com/about", None),
        (
            "https://camo.githubusercontent.com/",
            Some("GitHub's image proxy"),
        ),
        ("https://www.example.com/s/AbC", None),
        ("https://notmimecast.com/s/AbC", None),
    ] {
        assert_eq!(opaque(url.as_bytes()), name, "{url}");
    }
}
