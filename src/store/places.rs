//! Where the files of a library stand.

use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use crate::store::StoreError;

/// Names a folder of the data directory whose files are spread over 256 directories.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Folder {
    /// One RON file an article.
    Articles,
    /// One RON file for the annotations of an article.
    Annotations,
    /// One RON file a claim.
    Claims,
    /// One RON file a story.
    Stories,
    /// One RON file a saved view.
    Views,
    /// One RON file a grid of competing hypotheses.
    Grids,
    /// One RON file a disagreement that was dismissed.
    Dismissed,
    /// One RON file a feed that is followed.
    Feeds,
    /// Two files a snapshot: its exact text, and its structure in RON.
    Texts,
    /// The bytes as received, compressed.
    Originals,
}

impl Folder {
    /// Lists every folder.
    pub const ALL: [Self; 10] = [
        Self::Articles,
        Self::Annotations,
        Self::Claims,
        Self::Stories,
        Self::Views,
        Self::Grids,
        Self::Dismissed,
        Self::Feeds,
        Self::Texts,
        Self::Originals,
    ];

    /// Returns the folder's name on the disk.
    pub fn name(self) -> &'static str {
        match self {
            Self::Articles => "articles",
            Self::Annotations => "annotations",
            Self::Claims => "claims",
            Self::Stories => "stories",
            Self::Views => "views",
            Self::Grids => "grids",
            Self::Dismissed => "dismissed",
            Self::Feeds => "feeds",
            Self::Texts => "texts",
            Self::Originals => "originals",
        }
    }
}

/// The four directories that everything is kept in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// What a person reads and decided; the only one worth a backup.
    pub data: PathBuf,
    /// The person's own settings; never written by the program.
    pub config: PathBuf,
    /// What belongs to this device: its id, reading positions, the lock.
    pub state: PathBuf,
    /// What can be made again.
    pub cache: PathBuf,
}

impl Places {
    /// Finds the places that the system gives a program of this person.
    ///
    /// # Errors
    /// Fails where the system tells no home directory.
    pub fn of_person() -> Result<Self, StoreError> {
        let found = ProjectDirs::from("", "", "briefreader").ok_or(StoreError::NoHome)?;
        Ok(Self {
            data: found.data_dir().to_path_buf(),
            config: found.config_dir().to_path_buf(),
            // Only Linux and its kin know a place for state of its own.
            state: found
                .state_dir()
                .map_or_else(|| found.data_local_dir().join("state"), Path::to_path_buf),
            cache: found.cache_dir().to_path_buf(),
        })
    }

    /// Puts all four places under one directory.
    pub fn under(directory: &Path) -> Self {
        Self {
            data: directory.join("data"),
            config: directory.join("config"),
            state: directory.join("state"),
            cache: directory.join("cache"),
        }
    }

    /// Returns a folder of the data directory.
    pub fn folder(&self, folder: Folder) -> PathBuf {
        self.data.join(folder.name())
    }

    /// Returns the path of a file: `data/<folder>/xx/<name>.<extension>`.
    pub fn file(&self, folder: Folder, name: &str, extension: &str) -> PathBuf {
        self.data.join(relative(folder, name, extension))
    }

    /// Returns where the previous good copy of that file is kept: `data/backup/<folder>/xx/…`.
    pub fn backup_of(&self, folder: Folder, name: &str, extension: &str) -> PathBuf {
        self.backup().join(relative(folder, name, extension))
    }

    /// Returns the directory of the copies of one folder.
    pub fn backup_folder(&self, folder: Folder) -> PathBuf {
        self.backup().join(folder.name())
    }

    /// Returns the directory of the previous good copies, laid out like the data directory.
    pub fn backup(&self) -> PathBuf {
        self.data.join("backup")
    }

    /// Returns the file whose lock lets one writer in at a time.
    pub fn lock(&self) -> PathBuf {
        self.state.join("lock")
    }

    /// Returns the file that holds this device's id.
    pub fn device(&self) -> PathBuf {
        self.state.join("device")
    }

    /// Returns the index, which is made from the other files.
    pub fn index(&self) -> PathBuf {
        self.cache.join("index.sqlite")
    }
}

/// Returns the last two digits of a name, by which files are spread over directories.
///
/// The last, because those of a UUIDv7 are random while the first are the time. A name that ends in
/// anything but two lowercase hex digits, as no id and no hash does, goes to `00`.
pub fn shard(name: &str) -> &str {
    name.len()
        .checked_sub(2)
        .and_then(|start| name.get(start..))
        .filter(|end| is_shard(end))
        .unwrap_or("00")
}

/// Tells whether a directory's name is two lowercase hex digits.
pub fn is_shard(name: &str) -> bool {
    name.len() == 2 && name.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

fn relative(folder: Folder, name: &str, extension: &str) -> PathBuf {
    Path::new(folder.name())
        .join(shard(name))
        .join(format!("{name}.{extension}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_directory_holds_all_four_places() {
        let places = Places::under(Path::new("/library"));
        assert_eq!(places.data, Path::new("/library/data"));
        assert_eq!(places.config, Path::new("/library/config"));
        assert_eq!(places.state, Path::new("/library/state"));
        assert_eq!(places.cache, Path::new("/library/cache"));
        assert_eq!(places.lock(), Path::new("/library/state/lock"));
        assert_eq!(places.device(), Path::new("/library/state/device"));
    }

    #[test]
    fn a_file_stands_in_the_directory_of_its_last_two_digits() {
        let places = Places::under(Path::new("/library"));
        assert_eq!(
            places.file(Folder::Articles, "0193c0de3f", "ron"),
            Path::new("/library/data/articles/3f/0193c0de3f.ron")
        );
        assert_eq!(
            places.backup_of(Folder::Claims, "0193c0de3f", "ron"),
            Path::new("/library/data/backup/claims/3f/0193c0de3f.ron")
        );
    }

    #[test]
    fn a_name_without_two_last_digits_goes_to_the_first_directory() {
        for name in ["", "f", "note", "0193ÄÖ", "01XF"] {
            assert_eq!(shard(name), "00", "{name}");
        }
        assert_eq!(shard("ff"), "ff");
    }
}
