//! What panels list: filled from what is known, or asked for and taken when it comes.

use std::collections::BTreeMap;

use super::{cursors::preview_claim, panels::open_panels};
use crate::{
    app::{
        App, Effect, Severity,
        message::{Listed, Request},
        overlay::Overlay,
        panel::{Item, Kind, Of, Panel, Thing},
    },
    command::CommandId,
    model::{
        Annotation, AnnotationId, Article, ArticleId, CleanText, Placement, Record, RecordId,
        RecordKind, disagreement, view::AnnotationRow,
    },
};

/// How many disagreements are listed: the surest.
pub(crate) const MOST_DISAGREEMENTS: usize = 500;

/// Brings what panels list in line with records that have changed, or where none are given with all that is
/// known.
pub(crate) fn refill(app: &mut App, touched: &[RecordId]) {
    let mut overlays = std::mem::take(&mut app.overlays);
    for overlay in &mut overlays {
        if let Overlay::Panel(panel) = overlay {
            fill(app, panel, touched);
        }
    }
    app.overlays = overlays;
}

pub(super) fn fill(app: &mut App, panel: &mut Panel, touched: &[RecordId]) {
    match &panel.kind {
        Kind::Annotations => {
            let open = app
                .reader
                .as_ref()
                .map(super::super::reader::Reader::record_id);
            let is_touched = open.is_some_and(|open| touched.contains(&open));
            if touched.is_empty() || is_touched {
                panel.fill(of_reader(app));
            }
        }
        Kind::Claims(_) => {
            let claims = app.claims.iter();
            let claims = claims.filter(|row| super::stories::holds_claim(app, row.claim.id));
            let items = claims.cloned().map(Thing::Claim);
            panel.fill(items.map(Item::new).collect());
            if let Some(Thing::Claim(row)) = panel.current() {
                preview_claim(app, row.claim.id);
            }
        }
        Kind::Claim(id, _) => app.effect(Effect::LoadClaim(*id)),
        Kind::History(id) => {
            let items = super::claims::past(app, *id);
            panel.fill(items);
        }
        Kind::AllAnnotations => {
            for id in touched {
                if id.kind == RecordKind::Annotations {
                    follow(app, panel, ArticleId(id.id));
                }
            }
        }
        Kind::Likely(..) => super::likely::follow(app, panel, touched),
        // What lies in the trash is read anew once the library has answered, and so are counts.
        Kind::Trash
        | Kind::Messages
        | Kind::Found(_)
        | Kind::Echoes
        | Kind::Disagreements(_)
        | Kind::Stories
        | Kind::Views
        | Kind::Grids
        | Kind::Additions
        | Kind::Feeds => {}
    }
}

/// Brings the rows of one article in line with what is known of its annotations.
pub(super) fn follow(app: &App, panel: &mut Panel, id: ArticleId) {
    let record = RecordId::annotations(id);
    if !app.known.holds(record) || !super::stories::holds_article(app, id) {
        return;
    }
    let open = app.reader.as_ref().filter(|reader| reader.article.id == id);
    let of_it = || {
        panel
            .things()
            .filter(|thing| thing.article().is_some_and(|of| of.id == id))
    };
    let open_article = || open.map(|reader| reader.article.clone());
    let Some(article) = of_it()
        .find_map(Thing::article)
        .cloned()
        .or_else(open_article)
    else {
        return;
    };
    let known: BTreeMap<AnnotationId, (Placement, Option<CleanText>)> = of_it()
        .filter_map(|thing| match thing {
            Thing::Annotation(row) => {
                let stands = (row.placement.clone(), row.words.clone());
                Some((row.annotation.id, stands))
            }
            _ => None,
        })
        .collect();
    let placement = |annotation: &Annotation| annotation.placement(&article.newest()?.id);
    let mut annotations = Annotation::all(id, &app.known.record(record));
    annotations.retain(|annotation| annotation.removed.is_none());
    annotations.sort_by_key(|annotation| {
        let bytes = placement(annotation).and_then(|placement| placement.bytes);
        bytes.map_or(usize::MAX, |bytes| bytes.start)
    });
    let mut is_outrun = false;
    let mut item = |annotation: Annotation| {
        let (found, words) = match known.get(&annotation.id) {
            Some((found, words)) => (Some(found.clone()), words.clone()),
            None => (None, None),
        };
        let written = placement(&annotation);
        // The words are those of the place that was known.
        let is_known = written.is_none() || written == found;
        is_outrun |= !is_known;
        let words = words.filter(|_| is_known);
        let placement = written.or(found);
        Item::new(Thing::Annotation(AnnotationRow {
            article: article.clone(),
            placement: placement.unwrap_or_else(Placement::orphan),
            words,
            annotation: annotation.into(),
        }))
    };
    let items = annotations.into_iter().map(&mut item).collect();
    panel.is_outrun |= is_outrun;
    panel.refill(id, items);
}

