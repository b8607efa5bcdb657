//! What others have said of marks and articles that are about to go.

use crate::{
    library::{Library, relied::is_set},
    model::{
        Annotation, AnnotationId, ArticleId, Change, Grid, Path, Record, RecordId, RecordKind,
        Stamp, Whole, annotation, article, build::shown, claim, evidence, grid, story, view::Shelf,
    },
};

/// What stands in the way, in a sentence, with the records in which it stands.
pub(super) type Relied = (String, Vec<(RecordId, Record)>);

/// Returns the articles that a change puts into the trash.
pub(super) fn articles(change: &Change) -> Vec<ArticleId> {
    let edits = change.edits.iter();
    let going = edits.filter(|edit| {
        edit.record.kind == RecordKind::Article
            && edit.path == article::REMOVED.path()
            && edit.after.is_some()
    });
    going.map(|edit| ArticleId(edit.record.id)).collect()
}

/// Returns the marks that a change puts into the trash.
fn marks(change: &Change) -> impl Iterator<Item = (ArticleId, AnnotationId)> {
    let edits = change.edits.iter();
    edits.filter_map(|edit| {
        let is_put = edit.record.kind == RecordKind::Annotations && edit.after.is_some();
        let below = edit.path.below(&annotation::annotations())?;
        let id = AnnotationId::parse(below.split('/').next()?)?;
        let is_removal = edit.path == annotation::REMOVED.path_in(&annotation::at(id));
        (is_put && is_removal).then_some((ArticleId(edit.record.id), id))
    })
}

/// From when on something counts as said since.
#[derive(Clone, Copy)]
enum Since<'a> {
    /// Since it was made, when this lived in it.
    Made(&'a Whole),
    /// Since a time; where there is none, always.
    Time(Option<Stamp>),
}

impl Since<'_> {
    /// Tells whether a value was set since.
    fn has(self, record: &Record, path: &Path) -> bool {
        match self {
            Self::Made(whole) => {
                let value = record.value(path);
                value.is_some() && value != whole.before.get(path)
            }
            Self::Time(since) => is_set(record, path, since),
        }
    }
}

impl Library {
    /// Returns what was said since of a mark that goes.
    pub(super) fn relied_on_marks(&self, change: &Change) -> Option<Relied> {
        let mut going = marks(change).peekable();
        going.peek()?;
        let grids = self.grids(Shelf::Library).unwrap_or_default();
        going.find_map(|(article, id)| {
            let of = RecordId::annotations(article);
            let at = annotation::at(id);
            let (known, after) = self.left_by(change, of)?;
            let mut wholes = change.wholes.iter();
            let made = wholes.find(|whole| whole.record == of && whole.under.as_ref() == Some(&at));
            let removed = known.entry(&annotation::REMOVED.path_in(&at));
            let removed = removed.map(|entry| entry.stamp);
            let mark = Annotation::from_record(article, id, &after)?;
            let since = made.map_or(Since::Time(removed), Since::Made);
            if let Some(sentence) = self.said_of_mark(&mark, &after, since) {
                return Some((sentence, vec![(of, known)]));
            }
            let since = Since::Time(removed.filter(|_| made.is_none()));
            let (sentence, grid) = self.held_in_grid(change, &grids, &mark, since)?;
            Some((sentence, vec![(of, known), grid]))
        })
    }

    /// Returns what was said since of articles that go.
    pub(super) fn relied_on_articles(
        &self,
        change: &Change,
        articles: &[ArticleId],
    ) -> Option<Relied> {
        if articles.is_empty() {
            return None;
        }
        let grids = self.grids(Shelf::Library).unwrap_or_default();
        let mut going = Vec::new();
        for id in articles {
            let record = self.record(RecordId::article(*id)).ok()?;
            let removed = record.entry(&article::REMOVED.path());
            let since = Since::Time(removed.map(|entry| entry.stamp));
            if let Some(relied) = self.said_in(change, &grids, (*id, &record), since) {
                return Some(relied);
            }
            going.push((*id, since, record));
        }
        self.put_somewhere(change, &going)
    }

