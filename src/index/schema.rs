//! The tables, and the number of their form.

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::index::IndexError;

/// The number of the form below; an index of an earlier one is made anew, since nothing in it is lost.
const FORM: i64 = 22;

/// Marks the file as ours (`file` and SQLite show it): `brfr`.
const APPLICATION: i64 = 0x6272_6672;

/// The tables of words.
pub const WORDS: [&str; 6] = [
    "texts",
    "annotation_words",
    "statements",
    "names",
    "feed_names",
    "prints",
];

/// How many bytes of words FTS5 gathers before it writes them: the less often, the less it has to merge later.
const GATHERED: i64 = 16 << 20;

/// How many parts of the same size FTS5 merges at once.
const PARTS: i64 = 8;

/// All tables. Ids are the sixteen bytes of a UUID, times are microseconds since 1970, words are folded.
const TABLES: &str = "
CREATE TABLE files (
    kind INTEGER NOT NULL,
    -- The directory: the last byte of the id.
    directory INTEGER NOT NULL,
    id BLOB NOT NULL,
    -- The fingerprint of the file that was taken in; empty where it is to be looked at again.
    state TEXT NOT NULL,
    -- What the person should know of it, a line each.
    notices TEXT,
    -- What was edited by hand in it, a line each, until somebody was told.
    edited TEXT,
    PRIMARY KEY (kind, directory, id)
) WITHOUT ROWID;
CREATE INDEX files_with_notices ON files (kind, id) WHERE notices IS NOT NULL;
CREATE INDEX files_edited ON files (kind, id) WHERE edited IS NOT NULL;

CREATE TABLE directories (
    kind INTEGER NOT NULL,
    directory INTEGER NOT NULL,
    -- The fingerprint that it had when all its files were compared.
    state TEXT NOT NULL,
    PRIMARY KEY (kind, directory)
) WITHOUT ROWID;

-- What must not be forgotten, also by whoever comes after one that was killed.
CREATE TABLE chores (
    what TEXT NOT NULL PRIMARY KEY
) WITHOUT ROWID;

CREATE TABLE articles (
    row INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    title TEXT NOT NULL,
    title_key TEXT NOT NULL,
    source TEXT,
    source_key TEXT,
    author TEXT,
    -- With a sign between each two that no tag has.
    tags TEXT NOT NULL,
    -- As far as it is known: 2020, 2020-08, 2020-08-23.
    published TEXT,
    -- The first and the last of the days that may be meant.
    published_first TEXT,
    published_last TEXT,
    added INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    is_read INTEGER NOT NULL,
    read INTEGER,
    -- Whether a snapshot came after that.
    has_changed INTEGER NOT NULL,
    is_starred INTEGER NOT NULL,
    removed INTEGER,
    -- Whether it was removed since its feed keeps it no longer.
    is_expired INTEGER NOT NULL,
    purged INTEGER,
    -- Whether it is neither.
    is_live INTEGER NOT NULL,
    newest TEXT,
    -- A hash of all that its words were made from; NULL where they are to be taken in.
    words BLOB
);
-- The orders of lists, see order.rs; with all that is looked at, so that no row has to be.
CREATE INDEX articles_by_added ON articles (is_live, added DESC, id, is_read);
CREATE INDEX articles_by_published ON articles
    (is_live, published IS NULL, ifnull(published, '') DESC, id, is_read);
CREATE INDEX articles_by_title ON articles (is_live, title_key, id, is_read);
CREATE INDEX articles_by_source ON articles
    (is_live, source_key IS NULL, ifnull(source_key, ''), ifnull(published, '') DESC, id, is_read);
CREATE INDEX articles_by_unread ON articles (is_live, is_read, added DESC, id);
CREATE INDEX articles_read ON articles (read) WHERE read IS NOT NULL;
CREATE INDEX articles_wordless ON articles (id) WHERE words IS NULL;
CREATE INDEX articles_removed ON articles (removed) WHERE removed IS NOT NULL;

