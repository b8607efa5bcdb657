use std::{
    collections::{BTreeSet, HashSet},
    fs,
    path::Path,
    process::{Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
    time::Duration,
};

use jiff::{Timestamp, tz::TimeZone};
use tempfile::TempDir;

use super::*;
use crate::{
    index,
    library::{Given, listing::oracle},
    model::{
        Annotation, Article, ArticleEdit, ArticleId, Build, Claim, ClaimId, Color, EntryKey,
        FeedEdit, FieldValue, Link, NewAnnotation, PageAddress, Setting, SnapshotId, Stance,
        article::{self, Reading},
        hit::{HitIn, Hits},
        view::{Counts, Filter, Shelf, Sort},
    },
    query::{self, Moment},
    store::{Folder, Places},
};

static TIME: AtomicI64 = AtomicI64::new(1_700_000_000_000);
static SEED: AtomicU64 = AtomicU64::new(1);

/// The variable by which a test tells the process that it starts where to work.
const PLACE: &str = "BRIEFREADER_TEST_INDEX";

fn now() -> Timestamp {
    Timestamp::from_millisecond(TIME.fetch_add(1, Ordering::Relaxed)).unwrap()
}

/// A number that no other process has, nor this one again.
fn seed() -> u64 {
    u64::from(std::process::id()) << 32 | SEED.fetch_add(1, Ordering::Relaxed)
}

fn open_at(directory: &Path) -> Library {
    Library::open(Places::under(directory), seed(), now)
}

/// An index of the same files that was made in one go.
fn made_anew(directory: &Path) -> BTreeSet<String> {
    let elsewhere = TempDir::new().unwrap();
    let places = Places {
        cache: elsewhere.path().to_path_buf(),
        ..Places::under(directory)
    };
    let library = Library::open(places, seed(), now);
    library.reindex(&|_| Flow::Continue).unwrap();
    index::tests::contents(library.index().unwrap())
}

fn up_to_date(library: &Library, depth: Depth) -> BTreeSet<String> {
    library
        .bring_index_up_to_date(depth, Parts::Words, &|_| Flow::Continue)
        .unwrap();
    index::tests::contents(library.index().unwrap())
}

/// Fails with what is in one index and not in the other.
#[track_caller]
fn assert_same(found: &BTreeSet<String>, expected: &BTreeSet<String>) {
    let more: Vec<_> = found.difference(expected).collect();
    let less: Vec<_> = expected.difference(found).collect();
    assert!(
        more.is_empty() && less.is_empty(),
        "too much: {more:#?}\nmissing: {less:#?}"
    );
}

/// Fails where lists, counts or claims are not what a plain reading of all files comes to.
#[track_caller]
fn assert_answers(library: &Library) {
    let ids = |kind| library.store.ids(kind).unwrap().ids;
    let record = |id| library.known(id).unwrap_or_default();
    let known = ids(RecordKind::Article).into_iter().map(ArticleId);
    let articles: Vec<Arc<Article>> = known
        .filter(|id| !record(RecordId::article(*id)).record.is_empty())
        .map(|id| library.article(id))
        .collect();
    for shelf in [Shelf::Library, Shelf::Trash] {
        for sort in [Sort::Added, Sort::Title, Sort::Source, Sort::Published] {
            let filter = Filter {
                shelf,
                sort,
                ..Filter::default()
            };
            let expected = oracle::list(&articles, &filter, &HashSet::new());
            let found = library.ids_in(&filter);
            assert_eq!(found, expected.ids, "{shelf:?} by {sort:?}");
        }
    }
    let live = || articles.iter().filter(|article| article.is_live());
    let claims: Vec<ClaimId> = ids(RecordKind::Claim)
        .into_iter()
        .map(ClaimId)
        .filter(|id| {
            let claim = Claim::from_record(*id, &record(RecordId::claim(*id)).record);
            claim.is_some_and(|claim| claim.removed.is_none())
        })
        .collect();
    let counts = library.counts();
    let expected = Counts {
        articles: live().count(),
        unread: live()
            .filter(|article| article.reading == Reading::Unread)
            .count(),
        claims: claims.len(),
        ..counts
    };
    assert_eq!(counts, expected);
    let mut rows = library.claims(Shelf::Library);
    rows.sort_by_key(|row| row.claim.id);
    assert_eq!(
        rows.iter().map(|row| row.claim.id).collect::<Vec<_>>(),
        claims
    );
    let marked: Vec<Annotation> = ids(RecordKind::Annotations)
        .into_iter()
        .map(ArticleId)
        .flat_map(|of| Annotation::all(of, &record(RecordId::annotations(of)).record))
        .filter(|annotation| annotation.removed.is_none())
        .collect();
    for row in rows {
        let supports = marked
            .iter()
            .flat_map(|annotation| &annotation.evidence)
            .filter(|link| link.claim == row.claim.id && link.stance == Stance::Supports);
        assert_eq!(row.counts.supports, supports.count(), "{:?}", row.claim);
    }
}

fn found(library: &Library, typed: &str) -> Hits {
    let at = Moment {
        now: Timestamp::UNIX_EPOCH,
        zone: TimeZone::UTC,
    };
    library
        .search(&query::parse(typed), &at, 100, &|| false)
        .unwrap()
}

fn titles(library: &Library, typed: &str) -> Vec<String> {
    let hits = found(library, typed).hits;
    let mut titles: Vec<String> = hits
        .iter()
        .filter_map(|hit| Some(hit.found.article()?.title.to_string()))
        .collect();
    titles.dedup();
    titles
}

/// Numbers that look random and are the same in each run (xorshift, Marsaglia 2003).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit).unwrap()).unwrap()
    }
}

