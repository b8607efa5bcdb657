//! In which language a sentence is written, as far as reading it needs to know.

use std::{collections::HashMap, sync::LazyLock};

use crate::compare::{lexeme::Lexeme, lexicon};

/// A language whose words of numbers, days and negations are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Language {
    English,
    German,
    French,
    Spanish,
    Italian,
    Dutch,
    /// Any other: only what is written in digits and signs is read.
    Other,
}

/// Small words by which a language is told, and which say nothing of what a sentence is about.
const SMALL: [(Language, &[&str]); 6] = [
    (
        Language::English,
        &[
            "a",
            "about",
            "above",
            "according",
            "across",
            "after",
            "again",
            "against",
            "ago",
            "all",
            "also",
            "although",
            "am",
            "among",
            "an",
            "and",
            "any",
            "are",
            "as",
            "at",
            "be",
            "because",
            "been",
            "before",
            "being",
            "below",
            "between",
            "both",
            "but",
            "by",
            "can",
            "could",
            "did",
            "do",
            "does",
            "doing",
            "down",
            "during",
            "each",
            "either",
            "ever",
            "every",
            "for",
            "from",
            "further",
            "had",
            "has",
            "have",
            "having",
            "he",
            "her",
            "here",
            "hers",
            "him",
            "his",
            "how",
            "i",
            "if",
            "in",
            "into",
            "is",
            "it",
            "its",
            "itself",
            "just",
            "last",
            "least",
            "less",
            "like",
            "many",
            "may",
            "might",
            "more",
            "most",
            "much",
            "must",
            "my",
            "near",
            "nor",
            "of",
            "off",
            "on",
            "once",
            "only",
            "onto",
            "or",
            "other",
            "our",
            "out",
            "over",
            "own",
            "per",
            "same",
            "shall",
            "she",
            "should",
            "since",
            "so",
            "some",
            "such",
            "than",
            "that",
            "the",
            "their",
            "them",
            "then",
            "there",
            "these",
            "they",
            "this",
            "those",
            "through",
            "to",
            "too",
            "under",
            "until",
            "up",
            "upon",
            "us",
            "very",
            "was",
            "we",
            "were",
            "what",
            "when",
            "where",
            "which",
            "while",
            "who",
            "whom",
            "whose",
            "why",
            "will",
            "with",
            "within",
            "would",
            "yet",
            "you",
            "your",
            "one",
            "around",
            "late",
            "true",
        ],
    ),
    (
        Language::German,
        &[
            "ab", "aber", "alle", "als", "also", "am", "an", "auch", "auf", "aus", "bei", "beim",
            "bis", "da", "damit", "das", "dass", "dem", "den", "der", "des", "die", "diese",
            "dieser", "dieses", "durch", "ein", "eine", "einem", "einen", "einer", "eines", "er",
            "es", "fur", "gegen", "habe", "haben", "hat", "hatte", "hatten", "ihm", "ihn", "ihr",
            "ihre", "im", "in", "ins", "ist", "je", "mehr", "mit", "nach", "noch", "nun", "nur",
            "ob", "oder", "ohne", "sei", "sein", "seine", "seit", "sich", "sie", "sind", "so",
            "soll", "sollen", "sowie", "uber", "um", "und", "unter", "vom", "von", "vor", "war",
            "waren", "was", "weil", "wenn", "werde", "werden", "wie", "wird", "wo", "wurde",
            "wurden", "zu", "zum", "zur", "zwischen", "sondern", "wahr",
        ],
    ),
    (
        Language::French,
        &[
            "a", "apres", "au", "aussi", "aux", "avait", "avant", "avec", "avoir", "c'", "ce",
            "cela", "ces", "cet", "cette", "chez", "d'", "dans", "de", "depuis", "des", "doit",
            "dont", "du", "elle", "elles", "en", "entre", "est", "et", "ete", "etre", "eu", "il",
            "ils", "l'", "la", "le", "les", "leur", "leurs", "lors", "lui", "mais", "meme", "m'",
            "ne", "ni", "nous", "on", "ont", "ou", "par", "pendant", "plus", "pour", "qu'", "que",
            "qui", "s'", "sa", "se", "selon", "ses", "si", "son", "sont", "sous", "sur", "tous",
            "tout", "un", "une", "va", "vers", "y", "j'", "n'", "t'", "vrai",
        ],
    ),
    (
        Language::Spanish,
        &[
            "a", "al", "ante", "antes", "asi", "aunque", "bajo", "cada", "como", "con", "contra",
            "cual", "cuando", "de", "del", "desde", "donde", "durante", "e", "el", "ella", "ellos",
            "en", "entre", "era", "es", "esa", "ese", "esta", "este", "estos", "fue", "fueron",
            "ha", "habia", "han", "hasta", "hay", "la", "las", "le", "les", "lo", "los", "mas",
            "muy", "ni", "o", "otra", "otro", "para", "pero", "por", "porque", "que", "quien",
            "se", "segun", "ser", "si", "sido", "sin", "sobre", "son", "su", "sus", "tambien",
            "tras", "un", "una", "y", "ya", "verdad",
        ],
    ),
    (
        Language::Italian,
        &[
            "a", "ad", "agli", "ai", "al", "all'", "alla", "alle", "anche", "avere", "aveva", "c'",
            "che", "chi", "ci", "come", "con", "cosi", "cui", "d'", "da", "dai", "dal", "dall'",
            "dalla", "dalle", "dei", "del", "dell'", "della", "delle", "degli", "di", "dopo",
            "dove", "e", "ed", "entro", "era", "erano", "essere", "fino", "fra", "gia", "gli",
            "ha", "hanno", "i", "il", "in", "invece", "io", "l'", "la", "le", "lo", "loro", "ma",
            "mentre", "nei", "nel", "nell'", "nella", "nelle", "negli", "noi", "o", "oltre",
            "ogni", "per", "perche", "piu", "prima", "quando", "quello", "questa", "questo",
            "sara", "se", "si", "solo", "sono", "sotto", "sta", "stata", "stati", "stato", "su",
            "sui", "sul", "sull'", "sulla", "sulle", "suo", "sua", "suoi", "sue", "tra", "tutti",
            "un", "un'", "una", "uno", "vero", "secondo", "ancora", "verra",
        ],
    ),
    (
        Language::Dutch,
        &[
            "aan",
            "af",
            "al",
            "als",
            "bij",
            "dan",
            "dat",
            "de",
            "deze",
            "die",
            "dit",
            "door",
            "dus",
            "een",
            "eens",
            "en",
            "er",
            "gaat",
            "haar",
            "had",
            "hadden",
            "heb",
            "hebben",
            "heeft",
            "hem",
            "het",
            "hier",
            "hij",
            "hoe",
            "hun",
            "ik",
            "in",
            "is",
            "je",
            "kan",
            "komt",
            "kunnen",
            "maar",
            "meer",
            "men",
            "met",
            "mij",
            "moet",
            "na",
            "naar",
            "nadat",
            "nog",
            "nu",
            "of",
            "om",
            "onder",
            "ons",
            "ook",
            "op",
            "over",
            "sinds",
            "te",
            "tegen",
            "ten",
            "ter",
            "terwijl",
            "toch",
            "toen",
            "tot",
            "tussen",
            "uit",
            "van",
            "vanaf",
            "via",
            "volgens",
            "voor",
            "waar",
            "wanneer",
            "waren",
            "was",
            "wat",
            "we",
            "werd",
            "werden",
            "wie",
            "wil",
            "wilde",
            "word",
            "worden",
            "wordt",
            "ze",
            "zich",
            "zij",
            "zijn",
            "zo",
            "zou",
            "zouden",
            "zal",
            "zullen",
            "aldus",
            "onderwege",
            "omdat",
            "zonder",
        ],
    ),
];

