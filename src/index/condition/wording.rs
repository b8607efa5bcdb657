//! Where words stand, and what has a name or an id: the part of a condition that the tables of words answer.

use rusqlite::types::Value;

use super::{Condition, Subject, borne, own};
use crate::{
    index::{
        feeds::folder_key,
        words::{self, Column},
    },
    query::{Phrase, TextField},
    text::words::fold,
};

impl Condition {
    pub(super) fn words(&mut self, field: TextField, phrase: &Phrase) {
        match field {
            TextField::Title | TextField::Author | TextField::Source | TextField::Text => {
                match own(field).and_then(|column| words::matching(column, phrase)) {
                    Some(matched) => self.in_texts(&matched),
                    None => self.push("0"),
                }
            }
            TextField::Tag => self.tag(phrase),
            TextField::Note => self.in_annotations(words::matching(Column::Note, phrase)),
            TextField::Quote => self.in_annotations(words::matching(Column::Quote, phrase)),
            TextField::Claim => self.claim(phrase),
            TextField::Story => self.in_story(phrase),
            TextField::Feed => self.in_feed(phrase),
            TextField::Folder => self.in_folder(phrase),
            TextField::Anywhere => {
                // The whole text of its article says too little of an annotation.
                let of_article = match self.subject {
                    Subject::Article => Column::AllOfText,
                    _ => Column::Title,
                };
                self.push("(");
                match words::matching(of_article, phrase) {
                    Some(matched) => self.in_texts(&matched),
                    None => self.push("0"),
                }
                self.push(" OR ");
                self.beside_text(phrase);
                self.push(")");
            }
        }
    }

    /// Asks for words in what was written on annotations, in claims, and in the names of stories.
    pub(super) fn beside_text(&mut self, phrase: &Phrase) {
        let of_annotation = match self.subject {
            Subject::Article => Column::NoteOrTag,
            _ => Column::AllOfAnnotation,
        };
        self.in_annotations(words::matching(of_annotation, phrase));
        self.push(" OR ");
        self.statement(Column::Statement, phrase);
        if self.subject == Subject::Article {
            self.push(" OR ");
            self.member("a.id", "article", |story| story.name(phrase));
        }
    }

    pub(super) fn in_texts(&mut self, matched: &str) {
        self.bind(
            "a.row IN (SELECT rowid FROM texts WHERE texts MATCH ?)",
            matched.to_owned(),
        );
    }

