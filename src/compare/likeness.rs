//! Statements that say nearly the same, as far as their words tell.

use std::ops::Range;

use crate::compare::{
    language::Language,
    lexeme::{Kind, Lexeme, lexemes},
    lexicon,
    quantity::{self, Figure},
    statement::{denials, taken_back},
    when::{self, Named},
};

/// How much of the words of two statements must be the same for them to be alike.
const ALIKE: f64 = 0.6;

/// The most words of a statement that is compared: what is longer is a text of its own.
const MOST_WORDS: usize = 200;

/// The words of a statement, to be compared with those of many.
#[derive(Clone, Debug)]
pub struct Wording {
    /// Each once, sorted.
    words: Vec<u64>,
}

impl Wording {
    /// Takes the words of a statement, as [`Words::numbers`](super::Words::numbers) has them.
    pub fn new(words: &[u64]) -> Self {
        let is_short = words.len() <= MOST_WORDS;
        let mut words = if is_short { words } else { &[] }.to_vec();
        words.sort_unstable();
        words.dedup();
        Self { words }
    }

    /// Tells whether another statement says nearly the same, in nearly the same words.
    pub fn is_like(&self, other: &[u64]) -> bool {
        let is_shared = |word: &&u64| other.contains(*word);
        let same = self.words.iter().filter(is_shared).count();
        // Statements are no longer than any number that is exact.
        #[expect(clippy::cast_precision_loss, reason = "words of a statement are few")]
        let is_enough = |all: usize| same as f64 >= ALIKE * all as f64;
        // Most others share so few that theirs need not be counted.
        if same == 0 || !is_enough(self.words.len()) {
            return false;
        }
        let others = Self::new(other).words.len();
        others > 0 && is_enough(self.words.len() + others - same)
    }
}

/// Tells in what two statements of nearly the same words are two: a figure, a time, that one of them is denied, or a word
/// in the place of another one, as `120 ≠ 150`, `“not” in one of them only` and `“rose” ≠ “fell”`; nothing where none of
/// these tells them apart.
///
/// A word in the place of one that means the same makes two of them, too: nothing tells that the bodies and names that
/// are told by it are one.
pub fn apart(one: &str, other: &str) -> Option<String> {
    let language = Language::of(&lexemes(one), None);
    let (one, other) = (Said::new(one, language), Said::new(other, language));
    let figures = lone(&one.figures, &other.figures, |one, other| {
        one.is_like(other) && one.agrees(other) || one.is_the_same_number(other)
    });
    let figures = figures.map(|(one, other)| (&one.bytes, &other.bytes));
    let times = || {
        let times = lone(&one.times, &other.times, |one, other| {
            one.time.is_like(&other.time) && one.time.agrees(&other.time)
        });
        times.map(|(one, other)| (&one.bytes, &other.bytes))
    };
    if let Some((left, right)) = figures.or_else(times) {
        return Some(format!("{} ≠ {}", one.slice(left), other.slice(right)));
    }
    let in_one = |word: &str| Some(format!("“{word}” in one of them only"));
    if !(one.denials.len() + other.denials.len()).is_multiple_of(2) {
        let said = [&one, &other]
            .into_iter()
            .max_by_key(|said| said.denials.len())?;
        return in_one(said.slice(said.denials.first()?));
    }
    if let Some((left, right)) = lone(&one.words, &other.words, are_forms) {
        return Some(format!("“{}” ≠ “{}”", left.text, right.text));
    }
    let is_in =
        |words: &[Lexeme<'_>], word: &Lexeme<'_>| words.iter().any(|one| one.is(&word.folded));
    let turned = |ones: &[Lexeme<'_>], others: &[Lexeme<'_>]| {
        let mut lone = ones.iter().filter(|word| !is_in(others, word));
        let turns = lone.find(|word| word.is_of(lexicon::AGAINST) || word.is_of(lexicon::NEGATIVE));
        turns.map(|word| word.text.to_owned())
    };
    let word = turned(&one.words, &other.words).or_else(|| turned(&other.words, &one.words))?;
    in_one(&word)
}

/// Tells whether two words are forms of one.
fn are_forms(one: &Lexeme<'_>, other: &Lexeme<'_>) -> bool {
    let are_opposite = || {
        lexicon::are_opposite(&one.folded, &other.folded)
            || lexicon::is_made_opposite(&one.folded, &other.folded)
    };
    let (stem, other_stem) = (lexicon::bare(&one.folded), lexicon::bare(&other.folded));
    one.folded == other.folded
        || (stem == other_stem || lexicon::are_forms(stem, other_stem)) && !are_opposite()
}

/// What tells a statement from others of nearly the same words.
struct Said<'t> {
    text: &'t str,
    figures: Vec<Figure>,
    times: Vec<Named>,
    denials: Vec<Range<usize>>,
    /// The words that say what it is about.
    words: Vec<Lexeme<'t>>,
}