/// Endings of words that are usual in one of the languages, and seldom in the others.
const ENDINGS: [(Language, &[&str]); 5] = [
    (
        Language::German,
        &["ung", "ungen", "keit", "lich", "isch", "schaft"],
    ),
    (
        Language::French,
        &[
            "tion", "tions", "ment", "eux", "ait", "ee", "ees", "eur", "eurs", "aux", "ique",
        ],
    ),
    (
        Language::Spanish,
        &["cion", "ciones", "dad", "os", "as", "ron", "ista", "encia"],
    ),
    (
        Language::Italian,
        &[
            "zione", "zioni", "ti", "ai", "llo", "tto", "tta", "nti", "ere", "are", "iere", "chi",
        ],
    ),
    (
        Language::Dutch,
        &["ing", "ingen", "heid", "lijk", "aan", "aar", "oor", "elen"],
    ),
];

/// Letters that only one of the languages has, as far as they are written often.
const LETTERS: [(Language, &str); 4] = [
    (Language::German, "äöüßÄÖÜ"),
    (Language::French, "çêîûœÊ"),
    (Language::Spanish, "ñáíóú¿¡Ñ"),
    (Language::Italian, "àìòù"),
];

/// Which languages know a word.
type Knowing = HashMap<&'static str, Vec<Language>>;

