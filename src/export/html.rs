//! A dossier as one page for a browser or a printer, by itself: no scripts, nothing from elsewhere.
//!
//! It is written so that it is well-formed XML, too, which is what its tests read it as. Foreign words tell their
//! own direction; in which language they are nobody knows (`lang=""`), while the page's own are English and keep theirs.
//! So an element that holds nothing but foreign words takes its direction from these (`dir="auto"`), and in all others
//! they stand apart (`bdi`).

mod grid;
mod matrix;

use std::fmt::Write;

use crate::{
    compare::matrix::By,
    export::{
        Dossier, MarkedArticle,
        citation::{Citation, now_in_words},
        claim::{self as said, Group},
        html::matrix::Numbers,
    },
    model::{
        Article, CleanText, Stance,
        annotation::joined,
        view::{ClaimPage, EvidenceRow, PlacedAnnotation, SilenceRow},
    },
    text::count::counted,
};

/// How the page looks: light and dark as the reader's system is; on paper black on white, the matrix on sheets that lie,
/// with its heads on each.
const STYLE: &str = "
:root { color-scheme: light dark; --line: #8886; --dim: #666; }
@media (prefers-color-scheme: dark) { :root { --dim: #aaa; } }
body { font: 1rem/1.5 Georgia, 'Noto Serif', serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3, h4, th, caption, .signs { font-family: system-ui, sans-serif; line-height: 1.25; }
h2 { border-top: 1px solid var(--line); padding-top: 1rem; margin-top: 2.5rem; }
blockquote { margin: 1rem 0 0.25rem; padding-inline-start: 1rem; border-inline-start: 3px solid var(--line); white-space: pre-line; }
figure { margin: 0 0 1.5rem; }
figcaption, .dim { color: var(--dim); font-size: 0.9rem; }
.own { white-space: pre-line; }
.warning { font-weight: bold; }
.wide { overflow-x: auto; margin-bottom: 1rem; }
.legend { white-space: pre-wrap; }
.letters { list-style: none; padding: 0; columns: 18rem; font-size: 0.9rem; }
table { border-collapse: collapse; font-size: 0.9rem; }
caption { text-align: start; padding: 0.2rem 0; }
th, td { border: 1px solid var(--line); padding: 0.2rem 0.5rem; text-align: start; vertical-align: top; }
th .dim { font-weight: normal; font-size: 0.8rem; }
th.claim { min-width: 12rem; }
.signs { text-align: center; }
a { color: inherit; }
@page { margin: 15mm; }
@page matrix { size: landscape; }
@media print {
  :root { color-scheme: light; --dim: #444; --line: #888; }
  body { margin: 0; padding: 0; max-width: none; font-size: 10pt; }
  .matrix, .claims > h1, .claims > p { page: matrix; }
  .matrix p { break-after: avoid; }
  .wide { overflow: visible; }
  table { width: 100%; table-layout: fixed; }
  th, td, td.dim, th.dim { overflow-wrap: anywhere; padding: 0.5mm 1mm; font-size: 8pt; }
  th .dim { font-size: 7pt; }
  th.claim { width: 22%; min-width: 0; }
  thead { display: table-header-group; }
  figure, tr, li { break-inside: avoid; }
  h2, h3, h4, caption { break-after: avoid; }
}
";

/// What an element tells of words none of which are the page's own: no language, and their own direction.
const FOREIGN: &str = "lang=\"\" dir=\"auto\"";

/// Writes a dossier as a page.
pub fn dossier(dossier: &Dossier) -> String {
    let title = match (&dossier.story, dossier.claims.as_slice()) {
        (Some(story), _) => escaped(&story.name),
        (None, [page]) if dossier.articles.len() != 1 => escaped(&page.claim.statement),
        (None, _) => "Dossier".to_owned(),
    };
    // What stands above the matrix is printed on the same sheet.
    let body = if dossier.claims.is_empty() {
        ""
    } else {
        " class=\"claims\""
    };
    let mut text = String::new();
    push(
        &mut text,
        format_args!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n\
             <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body{body}>\n<h1 {FOREIGN}>{title}</h1>"
        ),
    );
    let marks = dossier.articles.iter().map(|m| m.annotations.len()).sum();
    push(
        &mut text,
        format_args!(
            "<p class=\"dim\">{}, {}, {}.</p>",
            counted(dossier.articles.len(), "article"),
            counted(marks, "annotation"),
            counted(dossier.claims.len(), "claim"),
        ),
    );
    if let Some(story) = &dossier.story {
        push_own(&mut text, "Note", &story.notes);
    }
    let found = dossier.matrix(By::Articles);
    let numbers = Numbers::of(dossier, &found);
    if !dossier.claims.is_empty() {
        matrix::push_matrix(&mut text, dossier, &found, &numbers);
    }
    for page in &dossier.claims {
        push_claim(&mut text, page, dossier, &numbers);
    }
    for page in &dossier.grids {
        grid::push_grid(&mut text, page);
    }
    push_articles(&mut text, dossier);
    text.push_str("</body>\n</html>\n");
    text
}

fn push_claim(text: &mut String, page: &ClaimPage, dossier: &Dossier, numbers: &Numbers) {
    let claim = &*page.claim;
    push(
        text,
        format_args!(
            "<section id=\"{}\">\n<h2 {FOREIGN}>{}</h2>\n<ul>\n<li>Status: {}</li>",
            claim.id,
            escaped(&claim.statement),
            foreign(claim.status.word()),
        ),
    );
    for (name, fact) in said::facts(claim, &foreign) {
        push(text, format_args!("<li>{name}: {fact}</li>"));
    }
    for said in said::relations(page, &dossier.statements, &foreign) {
        push(text, format_args!("<li>{said}</li>"));
    }
    push(
        text,
        format_args!("<li>Evidence: {}</li>\n</ul>", said::counts(page)),
    );
    push_own(text, "Verdict", &claim.verdicts);
    for group in Group::ALL {
        let mut rows = group.rows(page).peekable();
        if rows.peek().is_some() {
            push(text, format_args!("<h3>{}</h3>", group.title()));
        }
        for row in rows {
            push_evidence(text, row, page, numbers);
        }
    }
    let silent: Vec<String> = page.silences.iter().map(silence).collect();
    push_list(text, "Silent", &silent);
    push_list(text, "Origins", &said::origins(page, &foreign));
    push_list(text, "Open", &said::open(page, dossier, &foreign));
    push_list(text, "History", &said::history(claim, &foreign));
    text.push_str("</section>\n");
}

fn silence(row: &SilenceRow) -> String {
    let day = row.silence.checked.strftime("%-d %b %Y");
    let mut told = format!("{} Checked on {day}.", cited(&row.article));
    let mut warn = |words: &str| {
        told.push_str(&format!(" <span class=\"warning\">{words}</span>"));
    };
    if !row.is_current() {
        warn("The text has changed since.");
    }
    if row.article.removed.is_some() {
        warn("The article is in the trash.");
    }
    if let Some(lacks) = said::lacking(&row.article) {
        warn(&format!("The citation lacks {lacks}."));
    }
    told
}

/// Appends a list under a heading; its items are written for the page already.
fn push_list(text: &mut String, title: &str, items: &[String]) {
    if items.is_empty() {
        return;
    }
    push(text, format_args!("<h3>{title}</h3>\n<ul>"));
    for item in items {
        push(text, format_args!("<li>{item}</li>"));
    }
    text.push_str("</ul>\n");
}

fn push_evidence(text: &mut String, row: &EvidenceRow, page: &ClaimPage, numbers: &Numbers) {
    let evidence = &row.evidence;
    text.push_str("<figure>\n");
    if let Some(before) = evidence.before() {
        let before = foreign(before);
        push(
            text,
            format_args!("<p class=\"dim\">Before it: “{before}”</p>"),
        );
    }
    push(
        text,
        format_args!(
            "<blockquote {FOREIGN}>{}</blockquote>\n<figcaption>",
            quoted(&row.annotation.anchor.quote)
        ),
    );
    let number = numbers.shown(row.article.id);
    push_line(text, &format!("{number} {}", cited(&row.article)));
    if let Stance::Other(word) = &evidence.stance {
        push_line(text, &format!("Its stance is “{}”.", foreign(word)));
    }
    if let Some(how) = said::told(evidence, &foreign) {
        push_line(text, &format!("Told: {how}."));
    }
    if let Some(strength) = &evidence.strength {
        push_line(text, &format!("Strength: {}.", foreign(strength.word())));
    }
    let origin = said::origin(row, page, &foreign);
    push_line(text, &format!("Origin: {origin}."));
    if evidence.is_outworded(&page.claim.statement) {
        let wording = foreign(&evidence.wording);
        push_warning(
            text,
            &format!("Judged under another wording of the claim: “{wording}”."),
        );
    }
    if row.placement.waits() {
        let state = foreign(row.placement.state.word());
        push_warning(
            text,
            &format!("Waits for a recheck, since in the newest text it is {state}."),
        );
    }
    if let Some(words) = &row.words {
        let now = now_in_words(&row.article, &row.annotation, &foreign(words));
        push_line(text, &now);
    }
    if let Some(lacks) = said::lacking(&row.article) {
        push_warning(text, &format!("The citation lacks {lacks}."));
    }
    if row.article.removed.is_some() {
        push_warning(text, "The article is in the trash.");
    }
    text.push_str("</figcaption>\n</figure>\n");
}

fn push_line(text: &mut String, words: &str) {
    push(text, format_args!("<div>{words}</div>"));
}

fn push_warning(text: &mut String, words: &str) {
    push(text, format_args!("<div class=\"warning\">{words}</div>"));
}

/// Appends the articles in which something is marked, with that.
fn push_articles(text: &mut String, dossier: &Dossier) {
    let articles = &dossier.articles;
    let marked = articles.iter().filter(|of| !of.annotations.is_empty());
    let mut marked = marked.peekable();
    if marked.peek().is_some() {
        text.push_str("<h2>Quotes</h2>\n");
    }
    for of in marked {
        push(
            text,
            format_args!("<h3 {FOREIGN}>{}</h3>", escaped(&of.article.title)),
        );
        push_line(text, &cited(&of.article));
        for placed in &of.annotations {
            push_annotation(text, of, placed, dossier);
        }
    }
    let bare = articles.iter().filter(|of| of.annotations.is_empty());
    let bare: Vec<String> = bare.map(|of| cited(&of.article)).collect();
    push_list(text, "Articles in which nothing is marked", &bare);
}

fn push_annotation(
    text: &mut String,
    of: &MarkedArticle,
    placed: &PlacedAnnotation,
    dossier: &Dossier,
) {
    let annotation = &*placed.annotation;
    push(
        text,
        format_args!(
            "<figure>\n<blockquote {FOREIGN}>{}</blockquote>\n<figcaption>",
            quoted(&annotation.anchor.quote)
        ),
    );
    push_line(
        text,
        &format!("Colour: {}.", foreign(annotation.color.word())),
    );
    if !annotation.tags.is_empty() {
        let tags: Vec<String> = annotation.tags.iter().map(|tag| foreign(tag)).collect();
        push_line(text, &format!("Tags: {}.", tags.join(", ")));
    }
    if placed.placement.waits() {
        let state = foreign(placed.placement.state.word());
        push_warning(text, &format!("Waits for a recheck: {state}."));
    }
    if let Some(words) = &placed.words {
        let now = now_in_words(&of.article, annotation, &foreign(words));
        push_line(text, &now);
    }
    for link in &annotation.evidence {
        if let Some(statement) = dossier.statements.get(&link.claim) {
            push_line(text, &said::linked(&link.stance, statement, &foreign));
        }
    }
    text.push_str("</figcaption>\n");
    push_own(text, "Note", &annotation.notes);
    text.push_str("</figure>\n");
}

/// Appends what the person wrote, as it was written.
fn push_own(text: &mut String, name: &str, texts: &[CleanText]) {
    if let Some(own) = joined(texts) {
        let own = apart(&quoted(&own));
        push(text, format_args!("<p class=\"own\">{name}: {own}</p>"));
    }
}

/// Writes the citation of an article; its address becomes a link where it is one of the web.
fn cited(article: &Article) -> String {
    let citation = Citation::of(article);
    let mut text = String::new();
    if let Some(author) = citation.author {
        text.push_str(&format!("{}, ", foreign(author)));
    }
    text.push_str(&format!(
        "<cite>“{}”</cite>, {}, {}",
        foreign(citation.title),
        foreign(citation.source),
        citation.date
    ));
    if let Some(url) = citation.url {
        let shown = escaped(url);
        let is_web = ["http://", "https://"]
            .iter()
            .any(|scheme| url.starts_with(scheme));
        let link = if is_web {
            format!(
                ", <a href=\"{shown}\" rel=\"noreferrer\">{}</a>",
                apart(&shown)
            )
        } else {
            format!(", {}", apart(&shown))
        };
        text.push_str(&link);
    }
    text.push('.');
    text
}

/// Writes foreign words among the page's own, on one line.
fn foreign(words: &str) -> String {
    apart(&escaped(words))
}

/// Keeps foreign words, written for the page already, from turning those around them about.
fn apart(words: &str) -> String {
    format!("<bdi lang=\"\">{words}</bdi>")
}

/// Writes foreign words so that nothing of them becomes structure, on one line.
fn escaped(words: &str) -> String {
    quoted(&words.replace('\n', " "))
}

/// Writes foreign words with their lines.
fn quoted(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            '\'' => text.push_str("&#39;"),
            other => text.push(other),
        }
    }
    text
}

fn push(text: &mut String, words: std::fmt::Arguments<'_>) {
    writeln!(text, "{words}").expect("text can always be appended to");
}

#[cfg(test)]
mod tests;
