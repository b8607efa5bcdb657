//! Whether two figures, or two times, are told of the same thing.

use std::ops::Range;

use crate::compare::{
    disagree::{figures::Counted, ground::near, matched::Matched},
    lexicon,
    quantity::{Dimension, Figure, Measure},
    statement::{End, Lead, Setting, Statement, Voice},
    when::{Grain, Named, When},
};

/// Whether two values are told of the same thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// As far as the words beside them show it.
    Same,
    /// These words do not show it.
    Open,
    /// They count things that are called otherwise.
    Other,
    /// They are told of different things.
    Apart,
}

/// How many words away what a figure is told of may stand.
const REACH: usize = 8;

/// How many words away what happened on a day may stand.
const DEED: usize = 5;

/// How many words away what a number is told of may stand, where it is told by its class.
const FAR: usize = 14;

/// So many times one value is the other at most, as it is weighed.
const MANY_TIMES: f64 = 10.0;

/// Tells whether two figures are told of the same thing.
pub(super) fn of_figures(matched: &Matched<'_>, one: &Figure, two: &Figure) -> Fit {
    let (left, right) = (matched.left, matched.right);
    let is_like = one.is_like(two)
        || one.is_like_each(two)
            && (has_of(left, &one.lexemes, OF_EACH, REACH)
                || has_of(right, &two.lexemes, OF_EACH, REACH));
    if !is_like
        || are_the_whole(matched, one, two)
        || !are_set_alike(setting(left, one), setting(right, two))
        || is_part_of(setting(left, one), setting(right, two), one, two)
        || are_of_other_years(matched, one, two)
        || are_of_other_months(matched, one, two)
        || are_of_other_rounds(matched, one, two)
        || are_of_other_names(matched, one, two)
        || differ_in(matched, one, two, lexicon::WISHES, FAR)
        || is_qualified_alone(matched, one, two)
        || differ_in(matched, one, two, lexicon::FORMERLY, DEED)
    {
        return Fit::Apart;
    }
    if are_of_other_people(matched, &one.lexemes, &two.lexemes)
        || is_of_each(left, one) != is_of_each(right, two) && times(one, two) > FAR_FROM_EACH
        || are_for_other_things(matched, one, two)
    {
        return Fit::Apart;
    }
    // How long something took is said of many things.
    let is_span = matches!(
        one.measure,
        Measure::Of(Dimension::Time | Dimension::Months)
    );
    match by_words(matched, one, two) {
        Fit::Open if is_span && times(one, two) > 2.0 => Fit::Apart,
        Fit::Open if is_span => Fit::Other,
        fit => fit,
    }
}

/// How many words away stands whom something is told of.
const ROLE: usize = 6;

/// Tells whether near each of two places stands somebody of an office or a trade, and none of one that stands near the
/// other: “the driver”, “the owner”.
pub(super) fn are_of_other_people(
    matched: &Matched<'_>,
    one: &Range<usize>,
    two: &Range<usize>,
) -> bool {
    let roles = |statement: &Statement, place: &Range<usize>| -> Vec<&'static str> {
        let near = near(statement, place, ROLE);
        let near = near.iter().filter(|(_, term)| term.voice == Voice::Own);
        near.filter_map(|(_, term)| lexicon::role(&term.folded))
            .collect()
    };
    let (ones, twos) = (roles(matched.left, one), roles(matched.right, two));
    !ones.is_empty() && !twos.is_empty() && !ones.iter().any(|role| twos.contains(role))
}

/// So many times what each one gets is all at least.
const FAR_FROM_EACH: f64 = 3.0;

/// Tells whether a figure is what each one gets.
fn is_of_each(statement: &Statement, figure: &Figure) -> bool {
    let is_near = |at: &usize| (figure.lexemes.end..figure.lexemes.end + REACH).contains(at);
    figure.is_rate || statement.eaches.iter().any(is_near)
}

/// Tells whether two amounts are for things that are never called by one word: “for drones”, “to maintain planes”.
fn are_for_other_things(matched: &Matched<'_>, one: &Figure, two: &Figure) -> bool {
    if !matches!(one.measure, Measure::Money(_)) {
        return false;
    }
    let things = |statement: &Statement, figure: &Figure| -> Vec<&'static str> {
        let near = near(statement, &figure.lexemes, REACH);
        let things = near
            .iter()
            .filter_map(|(_, term)| lexicon::thing(&term.folded));
        things.filter(|thing| *thing != lexicon::PEOPLE).collect()
    };
    let (ones, twos) = (things(matched.left, one), things(matched.right, two));
    !ones.is_empty() && !twos.is_empty() && !ones.iter().any(|thing| twos.contains(thing))
}

