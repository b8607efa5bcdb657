//! An open article: where the caret is, what is selected, which annotations stand where.

use std::{collections::BTreeMap, ops::Range, sync::Arc};

use jiff::Timestamp;
use ratatui::layout::{Position as ScreenPosition, Rect};

use crate::{
    anchor::decision,
    app::{
        echoes::Echoes,
        marks::{self, Mark, Marks},
        message::{Loaded, Request},
        watching::Watching,
        whereabouts::{Carried, Whereabouts},
    },
    model::{
        Annotation, AnnotationId, Article, ArticleId, CleanText, Placement, Record, RecordId,
        Snapshot, SnapshotId, article::SnapshotEntry, echo::Echo, view::Position,
    },
    text::{
        Direction,
        document::Document,
        find::Matches,
        layout::Layout,
        motion::{self, Goal},
        object, scroll,
    },
};

/// How a selection grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grain {
    /// By characters.
    Character,
    /// By whole words.
    Word,
    /// By whole sentences.
    Sentence,
    /// By whole paragraphs.
    Paragraph,
}

/// Selected text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// The end that stays, as a range: a character, sentence or paragraph.
    pub anchor: Range<usize>,
    /// How it grows.
    pub grain: Grain,
    /// Whether it has moved since it was started.
    pub begun: Begun,
}

/// Whether a selection has only been started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begun {
    /// It was started, and nothing has moved since.
    Just,
    /// It has moved, or was made whole at once.
    Before,
}

/// What was searched for, and where it stands.
#[derive(Clone, Debug)]
pub struct Search {
    /// Counts the searches.
    pub request: Request,
    /// The words.
    pub pattern: String,
    /// Whether they come from a search of the library, which goes on in other articles.
    pub is_of_library: bool,
    /// Where they stand, once that is known.
    pub found: Option<Matches>,
    /// Where the caret was when the search began.
    pub from: usize,
    /// Behind what it searches first.
    pub behind: usize,
    /// How many places further it goes at first, the next being 1.
    pub times: usize,
}

/// An open article.
#[derive(Debug)]
pub struct Reader {
    /// The article.
    pub article: Arc<Article>,
    /// Its text, set in rows.
    pub layout: Layout,
    /// The annotations that are not removed.
    pub annotations: Vec<Annotation>,
    /// Those that have a place in this text.
    pub marks: Marks,
    /// The caret, a byte.
    pub caret: usize,
    /// The first byte of the topmost row.
    pub top: usize,
    /// What is selected; the caret is the end that moves.
    pub selection: Option<Selection>,
    /// Which of the annotations under the caret is meant, the shortest being 0.
    pub choice: usize,
    /// What was searched for.
    pub search: Option<Search>,
    /// What has changed since the snapshot before.
    pub comparison: Comparison,
    /// What it shares with other articles.
    pub echoes: Echoes,
    /// Where the words to watch stand.
    pub watching: Watching,
    /// Why annotations can't be changed, where they can't.
    pub read_only: Option<CleanText>,
    /// Rows that stay visible above and below the caret.
    pub scroll_margin: usize,
    goal: Option<Goal>,
    /// Where the caret was put for want of knowing where the words are that were read.
    guess: Option<Guess>,
    /// Of which time the snapshot is that is meant, where its text may have come back since.
    taken: Option<Timestamp>,
    placements: BTreeMap<AnnotationId, Placement>,
    height: usize,
}

/// Which text is shown: an article's, as it was at one time.
pub type Shown = (ArticleId, SnapshotId);

/// A place that stands for another one, which is not known yet.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Guess {
    /// The place.
    caret: usize,
    /// Where the caret was in the snapshot that was shown before.
    before: usize,
    /// That snapshot.
    snapshot: SnapshotId,
}

/// What is known of the changes since the snapshot before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Comparison {
    /// Nobody has asked.
    #[default]
    NotAsked,
    /// It was asked for, with what to go to once it is known.
    Asked(Option<(Direction, usize)>),
    /// The snapshots could not be compared.
    Failed,
    /// The passages that have changed, in bytes.
    Known(Arc<[Range<usize>]>),
}

