//! Builders of the changes that a person makes, the same for the screen and for the command line.
//!
//! A [`Build`] gathers what belongs together: marking a sentence and flagging a new claim with it are one
//! change, and are undone as one.

use jiff::Timestamp;

use crate::model::{
    Anchor, AnnotationId, ArticleId, Change, ChangeId, CleanText, Color, Field, FieldValue, Ids,
    PartialDate, Path, Placement, Record, RecordId, SnapshotId, Status,
    annotation::{self, Annotation},
    article::{self, Reading},
};

mod claim;
mod disagreement;
mod feed;
mod grid;
mod parting;
mod story;

pub use claim::{ClaimEdit, Claimed, EvidenceEdit, Link};
pub use feed::FeedEdit;
pub use story::{StoryEdit, ViewEdit};

/// How many code points of a person's words the name of a change repeats.
const SHOWN: usize = 40;

/// Tells what is to become of a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Setting<T> {
    /// It stays as it is.
    #[default]
    Keep,
    /// It is taken away.
    Clear,
    /// It becomes this.
    To(T),
}

impl<T> From<Option<T>> for Setting<T> {
    /// Keeps the value where nothing is said.
    fn from(said: Option<T>) -> Self {
        said.map_or(Self::Keep, Self::To)
    }
}

impl Setting<CleanText> {
    /// Takes what was typed: an empty text takes the value away.
    pub fn line(text: &str) -> Self {
        match CleanText::line(text) {
            empty if empty.is_empty() => Self::Clear,
            line => Self::To(line),
        }
    }
}

/// A highlight that is to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAnnotation {
    /// How it finds its text.
    pub anchor: Anchor,
    /// The colour.
    pub color: Color,
    /// The note, in Markdown; empty for none.
    pub note: CleanText,
    /// Tags.
    pub tags: Vec<CleanText>,
}

impl NewAnnotation {
    /// Makes a yellow one without note and tags.
    pub fn on(anchor: Anchor) -> Self {
        Self {
            anchor,
            color: Color::Yellow,
            note: CleanText::default(),
            tags: Vec::new(),
        }
    }
}

/// What is to become of an article's metadata.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleEdit {
    /// The headline.
    pub title: Setting<CleanText>,
    /// The outlet, publisher or person it comes from.
    pub source: Setting<CleanText>,
    /// Who wrote it.
    pub author: Setting<CleanText>,
    /// When it was published.
    pub published: Setting<PartialDate>,
    /// Where it was published.
    pub url: Setting<CleanText>,
    /// All its tags.
    pub tags: Setting<Vec<CleanText>>,
    /// Whether it was read.
    pub reading: Setting<Reading>,
    /// Whether it is starred.
    pub starred: Setting<bool>,
}

/// Who makes a change, and how far the checking is of claims that are made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Maker {
    /// The name; empty where none is set.
    pub name: CleanText,
    /// The status of a claim that is new.
    pub begins: Status,
}

impl Default for Maker {
    fn default() -> Self {
        CleanText::default().into()
    }
}

impl From<CleanText> for Maker {
    /// Takes a name; new claims are undetermined.
    fn from(name: CleanText) -> Self {
        Self {
            name,
            begins: Status::Undetermined,
        }
    }
}

/// Gathers the edits of one change.
///
/// The records given are as the caller knows them. Each thing is set at most once in one change. The
/// change is named after the last step; [`named`](Self::named) gives another name.
#[derive(Debug)]
pub struct Build<'a> {
    ids: &'a mut Ids,
    now: Timestamp,
    by: Maker,
    change: Change,
}

impl<'a> Build<'a> {
    /// Starts a change made at `now`.
    pub fn new(ids: &'a mut Ids, now: Timestamp) -> Self {
        let id = ChangeId(ids.next(now));
        Self {
            ids,
            now,
            by: Maker::default(),
            change: Change::new(id, ""),
        }
    }

    /// Says who makes the change, for what keeps that.
    #[must_use]
    pub fn by(mut self, maker: Maker) -> Self {
        self.by = maker;
        self
    }

    /// Names the change, in words that follow on "undid: ".
    pub fn named(&mut self, what: &str) {
        self.change.what = CleanText::line(what);
    }

    /// Returns the change; it may be empty where all was so already.
    pub fn finish(self) -> Change {
        self.change
    }

