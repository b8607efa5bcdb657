//! Rules: what is done with an article that comes by a feed, where it is what a query asks for.
//!
//! A rule is a query, an arrow and one or several deeds with commas between them:
//! `source:north title:sport -> tag sport, read`.

use crate::{
    model::CleanText,
    query::{Query, parse},
    text::near::did_you_mean,
};

/// What parts a query from what is done.
const ARROWS: [&str; 2] = ["->", "→"];

/// The words for what can be done.
const DEEDS: [&str; 5] = ["tag", "story", "star", "read", "skip"];

/// What is done with articles that a query asks for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Rule {
    /// The rule as it is written.
    pub text: CleanText,
    /// Which articles.
    pub condition: Query,
    /// What is done with them, one thing at least.
    pub deeds: Vec<Deed>,
}

/// What is done with an article.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Deed {
    /// It has this tag.
    Tag(CleanText),
    /// It is put into the story of this name.
    Story(CleanText),
    /// It is starred.
    Star,
    /// It is read.
    Read,
    /// It goes to the trash.
    Skip,
}

impl Rule {
    /// Reads a rule.
    ///
    /// # Errors
    /// What is wrong with it, as words behind `in “…”`.
    pub fn parse(text: &str) -> Result<Self, String> {
        let arrows = ARROWS.iter();
        let parts = arrows.filter_map(|arrow| text.rsplit_once(arrow));
        let last = parts.max_by_key(|(condition, _)| condition.len());
        let Some((condition, deeds)) = last else {
            return Err("there is no `->` between what is asked for and what is done, such as `title:sport -> skip`".to_owned());
        };
        let condition = parse(condition.trim());
        if let Some(fault) = condition.faults.first() {
            return Err(fault.said.clone());
        }
        if condition.sort.is_some() {
            return Err("there is nothing to sort".to_owned());
        }
        if condition.expr.is_none() {
            return Err("nothing is asked for before the `->`".to_owned());
        }
        let deeds = deeds.split(',').map(Deed::parse);
        Ok(Self {
            text: CleanText::line(text),
            condition,
            deeds: deeds.collect::<Result<_, _>>()?,
        })
    }
}

impl Deed {
    fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        let name = CleanText::line(rest.trim().trim_matches('"'));
        let named = |make: fn(CleanText) -> Self| match name.is_empty() {
            true => Err(format!("`{word}` wants a name behind it")),
            false => Ok(make(name.clone())),
        };
        let bare = |deed: Self| match name.is_empty() {
            true => Ok(deed),
            false => Err(format!("`{word}` stands alone, without “{name}”")),
        };
        match word {
            "tag" => named(Self::Tag),
            "story" => named(Self::Story),
            "star" => bare(Self::Star),
            "read" => bare(Self::Read),
            "skip" => bare(Self::Skip),
            "" => Err("nothing is done behind the `->`".to_owned()),
            _ => Err(format!(
                "what is done is one of {}, not “{}”{}",
                DEEDS.map(|deed| format!("`{deed}`")).join(", "),
                CleanText::line(word),
                did_you_mean(word, DEEDS)
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> CleanText {
        CleanText::line(words)
    }

    #[test]
    fn a_rule_is_a_query_and_what_is_done() {
        let rule = Rule::parse("source:north title:sport -> tag sport news, star,read").unwrap();
        assert_eq!(rule.condition, parse("source:north title:sport"));
        assert_eq!(
            rule.deeds,
            [Deed::Tag(text("sport news")), Deed::Star, Deed::Read]
        );
        let rule = Rule::parse(" title:\"A -> B\" → story \"The harbour\" ").unwrap();
        assert_eq!(rule.condition, parse("title:\"A -> B\""));
        assert_eq!(rule.deeds, [Deed::Story(text("The harbour"))]);
        assert_eq!(
            Rule::parse("(a OR b) -c->skip").unwrap().deeds,
            [Deed::Skip]
        );
    }

    #[test]
    fn what_is_wrong_with_a_rule_is_said() {
        let wrong = |text: &str| Rule::parse(text).unwrap_err();
        assert!(wrong("title:sport").starts_with("there is no `->`"));
        assert_eq!(wrong("-> skip"), "nothing is asked for before the `->`");
        assert_eq!(wrong("sport ->"), "nothing is done behind the `->`");
        assert_eq!(wrong("sport -> star,"), "nothing is done behind the `->`");
        assert_eq!(wrong("sport -> tag"), "`tag` wants a name behind it");
        assert_eq!(
            wrong("sport -> skip it"),
            "`skip` stands alone, without “it”"
        );
        assert_eq!(
            wrong("sport sort:title -> skip"),
            "there is nothing to sort"
        );
        assert_eq!(
            wrong("sport -> starr"),
            "what is done is one of `tag`, `story`, `star`, `read`, `skip`, not “starr”; did you mean `star`?"
        );
        assert_eq!(
            wrong("tittle:sport -> skip"),
            parse("tittle:sport").faults[0].said
        );
    }
}
