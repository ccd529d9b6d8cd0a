//! The committed counts, and how the current ones compare.

use std::fmt;

/// How far a count may be from its record. Linking alone changes some of them a little.
const TOLERANCE_PERCENT: u64 = 2;

const TOOLCHAIN: &str = "toolchain: ";

/// Counts, and what they were counted with.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Record {
    /// The lines at the start that say what is counted.
    pub(crate) head: String,
    pub(crate) toolchain: String,
    pub(crate) counts: Vec<(String, u64)>,
}

impl Record {
    pub(crate) fn parse(text: &str) -> Self {
        let is_of_head = |line: &&str| line.starts_with('#');
        let head = text.split_inclusive('\n').take_while(is_of_head);
        let mut record = Self {
            head: head.collect(),
            toolchain: String::new(),
            counts: Vec::new(),
        };
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some(toolchain) = line.strip_prefix(TOOLCHAIN) {
                toolchain.clone_into(&mut record.toolchain);
            } else if let Some((name, count)) = line.split_once(' ') {
                let count = count.trim().parse().expect("a count");
                record.counts.push((name.to_owned(), count));
            }
        }
        record
    }

    fn get(&self, name: &str) -> Option<u64> {
        let (_, count) = self.counts.iter().find(|(it, _)| it == name)?;
        Some(*count)
    }
}

impl fmt::Display for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}{TOOLCHAIN}{}\n", self.head, self.toolchain)?;
        self.counts
            .iter()
            .try_for_each(|(name, count)| writeln!(f, "{name:<28} {count:>9}"))
    }
}

/// Two records, compared case by case.
#[derive(Debug)]
pub(crate) struct Comparison<'r> {
    recorded: &'r Record,
    counted: &'r Record,
}

impl<'r> Comparison<'r> {
    pub(crate) const fn new(recorded: &'r Record, counted: &'r Record) -> Self {
        Self { recorded, counted }
    }

    /// Whether a count differs from its record, or one of them is missing.
    ///
    /// With another toolchain, it never does: then a difference says nothing about the code.
    pub(crate) fn has_difference(&self) -> bool {
        self.is_comparable()
            && (self.recorded.counts.len() != self.counted.counts.len()
                || self.counted.counts.iter().any(|(name, count)| {
                    self.recorded
                        .get(name)
                        .is_none_or(|recorded| differ(recorded, *count))
                }))
    }

    /// Whether both were counted with the same compiler, for the same processor.
    pub(crate) fn is_comparable(&self) -> bool {
        self.recorded.toolchain == self.counted.toolchain
    }
}

impl fmt::Display for Comparison<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<28} {:>9} {:>9}", "", "recorded", "counted")?;
        for (name, count) in &self.counted.counts {
            let recorded = self.recorded.get(name);
            let shown = recorded.map_or("none".to_owned(), |it| it.to_string());
            let mark = match recorded {
                Some(recorded) if !differ(recorded, *count) => "",
                _ => "  differs",
            };
            writeln!(f, "{name:<28} {shown:>9} {count:>9}{mark}")?;
        }
        if !self.is_comparable() {
            let (recorded, counted) = (&self.recorded.toolchain, &self.counted.toolchain);
            writeln!(
                f,
                "Not compared: {recorded} counted the record, not {counted}"
            )?;
        }
        Ok(())
    }
}

fn differ(recorded: u64, counted: u64) -> bool {
    recorded.abs_diff(counted) * 100 > recorded * TOLERANCE_PERCENT
}
