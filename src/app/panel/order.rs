//! The orders of the rows of panels.

use jiff::Timestamp;

use crate::{
    app::{feeds::Stands, message::Severity, panel::Thing},
    model::{Annotation, Color, Placement, Status, view::ClaimRow},
    text::words::fold,
};

/// An order of rows; what is equal in it stays in the order in which it came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Where they stand in the text.
    #[default]
    Place,
    /// By the title of the article, and within it where they stand in its text.
    Article,
    /// When they were made, the last first.
    Made,
    /// By colour.
    Colour,
    /// What waits for a recheck first.
    Recheck,
    /// When they were changed, the last first.
    Changed,
    /// By their wording.
    Statement,
    /// By their status.
    Status,
    /// From how many articles they have evidence, the most first.
    Sources,
    /// By stance, and within it by date.
    Stance,
    /// By the date of the article, those without one at the end.
    Date,
    /// By the source of the article, those without one at the end.
    Source,
    /// When they were removed, the last first.
    Removed,
    /// By what they are: annotations, articles, claims.
    What,
    /// By their own words.
    Name,
    /// When they were said, the last first.
    Said,
    /// Warnings before all else.
    Warnings,
    /// What has the most unread articles first.
    Unread,
    /// As they are given.
    Given,
    /// What finds the most first.
    Found,
    /// What fits best first.
    Best,
    /// What is the surest first.
    Surest,
}

/// What rows are compared by: a number, then a text.
pub(super) type Key = (i64, String);

impl Order {
    /// Returns what the head of a panel says of it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Place => "by place",
            Self::Article => "by article",
            Self::Made => "last made first",
            Self::Colour => "by colour",
            Self::Recheck => "to recheck first",
            Self::Changed => "last changed first",
            Self::Statement => "by statement",
            Self::Status => "by status",
            Self::Sources => "most sources first",
            Self::Stance => "by stance",
            Self::Date => "by date",
            Self::Source => "by source",
            Self::Removed => "last removed first",
            Self::What => "by kind",
            Self::Name => "by name",
            Self::Said => "newest first",
            Self::Warnings => "warnings first",
            Self::Unread => "most unread first",
            Self::Given => "as they were made",
            Self::Found => "most found first",
            Self::Best => "best first",
            Self::Surest => "surest first",
        }
    }

    /// Returns its name in a line of the palette.
    pub fn name(self) -> &'static str {
        self.words()
            .strip_prefix("by ")
            .unwrap_or_else(|| self.words())
    }

    /// Tells whether items come in it already.
    pub(super) const fn is_as_given(self) -> bool {
        matches!(
            self,
            Self::Place
                | Self::Changed
                | Self::Stance
                | Self::Said
                | Self::Best
                | Self::Surest
                | Self::Given
        )
    }

    /// Returns what a thing is compared by.
    pub(super) fn key(self, thing: &Thing) -> Key {
        match self {
            Self::Place
            | Self::Changed
            | Self::Stance
            | Self::Said
            | Self::Best
            | Self::Surest
            | Self::Given => Key::default(),
            Self::Article => {
                // Two articles of one title don't mix.
                let article = thing.article();
                let title = article.map(|article| format!("{}\n{}", article.title, article.id));
                text(title.as_deref())
            }
            Self::Date => {
                let date = thing.told_of().and_then(|(_, _, date)| date);
                text(date.map(|date| date.to_string()).as_deref())
            }
            Self::Source => text(thing.told_of().and_then(|(_, source, _)| source)),
            Self::Name => match stands(thing) {
                Some(stands) => (number(stands.by_name), String::new()),
                None => text(Some(thing.name())),
            },
            Self::What => (0, thing.word().to_owned()),
            Self::Made => latest(made(thing)),
            Self::Removed => latest(thing.removed()),
            Self::Unread => match (thing, stands(thing)) {
                (Thing::Story(row), _) => most(row.counts.unread),
                (_, Some(stands)) => (number(stands.by_unread), String::new()),
                _ => Key::default(),
            },
            Self::Found => match thing {
                Thing::View(view) => most(view.count.unwrap_or_default()),
                _ => Key::default(),
            },
            Self::Sources => most(claim(thing).map_or(0, |row| row.articles)),
            Self::Statement => text(claim(thing).map(|row| row.claim.statement.as_str())),
            Self::Status => claim(thing).map_or_else(Key::default, |row| {
                rank(Status::KNOWN, &row.claim.status, row.claim.status.word())
            }),
            Self::Colour => annotation(thing).map_or_else(Key::default, |(annotation, _)| {
                rank(Color::KNOWN, &annotation.color, annotation.color.word())
            }),
            Self::Recheck => {
                let placement = annotation(thing).map(|(_, placement)| placement);
                let rank = placement.map(|placement| i64::from(placement.state.certainty()));
                (rank.unwrap_or(i64::MAX), String::new())
            }
            Self::Warnings => match thing {
                Thing::Message(said) if said.severity == Severity::Warning => Key::default(),
                _ => (1, String::new()),
            },
        }
    }
}

/// Has what has the most of something come first.
fn most(count: usize) -> Key {
    (-number(count), String::new())
}

/// Has the latest come first, and what has no time last.
fn latest(time: Option<Timestamp>) -> Key {
    let time = time.map(Timestamp::as_millisecond);
    (-time.unwrap_or_default(), String::new())
}

/// Orders by a text; what has none comes after all that has.
fn text(text: Option<&str>) -> Key {
    (i64::from(text.is_none()), fold(text.unwrap_or_default()))
}

fn number(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Returns the annotation that a thing is, with where it stands.
fn annotation(thing: &Thing) -> Option<(&Annotation, &Placement)> {
    match thing {
        Thing::Annotation(row) => Some((&row.annotation, &row.placement)),
        Thing::Evidence(row) => Some((&row.annotation, &row.placement)),
        _ => None,
    }
}

fn claim(thing: &Thing) -> Option<&ClaimRow> {
    match thing {
        Thing::Claim(row) => Some(row),
        _ => None,
    }
}

/// Returns where a feed or a folder stands: feeds stay below their folders in each order.
fn stands(thing: &Thing) -> Option<Stands> {
    match thing {
        Thing::Folder(folder) => Some(folder.stands),
        Thing::Feed(line) => line.stands,
        _ => None,
    }
}

/// Returns when a thing was made, where it is known of its kind.
fn made(thing: &Thing) -> Option<Timestamp> {
    match thing {
        Thing::Story(row) => Some(row.story.created),
        Thing::Grid(grid) => Some(grid.created),
        _ => annotation(thing).map(|(annotation, _)| annotation.created),
    }
}

/// Ranks a word among those that are known; one that is not comes after them, by its letters.
fn rank<T: PartialEq>(known: &[T], one: &T, word: &str) -> Key {
    match known.iter().position(|other| other == one) {
        Some(at) => (i64::try_from(at).unwrap_or(i64::MAX), String::new()),
        None => (i64::MAX, word.to_owned()),
    }
}
