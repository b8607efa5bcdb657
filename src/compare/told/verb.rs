//! Whether a word is a verb by which somebody says something.

use std::ops::Range;

use crate::{
    compare::{
        lexicon,
        told::{
            Passage, cues, is_in, is_title, longest,
            name::is_blank,
            speaker::{MOST_BETWEEN, is_judging},
        },
    },
    text::token::Token,
};

/// Words before a verb that say that nothing is said yet.
const OPEN: &[&str] = &[
    "to", "zu", "will", "would", "can", "could", "may", "might", "must", "should", "shall", "did",
    "does", "do",
];

impl Passage<'_> {
    /// Tells whether the word at a place is a verb by which somebody says something.
    pub(super) fn is_speech(&self, words: &[Token], at: usize) -> bool {
        let Some(word) = words.get(at) else {
            return false;
        };
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let next = words.get(at + 1);
        let is_that = next.is_some_and(|next| is_in(next, cues::THAT));
        let stands_alone = || {
            // What is said stands beside it: in quotation marks, or before a comma.
            let end = self.past_times(words, at + 1) - 1;
            let end = words.get(end).map_or(word.bytes.end, |last| last.bytes.end);
            let rest = self.text.get(end..).unwrap_or_default().trim_start();
            let first = self.past_adverbs(words, at);
            let before = self.slice(&(0..words.get(first).map_or(0, |word| word.bytes.start)));
            let before = before.trim_end().trim_end_matches(',').trim_end();
            // "“…,” its embassy posted on the net": who says it stands right behind the words.
            let from = self.segment(words, at);
            let ahead = words.get(from).map_or(0, |first| first.bytes.start);
            let ahead = self.slice(&(0..ahead)).trim_end();
            rest.starts_with([',', '.', ':', '“', '"', '«', '„'])
                || from < at && at - from <= MOST_BETWEEN / 2 && ahead.ends_with(['”', '»', '"'])
                || first > 0 && before.ends_with(['”', '»', '"'])
        };
        // "Her last show, ‘Dawn’, closed".
        let is_noun = || {
            let next = self.slice(&(word.bytes.end..self.text.len()));
            next.starts_with(',')
        };
        let has_learned = || {
            let has = before.is_some_and(|before| is_in(before, &["has", "had"]));
            is_in(word, cues::LEARNED) && has && (is_that || stands_alone())
        };
        let is_verb = cues::says(&word.folded)
            || cues::may_say(&word.folded) && (is_that || stands_alone())
            || is_in(word, cues::SAYS_THAT)
                && (is_that
                    || longest(words, at + 1, cues::CITING).is_some()
                    || self.is_clause_behind(words, at)
                    || self.is_turned(words, at))
            || is_in(word, cues::SHOWS) && (is_that || stands_alone() && !is_noun())
            || is_judging(word) && self.judges(words, at)
            || has_learned()
            || is_in(word, cues::READS)
                && stands_alone()
                && before.is_some_and(|before| is_in(before, cues::DOCUMENTS))
            || is_in(word, cues::READS) && self.reads(words, at)
            || is_in(word, &["heard"])
                && before.is_some_and(|before| is_in(before, cues::HEARINGS))
            || self.puts(words, at)
            || self.is_thought(words, at);
        // "The United States": a name. "The report claims": may be claims that are reported.
        let is_name = at > 0 && self.is_large(word);
        // "Is said to" and "is told" tell of no one who says it, "the promised aid" neither.
        let is_passive = before.is_some_and(|word| {
            ["is", "are", "was", "were", "be", "been", "as"].contains(&word.folded.as_str())
                || is_in(word, cues::ARTICLES)
                    && !is_in(word, cues::PASSED)
                    && !is_in(word, &["das"])
        });
        // "Refused to say"; but "went on to say".
        let is_open = before.is_some_and(|word| {
            is_in(word, OPEN) && !self.is_large(word) && is_blank(self.gap(words, at))
        });
        is_verb && !is_name && !is_passive && !is_open && !self.is_denied(words, at)
    }

    /// Tells whether a verb is denied in its clause: who has not confirmed something has not said it.
    fn is_denied(&self, words: &[Token], verb: usize) -> bool {
        let before = (verb.saturating_sub(2)..verb).rev();
        let mut clause = before.take_while(|at| is_blank(self.gap(words, at + 1)));
        clause.any(|at| {
            // "Hasn't confirmed"; but "a-t-elle confié".
            let is_letter = words.get(at).is_some_and(|word| word.folded == "t");
            words.get(at).is_some_and(|word| is_in(word, cues::DENIED))
                && !(is_letter && self.gap(words, at) == "-")
        })
    }

    /// Tells whether a document says what stands in quotation marks before a verb: "“…,” reads the letter".
    fn reads(&self, words: &[Token], at: usize) -> bool {
        let Some(word) = words.get(at) else {
            return false;
        };
        let before = self.slice(&(0..word.bytes.start)).trim_end();
        let mut behind = words.iter().skip(at + 1).take(3);
        before.ends_with(['”', '"', '»', '’']) && behind.any(|word| is_in(word, cues::DOCUMENTS))
    }

    /// Tells whether a verb is of speech as what is said stands in quotation marks before *is how*, or since *as* leads to
    /// it: "“…” is how Lund put it", "as Lund put it".
    fn puts(&self, words: &[Token], at: usize) -> bool {
        let is_one = words.get(at).is_some_and(|word| is_in(word, cues::PUTS));
        let before = words.get(at.saturating_sub(MOST_BETWEEN)..at);
        let how = || {
            before.unwrap_or_default().windows(2).any(|pair| {
                let [is, how] = pair else { return false };
                let ahead = self.slice(&(0..is.bytes.start)).trim_end();
                is_in(is, &["is", "was"])
                    && is_in(how, &["how", "what"])
                    && ahead.ends_with(['”', '"', '»', '’'])
            })
        };
        let as_it = || {
            let it = words.get(at + 1);
            it.is_some_and(|it| is_in(it, &["it"]))
                && before
                    .unwrap_or_default()
                    .iter()
                    .any(|word| is_in(word, &["as"]))
        };
        // "“The dam,” she went on, “is old.”"
        let goes_on = || {
            let pair = words.get(at..at + 2);
            pair.is_some_and(|pair| {
                let [went, on] = pair else { return false };
                is_in(went, &["went", "goes"])
                    && is_in(on, &["on"])
                    && self
                        .slice(&(on.bytes.end..self.text.len()))
                        .starts_with([',', '.', ':'])
            })
        };
        // "Police put the number at 22,000."
        let at_number = || {
            let rest = words
                .get(at + 1..at + MOST_BETWEEN)
                .or_else(|| words.get(at + 1..));
            rest.unwrap_or_default().windows(2).any(|pair| {
                let [at, number] = pair else { return false };
                is_in(at, &["at"]) && number.folded.starts_with(|c: char| c.is_ascii_digit())
            })
        };
        let is_put = words
            .get(at)
            .is_some_and(|word| is_in(word, &["put", "puts"]));
        is_one && (how() || as_it()) || goes_on() || is_put && at_number()
    }

    /// Tells whether a clause follows on a word that may be a noun, behind people of whom the sentence tells: "a colleague
    /// claims the ministry".
    fn is_clause_behind(&self, words: &[Token], at: usize) -> bool {
        let end = self.past_adverbs(words, at);
        let whose = words.get(..end).unwrap_or_default();
        let next = words.get(at + 1);
        let begins = next.is_some_and(|next| {
            is_in(next, cues::DETERMINERS) || is_in(next, cues::WHO) || self.is_large(next)
        });
        begins
            && is_blank(self.gap(words, at + 1))
            && (1..=end).all(|at| is_blank(self.gap(words, at)))
            && whose.len() <= MOST_BETWEEN
            && !whose.iter().any(|word| is_in(word, cues::CLAUSES))
            && whose
                .iter()
                .any(|word| cues::is_nameless(&word.folded) || is_title(word))
    }

    /// Tells whether who says it stands behind a word that may be a noun: "seas, notes the author Piet Lund, do not".
    fn is_turned(&self, words: &[Token], at: usize) -> bool {
        let behind = words.get(at + 1..).unwrap_or_default();
        let small = behind.iter().take_while(|word| !self.is_large(word));
        let (count, is_name) = (
            small.clone().count(),
            !small
                .clone()
                .any(|word| is_in(word, cues::JOINS) || is_in(word, cues::CLAUSES)),
        );
        let gap = self.gap(words, at);
        at > 0
            && gap.trim_end().ends_with([',', '”', '"', '»'])
            && is_name
            && count < 3
            && count < behind.len()
            && (at + 1..=at + 1 + count).all(|at| is_blank(self.gap(words, at)))
    }

    /// Tells whether a verb tells what those think with whom the sentence begins: "analysts expect".
    fn is_thought(&self, words: &[Token], at: usize) -> bool {
        let has = |at: usize, list: &[&str]| words.get(at).is_some_and(|word| is_in(word, list));
        // "Experten gehen davon aus, dass".
        let goes = has(at, &["geht", "gehen", "gingen"]) && has(at + 1, &["davon"]);
        if !has(at, cues::THINKS) && !goes {
            return false;
        }
        let end = self.past_adverbs(words, at);
        // "The dam may break, officials fear."
        let is_last = words
            .get(at + 1)
            .is_none_or(|_| !is_blank(self.gap(words, at + 1)));
        let from = (1..=end)
            .rfind(|at| !is_blank(self.gap(words, *at)))
            .filter(|from| is_last && self.gap(words, *from).trim() == ",")
            .unwrap_or_default();
        let whose = words.get(from..end).unwrap_or_default();
        let is_main = (from + 1..=end).all(|at| is_blank(self.gap(words, at)))
            && !whose.iter().any(|word| is_in(word, cues::CLAUSES));
        let is_somebody = |(at, word): (usize, &Token)| {
            cues::is_nameless(&word.folded)
                || is_title(word)
                || lexicon::is_generic(&word.folded)
                || lexicon::is_of_house(&word.folded)
                || is_in(word, cues::WHO) && whose.len() == 1
                || self.is_large(word) && (at > 0 || whose.len() == 1)
        };
        is_main && whose.len() <= MOST_BETWEEN && whose.iter().enumerate().any(is_somebody)
    }

    /// Tells whether a verb of judging is one of speech: where the words for it follow in quotation marks.
    fn judges(&self, words: &[Token], at: usize) -> bool {
        let Some(word) = words.get(at) else {
            return false;
        };
        // "Blamed ‘people who read maps upside down’."
        let is_begun = |range: &Range<usize>| {
            let gap = self.slice(&(word.bytes.end..range.start.max(word.bytes.end)));
            range.start > word.bytes.end && gap.chars().count() <= 3
        };
        if !is_in(word, cues::CALLS) && self.quoted.iter().any(is_begun) {
            return true;
        }
        let Some(next) = words.get(at + 1) else {
            return false;
        };
        let mut sentences = self.sentences.iter();
        let end = sentences.find(|sentence| sentence.contains(&word.bytes.start));
        let end = end.map_or(word.bytes.end, |sentence| sentence.end);
        let mut quoted = self.quoted.iter();
        // One word may be enough: “called it ‘absurd’”.
        let rest = self.slice(&(next.bytes.end..end.max(next.bytes.end)));
        let is_quoted = quoted.any(|range| range.start > next.bytes.end && range.start < end)
            || is_in(word, cues::CALLS) && rest.contains(['“', '«', '„', '"']);
        let rest = words.get(at + 1..).unwrap_or_default();
        let mut judged = cues::JUDGED.iter();
        is_quoted && is_blank(self.gap(words, at + 1))
            || judged.any(|(verb, after)| {
                word.folded == *verb
                    && rest
                        .iter()
                        .take(MOST_BETWEEN)
                        .any(|word| is_in(word, after))
            })
            || rest.iter().any(|word| is_in(word, &["saying"]))
    }
}
