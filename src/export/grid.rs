//! A grid of competing hypotheses as text and in JSON.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    export::{citation::date_in_words, csv::push_row, json::VERSION},
    model::{
        Claim,
        build::in_marks,
        grid::{Credibility, Outcome, Place, Rating},
        view::{GridPage, HeldRow},
    },
    text::{
        count::{counted, grouped, ordinal},
        fit::{self, padded},
    },
};

/// The columns of a quote in the text.
const QUOTE: u16 = 48;

/// The columns of a rating in the text.
const RATING: u16 = 5;

/// Writes a grid as a text: claims, ratings, ranking.
pub fn text(page: &GridPage) -> String {
    let mut lines = vec![format!("GRID  {}", page.grid.name), String::new()];
    for (at, claim) in page.claims.iter().enumerate() {
        let trash = if claim.removed.is_some() {
            "  (in the trash)"
        } else {
            ""
        };
        lines.push(format!("{}  {}{trash}", hypothesis(at), claim.statement));
    }
    lines.push(String::new());
    let heads = (0..page.claims.len()).map(|at| padded(&hypothesis(at), RATING));
    let heads: String = heads.collect();
    lines.push(format!(
        "{}{heads}{}credibility",
        padded("EVIDENCE", QUOTE),
        padded("origin", 8)
    ));
    for (row, origin) in page.rows.iter().zip(letters(page)) {
        let claims = page.claims.iter();
        let ratings = claims.map(|claim| padded(&rating(row, claim, "?"), RATING));
        let ratings: String = ratings.collect();
        let credibility = row.held.credibility.as_ref();
        let mut line = format!(
            "{}{ratings}{}{}",
            padded(&told(row), QUOTE),
            padded(&origin, 8),
            credibility.map_or("?", Credibility::word)
        );
        for mark in marks(row) {
            line += "  ";
            line += &mark;
        }
        lines.push(line);
    }
    lines.push(String::new());
    lines.extend(left_out(page));
    lines.extend(outcome(page));
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

/// Returns the short name of a claim in its grid, such as `H1`.
pub fn hypothesis(claim: usize) -> String {
    format!("H{}", claim + 1)
}

/// Returns what stands behind a claim of a grid in running text where it is in the trash; nothing behind others.
pub const fn in_trash(claim: &Claim) -> &'static str {
    if claim.removed.is_some() {
        " (in the trash)"
    } else {
        ""
    }
}

/// The sign of a row that decides.
pub const DECIDES: &str = "◆";

/// Says what a person should know of a row: what of it is in the trash, and what became of its words.
pub fn marks(row: &HeldRow) -> Vec<String> {
    let mut marks = Vec::new();
    if !row.counts() {
        marks.push("in the trash, not counted".to_owned());
    }
    if row.row.article.removed.is_some() {
        marks.push("article in the trash".to_owned());
    }
    if row.row.placement.waits() {
        marks.push(format!("recheck: {}", row.row.placement.state));
    }
    marks
}

/// Writes what evidence was rated against a claim; with `!` what was rated under another wording of it.
pub fn rating(row: &HeldRow, claim: &Claim, unrated: &str) -> String {
    match (row.held.rating(claim), row.held.outworded(claim)) {
        (Some(rating), _) => rating.word().to_owned(),
        (None, Some(rated)) => format!("{}!", rated.rating.word()),
        (None, None) => unrated.to_owned(),
    }
}

/// Returns the letters of the origin of each row, nothing for those that do not count.
///
/// Rows of one unknown origin, which count once, have a number behind the `?`: the same number is the same origin.
pub fn letters(page: &GridPage) -> Vec<String> {
    let counted = || page.rows.iter().filter(|row| row.counts());
    let unknown = counted().filter(|row| !row.row.origin.is_known());
    let mut rows: BTreeMap<usize, usize> = BTreeMap::new();
    for row in unknown {
        *rows.entry(row.row.origin.number).or_default() += 1;
    }
    // Numbers go up with the rows.
    let mut shared: Vec<usize> = Vec::new();
    let letters = page.rows.iter().map(|row| {
        let origin = &row.row.origin;
        if !row.counts() {
            return String::new();
        }
        if origin.is_known() || rows.get(&origin.number) == Some(&1) {
            return origin.letters();
        }
        let at = shared.iter().position(|number| *number == origin.number);
        let at = at.unwrap_or_else(|| {
            shared.push(origin.number);
            shared.len() - 1
        });
        format!("{}{}", origin.letters(), at + 1)
    });
    letters.collect()
}

