use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::model::{AnnotationId, ClaimId, EvidenceId, Record, Stance, claim, origin::Why};

fn text(text: &str) -> CleanText {
    CleanText::line(text)
}

fn article(number: u128, source: &str, date: &str) -> Arc<Article> {
    let mut article = Article::from_record(ArticleId(Uuid::from_u128(number)), &Record::default());
    article.title = text(&format!("Article {number}"));
    article.source = Some(text(source)).filter(|source| !source.is_empty());
    article.published = PartialDate::parse_iso(date);
    Arc::new(article)
}

fn claim(number: u128, statement: &str) -> Arc<Claim> {
    let mut record = Record::default();
    let stamp =
        crate::model::Stamp::new(i64::try_from(number).unwrap(), 0, crate::model::DeviceId(1));
    let value = crate::model::FieldValue::to_value(&text(statement));
    record.set(claim::STATEMENT.path(), Some(value), stamp);
    Arc::new(Claim::from_record(ClaimId(Uuid::from_u128(number)), &record).unwrap())
}

fn quote(of: u128, stance: Stance, origin: Option<&str>) -> Quote {
    Quote {
        article: ArticleId(Uuid::from_u128(of)),
        annotation: AnnotationId(Uuid::from_u128(of)),
        evidence: EvidenceId(Uuid::from_u128(of)),
        stance,
        origin: Origin {
            number: 0,
            name: origin.map(text),
            why: Why::Via,
        },
        recheck: false,
    }
}

fn hush(of: u128, is_current: bool) -> Hush {
    Hush {
        article: ArticleId(Uuid::from_u128(of)),
        is_current,
    }
}

fn line(number: u128, quotes: Vec<Quote>, silences: Vec<Hush>) -> Line {
    Line {
        claim: claim(number, &format!("Claim {number}")),
        quotes,
        silences,
    }
}

/// Three claims, and three articles of two sources.
pub(crate) fn survey() -> Survey {
    let lines = vec![
        line(
            1,
            vec![
                quote(1, Stance::Supports, Some("the ministry")),
                quote(2, Stance::Refutes, None),
            ],
            vec![hush(3, true)],
        ),
        line(
            2,
            vec![quote(1, Stance::Mentions, Some("The Ministry"))],
            vec![hush(2, false)],
        ),
        line(3, Vec::new(), Vec::new()),
    ];
    let articles = vec![
        article(3, "", ""),
        article(2, "desk north", "2020-08-24"),
        article(1, "Desk North", "2020-08-23"),
    ];
    Survey::new(lines, articles)
}

fn shown(matrix: &Matrix) -> Vec<Vec<String>> {
    let row = |row: &Row| {
        let cells = 0..matrix.columns.len();
        cells
            .map(|at| row.cell(at).map(|cell| cell.text(16)).unwrap_or_default())
            .collect()
    };
    matrix.rows.iter().map(row).collect()
}

#[test]
fn a_cell_shows_stance_origin_recheck_and_silence_and_a_blank_is_unchecked() {
    let mut matrix = Matrix::new(&survey(), By::Articles);
    matrix.sort_rows(RowOrder::Statement);
    assert_eq!(
        shown(&matrix),
        [["+a", "-?", "o"], ["=a", "o!", ""], ["", "", ""]]
    );
    let names: Vec<_> = matrix
        .columns
        .iter()
        .map(|column| (column.name(), column.below(By::Articles), column.left))
        .collect();
    assert_eq!(
        names,
        [
            ("Desk North", "2020-08-23".to_owned(), 1),
            ("desk north", "2020-08-24".to_owned(), 2),
            ("Article 3", "undated".to_owned(), 2)
        ]
    );
    // A newer snapshot opens a silence again.
    let left: Vec<usize> = matrix.rows.iter().map(|row| row.left).collect();
    assert_eq!((left, matrix.left()), (vec![0, 2, 3], 5));
}

#[test]
fn a_source_joins_its_articles_and_tells_what_of_them_is_left() {
    let mut matrix = Matrix::new(&survey(), By::Sources);
    matrix.sort_rows(RowOrder::Statement);
    assert_eq!(shown(&matrix), [["±a?", "o"], ["=a!", ""], ["", ""]]);
    assert_eq!(matrix.left(), 5);
    let cell = |row, column| matrix.cell(row, column).unwrap();
    assert_eq!(
        cell(0, 0).in_words(2),
        "1 supports · 1 refutes · origin a: the ministry · origin unknown"
    );
    assert_eq!(
        cell(1, 0).in_words(2),
        "mentions · origin a: The Ministry · silent in an older snapshot · recheck · 1 article left to read"
    );
    assert_eq!(cell(0, 1).in_words(1), "silent");
}

