//! Grids of competing hypotheses on the page of a dossier.

use super::{cited, escaped, foreign, push};
use crate::{
    export::grid::{DECIDES, beside, conclusions, hypothesis, in_trash, letters, rating},
    model::{build::in_marks, grid::Outcome, view::GridPage},
};

/// Appends a grid: its claims by their short names, its evidence with the ratings, and what comes of them.
pub fn push_grid(text: &mut String, page: &GridPage) {
    let name = foreign(&page.grid.name);
    push(
        text,
        format_args!("<section class=\"matrix\">\n<h2>Competing hypotheses: {name}</h2>\n<ul>"),
    );
    for (at, claim) in page.claims.iter().enumerate() {
        let trash = in_trash(claim);
        let (name, statement) = (hypothesis(at), foreign(&claim.statement));
        push(text, format_args!("<li>{name}: {statement}{trash}</li>"));
    }
    text.push_str("</ul>\n");
    if !page.rows.is_empty() {
        push_rows(text, page);
    }
    for said in conclusions(page) {
        push(text, format_args!("<p>{}</p>", escaped(&said)));
    }
    text.push_str("</section>\n");
}

fn push_rows(text: &mut String, page: &GridPage) {
    let heads =
        (0..page.claims.len()).map(|at| format!("<th class=\"signs\">{}</th>", hypothesis(at)));
    let heads: String = heads.collect();
    push(
        text,
        format_args!(
            "<div class=\"wide\">\n<table>\n<thead><tr><th>Row</th><th class=\"claim\">Evidence</th>{heads}</tr></thead>\n<tbody>"
        ),
    );
    for (at, (row, letters)) in page.rows.iter().zip(letters(page)).enumerate() {
        let decides = match &page.outcome {
            Outcome::Ranked { decisive, .. } if decisive.contains(&at) => DECIDES,
            _ => "",
        };
        let ratings = page.claims.iter().map(|claim| {
            let rating = escaped(&rating(row, claim, ""));
            format!("<td class=\"signs\">{rating}</td>")
        });
        let ratings: String = ratings.collect();
        push(
            text,
            format_args!(
                "<tr><th>{}{decides}</th><td>{}<br/><span class=\"dim\">{} {}</span></td>{ratings}</tr>",
                at + 1,
                foreign(&in_marks(&row.row.annotation.anchor.quote)),
                cited(&row.row.article),
                escaped(&beside(row, &letters).join("; "))
            ),
        );
    }
    text.push_str("</tbody>\n</table>\n</div>\n");
}
