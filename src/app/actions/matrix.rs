//! The matrix of claims: showing it, moving in it, going from a cell to what was found there.

use std::collections::HashMap;

use tui_input::Input;

use super::silence;
use crate::{
    app::{
        App, Effect, Request, Severity,
        matrix::{Board, MatrixView, Narrowing, Typed},
        overlay::{Field, Overlay, Purpose},
        panel::ItemId,
        table::Content,
    },
    command::CommandId,
    compare::matrix::{By, RowOrder, Survey},
    export::citation::date_in_words,
    model::{Claimed, CleanText, EvidenceId, origin::Origin},
    text::{count::counted, fit},
};

/// The columns of a screen that is so narrow that less is told of a cell.
const NARROW: u16 = 100;

/// Shows what was found of all claims, or of those of the story.
pub(super) fn open(app: &mut App) {
    if view(app).is_none() {
        app.overlays.push(Overlay::Matrix(Box::new(MatrixView {
            request: Request::default(),
            story: None,
            typed: Typed::default(),
            content: Content::Asked,
        })));
        ask(app);
    } else {
        // It stands below what was opened from it.
        let is_matrix = |overlay: &Overlay| matches!(overlay, Overlay::Matrix(_));
        let at = app.overlays.iter().rposition(is_matrix);
        app.overlays.truncate(at.map_or(0, |at| at + 1));
    }
}

fn view(app: &mut App) -> Option<&mut MatrixView> {
    let mut overlays = app.overlays.iter_mut().chain(&mut app.behind);
    overlays.find_map(|overlay| match overlay {
        Overlay::Matrix(view) => Some(view.as_mut()),
        _ => None,
    })
}

fn board(app: &mut App) -> Option<&mut Board> {
    view(app)?.content.known_mut()
}

/// Returns the matrix that has the keys.
pub(crate) fn top(app: &App) -> Option<&Board> {
    match app.overlays.last() {
        Some(Overlay::Matrix(view)) => view.content.known(),
        _ => None,
    }
}

/// Returns the letters that the origin of evidence has in the matrix below what is shown; nothing where none is
/// in sight, or where the evidence is not in it.
pub(crate) fn letters(app: &App, evidence: EvidenceId) -> Option<String> {
    let mut quotes = in_sight(app)?
        .survey()
        .lines()
        .iter()
        .flat_map(|line| &line.quotes);
    let quote = quotes.find(|quote| quote.evidence == evidence)?;
    Some(quote.origin.letters())
}

/// Returns the letters that the origins of some evidence have in the matrix below what is shown; nothing where none is in
/// sight, or where one of them is not in it.
pub(crate) fn letters_of_all(
    app: &App,
    evidence: impl Iterator<Item = EvidenceId>,
) -> Option<HashMap<EvidenceId, String>> {
    let lines = in_sight(app)?.survey().lines().iter();
    let quotes = lines.flat_map(|line| &line.quotes);
    let origins: HashMap<EvidenceId, &Origin> = quotes
        .map(|quote| (quote.evidence, &quote.origin))
        .collect();
    let letters = evidence.map(|id| Some((id, origins.get(&id)?.letters())));
    letters.collect()
}

/// Returns the matrix that has the keys or stands below what has them.
pub(crate) fn in_sight(app: &App) -> Option<&Board> {
    app.overlays.iter().find_map(|overlay| match overlay {
        Overlay::Matrix(view) => view.content.known(),
        _ => None,
    })
}

/// Tells whether a matrix has the keys.
pub(super) fn has_keys(app: &App) -> bool {
    matches!(app.overlays.last(), Some(Overlay::Matrix(_)))
}

/// Has it read what was found; the newest request wins.
fn ask(app: &mut App) {
    let (request, story) = (app.surveying.next(), app.list.story);
    let Some(view) = view(app) else { return };
    (view.request, view.story) = (request, story);
    let typed = view.typed.clone();
    app.surveying = request;
    app.effect(Effect::LoadSurvey(request, typed, story));
}

/// Has it read once more, since something of it has changed.
pub(crate) fn again(app: &mut App) {
    ask(app);
}

/// Takes what was found.
pub(crate) fn came(app: &mut App, request: Request, found: Result<Box<Survey>, CleanText>) {
    let Some(view) = view(app).filter(|view| view.request == request) else {
        return;
    };
    match found {
        Ok(survey) => view.take(*survey),
        Err(why) => view.content = Content::Failed(why),
    }
    settle(app);
    super::table::settle(app);
}

/// Fits what is shown to the story that everything is narrowed to.
pub(crate) fn settle(app: &mut App) {
    let story = app.list.story;
    if view(app).is_some_and(|view| view.story != story) {
        ask(app);
    }
}

/// Opens the quotes of the cell in their claim, or the article that is still to be read.
pub(super) fn enter(app: &mut App) {
    let Some(board) = top(app) else { return };
    let (Some(row), Some(column)) = (board.row(), board.column()) else {
        return;
    };
    let claim = row.claim.id;
    let first = board.cell().and_then(|cell| cell.quotes.first());
    if let Some(quote) = first {
        let sought = ItemId::Evidence(quote.evidence);
        return super::claims::show_at(app, claim, sought);
    }
    let unchecked = board.unchecked().into_iter();
    let all = column.articles.iter().map(|article| article.id);
    if let Some(article) = unchecked.chain(all).next() {
        super::panels::read(app, article, None, "the matrix");
    }
}

