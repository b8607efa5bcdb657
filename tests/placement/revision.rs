//! Articles and their revisions, made so that the fate of each word is known.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::language::{Language, Random};

/// A word with what makes it itself: two words with the same letters are still two.
#[derive(Clone, Debug)]
pub struct Word {
    pub id: u32,
    /// The word that stood here before, where it was replaced.
    pub instead_of: Option<u32>,
    pub text: String,
    /// What stands between it and the word before it in its sentence.
    pub before: String,
}

/// A sentence; the same in an older and a newer text where the number is the same.
#[derive(Clone, Debug)]
pub struct Sentence {
    pub words: Vec<Word>,
    /// What stands behind the last word.
    pub stop: String,
}

/// An article as a list of paragraphs.
#[derive(Clone, Debug)]
pub struct Article {
    pub paragraphs: Vec<Vec<Sentence>>,
}

/// Makes articles in one language.
pub struct Maker<'a> {
    pub language: &'a Language,
    pub random: Random,
    next: u32,
}

impl<'a> Maker<'a> {
    pub fn new(language: &'a Language, seed: u64) -> Self {
        Self {
            language,
            random: Random::new(seed),
            next: 0,
        }
    }

    pub fn id(&mut self) -> u32 {
        self.next += 1;
        self.next
    }

    pub fn article(&mut self) -> Article {
        let count = self.random.within(6, 16);
        Article {
            paragraphs: (0..count).map(|_| self.paragraph()).collect(),
        }
    }

    pub fn paragraph(&mut self) -> Vec<Sentence> {
        let count = self.random.within(2, 6);
        (0..count).map(|_| self.sentence()).collect()
    }

    pub fn sentence(&mut self) -> Sentence {
        let count = self.random.within(7, 24);
        let texts: Vec<String> = (0..count).map(|_| self.any_word()).collect();
        self.set(texts)
    }

    fn any_word(&mut self) -> String {
        match self.random.below(20) {
            0 => self.language.name(&mut self.random),
            1 => self.random.within(2, 2100).to_string(),
            2 | 3 => self.language.rare(&mut self.random),
            _ => self.language.word(&mut self.random),
        }
    }

    /// Sets words as a sentence, with commas and with what somebody said.
    pub fn set(&mut self, texts: Vec<String>) -> Sentence {
        let language = self.language;
        let count = texts.len();
        let said = (self.random.chance(0.25) && count > 8)
            .then(|| (self.random.within(1, 4), self.random.within(5, count)));
        let mut words: Vec<Word> = Vec::new();
        for (at, text) in texts.into_iter().enumerate() {
            let mut before = String::new();
            if at > 0 {
                if said.is_some_and(|(_, end)| at == end) {
                    before.push_str(language.marks.1);
                }
                if self.random.chance(0.08) {
                    before.push_str(language.comma);
                }
                before.push_str(language.blank);
                if self.random.chance(0.02) && !language.blank.is_empty() {
                    before.push_str("– ");
                }
                if said.is_some_and(|(start, _)| at == start) {
                    before.push_str(language.marks.0);
                }
            }
            let text = if at == 0 { language.first(&text) } else { text };
            // Two numbers in a row would be one where no blank stands between them.
            if before.is_empty() && at > 0 && text.starts_with(|c: char| c.is_ascii_digit()) {
                before.push_str(language.comma);
            }
            words.push(Word {
                id: self.id(),
                instead_of: None,
                text,
                before,
            });
        }
        Sentence {
            words,
            stop: language.stop.to_owned(),
        }
    }

    /// Makes a sentence of the same form: other numbers, names and some other words.
    pub fn look_alike(&mut self, of: &Sentence) -> Sentence {
        let mut copy = of.clone();
        let changed = self.random.below(copy.words.len());
        for (at, word) in copy.words.iter_mut().enumerate() {
            word.id = {
                self.next += 1;
                self.next
            };
            word.instead_of = None;
            if word.text.parse::<u32>().is_ok() {
                word.text = self.random.within(2, 2100).to_string();
            } else if at == changed || self.random.chance(0.12) {
                word.text = self.language.rare(&mut self.random);
            }
        }
        copy
    }