    fn in_annotations(&mut self, matched: Option<String>) {
        let Some(matched) = matched else {
            return self.push("0");
        };
        let (outside, inside, counts) = self.tie();
        let sql = format!(
            "{outside} IN (SELECT {inside} FROM annotations n WHERE {counts}
                AND n.row IN (SELECT rowid FROM annotation_words WHERE annotation_words MATCH ?))"
        );
        self.bind(&sql, matched);
    }

    pub(super) fn claim(&mut self, phrase: &Phrase) {
        self.push("(");
        if let Some((condition, digits)) = by_id("c.id", phrase) {
            self.bind(&self.linked(&condition), digits);
            self.push(" OR ");
        }
        self.statement(Column::Statement, phrase);
        self.push(")");
    }

    /// Asks for a story that holds the article: of a claim, for one that holds it or an article with evidence.
    pub(super) fn in_story(&mut self, phrase: &Phrase) {
        let named = |story: &mut Self| {
            if let Some((condition, digits)) = by_id("s.id", phrase) {
                story.bind(&condition, digits);
                story.push(" OR ");
            }
            story.name(phrase);
        };
        if self.subject == Subject::Claim {
            let mut of_evidence = Self::about(Subject::Evidence);
            of_evidence.member("a.id", "article", named);
            self.push("(");
            self.member("claimed.id", "claim", named);
            self.push(" OR ");
            self.push(&borne(&of_evidence.sql));
            self.values.extend(of_evidence.values);
            self.push(")");
        } else {
            self.member("a.id", "article", named);
        }
    }

    /// Asks for a story `s` of some kind that something was put into.
    fn member(&mut self, id: &str, what: &str, kind: impl FnOnce(&mut Self)) {
        self.push(&format!(
            "{id} IN (SELECT m.{what} FROM story_{what}s m JOIN stories s ON s.row = m.story
                WHERE s.removed IS NULL AND ("
        ));
        kind(self);
        self.push("))");
    }

    /// Asks for what came by a feed with words in its name, or with an id; by that also one in the trash is found.
    fn in_feed(&mut self, phrase: &Phrase) {
        self.push(BY_FEED);
        if let Some((condition, digits)) = by_id("f.id", phrase) {
            self.bind(&condition, digits);
            self.push(" OR ");
        }
        match words::matching(Column::Name, phrase) {
            Some(matched) => self.bind(
                "f.removed IS NULL AND f.row IN (SELECT rowid FROM feed_names WHERE feed_names MATCH ?)",
                matched,
            ),
            None => self.push("0"),
        }
        self.push(")");
    }

    /// Asks for what came by a feed of a folder or of one in that.
    fn in_folder(&mut self, phrase: &Phrase) {
        let key = folder_key(&phrase.text());
        self.push(BY_FEED);
        self.push("f.removed IS NULL AND f.row IN (SELECT d.feed FROM feed_folders d WHERE ");
        if key.is_empty() {
            self.push("0");
        } else {
            let (condition, bound) = keyed("d.key", key, phrase.is_prefix);
            self.push(&condition);
            self.values.extend(bound);
        }
        self.push("))");
    }

    /// Asks for a story `s` in whose name words stand.
    fn name(&mut self, phrase: &Phrase) {
        match words::matching(Column::Name, phrase) {
            Some(matched) => self.bind(
                "s.row IN (SELECT rowid FROM names WHERE names MATCH ?)",
                matched,
            ),
            None => self.push("0"),
        }
    }

    /// Asks for a claim in which words stand.
    pub(super) fn statement(&mut self, column: Column, phrase: &Phrase) {
        match words::matching(column, phrase) {
            Some(matched) => {
                let found = "c.row IN (SELECT rowid FROM statements WHERE statements MATCH ?)";
                self.bind(&self.linked(found), matched);
            }
            None => self.push("0"),
        }
    }

    fn tag(&mut self, phrase: &Phrase) {
        let key = fold(&phrase.text());
        let (condition, bound) = keyed("t.key", key, phrase.is_prefix);
        if self.subject == Subject::Annotation {
            self.push("(");
        } else {
            self.push(&format!(
                "(EXISTS (SELECT 1 FROM article_tags t WHERE t.article = a.row AND {condition}) OR "
            ));
            self.values.extend(bound.clone());
        }
        self.annotated("JOIN annotation_tags t ON t.annotation = n.row", &condition);
        self.values.extend(bound);
        self.push(")");
    }
}

/// Asks for articles `a` that came by a feed `f` of some kind; the bracket is to be closed.
const BY_FEED: &str =
    "a.row IN (SELECT m.article FROM feeds f JOIN article_feeds m ON m.feed = f.id
    WHERE ";

/// Asks for a key, or for all keys that begin so; with what is to be bound.
fn keyed(column: &str, key: String, is_prefix: bool) -> (String, Vec<Value>) {
    if is_prefix {
        // All that begins so stands between the beginning and the beginning with the last of all letters.
        let end = format!("{key}\u{10FFFF}");
        let condition = format!("{column} >= ? AND {column} < ?");
        (condition, vec![key.into(), end.into()])
    } else {
        (format!("{column} = ?"), vec![key.into()])
    }
}

/// Asks for an id, where a phrase is one or the last eight digits of one; the digits are to be bound.
fn by_id(column: &str, phrase: &Phrase) -> Option<(String, String)> {
    let digits = phrase.text().replace('-', "").to_lowercase();
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let asked = match digits.len() {
        8 => format!("lower(hex(substr({column}, 13))) = ?"),
        32 => format!("lower(hex({column})) = ?"),
        _ => return None,
    };
    Some((asked, digits))
}
