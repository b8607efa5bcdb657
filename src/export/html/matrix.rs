//! The matrix on a page: tables of so many columns that they fit on paper, and what signs, letters and numbers mean.

use std::{
    collections::{BTreeMap, HashSet},
    sync::Arc,
};

use super::{FOREIGN, cited, escaped, foreign, push};
use crate::{
    compare::matrix::{By, Cell, Column, Matrix},
    export::{Dossier, citation::date_in_words, matrix},
    model::{Article, ArticleId},
    text::{count::grouped, fit},
};

/// The most columns of a table, so that it fits on a sheet of A4.
const ACROSS: usize = 10;

/// The longest head of a column, in columns of a screen.
const HEAD: u16 = 28;

/// The articles of the matrix, then all others that have evidence for a claim, numbered from 1.
pub struct Numbers {
    articles: Vec<Arc<Article>>,
    numbers: BTreeMap<ArticleId, usize>,
    /// How many of them stand in the matrix.
    beside: usize,
}

impl Numbers {
    /// Numbers the articles of a dossier.
    pub fn of(dossier: &Dossier, matrix: &Matrix) -> Self {
        let columns = matrix.columns.iter().flat_map(|column| &column.articles);
        let mut articles: Vec<_> = columns.map(Arc::clone).collect();
        let beside = articles.len();
        let mut known: HashSet<ArticleId> = articles.iter().map(|article| article.id).collect();
        let rows = dossier.claims.iter().flat_map(|page| &page.evidence);
        let mut others: Vec<_> = rows
            .filter(|row| known.insert(row.article.id))
            .map(|row| Arc::clone(&row.article))
            .collect();
        others.sort_by_key(|article| article.publication());
        articles.extend(others);
        Self {
            numbers: articles.iter().map(|one| one.id).zip(1..).collect(),
            articles,
            beside,
        }
    }

    /// Returns the number of an article, such as `[3]`.
    pub fn shown(&self, id: ArticleId) -> String {
        let number = self.numbers.get(&id);
        number
            .map(|number| format!("[{number}]"))
            .unwrap_or_default()
    }

    fn push(&self, text: &mut String) {
        text.push_str("<ol>\n");
        for (at, article) in self.articles.iter().enumerate() {
            let beside = match (at < self.beside, article.is_live()) {
                (true, _) => "",
                (false, true) => " Not in the matrix.",
                (false, false) => " In the trash, not in the matrix.",
            };
            let cited = cited(article);
            push(text, format_args!("<li>{cited}{beside}</li>"));
        }
        text.push_str("</ol>\n");
    }
}

/// Appends the matrix of a dossier, by articles, and by sources where one has several; then its articles with their
/// numbers.
pub fn push_matrix(text: &mut String, dossier: &Dossier, found: &Matrix, numbers: &Numbers) {
    text.push_str("<section class=\"matrix\">\n<h2>Matrix</h2>\n");
    if found.columns.is_empty() {
        push(text, format_args!("<p>{}</p>", matrix::NOTHING_FOUND));
    } else {
        push_tables(text, found, numbers);
        let by_sources = dossier.matrix(By::Sources);
        if by_sources.columns.len() < found.columns.len() {
            text.push_str("<h3>By source</h3>\n");
            push_tables(text, &by_sources, numbers);
        }
        push_legend(text, found);
    }
    for said in dossier.left_out() {
        push(text, format_args!("<p class=\"dim\">{said}</p>"));
    }
    if !numbers.articles.is_empty() {
        text.push_str("<h3>Articles by their numbers</h3>\n");
        numbers.push(text);
    }
    text.push_str("</section>\n");
}

fn push_legend(text: &mut String, found: &Matrix) {
    let legend = matrix::LEGEND.map(escaped).join("<br/>");
    push(
        text,
        format_args!(
            "<p class=\"dim legend\">{legend}<br/>left: how often nobody has checked an article for a claim</p>"
        ),
    );
    let origins = found.origins();
    if !origins.is_empty() {
        text.push_str("<ul class=\"letters\">\n");
    }
    for origin in &origins {
        let name = origin
            .name
            .as_deref()
            .map_or_else(|| "?".to_owned(), foreign);
        push(text, format_args!("<li>{}: {name}</li>", origin.letters()));
    }
    if !origins.is_empty() {
        text.push_str("</ul>\n");
    }
}

/// Appends a matrix in tables that are no wider than paper.
fn push_tables(text: &mut String, found: &Matrix, numbers: &Numbers) {
    let counts = matrix::counts(found);
    push(text, format_args!("<p class=\"dim\">{counts}</p>"));
    let parts = found.columns.chunks(ACROSS);
    let is_parted = parts.len() > 1;
    for (part, columns) in parts.enumerate() {
        let first = part * ACROSS;
        text.push_str("<div class=\"wide\">\n<table>\n");
        if is_parted {
            let (of, last) = (found.by.word(), first + columns.len());
            let (first, all) = (grouped(first + 1), grouped(found.columns.len()));
            let last = grouped(last);
            push(
                text,
                format_args!("<caption>{of} {first}–{last} of {all}</caption>"),
            );
        }
        push_heads(text, columns, found.by, numbers);
        text.push_str("<tbody>\n");
        for row in &found.rows {
            let (id, statement) = (row.claim.id, escaped(&row.claim.statement));
            let link = format!("<a href=\"#{id}\">{statement}</a>");
            push(
                text,
                format_args!("<tr><th class=\"claim\" scope=\"row\" {FOREIGN}>{link}</th>"),
            );
            for (at, column) in (first..).zip(columns) {
                push_cell(text, row.cell(at), column);
            }
            let left = grouped(row.left);
            push(
                text,
                format_args!("<td class=\"signs dim\">{left}</td></tr>"),
            );
        }
        text.push_str("</tbody>\n</table>\n</div>\n");
    }
}

fn push_heads(text: &mut String, columns: &[Column], by: By, numbers: &Numbers) {
    text.push_str("<thead>\n<tr><th class=\"claim\" scope=\"col\">Claim</th>");
    for column in columns {
        let (number, below) = match (by, column.articles.as_slice()) {
            (By::Articles, [article]) => (
                format!("{} ", numbers.shown(article.id)),
                article.published.map(date_in_words),
            ),
            _ => (String::new(), None),
        };
        let below = below.unwrap_or_else(|| column.below(by));
        let (name, left) = (
            foreign(&fit::cut(column.name(), HEAD)),
            grouped(column.left),
        );
        push(
            text,
            format_args!(
                "<th scope=\"col\">{number}{name}<br/><span class=\"dim\">{below}<br/>{left} left</span></th>"
            ),
        );
    }
    text.push_str("<th scope=\"col\" class=\"dim\">left</th></tr>\n</thead>\n");
}

fn push_cell(text: &mut String, cell: Option<&Cell>, column: &Column) {
    let Some(cell) = cell else {
        return text.push_str("<td></td>\n");
    };
    let signs = escaped(&matrix::shown(cell, column, u16::MAX));
    let words = escaped(&cell.in_words(column.articles.len()));
    push(
        text,
        format_args!("<td class=\"signs\" title=\"{words}\">{signs}</td>"),
    );
}