fn add(library: &Library, text: &str) -> ArticleId {
    library
        .add_bytes(text.as_bytes(), &Given::default())
        .unwrap()
        .id
}

/// A text with a passage that others have too.
fn report(dice: &mut Dice) -> String {
    let (number, passage) = (dice.below(1000), dice.below(4));
    format!(
        "Report {number}\n\nIts devices work offline {number}. They are small. Pier {passage} of the old harbour \
         goes to firm {passage} for {passage} crowns a stone, and nobody who is asked for it knows why.\n"
    )
}

/// Does something of what people do, by the program or behind its back.
fn meddle(library: &Library, dice: &mut Dice) {
    let store = &library.store;
    let articles: Vec<ArticleId> = store
        .ids(RecordKind::Article)
        .unwrap()
        .ids
        .into_iter()
        .map(ArticleId)
        .collect();
    let some = |dice: &mut Dice| articles[dice.below(articles.len())];
    let path = |id: RecordId| store.path(id);
    match if articles.len() < 3 {
        0
    } else {
        dice.below(13)
    } {
        0 | 1 => {
            let text = report(dice);
            add(library, &text);
        }
        2 => {
            let id = some(dice);
            let Ok(opened) = library.open_article(id, None) else {
                return;
            };
            let mut ids = library.ids();
            let mut build = Build::new(&mut ids, now());
            let Some(at) = opened.snapshot.text.find("devices") else {
                return;
            };
            let anchor = crate::anchor::anchor(&opened.snapshot, at..at + 7).unwrap();
            let new = NewAnnotation {
                color: Color::Blue,
                note: CleanText::line("Check this"),
                ..NewAnnotation::on(anchor)
            };
            let mark = build.mark(id, &opened.annotations, &new);
            let wording = CleanText::line("Small devices exist");
            let claim = build.make_claim(&wording);
            let link = Link {
                claim,
                stance: Stance::Supports,
                wording,
                suggested: None,
            };
            build.flag(id, mark, &opened.annotations, &link);
            library.apply(&build.finish()).unwrap();
        }
        3 => {
            // An editor writes the file in place.
            let file = path(RecordId::article(some(dice)));
            if let Ok(text) = fs::read_to_string(&file) {
                fs::write(file, text.replace("Report", "Edited report")).unwrap();
            }
        }
        4 => {
            // It is damaged.
            let file = path(RecordId::article(some(dice)));
            if let Ok(text) = fs::read_to_string(&file) {
                fs::write(file, text.get(..text.len() / 2).unwrap_or("")).unwrap();
            }
        }
        5 => {
            // The file is gone; its copy may be there.
            let id = RecordId::article(some(dice));
            let _ = fs::remove_file(path(id));
            if dice.below(2) == 0 {
                let _ = fs::remove_file(store.backup_path(id));
            }
        }
        6 => {
            let id = some(dice);
            let _ = library.load(&|_| Flow::Continue);
            let _ = library.purge(id);
        }
        7 => {
            let text = report(dice);
            let _ = library.revise_from_bytes(some(dice), text.as_bytes());
        }
        8 => {
            let id = some(dice);
            if let Ok(opened) = library.open_article(id, None) {
                let snapshot = &opened.snapshot.id;
                library.echoes(id, snapshot, None, &|| false).unwrap();
            }
        }
        9 => {
            // A feed is followed, and something came by it.
            let id = some(dice);
            let mut ids = library.ids();
            let mut build = Build::new(&mut ids, now());
            let to = |text: &str| Setting::To(CleanText::line(text));
            let address = format!("https://desk.example/{}", dice.below(4));
            let edit = FeedEdit {
                name: to(&format!("Desk {}", dice.below(3))),
                folders: Setting::To(vec![CleanText::line("News/Europe")]),
                ..FeedEdit::default()
            };
            let feed = build.make_feed(&PageAddress::parse(&address).unwrap(), &edit);
            let mut change = build.finish();
            if let Ok(record) = library.record(RecordId::article(id)) {
                let value = Some(EntryKey([7; 16]).to_value());
                change.put(RecordId::article(id), &record, article::feed(feed), value);
            }
            // The file of the article may be damaged.
            let _ = library.apply(&change);
        }
        10 => {
            let feeds = library.feeds(Shelf::Library).unwrap();
            let Some(feed) = feeds.get(dice.below(feeds.len().max(1))) else {
                return;
            };
            let file = path(RecordId::feed(feed.id));
            if dice.below(3) == 0 {
                let _ = fs::remove_file(file);
                let _ = fs::remove_file(store.backup_path(RecordId::feed(feed.id)));
            } else if let Ok(text) = fs::read_to_string(&file) {
                // By hand, and sometimes so that nothing of it can be shown.
                let (from, to) = [("Desk", "Quay"), ("url: \"https", "url: \"")][dice.below(2)];
                fs::write(file, text.replace(from, to)).unwrap();
            }
        }
        11 => {
            let id = some(dice);
            let Ok(record) = library.record(RecordId::article(id)) else {
                return;
            };
            let mut ids = library.ids();
            let mut build = Build::new(&mut ids, now());
            build.remove_article(id, &record);
            let _ = library.apply(&build.finish());
        }
        _ => {
            let id = some(dice);
            let Ok(record) = library.record(RecordId::article(id)) else {
                return;
            };
            let mut ids = library.ids();
            let mut build = Build::new(&mut ids, now());
            let edit = ArticleEdit {
                reading: Setting::To(Reading::Read),
                ..ArticleEdit::default()
            };
            build.edit_article(id, &record, &edit);
            let _ = library.apply(&build.finish());
        }
    }
}

