//! Evidence as a table for spreadsheets (RFC 4180): a row each, with the claim that it bears on.

use crate::{
    export::{Dossier, claim},
    model::{
        ClaimId, CleanText, Strength, Voice,
        annotation::joined,
        evidence::chain_in_words,
        view::{ClaimPage, EvidenceRow},
    },
};

/// The names of the columns.
const COLUMNS: [&str; 28] = [
    "claim",
    "statement",
    "status",
    "stance",
    "voice",
    "via",
    "hedge",
    "strength",
    "confirmed",
    "origin",
    "why",
    "quote",
    "words now",
    "state",
    "recheck",
    "article",
    "title",
    "source",
    "author",
    "published",
    "url",
    "story",
    "note",
    "tags",
    "annotation",
    "judged as",
    "created",
    "modified",
];

/// Writes the evidence of all claims, each row with its claim; the first row names the columns.
///
/// What is not known is empty. Several tags, names of a chain or stories stand in one cell.
pub fn evidence(dossier: &Dossier) -> String {
    let mut text = String::new();
    push_row(&mut text, COLUMNS.map(str::to_owned));
    for page in &dossier.claims {
        for evidence in &page.evidence {
            push_row(&mut text, row(evidence, page, dossier));
        }
    }
    text
}

fn row(row: &EvidenceRow, page: &ClaimPage, dossier: &Dossier) -> [String; COLUMNS.len()] {
    let (claim, article, annotation) = (&*page.claim, &*row.article, &*row.annotation);
    let (evidence, told) = (&row.evidence, row.evidence.told());
    let text = |text: Option<&CleanText>| text.map(ToString::to_string).unwrap_or_default();
    let yes = |is_so: bool| if is_so { "yes" } else { "no" }.to_owned();
    let list = |all: &[CleanText]| {
        let all: Vec<&str> = all.iter().map(CleanText::as_str).collect();
        all.join("; ")
    };
    [
        claim.id.to_string(),
        claim.statement.to_string(),
        claim.status.word().to_owned(),
        evidence.stance.word().to_owned(),
        told.voice
            .as_ref()
            .map(Voice::word)
            .unwrap_or_default()
            .to_owned(),
        chain_in_words(&told.via),
        text(told.hedge.as_ref()),
        evidence
            .strength
            .as_ref()
            .map(Strength::word)
            .unwrap_or_default()
            .to_owned(),
        yes(evidence.is_confirmed()),
        text(row.origin.name.as_ref()),
        claim::why(row, page, &claim::plain),
        annotation.anchor.quote.to_string(),
        text(row.words.as_ref()),
        row.placement.state.word().to_owned(),
        yes(row.waits(&claim.statement)),
        article.id.to_string(),
        article.title.to_string(),
        text(article.source.as_ref()),
        text(article.author.as_ref()),
        article
            .published
            .map(|date| date.to_string())
            .unwrap_or_default(),
        text(article.url.as_ref()),
        list(&stories(dossier, page, row)),
        joined(&annotation.notes)
            .map(CleanText::into_string)
            .unwrap_or_default(),
        list(&annotation.tags),
        annotation.id.to_string(),
        evidence.wording.to_string(),
        annotation.created.to_string(),
        annotation.modified.to_string(),
    ]
}

/// Returns the stories of the claim and of the article.
fn stories(dossier: &Dossier, page: &ClaimPage, row: &EvidenceRow) -> Vec<CleanText> {
    let id: ClaimId = page.claim.id;
    let names = dossier.belonging.of_claim(id, [row.article.id]);
    names.into_iter().cloned().collect()
}

/// Appends a row; it ends with CR and LF, the last one too.
pub fn push_row(text: &mut String, cells: impl IntoIterator<Item = String>) {
    for (at, written) in cells.into_iter().enumerate() {
        if at > 0 {
            text.push(',');
        }
        text.push_str(&cell(&written));
    }
    text.push_str("\r\n");
}

