//! Comparing words as a person does who types a few of them.

use nucleo_matcher::chars::{normalize, to_lower_case};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Folds a text so that case and accents do not tell two texts apart.
///
/// Letters lose the marks that are part of them or follow them (canonical decomposition, UAX #15), and Latin
/// letters that do not come apart, such as `ø`, become the plain ones they are like.
pub(super) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfd()
        .filter(|c| !is_combining_mark(*c))
        .map(|c| to_lower_case(normalize(c)))
        .collect()
}

/// Words that must all stand in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Words(Vec<String>);

impl Words {
    /// Takes what was typed apart at white space.
    pub fn new(query: &str) -> Self {
        Self(query.split_whitespace().map(fold).collect())
    }

    /// Tells whether all of them stand in a folded text, in any order, also inside of its words.
    pub fn stand_in(&self, folded: &str) -> bool {
        self.0.iter().all(|word| folded.contains(word.as_str()))
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
    }
}