#[test]
fn the_index_is_as_if_made_anew_after_all_that_people_do() {
    for seed in 1..=6 {
        let room = TempDir::new().unwrap();
        let mut dice = Dice(seed * 7919);
        let library = open_at(room.path());
        for round in 0..12 {
            for _ in 0..dice.below(4) {
                meddle(&library, &mut dice);
            }
            if round % 3 == 0 {
                assert_same(&up_to_date(&library, Depth::Files), &made_anew(room.path()));
                assert_answers(&library);
            }
        }
        drop(library);
        let other = open_at(room.path());
        assert_same(&up_to_date(&other, Depth::Files), &made_anew(room.path()));
        assert_answers(&other);
    }
}

#[test]
fn whoever_looks_at_directories_alone_sees_all_but_what_was_written_in_place() {
    let room = TempDir::new().unwrap();
    let library = open_at(room.path());
    for number in 0..20 {
        add(&library, &format!("Report {number}\n\nText {number}.\n"));
    }
    up_to_date(&library, Depth::Files);
    let another = open_at(room.path());
    add(&another, "Newcomer\n\nOf another window.\n");
    assert_same(
        &up_to_date(&library, Depth::Directories),
        &made_anew(room.path()),
    );
    assert_eq!(titles(&library, "newcomer"), ["Newcomer"]);
}