/// Writes a cell: in quotation marks where it needs them, and with an apostrophe in front where a spreadsheet would
/// take it for a formula.
fn cell(words: &str) -> String {
    let is_formula = words.starts_with([
        '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '−',
    ]);
    let mark = if is_formula { "'" } else { "" };
    let needs = words.contains([',', '"', '\n', '\r', ';', '\t'])
        || words.starts_with(' ')
        || words.ends_with(' ');
    if needs {
        format!("\"{mark}{}\"", words.replace('"', "\"\""))
    } else {
        format!("{mark}{words}")
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::{
        export::sample,
        model::{Stance, origin::Origin, origin::Why},
    };

    /// Reads a table as RFC 4180 has it; nothing where it isn't one.
    fn read(text: &str) -> Option<Vec<Vec<String>>> {
        let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
        let mut letters = text.chars().peekable();
        loop {
            if letters.peek().is_none() {
                return (row.is_empty() && cell.is_empty()).then_some(rows);
            }
            if letters.next_if_eq(&'"').is_some() {
                loop {
                    match letters.next()? {
                        '"' if letters.next_if_eq(&'"').is_some() => cell.push('"'),
                        '"' => break,
                        letter => cell.push(letter),
                    }
                }
            } else {
                while let Some(letter) = letters.next_if(|c| !",\r\n\"".contains(*c)) {
                    cell.push(letter);
                }
            }
            row.push(std::mem::take(&mut cell));
            match letters.next()? {
                ',' => {
                    if letters.peek() == Some(&'\r') {
                        row.push(String::new());
                        letters.next();
                        (letters.next()? == '\n').then_some(())?;
                        rows.push(std::mem::take(&mut row));
                    }
                }
                '\r' => {
                    (letters.next()? == '\n').then_some(())?;
                    rows.push(std::mem::take(&mut row));
                }
                _ => return None,
            }
        }
    }

    fn dossier() -> Dossier {
        let mut article = sample::article(1, "=SUM(A1:A9), \"all\"");
        article.source = Some(CleanText::line("Desk North"));
        let claim = sample::claim(9, "Ten towers were built");
        let mut placed = sample::placed(11, &article, "-2 towers,\n\nsaid \"he\"", 0..5);
        let inner = Arc::make_mut(&mut placed.annotation);
        inner.evidence = vec![sample::link(21, &claim, Stance::Refutes)];
        inner.tags = vec![CleanText::line("one"), CleanText::line("two")];
        let mut page = sample::claim_page(&claim, [(&article, &placed)]);
        page.evidence[0].origin = Origin {
            number: 0,
            name: Some(CleanText::line("the ministry")),
            why: Why::Via,
        };
        Dossier {
            claims: vec![page],
            ..Dossier::default()
        }
    }

    #[test]
    fn evidence_is_a_row_each_below_the_names_of_the_columns() {
        let rows = read(&evidence(&dossier())).unwrap();
        assert_eq!(rows.len(), 2);
        let told = |name: &str| {
            let at = rows[0].iter().position(|column| column == name).unwrap();
            rows[1][at].as_str()
        };
        assert_eq!(rows[1].len(), COLUMNS.len());
        assert_eq!(told("statement"), "Ten towers were built");
        assert_eq!(told("stance"), "refutes");
        assert_eq!(told("confirmed"), "no");
        assert_eq!(told("title"), "'=SUM(A1:A9), \"all\"");
        assert_eq!(told("quote"), "'-2 towers,\n\nsaid \"he\"");
        assert_eq!(told("origin"), "the ministry");
        assert_eq!(told("why"), "the root of its via");
        assert_eq!(told("tags"), "one; two");
        assert_eq!(told("published"), "");
    }

    #[test]
    fn a_dossier_without_claims_has_the_names_of_the_columns_only() {
        let text = evidence(&Dossier::default());
        assert_eq!(text.matches("\r\n").count(), 1);
        assert!(text.starts_with("claim,statement,status,stance,"), "{text}");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(cells in proptest::collection::vec(".{0,20}|[=+@,\"\r\n -]{0,6}", 1..6)) {
            let mut text = String::new();
            push_row(&mut text, cells.clone());
            let rows = read(&text).unwrap();
            prop_assert_eq!(rows.len(), 1);
            for (cell, back) in cells.iter().zip(&rows[0]) {
                let plain = back.strip_prefix('\'').filter(|rest| rest == cell).unwrap_or(back);
                prop_assert_eq!(plain, cell);
                prop_assert!(!back.starts_with(['=', '+', '-', '@']));
            }
        }
    }
}
