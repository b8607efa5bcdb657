//! What a query finds, said as plainly as can be: to be compared with whatever finds the same faster.

use std::cmp::Reverse;

use jiff::Timestamp;

use crate::{
    model::{
        AnchorState, Color, PartialDate, Stance, Status, Voice, article::Reading, view::Sort as By,
    },
    query::{
        DateField, Expr, Having, Missing, Moment, Phrase, Query, Sort, State, Term, TextField,
    },
    text::words::fold,
};

/// All that a query can ask of an article.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Item {
    pub title: String,
    pub source: Option<String>,
    pub author: Option<String>,
    pub url: Option<String>,
    pub tags: Vec<String>,
    pub stories: Vec<Named>,
    /// The feeds that it came by.
    pub feeds: Vec<Followed>,
    /// The text of the newest snapshot.
    pub text: String,
    /// The annotations that are not in the trash.
    pub marks: Vec<Marked>,
    pub reading: Reading,
    pub is_starred: bool,
    pub is_trashed: bool,
    /// Whether it is that since its feed keeps it no longer.
    pub is_expired: bool,
    pub published: Option<PartialDate>,
    pub added: Timestamp,
    pub changed: Timestamp,
    pub read: Option<Timestamp>,
    /// Whether a newer text came after it was read.
    pub has_changed: bool,
}

/// A feed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Followed {
    pub feed: Named,
    /// Whether it lies in the trash, where it is found by its id alone.
    pub is_trashed: bool,
    /// The paths of the folders that it is in.
    pub folders: Vec<String>,
}

/// A story, a claim or a feed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Named {
    /// Its id, in 32 digits with or without hyphens.
    pub id: String,
    /// Its name or wording.
    pub words: String,
}

/// An annotation.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Marked {
    pub color: Color,
    pub quote: String,
    pub note: Option<String>,
    pub tags: Vec<String>,
    /// How sure it stands in the newest snapshot.
    pub state: AnchorState,
    pub evidence: Vec<Linked>,
}

/// Evidence for a claim that is not in the trash.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Linked {
    pub claim: Named,
    pub status: Status,
    pub stance: Stance,
    pub voice: Option<Voice>,
}

/// Returns the places of what a query finds, in its order: the last added first, where it asks for none.
///
/// What lies in the trash is found only by a query that speaks of the trash.
pub(crate) fn find(query: &Query, items: &[Item], at: &Moment) -> Vec<usize> {
    let is_found = |item: &Item| {
        (query.names_trash() || !item.is_trashed)
            && query
                .expr
                .as_ref()
                .is_none_or(|expr| matches(expr, item, at))
    };
    let mut found: Vec<(usize, &Item)> = items
        .iter()
        .enumerate()
        .filter(|(_, item)| is_found(item))
        .collect();
    let sort = query.sort.unwrap_or(Sort {
        by: By::Added,
        is_reversed: false,
    });
    // The sorts keep the order of equals, so what breaks ties is sorted by first.
    match sort.by {
        By::Added | By::Unread => found.sort_by_key(|(_, item)| Reverse(item.added)),
        By::Published | By::Source => found.sort_by_key(|(_, item)| Reverse(item.published)),
        By::Title | By::Match => {}
    }
    match sort.by {
        By::Added => order(&mut found, sort, |item| Some(Reverse(item.added))),
        By::Published => order(&mut found, sort, |item| item.published.map(Reverse)),
        By::Title => order(&mut found, sort, |item| Some(fold(&item.title))),
        By::Source => order(&mut found, sort, |item| item.source.as_deref().map(fold)),
        By::Unread => order(&mut found, sort, |item| {
            Some(item.reading != Reading::Unread)
        }),
        By::Match => {}
    }
    found.into_iter().map(|(place, _)| place).collect()
}

/// Sorts by a key, and what has none to the end in either direction.
fn order<K: Ord>(found: &mut [(usize, &Item)], sort: Sort, key: impl Fn(&Item) -> Option<K>) {
    found.sort_by(|(_, a), (_, b)| match (key(a), key(b)) {
        (Some(a), Some(b)) if sort.is_reversed => b.cmp(&a),
        (Some(a), Some(b)) => a.cmp(&b),
        (a, b) => a.is_none().cmp(&b.is_none()),
    });
}

