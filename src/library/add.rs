//! Adding articles, and their new texts.

use std::{
    fs::{self, File},
    io::{self, Read},
    path::Path,
};

use crate::{
    extract::ExtractError,
    import::{Hints, ImportError, Imported, Kind},
    index::Name,
    library::{
        AddError, Library, ReadError,
        admit::{Arrival, Before},
        fetched::Page,
        indexing::Parts,
        location::location,
    },
    model::{Article, ArticleId, CleanText, Flow, PageAddress, PartialDate, RecordId, view::Added},
    store::{OriginalId, lock::PATIENCE},
};

pub use crate::import::LIMIT_BYTES;

/// What a person says of what is added; it goes before what is found in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// The headline.
    pub title: Option<CleanText>,
    /// The outlet, publisher or person it comes from.
    pub source: Option<CleanText>,
    /// Who wrote it.
    pub author: Option<CleanText>,
    /// When it was published.
    pub published: Option<PartialDate>,
    /// Where it was published.
    pub url: Option<CleanText>,
    /// Tags, besides those the text gives.
    pub tags: Vec<CleanText>,
    /// How to read it, where its name doesn't tell.
    pub kind: Option<Kind>,
}

impl Given {
    /// Tells whether an article says all of this already.
    fn is_all_of(&self, article: &Article) -> bool {
        let texts = [
            (&self.source, &article.source),
            (&self.author, &article.author),
            (&self.url, &article.url),
        ];
        self.title
            .as_ref()
            .is_none_or(|title| *title == article.title)
            && texts
                .iter()
                .all(|(given, there)| given.is_none() || given == there)
            && (self.published.is_none() || self.published == article.published)
            && self.tags.iter().all(|tag| article.tags.contains(tag))
    }
}

/// Who brings something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Brought {
    /// A person, who wants it back where it lies in the trash.
    #[default]
    ByHand,
    /// Nobody: it comes by itself, and what a person has removed stays removed.
    ByItself,
}

/// What came of looking at something that was received.
#[derive(Debug)]
pub(super) enum LookedAt {
    /// It is there already, or stays removed, and nothing is to be written.
    Unchanged(Box<Added>),
    /// What was made of it, and the hash of its bytes.
    Read(Box<(Imported, CleanText)>),
}

/// A file, read.
#[derive(Debug)]
pub(super) struct ReadFile {
    bytes: Vec<u8>,
    name: Option<String>,
    shown: String,
    location: Option<CleanText>,
}

impl ReadFile {
    /// Reads a file within the limit, and says where it stands; what is no regular file stands nowhere.
    pub fn read(path: &Path) -> Result<Self, AddError> {
        let (bytes, location) = read_file(path)?;
        let name = path.file_name().and_then(|name| name.to_str());
        let name = name.filter(|_| location.is_some());
        Ok(Self {
            bytes,
            name: name.map(str::to_owned),
            shown: path.display().to_string(),
            location,
        })
    }

    /// Returns it as something that was received.
    pub fn received(&self, brought: Brought) -> Received<'_> {
        Received {
            bytes: &self.bytes,
            name: self.name.as_deref(),
            shown: &self.shown,
            location: self.location.clone(),
            brought,
            ..Received::default()
        }
    }

    /// Returns the hash of its bytes.
    pub fn hash(&self) -> CleanText {
        CleanText::line(OriginalId::of(&self.bytes).as_str())
    }

    /// Returns how many bytes it has.
    pub fn len(&self) -> usize {
        self.bytes.len()
    }
}

/// The bytes of something to be added, with what is known of them.
#[derive(Debug, Default)]
pub(super) struct Received<'a> {
    /// The bytes.
    pub bytes: &'a [u8],
    /// The name of its file.
    pub name: Option<&'a str>,
    /// How messages call it.
    pub shown: &'a str,
    /// Where it came from, as it stands in records.
    pub location: Option<CleanText>,
    /// Who brings it.
    pub brought: Brought,
    /// The article whose new text it is, where a person says so.
    pub revises: Option<ArticleId>,
    /// The page that it is, where it is one.
    pub page: Option<Page<'a>>,
}

