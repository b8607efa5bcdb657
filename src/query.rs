//! The query language: one for the list, search, pickers, the command line and changes of many articles.
//!
//! This room is pure. It turns text into values and back; what fulfils them is found elsewhere.
//!
//! # The language
//!
//! Things that stand next to each other must all be fulfilled. `OR` between two of them makes one enough and
//! binds weaker; `-` right before something takes it away and binds tightest. In EBNF, where blanks may stand
//! between parts but not within:
//!
//! ```text
//! query   = [ any ] ;
//! any     = all , { "OR" , all } ;
//! all     = part , { part } ;
//! part    = "-" , part | "(" , any , ")" | field | words ;
//! field   = NAME , ":" , value , { "," , value } ;      one value is enough
//! value   = words | VALUE | time | [ "-" ] , KEY ;      as the field takes it
//! words   = ( WORD | PHRASE ) , [ "*" ] ;               * stands for more letters
//! PHRASE  = '"' , { SIGN | '\"' | '\\' } , '"' ;
//! time    = day | [ day ] , ".." , [ day ] | [ "<" | ">" ] , DIGITS , ( "h" | "d" | "w" | "m" | "y" ) ;
//! day     = YEAR , [ "-" , MONTH , [ "-" , DAY ] ] | "today" | "yesterday" ;
//! ```
//!
//! [`FIELDS`] is the table of names and of what each takes; all that tells of the language is made from it.
//!
//! - A *word* ends at a blank. A bracket belongs to it where it also closes in it, so that the URL of
//!   `…/Foo_(bar)` is a word. Only letters before a colon make a field: `10:30` and `https://…` are words, and
//!   so is `JEDI:` in a headline.
//! - Quotation marks make anything a word, `"OR"` and `"tag:x"` too; the curved ones of a text that was copied
//!   do as well. What is typed of a phrase that is not closed finds already what begins so.
//! - Commas part values of fields that take names or one of a few words. In texts they are signs of the text.
//! - Signs without a letter, such as a dash between blanks, ask for nothing; only a tag may be made of them.
//! - A colour, stance, status or voice that this version doesn't know can be asked for in quotation marks,
//!   as another version may have written it.
//! - An age alone is one within which something was done: `1y` is `<1y`.
//!
//! # What is not right
//!
//! [`parse()`] never fails. What can't be understood is a [`Fault`] with its place and counts as nothing; the
//! rest still asks for what it says. What could become right by typing on is *half typed*: no fault while
//! someone types, but one on the command line. Whatever is printed can be typed letter by letter without
//! being wrong in between.
//!
//! [`parse_typing()`] lets the last word find what begins so, for lists that follow each key.
//!
//! # Why times are kept as written
//!
//! A query knows no clock: `today` stays `today`, and [`When::days`] and [`When::instants`] say what that is at
//! a [`Moment`]. So a kept query means the same tomorrow, two queries can be compared, and reading one needs
//! no time zone.

mod complete;
pub mod date;
mod divide;
pub mod expr;
pub mod field;
mod marks;
mod parse;
mod print;
mod read;
pub mod reference;
pub mod rule;
mod scan;
pub mod value;

#[cfg(test)]
pub(crate) mod tests;

use std::ops::Range;

pub use complete::{Completion, Known, Offer, complete};
pub use date::{Moment, When};
pub use divide::{beginning, divide};
pub use expr::{DateField, Expr, Phrase, Term, TextField};
pub use field::{FIELDS, Field, Takes};
pub use marks::{Mark, marks};
pub use parse::{DEEPEST, MOST, parse, parse_typing};
pub use rule::{Deed, Rule};
pub use value::{Having, Missing, State};

use crate::{
    model::{CleanText, FeedId, StoryId, view},
    text::{passage::Run, segment::width},
};

/// What someone asks for, as far as it was understood.
///
/// Printed, it is the text that is read as the same query.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Query {
    /// What articles must fulfil; nothing lets all pass.
    pub expr: Option<Expr>,
    /// The order, where one was asked for.
    pub sort: Option<Sort>,
    /// What was not right, in the order of the text.
    pub faults: Vec<Fault>,
}

impl Query {
    /// Joins queries, all of which must be fulfilled; the first that names an order decides it.
    pub fn all(queries: impl IntoIterator<Item = Self>) -> Self {
        let mut joined = Self::default();
        let mut parts = Vec::new();
        for query in queries {
            parts.extend(query.expr);
            joined.sort = joined.sort.or(query.sort);
            joined.faults.extend(query.faults);
        }
        joined.expr = Expr::all(parts);
        joined
    }

