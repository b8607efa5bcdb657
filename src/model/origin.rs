//! Where evidence comes from in the end.

use std::{collections::BTreeSet, sync::Arc};

use crate::model::{Article, CleanText};

/// Says why an origin is the one.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// A person says so.
    Said,
    /// The same words stand in this article.
    SameWords(Arc<Article>),
    /// Nearly the same words stand in this article.
    NearWords(Arc<Article>),
    /// The article is a copy of this older one, in which most of its text stands, and nothing tells where that has it
    /// from; it need not have evidence itself.
    Copy(Arc<Article>),
    /// It is the root of who had it from whom.
    Via,
    /// It is the article's own voice.
    Own,
    /// Who had it from whom goes round, so that its root is in nobody.
    Circle,
    /// Whom it is had from in the end has no name that is sure.
    Nameless,
    /// Whom it is had from in the end may be any of these.
    Several(Vec<CleanText>),
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
    /// Those among them of which all was only made out, and nothing said or confirmed by a person.
    pub suggested: usize,
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

impl Counted {
    /// Says in words after the number of those that are known how many of them are only suggested, if any.
    pub fn of_them_suggested(&self) -> String {
        match self.suggested {
            0 => String::new(),
            suggested => format!(" ({suggested} suggested)"),
        }
    }

    /// Says in words how many are known, how many of them are only suggested, and how many are unknown.
    pub fn in_words(&self) -> String {
        format!(
            "{} known{}, {} unknown",
            self.known,
            self.of_them_suggested(),
            self.unknown
        )
    }
}

/// Counts different origins; with each piece of evidence comes whether a person has said or confirmed how it is told.
pub fn counted<'a>(origins: impl Iterator<Item = (&'a Origin, bool)>) -> Counted {
    let (mut said, mut known, mut unknown) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for (origin, is_said) in origins {
        let numbers = if origin.is_known() {
            &mut known
        } else {
            &mut unknown
        };
        numbers.insert(origin.number);
        if is_said {
            said.insert(origin.number);
        }
    }
    Counted {
        known: known.len(),
        suggested: known.difference(&said).count(),
        unknown: unknown.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_that_a_person_has_confirmed_for_one_quote_is_not_only_suggested() {
        let origin = |number, name: Option<&str>| Origin {
            number,
            name: name.map(CleanText::line),
            why: Why::Via,
        };
        let (north, post, none) = (
            origin(0, Some("North")),
            origin(1, Some("Post")),
            origin(2, None),
        );
        let all = [
            (&north, false),
            (&post, false),
            (&north, true),
            (&none, false),
        ];
        let counted = counted(all.into_iter());
        assert_eq!(
            (counted.known, counted.suggested, counted.unknown),
            (2, 1, 1)
        );
        assert_eq!(counted.of_them_suggested(), " (1 suggested)");
        assert_eq!(Counted::default().of_them_suggested(), "");
    }

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
