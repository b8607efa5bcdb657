//! What stands beside and above the text, and the habits that all of it shares.

use std::collections::BTreeMap;

use ratatui::layout::Rect;

use crate::{
    app::{
        App, Effect, Severity,
        boxes::parts,
        frame::{Pane, Side},
        message::{Listed, Request},
        overlay::Overlay,
        panel::{Item, ItemId, Kind, Of, Panel, Thing},
        rows::Rows,
    },
    command::{CommandId, Place},
    compare::matrix::RowOrder,
    model::{
        Annotation, AnnotationId, Article, ArticleId, ClaimId, CleanText, Placement, Record,
        RecordId, RecordKind, disagreement,
        view::{AnnotationRow, Sort},
    },
};

/// How many disagreements are listed: the surest.
pub(crate) const MOST_DISAGREEMENTS: usize = 500;

/// Returns the panel that has the keys, or whose filter has them.
pub(crate) fn top(app: &App) -> Option<&Panel> {
    match app.overlays.as_slice() {
        [.., Overlay::Panel(panel)] => Some(panel),
        [.., Overlay::Panel(panel), Overlay::Field(field)] if field.is_of_panel() => Some(panel),
        _ => None,
    }
}

/// Returns the panel that has the keys, or whose filter has them, to be changed.
pub(super) fn top_mut(app: &mut App) -> Option<&mut Panel> {
    match app.overlays.as_mut_slice() {
        [.., Overlay::Panel(panel)] => Some(panel),
        [.., Overlay::Panel(panel), Overlay::Field(field)] if field.is_of_panel() => Some(panel),
        _ => None,
    }
}

/// Returns the panels that stand above the panes, the topmost first.
pub(super) fn open_panels(app: &App) -> impl Iterator<Item = &Panel> {
    app.overlays
        .iter()
        .rev()
        .filter_map(|overlay| match overlay {
            Overlay::Panel(panel) => Some(panel.as_ref()),
            _ => None,
        })
}

/// Returns the cursor of whatever list has the keys.
pub(super) fn rows(app: &mut App) -> Option<&mut Rows> {
    if top(app).is_some() {
        return top_mut(app).map(|panel| &mut panel.rows);
    }
    match app.overlays.last_mut() {
        Some(Overlay::Picker(picker)) => Some(&mut picker.rows),
        Some(Overlay::Outline(outline)) => Some(&mut outline.rows),
        Some(Overlay::Field(field)) if field.is_filter() => Some(&mut app.list.rows),
        Some(Overlay::Palette(palette)) => Some(&mut palette.rows),
        Some(Overlay::Help(help)) => Some(&mut help.rows),
        Some(Overlay::Menu(menu)) => Some(&mut menu.rows),
        Some(_) => None,
        None => Some(&mut app.list.rows),
    }
}

/// Returns how many rows the list that has the keys holds.
pub(super) fn length(app: &App) -> usize {
    if let Some(panel) = top(app) {
        return panel.len();
    }
    match app.overlays.last() {
        Some(Overlay::Picker(picker)) => picker.choices.len(),
        Some(Overlay::Outline(outline)) => outline.shown.len(),
        Some(Overlay::Palette(palette)) => palette.entries.len(),
        Some(Overlay::Help(help)) => help.lines.len(),
        Some(Overlay::Menu(menu)) => menu.entries.len(),
        Some(Overlay::Field(field)) if field.is_filter() => app.list.total,
        Some(_) => 0,
        None => app.list.total,
    }
}

/// Returns how many rows of the list that has the keys are visible.
pub(super) fn height(app: &App) -> usize {
    let body = app.frame().body;
    if let Some(panel) = top(app) {
        return panel.visible(body);
    }
    match app.overlays.last() {
        Some(Overlay::Field(field)) if field.is_filter() => app.list.visible(app.list_height()),
        Some(overlay) => visible(overlay, &Ground::of(app)),
        None => app.list.visible(app.list_height()),
    }
}

/// Where what stands above the panes may stand.
struct Ground {
    screen: Rect,
    above_lesson: Rect,
    body: Rect,
}

