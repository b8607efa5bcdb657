//! What is asked of a library: pages of its list, searches, likely passages.

use std::{
    process::{Command, Stdio},
    sync::Arc,
};

use briefreader::{
    index::Index,
    library::{Library, LikelyIn},
    model::{
        Article,
        view::{Filter, Part, Shelf, Sort},
    },
    query::{self, Moment},
    text::Direction,
};
use jiff::{Timestamp, tz::TimeZone};
use nucleo_matcher::{
    Config, Matcher, Utf32Str,
    pattern::{CaseMatching, Normalization, Pattern},
};

use crate::{
    generate::{QUOTED, RARE},
    made::Made,
    table::{Figure, Table, median},
    words::spelled,
};

/// How many rows the screen asks for at once.
const ROWS: usize = 128;

/// How many articles a search returns, as the screen asks for.
const SHOWN: usize = 100;

/// How many of them the screen shows before it looks for the rest.
const FIRST: usize = 16;

/// What is typed into the filter, letter by letter.
const TYPED: [&str; 4] = ["c", "co", "cod", "codu"];

/// Measures the list.
pub fn list(table: &Table, made: &[Made]) {
    for sort in Sort::ALL {
        let what = format!("a page by {}: first, middle, last", sort.word());
        table.row(&what, made, |made| {
            let filter = Filter {
                sort,
                ..Filter::default()
            };
            let last = made.articles.saturating_sub(ROWS);
            let page = |offset| median(|| made.library.page(&filter, offset, ROWS));
            [0, made.articles / 2, last].map(page).to_vec()
        });
    }
    table.row("the first page of another list, counted", made, |made| {
        // Each is another list than the one before.
        let mut number = 0;
        vec![median(|| {
            number += 1;
            let since = Timestamp::from_second(1_600_000_000 + number).ok();
            let filter = Filter {
                since,
                ..Filter::default()
            };
            made.library.page(&filter, 0, ROWS)
        })]
    });
    table.row("the place of an article in the list", made, |made| {
        let filter = Filter::default();
        let page = made.library.page(&filter, made.articles / 2, 1);
        let part = Part {
            find: page.rows.first().map(|row| row.article.id),
            ..Part::default()
        };
        vec![median(|| made.library.part(&filter, part))]
    });
    table.row("the next unread article", made, |made| {
        let (filter, from) = (Filter::default(), made.articles / 2);
        let next = || {
            made.library
                .unread_from(&filter, from, Direction::Forward, 1)
        };
        vec![median(next)]
    });
    table.row("fuzzy filter, a letter more", made, |made| {
        let mut typed = TYPED.iter().cycle();
        vec![median(|| {
            let words = (*typed.next().expect("it is endless")).to_owned();
            let filter = Filter {
                words,
                sort: Sort::Match,
                ..Filter::default()
            };
            made.library.page(&filter, 0, ROWS)
        })]
    });
    table.row("bare nucleo over the same titles", made, |made| {
        let all = made.library.page(&Filter::default(), 0, usize::MAX).rows;
        let titles: Vec<String> = all
            .iter()
            .map(|row| row.article.title.to_string())
            .collect();
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut buffer = Vec::new();
        let mut typed = TYPED.iter().cycle();
        vec![median(|| {
            let typed = typed.next().expect("it is endless");
            let pattern = Pattern::parse(typed, CaseMatching::Ignore, Normalization::Smart);
            let score =
                |title: &String| pattern.score(Utf32Str::new(title, &mut buffer), &mut matcher);
            let mut scores: Vec<u32> = titles.iter().filter_map(score).collect();
            scores.sort_unstable();
            scores
        })]
    });
}

/// Measures searches: the best articles with their passages, as many as a screen shows first, then a hundred, and
/// beside it only which these are.
pub fn search(table: &Table, made: &[Made]) {
    let asked = [
        ("a rare word", RARE.to_owned()),
        ("a word of most articles", spelled(1)),
        ("three words", [40, 300, 900].map(spelled).join(" ")),
        ("a phrase", format!("\"{} {}\"", spelled(2), spelled(3))),
        ("a beginning of words", "cod*".to_owned()),
    ];
    for (what, words) in asked {
        let query = query::parse(&words);
        table.row(
            &format!("search for {what}: first, whole, without passages"),
            made,
            |made| {
                let index = Index::open(&made.library.places().index()).expect("it is there");
                let found = |most| made.library.search(&query, &at(), most, &|| false);
                assert!(
                    !found(SHOWN).expect("it is searched").hits.is_empty(),
                    "{words}"
                );
                vec![
                    median(|| found(FIRST).expect("it is searched")),
                    median(|| found(SHOWN).expect("it is searched")),
                    median(|| index.ranked(&query, &at(), SHOWN).expect("it is searched")),
                ]
            },
        );
    }
    // Left out where it is not installed.
    let asked = Command::new("rg")
        .arg("--version")
        .stdout(Stdio::null())
        .status();
    if asked.is_ok() {
        table.row("`rg` for the rare word", made, |made| vec![ripgrep(made)]);
    }
}

/// Reads the same texts without an index.
fn ripgrep(made: &Made) -> Figure {
    let texts = made.directory.join("data").join("texts");
    median(|| {
        Command::new("rg")
            .args(["--count", "--glob", "*.txt", RARE])
            .arg(&texts)
            .stdout(Stdio::null())
            .status()
            .expect("it is installed")
    })
}

/// Measures finding the passages that are likely to bear on a claim, beside reading the claim alone.
pub fn likely(table: &Table, made: &[Made]) {
    let claim = |made: &Made| {
        let claims = made.library.claims(Shelf::Library);
        claims.first().expect("there are claims").claim.id
    };
    table.row("passages likely for a claim", made, |made| {
        let claim = claim(made);
        let within = LikelyIn::Library;
        let ask = || made.library.likely(claim, &within, SHOWN, &|| false);
        assert!(!ask().expect("it is asked").is_empty());
        vec![median(ask)]
    });
    table.row("the claim with its evidence", made, |made| {
        let claim = claim(made);
        vec![median(|| made.library.claim_page(claim))]
    });
}

/// Returns an article that quotes what others do.
pub fn quoting(library: &Library) -> Arc<Article> {
    let found = library.search(&query::parse(QUOTED), &at(), 1, &|| false);
    let found = found.expect("it is searched").hits;
    let article = found.iter().find_map(|hit| hit.found.article());
    Arc::clone(article.expect("some article quotes it"))
}

/// Returns the time at which everything is asked.
pub fn at() -> Moment {
    Moment {
        now: Timestamp::UNIX_EPOCH,
        zone: TimeZone::UTC,
    }
}