#[test]
fn what_was_just_written_is_found() {
    let room = TempDir::new().unwrap();
    let library = open_at(room.path());
    add(&library, "Clouds\n\nA package for governments abroad.\n");
    add(&library, "Rain\n\nNo package. A cloud for governments.\n");
    assert_eq!(titles(&library, "governments").len(), 2);
    assert_eq!(titles(&library, "\"package for\""), ["Clouds"]);
    assert_eq!(
        titles(&library, "clou* package"),
        ["Clouds", "Rain"],
        "the title goes first"
    );
    assert_eq!(titles(&library, "package -abroad"), ["Rain"]);
    assert_eq!(titles(&library, "abroad OR cloud").len(), 2);
    assert!(titles(&library, "nothing").is_empty());
    let hits = found(&library, "abroad").hits;
    let (bytes, points) = (
        hits[0].bytes.clone().unwrap(),
        hits[0].code_points.clone().unwrap(),
    );
    let article = hits[0].found.article().unwrap();
    let text = library
        .open_article(article.id, None)
        .unwrap()
        .snapshot
        .text
        .clone();
    assert_eq!(text.get(bytes), Some("abroad"));
    let by_points: String = text.chars().skip(points.start).take(points.len()).collect();
    assert_eq!(by_points, "abroad");
    assert!(matches!(hits[0].found, HitIn::Text(_)));
}

