//! What a query asks of an article, an annotation or a claim, in SQL.
//!
//! Each term becomes a condition on rows of the [`Subject`]; values never stand in the SQL but are bound. Words
//! that are looked for in an article's own fields become one expression of FTS5, so that three words cost one
//! walk through the index and not three.

use jiff::Timestamp;
use rusqlite::types::Value;

use crate::{
    index::words::{self, Column},
    model::view::Shelf,
    query::{DateField, Expr, Having, Missing, Moment, Phrase, Query, State, Term, TextField},
};

mod wording;

/// The tag of samples, folded as it is written.
const SAMPLE: &str = "sample";

/// Of what a query is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Subject {
    /// An article: the row `a` of `articles`.
    #[default]
    Article,
    /// An annotation: the row `marked` of `annotations`, of the article `a`.
    Annotation,
    /// An annotation as before, as evidence for a claim: it may have the tag, or its article may.
    Evidence,
    /// A claim: the row `claimed` of `claims`.
    Claim,
}

/// A condition with the values that are bound to it, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Condition {
    subject: Subject,
    /// The SQL, in which each value is a `?`.
    pub sql: String,
    /// The values.
    pub values: Vec<Value>,
}

impl Condition {
    /// Makes what a query asks of articles; what lies in the trash is left out unless it speaks of that.
    pub fn of(query: &Query, at: &Moment) -> Self {
        let mut condition = Self::default();
        condition.push(in_library(query));
        condition.and(query, at);
        condition
    }

    /// Makes what a query asks of annotations of a shelf: what is written on one is asked of it, the rest of its
    /// article.
    pub fn of_annotations(shelf: Shelf, query: &Query, at: &Moment) -> Self {
        let mut condition = Self::about(Subject::Annotation);
        match shelf {
            Shelf::Library => {
                condition.push("marked.removed IS NULL AND ");
                condition.push(in_library(query));
            }
            // Its article may lie in the trash or not.
            Shelf::Trash => condition.push("marked.removed IS NOT NULL AND a.purged IS NULL"),
        }
        condition.and(query, at);
        condition
    }

    /// Makes what a query asks of claims of a shelf: words, status, story and time of change are asked of the
    /// claim, the rest of its evidence, each term by itself; it is of a story that holds an article with evidence,
    /// too.
    pub fn of_claims(shelf: Shelf, query: &Query, at: &Moment) -> Self {
        let mut condition = Self::about(Subject::Claim);
        condition.push(match shelf {
            Shelf::Library => "claimed.removed IS NULL",
            Shelf::Trash => "claimed.removed IS NOT NULL",
        });
        condition.and(query, at);
        condition
    }

    /// Makes what asks for articles of the library with all of some words, of which at least one stands beside
    /// their texts; of each word is told whether very many texts have it.
    ///
    /// Few articles have one there: only these are looked at, and no list is made of all the texts with a common
    /// word, as the general condition would.
    pub fn of_words_beside_texts(asked: &[(&Phrase, bool)]) -> Self {
        let mut condition = Self::default();
        // The sign keeps SQLite from walking through all that are on the shelf.
        condition.push(&format!("+{} AND (", in_shelf(Shelf::Library)));
        for (nth, (phrase, _)) in asked.iter().enumerate() {
            condition.push(if nth > 0 { " OR " } else { "" });
            condition.beside_text(phrase);
        }
        condition.push(")");
        for (phrase, is_common) in asked {
            condition.push(" AND (");
            condition.beside_text(phrase);
            condition.push(" OR ");
            match words::matching(Column::AllOfText, phrase) {
                Some(matched) if *is_common => condition.bind(
                    "EXISTS (SELECT 1 FROM texts WHERE texts MATCH ? AND texts.rowid = a.row)",
                    matched,
                ),
                Some(matched) => condition.in_texts(&matched),
                None => condition.push("0"),
            }
            condition.push(")");
        }
        condition
    }

    /// Asks besides for what was added after a time.
    pub fn added_after(&mut self, time: Timestamp) {
        self.bind(" AND a.added > ?", time.as_microsecond());
    }

    fn about(subject: Subject) -> Self {
        Self {
            subject,
            ..Self::default()
        }
    }

    fn and(&mut self, query: &Query, at: &Moment) {
        if let Some(expr) = &query.expr {
            self.push(" AND ");
            self.expr(expr, at);
        }
    }

    fn push(&mut self, sql: &str) {
        self.sql.push_str(sql);
    }

    fn bind(&mut self, sql: &str, value: impl Into<Value>) {
        self.push(sql);
        self.values.push(value.into());
    }