-- How many articles are live, and how many of these are unread: nobody has to count them.
CREATE TABLE totals (
    live INTEGER NOT NULL,
    unread INTEGER NOT NULL,
    -- Another number after each change of what lists are sorted by; one that is made anew begins elsewhere.
    state INTEGER NOT NULL
);
INSERT INTO totals (live, unread, state) VALUES (0, 0, abs(random() / 2));
CREATE TRIGGER count_new AFTER INSERT ON articles BEGIN
    UPDATE totals SET live = live + new.is_live, unread = unread + (new.is_live AND NOT new.is_read),
        state = state + 1;
END;
CREATE TRIGGER count_moved AFTER UPDATE ON articles
WHEN old.is_live <> new.is_live OR old.is_read <> new.is_read OR old.added <> new.added
    OR old.title_key <> new.title_key OR old.source_key IS NOT new.source_key
    OR old.published IS NOT new.published BEGIN
    UPDATE totals SET state = state + 1;
END;
CREATE TRIGGER count_changed AFTER UPDATE OF is_live, is_read ON articles
WHEN old.is_live <> new.is_live OR old.is_read <> new.is_read BEGIN
    UPDATE totals SET live = live - old.is_live + new.is_live,
        unread = unread - (old.is_live AND NOT old.is_read) + (new.is_live AND NOT new.is_read);
END;
CREATE TRIGGER count_gone AFTER DELETE ON articles BEGIN
    UPDATE totals SET live = live - old.is_live, unread = unread - (old.is_live AND NOT old.is_read),
        state = state + 1;
END;

-- By what they can be found: where they came from, the URL, the hash of the newest bytes.
CREATE TABLE article_names (
    name TEXT NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY (name, article)
) WITHOUT ROWID;
CREATE INDEX article_names_by_article ON article_names (article);

CREATE TABLE article_tags (
    article INTEGER NOT NULL,
    key TEXT NOT NULL,
    tag TEXT NOT NULL,
    PRIMARY KEY (article, key, tag)
) WITHOUT ROWID;
CREATE INDEX article_tags_by_key ON article_tags (key);

CREATE TABLE annotations (
    row INTEGER PRIMARY KEY,
    article BLOB NOT NULL,
    id BLOB NOT NULL,
    -- The snapshot it was made on.
    made_on TEXT NOT NULL,
    color TEXT NOT NULL,
    has_note INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    removed INTEGER,
    -- A hash of all that its words were made from.
    words BLOB NOT NULL,
    -- A file that a hand has copied brings the same ids for another article.
    UNIQUE (article, id)
);

CREATE TABLE annotation_tags (
    annotation INTEGER NOT NULL,
    key TEXT NOT NULL,
    tag TEXT NOT NULL,
    PRIMARY KEY (annotation, key, tag)
) WITHOUT ROWID;
CREATE INDEX annotation_tags_by_key ON annotation_tags (key);

CREATE TABLE placements (
    annotation INTEGER NOT NULL,
    snapshot TEXT NOT NULL,
    state TEXT NOT NULL,
    -- Whether a person is to recheck it.
    waits INTEGER NOT NULL,
    -- Where it starts in that snapshot, in bytes; nothing for an orphan.
    start INTEGER,
    PRIMARY KEY (annotation, snapshot)
) WITHOUT ROWID;
CREATE INDEX placements_to_recheck ON placements (state) WHERE waits;

CREATE TABLE evidence (
    annotation INTEGER NOT NULL,
    claim BLOB NOT NULL,
    id BLOB NOT NULL,
    stance TEXT NOT NULL,
    -- As a person said, or as was made out; empty where neither is known.
    voice TEXT NOT NULL,
    -- The wording it was judged against, whatever its blanks and the case of letters; empty where it was not kept.
    wording TEXT NOT NULL,
    PRIMARY KEY (annotation, id)
) WITHOUT ROWID;
CREATE INDEX evidence_by_claim ON evidence (claim);

CREATE TABLE claims (
    row INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    statement TEXT NOT NULL,
    statement_key TEXT NOT NULL,
    -- What the wordings of its evidence are compared with.
    wording TEXT NOT NULL,
    status TEXT NOT NULL,
    removed INTEGER,
    modified INTEGER NOT NULL
);
CREATE INDEX claims_by_statement ON claims (statement_key);

