//! The law that wrapping and finding are each other's inverse.

use tracklens::input::{Found, Step, find};

use super::anything::one_at_most_is_certain;
use crate::laws::program::origins::judge_origins;
use crate::oracles::wrappers::{LINKS, SPELLINGS, WRAPPERS, Wrapper};

/// What stands before the wrapped link.
const BEFORE: [&str; 4] = ["", "\n", "see: ", "a line\n  and "];

/// A link that is wrapped by any chain of services, and escaped as mails and JSON do it, is found as it was, and the
/// services are named in their order.
///
/// The first bytes say which link, what stands before it, and which escapes lie around all of it; each further byte is
/// a service, from the inside out.
pub(super) fn undoing_gives_back_the_link(bytes: &[u8]) {
    let [link, before, spellings, services @ ..] = bytes else {
        return;
    };
    let link = *one_of(&LINKS, *link);
    let spelled = SPELLINGS.iter().enumerate();
    let spelled: Vec<&Wrapper> = spelled
        .filter(|(place, _)| spellings >> place & 1 == 1)
        .map(|(_, spelling)| spelling)
        .collect();
    let mut chain: Vec<&Wrapper> = Vec::new();
    for service in services.iter().map(|it| one_of(&WRAPPERS, *it)) {
        // This service leaves its own links as they are.
        let is_left = service.step.starts_with("proofpoint")
            && chain.iter().any(|it| it.step == service.step);
        // This one escapes symbols of base64, which then is no URL by itself.
        let is_hidden =
            service.step == "proofpoint_v2" && chain.iter().any(|it| it.step == "base64");
        if !is_left && !is_hidden && chain.len() + spelled.len() < 8 {
            chain.push(service);
        }
    }
    let all = chain.iter().chain(&spelled);
    let text = all.fold(link.to_owned(), |text, it| (it.wrap)(&text));
    // In the query of another link, and after it.
    for between in ["?u=", "", "#"] {
        one_at_most_is_certain(format!("{}{between}{text}", LINKS[0]).as_bytes());
    }
    let text = format!("{}{text} x", one_of(&BEFORE, *before));
    let found: Vec<Found> = find::links(text.as_bytes()).collect();
    let [found] = &found[..] else {
        panic!("{} links are found in {text}", found.len());
    };
    assert!(
        found.link() == link.as_bytes(),
        "another link is found in {text}"
    );
    judge_origins(text.as_bytes(), found);
    let is_service = |name: &&str| WRAPPERS.iter().any(|it| it.step == *name);
    let mut undone = found.undone().iter().map(Step::name).filter(is_service);
    let mut wrapped = chain.iter().rev().map(|it| it.step);
    // Base64 shows that it is a URL whatever lies around it, which then need not be undone.
    let is_right = if chain.iter().any(|it| it.step == "base64") {
        undone.all(|name| wrapped.any(|step| step == name))
    } else {
        undone.eq(wrapped)
    };
    assert!(is_right, "{:?} in {text}", found.undone());
}

/// The element with this number; numbers beyond the last start over.
fn one_of<T>(all: &[T], number: u8) -> &T {
    &all[usize::from(number) % all.len()]
}