/// Tells whether an article fulfils what is asked.
pub(crate) fn matches(expr: &Expr, item: &Item, at: &Moment) -> bool {
    match expr {
        Expr::All(parts) => parts.iter().all(|part| matches(part, item, at)),
        Expr::Any(sides) => sides.iter().any(|side| matches(side, item, at)),
        Expr::Not(inner) => !matches(inner, item, at),
        Expr::Term(term) => fulfils(term, item, at),
    }
}

fn fulfils(term: &Term, item: &Item, at: &Moment) -> bool {
    let marks = || item.marks.iter();
    let links = || marks().flat_map(|mark| &mark.evidence);
    let stands = |state: AnchorState| marks().any(|mark| mark.state == state);
    match term {
        Term::Words { field, words } => has_words(*field, words, item),
        Term::Is(State::Unread) => item.reading == Reading::Unread,
        Term::Is(State::Read) => item.reading == Reading::Read,
        Term::Is(State::Starred) => item.is_starred,
        Term::Is(State::Changed) => item.has_changed,
        Term::Is(State::Annotated) => !item.marks.is_empty(),
        Term::Is(State::Sample) => item.tags.iter().any(|tag| tag == "sample"),
        Term::Is(State::Trashed) => item.is_trashed,
        Term::Is(State::Expired) => item.is_expired,
        Term::Has(Having::Note) => marks().any(|mark| mark.note.is_some()),
        Term::Has(Having::Claim) => links().next().is_some(),
        // What a later version says of a place is not sure here.
        Term::Has(Having::Review) => {
            marks().any(|mark| matches!(mark.state, AnchorState::Review | AnchorState::Other(_)))
        }
        Term::Has(Having::Orphan) => stands(AnchorState::Orphan),
        Term::Has(Having::Edited) => stands(AnchorState::Edited),
        Term::Missing(Missing::Source) => item.source.is_none(),
        Term::Missing(Missing::Author) => item.author.is_none(),
        Term::Missing(Missing::Date) => item.published.is_none(),
        Term::Color(color) => marks().any(|mark| mark.color == *color),
        Term::Stance(stance) => links().any(|link| link.stance == *stance),
        Term::Status(status) => links().any(|link| link.status == *status),
        Term::Voice(voice) => links().any(|link| link.voice.as_ref() == Some(voice)),
        Term::When { field, when } => {
            let is_within = |time| when.instants(at).contain(time);
            match field {
                DateField::Published => item
                    .published
                    .is_some_and(|date| when.days(at).contain(date)),
                DateField::Added => is_within(item.added),
                DateField::Changed => is_within(item.changed),
                DateField::Read => item.read.is_some_and(is_within),
            }
        }
    }
}

fn has_words(field: TextField, words: &Phrase, item: &Item) -> bool {
    let marks = || item.marks.iter();
    let claims = || {
        marks()
            .flat_map(|mark| &mark.evidence)
            .map(|link| &link.claim)
    };
    let tags = || item.tags.iter().chain(marks().flat_map(|mark| &mark.tags));
    let notes = || marks().filter_map(|mark| mark.note.as_ref());
    let stands = |text: &String| stands_in(words, text);
    match field {
        TextField::Anywhere => {
            let known = [&item.source, &item.author, &item.url]
                .into_iter()
                .flatten();
            let names = item
                .stories
                .iter()
                .chain(claims())
                .map(|named| &named.words);
            let texts = [&item.title, &item.text].into_iter().chain(known);
            texts.chain(tags()).chain(notes()).chain(names).any(stands)
        }
        TextField::Title => stands(&item.title),
        TextField::Author => item.author.as_ref().is_some_and(stands),
        TextField::Source => item.source.as_ref().is_some_and(stands),
        TextField::Tag => tags().any(|tag| is_whole(words, tag)),
        TextField::Story => item.stories.iter().any(|story| is_named(words, story)),
        TextField::Feed => {
            let mut feeds = item.feeds.iter();
            feeds.any(|followed| {
                if followed.is_trashed {
                    has_id(words, &followed.feed)
                } else {
                    is_named(words, &followed.feed)
                }
            })
        }
        TextField::Folder => {
            let feeds = item.feeds.iter().filter(|followed| !followed.is_trashed);
            let mut folders = feeds.flat_map(|followed| &followed.folders);
            folders.any(|folder| is_within(words, folder))
        }
        TextField::Text => stands(&item.text),
        TextField::Note => notes().any(stands),
        TextField::Quote => marks().any(|mark| stands(&mark.quote)),
        TextField::Claim => claims().any(|claim| is_named(words, claim)),
    }
}

