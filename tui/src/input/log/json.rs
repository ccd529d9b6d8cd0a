//! Logs with one JSON object a line, as nginx, Traefik, Caddy and others write them.

use std::borrow::Cow;
use std::ops::Range;

use serde_json::Value;

use super::clock;
use super::line::LogLine;
use super::request::{self, Request};
use crate::text::members::Members;

/// How deep nested objects are read: Caddy has `request.headers.User-Agent`.
const DEPTH: u8 = 2;

/// Reads an object.
pub(super) fn read(line: &[u8]) -> Option<LogLine<'_>> {
    let start = line.len() - line.trim_ascii_start().len();
    if line.get(start) != Some(&b'{') {
        return None;
    }
    let mut object = Object {
        line,
        read: LogLine::of_target(0..0),
        target: None,
    };
    object.take_members(start..line.len(), DEPTH);
    let (_, target) = object.target?;
    Some(LogLine {
        target,
        ..object.read
    })
}

struct Object<'l> {
    line: &'l [u8],
    read: LogLine<'l>,
    /// The target, and the rank of its key; lower is better.
    target: Option<(u8, Range<usize>)>,
}

impl Object<'_> {
    fn take_members(&mut self, object: Range<usize>, depth: u8) {
        let json = self.line.get(object.clone()).unwrap_or_default();
        for member in Members::new(json) {
            let Ok(member) = member else {
                return;
            };
            let key = self.parse(&shifted(&member.key, object.start));
            let value = shifted(&member.value, object.start);
            if let Some(Value::String(key)) = key {
                self.take(&key, value, depth);
            }
        }
    }

    fn take(&mut self, key: &str, range: Range<usize>, depth: u8) {
        let key = key.to_ascii_lowercase().replace(['-', '@'], "_");
        let first = self.line.get(range.start);
        if first == Some(&b'{') {
            if depth > 0 {
                self.take_members(range, depth - 1);
            }
            return;
        }
        match key.as_str() {
            "request" | "request_line" | "requestline" => self.take_request(range),
            "request_uri" | "requesturi" | "uri" | "requestpath" => self.take_target(1, range),
            "url" | "requesturl" | "path" | "request_path" | "target" => {
                self.take_target(2, range);
            }
            "remote_addr" | "remote_ip" | "client_ip" | "clientip" | "remoteip" | "clienthost"
            | "client" | "ip" | "ip_address" => {
                let address = self.text(&range);
                self.read.ip_address = self.read.ip_address.take().or(address);
            }
            "http_user_agent" | "user_agent" | "useragent" | "request_user_agent" | "agent" => {
                let agent = self.text(&range);
                self.read.user_agent = self.read.user_agent.take().or(agent);
            }
            "method" | "request_method" | "requestmethod" | "http_method" => {
                self.read.method = self.text(&range).or(self.read.method.take());
            }
            "status" | "status_code" | "statuscode" | "downstreamstatus" | "response_status" => {
                let status = self.text(&range).and_then(|status| status.parse().ok());
                self.read.status = self.read.status.or(status);
            }
            "time_local" | "time_iso8601" | "_timestamp" | "timestamp" | "ts" | "time" | "msec"
            | "startutc" | "datetime" => {
                let time = self.text(&range).and_then(|time| clock::any(&time));
                self.read.timestamp = self.read.timestamp.or(time);
            }
            _ => {}
        }
    }

    /// Takes a request line, or a path that stands under the key of one.
    fn take_request(&mut self, range: Range<usize>) {
        let inner = within_quotes(&range);
        match request::read(self.line, inner) {
            Some(Request { method, target }) => {
                self.read.method = self.line.get(method).map(String::from_utf8_lossy);
                self.target = Some((0, target));
            }
            None => self.take_target(2, range),
        }
    }

    fn take_target(&mut self, rank: u8, range: Range<usize>) {
        let inner = within_quotes(&range);
        let is_target = self.line.get(inner.clone()).is_some_and(request::is_target);
        let is_better = self.target.as_ref().is_none_or(|(known, _)| rank < *known);
        if is_target && is_better {
            self.target = Some((rank, inner));
        }
    }

    /// A text, a number, or the first text of a list.
    fn text(&self, range: &Range<usize>) -> Option<Cow<'static, str>> {
        let text = match self.parse(range)? {
            Value::String(text) => text,
            Value::Number(number) => number.to_string(),
            Value::Array(values) => values.first()?.as_str()?.to_owned(),
            _ => return None,
        };
        (!text.is_empty() && text != "-").then_some(Cow::Owned(text))
    }

    fn parse(&self, range: &Range<usize>) -> Option<Value> {
        let text = String::from_utf8_lossy(self.line.get(range.clone())?);
        serde_json::from_str(&text).ok()
    }
}

fn shifted(range: &Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}

fn within_quotes(range: &Range<usize>) -> Range<usize> {
    range.start + 1..range.end.saturating_sub(1).max(range.start + 1)
}