impl<'t> Said<'t> {
    fn new(text: &'t str, language: Language) -> Self {
        let lexemes = lexemes(text);
        let times = when::times(language, &lexemes, None);
        let is_time = |at: usize| times.iter().any(|time| time.lexemes.contains(&at));
        let figures = quantity::figures(language, &lexemes, is_time);
        let taken_back = taken_back(language, &lexemes);
        let denied = denials(language, &lexemes, (&times, &figures), &taken_back, 0);
        let denials: Vec<Range<usize>> = denied.into_iter().map(|denial| denial.bytes).collect();
        let is_told = |at: usize, word: &Lexeme<'_>| {
            is_time(at)
                || figures.iter().any(|figure| figure.lexemes.contains(&at))
                || denials.contains(&word.bytes)
        };
        let is_word = |(at, word): &(usize, Lexeme<'_>)| {
            word.kind == Kind::Word && !language.is_small(&word.folded) && !is_told(*at, word)
        };
        let words = lexemes.iter().cloned().enumerate().filter(is_word);
        Self {
            text,
            words: words.map(|(_, word)| word).collect(),
            figures,
            denials,
            times,
        }
    }

    fn slice(&self, bytes: &Range<usize>) -> &'t str {
        self.text.get(bytes.clone()).unwrap_or_default()
    }
}

/// Returns the first on each side that agrees with none of the other.
fn lone<'a, T>(
    ones: &'a [T],
    others: &'a [T],
    agree: impl Fn(&T, &T) -> bool,
) -> Option<(&'a T, &'a T)> {
    let one = ones
        .iter()
        .find(|one| !others.iter().any(|other| agree(one, other)))?;
    let other = others
        .iter()
        .find(|other| !ones.iter().any(|one| agree(one, other)))?;
    Some((one, other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Words;

    #[test]
    fn what_makes_two_of_statements_of_nearly_the_same_words_is_told() {
        let of = |one: &str, other: &str| apart(one, other).unwrap_or_default();
        let costs = "The harbour bridge costs 120 million euros";
        assert_eq!(
            of(costs, "The bridge costs 150 million euros"),
            "120 million euros ≠ 150 million euros"
        );
        assert_eq!(of(costs, "The harbour bridge costs €120m"), "");
        assert_eq!(
            of(costs, "The harbour bridge does not cost 120 million euros"),
            "“not” in one of them only"
        );
        assert_eq!(
            of("Statement 499 of many", "Statement 0 of many"),
            "499 ≠ 0"
        );
        assert_eq!(
            of("It opens on 3 May", "It opens on 5 May"),
            "3 May ≠ 5 May"
        );
        assert_eq!(
            of("Towers were built in 1990", "Two towers were built in 1990"),
            ""
        );
        assert_eq!(of("", ""), "");
    }

    #[test]
    fn a_word_in_the_place_of_another_one_makes_two_statements() {
        let of = |one: &str, other: &str| apart(one, other).unwrap_or_default();
        for (one, other, told) in [
            (
                "Salt exports rose in 2025",
                "Salt exports fell in 2025",
                "“rose” ≠ “fell”",
            ),
            (
                "Halvia was told of the plan",
                "Nordmark was told of the plan",
                "“Halvia” ≠ “Nordmark”",
            ),
            (
                "The minister will resign",
                "The mayor will resign",
                "“minister” ≠ “mayor”",
            ),
            (
                "Der Kreistag hat dem Bau zugestimmt",
                "Der Landtag hat dem Bau zugestimmt",
                "“Kreistag” ≠ “Landtag”",
            ),
            (
                "Le maire a ouvert le port",
                "Le préfet a ouvert le port",
                "“maire” ≠ “préfet”",
            ),
            (
                "Heat caused the fire",
                "Sabotage caused the fire",
                "“Heat” ≠ “Sabotage”",
            ),
            (
                "The bridge is safe",
                "The bridge is unsafe",
                "“safe” ≠ “unsafe”",
            ),
            (
                "El alcalde aprobó el puente",
                "El alcalde rechazó el puente",
                "“aprobó” ≠ “rechazó”",
            ),
            (
                "The court quashed the ban on nets",
                "The court of Aldersea on the ban on nets",
                "“quashed” ≠ “Aldersea”",
            ),
            (
                "The plan for the quay was dropped",
                "The plan for the quay",
                "“dropped” in one of them only",
            ),
        ] {
            assert_eq!(of(one, other), told);
        }
        for (one, other) in [
            (
                "The mayor of Aldersea resigned",
                "The mayor of Aldersea will resign",
            ),
            (
                "La préfecture a demandé un report",
                "La préfecture demande un report",
            ),
            ("The old bridge is closed", "The bridge is closed"),
        ] {
            assert_eq!(of(one, other), "", "{one}");
        }
    }

    #[test]
    fn statements_of_nearly_the_same_words_are_alike_in_any_script() {
        let words = |statement: &str| Words::new(statement).numbers();
        let is_like = |one: &str, other: &str| Wording::new(&words(one)).is_like(&words(other));
        assert!(is_like(
            "The towers were built in 1990",
            "the towers were built in 1990."
        ));
        assert!(is_like(
            "The towers were built in 1990",
            "Two towers were built in 1990"
        ));
        assert!(!is_like("The towers were built", "The court has decided"));
        assert!(is_like("塔建于一九九零年", "塔建于一九九一年"));
        assert!(is_like("بني البرج عام ١٩٩٠", "بني البرج في عام ١٩٩٠"));
        assert!(!is_like("", ""));
        assert!(is_like("Rain", "rain"));
        assert!(is_like("Rain", "Rain, rain, rain"));
        let long = "word ".repeat(2_000);
        assert!(!is_like(&long, &long));
        assert!(!is_like("word", &long));
    }
}
