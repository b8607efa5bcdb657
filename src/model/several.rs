//! One deed on one or several articles, as one change.

use crate::model::{
    Article, ArticleId, Build, CleanText, Record,
    article::Reading,
    build::{ArticleEdit, Setting, shown},
};

/// What is to become of articles.
///
/// What depends on how they are now is decided where their records are known, not where the key is pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArticlesEdit {
    /// All are read; or unread again, where all were read.
    ToggleRead,
    /// All are read; those that were are left as they are.
    Read,
    /// All are starred; or none, where all were.
    ToggleStar,
    /// All have some tags more, and some less.
    Retag {
        /// Those they all have from now on.
        add: Vec<CleanText>,
        /// Those none of them has from now on.
        remove: Vec<CleanText>,
    },
    /// They get other metadata; the text says what was done, as in "Renamed".
    Set(Box<ArticleEdit>, &'static str),
    /// They go into the trash.
    Remove,
}

impl ArticlesEdit {
    /// Adds to a change what makes it so, and returns what is to be said once that is done.
    ///
    /// What lies in the trash is left as it is.
    pub fn build(&self, build: &mut Build<'_>, records: &[(ArticleId, Record)]) -> String {
        let articles: Vec<(Article, &Record)> = records
            .iter()
            .map(|(id, record)| (Article::from_record(*id, record), record))
            .filter(|(article, _)| article.is_live())
            .filter(|(article, _)| *self != Self::Read || article.reading == Reading::Unread)
            .collect();
        let all_read = articles
            .iter()
            .all(|(article, _)| article.reading == Reading::Read);
        let all_starred = articles.iter().all(|(article, _)| article.starred);
        let (done, name) = match self {
            Self::ToggleRead if all_read => ("Unread:", "mark as unread:"),
            Self::ToggleRead | Self::Read => ("Read:", "mark as read:"),
            Self::ToggleStar if all_starred => ("Unstarred", "unstar"),
            Self::ToggleStar => ("Starred", "star"),
            Self::Retag { .. } => ("Tagged", "tag"),
            Self::Set(_, said) => (*said, "correct"),
            Self::Remove => ("Removed", "remove"),
        };
        for (article, record) in &articles {
            let edit = match self {
                Self::ToggleRead => ArticleEdit {
                    reading: Setting::To(if all_read {
                        Reading::Unread
                    } else {
                        Reading::Read
                    }),
                    ..ArticleEdit::default()
                },
                Self::Read => ArticleEdit {
                    reading: Setting::To(Reading::Read),
                    ..ArticleEdit::default()
                },
                Self::ToggleStar => ArticleEdit {
                    starred: Setting::To(!all_starred),
                    ..ArticleEdit::default()
                },
                Self::Retag { add, remove } => ArticleEdit {
                    tags: Setting::To(retagged(&article.tags, add, remove)),
                    ..ArticleEdit::default()
                },
                Self::Set(edit, _) => ArticleEdit::clone(edit),
                Self::Remove => {
                    build.remove_article(article.id, record);
                    continue;
                }
            };
            build.edit_article(article.id, record, &edit);
        }
        let what = match articles.as_slice() {
            [(one, _)] => shown(&one.title),
            several => format!("{} articles", several.len()),
        };
        if articles.len() > 1 {
            build.named(&format!("{name} {what}"));
        }
        format!("{done} {what}")
    }
}

