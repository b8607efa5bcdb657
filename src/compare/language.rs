//! In which language a sentence is written, as far as reading it needs to know.

use crate::compare::{lexeme::Lexeme, lexicon};

/// A language whose words of numbers, days and negations are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Language {
    English,
    German,
    French,
    Spanish,
    /// Any other: only what is written in digits and signs is read.
    Other,
}

/// Small words by which a language is told, and which say nothing of what a sentence is about.
const SMALL: [(Language, &[&str]); 4] = [
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
];

impl Language {
    /// Tells the language of a sentence by its small words and those that say no: first by such that no other
    /// language has. Where they don't tell, it is that of its text, or else English.
    pub fn of(lexemes: &[Lexeme<'_>], text: Option<Self>) -> Self {
        let mut counts = SMALL.map(|(language, _)| (0, 0, language));
        for lexeme in lexemes {
            let knows = counts.map(|(.., language)| {
                language.is_small(&lexeme.folded) || lexicon::says_no(language, &lexeme.folded)
            });
            let is_own = knows.iter().filter(|knows| **knows).count() == 1;
            for ((own, all, _), knows) in counts.iter_mut().zip(knows) {
                *own += usize::from(knows && is_own);
                *all += usize::from(knows);
            }
        }
        let most = counts.iter().map(|(own, all, _)| (*own, *all)).max();
        let mut best = counts
            .iter()
            .filter(|(own, all, _)| Some((*own, *all)) == most)
            .map(|(.., language)| *language);
        let is_latin =
            |lexeme: &Lexeme<'_>| lexeme.folded.starts_with(|c: char| c.is_ascii_alphabetic());
        if most == Some((0, 0)) && !lexemes.iter().any(is_latin) {
            return Self::Other;
        }
        text.filter(|text| best.clone().any(|one| one == *text))
            .or_else(|| best.next())
            .unwrap_or(Self::English)
    }

    /// Tells whether a word says nothing of what a sentence is about.
    pub fn is_small(self, folded: &str) -> bool {
        SMALL
            .iter()
            .any(|(language, words)| *language == self && words.contains(&folded))
    }
}
