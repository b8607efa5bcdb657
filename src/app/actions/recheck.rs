//! What becomes of annotations in a new snapshot: the person accepts a place, rejects it, or chooses another.

use std::{cmp::Ordering, sync::Arc};

use crate::{
    anchor::{decision, version},
    app::{
        App, Effect, Severity,
        frame::Pane,
        overlay::Overlay,
        panel::{Kind, Thing},
        reader::Reader,
    },
    command::CommandId,
    model::{
        Annotation, AnnotationId, Article, ArticleId, CleanText, Contested, Placement, Record,
        RecordId,
        build::shown,
        view::{Unsure, counts_in_words},
    },
    text::Direction,
};

/// An annotation with where it stands in the newest snapshot of its article.
struct Standing {
    annotation: Annotation,
    record: Record,
    article: Arc<Article>,
    placement: Placement,
    /// The words that stand there, where they are not its own.
    words: Option<CleanText>,
}

impl Standing {
    /// Returns what a newer matcher says otherwise.
    fn contested(&self) -> Option<&Contested> {
        self.annotation.contested(&self.article.newest()?.id)
    }
}

/// Returns the annotation under the caret or cursor, and where it stands in the newest snapshot.
fn standing(app: &App) -> Option<Standing> {
    let (annotation, article, placement, words) = match app.overlays.last() {
        Some(Overlay::Panel(panel)) => match panel.current()? {
            Thing::Annotation(row) if !is_of_older(app, &panel.kind) => (
                Annotation::clone(&row.annotation),
                Arc::clone(&row.article),
                row.placement.clone(),
                row.words.clone(),
            ),
            Thing::Evidence(row) => (
                Annotation::clone(&row.annotation),
                Arc::clone(&row.article),
                row.placement.clone(),
                row.words.clone(),
            ),
            _ => return None,
        },
        Some(_) => return None,
        None => {
            let reader = app.reader.as_ref()?;
            let annotation = reader.annotation_here()?;
            let placement = newest_placement(reader, annotation)?;
            let words = reader.other_words(annotation, &placement);
            let article = Arc::clone(&reader.article);
            (annotation.clone(), article, placement, words)
        }
    };
    let (_, record) = super::mark::annotation(app, annotation.id)?;
    Some(Standing {
        annotation,
        record,
        article,
        placement,
        words,
    })
}

/// Tells where an annotation of what is read stands in the newest snapshot.
///
/// In an older one that is told only of what has no place: the words of another place are not seen there.
fn newest_placement(reader: &Reader, annotation: &Annotation) -> Option<Placement> {
    if reader.is_newest() {
        return Some(reader.placement(annotation));
    }
    let written = annotation.placement(&reader.article.newest()?.id)?;
    written.bytes.is_none().then_some(written)
}

/// Tells whether a panel lists where annotations stand in an older snapshot.
fn is_of_older(app: &App, kind: &Kind) -> bool {
    let reader = app.reader.as_ref();
    matches!(kind, Kind::Annotations) && reader.is_some_and(|reader| !reader.is_newest())
}

/// Returns where the annotation under the caret or cursor stands, where that waits for a recheck.
pub(crate) fn waiting_here(app: &App) -> Option<Placement> {
    let placement = match app.overlays.last() {
        Some(Overlay::Panel(panel)) => match panel.current()? {
            Thing::Annotation(row) if !is_of_older(app, &panel.kind) => row.placement.clone(),
            Thing::Evidence(row) => row.placement.clone(),
            _ => return None,
        },
        Some(_) => return None,
        None => {
            let reader = app.reader.as_ref()?;
            newest_placement(reader, reader.annotation_here()?)?
        }
    };
    placement.waits().then_some(placement)
}

/// Tells whether a person can say where the annotation under the caret or cursor stands, or is about to.
pub(crate) fn can_place(app: &App) -> bool {
    app.placing.is_some()
        || standing(app).is_some_and(|standing| {
            let newest = standing.article.newest();
            newest.is_some_and(|newest| newest.id != standing.annotation.anchor.made_on)
        })
}

/// Says that the annotation stands where the matcher has put it.
pub(super) fn accept(app: &mut App) {
    if let Some(Overlay::Panel(panel)) = app.overlays.last()
        && panel.is_outrun
    {
        let said = "The place has just changed; press the key again to accept it.";
        return app.say(Severity::Warning, said);
    }
    let Some(standing) = standing(app) else {
        return;
    };
    let anchor = &standing.annotation.anchor;
    if let Some(contested) = standing.contested() {
        let placement = decision::accepted_offer(anchor, contested);
        return decide(app, &standing, &placement, "Accepted the new place of");
    }
    match decision::accepted(anchor, standing.words.as_deref(), &standing.placement) {
        Some(placement) => decide(app, &standing, &placement, "Accepted the place of"),
        None => {
            let key = app.key_of(CommandId::Place);
            let said = format!("These words are not found; {key} places them by hand.");
            app.say(Severity::Warning, &said);
        }
    }
}

