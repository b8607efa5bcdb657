//! Where words stand in a text, and what to show of it.

use std::{collections::VecDeque, ops::Range};

use crate::text::token;

/// How far apart words may stand that are shown together, in bytes.
const REACH: usize = 240;

/// How much is shown before the first word, in bytes.
const BEFORE: usize = 80;

/// How much is shown from the first word on, in bytes, where the last doesn't stand further away.
const AFTER: usize = 160;

/// The most that is shown of one passage, in bytes.
const LONGEST: usize = 800;

/// Words in a row that are looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    words: Vec<String>,
    /// Whether more letters may follow the last of them.
    is_prefix: bool,
}

impl Run {
    /// Takes what was typed apart; nothing where there is no word in it.
    pub fn new(typed: &str, is_prefix: bool) -> Option<Self> {
        let words: Vec<String> = token::tokens(typed).map(|token| token.folded).collect();
        (!words.is_empty()).then_some(Self { words, is_prefix })
    }

    /// Tells whether these are the words of a text from a place on.
    fn is_at(&self, text: &str, ahead: &VecDeque<Range<usize>>) -> bool {
        let last = self.words.len() - 1;
        self.words.iter().enumerate().all(|(nth, word)| {
            let place = ahead.get(nth).cloned();
            let stands = place.and_then(|place| text.get(place));
            stands.is_some_and(|stands| token::is(stands, word, nth == last && self.is_prefix))
        })
    }
}

/// A place in a text where one of the words stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// Where, in bytes.
    pub bytes: Range<usize>,
    /// Which of those that were looked for.
    pub which: usize,
}

/// Returns where any of the words stand, in order; of two that overlap the first, and the longer.
pub fn occurrences<'a>(text: &'a str, sought: &'a [Run]) -> impl Iterator<Item = Occurrence> + 'a {
    let longest = sought
        .iter()
        .map(|sought| sought.words.len())
        .max()
        .unwrap_or(1);
    let mut places = token::places(text);
    let mut ahead: VecDeque<Range<usize>> = VecDeque::new();
    std::iter::from_fn(move || {
        loop {
            while ahead.len() < longest
                && let Some(place) = places.next()
            {
                ahead.push_back(place);
            }
            let first = ahead.front()?.start;
            let found = sought
                .iter()
                .enumerate()
                .filter(|(_, sought)| sought.is_at(text, &ahead))
                .max_by_key(|(which, sought)| (sought.words.len(), std::cmp::Reverse(*which)));
            let Some((which, found)) = found else {
                ahead.pop_front();
                continue;
            };
            let last = ahead.drain(..found.words.len()).next_back();
            let end = last.map_or(first, |place| place.end);
            return Some(Occurrence {
                bytes: first..end,
                which,
            });
        }
    })
}

/// A part of a text in which words were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// What to show, in bytes of the text; within a line.
    pub shown: Range<usize>,
    /// Where the words stand, in bytes of the text, in order.
    pub marks: Vec<Range<usize>>,
}

impl Passage {
    /// Returns the bytes from the first of the words to the last.
    pub fn hit(&self) -> Range<usize> {
        let start = self
            .marks
            .first()
            .map_or(self.shown.start, |mark| mark.start);
        let end = self.marks.last().map_or(start, |mark| mark.end);
        start..end
    }
}

/// Returns the passages in which most of the different words stand close together, at most some of them, in
/// the order of the text.
pub fn passages(text: &str, sought: &[Run], most: usize) -> Vec<Passage> {
    let mut groups: Vec<(usize, Vec<Occurrence>)> = Vec::new();
    for occurrence in occurrences(text, sought) {
        let joins = groups.last().and_then(|(_, group)| {
            let (first, last) = (group.first()?, group.last()?);
            let between = text.get(last.bytes.end..occurrence.bytes.start)?;
            let is_near = occurrence.bytes.end - first.bytes.start <= REACH;
            Some(is_near && !between.contains('\n'))
        });
        match groups.last_mut() {
            Some((_, group)) if joins == Some(true) => group.push(occurrence),
            _ => groups.push((0, vec![occurrence])),
        }
    }
    for (different, group) in &mut groups {
        let mut which: Vec<usize> = group.iter().map(|occurrence| occurrence.which).collect();
        which.sort_unstable();
        which.dedup();
        *different = which.len();
    }
    // The sort keeps the order of equals: the first of those that are as good.
    groups.sort_by_key(|(different, _)| std::cmp::Reverse(*different));
    groups.truncate(most);
    let passages = groups.into_iter().map(|(_, group)| {
        let mut marks: Vec<Range<usize>> = group
            .into_iter()
            .map(|occurrence| occurrence.bytes)
            .collect();
        let shown = line_of(text, around(text, &marks));
        // Words that run over lines, or for ever, are shown as far as they stand in it.
        marks.retain(|mark| mark.start < shown.end);
        for mark in &mut marks {
            mark.end = mark.end.min(shown.end);
        }
        Passage { shown, marks }
    });
    let mut passages: Vec<Passage> = passages.collect();
    passages.sort_by_key(|passage| passage.shown.start);
    passages
}