#[test]
fn a_damaged_index_is_made_anew_and_a_later_one_is_left_alone() {
    let room = TempDir::new().unwrap();
    let library = open_at(room.path());
    for number in 0..300 {
        add(
            &library,
            &format!("Report {number}\n\nSome text {number}.\n"),
        );
    }
    up_to_date(&library, Depth::Files);
    drop(library);
    let path = Places::under(room.path()).index();
    let mut bytes = fs::read(&path).unwrap();
    let half = bytes.len() / 8;
    bytes[half..].fill(0x5a);
    fs::write(&path, bytes).unwrap();
    let library = open_at(room.path());
    assert_same(&up_to_date(&library, Depth::Files), &made_anew(room.path()));
    assert!(library.index_trouble().is_none());
    drop(library);

    fs::write(&path, "not a database at all").unwrap();
    let library = open_at(room.path());
    assert_same(&up_to_date(&library, Depth::Files), &made_anew(room.path()));
    drop(library);

    let connection = rusqlite::Connection::open(&path).unwrap();
    connection.pragma_update(None, "user_version", 99).unwrap();
    drop(connection);
    let before = fs::read(&path).unwrap();
    let library = open_at(room.path());
    assert_same(&up_to_date(&library, Depth::Files), &made_anew(room.path()));
    assert!(library.index_trouble().unwrap().contains("later version"));
    drop(library);
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn without_a_directory_for_it_the_index_is_kept_in_memory() {
    let room = TempDir::new().unwrap();
    fs::create_dir_all(room.path()).unwrap();
    fs::write(
        room.path().join("cache"),
        "a file stands where the directory should be",
    )
    .unwrap();
    let library = open_at(room.path());
    add(&library, "Clouds\n\nA package.\n");
    assert_eq!(titles(&library, "package"), ["Clouds"]);
    assert!(library.index_trouble().unwrap().contains("cache"));
    assert!(library.take_index_trouble().unwrap().contains("cache"));
    assert_eq!(library.take_index_trouble(), None, "it is told once");
}

#[test]
fn a_record_whose_file_and_copy_go_one_after_the_other_is_forgotten() {
    let room = TempDir::new().unwrap();
    let library = open_at(room.path());
    let id = RecordId::article(add(&library, "Clouds\n\nA package.\n"));
    up_to_date(&library, Depth::Files);
    fs::remove_file(library.store.path(id)).unwrap();
    up_to_date(&library, Depth::Files);
    assert_eq!(titles(&library, "package"), ["Clouds"], "its copy is there");
    fs::remove_file(library.store.backup_path(id)).unwrap();
    assert_same(&up_to_date(&library, Depth::Files), &made_anew(room.path()));
    assert!(titles(&library, "package").is_empty());
}

#[test]
fn a_text_that_comes_after_its_record_is_found() {
    let room = TempDir::new().unwrap();
    let library = open_at(room.path());
    add(&library, "Clouds\n\nA package.\n");
    let texts = library.places().folder(Folder::Texts);
    let away = room.path().join("away");
    fs::rename(&texts, &away).unwrap();
    up_to_date(&library, Depth::Files);
    assert!(titles(&library, "package").is_empty());
    fs::rename(&away, &texts).unwrap();
    assert_same(&up_to_date(&library, Depth::Files), &made_anew(room.path()));
    assert_eq!(titles(&library, "package"), ["Clouds"]);
}

#[test]
fn damage_that_only_a_search_meets_is_mended() {
    let room = TempDir::new().unwrap();
    let library = open_at(room.path());
    for number in 0..40 {
        add(
            &library,
            &format!("Report {number}\n\nSome package {number}.\n"),
        );
    }
    up_to_date(&library, Depth::Files);
    drop(library);
    let connection = rusqlite::Connection::open(Places::under(room.path()).index()).unwrap();
    connection
        .execute("UPDATE texts_data SET block = x'ffffffffffffffffffff'", [])
        .unwrap();
    drop(connection);
    let library = open_at(room.path());
    assert_eq!(titles(&library, "package").len(), 40);
    assert_same(&up_to_date(&library, Depth::Files), &made_anew(room.path()));
}

/// Returns a library with articles whose index is whole and closed, and its index.
fn library_with(articles: usize) -> (TempDir, std::path::PathBuf) {
    let room = TempDir::new().unwrap();
    let library = open_at(room.path());
    for number in 0..articles {
        add(
            &library,
            &format!("Report {number}\n\nSome text {number}.\n"),
        );
    }
    up_to_date(&library, Depth::Files);
    let index = library.places().index();
    (room, index)
}

fn count(library: &Library) -> usize {
    library.page(&Filter::default(), 0, 5).total
}

#[test]
fn tables_and_rows_that_are_gone_are_made_anew() {
    let (room, index) = library_with(20);
    for damage in [
        "DROP TABLE articles",
        "DROP TABLE texts_data",
        "DROP TABLE files",
        "DELETE FROM articles WHERE row % 2",
        "DELETE FROM files WHERE directory > 100; DELETE FROM directories",
        "CREATE TRIGGER no BEFORE INSERT ON articles BEGIN SELECT raise(abort, 'no'); END;
         DELETE FROM files",
    ] {
        let connection = rusqlite::Connection::open(&index).unwrap();
        connection.execute_batch(damage).unwrap();
        drop(connection);
        let library = open_at(room.path());
        library.refresh(&|_| Flow::Continue).unwrap();
        library.refresh_words(&|_| Flow::Continue).unwrap();
        assert_eq!(titles(&library, "text").len(), 20, "{damage}");
        assert_answers(&library);
        assert!(library.index_trouble().is_none(), "{damage}");
    }
}

#[test]
fn what_others_write_between_the_rows_and_the_words_is_told() {
    let (room, _) = library_with(3);
    let library = open_at(room.path());
    library.refresh(&|_| Flow::Continue).unwrap();
    let other = open_at(room.path());
    let added = add(&other, "Newcomer\n\nOf another window.\n");
    let refreshed = library.refresh_words(&|_| Flow::Continue).unwrap();
    assert_eq!(refreshed.records, [RecordId::article(added)]);
    let again = library.refresh_words(&|_| Flow::Continue).unwrap();
    assert_eq!(again.records, []);
}

#[test]
fn an_index_that_is_damaged_while_the_screen_shows_it_is_made_beside_it() {
    let (room, index) = library_with(300);
    let library = open_at(room.path());
    library.compare_beside();
    library.glance(&|_| Flow::Continue).unwrap();
    assert_eq!((count(&library), library.is_index_due()), (300, false));
    let connection = rusqlite::Connection::open(&index).unwrap();
    connection.execute_batch("DROP TABLE articles").unwrap();
    drop(connection);
    // It is asked anew, in another order.
    let filter = Filter {
        sort: Sort::Title,
        ..Filter::default()
    };
    assert_eq!(library.page(&filter, 0, 5).total, 0, "not all at once");
    assert!(library.is_index_due() && !library.is_index_due());
    library.refresh(&|_| Flow::Continue).unwrap();
    library.refresh_words(&|_| Flow::Continue).unwrap();
    assert_eq!(library.page(&filter, 0, 5).total, 300);
    assert!(library.take_trouble().is_none());
}

#[test]
fn an_index_that_is_cut_or_taken_away_while_it_is_open_is_made_anew() {
    let cut = |index: &Path| {
        fs::write(index, "").unwrap();
        let _ = fs::write(index.with_extension("sqlite-wal"), "");
    };
    let take_away = |index: &Path| fs::remove_dir_all(index.parent().unwrap()).unwrap();
    for damage in [&cut as &dyn Fn(&Path), &take_away] {
        let (room, index) = library_with(40);
        let library = open_at(room.path());
        assert_eq!(count(&library), 40);
        damage(&index);
        add(&library, "Newcomer\n\nOf this window.\n");
        library.refresh(&|_| Flow::Continue).unwrap();
        library.refresh_words(&|_| Flow::Continue).unwrap();
        assert_eq!(count(&library), 41);
        assert!(library.index_trouble().is_none());
        assert_answers(&library);
    }
}

#[test]
fn while_another_program_writes_lists_tell_what_was_known() {
    let (room, index) = library_with(3);
    let library = open_at(room.path());
    assert_eq!(count(&library), 3);
    let other = rusqlite::Connection::open(&index).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    add(&library, "Newcomer\n\nOf this window.\n");
    assert_eq!(count(&library), 3);
    let trouble = library.take_trouble().unwrap();
    let said = &trouble.said;
    assert!(said.contains("may not show in lists yet"), "{said}");
    assert!(trouble.is_passing && !library.is_answering());
    assert_eq!(count(&library), 3);
    assert_eq!(library.take_trouble(), None, "it is told once");
    other.execute_batch("ROLLBACK").unwrap();
    assert!(library.is_answering());
    assert_eq!(count(&library), 4);
    assert!(library.index_trouble().is_none());
}

/// Needs the right to mount, as root has; else nothing is tested.
#[cfg(target_os = "linux")]
#[test]
fn where_the_disk_is_full_the_index_is_made_in_memory() {
    for size in ["64k", "400k"] {
        let (room, index) = library_with(60);
        let cache = index.parent().unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={size}"), "tmpfs"])
            .arg(cache)
            .stderr(Stdio::null())
            .status();
        if !mounted.is_ok_and(|status| status.success()) {
            return;
        }
        let library = open_at(room.path());
        let brought =
            library.bring_index_up_to_date(Depth::Files, Parts::Words, &|_| Flow::Continue);
        let (shown, said) = (count(&library), library.index_trouble());
        drop(library);
        Command::new("umount").arg(cache).status().unwrap();
        brought.unwrap();
        let said = said.unwrap();
        assert!(
            said.contains("full") && said.contains("Make room"),
            "{said}"
        );
        assert_eq!(shown, 60);
    }
}

#[cfg(unix)]
#[test]
fn the_index_is_nobody_elses_business() {
    use std::os::unix::fs::PermissionsExt;
    let room = TempDir::new().unwrap();
    let library = open_at(&room.path().join("library"));
    add(&library, "Clouds\n\nA package.\n");
    up_to_date(&library, Depth::Files);
    let index = library.places().index();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&index), 0o600);
    assert_eq!(mode(index.parent().unwrap()), 0o700);
}

