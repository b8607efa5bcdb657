//! How evidence is told and where it comes from in the end, in words; what is only made out has a `?`.

use crate::{
    app::actions::matrix,
    export::{citation::date_in_words, claim::reason},
    model::{Article, Evidence, Voice, evidence::chain_in_words, origin::Why, view::EvidenceRow},
    ui::{Role, panels::Pen},
};

/// Says how evidence is told: `attributed? via a source? “reportedly”?`; nothing where nothing is known.
pub(super) fn told(evidence: &Evidence) -> String {
    let told = evidence.told();
    let sure = |is_said: bool| if is_said { "" } else { "?" };
    let mut said = Vec::new();
    if let Some(voice) = &told.voice {
        let word = match voice {
            Voice::Own => "own voice",
            other => other.word(),
        };
        said.push(format!("{word}{}", sure(evidence.voice.is_some())));
    }
    if !told.via.is_empty() {
        let chain = chain_in_words(&told.via);
        said.push(format!("via {chain}{}", sure(evidence.via.is_some())));
    }
    if let Some(hedge) = &told.hedge {
        said.push(format!("“{hedge}”{}", sure(evidence.hedge.is_some())));
    }
    if let Some(strength) = &evidence.strength {
        said.push(format!("· {strength}"));
    }
    said.join(" ")
}

/// Says all of it, a paragraph each: how it is told, where it comes from and why, and what is to be rechecked.
pub(super) fn whole(pen: &Pen<'_>, row: &EvidenceRow) -> Vec<(String, Role)> {
    let mut said = Vec::new();
    if let Some(judged) = judged(pen, row) {
        said.push((format!("recheck: {judged}"), Role::Warning));
    }
    let told = told(&row.evidence);
    if !told.is_empty() {
        let more = if row.evidence.is_confirmed() {
            ""
        } else {
            " (made out from the text, not confirmed)"
        };
        said.push((format!("{told}{more}"), Role::Text));
    }
    said.push((origin(pen, row), Role::Text));
    said
}

/// Says under which wording evidence was judged, where that is another one now.
pub(super) fn judged(pen: &Pen<'_>, row: &EvidenceRow) -> Option<String> {
    let statement = pen.statement(&row.evidence);
    let evidence = &row.evidence;
    evidence
        .is_outworded(&statement)
        .then(|| format!("judged as “{}”", evidence.wording))
}

/// Says where evidence comes from in the end, and why.
fn origin(pen: &Pen<'_>, row: &EvidenceRow) -> String {
    let name = row.origin.name.as_deref().unwrap_or("unknown");
    format!("{}: {name}, {}", lettered(pen, row), why(pen, row))
}

/// Says the same beside how it is told, which may name it already.
pub(super) fn origin_in_short(pen: &Pen<'_>, row: &EvidenceRow) -> String {
    let told = row.evidence.told();
    if row.origin.why == Why::Via && row.origin.name.as_ref() == told.via.last() {
        format!("{}: {}", lettered(pen, row), why(pen, row))
    } else {
        origin(pen, row)
    }
}

/// Returns the word for an origin, with its letters where a matrix is in sight that has it.
fn lettered(pen: &Pen<'_>, row: &EvidenceRow) -> String {
    let letters = matrix::letters(pen.app, row.evidence.id).filter(|_| row.origin.is_known());
    letters.map_or_else(
        || "origin".to_owned(),
        |letters| format!("origin {letters}"),
    )
}

fn why(pen: &Pen<'_>, row: &EvidenceRow) -> String {
    let of = |article: &Article| {
        let mut things = pen.panel.things().filter_map(|thing| thing.article());
        if article.id == row.article.id {
            "this article".to_owned()
        } else if things.any(|told| told.id == article.id) {
            named(article)
        } else {
            // It can't be looked up in the rows.
            format!("“{}”, {}", article.title, named(article))
        }
    };
    reason(&row.origin.why, &of, &str::to_owned)
}

fn named(article: &Article) -> String {
    let source = article.source.as_deref().unwrap_or("source?");
    match article.published {
        Some(date) => format!("{source}, {}", date_in_words(date)),
        None => source.to_owned(),
    }
}
