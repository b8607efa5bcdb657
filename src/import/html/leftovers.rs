//! Lines that ask for something or lead elsewhere, and are none of an article's.
//!
//! Each is known by its whole, and is short: a sentence of prose that begins like one of them is not alone, or is longer.
//! Others are known by what they stand beside: rows of buttons, links under a label, what closes a page.

mod buttons;
mod ends;
mod lines;
mod members;
mod prompts;
mod teasers;

use std::collections::HashSet;

use crate::import::{
    around::{ELSEWHERE, ENDS, VIEWS},
    builder::Inline,
    html::{
        article::{What, is_same_headline},
        flow::Piece,
        junk::Place,
    },
    metadata::is_debris,
};

use lines::Line;

/// The most words of a heading that goes with what stood under it.
const MOST_OF_HEADING: usize = 8;

/// Labels in lower case behind which only links lead to other articles: they may begin a sentence, too.
const LINKED: &[&str] = &["read more", "see also"];

/// The longest line around such a link, in bytes.
const LONGEST_END: usize = 200;

/// Finds the pieces of an article, a mail or several articles that are such lines, by their places.
pub(super) fn found(pieces: &[Piece], what: What, authors: Option<&str>) -> HashSet<usize> {
    let place = match what {
        What::Whole => return HashSet::new(),
        What::Mail => Place::Mail,
        What::Article | What::Several => Place::Page,
    };
    let lines = lines::of(pieces);
    let mut gone: Vec<bool> = lines
        .iter()
        .map(|line| {
            let inline = pieces.get(line.at).and_then(Piece::inline);
            is_debris(line.text) || inline.is_some_and(|inline| is_one(inline, place))
        })
        .collect();
    buttons::mark(&lines, &mut gone);
    teasers::mark_polls(&lines, &mut gone);
    if place == Place::Page {
        teasers::mark(&lines, &mut gone);
        members::mark(&lines, &mut gone);
        ends::mark(&lines, authors, &mut gone);
    }
    mark_headings(&lines, &mut gone);
    mark_pictures(&lines, &mut gone);
    let gone = lines.iter().zip(gone).filter(|(_, is_gone)| *is_gone);
    gone.map(|(line, _)| line.at).collect()
}

/// Marks pictures of which is said what stands as a caption behind them.
fn mark_pictures(lines: &[Line<'_>], gone: &mut [bool]) {
    for ((line, next), is_gone) in lines.iter().zip(lines.iter().skip(1)).zip(gone) {
        let shown = line.text.strip_prefix("[image: ");
        let shown = shown.and_then(|text| text.strip_suffix(']'));
        *is_gone |=
            line.is_picture && shown.is_some_and(|shown| is_same_headline(shown, next.text));
    }
}

/// Marks short headings under which nothing is left.
fn mark_headings(lines: &[Line<'_>], gone: &mut [bool]) {
    // What stands behind a heading: whether something went, and the level of the next heading.
    let mut next_is_gone = false;
    let mut next_level = Some(0);
    for (line, is_gone) in lines.iter().zip(gone).skip(1).rev() {
        if *is_gone {
            next_is_gone = true;
            continue;
        }
        let is_empty = next_is_gone
            && (next_level.is_some_and(|level| level <= line.level)
                || prompts::begins_offer(&line.lower));
        if line.is_heading() && line.words <= MOST_OF_HEADING && is_empty {
            *is_gone = true;
            continue;
        }
        next_is_gone = false;
        next_level = line.is_heading().then_some(line.level);
    }
}

/// Tells whether a block is such a line.
fn is_one(inline: &Inline, place: Place) -> bool {
    let text = inline.as_str().trim();
    if text.len() > LONGEST_END {
        return false;
    }
    let lower = text.to_lowercase();
    if VIEWS.contains(&lower.as_str()) {
        return true;
    }
    let linked: usize = inline.links().map(|words| words.trim().len()).sum();
    let ends = inline
        .links()
        .any(|words| ENDS.contains(&words.trim().to_lowercase().as_str()));
    // Articles tell of such links, too.
    if ends && (place == Place::Mail || linked * 2 >= text.len()) {
        return true;
    }
    if prompts::is_one(&lower.replace('’', "'")) {
        return true;
    }
    let Some(after) = behind_label(text, &lower) else {
        return false;
    };
    !after.is_empty() && linked >= after.len()
}

/// Returns what stands behind a label that leads to other articles; a sign parts them, or nothing where all is a link.
fn behind_label<'a>(text: &'a str, lower: &str) -> Option<&'a str> {
    let labels = || ELSEWHERE.iter().chain(LINKED);
    let label = labels()
        .filter(|label| lower.starts_with(**label))
        .max_by_key(|label| label.len())?;
    // The cases of its letters have the same length in all of these.
    let after = text.get(label.len()..)?;
    let signs = [':', '：', '|', '–', '—', '>', '»', '→', ' '];
    after
        .starts_with(|c: char| signs.contains(&c) || c.is_whitespace())
        .then(|| after.trim_matches(signs).trim())
}

#[cfg(test)]
mod tests;