    /// Makes an annotation; `annotations` is the record of the article's annotations.
    pub fn mark(
        &mut self,
        article: ArticleId,
        annotations: &Record,
        new: &NewAnnotation,
    ) -> AnnotationId {
        let id = AnnotationId(self.ids.next(self.now));
        let at = annotation::at(id);
        let record = RecordId::annotations(article);
        self.change.create(record, Some(at.clone()));
        self.set_in(record, annotations, &at, annotation::ANCHOR, &new.anchor);
        self.set_in(record, annotations, &at, annotation::COLOR, &new.color);
        self.set_in(
            record,
            annotations,
            &at,
            annotation::CREATED,
            &self.now.clone(),
        );
        self.change
            .set_elements(record, annotations, &annotation::tags(id), &new.tags);
        if !new.note.is_empty() {
            self.write_version(record, annotations, &annotation::note(id), &new.note);
        }
        self.named(&format!("mark {}", shown(&new.anchor.quote)));
        id
    }

    /// Gives an annotation a colour.
    pub fn set_color(&mut self, of: &Annotation, annotations: &Record, color: &Color) {
        let record = RecordId::annotations(of.article);
        let at = annotation::at(of.id);
        self.set_in(record, annotations, &at, annotation::COLOR, color);
        self.named(&format!("colour {} {color}", shown(&of.anchor.quote)));
    }

    /// Writes the note of an annotation; an empty one is taken away.
    pub fn set_note(&mut self, of: &Annotation, annotations: &Record, note: &CleanText) {
        let record = RecordId::annotations(of.article);
        self.write_version(record, annotations, &annotation::note(of.id), note);
        self.named(&format!("note on {}", shown(&of.anchor.quote)));
    }

    /// Gives an annotation just these tags.
    pub fn set_tags(&mut self, of: &Annotation, annotations: &Record, tags: &[CleanText]) {
        let record = RecordId::annotations(of.article);
        self.change
            .set_elements(record, annotations, &annotation::tags(of.id), tags);
        self.named(&format!("tags of {}", shown(&of.anchor.quote)));
    }

    /// Writes where a person says that an annotation stands in a snapshot.
    pub fn decide(
        &mut self,
        of: &Annotation,
        annotations: &Record,
        snapshot: &SnapshotId,
        placement: &Placement,
    ) {
        let path = annotation::decision(of.id, snapshot);
        let record = RecordId::annotations(of.article);
        self.change
            .put(record, annotations, path, Some(placement.to_value()));
        self.named(&format!(
            "{} the place of {}",
            placement.method,
            shown(&of.anchor.quote)
        ));
    }

    /// Puts an annotation into the trash.
    pub fn remove_annotation(&mut self, of: &Annotation, annotations: &Record) {
        let path = annotation::REMOVED.path_in(&annotation::at(of.id));
        self.put_removed(RecordId::annotations(of.article), annotations, path);
        self.named(&format!("remove {}", shown(&of.anchor.quote)));
    }

    /// Takes an annotation out of the trash.
    pub fn restore_annotation(&mut self, of: &Annotation, annotations: &Record) {
        let path = annotation::REMOVED.path_in(&annotation::at(of.id));
        let record = RecordId::annotations(of.article);
        self.change.put(record, annotations, path, None);
        self.named(&format!("restore {}", shown(&of.anchor.quote)));
    }

    /// Changes an article's metadata; `record` is the article's.
    pub fn edit_article(&mut self, id: ArticleId, record: &Record, edit: &ArticleEdit) {
        let of = RecordId::article(id);
        self.set_field(of, record, article::TITLE, &edit.title);
        self.set_field(of, record, article::SOURCE, &edit.source);
        self.set_field(of, record, article::AUTHOR, &edit.author);
        self.set_field(of, record, article::PUBLISHED, &edit.published);
        self.set_field(of, record, article::URL, &edit.url);
        self.set_field(of, record, article::READING, &edit.reading);
        self.set_field(of, record, article::STARRED, &edit.starred);
        match &edit.tags {
            Setting::Keep => {}
            Setting::Clear => self.change.set_elements(of, record, &article::tags(), &[]),
            Setting::To(tags) => self.change.set_elements(of, record, &article::tags(), tags),
        }
        self.named(&format!("{} {}", verb(edit), title(record)));
    }

    /// Notes that the newest snapshot of an article was read, which came after the article was.
    pub fn read_again(&mut self, id: ArticleId, record: &Record, newest: &SnapshotId) {
        let newest = CleanText::line(newest.as_str());
        let of = RecordId::article(id);
        self.change
            .set(of, record, article::READ_AGAIN, Some(&newest));
        self.named(&format!("mark as read: {}", title(record)));
    }

