//! A dossier as one page for a browser or a printer, by itself: no scripts, nothing from elsewhere.
//!
//! It is written so that it is well-formed XML, too, which is what its tests read it as. Foreign words tell their
//! own direction (`dir="auto"`); in which language they are nobody knows.

use std::{collections::BTreeMap, fmt::Write};

use crate::{
    export::{
        Dossier, MarkedArticle,
        citation::{Citation, now_in_words},
        claim::{self as said, Group},
    },
    model::{
        Article, ArticleId, CleanText, Stance,
        annotation::joined,
        view::{ClaimPage, EvidenceRow, PlacedAnnotation},
    },
    text::count::counted,
};

/// How the page looks: light and dark as the reader's system is, black on white on paper.
const STYLE: &str = "
:root { color-scheme: light dark; --line: #8886; --dim: #666; }
@media (prefers-color-scheme: dark) { :root { --dim: #aaa; } }
body { font: 1rem/1.5 Georgia, 'Noto Serif', serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3, h4, th, .signs { font-family: system-ui, sans-serif; line-height: 1.25; }
h2 { border-top: 1px solid var(--line); padding-top: 1rem; margin-top: 2.5rem; }
blockquote { margin: 1rem 0 0.25rem; padding-inline-start: 1rem; border-inline-start: 3px solid var(--line); white-space: pre-line; }
figure { margin: 0 0 1.5rem; }
figcaption, .dim { color: var(--dim); font-size: 0.9rem; }
.own { white-space: pre-line; }
.warning { font-weight: bold; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.9rem; }
th, td { border: 1px solid var(--line); padding: 0.2rem 0.5rem; text-align: start; vertical-align: top; }
.signs { text-align: center; white-space: nowrap; }
a { color: inherit; }
@media print {
  :root { color-scheme: light; --dim: #444; --line: #888; }
  body { margin: 0; max-width: none; font-size: 10pt; }
  figure, tr { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; }
  thead { display: table-header-group; }
  .wide { overflow: visible; }
}
";

/// The articles that have something to say of a claim, numbered from 1 in the order of the table.
type Numbers = BTreeMap<ArticleId, usize>;

/// Writes a dossier as a page.
pub fn dossier(dossier: &Dossier) -> String {
    let title = match (&dossier.story, dossier.claims.as_slice()) {
        (Some(story), _) => escaped(&story.name),
        (None, [page]) if dossier.articles.len() != 1 => escaped(&page.claim.statement),
        (None, _) => "Dossier".to_owned(),
    };
    let mut text = String::new();
    push(
        &mut text,
        format_args!(
            "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\"/>\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n\
             <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1 dir=\"auto\">{title}</h1>"
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
    let articles = bearing(&dossier.claims);
    let numbers: Numbers = articles.iter().map(|a| a.id).zip(1..).collect();
    if !articles.is_empty() {
        push_table(&mut text, dossier, &articles, &numbers);
    }
    for (at, page) in dossier.claims.iter().enumerate() {
        push_claim(&mut text, at + 1, page, dossier, &numbers);
    }
    push_articles(&mut text, &dossier.articles);
    text.push_str("</body>\n</html>\n");
    text
}

/// Returns the articles with evidence or silence, the first published first.
fn bearing(pages: &[ClaimPage]) -> Vec<&Article> {
    let evidence = pages.iter().flat_map(|page| &page.evidence);
    let silences = pages.iter().flat_map(|page| &page.silences);
    let mut articles: Vec<&Article> = evidence
        .map(|row| &*row.article)
        .chain(silences.map(|row| &*row.article))
        .collect();
    articles.sort_by_key(|article| (article.published.is_none(), article.published, article.id));
    articles.dedup_by_key(|article| article.id);
    articles
}

fn push_table(text: &mut String, dossier: &Dossier, articles: &[&Article], numbers: &Numbers) {
    text.push_str(
        "<h2>Claims and articles</h2>\n<div class=\"wide\">\n<table>\n<thead>\n<tr><th>Claim</th>",
    );
    for article in articles {
        let number = numbers.get(&article.id).copied().unwrap_or_default();
        let source = article.source.as_deref().unwrap_or("source?");
        push(
            text,
            format_args!("<th dir=\"auto\">{number} {}</th>", escaped(source)),
        );
    }
    text.push_str("</tr>\n</thead>\n<tbody>\n");
    for (at, page) in dossier.claims.iter().enumerate() {
        let statement = escaped(&page.claim.statement);
        let at = at + 1;
        push(
            text,
            format_args!("<tr><th dir=\"auto\"><a href=\"#claim-{at}\">{statement}</a></th>"),
        );
        for article in articles {
            let cell = escaped(&cell(page, article.id));
            push(text, format_args!("<td class=\"signs\">{cell}</td>"));
        }
        text.push_str("</tr>\n");
    }
    text.push_str(
        "</tbody>\n</table>\n</div>\n<p class=\"dim\">+ supports, - refutes, = mentions, o silent; a letter names an \
         origin of the claim, ? one that is unknown; ! waits for a recheck. Where nothing stands nobody has \
         checked.</p>\n<ol>\n",
    );
    for article in articles {
        push(
            text,
            format_args!("<li dir=\"auto\">{}</li>", cited(article)),
        );
    }
    text.push_str("</ol>\n");
}

/// Returns the signs of a cell: stances with the origin of each, a silence, nothing where nobody has checked.
fn cell(page: &ClaimPage, article: ArticleId) -> String {
    let mut signs: Vec<String> = Vec::new();
    for row in page.evidence.iter().filter(|row| row.article.id == article) {
        let waits = waits(row, page);
        let waits = if waits { "!" } else { "" };
        let (stance, letters) = (row.evidence.stance.sign(), row.origin.letters());
        let sign = format!("{stance}{letters}{waits}");
        if !signs.contains(&sign) {
            signs.push(sign);
        }
    }
    if let Some(row) = page.silences.iter().find(|row| row.article.id == article) {
        signs.push(if row.is_current() { "o" } else { "o!" }.to_owned());
    }
    signs.join(" ")
}

fn waits(row: &EvidenceRow, page: &ClaimPage) -> bool {
    row.placement.waits() || row.evidence.is_outworded(&page.claim.statement)
}

fn push_claim(
    text: &mut String,
    number: usize,
    page: &ClaimPage,
    dossier: &Dossier,
    numbers: &Numbers,
) {
    let claim = &*page.claim;
    push(
        text,
        format_args!(
            "<section id=\"claim-{number}\">\n<h2 dir=\"auto\">{}</h2>\n<ul>\n<li>Status: {}</li>",
            escaped(&claim.statement),
            escaped(claim.status.word()),
        ),
    );
    for (name, fact) in said::facts(claim, &escaped) {
        push(text, format_args!("<li dir=\"auto\">{name}: {fact}</li>"));
    }
    for (other, relation) in &claim.relations {
        let other = match dossier.statements.get(other) {
            Some(statement) => escaped(statement),
            None => format!("the claim {other}"),
        };
        let relation = escaped(relation.word());
        push(
            text,
            format_args!("<li dir=\"auto\">{relation}: {other}</li>"),
        );
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
    let silent: Vec<String> = page
        .silences
        .iter()
        .map(|row| {
            let day = row.silence.checked.strftime("%-d %b %Y");
            let changed = if row.is_current() {
                ""
            } else {
                " <span class=\"warning\">The text has changed since.</span>"
            };
            format!("{} Checked on {day}.{changed}", cited(&row.article))
        })
        .collect();
    push_list(text, "Silent", &silent);
    push_list(text, "Origins", &said::origins(page, &escaped));
    push_list(text, "Open", &said::open(page, &escaped));
    push_list(text, "History", &said::history(claim, &escaped));
    text.push_str("</section>\n");
}

/// Appends a list under a heading; its items are written for the page already.
fn push_list(text: &mut String, title: &str, items: &[String]) {
    if items.is_empty() {
        return;
    }
    push(text, format_args!("<h3>{title}</h3>\n<ul>"));
    for item in items {
        push(text, format_args!("<li dir=\"auto\">{item}</li>"));
    }
    text.push_str("</ul>\n");
}

fn push_evidence(text: &mut String, row: &EvidenceRow, page: &ClaimPage, numbers: &Numbers) {
    let evidence = &row.evidence;
    text.push_str("<figure>\n");
    if let Some(before) = evidence.before() {
        let before = escaped(before);
        push(
            text,
            format_args!("<p class=\"dim\" dir=\"auto\">Before it: “{before}”</p>"),
        );
    }
    push(
        text,
        format_args!(
            "<blockquote dir=\"auto\">{}</blockquote>\n<figcaption>",
            quoted(&row.annotation.anchor.quote)
        ),
    );
    let number = numbers.get(&row.article.id).copied().unwrap_or_default();
    push_line(text, &format!("[{number}] {}", cited(&row.article)));
    if let Stance::Other(word) = &evidence.stance {
        push_line(text, &format!("Its stance is “{}”.", escaped(word)));
    }
    if let Some(how) = said::told(evidence, &escaped) {
        push_line(text, &format!("Told: {how}."));
    }
    if let Some(strength) = &evidence.strength {
        push_line(text, &format!("Strength: {}.", escaped(strength.word())));
    }
    let origin = said::origin(&row.origin, page, &escaped);
    push_line(text, &format!("Origin: {origin}."));
    if evidence.is_outworded(&page.claim.statement) {
        let wording = escaped(&evidence.wording);
        push_warning(
            text,
            &format!("Judged under another wording of the claim: “{wording}”."),
        );
    }
    if row.placement.waits() {
        let state = escaped(row.placement.state.word());
        push_warning(
            text,
            &format!("Waits for a recheck, since in the newest text it is {state}."),
        );
    }
    if let Some(words) = &row.words {
        let now = now_in_words(&row.article, &row.annotation, &escaped(words));
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
    push(text, format_args!("<div dir=\"auto\">{words}</div>"));
}

fn push_warning(text: &mut String, words: &str) {
    push(
        text,
        format_args!("<div class=\"warning\" dir=\"auto\">{words}</div>"),
    );
}

/// Appends the articles in which something is marked, with that.
fn push_articles(text: &mut String, articles: &[MarkedArticle]) {
    let marked = articles.iter().filter(|of| !of.annotations.is_empty());
    let mut marked = marked.peekable();
    if marked.peek().is_some() {
        text.push_str("<h2>Quotes</h2>\n");
    }
    for of in marked {
        push(
            text,
            format_args!("<h3 dir=\"auto\">{}</h3>", escaped(&of.article.title)),
        );
        push_line(text, &cited(&of.article));
        for placed in &of.annotations {
            push_annotation(text, placed);
        }
    }
    let bare = articles.iter().filter(|of| of.annotations.is_empty());
    let bare: Vec<String> = bare.map(|of| cited(&of.article)).collect();
    push_list(text, "Articles in which nothing is marked", &bare);
}

fn push_annotation(text: &mut String, placed: &PlacedAnnotation) {
    let annotation = &*placed.annotation;
    push(
        text,
        format_args!(
            "<figure>\n<blockquote dir=\"auto\">{}</blockquote>\n<figcaption>",
            quoted(&annotation.anchor.quote)
        ),
    );
    push_line(
        text,
        &format!("Colour: {}.", escaped(annotation.color.word())),
    );
    if !annotation.tags.is_empty() {
        let tags: Vec<String> = annotation.tags.iter().map(|tag| escaped(tag)).collect();
        push_line(text, &format!("Tags: {}.", tags.join(", ")));
    }
    if placed.placement.waits() {
        let state = escaped(placed.placement.state.word());
        push_warning(text, &format!("Waits for a recheck: {state}."));
    }
    text.push_str("</figcaption>\n");
    push_own(text, "Note", &annotation.notes);
    text.push_str("</figure>\n");
}

/// Appends what the person wrote, as it was written.
fn push_own(text: &mut String, name: &str, texts: &[CleanText]) {
    if let Some(own) = joined(texts) {
        let own = quoted(&own);
        push(
            text,
            format_args!("<p class=\"own\" dir=\"auto\">{name}: {own}</p>"),
        );
    }
}

/// Writes the citation of an article; its address becomes a link where it is one of the web.
fn cited(article: &Article) -> String {
    let citation = Citation::of(article);
    let mut text = String::new();
    if let Some(author) = citation.author {
        text.push_str(&format!("{}, ", escaped(author)));
    }
    text.push_str(&format!(
        "<cite>“{}”</cite>, {}, {}",
        escaped(citation.title),
        escaped(citation.source),
        citation.date
    ));
    if let Some(url) = citation.url {
        let shown = escaped(url);
        let is_web = ["http://", "https://"]
            .iter()
            .any(|scheme| url.starts_with(scheme));
        let link = if is_web {
            format!(", <a href=\"{shown}\" rel=\"noreferrer\">{shown}</a>")
        } else {
            format!(", {shown}")
        };
        text.push_str(&link);
    }
    text.push('.');
    text
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