/// Records that the article of the cell says nothing of its claim.
pub(super) fn silent(app: &mut App) {
    let Some(board) = top(app) else { return };
    let (Some(row), Some(column)) = (board.row(), board.column()) else {
        return;
    };
    let claim = Claimed::Present(row.claim.id);
    let unchecked = board.unchecked();
    let one = match (unchecked.as_slice(), column.articles.as_slice()) {
        ([one], articles) => articles.iter().find(|article| article.id == *one),
        // The library says why one with evidence is not silent.
        ([], [only]) => Some(only),
        _ => None,
    };
    if let Some(one) = one {
        let articles = vec![silence::as_shown(one)];
        return silence::record(app, claim, articles);
    }
    let said = if unchecked.is_empty() {
        "All articles of this source are checked for this claim.".to_owned()
    } else {
        let turn = app.key_of(CommandId::MatrixBy);
        let left = counted(unchecked.len(), "article");
        format!("{left} of this source are not checked; {turn} shows each by itself.")
    };
    app.say(Severity::Done, &said);
}

/// Shows sources in place of articles, or articles in place of sources.
pub(super) fn turn(app: &mut App) {
    if let Some(board) = board(app) {
        board.turn();
        let said = format!("Claims × {}", board.matrix().by.word());
        app.say(Severity::Done, &said);
    }
}

/// Puts the claims in the next order.
pub(super) fn sort(app: &mut App) {
    if let Some(board) = board(app) {
        let said = format!("Claims: {}", board.sort_rows().words());
        app.say(Severity::Done, &said);
    }
}

/// Puts the claims in an order of that name; tells whether there is one.
pub(super) fn sort_by(app: &mut App, name: &str) -> Option<()> {
    let order = RowOrder::ALL
        .into_iter()
        .find(|order| order.name() == name)?;
    let board = board(app)?;
    board.sort_rows_by(order);
    app.say(Severity::Done, &format!("Claims: {}", order.words()));
    Some(())
}

/// Puts the columns in the next order.
pub(super) fn sort_columns(app: &mut App) {
    if let Some(board) = board(app) {
        let order = board.sort_columns().words();
        let said = match board.matrix().by {
            By::Articles => format!("Articles: {order}"),
            By::Sources => format!("Sources: {order}"),
        };
        app.say(Severity::Done, &said);
    }
}

/// Opens the field that narrows the claims, or the articles beside them.
pub(super) fn ask_filter(app: &mut App, what: Narrowing) {
    let Some(view) = view(app) else { return };
    let input = Input::new(view.typed.of(what).to_owned());
    let purpose = Purpose::Matrix(what, view.typed.of(what).to_owned());
    app.effect(Effect::LoadVocabulary);
    app.overlays.push(Overlay::Field(Field { purpose, input }));
}

/// Shows only the claims, or the articles, that a query finds.
pub(super) fn narrow(app: &mut App, what: Narrowing, typed: &str) {
    let query = crate::query::parse(typed);
    if let Some(fault) = query.faults.first() {
        let said = format!("Not understood: {}", fault.said);
        return app.say(Severity::Warning, &said);
    }
    if let Some(view) = view(app) {
        view.typed.set(what, typed);
        ask(app);
    }
}

/// Takes what was typed; what is not understood leaves all as it was before.
pub(super) fn typed(app: &mut App, what: Narrowing, typed: &str, before: &str) {
    if !crate::query::parse(typed).faults.is_empty() {
        narrow_typing(app, what, before);
    }
    narrow(app, what, typed);
}

/// Shows what is found by what is typed so far, which may be half a query.
pub(super) fn narrow_typing(app: &mut App, what: Narrowing, typed: &str) {
    let Some(view) = view(app) else { return };
    if view.typed.of(what) != typed.trim() {
        view.typed.set(what, typed);
        ask(app);
    }
}

/// Shows all claims and articles again; tells whether only some were shown.
pub(super) fn widen(app: &mut App) -> bool {
    let Some(Overlay::Matrix(view)) = app.overlays.last_mut() else {
        return false;
    };
    if view.typed == Typed::default() {
        return false;
    }
    view.typed = Typed::default();
    ask(app);
    true
}

/// Tells in words what the caret stands on.
pub(crate) fn told(app: &App) -> Option<String> {
    let board = top(app)?;
    let (row, column) = (board.row()?, board.column()?);
    let by = board.matrix().by;
    let columns = app.screen().width;
    let is_narrow = columns < NARROW;
    // What is found stands first, and a long title leaves room for the claim.
    let name = fit::cut(column.name(), (columns / 4).max(12));
    let place = match (by, column.date()) {
        (By::Articles, Some(date)) if !is_narrow => format!("{name} {}", date_in_words(date)),
        (By::Articles, Some(_)) => name.into_owned(),
        _ => format!("{name}, {}", column.below(by)),
    };
    let found = board
        .cell()
        .map(|cell| cell.in_words(column.articles.len()));
    let found = found.unwrap_or_else(|| {
        let (open, silent) = (app.key_of(CommandId::Open), app.key_of(CommandId::Silent));
        if is_narrow {
            format!("not checked: {open} reads, {silent} is silent")
        } else {
            format!("not checked: {open} reads, {silent} says that it is silent")
        }
    });
    Some(format!("{found} · {place} · “{}”", row.claim.statement))
}
