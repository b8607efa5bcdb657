//! The orders of the rows of panels.

use jiff::Timestamp;

use crate::{
    app::{message::Severity, panel::Thing},
    model::{Color, Status},
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
        let number = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        // What has no such text comes after all that has.
        let text = |text: Option<&str>| (i64::from(text.is_none()), fold(text.unwrap_or_default()));
        let article = thing.article();
        let annotation = match thing {
            Thing::Annotation(row) => Some((&row.annotation, &row.placement)),
            Thing::Evidence(row) => Some((&row.annotation, &row.placement)),
            Thing::Article(_)
            | Thing::Claim(_)
            | Thing::Silence(_)
            | Thing::Message(_)
            | Thing::Story(_)
            | Thing::View(_)
            | Thing::Found(_)
            | Thing::Echo(_)
            | Thing::Past(..)
            | Thing::Likely(_)
            | Thing::Disagreement(_)
            | Thing::Grid(_)
            | Thing::Addition(_)
            | Thing::Folder(_)
            | Thing::Feed(_) => None,
        };
        let claim = match thing {
            Thing::Claim(row) => Some(row),
            _ => None,
        };
        // Feeds stay below their folders in each order.
        let stands = match thing {
            Thing::Folder(folder) => Some(folder.stands),
            Thing::Feed(line) => line.stands,
            _ => None,
        };
        match self {
            Self::Place
            | Self::Changed
            | Self::Stance
            | Self::Said
            | Self::Best
            | Self::Surest
            | Self::Given => Key::default(),
            Self::Unread => match thing {
                Thing::Story(row) => (-number(row.counts.unread), String::new()),
                _ => (
                    stands.map_or(0, |stands| number(stands.by_unread)),
                    String::new(),
                ),
            },
            Self::Found => match thing {
                Thing::View(view) => (-number(view.count.unwrap_or_default()), String::new()),
                _ => Key::default(),
            },
            Self::Article => {
                // Two articles of one title don't mix.
                let title = article.map(|article| format!("{}\n{}", article.title, article.id));
                text(title.as_deref())
            }
            Self::Removed => {
                let removed = thing.removed().map(Timestamp::as_millisecond);
                (-removed.unwrap_or_default(), String::new())
            }
            Self::What => (0, thing.word().to_owned()),
            Self::Name => match stands {
                Some(stands) => (number(stands.by_name), String::new()),
                None => text(Some(thing.name())),
            },
            Self::Warnings => match thing {
                Thing::Message(said) if said.severity == Severity::Warning => Key::default(),
                _ => (1, String::new()),
            },
            Self::Made => {
                let made = match thing {
                    Thing::Story(row) => Some(row.story.created),
                    Thing::Grid(grid) => Some(grid.created),
                    _ => annotation.map(|(annotation, _)| annotation.created),
                };
                let made = made.map(Timestamp::as_millisecond);
                (-made.unwrap_or_default(), String::new())
            }
            Self::Colour => annotation.map_or_else(Key::default, |(annotation, _)| {
                rank(Color::KNOWN, &annotation.color, annotation.color.word())
            }),
            Self::Recheck => {
                let rank = annotation.map(|(_, placement)| i64::from(placement.state.certainty()));
                (rank.unwrap_or(i64::MAX), String::new())
            }
            Self::Statement => text(claim.map(|row| row.claim.statement.as_str())),
            Self::Status => {
                let status = claim.map(|row| &row.claim.status);
                status.map_or_else(Key::default, |status| {
                    rank(Status::KNOWN, status, status.word())
                })
            }
            Self::Sources => {
                let articles = claim.map_or(0, |row| row.articles);
                (-number(articles), String::new())
            }
            Self::Date => {
                let date = thing.told_of().and_then(|(_, _, date)| date);
                text(date.map(|date| date.to_string()).as_deref())
            }
            Self::Source => text(thing.told_of().and_then(|(_, source, _)| source)),
        }
    }
}

/// Ranks a word among those that are known; one that is not comes after them, by its letters.
fn rank<T: PartialEq>(known: &[T], one: &T, word: &str) -> Key {
    match known.iter().position(|other| other == one) {
        Some(at) => (i64::try_from(at).unwrap_or(i64::MAX), String::new()),
        None => (i64::MAX, word.to_owned()),
    }
}
