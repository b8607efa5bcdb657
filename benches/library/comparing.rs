//! What is compared: reports of one event that disagree, passages that several articles have, claims against articles.

use std::time::Instant;

use briefreader::{
    anchor,
    compare::{
        Words,
        matrix::{By, Matrix},
    },
    library::{Depth, Flow, Given, Library, Parts, Scope, disagreements},
    model::{
        ArticleEdit, ArticleId, Build, ClaimId, CleanText, Link, Members, NewAnnotation,
        PartialDate, Record, RecordId, Setting, Stance, StoryId, view::Filter,
    },
};
use jiff::Timestamp;

use crate::{
    made::{Copy, Made},
    reading::{at, quoting},
    table::{Figure, Table, median, median_of_times, once},
    words::Random,
};

/// How many reports of one event are added: as many as an article is compared with.
const REPORTS: usize = 31;

/// How many claims a matrix has.
const CLAIMS: usize = 500;

/// How many articles a matrix has.
const ARTICLES: usize = 200;

/// In one of how many cells of a matrix something was found.
const BLANKS: usize = 10;

/// Measures what is found in other articles.
pub fn others(table: &Table, made: &[Made]) {
    table.row("an article opened", made, |made| {
        let article = quoting(&made.library);
        vec![median(|| made.library.open_article(article.id, None))]
    });
    table.row("echoes of an article, kept", made, |made| {
        let article = quoting(&made.library);
        let newest = &article.newest().expect("it has a text").id;
        let ask = || made.library.echoes(article.id, newest, None, &|| false);
        assert!(!ask().expect("it is asked").echoes.is_empty());
        vec![median(ask)]
    });
    let anew = "echoes of an article, not kept yet";
    if table.has(anew) {
        let copies: Vec<Copy> = made.iter().map(Made::copy).collect();
        table.row(anew, &copies, |copy| vec![sought(&copy.library)]);
    }
    table.row("fingerprints of its text", made, |made| {
        let article = quoting(&made.library);
        let newest = &article.newest().expect("it has a text").id;
        let text = made.library.snapshot(newest).expect("it is read");
        vec![median(|| Words::new(&text.text).prints())]
    });
    table.row("echoes: all pairs, once", made, |made| {
        vec![once(|| {
            let all = made.library.all_echoes(None, &|| false);
            assert!(!all.expect("it is asked").is_empty());
        })]
    });
}

/// Measures the finding out of echoes that something has outdated.
fn sought(library: &Library) -> Figure {
    let article = quoting(library);
    let newest = &article.newest().expect("it has a text").id;
    let mut ids = library.ids();
    let mut number = 0;
    median_of_times(|| {
        number += 1;
        let record = library.record(RecordId::article(article.id));
        let mut build = Build::new(&mut ids, Timestamp::now());
        let edit = ArticleEdit {
            title: Setting::To(CleanText::line(&format!("Title {number}"))),
            ..ArticleEdit::default()
        };
        build.edit_article(article.id, &record.expect("it is there"), &edit);
        library.apply(&build.finish()).expect("it is saved");
        library.index_changes(Parts::Words).expect("it is indexed");
        let begun = Instant::now();
        let found = library.echoes(article.id, newest, None, &|| false);
        let took = begun.elapsed();
        assert!(!found.expect("it is asked").echoes.is_empty());
        took
    })
}

/// Measures, in copies, what one article disagrees in with others, and a matrix.
pub fn told(table: &Table, made: &[Made]) {
    let names = [
        "disagreements of an article",
        "matrix of 500 claims and 200 articles: found, set",
    ];
    if !names.iter().any(|name| table.has(name)) {
        return;
    }
    let copies: Vec<Copy> = made.iter().map(Made::copy).collect();
    table.row(names[0], &copies, |copy| {
        let first = reports(&copy.library);
        let ask = || {
            let scope = disagreements::Scope::Article(first, None);
            copy.library.disagreements(&scope, &at(), &|| false)
        };
        assert!(!ask().expect("it is asked").is_empty());
        vec![median(ask)]
    });
    table.row(names[1], &copies, |copy| {
        let scope = Scope {
            story: Some(matrix(&copy.library)),
            ..Scope::default()
        };
        let survey = || copy.library.survey(&scope, &at(), &|| false);
        let found = survey().expect("it is asked").expect("it is waited for");
        // Some claims of the library have evidence in these articles, too.
        assert!(found.lines().len() >= CLAIMS);
        assert_eq!(found.articles().len(), ARTICLES);
        vec![median(survey), median(|| Matrix::new(&found, By::Articles))]
    });
}

/// Adds reports of one event, each with other numbers, and returns the first.
fn reports(library: &Library) -> ArticleId {
    let mut random = Random::new();
    let given = Given {
        published: PartialDate::of_day(2021, 3, 2),
        ..Given::default()
    };
    let ids: Vec<ArticleId> = (0..REPORTS)
        .map(|number| {
            let mut text = format!("Fire {number}\n\n");
            for sentence in 0..30 {
                text.push_str(&format!(
                    "The {} of Halden near Brekke counted {} {} after the fire at Lund & Dahl. ",
                    random.words(3),
                    number + sentence,
                    random.words(2)
                ));
            }
            text.push_str(&format!(
                "A fire at the paper mill of Halden near Brekke killed {} people on Monday.\n",
                number + 12
            ));
            let added = library.add_bytes(text.as_bytes(), &given);
            added.expect("it is added").id
        })
        .collect();
    library
        .bring_index_up_to_date(Depth::Directories, Parts::Words, &|_| Flow::Continue)
        .expect("it is indexed");
    ids[0]
}

/// Makes a story of claims and articles, with evidence for each claim in some of these.
fn matrix(library: &Library) -> StoryId {
    let mut ids = library.ids();
    let page = library.page(&Filter::default(), 0, ARTICLES);
    let articles: Vec<ArticleId> = page.rows.iter().map(|row| row.article.id).collect();
    let mut build = Build::new(&mut ids, Timestamp::now());
    let claims: Vec<(ClaimId, CleanText)> = (0..CLAIMS)
        .map(|number| {
            let wording = CleanText::line(&format!("Claim {number} of the matrix"));
            (build.make_claim(&wording), wording)
        })
        .collect();
    let story = build.make_story(&CleanText::line("The matrix"));
    for members in [
        Members::articles(articles.iter().copied()),
        Members::claims(claims.iter().map(|(claim, _)| *claim)),
    ] {
        build.put_into_story(story, &Record::default(), &members);
    }
    library.apply(&build.finish()).expect("it is saved");
    for (place, article) in articles.into_iter().enumerate() {
        let opened = library.open_article(article, None).expect("it is read");
        let start = opened.snapshot.text.find(". ").map_or(0, |at| at + 2);
        let anchor = anchor::anchor(&opened.snapshot, start..start + 60).expect("there are words");
        let mut build = Build::new(&mut ids, Timestamp::now());
        let mark = build.mark(article, &opened.annotations, &NewAnnotation::on(anchor));
        let found = claims.iter().enumerate();
        for (_, (claim, wording)) in found.filter(|(number, _)| (place * 7 + number) % BLANKS == 0)
        {
            let link = Link {
                suggested: None,
                claim: *claim,
                wording: wording.clone(),
                stance: Stance::Supports,
            };
            build.flag(article, mark, &opened.annotations, &link);
        }
        library.apply(&build.finish()).expect("it is saved");
    }
    library
        .bring_index_up_to_date(Depth::Directories, Parts::Words, &|_| Flow::Continue)
        .expect("it is indexed");
    story
}
