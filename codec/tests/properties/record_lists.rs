//! Compares the record writer with a plain list of records: whatever is pushed, set and removed, in any
//! order and in a buffer of any size, both hold the same records and give the same errors.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest_state_machine::{ReferenceStateMachine, StateMachineTest, prop_state_machine};
use tracklens_codec::{
    Kind, MessageId, RecordId, RecordList, Records, TransmissionId, Value, WriteError,
};

use crate::persistence::persisted;

prop_state_machine! {
    #![proptest_config(persisted!("codec-record-writer"))]

    #[test]
    fn the_record_writer_is_a_plain_list(sequential 1..40 => WriterTest);
}

/// A call of the writer.
#[derive(Clone, Debug)]
enum Step {
    Push(u8, Given),
    PushKind(Kind),
    Set(u8, Given),
    Remove(u8),
}

/// A value as it is passed to the writer.
#[derive(Clone, Debug)]
enum Given {
    Flag,
    Number(u32),
    TransmissionId(u64),
    MessageId([u8; 10]),
    Bytes(Vec<u8>),
}

impl Given {
    fn value(&self) -> Value<'_> {
        match self {
            Self::Flag => Value::Flag,
            Self::Number(number) => Value::Number(*number),
            Self::TransmissionId(id) => Value::TransmissionId(TransmissionId::new(*id)),
            Self::MessageId(id) => Value::MessageId(MessageId::new(*id)),
            Self::Bytes(bytes) => Value::Opaque(bytes),
        }
    }

    fn bytes(&self) -> Vec<u8> {
        match self {
            Self::Flag => Vec::new(),
            Self::Number(number) => number.to_be_bytes().to_vec(),
            Self::TransmissionId(id) => id.to_be_bytes().to_vec(),
            Self::MessageId(id) => id.to_vec(),
            Self::Bytes(bytes) => bytes.clone(),
        }
    }
}

/// The plain list: an id and a value for each record, and the room for their bytes.
#[derive(Clone, Debug)]
struct PlainList {
    room: usize,
    records: Vec<(u8, Vec<u8>)>,
    /// The result of the last step, with the code of its error.
    answer: Result<(), &'static str>,
}

impl PlainList {
    fn apply(&mut self, step: &Step) {
        self.answer = match step {
            Step::Push(id, value) => self.push(*id, value.bytes()),
            Step::PushKind(kind) => self.push(kind.id().get(), Vec::new()),
            Step::Set(id, value) => self.set(*id, value.bytes()),
            Step::Remove(id) => {
                if let Some(place) = self.place(*id) {
                    self.records.remove(place);
                }
                Ok(())
            }
        };
    }

    fn push(&mut self, id: u8, value: Vec<u8>) -> Result<(), &'static str> {
        if self.repeats(id) {
            return Err("repeated_record");
        }
        check(id, &value)?;
        let mut records = self.records.clone();
        records.push((id, value));
        self.take(records)
    }

    fn set(&mut self, id: u8, value: Vec<u8>) -> Result<(), &'static str> {
        check(id, &value)?;
        let mut records = self.records.clone();
        match self.place(id) {
            Some(place) => records[place].1 = value,
            None if self.repeats(id) => return Err("repeated_record"),
            None => {
                let starts_with_expiry = records.first().is_some_and(|(first, _)| *first == EXPIRY);
                let place = match id {
                    EXPIRY => 0,
                    FIRST_KIND.. => usize::from(starts_with_expiry),
                    _ => records.len(),
                };
                records.insert(place, (id, value));
            }
        }
        self.take(records)
    }

    fn take(&mut self, records: Vec<(u8, Vec<u8>)>) -> Result<(), &'static str> {
        let grows = encoded(&records).len() > encoded(&self.records).len();
        if grows && encoded(&records).len() > self.room {
            return Err("buffer_too_small");
        }
        self.records = records;
        Ok(())
    }

    fn place(&self, id: u8) -> Option<usize> {
        self.records.iter().position(|(other, _)| *other == id)
    }

    fn repeats(&self, id: u8) -> bool {
        let is_kind = |id: u8| id >= FIRST_KIND;
        let repeats = |other: u8| other == id || is_kind(other) && is_kind(id);
        self.records.iter().any(|(other, _)| repeats(*other))
    }
}

const EXPIRY: u8 = 6;
const FIRST_KIND: u8 = 60;

