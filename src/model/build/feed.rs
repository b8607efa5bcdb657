//! Builders of changes to feeds.

use super::{Build, Setting, shown};
use crate::model::{
    CleanText, FeedId, FieldValue, PageAddress, Record, RecordId,
    feed::{self, Content, Stopped},
};

/// What is to become of a feed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeedEdit {
    /// The name; taken away it is called by its address.
    pub name: Setting<CleanText>,
    /// Where it is got; that can't be taken away.
    pub url: Setting<CleanText>,
    /// The page that it belongs to.
    pub site: Setting<CleanText>,
    /// The folders it is in.
    pub folders: Setting<Vec<CleanText>>,
    /// What is read of it.
    pub content: Setting<Content>,
    /// After how many days its articles go to the trash.
    pub keep_days: Setting<u32>,
    /// How many of its articles stay.
    pub keep_items: Setting<u32>,
    /// Why it is not asked any more; taken away it is asked again.
    pub stopped: Setting<Stopped>,
}

impl Build<'_> {
    /// Follows the feed at an address, at which none may be known yet; another address in `feed` counts for nothing.
    pub fn make_feed(&mut self, address: &PageAddress, feed: &FeedEdit) -> FeedId {
        let id = FeedId::of(address);
        let (of, none) = (RecordId::feed(id), Record::default());
        let url = CleanText::line(address.as_str());
        self.change.create(of, None);
        let at_address = FeedEdit {
            url: Setting::To(url.clone()),
            ..feed.clone()
        };
        self.put_feed(of, &none, &at_address);
        self.change.set(of, &none, feed::CREATED, Some(&self.now));
        let name = match &feed.name {
            Setting::To(name) => name,
            Setting::Keep | Setting::Clear => &url,
        };
        self.named(&format!("follow feed {}", shown(name)));
        id
    }

    /// Notes that a feed is at another address for good, and keeps the one at which it was.
    pub fn move_feed(&mut self, id: FeedId, record: &Record, to: &PageAddress) {
        let url = CleanText::line(to.as_str());
        self.put_url(RecordId::feed(id), record, &url);
        self.named(&format!("move feed {}", name_of(record)));
    }

    /// Sets where a feed is got, and keeps where it was: whoever follows it there means this one.
    fn put_url(&mut self, of: RecordId, record: &Record, url: &CleanText) {
        if let Some(before) = record.get(feed::URL).filter(|before| before != url) {
            let path = feed::addresses().child(&before);
            self.change.put(of, record, path, Some(before.to_value()));
        }
        self.change.set(of, record, feed::URL, Some(url));
    }

    /// Changes a feed, and keeps the address at which it was where that is changed; `record` is the feed's.
    pub fn edit_feed(&mut self, id: FeedId, record: &Record, edit: &FeedEdit) {
        self.put_feed(RecordId::feed(id), record, edit);
        self.named(&format!("{} feed {}", verb(edit), name_of(record)));
    }

    fn put_feed(&mut self, of: RecordId, record: &Record, edit: &FeedEdit) {
        if let Setting::To(url) = &edit.url {
            self.put_url(of, record, url);
        }
        self.set_field(of, record, feed::NAME, &edit.name);
        self.set_field(of, record, feed::SITE, &edit.site);
        self.set_field(of, record, feed::CONTENT, &edit.content);
        self.set_field(of, record, feed::KEEP_DAYS, &edit.keep_days);
        self.set_field(of, record, feed::KEEP_ITEMS, &edit.keep_items);
        self.set_field(of, record, feed::STOPPED, &edit.stopped);
        let folders = match &edit.folders {
            Setting::Keep => return,
            Setting::Clear => Vec::new(),
            Setting::To(folders) => feed::each_folder(folders),
        };
        self.change
            .set_elements(of, record, &feed::folders(), &folders);
    }

    /// Calls a folder by another path, and those in it accordingly; an empty one takes it away, and those in it stand by
    /// themselves. Where there is a folder of that path, they become one.
    ///
    /// `old` must be spelled as it is in the feeds, which are given with their records.
    pub fn rename_folder<'r>(
        &mut self,
        feeds: impl IntoIterator<Item = (FeedId, &'r Record)>,
        old: &CleanText,
        new: &CleanText,
    ) {
        for (id, record) in feeds {
            let before = feed::each_folder(&record.texts(&feed::folders()));
            let after = before.iter().map(|path| {
                let renamed = feed::renamed_folder(path, old, new);
                renamed.unwrap_or_else(|| path.clone())
            });
            let after = feed::each_folder(&after.collect::<Vec<_>>());
            if after != before {
                let of = RecordId::feed(id);
                self.change
                    .set_elements(of, record, &feed::folders(), &after);
            }
        }
        self.named(&match new.is_empty() {
            true => format!("remove folder {}", shown(old)),
            false => format!("rename folder {} to {}", shown(old), shown(new)),
        });
    }

    /// Puts a feed into the trash; the articles that came by it stay.
    pub fn remove_feed(&mut self, id: FeedId, record: &Record) {
        self.put_removed(RecordId::feed(id), record, feed::REMOVED.path());
        self.named(&format!("remove feed {}", name_of(record)));
    }

    /// Takes a feed out of the trash, so that it is followed again.
    pub fn restore_feed(&mut self, id: FeedId, record: &Record) {
        let path = feed::REMOVED.path();
        self.change.put(RecordId::feed(id), record, path, None);
        self.named(&format!("restore feed {}", name_of(record)));
    }
}

