//! The feeds that are followed, as they stand in their folders.
//!
//! They come with their counts from the library; what is not answered yet of their records shows on top, as with
//! everything else.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::{
    app::narrowing::{View, ViewOf},
    model::{
        CleanText, Feed, FeedId, Record, RecordId,
        feed::with_those_above,
        view::{Counts, FeedRow, FeedState, Overlap},
    },
    text::{Direction, words::fold},
};

/// Names a folder for as long as the program runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FolderId(pub usize);

/// Feeds as the library tells them, with their records.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    /// Those that are followed, with what came by each.
    pub rows: Vec<FeedRow>,
    /// Their records.
    pub records: Vec<(RecordId, Record)>,
}

/// How much came by some feeds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// How many feeds.
    pub feeds: usize,
    /// How many articles, each once.
    pub articles: usize,
    /// How many of them are not read.
    pub unread: usize,
    /// How many of them are new since the last session.
    pub new: usize,
    /// How many feeds are in trouble, or are not asked any more.
    pub troubled: usize,
}

impl Sum {
    /// Adds a feed to those that were added, which are told, too; what came by one of these counts already.
    fn add(&mut self, row: &FeedRow, added: &mut BTreeSet<FeedId>) {
        let is_counted = |shared: &&Overlap| !shared.feeds.is_disjoint(added);
        let counted = || row.shared.iter().filter(is_counted).map(|it| it.counts);
        let once = |all: usize, of: fn(Counts) -> usize| {
            all.saturating_sub(counted().map(of).sum::<usize>())
        };
        self.feeds += 1;
        self.articles += once(row.articles, |it| it.articles);
        self.unread += once(row.unread, |it| it.unread);
        self.new += once(row.new, |it| it.new);
        added.insert(row.feed.id);
        self.troubled += usize::from(row.feed.stopped.is_some() || row.state.trouble.is_some());
    }
}

/// Where a row stands among all, in each order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stands {
    /// By name.
    pub by_name: usize,
    /// With the most unread first.
    pub by_unread: usize,
}

/// A folder of feeds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    /// Its name for the program.
    pub id: FolderId,
    /// Its path, such as `News/Europe`.
    pub path: CleanText,
    /// How much is in it, and in those below.
    pub sum: Sum,
    /// Where its row stands.
    pub stands: Stands,
}

impl Folder {
    /// Returns the last part of its path.
    pub fn name(&self) -> &str {
        last_of(&self.path)
    }

    /// Returns how many folders it is in.
    pub fn depth(&self) -> usize {
        self.path.matches('/').count()
    }
}

fn last_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// A row of a feed: it has one in each of its folders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The feed with what came by it.
    pub row: Arc<FeedRow>,
    /// The folder that it stands in here.
    pub folder: Option<(FolderId, CleanText)>,
    /// Where the row stands; nothing where it is not listed among the others, as in the trash.
    pub stands: Option<Stands>,
}

impl Line {
    /// Makes one of a feed that nothing is known of besides.
    pub fn alone(feed: Arc<Feed>) -> Self {
        Self {
            row: Arc::new(bare(feed)),
            folder: None,
            stands: None,
        }
    }

    /// Returns how many folders it is in.
    pub fn depth(&self) -> usize {
        let path = self.folder.as_ref().map(|(_, path)| path);
        path.map_or(0, |path| path.matches('/').count() + 1)
    }
}

fn bare(feed: Arc<Feed>) -> FeedRow {
    FeedRow {
        feed,
        articles: 0,
        unread: 0,
        new: 0,
        shared: Vec::new(),
        state: FeedState::default(),
    }
}

/// A row of the panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A folder.
    Folder(Arc<Folder>),
    /// A feed in one of its folders, or in none.
    Feed(Arc<Line>),
}

impl Row {
    /// Returns how many of its articles are not read.
    pub fn unread(&self) -> usize {
        match self {
            Self::Folder(folder) => folder.sum.unread,
            Self::Feed(line) => line.row.unread,
        }
    }