impl Library {
    /// Adds one file.
    ///
    /// The same path again is the same article: with the same bytes it is unchanged, with others its new text
    /// stands beside the old, and its annotations are placed in it. So is a file with the bytes of an article
    /// whose own file is gone, which has been moved. What is not a regular file, such as a pipe, is read as
    /// [`add_bytes`](Self::add_bytes) does.
    ///
    /// # Errors
    /// Where the file can't be read, is no text, or can't be saved; nothing has changed then.
    pub fn add_file(&self, path: &Path, given: &Given) -> Result<Added, AddError> {
        self.add_file_watched(path, given, &|| Flow::Continue)
    }

    /// Adds one file as [`add_file`](Self::add_file) does, where it is a regular file: what is none, such as a pipe that
    /// nobody writes to, may never come to an end, and is refused. `watch` may stop it for as long as nothing of it is
    /// written.
    ///
    /// # Errors
    /// See [`add_file`](Self::add_file); and where it is not a file, or was stopped.
    pub fn add_regular_file(
        &self,
        path: &Path,
        given: &Given,
        watch: &dyn Fn() -> Flow,
    ) -> Result<Added, AddError> {
        let is_other = fs::metadata(path).is_ok_and(|data| !data.is_file() && !data.is_dir());
        if is_other {
            return Err(AddError::Unreadable {
                path: path.display().to_string(),
                why: "it is not a file".to_owned(),
            });
        }
        self.add_file_watched(path, given, watch)
    }

    /// Adds one file as [`add_file`](Self::add_file) does; `watch` is asked while it is read and made to an article, and
    /// may stop it for as long as nothing of it is written.
    ///
    /// # Errors
    /// See [`add_file`](Self::add_file); and where it was stopped.
    pub fn add_file_watched(
        &self,
        path: &Path,
        given: &Given,
        watch: &dyn Fn() -> Flow,
    ) -> Result<Added, AddError> {
        let file = ReadFile::read(path)?;
        let received = file.received(Brought::ByHand);
        self.receive(&received, given, &|| watch() == Flow::Stop)
    }

    /// Adds what came from standard input or another place without a path; the same bytes are the same
    /// article. Where a URL is given, it is the page of that address, as if it had been fetched.
    ///
    /// # Errors
    /// See [`add_file`](Self::add_file).
    pub fn add_bytes(&self, bytes: &[u8], given: &Given) -> Result<Added, AddError> {
        self.add_bytes_watched(bytes, given, &|| Flow::Continue)
    }

    /// Adds bytes as [`add_bytes`](Self::add_bytes) does; `watch` may stop it as in
    /// [`add_file_watched`](Self::add_file_watched).
    ///
    /// # Errors
    /// See [`add_file_watched`](Self::add_file_watched).
    pub fn add_bytes_watched(
        &self,
        bytes: &[u8],
        given: &Given,
        watch: &dyn Fn() -> Flow,
    ) -> Result<Added, AddError> {
        let address = given.url.as_deref().map(PageAddress::parse);
        let address = address.and_then(Result::ok);
        let received = Received {
            bytes,
            shown: "standard input",
            page: address.as_ref().map(Page::piped),
            ..Received::default()
        };
        self.receive(&received, given, &|| watch() == Flow::Stop)
    }

    /// Takes a file for the new text of an article, wherever the file comes from.
    ///
    /// # Errors
    /// See [`add_file`](Self::add_file); and where there is no such article.
    pub fn revise_from_file(&self, id: ArticleId, path: &Path) -> Result<Added, AddError> {
        let (bytes, _) = read_file(path)?;
        let received = Received {
            bytes: &bytes,
            name: path.file_name().and_then(|name| name.to_str()),
            shown: &path.display().to_string(),
            revises: Some(id),
            ..Received::default()
        };
        self.receive(&received, &Given::default(), &|| false)
    }

    /// Takes what came from standard input for the new text of an article.
    ///
    /// # Errors
    /// See [`revise_from_file`](Self::revise_from_file).
    pub fn revise_from_bytes(&self, id: ArticleId, bytes: &[u8]) -> Result<Added, AddError> {
        let received = Received {
            bytes,
            shown: "standard input",
            revises: Some(id),
            ..Received::default()
        };
        self.receive(&received, &Given::default(), &|| false)
    }

