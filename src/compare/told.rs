//! How a passage tells what it tells: in whose voice, from whom, and how surely.
//!
//! What is found here is a suggestion that a person confirms or corrects. It follows from the words alone:
//! quotation marks, verbs of speech and words such as *according to* (`cues`), in the sentences of the passage
//! and the nearest ones of its block. A wrong suggestion costs a key, a missing one too: where nothing speaks for
//! another voice, it is the article's own.

pub(super) mod cues;
mod name;
mod speaker;

use std::ops::Range;

use crate::{
    compare::{lexicon, told::name::whole_name},
    model::{Anchor, Block, BlockKind, CleanText, Snapshot, Suggestion, Told, Voice},
    text::{
        quotation::quotations,
        sentence::sentences,
        token::{self, Token},
    },
};

/// Names what makes suggestions, and its version.
pub const BY: &str = "cues 4";

/// Tells whether an older version has made a suggestion, so that it may be made anew.
///
/// What a newer version has made stays as it is, and so does what something else has.
pub fn is_outdated(suggestion: &Suggestion) -> bool {
    let version = |by: &str| by.strip_prefix("cues ")?.parse::<u32>().ok();
    let made = version(&suggestion.by);
    made.is_some() && made < version(BY)
}

/// How far before and after a passage its block is read, in bytes.
const REACH: usize = 8_000;

/// The most sentences of a passage that are looked at.
const MOST_SENTENCES: usize = 5;

/// The most paragraphs before the passage that are asked who spoke last.
const MOST_BLOCKS: usize = 2;

/// The most words of a sentence that are looked at.
const MOST_WORDS: usize = 400;

/// The most bytes of the sentence before a passage that are kept with it.
const LONGEST_BEFORE: usize = 600;

/// The fewest words in quotation marks that are somebody's words, and not one that is doubted.
const FEWEST_QUOTED: usize = 3;

/// What stands before people whose names are not told.
const UNNAMED: &str = "unnamed ";

/// Makes out how a passage of a snapshot tells what it tells; `source` is where the article comes from.
///
/// Looks at some `REACH` bytes to either side, however long the text.
pub fn suggest(snapshot: &Snapshot, bytes: &Range<usize>, source: Option<&str>) -> Suggestion {
    let by = CleanText::line(BY);
    let text = snapshot.text.as_str();
    let block = snapshot
        .blocks
        .partition_point(|block| block.bytes.end <= bytes.start);
    let block = snapshot.blocks.get(block);
    let whole = block.map_or(0..text.len(), |block| block.bytes.clone());
    let start = text.ceil_char_boundary(whole.start.max(bytes.start.saturating_sub(REACH)));
    let end = whole.end.min(bytes.end.saturating_add(REACH)).max(start);
    let near = text
        .get(start..text.floor_char_boundary(end))
        .unwrap_or_default();
    let at = bytes.start.saturating_sub(start)..bytes.end.saturating_sub(start).min(near.len());
    if at.start >= at.end {
        return Suggestion {
            by,
            ..Suggestion::default()
        };
    }
    let passage = Passage::new(near, at);
    let mut told = passage.told();
    if told.via.is_empty() && told.voice != Some(Voice::Own) {
        let earlier = passage.goes_on().then(|| {
            let before = snapshot.blocks.iter().rev();
            before
                .filter(|block| {
                    block.bytes.end <= whole.start && block.kind == BlockKind::Paragraph
                })
                .take(MOST_BLOCKS)
                .find_map(|block| last_speaker(snapshot, block))
        });
        told.via.extend(earlier.flatten());
    }
    if block.is_some_and(|block| block.kind == BlockKind::Quotation) {
        told.voice = Some(Voice::Quoted);
    }
    told.via = from_outlets(told.via, source);
    for name in &mut told.via {
        *name = CleanText::line(&whole_name(text, bytes.start, name));
    }
    told.via.dedup();
    Suggestion {
        told,
        before: before(snapshot, bytes),
        by,
    }
}

/// Returns who spoke last in a block.
fn last_speaker(snapshot: &Snapshot, block: &Block) -> Option<CleanText> {
    let text = snapshot.text.as_str().get(block.bytes.clone())?;
    let start = text.ceil_char_boundary(text.len().saturating_sub(REACH));
    let text = text.get(start..)?;
    let passage = Passage::new(text, 0..text.len());
    let name = passage.spoke_before(passage.sentences.len())?;
    Some(CleanText::line(&name))
}

