//! What stands around the figures of a sentence, so far as it tells what they are told of.

use crate::compare::{
    lexeme::{Kind, Lexeme},
    quantity::{Dimension, Figure, Measure},
};

/// How a figure is led to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::compare) enum Lead {
    /// By how much something changed.
    By,
    /// To what it changed.
    To,
    /// It is not said.
    #[default]
    Open,
}

/// What stands around a figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::compare) struct Setting {
    pub lead: Lead,
    /// Whether it is what something was before, or is compared with: “up from 30”.
    pub is_former: bool,
    /// Whether it is the whole of which a part is told: “two of 12”.
    pub is_whole: bool,
    /// Whether it is how old someone is.
    pub is_age: bool,
    /// Whether it comes on top of another one: “a further 15”.
    pub is_further: bool,
}

/// Words before what something was, or is compared with.
const FORMER: &[&str] = &[
    "from",
    "against",
    "contre",
    "frente",
    "gegenuber",
    "than",
    "als",
];

/// Words before by how much it changed.
const BY: &[&str] = &["by", "um", "met"];

/// Words before what it changed to.
const TO: &[&str] = &["to", "auf", "naar", "op"];

/// Words before what comes on top of another figure.
const FURTHER: &[&str] = &[
    "further",
    "another",
    "additional",
    "extra",
    "weitere",
    "weiteren",
    "otros",
    "otras",
    "autres",
    "altri",
    "altre",
];

/// Words between a part and its whole.
const OF: &[&str] = &[
    "of", "des", "der", "von", "de", "del", "dei", "delle", "degli", "van", "sur", "sobre", "su",
    "op", "out", "in",
];

/// Words before how old someone is.
const AGED: &[&str] = &["aged", "age", "alter", "edad", "eta", "leeftijd"];

/// Reads what stands around each figure.
pub(super) fn settings(lexemes: &[Lexeme<'_>], figures: &[Figure]) -> Vec<Setting> {
    let is = |at: Option<usize>, list: &[&str]| {
        at.and_then(|at| lexemes.get(at))
            .is_some_and(|one| one.is_of(list))
    };
    let mut settings: Vec<Setting> = Vec::with_capacity(figures.len());
    for (place, figure) in figures.iter().enumerate() {
        let (start, end) = (figure.lexemes.start, figure.lexemes.end);
        let before = start.checked_sub(1);
        let lead = match () {
            () if is(before, BY) => Lead::By,
            () if is(before, TO) => Lead::To,
            () => Lead::Open,
        };
        let last = place.checked_sub(1).and_then(|at| figures.get(at));
        let is_part = last.is_some_and(|last| {
            let between = lexemes.get(last.lexemes.end..start).unwrap_or_default();
            let is_near = between.len() <= 5 && between.iter().all(|one| one.kind == Kind::Word);
            is_near && between.iter().take(2).any(|one| one.is_of(OF)) && is_countable(last, figure)
        });
        // “half of the 30”, “la moitié des 30”
        let is_halved = (2..=3).any(|by| is(start.checked_sub(by), HALF));
        settings.push(Setting {
            lead,
            is_former: is(before, FORMER) && lead == Lead::Open,
            is_whole: is_part || is_halved || is(before, OF) && is(start.checked_sub(2), GROUPS),
            is_further: is(before, FURTHER),
            is_age: is_age(lexemes, figure)
                || is(before, AGED)
                || is(start.checked_sub(2), AGED)
                || is(end.checked_sub(1), &["old"]),
        });
    }
    settings
}

/// Words for several people of whom the number is told.
const GROUPS: &[&str] = &[
    "family", "group", "crew", "party", "team", "familie", "famille", "groupe", "familia", "grupo",
    "famiglia", "gruppo", "gezin", "groep",
];

/// Words for the half of something.
const HALF: &[&str] = &["half", "halfte", "moitie", "mitad", "meta", "helft"];

/// Tells whether one may be a part of the other.
fn is_countable(part: &Figure, whole: &Figure) -> bool {
    let is_share = |figure: &Figure| matches!(figure.measure, Measure::Percent);
    let is_less = part
        .value()
        .zip(whole.value())
        .is_some_and(|(part, whole)| part <= whole);
    part.measure == whole.measure && is_less || is_share(part) && !is_share(whole)
}

/// Tells whether a number between commas, or before the word for it, is how old someone is: “Anna Lund, 52, said”.
fn is_age(lexemes: &[Lexeme<'_>], figure: &Figure) -> bool {
    let (start, end) = (figure.lexemes.start, figure.lexemes.end);
    let comma = |at: Option<usize>| {
        at.and_then(|at| lexemes.get(at))
            .is_some_and(|one| one.is(","))
    };
    let closes = lexemes
        .get(end)
        .is_none_or(|one| one.is_of(&[",", ".", ")"]));
    let is_open = comma(start.checked_sub(1))
        || start
            .checked_sub(1)
            .and_then(|at| lexemes.get(at))
            .is_some_and(|one| one.is("("));
    let follows_name = start
        .checked_sub(2)
        .and_then(|at| lexemes.get(at))
        .is_some_and(Lexeme::is_capital);
    let is_plausible = figure
        .value()
        .is_some_and(|value| (1.0..115.0).contains(&value));
    let is_years = figure.measure == Measure::Of(Dimension::Months);
    figure.measure == Measure::Count && is_plausible && is_open && closes && follows_name
        || is_years
            && lexemes
                .get(end)
                .is_some_and(|one| one.is_of(&["-", "old", "alt", "alte", "alten", "jahrige"]))
}

/// Returns which lexemes begin another part of a sentence.
pub(super) fn breaks(lexemes: &[Lexeme<'_>]) -> Vec<usize> {
    let breaks = lexemes.iter().enumerate().filter(|(_, one)| {
        one.is_of(&[
            ",", ";", ":", "(", ")", "while", "whereas", "but", "wahrend", "aber", "tandis",
            "mais", "mientras", "pero", "mentre", "ma", "terwijl", "maar",
        ]) || one.is("-") && !one.is_glued
    });
    breaks.map(|(at, _)| at).collect()
}
