//! Finding all places of a text in another, those that overlap too.

/// Returns the byte offsets at which `needle` stands in `text`, in order.
///
/// The algorithm is that of Knuth, Morris and Pratt (1977): linear in both lengths whatever the texts, and
/// places that overlap are found. An empty needle stands nowhere.
pub(super) fn occurrences(text: &str, needle: &str) -> Vec<usize> {
    let (bytes, wanted) = (text.as_bytes(), needle.as_bytes());
    // The standard search is quicker than ours up to the first place, and mostly there is but one.
    let Some(first) = text.find(needle).filter(|_| !wanted.is_empty()) else {
        return Vec::new();
    };
    let borders = borders(wanted);
    let mut found = Vec::new();
    let mut fits = 0;
    for (at, byte) in bytes.iter().enumerate().skip(first) {
        fits = longer(wanted, &borders, fits, *byte);
        if fits == wanted.len() {
            found.push(at + 1 - fits);
        }
    }
    found
}

/// Returns, for each length of a beginning of `wanted`, the longest proper beginning that also ends it.
fn borders(wanted: &[u8]) -> Vec<usize> {
    let mut borders = vec![0, 0];
    let mut fits = 0;
    for byte in wanted.iter().skip(1) {
        fits = longer(wanted, &borders, fits, *byte);
        borders.push(fits);
    }
    borders
}

/// Returns how much of `wanted` fits after one more byte, where `fits` bytes of it fitted before.
fn longer(wanted: &[u8], borders: &[usize], mut fits: usize, byte: u8) -> usize {
    loop {
        if wanted.get(fits) == Some(&byte) {
            return fits + 1;
        }
        if fits == 0 {
            return 0;
        }
        fits = borders.get(fits).copied().unwrap_or(0);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn places_that_overlap_are_found() {
        assert_eq!(occurrences("aaaa", "aa"), [0, 1, 2]);
        assert_eq!(occurrences("the cat, the cat", "the cat"), [0, 9]);
        assert_eq!(occurrences("", "a"), Vec::<usize>::new());
        assert_eq!(occurrences("a", ""), Vec::<usize>::new());
    }

    proptest! {
        #[test]
        fn all_places_are_found_and_no_others(text in "[ab漢]{0,30}", needle in "[ab漢]{1,4}") {
            let expected: Vec<usize> = text
                .char_indices()
                .filter(|(at, _)| text.get(*at..).unwrap().starts_with(&needle))
                .map(|(at, _)| at)
                .collect();
            prop_assert_eq!(occurrences(&text, &needle), expected);
        }
    }
}
