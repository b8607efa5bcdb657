//! What may be typed at a place of a query: names of fields, and behind them values.

use std::{borrow::Cow, ops::Range};

use crate::{
    model::view::{Used, Vocabulary},
    query::{
        expr::TextField,
        field::{FIELDS, Field, Takes},
        print::bare_or_quoted,
        scan::{Kind, Piece, Quotes, is_quote, scan},
        value::{Value, values},
    },
    text::{count::counted, words::fold},
};

/// The most values of a kind that are offered; more typing finds the others.
const MOST: usize = 50;

/// How much of a value must be typed to be offered it without its field.
const FEWEST: usize = 2;

/// Times that are offered, with what they mean.
const TIMES: [(&str, &str); 6] = [
    ("today", ""),
    ("yesterday", ""),
    ("<7d", "in the last seven days"),
    ("<30d", "in the last thirty days"),
    ("<1y", "in the last year"),
    (">1y", "more than a year ago"),
];

/// What a person has used before, to be offered again; of each kind the most used first.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'a> {
    /// Tags.
    pub tags: &'a [Used],
    /// Names of sources.
    pub sources: &'a [Used],
    /// Names of authors.
    pub authors: &'a [Used],
    /// Names of stories.
    pub stories: &'a [Used],
    /// Names of feeds.
    pub feeds: &'a [Used],
    /// Folders of feeds.
    pub folders: &'a [Used],
    /// Wordings of claims.
    pub claims: &'a [Used],
}

impl<'a> From<&'a Vocabulary> for Known<'a> {
    fn from(words: &'a Vocabulary) -> Self {
        Self {
            tags: &words.tags,
            sources: &words.sources,
            authors: &words.authors,
            stories: &words.stories,
            feeds: &words.feeds,
            folders: &words.folders,
            claims: &words.claims,
        }
    }
}

/// What may stand at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What an offer takes the place of, in bytes of what was typed.
    pub bytes: Range<usize>,
    /// What is offered, of which there is one at least; what begins with what was typed stands first.
    pub offers: Vec<Offer>,
}

/// Something that may be typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What to put in, with quotation marks where it needs them.
    pub text: String,
    /// What it means, in a few words; empty where it says so itself.
    pub about: String,
}

impl Offer {
    fn new(text: impl Into<String>, about: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            about: about.into(),
        }
    }
}

/// Returns what may stand at a place, given in bytes; nothing where nothing can be offered.
///
/// Where nothing is typed yet, all fields are offered: for a person who asks, not while they type.
pub fn complete(text: &str, cursor: usize, known: &Known<'_>) -> Option<Completion> {
    let before = text.get(..cursor)?;
    let reaches = |bytes: &Range<usize>| bytes.start < cursor && cursor <= bytes.end;
    let token = scan(text).into_iter().find(|token| reaches(&token.bytes));
    let (bytes, offers) = match token {
        None => (cursor..cursor, names("")),
        Some(token) => match token.kind {
            Kind::Open | Kind::Not => (cursor..cursor, names("")),
            Kind::Word(piece) if piece.quotes == Quotes::None => {
                let stem = before.get(piece.bytes.start..)?;
                let mut offers = names(stem);
                offers.extend(with_field(stem));
                (piece.bytes, offers)
            }
            Kind::Field { name, .. } | Kind::Unknown { name } if cursor < name.end => {
                let stem = before.get(name.start..)?;
                (name, names(stem))
            }
            Kind::Field { field, values, .. } => {
                let is_here =
                    |piece: &Piece| (piece.bytes.start..=piece.bytes.end).contains(&cursor);
                let at = values.iter().position(is_here)?;
                let piece = values.get(at)?;
                let stem = stem(piece, before)?;
                let others = values.iter().enumerate().filter(|(place, _)| *place != at);
                let others: Vec<String> = others.map(|(_, piece)| fold(&piece.text)).collect();
                let fitting = fitting(candidates(field, known), &stem, &others).into_iter();
                let offers = fitting.map(|candidate| candidate.offer(field.takes));
                (piece.bytes.clone(), offers.collect())
            }
            Kind::Word(_) | Kind::Unknown { .. } | Kind::Or | Kind::Close => return None,
        },
    };
    (!offers.is_empty()).then_some(Completion { bytes, offers })
}

