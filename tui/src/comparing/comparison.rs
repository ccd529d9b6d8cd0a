//! What came of comparing two links.

use std::fmt;

use super::facts::Fact;
use super::side::Side;
use crate::reading::Provenance;
use crate::text::shown::Shown;

/// What two links have in common, and where they differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// This link, and the other.
    pub sides: [Side; 2],
    /// What stands out.
    pub facts: Vec<Fact>,
    /// Everything that was compared; no section is empty.
    pub sections: Vec<Section>,
}

/// Rows that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What they are about.
    pub heading: &'static str,
    /// The rows, at least one.
    pub rows: Vec<ComparedRow>,
}

/// One value of both links, or of one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedRow {
    /// The name of the value.
    pub name: Shown,
    /// What it is in each of the links.
    pub state: ComparedState,
}

/// What a value is in each of two links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ComparedState {
    /// It is the same in both.
    Equal(ComparedValue),
    /// It is different: in this link, and in the other.
    Differs(ComparedValue, ComparedValue),
    /// Only this link has it.
    OnlyThis(ComparedValue),
    /// Only the other link has it.
    OnlyOther(ComparedValue),
}

/// A value in a link, and what there is to say about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedValue {
    /// What it is.
    pub content: Content,
    /// What there is to say about it; empty if there is nothing.
    pub remark: String,
}

/// The content of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Text.
    Text(Shown),
    /// Bytes: those of tag and length, if it is a record, and those of the value.
    Bytes {
        /// Tag and length.
        head: Vec<u8>,
        /// The value.
        value: Vec<u8>,
    },
}

/// How many rows there are of each sort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rows that are equal.
    pub equal: usize,
    /// Rows that differ.
    pub differing: usize,
    /// Rows that only this link has.
    pub only_this: usize,
    /// Rows that only the other link has.
    pub only_other: usize,
}

impl Comparison {
    /// How many rows there are of each sort.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for row in self.sections.iter().flat_map(|it| &it.rows) {
            *match row.state {
                ComparedState::Equal(_) => &mut counts.equal,
                ComparedState::Differs(..) => &mut counts.differing,
                ComparedState::OnlyThis(_) => &mut counts.only_this,
                ComparedState::OnlyOther(_) => &mut counts.only_other,
            } += 1;
        }
        counts
    }
}

impl Comparison {
    /// The same with what of this link and of the other is not as it was given.
    #[must_use]
    pub fn made_from(mut self, provenances: [Provenance; 2]) -> Self {
        for (side, provenance) in self.sides.iter_mut().zip(provenances) {
            side.provenance = provenance;
        }
        self
    }

    /// This link and the other, each with the sign before its values, and its name.
    pub fn named_sides(&self) -> impl Iterator<Item = (char, &'static str, &Side)> {
        let names = [('<', "this"), ('>', "other")].into_iter();
        names
            .zip(&self.sides)
            .map(|((sign, name), side)| (sign, name, side))
    }

    /// The rows that are not equal, by the headings of their sections; no section is empty.
    pub fn differences(
        &self,
    ) -> impl Iterator<Item = (&'static str, impl Iterator<Item = &ComparedRow>)> {
        let sections = self.sections.iter();
        let sections = sections.filter(|it| it.rows.iter().any(ComparedRow::differs));
        sections.map(|it| {
            let rows = it.rows.iter().filter(|row| row.differs());
            (it.heading, rows)
        })
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            equal,
            differing,
            only_this,
            only_other,
        } = self;
        write!(
            f,
            "{equal} equal, {differing} differ, {only_this} only in this, {only_other} only in the other"
        )
    }
}

impl ComparedRow {
    fn differs(&self) -> bool {
        !matches!(self.state, ComparedState::Equal(_))
    }
}

impl ComparedState {
    /// The values of this link and of the other, as far as they have one.
    #[must_use]
    pub const fn this_and_other(&self) -> [Option<&ComparedValue>; 2] {
        match self {
            Self::Equal(value) => [Some(value), Some(value)],
            Self::Differs(this, other) => [Some(this), Some(other)],
            Self::OnlyThis(this) => [Some(this), None],
            Self::OnlyOther(other) => [None, Some(other)],
        }
    }

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

impl ComparedValue {
    /// Text of the program's own.
    pub(super) fn text(text: &str) -> Self {
        Self::shown(Shown::text(text), String::new())
    }

    /// Text with what there is to say about it.
    pub(super) const fn shown(text: Shown, remark: String) -> Self {
        Self {
            content: Content::Text(text),
            remark,
        }
    }
}
