//! Links to other articles: behind what says so, as cards of one shape, and as answers to a question.

mod labels;

use crate::{import::html::leftovers::lines::Line, model::BlockKind};

use labels::{LABELS, PREFIXES, VAGUE};

/// The most words of a label.
const MOST_WORDS: usize = 7;

/// How many lines may stand behind the title of a card.
const MOST_BEHIND: usize = 2;

/// The longest line on a card, in bytes.
const LONGEST_CARD: usize = 300;

/// How many lines may stand behind a label at the end where none is a link.
const MOST_PLAIN: usize = 6;

/// The fewest cards that are known without a label.
const FEWEST_CARDS: usize = 3;

/// Cards that hold more than this part of the text together are what it is about.
const MOST_OF_TEXT: usize = 3;

/// The most words of an answer that is a link.
const MOST_OF_ANSWER: usize = 4;

/// What a label says of the lines behind it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    /// Other articles.
    Clear,
    /// Other articles, or something of this one.
    Vague,
}

/// Marks labels with the links behind them, and cards of one shape.
pub(super) fn mark(lines: &[Line<'_>], gone: &mut [bool]) {
    let all = bytes(lines);
    let mut at = 0;
    while at < lines.len() {
        let end = match label(lines, at, gone) {
            Some(label) => behind_label(lines, at, label, gone),
            None => match cards(lines, at, gone) {
                // A list of what others wrote may be the text itself.
                Some(row) if !row.are_cards || bytes(row.of(lines)) * MOST_OF_TEXT > all => {
                    at = row.end;
                    continue;
                }
                row => row.map(|row| row.end),
            },
        };
        let Some(end) = end else {
            at += 1;
            continue;
        };
        for is_gone in gone.iter_mut().take(end).skip(at) {
            *is_gone = true;
        }
        at = end;
    }
}

fn bytes(lines: &[Line<'_>]) -> usize {
    lines.iter().map(|line| line.text.len()).sum()
}

/// Lines with pictures that are links, from one on.
struct Row {
    start: usize,
    end: usize,
    are_cards: bool,
}

impl Row {
    fn of<'a, 'b>(&self, lines: &'a [Line<'b>]) -> &'a [Line<'b>] {
        lines.get(self.start..self.end).unwrap_or_default()
    }
}