/// Tells whether two percentages make up the whole: of those who are for something, and those who are against it.
fn are_the_whole(matched: &Matched<'_>, one: &Figure, two: &Figure) -> bool {
    const WHOLE: f64 = 100.0;
    const ROUNDED: f64 = 0.05;
    let values = one.value().zip(two.value());
    one.measure == Measure::Percent
        && matched.left.is_against != matched.right.is_against
        && values.is_some_and(|(one, two)| (one + two - WHOLE).abs() < ROUNDED)
}

/// Tells whether the words behind two figures show that they count the same.
pub(super) fn count_the_same(matched: &Matched<'_>, one: &Figure, two: &Figure) -> bool {
    let counted = [
        Counted::new(matched.left, one),
        Counted::new(matched.right, two),
    ];
    counted[0].is_the_same(&counted[1], matched) == Some(true)
}

/// Returns how many times one figure is the other: of two reports of one thing seldom many.
pub(super) fn times(one: &Figure, two: &Figure) -> f64 {
    // “318” is easily written for “381”.
    if one.has_the_digits_of(two) {
        return 1.0;
    }
    let sizes = [one, two].map(|figure| figure.size().abs());
    let (least, most) = (sizes[0].min(sizes[1]), sizes[0].max(sizes[1]));
    if least > 0.0 {
        (most / least).min(2.0 * MANY_TIMES)
    } else {
        MANY_TIMES
    }
}

/// Tells whether the words beside two figures are those of the same thing.
fn by_words(matched: &Matched<'_>, one: &Figure, two: &Figure) -> Fit {
    let (left, right) = (matched.left, matched.right);
    let classes = [(left, one), (right, two)].map(|(of, figure)| classes(of, figure));
    let [ones, twos] = &classes;
    if let (Some(first), Some(second)) = (ones.first(), twos.first())
        && !ones.contains(second)
        && !twos.contains(first)
        && lexicon::are_apart(first, second)
    {
        return Fit::Apart;
    }
    let is_of_class = ones.iter().any(|class| twos.contains(class));
    let share = is_of_class || share_a_word(matched, &one.lexemes, &two.lexemes);
    let is_of = |statement: &Statement, figure: &Figure| {
        statement.lead_to_thing.contains(&figure.lexemes.end)
    };
    let counts = match one.measure {
        Measure::Count => true,
        Measure::Of(_) => is_of(left, one) && is_of(right, two),
        _ => false,
    };
    if counts {
        let (first, second) = (Counted::new(left, one), Counted::new(right, two));
        let are_people = first.is_of_people(left) && second.is_of_people(right);
        if first.counts_other_things(left, &second, right) {
            return Fit::Apart;
        }
        match first.is_the_same(&second, matched) {
            Some(true) if !are_people || first.is_the_same_kind(left) => return Fit::Same,
            Some(false)
                if one.measure != Measure::Count && !first.shares_a_thing(&second, matched) =>
            {
                return Fit::Apart;
            }
            Some(true) if ones.is_empty() != twos.is_empty() => return Fit::Other,
            Some(false) if !is_of_class && !are_people => return Fit::Other,
            Some(false) if are_people && ones.is_empty() != twos.is_empty() => return Fit::Other,
            _ => {}
        }
    }
    if share { Fit::Same } else { Fit::Open }
}

/// Tells whether only one of two figures has one of some words near it.
fn differ_in(
    matched: &Matched<'_>,
    one: &Figure,
    two: &Figure,
    words: &[&str],
    reach: usize,
) -> bool {
    has_of(matched.left, &one.lexemes, words, reach)
        != has_of(matched.right, &two.lexemes, words, reach)
}

