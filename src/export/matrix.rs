//! The matrix of claims as text, and as a table for spreadsheets.

use crate::{
    compare::matrix::{By, Cell, Column, Matrix},
    export::csv::push_row,
    model::origin::Origin,
    text::{
        count::{counted, grouped},
        fit::{self, padded},
    },
};

/// The columns of the screen that an article takes.
const ARTICLE: u16 = 13;

/// The columns that a source takes: what is left of it stands in its cells.
const SOURCE: u16 = 18;

/// The columns that take what is left to read for a claim.
const LEFT: u16 = 7;

/// The most columns that a claim takes.
const CLAIM: u16 = 48;

/// What the signs of cells mean, in lines.
pub const LEGEND: [&str; 2] = [
    "+ supports  - refutes  = mentions  ± both  o silent  blank unchecked  ! recheck",
    "same letter = same origin, ? unknown",
];

/// Said where nothing stands beside claims.
pub const NOTHING_FOUND: &str =
    "No article has evidence for these claims, and none is silent on them.";

/// Says how much is left to read, and of how much.
pub fn counts(matrix: &Matrix) -> String {
    let in_these = if matrix.rows.is_empty() || matrix.columns.is_empty() {
        ""
    } else {
        " in these"
    };
    format!("{}{in_these}", counts_in_short(matrix))
}

/// Says the same without saying that it is about these articles, where this is plain and room is short.
pub fn counts_in_short(matrix: &Matrix) -> String {
    let left = match matrix.left() {
        // Where there is nothing beside the claims nobody has read it all.
        0 if matrix.rows.is_empty() || matrix.columns.is_empty() => String::new(),
        0 => " · nothing left to read".to_owned(),
        left => format!(" · {} left to read", grouped(left)),
    };
    format!(
        "{} × {}{left}",
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

/// Says what the letters of a matrix stand for, such as `a: the ministry`.
pub fn letters(matrix: &Matrix) -> Vec<String> {
    let name = |of: &Origin| format!("{}: {}", of.letters(), of.name.as_deref().unwrap_or("?"));
    matrix.origins().into_iter().map(name).collect()
}

/// Returns a cell as it stands in a matrix, such as `+ab!`, of at most some columns; of a source with how many of its
/// articles are left to read.
pub fn shown(cell: &Cell, column: &Column, width: u16) -> String {
    let left = cell.left(column.articles.len());
    if column.articles.len() > 1 && left > 0 {
        let left = format!(" {} left", grouped(left));
        format!(
            "{}{left}",
            cell.text(width.saturating_sub(fit::columns(&left)))
        )
    } else {
        cell.text(width)
    }
}

/// Writes a matrix as a text, as it stands on the screen.
pub fn text(matrix: &Matrix) -> String {
    let heading = format!("MATRIX  claims × {}", matrix.by.word());
    let statements = matrix.rows.iter().map(|row| &*row.claim.statement);
    let widest = statements.map(fit::columns).max().unwrap_or(0);
    let first = widest.min(CLAIM).max(fit::columns(&heading)) + 2;
    let width = match matrix.by {
        By::Articles => ARTICLE,
        By::Sources => SOURCE,
    };
    let line = |words: &str, cells: &mut dyn Iterator<Item = String>, left: &str| {
        let mut line = padded(words, first);
        for cell in cells {
            line += "│ ";
            line += &padded(&cell, width - 1);
        }
        format!("{line}│ {}│", padded(left, LEFT - 1))
    };
    let columns = || matrix.columns.iter();
    let mut names = columns().map(|column| column.name().to_owned());
    let mut below = columns().map(|column| column.below(matrix.by));
    let mut left = columns().map(|column| format!("{} left", grouped(column.left)));
    let mut lines = vec![
        line(&heading, &mut names, ""),
        line("", &mut below, ""),
        line("", &mut left, "left"),
    ];
    for row in &matrix.rows {
        let cell = |(at, column)| row.cell(at).map(|cell| shown(cell, column, width - 3));
        let cells = columns().enumerate().map(cell);
        let mut cells = cells.map(|cell| format!(" {}", cell.unwrap_or_default()));
        lines.push(line(&row.claim.statement, &mut cells, &grouped(row.left)));
    }
    lines.push(String::new());
    lines.extend(LEGEND.map(str::to_owned));
    lines.extend(letters(matrix));
    lines.push(counts(matrix));
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

/// Writes a matrix as comma-separated values: a row for each claim, a column for each article or source.
///
/// Cells tell in words, such as `supports · origin a: the ministry`; what is left to read is empty, and of the articles
/// of a source it is counted.
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
        let cells = matrix.columns.iter().enumerate().map(|(at, column)| {
            let cell = row.cell(at);
            cell.map(|cell| cell.in_words(column.articles.len()))
                .unwrap_or_default()
        });
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
        _ => format!("{}, {}", column.name(), column.below(by)),
    }
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
                "MATRIX  claims × articles  │ Desk North  │ desk north  │ Article 3   │       │",
                "                           │ 2020-08-23  │ 2020-08-24  │ undated     │       │",
                "                           │ 1 left      │ 2 left      │ 2 left      │ left  │",
                "Claim 3                    │             │             │             │ 3     │",
                "Claim 2                    │  =a         │  o!         │             │ 2     │",
                "Claim 1                    │  +a         │  -?         │  o          │ 0     │",
                "",
                "+ supports  - refutes  = mentions  ± both  o silent  blank unchecked  ! recheck",
                "same letter = same origin, ? unknown",
                "a: The Ministry",
                "3 claims × 3 articles · 5 left to read in these",
            ]
        );
    }

    #[test]
    fn what_stands_beside_nothing_is_not_read() {
        let mut matrix = Matrix::new(&survey(), By::Articles);
        matrix.columns.clear();
        for row in &mut matrix.rows {
            row.left = 0;
        }
        assert_eq!(counts(&matrix), "3 claims × 0 articles");
        let mut matrix = Matrix::new(&survey(), By::Sources);
        matrix.rows.clear();
        assert_eq!(counts_in_short(&matrix), "0 claims × 2 sources");
    }

    #[test]
    fn a_source_of_which_one_article_was_read_does_not_look_done() {
        let matrix = Matrix::new(&survey(), By::Sources);
        let shown = text(&matrix);
        let row = shown.lines().find(|line| line.starts_with("Claim 2"));
        assert_eq!(
            row,
            Some("Claim 2                   │  =a! 1 left      │                  │ 2     │")
        );
        let csv = csv(&matrix);
        let row = csv.lines().find(|line| line.contains("Claim 2"));
        assert!(row.is_some_and(|row| row.ends_with(
            ",undetermined,2,mentions · origin a: The Ministry · silent in an older snapshot · recheck · 1 article left to read,"
        )), "{row:?}");
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
                "claim,statement,status,left to read,\"Desk North, 2 articles\",\"Article 3, source?\""
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
                "00000000-0000-0000-0000-000000000001,Claim 1,undetermined,0,1 supports · 1 refutes · origin a: the ministry · origin unknown,silent"
            )
        );
        assert_eq!(lines.len(), 4);
    }
}