    /// Returns what it is called; of a folder its path.
    pub fn name(&self) -> &CleanText {
        match self {
            Self::Folder(folder) => &folder.path,
            Self::Feed(line) => &line.row.feed.label,
        }
    }

    /// Returns the word for what it is.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Folder(_) => "folder",
            Self::Feed(_) => "feed",
        }
    }

    /// Returns what the list shows of it.
    pub fn view(&self) -> View {
        match self {
            Self::Folder(folder) => View::of_folder(&folder.path),
            Self::Feed(line) => View::of_feed(&line.row.feed),
        }
    }

    /// Tells whether it is what a view shows.
    fn is_of(&self, view: &View) -> bool {
        match (self, view.of) {
            (Self::Feed(line), ViewOf::Feed(id)) => line.row.feed.id == id,
            (Self::Folder(folder), ViewOf::Folder) => folder.path == view.name,
            _ => false,
        }
    }
}

/// The feeds that are followed.
#[derive(Clone, Debug, Default)]
pub struct Feeds {
    /// By name.
    rows: Vec<Arc<FeedRow>>,
    /// Whether the library has told them.
    pub is_known: bool,
    /// The paths of folders, by their number.
    folders: Vec<CleanText>,
    /// All rows, by name.
    lines: Vec<Row>,
    /// What came by all of them.
    sum: Sum,
}

/// What a row is sorted by: each folder on the way to it, and itself. Folders come before feeds.
type Way = Vec<(bool, Reverse<usize>, String, String)>;

impl Feeds {
    /// Takes the feeds as they are now, with the counts that were told of them, or else those that were known.
    pub fn take(&mut self, feeds: impl IntoIterator<Item = Feed>, told: &[FeedRow]) {
        let known: BTreeMap<FeedId, FeedRow> = self
            .rows
            .iter()
            .map(Arc::as_ref)
            .chain(told)
            .map(|row| (row.feed.id, row.clone()))
            .collect();
        let row = |feed: Feed| {
            let feed = Arc::new(feed);
            let row = match known.get(&feed.id) {
                Some(row) => FeedRow {
                    feed,
                    ..row.clone()
                },
                None => bare(feed),
            };
            Arc::new(row)
        };
        self.rows = feeds.into_iter().map(row).collect();
        let by_name = |row: &Arc<FeedRow>| (fold(&row.feed.label), row.feed.id);
        self.rows.sort_by_cached_key(by_name);
        self.arrange();
    }

    /// Returns the feeds, by name.
    pub fn rows(&self) -> &[Arc<FeedRow>] {
        &self.rows
    }

    /// Returns a feed.
    pub fn find(&self, id: FeedId) -> Option<&Arc<FeedRow>> {
        self.rows.iter().find(|row| row.feed.id == id)
    }

    /// Returns all rows, by name.
    pub fn lines(&self) -> &[Row] {
        &self.lines
    }

    /// Returns how many articles are unread that came by feeds.
    pub fn unread(&self) -> usize {
        self.sum.unread
    }

    /// Returns the feeds of a folder, and of those below it.
    pub fn inside(&self, path: &str) -> impl Iterator<Item = &FeedRow> {
        self.rows.iter().map(AsRef::as_ref).filter(move |row| {
            let mut folders = row.feed.folders.iter();
            folders.any(|folder| with_those_above(folder).any(|above| above == path))
        })
    }

    /// Returns what the list shows of a feed or folder as it is now; nothing where it is gone.
    pub fn renewed(&self, view: &View) -> Option<View> {
        match view.of {
            ViewOf::Feed(id) => Some(View::of_feed(&self.find(id)?.feed)),
            ViewOf::Folder => self.row_of(view).map(|_| view.clone()),
            ViewOf::BuiltIn(_) | ViewOf::Saved(_) => Some(view.clone()),
        }
    }