#[test]
fn articles_of_which_no_source_is_known_are_not_taken_for_one() {
    let lines = vec![line(
        1,
        vec![
            quote(1, Stance::Supports, None),
            quote(2, Stance::Refutes, None),
        ],
        Vec::new(),
    )];
    let articles = vec![
        article(1, "", "2020"),
        article(2, "", "2021"),
        article(3, "", ""),
    ];
    let matrix = Matrix::new(&Survey::new(lines, articles), By::Sources);
    assert_eq!(shown(&matrix), [["+?", "-?", ""]]);
    let heads = matrix.columns.iter();
    let heads: Vec<_> = heads
        .map(|column| (column.name(), column.below(By::Sources)))
        .collect();
    let head = |name| (name, "source?".to_owned());
    assert_eq!(
        heads,
        [head("Article 1"), head("Article 2"), head("Article 3")]
    );
}

#[test]
fn the_same_letter_is_the_same_origin_in_every_row() {
    let lines = vec![
        line(1, vec![quote(1, Stance::Supports, Some("A"))], Vec::new()),
        line(
            2,
            vec![
                quote(1, Stance::Supports, Some("B")),
                quote(2, Stance::Supports, Some("A")),
                quote(9, Stance::Supports, Some("not shown")),
            ],
            Vec::new(),
        ),
        line(3, vec![quote(2, Stance::Supports, Some("C"))], Vec::new()),
    ];
    let articles = vec![article(1, "One", "2020"), article(2, "Two", "2021")];
    let mut matrix = Matrix::new(&Survey::new(lines, articles), By::Articles);
    matrix.sort_rows(RowOrder::Statement);
    assert_eq!(shown(&matrix), [["+a", ""], ["+b", "+a"], ["", "+c"]]);
}

#[test]
fn rows_and_columns_are_sorted_with_their_cells() {
    let mut matrix = Matrix::new(&survey(), By::Articles);
    let statements = |matrix: &Matrix| -> Vec<String> {
        let rows = matrix.rows.iter();
        rows.map(|row| row.claim.statement.to_string()).collect()
    };
    assert_eq!(statements(&matrix), ["Claim 3", "Claim 2", "Claim 1"]);
    matrix.sort_rows(RowOrder::Left);
    assert_eq!(statements(&matrix), ["Claim 3", "Claim 2", "Claim 1"]);
    matrix.sort_rows(RowOrder::Statement);
    matrix.sort_columns(ColumnOrder::Left);
    assert_eq!(
        shown(&matrix),
        [["-?", "o", "+a"], ["o!", "", "=a"], ["", "", ""]]
    );
}

#[test]
fn nothing_has_nothing_left() {
    for by in [By::Articles, By::Sources] {
        let matrix = Matrix::new(&Survey::default(), by);
        assert_eq!((matrix.left(), matrix.columns.len()), (0, 0));
    }
}

fn any_survey() -> impl Strategy<Value = Survey> {
    let stances = || {
        prop::sample::select(vec![
            Stance::Supports,
            Stance::Refutes,
            Stance::Mentions,
            Stance::Other(text("doubts")),
        ])
    };
    let quote = move || {
        let origin = prop::option::of(prop::sample::select(vec!["a", "B", "b", "c d"]));
        (0u128..9, stances(), origin, any::<bool>()).prop_map(|(of, stance, origin, recheck)| {
            Quote {
                recheck,
                ..quote(of, stance, origin)
            }
        })
    };
    let hushes = prop::collection::btree_map(0u128..9, any::<bool>(), 0..6);
    let found = (prop::collection::vec(quote(), 0..8), hushes).prop_map(|(quotes, hushes)| {
        let hushes = hushes
            .into_iter()
            .map(|(of, is_current)| hush(of, is_current));
        (quotes, hushes.collect::<Vec<_>>())
    });
    let source = prop::sample::select(vec!["", "North", "north", "Harbour"]);
    let date = prop::sample::select(vec!["", "2020", "2020-08", "2020-08-23", "2021"]);
    let articles = prop::collection::vec((source, date), 0..8);
    (prop::collection::vec(found, 0..7), articles).prop_map(|(lines, articles)| {
        let lines = (1..).zip(lines);
        let lines = lines.map(|(number, (quotes, hushes))| line(number, quotes, hushes));
        let articles = (0..).zip(articles);
        let articles = articles.map(|(number, (source, date))| article(number, source, date));
        Survey::new(lines.collect(), articles.collect())
    })
}

