//! Builders of changes to stories and saved views.

use super::{Build, Setting, shown};
use crate::model::{
    CleanText, Members, Record, RecordId, StoryId, Value, ViewId,
    saved::{self, SavedView},
    story,
};

/// What is to become of a story.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoryEdit {
    /// The name; it can't be taken away.
    pub name: Setting<CleanText>,
    /// What it is about, in Markdown.
    pub note: Setting<CleanText>,
}

/// What is to become of a saved view.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewEdit {
    /// The name; it can't be taken away.
    pub name: Setting<CleanText>,
    /// What it asks for; taken away it asks for everything.
    pub query: Setting<CleanText>,
    /// The key that shows it.
    pub key: Setting<char>,
}

impl Build<'_> {
    /// Makes a story in which nothing is yet.
    pub fn make_story(&mut self, name: &CleanText) -> StoryId {
        let id = StoryId(self.ids.next(self.now));
        let (of, none) = (RecordId::story(id), Record::default());
        self.change.create(of, None);
        self.change.set(of, &none, story::NAME, Some(name));
        self.change.set(of, &none, story::CREATED, Some(&self.now));
        self.named(&format!("make story {}", shown(name)));
        id
    }

    /// Changes a story; `record` is the story's.
    pub fn edit_story(&mut self, id: StoryId, record: &Record, edit: &StoryEdit) {
        let of = RecordId::story(id);
        if let Setting::To(name) = &edit.name {
            self.change.set(of, record, story::NAME, Some(name));
        }
        match &edit.note {
            Setting::Keep => {}
            Setting::Clear => self.write_version(of, record, &story::note(), &CleanText::default()),
            Setting::To(note) => self.write_version(of, record, &story::note(), note),
        }
        self.named(&format!("change story {}", name_of(record)));
    }

    /// Puts articles and claims into a story; `record` is the story's, an empty one where it was just made.
    pub fn put_into_story(&mut self, id: StoryId, record: &Record, members: &Members) {
        for (path, element) in members.paths() {
            let value = Some(Value::Text(element));
            self.change.put(RecordId::story(id), record, path, value);
        }
        // What is made with its first members is named after the making.
        if let Some(name) = record.get(story::NAME) {
            let told = members.told();
            self.named(&format!("put {told} into story {}", shown(&name)));
        }
    }

    /// Takes articles and claims out of a story; `record` is the story's.
    pub fn take_out_of_story(&mut self, id: StoryId, record: &Record, members: &Members) {
        for (path, _) in members.paths() {
            self.change.put(RecordId::story(id), record, path, None);
        }
        let (told, name) = (members.told(), name_of(record));
        self.named(&format!("take {told} out of story {name}"));
    }

    /// Puts a story into the trash; what was in it stays in the library, and in the story when it comes back.
    pub fn remove_story(&mut self, id: StoryId, record: &Record) {
        self.put_removed(RecordId::story(id), record, story::REMOVED.path());
        self.named(&format!("remove story {}", name_of(record)));
    }

    /// Takes a story out of the trash.
    pub fn restore_story(&mut self, id: StoryId, record: &Record) {
        let path = story::REMOVED.path();
        self.change.put(RecordId::story(id), record, path, None);
        self.named(&format!("restore story {}", name_of(record)));
    }

    /// Makes a saved view.
    pub fn make_view(&mut self, name: &CleanText, query: &CleanText, key: Option<char>) -> ViewId {
        let id = ViewId(self.ids.next(self.now));
        let (of, none) = (RecordId::view(id), Record::default());
        self.change.create(of, None);
        self.change.set(of, &none, saved::NAME, Some(name));
        self.change.set(of, &none, saved::QUERY, Some(query));
        let key = key.map(written);
        self.change.set(of, &none, saved::KEY, key.as_ref());
        self.change.set(of, &none, saved::CREATED, Some(&self.now));
        self.named(&format!("save view {}", shown(name)));
        id
    }

    /// Changes a saved view; `record` is the view's.
    pub fn edit_view(&mut self, id: ViewId, record: &Record, edit: &ViewEdit) {
        let of = RecordId::view(id);
        if let Setting::To(name) = &edit.name {
            self.change.set(of, record, saved::NAME, Some(name));
        }
        self.set_field(of, record, saved::QUERY, &edit.query);
        let key = match edit.key {
            Setting::Keep => Setting::Keep,
            Setting::Clear => Setting::Clear,
            Setting::To(key) => Setting::To(written(key)),
        };
        self.set_field(of, record, saved::KEY, &key);
        self.named(&format!("change view {}", view_of(id, record)));
    }

    /// Puts a saved view into the trash.
    pub fn remove_view(&mut self, id: ViewId, record: &Record) {
        self.put_removed(RecordId::view(id), record, saved::REMOVED.path());
        self.named(&format!("remove view {}", view_of(id, record)));
    }

    /// Takes a saved view out of the trash.
    pub fn restore_view(&mut self, id: ViewId, record: &Record) {
        let path = saved::REMOVED.path();
        self.change.put(RecordId::view(id), record, path, None);
        self.named(&format!("restore view {}", view_of(id, record)));
    }
}

fn written(key: char) -> CleanText {
    CleanText::line(key.encode_utf8(&mut [0; 4]))
}

fn name_of(record: &Record) -> String {
    shown(&record.get(story::NAME).unwrap_or_default())
}

