//! The fields of records, and what there is to say about their values.

use tracklens_codec::{Definition, RecordId, Records, Standing, Value};

use std::borrow::Cow;

use super::group::Field;
use crate::reading::read::Reading;
use crate::reading::source::Source;
use crate::text::{hex, time};

/// The field of a record that has a name and a value.
pub(super) fn field<'r>(
    definition: &Definition,
    records: &Records<'r>,
    reading: &Reading<'_>,
) -> Option<Field<'r>> {
    let record = records.first(definition.id())?;
    let name = definition.name()?;
    let record_value = record.value();
    let number = |text: String| Cow::Owned(text.into_bytes());
    let value = match record_value {
        Ok(Value::Flag) => return None,
        Ok(Value::Number(it)) => number(it.to_string()),
        Ok(Value::TransmissionId(it)) => number(it.to_string()),
        Ok(Value::MessageId(it)) => number(hex::digits(it.as_bytes())),
        _ => Cow::Borrowed(record.as_bytes()),
    };
    let mut remark = match record_value {
        Err(error) => error.kind().to_string().into(),
        Ok(value) => remark_of(definition.id(), value, reading),
    };
    if definition.standing() == Standing::Inferred {
        remark = format!("{remark} [inferred]")
            .trim_start()
            .to_owned()
            .into();
    }
    (!value.is_empty()).then_some(Field {
        name,
        value,
        remark,
        source: Source::Record(record.index()),
    })
}

/// What there is to say about the value of a record.
fn remark_of(id: RecordId, value: Value<'_>, reading: &Reading<'_>) -> Cow<'static, str> {
    match value {
        Value::TransmissionId(id) => format!(
            "node {}, counter {}, id generator started {} [inferred]",
            id.node(),
            id.counter(),
            time::in_zone(id.generator_start(), &reading.settings().zone),
        )
        .into(),
        Value::MessageId(id) => id.node().map_or_else(
            || format!("start-up stamp {:04x} [inferred]", id.prefix()).into(),
            |node| format!("node {node} [inferred]").into(),
        ),
        Value::Number(expiry) if id == RecordId::EXPIRY => expiry_remark(expiry, reading).into(),
        Value::Text(_) if id == RecordId::TARGET_LINK_URL => "in the payload".into(),
        Value::Metadata(_) => metadata_remark(reading).into(),
        _ => "".into(),
    }
}

fn metadata_remark(reading: &Reading<'_>) -> &'static str {
    match reading.metadata() {
        Some(metadata) if !metadata.is_json() => "not JSON",
        _ => "",
    }
}

fn expiry_remark(expiry: u32, reading: &Reading<'_>) -> String {
    let now = reading.settings().now.as_second();
    let expired = reading
        .records()
        .and_then(|records| records.is_expired_at(now));
    let word = if expired == Some(true) {
        "expired"
    } else {
        "expires"
    };
    let relative = time::relative(i64::from(expiry), now);
    let at = time::in_zone(expiry, &reading.settings().zone);
    format!("{at}, {word} {relative}")
}
