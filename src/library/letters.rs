//! Finding articles by a few of their letters, as a person types them.
//!
//! Whole words go before words that begin so, these before letters in the middle, and these before letters
//! that only stand near each other. Letters that are scattered over a text find nothing: nearly every title
//! would have them.

use nucleo_matcher::{
    Config, Matcher, Utf32Str,
    pattern::{Atom, AtomKind, CaseMatching, Normalization},
};

use crate::{
    index::Head,
    model::{Article, view::Matched},
};

/// What stands as typed goes before what has the letters somewhere: no score is as high.
const AS_TYPED: u32 = 10_000;
/// What begins a word goes before what stands inside of one.
const AT_A_START: u32 = 20_000;
/// A match in the title goes before an equal one in another place.
const IN_TITLE: u32 = 300;
/// A match in the source goes before one in the author or the tags.
const IN_SOURCE: u32 = 200;

/// How far a letter may stand behind the one before it, if it does not begin a word.
const NEAR: u32 = 3;

/// A word that was typed.
#[derive(Debug)]
struct Typed {
    /// The letters as they stand.
    whole: Atom,
    /// The letters in their order, others between them.
    apart: Atom,
    /// How many letters.
    length: u32,
    /// Whether only tags are looked at.
    tags_only: bool,
}

/// The words that were typed, and what looks for them.
#[derive(Debug)]
pub(super) struct Letters {
    typed: Vec<Typed>,
    matcher: Matcher,
    buffer: Vec<char>,
    indices: Vec<u32>,
}

impl Letters {
    /// Takes what was typed apart at white space.
    pub fn new(query: &str) -> Self {
        let atom = |word: &str, kind| {
            Atom::new(
                word,
                CaseMatching::Ignore,
                Normalization::Smart,
                kind,
                false,
            )
        };
        let typed = query.split_whitespace().filter_map(|word| {
            let tag = word.strip_prefix('#');
            let letters = tag.unwrap_or(word);
            let length = u32::try_from(letters.chars().count()).ok()?;
            (length > 0).then(|| Typed {
                whole: atom(letters, AtomKind::Substring),
                apart: atom(letters, AtomKind::Fuzzy),
                length,
                tags_only: tag.is_some(),
            })
        });
        Self {
            typed: typed.collect(),
            matcher: Matcher::new(Config::DEFAULT),
            buffer: Vec::new(),
            indices: Vec::new(),
        }
    }

    /// Tells how well an article fits; nothing where a word is not found in it.
    pub fn score(&mut self, head: &Head) -> Option<u32> {
        let typed = std::mem::take(&mut self.typed);
        let score = typed.iter().try_fold(0u32, |sum, word| {
            let mut best = None;
            let mut look = |letters: &mut Self, text: Option<&str>, more: u32| {
                let score = text.and_then(|text| letters.find(word, text));
                best = best.max(score.map(|score| score + more));
            };
            if !word.tags_only {
                look(self, Some(&head.title), IN_TITLE);
                look(self, head.source.as_deref(), IN_SOURCE);
                look(self, head.author.as_deref(), 0);
            }
            for tag in &head.tags {
                look(self, Some(tag), 0);
            }
            Some(sum.saturating_add(best?))
        });
        self.typed = typed;
        score
    }

    /// Returns the letters of an article's row that were typed.
    pub fn matched(&mut self, article: &Article) -> Matched {
        let title = self.matched_in(&article.title);
        let source = article.source.as_deref();
        let source = source.map_or_else(Vec::new, |source| self.matched_in(source));
        Matched { title, source }
    }

    fn matched_in(&mut self, text: &str) -> Vec<u32> {
        let typed = std::mem::take(&mut self.typed);
        let mut matched = Vec::new();
        for word in typed.iter().filter(|word| !word.tags_only) {
            if self.find(word, text).is_some() {
                matched.extend_from_slice(&self.indices);
            }
        }
        self.typed = typed;
        matched.sort_unstable();
        matched.dedup();
        matched
    }