/// Returns what of a row stands beside its quote: its origin by its letters, its credibility, and what a person should
/// know of it.
pub fn beside(row: &HeldRow, letters: &str) -> Vec<String> {
    let mut said = Vec::new();
    if row.counts() {
        said.push(format!("origin {letters}"));
    }
    if let Some(credibility) = &row.held.credibility {
        said.push(format!("credibility {}", credibility.word()));
    }
    said.extend(marks(row));
    said
}

/// Says what comes of a grid, a sentence each: how the claims are ranked or why they are not, which rows decide that,
/// by their numbers, and what is left out.
pub fn conclusions(page: &GridPage) -> Vec<String> {
    let mut said = vec![ranking(page)];
    if let Outcome::Ranked { decisive, .. } = &page.outcome {
        if decisive.is_empty() {
            said.extend(deciding(page));
        }
        let without = |at: &usize| {
            format!(
                "Without row {} the order would be another.",
                grouped(at + 1)
            )
        };
        said.extend(decisive.iter().map(without));
    }
    said.extend(left_out(page));
    said
}

/// Writes a grid as a table for spreadsheets: a row for each piece of evidence, a column for each claim.
pub fn csv(page: &GridPage) -> String {
    let mut text = String::new();
    let heads = [
        "row",
        "annotation",
        "article",
        "title",
        "source",
        "published",
        "quote",
        "origin",
        "credibility",
        "remarks",
        "decides",
    ];
    let claims = page.claims.iter().enumerate();
    let claims = claims.map(|(at, claim)| format!("{}: {}", hypothesis(at), claim.statement));
    push_row(
        &mut text,
        heads.map(str::to_owned).into_iter().chain(claims),
    );
    for (at, row) in page.rows.iter().enumerate() {
        let (article, annotation) = (&row.row.article, &row.row.annotation);
        let credibility = row.held.credibility.as_ref();
        let decides = match &page.outcome {
            Outcome::Ranked { decisive, .. } if decisive.contains(&at) => "yes",
            Outcome::Ranked { .. } => "no",
            Outcome::Unrated(_) | Outcome::TooFew => "",
        };
        let cells = [
            (at + 1).to_string(),
            annotation.id.to_string(),
            article.id.to_string(),
            article.title.to_string(),
            article.source.as_deref().unwrap_or_default().to_owned(),
            article
                .published
                .map(|date| date.to_string())
                .unwrap_or_default(),
            annotation.anchor.quote.to_string(),
            row.row
                .origin
                .name
                .as_deref()
                .unwrap_or_default()
                .to_owned(),
            credibility.map_or("", Credibility::word).to_owned(),
            marks(row).join("; "),
            decides.to_owned(),
        ];
        let ratings = page.claims.iter().map(|claim| rating(row, claim, ""));
        push_row(&mut text, cells.into_iter().chain(ratings));
    }
    text
}

/// Says in sentences which rows do not count, and which are not shown.
fn left_out(page: &GridPage) -> Vec<String> {
    let mut said = Vec::new();
    match page.in_trash() {
        0 => {}
        1 => said.push("1 row is not counted: its annotation is in the trash.".to_owned()),
        many => said.push(format!(
            "{} rows are not counted: their annotations are in the trash.",
            grouped(many)
        )),
    }
    let gone: Vec<String> = page.gone().map(|id| id.short()).collect();
    match gone.as_slice() {
        [] => {}
        [id] => said.push(format!("1 row is left out: its annotation {id} is gone.")),
        ids => said.push(format!(
            "{} rows are left out: their annotations {} are gone.",
            grouped(ids.len()),
            ids.join(", ")
        )),
    }
    said
}

/// Says how many cells wait to be rated, and what `!` means where it shows.
fn unrated(page: &GridPage, cells: usize) -> String {
    let are = if cells == 1 { "is" } else { "are" };
    let reworded = if page.is_outworded() {
        " What shows ! was rated for another wording of its claim."
    } else {
        ""
    };
    let cells = counted(cells, "cell");
    format!("{cells} {are} unrated: no ranking yet.{reworded}")
}