/// Returns how many others share something with a text of an article.
fn sharing(library: &Library, id: ArticleId, snapshot: &SnapshotId) -> usize {
    let echoes = library.echoes(id, snapshot, None, &|| false).unwrap();
    let others: HashSet<ArticleId> = echoes.echoes.iter().map(|echo| echo.other.id).collect();
    others.len()
}

#[test]
fn what_came_a_moment_ago_shares_passages_however_much_it_is() {
    for count in [2, 4, 9] {
        let room = TempDir::new().unwrap();
        let library = open_at(room.path());
        let passage = "Nobody who was asked for it knows why the pier of the old harbour was sold.";
        let text =
            |number: usize| format!("Report {number}\n\nThis is number {number}. {passage}\n");
        for number in 1..count {
            add(&library, &text(number));
        }
        let id = add(&library, &text(0));
        let old = library.article(id).newest().unwrap().id.clone();
        assert_eq!(sharing(&library, id, &old), count - 1);
        up_to_date(&library, Depth::Files);
        assert_eq!(sharing(&library, id, &old), count - 1);
        // What the newest text does not share any more, the older one does.
        let given = b"Report 0\n\nNothing of it is left.\n";
        let new = library.revise_from_bytes(id, given).unwrap().snapshot;
        for _ in 0..2 {
            assert_eq!(sharing(&library, id, &new), 0);
            assert_eq!(sharing(&library, id, &old), count - 1);
            up_to_date(&library, Depth::Files);
        }
    }
}