impl Ground {
    fn of(app: &App) -> Self {
        Self {
            screen: app.screen(),
            above_lesson: parts::above_lesson(app),
            body: app.frame().body,
        }
    }
}

/// Returns how many rows of what stands above the panes are visible; one at least.
fn visible(overlay: &Overlay, ground: &Ground) -> usize {
    let &Ground { screen, body, .. } = ground;
    let rows = match overlay {
        Overlay::Panel(panel) => return panel.visible(body),
        Overlay::Picker(_) => {
            let [.., rows] = parts::picker(screen).parts;
            rows
        }
        Overlay::Outline(outline) => {
            let [.., rows] = parts::outline(screen, outline.all.len()).parts;
            rows
        }
        Overlay::Palette(_) => {
            let [_, _, rows, ..] = parts::palette(ground.above_lesson).parts;
            rows
        }
        Overlay::Menu(menu) => {
            let [rows] = menu.placed(screen).parts;
            rows
        }
        Overlay::Help(_) => parts::help(body).rows,
        _ => body,
    };
    usize::from(rows.height).max(1)
}

/// Follows a cursor that has moved: what it stands on is shown.
pub(super) fn moved(app: &mut App) {
    if let Some(panel) = top(app) {
        if let (Kind::Claims(_), Some(Thing::Claim(row))) = (&panel.kind, panel.current()) {
            let id = row.claim.id;
            preview_claim(app, id);
        }
        return;
    }
    match app.overlays.last() {
        Some(Overlay::Field(field)) if field.is_filter() => super::articles::preview(app),
        None if app.pane == Pane::List => super::articles::preview(app),
        _ => {}
    }
}

/// Has the claim read that the cursor of their list stands on; the newest request wins.
fn preview_claim(app: &mut App, id: ClaimId) {
    app.listing = app.listing.next();
    app.effect(Effect::PreviewClaim(app.listing, id));
}

/// Has the origins counted of the claims whose rows are shown.
fn count_origins(app: &mut App) {
    let Some(panel) = top(app).filter(|panel| matches!(panel.kind, Kind::Claims(_))) else {
        return;
    };
    let rows = panel.rows.top..panel.rows.top.saturating_add(height(app));
    let shown = rows.filter_map(|row| match panel.get(row) {
        Some(Thing::Claim(row)) if row.articles > 0 => Some(row.claim.id),
        _ => None,
    });
    let shown: Vec<ClaimId> = shown.collect();
    let wanted = app.origins.wanted(shown.into_iter());
    if !wanted.is_empty() {
        app.effect(Effect::CountOrigins(wanted));
    }
}

/// Keeps cursors on rows that are there, and visible.
pub(crate) fn settle(app: &mut App) {
    follow_cursors(app);
    count_origins(app);
}

fn follow_cursors(app: &mut App) {
    let ground = Ground::of(app);
    for overlay in &mut app.overlays {
        let height = visible(overlay, &ground);
        let (rows, length) = match overlay {
            Overlay::Panel(panel) => {
                let length = panel.len();
                (&mut panel.rows, length)
            }
            Overlay::Picker(picker) => (&mut picker.rows, picker.choices.len()),
            Overlay::Outline(outline) => (&mut outline.rows, outline.shown.len()),
            Overlay::Palette(palette) => (&mut palette.rows, palette.entries.len()),
            Overlay::Menu(menu) => (&mut menu.rows, menu.entries.len()),
            Overlay::Help(help) => {
                help.follow(height);
                continue;
            }
            _ => continue,
        };
        rows.settle(length);
        rows.follow(height, length);
    }
}

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