fn view_of(id: ViewId, record: &Record) -> String {
    let view = SavedView::from_record(id, record);
    shown(&view.map(|view| view.name).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use uuid::Uuid;

    use super::*;
    use crate::model::{
        ArticleId, Change, ChangeId, ClaimId, DeviceId, Ids, Stamp, Story, story::NAME,
    };

    fn text(text: &str) -> CleanText {
        CleanText::line(text)
    }

    fn change<T>(steps: impl FnOnce(&mut Build<'_>) -> T) -> (T, Change) {
        let mut ids = Ids::new(1);
        let mut build = Build::new(&mut ids, Timestamp::UNIX_EPOCH);
        let made = steps(&mut build);
        (made, build.finish())
    }

    fn apply(change: &Change, id: RecordId, record: &mut Record, time: i64) {
        assert_eq!(change.refusal(id, record), None);
        change.apply(id, record, Stamp::new(time, 0, DeviceId(1)));
    }

    fn undo(change: &Change) -> Change {
        change.inverse(ChangeId(Uuid::nil()), Timestamp::UNIX_EPOCH)
    }

    fn members(articles: &[u128], claims: &[u128]) -> Members {
        let id = |number: &u128| Uuid::from_u128(*number);
        Members {
            articles: articles.iter().map(id).map(ArticleId).collect(),
            claims: claims.iter().map(id).map(ClaimId).collect(),
        }
    }

    #[test]
    fn a_story_with_its_first_articles_is_one_change_and_undone_as_one() {
        let (id, made) = change(|build| {
            let id = build.make_story(&text("JEDI abroad"));
            build.put_into_story(id, &Record::default(), &members(&[1, 2], &[3]));
            id
        });
        assert_eq!(&*made.what, "make story “JEDI abroad”");
        let of = RecordId::story(id);
        let mut record = Record::default();
        apply(&made, of, &mut record, 1);
        let story = Story::from_record(id, &record).unwrap();
        assert_eq!(story.members, members(&[1, 2], &[3]));
        let back = undo(&made);
        apply(&back, of, &mut record, 2);
        assert!(Story::from_record(id, &record).unwrap().removed.is_some());
        apply(&undo(&back), of, &mut record, 3);
        assert_eq!(Story::from_record(id, &record).unwrap().removed, None);
    }

    #[test]
    fn what_goes_in_and_out_is_told_and_comes_back() {
        let (id, made) = change(|build| build.make_story(&text("JEDI")));
        let of = RecordId::story(id);
        let mut record = Record::default();
        apply(&made, of, &mut record, 1);
        let ((), put) = change(|build| build.put_into_story(id, &record, &members(&[1, 2], &[3])));
        assert_eq!(&*put.what, "put 2 articles and 1 claim into story “JEDI”");
        apply(&put, of, &mut record, 2);
        let ((), again) = change(|build| build.put_into_story(id, &record, &members(&[1], &[3])));
        assert!(again.is_empty(), "{again:?}");
        let ((), out) = change(|build| build.take_out_of_story(id, &record, &members(&[1], &[])));
        assert_eq!(&*out.what, "take 1 article out of story “JEDI”");
        apply(&out, of, &mut record, 3);
        let now = |record: &Record| Story::from_record(id, record).unwrap().members;
        assert_eq!(now(&record), members(&[2], &[3]));
        apply(&undo(&out), of, &mut record, 4);
        assert_eq!(now(&record), members(&[1, 2], &[3]));
    }

    #[test]
    fn what_two_put_in_and_take_out_without_sight_of_each_other_holds() {
        let (id, made) = change(|build| build.make_story(&text("JEDI")));
        let of = RecordId::story(id);
        let mut start = Record::default();
        apply(&made, of, &mut start, 1);
        let ((), put) = change(|build| build.put_into_story(id, &start, &members(&[1], &[])));
        apply(&put, of, &mut start, 2);
        let (mut here, mut there) = (start.clone(), start.clone());
        let ((), more) = change(|build| build.put_into_story(id, &here, &members(&[2], &[])));
        apply(&more, of, &mut here, 3);
        let ((), less) = change(|build| build.take_out_of_story(id, &there, &members(&[1], &[])));
        apply(&less, of, &mut there, 3);
        let joined = Story::from_record(id, &here.clone().merge(&there)).unwrap();
        assert_eq!(joined.members, members(&[2], &[]));
        assert_eq!(here.clone().merge(&there), there.merge(&here));
    }

    #[test]
    fn a_view_is_kept_with_its_key_and_loses_it_again() {
        let (id, made) = change(|build| {
            build.make_view(&text("Cloud"), &text("tag:cloud is:unread"), Some('c'))
        });
        let of = RecordId::view(id);
        let mut record = Record::default();
        apply(&made, of, &mut record, 1);
        let view = SavedView::from_record(id, &record).unwrap();
        assert_eq!(
            (&*view.name, &*view.query),
            ("Cloud", "tag:cloud is:unread")
        );
        assert_eq!(view.key, Some('c'));
        let edit = ViewEdit {
            name: Setting::To(text("Clouds")),
            key: Setting::Clear,
            ..ViewEdit::default()
        };
        let ((), edited) = change(|build| build.edit_view(id, &record, &edit));
        assert_eq!(&*edited.what, "change view “Cloud”");
        apply(&edited, of, &mut record, 2);
        let view = SavedView::from_record(id, &record).unwrap();
        assert_eq!((&*view.name, view.key), ("Clouds", None));
        assert_eq!(record.get(NAME), Some(text("Clouds")));
    }
}
