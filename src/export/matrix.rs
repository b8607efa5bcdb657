//! The matrix of claims as text, and as a table for spreadsheets.

use std::fmt::Write as _;

use crate::{
    compare::matrix::{By, Cell, Column, Matrix},
    export::csv::push_row,
    text::{
        count::{counted, grouped},
        fit,
    },
};

/// The columns of the screen that a column of the matrix takes.
const CELL: u16 = 13;

/// The most columns that a claim takes.
const CLAIM: u16 = 48;

/// What the signs of cells mean, in lines.
pub const LEGEND: [&str; 2] = [
    "+ supports  - refutes  = mentions  ± both  o silent  blank unchecked  ! recheck",
    "same letter = same origin, ? unknown",
];

/// Says how much is left to read, and of how much.
pub fn counts(matrix: &Matrix) -> String {
    let left = match matrix.left() {
        0 => "nothing left to read in these".to_owned(),
        left => format!("{} left to read in these", grouped(left)),
    };
    format!(
        "{} × {} · {left}",
        counted(matrix.rows.len(), "claim"),
        match matrix.by {
            By::Articles => counted(matrix.columns.len(), "article"),
            By::Sources => counted(matrix.columns.len(), "source"),
        }
    )
}

/// Says how many articles with evidence are no columns, since they lie in the trash.
pub fn left_out(trashed: usize) -> String {
    let articles = counted(trashed, "article");
    format!("The evidence of {articles} in the trash is left out; it stands with its claim.")
}

/// Writes a matrix as a text, as it stands on the screen.
pub fn text(matrix: &Matrix) -> String {
    let heading = format!("MATRIX  claims × {}", matrix.by.word());
    let statements = matrix.rows.iter().map(|row| &*row.claim.statement);
    let widest = statements.map(fit::columns).max().unwrap_or(0);
    let width = widest.min(CLAIM).max(fit::columns(&heading)) + 2;
    let mut lines = vec![line(
        &heading,
        width,
        matrix
            .columns
            .iter()
            .map(|column| column.name(matrix.by).to_owned()),
    )];
    lines.push(line(
        "",
        width,
        matrix.columns.iter().map(|column| column.below(matrix.by)),
    ));
    for row in &matrix.rows {
        let cells = 0..matrix.columns.len();
        let cells = cells.map(|at| {
            let cell = row.cell(at).map(|cell| cell.text(CELL - 3));
            format!(" {}", cell.unwrap_or_default())
        });
        lines.push(line(&row.claim.statement, width, cells));
    }
    lines.push(String::new());
    lines.extend(LEGEND.map(str::to_owned));
    lines.push(counts(matrix));
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

fn line(first: &str, width: u16, cells: impl Iterator<Item = String>) -> String {
    let mut line = padded(first, width);
    for cell in cells {
        line += "│ ";
        line += &padded(&cell, CELL - 1);
    }
    line.push('│');
    line
}

fn padded(text: &str, width: u16) -> String {
    let cut = fit::cut(text, width.saturating_sub(1));
    let blanks = width.saturating_sub(fit::columns(&cut));
    format!("{cut}{}", " ".repeat(blanks.into()))
}

/// Writes a matrix as comma-separated values: a row for each claim, a column for each article or source.
///
/// Cells tell in words, such as `supports (a)`; what is left to read is empty.
pub fn csv(matrix: &Matrix) -> String {
    let mut text = String::new();
    let heads = ["claim", "statement", "status", "left to read"].map(str::to_owned);
    let columns = matrix.columns.iter().map(|column| head(column, matrix.by));
    push_row(&mut text, heads.into_iter().chain(columns));
    for row in &matrix.rows {
        let heads = [
            row.claim.id.to_string(),
            row.claim.statement.to_string(),
            row.claim.status.word().to_owned(),
            row.left.to_string(),
        ];
        let cells = 0..matrix.columns.len();
        let cells = cells.map(|at| row.cell(at).map(in_words).unwrap_or_default());
        push_row(&mut text, heads.into_iter().chain(cells));
    }
    text
}

/// Returns what stands above a column: what tells one article from another of the same source.
fn head(column: &Column, by: By) -> String {
    match (by, column.articles.as_slice()) {
        (By::Articles, [article]) => {
            let source = article.source.as_deref().unwrap_or("source?");
            format!("{source}, {}, {}", column.below(by), article.title)
        }
        _ => format!("{}, {}", column.name(by), column.below(by)),
    }
}

fn in_words(cell: &Cell) -> String {
    let word = match cell.sign() {
        "+" => "supports",
        "-" => "refutes",
        "±" => "supports and refutes",
        "=" => "mentions",
        _ => "silent",
    };
    let mut words = word.to_owned();
    let letters = cell.letters();
    if !letters.is_empty() {
        let _ = write!(words, " ({})", letters.join(" "));
    }
    if cell.waits() {
        words += ", recheck";
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::matrix::tests::survey;

    #[test]
    fn a_matrix_stands_as_on_the_screen() {
        let matrix = Matrix::new(&survey(), By::Articles);
        let text = text(&matrix);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            lines,
            [
                "MATRIX  claims × articles  │ Desk North  │ desk north  │ Article 3   │",
                "                           │ 2020-08-23  │ 2020-08-24  │ undated     │",
                "Claim 3                    │             │             │             │",
                "Claim 2                    │  =a         │  o!         │             │",
                "Claim 1                    │  +a         │  -?         │  o          │",
                "",
                "+ supports  - refutes  = mentions  ± both  o silent  blank unchecked  ! recheck",
                "same letter = same origin, ? unknown",
                "3 claims × 3 articles · 5 left to read in these",
            ]
        );
    }

    #[test]
    fn a_table_for_spreadsheets_has_no_formulas() {
        let mut survey = Matrix::new(&survey(), By::Sources);
        if let Some(row) = survey.rows.first_mut() {
            let mut claim = crate::model::Claim::clone(&row.claim);
            claim.statement = crate::model::CleanText::line("=HYPERLINK(\"x\",\"y\")");
            row.claim = claim.into();
        }
        let csv = csv(&survey);
        let lines: Vec<&str> = csv.split_terminator("\r\n").collect();
        assert_eq!(
            lines.first().copied(),
            Some(
                "claim,statement,status,left to read,\"Desk North, 2 articles\",\"source?, 1 article\""
            )
        );
        assert_eq!(
            lines.get(1).copied(),
            Some(
                "00000000-0000-0000-0000-000000000003,\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\",undetermined,3,,"
            )
        );
        assert_eq!(
            lines.get(3).copied(),
            Some(
                "00000000-0000-0000-0000-000000000001,Claim 1,undetermined,0,supports and refutes (a ?),silent"
            )
        );
        assert_eq!(lines.len(), 4);
    }
}