fn label(lines: &[Line<'_>], at: usize, gone: &[bool]) -> Option<Label> {
    let line = lines.get(at)?;
    let is_gone = gone.get(at).copied().unwrap_or_default();
    if is_gone || at == 0 || line.words > MOST_WORDS || line.kind == BlockKind::ListItem {
        return None;
    }
    let words = line
        .lower
        .trim_end_matches([':', '：', '.', '…', '!', '>', '»', '→', ' ']);
    let words = words.trim_start_matches(['>', '»', '→', '+', ' ']);
    let begins = |prefix: &str| {
        let rest = words.strip_prefix(prefix);
        rest.is_some_and(|rest| rest.starts_with(' '))
    };
    if LABELS.contains(&words) {
        Some(Label::Clear)
    } else if VAGUE.contains(&words) || line.is_heading() && PREFIXES.iter().any(|it| begins(it)) {
        Some(Label::Vague)
    } else {
        None
    }
}

/// Returns where what stands behind a label ends; none where it says nothing of other articles.
fn behind_label(lines: &[Line<'_>], at: usize, label: Label, gone: &[bool]) -> Option<usize> {
    let above = lines.get(at)?;
    let mut titles = 0;
    // Behind the last title, and behind what stands below it.
    let (mut end, mut open) = (at + 1, at + 1);
    for (place, line) in lines.iter().enumerate().skip(at + 1) {
        let is_gone = gone.get(place).copied().unwrap_or_default();
        if is_gone || line.is_picture {
            open = place + 1;
        } else if line.is_of_links && line.text.len() <= LONGEST_CARD {
            titles += 1;
            (end, open) = (place + 1, place + 1);
        } else if titles > 0 && place == end && is_of_item(lines, place) {
            (end, open) = (place + 1, place + 1);
        } else if titles > 0
            && place - end < MOST_BEHIND
            && line.text.len() <= LONGEST_CARD
            && !is_heading_of_text(line, above)
        {
            open = place + 1;
        } else {
            break;
        }
    }
    if titles > 0 {
        return Some(if open == lines.len() { open } else { end });
    }
    let rest = lines.get(at + 1..).unwrap_or_default();
    let is_last = rest.len() <= MOST_PLAIN && !rest.iter().any(Line::is_prose);
    match label {
        Label::Vague => None,
        Label::Clear if is_last => Some(lines.len()),
        // What it stood above is left out already.
        Label::Clear => Some(at + 1),
    }
}

/// Tells whether a line of a list says something of the one before it, and is short.
fn is_of_item(lines: &[Line<'_>], at: usize) -> bool {
    let both = [at.checked_sub(1), Some(at)].map(|at| at.and_then(|at| lines.get(at)));
    let are_items = both
        .iter()
        .flatten()
        .all(|line| line.kind == BlockKind::ListItem);
    are_items && lines.get(at).is_some_and(Line::is_short)
}

/// Tells whether a heading begins something else than what stands under a label.
fn is_heading_of_text(line: &Line<'_>, above: &Line<'_>) -> bool {
    line.is_heading() && !line.is_of_links && (!above.is_heading() || line.level <= above.level)
}

/// Finds cards that begin here, each with a picture and a headline that are links.
fn cards(lines: &[Line<'_>], start: usize, gone: &[bool]) -> Option<Row> {
    let is_gone = |place: usize| gone.get(place).copied().unwrap_or_default();
    let is_picture = |line: &Line<'_>| line.is_picture && line.is_linked;
    if is_gone(start) || !lines.get(start).is_some_and(is_picture) {
        return None;
    }
    let (mut pictures, mut titles) = (0, 0);
    let (mut end, mut open) = (start + 1, start + 1);
    for (place, line) in lines.iter().enumerate().skip(start) {
        let may_be_below =
            titles > 0 && place - end < MOST_BEHIND && line.text.len() <= LONGEST_CARD;
        if is_picture(line) {
            pictures += 1;
            open = place + 1;
        } else if line.is_heading() && line.is_linked {
            titles += 1;
            (end, open) = (place + 1, place + 1);
        } else if is_gone(place) || may_be_below && !line.is_heading() {
            open = place + 1;
        } else {
            break;
        }
    }
    let are_cards = titles >= FEWEST_CARDS && pictures >= titles;
    // What is passed over is not looked at again.
    let is_all = open == lines.len() || !are_cards;
    Some(Row {
        start,
        end: if is_all { open } else { end },
        are_cards,
    })
}

/// Marks questions whose answers are links, as letters ask what their readers think of them.
pub(super) fn mark_polls(lines: &[Line<'_>], gone: &mut [bool]) {
    for (at, line) in lines.iter().enumerate() {
        let asks = line.lower.ends_with(['?', '？', '؟']) && !line.is_of_links && line.words <= 20;
        if !asks {
            continue;
        }
        let is_answer = |line: &&Line<'_>| {
            let links = line.is_linked && line.words <= MOST_OF_ANSWER && !line.is_heading();
            links && !line.is_picture
        };
        let rest = lines.get(at + 1..).unwrap_or_default();
        let linked = rest.iter().take_while(is_answer).count();
        let plain = rest.iter().take_while(|line| is_choice(line)).count();
        let votes = rest
            .get(plain)
            .is_some_and(|line| VOTES.contains(&line.lower.trim()));
        let count = if linked >= 2 {
            linked
        } else if plain >= 2 && votes {
            let after = rest.iter().skip(plain);
            plain
                + after
                    .take_while(|line| VOTES.contains(&line.lower.trim()))
                    .count()
        } else {
            continue;
        };
        for is_gone in gone.iter_mut().skip(at).take(count + 1) {
            *is_gone = true;
        }
    }
}

/// Tells whether a line may be one of the answers to choose from.
fn is_choice(line: &Line<'_>) -> bool {
    line.is_short() && !line.is_heading() && !VOTES.contains(&line.lower.trim())
}

/// What sends an answer or shows what others chose, in lower case.
const VOTES: &[&str] = &[
    "vote",
    "vote now",
    "submit",
    "submit vote",
    "submit your vote",
    "view results",
    "view poll results",
    "see results",
    "show results",
    "abstimmen",
    "jetzt abstimmen",
    "ergebnis anzeigen",
    "zum ergebnis",
    "voter",
    "voir les résultats",
    "votar",
    "ver resultados",
    "vota",
    "vedi i risultati",
    "stem",
    "bekijk resultaten",
    "проголосовать",
    "голосовать",
    "результаты",
    "投票",
    "投票する",
];