    /// Finds one word in a text; where it stands is left in `indices`.
    fn find(&mut self, word: &Typed, text: &str) -> Option<u32> {
        let text = Utf32Str::new(text, &mut self.buffer);
        self.indices.clear();
        if let Some(score) = word
            .whole
            .indices(text, &mut self.matcher, &mut self.indices)
        {
            let first = self.indices.first().copied().unwrap_or(0);
            let kind = if is_start(text, first) {
                AT_A_START
            } else {
                AS_TYPED
            };
            return Some(kind + u32::from(score));
        }
        self.indices.clear();
        let score = word
            .apart
            .indices(text, &mut self.matcher, &mut self.indices)?;
        let mut loose = 0;
        let mut before: Option<u32> = None;
        for at in &self.indices {
            let follows = before.is_some_and(|before| before + 1 == *at);
            if !follows && !is_start(text, *at) {
                // A letter left out is near; one from the middle of some other word is chance.
                let near = before.filter(|before| {
                    at - before <= NEAR && (before + 1..*at).all(|between| !is_gap(text, between))
                });
                near?;
                loose += 1;
            }
            before = Some(*at);
        }
        (loose * 2 <= word.length).then_some(u32::from(score))
    }
}

/// Tells whether a letter begins a word.
fn is_start(text: Utf32Str<'_>, at: u32) -> bool {
    at == 0 || is_gap(text, at - 1)
}

/// Tells whether no letter or digit stands at a place.
fn is_gap(text: Utf32Str<'_>, at: u32) -> bool {
    !text.get(at).is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ArticleId, CleanText, Record};

    fn head(title: &str, source: &str, tags: &[&str]) -> Head {
        Head {
            id: ArticleId(uuid::Uuid::nil()),
            title: title.into(),
            source: Some(source.into()),
            author: None,
            tags: tags.iter().map(|tag| Box::from(*tag)).collect(),
            published: None,
        }
    }

    fn article(title: &str, source: &str) -> Article {
        let id = ArticleId(uuid::Uuid::nil());
        Article {
            title: CleanText::line(title),
            source: Some(CleanText::line(source)),
            ..Article::from_record(id, &Record::default())
        }
    }

    fn score(query: &str, title: &str) -> Option<u32> {
        Letters::new(query).score(&head(title, "", &[]))
    }

    #[test]
    fn words_stand_before_beginnings_and_scattered_letters_find_nothing() {
        let titles = [
            "Cloud package for governments abroad",
            "Clouds over the ministry",
            "Overcloud of doubt",
            "Clod of earth: upheld",
            "The court halts the work for now",
        ];
        let scores = |query| titles.map(|title| score(query, title));
        let [whole, start, inside, apart, none] = scores("cloud");
        assert!(whole.is_some() && start.is_some());
        assert!(inside < whole && inside < start && inside.is_some());
        assert_eq!((apart, none), (None, None));
        assert!(score("clpa", titles[0]).is_some(), "the starts of words");
        assert!(score("clod", titles[0]).is_some(), "a letter left out");
        assert!(score("mnstry", titles[1]).is_some(), "no vowels");
        assert_eq!(score("tor", titles[4]), None);
        assert_eq!(
            score("cloud jedi", titles[0]),
            None,
            "every word must be found"
        );
        assert!(
            score("GOV clo", titles[0]).is_some(),
            "in any order and case"
        );
        assert_eq!(score("  ", titles[0]), Some(0));
    }

    #[test]
    fn accents_do_not_matter_and_clusters_are_counted() {
        let found = Letters::new("zoe").matched(&article("Le\u{301}a, Zoë", "Zoe"));
        assert_eq!(found.title, [5, 6, 7]);
        assert_eq!(found.source, [0, 1, 2]);
    }

    #[test]
    fn a_hash_looks_in_tags_only() {
        let tagged = head("Nothing", "", &["cloud"]);
        assert!(Letters::new("#clo").score(&tagged).is_some());
        assert!(Letters::new("clo").score(&tagged).is_some());
        let titled = head("Cloud", "", &[]);
        assert_eq!(Letters::new("#clo").score(&titled), None);
        assert_eq!(
            Letters::new("#clo").matched(&article("Cloud", "")),
            Matched::default()
        );
    }
}
