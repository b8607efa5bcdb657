//! What is remembered of the files of a watched folder.

use std::{
    collections::{BTreeMap, HashMap},
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use crate::{
    library::location::location,
    model::{ArticleId, CleanText},
    store::{Fingerprint, OriginalId, atomic},
};

/// The most that is read of a file of memory, in bytes: that of some hundred thousand files.
const LIMIT: u64 = 128 << 20;

/// The most files that are remembered.
const MOST: usize = 200_000;

/// The form of the file, which an other version does not read.
const VERSION: u32 = 1;

/// Files of a folder, by their places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Memory(BTreeMap<CleanText, Seen>);

/// A file as it was when it was read last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    /// By what it is known to be the same, without being read.
    pub fingerprint: String,
    /// The hash of its bytes, where it became an article.
    pub hash: Option<CleanText>,
    /// The article that it became; none where it is no text that can be read.
    pub article: Option<ArticleId>,
}

#[derive(Serialize, Deserialize)]
struct MemoryForm {
    version: u32,
    folder: String,
    files: BTreeMap<String, SeenForm>,
}

#[derive(Serialize, Deserialize)]
struct SeenForm {
    seen: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    hash: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    article: Option<String>,
}

impl Memory {
    /// Reads what is remembered of a folder; nothing where there is none, or it can't be read.
    pub fn read(state: &Path, folder: &Path) -> Self {
        let read = atomic::read(&path_of(state, folder), LIMIT).ok().flatten();
        let form = read.and_then(|bytes| ron::de::from_bytes::<MemoryForm>(&bytes).ok());
        let form = form.filter(|form| form.version == VERSION);
        let files = form.map(|form| form.files).unwrap_or_default();
        let seen = |form: SeenForm| Seen {
            fingerprint: form.seen,
            hash: form.hash.as_deref().map(CleanText::line),
            article: form.article.as_deref().and_then(ArticleId::parse),
        };
        let files = files.into_iter();
        Self(
            files
                .map(|(place, form)| (CleanText::line(&place), seen(form)))
                .collect(),
        )
    }

    /// Writes it for the next time; where that fails, files are read once more then.
    ///
    /// What another window has written there meanwhile stays, where nothing else is known of it here.
    pub fn write(&mut self, state: &Path, folder: &Path) {
        if !self.is_changed_from(&Self::read(state, folder)) {
            return;
        }
        let files = self.0.iter().map(|(place, seen)| {
            let form = SeenForm {
                seen: seen.fingerprint.clone(),
                hash: seen.hash.as_ref().map(ToString::to_string),
                article: seen.article.map(|article| article.to_string()),
            };
            (place.to_string(), form)
        });
        let form = MemoryForm {
            version: VERSION,
            folder: location(folder).to_string(),
            files: files.collect(),
        };
        let path = path_of(state, folder);
        let written = path.parent().is_some_and(|directory| {
            atomic::create_directories(directory).is_ok()
                && ron::to_string(&form).is_ok_and(|text| {
                    let written = atomic::replace(&path, text.as_bytes(), None);
                    written.is_ok()
                })
        });
        if !written {
            tracing::warn!(?path, "not remembered which files were taken in");
        }
    }

    /// Takes over what only the other one has, and tells whether there is more than it has.
    fn is_changed_from(&mut self, other: &Self) -> bool {
        for (place, seen) in &other.0 {
            if !self.0.contains_key(place) {
                self.0.insert(place.clone(), seen.clone());
            }
        }
        self.shrink(MOST);
        *self != *other
    }

    /// Forgets what is too much: first files that are no articles, since the others also tell what was purged.
    fn shrink(&mut self, most: usize) {
        let mut over = self.0.len().saturating_sub(most);
        if over == 0 {
            return;
        }
        tracing::warn!(most, "not all files of a folder are remembered");
        self.0.retain(|_, seen| {
            let is_kept = over == 0 || seen.article.is_some();
            over -= usize::from(!is_kept);
            is_kept
        });
        while self.0.len() > most {
            self.0.pop_first();
        }
    }

