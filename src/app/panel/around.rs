//! What the head of a claim tells, and in how many rows.

use crate::{
    export::citation::date_in_words,
    model::{Checkable, Claim, view::ClaimPage},
    text::fit,
};

/// The most rows of a wording, and of one thing that is said of a claim.
const STATEMENT_ROWS: usize = 2;

/// What other claims are to a claim.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Around {
    /// What it is to others, and they to it: `part of “…”`.
    pub relations: Vec<String>,
    /// One that says nearly the same and is not related to it.
    pub alike: Option<String>,
}

/// Returns the rows of the wording of a claim, beside its status.
pub fn statement(claim: &Claim, columns: u16) -> Vec<String> {
    let rows = fit::wrap(&claim.statement, columns.max(1), STATEMENT_ROWS);
    if rows.is_empty() {
        vec![String::new()]
    } else {
        rows
    }
}

/// Returns the columns that the wording of a claim has in a head.
pub fn statement_columns(claim: &Claim, columns: u16) -> u16 {
    let status = fit::columns(claim.status.word()).saturating_add(2);
    let (name, status) = if columns < WITH_STATUS {
        (0, 0)
    } else {
        (NAME, status)
    };
    columns
        .saturating_sub(2)
        .saturating_sub(name)
        .saturating_sub(status)
}

/// The narrowest head of a claim with more than its wording.
pub const WITH_STATUS: u16 = 38;

/// The columns of the word before a wording.
pub const NAME: u16 = 7;

/// Returns what is said of a claim, a row each: what it is, in as many rows of some columns as that takes, what it is
/// to others, and what was concluded.
pub fn details(claim: &Claim, around: &Around, columns: u16) -> Vec<(Detail, String)> {
    let mut said = Vec::new();
    said.extend(claim.kind.as_ref().map(|kind| kind.word().to_owned()));
    // Short words first: a name or a reason may be longer than the row.
    said.extend(claim.checkable.as_ref().map(|checkable| match checkable {
        Checkable::Partly => "checkable: partly".to_owned(),
        other => other.word().to_owned(),
    }));
    said.extend(
        claim
            .as_of
            .map(|date| format!("as of {}", date_in_words(date))),
    );
    said.extend(
        claim
            .claimant
            .as_ref()
            .map(|name| format!("claimed by {name}")),
    );
    said.extend(claim.due.map(|date| format!("due {}", date_in_words(date))));
    let why = claim.checkable_why.as_ref();
    said.extend(why.map(|why| format!("checking: {why}")));
    let said = packed(&said, columns.saturating_sub(2));
    let mut rows: Vec<_> = said.into_iter().map(|said| (Detail::Said, said)).collect();
    if !around.relations.is_empty() {
        rows.push((Detail::Said, around.relations.join(" · ")));
    }
    if let Some(verdict) = claim.verdicts.first() {
        rows.push((Detail::Verdict, verdict.replace('\n', " ")));
    }
    rows
}

/// Puts things that are said beside each other in rows of some columns; none is parted that has room in a row.
fn packed(said: &[String], columns: u16) -> Vec<String> {
    const POINT: &str = " · ";
    let mut rows: Vec<String> = Vec::new();
    for said in said {
        let needed = fit::columns(said).saturating_add(fit::columns(POINT));
        match rows.last_mut() {
            Some(row) if fit::columns(row).saturating_add(needed) <= columns => {
                row.push_str(POINT);
                row.push_str(said);
            }
            _ => rows.push(said.clone()),
        }
    }
    let rows = rows.iter();
    rows.flat_map(|row| fit::wrap(row, columns, STATEMENT_ROWS))
        .collect()
}

/// What a row of the head is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// What is said of the claim.
    Said,
    /// What a person concludes.
    Verdict,
}

/// Returns the row of the counts, below the wording.
pub fn counts_row(page: Option<&ClaimPage>, columns: u16) -> u16 {
    let rows = page.map_or(1, |page| {
        statement(&page.claim, statement_columns(&page.claim, columns)).len()
    });
    u16::try_from(rows).unwrap_or(1)
}

/// Returns the rows of the whole head: the wording, the counts, what is said, and one for the first group.
pub fn rows(page: Option<&ClaimPage>, around: &Around, columns: u16) -> u16 {
    let Some(page) = page else { return 4 };
    let details = details(&page.claim, around, columns).len() + usize::from(around.alike.is_some());
    let details = u16::try_from(details).unwrap_or(u16::MAX);
    counts_row(Some(page), columns)
        .saturating_add(details)
        .saturating_add(2)
}
