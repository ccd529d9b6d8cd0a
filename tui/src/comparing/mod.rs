//! Two links side by side: what is equal, what differs, and from where on.
//!
//! ```text
//! reading, reading ─ comparing ─▶ facts, and rows in the groups of the fields ─▶ inspector
//! ```

mod alignment;
mod facts;
mod spelling;

use std::borrow::Cow;
use std::mem;

use serde_json::Value as Json;
use tracklens_codec::{Definition, Payload, Record, Records};

pub use self::alignment::{Common, Pair, aligned, common};
use self::alignment::{Sides, merged};
pub use self::facts::Fact;
use crate::reading::fields::{Field, Group as FieldGroup, Topic, groups};
use crate::reading::{Reading, sentence};
use crate::text::shown::{self, Shown};

/// What two links have in common, and what not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// What stands out.
    pub facts: Vec<Fact>,
    /// All of it; no group is empty.
    pub groups: Vec<Group>,
}

/// Rows that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What they are about.
    pub heading: &'static str,
    /// The rows; never none.
    pub rows: Vec<Row>,
}

/// One thing of both links, or of one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is called.
    pub name: Shown,
    /// What it is in each link.
    pub state: State,
}

/// What something is in each of two links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It is the same in both.
    Equal(Value),
    /// It is one thing in this link, and another in the other.
    Differs(Value, Value),
    /// This link alone has it.
    OnlyThis(Value),
    /// The other link alone has it.
    OnlyOther(Value),
}

/// What something is in a link, and what is said about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// What it is.
    pub content: Content,
    /// What is said about it; empty when nothing.
    pub remark: String,
}

/// What something is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A text.
    Text(Shown),
    /// Bytes: those that say what follows and how long it is, if there are such, and that itself.
    Bytes {
        /// Tag and length.
        head: Vec<u8>,
        /// What follows.
        value: Vec<u8>,
    },
}

/// How many rows are of each sort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Those that are equal.
    pub equal: usize,
    /// Those that differ.
    pub differing: usize,
    /// Those that this link alone has.
    pub only_this: usize,
    /// Those that the other alone has.
    pub only_other: usize,
}

impl Comparison {
    /// Compares two readings.
    #[must_use]
    pub fn of(this: &Reading<'_>, other: &Reading<'_>) -> Self {
        let sides = [this, other];
        let mut all = vec![("Outcome", sides.map(outcome))];
        let mut groups = sides.map(groups);
        for topic in Topic::ALL {
            let [this_groups, other_groups] = &mut groups;
            let this = fields(this, topic, this_groups);
            let other = fields(other, topic, other_groups);
            all.push((topic.heading(), [this, other]));
        }
        all.push(("Records", sides.map(records)));
        all.push(("Spelling", sides.map(spelling::of)));
        let groups = all.into_iter().filter_map(|(heading, [this, other])| {
            let rows: Vec<_> = merged(this, other).into_iter().map(row).collect();
            (!rows.is_empty()).then_some(Group { heading, rows })
        });
        Self {
            facts: facts::of(this, other),
            groups: groups.collect(),
        }
    }

    /// The same with the values of another comparison: of these links with other values in the place of
    /// some. What differs in the links differs here too, where the values that are shown do not.
    #[must_use]
    pub fn told_by(self, told: Self) -> Self {
        let mut groups = told.groups;
        for group in &mut groups {
            let of_links = self.groups.iter().find(|it| it.heading == group.heading);
            let of_links = of_links.map_or(&[][..], |it| &it.rows);
            for (row, of_links) in group.rows.iter_mut().zip(of_links) {
                if row.name == of_links.name
                    && matches!(of_links.state, State::Differs(..))
                    && let State::Equal(value) = &row.state
                {
                    let remark = "another, and hidden".to_owned();
                    let value = Value {
                        remark,
                        ..value.clone()
                    };
                    row.state = State::Differs(value.clone(), value);
                }
            }
        }
        Self {
            facts: self.facts,
            groups,
        }
    }

    /// How many rows are of each sort.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for row in self.groups.iter().flat_map(|group| &group.rows) {
            *match row.state {
                State::Equal(_) => &mut counts.equal,
                State::Differs(..) => &mut counts.differing,
                State::OnlyThis(_) => &mut counts.only_this,
                State::OnlyOther(_) => &mut counts.only_other,
            } += 1;
        }
        counts
    }
}

impl State {
    /// The sign that stands for it.
    #[must_use]
    pub const fn sign(&self) -> char {
        match self {
            Self::Equal(_) => '=',
            Self::Differs(..) => '≠',
            Self::OnlyThis(_) => '-',
            Self::OnlyOther(_) => '+',
        }
    }
}

impl Value {
    fn text(text: &str) -> Self {
        Self::shown(Shown::text(text), String::new())
    }

    const fn shown(text: Shown, remark: String) -> Self {
        Self {
            content: Content::Text(text),
            remark,
        }
    }
}