    /// Puts an article into the trash; its annotations stay, and what they say of claims too.
    pub fn remove_article(&mut self, id: ArticleId, record: &Record) {
        self.put_removed(RecordId::article(id), record, article::REMOVED.path());
        self.named(&format!("remove {}", title(record)));
    }

    /// Puts an article into the trash as one that its feed keeps no longer.
    pub fn expire_article(&mut self, id: ArticleId, record: &Record) {
        if record.value(&article::REMOVED.path()).is_none() {
            let of = RecordId::article(id);
            for field in [article::REMOVED, article::EXPIRED] {
                self.change.set(of, record, field, Some(&self.now));
            }
        }
        self.named(&format!("keep {} no longer", title(record)));
    }

    /// Takes an article out of the trash.
    pub fn restore_article(&mut self, id: ArticleId, record: &Record) {
        let path = article::REMOVED.path();
        self.change.put(RecordId::article(id), record, path, None);
        self.named(&format!("restore {}", title(record)));
    }

    fn set_in<T: FieldValue>(
        &mut self,
        id: RecordId,
        record: &Record,
        parent: &Path,
        field: Field<T>,
        value: &T,
    ) {
        self.change.set_in(id, record, parent, field, Some(value));
    }

    fn set_field<T: FieldValue>(
        &mut self,
        id: RecordId,
        record: &Record,
        field: Field<T>,
        setting: &Setting<T>,
    ) {
        match setting {
            Setting::Keep => {}
            Setting::Clear => self.change.set(id, record, field, None),
            Setting::To(value) => self.change.set(id, record, field, Some(value)),
        }
    }

    /// Marks as removed; what lies in the trash already keeps the time at which it came there.
    fn put_removed(&mut self, id: RecordId, record: &Record, path: Path) {
        if record.value(&path).is_none() {
            let now = Some(self.now.to_value());
            self.change.put(id, record, path, now);
        }
    }

    fn write_version(&mut self, id: RecordId, record: &Record, parent: &Path, text: &CleanText) {
        let version = self.ids.next(self.now).to_string();
        self.change.set_version(id, record, parent, &version, text);
    }
}

/// Names what an edit does to an article.
fn verb(edit: &ArticleEdit) -> &'static str {
    let is = |other: &dyn Fn(&mut ArticleEdit)| {
        let mut only = ArticleEdit::default();
        other(&mut only);
        only == *edit
    };
    if is(&|only| only.starred = Setting::To(true)) {
        "star"
    } else if is(&|only| only.starred = Setting::To(false)) {
        "unstar"
    } else if is(&|only| only.reading = Setting::To(Reading::Read)) {
        "mark as read:"
    } else if is(&|only| only.reading = Setting::To(Reading::Unread)) {
        "mark as unread:"
    } else if is(&|only| only.tags = edit.tags.clone()) {
        "tag"
    } else {
        "correct"
    }
}

fn title(record: &Record) -> String {
    shown(&record.get(article::TITLE).unwrap_or_default())
}

/// Returns the beginning of a text in quotation marks, on one line.
pub fn shown(text: &str) -> String {
    let line = CleanText::line(text);
    let mut start: String = line.chars().take(SHOWN).collect();
    if start.len() < line.len() {
        // A cut inside a word is moved to the blank before it, where there is one.
        if let Some((words, _)) = start.rsplit_once(' ') {
            start.truncate(words.len());
        }
        start.push('…');
    }
    in_marks(&start)
}

/// Returns words in quotation marks, unless they stand in such already.
pub fn in_marks(words: &str) -> String {
    let is_in = |(open, close): &(char, char)| {
        let inside = words
            .strip_prefix(*open)
            .and_then(|rest| rest.strip_suffix(*close));
        // “A” and “B” are not in one pair.
        inside.is_some_and(|inside| !inside.contains([*open, *close]))
    };
    if [('“', '”'), ('„', '“'), ('«', '»'), ('"', '"')]
        .iter()
        .any(is_in)
    {
        return words.to_owned();
    }
    format!("“{words}”")
}