/// Says that the annotation stands nowhere in the newest snapshot; or, where a newer matcher has offered another place,
/// that it stays where it was.
pub(super) fn reject(app: &mut App) {
    let Some(standing) = standing(app) else {
        return;
    };
    let (placement, said) = match standing.contested() {
        Some(contested) => {
            let (anchor, words) = (&standing.annotation.anchor, standing.words.as_deref());
            let kept = decision::kept(anchor, words, contested);
            (kept, "Left as it was:")
        }
        None => (decision::rejected(), "Left without a place:"),
    };
    decide(app, &standing, &placement, said);
}

/// Has the matcher look where annotations of what is open stand in its newest snapshot, where it is to look at some and
/// has not yet: beside, since that may take long.
pub(crate) fn settle(app: &mut App, touched: &[RecordId]) {
    let readers = [&app.reader, &app.beside].into_iter().flatten();
    for reader in readers.filter(|reader| touched.contains(&reader.record_id())) {
        // What is marked on an older snapshot has its place in the newest, too.
        let Some(newest) = reader.article.newest() else {
            continue;
        };
        let annotations = reader.annotations.iter();
        let due = annotations.filter(|one| version::is_due(one, &newest.id));
        let due = due.map(|one| (one.id, newest.id.clone())).collect();
        if app.settling.begin(reader.article.id, due) {
            let article = reader.article.id;
            app.effects.push(Effect::SettleAnnotations(article));
        }
    }
}

/// Takes the places that the matcher has found, and has it look for what was marked meanwhile.
pub(crate) fn settled(app: &mut App, article: ArticleId, record: Option<Box<Record>>) {
    app.settling.end(article);
    let id = RecordId::annotations(article);
    if let Some(record) = record {
        app.learn(&[(id, *record)]);
        app.reload_list();
        app.settle();
    }
    settle(app, &[id]);
}

fn decide(app: &mut App, standing: &Standing, placement: &Placement, said: &str) {
    let Some(newest) = standing.article.newest().map(|entry| entry.id.clone()) else {
        return;
    };
    let Standing {
        annotation, record, ..
    } = standing;
    let change = app.build(|build| build.decide(annotation, record, &newest, placement));
    let said = format!(
        "{said} {}; {} goes on to the next to recheck",
        shown(&annotation.anchor.quote),
        app.key_of(CommandId::NextRecheck)
    );
    app.commit(change, &said);
}

/// Puts the annotation that was taken up on the selection, or else the sentence; where none was, takes up the one
/// under the caret or cursor.
pub(super) fn place(app: &mut App) {
    match app.placing {
        Some(id)
            if app.overlays.is_empty() && app.pane == Pane::Reader && !is_on_another(app, id) =>
        {
            put(app, id);
        }
        _ => take_up(app),
    }
}

/// Tells whether another annotation is meant than the one that was taken up: one that waits too, where nothing is
/// selected for the one.
fn is_on_another(app: &App, id: AnnotationId) -> bool {
    let Some(reader) = app.reader.as_ref() else {
        return false;
    };
    let here = reader.annotation_here();
    reader.selection.is_none()
        && here.is_some_and(|here| here.id != id)
        && waiting_here(app).is_some()
}

fn take_up(app: &mut App) {
    let Some(standing) = standing(app) else {
        return;
    };
    let (id, article) = (standing.annotation.id, standing.article.id);
    app.placing = Some(id);
    app.overlays.clear();
    super::articles::open_newest(app, article, None);
    tell_placing(app, &standing.annotation);
}

fn tell_placing(app: &mut App, annotation: &Annotation) {
    let said = format!(
        "Go to where {} stands now, select it, and press {}; {} leaves it as it was",
        shown(&annotation.anchor.quote),
        app.key_of(CommandId::Place),
        app.key_of(CommandId::Back)
    );
    app.say(Severity::Done, &said);
}

