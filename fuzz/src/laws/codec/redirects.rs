//! The law of redirecting a request for a link.

use tracklens_codec::{Kind, Link};

/// A click is redirected to the web, and to the bytes of its target. Nothing else is redirected. An error lies in the
/// target.
pub(super) fn a_click_alone_is_redirected(link: &Link<'_, '_>) {
    let is_click = link.kind() == Some(Kind::Click);
    let target = link.target().map(|it| it.bytes().collect::<Vec<_>>());
    let target = target.unwrap_or_default();
    match link.redirect_url() {
        Ok(Some(url)) => {
            let text = url.to_string();
            assert!(is_click, "a link that is not a click is redirected");
            assert_eq!(text.as_bytes(), target, "the URL is not the target");
            assert_eq!(text.len(), url.len(), "the length differs");
            let scheme = text.split(':').next().map(str::to_ascii_lowercase);
            let is_web = matches!(scheme.as_deref(), Some("http" | "https"));
            assert!(
                is_web,
                "a click is redirected to something other than the web"
            );
            let is_visible = text.bytes().all(|byte| byte.is_ascii_graphic());
            assert!(is_visible, "a URL is more than visible ASCII");
        }
        Ok(None) => assert!(!is_click, "a click is not redirected"),
        Err(error) => {
            assert!(is_click, "a link that is not a click has a wrong target");
            assert!(
                error.offset() <= target.len(),
                "the error lies outside of the target"
            );
        }
    }
}
