//! A grid: rating evidence against claims, putting evidence in and taking it out.

use tui_input::Input;

use crate::{
    app::{
        App, Effect, Request, Severity,
        finder::Finder,
        grid::{Board, GridRead, GridView},
        overlay::{Bearing, Choice, Overlay, Picker, Recorded},
        table::{Content, Tabled},
    },
    command::{CommandId, Place},
    compare::hypotheses,
    export::{
        citation,
        grid::{self, hypothesis, marks},
    },
    model::{
        AnnotationId, Article, ArticleId, ClaimId, CleanText, Grid, GridId, Record, RecordId,
        build::{Setting, in_marks, shown},
        grid::{Credibility, Rating},
        view::EvidenceRow,
    },
    text::count::counted,
};

/// Shows a grid above what is open; of what is known here at once.
pub(super) fn show(app: &mut App, id: GridId) {
    let record = super::listing::record(app, RecordId::grid(id));
    app.overlays.push(Overlay::Grid(Box::new(GridView {
        request: Request::default(),
        grid: id,
        content: match start(app, id, &record) {
            Some(board) => Content::Known(Box::new(board)),
            None => Content::Asked,
        },
    })));
    again(app);
}

/// Returns what can be shown of a grid before its evidence is read: all of one that has none.
fn start(app: &App, id: GridId, record: &Record) -> Option<Board> {
    let grid = Grid::from_record(id, record).filter(|grid| grid.rows.is_empty())?;
    let claims = grid.claims.iter().filter_map(|id| app.claim(*id));
    let claims = claims.map(Into::into).collect();
    let page = hypotheses::page(grid, record.clone(), claims, Vec::new());
    Some(Board::begun(page))
}

fn view(app: &mut App) -> Option<&mut GridView> {
    let mut overlays = app.overlays.iter_mut().chain(&mut app.behind);
    overlays.find_map(|overlay| match overlay {
        Overlay::Grid(view) => Some(view.as_mut()),
        _ => None,
    })
}

fn board(app: &mut App) -> Option<&mut Board> {
    view(app)?.content.known_mut()
}

/// Returns the grid that has the keys, or what is chosen for it has them.
pub(crate) fn top(app: &App) -> Option<&Board> {
    let mut overlays = app.overlays.iter().rev();
    let view = overlays.find_map(|overlay| match overlay {
        Overlay::Grid(view) => Some(view),
        _ => None,
    });
    view?.content.known()
}

/// Has the grid that is shown read once more, since something of it may have changed; the newest request wins.
pub(crate) fn again(app: &mut App) {
    let request = app.weighing.next();
    let Some(view) = view(app) else { return };
    view.request = request;
    let grid = view.grid;
    app.weighing = request;
    app.effect(Effect::LoadGrid(request, grid));
}

/// Takes a grid that was asked for.
pub(crate) fn came(app: &mut App, request: Request, read: Result<Box<GridRead>, CleanText>) {
    let Some(id) = view(app)
        .filter(|view| view.request == request)
        .map(|view| view.grid)
    else {
        return;
    };
    match read {
        Ok(read) => {
            let of = RecordId::grid(id);
            app.known.learn(of, &read.page.record);
            let record = app.known.record(of);
            if let Some(view) = view(app) {
                view.take(*read, &record);
            }
        }
        Err(why) => {
            // One that was just made may not be on the disk yet.
            if let Some(view) = view(app)
                && view.content.known().is_none()
            {
                view.content = Content::Failed(why);
            }
        }
    }
    super::flag::refresh(app);
    super::table::settle(app);
}

/// Follows records that have changed.
pub(crate) fn follow(app: &mut App, touched: &[RecordId]) {
    let Some(of) = view(app).map(|view| RecordId::grid(view.grid)) else {
        return;
    };
    if !touched.contains(&of) || !app.known.holds(of) {
        return;
    }
    let record = app.known.record(of);
    let claims = std::mem::take(&mut app.claims);
    if let Some(board) = board(app) {
        board.follow(&record, |id| {
            let row = claims.iter().find(|row| row.claim.id == id)?;
            Some(row.claim.clone())
        });
    }
    app.claims = claims;
    super::flag::refresh(app);
}

