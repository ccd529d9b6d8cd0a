//! What can be wrong with a link, each as a change to its pieces.

use std::fmt;

use super::spelled::Spelled;

/// One thing that is wrong with a link.
pub struct Damage {
    /// Its name.
    pub name: &'static str,
    /// The code of the error or deviation that it causes on every route that it changes, if there is one.
    pub code: Option<&'static str>,
    /// Whether it is in the records, so that it is only seen in a plaintext.
    pub(super) is_in_records: bool,
    pub(super) put: fn(&mut Spelled),
}

impl fmt::Debug for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

const fn of_text(name: &'static str, code: &'static str, put: fn(&mut Spelled)) -> Damage {
    let is_in_records = false;
    let code = Some(code);
    Damage {
        name,
        code,
        is_in_records,
        put,
    }
}

const fn of_records(name: &'static str, code: &'static str, put: fn(&mut Spelled)) -> Damage {
    Damage {
        is_in_records: true,
        ..of_text(name, code, put)
    }
}

/// All damage. The first one is none.
pub const DAMAGES: &[Damage] = &[
    Damage {
        code: None,
        ..of_text("whole", "", |_| {})
    },
    // In what precedes the path.
    of_text("scheme-in-capitals", "scheme_spelling", |it| {
        "HTTPS://link.example.com".clone_into(&mut it.front);
    }),
    of_text("scheme-missing", "scheme_spelling", |it| {
        "link.example.com".clone_into(&mut it.front);
    }),
    of_text("path-alone", "scheme_spelling", |it| it.front.clear()),
    of_text("user-info", "unexpected_user_info", |it| {
        "https://me@link.example.com".clone_into(&mut it.front);
    }),
    of_text("host-spelled", "host_spelling", |it| {
        "https://link+a.example.com".clone_into(&mut it.front);
    }),
    of_text("port-with-a-zero", "port_spelling", |it| {
        it.front.push_str(":080");
    }),
    of_text("port-empty", "port_spelling", |it| it.front.push(':')),
    of_text("port-too-large", "invalid_port", |it| {
        it.front.push_str(":65536");
    }),
    Damage {
        code: None,
        ..of_text("port", "", |it| it.front.push_str(":8080"))
    },
    // In the path.
    Damage {
        code: None,
        ..of_text("sublink-added", "", |it| it.sublink.push_str("/b"))
    },
    Damage {
        code: None,
        ..of_text("sublink-missing", "", |it| it.sublink.clear())
    },
    Damage {
        code: None,
        ..of_text("sublink-with-an-empty-segment", "", |it| {
            it.sublink.push_str("//b");
        })
    },
    Damage {
        code: None,
        ..of_text("sublink-with-a-dot-segment", "", |it| {
            it.sublink.push_str("/..");
        })
    },
    Damage {
        code: None,
        ..of_text("sublink-spelled", "", |it| it.sublink.push_str("/\""))
    },
    of_text("route-escaped", "percent_encoded", |it| {
        it.route = format!("/%{:X}", it.route.as_bytes()[1]);
    }),
    of_text("slash-escaped", "percent_encoded", |it| it.slash = "%2F"),
    of_text("trailing-slash", "trailing_slash", |it| it.tail = "/"),
    of_text("trailing-path", "trailing_path", |it| it.tail = "/more"),
    of_text("signature-escaped", "percent_encoded", |it| {
        it.signature = it.signature.replace('~', "%7E");
    }),
    of_text("signature-stripped", "missing_padding", |it| {
        strip(&mut it.signature);
    }),
    of_text("signature-with-bits", "trailing_bits", |it| {
        it.signature = it.signature.replace("w~", "x~");
    }),
    of_text("signature-padded", "invalid_padding", |it| {
        it.signature.push('~');
    }),
    of_text("signature-cut", "signature_length", |it| {
        it.signature = it.signature.replace("w~~", "");
    }),
    of_text("signature-longer", "signature_length", |it| {
        it.signature = it.signature.replace("w~~", "wA~");
    }),
    of_text("signature-symbol", "invalid_symbol", |it| {
        it.signature.replace_range(3..4, "!");
    }),
    of_text("token-escaped", "percent_encoded", |it| {
        it.token = it.token.replace('~', "%7e");
    }),
    of_text("token-stripped", "missing_padding", |it| {
        strip(&mut it.token);
    }),
    of_text("token-with-bits", "trailing_bits", |it| {
        it.token = it.token.replace("A~", "B~");
    }),
    of_text("token-padded", "invalid_padding", |it| it.token.push('~')),
    of_text("token-cut", "token_length", |it| {
        it.token = it.token.replace("A~", "");
    }),
    of_text("token-longer", "token_length", |it| {
        it.token = it.token.replace('~', "A");
    }),
    of_text("token-symbol", "invalid_symbol", |it| {
        it.token.replace_range(1..2, "*");
    }),
    // In the text of the payload.
    of_text("payload-escaped", "percent_encoded", |it| {
        it.change_payload =
            |payload| *payload = payload.replacen('B', "%42", 1).replace('~', "%7E");
    }),
    Damage {
        code: None,
        ..of_text("payload-stripped", "", |it| it.change_payload = strip)
    },
    of_text("payload-padded", "invalid_padding", |it| {
        it.change_payload = |payload| payload.push_str("~~~");
    }),
    Damage {
        code: None,
        ..of_text("payload-cut-by-one", "", |it| {
            it.change_payload = |payload| cut(payload, 1);
        })
    },
    Damage {
        code: None,
        ..of_text("payload-cut-by-two", "", |it| {
            it.change_payload = |payload| cut(payload, 2);
        })
    },
    Damage {
        code: None,
        ..of_text("payload-cut-by-three", "", |it| {
            it.change_payload = |payload| cut(payload, 3);
        })
    },
    of_text("payload-symbol", "invalid_symbol", |it| {
        it.change_payload = |payload| payload.replace_range(4..5, "=");
    }),
    of_text("payload-missing", "missing_payload", |it| it.segments = 2),
    of_text("token-missing", "missing_token", |it| it.segments = 1),
    // In what follows the path.
    of_text("fragment", "unexpected_fragment", |it| it.fragment = "#top"),
    Damage {
        code: None,
        ..of_text("query-in-lower-case", "", |it| {
            it.query = it.query.replace("%3A", "%3a");
        })
    },
    Damage {
        code: None,
        ..of_text("query-not-escaped", "", |it| {
            it.query = it.query.replace("%3A%2F%2F", "://");
        })
    },
    of_text("query-with-more", "unexpected_query", |it| {
        it.query
            .push_str(if it.query.is_empty() { "?a=b" } else { "&a=b" });
    }),
    of_text("query-after-another", "unexpected_query", |it| {
        it.query = format!("?a=b&{}", it.query.trim_start_matches('?'));
    }),
    of_text("query-empty", "unexpected_query", |it| {
        "?".clone_into(&mut it.query);
    }),
    of_text("query-repeated", "unexpected_query", |it| {
        "?target=c.test&target=d.test".clone_into(&mut it.query);
    }),
    // In the records.
    of_records("kind-missing", "missing_kind", |it| {
        it.records.remove(KIND);
    }),
    of_records("kind-click", "route_mismatch", |it| {
        it.records[KIND] = other_than(&it.route, "ef", 0x3f);
    }),
    of_records("kind-open", "route_mismatch", |it| {
        it.records[KIND] = other_than(&it.route, "q", 0x3e);
    }),
    of_records("kind-initial-open", "route_mismatch", |it| {
        it.records[KIND] = other_than(&it.route, "q", 0x3d);
    }),
    of_records("kind-unsubscribe", "route_mismatch", |it| {
        it.records[KIND] = other_than(&it.route, "u", 0x3c);
    }),
    Damage {
        code: None,
        ..of_records("kind-initial-open-of-q", "", |it| {
            if it.route == "/q" {
                it.records[KIND] = 0x3d;
            }
        })
    },
    of_records("kind-repeated", "repeated_record", |it| {
        it.records.push(0x3e);
    }),
    of_records("kind-with-a-value", "record_length", |it| {
        let kind = it.records[KIND];
        it.records.splice(KIND..=KIND, [0x40 | kind, 1, b'a']);
    }),
    of_records("target-repeated-bare", "repeated_record", |it| {
        it.records.extend(b"\x44\x01a\x04");
    }),
    of_records("record-repeated", "repeated_record", |it| {
        it.records.extend(b"\x52\x01a");
    }),
    of_records("record-of-a-wrong-length", "record_length", |it| {
        it.records.extend(b"\x58\x03\0\0\x54");
    }),
    of_records("record-not-utf8", "invalid_utf8", |it| {
        it.records.extend(b"\x57\x02\xff\xff");
    }),
    of_records("record-wide", "width_not_minimal", |it| {
        it.records.extend(b"\x97\x03\0spc");
    }),
    of_records("record-wide-and-empty", "width_not_minimal", |it| {
        it.records.extend(b"\x57\0");
    }),
    of_records("record-over-its-limit", "value_limit", |it| {
        it.records.extend(b"\x45\x40");
        it.records.extend([b'n'; 64]);
    }),
    Damage {
        code: None,
        ..of_records("record-bare", "", |it| it.records.extend(b"\x09\x17\x13"))
    },
    Damage {
        code: None,
        ..of_records("record-unknown", "", |it| {
            it.records.extend(b"\x61\x02ab\x20");
        })
    },
    of_records("record-reserved", "reserved_width", |it| {
        it.records.extend(b"\xd7\x01a");
    }),
    of_records("record-cut-in-its-length", "truncated_length", |it| {
        it.records.extend(b"\x97\x01");
    }),
    of_records("record-cut-in-its-value", "truncated_value", |it| {
        it.records.extend(b"\x57\x04spc");
    }),
];

/// Where the kind stands in the records of a cell.
const KIND: usize = 6;

/// A kind, or, on the routes that carry it, one that they don't carry.
fn other_than(route: &str, carriers: &str, kind: u8) -> u8 {
    match carriers.contains(&route[1..]) {
        true if kind == 0x3c => 0x3f,
        true => 0x3c,
        false => kind,
    }
}

fn strip(text: &mut String) {
    text.truncate(text.trim_end_matches('~').len());
}

/// Removes the padding, and some symbols.
fn cut(text: &mut String, symbols: usize) {
    strip(text);
    text.truncate(text.len() - symbols);
}
