//! Laws of reading the headers that belong to links.

use tracklens::input::relative::{FieldName, FieldValue, Relative, RelativeKind, read, read_value};

use crate::inputs::control::checksum;
use crate::oracles::headers::Sent;

/// All laws of this file.
///
/// # Panics
///
/// If a law is broken.
pub fn relatives(bytes: &[u8]) {
    if let Some(relative) = read(bytes) {
        everything_stands_in_the_header(bytes, &relative);
    }
    for kind in RelativeKind::ALL {
        if let Some(relative) = read_value(kind, bytes, 0) {
            everything_stands_in_the_header(bytes, &relative);
        }
    }
    what_is_written_is_read(bytes);
}

/// The header, each of its fields and each fault stand within what was given.
fn everything_stands_in_the_header(given: &[u8], relative: &Relative) {
    let fields = relative.fields().iter().map(|field| field.range.clone());
    for range in fields.chain([relative.range()]) {
        assert!(
            range.start <= range.end && range.end <= given.len(),
            "{range:?} of {} bytes",
            given.len()
        );
    }
    for fault in relative.faults() {
        assert!(
            fault.offset() <= given.len(),
            "{} stands at {}",
            fault.code(),
            fault.offset()
        );
    }
}

/// What a server writes into its headers is read from them, without a fault. The checksum of the input chooses the
/// values, and its letters are the recipient's name.
fn what_is_written_is_read(bytes: &[u8]) {
    let name = bytes.iter().filter(|byte| byte.is_ascii_alphanumeric());
    let name: String = name.take(40).map(|byte| char::from(*byte)).collect();
    let sent = Sent::new(&name, checksum(bytes));
    let text = |text: &str| FieldValue::Text(text.to_owned());
    let recipient = (FieldName::RcptTo, text(&sent.recipient));
    let customer = (
        FieldName::CustomerId,
        FieldValue::Number(sent.customer.into()),
    );
    let subaccount = (
        FieldName::SubaccountId,
        FieldValue::Number(sent.subaccount.into()),
    );
    let time = (FieldName::InjectionTime, FieldValue::Time(sent.time));
    let tenant = (FieldName::TenantId, text("spc"));
    let tag = (FieldName::Tag, text(&sent.tag));
    let binding = (FieldName::Binding, text("mta1"));
    judge(
        &sent.msfbl(),
        &[&recipient, &customer, &subaccount, &time, &tenant],
    );
    judge(&sent.short_msfbl(), &[&recipient, &binding]);
    judge(&sent.old_msfbl(), &[&recipient, &binding]);
    judge(
        &sent.list_unsubscribe(),
        &[&recipient, &customer, &subaccount, &time, &tenant],
    );
    judge(&sent.message_id(), &[&time]);
    judge(&sent.return_path(), &[&customer, &subaccount, &tag]);
}

fn judge(header: &str, expected: &[&(FieldName, FieldValue)]) {
    let relative = read(header.as_bytes());
    let relative = relative.unwrap_or_else(|| panic!("{header} is not read"));
    everything_stands_in_the_header(header.as_bytes(), &relative);
    assert_eq!(relative.faults(), [], "{header}");
    for (name, value) in expected {
        assert_eq!(relative.value(name), Some(value), "{header}");
    }
}
