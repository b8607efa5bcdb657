//! Byte offsets inside, code points outside.

/// The bytes between two counts that are kept.
const STEP: usize = 4096;

/// Turns byte offsets of a text into code points and back.
///
/// Making one reads the text once; after that a question reads at most 4 kB of it.
#[derive(Clone, Debug)]
pub struct CodePoints<'a> {
    text: &'a str,
    /// How many code points begin before each multiple of [`STEP`] bytes.
    before: Vec<usize>,
}

impl<'a> CodePoints<'a> {
    /// Counts the code points of a text.
    pub fn new(text: &'a str) -> Self {
        let mut count = 0;
        let before = text
            .as_bytes()
            .chunks(STEP)
            .map(|chunk| {
                let before = count;
                count += starts(chunk);
                before
            })
            .collect();
        Self { text, before }
    }

    /// Returns how many code points begin before a byte; past the end, how many the text has.
    pub fn at_byte(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        // The end of a text whose length is a multiple of the step lies in no chunk of its own.
        let chunk = (byte / STEP).min(self.before.len().saturating_sub(1));
        let kept = self.before.get(chunk).copied().unwrap_or(0);
        let rest = self.text.as_bytes().get(chunk * STEP..byte);
        kept + rest.map_or(0, starts)
    }

    /// Returns the byte at which a code point begins, or the end of the text for the number after the last.
    pub fn to_byte(&self, code_point: usize) -> Option<usize> {
        let chunk = self
            .before
            .partition_point(|before| *before <= code_point)
            .saturating_sub(1);
        let start = chunk * STEP;
        let mut left = code_point - self.before.get(chunk).copied().unwrap_or(0);
        let bytes = self.text.as_bytes().get(start..)?;
        for (offset, byte) in bytes.iter().enumerate() {
            if is_start(*byte) {
                if left == 0 {
                    return Some(start + offset);
                }
                left -= 1;
            }
        }
        (left == 0).then_some(self.text.len())
    }
}

/// Counts the bytes at which a code point begins; in UTF-8 all others are 10xxxxxx.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| is_start(**byte)).count()
}

const fn is_start(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn letters_of_several_bytes_count_once() {
        let points = CodePoints::new("aé世🛰b");
        let bytes = [0, 1, 3, 6, 10, 11];
        for (code_point, byte) in bytes.into_iter().enumerate() {
            assert_eq!(points.at_byte(byte), code_point);
            assert_eq!(points.to_byte(code_point), Some(byte));
        }
        assert_eq!(points.to_byte(6), None);
    }

    #[test]
    fn an_empty_text_has_only_its_end() {
        let points = CodePoints::new("");
        assert_eq!(points.at_byte(0), 0);
        assert_eq!(points.at_byte(9), 0);
        assert_eq!(points.to_byte(0), Some(0));
        assert_eq!(points.to_byte(1), None);
    }

    #[test]
    fn a_text_longer_than_a_step_is_counted_like_its_characters() {
        for text in ["é".repeat(STEP), "x".repeat(2 * STEP), "世é".repeat(STEP)] {
            let points = CodePoints::new(&text);
            for (code_point, (byte, _)) in text.char_indices().enumerate().step_by(997) {
                assert_eq!(points.at_byte(byte), code_point);
                assert_eq!(points.to_byte(code_point), Some(byte));
            }
            let total = text.chars().count();
            assert_eq!(points.at_byte(text.len()), total);
            assert_eq!(points.to_byte(total), Some(text.len()));
            assert_eq!(points.to_byte(total + 1), None);
        }
    }

    proptest! {
        #[test]
        fn each_code_point_is_found_by_its_byte(text in "\\PC{0,60}") {
            let points = CodePoints::new(&text);
            for (code_point, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(points.at_byte(byte), code_point);
                prop_assert_eq!(points.to_byte(code_point), Some(byte));
            }
        }
    }
}