impl Reader {
    /// Tells which text it shows.
    pub fn shown(&self) -> Shown {
        (self.article.id, self.document().snapshot().id.clone())
    }

    /// Opens an article; its text is set in rows once the size of its pane is known.
    pub fn new(loaded: Loaded) -> Self {
        let position = loaded.position.unwrap_or_default();
        let caret = loaded.document.caret_near(position.caret);
        let opened = loaded.opened;
        Self {
            article: opened.article,
            layout: Layout::new(loaded.document, 1),
            annotations: Vec::new(),
            marks: Marks::default(),
            caret,
            top: position.top,
            selection: None,
            choice: 0,
            search: None,
            comparison: Comparison::default(),
            echoes: Echoes::default(),
            watching: Watching::default(),
            read_only: opened.read_only,
            scroll_margin: 0,
            goal: None,
            guess: None,
            taken: None,
            placements: opened.placements,
            height: 0,
        }
    }

    /// Returns the text, cut for reading.
    pub fn document(&self) -> &Arc<Document> {
        self.layout.document()
    }

    /// Returns the snapshot that is shown.
    pub fn snapshot(&self) -> &Arc<Snapshot> {
        self.document().snapshot()
    }

    /// Tells which snapshot is shown: its number from 1, and how many there are.
    pub fn snapshot_number(&self) -> (usize, usize) {
        let number = self.article.number_at(&self.snapshot().id, self.taken);
        (number.unwrap_or(1), self.article.snapshots.len().max(1))
    }

    /// Returns what is known of the snapshot that is shown.
    pub fn entry(&self) -> Option<&SnapshotEntry> {
        let (number, _) = self.snapshot_number();
        self.article.snapshots.get(number - 1)
    }

    /// Says of which time the snapshot is that is shown; without one it is the last with its text.
    #[must_use]
    pub fn of_time(self, taken: Option<Timestamp>) -> Self {
        Self { taken, ..self }
    }

    /// Tells whether the text of the newest snapshot is shown.
    pub fn is_newest(&self) -> bool {
        let newest = self.article.newest();
        newest.is_none_or(|entry| entry.id == self.snapshot().id)
    }

    /// Returns the snapshot some steps older or newer than the one shown.
    pub fn neighbour_snapshot(&self, by: isize) -> Option<&SnapshotEntry> {
        let (number, _) = self.snapshot_number();
        let index = (number - 1).checked_add_signed(by)?;
        self.article.snapshots.get(index)
    }

    /// Returns where the person is.
    pub fn position(&self) -> Position {
        Position {
            caret: self.caret,
            top: self.top,
        }
    }

    /// Takes the size of the pane, in columns and rows; `room` is the columns that code and tables may take.
    pub fn resize(&mut self, width: u16, room: u16, height: u16) {
        let layout = Layout::with_room(self.document().clone(), width, room);
        if (layout.width(), layout.room()) != (self.layout.width(), self.layout.room()) {
            self.layout = layout;
            self.goal = None;
        }
        self.height = usize::from(height);
        self.follow();
    }

    /// Tells whether a row that is shown reaches beyond the column of text.
    pub fn is_broad(&self) -> bool {
        let rows = self.layout.rows_from(self.top, self.height);
        rows.iter()
            .any(|visible| self.layout.is_broad(&visible.row))
    }

    /// Returns the rows of the pane.
    pub fn height(&self) -> usize {
        self.height
    }

    /// Takes the annotations anew from their record.
    pub fn refresh(&mut self, record: &Record) {
        self.annotations = Annotation::all(self.article.id, record)
            .into_iter()
            .filter(|annotation| annotation.removed.is_none())
            .collect();
        let snapshot = self.snapshot().clone();
        self.marks = marks::place(
            &self.annotations,
            &snapshot.id,
            &self.placements,
            snapshot.text.len(),
        );
        self.choice = 0;
    }

    /// Names the record of the annotations.
    pub fn record_id(&self) -> RecordId {
        RecordId::annotations(self.article.id)
    }

    /// Moves the caret; what keeps a column says so by `goal`.
    pub fn go(&mut self, caret: usize, goal: Option<Goal>) {
        if caret != self.caret {
            self.choice = 0;
            if let Some(selection) = &mut self.selection {
                selection.begun = Begun::Before;
            }
        }
        self.caret = caret;
        self.goal = goal;
        self.follow();
    }