/// Says in a sentence how the claims are ranked, or why they are not.
pub fn ranking(page: &GridPage) -> String {
    let places = match &page.outcome {
        Outcome::TooFew if page.claims.len() < 2 => {
            return "A grid ranks two claims at least: no ranking.".to_owned();
        }
        Outcome::TooFew => return "No evidence is in it: no ranking yet.".to_owned(),
        Outcome::Unrated(cells) => return unrated(page, *cells),
        Outcome::Ranked { places, .. } => places,
    };
    let credible = places.iter().map(|place| {
        let name = hypothesis(place.claim);
        format!("{name} {}", place.against.credible)
    });
    let credible: Vec<String> = credible.collect();
    let tied = tied(places)
        .into_iter()
        .map(|(names, against, many)| match many {
            1 => format!("{names}, {against} against"),
            _ => format!("{names}, {against} against each"),
        });
    let tied: Vec<String> = tied.collect();
    format!(
        "Least inconsistent first, each origin counted once: {}. Of credible evidence alone: {}.",
        tied.join("; "),
        credible.join(", ")
    )
}

/// Says in a few words how the claims are ranked, or why they are not.
pub fn ranking_in_short(page: &GridPage) -> String {
    match &page.outcome {
        Outcome::Ranked { places, .. } => {
            let tied = tied(places).into_iter();
            let tied = tied.map(|(names, against, _)| format!("{names}: {against}"));
            tied.collect::<Vec<_>>().join(" · ") + " against"
        }
        Outcome::TooFew | Outcome::Unrated(_) => ranking(page),
    }
}

/// Returns the claims of each place with what speaks against them, and how many they are.
fn tied(places: &[Place]) -> Vec<(String, usize, usize)> {
    let tied = places.chunk_by(|one, other| one.place == other.place);
    let tied = tied.filter_map(|tied| {
        let first = tied.first()?;
        let names: Vec<String> = tied.iter().map(|place| hypothesis(place.claim)).collect();
        let (last, others) = names.split_last()?;
        let names = match others {
            [] => last.clone(),
            others => format!("{} and {last}", others.join(", ")),
        };
        let names = format!("{} {names}", ordinal(first.place));
        Some((names, first.against.all, tied.len()))
    });
    tied.collect()
}

/// Says whether single rows decide the order; nothing where there is none.
pub fn deciding(page: &GridPage) -> Option<String> {
    let Outcome::Ranked { decisive, .. } = &page.outcome else {
        return None;
    };
    Some(match decisive.len() {
        0 => {
            "No single row decides: without any one of them the order would be the same.".to_owned()
        }
        1 => format!("{DECIDES} 1 row decides: without it the order would be another."),
        many => {
            format!(
                "{DECIDES} {many} rows decide: without any one of these the order would be another."
            )
        }
    })
}

fn told(row: &HeldRow) -> String {
    let article = &row.row.article;
    let source = article.source.as_deref().unwrap_or("source?");
    let date = article
        .published
        .map_or_else(|| "undated".to_owned(), date_in_words);
    let quote = row.row.annotation.anchor.quote.replace('\n', " ");
    let about = format!("{source} {date}");
    let room = (QUOTE - 2).saturating_sub(fit::columns(&about) + 3).max(12);
    format!("{} {about}", in_marks(&fit::cut(&quote, room)))
}

/// Tells the ranking, or why there is none.
fn outcome(page: &GridPage) -> Vec<String> {
    let (places, decisive) = match &page.outcome {
        Outcome::TooFew | Outcome::Unrated(_) => return vec![ranking(page)],
        Outcome::Ranked { places, decisive } => (places, decisive),
    };
    let mut lines = vec!["RANKING  least inconsistent first; each origin counts once".to_owned()];
    for place in places {
        let statement = page.claims.get(place.claim).map(|claim| &claim.statement);
        lines.push(format!(
            "{}. {}  {}  {} against, {} of it credible",
            place.place,
            hypothesis(place.claim),
            statement.map_or("", |statement| statement),
            place.against.all,
            place.against.credible
        ));
    }
    if decisive.is_empty() {
        lines.push("No single piece of evidence decides the order.".to_owned());
    }
    for row in decisive.iter().filter_map(|at| page.rows.get(*at)) {
        lines.push(format!("Without {} the order would be another.", told(row)));
    }
    lines
}

