//! Which files are there.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use uuid::Uuid;

use crate::{
    model::RecordKind,
    store::{
        Action, Folder, Store, StoreError,
        places::{is_shard, shard},
        records::Fingerprint,
    },
};

/// The files of a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// Names and extensions of files that stand in the directory of their last two digits, in order.
    pub files: Vec<(String, String)>,
    /// What has no business there: a copy of a sync program, a file in the wrong directory. Names that
    /// begin with a dot are not looked at.
    pub foreign: Vec<PathBuf>,
}

/// The records of a kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ids {
    /// Their ids, in order, and so oldest first.
    pub ids: Vec<Uuid>,
    /// Files that are no records of this kind, see [`Listing::foreign`].
    pub foreign: Vec<PathBuf>,
}

impl Store {
    /// Lists the files of a folder; 100,000 files take some 40 ms.
    ///
    /// # Errors
    /// Fails where a directory cannot be listed; one that is not there is empty.
    pub fn files(&self, folder: Folder) -> Result<Listing, StoreError> {
        files_in(&self.places().folder(folder))
    }

    /// Lists the records of a kind, those too whose file is gone and whose copy is there.
    ///
    /// # Errors
    /// See [`Store::files`].
    pub fn ids(&self, kind: RecordKind) -> Result<Ids, StoreError> {
        let folder = Folder::of(kind);
        let mut ids = ids_of(self, folder, self.files(folder)?);
        // What is foreign among the copies is nobody's business.
        let copies = files_in(&self.places().backup_folder(folder))?;
        ids.ids.extend(ids_of(self, folder, copies).ids);
        ids.ids.sort_unstable();
        ids.ids.dedup();
        Ok(ids)
    }

    /// Returns what tells one state of each file in such a directory from another, in the order of their ids.
    ///
    /// # Errors
    /// Fails where the directory can't be listed, or the system does not let a file be looked at.
    pub fn fingerprints_in(
        &self,
        kind: RecordKind,
        directory: u8,
    ) -> Result<Vec<(Uuid, Fingerprint)>, StoreError> {
        let digits = format!("{directory:02x}");
        let place = self.places().folder(Folder::of(kind)).join(&digits);
        let mut found = Vec::new();
        each_entry(&place, |entry| {
            let Some(id) = id_of(&entry, &digits) else {
                return Ok(());
            };
            // Without a path made and walked for each file.
            let data = entry.metadata().and_then(|data| match data.is_symlink() {
                true => fs::metadata(entry.path()),
                false => Ok(data),
            });
            match data {
                Ok(data) => found.push((id, Fingerprint::of(&data))),
                // It was taken away a moment ago.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(StoreError::io(Action::Read, &entry.path())(error)),
            }
            Ok(())
        })?;
        found.sort_unstable_by_key(|(id, _)| *id);
        Ok(found)
    }

    /// Returns the records of which a copy is kept in one of the 256 directories.
    ///
    /// # Errors
    /// See [`Store::files`].
    pub fn copies_in(&self, kind: RecordKind, directory: u8) -> Result<Vec<Uuid>, StoreError> {
        let digits = format!("{directory:02x}");
        let place = self.places().backup_folder(Folder::of(kind)).join(&digits);
        let mut found = Vec::new();
        each_entry(&place, |entry| {
            found.extend(id_of(&entry, &digits));
            Ok(())
        })?;
        Ok(found)
    }

    /// Returns what tells one state of such a directory from another: it changes when a file in it is made,
    /// replaced or taken away, but not when one is written to in place. Nothing where there is none.
    ///
    /// # Errors
    /// Fails where the system does not let it be looked at.
    pub fn directory(
        &self,
        kind: RecordKind,
        directory: u8,
    ) -> Result<Option<Fingerprint>, StoreError> {
        let path = self.places().folder(Folder::of(kind));
        fingerprint(&path.join(format!("{directory:02x}")))
    }