    /// Moves the caret and brings its row to the top.
    pub fn go_to_top(&mut self, caret: usize) {
        self.go(self.document().caret_near(caret), None);
        if self.height > 0 {
            let part = scroll::Part::Top;
            self.top = scroll::bring(
                &self.layout,
                self.caret,
                part,
                self.height,
                self.scroll_margin,
            );
        }
    }

    /// Puts the caret where the pointer is, which is seen already: nothing scrolls.
    pub fn point(&mut self, caret: usize) {
        let top = self.top;
        self.go(caret, None);
        self.top = top;
    }

    /// Returns the column that motions by row keep.
    pub fn goal(&self) -> Goal {
        self.goal
            .unwrap_or_else(|| motion::goal(&self.layout, self.caret))
    }

    /// Scrolls as little as shows the caret.
    pub fn follow(&mut self) {
        if self.height > 0 {
            self.top = scroll::follow(
                &self.layout,
                self.top,
                self.caret,
                self.height,
                self.scroll_margin,
            );
        }
    }

    /// Returns what is selected, in bytes.
    pub fn selected(&self) -> Option<Range<usize>> {
        let selection = self.selection.as_ref()?;
        let document = self.document();
        let moving = match selection.grain {
            Grain::Character => {
                let end = document
                    .stop_after(self.caret)
                    .unwrap_or(document.text().len());
                let slice = document.slice(self.caret..end.max(self.caret));
                self.caret..self.caret + slice.trim_end_matches('\n').len()
            }
            Grain::Word => object::word_at(document, self.caret)?,
            Grain::Sentence => object::sentence_at(document, self.caret)?,
            Grain::Paragraph => object::paragraph_at(document, self.caret)?,
        };
        let start = selection.anchor.start.min(moving.start);
        Some(start..selection.anchor.end.max(moving.end))
    }

    /// Returns what marking would mark: the selection, or else the caret's sentence.
    pub fn target_words(&self) -> Option<Range<usize>> {
        let range = self
            .selected()
            .or_else(|| object::sentence_at(self.document(), self.caret))?;
        let slice = self.document().slice(range.clone());
        // Blanks at the ends are no words.
        let start = range.start + (slice.len() - slice.trim_start().len());
        let end = range.start + slice.trim_end().len();
        (start < end).then_some(start..end)
    }

    /// Tells whether a range begins or ends inside a word: a quote of it would not be of exact words.
    pub fn cuts_a_word(&self, range: &Range<usize>) -> bool {
        let text = self.document().text();
        let inside = |at: usize| {
            let (before, after) = text.split_at_checked(at).unwrap_or(("", ""));
            let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            is_word(before.chars().next_back()) && is_word(after.chars().next())
        };
        // Scripts without blanks between words can't be told by this; there every place is taken as good.
        let is_spaced = text.get(range.clone()).is_some_and(str::is_ascii);
        is_spaced && (inside(range.start) || inside(range.end))
    }

    /// Returns the marks under the caret, the shortest first.
    pub fn marks_here(&self) -> Vec<&Mark> {
        self.marks.at(self.caret)
    }

    /// Returns the annotation under the caret that is meant.
    pub fn annotation_here(&self) -> Option<&Annotation> {
        let marks = self.marks_here();
        let mark = marks.get(self.choice).or_else(|| marks.first())?;
        self.annotations.get(mark.index)
    }

    /// Returns the echoes that the caret is in, the other article that was published first in front.
    pub fn echoes_here(&self) -> Vec<&Arc<Echo>> {
        self.echoes.at(self.caret)
    }

    /// Returns an annotation by its id.
    pub fn annotation(&self, id: AnnotationId) -> Option<&Annotation> {
        self.annotations
            .iter()
            .find(|annotation| annotation.id == id)
    }

    /// Returns where an annotation stands in this text.
    pub fn place_of(&self, id: AnnotationId) -> Option<&Mark> {
        let index = self
            .annotations
            .iter()
            .position(|annotation| annotation.id == id)?;
        self.marks.all().iter().find(|mark| mark.index == index)
    }

