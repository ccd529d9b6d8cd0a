//! What analysts search other systems for: the hosts, URLs and addresses of a link, and whose link it is.

use idna::domain_to_unicode;
use tracklens_codec::Token;
use url::{Host, Url};

use super::entry::Finding;
use crate::reading::{Reading, url_of_target};

/// The indicators of a link by their names, each once.
pub(super) fn of(reading: &Reading<'_>, finding: &Finding<'_>) -> Vec<(&'static str, String)> {
    let mut indicators = Indicators::default();
    if let Ok(link) = reading.link() {
        let host = link.parts().host().map(|host| text(host.as_bytes()));
        indicators.put("tracker host", host.clone());
        indicators.put_target(reading);
        if !reading.settings().mask {
            for hop in reading.redirects() {
                let url = text(&hop.url);
                indicators.put("redirect URL", Some(url.clone()));
                indicators.put_hosts(url_of_target(&url), "redirect host");
            }
        }
        let address = host.and_then(|host| Host::parse(&host).ok());
        indicators.put("IP", address.as_ref().and_then(address_of));
        let customer = link.token().map(Token::customer_id);
        indicators.put("customer id", customer.map(|id| id.to_string()));
    }
    let client = finding.log.and_then(|log| log.ip_address.as_deref());
    indicators.put("client IP", client.map(str::to_owned));
    indicators.rows
}

#[derive(Default)]
struct Indicators {
    rows: Vec<(&'static str, String)>,
}

impl Indicators {
    fn put(&mut self, name: &'static str, value: Option<String>) {
        let value = value.filter(|value| !value.is_empty());
        let row = value.map(|value| (name, value));
        self.rows.extend(row.filter(|row| !self.rows.contains(row)));
    }

    fn put_target(&mut self, reading: &Reading<'_>) {
        let Some(target) = reading.target() else {
            return;
        };
        let url = text(target);
        self.put("target URL", Some(url.clone()));
        self.put_hosts(url_of_target(&url), "target host");
    }

    /// The host of a URL as it looks, the real one if that is another, and the address if it is one.
    fn put_hosts(&mut self, url: Option<Url>, name: &'static str) {
        let Some(url) = url else { return };
        let Some(host) = url.host() else { return };
        let real = host.to_string();
        let (seen, _) = domain_to_unicode(&real);
        let is_hidden = !url.username().is_empty() || url.password().is_some();
        let is_other = seen != real || is_hidden;
        self.put(name, Some(seen));
        self.put("real host", is_other.then_some(real));
        self.put("IP", address_of(&host.to_owned()));
    }
}

/// The address that a host is.
fn address_of(host: &Host<String>) -> Option<String> {
    match host {
        Host::Domain(_) => None,
        Host::Ipv4(address) => Some(address.to_string()),
        Host::Ipv6(address) => Some(address.to_string()),
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
