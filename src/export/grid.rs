//! A grid of competing hypotheses as text and in JSON.

use serde::Serialize;

use crate::{
    compare::hypotheses::{GridPage, HeldRow, Outcome, Place},
    export::{citation::date_in_words, json::VERSION},
    model::grid::{Credibility, Rating},
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
    for row in &page.rows {
        let ratings = ratings(page, row).map(|rating| padded(rating.unwrap_or("?"), RATING));
        let ratings: String = ratings.collect();
        let credibility = row.held.credibility.as_ref();
        lines.push(format!(
            "{}{ratings}{}{}",
            padded(&told(row), QUOTE),
            padded(&row.row.origin.letters(), 8),
            credibility.map_or("?", Credibility::word)
        ));
    }
    lines.push(String::new());
    lines.extend(outcome(page));
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

/// Returns the short name of a claim in its grid, such as `H1`.
pub fn hypothesis(claim: usize) -> String {
    format!("H{}", claim + 1)
}

/// The sign of a row that decides.
pub const DECIDES: &str = "◆";

/// Says in a sentence how the claims are ranked, or why they are not.
pub fn ranking(page: &GridPage) -> String {
    let places = match &page.outcome {
        Outcome::TooFew if page.claims.len() < 2 => {
            return "A grid ranks two claims at least: no ranking.".to_owned();
        }
        Outcome::TooFew => return "No evidence is in it: no ranking yet.".to_owned(),
        Outcome::Unrated(1) => return "1 cell is unrated: no ranking yet.".to_owned(),
        Outcome::Unrated(cells) => {
            return format!("{} cells are unrated: no ranking yet.", grouped(*cells));
        }
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
    format!("“{}” {about}", fit::cut(&quote, room))
}

/// Returns the ratings of a row, in the order of the claims.
fn ratings<'a>(page: &'a GridPage, row: &'a HeldRow) -> impl Iterator<Item = Option<&'a str>> {
    let claims = page.claims.iter();
    claims.map(|claim| row.held.ratings.get(&claim.id).map(Rating::word))
}

/// Tells the ranking, or why there is none.
fn outcome(page: &GridPage) -> Vec<String> {
    let (places, decisive) = match &page.outcome {
        Outcome::TooFew => {
            return vec!["Not ranked: there must be two claims and some evidence.".to_owned()];
        }
        Outcome::Unrated(cells) => {
            let cells = counted(*cells, "cell");
            return vec![format!("Not ranked yet: {cells} unrated.")];
        }
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

#[derive(Serialize)]
struct GridFields<'a> {
    id: String,
    name: &'a str,
    claims: Vec<ClaimFields<'a>>,
    evidence: Vec<HeldFields<'a>>,
    /// How many cells are not rated; while there are any, nothing is ranked.
    unrated: usize,
    ranking: Option<Vec<PlaceFields>>,
    decisive: Option<Vec<String>>,
}

#[derive(Serialize)]
struct ClaimFields<'a> {
    id: String,
    statement: &'a str,
}

#[derive(Serialize)]
struct HeldFields<'a> {
    annotation: String,
    article: String,
    quote: &'a str,
    origin: Option<&'a str>,
    credibility: Option<&'a str>,
    ratings: Vec<Option<&'a str>>,
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
        });
        let evidence = page.rows.iter().map(|row| HeldFields {
            annotation: row.held.annotation.to_string(),
            article: row.held.article.to_string(),
            quote: &row.row.annotation.anchor.quote,
            origin: row.row.origin.name.as_deref(),
            credibility: row.held.credibility.as_ref().map(Credibility::word),
            ratings: ratings(page, row).collect(),
        });
        Self {
            version: VERSION,
            grid: GridFields {
                id: page.grid.id.to_string(),
                name: &page.grid.name,
                claims: claims.collect(),
                evidence: evidence.collect(),
                unrated,
                ranking,
                decisive,
            },
        }
    }
}