/// Tells whether only one of two figures has a word near it that makes it that of a part or another kind, and the other
/// sentence has no such word at all.
fn is_qualified_alone(matched: &Matched<'_>, one: &Figure, two: &Figure) -> bool {
    let is_near = |statement: &Statement, figure: &Figure| {
        has_of(statement, &figure.lexemes, lexicon::QUALIFIERS, REACH)
    };
    let has_any = |statement: &Statement| {
        let mut terms = statement.terms.iter();
        terms.any(|term| lexicon::QUALIFIERS.contains(&term.folded.as_str()))
    };
    let (left, right) = (matched.left, matched.right);
    match [is_near(left, one), is_near(right, two)] {
        [true, false] => !has_any(right),
        [false, true] => !has_any(left),
        _ => false,
    }
}

/// Tells whether one of some words stands near a value, in the same part of the sentence.
fn has_of(statement: &Statement, lexemes: &Range<usize>, words: &[&str], reach: usize) -> bool {
    let near = near(statement, lexemes, reach);
    near.iter()
        .any(|(_, term)| words.contains(&term.folded.as_str()))
}

/// Tells whether only one of two figures is that of a year before the article’s, and the other sentence does not name that.
fn are_of_other_years(matched: &Matched<'_>, one: &Figure, two: &Figure) -> bool {
    let is_alone = |own: &Statement, figure: &Figure, other: &Statement| {
        former_year(own, figure).is_some_and(|year| {
            let mut times = other.times.iter();
            !times.any(|named| named.time.names_year_of(&year.time))
        })
    };
    let (left, right) = (matched.left, matched.right);
    is_alone(left, one, right) || is_alone(right, two, left)
}

/// Tells whether two figures stand beside months or years that do not agree: each is told of its own.
fn are_of_other_months(matched: &Matched<'_>, one: &Figure, two: &Figure) -> bool {
    let beside = |statement: &'_ Statement, figure: &Figure| -> Vec<When> {
        let times = statement.times.iter().filter(|named| {
            let gap = if named.lexemes.start < figure.lexemes.start {
                named.lexemes.end..figure.lexemes.start
            } else {
                figure.lexemes.end..named.lexemes.start
            };
            let is_long = matches!(named.time.grain(), Grain::Month | Grain::Year);
            let is_own = statement.end_of(named) != End::Compared;
            is_long
                && is_own
                && gap.len() <= REACH
                && !statement.breaks.iter().any(|at| gap.contains(at))
        });
        times.map(|named| named.time.clone()).collect()
    };
    let (ones, twos) = (beside(matched.left, one), beside(matched.right, two));
    let agrees = |one: &When| twos.iter().any(|two| one.agrees(two));
    !ones.is_empty() && !twos.is_empty() && !ones.iter().any(agrees)
}

/// Tells whether two sentences tell of other rounds of a vote or the like, or the figures only name such.
fn are_of_other_rounds(matched: &Matched<'_>, one: &Figure, two: &Figure) -> bool {
    let (ones, twos) = (&matched.left.rounds, &matched.right.rounds);
    let names = |rounds: &[(usize, f64)], figure: &Figure| {
        let mut rounds = rounds.iter();
        rounds.any(|(start, _)| *start == figure.lexemes.start)
    };
    let has = |(_, round): &(usize, f64)| twos.iter().any(|(_, other)| round == other);
    names(ones, one)
        || names(twos, two)
        || !ones.is_empty() && !twos.is_empty() && !ones.iter().any(has)
}

/// Tells whether each of two counts stands beside a name that the other sentence does not have: “22 crew of the Rowan”.
fn are_of_other_names(matched: &Matched<'_>, one: &Figure, two: &Figure) -> bool {
    const BEHIND: usize = 7;
    let beside = |statement: &Statement, figure: &Figure, is_matched: &dyn Fn(usize) -> bool| {
        let end = figure.lexemes.end;
        let mut behind = statement.terms.iter().enumerate().filter(|(_, term)| {
            (end..end + BEHIND).contains(&term.at)
                && !statement
                    .breaks
                    .iter()
                    .any(|at| (end..term.at).contains(at))
        });
        let name = behind.find(|(_, term)| term.name.is_some());
        name.is_some_and(|(at, term)| term.voice == Voice::Own && !is_matched(at))
    };
    one.measure == Measure::Count
        && beside(matched.left, one, &|at| matched.is_left_matched(at))
        && beside(matched.right, two, &|at| matched.is_right_matched(at))
}

/// The month up to which what was last year is told as news.
const SUMMER: i8 = 6;

