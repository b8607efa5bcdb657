//! The menu of what can be done with the thing under the caret or cursor.

use ratatui::layout::Position;

use crate::{
    app::{
        App, Severity,
        frame::Pane,
        list::{Line, ROW_HEIGHT},
        menu::{About, Menu},
        overlay::Overlay,
        panel::{Panel, Thing},
        rows::Rows,
    },
    command::{Fact, Facts, Place, Places, menu::Subject},
};

/// Opens the menu beside the caret or the row it is about.
pub(super) fn open(app: &mut App) {
    let beside = if !app.overlays.is_empty() {
        None
    } else if app.pane == Pane::Reader {
        let text = app.frame().reader.broad;
        app.reader.as_ref().and_then(|reader| reader.place_in(text))
    } else {
        let rows = app.list_rows(&app.frame());
        let is_current = |line: &Line<'_>| *line == Line::Article(app.list.rows.cursor);
        let lines = app.list.lines(app.list_height());
        let row = lines.iter().find(|(_, line)| is_current(line));
        row.and_then(|(row, _)| {
            // Below both rows of the article.
            let y = rows.y.saturating_add(u16::try_from(*row).ok()?);
            Some(Position::new(rows.x.saturating_add(2), y + ROW_HEIGHT - 1))
        })
    };
    open_beside(app, beside);
}

/// Opens the menu beside a place of the screen.
pub(crate) fn open_beside(app: &mut App, beside: Option<Position>) {
    let situation = app.situation();
    let Some(subject) = subject(app) else {
        return;
    };
    // An empty list has nothing to do something with.
    if Places::ROWS.contains(situation.place)
        && !situation.facts.contain_all(Facts::of(&[Fact::Item]))
    {
        return app.say(Severity::Done, Fact::Item.absence());
    }
    let entries = subject.entries(&app.keymap, situation);
    app.overlays.push(Overlay::Menu(Box::new(Menu {
        subject,
        place: situation.place,
        about: about(app),
        entries,
        rows: Rows::default(),
        beside,
    })));
}

/// Returns what a menu would be about.
fn subject(app: &App) -> Option<Subject> {
    Some(match app.place() {
        Place::List => Subject::Article,
        Place::Selection | Place::Started => Subject::Selection,
        Place::Reader if super::recheck::waiting_here(app).is_some() => Subject::Unsure,
        Place::Reader if app.reader.as_ref()?.annotation_here().is_some() => Subject::Annotation,
        Place::Reader if super::links::target_here(app.reader.as_ref()?).is_some() => Subject::Link,
        Place::Reader => Subject::Sentence,
        Place::Annotations | Place::AllAnnotations => Subject::ListedAnnotation,
        Place::Claims => Subject::Claim,
        Place::Claim if super::silence::row(app).is_some() => Subject::Silence,
        Place::Claim => Subject::Evidence,
        Place::Trash => Subject::Removed,
        Place::Stories => Subject::Story,
        Place::Views => Subject::View,
        Place::Grids => Subject::Grid,
        Place::Feeds => match super::panels::top(app).and_then(Panel::current) {
            Some(Thing::Folder(_)) => Subject::Folder,
            _ => Subject::Feed,
        },
        _ => return None,
    })
}

/// Returns the thing that keys act on now.
fn about(app: &App) -> Option<About> {
    match (app.overlays.last(), app.pane) {
        (Some(Overlay::Panel(panel)), _) => panel.current().map(|thing| About::Row(thing.id())),
        (Some(_), _) => None,
        (None, Pane::List) => {
            let row = app.list.current()?;
            Some(About::Article(row.article.id))
        }
        (None, Pane::Reader) => {
            let reader = app.reader.as_ref()?;
            Some(About::Words(reader.article.id, reader.caret))
        }
    }
}

/// Closes the menu; tells whether what it was about is still what keys act on, and says so where not.
pub(crate) fn close(app: &mut App) -> bool {
    let Some(Overlay::Menu(menu)) = app.overlays.pop() else {
        return true;
    };
    let is_same = app.place() == menu.place && about(app) == menu.about;
    if !is_same {
        let said = "What this menu was about has changed meanwhile; nothing was done.";
        app.say(Severity::Warning, said);
    }
    is_same
}

/// Does what the cursor of the menu stands on.
pub(super) fn choose(app: &mut App) {
    let Some(Overlay::Menu(menu)) = app.overlays.last() else {
        return;
    };
    let chosen = menu.entries.get(menu.rows.cursor).map(|entry| entry.id);
    if close(app)
        && let Some(id) = chosen
    {
        super::run(app, id, None);
    }
}
