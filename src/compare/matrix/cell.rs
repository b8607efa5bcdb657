//! What stands where a claim and an article or source meet.

use std::collections::BTreeSet;

use super::survey::{Hush, Quote};
use crate::{
    model::{ArticleId, view::StanceCounts},
    text::{count::counted, fit},
};

/// What was found of one claim in one column; there is none where nothing was.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// The evidence.
    pub quotes: Vec<Quote>,
    /// The articles that say nothing of it.
    pub silences: Vec<Hush>,
}

impl Cell {
    /// Counts the evidence.
    pub fn counts(&self) -> StanceCounts {
        let mut counts = StanceCounts::default();
        for quote in &self.quotes {
            counts.count(&quote.stance);
        }
        counts
    }

    /// Returns the sign of what was found: evidence goes before silence, and taking sides before mentioning.
    pub fn sign(&self) -> &'static str {
        let counts = self.counts();
        match (counts.supports > 0, counts.refutes > 0) {
            (true, true) => "±",
            (true, false) => "+",
            (false, true) => "-",
            (false, false) if counts.mentions > 0 => "=",
            (false, false) if self.silences.is_empty() => "",
            (false, false) => "o",
        }
    }

    /// Returns the letters of its origins, each once, in the order of the evidence.
    pub fn letters(&self) -> Vec<String> {
        let mut letters: Vec<String> = Vec::new();
        for quote in &self.quotes {
            let letter = quote.origin.letters();
            if !letters.contains(&letter) {
                letters.push(letter);
            }
        }
        letters
    }

    /// Tells whether something of it waits for a person: evidence to recheck, or a silence of an older snapshot.
    pub fn waits(&self) -> bool {
        let is_outdated = self.silences.iter().any(|hush| !hush.is_current);
        is_outdated || self.quotes.iter().any(|quote| quote.recheck)
    }

    /// Returns how many articles of it are checked.
    pub fn checked(&self) -> usize {
        let bearing: BTreeSet<ArticleId> = self.quotes.iter().map(|quote| quote.article).collect();
        bearing.len() + self.silent()
    }

    /// Counts the articles that say nothing of the claim in their newest snapshots.
    pub fn silent(&self) -> usize {
        self.silences.iter().filter(|hush| hush.is_current).count()
    }

    /// Counts what is left to read of a column of so many articles.
    pub fn left(&self, articles: usize) -> usize {
        articles.saturating_sub(self.checked())
    }

    /// Returns it as it stands in a matrix, such as `+ab!`, in so many columns of the screen: letters give way to `!`.
    pub fn text(&self, width: u16) -> String {
        let mut letters = self.letters();
        let more = if letters.len() > 3 { "…" } else { "" };
        letters.truncate(3);
        // `aa` is one origin, and not two.
        let is_short = letters.iter().all(|letters| letters.len() == 1);
        let letters = letters.join(if is_short { "" } else { "," }) + more;
        let (sign, waits) = (self.sign(), if self.waits() { "!" } else { "" });
        let taken = fit::columns(sign) + fit::columns(waits);
        let letters = fit::cut(&letters, width.saturating_sub(taken));
        format!("{sign}{letters}{waits}")
    }

    /// Tells it in words, such as `supports · origin a: the ministry · recheck`, of a column of so many articles.
    pub fn in_words(&self, articles: usize) -> String {
        let counts = self.counts();
        let mut parts = Vec::new();
        for (count, one, several) in [
            (counts.supports, "supports", "support"),
            (counts.refutes, "refutes", "refute"),
            (counts.mentions, "mentions", "mention"),
        ] {
            match (count, self.quotes.len()) {
                (0, _) => {}
                (1, 1) => parts.push(one.to_owned()),
                (1, _) => parts.push(format!("1 {one}")),
                (count, _) => parts.push(format!("{count} {several}")),
            }
        }
        let mut told: Vec<String> = Vec::new();
        for quote in &self.quotes {
            let origin = match &quote.origin.name {
                Some(name) => format!("origin {}: {name}", quote.origin.letters()),
                None => "origin unknown".to_owned(),
            };
            if !told.contains(&origin) {
                told.push(origin);
            }
        }
        parts.extend(told);
        let silent = self.silent();
        let outdated = self.silences.len() - silent;
        if silent > 0 {
            parts.push(if articles > 1 {
                format!("{silent} silent")
            } else {
                "silent".to_owned()
            });
        }
        if outdated > 0 {
            parts.push("silent in an older snapshot".to_owned());
        }
        if self.waits() {
            parts.push("recheck".to_owned());
        }
        let left = self.left(articles);
        if articles > 1 && left > 0 {
            parts.push(format!("{} left to read", counted(left, "article")));
        }
        parts.join(" · ")
    }
}