/// Makes it out from what an anchor keeps, where the text is not at hand: the words and a little around them.
pub fn suggest_from(anchor: &Anchor, source: Option<&str>) -> Suggestion {
    let text = format!("{}{}{}", anchor.prefix, anchor.quote, anchor.suffix);
    let start = anchor.prefix.len();
    let passage = Passage::new(&text, start..start + anchor.quote.len());
    let mut told = passage.told();
    told.via = from_outlets(told.via, source);
    Suggestion {
        told,
        before: None,
        by: CleanText::line(BY),
    }
}

/// Returns the sentence before a passage that begins with a word that points back.
fn before(snapshot: &Snapshot, bytes: &Range<usize>) -> Option<CleanText> {
    let text = snapshot.text.as_str();
    let quote = text.get(bytes.clone())?;
    let first = token::tokens(quote).next()?;
    if !cues::BACK.contains(&first.folded.as_str()) {
        return None;
    }
    let from = text.ceil_char_boundary(bytes.start.saturating_sub(REACH));
    let earlier = text.get(from..bytes.start)?;
    // The last block before it that has words.
    let blocks = snapshot.blocks.iter().rev();
    let mut blocks = blocks.filter(|block| {
        block.bytes.start < bytes.start
            && matches!(
                block.kind,
                BlockKind::Paragraph | BlockKind::Quotation | BlockKind::ListItem
            )
    });
    let words = blocks.find_map(|block| {
        let start = block.bytes.start.max(from) - from;
        let end = block.bytes.end.min(bytes.start).saturating_sub(from);
        let words = earlier.get(start..end)?;
        sentences(words)
            .last()
            .and_then(|last| words.get(last.clone()))
    })?;
    let cut = words.ceil_char_boundary(words.len().saturating_sub(LONGEST_BEFORE));
    let kept = CleanText::line(words.get(cut..)?);
    (kept.chars().any(char::is_alphabetic)).then_some(kept)
}

/// A passage with the text around it.
struct Passage<'t> {
    text: &'t str,
    at: Range<usize>,
    /// What stands in quotation marks, without them, in order.
    quoted: Vec<Range<usize>>,
    sentences: Vec<Range<usize>>,
}

impl<'t> Passage<'t> {
    fn new(text: &'t str, at: Range<usize>) -> Self {
        let pairs = quotations(text);
        let mut quoted: Vec<_> = pairs
            .iter()
            .map(|(open, close)| open.end..close.start)
            .collect();
        // Where words are quoted over several blocks, only the last one closes.
        let opens = text.find(['“', '«', '„', '"']);
        if let Some(open) = opens.filter(|open| text.get(..*open).is_some_and(str::is_empty)) {
            let mark = text.get(open..).and_then(|rest| rest.chars().next());
            let inside = open + mark.map_or(0, char::len_utf8);
            if quoted.iter().all(|range| range.start != inside) {
                quoted.push(inside..text.len());
            }
        }
        quoted.retain(|range| {
            let words = text.get(range.clone()).unwrap_or_default();
            let is_whole = words.trim_end().ends_with([',', '.', '!', '?', '…'])
                && words.starts_with(char::is_uppercase);
            let fewest = if is_whole { 2 } else { FEWEST_QUOTED };
            token::places(words).take(fewest).count() == fewest
        });
        quoted.sort_by_key(|range| range.start);
        Self {
            text,
            at,
            quoted,
            sentences: sentences(text),
        }
    }

    fn told(&self) -> Told {
        let holds =
            |sentence: &&Range<usize>| sentence.start < self.at.end && sentence.end > self.at.start;
        let first = self.sentences.iter().position(|sentence| holds(&sentence));
        let own: Vec<_> = self
            .sentences
            .iter()
            .filter(holds)
            .take(MOST_SENTENCES)
            .collect();
        let mut via = own
            .iter()
            .find_map(|sentence| self.speakers(sentence))
            .unwrap_or_default()
            .chain;
        let is_quoted = self.is_quoted(&own, &via);
        let mut is_attributed = !via.is_empty();
        let first = first.unwrap_or_default();
        if via.is_empty() && is_quoted {
            // Who speaks is told where the words end or begin.
            let after = self.sentences.get(first + own.len());
            let after = after.filter(|sentence| self.touches_quotation(sentence));
            // Who was quoted right before speaks on.
            let earlier = self.sentences.get(..first).unwrap_or_default();
            let earlier = earlier.iter().rev().take(MOST_SENTENCES);
            let earlier = earlier.take_while(|sentence| {
                let mut quoted = self.quoted.iter();
                self.touches_quotation(sentence)
                    || quoted.any(|range| range.start < sentence.end && sentence.start < range.end)
            });
            via = after
                .into_iter()
                .chain(earlier)
                .find_map(|sentence| self.speakers(sentence))
                .unwrap_or_default()
                .chain;
        }
        // A pronoun stands for who spoke last.
        if via.first().is_some_and(|name| is_pronoun(name)) {
            match (self.spoke_before(first), via.first_mut()) {
                (Some(named), Some(first)) => *first = named,
                _ => {
                    via.remove(0);
                }
            }
        }
        via.retain(|name| !is_pronoun(name));
        is_attributed |= !via.is_empty();
        Told {
            voice: match (is_quoted, is_attributed) {
                (true, _) => Some(Voice::Quoted),
                (false, true) => Some(Voice::Attributed),
                // Where no words are known that speak for another voice, their lack says nothing.
                (false, false) if self.is_foreign() => {
                    self.is_said(&own).then_some(Voice::Attributed)
                }
                (false, false) => Some(Voice::Own),
            },
            via: via.iter().map(|name| CleanText::line(name)).collect(),
            hedge: self.hedge(&own),
        }
    }

