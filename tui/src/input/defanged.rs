//! Links that are whole but for their host, which was written so that nobody clicks on it.

use super::undo::Layer;

/// The longest scheme and host.
const MAX_LEN: usize = 512;

/// Whether the scheme or the host of a URL is defanged. The codec reads such a link as it is: a host may have brackets.
///
/// ```
/// use tracklens::input::is_defanged;
///
/// assert!(is_defanged(b"https://open[.]example[.]com/q/"));
/// assert!(!is_defanged(b"https://open.example.com/q/[.]"));
/// assert!(!is_defanged(b"https://[::1]:8080/q/"));
/// ```
#[must_use]
pub fn is_defanged(url: &[u8]) -> bool {
    let url = url.trim_ascii_start();
    let url = &url[..url.len().min(MAX_LEN)];
    let is_slashes = |at: &usize| url.get(at + 1) == Some(&b'/');
    let host = memchr::memchr_iter(b'/', url).find(is_slashes);
    let host = host.map_or(0, |slashes| slashes + 2);
    let len = memchr::memchr(b'/', &url[host..]).unwrap_or(url.len() - host);
    let is_start = |byte| Layer::starting_with(byte) == Some(Layer::Defanged);
    (0..host + len).any(|at| is_start(url[at]) && Layer::Defanged.escape(&url[at..]).is_some())
}
