//! What the libraries are made of: articles of about 4 kB, of which some are read, starred, tagged and marked.

use std::sync::atomic::{AtomicI64, Ordering};

use briefreader::{
    anchor,
    library::{Given, Library},
    model::{
        ArticleEdit, ArticleId, Build, ClaimId, CleanText, Ids, Link, NewAnnotation, PartialDate,
        RecordId, Setting, Stance, article::Reading, kept::Kept, view::Added,
    },
};
use jiff::Timestamp;

use crate::words::Random;

/// The form of what is made here; a library of another one is made anew.
pub const FORM: &str = "2";

/// How each headline begins: no blank, since a blank may be left out where the screen has one already.
pub const HEADLINE: &str = "Report-";

/// A word that stands in one of a thousand articles.
pub const RARE: &str = "quokka";

/// Words that stand in one of five hundred of the first [`QUOTING`] articles, in what these quote.
pub const QUOTED: &str = "\"never seen the sea\"";

const QUOTE: &str = "“We have run this harbour for forty years, and we will not leave it to a company that has \
                     never seen the sea, whatever it offers us for it and whoever asks us to.”";

/// In more than a hundred articles a passage is passed over as what many write.
const QUOTING: usize = 40_000;

/// How many paragraphs a text has.
const PARAGRAPHS: usize = 7;

/// How many sentences a paragraph has.
const SENTENCES: usize = 6;

/// How many words a sentence has.
const WORDS: usize = 15;

/// How many sources there are.
const SOURCES: usize = 40;

/// How many authors there are.
const AUTHORS: usize = 400;

/// How many tags there are.
const TAGS: usize = 60;

/// How many claims there are for a thousand articles.
const CLAIMS: usize = 5;

/// Fills an empty library that was opened with [`clock`].
pub fn fill(library: &Library, articles: usize) {
    let mut random = Random::new();
    let mut ids = library.ids();
    let claims = claims(
        library,
        &mut random,
        &mut ids,
        articles.div_ceil(1_000) * CLAIMS,
    );
    let mut middle = None;
    for number in 0..articles {
        let given = given(&mut random, number);
        let text = text(&mut random, number);
        let added = library.add_bytes(text.as_bytes(), &given);
        let added = added.expect("the article is added");
        if number % 3 == 0 {
            read(library, &mut ids, added.id, number % 51 == 0);
        }
        if number % 20 == 0 {
            let (claim, wording) = &claims[random.rank(claims.len())];
            let link = Link {
                suggested: None,
                claim: *claim,
                wording: wording.clone(),
                stance: [Stance::Supports, Stance::Refutes, Stance::Mentions][random.below(3)]
                    .clone(),
            };
            mark(library, &mut ids, &added, &link);
        }
        if number == articles / 2 {
            middle = Some(added.id);
        }
    }
    // As if a person had gone there in the session before.
    library.keep(&Kept {
        ended: Some(clock()),
        article: middle.map(|id| id.to_string()),
        ..Kept::default()
    });
}

/// A clock that is the same in each run: it goes on by seven seconds whenever it is looked at.
pub fn clock() -> Timestamp {
    static SECOND: AtomicI64 = AtomicI64::new(1_600_000_000);
    let second = SECOND.fetch_add(7, Ordering::Relaxed);
    Timestamp::from_second(second).expect("it is within the calendar")
}

fn given(random: &mut Random, number: usize) -> Given {
    let line = |text: String| CleanText::line(&text);
    let (year, month, day) = (random.below(12), random.below(12), random.below(28));
    // One in ten is without.
    let is_known = random.below(10) > 0;
    Given {
        title: Some(line(format!("{HEADLINE}{number} {}", random.words(6)))),
        source: is_known.then(|| line(format!("Desk {}", random.rank(SOURCES)))),
        author: is_known.then(|| line(format!("Writer {}", random.rank(AUTHORS)))),
        published: PartialDate::of_day(2009 + year as i16, month as u8 + 1, day as u8 + 1)
            .filter(|_| is_known),
        tags: (0..random.below(3))
            .map(|_| line(format!("tag-{}", random.rank(TAGS))))
            .collect(),
        ..Given::default()
    }
}

fn text(random: &mut Random, number: usize) -> String {
    let mut text = String::new();
    for _ in 0..PARAGRAPHS {
        for _ in 0..SENTENCES {
            text.push_str("The ");
            text.push_str(&random.words(WORDS));
            text.push_str(". ");
        }
        text.push_str("\n\n");
    }
    if number % 1_000 == 7 {
        text.push_str(&format!("A {RARE} was seen.\n\n"));
    }
    if number % 500 == 3 && number < QUOTING {
        text.push_str(QUOTE);
    }
    text
}

fn claims(
    library: &Library,
    random: &mut Random,
    ids: &mut Ids,
    count: usize,
) -> Vec<(ClaimId, CleanText)> {
    let mut build = Build::new(ids, clock());
    let claims = (0..count).map(|_| {
        let wording = CleanText::line(&random.words(8));
        (build.make_claim(&wording), wording)
    });
    let claims = claims.collect();
    library.apply(&build.finish()).expect("it is saved");
    claims
}

fn read(library: &Library, ids: &mut Ids, id: ArticleId, is_starred: bool) {
    let record = library.record(RecordId::article(id)).expect("it is there");
    let mut build = Build::new(ids, clock());
    let edit = ArticleEdit {
        reading: Setting::To(Reading::Read),
        starred: if is_starred {
            Setting::To(true)
        } else {
            Setting::Keep
        },
        ..ArticleEdit::default()
    };
    build.edit_article(id, &record, &edit);
    library.apply(&build.finish()).expect("it is saved");
}

/// Marks the second sentence, writes a note on it, and flags it.
fn mark(library: &Library, ids: &mut Ids, added: &Added, link: &Link) {
    let snapshot = library.snapshot(&added.snapshot).expect("it is there");
    let sentence = snapshot.text.match_indices(". The ").next();
    let start = sentence.map_or(0, |(at, _)| at + 2);
    let anchor = anchor::anchor(&snapshot, start..start + 60).expect("there are words");
    let record = RecordId::annotations(added.id);
    let record = library.record(record).unwrap_or_default();
    let mut build = Build::new(ids, clock());
    let new = NewAnnotation {
        note: CleanText::new("To be checked with the ministry."),
        tags: vec![CleanText::line("check")],
        ..NewAnnotation::on(anchor)
    };
    let annotation = build.mark(added.id, &record, &new);
    build.flag(added.id, annotation, &record, link);
    library.apply(&build.finish()).expect("it is saved");
}
