use proptest::prelude::*;

use super::*;
use crate::compare::lexeme::lexemes;

fn read(language: Language, text: &str) -> Option<(f64, usize)> {
    number(language, &lexemes(text), 0)
}

#[track_caller]
fn is_read(language: Language, words: &[(&str, f64)]) {
    for (text, value) in words {
        let all = lexemes(text).len();
        assert_eq!(read(language, text), Some((*value, all)), "{text}");
    }
}

#[test]
fn french_numbers_are_read_behind_hundreds_too() {
    is_read(
        Language::French,
        &[
            ("quatre-vingts", 80.0),
            ("quatre-vingt-un", 81.0),
            ("quatre-vingt-onze", 91.0),
            ("quatre-vingt-dix-neuf", 99.0),
            ("vingt et un", 21.0),
            ("vingt et une", 21.0),
            ("soixante et onze", 71.0),
            ("soixante-dix-sept", 77.0),
            ("cent quatre", 104.0),
            ("cent quatre-vingts", 180.0),
            ("cent quatre-vingt-dix", 190.0),
            ("cent quatre-vingt-dix-sept", 197.0),
            ("deux cent quatre-vingts", 280.0),
            ("deux cent quatre-vingt-trois mille", 283_000.0),
            ("quatre cents", 400.0),
            ("quatre cent vingt", 420.0),
            ("mille quatre-vingts", 1080.0),
            ("quatre-vingt mille", 80_000.0),
            ("mille deux cents", 1200.0),
        ],
    );
    // “vingt-quatre” and what is another number behind it
    assert_eq!(read(Language::French, "dix et une autre"), Some((10.0, 1)));
}

#[test]
fn german_and_dutch_words_are_read_put_together() {
    is_read(
        Language::German,
        &[
            ("hunderttausend", 1e5),
            ("einhunderttausend", 1e5),
            ("zweihunderttausend", 2e5),
            ("hundertzwanzigtausend", 120_000.0),
            ("tausendhundert", 1100.0),
            ("zweitausendfünfhundert", 2500.0),
            (
                "siebenhundertsiebenundsiebzigtausendsiebenhundertsiebenundsiebzig",
                777_777.0,
            ),
            ("zwei Millionen", 2e6),
        ],
    );
    is_read(
        Language::Dutch,
        &[
            ("honderdduizend", 1e5),
            ("tweehonderdduizend", 2e5),
            ("honderdtwintigduizend", 120_000.0),
            ("tweeduizendvijfhonderd", 2500.0),
            ("tweeëndertig", 32.0),
        ],
    );
    for word in ["Hunderttausende", "tausendtausend", "wundert"] {
        assert_eq!(read(Language::German, word), None, "{word}");
    }
}

#[test]
fn italian_and_spanish_words_are_read_above_a_hundred() {
    is_read(
        Language::Italian,
        &[
            ("ventuno", 21.0),
            ("ventitré", 23.0),
            ("cento", 100.0),
            ("centotto", 108.0),
            ("centottanta", 180.0),
            ("centoundici", 111.0),
            ("duecento", 200.0),
            ("duecentoquarantasei", 246.0),
            ("mille", 1000.0),
            ("milleduecento", 1200.0),
            ("ventimila", 20_000.0),
            ("duecentomila", 2e5),
            ("duemila cinquecento", 2500.0),
            ("tremilacinquecento", 3500.0),
            ("due milioni", 2e6),
        ],
    );
    is_read(
        Language::Spanish,
        &[
            ("treinta y uno", 31.0),
            ("treinta y una", 31.0),
            ("ciento veinte", 120.0),
            ("doscientas", 200.0),
            ("doscientos mil", 2e5),
            ("treinta y un mil", 31_000.0),
        ],
    );
    for word in [
        "vento", "trent", "recenti", "accento", "centro", "millenni", "milanese",
    ] {
        assert_eq!(read(Language::Italian, word), None, "{word}");
    }
}

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
