//! How a passage tells what it tells: in whose voice, from whom, and how surely.
//!
//! What is found here is a suggestion that a person confirms or corrects. It follows from the words alone:
//! quotation marks, verbs of speech and words such as *according to* (`cues`), in the sentences of the passage
//! and the nearest ones of its block. A wrong suggestion costs a key, a missing one too: where nothing speaks for
//! another voice, it is the article's own.

pub(super) mod cues;
mod german;
mod name;
mod passage;
mod quoted;
mod speaker;
mod spoke;
mod verb;

use std::ops::Range;

use crate::{
    compare::{
        lexicon,
        told::{name::whole_name, passage::Passage},
    },
    model::{Anchor, Block, BlockKind, CleanText, Snapshot, Suggestion, Voice},
    text::{
        sentence::sentences,
        token::{self, Token},
    },
};

/// Names what makes suggestions, and its version.
pub const BY: &str = "cues 5";

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

/// The most paragraphs before the passage that are asked who spoke last.
const MOST_BLOCKS: usize = 2;

/// The most bytes of the sentence before a passage that are kept with it.
const LONGEST_BEFORE: usize = 600;

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
        let earlier = passage.goes_on().and_then(|pronoun| {
            let before = snapshot.blocks.iter().rev();
            before
                .filter(|block| {
                    block.bytes.end <= whole.start && block.kind == BlockKind::Paragraph
                })
                .take(MOST_BLOCKS)
                .find_map(|block| last_speaker(snapshot, block, &pronoun))
        });
        told.via.extend(earlier);
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

/// Returns who spoke last in a block for whom a pronoun may stand.
fn last_speaker(snapshot: &Snapshot, block: &Block, pronoun: &str) -> Option<CleanText> {
    let text = snapshot.text.as_str().get(block.bytes.clone())?;
    let start = text.ceil_char_boundary(text.len().saturating_sub(REACH));
    let text = text.get(start..)?;
    let passage = Passage::new(text, 0..text.len());
    let name = passage.spoke_before(passage.sentences.len(), pronoun)?;
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

/// Parts those who had something from unnamed sources of an outlet into the outlet and them, and leaves out the article's
/// own source.
fn from_outlets(via: Vec<CleanText>, source: Option<&str>) -> Vec<CleanText> {
    let is_own = |name: &str| source.is_some_and(|source| is_outlet_of(name, source));
    // "Sagte Landrat Harms NordRadio": the article's own outlet, to which it was told.
    let via = via.into_iter().map(|name| {
        let told = source.and_then(|source| name.strip_suffix(source)?.strip_suffix(' '));
        told.filter(|told| told.contains(' '))
            .map_or_else(|| name.clone(), CleanText::line)
    });
    let parted = via.flat_map(|name| {
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

/// Tells whether a name is that of an outlet, as its own articles call it, too: the *Morgenblad* of the *Estmar
/// Morgenblad*, the *Courrier* of the *Courrier de Valmore*.
fn is_outlet_of(name: &str, source: &str) -> bool {
    let words = |text: &str| {
        let words = token::tokens(text).map(|word| word.folded);
        words
            .skip_while(|word| cues::ARTICLES.contains(&word.as_str()))
            .collect::<Vec<_>>()
    };
    let (name, source) = (words(name), words(source));
    let is_kind = |word: &String| {
        let word = word.as_str();
        cues::OUTLETS.contains(&word)
            || cues::OUTLET_NOUNS.contains(&word)
            || lexicon::is_of_house(word)
    };
    let is_end = || {
        let before = source.strip_suffix(name.as_slice());
        // "Radio Valmore" is not called by its town.
        before.is_some_and(|before| {
            !before
                .iter()
                .any(|word| is_kind(word) || cues::JOINS.contains(&word.as_str()))
        })
    };
    let is_start = || {
        let behind = source.strip_prefix(name.as_slice());
        let behind = behind.and_then(|behind| behind.first());
        behind.is_some_and(|next| cues::JOINS.contains(&next.as_str()))
            && name.last().is_some_and(is_kind)
    };
    !name.is_empty() && (name == source || is_end() || is_start())
}

fn is_in(word: &Token, list: &[&str]) -> bool {
    list.contains(&word.folded.as_str())
}

fn is_title(word: &Token) -> bool {
    lexicon::title(&word.folded).is_some()
}

/// Tells whether a name is one as it is written, or is said to be unnamed.
fn is_somebody(name: &str) -> bool {
    name.starts_with(char::is_uppercase) || name.starts_with(UNNAMED)
}

fn is_pronoun(name: &str) -> bool {
    cues::WHO.contains(&name.to_lowercase().as_str())
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
