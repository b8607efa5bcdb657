//! Who says what a sentence says, and whom it is told or had from.

use std::ops::Range;

use crate::{
    compare::{
        lexicon,
        told::{
            Passage, UNNAMED, cues, german, is_in, is_pronoun, is_somebody, is_title, longest,
            name::{had_by, is_blank},
            phrase,
        },
    },
    text::token::{self, Token},
};

/// The most words between *that* and the verb of whom it is had from, and before a colon.
pub(super) const MOST_BETWEEN: usize = 12;

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
            let found = found
                .or_else(|| self.said_by(&words))
                .or_else(|| one().map(Speakers::one));
            speakers = found.or_else(|| self.citing(&words))?;
        }
        let cited = phrase(&words, cues::CITING).and_then(|after| self.cited(&words, after));
        let is_new = |cited: &String| !speakers.chain.contains(cited);
        if let Some(cited) = cited.filter(is_new) {
            let place = match &*speakers.chain {
                // "Officials say …, the Post wrote, citing a memo": the Post has it from the memo.
                [_, .., last] if self.speaks_first(&words, last) => speakers.chain.len() - 1,
                _ => speakers.chain.len(),
            };
            speakers.chain.insert(place, cited);
        }
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
        if let Some(name) = self.in_view_of(words).or_else(|| self.by_words(words)) {
            return Some(name);
        }
        let at = words.iter().position(|word| is_in(word, &["zufolge"]))?;
        let from = self.noun_before(words, at, false);
        let whose = words.get(from..at)?;
        if whose.last().is_some_and(|last| is_in(last, &["angaben"])) {
            // What was told before.
            let whose = whose.iter().find_map(german::whose);
            return Some(whose.unwrap_or("sie").to_owned());
        }
        let name = self.name(words, from..at)?;
        Some(self.called(whose, name))
    }

    /// Returns in whose view it is: "in Lund's view", "in her opinion".
    fn in_view_of(&self, words: &[Token]) -> Option<String> {
        let is_view = |word: &Token| is_in(word, &["view", "opinion", "telling"]);
        let at = words.iter().position(is_view)?;
        let near = at.saturating_sub(MOST_BETWEEN / 2);
        let from =
            (near..at).rfind(|from| words.get(*from).is_some_and(|word| is_in(word, &["in"])))?;
        let whose = words.get(from + 1..at)?;
        match whose {
            [one] => ["his", "her", "their", "its"]
                .iter()
                .zip(["he", "she", "they", "it"])
                .find_map(|(whose, who)| is_in(one, &[whose]).then(|| who.to_owned())),
            [.., s] if s.folded == "s" => self.name(words, from + 1..at - 1),
            _ => None,
        }
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
            let is_object = is_clause && is_in(verb, cues::TO_SOMEBODY);
            let behind = || {
                self.name_behind(heard, at)
                    .filter(is_name)
                    .filter(|_| !is_open && !is_object)
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
            let told_by = self.told_by(words, at).filter(|by| *by != name);
            let chain: Vec<String> = told_by
                .into_iter()
                .chain(outlet)
                .chain([name])
                .chain(inner)
                .collect();
            let speaker = chain.len() - 1;
            return Some(Speakers { chain, speaker });
        }
        None
    }

    /// Returns by whom something is said to be said: "was said by an envoy to", "the paper quoted an envoy as saying", "the
    /// envoy is quoted by the paper as saying".
    fn said_by(&self, words: &[Token]) -> Option<Speakers> {
        let found = (1..words.len()).find_map(|at| {
            let (be, verb) = (words.get(at - 1)?, words.get(at)?);
            let is_passive =
                is_in(be, &["is", "are", "was", "were", "been"]) && is_blank(self.gap(words, at));
            let told = |end: usize| self.name_before(words, end);
            let is_told =
                is_in(verb, &["told"]) && at >= 2 && is_in(words.get(at - 2)?, cues::HEARINGS);
            let is_verb =
                cues::says(&verb.folded) || cues::may_say(&verb.folded) || is_judging(verb);
            match (is_passive, saying(words, at)) {
                (true, Some(_)) => Some((self.by_whom(words, at), told(at - 1)?)),
                (false, Some(saying)) => {
                    let cited = self.name_from(words.get(..saying)?, at + 1)?;
                    Some((Some(told(at)?), cited))
                }
                (true, None) if is_told => Some((None, told(at - 1)?)),
                (true, None) if is_verb => Some((None, self.by_whom(words, at)?)),
                _ => None,
            }
        });
        let (outer, speaker) = found?;
        let chain: Vec<String> = outer.into_iter().chain([speaker]).collect();
        let speaker = chain.len() - 1;
        Some(Speakers { chain, speaker })
    }

    /// Returns by whom it is that a verb is done.
    fn by_whom(&self, words: &[Token], verb: usize) -> Option<String> {
        let is_blame = is_in(words.get(verb)?, &["accused"]);
        words.get(verb + 1).filter(|by| is_in(by, &["by"]))?;
        let behind = words.iter().skip(verb + 2).take_while(|word| {
            !(is_in(word, &["to", "as", "that"]) || is_blame && is_in(word, &["of"]))
        });
        let until = words.get(..verb + 2 + behind.count())?;
        let name = self.name_from(until, verb + 2)?;
        let is_one = is_somebody(&name)
            || token::tokens(&name).any(|word| is_title(&word) || is_body(&word));
        is_one.then_some(name)
    }

    /// Tells whether it is said right before a verb that nobody does it: "no group has claimed".
    fn is_of_nobody(&self, words: &[Token], verb: usize) -> bool {
        let before = words.get(verb.saturating_sub(5)..verb).unwrap_or_default();
        before.iter().any(|word| is_in(word, cues::NOBODY)) && is_blank(self.gap(words, verb))
    }

    /// Tells whether somebody is whom a sentence begins with.
    fn speaks_first(&self, words: &[Token], name: &str) -> bool {
        let name = token::folded(name.strip_prefix(UNNAMED).unwrap_or(name));
        let mut begun = words.iter().skip_while(|word| is_in(word, cues::ARTICLES));
        begun
            .next()
            .is_some_and(|first| name.split(' ').next() == Some(first.folded.as_str()))
    }

    /// Returns who ends a sentence in telling what somebody says with whom it begins: "officials say that …, the Post
    /// reported".
    fn told_by(&self, words: &[Token], verb: usize) -> Option<String> {
        let begins = (1..=verb).all(|at| is_blank(self.gap(words, at)));
        let is_outer = |at: &usize| {
            let word = words.get(*at);
            let is_over = words
                .get(at + 1)
                .is_none_or(|_| !is_blank(self.gap(words, at + 1)));
            let from = (verb + 1..=*at).rfind(|at| !is_blank(self.gap(words, *at)));
            let is_apart =
                from.is_some_and(|from| from < *at && self.gap(words, from).trim() == ",");
            word.is_some_and(|word| cues::says(&word.folded)) && is_over && is_apart
        };
        let outer = (verb + 2..words.len()).rfind(is_outer).filter(|_| begins)?;
        self.name_before(words, outer)
            .filter(|name| is_somebody(name) || token::tokens(name).any(|word| is_body(&word)))
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
        // "Lund posted on the net: “…”"
        let verb = words
            .iter()
            .position(|word| cues::says(&word.folded) || cues::may_say(&word.folded));
        let named = || match verb {
            Some(verb) => self.name_before(words, verb),
            None => self.name_before_colon(words),
        };
        let name = is_name.then(named).flatten()?;
        is_somebody(&name).then_some(name)
    }
}

/// Tells whether a word is one for a body that may say something.
fn is_body(word: &Token) -> bool {
    lexicon::is_generic(&word.folded)
        || lexicon::is_of_house(&word.folded)
        || is_in(word, cues::OUTLET_NOUNS)
        || is_in(word, cues::OUTLETS)
        || is_in(word, cues::HEARINGS)
}

/// Returns the place of *as saying* behind a verb of quoting.
fn saying(words: &[Token], verb: usize) -> Option<usize> {
    words
        .get(verb)
        .filter(|verb| is_in(verb, &["quoted", "cited", "quotes", "cites"]))?;
    let pairs = words.windows(2).enumerate().skip(verb);
    let mut found = pairs.filter_map(|(at, pair)| {
        let [leads, says] = pair else { return None };
        (is_in(leads, &["as"]) && is_in(says, &["saying"])).then_some(at)
    });
    found.next()
}

pub(super) fn is_judging(verb: &Token) -> bool {
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
    let is_of_nobody = words.any(|word| is_in(&word, cues::FIGURES));
    !is_in(verb, cues::SHOWS) || !is_of_nobody && !name.starts_with(UNNAMED)
}
