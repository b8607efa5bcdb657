//! Flagging words for a claim.

use std::collections::{HashMap, HashSet};

use tui_input::Input;

use crate::{
    app::{
        App, Deed, Severity,
        finder::Finder,
        frame::Pane,
        overlay::{Bearing, Choice, Fitting, Overlay, Picker, Recorded, Target},
        rows::Rows,
    },
    command::CommandId,
    compare::{self, likely},
    model::{
        Anchor, ClaimId, Claimed, CleanText, Evidence, Stance, Suggestion,
        build::{Link, shown},
        view::ClaimRow,
    },
};

/// The most claims that the picker offers; more typing finds the others.
const OFFERED: usize = 200;

/// The most claims that come before the others, since the words are likely to bear on them.
const MOST_LIKELY: usize = 10;

/// Flags what is meant: asks for the claim, or in a claim's page sets the stance of the evidence.
pub(super) fn flag(app: &mut App, stance: &Stance) {
    if super::likely::row(app).is_some() {
        return super::likely::flag(app, stance);
    }
    if let Some(row) = super::mark::evidence_row(app) {
        let (claim, annotation) = (row.evidence.claim, row.annotation.id);
        return link(
            app,
            &Target::Annotation(annotation),
            stance,
            Claimed::Present(claim),
        );
    }
    let Some(target) = super::mark::target(app) else {
        return;
    };
    let quote = match &target {
        Target::Annotation(id) => super::mark::annotation(app, *id).map(|(a, _)| a.anchor.quote),
        Target::Words(_) => {
            super::mark::new_annotation(app, &target).map(|(new, _)| new.anchor.quote)
        }
    };
    let Some(quote) = quote else { return };
    let stance = stance.clone();
    ask(
        app,
        Bearing::Words {
            stance,
            target,
            quote,
        },
    );
}

/// Opens the choice of a claim.
pub(super) fn ask(app: &mut App, bearing: Bearing) {
    let mut picker = Picker {
        bearing,
        input: Input::default(),
        rows: Rows::default(),
        choices: Vec::new(),
        fitting: Fitting::default(),
    };
    choose(app, &mut picker);
    app.overlays.push(Overlay::Picker(Box::new(picker)));
}

/// Returns the claim of a wording; one that is to be made where there is none of it.
pub(super) fn of_wording(app: &App, statement: &str) -> Claimed {
    let statement = CleanText::line(statement);
    let lowercase = statement.to_lowercase();
    let present = app
        .claims
        .iter()
        .find(|row| row.claim.statement.to_lowercase() == lowercase);
    match present {
        Some(row) => Claimed::Present(row.claim.id),
        None => Claimed::New(statement),
    }
}

/// Flags what is meant for a claim that is given by its wording; where there is none of it, one is made.
pub(super) fn flag_for(app: &mut App, stance: &Stance, statement: &str) {
    let Some(target) = super::mark::target(app) else {
        return;
    };
    let claimed = of_wording(app, statement);
    link(app, &target, stance, claimed);
}

/// Fills a picker with what fits to the words typed: the claim flagged last comes first.
pub(super) fn choose(app: &App, picker: &mut Picker) {
    let typed = picker.input.value().trim();
    picker.rows = Rows::default();
    if let Bearing::Story { members, .. } = &picker.bearing {
        picker.choices = super::stories::choices(app, members, typed);
        return;
    }
    if let Bearing::Follow { feeds, .. } = &picker.bearing {
        picker.choices = super::following_feeds::choices(feeds, typed);
        return;
    }
    if picker.bearing == Bearing::Rows {
        picker.choices = super::grid::choices(app, typed);
        return;
    }
    picker.choices = if typed.is_empty() {
        let quote = match &picker.bearing {
            Bearing::Words { quote, .. } => Some(quote.as_str()),
            _ => None,
        };
        recent(app, quote)
    } else {
        fitting(app, typed, &mut picker.fitting)
    };
    if picker.bearing.own().is_some() {
        return super::claims::offer_others(app, &picker.bearing, typed, &mut picker.choices);
    }
    let mut known = recorded(app, &picker.bearing);
    for choice in &mut picker.choices {
        if let Choice::Claim { id, recorded, .. } = choice {
            *recorded = known.remove(id);
        }
    }
    if let Bearing::Grid(ticked) = &picker.bearing {
        return super::grids::offer(ticked, typed, &mut picker.choices);
    }
    if picker.bearing == Bearing::Columns {
        return super::grid::offer_columns(app, typed, &mut picker.choices);
    }
    match of_wording(app, typed) {
        Claimed::New(statement) if !statement.is_empty() => {
            picker.choices.push(Choice::New(statement));
        }
        Claimed::Present(claim) if !offers(&picker.choices, claim) => {
            // The signs of the wording may mean something else to what looks for it.
            let mut rows = app.claims.iter();
            let row = rows.find(|row| row.claim.id == claim);
            let recorded = known.remove(&claim);
            picker.choices.extend(row.map(|row| Choice::Claim {
                id: claim,
                statement: row.claim.statement.clone(),
                matched: Vec::new(),
                recorded,
            }));
        }
        Claimed::New(_) | Claimed::Present(_) => {}
    }
}

