//! Looking at every file.

mod circles;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    time::Duration,
};

use crate::{
    library::{Library, notices},
    model::{
        Annotation, AnnotationId, Article, ArticleId, Claim, ClaimId, CleanText, Feed, FeedId,
        Grid, GridId, PageAddress, Record, RecordId, RecordKind, SavedView, Snapshot, SnapshotId,
        Story, StoryId, ViewId, annotation, article,
    },
    query,
    store::{Folder, OriginalId, StoreError, Stored, lock::PATIENCE},
    text::count::counted,
};

/// What was found in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file; nothing where it is the library as a whole.
    pub path: Option<PathBuf>,
    /// What was found: a sentence.
    pub what: CleanText,
    /// What to do about it.
    pub hint: Option<CleanText>,
}

/// What a look at every file found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// How many files were read.
    pub files: usize,
    /// What is wrong: something can't be read, or is missing.
    pub problems: Vec<Problem>,
    /// What is worth knowing and no harm, such as edits by hand and files of others.
    pub remarks: Vec<Problem>,
    /// What was put right: leftovers of programs that were killed.
    pub mended: Vec<CleanText>,
}

/// Gathers the report, and what must be known of all files at its end.
struct Checking<'a> {
    library: &'a Library,
    report: Report,
    articles: BTreeSet<ArticleId>,
    claims: BTreeSet<ClaimId>,
    /// The claims in the trash that were merged, with their files and wordings and those that they were merged into.
    merged: BTreeMap<ClaimId, (PathBuf, String, ClaimId)>,
    texts: BTreeSet<SnapshotId>,
    originals: BTreeSet<OriginalId>,
    links: Vec<(PathBuf, String, ClaimId)>,
    stories: Vec<(PathBuf, Story)>,
    marked: Vec<ArticleId>,
    feeds: BTreeSet<FeedId>,
    /// The feeds that articles came by, with the file of one of these and how many they are.
    came_by: BTreeMap<FeedId, (PathBuf, usize)>,
    /// Records of which nobody can tell what they hold.
    unreadable: usize,
}

impl Library {
    /// Reads every file and says what is wrong, and takes away what killed programs left.
    ///
    /// # Errors
    /// Where the system does not let the directories be listed.
    pub fn check(&self) -> Result<Report, StoreError> {
        let mut checking = Checking {
            library: self,
            report: Report::default(),
            articles: BTreeSet::new(),
            claims: BTreeSet::new(),
            merged: BTreeMap::new(),
            texts: BTreeSet::new(),
            originals: BTreeSet::new(),
            links: Vec::new(),
            stories: Vec::new(),
            marked: Vec::new(),
            feeds: BTreeSet::new(),
            came_by: BTreeMap::new(),
            unreadable: 0,
        };
        checking.mend();
        for kind in RecordKind::ALL {
            checking.records(kind)?;
        }
        checking.texts()?;
        checking.originals()?;
        checking.relations();
        checking.members();
        checking.circles();
        checking.feeds_of_articles();
        Ok(checking.report)
    }
}