fn fill(app: &mut App, panel: &mut Panel, touched: &[RecordId]) {
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
fn follow(app: &App, panel: &mut Panel, id: ArticleId) {
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
fn of_reader(app: &App) -> Vec<Item> {
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

/// Opens what the cursor stands on.
pub(super) fn open(app: &mut App) {
    if super::table::has_keys(app) {
        return super::table::enter(app);
    }
    let Some(panel) = top(app) else {
        if app.overlays.is_empty() {
            app.behind.clear();
            super::articles::open(app);
        }
        return;
    };
    let Some(thing) = panel.current() else { return };
    let to = match thing {
        Thing::Silence(row) => Some((row.article.id, None)),
        _ => thing.annotation().map(|(article, id)| (article, Some(id))),
    };
    match (&panel.kind, to) {
        (Kind::Trash, _) => super::trash::restore(app),
        (Kind::Messages, _) => super::messages::again(app),
        (Kind::Claims(_), _) => super::claims::open(app),
        (Kind::Found(_), _) => super::search::go(app),
        (Kind::Stories, _) => super::stories::open(app),
        (Kind::Views, _) => super::views::open(app),
        (Kind::Echoes, _) => super::echoes::open(app),
        (Kind::Likely(..), _) => super::likely::open(app),
        (Kind::Disagreements(_), _) => super::disagreements::open(app),
        (Kind::Grids, _) => super::grids::open(app),
        (Kind::Additions, _) => super::additions::open(app),
        (Kind::Feeds, _) => super::feeds::open(app),
        (_, Some((article, annotation))) => {
            read(app, article, annotation, "where you came from");
        }
        (_, None) => {}
    }
}

/// Leaves what stands above the panes for an article, and says that a step back leads there again.
pub(super) fn read(
    app: &mut App,
    article: ArticleId,
    annotation: Option<AnnotationId>,
    from: &str,
) {
    app.behind = std::mem::take(&mut app.overlays);
    let back = app.keymap.named(CommandId::Back, Place::Reader);
    app.say(Severity::Done, &format!("{back} leads back to {from}."));
    super::articles::open_at(app, article, annotation);
}

/// Sorts the list that has the keys by the next order.
pub(super) fn sort(app: &mut App) {
    if super::matrix::has_keys(app) {
        return super::matrix::sort(app);
    }
    let Some(panel) = top_mut(app) else {
        return super::filter::sort(app);
    };
    panel.sort_next();
    moved(app);
}

/// Returns the names of the orders of the list that has the keys.
pub(super) fn orders(app: &App) -> Vec<&'static str> {
    match top(app) {
        None if super::matrix::has_keys(app) => RowOrder::ALL.map(RowOrder::name).to_vec(),
        Some(panel) => panel
            .kind
            .orders()
            .iter()
            .map(|order| order.name())
            .collect(),
        None => Sort::ALL.map(Sort::word).to_vec(),
    }
}

/// Sorts the list that has the keys by an order of that name; tells whether there is one.
pub(super) fn sort_by(app: &mut App, name: &str) -> Option<()> {
    if super::matrix::has_keys(app) {
        return super::matrix::sort_by(app, name);
    }
    let Some(panel) = top_mut(app) else {
        let sort = Sort::from_word(name).filter(|sort| Sort::ALL.contains(sort))?;
        super::filter::sort_by(app, sort);
        return Some(());
    };
    let mut orders = panel.kind.orders().iter();
    let order = *orders.find(|order| order.name() == name)?;
    panel.sort_by(order);
    app.say(Severity::Done, &format!("Sorted: {}", order.words()));
    moved(app);
    Some(())
}

/// Removes what the caret or cursor stands on.
pub(super) fn remove(app: &mut App) {
    if let Some(Overlay::Grid(_)) = app.overlays.last() {
        return super::grid::take_out(app);
    }
    match top(app).map(|panel| &panel.kind) {
        None if app.overlays.is_empty() && app.pane == Pane::List => super::details::remove(app),
        Some(Kind::Found(_)) => super::details::remove(app),
        Some(Kind::Claims(_)) => super::claims::remove(app),
        Some(Kind::Claim(..)) => super::claims::unlink(app),
        Some(Kind::Trash) => super::trash::purge(app),
        Some(Kind::Stories) => super::stories::remove(app),
        Some(Kind::Views) => super::views::remove(app),
        Some(Kind::Disagreements(_)) => super::disagreements::dismiss(app),
        Some(Kind::Grids) => super::grids::remove(app),
        Some(Kind::Additions) => super::additions::cancel(app),
        Some(Kind::Feeds) => super::feeds::remove(app),
        _ => super::mark::remove(app),
    }
}

/// Makes another of what the panel lists.
pub(super) fn make(app: &mut App) {
    match top(app).map(|panel| &panel.kind) {
        Some(Kind::Stories) => super::stories::ask_new(app),
        Some(Kind::Views) => super::views::ask_new(app),
        Some(Kind::Grids) => super::grids::ask_new(app),
        Some(Kind::Feeds) => super::following_feeds::ask(app),
        _ => {}
    }
}

/// Opens the field for another title or name.
pub(super) fn rename(app: &mut App) {
    match app.overlays.last() {
        Some(Overlay::Grid(_)) => super::grids::ask_name(app),
        Some(Overlay::Panel(panel)) if matches!(panel.kind, Kind::Grids) => {
            super::grids::ask_name(app);
        }
        Some(Overlay::Panel(panel)) if matches!(panel.kind, Kind::Feeds) => {
            super::naming_feeds::ask(app);
        }
        _ => super::details::rename(app),
    }
}

/// Gives the keys to the next pane: from the list to the reader, to the pinned one, to the list.
pub(super) fn switch(app: &mut App) {
    if !app.overlays.is_empty() {
        app.overlays.clear();
        return;
    }
    match app.pane {
        Pane::List => super::articles::open(app),
        Pane::Reader if app.side == Side::First && app.beside.is_some() => {
            super::pin::face(app, Side::Second);
        }
        Pane::Reader => {
            app.keep_positions();
            app.behind.clear();
            app.pane = Pane::List;
        }
    }
}

/// Closes the panel that has the keys where it is of this kind.
pub(super) fn closes(app: &mut App, is_it: impl Fn(&Kind) -> bool) -> bool {
    let closes = top(app).is_some_and(|panel| is_it(&panel.kind));
    if closes {
        app.overlays.pop();
    }
    closes
}

/// Shows a panel in place of what stands above the panes.
pub(super) fn show(app: &mut App, panel: Panel) {
    app.overlays.clear();
    app.overlays.push(Overlay::Panel(Box::new(panel)));
    moved(app);
}

/// Shows the annotations of the open article, or goes back from them.
pub(super) fn annotations(app: &mut App) {
    if closes(app, |kind| matches!(kind, Kind::Annotations)) {
        return;
    }
    let Some(reader) = &app.reader else {
        let all = app.key_of(CommandId::AllAnnotations);
        let said = format!("No article is open. {all} shows the annotations of all articles.");
        return app.say(Severity::Done, &said);
    };
    let mut panel = Panel::new(Kind::Annotations);
    panel.fill(of_reader(app));
    // The cursor starts on the annotation that the caret is on, or on the next one.
    let next = || {
        let marks = reader.marks.all();
        let mark = marks.iter().find(|mark| mark.bytes.start >= reader.caret);
        mark.or(marks.last())
            .and_then(|mark| reader.annotations.get(mark.index))
    };
    if let Some(annotation) = reader.annotation_here().or_else(next) {
        panel.go_to(ItemId::Annotation(annotation.id));
    }
    show(app, panel);
}

/// Shows the annotations of all articles, or goes back from them.
pub(super) fn all_annotations(app: &mut App) {
    if closes(app, |kind| matches!(kind, Kind::AllAnnotations)) {
        return;
    }
    // Others may have written meanwhile.
    app.effect(Effect::Refresh);
    let mut panel = Panel::new(Kind::AllAnnotations);
    ask(app, &mut panel);
    show(app, panel);
}

/// Shows all claims, or goes back from them.
pub(super) fn claims(app: &mut App) {
    if closes(app, |kind| matches!(kind, Kind::Claims(_))) {
        return;
    }
    let mut panel = Panel::new(Kind::Claims(None));
    fill(app, &mut panel, &[]);
    app.effect(Effect::Refresh);
    app.effect(Effect::LoadClaims);
    show(app, panel);
}