    /// Returns who spoke last before a sentence, or whom the one before it tells of first.
    fn spoke_before(&self, sentence: usize) -> Option<String> {
        let earlier = self.sentences.get(..sentence).unwrap_or_default();
        let earlier = earlier.iter().rev().take(MOST_SENTENCES);
        let speaker = earlier.clone().find_map(|sentence| {
            let speakers = self.speakers(sentence)?;
            let speaker = speakers.chain.get(speakers.speaker);
            speaker.filter(|name| !is_pronoun(name)).cloned()
        });
        speaker.or_else(|| {
            let mut told = earlier.filter(|sentence| {
                let mut words = self.words(sentence).into_iter();
                words.next().is_some_and(|first| !is_in(&first, cues::WHO))
            });
            self.person_first(told.next()?)
        })
    }

    /// Returns the whole name of a person with which a sentence begins, of no less than two words.
    fn person_first(&self, sentence: &Range<usize>) -> Option<String> {
        let words = self.words(sentence);
        let large = words.iter().enumerate().take_while(|(at, word)| {
            self.is_large(word) && (*at == 0 || self.gap(&words, *at).trim().is_empty())
        });
        let named = words.get(..large.count())?;
        let titles = named.iter().take_while(|word| {
            lexicon::title(&word.folded).is_some() || lexicon::field(&word.folded).is_some()
        });
        let names = named.get(titles.count()..)?;
        let is_person = (2..=3).contains(&names.len())
            && names.iter().all(|word| {
                !lexicon::is_generic(&word.folded)
                    && !lexicon::is_of_house(&word.folded)
                    && !lexicon::is_site(&word.folded)
                    && !cues::OUTLETS.contains(&word.folded.as_str())
                    && ![
                        cues::DETERMINERS,
                        cues::ENDS,
                        cues::BESIDE,
                        cues::JOINS,
                        cues::TIMES,
                    ]
                    .iter()
                    .any(|list| is_in(word, list))
            });
        let whole = named.first()?.bytes.start..named.last()?.bytes.end;
        is_person.then(|| self.slice(&whole).to_owned())
    }

    /// Tells whether the passage goes on with what somebody said before its block: it is all in quotation marks, or a
    /// pronoun stands for who says it.
    fn goes_on(&self) -> bool {
        let mut own = self
            .sentences
            .iter()
            .filter(|sentence| sentence.start < self.at.end && sentence.end > self.at.start);
        let is_who = |word: &Token| is_in(word, cues::WHO);
        own.any(|sentence| self.words(sentence).iter().any(is_who))
            || self.sentences.iter().any(|sentence| {
                sentence.start >= self.at.end
                    && self.touches_quotation(sentence)
                    && self.words(sentence).iter().any(is_who)
            })
    }

    /// Tells whether the passage is mostly written in letters of which the cues know next to nothing.
    fn is_foreign(&self) -> bool {
        let letters = || self.slice(&self.at).chars().filter(|c| c.is_alphabetic());
        let is_latin = |c: &char| *c < '\u{370}' || ('\u{1e00}'..'\u{1f00}').contains(c);
        letters().filter(is_latin).count() * 2 < letters().count()
    }

    /// Tells whether some sentences have a verb of speech of languages of which nothing else is known.
    fn is_said(&self, own: &[&Range<usize>]) -> bool {
        own.iter().any(|sentence| {
            let words = self.words(sentence);
            (0..words.len()).any(|at| longest(&words, at, cues::SAYS_ABROAD).is_some())
        })
    }