/// Returns the year before the article’s that stands in the same part of the sentence as a figure.
fn former_year<'s>(statement: &'s Statement, figure: &Figure) -> Option<&'s Named> {
    let published = statement.published?;
    let mut times = statement.times.iter();
    times.find(|named| {
        let (from, to) = if named.lexemes.start < figure.lexemes.start {
            (named.lexemes.end, figure.lexemes.start)
        } else {
            (figure.lexemes.end, named.lexemes.start)
        };
        let is_in_one_part = !statement.breaks.iter().any(|at| (from..to).contains(at));
        // Of the last year reports are told until summer.
        let is_late = published.last_day().month() > SUMMER;
        let year = published.year() - i16::from(!is_late);
        is_in_one_part && to - from <= REACH && named.time.is_year_before(year)
    })
}

/// Words that say of a figure that it is told of each of several spans of time.
const OF_EACH: &[&str] = &[
    "hourly",
    "daily",
    "weekly",
    "monthly",
    "annual",
    "annually",
    "yearly",
    "stundenlohn",
    "jahrlich",
    "monatlich",
    "taglich",
    "annuel",
    "annuelle",
    "mensuel",
    "horaire",
    "anual",
    "mensual",
    "diario",
    "annuo",
    "annua",
    "mensile",
    "jaarlijks",
    "jaarlijkse",
    "maandelijks",
    "uurloon",
    "mindestlohn",
];

fn setting(statement: &Statement, figure: &Figure) -> Setting {
    let place = statement.figures.iter().position(|one| one == figure);
    let setting = place.and_then(|place| statement.settings.get(place));
    setting.copied().unwrap_or_default()
}

/// Tells whether both are told in the same way: both by how much, or neither; both how old someone is, or neither.
fn are_set_alike(one: Setting, two: Setting) -> bool {
    let leads = [one.lead, two.lead];
    one.is_former == two.is_former
        && one.is_age == two.is_age
        && one.is_further == two.is_further
        && !(leads.contains(&Lead::By) && leads.contains(&Lead::To))
}

/// Tells whether one is the whole of which a part is told, and the other may be that part.
fn is_part_of(left: Setting, right: Setting, one: &Figure, two: &Figure) -> bool {
    const LEAST_WHOLE: f64 = 0.6;
    let are_near = one
        .value()
        .zip(two.value())
        .is_some_and(|(one, two)| one.min(two) > LEAST_WHOLE * one.max(two));
    left.is_whole != right.is_whole && !are_near
}

/// Tells whether a figure is one that is another each day after a misfortune.
pub(super) fn shrinks(statement: &Statement, figure: &Figure) -> bool {
    const SHRINKS: &[&str] = &["missing", "trapped", "blackout"];
    is_of_class(statement, figure, SHRINKS)
}

/// Tells whether a word near a figure is of one of some classes.
fn is_of_class(statement: &Statement, figure: &Figure, classes: &[&str]) -> bool {
    let near = near(statement, &figure.lexemes, REACH);
    near.iter()
        .any(|(_, term)| lexicon::class(&term.folded).is_some_and(|class| classes.contains(&class)))
}

/// Tells whether a figure is one that grows from day to day after a misfortune.
pub(super) fn grows(statement: &Statement, figure: &Figure) -> bool {
    const GROWS: &[&str] = &[
        "kill", "hurt", "rescue", "evacuate", "infect", "destroy", "arrest",
    ];
    is_of_class(statement, figure, GROWS)
}

/// Returns the classes that tell what a figure is told of, the nearest first.
fn classes(statement: &Statement, figure: &Figure) -> Vec<&'static str> {
    let near = near(statement, &figure.lexemes, FAR);
    let classes = near
        .into_iter()
        .filter_map(|(_, term)| lexicon::class(&term.folded));
    // Who is taken to one is hurt.
    let are_people = Counted::new(statement, figure).is_of_people(statement);
    let classes = classes.map(|class| {
        if class == "hospital" && are_people {
            "hurt"
        } else {
            class
        }
    });
    classes
        .filter(|class| lexicon::is_apart_from_some(class))
        .collect()
}

/// Tells whether what stands nearest to two figures of what is told of them is of one class.
pub(super) fn are_near_alike(matched: &Matched<'_>, one: &Figure, two: &Figure) -> bool {
    classes(matched.left, one).first() == classes(matched.right, two).first()
}

