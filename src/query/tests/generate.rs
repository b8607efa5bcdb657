//! Queries and articles by chance, for laws.

use jiff::{Timestamp, tz::TimeZone};
use proptest::{collection::vec, option, prelude::*, sample::select};

use super::oracle::{Followed, Item, Linked, Marked, Named};
use crate::{
    model::{
        AnchorState, CleanText, Color, PartialDate, Stance, Status, Voice, article::Reading, view,
    },
    query::{
        DateField, Expr, Having, Missing, Moment, Phrase, Query, Sort, State, Term, TextField,
        When,
        date::{Age, Day, Unit},
    },
};

/// Words that articles are made of and queries look for, so that some are found.
const WORDS: [&str; 11] = [
    "cloud/jedi",
    "cloud",
    "clouds",
    "JEDI",
    "jedi",
    "Zoë",
    "zoe",
    "co-op",
    "offline",
    "north",
    "sample",
];

/// Words that are hard to print.
const SIGNS: [&str; 14] = [
    "OR",
    "or",
    "tag:x",
    "-a",
    "a,b",
    "(b)",
    "f(x",
    "\"no\"",
    "“so”",
    "C:\\",
    "a*",
    "https://a.example",
    "10:30",
    "<1y",
];

/// The day on which all is asked.
pub(crate) fn moment() -> Moment {
    Moment {
        now: Timestamp::from_second(SECOND).expect("a time"),
        zone: TimeZone::UTC,
    }
}

/// 23 August 2020.
const SECOND: i64 = 1_598_184_000;

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => select(&WORDS[..]).prop_map(str::to_owned),
        2 => select(&SIGNS[..]).prop_map(str::to_owned),
        1 => "[a-zä-öЖ云\u{301}\u{200d}👩 \"\\\\*:(),-]{0,6}".prop_map(|signs| format!("{signs}x")),
    ]
}

fn phrase() -> impl Strategy<Value = Phrase> {
    (vec(word(), 1..3), any::<bool>()).prop_map(|(words, is_prefix)| {
        let phrase = Phrase::new(&words.join(" ")).expect("a letter can be seen");
        if is_prefix { phrase.begun() } else { phrase }
    })
}

fn date() -> impl Strategy<Value = PartialDate> {
    let day = (2019..=2021_i16, 1..=12_u8, 1..=28_u8);
    prop_oneof![
        day.clone()
            .prop_map(|(year, month, day)| PartialDate::of_day(year, month, day)),
        day.clone()
            .prop_map(|(year, month, _)| PartialDate::of_month(year, month)),
        day.prop_map(|(year, ..)| PartialDate::of_year(year)),
    ]
    .prop_map(|date| date.expect("a date"))
}

fn day() -> impl Strategy<Value = Day> {
    prop_oneof![
        4 => date().prop_map(Day::Date),
        1 => Just(Day::Today),
        1 => Just(Day::Yesterday),
    ]
}

fn when() -> impl Strategy<Value = When> {
    let age = (0..3000_u32, select(&Unit::ALL[..])).prop_map(|(count, unit)| Age { count, unit });
    let during = (option::of(day()), option::of(day()));
    prop_oneof![
        day().prop_map(|day| When::During {
            first: Some(day),
            last: Some(day)
        }),
        during.prop_map(|ends| match ends {
            (None, None) => When::During {
                first: Some(Day::Today),
                last: None
            },
            (Some(Day::Date(a)), Some(Day::Date(b))) if b.last_day() < a.first_day() => {
                When::During {
                    first: Some(Day::Date(b)),
                    last: Some(Day::Date(a)),
                }
            }
            (first, last) => When::During { first, last },
        }),
        age.clone().prop_map(When::Within),
        age.prop_map(When::Before),
    ]
}

/// Chooses one of the words that are known, or seldom another.
fn known<T: Clone + std::fmt::Debug + 'static>(
    known: &'static [T],
    other: fn(CleanText) -> T,
) -> impl Strategy<Value = T> {
    prop_oneof![
        6 => select(known),
        1 => select(&["violet", "in-between", "not \"sure\""][..])
            .prop_map(move |word| other(CleanText::line(word))),
    ]
}

fn color() -> impl Strategy<Value = Color> {
    known(Color::KNOWN, Color::Other)
}

fn stance() -> impl Strategy<Value = Stance> {
    known(Stance::KNOWN, Stance::Other)
}

fn status() -> impl Strategy<Value = Status> {
    known(Status::KNOWN, Status::Other)
}

fn voice() -> impl Strategy<Value = Voice> {
    known(Voice::KNOWN, Voice::Other)
}