    /// Tells whether most of the passage stands in quotation marks, or all but who says it.
    fn is_quoted(&self, own: &[&Range<usize>], via: &[String]) -> bool {
        let letters = |range: &Range<usize>| {
            let words = self.text.get(range.clone()).unwrap_or_default();
            words.chars().filter(|c| c.is_alphanumeric()).count()
        };
        let inside = self.quoted.iter().map(|range| {
            let range = range.start.max(self.at.start)..range.end.min(self.at.end);
            if range.start < range.end {
                letters(&range)
            } else {
                0
            }
        });
        let (all, inside) = (letters(&self.at), inside.max().unwrap_or(0));
        all > 0
            && (inside * 2 > all
                || inside > 0 && (self.is_attribution(own, via) || self.is_utterance(own, via)))
    }

    /// Tells whether the passage is a whole utterance with who says it, before or behind it: “We stay,” says Mira Tal,
    /// who runs a bakery.
    fn is_utterance(&self, own: &[&Range<usize>], via: &[String]) -> bool {
        let ([sentence], false) = (own, via.is_empty()) else {
            return false;
        };
        let start = self.at.start.max(sentence.start);
        let has_other = self
            .words(sentence)
            .iter()
            .any(|word| is_in(word, cues::OTHERWISE));
        let is_one = |range: &Range<usize>| {
            let before = self.slice(&(start..range.start.max(start)));
            let before = before
                .trim_end_matches(['“', '"', '«', '„', '‘', '»'])
                .trim_end();
            let words = self.slice(range).trim();
            let is_begun = before.is_empty() || before.ends_with(':');
            is_begun
                && words.starts_with(char::is_uppercase)
                && (words.ends_with([',', '.', '!', '?', '…'])
                    || self.slice(&(range.end..self.text.len())).chars().nth(1) == Some(','))
        };
        !has_other && self.quoted.iter().any(is_one)
    }

    /// Tells whether what stands outside of quotation marks in the passage only says whose the words in them are.
    fn is_attribution(&self, own: &[&Range<usize>], via: &[String]) -> bool {
        let named: Vec<Token> = via.iter().flat_map(|name| token::tokens(name)).collect();
        let words = own.iter().flat_map(|sentence| self.words(sentence));
        let mut words =
            words.filter(|word| self.at.start <= word.bytes.start && word.bytes.end <= self.at.end);
        !via.is_empty()
            && words.all(|word| {
                let is_verb = cues::says(&word.folded) || cues::may_say(&word.folded);
                let is_title = lexicon::title(&word.folded).is_some()
                    || lexicon::field(&word.folded).is_some();
                let is_listed = [
                    cues::SAYS_THAT,
                    cues::PASSED,
                    cues::HEARERS,
                    cues::DETERMINERS,
                    cues::ARTICLES,
                    cues::JOINS,
                    cues::WHO,
                    cues::UNNAMED,
                    cues::TIMES,
                ];
                let mut listed = is_listed.iter();
                is_verb
                    || is_title
                    || listed.any(|list| is_in(&word, list))
                    || word.folded.ends_with("ly")
                    || named.iter().any(|name| name.folded == word.folded)
            })
    }

    /// Tells whether a sentence holds a part of a quotation that reaches into the passage, or ends beside it.
    fn touches_quotation(&self, sentence: &Range<usize>) -> bool {
        self.quoted.iter().any(|range| {
            let reaches = range.start < self.at.end && range.end > self.at.start;
            reaches && range.start <= sentence.end && sentence.start <= range.end + 8
        }) || sentence.start <= self.at.end + 8 && sentence.start >= self.at.end
    }

    /// Returns the words of a sentence that stand outside of quotation marks.
    fn words(&self, sentence: &Range<usize>) -> Vec<Token> {
        let text = self.text.get(sentence.clone()).unwrap_or_default();
        let placed = token::tokens(text).map(|token| Token {
            bytes: token.bytes.start + sentence.start..token.bytes.end + sentence.start,
            ..token
        });
        let is_outside = |token: &Token| {
            let mut quoted = self.quoted.iter();
            !quoted.any(|range| range.start <= token.bytes.start && token.bytes.end <= range.end)
        };
        placed.filter(is_outside).take(MOST_WORDS).collect()
    }