/// Checks a value of an id by what the format says about it.
fn check(id: u8, value: &[u8]) -> Result<(), &'static str> {
    let limit = match id {
        5 => 63,
        8 | 9 => 64,
        _ => 0xffff,
    };
    if value.len() > limit {
        return Err("value_too_long");
    }
    let fixed = match id {
        1 => Some(8),
        2 => Some(10),
        EXPIRY | 17 | 24 => Some(4),
        FIRST_KIND.. => Some(0),
        _ => None,
    };
    if fixed.is_some_and(|len| len != value.len()) {
        return Err("value_length");
    }
    let is_text = match (id, std::str::from_utf8(value)) {
        // A name may be cut within a character.
        (5, Err(error)) => error.error_len().is_none(),
        (4 | 7 | 8 | 9 | 18 | 23, result) => result.is_ok(),
        _ => true,
    };
    is_text.then_some(()).ok_or("invalid_utf8")
}

/// The payload of these records, each with the narrowest length.
fn encoded(records: &[(u8, Vec<u8>)]) -> Vec<u8> {
    let mut payload = Vec::new();
    for (id, value) in records {
        let len = u16::try_from(value.len()).unwrap().to_le_bytes();
        let width = match value.len() {
            0 => 0_u8,
            1..=255 => 1,
            _ => 2,
        };
        payload.push(width << 6 | id);
        payload.extend(&len[..usize::from(width)]);
        payload.extend(value);
    }
    payload
}

impl ReferenceStateMachine for PlainList {
    type State = Self;
    type Transition = Step;

    fn init_state() -> BoxedStrategy<Self> {
        let room = prop_oneof![0..64_usize, Just(1000), Just(70_000)];
        room.prop_map(|room| Self {
            room,
            records: Vec::new(),
            answer: Ok(()),
        })
        .boxed()
    }

    fn transitions(_: &Self) -> BoxedStrategy<Step> {
        let kinds = vec![
            Kind::ListUnsubscribe,
            Kind::InitialOpen,
            Kind::Open,
            Kind::Click,
        ];
        prop_oneof![
            4 => (id(), given()).prop_map(|(id, value)| Step::Push(id, value)),
            4 => (id(), given()).prop_map(|(id, value)| Step::Set(id, value)),
            1 => prop::sample::select(kinds).prop_map(Step::PushKind),
            2 => id().prop_map(Step::Remove),
        ]
        .boxed()
    }

    fn apply(mut state: Self, step: &Step) -> Self {
        PlainList::apply(&mut state, step);
        state
    }
}

/// Any id, but known ones more often.
fn id() -> impl Strategy<Value = u8> {
    let known = vec![1, 2, 4, 5, 6, 7, 8, 9, 17, 18, 19, 23, 24, 34, 60, 62, 63];
    prop_oneof![1 => 0..64_u8, 4 => prop::sample::select(known)]
}

fn given() -> impl Strategy<Value = Given> {
    let len = prop_oneof![6 => 0..12_usize, 3 => 60..68_usize, 2 => 254..258_usize, 1 => 0xfffe..0x1_0001_usize];
    prop_oneof![
        2 => Just(Given::Flag),
        2 => any::<u32>().prop_map(Given::Number),
        1 => any::<u64>().prop_map(Given::TransmissionId),
        1 => any::<[u8; 10]>().prop_map(Given::MessageId),
        4 => len.prop_map(|len| Given::Bytes("é".repeat(len / 2 + 1).into_bytes()[..len].to_vec())),
        1 => vec(any::<u8>(), 0..12).prop_map(Given::Bytes),
    ]
}

/// The writer, whose buffer lives from step to step.
struct WriterTest {
    buffer: Vec<u8>,
    len: usize,
}

impl StateMachineTest for WriterTest {
    type SystemUnderTest = Self;
    type Reference = PlainList;

    fn init_test(plain: &PlainList) -> Self {
        Self {
            buffer: vec![0; plain.room],
            len: 0,
        }
    }

    fn apply(mut state: Self, plain: &PlainList, step: Step) -> Self {
        let written = state.buffer[..state.len].to_vec();
        let records = Records::read(&written);
        let mut list = RecordList::copy_of(&records, &mut state.buffer).unwrap();
        let id_of = |number: u8| RecordId::new(number).unwrap();
        let answer = match &step {
            Step::Push(id, value) => list.push(id_of(*id), value.value()),
            Step::PushKind(kind) => list.push_kind(*kind),
            Step::Set(id, value) => list.set(id_of(*id), value.value()),
            Step::Remove(id) => {
                list.remove(id_of(*id));
                Ok(())
            }
        };
        assert_eq!(answer.map_err(WriteError::code), plain.answer);
        assert_eq!(list.as_bytes(), encoded(&plain.records));
        state.len = list.as_bytes().len();
        state
    }
}
