//! The numbers that times are made of.

/// The numbers that the times of a link are made of, from the start of an input. What is missing is 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// When a link expires.
    pub expiry: u32,
    /// When its message was injected.
    pub injected: u32,
    /// When another message was injected.
    pub other: u32,
    /// The present.
    pub now: i64,
    /// Any time.
    pub time: i64,
}

impl Numbers {
    /// How many bytes they take.
    pub const LEN: usize = 28;

    /// The numbers at the start of an input.
    #[must_use]
    pub fn read(data: &[u8]) -> Self {
        let mut bytes = [0; Self::LEN];
        for (byte, given) in bytes.iter_mut().zip(data) {
            *byte = *given;
        }
        let four = |at: usize| u32::from_le_bytes(std::array::from_fn(|index| bytes[at + index]));
        let eight = |at: usize| i64::from_le_bytes(std::array::from_fn(|index| bytes[at + index]));
        Self {
            expiry: four(0),
            injected: four(4),
            other: four(8),
            now: eight(12),
            time: eight(20),
        }
    }

    /// The input that has these numbers.
    #[must_use]
    pub fn to_bytes(self) -> Vec<u8> {
        let mut bytes = Vec::new();
        bytes.extend(self.expiry.to_le_bytes());
        bytes.extend(self.injected.to_le_bytes());
        bytes.extend(self.other.to_le_bytes());
        bytes.extend(self.now.to_le_bytes());
        bytes.extend(self.time.to_le_bytes());
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_from_their_bytes() {
        let numbers = Numbers {
            expiry: 1,
            injected: 2,
            other: u32::MAX,
            now: -4,
            time: i64::MIN,
        };
        assert_eq!(Numbers::read(&numbers.to_bytes()), numbers);
        assert_eq!(Numbers::read(&[5]).expiry, 5);
    }
}