CREATE TABLE silences (
    claim INTEGER NOT NULL,
    article BLOB NOT NULL,
    -- The snapshot that was checked.
    snapshot TEXT NOT NULL,
    PRIMARY KEY (claim, article)
) WITHOUT ROWID;

CREATE TABLE stories (
    row INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    name TEXT NOT NULL,
    removed INTEGER
);

CREATE TABLE story_articles (
    article BLOB NOT NULL,
    story INTEGER NOT NULL,
    PRIMARY KEY (article, story)
) WITHOUT ROWID;
CREATE INDEX story_articles_by_story ON story_articles (story);

CREATE TABLE story_claims (
    claim BLOB NOT NULL,
    story INTEGER NOT NULL,
    PRIMARY KEY (claim, story)
) WITHOUT ROWID;
CREATE INDEX story_claims_by_story ON story_claims (story);

CREATE TABLE feeds (
    row INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    name TEXT NOT NULL,
    removed INTEGER
);

-- The folders that a feed is in, each with all above it: to be looked up by any of them.
CREATE TABLE feed_folders (
    key TEXT NOT NULL,
    feed INTEGER NOT NULL,
    PRIMARY KEY (key, feed)
) WITHOUT ROWID;
CREATE INDEX feed_folders_by_feed ON feed_folders (feed);

-- By which feeds articles came; the feed by its id, since articles may be taken in first.
CREATE TABLE article_feeds (
    feed BLOB NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY (feed, article)
) WITHOUT ROWID;
CREATE INDEX article_feeds_by_article ON article_feeds (article);

CREATE VIRTUAL TABLE texts USING fts5 (
    title, source, author, tags, url, body,
    content='', contentless_delete=1, prefix='2 3',
    tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'\"
);
CREATE VIRTUAL TABLE annotation_words USING fts5 (
    quote, note, tags,
    content='', contentless_delete=1, prefix='2 3',
    tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'\"
);
CREATE VIRTUAL TABLE statements USING fts5 (
    statement, verdict,
    content='', contentless_delete=1, prefix='2 3',
    tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'\"
);
CREATE VIRTUAL TABLE names USING fts5 (
    name,
    content='', contentless_delete=1, prefix='2 3',
    tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'\"
);
-- By the rows of feeds; those of stories are others.
CREATE VIRTUAL TABLE feed_names USING fts5 (
    name,
    content='', contentless_delete=1, prefix='2 3',
    tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'\"
);

-- The fingerprints of the newest texts, by which articles that share passages are found.
CREATE VIRTUAL TABLE prints USING fts5(
    print, content='', contentless_delete=1, detail=none, tokenize='ascii'
);
-- Each of them with each article that has it.
CREATE VIRTUAL TABLE print_places USING fts5vocab('prints', 'instance');

-- The articles whose fingerprints were put in.
CREATE TABLE printed (
    row INTEGER PRIMARY KEY,
    -- The snapshot that these are of.
    snapshot TEXT NOT NULL,
    -- How many there are.
    prints INTEGER NOT NULL,
    -- Whether it is still to be made out which of them others have too; 2 where the pass under way does that.
    waits INTEGER NOT NULL
);
CREATE INDEX printed_waiting ON printed (row) WHERE waits > 0;

-- The fingerprints that several articles have, with each of these, see shared.rs.
CREATE TABLE shared (
    row INTEGER NOT NULL,
    print INTEGER NOT NULL,
    PRIMARY KEY (row, print)
) WITHOUT ROWID;
CREATE INDEX shared_by_print ON shared (print, row);

-- What articles that share something with others share, see kept.rs: NULL where that is to be found out, empty where
-- it can't be kept.
CREATE TABLE kept_echoes (
    row INTEGER PRIMARY KEY,
    found BLOB
);
CREATE INDEX kept_echoes_outdated ON kept_echoes (row) WHERE found IS NULL;
-- How often something was outdated there.
CREATE TABLE kept_changes (
    changes INTEGER NOT NULL
);
INSERT INTO kept_changes (changes) VALUES (0);

