//! What stands around the figures of a sentence, so far as it tells what they are told of.

use crate::compare::{
    lexeme::{Kind, Lexeme},
    quantity::{Dimension, Figure, Measure},
    when::Named,
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
    /// Whether it comes on top of another one, or is what is left over: “a further 15”, “all but six”.
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
    "also",
    "auch",
    "ebenfalls",
    "aussi",
    "tambien",
    "anche",
    "ook",
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

/// Words behind a figure by which it comes on top of another one.
const OTHERS: &[&str] = &[
    "rivals",
    "rival",
    "others",
    "competitors",
    "other",
    "weitere",
    "autres",
    "otros",
    "otras",
    "altri",
    "altre",
    "andere",
    "concurrents",
    "rivales",
    "concorrenti",
    "konkurrenten",
];

/// What is counted in rounds: “the second ballot”, “the first quarter”.
const ROUNDS: &[&str] = &[
    "round",
    "ballot",
    "leg",
    "phase",
    "stage",
    "tranche",
    "quarter",
    "half",
    "tour",
    "wahlgang",
    "runde",
    "quartal",
    "halbjahr",
    "trimestre",
    "semestre",
    "vuelta",
    "turno",
    "ronde",
    "kwartaal",
    "reading",
];

/// Returns of which rounds a sentence tells, and which figure names each.
pub(super) fn rounds(lexemes: &[Lexeme<'_>], figures: &[Figure]) -> Vec<(usize, f64)> {
    let orders = figures.iter().filter(|one| one.measure == Measure::Order);
    let rounds = orders.filter_map(|figure| {
        // “first-quarter profit”
        let is_joined = lexemes.get(figure.lexemes.end)?.is("-");
        let next = lexemes.get(figure.lexemes.end + usize::from(is_joined))?;
        let number = figure.number().filter(|_| next.is_of(ROUNDS))?;
        Some((figure.lexemes.start, number))
    });
    rounds.collect()
}

/// Words between all and what is left over of it: “all but six”.
const LEFT_OVER: &[&str] = &["but", "except", "auf", "sauf", "menos", "tranne", "op"];

/// Words for all, and what leads on to what is left over.
const ALL: &[&str] = &[
    "all", "bis", "tous", "toutes", "todos", "todas", "tutti", "tutte", "alle",
];

/// Words between a part and its whole.
const OF: &[&str] = &[
    "of", "des", "der", "von", "de", "del", "dei", "delle", "degli", "van", "sur", "sobre", "su",
    "op", "out", "in",
];

/// Words before how old someone is.
const AGED: &[&str] = &["aged", "age", "alter", "edad", "eta", "leeftijd"];

/// Words before a time up to which something lasts or is put off.
const UNTIL: &[&str] = &[
    "until", "till", "til", "to", "through", "bis", "auf", "jusqu'au", "jusqu'a", "hasta", "fino",
    "tot", "naar",
];

/// Words between these and the time.
const ARTICLES: &[&str] = &["the", "zum", "den", "a", "al", "el", "il"];

/// Words for spans of which the last day is named: “the week to Sunday”.
const SPANS: &[&str] = &[
    "week", "weeks", "month", "months", "quarter", "year", "hours", "days", "half",
];

/// Words before a time with which another one is compared.
const COMPARES: &[&str] = &[
    "than",
    "with",
    "from",
    "against",
    "over",
    "gegenuber",
    "als",
    "contre",
    "frente",
    "rispetto",
];

/// What a time is the end of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::compare) enum End {
    /// Nothing that is known.
    #[default]
    None,
    /// What lasts or is put off until then: “adjourned until Friday”.
    Until,
    /// A span of time: “the week to Sunday”.
    Span,
    /// None: it is what another time is compared with, “more than last year”.
    Compared,
}

/// Tells of each time what it is the end of.
pub(super) fn ends(lexemes: &[Lexeme<'_>], times: &[Named]) -> Vec<End> {
    let is = |at: Option<usize>, list: &[&str]| {
        at.and_then(|at| lexemes.get(at))
            .is_some_and(|one| one.is_of(list))
    };
    let ends = times.iter().map(|named| {
        let start = named.lexemes.start;
        let before = start.checked_sub(1);
        let lead = if is(before, ARTICLES) {
            start.checked_sub(2)
        } else {
            before
        };
        if is(lead, COMPARES) {
            End::Compared
        } else if !is(lead, UNTIL) {
            End::None
        } else if is(lead.and_then(|at| at.checked_sub(1)), SPANS) {
            End::Span
        } else {
            End::Until
        }
    });
    ends.collect()
}

/// Words for the year before the one that is told of.
const YEAR_BEFORE: &[&[&str]] = &[
    &["previous", "year"],
    &["year", "earlier"],
    &["year", "before"],
    &["year", "ago"],
    &["years", "earlier"],
    &["years", "before"],
    &["years", "ago"],
    &["vorjahr"],
    &["annee", "precedente"],
    &["ano", "anterior"],
    &["anno", "precedente"],
    &["jaar", "eerder"],
    &["jaar", "ervoor"],
];

/// How many words away the year before may be named.
const YEAR_REACH: usize = 9;

/// Returns which of some figures is the one of the year before, each by what stands nearest to its name in the same part
/// of the sentence.
fn of_year_before(lexemes: &[Lexeme<'_>], figures: &[Figure], breaks: &[usize]) -> Vec<usize> {
    let is_named = |at: &usize| {
        YEAR_BEFORE.iter().any(|words| {
            let mut places = words.iter().enumerate();
            places.all(|(by, word)| lexemes.get(at + by).is_some_and(|one| one.is(word)))
        })
    };
    // “rose from a year earlier”: that is what it is compared with.
    let is_compared = |at: &usize| {
        let before = lexemes.get(at.saturating_sub(5)..*at).unwrap_or_default();
        before
            .iter()
            .any(|one| one.is_of(&["from", "than", "as", "with", "on", "over"]))
    };
    let named = (0..lexemes.len()).filter(|at| is_named(at) && !is_compared(at));
    named
        .filter_map(|at| {
            let near = figures.iter().enumerate().filter_map(|(place, figure)| {
                // “three years ago” is a figure itself.
                if figure.lexemes.end > at && figure.lexemes.start <= at || figure.lexemes.end == at
                {
                    return None;
                }
                let gap = if figure.lexemes.start < at {
                    figure.lexemes.end..at
                } else {
                    at..figure.lexemes.start
                };
                let is_in_one_part = !breaks.iter().any(|at| gap.contains(at));
                (is_in_one_part && gap.len() <= YEAR_REACH).then_some((gap.len(), place))
            });
            near.min().map(|(_, place)| place)
        })
        .collect()
}

/// Reads what stands around each figure.
pub(super) fn settings(
    lexemes: &[Lexeme<'_>],
    figures: &[Figure],
    breaks: &[usize],
) -> Vec<Setting> {
    let of_year_before = of_year_before(lexemes, figures, breaks);
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
            is_former: is(before, FORMER) && lead == Lead::Open || of_year_before.contains(&place),
            is_whole: is_part || is_halved || is(before, OF) && is(start.checked_sub(2), GROUPS),
            is_further: is(before, FURTHER)
                || is(Some(end), OTHERS)
                || is(before, LEFT_OVER) && is(start.checked_sub(2), ALL),
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
