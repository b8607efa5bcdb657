//! Comparing words as a person does who types a few of them.

use std::ops::Range;

use nucleo_matcher::chars::{normalize, to_lower_case};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// Folds a text so that case and accents do not tell two texts apart.
///
/// Letters lose the accents that are part of them or follow them (canonical decomposition, UAX #15), and Latin
/// letters that do not come apart, such as `ø`, become the plain ones they are like. Marks that make another
/// letter, as the vowel signs of Thai and of Indian scripts do, stay.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfd()
        .filter(|c| !is_accent(*c))
        .map(|c| to_lower_case(plain(to_lower_case(c))))
        .collect()
}

/// Returns the plain letter that a Latin one is like.
fn plain(c: char) -> char {
    // Of what lies beyond, the table takes some for letters that they are not like.
    match c {
        '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => normalize(c),
        _ => c,
    }
}

/// Tells whether a mark may be left out by whoever types: the accents of Latin, Greek and Cyrillic letters, the
/// points of Hebrew, the vowel marks of Arabic.
fn is_accent(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36F}'
        | '\u{483}'..='\u{489}'
        | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}'..='\u{5C2}' | '\u{5C4}'..='\u{5C5}' | '\u{5C7}'
        | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6ED}'
        | '\u{1AB0}'..='\u{1AFF}'
        | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}'
        | '\u{FE20}'..='\u{FE2F}')
}

/// Words that must all stand in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words(Vec<String>);

impl Words {
    /// Takes what was typed apart at white space.
    pub fn new(query: &str) -> Self {
        let words = query.split_whitespace().map(fold);
        Self(words.filter(|word| !word.is_empty()).collect())
    }

    /// Tells whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Tells whether all of them stand in a folded text, in any order, also inside of its words.
    pub fn stand_in(&self, folded: &str) -> bool {
        self.0.iter().all(|word| folded.contains(word.as_str()))
    }

    /// Returns where the words stand in a text, in bytes, in order and apart from each other; whole clusters.
    ///
    /// This takes time in proportion to the text, and is meant for what is on the screen.
    pub fn places(&self, text: &str) -> Vec<Range<usize>> {
        let mut folded = String::new();
        // For each cluster where it begins in the folded text, and its bytes.
        let mut clusters = Vec::new();
        for (at, cluster) in text.grapheme_indices(true) {
            clusters.push((folded.len(), at..at + cluster.len()));
            folded.push_str(&fold(cluster));
        }
        let mut places: Vec<Range<usize>> = Vec::new();
        for word in &self.0 {
            places.extend(folded.match_indices(word.as_str()).filter_map(|(at, _)| {
                let first = clusters
                    .partition_point(|(start, _)| *start <= at)
                    .checked_sub(1)?;
                let last = clusters.partition_point(|(start, _)| *start < at + word.len());
                let (_, end) = clusters.get(last.checked_sub(1)?)?;
                Some(clusters.get(first)?.1.start..end.end)
            }));
        }
        places.sort_by_key(|place| (place.start, place.end));
        places.dedup_by(|next, place| {
            let joins = next.start <= place.end;
            if joins {
                place.end = place.end.max(next.end);
            }
            joins
        });
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_accents_do_not_matter() {
        let words = Words::new("  ZOË  angstrom ");
        assert!(words.stand_in(&fold("Ångström and Zoe\u{308}")));
        assert!(!words.stand_in(&fold("Ångström")));
        assert!(Words::new("").stand_in(""));
        assert_eq!(fold("Žádný Ünï ΆΈ Øre"), "zadny uni αε ore");
        assert_eq!(fold("漢字 и"), "漢字 и");
        assert_eq!(fold("שָׁלוֹם مُحَمَّد"), "שלום محمد");
        assert_eq!(fold("Ɦ ₕ Ƌ"), "ɦ ₕ d");
        // A vowel sign is no accent.
        assert_ne!(fold("कि"), fold("का"));
        assert_ne!(fold("กิน"), fold("กน"));
    }

    #[test]
    fn places_are_of_the_text_as_it_is() {
        let text = "Zoe\u{308} met ZOË; e";
        let words = |typed: &str| -> Vec<&str> {
            let places = Words::new(typed).places(text);
            places
                .into_iter()
                .map(|place| text.get(place).unwrap())
                .collect()
        };
        assert_eq!(words("zoe"), ["Zoe\u{308}", "ZOË"]);
        assert_eq!(words("oe zo"), ["Zoe\u{308}", "ZOË"]);
        assert_eq!(words("met e"), ["e\u{308}", "met", "Ë", "e"]);
        assert!(words("").is_empty() && words("x").is_empty());
    }
}
