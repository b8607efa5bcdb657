//! Sentences as people read them.
//!
//! Unicode's own sentence rules ([UAX #29](https://www.unicode.org/reports/tr29/#Sentence_Boundaries))
//! end a sentence after “U.S.” and “Mr.”. The rules here start from the same marks and add what a
//! reader knows: abbreviations, initials, ordinals, what a closing quote belongs to. Where a text is
//! truly ambiguous (“in the U.S. Microsoft said”) they go on rather than end: a sentence too long
//! still holds the words that were meant.

mod abbreviations;
mod following;
mod initials;
mod marks;

use std::ops::Range;

use abbreviations::{
    Abbreviation, abbreviation, belongs_to_time, follows_ordinal, is_name_with_mark,
    may_start_name, precedes_ordinal, starts_sentences, takes_letter,
};
use following::{
    Next, Start, attributes_speech, blanks_end, character_at, digits_at, ends_word, footnote_end,
    is_attribution, spaced_guillemet_end, starts_word,
};
use initials::Initials;
use marks::{Mark, is_greek, is_inner, is_joined_mark, is_unspaced, mark_of};

/// No listed abbreviation is longer, in bytes.
const LONGEST_LISTED: usize = 24;

/// Returns the sentences of one block of text, or of a piece of it, in order.
///
/// Ranges are bytes without the blanks around the sentence; they do not overlap, end on characters,
/// and cover everything that is not white space. A line break is white space, an empty line ends a
/// sentence. A text without marks is one sentence. Takes time in proportion to the text.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut cutter = Cutter::new(text);
    let mut at = 0;
    while let Some(character) = character_at(text, at) {
        at = if character.is_whitespace() {
            cutter.pass_blanks(at)
        } else if cutter.is_stop(character, at) {
            cutter.pass_stop(at)
        } else {
            cutter.pass_character(character, at)
        };
    }
    cutter.finish()
}

/// Walks over the text once and remembers what the next stop needs to know of the words before it.
struct Cutter<'t> {
    text: &'t str,
    done: Vec<Range<usize>>,
    /// The sentence that is open: from its first character to the end of its last so far.
    open: Option<Range<usize>>,
    /// Whether the open sentence has a letter or a digit yet; without one it can't end.
    has_word: bool,
    /// Round and square brackets opened within the sentence, not counting one that it starts with.
    brackets: usize,
    /// The run of characters between blanks that is being read.
    token: Range<usize>,
    /// The run before that, in the same sentence.
    token_before: Range<usize>,
    /// Whether quotes that open low or inwards („…“, »…«) are in use, so that “ and « close.
    quotes: Quotes,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Quotes {
    Outward,
    Low,
    Inward,
}