/// Returns tags with some more and some less, each once, in the order in which they stood.
pub fn retagged(present: &[CleanText], add: &[CleanText], remove: &[CleanText]) -> Vec<CleanText> {
    let mut tags: Vec<CleanText> = Vec::new();
    for tag in present
        .iter()
        .filter(|tag| !remove.contains(tag))
        .chain(add)
    {
        if !tags.contains(tag) {
            tags.push(tag.clone());
        }
    }
    tags
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use uuid::Uuid;

    use super::*;
    use crate::model::{Clock, DeviceId, Ids, RecordId, Value, article};

    fn records(titles: &[&str]) -> Vec<(ArticleId, Record)> {
        let mut clock = Clock::new(DeviceId(1));
        (1u128..)
            .zip(titles)
            .map(|(number, title)| {
                let mut record = Record::default();
                let title = Some(Value::Text(CleanText::line(title)));
                record.set(
                    article::TITLE.path(),
                    title,
                    clock.tick(Timestamp::UNIX_EPOCH),
                );
                (ArticleId(Uuid::from_u128(number)), record)
            })
            .collect()
    }

    /// Does a deed and returns what is said, its name, and the articles as they are then.
    fn done(edit: &ArticlesEdit, records: &mut [(ArticleId, Record)]) -> (String, String) {
        let mut ids = Ids::new(1);
        let mut build = Build::new(&mut ids, Timestamp::UNIX_EPOCH);
        let said = edit.build(&mut build, records);
        let change = build.finish();
        let mut clock = Clock::new(DeviceId(2));
        for (id, record) in records.iter_mut() {
            if let Some(latest) = record.latest() {
                clock.see(latest);
            }
            let stamp = clock.tick(Timestamp::UNIX_EPOCH);
            change.apply(RecordId::article(*id), record, stamp);
        }
        (said, change.what.to_string())
    }

    fn article(record: &(ArticleId, Record)) -> Article {
        Article::from_record(record.0, &record.1)
    }

    #[test]
    fn all_are_starred_unless_all_were() {
        let mut all = records(&["One", "Two", "Three"]);
        let (said, name) = done(&ArticlesEdit::ToggleStar, &mut all[..1]);
        assert_eq!(
            (said.as_str(), name.as_str()),
            ("Starred “One”", "star “One”")
        );
        let (said, name) = done(&ArticlesEdit::ToggleStar, &mut all);
        assert_eq!(
            (said.as_str(), name.as_str()),
            ("Starred 3 articles", "star 3 articles")
        );
        assert!(all.iter().all(|record| article(record).starred));
        let (said, _) = done(&ArticlesEdit::ToggleStar, &mut all);
        assert_eq!(said, "Unstarred 3 articles");
        assert!(!all.iter().any(|record| article(record).starred));
    }

    #[test]
    fn those_that_are_unread_are_read_by_that_and_counted() {
        let mut all = records(&["One", "Two", "Three"]);
        done(&ArticlesEdit::ToggleRead, &mut all[..1]);
        let (said, name) = done(&ArticlesEdit::Read, &mut all);
        assert_eq!(
            (said.as_str(), name.as_str()),
            ("Read: 2 articles", "mark as read: 2 articles")
        );
        assert!(
            all.iter()
                .all(|record| article(record).reading == Reading::Read)
        );
    }

    #[test]
    fn tags_are_put_to_those_that_are_there() {
        let mut all = records(&["One", "Two"]);
        let tags = |words: &[&str]| words.iter().map(|word| CleanText::line(word)).collect();
        let retag = |add: &[&str], remove: &[&str]| ArticlesEdit::Retag {
            add: tags(add),
            remove: tags(remove),
        };
        done(&retag(&["cloud"], &[]), &mut all[..1]);
        done(&retag(&["jedi", "cloud"], &[]), &mut all);
        done(&retag(&[], &["cloud", "unknown"]), &mut all[1..]);
        assert_eq!(article(&all[0]).tags, tags(&["cloud", "jedi"]));
        assert_eq!(article(&all[1]).tags, tags(&["jedi"]));
    }

    #[test]
    fn what_lies_in_the_trash_is_left() {
        let mut all = records(&["One", "Two"]);
        done(&ArticlesEdit::Remove, &mut all[..1]);
        let (said, _) = done(&ArticlesEdit::Remove, &mut all);
        assert_eq!(said, "Removed “Two”");
    }
}