/// Returns what to show around words: of their line, from a few words before them on.
fn around(text: &str, marks: &[Range<usize>]) -> Range<usize> {
    let first = marks.first().map_or(0, |mark| mark.start);
    let last = marks.last().map_or(first, |mark| mark.end);
    let before = text.get(..first).unwrap_or_default();
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let start = if first - line <= BEFORE {
        line
    } else if let Some(start) = sentence_before(text, line, first) {
        start
    } else {
        let from = text.ceil_char_boundary(first - BEFORE);
        // From the beginning of a word on, where one begins there.
        let cut = text.get(from..first).unwrap_or_default();
        from + cut.find(char::is_whitespace).map_or(0, |at| {
            cut.len() - cut.get(at..).unwrap_or_default().trim_start().len()
        })
    };
    let rest = text.get(last..).unwrap_or_default();
    let line_end = last + rest.find('\n').unwrap_or(rest.len());
    let to = (first + AFTER).max(last);
    let end = if line_end <= to {
        line_end
    } else {
        let to = text.floor_char_boundary(to).max(last);
        let cut = text.get(last..to).unwrap_or_default();
        last + cut.rfind(char::is_whitespace).unwrap_or(cut.len())
    };
    start..end.max(last)
}

/// Cuts what is shown at the end of its line, or where it gets too long.
fn line_of(text: &str, shown: Range<usize>) -> Range<usize> {
    let line = text.get(shown.clone()).unwrap_or_default();
    let line = line.lines().next().unwrap_or_default();
    shown.start..shown.start + line.floor_char_boundary(LONGEST)
}

/// Returns where a sentence begins shortly before a place, as far as signs and blanks tell.
fn sentence_before(text: &str, line: usize, place: usize) -> Option<usize> {
    let from = text
        .ceil_char_boundary(place.saturating_sub(REACH))
        .max(line);
    let before = text.get(from..place)?;
    let ends = before.match_indices(['.', '!', '?', '。', '！', '？']);
    let mut starts = ends.filter_map(|(at, end)| {
        let behind = before
            .get(at + end.len()..)?
            .trim_start_matches(['”', '"', '’', '»', ')']);
        let start = behind.trim_start();
        // In Chinese and Japanese no blank follows.
        let is_apart = start.len() < behind.len() || !end.is_ascii();
        let begins = start.chars().next().is_some_and(|c| !c.is_lowercase());
        (is_apart && begins).then(|| place - start.len())
    });
    starts.next_back()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sought(words: &[&str]) -> Vec<Run> {
        words
            .iter()
            .filter_map(|word| match word.strip_suffix('*') {
                Some(begun) => Run::new(begun, true),
                None => Run::new(word, false),
            })
            .collect()
    }

    fn found<'a>(text: &'a str, words: &[&str]) -> Vec<&'a str> {
        let sought = sought(words);
        occurrences(text, &sought)
            .map(|found| text.get(found.bytes).unwrap())
            .collect()
    }

    #[test]
    fn whole_words_are_found_in_any_case_and_with_accents() {
        let text = "Zoë’s café; CAFÉS, cafe\u{301} — café";
        assert_eq!(found(text, &["CAFE"]), ["café", "cafe\u{301}", "café"]);
        assert_eq!(found(text, &["caf*"]).len(), 4);
        assert_eq!(found(text, &["zoe s"]), ["Zoë’s"]);
        assert_eq!(found(text, &["s cafe"]), ["s café"]);
        assert_eq!(found("中国人民", &["国人"]), ["国人"]);
        assert!(found("", &["a"]).is_empty() && found("a", &[]).is_empty());
        // The longer of two that begin at one place.
        assert_eq!(
            found("cloud package here", &["cloud", "cloud package"]),
            ["cloud package"]
        );
    }

    #[test]
    fn the_passage_with_most_of_the_words_is_shown() {
        let far = "filler ".repeat(60);
        let text = format!("A cloud. {far}\n\nThe cloud package, again. {far} A package.");
        let shown = passages(&text, &sought(&["cloud", "package"]), 1);
        assert_eq!(shown.len(), 1);
        let passage = &shown[0];
        assert!(
            text.get(passage.shown.clone())
                .unwrap()
                .starts_with("The cloud package, again.")
        );
        assert_eq!(text.get(passage.hit()), Some("cloud package"));
        let all = passages(&text, &sought(&["cloud", "package"]), 9);
        assert_eq!(all.len(), 3);
        assert!(all.is_sorted_by_key(|passage| passage.shown.start));
    }

    proptest! {
        #[test]
        fn passages_lie_in_one_line_and_hold_their_marks(
            text in "(a|b|ab|é|中| |  |\\n|\\.){0,200}",
            words in prop::collection::vec("(a|b|é|中)( (a|b))?", 1..4),
        ) {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            for passage in passages(&text, &sought(&words), 5) {
                let shown = text.get(passage.shown.clone()).unwrap();
                prop_assert!(!shown.contains('\n'));
                prop_assert!(!passage.marks.is_empty());
                for mark in &passage.marks {
                    prop_assert!(passage.shown.start <= mark.start && mark.end <= passage.shown.end);
                    prop_assert!(text.get(mark.clone()).is_some());
                }
            }
        }

        #[test]
        fn an_occurrence_is_what_was_sought(text in "(a|b|ab|é|中| |\\.){0,60}", word in "(a|b|é|中){1,3}") {
            let sought = [Run::new(&word, false).unwrap()];
            let all: Vec<String> = token::tokens(&word).map(|token| token.folded).collect();
            for found in occurrences(&text, &sought) {
                let words = token::tokens(text.get(found.bytes).unwrap());
                prop_assert_eq!(words.map(|token| token.folded).collect::<Vec<_>>(), all.clone());
            }
        }
    }
}