    fn expr(&mut self, expr: &Expr, at: &Moment) {
        match expr {
            Expr::All(parts) => {
                let (in_texts, others): (Vec<_>, Vec<_>) = parts
                    .iter()
                    .partition(|part| self.own_words(part).is_some());
                let matched = in_texts.into_iter().filter_map(|part| self.own_words(part));
                let matched: Vec<String> = matched.collect();
                let mut conditions: Vec<Self> = others
                    .into_iter()
                    .map(|part| self.part_of(part, at))
                    .collect();
                if !matched.is_empty() {
                    let mut condition = Self::about(self.subject);
                    condition.in_texts(&matched.join(" AND "));
                    conditions.insert(0, condition);
                }
                self.join(conditions, "AND");
            }
            Expr::Any(parts) => {
                let conditions = parts.iter().map(|part| self.part_of(part, at)).collect();
                self.join(conditions, "OR");
            }
            Expr::Not(inner) => {
                self.push("NOT ");
                self.expr(inner, at);
            }
            Expr::Term(term) if self.subject == Subject::Claim => self.term_of_claim(term, at),
            Expr::Term(term) => self.term(term, at),
        }
    }

    fn part_of(&self, expr: &Expr, at: &Moment) -> Self {
        let mut condition = Self::about(self.subject);
        condition.expr(expr, at);
        condition
    }

    /// Returns what FTS5 is asked for words in one field of the article itself; nothing for any other term.
    fn own_words(&self, expr: &Expr) -> Option<String> {
        match expr {
            // Each is asked of the evidence by itself.
            _ if self.subject == Subject::Claim => None,
            Expr::Term(Term::Words { field, words }) => words::matching(own(*field)?, words),
            _ => None,
        }
    }

    /// Joins conditions in pairs, and pairs of these: SQLite refuses expressions that are a thousand deep, as a
    /// thousand in a row would be.
    fn join(&mut self, mut conditions: Vec<Self>, word: &str) {
        while conditions.len() > 1 {
            let mut pairs = Vec::with_capacity(conditions.len().div_ceil(2));
            let mut rest = conditions.into_iter();
            while let Some(mut left) = rest.next() {
                if let Some(right) = rest.next() {
                    left.sql = format!("({} {word} {})", left.sql, right.sql);
                    left.values.extend(right.values);
                }
                pairs.push(left);
            }
            conditions = pairs;
        }
        if let Some(condition) = conditions.pop() {
            self.push(&condition.sql);
            self.values.extend(condition.values);
        }
    }

