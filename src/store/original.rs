//! The bytes of articles as received, compressed, named by their hash.

use std::{fmt, io::Read, path::PathBuf};

use crate::store::{Action, Durability, Folder, Store, StoreError, WriteGuard, atomic};

/// The largest original, in bytes: more than any importer takes. It bounds what a forged file can unpack to.
pub const LARGEST: u64 = 80 << 20;

/// Names an original by the BLAKE3 hash of its bytes, 64 lowercase hex digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OriginalId(String);

impl OriginalId {
    /// Names these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(blake3::hash(bytes).to_hex().to_string())
    }

    /// Accepts exactly 64 lowercase hex digits.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        fits.then(|| Self(text.to_owned()))
    }

    /// Returns the hex digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OriginalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Store {
    /// Saves the bytes of an article as received; the same bytes are kept once.
    ///
    /// # Errors
    /// Fails where they are larger than [`LARGEST`] or cannot be written.
    pub fn save_original(
        &self,
        _guard: &WriteGuard,
        bytes: &[u8],
    ) -> Result<(OriginalId, Durability), StoreError> {
        let id = OriginalId::of(bytes);
        let path = self.original_path(&id);
        if !u64::try_from(bytes.len()).is_ok_and(|length| length <= LARGEST) {
            return Err(too_large(path));
        }
        let packed = zstd::encode_all(bytes, zstd::DEFAULT_COMPRESSION_LEVEL)
            .map_err(StoreError::io(Action::Write, &path))?;
        // The same bytes may be packed otherwise by another version of zstd, so the contents are compared.
        let saved = atomic::write_once(&path, &packed, |_| self.load_original(&id).is_ok())?;
        Ok((id, saved))
    }

    /// Loads the bytes of an article as received.
    ///
    /// # Errors
    /// Fails where they are missing, or are no longer those that were saved.
    pub fn load_original(&self, id: &OriginalId) -> Result<Vec<u8>, StoreError> {
        let path = self.original_path(id);
        let packed = atomic::read(&path, 2 * LARGEST)?.ok_or_else(|| StoreError::missing(&path))?;
        let changed = || StoreError::Changed { path: path.clone() };
        let decoder = zstd::Decoder::with_buffer(packed.as_slice()).map_err(|_| changed())?;
        let mut bytes = Vec::new();
        decoder
            .take(LARGEST + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| changed())?;
        if !u64::try_from(bytes.len()).is_ok_and(|length| length <= LARGEST) {
            return Err(too_large(path));
        }
        if OriginalId::of(&bytes) == *id {
            Ok(bytes)
        } else {
            Err(changed())
        }
    }

    /// Takes an original away for good.
    ///
    /// # Errors
    /// Fails where it could not be removed; it can be tried again.
    pub fn remove_original(
        &self,
        _guard: &WriteGuard,
        id: &OriginalId,
    ) -> Result<Durability, StoreError> {
        atomic::remove(&self.original_path(id))
    }

    fn original_path(&self, id: &OriginalId) -> PathBuf {
        self.places().file(Folder::Originals, id.as_str(), "zst")
    }
}

fn too_large(path: PathBuf) -> StoreError {
    StoreError::TooLarge {
        path,
        limit: LARGEST,
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, time::Duration};

    use tempfile::TempDir;

    use super::*;
    use crate::store::Places;

    fn open(room: &TempDir) -> (Store, WriteGuard) {
        let store = Store::new(Places::under(room.path()));
        let guard = store.lock(Duration::ZERO).unwrap();
        (store, guard)
    }

    #[test]
    fn bytes_come_back_as_they_went_in_and_are_kept_once() {
        let room = TempDir::new().unwrap();
        let (store, guard) = open(&room);
        let bytes: Vec<u8> = (0..=255).cycle().take(10_000).collect();
        for _ in 0..2 {
            let (id, saved) = store.save_original(&guard, &bytes).unwrap();
            assert!(saved.is_durable());
            assert_eq!(store.load_original(&id).unwrap(), bytes);
            let shard = store.original_path(&id);
            assert_eq!(fs::read_dir(shard.parent().unwrap()).unwrap().count(), 1);
        }
    }

    #[test]
    fn changed_bytes_are_noticed_and_mended_by_saving_again() {
        let room = TempDir::new().unwrap();
        let (store, guard) = open(&room);
        let (id, _) = store.save_original(&guard, b"as received").unwrap();
        let other = zstd::encode_all(&b"as forged"[..], 3).unwrap();
        for odd in [&b"no zstd at all"[..], &[], &other] {
            fs::write(store.original_path(&id), odd).unwrap();
            let error = store.load_original(&id).unwrap_err();
            assert!(matches!(error, StoreError::Changed { .. }));
            let _ = store.save_original(&guard, b"as received").unwrap();
            assert_eq!(store.load_original(&id).unwrap(), b"as received");
        }
    }

    #[test]
    fn a_small_file_that_unpacks_to_a_huge_one_is_refused() {
        let room = TempDir::new().unwrap();
        let (store, guard) = open(&room);
        let (id, _) = store.save_original(&guard, b"small").unwrap();
        let zeros = std::io::repeat(0).take(LARGEST + 1);
        let bomb = zstd::encode_all(zeros, 1).unwrap();
        assert!(bomb.len() < 1_000_000);
        fs::write(store.original_path(&id), bomb).unwrap();
        let error = store.load_original(&id).unwrap_err();
        assert!(matches!(error, StoreError::TooLarge { .. }));
    }
}
