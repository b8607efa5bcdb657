//! Who says what a sentence says, and whom it is told or had from.

use std::ops::Range;

use crate::{
    compare::told::{
        Passage, UNNAMED, cues, is_in, is_pronoun, is_somebody, is_title, longest,
        name::{had_by, is_blank},
        phrase,
    },
    text::token::{self, Token},
};

/// The most words between *that* and the verb of whom it is had from, and before a colon.
const MOST_BETWEEN: usize = 12;

/// Who says what a sentence says.
#[derive(Debug, Default)]
pub(super) struct Speakers {
    /// Who had it from whom, the nearest first.
    pub(super) chain: Vec<String>,
    /// Which of them it is that speaks, and not only whom it is told, or from whom it is had.
    pub(super) speaker: usize,
}

impl Speakers {
    fn one(name: String) -> Self {
        Self {
            chain: vec![name],
            speaker: 0,
        }
    }
}

impl Passage<'_> {
    /// Returns who says what a sentence says, the nearest first; nothing where it is the article itself.
    pub(super) fn speakers(&self, sentence: &Range<usize>) -> Option<Speakers> {
        let words = self.words(sentence);
        let mut speakers = Speakers::default();
        let accorded = self.accorded(&words);
        if let Some(name) = accorded.or_else(|| self.accorded_before(&words)) {
            speakers.chain.push(name);
        }
        if speakers.chain.is_empty() {
            let colon = || {
                let name = self.before_colon(&words)?;
                Some(Speakers::one(name))
            };
            let one = || self.so(&words).or_else(|| self.heard(&words));
            let found = self.subject(&words).or_else(colon);
            let found = found.or_else(|| one().map(Speakers::one));
            speakers = found.or_else(|| self.citing(&words))?;
        }
        let cited = phrase(&words, cues::CITING).and_then(|after| self.cited(&words, after));
        let is_new = |cited: &String| !speakers.chain.contains(cited);
        speakers.chain.extend(cited.filter(is_new));
        speakers.chain.retain(|name| !name.is_empty());
        if speakers.chain.is_empty() {
            return None;
        }
        if let Some(outlet) = self.had_by(&words)
            && !speakers.chain.contains(&outlet)
        {
            speakers.chain.insert(0, outlet);
            speakers.speaker += 1;
        }
        Some(speakers)
    }

    /// Returns who it is that somebody has it from, behind the words for that; reasons are nobody: "citing weak demand".
    fn cited(&self, words: &[Token], after: usize) -> Option<String> {
        let name = self.name_from(words, after)?;
        let parts: Vec<Token> = token::tokens(&name).collect();
        let is_one = name.contains(char::is_uppercase)
            || name.starts_with(UNNAMED)
            || parts.iter().any(|word| {
                is_in(word, cues::DOCUMENTS) || is_in(word, cues::FIGURES) || is_title(word)
            });
        is_one.then(|| {
            if is_people(&name) {
                format!("{UNNAMED}{name}")
            } else {
                name
            }
        })
    }

    /// Returns who has it from whom where nothing else says that they say it: "Local media, citing officials, put it
    /// at nine".
    fn citing(&self, words: &[Token]) -> Option<Speakers> {
        let at = (1..words.len()).find(|at| longest(words, *at, cues::CITING).is_some())?;
        let after = at + longest(words, at, cues::CITING)?;
        self.cited(words, after)?;
        let begins = (1..at).all(|at| is_blank(self.gap(words, at)));
        let name = self.name(words, 0..at).filter(|_| begins)?;
        is_somebody(&name).then(|| Speakers::one(name))
    }

    /// Returns the outlet that has seen what is told, or has asked those who tell it.
    fn had_by(&self, words: &[Token]) -> Option<String> {
        self.outlet(words, had_by(words)? + 2)
    }

    /// Returns according to whom it is.
    fn accorded(&self, words: &[Token]) -> Option<String> {
        let after = phrase(words, cues::ACCORDING)?;
        // The nouns of "fonti investigative" tell whose they are.
        let after = after
            - usize::from(
                words
                    .get(after - 1)
                    .is_some_and(|word| is_in(word, &["fonti", "source", "sources"])),
            );
        // Nouns are written large in German: what isn't ends the name.
        let is_german = words.get(..after).is_some_and(|before| {
            before
                .iter()
                .rev()
                .take(3)
                .any(|word| is_in(word, &["laut", "nach"]))
        });
        let name = self.name_in(words, after, is_german)?;
        let whose = words.get(after..).filter(|_| is_german);
        Some(self.called(whose.unwrap_or_default(), name))
    }

    /// Returns whom it is had from before a word for that: "Medienberichten zufolge".
    fn accorded_before(&self, words: &[Token]) -> Option<String> {
        let at = words.iter().position(|word| is_in(word, &["zufolge"]))?;
        let from = self.noun_before(words, at, false);
        let whose = words.get(from..at)?;
        if whose.last().is_some_and(|last| is_in(last, &["angaben"])) {
            // What was told before.
            return Some("sie".to_owned());
        }
        let name = self.name(words, from..at)?;
        Some(self.called(whose, name))
    }

    /// Returns who is the subject of a verb of speech, and before that whom it is told, where that is an outlet.
    fn subject(&self, words: &[Token]) -> Option<Speakers> {
        for at in (0..words.len()).filter(|at| self.is_speech(words, *at)) {
            let Some(verb) = words.get(at) else { continue };
            let ahead = self.name_before(words, at);
            if ahead.is_none() && self.is_of_nobody(words, at) {
                continue;
            }
            // Where words of a clause stand before the verb, only a name is not what is said.
            let mut before = words.get(..at).unwrap_or_default().iter();
            let is_clause = before.any(|word| !is_in(word, cues::PASSED))
                && is_blank(self.gap(words, self.past_adverbs(words, at)));
            let is_name = |name: &String| !is_clause || is_somebody(name);
            let mut open = [cues::JUDGES, cues::SHOWS, cues::THINKS].into_iter();
            let is_open = open.any(|verbs| is_in(verb, verbs));
            let led_to = self.outlet_led_to(words, at);
            // "Berichtete der Sender": it is who says it.
            let led_to = led_to.filter(|(by, _)| {
                let is_article = words.get(*by).is_some_and(|word| is_in(word, &["der"]));
                let is_dative = words
                    .get(by + 1)
                    .is_some_and(|next| next.folded.ends_with("en"));
                ahead.is_some() || *by > at + 1 || !is_article || is_dative
            });
            let until = led_to.as_ref().map_or(words.len(), |(by, _)| *by);
            let heard = words.get(..until).unwrap_or(words);
            let behind = || {
                self.name_behind(heard, at)
                    .filter(is_name)
                    .filter(|_| !is_open)
            };
            let Some(name) = ahead.or_else(behind) else {
                continue;
            };
            if !fits(verb, &name) {
                continue;
            }
            let is_told = is_in(verb, &["told", "tells"]);
            let outlet = if is_told {
                self.outlet(words, at + 1)
            } else {
                led_to.map(|(_, outlet)| outlet)
            };
            let outlet = outlet.filter(|outlet| *outlet != name);
            let inner = self.reported(words, at);
            let chain: Vec<String> = outlet.into_iter().chain([name]).chain(inner).collect();
            let speaker = chain.len() - 1;
            return Some(Speakers { chain, speaker });
        }
        None
    }

    /// Tells whether it is said right before a verb that nobody does it: "no group has claimed".
    fn is_of_nobody(&self, words: &[Token], verb: usize) -> bool {
        let before = words.get(verb.saturating_sub(5)..verb).unwrap_or_default();
        before.iter().any(|word| is_in(word, cues::NOBODY)) && is_blank(self.gap(words, verb))
    }

    /// Tells whether the word at a place is a verb by which somebody says something.
    fn is_speech(&self, words: &[Token], at: usize) -> bool {
        let Some(word) = words.get(at) else {
            return false;
        };
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let next = words.get(at + 1);
        let is_that = next.is_some_and(|next| is_in(next, cues::THAT));
        let stands_alone = || {
            // What is said stands beside it: in quotation marks, or before a comma.
            let end = word.bytes.end;
            let rest = self.text.get(end..).unwrap_or_default().trim_start();
            let first = self.past_adverbs(words, at);
            let before = self.slice(&(0..words.get(first).map_or(0, |word| word.bytes.start)));
            let before = before.trim_end().trim_end_matches(',').trim_end();
            rest.starts_with([',', '.', ':', '“', '"', '«', '„'])
                || first > 0 && before.ends_with(['”', '»', '"'])
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
                    || self.is_clause_behind(words, at))
            || is_in(word, cues::SHOWS) && (is_that || stands_alone())
            || is_judging(word) && self.judges(words, at)
            || has_learned()
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
        let is_open = before.is_some_and(|word| is_in(word, &["to"]));
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

    /// Tells whether a verb tells what those think with whom the sentence begins: "analysts expect".
    fn is_thought(&self, words: &[Token], at: usize) -> bool {
        let is_listed = words.get(at).is_some_and(|word| is_in(word, cues::THINKS));
        let end = self.past_adverbs(words, at);
        let Some(whose) = words.get(..end).filter(|_| is_listed) else {
            return false;
        };
        let is_main = (1..=end).all(|at| is_blank(self.gap(words, at)))
            && !whose.iter().any(|word| is_in(word, cues::CLAUSES));
        let is_somebody = |(at, word): (usize, &Token)| {
            cues::is_nameless(&word.folded)
                || is_title(word)
                || is_in(word, cues::WHO) && whose.len() == 1
                || self.is_large(word) && (at > 0 || whose.len() == 1)
        };
        is_main && whose.len() <= MOST_BETWEEN && whose.iter().enumerate().any(is_somebody)
    }

    /// Tells whether a verb of judging is one of speech: where the words for it follow in quotation marks.
    fn judges(&self, words: &[Token], at: usize) -> bool {
        let (Some(word), Some(next)) = (words.get(at), words.get(at + 1)) else {
            return false;
        };
        let mut sentences = self.sentences.iter();
        let end = sentences.find(|sentence| sentence.contains(&word.bytes.start));
        let end = end.map_or(word.bytes.end, |sentence| sentence.end);
        let mut quoted = self.quoted.iter();
        let is_quoted = quoted.any(|range| range.start > next.bytes.end && range.start < end);
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

    /// Returns who is told to have said what a verb of speech tells: "reported that an official had said".
    fn reported(&self, words: &[Token], verb: usize) -> Option<String> {
        let that = words.get(verb + 1).filter(|word| is_in(word, cues::THAT))?;
        let from = verb + 2;
        let inner =
            (from..words.len().min(from + MOST_BETWEEN)).find(|at| self.is_speech(words, *at))?;
        let name = self.name_before(words, inner)?;
        let first = token::tokens(&name).find(|word| !is_in(word, &["unnamed"]))?;
        // Right behind "that": no other clause stands between.
        let mut between = words.get(from..inner).unwrap_or_default().iter();
        let begun = between.find(|word| !is_in(word, cues::DETERMINERS))?;
        let is_first = first.folded == begun.folded && begun.bytes.start > that.bytes.end;
        (is_first && !is_pronoun(&name)).then_some(name)
    }

    /// Returns the name that stands before a colon and what is quoted behind it.
    fn before_colon(&self, words: &[Token]) -> Option<String> {
        let last = words.last()?;
        let rest = self.text.get(last.bytes.end..)?;
        let quoted = rest.strip_prefix(':')?.trim_start();
        let is_name = quoted.starts_with(['“', '"', '«', '„', '»'])
            && (self.is_large(last) || is_in(last, cues::UNNAMED))
            && words.len() <= MOST_BETWEEN;
        let name = is_name.then(|| self.name_before_colon(words)).flatten()?;
        is_somebody(&name).then_some(name)
    }
}

fn is_judging(verb: &Token) -> bool {
    is_in(verb, cues::JUDGES)
}

/// Tells whether a name is only words for people in general, as German writes them large.
fn is_people(name: &str) -> bool {
    !name.starts_with(UNNAMED) && token::tokens(name).all(|word| cues::is_nameless(&word.folded))
}

/// Tells whether a verb that is not always one of speech is, by who is its subject.
fn fits(verb: &Token, name: &str) -> bool {
    if is_in(verb, cues::LEARNED) {
        // Pupils learn, too.
        return name.starts_with(char::is_uppercase) && name.contains(' ');
    }
    // "Figures from the bank showed": of whom it is told whose they are.
    let mut words = token::tokens(name);
    let is_of_nobody =
        words.any(|word| is_in(&word, cues::FIGURES) || is_in(&word, cues::DOCUMENTS));
    !is_in(verb, cues::SHOWS) || !is_of_nobody && !name.starts_with(UNNAMED)
}