#[cfg(test)]
pub(super) mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::model::{DeviceId, SnapshotId, Stamp, Value};

    pub const ARTICLE: ArticleId = ArticleId(Uuid::nil());

    #[test]
    fn words_that_stand_in_quotation_marks_get_no_others() {
        for (words, told) in [
            ("We open", "“We open”"),
            ("“We open in March,”", "“We open in March,”"),
            ("„Wir öffnen“", "„Wir öffnen“"),
            ("“Yes” and “no”", "““Yes” and “no””"),
            ("“We open", "““We open”"),
            ("", "“”"),
            ("\"", "“\"”"),
        ] {
            assert_eq!(in_marks(words), told);
        }
        assert_eq!(shown("“We\nopen”"), "“We open”");
    }

    pub fn now() -> Timestamp {
        Timestamp::from_millisecond(1_606_103_521_007).unwrap()
    }

    pub fn text(text: &str) -> CleanText {
        CleanText::new(text)
    }

    pub fn anchor() -> Anchor {
        Anchor {
            made_on: SnapshotId::parse(&"a".repeat(64)).unwrap(),
            bytes: 4..9,
            quote: text("words"),
            prefix: text("the "),
            suffix: text("."),
        }
    }

    /// Holds the records that changes are made to, each change later than the one before.
    #[derive(Default)]
    pub struct Desk {
        pub records: std::collections::BTreeMap<RecordId, Record>,
        time: i64,
    }

    impl Desk {
        pub fn apply(&mut self, change: &Change) {
            self.time += 1;
            for id in change.records() {
                let record = self.records.entry(id).or_default();
                assert_eq!(change.refusal(id, record), None);
                change.apply(id, record, Stamp::new(self.time, 0, DeviceId(1)));
            }
        }

        pub fn record(&self, id: RecordId) -> Record {
            self.records.get(&id).cloned().unwrap_or_default()
        }

        pub fn annotations(&self) -> Record {
            self.record(RecordId::annotations(ARTICLE))
        }

        pub fn annotation(&self, id: AnnotationId) -> Annotation {
            Annotation::from_record(ARTICLE, id, &self.annotations()).unwrap()
        }
    }

    pub fn change<T>(ids: &mut Ids, steps: impl FnOnce(&mut Build<'_>) -> T) -> (T, Change) {
        let mut build = Build::new(ids, now());
        let made = steps(&mut build);
        (made, build.finish())
    }

    #[test]
    fn what_is_so_already_makes_no_edit() {
        let (mut desk, mut ids) = (Desk::default(), Ids::new(1));
        let (mark, done) = change(&mut ids, |build| {
            let new = NewAnnotation {
                note: text("n"),
                ..NewAnnotation::on(anchor())
            };
            build.mark(ARTICLE, &Record::default(), &new)
        });
        desk.apply(&done);
        let known = desk.annotation(mark);
        let annotations = desk.annotations();
        let ((), same) = change(&mut ids, |build| {
            build.set_color(&known, &annotations, &Color::Yellow);
            build.set_note(&known, &annotations, &text("n"));
            build.set_tags(&known, &annotations, &[]);
            build.restore_annotation(&known, &annotations);
        });
        assert!(same.is_empty(), "{same:?}");
        let ((), note) = change(&mut ids, |build| {
            build.set_note(&known, &annotations, &text("better"));
        });
        desk.apply(&note);
        assert_eq!(desk.annotation(mark).notes, [text("better")]);
    }

    #[test]
    fn the_name_of_a_change_says_what_was_done_to_an_article() {
        let mut record = Record::default();
        let title = Some(Value::Text(text(
            "Cloud package for governments abroad, a long tale",
        )));
        record.set(article::TITLE.path(), title, Stamp::new(1, 0, DeviceId(1)));
        let what = |edit: ArticleEdit| {
            let ((), done) = change(&mut Ids::new(1), |build| {
                build.edit_article(ARTICLE, &record, &edit);
            });
            done.what.to_string()
        };
        let shown = "“Cloud package for governments abroad, a…”";
        let star = ArticleEdit {
            starred: Setting::To(true),
            ..ArticleEdit::default()
        };
        assert_eq!(what(star), format!("star {shown}"));
        let tag = ArticleEdit {
            tags: Setting::To(vec![text("cloud")]),
            ..ArticleEdit::default()
        };
        assert_eq!(what(tag), format!("tag {shown}"));
        let author = ArticleEdit {
            author: Setting::line("A. Writer"),
            ..ArticleEdit::default()
        };
        assert_eq!(what(author), format!("correct {shown}"));
    }
}
