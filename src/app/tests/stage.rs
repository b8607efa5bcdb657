//! A library of some articles that lives in memory, with the screen that shows it.

use super::*;

/// An app with a library that lives in memory and does what it is told.
pub(crate) struct Stage {
    pub(crate) app: App,
    pub(crate) records: BTreeMap<RecordId, Record>,
    pub(super) snapshots: Vec<(ArticleId, Arc<Snapshot>)>,
    pub(super) clock: Clock,
    /// What came out and is nobody's business but the test's.
    pub(crate) left: Vec<Effect>,
    /// Why the next change is refused.
    pub(crate) refuse: Option<&'static str>,
    /// Texts of snapshots that are not the newest.
    pub(super) older: BTreeMap<SnapshotId, String>,
    /// Snapshots that were the newest once.
    pub(super) revisions: BTreeMap<SnapshotId, Arc<Snapshot>>,
    /// Whether articles come late.
    pub(super) late: bool,
    /// Whether nobody looks for words to watch.
    pub(super) blind: bool,
    /// What came late.
    pub(super) held: Vec<Message>,
    /// What comes behind what was asked for.
    pub(super) behind: Vec<Message>,
    /// Why saving fails.
    pub(crate) full: Option<&'static str>,
    /// How many others the echoes are told to be looked for in.
    pub(crate) looked: Option<crate::model::echo::Looked>,
    /// The words that are in use.
    pub(crate) vocabulary: Vocabulary,
    /// How many of the articles are samples.
    pub(crate) samples: usize,
    /// By which feeds articles came.
    pub(super) came: BTreeMap<ArticleId, Vec<FeedId>>,
    /// What is learned of feeds.
    pub(super) states: BTreeMap<FeedId, FeedState>,
    pub(super) ids: Ids,
}

pub(super) fn now() -> Timestamp {
    Timestamp::from_second(1_600_000_000).unwrap()
}

/// Tells where an annotation stands in the newest snapshot of its article.
pub(super) fn placed(article: &Article, annotation: &Annotation) -> crate::model::Placement {
    let newest = article.newest();
    let written = newest.and_then(|newest| annotation.placement(&newest.id));
    written.unwrap_or_else(|| crate::model::Placement::made(&annotation.anchor))
}

/// Makes a snapshot of paragraphs with blank lines between them; one that begins with `# ` is a heading.
pub(super) fn snapshot(number: u8, text: &str) -> Snapshot {
    let mut clean = String::new();
    let (mut blocks, mut spans) = (Vec::new(), Vec::new());
    for paragraph in text.split("\n\n") {
        if !clean.is_empty() {
            clean.push_str("\n\n");
        }
        let (kind, level, paragraph) = match paragraph.strip_prefix("# ") {
            Some(heading) => (BlockKind::Heading, 1, heading),
            None => (BlockKind::Paragraph, 0, paragraph),
        };
        let start = clean.len();
        write_links(paragraph, &mut clean, &mut spans);
        blocks.push(Block {
            kind,
            bytes: start..clean.len(),
            level,
            ordinal: None,
        });
    }
    Snapshot {
        id: SnapshotId::parse(&format!("{number:064x}")).unwrap(),
        text: CleanText::new(&clean),
        blocks,
        spans,
        found: Found::default(),
    }
}

/// Writes a paragraph, in which `[words](target)` is a link.
fn write_links(paragraph: &str, clean: &mut String, spans: &mut Vec<Span>) {
    let mut rest = paragraph;
    while let Some((before, behind)) = rest.split_once('[')
        && let Some((words, behind)) = behind.split_once("](")
        && let Some((target, behind)) = behind.split_once(')')
    {
        clean.push_str(before);
        let start = clean.len();
        clean.push_str(words);
        spans.push(Span {
            kind: SpanKind::Link,
            bytes: start..clean.len(),
            target: Some(CleanText::line(target)),
        });
        rest = behind;
    }
    clean.push_str(rest);
}

/// Returns the headline of a text, or a name with its number.
fn title_of(number: u8, text: &str) -> String {
    match text.strip_prefix("# ").and_then(|text| text.lines().next()) {
        Some(headline) => headline.to_owned(),
        None => format!("Article {number}"),
    }
}

