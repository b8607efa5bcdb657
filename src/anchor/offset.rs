//! From bytes to code points and back.

/// Counts the code points before each of several byte offsets, in one pass over the text.
///
/// The answers stand in the order of the offsets. An offset inside a code point counts that one; one past
/// the end counts all.
pub fn code_points(text: &str, offsets: &[usize]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..offsets.len()).collect();
    order.sort_unstable_by_key(|place| offsets.get(*place));
    let mut counts = vec![0; offsets.len()];
    let (mut at, mut count) = (0, 0);
    for place in order {
        let offset = offsets
            .get(place)
            .map_or(0, |offset| *offset)
            .min(text.len());
        let between = text.as_bytes().get(at..offset).unwrap_or_default();
        count += between.iter().filter(|byte| starts_one(**byte)).count();
        at = at.max(offset);
        if let Some(slot) = counts.get_mut(place) {
            *slot = count;
        }
    }
    counts
}

/// Finds the byte offset at which so many code points stand before; nothing past the end.
pub fn byte_of(text: &str, code_points: usize) -> Option<usize> {
    let mut starts = text.char_indices().map(|(at, _)| at);
    match starts.nth(code_points) {
        Some(at) => Some(at),
        None => (text.chars().count() == code_points).then_some(text.len()),
    }
}

/// Tells whether a byte of UTF-8 is the first of a code point.
fn starts_one(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn offsets_in_any_order_are_counted() {
        let text = "aé漢🦀z";
        assert_eq!(code_points(text, &[10, 0, 3, 99, 1, 3]), [4, 0, 2, 5, 1, 2]);
        assert_eq!(byte_of(text, 2), Some(3));
        assert_eq!(byte_of(text, 5), Some(11));
        assert_eq!(byte_of(text, 6), None);
    }

    proptest! {
        #[test]
        fn there_and_back_is_the_same(text in ".{0,30}") {
            let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let counts = code_points(&text, &starts);
            prop_assert_eq!(&counts, &(0..starts.len()).collect::<Vec<_>>());
            for (count, start) in counts.iter().zip(&starts) {
                prop_assert_eq!(byte_of(&text, *count), Some(*start));
            }
        }
    }
}