/// Names what an edit does to a feed.
fn verb(edit: &FeedEdit) -> &'static str {
    let only = |stopped: Setting<Stopped>| FeedEdit {
        stopped,
        ..FeedEdit::default()
    };
    match &edit.stopped {
        Setting::To(_) if *edit == only(edit.stopped.clone()) => "stop",
        Setting::Clear if *edit == only(Setting::Clear) => "go on with",
        _ => "change",
    }
}

fn name_of(record: &Record) -> String {
    let name = record.get(feed::NAME).or_else(|| record.get(feed::URL));
    shown(&name.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use uuid::Uuid;

    use super::*;
    use crate::model::{Change, ChangeId, DeviceId, Feed, Ids, Stamp};

    fn change(steps: impl FnOnce(&mut Build<'_>)) -> Change {
        let mut ids = Ids::new(1);
        let mut build = Build::new(&mut ids, Timestamp::UNIX_EPOCH);
        steps(&mut build);
        build.finish()
    }

    fn to(text: &str) -> Setting<CleanText> {
        Setting::To(CleanText::line(text))
    }

    fn folders(paths: &[&str]) -> Setting<Vec<CleanText>> {
        Setting::To(paths.iter().map(|path| CleanText::line(path)).collect())
    }

    fn address(url: &str) -> PageAddress {
        PageAddress::parse(url).unwrap()
    }

    fn undone(change: &Change) -> Change {
        change.inverse(ChangeId(Uuid::nil()), Timestamp::UNIX_EPOCH)
    }

    fn apply(change: &Change, id: FeedId, record: &mut Record, time: i64) {
        let of = RecordId::feed(id);
        assert_eq!(change.refusal(of, record), None);
        change.apply(of, record, Stamp::new(time, 0, DeviceId(1)));
    }

    fn made() -> (FeedId, Record, Change) {
        let mut id = FeedId(Uuid::nil());
        let edit = FeedEdit {
            name: to("Desk North"),
            folders: folders(&["News/Europe", "/Harbour "]),
            ..FeedEdit::default()
        };
        let made =
            change(|build| id = build.make_feed(&address("https://desk.example/feed"), &edit));
        let mut record = Record::default();
        apply(&made, id, &mut record, 1);
        (id, record, made)
    }

    #[test]
    fn a_feed_is_followed_changed_and_each_step_is_undone() {
        let (id, mut record, made) = made();
        assert_eq!(&*made.what, "follow feed “Desk North”");
        let feed = |record: &Record| Feed::from_record(id, record).unwrap();
        let first = feed(&record);
        assert_eq!(
            first.folders,
            ["Harbour", "News/Europe"].map(CleanText::line)
        );

        let edit = FeedEdit {
            folders: folders(&["Harbour", "Sea"]),
            content: Setting::To(Content::Page),
            keep_days: Setting::To(30),
            ..FeedEdit::default()
        };
        let edited = change(|build| build.edit_feed(id, &record, &edit));
        assert_eq!(&*edited.what, "change feed “Desk North”");
        apply(&edited, id, &mut record, 2);
        let second = feed(&record);
        assert_eq!(second.folders, ["Harbour", "Sea"].map(CleanText::line));
        assert_eq!(second.content, Content::Page);
        assert_eq!((second.keep_days, second.keep_items), (Some(30), None));

        apply(&undone(&edited), id, &mut record, 3);
        let back = Feed {
            modified: first.modified,
            ..feed(&record)
        };
        assert_eq!(back, first);
        apply(&undone(&made), id, &mut record, 4);
        assert!(feed(&record).removed.is_some());
    }

    #[test]
    fn a_feed_whose_address_was_changed_by_hand_is_known_at_each_that_it_had() {
        let (id, mut record, _) = made();
        let feed = |record: &Record| Feed::from_record(id, record).unwrap();
        let urls = ["https://desk.example/atom", "https://north.example/feed"];
        for (url, time) in urls.into_iter().zip(2..) {
            let edit = FeedEdit {
                url: to(url),
                ..FeedEdit::default()
            };
            let edited = change(|build| build.edit_feed(id, &record, &edit));
            assert_eq!(&*edited.what, "change feed “Desk North”");
            let mut tried = record.clone();
            apply(&edited, id, &mut tried, time);
            assert!(change(|build| build.edit_feed(id, &tried, &edit)).is_empty());
            let mut back = tried.clone();
            apply(&undone(&edited), id, &mut back, time + 10);
            assert_eq!(feed(&back).addresses, feed(&record).addresses);
            assert_eq!(feed(&back).url, feed(&record).url);
            record = tried;
        }
        assert_eq!(&*feed(&record).url, urls[1]);
        for known in ["https://desk.example/feed", urls[0], urls[1]] {
            assert!(feed(&record).is_known_at(&address(known)), "{known}");
        }
    }

    #[test]
    fn what_changes_nothing_is_no_edit() {
        let (id, record, _) = made();
        let same = FeedEdit {
            name: to("Desk North"),
            folders: folders(&["Harbour", "News / Europe"]),
            keep_items: Setting::Clear,
            ..FeedEdit::default()
        };
        for edit in [FeedEdit::default(), same] {
            assert!(change(|build| build.edit_feed(id, &record, &edit)).is_empty());
        }
        let without = FeedEdit {
            url: Setting::Clear,
            ..FeedEdit::default()
        };
        // Without an address it would be no feed.
        assert!(change(|build| build.edit_feed(id, &record, &without)).is_empty());
        assert!(change(|build| build.restore_feed(id, &record)).is_empty());
    }

    #[test]
    fn a_feed_is_stopped_removed_and_restored() {
        let (id, mut record, _) = made();
        let stopped = |stopped| FeedEdit {
            stopped,
            ..FeedEdit::default()
        };
        let stop = stopped(Setting::To(Stopped::ByHand));
        let stop = change(|build| build.edit_feed(id, &record, &stop));
        assert_eq!(&*stop.what, "stop feed “Desk North”");
        apply(&stop, id, &mut record, 2);
        let feed = |record: &Record| Feed::from_record(id, record).unwrap();
        assert_eq!(feed(&record).stopped, Some(Stopped::ByHand));
        let go_on = stopped(Setting::Clear);
        let go_on = change(|build| build.edit_feed(id, &record, &go_on));
        assert_eq!(&*go_on.what, "go on with feed “Desk North”");
        apply(&go_on, id, &mut record, 3);
        assert_eq!(feed(&record).stopped, None);

        let removed = change(|build| build.remove_feed(id, &record));
        apply(&removed, id, &mut record, 4);
        assert!(feed(&record).removed.is_some());
        assert!(change(|build| build.remove_feed(id, &record)).is_empty());
        let restored = change(|build| build.restore_feed(id, &record));
        apply(&restored, id, &mut record, 5);
        assert_eq!(feed(&record).removed, None);
    }

    #[test]
    fn a_folder_is_renamed_with_those_in_it_as_one_change_that_is_undone() {
        let (id, record, _) = made();
        let feed = |record: &Record| Feed::from_record(id, record).unwrap();
        let first = feed(&record).folders;
        for (old, new, expected) in [
            ("News", "World", ["Harbour", "World/Europe"].as_slice()),
            ("News", "News/Old", &["Harbour", "News/Old/Europe"]),
            ("News/Europe", " Sea / North", &["Harbour", "Sea/North"]),
            ("News/Europe", "Harbour", &["Harbour"]),
            ("News", "", &["Europe", "Harbour"]),
            ("Harbour", "", &["News/Europe"]),
            // Neither is a part of a name a folder, nor is what is spelled otherwise.
            ("New", "Old", &["Harbour", "News/Europe"]),
            ("news", "Old", &["Harbour", "News/Europe"]),
            ("Europe", "Old", &["Harbour", "News/Europe"]),
        ] {
            let renamed = change(|build| {
                let feeds = [(id, &record)];
                build.rename_folder(feeds, &CleanText::line(old), &CleanText::line(new));
            });
            let expected: Vec<CleanText> = expected.iter().map(|it| CleanText::line(it)).collect();
            assert_eq!(renamed.is_empty(), expected == first, "{old} {new}");
            let mut tried = record.clone();
            apply(&renamed, id, &mut tried, 2);
            assert_eq!(feed(&tried).folders, expected, "{old} {new}");
            apply(&undone(&renamed), id, &mut tried, 3);
            assert_eq!(feed(&tried).folders, first);
        }
    }

    #[test]
    fn folders_that_two_devices_set_are_joined() {
        let (id, record, _) = made();
        let (mut one, mut other) = (record.clone(), record);
        let into = |paths: &[&str]| FeedEdit {
            folders: folders(paths),
            ..FeedEdit::default()
        };
        let (mine, yours) = (
            into(&["Harbour", "News/Europe", "Sea"]),
            into(&["News/Europe"]),
        );
        let mine = change(|build| build.edit_feed(id, &one, &mine));
        apply(&mine, id, &mut one, 2);
        let yours = change(|build| build.edit_feed(id, &other, &yours));
        apply(&yours, id, &mut other, 3);
        let joined = Feed::from_record(id, &one.merge(&other)).unwrap();
        assert_eq!(joined.folders, ["News/Europe", "Sea"].map(CleanText::line));
    }

    #[test]
    fn a_feed_that_has_moved_is_known_at_both_addresses_and_its_following_can_be_undone() {
        let (id, mut record, made) = made();
        let to = address("https://north.example/feed");
        let moved = change(|build| build.move_feed(id, &record, &to));
        assert_eq!(&*moved.what, "move feed “Desk North”");
        apply(&moved, id, &mut record, 2);
        let gone = FeedEdit {
            stopped: Setting::To(Stopped::Gone),
            ..FeedEdit::default()
        };
        let gone = change(|build| build.edit_feed(id, &record, &gone));
        apply(&gone, id, &mut record, 3);
        let feed = Feed::from_record(id, &record).unwrap();
        assert_eq!(&*feed.url, "https://north.example/feed");
        for known in ["http://desk.example/feed", "https://north.example/feed#x"] {
            assert!(feed.is_known_at(&address(known)), "{known}");
        }
        assert!(!feed.is_known_at(&address("https://desk.example/")));
        assert!(change(|build| build.move_feed(id, &record, &to)).is_empty());
        // What a person has said since is not taken back with it.
        let named = FeedEdit {
            name: Setting::To(CleanText::line("Quay")),
            ..FeedEdit::default()
        };
        let mut other = record.clone();
        let named = change(|build| build.edit_feed(id, &other, &named));
        apply(&named, id, &mut other, 4);
        assert!(undone(&made).refusal(RecordId::feed(id), &other).is_some());
        apply(&undone(&made), id, &mut record, 4);
        assert!(Feed::from_record(id, &record).unwrap().removed.is_some());
    }
}