    /// Learns how files are now.
    pub fn learn(&mut self, news: Vec<(CleanText, Seen)>) {
        self.0.extend(news);
    }

    /// Forgets the files whose articles are not known.
    pub fn keep(&mut self, is_known: impl Fn(ArticleId) -> bool) {
        self.0.retain(|_, seen| seen.article.is_none_or(&is_known));
    }

    /// Tells whether a file is as it was when it was read last.
    pub fn has_seen(&self, place: &CleanText, fingerprint: &Fingerprint) -> bool {
        let seen = self.0.get(place);
        seen.is_some_and(|seen| seen.fingerprint == fingerprint.written())
    }

    /// Returns the articles that files became, by the hashes of their bytes.
    pub fn by_hash(&self) -> HashMap<&CleanText, Vec<ArticleId>> {
        let mut articles: HashMap<&CleanText, Vec<ArticleId>> = HashMap::new();
        for seen in self.0.values() {
            if let (Some(hash), Some(article)) = (&seen.hash, seen.article) {
                articles.entry(hash).or_default().push(article);
            }
        }
        articles
    }
}

/// Names the file for a folder by the hash of its place.
fn path_of(state: &Path, folder: &Path) -> PathBuf {
    let name = OriginalId::of(location(folder).as_bytes());
    state.join("watched").join(format!("{}.ron", name.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(number: u8) -> (CleanText, Seen) {
        let seen = Seen {
            fingerprint: format!("{number}:1:2"),
            hash: (number > 1).then(|| CleanText::line(&format!("hash {number}"))),
            article: None,
        };
        (CleanText::line(&format!("/news/{number}")), seen)
    }

    #[test]
    fn what_is_written_is_read_again_and_two_windows_add_to_it() {
        let state = tempfile::tempdir().unwrap();
        let folder = Path::new("/news");
        let mut one = Memory::read(state.path(), folder);
        let mut other = one.clone();
        one.learn(vec![seen(1), seen(2)]);
        one.write(state.path(), folder);
        other.learn(vec![seen(2), seen(3)]);
        other.write(state.path(), folder);
        let all = Memory([seen(1), seen(2), seen(3)].into());
        assert_eq!(Memory::read(state.path(), folder), all);
        assert_eq!(
            Memory::read(state.path(), Path::new("/new")),
            Memory::default()
        );
    }

    #[test]
    fn of_too_many_files_those_that_are_no_articles_are_forgotten_first() {
        let article = ArticleId(uuid::Uuid::from_u128(1));
        let [first, second, third] = [1, 2, 3].map(seen);
        let mut memory = Memory([first.clone(), second.clone(), third.clone()].into());
        for (place, _) in [&first, &third] {
            memory.0.get_mut(place).unwrap().article = Some(article);
        }
        memory.shrink(2);
        let places: Vec<&CleanText> = memory.0.keys().collect();
        assert_eq!(places, [&first.0, &third.0]);
        let hash = third.1.hash.unwrap();
        assert_eq!(memory.by_hash().get(&hash), Some(&vec![article]));
        memory.shrink(1);
        assert_eq!(memory.0.keys().collect::<Vec<_>>(), [&third.0]);
    }

    #[test]
    fn what_is_damaged_or_of_another_version_is_nothing() {
        let state = tempfile::tempdir().unwrap();
        let folder = Path::new("/news");
        let mut memory = Memory([seen(1)].into());
        memory.write(state.path(), folder);
        let path = path_of(state.path(), folder);
        let text = std::fs::read_to_string(&path).unwrap();
        for wrong in [text.replace("version:1", "version:2"), "(".to_owned()] {
            assert_ne!(wrong, text);
            std::fs::write(&path, wrong).unwrap();
            assert_eq!(Memory::read(state.path(), folder), Memory::default());
        }
    }
}
