//! What stands beside and above the text, and the habits that all of it shares.

use super::{
    cursors::moved,
    listing::{ask, fill, of_reader},
};
use crate::{
    app::{
        App, Effect, Severity,
        frame::{Pane, Side},
        overlay::Overlay,
        panel::{ItemId, Kind, Panel, Thing},
    },
    command::{CommandId, Place},
    compare::matrix::RowOrder,
    model::{AnnotationId, ArticleId, view::Sort},
};

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
