//! Searching the library, and going through what was found.

use tui_input::Input;

use crate::{
    app::{
        App, Effect, Severity,
        frame::Pane,
        message::Request,
        overlay::{Field, Overlay, Purpose},
        panel::{Found, FoundRow, Item, Kind, Panel, Thing},
        results::{Results, Stop},
    },
    command::{CommandId, Place},
    model::{
        CleanText,
        hit::{HitIn, Hits},
    },
    query,
    text::count::counted,
};

/// Opens the panel of the search with its field; where the panel is open already, its field alone.
pub(super) fn open(app: &mut App) {
    if let Some(Kind::Found(_)) = super::panels::top(app).map(|panel| &panel.kind) {
        return edit(app);
    }
    // Others may have written meanwhile.
    app.effect(Effect::Refresh);
    let typed = app.results.as_ref().map(|results| results.typed.clone());
    open_with(app, &typed.unwrap_or_default());
    edit(app);
}

/// Searches the library for what was typed in the palette.
pub(super) fn search(app: &mut App, typed: &str) {
    app.effect(Effect::Refresh);
    open_with(app, typed);
}

fn open_with(app: &mut App, typed: &str) {
    super::panels::show(app, Panel::new(Kind::Found(Found::default())));
    narrow(app, typed);
}

/// Opens the field of the search.
pub(super) fn edit(app: &mut App) {
    let Some(Kind::Found(found)) = super::panels::top(app).map(|panel| &panel.kind) else {
        return;
    };
    let input = Input::new(found.typed.clone());
    app.overlays.push(Overlay::Field(Field {
        purpose: Purpose::Library,
        input,
    }));
}

/// Searches for what stands in the field now; what was found before stays until the answer comes.
pub(super) fn narrow(app: &mut App, typed: &str) {
    let request = app.listing.next();
    let Some(panel) = super::panels::top_mut(app) else {
        return;
    };
    let Kind::Found(found) = &mut panel.kind else {
        return;
    };
    typed.clone_into(&mut found.typed);
    let query = query::parse_typing(typed);
    found.fault = query.wrong().map(|fault| fault.said.clone());
    if query.expr.is_none() {
        (found.total, found.answered) = (0, String::new());
        panel.waiting = None;
        panel.fill(Vec::new());
        return;
    }
    panel.waiting = Some(request);
    app.listing = request;
    let story = app.list.story;
    app.effect(Effect::SearchLibrary(request, typed.to_owned(), story));
}

/// Has it search once more for what is shown, since others have written or more is indexed.
pub(super) fn again(app: &mut App, panel: &mut Panel) {
    let Kind::Found(found) = &panel.kind else {
        return;
    };
    if query::parse_typing(&found.typed).expr.is_some() {
        let typed = found.typed.clone();
        app.listing = app.listing.next();
        panel.waiting = Some(app.listing);
        let story = app.list.story;
        app.effect(Effect::SearchLibrary(app.listing, typed, story));
    }
}

/// Takes what was found, unless something else is looked for by now.
pub(crate) fn came(app: &mut App, request: Request, answer: Result<Box<Hits>, CleanText>) {
    let Some(panel) = super::panels::answered(app, request) else {
        return;
    };
    match answer {
        Ok(hits) => {
            let rows = FoundRow::all(hits.hits);
            let is_claim = |row: &&FoundRow| matches!(row.first.found, HitIn::Claim(_));
            let claims = rows.iter().filter(is_claim).count();
            let mut is_other = false;
            if let Kind::Found(found) = &mut panel.kind {
                is_other = found.answered != found.typed;
                found.answered.clone_from(&found.typed);
                found.total = hits.articles + claims;
            }
            let items = rows.into_iter().map(Thing::Found);
            panel.fill(items.map(Item::new).collect());
            if is_other {
                panel.rows.cursor = 0;
            }
        }
        Err(why) => {
            if let Kind::Found(found) = &mut panel.kind {
                (found.total, found.answered) = (0, String::new());
            }
            panel.fill(Vec::new());
            app.say(Severity::Warning, &why);
        }
    }
}

/// Goes to what the cursor stands on: into the text, with all that was looked for marked, or to the claim.
pub(super) fn go(app: &mut App) {
    let Some(panel) = super::panels::top(app) else {
        return;
    };
    let (Kind::Found(found), Some(Thing::Found(row))) = (&panel.kind, panel.current()) else {
        return;
    };
    if let HitIn::Claim(claim) = &row.first.found {
        let id = claim.id;
        return super::claims::show(app, id);
    }
    let Some(article) = row.first.found.article().map(|article| article.id) else {
        return;
    };
    let rows = panel.things().filter_map(|thing| match thing {
        Thing::Found(row) => Some(row),
        _ => None,
    });
    let stops: Vec<Stop> = rows
        .filter_map(|row| {
            let article = row.first.found.article()?;
            Some(Stop {
                article: article.id,
                title: article.title.clone(),
                place: row.place(),
            })
        })
        .collect();
    let at = stops
        .iter()
        .position(|stop| stop.article == article)
        .unwrap_or(0);
    let results = Results::new(&found.answered, stops, at);
    app.behind = std::mem::take(&mut app.overlays);
    app.results = Some(results);
    visit(app);
}

/// Goes on to the next or previous article that was found; tells whether there was a search to go on with.
pub(super) fn step(app: &mut App, by: isize) -> bool {
    let Some(results) = &mut app.results else {
        return false;
    };
    let open = app.reader.as_ref().map(|reader| reader.article.id);
    // Whoever has gone elsewhere meanwhile does not want to be taken back.
    if results.stop().map(|stop| stop.article) != open {
        return false;
    }
    if !results.step(by) {
        let said = if by > 0 {
            "This is the last result."
        } else {
            "This is the first result."
        };
        let back = app.keymap.named(CommandId::Back, Place::Reader);
        app.say(Severity::Done, &format!("{said} {back} leads back to all."));
        return true;
    }
    visit(app);
    true
}

/// Opens the article that the results stand on, at its place.
fn visit(app: &mut App) {
    let Some(results) = &app.results else { return };
    let Some(stop) = results.stop().cloned() else {
        return;
    };
    let said = format!(
        "{} of {}: {}",
        results.at() + 1,
        counted(results.count(), "article"),
        stop.title
    );
    app.say(Severity::Done, &said);
    app.pane = Pane::Reader;
    super::articles::open_found(app, stop.article);
}

/// Goes to the place that was found in the article that has just been opened, and marks what was looked for.
pub(super) fn arrive(app: &mut App) {
    let Some(results) = &app.results else { return };
    let Some(stop) = results.stop() else { return };
    let (typed, runs, place) = (
        results.typed.clone(),
        results.runs.clone(),
        stop.place.clone(),
    );
    let Some(reader) = &mut app.reader else {
        return;
    };
    if reader.article.id != stop.article {
        return;
    }
    reader.selection = None;
    // In another text of the article it may stand anywhere.
    if let Some((snapshot, place)) = place
        && snapshot == reader.snapshot().id
    {
        reader.go(reader.document().caret_near(place), None);
    }
    let behind = reader.caret;
    super::find::start_runs(app, typed, runs, behind);
}