/// What ends a sentence, or seems to: a run of marks with the quotes and brackets that close after it.
struct Stop {
    /// Where the run of marks starts.
    start: usize,
    /// The end, with what closes.
    end: usize,
    mark: Mark,
    closes: Closes,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Closes {
    Nothing,
    Quote,
    Bracket,
}

impl<'t> Cutter<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            done: Vec::new(),
            open: None,
            has_word: false,
            brackets: 0,
            token: 0..0,
            token_before: 0..0,
            quotes: Quotes::Outward,
        }
    }

    fn finish(mut self) -> Vec<Range<usize>> {
        self.close();
        self.done
    }

    fn close(&mut self) {
        self.done.extend(self.open.take());
        self.has_word = false;
        self.brackets = 0;
        self.token = 0..0;
        self.token_before = 0..0;
    }

    /// Takes the bytes up to `end` into the open sentence and the token.
    fn extend(&mut self, start: usize, end: usize) {
        let sentence = self.open.get_or_insert(start..end);
        sentence.end = end;
        if self.token.is_empty() {
            self.token = start..end;
        }
        self.token.end = end;
    }

    fn end_token(&mut self) {
        if !self.token.is_empty() {
            self.token_before = std::mem::replace(&mut self.token, 0..0);
        }
    }

    fn pass_blanks(&mut self, at: usize) -> usize {
        let (end, lines) = blanks_end(self.text, at);
        self.end_token();
        if lines > 1 {
            self.close();
            self.quotes = Quotes::Outward;
        }
        end
    }

    fn pass_character(&mut self, character: char, at: usize) -> usize {
        let end = at + character.len_utf8();
        match character {
            '(' | '[' | '（' | '［' if self.open.is_some() => self.brackets += 1,
            ')' | ']' | '）' | '］' => self.brackets = self.brackets.saturating_sub(1),
            '„' | '‚' => self.quotes = Quotes::Low,
            '»' | '›' if self.token.is_empty() && starts_word(self.text, end) => {
                self.quotes = Quotes::Inward;
            }
            '“' | '‘' | '”' if !self.token.is_empty() => self.quotes = Quotes::Outward,
            '«' | '‹' => self.quotes = Quotes::Outward,
            _ => self.has_word |= character.is_alphanumeric(),
        }
        self.extend(at, end);
        end
    }

    /// Whether the character is a mark that may end a sentence where it stands.
    fn is_stop(&self, character: char, at: usize) -> bool {
        match character {
            // The semicolon is the Greek question mark.
            ';' => {
                let asks = self
                    .text
                    .get(..at)
                    .and_then(|before| before.chars().next_back());
                asks.is_some_and(is_greek) && ends_word(self.text, at + 1)
            }
            // A fullwidth stop may be a decimal point.
            '．' => !character_at(self.text, at + '．'.len_utf8()).is_some_and(char::is_numeric),
            _ => mark_of(character).is_some(),
        }
    }

    fn pass_stop(&mut self, at: usize) -> usize {
        let stop = self.stop_at(at);
        let ends = self.ends(&stop);
        self.extend(at, stop.end);
        if ends {
            self.close();
        } else if stop.closes == Closes::Bracket {
            self.brackets = self.brackets.saturating_sub(1);
        }
        stop.end
    }

    /// Reads the marks that start here, and what closes after them.
    fn stop_at(&self, start: usize) -> Stop {
        let mut stop = Stop {
            start,
            end: start,
            mark: Mark::Dot,
            closes: Closes::Nothing,
        };
        let mut marks = 0;
        while let Some(character) = character_at(self.text, stop.end) {
            let next = stop.end + character.len_utf8();
            if let Some(mark) = mark_of(character).or((marks == 0).then_some(Mark::Call)) {
                stop.mark = match (stop.closes, stop.mark, mark) {
                    (Closes::Quote | Closes::Bracket, _, _) | (_, Mark::Outer, _) => Mark::Outer,
                    (_, Mark::Wide, _) | (_, _, Mark::Wide) => Mark::Wide,
                    (_, Mark::Call, _) | (_, _, Mark::Call) => Mark::Call,
                    (_, Mark::Dot, Mark::Dot) if marks == 0 => Mark::Dot,
                    _ => Mark::Trail,
                };
                stop.closes = Closes::Nothing;
                marks += 1;
            } else if self.closes_quote(character) {
                stop.closes = Closes::Quote;
            } else if matches!(character, ')' | ']' | '}' | '）' | '］' | '】' | '〕') {
                stop.closes = Closes::Bracket;
            } else if matches!(
                character,
                '\u{B2}' | '\u{B3}' | '\u{B9}' | '\u{2070}'..='\u{2079}'
            ) {
                // A raised number leads to a footnote.
            } else if let Some(end) = footnote_end(self.text, stop.end) {
                stop.end = end;
                continue;
            } else if let Some(end) = spaced_guillemet_end(self.text, stop.end) {
                stop.closes = Closes::Quote;
                stop.end = end;
                continue;
            } else {
                break;
            }
            stop.end = next;
        }
        stop
    }

    fn closes_quote(&self, character: char) -> bool {
        match character {
            '"' | '\'' | '’' | '”' | '»' | '›' | '」' | '』' | '》' | '〉' => true,
            '“' | '‘' => self.quotes == Quotes::Low,
            '«' | '‹' => self.quotes == Quotes::Inward,
            _ => false,
        }
    }

    fn ends(&self, stop: &Stop) -> bool {
        // Neither “… and so on” nor “[…]” nor “(!)” has said anything yet.
        let before = self
            .text
            .get(..stop.start)
            .and_then(|before| before.chars().next_back());
        if !self.has_word || matches!(before, Some('(' | '[' | '（' | '［')) {
            return false;
        }
        // What stands in brackets within a sentence belongs to it.
        if stop.closes == Closes::Bracket && self.brackets > 0 {
            return false;
        }
        if ends_word(self.text, stop.end) {
            self.ends_before_blank(stop, &Next::after(self.text, stop.end), before)
        } else {
            self.ends_without_blank(stop)
        }
    }

    /// Whether a sentence ends where the next character follows at once.
    fn ends_without_blank(&self, stop: &Stop) -> bool {
        let Some(next) = character_at(self.text, stop.end) else {
            return true;
        };
        let stands_apart = match stop.mark {
            Mark::Wide => !is_inner(next),
            Mark::Call | Mark::Outer => is_unspaced(next),
            Mark::Dot | Mark::Trail => false,
        };
        stands_apart && !(stop.closes == Closes::Quote && attributes_speech(self.text, stop.end))
    }

    fn ends_before_blank(&self, stop: &Stop, next: &Next<'_>, before: Option<char>) -> bool {
        match next.start {
            Start::End => return true,
            Start::Inner => return false,
            Start::Small => return stop.mark == Mark::Wide && stop.closes == Closes::Nothing,
            Start::Capital | Start::Uncased | Start::Digit | Start::Sign => {}
        }
        match stop.mark {
            Mark::Wide => !(stop.closes == Closes::Quote && attributes_speech(self.text, stop.end)),
            Mark::Outer => true,
            Mark::Call => {
                let name = stop.closes == Closes::Nothing
                    && is_name_with_mark(self.word_before(stop.start))
                    && !starts_sentences(next.word);
                let attributed = stop.closes == Closes::Quote
                    && next.start == Start::Capital
                    && !next.quote
                    && !starts_sentences(next.word)
                    && is_attribution(self.text, next.at);
                !name && !attributed
            }
            // “Well … I don’t know”, “about … 5”: a pause.
            Mark::Trail => next.start != Start::Digit && (next.word != "I" || next.quote),
            // Thai and its neighbours use the stop in abbreviations only.
            Mark::Dot if before.is_some_and(|c| matches!(c, '\u{E00}'..='\u{EFF}')) => false,
            Mark::Dot => self.ends_after_dot(stop, next),
        }
    }

    /// Whether a single full stop before a blank ends the sentence, by the word before it.
    fn ends_after_dot(&self, stop: &Stop, next: &Next<'_>) -> bool {
        let token = self
            .text
            .get(self.token.start..stop.start)
            .unwrap_or_default();
        let token = token.trim_start_matches(|c: char| !c.is_alphanumeric());
        if !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_digit()) {
            return self.ends_after_number(token, next);
        }
        let word = self.word_before(stop.start);
        let starts = starts_sentences(next.word) && !next.is_initial(self.text);
        let quoted = stop.closes == Closes::Quote && next.start == Start::Capital;
        let digit = next.start == Start::Digit;
        match self.abbreviation(word) {
            Some(Abbreviation::GoesOn) => return false,
            Some(Abbreviation::MayEnd) => return starts || quoted || next.quote,
            Some(Abbreviation::BeforeNumber) => return !digit,
            Some(Abbreviation::Time) => return !belongs_to_time(next.word),
            None => {}
        }
        match Initials::of(word) {
            Initials::None => true,
            Initials::Several => starts || quoted || next.quote,
            Initials::Capital if word == "M" => false,
            Initials::Capital => {
                let before = self.token_before();
                let label = takes_letter(before);
                // “So do I.”, but “I. Newton”.
                let pronoun = word == "I"
                    && before.starts_with(char::is_lowercase)
                    && !next.is_initial(self.text);
                label || pronoun || quoted || (starts && !may_start_name(next.word))
            }
            Initials::Small => {
                let before = self.token_before();
                // A unit after a number (“2020 г.”), the end of “и т. д.”, the Russian “I”.
                let unit = before.ends_with(|c: char| c.is_ascii_digit()) && !digit;
                let and_so_on = before == "т." && matches!(word, "д" | "п");
                let starts_list = self.starts_with_token();
                !starts_list && (unit || and_so_on || word == "я" || starts)
            }
            Initials::Uncased => false,
        }
    }

    /// Looks an abbreviation up; at the start of a sentence a capital may stand for a small letter.
    fn abbreviation(&self, word: &str) -> Option<Abbreviation> {
        let as_written = abbreviation(word);
        if as_written.is_some() || !self.starts_with_token() {
            return as_written;
        }
        let mut letters = word.chars();
        let first = letters.next().filter(|_| word.len() <= LONGEST_LISTED)?;
        let rest = letters.as_str();
        if rest.is_empty() {
            return None;
        }
        abbreviation(&(first.to_lowercase().to_string() + rest))
    }

    /// Whether the open sentence consists of the token that is being read.
    fn starts_with_token(&self) -> bool {
        let token = self.token.start;
        self.open.as_ref().is_some_and(|open| open.start == token)
    }

    /// Whether a number with a full stop ends the sentence: a list number and an ordinal don’t.
    fn ends_after_number(&self, number: &str, next: &Next<'_>) -> bool {
        if self.starts_with_token() && number.len() <= 3 {
            return false;
        }
        let before = self.token_before();
        let is_day = number
            .parse::<u32>()
            .is_ok_and(|day| (1..=31).contains(&day));
        if next.start == Start::Digit {
            // A date in numbers: “3. 10. 2020”.
            let digits = digits_at(self.text, next.at);
            let dotted = character_at(self.text, next.at + digits) == Some('.') && digits <= 2;
            let month_before = before
                .strip_suffix('.')
                .is_some_and(|day| day.parse::<u32>().is_ok());
            return !(is_day && (dotted || (digits == 4 && month_before)));
        }
        let ordinal = number.len() <= 3
            && (follows_ordinal(next.word)
                || (precedes_ordinal(before) && !starts_sentences(next.word)));
        !ordinal
    }

    fn token_before(&self) -> &'t str {
        self.text.get(self.token_before.clone()).unwrap_or_default()
    }

    /// Returns the word of the token that ends here: letters, digits, and the stops between them.
    /// Addresses stay whole.
    ///
    /// A hyphen starts a new word (“R-Calif.”), an apostrophe only before a capital (“d’A.”, but “isn’t.”).
    fn word_before(&self, end: usize) -> &'t str {
        let token = self.text.get(self.token.start..end).unwrap_or_default();
        let is_part =
            |c: char| c.is_alphanumeric() || is_joined_mark(c) || matches!(c, '.' | '&' | '/');
        let mut start = token.len();
        let mut following = ' ';
        for (at, character) in token.char_indices().rev() {
            let apostrophe = matches!(character, '\'' | '’');
            if !is_part(character) && (!apostrophe || following.is_uppercase() || at == 0) {
                break;
            }
            start = at;
            following = character;
        }
        token.get(start..).unwrap_or_default()
    }
}