    /// Makes a snapshot of what was received.
    pub(super) fn imported(
        &self,
        received: &Received<'_>,
        given: &Given,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Imported, AddError> {
        let page = received.page.as_ref();
        let fetched = page.and_then(|page| page.fetched.as_ref());
        let hints = Hints {
            name: received.name,
            kind: given.kind.or(page.and_then(|page| page.kind)),
            media_type: fetched.and_then(|fetched| fetched.media_type.as_deref()),
            address: page.map(|page| page.got.as_str()).or(given.url.as_deref()),
            ..Hints::default()
        };
        let imported = self.extractor.import(received.bytes, &hints, cancelled);
        imported.map_err(|why| {
            let name = received.shown.to_owned();
            match why {
                ExtractError::Import(why) => AddError::Import { name, why },
                why => AddError::Extract { name, why },
            }
        })
    }

    /// Takes in what was received; `cancelled` is asked while it is read, and for the last time before it is written.
    pub(super) fn receive(
        &self,
        received: &Received<'_>,
        given: &Given,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Added, AddError> {
        let looked_at = self.look_at(received, given, cancelled)?;
        if cancelled() {
            return Err(AddError::Extract {
                name: received.shown.to_owned(),
                why: ExtractError::Cancelled,
            });
        }
        self.write(received, given, looked_at)
    }

    /// Reads what was received, without writing anything: what takes long goes before the lock.
    pub(super) fn look_at(
        &self,
        received: &Received<'_>,
        given: &Given,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<LookedAt, AddError> {
        self.ensure_compared();
        let hash = CleanText::line(OriginalId::of(received.bytes).as_str());
        if let Some(added) = self.unchanged(received, given, &hash) {
            return Ok(LookedAt::Unchanged(Box::new(added)));
        }
        if let Some(added) = self.left_removed(received, &hash) {
            return Ok(LookedAt::Unchanged(Box::new(added)));
        }
        let imported = self.imported(received, given, cancelled)?;
        Ok(LookedAt::Read(Box::new((imported, hash))))
    }

    /// Takes in what was received and has been looked at.
    pub(super) fn write(
        &self,
        received: &Received<'_>,
        given: &Given,
        looked_at: LookedAt,
    ) -> Result<Added, AddError> {
        let (imported, hash) = match looked_at {
            LookedAt::Unchanged(added) => return Ok(*added),
            LookedAt::Read(read) => *read,
        };
        let (mut added, has_new_text) = self.take_in(received, given, imported, hash)?;
        if has_new_text {
            // This may take long, too, and goes behind the lock.
            let settled = self.settle(added.id);
            match settled.and_then(|_| self.settled(added.id, &added.snapshot)) {
                Ok(placed) => added.placed = placed,
                // A placement that is missing is found when the article is opened.
                Err(error) => added.notices.push(CleanText::new(&error.to_string())),
            }
        }
        Ok(added)
    }

    /// Writes what was received under the lock, and tells whether the article has a new text by that.
    fn take_in(
        &self,
        received: &Received<'_>,
        given: &Given,
        mut imported: Imported,
        hash: CleanText,
    ) -> Result<(Added, bool), AddError> {
        let mut writer = self.writer();
        let guard = self.store.lock(PATIENCE)?;
        self.notice_added();
        let whose = self.whose(received, &mut imported, &hash);
        if received.brought == Brought::ByItself
            && let Some(id) = whose.article
            && let article = self.article(id)
            && article.removed.is_some()
        {
            // It was removed since it was looked at, or is only known by what was made of it.
            return Ok((Added::left(&article, &imported.snapshot.id), false));
        }
        let arrival = Arrival {
            received,
            given,
            imported,
            hash,
            before: match whose.article {
                Some(id) => self.before(id)?,
                None => Before::new(ArticleId(writer.ids.next((self.now)()))),
            },
            addresses: whose.addresses,
            came_by: None,
            now: (self.now)(),
        };
        let has_new_text = !arrival.has_its_text();
        let added = self.admit(&mut writer, &guard, &arrival)?;
        Ok((added, has_new_text))
    }

    /// Answers for an article that has these bytes already, where a person says nothing of it that is not there.
    fn unchanged(&self, received: &Received<'_>, given: &Given, hash: &CleanText) -> Option<Added> {
        if received.revises.is_some() {
            return None;
        }
        let id = match &received.page {
            Some(page) => self.asked_before(page, &|article| {
                let newest = article.newest();
                newest.is_some_and(|newest| newest.original.as_ref() == Some(hash))
            })?,
            None => self.same_article(received.location.as_ref(), hash)?,
        };
        let article = self.article(id);
        let newest = article.newest()?;
        let is_of_it = received.page.is_some() || article.location == received.location;
        let is_here = article.is_live() && is_of_it;
        let is_same = newest.original.as_ref() == Some(hash) && self.has_newest(&article);
        let is_all = is_here && is_same && given.is_all_of(&article);
        is_all.then(|| Added::unchanged(&article, newest))
    }

    /// Answers for a file that comes by itself and whose article a person has removed.
    fn left_removed(&self, received: &Received<'_>, hash: &CleanText) -> Option<Added> {
        if received.brought == Brought::ByHand || received.page.is_some() {
            return None;
        }
        let article = self.article(self.same_article(received.location.as_ref(), hash)?);
        let newest = article.newest()?;
        let is_removed = article.removed.is_some();
        is_removed.then(|| Added::left(&article, &newest.id))
    }

    /// Reads an article that something is to be added to.
    pub(super) fn before(&self, id: ArticleId) -> Result<Before, AddError> {
        let known = self.known_there(RecordId::article(id))?;
        if known.read_only.is_some() {
            // The store says why, and leaves it as it is.
            let stored = self.store.read(RecordId::article(id), self.device)?;
            stored.writable()?;
        }
        let article = Article::from_record(id, &known.record);
        if article.purged.is_some() {
            return Err(ReadError::Purged(id).into());
        }
        Ok(Before {
            id,
            record: known.record,
            is_readable: self.has_newest(&article),
            article: Some(article),
        })
    }

    /// Tells whether the newest text of an article is there and whole.
    pub(super) fn has_newest(&self, article: &Article) -> bool {
        let newest = article.newest();
        newest.is_some_and(|newest| self.store.load_snapshot(&newest.id).is_ok())
    }

    /// Finds the article that a file or bytes are.
    pub(super) fn same_article(
        &self,
        location: Option<&CleanText>,
        hash: &CleanText,
    ) -> Option<ArticleId> {
        let by_bytes = Name::Original(hash.clone());
        match location {
            None => self.best_named(&by_bytes, &|article| {
                article.location.is_none() && article.addresses.is_empty()
            }),
            Some(location) => {
                let by_location = self.best_named(&Name::Location(location.clone()), &|_| true);
                by_location.or_else(|| {
                    self.best_named(&by_bytes, &|article| {
                        article.location.as_ref().is_some_and(is_gone)
                    })
                })
            }
        }
    }

    /// Returns the article of a name that fits; one that is in the trash stands back behind one that is not.
    pub(super) fn best_named(
        &self,
        name: &Name,
        fits: &dyn Fn(&Article) -> bool,
    ) -> Option<ArticleId> {
        let named = self.answered(Parts::Rows, |index| index.named(name));
        // Only what its file says counts: the index may lag behind.
        let named = named.into_iter().map(|id| self.article(id));
        let best = named
            .filter(|article| name.is_of(article) && fits(article))
            .min_by_key(|article| !article.is_live());
        best.map(|article| article.id)
    }
}

/// Tells whether the file of a location is gone; of a path that can't be told, it is not.
fn is_gone(location: &CleanText) -> bool {
    let path = Path::new(location.as_str());
    path.is_absolute() && matches!(path.try_exists(), Ok(false))
}

/// Reads a file within the limit, and says where it stands; what is no regular file stands nowhere.
fn read_file(path: &Path) -> Result<(Vec<u8>, Option<CleanText>), AddError> {
    let shown = || path.display().to_string();
    let unreadable = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => AddError::Missing { path: shown() },
        _ => AddError::Unreadable {
            path: shown(),
            why: why(&error),
        },
    };
    let too_large = || AddError::Import {
        name: shown(),
        why: ImportError::TooLarge,
    };
    let limit = u64::try_from(LIMIT_BYTES).unwrap_or(u64::MAX);
    let data = fs::metadata(path).map_err(unreadable)?;
    if data.is_dir() {
        return Err(AddError::Unreadable {
            path: shown(),
            why: "it is a folder".to_owned(),
        });
    }
    if data.is_file() && data.len() > limit {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(limit + 1).read_to_end(&mut bytes))
        .map_err(unreadable)?;
    if bytes.len() > LIMIT_BYTES {
        return Err(too_large());
    }
    let place = data.is_file().then(|| path.canonicalize());
    let place = place.transpose().map_err(unreadable)?;
    Ok((bytes, place.as_deref().map(location)))
}

/// Says the system's reason in words.
fn why(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied => "you have no permission".to_owned(),
        _ => {
            let words = error.to_string();
            words
                .split(" (os error")
                .next()
                .unwrap_or_default()
                .to_lowercase()
        }
    }
}