    /// Finds the records of a kind whose id ends with these digits, or else begins with them.
    ///
    /// Ids are shown by their last digits, so the end goes before the start; two digits of it name the only
    /// directory to look into. Hyphens and capitals do not matter. What is no part of an id finds nothing.
    ///
    /// # Errors
    /// See [`Store::files`].
    pub fn find(&self, kind: RecordKind, digits: &str) -> Result<Vec<Uuid>, StoreError> {
        let digits = digits.replace('-', "").to_lowercase();
        let is_part = (1..=32).contains(&digits.len())
            && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        if !is_part {
            return Ok(Vec::new());
        }
        let folder = Folder::of(kind);
        let by_end = if digits.len() < 2 {
            self.ids(kind)?
        } else {
            let directory = self.places().folder(folder).join(shard(&digits));
            let mut listing = Listing::default();
            list_shard(&directory, shard(&digits), &mut listing)?;
            ids_of(self, folder, listing)
        };
        let found = matching(&by_end.ids, |id| id.ends_with(&digits));
        if found.is_empty() {
            // One whose file is gone is not in the directory, or else the digits are its first.
            let all = self.ids(kind)?.ids;
            let by_end = matching(&all, |id| id.ends_with(&digits));
            if by_end.is_empty() {
                return Ok(matching(&all, |id| id.starts_with(&digits)));
            }
            return Ok(by_end);
        }
        Ok(found)
    }
}

/// Lists the files below a directory of directories.
fn files_in(root: &Path) -> Result<Listing, StoreError> {
    let mut listing = Listing::default();
    for path in entries(root)? {
        match name(&path) {
            Some(name) if is_shard(name) && path.is_dir() => {
                list_shard(&path, name, &mut listing)?;
            }
            _ => listing.foreign.push(path),
        }
    }
    listing.files.sort();
    listing.foreign.sort();
    Ok(listing)
}

/// Returns the directories of a folder that files are spread over.
pub(super) fn shards(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let mut directories = entries(folder)?;
    directories.retain(|path| name(path).is_some_and(is_shard) && path.is_dir());
    Ok(directories)
}