/// The document of `grid show`.
#[derive(Serialize)]
pub struct GridDocument<'a> {
    version: u32,
    grid: GridFields<'a>,
}

/// A grid with its ratings, and what comes of them.
#[derive(Serialize)]
pub struct GridFields<'a> {
    id: String,
    name: &'a str,
    in_trash: bool,
    claims: Vec<ClaimFields<'a>>,
    evidence: Vec<HeldFields<'a>>,
    /// The annotations of rows that are not shown, since these are gone.
    gone: Vec<String>,
    /// How many cells are not rated; while there are any, nothing is ranked.
    unrated: usize,
    ranking: Option<Vec<PlaceFields>>,
    decisive: Option<Vec<String>>,
}

#[derive(Serialize)]
struct ClaimFields<'a> {
    id: String,
    statement: &'a str,
    in_trash: bool,
}

#[derive(Serialize)]
struct HeldFields<'a> {
    annotation: String,
    article: String,
    quote: &'a str,
    origin: Option<&'a str>,
    credibility: Option<&'a str>,
    /// What it was rated against each claim, in their order.
    ratings: Vec<Option<&'a str>>,
    /// What it was rated against each claim under another wording, which does not count.
    outworded: Vec<Option<&'a str>>,
    /// How sure its place in the newest snapshot is.
    state: &'a str,
    /// Whether its annotation is in the trash, so that it does not count.
    in_trash: bool,
    article_in_trash: bool,
}

#[derive(Serialize)]
struct PlaceFields {
    claim: String,
    place: usize,
    against: usize,
    against_credible: usize,
}

impl<'a> GridDocument<'a> {
    /// Tells a grid.
    pub fn new(page: &'a GridPage) -> Self {
        Self {
            version: VERSION,
            grid: GridFields::new(page),
        }
    }
}

impl<'a> GridFields<'a> {
    /// Tells a grid.
    pub fn new(page: &'a GridPage) -> Self {
        let claim = |at: usize| page.claims.get(at).map(|claim| claim.id.to_string());
        let place = |place: &Place| PlaceFields {
            claim: claim(place.claim).unwrap_or_default(),
            place: place.place,
            against: place.against.all,
            against_credible: place.against.credible,
        };
        let row = |at: &usize| Some(page.rows.get(*at)?.held.annotation.to_string());
        let (unrated, ranking, decisive) = match &page.outcome {
            Outcome::TooFew => (0, None, None),
            Outcome::Unrated(cells) => (*cells, None, None),
            Outcome::Ranked { places, decisive } => (
                0,
                Some(places.iter().map(place).collect()),
                Some(decisive.iter().filter_map(row).collect()),
            ),
        };
        let claims = page.claims.iter().map(|claim| ClaimFields {
            id: claim.id.to_string(),
            statement: &claim.statement,
            in_trash: claim.removed.is_some(),
        });
        let evidence = page.rows.iter().map(|row| HeldFields {
            annotation: row.held.annotation.to_string(),
            article: row.held.article.to_string(),
            quote: &row.row.annotation.anchor.quote,
            origin: row.row.origin.name.as_deref(),
            credibility: row.held.credibility.as_ref().map(Credibility::word),
            ratings: of_claims(page, |claim| row.held.rating(claim)),
            outworded: of_claims(page, |claim| {
                row.held.outworded(claim).map(|rated| &rated.rating)
            }),
            state: row.row.placement.state.word(),
            in_trash: !row.counts(),
            article_in_trash: row.row.article.removed.is_some(),
        });
        Self {
            id: page.grid.id.to_string(),
            name: &page.grid.name,
            in_trash: page.grid.removed.is_some(),
            claims: claims.collect(),
            evidence: evidence.collect(),
            gone: page.gone().map(|id| id.to_string()).collect(),
            unrated,
            ranking,
            decisive,
        }
    }
}

fn of_claims<'a>(
    page: &'a GridPage,
    rating: impl Fn(&Claim) -> Option<&'a Rating>,
) -> Vec<Option<&'a str>> {
    let claims = page.claims.iter();
    claims
        .map(|claim| rating(claim).map(Rating::word))
        .collect()
}
