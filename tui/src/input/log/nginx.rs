//! The format strings of nginx: `$remote_addr - $remote_user [$time_local] "$request" …`.

use super::clock::Clock;
use super::error::{FormatError, FormatErrorKind};
use super::pattern::{Part, Variable};

/// The pattern that a `log_format` of nginx describes.
pub(super) fn compile(format: &str) -> Result<Vec<Part>, FormatError> {
    let mut parts = Vec::new();
    let mut rest = format;
    while let Some(dollar) = rest.find('$') {
        let (text, after) = rest.split_at(dollar);
        push_text(&mut parts, text);
        let after = after.get(1..).unwrap_or_default();
        let offset = format.len() - after.len();
        let name = if let Some(braced) = after.strip_prefix('{') {
            let error = FormatError::new(FormatErrorKind::UnclosedBrace, offset);
            let (name, after) = braced.split_once('}').ok_or(error)?;
            rest = after;
            name
        } else {
            let is_name = |char: char| char.is_ascii_alphanumeric() || char == '_';
            let end = after.find(|char| !is_name(char)).unwrap_or(after.len());
            let (name, after) = after.split_at(end);
            rest = after;
            name
        };
        parts.push(Part::Value(variable(name)));
    }
    push_text(&mut parts, rest);
    Ok(parts)
}

fn push_text(parts: &mut Vec<Part>, text: &str) {
    if !text.is_empty() {
        parts.push(Part::Text(text.into()));
    }
}

fn variable(name: &str) -> Variable {
    match name {
        "request" => Variable::Request,
        "request_uri" | "uri" => Variable::Target,
        "request_method" => Variable::Method,
        "status" => Variable::Status,
        "remote_addr" | "realip_remote_addr" => Variable::Address,
        "http_x_forwarded_for" | "proxy_add_x_forwarded_for" => Variable::ForwardedFor,
        "time_local" => Variable::Time(Clock::Common),
        "time_iso8601" => Variable::Time(Clock::Iso8601),
        "msec" => Variable::Time(Clock::Seconds),
        "http_user_agent" => Variable::UserAgent,
        _ => Variable::Other,
    }
}