    /// Tells whether words are looked for in it; stories, feeds and folders are found by their names without those of
    /// any text.
    pub fn has_words(&self) -> bool {
        let is_of_text = |term: &Term| match term {
            Term::Words { field, .. } => !matches!(
                field,
                TextField::Story | TextField::Feed | TextField::Folder
            ),
            _ => false,
        };
        self.terms().into_iter().any(is_of_text)
    }

    /// Returns all terms, in the order in which they are written.
    pub fn terms(&self) -> Vec<&Term> {
        self.expr.as_ref().map(Expr::terms).unwrap_or_default()
    }

    /// Returns the words that must stand in a field or anywhere, not those that must not; what is one of several
    /// alternatives is wanted, too.
    pub fn wanted(&self, field: TextField) -> Vec<&Phrase> {
        fn gather<'a>(expr: &'a Expr, of: TextField, found: &mut Vec<&'a Phrase>) {
            match expr {
                Expr::All(parts) | Expr::Any(parts) => {
                    parts.iter().for_each(|part| gather(part, of, found));
                }
                Expr::Term(Term::Words { field, words })
                    if *field == of || *field == TextField::Anywhere =>
                {
                    found.push(words);
                }
                Expr::Not(_) | Expr::Term(_) => {}
            }
        }
        let mut found = Vec::new();
        if let Some(expr) = &self.expr {
            gather(expr, field, &mut found);
        }
        found
    }

    /// Returns the same as the words that texts are looked through for.
    pub fn runs(&self, field: TextField) -> Vec<Run> {
        let phrases = self.wanted(field).into_iter();
        let runs = phrases.filter_map(|phrase| Run::new(&phrase.text(), phrase.is_prefix));
        runs.collect()
    }

    /// Asks for all that belongs to a story.
    pub fn in_story(story: StoryId) -> Self {
        Self::named(TextField::Story, &story.to_string())
    }

    /// Asks for all that came by a feed.
    pub fn in_feed(feed: FeedId) -> Self {
        Self::named(TextField::Feed, &feed.to_string())
    }

    /// Asks for all that came by the feeds of a folder, and of the folders in it.
    pub fn in_folder(folder: &str) -> Self {
        Self::named(TextField::Folder, folder)
    }

    fn named(field: TextField, name: &str) -> Self {
        let words = Phrase::new(name);
        Self {
            expr: words.map(|words| Expr::Term(Term::Words { field, words })),
            ..Self::default()
        }
    }

    /// Tells whether it speaks of the trash, what lies in which is left out otherwise.
    pub fn names_trash(&self) -> bool {
        let of_trash = [State::Trashed, State::Expired].map(Term::Is);
        self.terms().iter().any(|term| of_trash.contains(term))
    }

    /// Returns what it asks of the trash; what its feed keeps no longer is left out unless it speaks of that.
    #[must_use]
    pub fn in_trash(self) -> Self {
        let is = |state| Expr::Term(Term::Is(state));
        let names_expired = self.terms().contains(&&Term::Is(State::Expired));
        let kept = (!names_expired).then(|| is(State::Expired).negated());
        let parts = [Some(is(State::Trashed)), kept, self.expr];
        Self {
            expr: Expr::all(parts.into_iter().flatten()),
            ..self
        }
    }

    /// Returns the first thing that can't become right by typing on.
    pub fn wrong(&self) -> Option<&Fault> {
        self.faults.iter().find(|fault| !fault.is_half_typed)
    }
}

/// An order that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sort {
    /// By what.
    pub by: view::Sort,
    /// Whether it begins at the other end; what has nothing to be sorted by stays at the end.
    pub is_reversed: bool,
}

/// Something in a query that is not right.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Fault {
    /// Where, in bytes of what was typed; never empty.
    pub bytes: Range<usize>,
    /// What it is, what was expected, and what may have been meant; without a period.
    pub said: String,
    /// Whether it could become right by typing on.
    pub is_half_typed: bool,
}

impl Fault {
    /// Returns what was typed on one line, and below it a line that points at the place.
    pub fn pointed(&self, text: &str) -> String {
        let line = |bytes: Range<usize>| {
            let part = CleanText::new(text.get(bytes).unwrap_or_default());
            part.replace('\n', " ")
        };
        let Range { start, end } = self.bytes;
        let (before, here, after) = (line(0..start), line(start..end), line(end..text.len()));
        let (blanks, arrows) = (width(&before), width(&here).max(1));
        format!(
            "{before}{here}{after}\n{}{}",
            " ".repeat(blanks),
            "^".repeat(arrows)
        )
    }
}
