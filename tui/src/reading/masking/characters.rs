//! The characters of a text in which some are percent-encoded, perhaps more than once.

/// How often a text is decoded at most. An address in the query of a target that itself stands in a query
/// is encoded twice.
const MAX_DEPTH: usize = 3;

/// The digits of an escape that is written.
const DIGITS: &[u8; 16] = b"0123456789ABCDEF";

/// A text on all its levels: as it is written, decoded once, decoded twice, and so on.
#[derive(Debug)]
pub(super) struct Characters {
    levels: Vec<Vec<Character>>,
}

/// A character of a level.
#[derive(Clone, Copy, Debug)]
pub(super) struct Character {
    /// What it is on this level.
    pub(super) byte: u8,
    /// Whether it is only part of an escape.
    pub(super) is_part: bool,
    /// Whether it is written as an escape on the level below.
    is_escape: bool,
    /// Where it starts on the level below, or in the text if this is the lowest level.
    start: u32,
}

impl Characters {
    /// The characters of a text of less than 4 GiB.
    pub(super) fn new(text: &[u8]) -> Self {
        let written = (0..).zip(text).map(|(start, byte)| Character {
            byte: *byte,
            is_part: false,
            is_escape: false,
            start,
        });
        let mut levels: Vec<Vec<Character>> = vec![written.collect()];
        while levels.len() <= MAX_DEPTH {
            match levels.last_mut().and_then(|level| decode(level)) {
                Some(decoded) => levels.push(decoded),
                None => break,
            }
        }
        Self { levels }
    }

    /// The levels, from the text as it is written.
    pub(super) fn levels(&self) -> impl Iterator<Item = (usize, &[Character])> {
        self.levels.iter().map(Vec::as_slice).enumerate()
    }

    /// The number of the level that a reader of the text sees, and its characters.
    pub(super) fn decoded_once(&self) -> (usize, &[Character]) {
        let level = usize::from(self.levels.len() > 1);
        (level, &self.levels[level])
    }

    /// Where in the text a character starts.
    pub(super) fn place(&self, level: usize, index: usize) -> usize {
        let start = self.levels[level][index].start as usize;
        match level.checked_sub(1) {
            Some(below) => self.place(below, start),
            None => start,
        }
    }

    /// Writes another byte in the place of a character. An escape stays an escape.
    pub(super) fn write(&self, text: &mut [u8], level: usize, index: usize, byte: u8) {
        let Character {
            is_escape, start, ..
        } = self.levels[level][index];
        let start = start as usize;
        match level.checked_sub(1) {
            None => text[start] = byte,
            Some(below) if is_escape => {
                let [high, low] = [byte >> 4, byte & 0x0f].map(|it| DIGITS[usize::from(it)]);
                self.write(text, below, start + 1, high);
                self.write(text, below, start + 2, low);
            }
            Some(below) => self.write(text, below, start, byte),
        }
    }
}

/// The characters that a level decodes to, if any of it is an escape.
fn decode(level: &mut [Character]) -> Option<Vec<Character>> {
    let mut decoded = Vec::with_capacity(level.len());
    let (mut place, mut start) = (0, 0);
    while let Some(character) = level.get(place) {
        let escaped = escaped(&level[place..]);
        let width = if escaped.is_some() { 3 } else { 1 };
        decoded.push(Character {
            byte: escaped.unwrap_or(character.byte),
            is_part: false,
            is_escape: escaped.is_some(),
            start,
        });
        if escaped.is_some() {
            for part in &mut level[place..place + 3] {
                part.is_part = true;
            }
        }
        place += width as usize;
        start += width;
    }
    (decoded.len() < level.len()).then_some(decoded)
}

/// What an escape at the start stands for.
fn escaped(characters: &[Character]) -> Option<u8> {
    let [percent, high, low, ..] = characters else {
        return None;
    };
    let digit = |it: &Character| char::from(it.byte).to_digit(16);
    let value = digit(high)? * 16 + digit(low)?;
    u8::try_from(value).ok().filter(|_| percent.byte == b'%')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(characters: &[Character]) -> Vec<u8> {
        characters.iter().map(|it| it.byte).collect()
    }

    #[test]
    fn each_level_is_what_the_one_below_decodes_to() {
        let characters = Characters::new(b"a%2540%z%");
        let levels: Vec<_> = characters.levels().map(|(_, it)| bytes(it)).collect();
        assert_eq!(levels, [&b"a%2540%z%"[..], b"a%40%z%", b"a@%z%"]);
        assert_eq!(bytes(characters.decoded_once().1), b"a%40%z%");
        assert_eq!(bytes(Characters::new(b"a").decoded_once().1), b"a");
        let places: Vec<_> = (0..5).map(|it| characters.place(2, it)).collect();
        assert_eq!(places, [0, 1, 6, 7, 8]);
    }

    #[test]
    fn a_character_is_written_as_it_was() {
        for (before, level, index, after) in [
            ("abc", 0, 1, "a*c"),
            ("a%62c", 1, 1, "a%2Ac"),
            ("a%62c", 1, 2, "a%62*"),
            ("a%2562c", 2, 1, "a%252Ac"),
            ("a%%36%32c", 2, 1, "a%%32%41c"),
        ] {
            let mut text = before.as_bytes().to_vec();
            Characters::new(before.as_bytes()).write(&mut text, level, index, b'*');
            assert_eq!(text, after.as_bytes(), "{before}");
        }
    }

    #[test]
    fn a_text_is_not_decoded_without_end() {
        let text = format!("%{}41", "25".repeat(10));
        // As it is written, and percent-decoded up to three times.
        assert_eq!(Characters::new(text.as_bytes()).levels().count(), 4);
    }
}