    /// Returns the first row of what a view shows, by name; nothing where that is no feed or folder that is there.
    pub fn row_of(&self, view: &View) -> Option<&Row> {
        self.lines.iter().find(|row| row.is_of(view))
    }

    /// Returns the next feed that has something unread, after one by name; of a folder the next folder, or a feed that
    /// is in none.
    pub fn next_unread(&self, from: &View, direction: Direction) -> Option<View> {
        let at = self.lines.iter().position(|row| row.is_of(from))?;
        let is_other = |row: &Row| match (row, from.of) {
            (Row::Feed(line), ViewOf::Feed(id)) => line.row.feed.id != id,
            (Row::Feed(line), ViewOf::Folder) => line.folder.is_none(),
            // What is in it, or holds it, has the same articles.
            (Row::Folder(folder), ViewOf::Folder) => {
                let holds = |one: &str, other: &str| with_those_above(other).any(|at| at == one);
                !holds(&folder.path, &from.name) && !holds(&from.name, &folder.path)
            }
            _ => false,
        };
        let is_next = |row: &&Row| row.unread() > 0 && is_other(row);
        let (before, after) = (self.lines.get(..at)?, self.lines.get(at..)?);
        let found = match direction {
            Direction::Forward => after.iter().find(is_next),
            Direction::Back => before.iter().rev().find(is_next),
        };
        found.map(Row::view)
    }

    fn number(&mut self, path: &str) -> FolderId {
        let known = self.folders.iter().position(|known| **known == *path);
        FolderId(known.unwrap_or_else(|| {
            self.folders.push(CleanText::line(path));
            self.folders.len() - 1
        }))
    }