    /// Returns the hedge of some sentences: one in the passage before one beside it.
    fn hedge(&self, sentences: &[&Range<usize>]) -> Option<CleanText> {
        let mut found: Option<(bool, Range<usize>)> = None;
        for sentence in sentences {
            let text = self.slice(sentence);
            let words: Vec<Token> = token::tokens(text).take(MOST_WORDS).collect();
            for at in 0..words.len() {
                let Some(length) = cues::hedge(&words, at) else {
                    continue;
                };
                let bytes = words.get(at).map_or(0, |word| word.bytes.start)
                    ..words.get(at + length - 1).map_or(0, |word| word.bytes.end);
                let bytes = sentence.start + bytes.start..sentence.start + bytes.end;
                let first = words.get(at).map_or("", |word| word.folded.as_str());
                if length == 1 && cues::is_bare(self.slice(&bytes), first) {
                    continue;
                }
                let own = self.at.start <= bytes.start && bytes.end <= self.at.end;
                // A month and a surname begin large where the sentence does not.
                let is_name = at > 0 && self.slice(&bytes).starts_with(char::is_uppercase);
                let quoted = |at: usize| self.quoted.iter().find(|range| range.contains(&at));
                let is_others = quoted(bytes.start) != quoted(self.at.start.max(sentence.start));
                if is_name || (is_others && !own) {
                    continue;
                }
                if found.as_ref().is_none_or(|(is_own, _)| own && !is_own) {
                    found = Some((own, bytes));
                }
            }
        }
        Some(CleanText::line(&self.slice(&found?.1).to_lowercase()))
    }

    fn is_large(&self, word: &Token) -> bool {
        self.slice(&word.bytes).starts_with(char::is_uppercase)
    }

    /// Returns what stands between a word and the one before it.
    fn gap(&self, words: &[Token], at: usize) -> &'t str {
        let end = words
            .get(at)
            .map_or(self.text.len(), |word| word.bytes.start);
        let start = at.checked_sub(1).and_then(|before| words.get(before));
        start.map_or("", |word| self.slice(&(word.bytes.end..end)))
    }

    fn slice(&self, bytes: &Range<usize>) -> &'t str {
        self.text.get(bytes.clone()).unwrap_or_default()
    }
}

/// Parts those who had something from unnamed sources of an outlet into the outlet and them, and leaves out the article's
/// own source.
fn from_outlets(via: Vec<CleanText>, source: Option<&str>) -> Vec<CleanText> {
    let is_own = |name: &str| source.is_some_and(|source| is_same_name(name, source));
    let parted = via.into_iter().flat_map(|name| {
        let outlet = name.strip_prefix(UNNAMED).and_then(|people| {
            let (outlet, people) = people.rsplit_once(' ')?;
            let owner = outlet
                .strip_suffix("’s")
                .or_else(|| outlet.strip_suffix("'s"));
            let last = token::folded(outlet.rsplit(' ').next()?);
            let is_outlet =
                owner.is_some() || is_own(outlet) || cues::OUTLETS.contains(&last.as_str());
            let is_large = outlet.starts_with(char::is_uppercase);
            (is_outlet && is_large && ["source", "sources"].contains(&people)).then(|| {
                (
                    owner.unwrap_or(outlet).to_owned(),
                    format!("{UNNAMED}{people}"),
                )
            })
        });
        match outlet {
            Some((outlet, people)) => vec![CleanText::line(&outlet), CleanText::line(&people)],
            None => vec![name],
        }
    });
    parted.filter(|name| !is_own(name)).collect()
}

fn is_in(word: &Token, list: &[&str]) -> bool {
    list.contains(&word.folded.as_str())
}

fn is_pronoun(name: &str) -> bool {
    cues::WHO.contains(&name.to_lowercase().as_str())
}

fn is_same_name(one: &str, other: &str) -> bool {
    token::folded(one) == token::folded(other)
}

/// Returns how many words at a place make up the longest of some phrases.
fn longest(words: &[Token], at: usize, phrases: &[&str]) -> Option<usize> {
    let begins = |phrase: &&&str| {
        let mut sought = phrase.split(' ').zip(words.iter().skip(at));
        // Hardly any begins with the word at the place: how long it is is counted last.
        sought.all(|(part, word)| part == word.folded)
            && words.len() >= at + phrase.split(' ').count()
    };
    let lengths = phrases
        .iter()
        .filter(begins)
        .map(|phrase| phrase.split(' ').count());
    lengths.max()
}

/// Returns the place after the first of some phrases.
fn phrase(words: &[Token], phrases: &[&str]) -> Option<usize> {
    (0..words.len()).find_map(|at| Some(at + longest(words, at, phrases)?))
}

#[cfg(test)]
mod tests;
