//! One cell: the route, the flag, where the target stands, and the damage of a link.

use super::damages::{DAMAGES, Damage};
use super::spelled::Spelled;
use crate::oracles::writer::write_record;

/// A route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Route {
    /// Its letter.
    pub letter: char,
    /// The tag of the kind that belongs to it.
    pub kind: u8,
}

/// The flag of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flag {
    /// `0x00`: the payload is a record list.
    Plaintext,
    /// `0x10`: the payload is a ciphertext.
    Encrypted,
    /// `0x20`, which was never seen.
    Unknown,
}

/// Where the target stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// There is neither a record nor a query.
    Nowhere,
    /// In its record.
    InRecord,
    /// Its record is bare, and there is no query.
    Bare,
    /// In the query, and its record is bare.
    InQuery,
    /// In the query, and there is no record.
    InQueryAlone,
    /// In its record and in the query.
    Twice,
    /// In neither: the record is bare, and the query has an empty target.
    EmptyInQuery,
}

/// A cell of the table.
#[derive(Clone, Copy, Debug)]
pub struct Cell {
    /// Its route.
    pub route: Route,
    /// Its flag.
    pub flag: Flag,
    /// Where its target stands.
    pub standing: Standing,
    /// What is wrong with it.
    pub damage: &'static Damage,
}

impl Route {
    /// All routes that were seen.
    pub const ALL: [Self; 4] = [
        Self {
            letter: 'e',
            kind: 0x3f,
        },
        Self {
            letter: 'f',
            kind: 0x3f,
        },
        Self {
            letter: 'q',
            kind: 0x3e,
        },
        Self {
            letter: 'u',
            kind: 0x3c,
        },
    ];

    /// Whether a sublink follows it.
    #[must_use]
    pub fn has_sublink(self) -> bool {
        self.letter == 'f'
    }
}

impl Flag {
    /// All flags.
    pub const ALL: [Self; 3] = [Self::Plaintext, Self::Encrypted, Self::Unknown];

    fn name(self) -> &'static str {
        match self {
            Self::Plaintext => "plaintext",
            Self::Encrypted => "encrypted",
            Self::Unknown => "unknown",
        }
    }

    /// The token of the customer 1 with this flag.
    fn token(self) -> &'static str {
        match self {
            Self::Plaintext => "AAAAAQA~",
            Self::Encrypted => "AAAAARA~",
            Self::Unknown => "AAAAASA~",
        }
    }
}

impl Standing {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Nowhere,
        Self::InRecord,
        Self::Bare,
        Self::InQuery,
        Self::InQueryAlone,
        Self::Twice,
        Self::EmptyInQuery,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Nowhere => "nowhere",
            Self::InRecord => "in-record",
            Self::Bare => "bare",
            Self::InQuery => "in-query",
            Self::InQueryAlone => "in-query-alone",
            Self::Twice => "twice",
            Self::EmptyInQuery => "empty-in-query",
        }
    }

    /// The value of the target's record.
    fn record(self) -> Option<&'static [u8]> {
        match self {
            Self::Nowhere | Self::InQueryAlone => None,
            Self::InRecord | Self::Twice => Some(b"https://a.test/1"),
            Self::Bare | Self::InQuery | Self::EmptyInQuery => Some(b""),
        }
    }

    /// The query, with its question mark.
    fn query(self) -> &'static str {
        match self {
            Self::Nowhere | Self::InRecord | Self::Bare => "",
            Self::InQuery | Self::InQueryAlone | Self::Twice => "?target=https%3A%2F%2Fb.test%2F2",
            Self::EmptyInQuery => "?target=",
        }
    }

    /// Whether this differs from the others if the records can't be read.
    fn is_seen_without_records(self) -> bool {
        matches!(
            self,
            Self::Nowhere | Self::InQueryAlone | Self::EmptyInQuery
        )
    }
}

impl Cell {
    /// All cells. A cell that would have the text of another one is left out: of damage that changes nothing there,
    /// and of records that nobody can read.
    pub fn all() -> impl Iterator<Item = Self> {
        Route::ALL
            .into_iter()
            .flat_map(|route| {
                Flag::ALL.into_iter().flat_map(move |flag| {
                    Standing::ALL.into_iter().flat_map(move |standing| {
                        DAMAGES.iter().map(move |damage| Self {
                            route,
                            flag,
                            standing,
                            damage,
                        })
                    })
                })
            })
            .filter(Cell::is_distinct)
    }

    /// The name of its seed.
    #[must_use]
    pub fn name(&self) -> String {
        let Self {
            route,
            flag,
            standing,
            damage,
        } = self;
        format!(
            "cell-{}-{}-{}-{}",
            route.letter,
            flag.name(),
            standing.name(),
            damage.name
        )
    }

    /// The text of its link.
    #[must_use]
    pub fn text(&self) -> String {
        self.spelled().text()
    }

    /// Its record list, if it is in plaintext.
    #[must_use]
    pub fn record_list(&self) -> Option<Vec<u8>> {
        (self.flag == Flag::Plaintext).then(|| self.spelled().records)
    }

    fn is_distinct(&self) -> bool {
        let whole = Self {
            damage: &DAMAGES[0],
            ..*self
        };
        let is_readable = self.flag == Flag::Plaintext;
        let is_seen = self.standing.is_seen_without_records() && !self.damage.is_in_records;
        (is_readable || is_seen)
            && (self.damage.name == whole.damage.name || self.text() != whole.text())
    }

    fn spelled(&self) -> Spelled {
        let mut spelled = Spelled {
            front: "https://link.example.com".to_owned(),
            route: format!("/{}", self.route.letter),
            sublink: if self.route.has_sublink() { "/a" } else { "" }.to_owned(),
            segments: 3,
            signature: "AAECAwQFBgcICQoLDA0ODw~~".to_owned(),
            token: self.flag.token().to_owned(),
            slash: "/",
            records: match self.flag {
                Flag::Plaintext => self.records(),
                Flag::Encrypted | Flag::Unknown => (0x40..0x60).collect(),
            },
            change_payload: |_| {},
            query: self.standing.query().to_owned(),
            tail: "",
            fragment: "",
        };
        (self.damage.put)(&mut spelled);
        spelled
    }

    /// An expiry, the kind, the target, a recipient, and the version of a template.
    fn records(&self) -> Vec<u8> {
        let mut records = b"\x46\x04\x65\x55\x5e\x6c".to_vec();
        records.push(self.route.kind);
        match self.standing.record() {
            Some(b"") => records.push(0x04),
            Some(target) => write_record(4, 1, target, &mut records),
            None => {}
        }
        write_record(18, 1, b"user@example.com", &mut records);
        write_record(17, 1, &[0; 4], &mut records);
        records
    }
}