/// Takes a text apart at everything that is no letter or digit; case and accents are gone.
fn tokens(text: &str) -> Vec<String> {
    let folded = fold(text);
    let tokens = folded.split(|sign: char| !sign.is_alphanumeric());
    tokens
        .filter(|token| !token.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Tells whether words stand in a text next to each other, in order.
fn stands_in(words: &Phrase, text: &str) -> bool {
    let sought = tokens(&words.text());
    let Some((last, before)) = sought.split_last() else {
        return false;
    };
    tokens(text).windows(sought.len()).any(|window| {
        let Some((end, start)) = window.split_last() else {
            return false;
        };
        start == before && (end == last || words.is_prefix && end.starts_with(last))
    })
}

/// Tells whether words are all of a text, or its beginning where more may follow.
fn is_whole(words: &Phrase, text: &str) -> bool {
    let (sought, text) = (fold(&words.text()), fold(text));
    text == sought || words.is_prefix && text.starts_with(&sought)
}

/// Tells whether words are the path of a folder or of one above it, or its beginning where more may follow.
fn is_within(words: &Phrase, folder: &str) -> bool {
    let path = |text: &str| -> Vec<String> {
        let names = text.split('/').map(str::trim);
        names.filter(|name| !name.is_empty()).map(fold).collect()
    };
    let (sought, folder) = (path(&words.text()).join("/"), path(folder));
    let mut above = (1..=folder.len()).map(|depth| folder[..depth].join("/"));
    !sought.is_empty()
        && above.any(|path| path == sought || words.is_prefix && path.starts_with(&sought))
}

fn is_named(words: &Phrase, named: &Named) -> bool {
    has_id(words, named) || stands_in(words, &named.words)
}

fn has_id(words: &Phrase, named: &Named) -> bool {
    let digits = |id: &str| id.replace('-', "").to_lowercase();
    let (id, sought) = (digits(&named.id), digits(&words.text()));
    sought == id || sought.len() == 8 && id.ends_with(&sought)
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;
    use crate::query::parse;

    fn time(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    /// A day after it was added.
    fn moment() -> Moment {
        Moment {
            now: time("2020-08-24T12:00:00Z"),
            zone: TimeZone::UTC,
        }
    }

    fn item() -> Item {
        let claim = Named {
            id: "01990000-0000-7000-8000-0000cafe0123".to_owned(),
            words: "JEDI contains offline devices".to_owned(),
        };
        Item {
            title: "Cloud package for governments abroad".to_owned(),
            source: Some("Desk North".to_owned()),
            author: None,
            url: Some("https://desk.example/cloud".to_owned()),
            tags: vec!["cloud-abroad".to_owned()],
            stories: vec![Named {
                id: "01990000-0000-7000-8000-0000beef0456".to_owned(),
                words: "JEDI abroad".to_owned(),
            }],
            feeds: vec![Followed {
                feed: Named {
                    id: "01990000-0000-7000-8000-0000feed0789".to_owned(),
                    words: "Harbour desk".to_owned(),
                },
                is_trashed: false,
                folders: vec!["News/Europe/North".to_owned()],
            }],
            text: "Its devices work offline and sync later. It is Zoë’s co-op.".to_owned(),
            marks: vec![Marked {
                color: Color::Green,
                quote: "devices work offline".to_owned(),
                note: Some("ask the Pentagon".to_owned()),
                tags: vec!["check".to_owned()],
                state: AnchorState::Edited,
                evidence: vec![Linked {
                    claim,
                    status: Status::Mixed,
                    stance: Stance::Supports,
                    voice: Some(Voice::Own),
                }],
            }],
            reading: Reading::Unread,
            is_starred: true,
            is_trashed: false,
            is_expired: false,
            published: PartialDate::parse_iso("2020-08"),
            added: time("2020-08-23T12:00:00Z"),
            changed: time("2020-08-24T11:30:00Z"),
            read: None,
            has_changed: false,
        }
    }

    #[test]
    fn an_article_is_found_by_what_it_is() {
        let found = "jedi | CLOUD package | \"package for\" | zoe | \"co op\" | co-op | pentagon | desk.example \
            | gover* | \"work off\"* | title:cloud | source:north | tag:cloud-abroad | tag:cloud* | tag:check \
            | story:jedi | story:beef0456 | feed:harbour | feed:feed0789 | folder:news | folder:NEWS/europe \
            | folder:\"news / Europe/north/\" | folder:news/eur* | text:sync | note:pentagon | quote:offline | claim:offline \
            | claim:cafe0123 | is:unread | is:starred | is:annotated | has:note | has:claim | has:edited \
            | missing:author | color:green | color:red,green | stance:supports | status:mixed | voice:own \
            | published:2020 | published:2020-08 | published:..2020-09 | added:yesterday | changed:<1h \
            | changed:today | added:>1d OR added:<2d | -is:read | -(is:read jedi) | north OR south";
        let other = "south | \"for package\" | over | title:devices | source:desknorth | tag:cloud | tag:abroad \
            | author:desk | story:cafe0123 | feed:north | feed:beef0456 | folder:europe | folder:new | folder:news/eur \
            | folder:news/europe/north/sea | folder:/ | text:pentagon | quote:sync | claim:00cafe0123 | is:read \
            | is:trashed | is:expired | is:sample | is:changed | has:review | has:orphan | missing:source | missing:date | color:yellow \
            | stance:refutes | status:supported | voice:quoted | published:2020-08-23 | published:2020-08-01.. \
            is:read | added:today | changed:>1h | read:2020.. | -is:unread | -(is:read OR jedi) | north south";
        for (queries, is_found) in [(found, true), (other, false)] {
            for text in queries.split(" | ") {
                let query = parse(text);
                assert_eq!(query.faults, [], "{text}");
                let places = find(&query, &[item()], &moment());
                assert_eq!(places.len(), usize::from(is_found), "{text}");
            }
        }
    }

    #[test]
    fn the_trash_is_found_only_where_it_is_named() {
        let items = [
            item(),
            Item {
                is_trashed: true,
                ..item()
            },
        ];
        let places = |text: &str| find(&parse(text), &items, &moment());
        assert_eq!(places("jedi"), [0]);
        assert_eq!(places("jedi is:trashed"), [1]);
        assert_eq!(places("jedi OR is:trashed"), [0, 1]);
    }

    #[test]
    fn what_has_nothing_to_be_sorted_by_stands_at_the_end_in_either_direction() {
        let dated = |date: &str, source: Option<&str>, reading, added: &str| Item {
            published: PartialDate::parse_iso(date),
            source: source.map(str::to_owned),
            title: source.unwrap_or("b").to_owned(),
            reading,
            added: time(added),
            ..item()
        };
        let items = [
            dated("", Some("a"), Reading::Read, "2020-01-01T00:00:00Z"),
            dated("2020", Some("C"), Reading::Unread, "2020-01-02T00:00:00Z"),
            dated("2021", None, Reading::Read, "2020-01-03T00:00:00Z"),
        ];
        let table = [
            ("", [2, 1, 0]),
            ("sort:-added", [0, 1, 2]),
            ("sort:published", [2, 1, 0]),
            ("sort:-published", [1, 2, 0]),
            ("sort:source", [0, 1, 2]),
            ("sort:-source", [1, 0, 2]),
            ("sort:title", [0, 2, 1]),
            ("sort:-title", [1, 2, 0]),
            ("sort:unread", [1, 2, 0]),
            ("sort:-unread", [2, 0, 1]),
        ];
        for (text, places) in table {
            assert_eq!(find(&parse(text), &items, &moment()), places, "{text}");
        }
    }
}