/// Returns what is typed of a value up to the cursor; nothing behind its second quotation mark.
fn stem(piece: &Piece, before: &str) -> Option<String> {
    let typed = before.get(piece.bytes.start..)?;
    if piece.quotes == Quotes::Closed && before.len() == piece.bytes.end {
        return None;
    }
    Some(fold(typed.strip_prefix(is_quote).unwrap_or(typed)))
}

/// Returns the fields whose names begin so.
fn names(stem: &str) -> Vec<Offer> {
    let stem = stem.to_lowercase();
    let fields = FIELDS.iter().filter(|field| field.name.starts_with(&stem));
    fields
        .map(|field| Offer::new(format!("{}:", field.name), field.doc))
        .collect()
}

/// Returns values that begin so with their fields, for who knows the word and not where it belongs.
fn with_field(stem: &str) -> Vec<Offer> {
    let stem = stem.to_lowercase();
    if stem.chars().count() < FEWEST {
        return Vec::new();
    }
    let with_name = |field: &'static Field| {
        let values = values(field.takes).into_iter();
        values.map(move |value| (field, value))
    };
    let all = FIELDS
        .iter()
        .filter(|field| field.takes != Takes::Sort)
        .flat_map(with_name);
    all.filter(|(_, value)| value.word.starts_with(&stem))
        .map(|(field, value)| Offer::new(format!("{}:{}", field.name, value.word), value.about))
        .collect()
}

/// Something that may be offered, by its bare text.
struct Candidate<'a> {
    text: Cow<'a, str>,
    about: Cow<'a, str>,
}

impl Candidate<'_> {
    /// Writes it as it is to be typed: names may need quotation marks.
    fn offer(self, takes: Takes) -> Offer {
        match takes {
            Takes::Words(_) => Offer::new(bare_or_quoted(&self.text), self.about),
            _ => Offer::new(self.text, self.about),
        }
    }
}

/// Returns all values that may stand behind a field.
fn candidates<'a>(field: &Field, known: &Known<'a>) -> Vec<Candidate<'a>> {
    let used = |used: &'a [Used]| -> Vec<Candidate<'a>> {
        let used = used.iter().map(|used| Candidate {
            text: Cow::Borrowed(used.word.as_str()),
            about: Cow::Owned(format!("used {}", counted(used.count, "time"))),
        });
        used.collect()
    };
    match field.takes {
        Takes::Words(TextField::Tag) => used(known.tags),
        Takes::Words(TextField::Source) => used(known.sources),
        Takes::Words(TextField::Author) => used(known.authors),
        Takes::Words(TextField::Story) => used(known.stories),
        Takes::Words(TextField::Feed) => used(known.feeds),
        Takes::Words(TextField::Folder) => used(known.folders),
        Takes::Words(TextField::Claim) => used(known.claims),
        Takes::When(_) => TIMES
            .into_iter()
            .map(|(text, about)| Candidate {
                text: Cow::Borrowed(text),
                about: Cow::Borrowed(about),
            })
            .collect(),
        takes => {
            let usual = values(takes)
                .into_iter()
                .map(|Value { word, about, .. }| Candidate {
                    text: Cow::Owned(word),
                    about: Cow::Borrowed(about),
                });
            let mut all: Vec<Candidate<'a>> = usual.collect();
            if takes == Takes::Sort {
                let reversed = |candidate: &Candidate<'a>| Candidate {
                    text: Cow::Owned(format!("-{}", candidate.text)),
                    about: Cow::Borrowed("from the other end"),
                };
                let reversed: Vec<Candidate<'a>> = all.iter().map(reversed).collect();
                all.extend(reversed);
            }
            all
        }
    }
}

/// Returns the candidates that have a stem in them and are not among others, those that begin with it first.
///
/// One that is typed in full already needs no help.
fn fitting<'a>(
    candidates: Vec<Candidate<'a>>,
    stem: &str,
    others: &[String],
) -> Vec<Candidate<'a>> {
    let (mut starting, mut inside) = (Vec::new(), Vec::new());
    for candidate in candidates {
        let folded = fold(&candidate.text);
        if folded == stem || others.contains(&folded) {
            continue;
        }
        match folded.find(stem) {
            Some(0) => starting.push(candidate),
            Some(_) => inside.push(candidate),
            None => {}
        }
        if starting.len() == MOST {
            break;
        }
    }
    starting.extend(inside);
    starting.truncate(MOST);
    starting
}