/// Opens the quote of the row at its place.
pub(super) fn enter(app: &mut App) {
    let Some(row) = top(app).and_then(Board::row) else {
        return;
    };
    let (article, annotation) = (row.held.article, row.held.annotation);
    super::panels::read(app, article, Some(annotation), "the grid");
}

/// Returns the grid with its record, or says that it is still being read, or in the trash.
fn meant(app: &mut App) -> Option<(GridId, Record)> {
    let Some(grid) = top(app).map(|board| &board.page().grid) else {
        app.say(
            Severity::Warning,
            "This grid is still being read; try again.",
        );
        return None;
    };
    if grid.removed.is_some() {
        let trash = app.key_of(CommandId::Trash);
        let restore = app.keymap.named(CommandId::Restore, Place::Trash);
        let said = format!(
            "This grid is in the trash and stays as it is; in the trash ({trash}), {restore} takes it back."
        );
        app.say(Severity::Warning, &said);
        return None;
    }
    let id = grid.id;
    Some((id, app.known.record(RecordId::grid(id))))
}

/// Returns the annotation under the caret, or says how one gets there, or that it is not to be seen.
fn meant_row(app: &mut App) -> Option<AnnotationId> {
    let here = top(app).and_then(Board::row);
    let here = here.map(|row| row.held.annotation);
    if here.is_none() {
        let put = app.key_of(CommandId::PutEvidence);
        let said = format!("No evidence is in the grid yet; {put} puts some in.");
        app.say(Severity::Done, &said);
    } else if top(app).is_some_and(Board::is_blind) {
        let said = "This window is too small to show what this would change; make it larger.";
        app.say(Severity::Warning, said);
        return None;
    }
    here
}

/// Rates the evidence under the caret against the claim there, or takes the rating away. From a cell that was
/// unrated the caret goes on to the next.
pub(super) fn rate(app: &mut App, rating: Option<&Rating>) {
    let Some((id, record)) = meant(app) else {
        return;
    };
    let Some(annotation) = meant_row(app) else {
        return;
    };
    let Some(board) = top(app) else { return };
    let Some(claim) = board.claim() else { return };
    let was_unrated = board.rating().is_none();
    let against = format!(
        "{} {}",
        hypothesis(board.caret().1),
        shown(&claim.statement)
    );
    let claim = claim.clone();
    let change = app.build(|build| build.rate(id, &record, (annotation, &claim), rating));
    if change.is_empty() {
        return app.say(Severity::Done, "Nothing to change: it is so already.");
    }
    let said = match rating {
        Some(rating) => format!("Rated {}, {}: {against}", rating.word(), rating.in_words()),
        None => format!("Unrated: {against}"),
    };
    app.commit(change, &said);
    if was_unrated && let Some(board) = self::board(app) {
        board.go_on();
    }
}

/// Calls the evidence under the caret the next of: highly credible, with care, hardly, not said.
pub(super) fn credibility(app: &mut App) {
    let Some((id, record)) = meant(app) else {
        return;
    };
    let Some(annotation) = meant_row(app) else {
        return;
    };
    let before = top(app).and_then(Board::row);
    let before = before.and_then(|row| row.held.credibility.clone());
    let at = Credibility::KNOWN
        .iter()
        .position(|known| Some(known) == before.as_ref());
    let next = match (before, at) {
        (None, _) => Credibility::KNOWN.first(),
        (Some(_), Some(at)) => Credibility::KNOWN.get(at + 1),
        (Some(_), None) => None,
    };
    let setting = next.cloned().map_or(Setting::Clear, Setting::To);
    let change = app.build(|build| build.believe(id, &record, annotation, &setting));
    let said = match next {
        Some(credibility) => format!("Credibility: {}", credibility.word()),
        None => "Credibility: not said".to_owned(),
    };
    app.commit(change, &said);
}

/// Takes the row under the caret out of the grid.
pub(super) fn take_out(app: &mut App) {
    let Some((id, record)) = meant(app) else {
        return;
    };
    let Some(annotation) = meant_row(app) else {
        return;
    };
    let change = app.build(|build| build.hold_no_more(id, &record, annotation));
    let undo = app.key_of(CommandId::Undo);
    let said = format!(
        "Took the evidence out of the grid; put in again it is rated as it was, and {undo} brings it back"
    );
    app.commit(change, &said);
}

