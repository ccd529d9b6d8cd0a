//! Comparing two readings.

use std::borrow::Cow;
use std::mem;

use serde_json::Value as Json;

use super::alignment::{Sides, merged};
use super::comparison::{ComparedRow, ComparedState, ComparedValue, Comparison, Section};
use super::named::Named;
use super::side::Side;
use super::{facts, outcome, records, spelling};
use crate::reading::Reading;
use crate::reading::fields::{Field, Group, Topic, groups};
use crate::text::escape;
use crate::text::shown::Shown;

impl Comparison {
    /// Compares two readings.
    #[must_use]
    pub fn of(this: &Reading<'_>, other: &Reading<'_>) -> Self {
        let sides = [this, other];
        let mut all = vec![("Outcome", sides.map(outcome::of))];
        let mut groups = sides.map(groups);
        for topic in Topic::ALL {
            let [this_groups, other_groups] = &mut groups;
            let this = fields(this, topic, this_groups);
            let other = fields(other, topic, other_groups);
            all.push((topic.heading(), [this, other]));
        }
        all.push(("Records", sides.map(records::of)));
        all.push(("Spelling", sides.map(spelling::of)));
        let sections = all.into_iter().filter_map(|(heading, [this, other])| {
            let rows: Vec<_> = merged(this, other).into_iter().map(row).collect();
            (!rows.is_empty()).then_some(Section { heading, rows })
        });
        Self {
            sides: sides.map(Side::of),
            facts: facts::of(this, other),
            sections: sections.collect(),
        }
    }

    /// The same comparison with the values of another: that of the masked links. Where the originals differ
    /// but the masked values don't, the result still says that they differ.
    #[must_use]
    pub fn showing(self, masked: Self) -> Self {
        let mut sections = masked.sections;
        for section in &mut sections {
            let originals = self
                .sections
                .iter()
                .find(|it| it.heading == section.heading);
            let originals = originals.map_or(&[][..], |it| &it.rows);
            for (row, original) in section.rows.iter_mut().zip(originals) {
                if row.name == original.name
                    && matches!(original.state, ComparedState::Differs(..))
                    && let ComparedState::Equal(value) = &row.state
                {
                    let remark = "different, but hidden".to_owned();
                    let value = ComparedValue {
                        remark,
                        ..value.clone()
                    };
                    row.state = ComparedState::Differs(value.clone(), value);
                }
            }
        }
        Self {
            sides: masked.sides,
            facts: self.facts,
            sections,
        }
    }
}

fn row((name, sides): (Cow<'static, str>, Sides<ComparedValue>)) -> ComparedRow {
    let state = match sides {
        Sides::Both(this, other) if this == other => ComparedState::Equal(this),
        Sides::Both(this, other) => ComparedState::Differs(this, other),
        Sides::This(this) => ComparedState::OnlyThis(this),
        Sides::Other(other) => ComparedState::OnlyOther(other),
    };
    ComparedRow {
        name: Shown::text(&name),
        state,
    }
}

/// The fields of a topic, taken out of their groups, and the members of the metadata if it is an object.
fn fields(reading: &Reading<'_>, topic: Topic, groups: &mut [Group<'_>]) -> Vec<Named> {
    let group = groups.iter_mut().find(|it| it.topic == topic);
    let fields = group.map_or_else(Vec::new, |group| mem::take(&mut group.fields));
    let named = |field: Field<'_>| {
        let value = ComparedValue::shown(field.shown(), field.remark.into_owned());
        (field.name.into(), value)
    };
    let mut fields: Vec<Named> = fields.into_iter().map(named).collect();
    if topic == Topic::Metadata {
        fields.extend(members(reading));
    }
    fields
}

/// The members of the metadata, by their keys as JSON has them.
fn members(reading: &Reading<'_>) -> Vec<Named> {
    let json = reading.metadata().and_then(|it| it.json());
    let Some(Json::Object(members)) = json else {
        return Vec::new();
    };
    let member = |(key, value): (&String, &Json)| {
        let name = escape::json(Json::from(key.as_str()).to_string());
        let value = escape::json(value.to_string());
        (name.into(), ComparedValue::text(&value))
    };
    members.iter().map(member).collect()
}
