//! What a query asks of an article, in SQL.
//!
//! Each term becomes a condition on a row `a` of `articles`; values never stand in the SQL but are bound. Words
//! that are looked for in an article's own fields become one expression of FTS5, so that three words cost one
//! walk through the index and not three.

use rusqlite::types::Value;

use crate::{
    index::words::{self, Column},
    model::AnchorState,
    query::{DateField, Expr, Having, Missing, Moment, Phrase, Query, State, Term, TextField},
    text::words::fold,
};

/// The tag of samples, folded as it is written.
const SAMPLE: &str = "sample";

/// A condition with the values that are bound to it, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Condition {
    /// The SQL, in which each value is a `?`.
    pub sql: String,
    /// The values.
    pub values: Vec<Value>,
}

impl Condition {
    /// Makes what a query asks for; what lies in the trash is left out unless it speaks of that.
    pub fn of(query: &Query, at: &Moment) -> Self {
        let mut condition = Self::default();
        condition.push("a.purged IS NULL");
        if !query.names_trash() {
            condition.push(" AND a.removed IS NULL");
        }
        if let Some(expr) = &query.expr {
            condition.push(" AND ");
            condition.expr(expr, at);
        }
        condition
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
                let (in_texts, others): (Vec<_>, Vec<_>) =
                    parts.iter().partition(|part| own_words(part).is_some());
                let matched: Vec<String> = in_texts.into_iter().filter_map(own_words).collect();
                let mut conditions: Vec<Self> =
                    others.into_iter().map(|part| part_of(part, at)).collect();
                if !matched.is_empty() {
                    let mut condition = Self::default();
                    condition.in_texts(&matched.join(" AND "));
                    conditions.insert(0, condition);
                }
                self.join(conditions, "AND");
            }
            Expr::Any(parts) => {
                let conditions = parts.iter().map(|part| part_of(part, at)).collect();
                self.join(conditions, "OR");
            }
            Expr::Not(inner) => {
                self.push("NOT ");
                self.expr(inner, at);
            }
            Expr::Term(term) => self.term(term, at),
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
            // No evidence has a voice yet.
            Term::Voice(_) => self.push("0"),
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
                DateField::Changed => self.instants(
                    "max(a.changed, coalesce((SELECT max(n.modified) FROM annotations n
                        WHERE n.article = a.id), a.changed))",
                    *when,
                    at,
                ),
            },
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
            State::Annotated => self.annotated("", "1"),
            State::Sample => self.bind(
                "EXISTS (SELECT 1 FROM article_tags t WHERE t.article = a.row AND t.tag = ?)",
                SAMPLE.to_owned(),
            ),
            State::Trashed => self.push("a.removed IS NOT NULL"),
        }
    }

    fn having(&mut self, having: Having) {
        let in_newest = "JOIN placements p ON p.annotation = n.row AND p.snapshot = a.newest";
        let mut placed = |state: AnchorState| {
            // Where it was made it stands, whatever else was written.
            self.annotated(in_newest, "n.made_on <> a.newest AND p.state = ?");
            self.values.push(state.word().to_owned().into());
        };
        match having {
            Having::Review => placed(AnchorState::Review),
            Having::Orphan => placed(AnchorState::Orphan),
            Having::Edited => placed(AnchorState::Edited),
            Having::Note => self.annotated("", "n.has_note"),
            Having::Claim => self.annotated(EVIDENCE_OF_CLAIMS, "c.removed IS NULL"),
        }
    }

    /// Asks for an annotation that is not in the trash.
    fn annotated(&mut self, join: &str, condition: &str) {
        self.push(&format!(
            "EXISTS (SELECT 1 FROM annotations n {join}
                WHERE n.article = a.id AND n.removed IS NULL AND {condition})"
        ));
    }

    fn words(&mut self, field: TextField, phrase: &Phrase) {
        match field {
            TextField::Title | TextField::Author | TextField::Source | TextField::Text => {
                match own(field).and_then(|column| words::matching(column, phrase)) {
                    Some(matched) => self.in_texts(&matched),
                    None => self.push("0"),
                }
            }
            TextField::Tag => self.tag(phrase),
            TextField::Note => self.in_remarks(words::matching(Column::Note, phrase)),
            TextField::Quote => self.in_remarks(words::matching(Column::Quote, phrase)),
            TextField::Claim => self.claim(phrase),
            // There are no stories yet.
            TextField::Story => self.push("0"),
            TextField::Anywhere => {
                self.push("(");
                match words::matching(Column::AllOfText, phrase) {
                    Some(matched) => self.in_texts(&matched),
                    None => self.push("0"),
                }
                self.push(" OR ");
                self.in_remarks(words::matching(Column::NoteOrTag, phrase));
                self.push(" OR ");
                self.statement(phrase);
                self.push(")");
            }
        }
    }

    fn in_texts(&mut self, matched: &str) {
        self.bind(
            "a.row IN (SELECT rowid FROM texts WHERE texts MATCH ?)",
            matched.to_owned(),
        );
    }

    fn in_remarks(&mut self, matched: Option<String>) {
        let Some(matched) = matched else {
            return self.push("0");
        };
        self.bind(
            "a.id IN (SELECT n.article FROM annotations n WHERE n.removed IS NULL
                AND n.row IN (SELECT rowid FROM remarks WHERE remarks MATCH ?))",
            matched,
        );
    }

    fn claim(&mut self, phrase: &Phrase) {
        let digits = phrase.text().replace('-', "").to_lowercase();
        let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        self.push("(");
        if is_hex && digits.len() == 8 {
            self.bind(&linked("lower(hex(substr(c.id, 13))) = ?"), digits);
            self.push(" OR ");
        } else if is_hex && digits.len() == 32 {
            self.bind(&linked("lower(hex(c.id)) = ?"), digits);
            self.push(" OR ");
        }
        self.statement(phrase);
        self.push(")");
    }

    /// Asks for evidence for a claim in whose wording words stand.
    fn statement(&mut self, phrase: &Phrase) {
        match words::matching(Column::Statement, phrase) {
            Some(matched) => {
                let found = "c.row IN (SELECT rowid FROM statements WHERE statements MATCH ?)";
                self.bind(&linked(found), matched);
            }
            None => self.push("0"),
        }
    }

    fn tag(&mut self, phrase: &Phrase) {
        let key = fold(&phrase.text());
        let condition = if phrase.is_prefix {
            // All that begins so stands between the beginning and the beginning with the last of all letters.
            "t.key >= ? AND t.key < ?"
        } else {
            "t.key = ?"
        };
        let bound: Vec<Value> = if phrase.is_prefix {
            vec![key.clone().into(), format!("{key}\u{10FFFF}").into()]
        } else {
            vec![key.into()]
        };
        self.push(&format!(
            "(EXISTS (SELECT 1 FROM article_tags t WHERE t.article = a.row AND {condition}) OR "
        ));
        self.values.extend(bound.clone());
        self.annotated("JOIN annotation_tags t ON t.annotation = n.row", condition);
        self.values.extend(bound);
        self.push(")");
    }
}

/// Asks for evidence for a claim `c` of some kind.
fn linked(condition: &str) -> String {
    format!(
        "a.id IN (SELECT n.article FROM annotations n {EVIDENCE_OF_CLAIMS}
            WHERE n.removed IS NULL AND c.removed IS NULL AND {condition})"
    )
}

/// Leads from an annotation `n` to the claims `c` that it bears on.
const EVIDENCE_OF_CLAIMS: &str =
    "JOIN evidence e ON e.annotation = n.row JOIN claims c ON c.id = e.claim";

fn part_of(expr: &Expr, at: &Moment) -> Condition {
    let mut condition = Condition::default();
    condition.expr(expr, at);
    condition
}

/// Returns what FTS5 is asked for words in one field of the article itself; nothing for any other term.
fn own_words(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Term(Term::Words { field, words }) => words::matching(own(*field)?, words),
        _ => None,
    }
}

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
