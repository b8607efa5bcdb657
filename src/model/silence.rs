//! Recording that articles say nothing of a claim, as one change.

use std::sync::Arc;

use crate::model::{
    Article, ArticleId, Build, ClaimId, Claimed, CleanText, Maker, Record, SnapshotId, StoryId,
    build::shown, claim,
};

/// Some articles that were checked for a claim and say nothing of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// The claim.
    pub claim: Claimed,
    /// The articles, each with the snapshot that was read; nothing for the newest.
    pub articles: Vec<(ArticleId, Option<SnapshotId>)>,
    /// The story that the claim is put into with it.
    pub story: Option<StoryId>,
    /// Who has checked them.
    pub by: Maker,
}

/// An article as it is when its silence is recorded.
#[derive(Clone, Debug, PartialEq)]
pub struct Witness {
    /// The article.
    pub article: Arc<Article>,
    /// The snapshot that was read.
    pub snapshot: SnapshotId,
    /// Whether it has evidence for the claim, and so says something of it.
    pub bears: bool,
}

/// What came of recording silences.
#[derive(Clone, Debug, PartialEq)]
pub struct Silenced {
    /// The claim.
    pub claim: ClaimId,
    /// Its wording.
    pub statement: CleanText,
    /// The articles that say nothing of it.
    pub silent: Vec<Arc<Article>>,
    /// Those that have evidence for it, and are left as they are.
    pub bearing: Vec<Arc<Article>>,
}

/// Adds to a change what records the silence of articles on a claim, which is made where there is none yet.
///
/// `record` is that of a claim that is there. An article with evidence for the claim is not silent. Without any
/// article, or where the claim can't be read, nothing comes of it.
pub fn record(
    build: &mut Build<'_>,
    claim: &Claimed,
    record: &Record,
    witnesses: Vec<Witness>,
) -> Option<Silenced> {
    let (bearing, silent): (Vec<_>, Vec<_>) =
        witnesses.into_iter().partition(|witness| witness.bears);
    if silent.is_empty() && bearing.is_empty() {
        return None;
    }
    let (claim, statement) = match claim {
        Claimed::Present(id) => (*id, record.get(claim::STATEMENT)?),
        Claimed::New(statement) => (build.make_claim(statement), statement.clone()),
    };
    for witness in &silent {
        build.silence(claim, record, witness.article.id, &witness.snapshot);
    }
    name(build, &statement);
    let articles = |witnesses: Vec<Witness>| {
        let articles = witnesses.into_iter().map(|witness| witness.article);
        articles.collect()
    };
    Some(Silenced {
        claim,
        statement,
        silent: articles(silent),
        bearing: articles(bearing),
    })
}

/// Names the change after the claim.
pub(crate) fn name(build: &mut Build<'_>, statement: &str) {
    build.named(&format!("silence on {}", shown(statement)));
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use uuid::Uuid;

    use super::*;
    use crate::model::{Change, Claim, DeviceId, Ids, RecordId, Stamp, Value};

    const CLAIM: ClaimId = ClaimId(Uuid::from_u128(1));
    const ARTICLE: ArticleId = ArticleId(Uuid::from_u128(2));

    fn change(steps: impl FnOnce(&mut Build<'_>)) -> Change {
        let mut ids = Ids::new(1);
        let mut build = Build::new(&mut ids, Timestamp::UNIX_EPOCH);
        steps(&mut build);
        build.finish()
    }

    fn applied(mut record: Record, change: &Change, millis: i64, device: u32) -> Record {
        let stamp = Stamp::new(millis, 0, DeviceId(device));
        change.apply(RecordId::claim(CLAIM), &mut record, stamp);
        record
    }

    fn snapshots(record: &Record) -> Vec<SnapshotId> {
        let silences = Claim::from_record(CLAIM, record).unwrap().silences;
        silences.into_iter().map(|one| one.snapshot).collect()
    }

    #[test]
    fn of_two_windows_the_later_word_on_an_article_holds_and_others_stay() {
        let [first, second] = ["a", "b"].map(|digit| SnapshotId::parse(&digit.repeat(64)).unwrap());
        let other = ArticleId(Uuid::from_u128(3));
        let mut record = Record::default();
        record.set(
            claim::STATEMENT.path(),
            Some(Value::Text(CleanText::line("It rains"))),
            Stamp::new(1, 0, DeviceId(1)),
        );
        let both = change(|build| {
            build.silence(CLAIM, &record, ARTICLE, &first);
            build.silence(CLAIM, &record, other, &first);
        });
        let record = applied(record, &both, 2, 1);
        let away = change(|build| build.take_silence_away(CLAIM, &record, ARTICLE));
        let again = change(|build| build.silence(CLAIM, &record, ARTICLE, &second));
        let same = change(|build| build.silence(CLAIM, &record, ARTICLE, &first));
        assert!(same.is_empty(), "checked on the same snapshot already");
        for (away_at, again_at, expected) in [
            (3, 4, vec![second.clone(), first.clone()]),
            (4, 3, vec![first.clone()]),
        ] {
            let one = applied(record.clone(), &away, away_at, 1);
            let two = applied(record.clone(), &again, again_at, 2);
            assert_eq!(snapshots(&one.clone().merge(&two)), expected);
            assert_eq!(snapshots(&two.merge(&one)), expected);
        }
    }
}