/// Has it read what a panel lists, where that is not known here; the newest request wins.
pub(super) fn ask(app: &mut App, panel: &mut Panel) {
    super::narrow::ask_again(app, panel);
    panel.is_outrun = false;
    let effect = match panel.kind {
        Kind::AllAnnotations => Effect::LoadMarked,
        Kind::Trash => Effect::LoadTrash,
        Kind::Stories => Effect::LoadStories,
        Kind::Grids => Effect::LoadGrids,
        Kind::Views => {
            app.listing = app.listing.next();
            panel.waiting = Some(app.listing);
            let (since, story) = (app.list.since, app.list.story);
            return app.effect(Effect::LoadViews(app.listing, since, story));
        }
        Kind::Disagreements(of) => {
            app.listing = app.listing.next();
            panel.waiting = Some(app.listing);
            let within = super::stories::active(app).cloned();
            return app.effect(Effect::LoadDisagreements(app.listing, of, within));
        }
        Kind::Found(_) => return super::search::ask(app, panel),
        Kind::Likely(..) => {
            app.listing = app.listing.next();
            panel.waiting = Some(app.listing);
            if let Some(effect) = super::likely::load(app, app.listing, &panel.kind) {
                app.effect(effect);
            }
            return;
        }
        _ => return,
    };
    app.listing = app.listing.next();
    panel.waiting = Some(app.listing);
    app.effect(effect(app.listing));
}

/// Has it read anew what the panels list.
pub(crate) fn reload(app: &mut App) {
    reload_if(app, |_| true);
}

/// Has it search the library once more for what a search shows.
pub(crate) fn search_again(app: &mut App) {
    reload_if(app, |panel| matches!(panel.kind, Kind::Found(_)));
}

/// Has it read anew what can't be told from the records that a change has touched.
pub(crate) fn reload_after(app: &mut App, touched: &[RecordId]) {
    let lists = |panel: &Panel, id: RecordId| {
        let mut articles = panel.things().filter_map(Thing::article);
        articles.any(|article| RecordId::annotations(article.id) == id)
    };
    let taken_back: Vec<RecordId> = touched
        .iter()
        .filter(|id| id.kind == RecordKind::Dismissed)
        .filter(|id| !disagreement::is_dismissed(&app.known.record(**id)))
        .copied()
        .collect();
    reload_if(app, |panel| match panel.kind {
        _ if panel.asked.is_some() || panel.is_outrun => true,
        Kind::Trash => true,
        Kind::Disagreements(of) => touched.iter().any(|id| match id.kind {
            // To compare a whole library takes its time: only for what is listed.
            RecordKind::Article => {
                of == Of::Article(ArticleId(id.id)) || disagrees(panel, ArticleId(id.id))
            }
            RecordKind::Story => true,
            // What was dismissed here is gone from the list already; what was taken back is not in it yet.
            RecordKind::Dismissed => taken_back.contains(id),
            _ => false,
        }),
        _ => touched.iter().any(|id| match id.kind {
            // What a story holds narrows every panel, and what came by a feed does.
            RecordKind::Article | RecordKind::Story | RecordKind::Feed | RecordKind::View => true,
            RecordKind::Annotations => !lists(panel, *id),
            RecordKind::Claim | RecordKind::Dismissed => false,
            RecordKind::Grid => matches!(panel.kind, Kind::Grids),
        }),
    });
}

/// Tells whether a sentence of an article is listed as one that disagrees.
fn disagrees(panel: &Panel, article: ArticleId) -> bool {
    panel.things().any(|thing| match thing {
        Thing::Disagreement(one) => [&one.left, &one.right]
            .iter()
            .any(|side| side.article.id == article),
        _ => false,
    })
}

fn reload_if(app: &mut App, is_stale: impl Fn(&Panel) -> bool) {
    let mut overlays = std::mem::take(&mut app.overlays);
    for overlay in &mut overlays {
        if let Overlay::Panel(panel) = overlay
            && is_stale(panel)
        {
            ask(app, panel);
        }
    }
    app.overlays = overlays;
}