impl Checking<'_> {
    fn problem(&mut self, path: Option<PathBuf>, what: &str, hint: Option<&str>) {
        self.report.problems.push(Problem {
            path,
            what: CleanText::new(what),
            hint: hint.map(CleanText::new),
        });
    }

    fn remark(&mut self, path: Option<PathBuf>, what: &str, hint: Option<&str>) {
        self.report.remarks.push(Problem {
            path,
            what: CleanText::new(what),
            hint: hint.map(CleanText::new),
        });
    }

    fn error(&mut self, error: &StoreError) {
        let path = error.path().map(Path::to_path_buf);
        self.problem(path, &error.to_string(), error.hint().as_deref());
    }

    /// Takes away what killed programs left, where this library can be written.
    fn mend(&mut self) {
        let library = self.library;
        let mut writer = library.writer();
        let guard = match library.store.lock(PATIENCE) {
            Ok(guard) => guard,
            Err(error) => {
                self.error(&error);
                return;
            }
        };
        match library.store.sweep(&guard, Duration::ZERO) {
            Ok(0) => {}
            Ok(count) => {
                let what = format!("{count} temporary files of killed programs were taken away.");
                self.report.mended.push(CleanText::line(&what));
            }
            Err(error) => self.error(&error),
        }
        self.report
            .mended
            .extend(library.go_on_alone(&mut writer, &guard).1);
        if library.has_unfinished_purge() {
            match library.finish_purges(&mut writer, &guard) {
                Ok(count) => {
                    let what = format!("The purge of {count} articles was finished.");
                    self.report.mended.push(CleanText::line(&what));
                }
                Err(error) => self.error(&error),
            }
        }
    }

    fn records(&mut self, kind: RecordKind) -> Result<(), StoreError> {
        let store = &self.library.store;
        let listed = store.ids(kind)?;
        for path in listed.foreign {
            self.foreign(path);
        }
        for id in listed.ids {
            let id = RecordId { kind, id };
            let path = self.library.store.path(id);
            if path.exists() {
                self.report.files += 1;
            } else {
                self.problem(
                    Some(path),
                    "The file is gone; what is shown comes from its copy in the backup directory.",
                    Some("The next change writes it again. To be rid of an article, purge it."),
                );
            }
            self.record(id);
        }
        Ok(())
    }

    fn record(&mut self, id: RecordId) {
        let path = self.library.store.path(id);
        let stored = match self.library.store.read(id, self.library.device) {
            Ok(stored) => stored,
            Err(error) => {
                self.error(&error);
                self.unreadable += 1;
                return;
            }
        };
        match stored {
            Stored::Missing => {}
            Stored::Good(loaded) => {
                let record = &loaded.record;
                let by_hand = notices::edited(id, record, &loaded.edited_by_hand);
                // Of a file that is gone, all has come back, and that is told already.
                let back = notices::brought_back(id, record, &loaded.brought_back);
                let back = back.filter(|_| path.exists());
                for what in by_hand.iter().chain(&back) {
                    self.remark(Some(path.clone()), what, None);
                }
                self.contents(id, &path, record);
            }
            Stored::Damaged { error, last_good } => {
                self.error(&error);
                match last_good {
                    Some(loaded) => self.contents(id, &path, &loaded.record),
                    None => self.unreadable += 1,
                }
            }
            Stored::Newer { error, seen } => {
                self.error(&error);
                match seen {
                    Some(loaded) => self.contents(id, &path, &loaded.record),
                    None => self.unreadable += 1,
                }
            }
        }
    }

    fn contents(&mut self, id: RecordId, path: &Path, record: &Record) {
        match id.kind {
            RecordKind::Article => self.article(ArticleId(id.id), path, record),
            RecordKind::Claim => {
                let claim = ClaimId(id.id);
                self.claims.insert(claim);
                match Claim::from_record(claim, record) {
                    Some(known) => self.claim(path, &known),
                    None => {
                        let what = "The claim has no wording, so it is not shown.";
                        let hint = "Write it as `statement: \"…\"`.";
                        self.problem(Some(path.to_path_buf()), what, Some(hint));
                    }
                }
            }
            RecordKind::Annotations => self.annotations(ArticleId(id.id), path, record),
            RecordKind::Story => match Story::from_record(StoryId(id.id), record) {
                Some(story) => self.stories.push((path.to_path_buf(), story)),
                None => self.nameless(path, "story"),
            },
            RecordKind::View => match SavedView::from_record(ViewId(id.id), record) {
                Some(view) => self.view(path, &view),
                None => self.nameless(path, "view"),
            },
            RecordKind::Feed => self.feed(FeedId(id.id), path, record),
            RecordKind::Grid => {
                if Grid::from_record(GridId(id.id), record).is_none() {
                    self.nameless(path, "grid");
                }
            }
            // It says nothing but that it was dismissed.
            RecordKind::Dismissed => {}
        }
    }

    fn feed(&mut self, id: FeedId, path: &Path, record: &Record) {
        self.feeds.insert(id);
        let Some(feed) = Feed::from_record(id, record) else {
            let what = "The feed has no address, so it is not shown.";
            let hint = "Write it as `url: \"https://…\"`.";
            self.problem(Some(path.to_path_buf()), what, Some(hint));
            return;
        };
        if let Err(fault) = PageAddress::parse_whole(&feed.url) {
            let what = format!(
                "The feed “{}” can't be fetched from {}: {fault}",
                feed.name, feed.url
            );
            self.problem(Some(path.to_path_buf()), &what, Some(fault.hint()));
        }
    }

    fn nameless(&mut self, path: &Path, what: &str) {
        let what = format!("The {what} has no name, so it is not shown.");
        let hint = "Write it as `name: \"…\"`.";
        self.problem(Some(path.to_path_buf()), &what, Some(hint));
    }

    fn view(&mut self, path: &Path, view: &SavedView) {
        if let Some(fault) = query::parse(&view.query).faults.first() {
            let what = format!(
                "The view “{}” asks for “{}”, of which not all is understood: {}",
                view.name, view.query, fault.said
            );
            self.problem(Some(path.to_path_buf()), &what, None);
        }
    }

    fn article(&mut self, id: ArticleId, path: &Path, record: &Record) {
        self.articles.insert(id);
        let article = Article::from_record(id, record);
        for feed in article.feeds.keys() {
            let came = self.came_by.entry(*feed);
            came.or_insert_with(|| (path.to_path_buf(), 0)).1 += 1;
        }
        if article.purged.is_some() {
            return;
        }
        if article.snapshots.is_empty() && !article.is_joined() {
            let what = "The article has no text.";
            self.problem(Some(path.to_path_buf()), what, Some("Add its file again."));
        }
        for name in record.children(&article::snapshots()) {
            let Some(id) = SnapshotId::parse(&name) else {
                let what = format!("The name of a snapshot is no hash: {name}");
                self.problem(Some(path.to_path_buf()), &what, None);
                continue;
            };
            match self.library.store.load_snapshot(&id) {
                Ok(text) => self.original(path, &article, &text),
                Err(error) => self.error(&error),
            }
            self.texts.insert(id);
        }
        self.addresses(path, &article);
        let originals = article
            .snapshots
            .iter()
            .filter_map(|entry| entry.original.as_ref());
        self.originals
            .extend(originals.filter_map(|id| OriginalId::parse(id)));
    }

    /// Looks whether the bytes of a text are there: kept beside it, or the text itself.
    fn original(&mut self, path: &Path, article: &Article, text: &Snapshot) {
        let of_it = article.snapshots.iter().filter(|entry| entry.id == text.id);
        let originals = of_it.filter_map(|entry| OriginalId::parse(entry.original.as_deref()?));
        for original in originals.collect::<BTreeSet<_>>() {
            let places = self.library.places();
            let file = places.file(Folder::Originals, original.as_str(), "zst");
            if file.exists() || OriginalId::of(text.text.as_bytes()) == original {
                continue;
            }
            let what = format!(
                "The bytes from which the snapshot {} was made are gone: {}",
                text.id.as_str(),
                file.display()
            );
            let hint = "The text is whole. Bring the file back from a backup of your own.";
            self.problem(Some(path.to_path_buf()), &what, Some(hint));
        }
    }

    /// Looks whether an article can be found by the addresses that its file tells.
    fn addresses(&mut self, path: &Path, article: &Article) {
        let is_identity = |written: &CleanText| {
            ["https", "http"].iter().any(|scheme| {
                let address = PageAddress::parse_whole(&format!("{scheme}://{written}"));
                address.is_ok_and(|address| address.identity() == *written)
            })
        };
        for written in article.addresses.keys() {
            if !is_identity(written) {
                let what = format!("The article is not found by what is no address: {written}");
                self.remark(Some(path.to_path_buf()), &what, None);
            }
        }
        let fetched = article.snapshots.iter();
        for fetched in fetched.filter_map(|entry| entry.fetched.as_ref()) {
            if PageAddress::parse_whole(&fetched.url).is_err() {
                let what = format!("It was fetched from what is no address: {}", fetched.url);
                self.remark(Some(path.to_path_buf()), &what, None);
            }
        }
    }

    fn annotations(&mut self, id: ArticleId, path: &Path, record: &Record) {
        if record.get(article::PURGED).is_some() {
            return;
        }
        self.marked.push(id);
        for name in record.children(&annotation::annotations()) {
            let read = AnnotationId::parse(&name)
                .and_then(|mark| Annotation::from_record(id, mark, record));
            let Some(mark) = read else {
                let what = format!(
                    "The annotation {name} has no anchor that can be read, so it is not shown."
                );
                let hint = "It is kept as it is; mend its `anchor` by hand.";
                self.problem(Some(path.to_path_buf()), &what, Some(hint));
                continue;
            };
            for link in &mark.evidence {
                let quote = crate::model::build::shown(&mark.anchor.quote);
                self.links.push((path.to_path_buf(), quote, link.claim));
            }
        }
    }

    fn texts(&mut self) -> Result<(), StoreError> {
        let listed = self.library.store.files(Folder::Texts)?;
        for path in listed.foreign {
            self.foreign(path);
        }
        for (name, extension) in listed.files {
            self.report.files += 1;
            let path = self.library.places().file(Folder::Texts, &name, &extension);
            match SnapshotId::parse(&name) {
                Some(id) if matches!(extension.as_str(), "txt" | "ron") => {
                    if !self.texts.contains(&id) && self.unreadable == 0 {
                        self.unused(path);
                    }
                }
                _ => self.foreign(path),
            }
        }
        Ok(())
    }

    fn originals(&mut self) -> Result<(), StoreError> {
        let listed = self.library.store.files(Folder::Originals)?;
        for path in listed.foreign {
            self.foreign(path);
        }
        for (name, extension) in listed.files {
            self.report.files += 1;
            let path = self
                .library
                .places()
                .file(Folder::Originals, &name, &extension);
            let Some(id) = OriginalId::parse(&name).filter(|_| extension == "zst") else {
                self.foreign(path);
                continue;
            };
            if let Err(error) = self.library.store.load_original(&id) {
                self.error(&error);
            }
            if !self.originals.contains(&id) && self.unreadable == 0 {
                self.unused(path);
            }
        }
        Ok(())
    }

    fn relations(&mut self) {
        for id in std::mem::take(&mut self.marked) {
            if !self.articles.contains(&id) && self.unreadable == 0 {
                let path = self.library.store.path(RecordId::annotations(id));
                let what = "These are annotations of an article that is not there.";
                self.problem(
                    Some(path),
                    what,
                    Some("Bring its file back from a backup of your own."),
                );
            }
        }
        for (path, quote, claim) in std::mem::take(&mut self.links) {
            if !self.claims.contains(&claim) && self.unreadable == 0 {
                let what =
                    format!("The mark {quote} is evidence of a claim that is not there: {claim}");
                self.problem(Some(path), &what, None);
            }
        }
    }

    fn members(&mut self) {
        if self.unreadable > 0 {
            return;
        }
        for (path, story) in std::mem::take(&mut self.stories) {
            let members = &story.members;
            let articles = members.articles.difference(&self.articles);
            let articles = articles.map(|id| format!("an article that is not there: {id}"));
            let claims = members.claims.difference(&self.claims);
            let claims = claims.map(|id| format!("a claim that is not there: {id}"));
            let gone: Vec<String> = articles.chain(claims).collect();
            for gone in gone {
                let what = format!("The story “{}” holds {gone}", story.name);
                self.problem(Some(path.clone()), &what, None);
            }
        }
    }

    fn feeds_of_articles(&mut self) {
        if self.unreadable > 0 {
            return;
        }
        for (feed, (path, articles)) in std::mem::take(&mut self.came_by) {
            if !self.feeds.contains(&feed) {
                let articles = counted(articles, "article");
                let what = format!("By a feed that is not there came {articles}: {feed}");
                let hint = "Bring its file back from a backup of your own.";
                self.problem(Some(path), &what, Some(hint));
            }
        }
    }

    fn foreign(&mut self, path: PathBuf) {
        let what = "The file does not belong here; it is left as it is.";
        let hint = "A sync program may have made it of two versions of a file: compare them.";
        self.remark(Some(path), what, Some(hint));
    }

    fn unused(&mut self, path: PathBuf) {
        let what = "No article refers to this file; it is left as it is.";
        let hint = "An adding that was cut off leaves such a file, and adding again uses it.";
        self.remark(Some(path), what, Some(hint));
    }
}