    /// Takes the same words once more, as other ones.
    pub fn copy(&mut self, of: &[Sentence]) -> Vec<Sentence> {
        let mut copy = of.to_vec();
        for word in copy.iter_mut().flat_map(|sentence| &mut sentence.words) {
            word.id = self.id();
            word.instead_of = None;
        }
        copy
    }

    /// Puts another word in the place of one.
    pub fn replace(&mut self, word: &mut Word) {
        let before = word.text.clone();
        while word.text == before {
            word.text = self.any_word();
        }
        if word.before.is_empty() && word.text.starts_with(|c: char| c.is_ascii_digit()) {
            word.before = self.language.comma.to_owned();
        }
        word.instead_of = Some(word.instead_of.unwrap_or(word.id));
        word.id = self.id();
    }

    /// Mistypes a word: two letters change places, one is doubled, left out or another.
    pub fn mistype(&mut self, word: &mut Word) {
        let letters: Vec<&str> = word.text.graphemes(true).collect();
        let at = self.random.below(letters.len());
        let mut typed = letters.clone();
        match self.random.below(3) {
            0 if letters.len() > 2 => {
                typed.remove(at);
            }
            1 if at + 1 < letters.len() && letters[at] != letters[at + 1] => typed.swap(at, at + 1),
            // Between clusters a doubled one could be of the words around it.
            _ if self.language.blank.is_empty() => {
                word.text = self.language.rare(&mut self.random);
                typed = word.text.graphemes(true).collect();
            }
            _ => typed.insert(at, letters[at]),
        }
        word.text = typed.concat();
        word.instead_of = Some(word.instead_of.unwrap_or(word.id));
        word.id = self.id();
    }
}

/// A text with where its words stand.
#[derive(Debug)]
pub struct Printed {
    pub text: String,
    pub words: Vec<(Word, Range<usize>)>,
    /// Where sentences end with what stands behind them, in bytes, by the number of their last word.
    pub stops: Vec<(u32, usize)>,
}

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    Plain,
    /// Straight quotation marks, hyphens, soft hyphens, doubled blanks.
    Typewritten,
    /// Lines broken within paragraphs.
    Broken,
}

impl Article {
    pub fn print(&self, language: &Language, setting: Setting) -> Printed {
        let mut printed = Printed {
            text: String::new(),
            words: Vec::new(),
            stops: Vec::new(),
        };
        let mut column = 0;
        for (number, paragraph) in self.paragraphs.iter().enumerate() {
            if number > 0 {
                printed.text.push_str("\n\n");
            }
            for (place, sentence) in paragraph.iter().enumerate() {
                if place > 0 {
                    printed.text.push_str(language.blank);
                }
                for word in &sentence.words {
                    let before = printed.text.len();
                    printed
                        .text
                        .push_str(&set(&word.before, setting, &mut column));
                    let start = printed.text.len();
                    printed.text.push_str(&word.text);
                    column += printed.text.len() - before;
                    printed
                        .words
                        .push((word.clone(), start..printed.text.len()));
                }
                let stop = match setting {
                    Setting::Typewritten => sentence.stop.replace(['“', '”', '「', '」'], "\""),
                    _ => sentence.stop.clone(),
                };
                printed.text.push_str(&stop);
                if let Some(last) = sentence.words.last() {
                    printed.stops.push((last.id, printed.text.len()));
                }
            }
        }
        printed
    }

    /// Returns where a sentence stands that holds a word.
    pub fn place_of(&self, id: u32) -> Option<(usize, usize)> {
        let holds = |sentence: &Sentence| {
            let is = |word: &Word| word.id == id || word.instead_of == Some(id);
            sentence.words.iter().any(is)
        };
        self.paragraphs
            .iter()
            .enumerate()
            .find_map(|(paragraph, sentences)| Some((paragraph, sentences.iter().position(holds)?)))
    }
}

fn set(before: &str, setting: Setting, column: &mut usize) -> String {
    match setting {
        Setting::Typewritten => before
            .replace(['“', '”'], "\"")
            .replace('–', "--")
            .replace("  ", " ")
            .replace(' ', if column.is_multiple_of(5) { "  " } else { " " }),
        Setting::Broken if *column > 60 && before.contains(' ') => {
            *column = 0;
            before.replacen(' ', "\n", 1)
        }
        Setting::Plain | Setting::Broken => before.to_owned(),
    }
}