pub(super) fn article_id(number: u8) -> ArticleId {
    ArticleId::parse(&format!("01933b5a-7c00-7000-8000-0000000000{number:02x}")).unwrap()
}

impl Stage {
    /// Opens the screen with some articles, each given by its text, and opens the first.
    pub(crate) fn new(texts: &[&str]) -> Self {
        let mut stage = Self::before_start(texts);
        stage.start();
        stage
    }

    /// Makes a library of some articles, and a screen that knows nothing of it yet.
    pub(super) fn before_start(texts: &[&str]) -> Self {
        let mut stage = Self {
            app: App::new(100, 30, Ids::new(7)),
            records: BTreeMap::new(),
            snapshots: Vec::new(),
            clock: Clock::new(DeviceId(1)),
            left: Vec::new(),
            refuse: None,
            older: BTreeMap::new(),
            revisions: BTreeMap::new(),
            late: false,
            blind: false,
            held: Vec::new(),
            behind: Vec::new(),
            full: None,
            looked: None,
            vocabulary: Vocabulary::default(),
            samples: 0,
            came: BTreeMap::new(),
            states: BTreeMap::new(),
            ids: Ids::new(8),
        };
        for (number, text) in (1u8..).zip(texts) {
            let (id, snapshot) = (article_id(number), snapshot(number, text));
            let at = article::snapshots().child(snapshot.id.as_str());
            let mut record = Record::default();
            let title = CleanText::line(&title_of(number, text));
            record.set(
                article::TITLE.path(),
                Some(Value::Text(title)),
                stage.clock.tick(now()),
            );
            let taken = crate::model::FieldValue::to_value(&now());
            record.set(
                article::SNAPSHOT_TAKEN.path_in(&at),
                Some(taken),
                stage.clock.tick(now()),
            );
            stage.records.insert(RecordId::article(id), record);
            stage.snapshots.push((id, Arc::new(snapshot)));
        }
        stage
    }

    /// Asks for what the first screen shows.
    pub(super) fn start(&mut self) {
        let effects = self.app.start(None, Kept::default());
        self.carry_out(effects);
    }

    /// Gives an article a source and a date, as a person would who corrects its details.
    pub(crate) fn published(&mut self, number: u8, source: &str, date: &str) {
        let id = article_id(number);
        let record = self.records.get_mut(&RecordId::article(id)).unwrap();
        let source = Value::Text(CleanText::line(source));
        let date = crate::model::PartialDate::parse_iso(date).unwrap();
        let published = crate::model::FieldValue::to_value(&date);
        record.set(article::SOURCE.path(), Some(source), self.clock.tick(now()));
        record.set(
            article::PUBLISHED.path(),
            Some(published),
            self.clock.tick(now()),
        );
        self.send(Message::Refreshed);
    }

    /// Gives an article a new text, of which the screen learns.
    pub(crate) fn revise(&mut self, number: u8, text: &str) {
        self.revise_unseen(number, text);
        self.send(Message::Refreshed);
    }

    /// Gives an article a new text, in which its annotations are placed as the library does; the screen learns of it later.
    pub(crate) fn revise_unseen(&mut self, number: u8, text: &str) {
        let id = article_id(number);
        let taken = self.revisions.len();
        let newest = Arc::new(snapshot(150 + u8::try_from(taken).unwrap(), text));
        let mut snapshots = self.snapshots.iter_mut();
        let (_, shown) = snapshots.find(|(of, _)| *of == id).unwrap();
        let old = std::mem::replace(shown, newest.clone());
        let matcher = crate::anchor::Matcher::new(Some(&old), &newest);
        let placed: Vec<_> = self
            .annotations_of(id)
            .into_iter()
            .map(|annotation| (annotation.id, matcher.place(&annotation.anchor)))
            .collect();
        let at = article::snapshots().child(newest.id.as_str());
        let taken = crate::model::FieldValue::to_value(&now());
        let stamp = self.clock.tick(now());
        let record = self.records.get_mut(&RecordId::article(id)).unwrap();
        record.set(article::SNAPSHOT_TAKEN.path_in(&at), Some(taken), stamp);
        let record = self.records.entry(RecordId::annotations(id)).or_default();
        for (annotation, placement) in placed {
            let path = annotation::placement(annotation, &newest.id);
            let value = crate::model::FieldValue::to_value(&placement);
            record.set(path, Some(value), stamp);
        }
        self.older.insert(old.id.clone(), old.text.to_string());
        self.revisions.insert(old.id.clone(), old);
    }

