//! Where evidence comes from in the end.

use std::sync::Arc;

use crate::model::{Article, CleanText};

/// Says why an origin is the one.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// A person says so.
    Said,
    /// The same words stand in this article.
    SameWords(Arc<Article>),
    /// The article is a copy of this older one, in which most of its text stands; it need not have evidence itself.
    Copy(Arc<Article>),
    /// It is the root of who had it from whom.
    Via,
    /// It is the article's own voice.
    Own,
    /// Who had it from whom goes round, so that its root is in nobody.
    Circle,
    /// Nothing tells.
    Unknown,
}

/// Where a piece of evidence comes from in the end.
#[derive(Clone, Debug, PartialEq)]
pub struct Origin {
    /// Which origin it is, counted from 0 in the order of the evidence; the same for all that has the same one.
    pub number: usize,
    /// Its name; nothing where it is unknown.
    pub name: Option<CleanText>,
    /// Why it is the one.
    pub why: Why,
}

/// How many different origins some evidence has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Those with a name.
    pub known: usize,
    /// Those without: the evidence of one article counts as one.
    pub unknown: usize,
}

impl Origin {
    /// Makes one of which nothing is known.
    pub const fn unknown(number: usize) -> Self {
        Self {
            number,
            name: None,
            why: Why::Unknown,
        }
    }

    /// Tells whether it has a name.
    pub const fn is_known(&self) -> bool {
        self.name.is_some()
    }

    /// Returns the letters that stand for it: `a` to `z`, then `aa` and on; `?` where it is unknown.
    pub fn letters(&self) -> String {
        if !self.is_known() {
            return "?".to_owned();
        }
        let (mut rest, mut letters) = (self.number + 1, Vec::new());
        while rest > 0 {
            // A remainder by 26 is no larger than a byte.
            let letter = u8::try_from((rest - 1) % 26).unwrap_or(0);
            letters.push(char::from(b'a' + letter));
            rest = (rest - 1) / 26;
        }
        letters.into_iter().rev().collect()
    }
}

/// Counts different origins.
pub fn counted<'a>(origins: impl Iterator<Item = &'a Origin>) -> Counted {
    let mut numbers: Vec<_> = origins
        .map(|origin| (origin.number, origin.is_known()))
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    let known = numbers.iter().filter(|(_, is_known)| *is_known).count();
    Counted {
        known,
        unknown: numbers.len() - known,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_after_z() {
        let letters = |number| {
            let name = Some(CleanText::line("x"));
            Origin {
                number,
                name,
                why: Why::Via,
            }
            .letters()
        };
        assert_eq!(
            [0, 25, 26, 51, 52, 702].map(letters),
            ["a", "z", "aa", "az", "ba", "aaa"]
        );
    }
}