fn put(app: &mut App, id: AnnotationId) {
    let Some((reader, annotation)) = app
        .reader
        .as_ref()
        .and_then(|reader| Some((reader, reader.annotation(id)?.clone())))
    else {
        app.placing = None;
        let said = "The annotation that was to be placed is not of this article.";
        return app.say(Severity::Warning, said);
    };
    if !reader.is_newest() {
        let key = app.key_of(CommandId::NewerSnapshot);
        let said =
            format!("This is an older snapshot; {key} goes on to the newest, to place it there.");
        return app.say(Severity::Warning, &said);
    }
    let Some(bytes) = reader.target_words() else {
        return app.say(Severity::Warning, "There are no words here to place it on.");
    };
    let words = CleanText::new(reader.document().slice(bytes.clone()));
    let placement = decision::chosen(&annotation.anchor, &words, bytes);
    let standing = Standing {
        record: app.known.record(reader.record_id()),
        article: Arc::clone(&reader.article),
        words: Some(words),
        placement: placement.clone(),
        annotation,
    };
    app.placing = None;
    decide(app, &standing, &placement, "Placed");
    super::mark::done_with_selection(app);
}

/// Says what is held to be placed, and what to do with it; nothing where nothing is.
pub(crate) fn held(app: &App) -> Option<String> {
    let id = app.placing?;
    let annotation = app.reader.as_ref().and_then(|reader| reader.annotation(id));
    let what = annotation.map_or_else(
        || "an annotation of another article".to_owned(),
        |annotation| shown(&annotation.anchor.quote),
    );
    let (place, back) = (app.key_of(CommandId::Place), app.key_of(CommandId::Back));
    Some(format!(
        "Placing {what}: {place} puts it on what is selected, {back} leaves it as it was"
    ))
}

/// Lets an annotation go that was taken up to be placed; tells whether there was one.
pub(super) fn let_go(app: &mut App) -> bool {
    let was_held = app.placing.take().is_some();
    if was_held {
        app.say(Severity::Done, "It stays where it was.");
    }
    was_held
}

/// Looks for the next annotation to recheck, here and then in other articles.
pub(super) fn seek(app: &mut App, direction: Direction) {
    let story = app.list.story;
    app.effect(Effect::SeekRecheck(story, direction));
}

/// Goes to the next of the annotations that wait, which come by article and place.
pub(crate) fn found(app: &mut App, direction: Direction, waiting: &[Unsure]) {
    // What is being written stays where it is.
    if !app.overlays.is_empty() {
        return;
    }
    // Whoever goes on has let go of what was to be placed.
    app.placing = None;
    let reader = app.reader.as_ref().filter(|_| app.pane == Pane::Reader);
    let here = reader.map(|reader| (reader.article.id, reader.caret));
    let last = reader.and_then(|reader| {
        let last = app.rechecked.as_ref();
        last.filter(|last| last.article == reader.article.id && is_at(last, reader))
    });
    let (is_further, is_back) = (Ordering::Greater, Ordering::Less);
    let order = |one: &Unsure| match last {
        Some(last) => (one.place(), one.annotation).cmp(&(last.place(), last.annotation)),
        None => here.map_or(is_further, |here| one.place().cmp(&here)),
    };
    let mut ahead = waiting.iter();
    let next = match direction {
        Direction::Forward => ahead.find(|one| order(one) == is_further),
        Direction::Back => ahead.rfind(|one| order(one) == is_back),
    };
    let around = match direction {
        Direction::Forward => waiting.first(),
        Direction::Back => waiting.last(),
    };
    let Some(goal) = next.or(around).cloned() else {
        return app.say(Severity::Done, "Nothing waits for a recheck.");
    };
    app.behind.clear();
    super::articles::open_newest(app, goal.article, Some(goal.annotation));
    app.rechecked = Some(goal);
}

/// Tells whether the caret is still where the last one was shown; what has no place is shown on an older snapshot.
fn is_at(last: &Unsure, reader: &Reader) -> bool {
    last.start
        .map_or(!reader.is_newest(), |start| start == reader.caret)
}

/// Says of an article that is open what has become of its annotations in a new snapshot.
pub(super) fn tell_revised(app: &mut App, reader: &Reader) {
    let placements: Vec<Placement> = reader
        .annotations
        .iter()
        .map(|annotation| reader.placement(annotation))
        .collect();
    let counts = counts_in_words(placements.iter().map(|placement| &placement.state));
    let mut said = format!("“{}” has a new snapshot", reader.article.title);
    if !counts.is_empty() {
        said += &format!(": {counts}");
    }
    if placements.iter().any(Placement::waits) {
        let key = app.key_of(CommandId::NextRecheck);
        said += &format!("; {key} goes to what is to recheck");
    }
    app.say(Severity::Done, &said);
}
