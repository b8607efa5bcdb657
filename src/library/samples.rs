//! The sample articles of the first start.

use std::fs;

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::{
    library::{
        AddError, ApplyError, Given, Library,
        add::Received,
        admit::{Arrival, Before},
    },
    model::{ArticleId, Build, Change, CleanText, RecordId, view::Applied},
    store::{Folder, OriginalId, lock::PATIENCE},
};

/// The tag of the samples.
pub const TAG: &str = "sample";

/// The samples, in the order in which a list shows them.
const SAMPLES: [(&str, &str); 7] = [
    ("start-here.md", include_str!("../../data/start-here.md")),
    (
        "1-harbour-wire.md",
        include_str!("../../data/samples/1-harbour-wire.md"),
    ),
    (
        "2-inkwell-ledger.txt",
        include_str!("../../data/samples/2-inkwell-ledger.txt"),
    ),
    (
        "3-lantern-post.md",
        include_str!("../../data/samples/3-lantern-post.md"),
    ),
    (
        "4-public-purse-letter.md",
        include_str!("../../data/samples/4-public-purse-letter.md"),
    ),
    (
        "5-desk-note.txt",
        include_str!("../../data/samples/5-desk-note.txt"),
    ),
    (
        "6-almanac-of-clouds.md",
        include_str!("../../data/samples/6-almanac-of-clouds.md"),
    ),
];

/// The id of the first sample; the others count up from it. They are the same everywhere, so that two
/// devices that join their libraries have each sample once.
const FIRST: u128 = 0x0193_b000_0000_7000_8000_0000_5a3b_1e01;

impl Library {
    /// Brings in the samples on the first start: where there is no library yet. Returns how many.
    ///
    /// A start that was killed half way is finished by the next one.
    ///
    /// # Errors
    /// Where they can't be saved.
    pub fn seed_samples(&self) -> Result<usize, AddError> {
        let begun = self.places().state.join("seeding");
        let is_due = || !self.places().folder(Folder::Articles).exists() || begun.exists();
        if !is_due() {
            return Ok(0);
        }
        let mut writer = self.writer();
        let guard = self.store.lock(PATIENCE)?;
        // Another window may have been first.
        if !is_due() {
            return Ok(0);
        }
        let _ = fs::write(&begun, "");
        let given = Given {
            tags: vec![CleanText::line(TAG)],
            ..Given::default()
        };
        let mut count = 0;
        for (number, (name, text)) in SAMPLES.iter().enumerate() {
            let id = ArticleId(id(number));
            if self.known(RecordId::article(id))?.is_there {
                continue;
            }
            let received = Received {
                bytes: text.as_bytes(),
                name: Some(name),
                shown: name,
                ..Received::default()
            };
            let arrival = Arrival {
                imported: self.imported(&received, &given, &|| false)?,
                received: &received,
                given: &given,
                hash: CleanText::line(OriginalId::of(text.as_bytes()).as_str()),
                before: Before::new(id),
                addresses: Vec::new(),
                came_by: None,
                now: added((self.now)(), number),
            };
            self.admit(&mut writer, &guard, &arrival)?;
            count += 1;
        }
        let _ = fs::remove_file(&begun);
        Ok(count)
    }

    /// Puts all samples into the trash as one change, which is returned so that it can be undone.
    ///
    /// # Errors
    /// See [`apply`](Self::apply).
    pub fn remove_samples(&self) -> Result<(Change, Applied), ApplyError> {
        let samples = self.tagged(TAG);
        let change = {
            let mut writer = self.writer();
            let mut build = Build::new(&mut writer.ids, (self.now)());
            for id in &samples {
                if let Ok(record) = self.record(RecordId::article(*id)) {
                    build.remove_article(*id, &record);
                }
            }
            build.named(&format!("remove {} samples", samples.len()));
            build.finish()
        };
        let applied = self.apply(&change)?;
        Ok((change, applied))
    }
}

fn id(number: usize) -> Uuid {
    Uuid::from_u128(FIRST + number as u128)
}

/// The first is added last, so that a list that begins with the last added begins with it.
fn added(now: Timestamp, number: usize) -> Timestamp {
    let back = SignedDuration::from_secs(i64::try_from(number).unwrap_or(0));
    now.checked_sub(back).unwrap_or(now)
}
