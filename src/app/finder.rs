//! Finding what was typed in texts: its letters in their order, or its words as they stand.

use nucleo_matcher::{
    Config, Matcher, Utf32Str,
    pattern::{AtomKind, CaseMatching, Normalization, Pattern},
};

/// Looks for what was typed in one text after the other; capitals and accents make no difference.
pub struct Finder {
    matcher: Matcher,
    pattern: Pattern,
    buffer: Vec<char>,
}

/// What of a text was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Match {
    /// How well it fits: more is better.
    pub score: u32,
    /// Which clusters of the text, in order.
    pub clusters: Vec<u32>,
}

impl Finder {
    /// Looks for the letters of each word in their order, with others between them.
    pub fn letters(typed: &str) -> Self {
        Self::of(Pattern::parse(
            typed,
            CaseMatching::Ignore,
            Normalization::Smart,
        ))
    }

    /// Looks for each word as it stands, or as a part of another: letters strewn over a sentence would fit to
    /// nearly all sentences.
    pub fn words(typed: &str) -> Self {
        Self::of(Pattern::new(
            typed,
            CaseMatching::Ignore,
            Normalization::Smart,
            AtomKind::Substring,
        ))
    }

    fn of(pattern: Pattern) -> Self {
        Self {
            matcher: Matcher::new(Config::DEFAULT),
            pattern,
            buffer: Vec::new(),
        }
    }

    /// Tells how well a text fits to what was typed, if all of it is there: of very many this is told sooner than where it
    /// stands.
    pub fn score(&mut self, text: &str) -> Option<u32> {
        let text = Utf32Str::new(text, &mut self.buffer);
        self.pattern.score(text, &mut self.matcher)
    }

    /// Finds what was typed in a text, if all of it is there.
    pub fn find(&mut self, text: &str) -> Option<Match> {
        let mut clusters = Vec::new();
        let text = Utf32Str::new(text, &mut self.buffer);
        let score = self
            .pattern
            .indices(text, &mut self.matcher, &mut clusters)?;
        clusters.sort_unstable();
        clusters.dedup();
        Some(Match { score, clusters })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_found_in_their_order_and_words_as_they_stand() {
        let found = |mut finder: Finder, text| {
            let found = finder.find(text);
            assert_eq!(finder.score(text), found.as_ref().map(|found| found.score));
            found.map(|found| found.clusters)
        };
        let all = Some(vec![0, 5, 6]);
        assert_eq!(found(Finder::letters("MSE"), "mark sentences"), all);
        assert_eq!(found(Finder::letters("es"), "same"), None);
        assert_eq!(found(Finder::words("mse"), "mark sentences"), None);
        let two = Some(vec![0, 1, 5, 6]);
        assert_eq!(found(Finder::words("se ma"), "mark sentences"), two);
        assert_eq!(found(Finder::words(""), "mark"), Some(Vec::new()));
    }
}
