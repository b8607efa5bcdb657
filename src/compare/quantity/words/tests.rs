use proptest::prelude::*;

use super::*;

#[test]
fn no_word_is_taken_apart_without_end() {
    for (language, word) in [
        (Language::Dutch, "honderd"),
        (Language::Dutch, "duizend"),
        (Language::German, "hundert"),
        (Language::German, "tausendund"),
        (Language::Italian, "centomila"),
    ] {
        for count in [3, 9, 9000] {
            assert_eq!(part(language, &word.repeat(count)), None, "{word} {count}");
        }
    }
}

proptest! {
    #[test]
    fn whatever_is_put_together_is_read_or_not(parts in proptest::collection::vec(0usize..12, 0..12)) {
        const PARTS: [&str; 12] = ["honderd", "duizend", "en", "twee", "hundert", "tausend", "und", "zwei", "cento", "mila", "venti", "o"];
        let word: String = parts.into_iter().map(|at| PARTS[at]).collect();
        for language in [Language::Dutch, Language::German, Language::Italian] {
            if let Some(Plus(value) | Times(value)) = part(language, &word) {
                prop_assert!(value.is_finite() && value >= 0.0, "{}: {}", word, value);
            }
        }
    }
}