/// Something of one link under the name by which it is found in the other.
type Named = (Cow<'static, str>, Value);

fn row((name, sides): (Cow<'static, str>, Sides<Value>)) -> Row {
    let state = match sides {
        Sides::Both(this, other) if this == other => State::Equal(this),
        Sides::Both(this, other) => State::Differs(this, other),
        Sides::This(this) => State::OnlyThis(this),
        Sides::Other(other) => State::OnlyOther(other),
    };
    Row {
        name: Shown::text(&name),
        state,
    }
}

/// The most faults that are told by themselves; a damaged link can have one for each byte.
const MAX_TROUBLES: usize = 10;

/// What came of a link, and what was found.
fn outcome(reading: &Reading<'_>) -> Vec<Named> {
    let all = reading.troubles();
    let mut troubles: Vec<_> = all.iter().take(MAX_TROUBLES).map(sentence).collect();
    if let Some(further @ 1..) = all.len().checked_sub(MAX_TROUBLES) {
        troubles.push(format!("and {further} more"));
    }
    let outcome = match (reading.link(), troubles.is_empty()) {
        (Ok(_), true) => "read to the end".to_owned(),
        (Ok(_), false) => format!("fault: {}", troubles.join("; ")),
        (Err(_), _) => format!("no tracked link: {}", troubles.join("; ")),
    };
    let mut outcome = vec![("outcome".into(), Value::text(&outcome))];
    let notes: Vec<_> = reading.notes().iter().map(|it| it.code.name()).collect();
    if !notes.is_empty() {
        outcome.push(("notes".into(), Value::text(&notes.join(", "))));
    }
    outcome
}

/// The fields about something, taken from their groups; of metadata that is an object, its members too.
fn fields(reading: &Reading<'_>, topic: Topic, groups: &mut [FieldGroup]) -> Vec<Named> {
    let group = groups.iter_mut().find(|it| it.topic == topic);
    let fields = group.map_or_else(Vec::new, |group| mem::take(&mut group.fields));
    let named = |field: Field| {
        let value = Value::shown(field.value, field.remark);
        (field.name.into(), value)
    };
    let mut fields: Vec<Named> = fields.into_iter().map(named).collect();
    if topic == Topic::Metadata {
        fields.extend(members(reading));
    }
    fields
}

/// The members of the metadata, the names as they stand in JSON.
fn members(reading: &Reading<'_>) -> Vec<Named> {
    let json = reading.metadata().and_then(|it| it.json());
    let Some(Json::Object(members)) = json else {
        return Vec::new();
    };
    let member = |(key, value): (String, Json)| {
        let name = shown::json(Json::String(key).to_string());
        let value = shown::json(value.to_string());
        (name.into(), Value::text(&value))
    };
    members.into_iter().map(member).collect()
}

/// The most records of which each is told by itself; those behind are told as bytes.
const MAX_RECORDS: usize = 1000;

/// The records with their bytes, and the order in which they stand; or the payload as it is, where
/// none can be read.
fn records(reading: &Reading<'_>) -> Vec<Named> {
    let Some(payload) = reading.payload() else {
        return Vec::new();
    };
    let Some(records) = payload.records() else {
        return unread(payload);
    };
    let told = || records.iter().take(MAX_RECORDS);
    let ids: Vec<_> = told().map(|it| it.id().get().to_string()).collect();
    let mut all = vec![("order of ids".into(), Value::text(&ids.join(" ")))];
    all.extend(told().map(|it| record(records, &it)));
    if let Some(next) = records.iter().nth(MAX_RECORDS) {
        let further = next.offset()..records.left_over_offset();
        let further = records.payload().get(further).unwrap_or_default();
        all.push((
            "further records".into(),
            bytes(further, count(further.len())),
        ));
    }
    if !records.left_over().is_empty() {
        all.push((
            "left over".into(),
            bytes(records.left_over(), String::new()),
        ));
    }
    all
}

fn record(records: &Records<'_>, record: &Record<'_>) -> Named {
    let id = record.id();
    let name = id.definition().and_then(Definition::name);
    let name = match name {
        Some(name) => format!("{} {name}", id.get()),
        None => format!("{} (no name)", id.get()),
    };
    let head = record.offset()..record.value_offset();
    let value = Value {
        content: Content::Bytes {
            head: records.payload().get(head).unwrap_or_default().to_vec(),
            value: record.as_bytes().to_vec(),
        },
        remark: format!(
            "width {}, {}",
            record.width().get(),
            count(record.as_bytes().len())
        ),
    };
    (name.into(), value)
}

fn unread(payload: Payload<'_>) -> Vec<Named> {
    let remark = match payload {
        Payload::Missing => return Vec::new(),
        Payload::Encrypted(ciphertext) => format!("{} encrypted blocks", ciphertext.blocks()),
        _ => count(payload.as_bytes().len()),
    };
    vec![("payload".into(), bytes(payload.as_bytes(), remark))]
}

fn bytes(bytes: &[u8], remark: String) -> Value {
    Value {
        content: Content::Bytes {
            head: Vec::new(),
            value: bytes.to_vec(),
        },
        remark,
    }
}

fn count(bytes: usize) -> String {
    match bytes {
        1 => "1 byte".to_owned(),
        bytes => format!("{bytes} bytes"),
    }
}