/// Tells whether a claim is among some choices.
fn offers(choices: &[Choice], claim: ClaimId) -> bool {
    let mut choices = choices.iter();
    choices.any(|choice| matches!(choice, Choice::Claim { id, .. } if *id == claim))
}

/// Offers the claims anew in an open picker, after they have changed; what the cursor is on stays chosen, and claims
/// that are ticked or no longer ticked stay where they are.
pub(crate) fn refresh(app: &mut App) {
    offer_again(app, stay);
}

/// Offers the claims anew, in the order in which they come when the picker is opened.
pub(super) fn offer_anew(app: &mut App) {
    offer_again(app, |_, _| {});
}

fn offer_again(app: &mut App, arrange: impl FnOnce(&[Choice], &mut Picker)) {
    match app.overlays.pop() {
        Some(Overlay::Picker(mut picker)) => {
            let stood = std::mem::take(&mut picker.choices);
            let before = stood.get(picker.rows.cursor).cloned();
            picker.fitting = Fitting::default();
            choose(app, &mut picker);
            arrange(&stood, &mut picker);
            let again = before.and_then(|before| {
                let is_same = |choice: &Choice| match (choice, &before) {
                    (Choice::Claim { id: a, .. }, Choice::Claim { id: b, .. }) => a == b,
                    (Choice::New(a), Choice::New(b))
                    | (Choice::NewStory(a), Choice::NewStory(b)) => a == b,
                    (Choice::Story { id: a, .. }, Choice::Story { id: b, .. }) => a == b,
                    (Choice::Quote { of: a, .. }, Choice::Quote { of: b, .. }) => a == b,
                    (Choice::Feed { address: a, .. }, Choice::Feed { address: b, .. }) => a == b,
                    _ => false,
                };
                picker.choices.iter().position(is_same)
            });
            picker.rows.cursor = again.unwrap_or(0);
            app.overlays.push(Overlay::Picker(picker));
        }
        Some(other) => app.overlays.push(other),
        None => {}
    }
}

/// Brings claims that are ticked into the order in which they stood, so that the next row is still the one that a person
/// sees there; what has come since stands behind them.
fn stay(stood: &[Choice], picker: &mut Picker) {
    if !matches!(picker.bearing, Bearing::Grid(_) | Bearing::Columns) {
        return;
    }
    let ids = stood.iter().filter_map(|choice| match choice {
        Choice::Claim { id, .. } => Some(*id),
        _ => None,
    });
    let places: HashMap<ClaimId, usize> = ids.zip(1..).collect();
    picker.choices.sort_by_key(|choice| match choice {
        Choice::Claim { id, .. } => places.get(id).copied().unwrap_or(usize::MAX),
        _ => 0,
    });
}

/// Returns what is recorded already of what a claim is chosen for, of each claim of which something is.
fn recorded(app: &App, bearing: &Bearing) -> HashMap<ClaimId, Recorded> {
    let ticked = |claims: &[ClaimId]| claims.iter().map(|id| (*id, Recorded::Ticked)).collect();
    match bearing {
        Bearing::Words {
            target: Target::Annotation(id),
            ..
        } => {
            let annotation = super::mark::annotation(app, *id).map(|(annotation, _)| annotation);
            stances(annotation.iter().flat_map(|one| &one.evidence))
        }
        Bearing::Words { .. }
        | Bearing::Story { .. }
        | Bearing::Relation { .. }
        | Bearing::Merge { .. }
        | Bearing::Rows
        | Bearing::Follow { .. } => HashMap::new(),
        Bearing::Grid(claims) => ticked(claims),
        Bearing::Columns => ticked(super::grid::columns(app)),
        Bearing::Silence { articles, .. } => {
            let [(article, _)] = articles.as_slice() else {
                return HashMap::new();
            };
            let is_silent = |row: &&ClaimRow| {
                let mut silences = row.claim.silences.iter();
                silences.any(|silence| silence.article == *article)
            };
            let silent = app.claims.iter().filter(is_silent);
            let silent = silent.map(|row| (row.claim.id, Recorded::Silence));
            let open = app.reader.as_ref();
            let open = open.filter(|reader| reader.article.id == *article);
            let annotations = open.into_iter().flat_map(|reader| &reader.annotations);
            // Evidence goes before silence.
            let links = stances(annotations.flat_map(|annotation| &annotation.evidence));
            silent.chain(links).collect()
        }
    }
}