/// Small words, and the languages that have them.
static SMALL_OF: LazyLock<Knowing> = LazyLock::new(|| knowing(&SMALL));

/// Small words and such as say no, and the languages that have them.
static KNOWN: LazyLock<Knowing> = LazyLock::new(|| {
    let no = lexicon::NO.iter();
    let no = no.filter(|(language, _)| *language != Language::Other);
    knowing(SMALL.iter().chain(no))
});

fn knowing<'a>(
    lists: impl IntoIterator<Item = &'a (Language, &'static [&'static str])>,
) -> Knowing {
    let mut knowing = Knowing::new();
    for (language, words) in lists {
        for word in *words {
            let languages = knowing.entry(word).or_default();
            if !languages.contains(language) {
                languages.push(*language);
            }
        }
    }
    knowing
}

/// How much a small word tells that only one language has; it is shared by those that have it.
const SHARED: usize = 60;

impl Language {
    /// Tells the language of a sentence by its small words and those that say no; such as several languages have tell
    /// less. Where they don't tell, it is that of its text, or else English.
    pub fn of(lexemes: &[Lexeme<'_>], text: Option<Self>) -> Self {
        let mut counts = SMALL.map(|(language, _)| (0, language));
        for lexeme in lexemes {
            let known = KNOWN.get(lexeme.folded.as_str());
            let known = known.map_or(&[][..], Vec::as_slice);
            // A word that several know tells as much less.
            for (sum, _) in counts.iter_mut().filter(|(_, one)| known.contains(one)) {
                *sum += SHARED / known.len();
            }
        }
        let most = counts.iter().map(|(sum, _)| *sum).max();
        let mut best = counts
            .iter()
            .filter(|(sum, _)| Some(*sum) == most)
            .map(|(_, language)| *language);
        let is_latin =
            |lexeme: &Lexeme<'_>| lexeme.folded.starts_with(|c: char| c.is_ascii_alphabetic());
        if most == Some(0) && !lexemes.iter().any(is_latin) {
            return Self::Other;
        }
        if let Some(spelt) =
            Self::spelt(lexemes).filter(|spelt| best.clone().any(|one| one == *spelt))
        {
            return spelt;
        }
        if let Some(ending) = Self::of_endings(lexemes, best.clone()) {
            return ending;
        }
        text.filter(|text| best.clone().any(|one| one == *text))
            .or_else(|| best.next())
            .unwrap_or(Self::English)
    }

    /// Returns that one of some languages to which the endings of the words point, where they point to one.
    fn of_endings(lexemes: &[Lexeme<'_>], some: impl Iterator<Item = Self>) -> Option<Self> {
        let count = |language: Self| {
            let endings = ENDINGS.iter().find(|(one, _)| *one == language);
            let endings = endings.map_or(&[][..], |(_, endings)| endings);
            let words = lexemes.iter().filter(|one| one.folded.len() > 4);
            let fitting = words.filter(|one| endings.iter().any(|end| one.folded.ends_with(end)));
            fitting.count()
        };
        sole_most(
            &some
                .map(|language| (count(language), language))
                .collect::<Vec<_>>(),
        )
    }

    /// Returns the language of the letters with marks that are written most often, of those that only one language
    /// has; none where there are none.
    fn spelt(lexemes: &[Lexeme<'_>]) -> Option<Self> {
        let count = |letters: &str| {
            let written = lexemes.iter().flat_map(|one| one.text.chars());
            written.filter(|letter| letters.contains(*letter)).count()
        };
        sole_most(&LETTERS.map(|(language, letters)| (count(letters), language)))
    }

    /// Tells whether a word says nothing of what a sentence is about.
    pub fn is_small(self, folded: &str) -> bool {
        let knowing = SMALL_OF.get(folded);
        knowing.is_some_and(|knowing| knowing.contains(&self))
    }
}

/// Tells whether a word says nothing of what a sentence is about, in one of the languages.
pub(super) fn is_small_somewhere(folded: &str) -> bool {
    SMALL_OF.contains_key(folded)
}

/// Returns the language of which most was counted, where that is one only.
fn sole_most(counts: &[(usize, Language)]) -> Option<Language> {
    let most = counts.iter().map(|(count, _)| *count).max()?;
    let mut best = counts
        .iter()
        .filter(|(count, _)| most > 0 && *count == most);
    let (_, language) = best.next()?;
    best.next().is_none().then_some(*language)
}