/// Opens the choice of the evidence that stands in the grid.
pub(super) fn ask_rows(app: &mut App) {
    if meant(app).is_none() {
        return;
    }
    let Some(board) = top(app) else { return };
    if !board.is_read() {
        let said = "The evidence of these claims is still being read.";
        return app.say(Severity::Done, said);
    }
    if board.evidence().is_empty() {
        let said = "These claims have no evidence yet; a sentence of an article that is flagged for one is evidence.";
        return app.say(Severity::Done, said);
    }
    super::flag::ask(app, Bearing::Rows);
}

/// Returns the evidence that fits to what was typed, what is in the grid ticked; in front all that is not in it.
pub(super) fn choices(app: &App, typed: &str) -> Vec<Choice> {
    let Some(board) = top(app) else {
        return Vec::new();
    };
    let mut finder = Finder::words(typed);
    let mut choices = Vec::new();
    for row in board.evidence() {
        let words = CleanText::line(&told_row(row));
        let matched = if typed.is_empty() {
            Vec::new()
        } else {
            let Some(found) = finder.find(&words) else {
                continue;
            };
            found.clusters
        };
        choices.push(Choice::Quote {
            of: (row.article.id, row.annotation.id),
            is_in: board.holds(row.annotation.id),
            words,
            matched,
        });
    }
    let others = outside(&choices).len();
    if others > 1 {
        choices.insert(0, Choice::Quotes(others));
    }
    choices
}

/// Returns the evidence among some choices that is not in the grid.
fn outside(choices: &[Choice]) -> Vec<(ArticleId, AnnotationId)> {
    let outside = choices.iter().filter_map(|choice| match choice {
        Choice::Quote {
            of, is_in: false, ..
        } => Some(*of),
        _ => None,
    });
    outside.collect()
}

/// Puts the evidence that was chosen into the grid, or takes it out; the choice stays open for more, but for all.
pub(super) fn chosen(app: &mut App, mut picker: Picker) {
    let Some((id, record)) = meant(app) else {
        return;
    };
    let at = picker.rows.cursor;
    match picker.choices.get(at).cloned() {
        Some(Choice::Quotes(many)) => {
            let rows = outside(&picker.choices);
            let change = app.build(|build| {
                for row in rows {
                    build.hold_against(id, &record, row);
                }
            });
            let said = format!("Put {} into the grid", counted(many, "quote"));
            app.commit(change, &said);
        }
        Some(Choice::Quote { of, is_in, .. }) => {
            let change = app.build(|build| {
                if is_in {
                    build.hold_no_more(id, &record, of.1);
                } else {
                    build.hold_against(id, &record, of);
                }
            });
            let back = app.key_of(CommandId::Back);
            let did = if is_in {
                "Took it out of the grid"
            } else {
                "Put it into the grid"
            };
            // What is found next is looked for anew.
            picker.input = Input::default();
            app.overlays.push(Overlay::Picker(Box::new(picker)));
            app.commit(change, &format!("{did}; {back} leads back to it"));
            super::flag::refresh(app);
        }
        _ => app.overlays.push(Overlay::Picker(Box::new(picker))),
    }
}

/// Opens the choice of the claims that stand in the grid.
pub(super) fn ask_columns(app: &mut App) {
    if meant(app).is_some() {
        super::flag::ask(app, Bearing::Columns);
    }
}

/// Returns the claims of the grid.
pub(super) fn columns(app: &App) -> &[ClaimId] {
    top(app).map_or(&[], |board| &board.page().grid.claims)
}

/// Brings the claims that are offered for the grid in order: those in it, with those of them in the trash that fit to
/// what was typed, then the others.
pub(super) fn offer_columns(app: &App, typed: &str, choices: &mut Vec<Choice>) {
    let claims = top(app).map_or(&[][..], |board| &board.page().claims);
    let mut finder = Finder::letters(typed);
    for claim in claims.iter().filter(|claim| claim.removed.is_some()) {
        if let Some(found) = finder.find(&claim.statement) {
            choices.push(Choice::Claim {
                id: claim.id,
                statement: CleanText::line(&format!("{} (in the trash)", claim.statement)),
                matched: found.clusters,
                recorded: Some(Recorded::Ticked),
            });
        }
    }
    choices.sort_by_key(|choice| {
        !matches!(
            choice,
            Choice::Claim {
                recorded: Some(_),
                ..
            }
        )
    });
}