/// Returns the stance of the first link to each claim.
fn stances<'a>(links: impl Iterator<Item = &'a Evidence>) -> HashMap<ClaimId, Recorded> {
    let mut stances = HashMap::new();
    for link in links {
        let stance = || Recorded::Evidence(link.stance.clone());
        stances.entry(link.claim).or_insert_with(stance);
    }
    stances
}

/// Returns the claims of what everything is narrowed to, the one flagged last in front, then those that some words
/// are likely to bear on.
fn recent(app: &App, words: Option<&str>) -> Vec<Choice> {
    let is_inside = |row: &&ClaimRow| super::stories::holds_claim(app, row.claim.id);
    let claims = || app.claims.iter().filter(is_inside);
    let all: Vec<&ClaimRow> = claims().collect();
    let statements = all.iter().map(|row| &*row.words);
    let likely = words.map(|words| likely::statements(words, statements));
    let likely = likely.into_iter().flatten().take(MOST_LIKELY);
    let mut rows: Vec<&ClaimRow> = likely.filter_map(|at| all.get(at).copied()).collect();
    let known: HashSet<ClaimId> = rows.iter().map(|row| row.claim.id).collect();
    let others = all.into_iter().filter(|row| !known.contains(&row.claim.id));
    rows.extend(others);
    rows.truncate(OFFERED);
    let first = claims().find(|row| Some(row.claim.id) == app.last_claim);
    if let Some(first) = first {
        rows.retain(|row| row.claim.id != first.claim.id);
        rows.insert(0, first);
    }
    rows.into_iter()
        .map(|row| choice(row, Vec::new()))
        .collect()
}

/// Returns the claims that fit, those of what everything is narrowed to in front, and keeps which do: the others stay in reach, so
/// that none is made twice.
fn fitting(app: &App, typed: &str, before: &mut Fitting) -> Vec<Choice> {
    let mut finder = Finder::letters(typed);
    let places = if before.holds_all_of(typed) {
        std::mem::take(&mut before.places)
    } else {
        (0..app.claims.len()).collect()
    };
    *before = Fitting {
        typed: typed.to_owned(),
        places: Vec::new(),
    };
    let mut scored: Vec<_> = places
        .into_iter()
        .filter_map(|place| {
            let row = app.claims.get(place)?;
            let score = finder.score(&row.claim.statement)?;
            before.places.push(place);
            let is_inside = super::stories::holds_claim(app, row.claim.id);
            Some(((is_inside, score), row))
        })
        .collect();
    // A stable order: of equal scores the claim changed last stays first.
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    // Where the letters stand is looked for in those that are shown alone.
    let shown = scored.into_iter().take(OFFERED).map(|(_, row)| {
        let found = finder.find(&row.claim.statement).unwrap_or_default();
        choice(row, found.clusters)
    });
    shown.collect()
}

pub(super) fn choice(row: &ClaimRow, matched: Vec<u32>) -> Choice {
    Choice::Claim {
        id: row.claim.id,
        statement: row.claim.statement.clone(),
        matched,
        recorded: None,
    }
}

/// Takes the claim that was chosen.
pub(super) fn chosen(app: &mut App, picker: Picker) {
    match picker.bearing {
        Bearing::Story { .. } => return super::stories::chosen(app, picker),
        Bearing::Grid(_) => return super::grids::chosen(app, picker),
        Bearing::Columns => return super::grid::column_chosen(app, picker),
        Bearing::Rows => return super::grid::chosen(app, picker),
        Bearing::Follow { .. } => return super::following_feeds::chosen(app, picker),
        _ => {}
    }
    let claimed = match picker.choices.get(picker.rows.cursor) {
        Some(Choice::Claim { id, .. }) => Claimed::Present(*id),
        Some(Choice::New(statement)) => of_wording(app, statement),
        _ => {
            let said = match &picker.bearing {
                Bearing::Words { .. } => "Type the claim that these words bear on.",
                Bearing::Silence { .. } => "Type the claim that nothing is said of.",
                _ => "There is no such claim.",
            };
            app.say(Severity::Warning, said);
            return app.overlays.push(Overlay::Picker(Box::new(picker)));
        }
    };
    match picker.bearing {
        Bearing::Words { stance, target, .. } => link(app, &target, &stance, claimed),
        Bearing::Silence { articles, .. } => super::silence::record(app, claimed, articles),
        Bearing::Relation { of, .. } => super::claims::relate_to(app, of, &claimed),
        Bearing::Merge { from, .. } => super::claims::merge(app, from, &claimed),
        Bearing::Story { .. }
        | Bearing::Grid(_)
        | Bearing::Columns
        | Bearing::Rows
        | Bearing::Follow { .. } => {}
    }
}

