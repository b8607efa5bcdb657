//! Passages that stand in several articles: going from one to the next, and to where else they stand.

use std::sync::Arc;

use crate::{
    app::{
        App, Effect, Severity,
        echoes::{Asked, Echoes},
        frame::{Pane, Side},
        narrowing::Within,
        panel::{Item, Kind, Panel, Thing},
        reader::{Reader, Shown},
    },
    command::{CommandId, Fact, Place},
    model::{
        CleanText, SnapshotId,
        build::shown,
        echo::{Echo, Found},
    },
    text::Direction,
};

/// Has the echoes found of what is read, where that is not done yet.
pub(crate) fn look(app: &mut App) {
    if app.pane != Pane::Reader {
        return;
    }
    let within = super::stories::active(app).cloned();
    let readers = [
        (&mut app.reader, app.side),
        (&mut app.beside, app.side.other()),
    ];
    for (reader, side) in readers {
        if let Some(reader) = reader
            && reader.echoes.asked == Asked::No
        {
            app.effects.push(ask(reader, side, None, within.clone()));
        }
    }
}

/// Has them found once more, since more is indexed or everything is narrowed otherwise.
pub(crate) fn again(app: &mut App) {
    for reader in [&mut app.reader, &mut app.beside].into_iter().flatten() {
        reader.echoes = std::mem::take(&mut reader.echoes).stale();
    }
    look(app);
}

fn ask(
    reader: &mut Reader,
    side: Side,
    then: Option<(Direction, usize)>,
    within: Within,
) -> Effect {
    reader.echoes.asked = Asked::Waiting(then);
    Effect::SeekEchoes(reader.shown(), side, within)
}

/// Takes what was found, and goes to what was asked for; or says why there is nothing, to whoever asked.
pub(crate) fn came(app: &mut App, of: &Shown, within: &Within, found: Result<Found, CleanText>) {
    // Whoever has narrowed to another story since has asked anew.
    if *within != super::stories::active(app).cloned() {
        return;
    }
    let found = found.map(Echoes::new);
    let mut then = None;
    // Of two readers the one that is acted on comes last, so that its wish counts.
    for reader in [&mut app.beside, &mut app.reader].into_iter().flatten() {
        if let Asked::Waiting(waiting) = reader.echoes.asked
            && reader.shown() == *of
        {
            match &found {
                Ok(found) => reader.echoes = found.clone(),
                Err(_) => reader.echoes.asked = Asked::Failed,
            }
            then = waiting;
        }
    }
    match (then, found) {
        (Some((direction, times)), Ok(_)) => go(app, direction, times),
        (Some(_), Err(why)) => app.say(Severity::Warning, &why),
        (None, _) => {}
    }
}

/// Goes to a passage that stands in other articles too, once it is known which do.
pub(super) fn step(app: &mut App, direction: Direction, times: usize) {
    let side = app.side;
    let within = super::stories::active(app).cloned();
    let Some(reader) = &mut app.reader else {
        return;
    };
    match &mut reader.echoes.asked {
        Asked::Answered => go(app, direction, times),
        Asked::Waiting(then) => *then = Some((direction, times)),
        Asked::No | Asked::Failed => {
            let effect = ask(reader, side, Some((direction, times)), within);
            app.effect(effect);
        }
    }
}

fn go(app: &mut App, direction: Direction, times: usize) {
    let Some(reader) = &mut app.reader else {
        return;
    };
    if let Some(to) = reader.echoes.from(reader.caret, direction, times) {
        reader.go(reader.document().caret_near(to), None);
        return app.jumps.go_far();
    }
    let said = match direction {
        _ if reader.echoes.is_empty() => "No passage of this text stands in another article",
        Direction::Forward => "No passage further down stands in another article",
        Direction::Back => "No passage further up stands in another article",
    };
    let of_story = match app.list.story {
        Some(_) => " of the story",
        None => "",
    };
    if let Some(looked) = reader.echoes.looked.filter(|_| reader.echoes.is_empty()) {
        let said = format!("No passage was found that stands in another article: {looked}.");
        return app.say(Severity::Done, &said);
    }
    let so_far = match app.indexing {
        Some(_) => ", as far as the library is indexed yet.",
        None => ".",
    };
    app.say(Severity::Done, &format!("{said}{of_story}{so_far}"));
}

/// Goes to the passage under the caret in the other article; where it stands in several, these are shown.
pub(super) fn follow(app: &mut App) {
    let Some(reader) = &app.reader else { return };
    let here: Vec<Arc<Echo>> = reader.echoes_here().into_iter().cloned().collect();
    match here.as_slice() {
        [] => app.say(Severity::Done, Fact::Echo.absence()),
        [echo] => visit(app, echo),
        _ => {
            let mut panel = Panel::new(Kind::Echoes);
            panel.fill(here.into_iter().map(Thing::Echo).map(Item::new).collect());
            super::panels::show(app, panel);
        }
    }
}

/// Goes to the passage that the cursor of the panel stands on.
pub(super) fn open(app: &mut App) {
    let current = super::panels::top(app).and_then(Panel::current);
    if let Some(Thing::Echo(echo)) = current.cloned() {
        app.behind = std::mem::take(&mut app.overlays);
        visit(app, &echo);
    }
}

fn visit(app: &mut App, echo: &Echo) {
    app.jumps.go_far();
    let back = app.keymap.named(CommandId::JumpBack, Place::Reader);
    let title = shown(&echo.other.title);
    app.say(Severity::Done, &format!("{title}: {back} leads back."));
    let (id, start) = (echo.other.id, echo.other_bytes.start);
    super::articles::open_passage(app, id, echo.snapshot.clone(), start);
}

/// Goes to a passage of the article that has just been opened.
pub(super) fn arrive(app: &mut App, snapshot: &SnapshotId, byte: usize) {
    let Some(reader) = &mut app.reader else {
        return;
    };
    reader.selection = None;
    if reader.snapshot().id == *snapshot {
        reader.go(reader.document().caret_near(byte), None);
    } else {
        let said = "This text is another than the one that the passage was found in.";
        app.say(Severity::Warning, said);
    }
}