-- Up to which of all fingerprints a pass has come; nothing where none is under way.
CREATE TABLE pass (
    upto TEXT NOT NULL
);
";

/// How large a library is expected to be, for SQLite to choose by: how many rows an index has, and how many of
/// them are alike in its first column, its first two, and so on (the form is that of `sqlite_stat1`).
///
/// Without this it takes "not in the trash" for something that few articles are, and walks through all of them
/// where a few are asked for by their words.
const EXPECTED: [(&str, &str, &str); 7] = [
    ("articles", "articles_by_added", "100000 100000 2 1 1"),
    (
        "articles",
        "articles_by_published",
        "100000 100000 50000 50 1 1",
    ),
    ("articles", "articles_by_title", "100000 100000 2 1 1"),
    (
        "articles",
        "articles_by_source",
        "100000 100000 50000 100 5 1 1",
    ),
    ("articles", "articles_by_unread", "100000 100000 50000 2 1"),
    ("articles", "sqlite_autoindex_articles_1", "100000 1"),
    (
        "annotations",
        "sqlite_autoindex_annotations_1",
        "100000 10 1",
    ),
];

/// Makes the tables where there are none, or where they are of an older form.
///
/// # Errors
/// Where the file is of a later version of this program, or where it can't be written.
pub fn prepare(connection: &mut Connection) -> Result<(), IndexError> {
    if is_ready(connection)? {
        return Ok(());
    }
    // Another program may do the same at this moment: who comes second finds all done.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if !is_ready(&transaction)? {
        make(&transaction)?;
    }
    transaction.commit()?;
    Ok(())
}

/// Makes all tables anew, empty.
///
/// # Errors
/// See [`prepare`].
pub fn renew(connection: &mut Connection) -> Result<(), IndexError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // One of a later version is left to that.
    is_ready(&transaction)?;
    make(&transaction)?;
    transaction.commit()?;
    Ok(())
}

/// Tells whether the tables are there and of this form.
fn is_ready(connection: &Connection) -> Result<bool, IndexError> {
    let form = number(connection, "user_version")?;
    if form > FORM {
        return Err(IndexError::Newer { version: form });
    }
    Ok(form == FORM && number(connection, "application_id")? == APPLICATION)
}

fn make(transaction: &Transaction<'_>) -> Result<(), IndexError> {
    drop_all(transaction)?;
    // Before there are tables: what was counted in those of FTS5 while they are nearly empty would have SQLite
    // walk through all that they hold to take a few words away.
    transaction.execute_batch("ANALYZE")?;
    transaction.execute_batch(TABLES)?;
    for (setting, value) in [("hashsize", GATHERED), ("automerge", PARTS)] {
        transaction.execute(
            "INSERT INTO texts (texts, rank) VALUES (?1, ?2)",
            (setting, value),
        )?;
    }
    for (table, index, numbers) in EXPECTED {
        transaction.execute(
            "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?1, ?2, ?3)",
            (table, index, numbers),
        )?;
    }
    // So that this connection knows of them, too.
    transaction.execute_batch("ANALYZE sqlite_schema")?;
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.pragma_update(None, "user_version", FORM)?;
    Ok(())
}

fn number(connection: &Connection, name: &str) -> Result<i64, rusqlite::Error> {
    connection.pragma_query_value(None, name, |row| row.get(0))
}

/// Takes away the tables of an older form.
fn drop_all(connection: &Connection) -> Result<(), rusqlite::Error> {
    let names = |what: &str| -> Result<Vec<String>, rusqlite::Error> {
        let mut statement = connection.prepare(what)?;
        let names = statement.query_map([], |row| row.get(0))?;
        names.collect()
    };
    // The tables of words first: with each of them go the tables that it keeps its words in.
    for what in [
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL%'",
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
    ] {
        for name in names(what)? {
            connection.execute_batch(&format!("DROP TABLE \"{}\"", name.replace('"', "\"\"")))?;
        }
    }
    Ok(())
}