/// Makes words evidence of a claim: marking them and making the claim, where needed, are one change.
fn link(app: &mut App, target: &Target, stance: &Stance, claimed: Claimed) {
    let present = match target {
        Target::Annotation(id) => super::mark::annotation(app, *id),
        Target::Words(_) => None,
    };
    let new = match (&present, target) {
        (None, Target::Words(_)) => super::mark::new_annotation(app, target),
        _ => None,
    };
    let wording = match &claimed {
        Claimed::Present(id) => match app.claim(*id) {
            Some(claim) => claim.statement,
            None => return app.say(Severity::Warning, "This claim is gone; choose another."),
        },
        Claimed::New(statement) => statement.clone(),
    };
    let before = match (&present, &claimed) {
        (Some((annotation, _)), Claimed::Present(id)) => annotation.link_to(*id, stance),
        _ => None,
    };
    let is_new = before.is_none();
    let before = before
        .map(|evidence| evidence.stance.clone())
        .filter(|before| before != stance);
    let open = app.reader.as_ref().map(|reader| reader.article.id);
    let anchor = match (&present, &new) {
        (Some((annotation, _)), _) => Some(&annotation.anchor),
        (None, new) => new.as_ref().map(|(new, _)| &new.anchor),
    };
    let anchor = anchor.filter(|_| is_new);
    let suggested = anchor.map(|anchor| suggestion(app, anchor));
    let mut flagged = None;
    let keep_inside = super::stories::keep_inside(app);
    let change = app.build(|build| {
        let claim = match claimed {
            Claimed::Present(id) => id,
            Claimed::New(statement) => build.make_claim(&statement),
        };
        let link = Link {
            claim,
            wording: wording.clone(),
            stance: stance.clone(),
            suggested,
        };
        keep_inside(build, claim);
        match (present, new, open) {
            (Some((annotation, record)), _, _) => {
                build.flag(annotation.article, annotation.id, &record, &link);
            }
            (None, Some((new, record)), Some(article)) => {
                let id = build.mark(article, &record, &new);
                build.flag(article, id, &record, &link);
            }
            _ => return,
        }
        flagged = Some(claim);
    });
    let Some(claim) = flagged else { return };
    (app.last_claim, app.deed) = (Some(claim), Some(Deed::Flag(stance.clone(), claim)));
    let said = match before {
        Some(before) => format!("Changed from {before} to {stance}: {}", shown(&wording)),
        None => format!("Flagged: {stance} {}", shown(&wording)),
    };
    app.commit(change, &said);
    super::mark::done_with_selection(app);
}

/// Makes out how words tell what they tell, from the open text where they stand in it.
fn suggestion(app: &App, anchor: &Anchor) -> Suggestion {
    let open = app.reader.as_ref();
    match open.filter(|reader| reader.snapshot().id == anchor.made_on) {
        Some(reader) => {
            let source = reader.article.source.as_deref();
            compare::suggest(reader.snapshot(), &anchor.bytes, source)
        }
        None => compare::suggest_from(anchor, None),
    }
}

/// Marks, flags or records silence again, as was done last.
pub(super) fn repeat(app: &mut App) {
    match app.deed.clone() {
        // The text beside the list is only looked at.
        Some(Deed::Mark(_) | Deed::Flag(..)) if app.pane == Pane::List => {
            let open = app.key_of(CommandId::Open);
            let said = format!("What was done last was about words; {open} opens the article.");
            app.say(Severity::Done, &said);
        }
        Some(Deed::Mark(color)) => super::mark::mark(app, &color),
        Some(Deed::Silence(claim)) => super::silence::repeat(app, claim),
        Some(Deed::Flag(stance, claim)) => {
            let Some(target) = super::mark::target(app) else {
                return;
            };
            link(app, &target, &stance, Claimed::Present(claim));
        }
        None => {}
    }
}
