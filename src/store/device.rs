//! The id of this device, which tells its stamps from those of others.

use std::str;

use uuid::Uuid;

use crate::{
    model::DeviceId,
    store::{Places, StoreError, WriteGuard, atomic, lock},
};

/// The file holds eight digits and a line break.
const LIMIT: u64 = 64;

/// Reads this device's id, or makes one on the first start.
///
/// A file that holds no id is replaced: the old id is not needed for anything but to differ from others.
///
/// # Errors
/// Fails where the id cannot be read or saved; an id that is not saved would be another one next time, and
/// one device would look like many.
pub fn device_id(places: &Places) -> Result<DeviceId, StoreError> {
    if let Some(id) = stored(places)? {
        return Ok(id);
    }
    let _guard = WriteGuard::acquire(places, lock::PATIENCE)?;
    // Another process may have been first.
    if let Some(id) = stored(places)? {
        return Ok(id);
    }
    let (_, low) = Uuid::new_v4().as_u64_pair();
    let id = DeviceId(u32::try_from(low & 0xffff_ffff).expect("the high half is masked away"));
    // An id that a power cut takes back is replaced by a new one, which does no harm.
    let _ = atomic::replace(&places.device(), format!("{id}\n").as_bytes(), None)?;
    Ok(id)
}

fn stored(places: &Places) -> Result<Option<DeviceId>, StoreError> {
    let bytes = match atomic::read(&places.device(), LIMIT) {
        Err(StoreError::TooLarge { .. }) => None,
        read => read?,
    };
    Ok(bytes.and_then(|bytes| str::from_utf8(&bytes).ok()?.trim().parse().ok()))
}

#[cfg(test)]
mod tests {
    use std::{fs, thread};

    use tempfile::TempDir;

    use super::*;

    #[test]
    fn the_id_is_made_once_however_many_ask_at_once() {
        let room = TempDir::new().unwrap();
        let places = Places::under(room.path());
        let ids: Vec<_> = thread::scope(|scope| {
            let asking: Vec<_> = (0..4)
                .map(|_| scope.spawn(|| device_id(&places).unwrap()))
                .collect();
            asking.into_iter().map(|a| a.join().unwrap()).collect()
        });
        assert!(ids.iter().all(|id| *id == ids[0]));
        let stored = fs::read_to_string(places.device()).unwrap();
        assert_eq!(stored, format!("{}\n", ids[0]));
    }

    #[test]
    fn a_file_without_an_id_is_replaced() {
        let room = TempDir::new().unwrap();
        let places = Places::under(room.path());
        fs::create_dir_all(&places.state).unwrap();
        for odd in ["", "nonsense", &"0".repeat(100)] {
            fs::write(places.device(), odd).unwrap();
            let id = device_id(&places).unwrap();
            assert_eq!(device_id(&places).unwrap(), id);
        }
    }
}