/// Returns the panel that waits for an answer, which it does no longer; also one that a step back leads to.
pub(super) fn answered(app: &mut App, request: Request) -> Option<&mut Panel> {
    let mut overlays = app.overlays.iter_mut().chain(&mut app.behind);
    let panel = overlays.find_map(|overlay| match overlay {
        Overlay::Panel(panel) => (panel.waiting == Some(request)).then_some(panel),
        _ => None,
    })?;
    panel.waiting = None;
    Some(panel)
}

/// Tells whether a panel waits for an answer; also one that a step back leads to.
pub(crate) fn awaits(app: &App, request: Request) -> bool {
    let mut overlays = app.overlays.iter().chain(&app.behind);
    overlays.any(|overlay| match overlay {
        Overlay::Panel(panel) => panel.waiting == Some(request),
        _ => false,
    })
}

/// Takes what a panel lists that was asked for; what was asked for too long ago is left.
pub(crate) fn listed(app: &mut App, request: Request, listed: Result<Box<Listed>, CleanText>) {
    let story = super::stories::active(app).cloned();
    let Some(panel) = answered(app, request) else {
        return;
    };
    match listed {
        Ok(mut listed) => {
            panel.records = listed.records;
            if let (Kind::AllAnnotations, Some(story)) = (&panel.kind, &story) {
                let articles = &story.members.articles;
                let is_inside = |of: &Article| articles.contains(&of.id);
                let items = &mut listed.items;
                items.retain(|item| item.thing.article().is_some_and(|of| is_inside(of)));
            }
            let all = listed.items.len();
            if matches!(panel.kind, Kind::Disagreements(_)) {
                listed.items.truncate(MOST_DISAGREEMENTS);
            }
            let count = listed.items.len();
            let left_out = all - count;
            panel.fill(listed.items);
            if left_out > 0 {
                let story = app.key_of(CommandId::Narrow);
                app.say(
                    Severity::Done,
                    &format!("The surest {count} are shown, {left_out} are not; {story} narrows them to a story."),
                );
            }
        }
        Err(why) => app.say(Severity::Warning, &why),
    }
}

/// Returns the annotations of the open article, in the order of the text; those without a place in it come
/// last.
pub(super) fn of_reader(app: &App) -> Vec<Item> {
    let Some(reader) = &app.reader else {
        return Vec::new();
    };
    let mut annotations: Vec<(&Annotation, Placement)> = reader
        .annotations
        .iter()
        .map(|annotation| (annotation, reader.placement(annotation)))
        .collect();
    annotations.sort_by_key(|(_, placement)| {
        let bytes = placement.bytes.clone();
        bytes.map_or((usize::MAX, 0), |bytes| {
            (bytes.start, usize::MAX - bytes.end)
        })
    });
    let item = |(annotation, placement): (&Annotation, Placement)| {
        Item::new(Thing::Annotation(AnnotationRow {
            article: reader.article.clone(),
            annotation: annotation.clone().into(),
            words: reader.other_words(annotation, &placement),
            placement,
        }))
    };
    annotations.into_iter().map(item).collect()
}

/// Gives out the records that are about to be changed and that only a panel knows.
pub(crate) fn lend(app: &mut App, ids: &[RecordId]) {
    for id in ids
        .iter()
        .filter(|id| !app.known.is_kept(**id))
        .copied()
        .collect::<Vec<_>>()
    {
        let known = open_panels(app).find_map(|panel| panel.records.get(&id).cloned());
        if let Some(record) = known {
            app.known.learn(id, &record);
        }
    }
}

/// Takes what has become of records that panels hold, those too to which a step back leads.
pub(crate) fn learn(app: &mut App, records: &[(RecordId, Record)]) {
    for overlay in app.overlays.iter_mut().chain(&mut app.behind) {
        let Overlay::Panel(panel) = overlay else {
            continue;
        };
        for (id, record) in records {
            if let Some(known) = panel.records.get_mut(id) {
                *known = std::mem::take(known).merge(record);
            }
        }
    }
}

/// Returns a record as it is shown, where it is known, or else as a panel holds it.
pub(super) fn record(app: &App, id: RecordId) -> Record {
    if app.known.holds(id) {
        return app.known.record(id);
    }
    let held = open_panels(app).find_map(|panel| panel.records.get(&id).cloned());
    held.unwrap_or_default()
}