/// What is kept of the echoes of all articles is what their texts tell.
fn assert_kept_echoes(library: &Library) {
    let none = || false;
    for row in library.page(&Filter::default(), 0, 1_000).rows {
        let id = row.article.id;
        let newest = row.article.newest().unwrap().id.clone();
        let found = library.echoes(id, &newest, None, &none).unwrap();
        let anew = library.find_echoes_anew(id, &newest).unwrap();
        assert_eq!(found, anew);
    }
}

fn outdated(library: &Library) -> usize {
    library
        .index()
        .unwrap()
        .outdated_echoes(usize::MAX)
        .unwrap()
        .len()
}

#[test]
fn echoes_are_read_from_what_is_kept_until_something_changes() {
    let room = TempDir::new().unwrap();
    let library = open_at(room.path());
    let passage = "Nobody who was asked for it knows why the pier of the old harbour was sold.";
    let text = |number: usize| format!("Report {number}\n\nThis is number {number}. {passage}\n");
    let ids: Vec<ArticleId> = (0..5).map(|number| add(&library, &text(number))).collect();
    let alone = add(
        &library,
        "Alone\n\nNobody else has a word of what is written here, not one of them.\n",
    );
    up_to_date(&library, Depth::Files);
    assert_eq!(outdated(&library), 5);
    library.keep_echoes(&|| Flow::Stop).unwrap();
    assert_eq!(outdated(&library), 5);
    library.keep_echoes(&|| Flow::Continue).unwrap();
    assert_eq!(outdated(&library), 0);
    assert_kept_echoes(&library);
    // Without the texts of the others it is told all the same, so they are not looked into.
    let texts = ids[1..].iter().map(|id| {
        let newest = library.article(*id).newest().unwrap().id.clone();
        library.places().file(Folder::Texts, newest.as_str(), "txt")
    });
    let texts: Vec<_> = texts.collect();
    let fresh = open_at(room.path());
    for text in &texts {
        fs::rename(text, text.with_extension("away")).unwrap();
    }
    let newest = fresh.article(ids[0]).newest().unwrap().id.clone();
    assert_eq!(sharing(&fresh, ids[0], &newest), 4);
    for text in &texts {
        fs::rename(text.with_extension("away"), text).unwrap();
    }
    // What is opened before it is kept is kept then.
    let given = b"Report 1\n\nNothing of it is left.\n";
    library.revise_from_bytes(ids[1], given).unwrap();
    assert_eq!(sharing(&library, ids[0], &newest), 3);
    assert_eq!(outdated(&library), 3);
    assert_kept_echoes(&library);
    let newest = library.article(alone).newest().unwrap().id.clone();
    assert_eq!(sharing(&library, alone, &newest), 0);
    up_to_date(&library, Depth::Files);
    library.keep_echoes(&|| Flow::Continue).unwrap();
    assert_kept_echoes(&library);
    // Of a story only what stands in it is told, also from what is kept.
    let newest = library.article(ids[0]).newest().unwrap().id.clone();
    let within = BTreeSet::from([ids[2], ids[1]]);
    let found = library
        .echoes(ids[0], &newest, Some(&within), &|| false)
        .unwrap();
    assert_eq!(found.echoes.len(), 1);
}