fn term() -> impl Strategy<Value = Term> {
    use TextField::{
        Anywhere, Author, Claim, Feed, Folder, Note, Quote, Source, Story, Tag, Text, Title,
    };
    let fields = [
        Anywhere, Title, Author, Source, Tag, Story, Feed, Folder, Text, Note, Quote, Claim,
    ];
    let words = (select(fields.to_vec()), phrase());
    let dates = [
        DateField::Published,
        DateField::Added,
        DateField::Changed,
        DateField::Read,
    ];
    prop_oneof![
        6 => words.prop_map(|(field, words)| Term::Words { field, words }),
        2 => select(State::ALL).prop_map(Term::Is),
        1 => select(Having::ALL).prop_map(Term::Has),
        1 => select(Missing::ALL).prop_map(Term::Missing),
        1 => color().prop_map(Term::Color),
        1 => stance().prop_map(Term::Stance),
        1 => status().prop_map(Term::Status),
        1 => voice().prop_map(Term::Voice),
        3 => (select(dates.to_vec()), when()).prop_map(|(field, when)| Term::When { field, when }),
    ]
}

/// What can be asked, in normal form.
pub(crate) fn exprs() -> impl Strategy<Value = Expr> {
    term()
        .prop_map(Expr::Term)
        .prop_recursive(4, 16, 4, |inner| {
            prop_oneof![
                vec(inner.clone(), 1..4).prop_map(|parts| Expr::all(parts).expect("there is one")),
                vec(inner.clone(), 1..4).prop_map(|sides| Expr::any(sides).expect("there is one")),
                inner.prop_map(Expr::negated),
            ]
        })
}

/// Queries without faults.
pub(crate) fn queries() -> impl Strategy<Value = Query> {
    let sort = (select(&view::Sort::ALL[..]), any::<bool>());
    let sort = sort.prop_map(|(by, is_reversed)| Sort { by, is_reversed });
    (option::weighted(0.9, exprs()), option::of(sort)).prop_map(|(expr, sort)| Query {
        expr,
        sort,
        faults: Vec::new(),
    })
}

/// A time within a year or two of the day on which all is asked.
fn time() -> impl Strategy<Value = Timestamp> {
    (-40_000_000..40_000_000_i64)
        .prop_map(|seconds| Timestamp::from_second(SECOND + seconds).expect("a time"))
}

fn words() -> impl Strategy<Value = String> {
    vec(select(&WORDS[..]), 1..5).prop_map(|words| words.join(" "))
}

fn named() -> impl Strategy<Value = Named> {
    (any::<u128>(), words()).prop_map(|(id, words)| Named {
        id: format!("{id:032x}"),
        words,
    })
}

fn followed() -> impl Strategy<Value = Followed> {
    let folder = vec(select(&WORDS[..]), 1..4).prop_map(|names| names.join("/"));
    let parts = (named(), proptest::bool::weighted(0.2), vec(folder, 0..3));
    parts.prop_map(|(feed, is_trashed, folders)| Followed {
        feed,
        is_trashed,
        folders,
    })
}

fn linked() -> impl Strategy<Value = Linked> {
    let parts = (named(), status(), stance(), option::of(voice()));
    parts.prop_map(|(claim, status, stance, voice)| Linked {
        claim,
        status,
        stance,
        voice,
    })
}

fn marked() -> impl Strategy<Value = Marked> {
    let tags = vec(words(), 0..2);
    let later = AnchorState::from_word("said by a later version");
    let state = select([AnchorState::KNOWN, &[later]].concat());
    let parts = (
        color(),
        words(),
        option::of(words()),
        tags,
        state,
        vec(linked(), 0..2),
    );
    parts.prop_map(|(color, quote, note, tags, state, evidence)| Marked {
        color,
        quote,
        note,
        tags,
        state,
        evidence,
    })
}

/// An article.
pub(crate) fn items() -> impl Strategy<Value = Item> {
    let texts = (
        words(),
        option::of(words()),
        option::of(words()),
        option::of(words()),
        words(),
    );
    let tags = vec(select(&WORDS[..]).prop_map(str::to_owned), 0..3);
    let groups = (vec(named(), 0..2), vec(followed(), 0..3));
    let held = (tags, groups, vec(marked(), 0..3));
    let trash = select(&[(false, false), (true, false), (true, true)][..]);
    let states = (any::<bool>(), any::<bool>(), trash, any::<bool>());
    let times = (option::of(date()), time(), time(), time());
    (texts, held, states, times).prop_map(|(texts, held, states, times)| {
        let (title, source, author, url, text) = texts;
        let (tags, (stories, feeds), marks) = held;
        let (is_read, is_starred, (is_trashed, is_expired), is_revised) = states;
        let (published, added, changed, read) = times;
        Item {
            title,
            source,
            author,
            url,
            tags,
            stories,
            feeds,
            text,
            marks,
            reading: if is_read {
                Reading::Read
            } else {
                Reading::Unread
            },
            is_starred,
            is_trashed,
            is_expired,
            published,
            added,
            changed,
            read: is_read.then_some(read),
            has_changed: is_read && is_revised,
        }
    })
}