/// Puts the claim that was chosen into the grid, or takes it out; the choice stays open for more.
pub(super) fn column_chosen(app: &mut App, mut picker: Picker) {
    let chosen = match picker.choices.get(picker.rows.cursor) {
        Some(Choice::Claim { id, recorded, .. }) => Some((*id, recorded.is_some())),
        _ => None,
    };
    let was_typed = !picker.input.value().is_empty();
    if chosen.is_some() {
        // What is found next is looked for anew.
        picker.input = Input::default();
    }
    app.overlays.push(Overlay::Picker(Box::new(picker)));
    let (Some((claim, is_in)), Some((id, record))) = (chosen, meant(app)) else {
        return;
    };
    let change = app.build(|build| {
        if is_in {
            build.take_from_grid(id, &record, &[claim]);
        } else {
            build.put_into_grid(id, &record, &[claim]);
        }
    });
    let back = app.key_of(CommandId::Back);
    let did = if is_in {
        "Took the claim out of the grid; put in again it is rated as it was"
    } else {
        "Put the claim into the grid"
    };
    app.commit(change, &format!("{did}; {back} leads back to it"));
    if was_typed {
        super::flag::offer_anew(app);
    } else {
        super::flag::refresh(app);
    }
}

/// Says which words they are, and where they stand.
fn told_row(row: &EvidenceRow) -> String {
    let quote = row.annotation.anchor.quote.replace('\n', " ");
    // The same words may stand in several: what tells them apart comes first.
    format!("{} {}", about(&row.article), in_marks(&quote))
}

/// Says where an article comes from, and when.
pub(crate) fn about(article: &Article) -> String {
    let source = article.source.as_deref().unwrap_or("source?");
    match article.published {
        Some(date) => format!("{source} {}", citation::date_in_words(date)),
        None => format!("{source} undated"),
    }
}

/// Says of the row under the caret with how many others it counts once, where the origin of all of them is unknown.
fn shared(board: &Board) -> Option<String> {
    let page = board.page();
    let letters = grid::letters(page);
    let here = letters.get(board.caret().0)?;
    let others = letters.iter().filter(|one| *one == here).count() - 1;
    let is_unknown = board.row()?.counts() && !board.row()?.row.origin.is_known();
    let others = (is_unknown && here != "?").then(|| counted(others, "other row"))?;
    Some(format!(" · {here}: one unknown origin with {others}"))
}

/// Tells in words what the caret stands on.
pub(crate) fn told(app: &App) -> Option<String> {
    let Some(Overlay::Grid(view)) = app.overlays.last() else {
        return None;
    };
    let board = view.content.known()?;
    let (row, claim) = (board.row()?, board.claim()?);
    let rated = match (board.rating(), board.outworded()) {
        (Some(rating), _) => rating.in_words().to_owned(),
        (None, Some(rated)) => format!(
            "rate it again, it was {} for {}",
            rated.rating.in_words(),
            shown(&rated.wording)
        ),
        (None, None) => "unrated".to_owned(),
    };
    let credibility = row.held.credibility.as_ref();
    let credibility = credibility.map_or_else(String::new, |credibility| {
        format!(" · credibility {}", credibility.word())
    });
    let trash = if claim.removed.is_some() {
        ", in the trash"
    } else {
        ""
    };
    let marks = marks(row).into_iter().map(|mark| format!(", {mark}"));
    let marks: String = marks.collect();
    // The heads of the columns may be cut off; the quote stands in its row.
    Some(format!(
        "{}{trash}: {rated}{credibility}{} · “{}” · {}{marks} · “{}”",
        hypothesis(board.caret().1),
        shared(board).unwrap_or_default(),
        claim.statement,
        about(&row.row.article),
        row.row.annotation.anchor.quote.replace('\n', " ")
    ))
}