    /// Tells where an annotation stands in this text, and how sure that is.
    pub fn placement(&self, annotation: &Annotation) -> Placement {
        let length = self.document().text().len();
        marks::placement(annotation, &self.snapshot().id, &self.placements, length)
    }

    /// Returns the words that an annotation stands on, where they are not its own.
    pub fn other_words(&self, annotation: &Annotation, placement: &Placement) -> Option<CleanText> {
        let words = self.document().text().get(placement.bytes.clone()?)?;
        (!decision::is_same(&annotation.anchor, words)).then(|| CleanText::new(words))
    }

    /// Puts the caret on the start of an annotation, and means that one of those that stand there.
    pub fn go_to_annotation(&mut self, id: AnnotationId, start: usize) {
        self.go(self.document().caret_near(start), None);
        let meant = |mark: &&Mark| self.annotations.get(mark.index).is_some_and(|a| a.id == id);
        self.choice = self.marks_here().iter().position(meant).unwrap_or(0);
    }

    /// Returns where the caret stands in the area that the text is shown in; nothing where that is elsewhere.
    pub fn place_in(&self, area: Rect) -> Option<ScreenPosition> {
        if area.is_empty() {
            return None;
        }
        let at = self.layout.row_at(self.caret)?;
        let rows = self.layout.rows_from(self.top, usize::from(area.height));
        let y = rows.iter().position(|visible| visible.at == at)?;
        let x = self.layout.column(self.caret).min(area.width - 1);
        Some(ScreenPosition::new(
            area.x + x,
            area.y + u16::try_from(y).ok()?,
        ))
    }

    /// Returns where the person is, and in which text.
    pub fn whereabouts(&self) -> Whereabouts {
        Whereabouts {
            document: self.document().clone(),
            caret: self.caret,
        }
    }

    /// Takes over where the person is from the same article as it was before it was read again; of another snapshot
    /// by where the words are that were read.
    pub fn take_over(&mut self, before: Self, carried: Option<Carried>) {
        if before.snapshot().id == self.snapshot().id {
            let compared = |reader: &Self| {
                let entry = reader.neighbour_snapshot(-1);
                entry.map(|entry| entry.id.clone())
            };
            if compared(&before) == compared(self) {
                self.comparison = before.comparison;
            }
            self.caret = before.caret;
            self.top = before.top;
            self.selection = before.selection;
            self.search = before.search;
            // They are asked for anew; until the answer comes, those stay that were known.
            self.echoes = before.echoes.stale();
            self.watching = before.watching;
            self.goal = before.goal;
            self.guess = before.guess;
        } else if self.height == 0 {
            self.caret = self.document().caret_near(self.as_far_as(&before));
            self.top = self.caret;
            self.guess = Some(Guess {
                caret: self.caret,
                before: before.caret,
                snapshot: before.snapshot().id.clone(),
            });
            if let Some(carried) = carried {
                self.carry(&carried);
            }
        }
    }

    /// Goes to the words that were read in the snapshot that was shown before, unless the person has moved since.
    pub fn carry(&mut self, carried: &Carried) {
        let is_here = |guess: &Guess| guess.snapshot == carried.snapshot;
        let Some(guess) = self.guess.take_if(|guess| is_here(guess)) else {
            return;
        };
        if guess.caret == self.caret && self.selection.is_none() {
            // Meanwhile the person may have gone on a little.
            let caret = (carried.to + guess.before).saturating_sub(carried.from);
            self.go_to_top(caret);
            if self.height == 0 {
                self.top = self.caret;
            }
        }
    }

    /// Returns the place that is as far down as the caret in another text.
    fn as_far_as(&self, other: &Self) -> usize {
        let length = |reader: &Self| reader.document().text().len();
        let share = other.caret * 1000 / length(other).max(1);
        length(self) * share / 1000
    }

    /// Returns how far the person has come, in percent: of the text that ends at the last visible row.
    pub fn percent(&self) -> usize {
        let length = self.document().text().len();
        let last = self
            .layout
            .rows_from(self.top, self.height)
            .last()
            .map_or(0, |row| row.row.bytes.end);
        (last.min(length) * 100).checked_div(length).unwrap_or(100)
    }
}
