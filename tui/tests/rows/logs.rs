//! The names of what stands in a log: in the format strings of each server, and in objects.

use tracklens::input::log::{LogFormat, LogLine, read};

/// What a line says about its request, beside the target.
fn said(read: &LogLine<'_>) -> String {
    let time = read.timestamp.map(|time| format!("time {time}"));
    let address = read
        .ip_address
        .as_ref()
        .map(|address| format!("address {address}"));
    let agent = read
        .user_agent
        .as_ref()
        .map(|agent| format!("agent {agent}"));
    let method = read
        .method
        .as_ref()
        .map(|method| format!("method {method}"));
    let status = read.status.map(|status| format!("status {status}"));
    let all = [time, address, agent, method, status];
    all.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Reads a line in which the target is `/q/a/b/c`.
fn check(format: &str, line: &str, expected: &str) {
    let compiled: LogFormat = format
        .parse()
        .unwrap_or_else(|error| panic!("{format}: {error}"));
    let read = compiled
        .read(line.as_bytes())
        .unwrap_or_else(|| panic!("{format} does not fit {line}"));
    assert_eq!(&line[read.target.clone()], "/q/a/b/c", "{format}");
    assert_eq!(said(&read), expected, "{format}");
}

#[test]
fn every_variable_of_nginx_is_known() {
    for (variable, value, expected) in [
        ("$remote_addr", "192.0.2.7", "address 192.0.2.7"),
        ("$realip_remote_addr", "192.0.2.7", "address 192.0.2.7"),
        ("$http_x_forwarded_for", "192.0.2.7", "address 192.0.2.7"),
        (
            "$proxy_add_x_forwarded_for",
            "192.0.2.7",
            "address 192.0.2.7",
        ),
        ("$status", "404", "status 404"),
        (
            "$time_local",
            "22/Oct/2020:19:44:06 +0000",
            "time 1603395846",
        ),
        (
            "$time_iso8601",
            "2020-10-22T19:44:06+00:00",
            "time 1603395846",
        ),
        ("$msec", "1603395846.123", "time 1603395846"),
        ("$http_user_agent", "Mozilla/5.0", "agent Mozilla/5.0"),
        ("${status}", "404", "status 404"),
        ("$body_bytes_sent", "44", ""),
    ] {
        check(
            &format!("$uri [{variable}]"),
            &format!("/q/a/b/c [{value}]"),
            expected,
        );
    }
    check("a $request_uri", "a /q/a/b/c", "");
    check(
        "\"$request\" 1",
        "\"GET /q/a/b/c HTTP/1.1\" 1",
        "method GET",
    );
    check("$request_method $uri", "HEAD /q/a/b/c", "method HEAD");
}

#[test]
fn every_directive_of_apache_is_known() {
    for (directive, value, expected) in [
        ("%h", "192.0.2.7", "address 192.0.2.7"),
        ("%a", "192.0.2.7", "address 192.0.2.7"),
        ("%s", "404", "status 404"),
        ("%>s", "404", "status 404"),
        ("%t", "[22/Oct/2020:19:44:06 +0000]", "time 1603395846"),
        ("%{sec}t", "1603395846", "time 1603395846"),
        ("%{msec}t", "1603395846123", "time 1603395846"),
        ("%{usec}t", "1603395846123456", "time 1603395846"),
        ("%{begin:sec}t", "1603395846", "time 1603395846"),
        ("%{end:sec}t", "1603395846", "time 1603395846"),
        (
            "%{%Y-%m-%d %H:%M:%S}t",
            "2020-10-22 19:44:06",
            "time 1603395846",
        ),
        ("%{User-Agent}i", "Mozilla/5.0", "agent Mozilla/5.0"),
        ("%{user-agent}i", "Mozilla/5.0", "agent Mozilla/5.0"),
        ("%{X-Forwarded-For}i", "192.0.2.7", "address 192.0.2.7"),
        ("%{Referer}i", "-", ""),
        ("%b", "44", ""),
    ] {
        check(
            &format!("%U \"{directive}\""),
            &format!("/q/a/b/c \"{value}\""),
            expected,
        );
    }
    check("\"%r\"", "\"GET /q/a/b/c HTTP/1.1\"", "method GET");
    check("%m %U", "HEAD /q/a/b/c", "method HEAD");
}

#[test]
fn every_variable_of_haproxy_is_known() {
    for (variable, value, expected) in [
        ("%ci", "192.0.2.7", "address 192.0.2.7"),
        ("%[src]", "192.0.2.7", "address 192.0.2.7"),
        ("%ST", "404", "status 404"),
        ("%[status]", "404", "status 404"),
        ("%[txn.status]", "404", "status 404"),
        ("%t", "22/Oct/2020:19:44:06.123", "time 1603395846"),
        ("%tr", "22/Oct/2020:19:44:06.123", "time 1603395846"),
        ("%T", "22/Oct/2020:19:44:06 +0000", "time 1603395846"),
        ("%Tl", "22/Oct/2020:19:44:06 +0000", "time 1603395846"),
        ("%trg", "22/Oct/2020:19:44:06 +0000", "time 1603395846"),
        ("%trl", "22/Oct/2020:19:44:06 +0000", "time 1603395846"),
        ("%Ts", "1603395846", "time 1603395846"),
        ("%[req.hdr(User-Agent)]", "Mozilla/5.0", "agent Mozilla/5.0"),
        (
            "%[req.fhdr(user-agent),lower]",
            "mozilla/5.0",
            "agent mozilla/5.0",
        ),
        ("%[hdr(User-Agent)]", "Mozilla/5.0", "agent Mozilla/5.0"),
        ("%[fhdr(X-Forwarded-For)]", "192.0.2.7", "address 192.0.2.7"),
        ("%[method]", "GET", "method GET"),
        ("%[capture.req.method]", "GET", "method GET"),
        ("%HM", "GET", "method GET"),
        ("%B", "44", ""),
    ] {
        check(
            &format!("%HU [{variable}] %ft"),
            &format!("/q/a/b/c [{value}] front"),
            expected,
        );
    }
    for target in [
        "%HU",
        "%HP",
        "%HPO",
        "%[path]",
        "%[pathq]",
        "%[url]",
        "%[capture.req.uri]",
    ] {
        check(&format!("%ft {target}"), "front /q/a/b/c", "");
    }
    check(
        "%ft %{+Q}r",
        "front \"GET /q/a/b/c HTTP/1.1\"",
        "method GET",
    );
}

/// Each sign alone makes a format string one of `HAProxy`. In one of Apache, `%T`, `%H` and others mean something else.
#[test]
fn every_sign_of_haproxy_is_one_of_it() {
    for (format, line, expected) in [
        ("%Ts %[path]", "1603395846 /q/a/b/c", "time 1603395846"),
        (
            "%Ts %{+Q}r",
            "1603395846 \"GET /q/a/b/c HTTP/1.1\"",
            "time 1603395846, method GET",
        ),
        (
            "%Ts %{-Q}r",
            "1603395846 GET /q/a/b/c HTTP/1.1",
            "time 1603395846, method GET",
        ),
        (
            "%Ts %ci %r",
            "1603395846 192.0.2.7 GET /q/a/b/c HTTP/1.1",
            "time 1603395846, address 192.0.2.7, method GET",
        ),
        (
            "%Ts %ST %r",
            "1603395846 404 GET /q/a/b/c HTTP/1.1",
            "time 1603395846, method GET, status 404",
        ),
        (
            "%Ts %HM %r",
            "1603395846 GET GET /q/a/b/c HTTP/1.1",
            "time 1603395846, method GET",
        ),
        ("%Ts %HU", "1603395846 /q/a/b/c", "time 1603395846"),
        ("%Ts %HP", "1603395846 /q/a/b/c", "time 1603395846"),
        (
            "%Ts %ft %r",
            "1603395846 front GET /q/a/b/c HTTP/1.1",
            "time 1603395846, method GET",
        ),
        (
            "%Ts %hr %r",
            "1603395846 {a} GET /q/a/b/c HTTP/1.1",
            "time 1603395846, method GET",
        ),
        (
            "%Ts %si %r",
            "1603395846 192.0.2.9 GET /q/a/b/c HTTP/1.1",
            "time 1603395846, method GET",
        ),
        (
            "[%tr] %r",
            "[22/Oct/2020:19:44:06.123] GET /q/a/b/c HTTP/1.1",
            "time 1603395846, method GET",
        ),
    ] {
        check(format, line, expected);
    }
}

#[test]
fn every_format_has_its_name() {
    for (name, line, expected) in [
        (
            "common",
            "192.0.2.7 - - [22/Oct/2020:19:44:06 +0000] \"GET /q/a/b/c HTTP/1.1\" 200 44",
            "time 1603395846, address 192.0.2.7, method GET, status 200",
        ),
        (
            "combined",
            "192.0.2.7 - - [22/Oct/2020:19:44:06 +0000] \"GET /q/a/b/c HTTP/1.1\" 200 44 \"-\" \"M\"",
            "time 1603395846, address 192.0.2.7, agent M, method GET, status 200",
        ),
        (
            "nginx",
            "192.0.2.7 - - [22/Oct/2020:19:44:06 +0000] \"GET /q/a/b/c HTTP/1.1\" 200 44 \"-\" \"M\"",
            "time 1603395846, address 192.0.2.7, agent M, method GET, status 200",
        ),
        (
            "vhost_combined",
            "a.test:80 192.0.2.7 - - [22/Oct/2020:19:44:06 +0000] \"GET /q/a/b/c HTTP/1.1\" 200 44 \"-\" \"M\"",
            "time 1603395846, address 192.0.2.7, agent M, method GET, status 200",
        ),
        (
            "json",
            "{\"request\":\"GET /q/a/b/c HTTP/1.1\"}",
            "method GET",
        ),
        ("request", "GET /q/a/b/c HTTP/1.1", "method GET"),
    ] {
        check(name, line, expected);
    }
}

#[test]
fn every_key_of_an_object_is_known_however_it_is_spelled() {
    for (keys, value, expected) in [
        (
            &[
                "remote_addr",
                "remote_ip",
                "client_ip",
                "clientip",
                "remoteip",
                "ClientHost",
                "client",
                "ip",
                "ip_address",
            ][..],
            "\"192.0.2.7\"",
            "address 192.0.2.7",
        ),
        (
            &[
                "http_user_agent",
                "user_agent",
                "userAgent",
                "User-Agent",
                "request_User-Agent",
                "agent",
            ],
            "\"M\"",
            "agent M",
        ),
        (
            &["method", "request_method", "RequestMethod", "http_method"],
            "\"GET\"",
            "method GET",
        ),
        (
            &[
                "status",
                "status_code",
                "statusCode",
                "DownstreamStatus",
                "response_status",
            ],
            "404",
            "status 404",
        ),
        (
            &["time_local"],
            "\"22/Oct/2020:19:44:06 +0000\"",
            "time 1603395846",
        ),
        (
            &[
                "time_iso8601",
                "@timestamp",
                "timestamp",
                "ts",
                "time",
                "StartUTC",
                "datetime",
            ],
            "\"2020-10-22T19:44:06Z\"",
            "time 1603395846",
        ),
        (&["msec", "ts"], "1603395846.123", "time 1603395846"),
    ] {
        for key in keys {
            let line = format!("{{\"uri\":\"/q/a/b/c\",\"{key}\":{value}}}");
            let read = read(line.as_bytes()).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(said(&read), expected, "{line}");
        }
    }
    for key in [
        "request_uri",
        "requestUri",
        "uri",
        "RequestPath",
        "url",
        "requestUrl",
        "path",
        "request_path",
        "target",
    ] {
        let line = format!("{{\"{key}\":\"/q/a/b/c\",\"a\":1}}");
        let read = read(line.as_bytes()).unwrap_or_else(|| panic!("{line}"));
        assert_eq!(&line[read.target.clone()], "/q/a/b/c", "{line}");
    }
    for key in ["request", "request_line", "requestLine"] {
        let line = format!("{{\"{key}\":\"GET /q/a/b/c HTTP/1.1\"}}");
        let read = read(line.as_bytes()).unwrap_or_else(|| panic!("{line}"));
        assert_eq!(said(&read), "method GET", "{line}");
    }
}