    /// Returns what was marked in an article since, or said of its marks.
    fn said_in(
        &self,
        change: &Change,
        grids: &[Grid],
        (id, record): (ArticleId, &Record),
        since: Since<'_>,
    ) -> Option<Relied> {
        let of = RecordId::annotations(id);
        let (known, after) = self.left_by(change, of)?;
        let mut marks = Annotation::all(id, &after);
        marks.retain(|mark| mark.removed.is_none());
        let said = |sentence| {
            let records = vec![(RecordId::article(id), record.clone()), (of, known.clone())];
            (sentence, records)
        };
        marks.iter().find_map(|mark| {
            let made = annotation::ANCHOR.path_in(&annotation::at(mark.id));
            if since.has(&after, &made) {
                let quote = shown(&mark.anchor.quote);
                return Some(said(format!(
                    "{quote} was marked in {} since.",
                    titled(record)
                )));
            }
            if let Some(sentence) = self.said_of_mark(mark, &after, since) {
                return Some(said(sentence));
            }
            let (sentence, grid) = self.held_in_grid(change, grids, mark, since)?;
            let (sentence, mut records) = said(sentence);
            records.push(grid);
            Some((sentence, records))
        })
    }

    /// Returns what was said of a mark since in its own record.
    fn said_of_mark(&self, mark: &Annotation, record: &Record, since: Since<'_>) -> Option<String> {
        let quote = shown(&mark.anchor.quote);
        let link = mark.evidence.iter().find(|link| {
            let at = evidence::at(mark.id, link.id);
            since.has(record, &evidence::CLAIM.path_in(&at))
        });
        if let Some(link) = link {
            let claim = self.record(RecordId::claim(link.claim)).ok();
            let claim = claim.and_then(|record| record.get(claim::STATEMENT));
            let claim = claim.unwrap_or_else(|| link.wording.clone());
            return Some(format!("{quote} was flagged for {} since.", shown(&claim)));
        }
        let any = |under: Path| {
            let mut below = record.below(&under);
            below.any(|(path, _)| since.has(record, path))
        };
        if any(annotation::note(mark.id)) {
            return Some(format!("The note of the mark {quote} was changed since."));
        }
        any(annotation::tags(mark.id)).then(|| format!("The mark {quote} was tagged since."))
    }

    /// Returns the grid into which a mark was put since.
    fn held_in_grid(
        &self,
        change: &Change,
        grids: &[Grid],
        mark: &Annotation,
        since: Since<'_>,
    ) -> Option<(String, (RecordId, Record))> {
        let row = grid::ARTICLE.path_in(&grid::row(mark.id));
        let mut holding = grids
            .iter()
            .filter(|grid| grid.rows.iter().any(|row| row.annotation == mark.id));
        holding.find_map(|grid| {
            let of = RecordId::grid(grid.id);
            let (known, after) = self.left_by(change, of)?;
            let (quote, name) = (shown(&mark.anchor.quote), shown(&grid.name));
            let sentence = format!("{quote} was put into the grid {name} since.");
            since.has(&after, &row).then_some((sentence, (of, known)))
        })
    }

    /// Returns the story into which one of some articles was put since, or the claim on which it was said to be silent.
    fn put_somewhere(
        &self,
        change: &Change,
        going: &[(ArticleId, Since<'_>, Record)],
    ) -> Option<Relied> {
        let first = |after: &Record, path: &dyn Fn(ArticleId) -> Path| {
            let mut going = going.iter();
            let found = going.find(|(id, since, _)| since.has(after, &path(*id)));
            found.map(|(id, _, record)| (RecordId::article(*id), record.clone()))
        };
        for story in self.stories(Shelf::Library).unwrap_or_default() {
            let of = RecordId::story(story.id);
            let member = |id: ArticleId| story::articles().child(&id.to_string());
            if let Some((known, after)) = self.left_by(change, of)
                && let Some(article) = first(&after, &member)
            {
                let (title, name) = (titled(&article.1), shown(&story.name));
                let sentence = format!("{title} was put into the story {name} since.");
                return Some((sentence, vec![article, (of, known)]));
            }
        }
        for row in self.claims(Shelf::Library) {
            let of = RecordId::claim(row.claim.id);
            if !row.claim.silences.is_empty()
                && let Some((known, after)) = self.left_by(change, of)
                && let Some(article) = first(&after, &claim::silence)
            {
                let (title, name) = (titled(&article.1), shown(&row.claim.statement));
                let sentence = format!("{title} was found to be silent on {name} since.");
                return Some((sentence, vec![article, (of, known)]));
            }
        }
        None
    }
}

fn titled(record: &Record) -> String {
    shown(&record.get(article::TITLE).unwrap_or_default())
}