#[test]
fn whatever_is_done_what_is_kept_of_echoes_is_what_the_texts_tell() {
    for seed in 0..3 {
        let room = TempDir::new().unwrap();
        let library = open_at(room.path());
        let mut dice = Dice(4712 + seed);
        for _ in 0..12 {
            let text = report(&mut dice);
            add(&library, &text);
        }
        for _ in 0..15 {
            meddle(&library, &mut dice);
            library
                .bring_index_up_to_date(Depth::Files, Parts::Words, &|_| Flow::Continue)
                .unwrap();
            assert_kept_echoes(&library);
            library.keep_echoes(&|| Flow::Continue).unwrap();
            assert_eq!(outdated(&library), 0);
            assert_kept_echoes(&library);
        }
    }
}

/// Started by another test, which kills it.
#[test]
#[ignore = "a part of another test, which starts it"]
fn child() {
    let Some(place) = std::env::var_os(PLACE) else {
        return;
    };
    let library = open_at(Path::new(&place));
    let mut dice = Dice(u64::from(std::process::id()) + 1);
    loop {
        library
            .bring_index_up_to_date(Depth::Files, Parts::Words, &|_| Flow::Continue)
            .unwrap();
        library.keep_echoes(&|| Flow::Continue).unwrap();
        meddle(&library, &mut dice);
    }
}

#[test]
fn whoever_is_killed_while_indexing_leaves_nothing_wrong() {
    let room = TempDir::new().unwrap();
    let library = open_at(room.path());
    let mut dice = Dice(4711);
    for _ in 0..60 {
        let text = report(&mut dice);
        add(&library, &text);
    }
    for _ in 0..8 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "library::indexing::tests::child", "--ignored"])
            .env(PLACE, room.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(
            u64::try_from(30 + dice.below(250)).unwrap(),
        ));
        child.kill().unwrap();
        child.wait().unwrap();
        let other = open_at(room.path());
        assert_same(&up_to_date(&other, Depth::Files), &made_anew(room.path()));
        assert_answers(&other);
        assert_kept_echoes(&other);
    }
}

#[test]
fn while_words_are_taken_in_rows_are_compared_and_what_came_is_taken_in_too() {
    let (room, index) = library_with(40);
    fs::remove_dir_all(index.parent().unwrap()).unwrap();
    let library = Arc::new(open_at(room.path()));
    let asked = AtomicU64::new(0);
    let watch = |_| {
        if library.is_compared() && asked.fetch_add(1, Ordering::Relaxed) == 1 {
            add(
                &open_at(room.path()),
                "Newcomer\n\nOf another window, about zebras.\n",
            );
            let (done, waiting) = std::sync::mpsc::channel();
            let other = Arc::clone(&library);
            std::thread::spawn(move || {
                let _ = done.send(up_to_date(&other, Depth::Directories).len());
            });
            let answer = waiting.recv_timeout(Duration::from_secs(60));
            assert!(answer.is_ok(), "it waits for the words");
        }
        Flow::Continue
    };
    library
        .bring_index_up_to_date(Depth::Files, Parts::Words, &watch)
        .unwrap();
    assert!(asked.into_inner() > 1);
    assert!(library.index().unwrap().wordless().unwrap().is_empty());
    assert_eq!(titles(&library, "zebras"), ["Newcomer"]);
    let found = index::tests::contents(library.index().unwrap());
    assert_same(&found, &made_anew(room.path()));
}

#[test]
fn no_list_waits_until_the_words_of_what_was_purged_are_written_over() {
    let (room, _) = library_with(3);
    let library = open_at(room.path());
    up_to_date(&library, Depth::Files);
    let id = library.page(&Filter::default(), 0, 1).rows[0].article.id;
    let change = {
        let record = library.record(RecordId::article(id)).unwrap();
        let mut writer = library.writer();
        let mut build = Build::new(&mut writer.ids, now());
        build.remove_article(id, &record);
        build.finish()
    };
    library.apply(&change).unwrap();
    library.purge(id).unwrap();
    assert_eq!(count(&library), 2);
    assert!(library.index().unwrap().is_scrub_due().unwrap());
    library.purge_index().unwrap();
    assert!(!library.index().unwrap().is_scrub_due().unwrap());
}