    /// Brings back the text that an article had before it was revised; the screen learns of it.
    pub(crate) fn bring_back(&mut self, number: u8) {
        let id = article_id(number);
        let (_, before) = self.revisions.pop_first().unwrap();
        let mut snapshots = self.snapshots.iter_mut();
        let (_, shown) = snapshots.find(|(of, _)| *of == id).unwrap();
        let newest = std::mem::replace(shown, before.clone());
        self.older
            .insert(newest.id.clone(), newest.text.to_string());
        self.revisions.insert(newest.id.clone(), newest);
        let at = article::again(&article::snapshots().child(before.id.as_str())).child("later");
        let taken = now() + jiff::SignedDuration::from_secs(1);
        let taken = crate::model::FieldValue::to_value(&taken);
        let record = self.records.get_mut(&RecordId::article(id)).unwrap();
        let stamp = self.clock.tick(now());
        record.set(article::SNAPSHOT_TAKEN.path_in(&at), Some(taken), stamp);
        self.send(Message::Refreshed);
    }

    /// Gives an article a snapshot that was taken before the one it has.
    pub(crate) fn was_before(&mut self, number: u8, text: &str) {
        let id = article_id(number);
        let before = snapshot(200 + number, text);
        let at = article::snapshots().child(before.id.as_str());
        let taken = crate::model::FieldValue::to_value(&Timestamp::UNIX_EPOCH);
        let record = self.records.get_mut(&RecordId::article(id)).unwrap();
        record.set(
            article::SNAPSHOT_TAKEN.path_in(&at),
            Some(taken),
            self.clock.tick(now()),
        );
        self.older.insert(before.id, text.to_owned());
        self.send(Message::Refreshed);
    }

    /// Presses keys, written as in a file of keys: `j`, `g g`, `Enter`.
    pub(crate) fn keys(&mut self, keys: &str) -> &mut Self {
        for key in keys.split(' ') {
            let sequence: KeySequence = key.parse().unwrap();
            for key in sequence.keys() {
                self.send(Message::Key(*key));
            }
        }
        self
    }

    /// Brings what came late.
    pub(crate) fn arrive(&mut self) {
        self.late = false;
        for answer in std::mem::take(&mut self.held) {
            self.send(answer);
        }
    }

    /// The words of the keys that are hinted.
    pub(crate) fn hints(&self) -> Vec<&'static str> {
        let hints = crate::command::reference::hints(&self.app.keymap, self.app.situation());
        hints.into_iter().map(|hint| hint.word).collect()
    }

    /// Types letters.
    pub(crate) fn types(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.send(Message::Key(Key::char(c)));
        }
        self
    }

    pub(crate) fn send(&mut self, message: Message) {
        let effects = self.app.update(message, now());
        self.carry_out(effects);
    }

    /// Returns what is marked in an article as it is on disk, in the order of the text.
    pub(crate) fn marked(&self, number: u8) -> Vec<String> {
        let mut all = self.annotations_of(article_id(number));
        all.sort_by_key(|annotation| annotation.anchor.bytes.start);
        all.iter()
            .map(|annotation| annotation.anchor.quote.to_string())
            .collect()
    }

    pub(super) fn annotation(&self, number: u8, index: usize) -> Annotation {
        self.annotations_of(article_id(number)).remove(index)
    }

    /// Returns the text with what is selected in brackets, or else the letter under the caret.
    pub(crate) fn shown(&self) -> String {
        let reader = self.app.reader.as_ref().unwrap();
        let text = reader.document().text();
        let range = match &reader.selection {
            Some(_) => reader.selected().unwrap(),
            None => {
                let end = text[reader.caret..]
                    .chars()
                    .next()
                    .map_or(0, char::len_utf8);
                reader.caret..reader.caret + end
            }
        };
        format!(
            "{}[{}]{}",
            &text[..range.start],
            &text[range.clone()],
            &text[range.end..]
        )
    }

    pub(super) fn said(&self) -> String {
        self.app
            .said
            .as_ref()
            .map(|(_, text)| text.to_string())
            .unwrap_or_default()
    }
}