    fn term(&mut self, term: &Term, at: &Moment) {
        match term {
            Term::Words { field, words } => self.words(*field, words),
            Term::Is(state) => self.state(*state),
            Term::Has(having) => self.having(*having),
            Term::Missing(Missing::Source) => self.push("a.source IS NULL"),
            Term::Missing(Missing::Author) => self.push("a.author IS NULL"),
            Term::Missing(Missing::Date) => self.push("a.published IS NULL"),
            Term::Color(color) => {
                self.annotated("", "n.color = ?");
                self.values.push(color.word().to_owned().into());
            }
            Term::Stance(stance) => {
                self.annotated("JOIN evidence e ON e.annotation = n.row", "e.stance = ?");
                self.values.push(stance.word().to_owned().into());
            }
            Term::Status(status) => {
                self.annotated(EVIDENCE_OF_CLAIMS, "c.removed IS NULL AND c.status = ?");
                self.values.push(status.word().to_owned().into());
            }
            Term::Voice(voice) => {
                self.annotated("JOIN evidence e ON e.annotation = n.row", "e.voice = ?");
                self.values.push(voice.word().to_owned().into());
            }
            Term::When { field, when } => match field {
                DateField::Published => {
                    let days = when.days(at);
                    // What has no date is at no time.
                    self.push("(a.published IS NOT NULL");
                    if let Some(first) = days.first {
                        self.bind(" AND a.published_first >= ?", first.to_string());
                    }
                    if let Some(last) = days.last {
                        self.bind(" AND a.published_last <= ?", last.to_string());
                    }
                    self.push(")");
                }
                DateField::Added => self.instants("a.added", *when, at),
                DateField::Read => self.instants("a.read", *when, at),
                DateField::Changed if self.subject != Subject::Article => {
                    self.instants("marked.modified", *when, at);
                }
                DateField::Changed => self.instants(
                    "max(a.changed, coalesce((SELECT max(n.modified) FROM annotations n
                        WHERE n.article = a.id), a.changed))",
                    *when,
                    at,
                ),
            },
        }
    }

    fn term_of_claim(&mut self, term: &Term, at: &Moment) {
        match term {
            Term::Words {
                field: TextField::Anywhere,
                words,
            } => self.statement(Column::AllOfClaim, words),
            Term::Words {
                field: TextField::Claim,
                words,
            } => self.claim(words),
            Term::Words {
                field: TextField::Story,
                words,
            } => self.in_story(words),
            Term::Status(status) => self.bind("claimed.status = ?", status.word().to_owned()),
            Term::When {
                field: DateField::Changed,
                when,
            } => self.instants("claimed.modified", *when, at),
            Term::Stance(stance) => {
                self.push(&borne("bears.stance = ?"));
                self.values.push(stance.word().to_owned().into());
            }
            Term::Voice(voice) => {
                self.push(&borne("bears.voice = ?"));
                self.values.push(voice.word().to_owned().into());
            }
            term => {
                let mut condition = Self::about(Subject::Evidence);
                condition.term(term, at);
                self.push(&borne(&condition.sql));
                self.values.extend(condition.values);
            }
        }
    }

    fn instants(&mut self, time: &str, when: crate::query::When, at: &Moment) {
        let instants = when.instants(at);
        self.push(&format!("({time} IS NOT NULL"));
        if let Some(from) = instants.from {
            self.bind(&format!(" AND {time} >= ?"), from.as_microsecond());
        }
        if let Some(before) = instants.before {
            self.bind(&format!(" AND {time} < ?"), before.as_microsecond());
        }
        self.push(")");
    }

    fn state(&mut self, state: State) {
        match state {
            State::Unread => self.push("NOT a.is_read"),
            State::Read => self.push("a.is_read"),
            State::Starred => self.push("a.is_starred"),
            State::Changed => self.push("a.has_changed"),
            State::Annotated => self.annotated("", "1"),
            State::Sample => self.bind(
                "EXISTS (SELECT 1 FROM article_tags t WHERE t.article = a.row AND t.tag = ?)",
                SAMPLE.to_owned(),
            ),
            State::Trashed => self.push("a.removed IS NOT NULL"),
            State::Expired => self.push("a.is_expired"),
        }
    }

    fn having(&mut self, having: Having) {
        let in_newest = "JOIN placements p ON p.annotation = n.row AND p.snapshot = a.newest";
        let mut placed = |states: &str| {
            // Where it was made it stands, whatever else was written.
            let waits = format!("n.made_on <> a.newest AND p.waits AND p.state {states}");
            self.annotated(in_newest, &waits);
        };
        match having {
            // What a later version says of a place is not known to be sure, either.
            Having::Review => placed("NOT IN ('orphan', 'edited')"),
            Having::Orphan => placed("= 'orphan'"),
            Having::Edited => placed("= 'edited'"),
            Having::Note => self.annotated("", "n.has_note"),
            Having::Claim => self.annotated(EVIDENCE_OF_CLAIMS, "c.removed IS NULL"),
        }
    }

    /// Asks for an annotation that is not in the trash: one of the article, or the one that this is about.
    fn annotated(&mut self, join: &str, condition: &str) {
        let (outside, inside, counts) = self.tie();
        self.push(&format!(
            "EXISTS (SELECT 1 FROM annotations n {join}
                WHERE {inside} = {outside} AND {counts} AND {condition})"
        ));
    }

    /// Ties annotations `n` to what this is about: a column of that, the one of theirs that is the same, and
    /// which of them count. One that is asked itself may lie in the trash.
    const fn tie(&self) -> (&'static str, &'static str, &'static str) {
        match self.subject {
            Subject::Article => ("a.id", "n.article", "n.removed IS NULL"),
            Subject::Annotation | Subject::Evidence | Subject::Claim => {
                ("marked.row", "n.row", "true")
            }
        }
    }

    /// Asks for a claim `c` of some kind: one with evidence here, or the one that this is about.
    fn linked(&self, condition: &str) -> String {
        if self.subject == Subject::Claim {
            return format!("claimed.row IN (SELECT c.row FROM claims c WHERE {condition})");
        }
        let (outside, inside, counts) = self.tie();
        format!(
            "{outside} IN (SELECT {inside} FROM annotations n {EVIDENCE_OF_CLAIMS}
                WHERE {counts} AND c.removed IS NULL AND {condition})"
        )
    }
}

/// Asks for articles that are not in the trash, unless the query speaks of it.
fn in_library(query: &Query) -> &'static str {
    if query.names_trash() {
        "a.purged IS NULL"
    } else {
        in_shelf(Shelf::Library)
    }
}

/// Asks for articles `a` of a shelf.
pub(super) const fn in_shelf(shelf: Shelf) -> &'static str {
    match shelf {
        Shelf::Library => "a.is_live = 1",
        Shelf::Trash => "a.purged IS NULL AND a.removed IS NOT NULL",
    }
}

/// Asks for evidence for the claim `claimed`: the link `bears` from an annotation `marked` of an article `a`.
fn borne(condition: &str) -> String {
    format!(
        "EXISTS (SELECT 1 FROM evidence bears JOIN annotations marked ON marked.row = bears.annotation
            JOIN articles a ON a.id = marked.article
            WHERE bears.claim = claimed.id AND marked.removed IS NULL AND {condition})"
    )
}

/// Leads from an annotation `n` to the claims `c` that it bears on.
const EVIDENCE_OF_CLAIMS: &str =
    "JOIN evidence e ON e.annotation = n.row JOIN claims c ON c.id = e.claim";

/// Returns the column of a field that is one of an article itself.
pub(super) const fn own(field: TextField) -> Option<Column> {
    match field {
        TextField::Title => Some(Column::Title),
        TextField::Author => Some(Column::Author),
        TextField::Source => Some(Column::Source),
        TextField::Text => Some(Column::Body),
        _ => None,
    }
}