fn any_orders() -> impl Strategy<Value = (RowOrder, ColumnOrder)> {
    (
        prop::sample::select(RowOrder::ALL.to_vec()),
        prop::sample::select(ColumnOrder::ALL.to_vec()),
    )
}

proptest! {
    #[test]
    fn counts_add_up_in_every_order(survey in any_survey(), (rows, columns) in any_orders()) {
        let pairs = survey.lines().len() * survey.articles().len();
        for by in [By::Articles, By::Sources] {
            let mut matrix = Matrix::new(&survey, by);
            matrix.sort_rows(rows);
            matrix.sort_columns(columns);
            let by_column: usize = matrix.columns.iter().map(|column| column.left).sum();
            let cells = matrix.rows.iter().flat_map(Row::cells);
            let checked: usize = cells.map(|(_, cell)| cell.checked()).sum();
            prop_assert_eq!(matrix.left(), by_column);
            prop_assert_eq!(matrix.left() + checked, pairs);
            let articles: usize = matrix.columns.iter().map(|column| column.articles.len()).sum();
            prop_assert_eq!(articles, survey.articles().len());
        }
    }

    #[test]
    fn a_source_holds_exactly_what_its_articles_hold(survey in any_survey(), orders in any_orders()) {
        let (articles, mut sources) = (Matrix::new(&survey, By::Articles), Matrix::new(&survey, By::Sources));
        sources.sort_columns(orders.1);
        prop_assert_eq!(articles.left(), sources.left());
        for (row, joined) in articles.rows.iter().zip(&sources.rows) {
            for (at, column) in sources.columns.iter().enumerate() {
                let of_it = articles.columns.iter().enumerate().filter(|(_, one)| {
                    one.articles.iter().all(|article| column.articles.contains(article))
                });
                let cells: Vec<&Cell> = of_it.filter_map(|(at, _)| row.cell(at)).collect();
                let sum = |count: fn(&Cell) -> usize| cells.iter().map(|cell| count(cell)).sum::<usize>();
                let cell = joined.cell(at).cloned().unwrap_or_default();
                prop_assert_eq!(joined.cell(at).is_none(), cells.is_empty());
                prop_assert_eq!(cell.quotes.len(), sum(|cell| cell.quotes.len()));
                prop_assert_eq!(cell.silences.len(), sum(|cell| cell.silences.len()));
                prop_assert_eq!(cell.checked(), sum(Cell::checked));
                for quote in cells.iter().flat_map(|cell| &cell.quotes) {
                    prop_assert!(cell.quotes.contains(quote));
                }
            }
        }
    }

    #[test]
    fn evidence_goes_before_silence(survey in any_survey()) {
        for row in &Matrix::new(&survey, By::Articles).rows {
            for (_, cell) in row.cells() {
                prop_assert!(cell.quotes.is_empty() != cell.silences.is_empty());
                prop_assert!(!cell.sign().is_empty());
            }
        }
    }
}

#[test]
fn letters_of_several_signs_stand_apart_and_give_way_to_what_waits() {
    let of = |numbers: &[usize], recheck: bool| {
        let quotes = numbers.iter().map(|number| {
            let mut quote = quote(1, Stance::Supports, Some("x"));
            (quote.origin.number, quote.recheck) = (*number, recheck);
            quote
        });
        Cell {
            quotes: quotes.collect(),
            silences: Vec::new(),
        }
    };
    assert_eq!(of(&[0, 1], false).text(16), "+ab");
    assert_eq!(of(&[26], false).text(16), "+aa");
    assert_eq!(of(&[0, 26, 27], false).text(16), "+a,aa,ab");
    let many = of(&[26, 27, 28, 29], true);
    assert_eq!(many.text(16), "+aa,ab,ac…!");
    assert_eq!(many.text(6), "+aa,…!");
    assert_eq!(many.text(2), "+!");
}

#[test]
fn a_person_has_the_same_letter_in_all_claims_whatever_form_each_tells() {
    let lines = vec![
        line(
            1,
            vec![quote(1, Stance::Supports, Some("Kolar"))],
            Vec::new(),
        ),
        line(
            2,
            vec![
                quote(1, Stance::Supports, Some("Petra Holm")),
                quote(2, Stance::Supports, Some("Minister Ana Kolar")),
            ],
            Vec::new(),
        ),
    ];
    let articles = vec![article(1, "", "2020-08-23"), article(2, "", "2020-08-24")];
    let mut matrix = Matrix::new(&Survey::new(lines, articles), By::Articles);
    matrix.sort_rows(RowOrder::Statement);
    assert_eq!(shown(&matrix), [["+a", ""], ["+b", "+a"]]);
    assert_eq!(matrix.origins().len(), 2);
}