/// Returns how many words near two values are the same.
pub(super) fn shared_words(matched: &Matched<'_>, one: &Range<usize>, two: &Range<usize>) -> usize {
    shared_within(matched, one, two, REACH)
}

/// Returns how many words so near to two places are the same.
pub(super) fn shared_within(
    matched: &Matched<'_>,
    one: &Range<usize>,
    two: &Range<usize>,
    reach: usize,
) -> usize {
    let lefts = near(matched.left, one, reach);
    let rights = near(matched.right, two, reach);
    let is_shared = |at: usize| rights.iter().any(|(other, _)| matched.are_same(at, *other));
    lefts.iter().filter(|(at, _)| is_shared(*at)).count()
}

/// Tells whether one of the words next to one value stands beside the other too.
fn share_a_word(matched: &Matched<'_>, one: &Range<usize>, two: &Range<usize>) -> bool {
    let plain = |statement, lexemes| {
        let mut near = near(statement, lexemes, REACH);
        // Of people it says nothing that they are people.
        near.retain(|(_, term)| term.name.is_none() && !lexicon::is_person(&term.folded));
        near.into_iter()
            .map(|(place, _)| place)
            .collect::<Vec<usize>>()
    };
    let (lefts, rights) = (plain(matched.left, one), plain(matched.right, two));
    let is_next =
        |places: &[usize], place: usize| places.iter().take(NEXT).any(|one| *one == place);
    lefts.iter().any(|at| {
        let mut others = rights.iter().filter(|other| matched.are_same(*at, **other));
        others.any(|other| is_next(&lefts, *at) || is_next(&rights, *other))
    })
}

/// How many of the words beside a value are next to it.
const NEXT: usize = 2;

/// Tells whether near each of two places something happened that is not what happened near the other.
pub(super) fn are_deeds_apart(
    matched: &Matched<'_>,
    one: &Range<usize>,
    two: &Range<usize>,
) -> bool {
    let (ones, twos) = (deeds(matched.left, one), deeds(matched.right, two));
    !ones.is_empty() && !twos.is_empty() && !ones.iter().any(|deed| twos.contains(deed))
}

/// Returns what happened near a place, by its classes.
fn deeds(statement: &Statement, lexemes: &Range<usize>) -> Vec<&'static str> {
    let near = near(statement, lexemes, DEED);
    near.into_iter()
        .filter_map(|(_, term)| lexicon::deed(&term.folded))
        .collect()
}

/// Tells whether two times are told of the same thing.
pub(super) fn of_times(matched: &Matched<'_>, one: &Named, two: &Named) -> Fit {
    let ends = [matched.left.end_of(one), matched.right.end_of(two)];
    if !one.time.may_be_meant_for(&two.time)
        || one.time.is_far_from(&two.time)
        || (ends[0] == End::Span) != (ends[1] == End::Span)
    {
        return Fit::Apart;
    }
    let ahead = [(matched.left, one), (matched.right, two)].map(|(statement, named)| {
        let published = statement.published?;
        named.time.is_ahead(published)
    });
    if let [Some(first), Some(second)] = ahead
        && first != second
    {
        return Fit::Apart;
    }
    // “originally planned for Thursday”
    let is_former =
        |of: &Statement, named: &Named| has_of(of, &named.lexemes, lexicon::FORMERLY, DEED);
    if is_former(matched.left, one) != is_former(matched.right, two)
        || are_deeds_apart(matched, &one.lexemes, &two.lexemes)
    {
        return Fit::Apart;
    }
    let lefts = deeds(matched.left, &one.lexemes);
    let is_shared = deeds(matched.right, &two.lexemes)
        .iter()
        .any(|deed| lefts.contains(deed));
    if is_shared || share_a_word(matched, &one.lexemes, &two.lexemes) {
        Fit::Same
    } else if are_news_of_their_days(matched, one, two) {
        Fit::Apart
    } else {
        Fit::Open
    }
}

/// Tells whether each of two days lies as far from the day of its own article: each may tell its own news.
fn are_news_of_their_days(matched: &Matched<'_>, one: &Named, two: &Named) -> bool {
    let ages = [(matched.left, one), (matched.right, two)].map(|(statement, named)| {
        let published = statement.published?;
        Some((published, named.time.days_before(published)?))
    });
    match ages {
        [Some((first, age)), Some((second, other))] => {
            first != second && age == other && (0..=1).contains(&age)
        }
        _ => false,
    }
}