    /// Puts all rows in order.
    fn arrange(&mut self) {
        let rows = self.rows.clone();
        let (mut sum, mut added) = (Sum::default(), BTreeSet::new());
        let mut counted: BTreeMap<&str, (Sum, BTreeSet<FeedId>)> = BTreeMap::new();
        for row in &rows {
            sum.add(row, &mut added);
            let folders = row.feed.folders.iter();
            let inside: BTreeSet<&str> = folders.flat_map(|path| with_those_above(path)).collect();
            for path in inside {
                let (sum, added) = counted.entry(path).or_default();
                sum.add(row, added);
            }
        }
        self.sum = sum;
        let sums = counted.into_iter().map(|(path, (sum, _))| (path, sum));
        let sums: BTreeMap<&str, Sum> = sums.collect();
        let way_to = |path: &str, is_by_unread: bool| -> Way {
            let step = |at: &str| {
                let unread = sums.get(at).map_or(0, |sum| sum.unread);
                let rank = if is_by_unread { unread } else { 0 };
                (false, Reverse(rank), fold(last_of(at)), at.to_owned())
            };
            with_those_above(path).map(step).collect()
        };
        let mut lines: Vec<(Way, Way, Row)> = Vec::new();
        for (path, sum) in &sums {
            let folder = Folder {
                id: self.number(path),
                path: CleanText::line(path),
                sum: *sum,
                stands: Stands::default(),
            };
            let row = Row::Folder(Arc::new(folder));
            lines.push((way_to(path, false), way_to(path, true), row));
        }
        for row in &rows {
            let own = |rank: usize| {
                let id = row.feed.id.to_string();
                (true, Reverse(rank), fold(&row.feed.label), id)
            };
            let folders = row.feed.folders.iter().map(Some);
            let none = row.feed.folders.is_empty().then_some(None);
            for folder in folders.chain(none) {
                let way = |is_by_unread| {
                    let path = folder.map(|path| way_to(path, is_by_unread));
                    let rank = if is_by_unread { row.unread } else { 0 };
                    let way = path.unwrap_or_default().into_iter();
                    way.chain([own(rank)]).collect()
                };
                let line = Line {
                    row: Arc::clone(row),
                    folder: folder.map(|path| (self.number(path), path.clone())),
                    stands: Some(Stands::default()),
                };
                lines.push((way(false), way(true), Row::Feed(Arc::new(line))));
            }
        }
        lines.sort_unstable_by(|(_, one, _), (_, other, _)| one.cmp(other));
        let ranked = lines.into_iter().enumerate();
        let mut lines: Vec<(Way, usize, Row)> =
            ranked.map(|(at, (way, _, row))| (way, at, row)).collect();
        lines.sort_unstable_by(|(one, ..), (other, ..)| one.cmp(other));
        let stand = |(by_name, (_, by_unread, mut row)): (usize, (Way, usize, Row))| {
            let stands = Stands { by_name, by_unread };
            match &mut row {
                Row::Folder(folder) => Arc::make_mut(folder).stands = stands,
                Row::Feed(line) => Arc::make_mut(line).stands = Some(stands),
            }
            row
        };
        self.lines = lines.into_iter().enumerate().map(stand).collect();
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::model::{DeviceId, Path, Stamp, Value};

    fn row(number: u128, name: &str, folders: &[&str], unread: usize) -> FeedRow {
        let mut record = Record::default();
        let mut set = |path: &str, text: &str| {
            let value = Value::Text(CleanText::line(text));
            record.set(
                Path::parse(path),
                Some(value),
                Stamp::new(1, 0, DeviceId(1)),
            );
        };
        set("name", name);
        set("url", &format!("https://{number}.example/feed"));
        for (at, folder) in folders.iter().enumerate() {
            set(&format!("folders/{at}"), folder);
        }
        let feed = Feed::from_record(FeedId(Uuid::from_u128(number)), &record).unwrap();
        FeedRow {
            articles: unread + 1,
            unread,
            ..bare(Arc::new(feed))
        }
    }

    fn feeds(rows: &[FeedRow]) -> Feeds {
        let mut feeds = Feeds::default();
        feeds.take(rows.iter().map(|row| Feed::clone(&row.feed)), rows);
        feeds
    }

    fn told(row: &Row) -> String {
        let (name, depth) = match row {
            Row::Folder(folder) => (folder.name().to_uppercase(), folder.depth()),
            Row::Feed(line) => (line.row.feed.name.to_string(), line.depth()),
        };
        format!("{}{name} {}", " ".repeat(depth), row.unread())
    }

    fn stands(row: &Row) -> Stands {
        match row {
            Row::Folder(folder) => folder.stands,
            Row::Feed(line) => line.stands.unwrap(),
        }
    }

    fn some() -> Feeds {
        feeds(&[
            row(1, "Harbour Post", &["News/Europe", "Sea"], 2),
            row(2, "alpha wire", &["News"], 0),
            row(3, "Zeta Notes", &[], 5),
            row(4, "Élan", &["News/Europe"], 7),
        ])
    }

    #[test]
    fn an_article_of_several_feeds_counts_once_in_a_folder_and_in_all() {
        let of_both = |numbers: &[u128], unread| Overlap {
            feeds: Arc::new(
                numbers
                    .iter()
                    .map(|it| FeedId(Uuid::from_u128(*it)))
                    .collect(),
            ),
            counts: Counts {
                articles: unread,
                unread,
                ..Counts::default()
            },
        };
        // Of eight unread articles one came by three feeds, and two by two of them; another feed is in the trash.
        let (three, two) = (of_both(&[1, 2, 3], 1), of_both(&[1, 2, 9], 2));
        let with = |row: FeedRow, shared: &[&Overlap]| FeedRow {
            shared: shared.iter().copied().cloned().collect(),
            ..row
        };
        let feeds = feeds(&[
            with(
                row(1, "Harbour Post", &["News/Europe", "Sea"], 5),
                &[&three, &two],
            ),
            with(row(2, "alpha wire", &["News"], 4), &[&three, &two]),
            with(row(3, "Zeta Notes", &["Sea"], 3), &[&three]),
        ]);
        let lines: Vec<String> = feeds.lines().iter().map(told).collect();
        assert_eq!(
            lines,
            [
                "NEWS 6",
                " EUROPE 5",
                "  Harbour Post 5",
                " alpha wire 4",
                "SEA 7",
                " Harbour Post 5",
                " Zeta Notes 3",
            ]
        );
        assert_eq!(feeds.unread(), 8);
    }

    #[test]
    fn feeds_stand_below_each_of_their_folders_and_at_the_end_without_one() {
        let feeds = some();
        let lines: Vec<String> = feeds.lines().iter().map(told).collect();
        assert_eq!(
            lines,
            [
                "NEWS 9",
                " EUROPE 9",
                "  Élan 7",
                "  Harbour Post 2",
                " alpha wire 0",
                "SEA 2",
                " Harbour Post 2",
                "Zeta Notes 5",
            ]
        );
        assert_eq!(feeds.unread(), 14);
        assert_eq!(feeds.inside("News").count(), 3);
        assert_eq!(feeds.inside("New").count(), 0);
    }

    #[test]
    fn with_the_most_unread_first_each_stays_below_its_folder() {
        let feeds = feeds(&[
            row(1, "a", &["Quiet"], 0),
            row(2, "b", &["Quiet"], 1),
            row(3, "c", &["Talking"], 3),
            row(4, "d", &[], 0),
            row(5, "e", &[], 9),
        ]);
        let mut lines: Vec<&Row> = feeds.lines().iter().collect();
        lines.sort_by_key(|row| stands(row).by_unread);
        let lines: Vec<String> = lines.into_iter().map(told).collect();
        assert_eq!(
            lines,
            ["TALKING 3", " c 3", "QUIET 1", " b 1", " a 0", "e 9", "d 0"]
        );
    }

    #[test]
    fn the_next_feed_with_something_unread_is_the_next_row_that_has_it() {
        let feeds = some();
        let feed =
            |number| View::of_feed(&feeds.find(FeedId(Uuid::from_u128(number))).unwrap().feed);
        let next = |from: &View, direction| {
            let found = feeds.next_unread(from, direction);
            found.map(|view| view.name.to_string())
        };
        let (forward, back) = (Direction::Forward, Direction::Back);
        assert_eq!(next(&feed(4), forward).as_deref(), Some("Harbour Post"));
        assert_eq!(next(&feed(1), forward).as_deref(), Some("Zeta Notes"));
        assert_eq!(next(&feed(3), forward), None);
        assert_eq!(next(&feed(3), back).as_deref(), Some("Harbour Post"));
        assert_eq!(next(&feed(4), back), None);
        let folder = |path| View::of_folder(&CleanText::line(path));
        assert_eq!(next(&folder("News"), forward).as_deref(), Some("Sea"));
        assert_eq!(
            next(&folder("News/Europe"), forward).as_deref(),
            Some("Sea")
        );
        assert_eq!(next(&folder("Sea"), forward).as_deref(), Some("Zeta Notes"));
        assert_eq!(next(&folder("Sea"), back).as_deref(), Some("News/Europe"));
        assert_eq!(next(&folder("Gone"), forward), None);
    }

    #[test]
    fn a_folder_keeps_its_number_and_counts_stay_until_others_are_told() {
        let mut feeds = some();
        let number = |feeds: &Feeds| {
            feeds.lines().iter().find_map(|row| match row {
                Row::Folder(folder) if *folder.path == *"Sea" => Some(folder.id),
                _ => None,
            })
        };
        let before = number(&feeds).unwrap();
        let moved = row(1, "Harbour Post", &["Sea", "Boats"], 0);
        feeds.take([Feed::clone(&moved.feed)], &[]);
        assert_eq!(number(&feeds), Some(before));
        assert_eq!((feeds.rows().len(), feeds.unread()), (1, 2));
        feeds.take([Feed::clone(&moved.feed)], &[moved]);
        assert_eq!(feeds.unread(), 0);
    }
}
