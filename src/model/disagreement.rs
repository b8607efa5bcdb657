//! Sentences of two articles that disagree.

use std::{collections::BTreeSet, iter, ops::Range, sync::Arc};

use blake3::Hasher;
use jiff::Timestamp;

use crate::model::{
    Article, ArticleId, CleanText, DisagreementId, Field, Record, SnapshotId, id::of_hash,
};

/// When a person dismissed it.
pub const DISMISSED: Field<Timestamp> = Field::new("dismissed");
/// One of the sentences, for whoever reads the file.
pub const LEFT: Field<CleanText> = Field::new("left");
/// The other one.
pub const RIGHT: Field<CleanText> = Field::new("right");

/// What two sentences differ in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A number, or what is measured in a unit.
    Number,
    /// An amount of money.
    Amount,
    /// A percentage.
    Percentage,
    /// A day, a month, a year or a time of day.
    Date,
    /// A name.
    Name,
    /// One denies what the other says.
    Negation,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 6] = [
        Self::Number,
        Self::Amount,
        Self::Percentage,
        Self::Date,
        Self::Name,
        Self::Negation,
    ];

    /// Returns its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Amount => "amount",
            Self::Percentage => "percentage",
            Self::Date => "date",
            Self::Name => "name",
            Self::Negation => "negation",
        }
    }
}

/// A sentence that another one disagrees with.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// Its article.
    pub article: Arc<Article>,
    /// The newest snapshot of that.
    pub snapshot: SnapshotId,
    /// Where it stands there, in bytes.
    pub bytes: Range<usize>,
    /// The same in code points.
    pub code_points: Range<usize>,
    /// The sentence.
    pub text: CleanText,
    /// Where in the sentence stands what differs, in bytes.
    pub value: Range<usize>,
}

impl Side {
    /// Returns what differs.
    pub fn differing(&self) -> &str {
        self.text.get(self.value.clone()).unwrap_or_default()
    }
}

/// Two sentences of two articles that disagree.
#[derive(Clone, Debug, PartialEq)]
pub struct Disagreement {
    /// What it is dismissed by.
    pub id: DisagreementId,
    /// What they differ in.
    pub kind: Kind,
    /// How alike the rest is: 1 where it is the same.
    pub score: f64,
    /// The one of the article that was published first, or that was asked for.
    pub left: Side,
    /// The other one.
    pub right: Side,
    /// The same words in other articles, as in copies of one report; each with the same words at the left.
    pub also: Vec<Self>,
}

impl DisagreementId {
    /// Names a disagreement by its sentences, folded, and their articles; the same whichever of them is first.
    pub fn of(mut sides: [(ArticleId, &str); 2]) -> Self {
        sides.sort_unstable();
        let mut hasher = Hasher::new();
        for (article, sentence) in sides {
            hasher.update(article.0.as_bytes());
            // No sentence is so long that it runs into the next article.
            hasher.update(
                &u64::try_from(sentence.len())
                    .unwrap_or(u64::MAX)
                    .to_le_bytes(),
            );
            hasher.update(sentence.as_bytes());
        }
        Self(of_hash(&hasher))
    }
}

/// Tells whether a record says that a disagreement was dismissed.
pub fn is_dismissed(record: &Record) -> bool {
    record.get(DISMISSED).is_some()
}

/// What a disagreement is dismissed with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dismissal {
    /// The disagreement.
    pub id: DisagreementId,
    /// Its sentences.
    pub sentences: [CleanText; 2],
}

impl Disagreement {
    /// Returns it and the same words in other articles.
    pub fn all(&self) -> impl Iterator<Item = &Self> {
        iter::once(self).chain(&self.also)
    }

    /// Returns what it is dismissed with, in all articles.
    pub fn dismissals(&self) -> Vec<Dismissal> {
        let dismissal = |one: &Self| Dismissal {
            id: one.id,
            sentences: [&one.left.text, &one.right.text].map(|text| CleanText::line(text)),
        };
        self.all().map(dismissal).collect()
    }

    /// Returns the articles in which the words of each side stand, the left one first.
    pub fn articles(&self) -> [BTreeSet<ArticleId>; 2] {
        [
            self.all().map(|one| one.left.article.id).collect(),
            self.all().map(|one| one.right.article.id).collect(),
        ]
    }

    /// Returns it with its sides the other way round.
    #[must_use]
    pub fn turned(self) -> Self {
        Self {
            left: self.right,
            right: self.left,
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::model::{Build, Change, DeviceId, Ids, RecordId, Stamp};

    const ONE: ArticleId = ArticleId(Uuid::from_u128(1));
    const TWO: ArticleId = ArticleId(Uuid::from_u128(2));

    fn change(steps: impl FnOnce(&mut Build<'_>)) -> Change {
        let mut ids = Ids::new(1);
        let mut build = Build::new(&mut ids, Timestamp::UNIX_EPOCH);
        steps(&mut build);
        build.finish()
    }

    #[test]
    fn it_is_named_by_its_sentences_and_articles_in_any_order() {
        let id = DisagreementId::of([(ONE, "a"), (TWO, "b")]);
        assert_eq!(id, DisagreementId::of([(TWO, "b"), (ONE, "a")]));
        assert_ne!(id, DisagreementId::of([(ONE, "b"), (TWO, "a")]));
        assert_ne!(id, DisagreementId::of([(ONE, "a"), (TWO, "c")]));
        assert_eq!(DisagreementId::parse(&id.to_string()), Some(id));
    }

    #[test]
    fn of_two_devices_the_later_word_on_it_holds() {
        let id = DisagreementId::of([(ONE, "a"), (TWO, "b")]);
        let of = RecordId::dismissed(id);
        let sentences = ["Twelve died.", "Ten died."].map(CleanText::line);
        let dismissal = Dismissal { id, sentences };
        let mut record = Record::default();
        let stamp = |millis, device| Stamp::new(millis, 0, DeviceId(device));
        let dismissed = change(|build| build.dismiss(&dismissal, &Record::default()));
        dismissed.apply(of, &mut record, stamp(1, 1));
        assert!(is_dismissed(&record));
        let back = change(|build| build.take_dismissal_back(id, &record));
        let mut other = record.clone();
        back.apply(of, &mut other, stamp(2, 2));
        assert!(!is_dismissed(&other));
        assert!(!is_dismissed(&record.clone().merge(&other)));
        assert!(!is_dismissed(&other.merge(&record)));
    }
}