/// Returns what tells a file from another version of it.
pub(super) fn fingerprint(path: &Path) -> Result<Option<Fingerprint>, StoreError> {
    match fs::metadata(path) {
        Ok(data) => Ok(Some(Fingerprint::of(&data))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(StoreError::io(Action::Read, path)(error)),
    }
}

fn matching(ids: &[Uuid], is_match: impl Fn(&str) -> bool) -> Vec<Uuid> {
    let mut buffer = Uuid::encode_buffer();
    ids.iter()
        .filter(|id| is_match(id.simple().encode_lower(&mut buffer)))
        .copied()
        .collect()
}

fn ids_of(store: &Store, folder: Folder, listing: Listing) -> Ids {
    let mut ids = Ids {
        ids: Vec::new(),
        foreign: listing.foreign,
    };
    for (name, extension) in listing.files {
        match Uuid::try_parse(&name) {
            // Only the one right way to write an id names its file.
            Ok(id) if extension == "ron" && id.to_string() == name => ids.ids.push(id),
            _ => ids
                .foreign
                .push(store.places().file(folder, &name, &extension)),
        }
    }
    ids.ids.sort_unstable();
    ids.foreign.sort();
    ids
}

fn list_shard(directory: &Path, digits: &str, listing: &mut Listing) -> Result<(), StoreError> {
    for path in entries(directory)? {
        match name(&path).and_then(|name| name.rsplit_once('.')) {
            Some((stem, extension)) if stem.ends_with(digits) => {
                listing.files.push((stem.to_owned(), extension.to_owned()));
            }
            _ => listing.foreign.push(path),
        }
    }
    Ok(())
}

fn name(path: &Path) -> Option<&str> {
    path.file_name()?.to_str()
}

/// Returns the record that a file is of; nothing where it has no business in the directory of these digits.
fn id_of(entry: &fs::DirEntry, digits: &str) -> Option<Uuid> {
    let name = entry.file_name();
    let stem = name.to_str()?.strip_suffix(".ron")?;
    let id = Uuid::try_parse(stem).ok()?;
    let mut buffer = Uuid::encode_buffer();
    // Only the one right way to write an id names its file.
    let is_right = stem.ends_with(digits) && id.hyphenated().encode_lower(&mut buffer) == stem;
    is_right.then_some(id)
}

/// Returns what a directory holds, except names that begin with a dot; nothing where there is none.
fn entries(directory: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let mut paths = Vec::new();
    each_entry(directory, |entry| {
        if !entry.file_name().as_encoded_bytes().starts_with(b".") {
            paths.push(entry.path());
        }
        Ok(())
    })?;
    Ok(paths)
}

/// Looks at each entry of a directory; at none where there is no directory.
fn each_entry(
    directory: &Path,
    mut look: impl FnMut(fs::DirEntry) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let found = match fs::read_dir(directory) {
        Ok(found) => found,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(StoreError::io(Action::List, directory)(error)),
    };
    for entry in found {
        look(entry.map_err(StoreError::io(Action::List, directory))?)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;
    use crate::store::Places;

    const A: &str = "01933b5a-7c00-7000-8000-0000deadbeef";
    const B: &str = "01933b5a-7c00-7000-8000-0000deadb0ef";
    const C: &str = "01944444-7c00-7000-8000-000012345678";

    fn library() -> (TempDir, Store) {
        let room = TempDir::new().unwrap();
        let store = Store::new(Places::under(room.path()));
        let articles = room.path().join("data/articles");
        for path in [
            format!("ef/{A}.ron"),
            format!("ef/{B}.ron"),
            format!("78/{C}.ron"),
            "ef/.briefreader-Ab".to_owned(),
            format!("ef/{C}.ron"),
            format!("ef/{A}.sync-conflict.ron"),
            "ef/note.txt".to_owned(),
            "ef/not an id ef.ron".to_owned(),
            "zz/x.ron".to_owned(),
            "README".to_owned(),
        ] {
            let path = articles.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        (room, store)
    }

    fn id(text: &str) -> Uuid {
        Uuid::try_parse(text).unwrap()
    }

    #[test]
    fn records_are_listed_and_what_is_foreign_is_named() {
        let (room, store) = library();
        let listed = store.ids(RecordKind::Article).unwrap();
        assert_eq!(listed.ids, [id(B), id(A), id(C)]);
        let articles = room.path().join("data/articles");
        let mut foreign = [
            "README",
            "ef/not an id ef.ron",
            "ef/note.txt",
            "zz",
            &format!("ef/{C}.ron"),
            &format!("ef/{A}.sync-conflict.ron"),
        ]
        .map(|name| articles.join(name));
        foreign.sort();
        assert_eq!(listed.foreign, foreign);
    }

    #[test]
    fn an_empty_library_lists_nothing() {
        let room = TempDir::new().unwrap();
        let store = Store::new(Places::under(room.path()));
        assert_eq!(store.ids(RecordKind::Claim).unwrap(), Ids::default());
        assert!(store.find(RecordKind::Claim, "beef").unwrap().is_empty());
    }

    #[test]
    fn ids_are_found_by_their_end_and_else_by_their_start() {
        let (_room, store) = library();
        let find = |digits| store.find(RecordKind::Article, digits).unwrap();
        assert_eq!(find("deadbeef"), [id(A)]);
        assert_eq!(find("BEEF"), [id(A)]);
        assert_eq!(find("ef"), [id(B), id(A)]);
        assert_eq!(find("8"), [id(C)]);
        assert_eq!(find("01933b5a"), [id(B), id(A)]);
        assert_eq!(find("01944444-7c"), [id(C)]);
        assert_eq!(find(A), [id(A)]);
        for none in ["", "beet", "ffffffff", "-", &"0".repeat(33), "§§"] {
            assert!(find(none).is_empty(), "{none}");
        }
    }
}
