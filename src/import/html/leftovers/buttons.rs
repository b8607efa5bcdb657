//! Lines made of nothing but the words of buttons, as sites have them in rows above and below an article.

mod words;

use crate::{import::html::leftovers::lines::Line, model::BlockKind};

use words::{COUNTED, FILL, NETWORKS, PHRASES, VERBS, WEAK};

/// The most words of such a line.
const MOST_WORDS: usize = 24;

/// The most words of one button.
const MOST_OF_PHRASE: usize = 6;

/// The most words of a button that names what it is for.
const MOST_NAMED: usize = 5;

/// What a line that is made of buttons has of them.
#[derive(Clone, Copy, Default)]
struct Buttons {
    /// Phrases that only buttons say.
    phrases: usize,
    /// Words that other lines may be, too.
    actions: usize,
    networks: usize,
}

/// Marks the lines that are buttons.
pub(super) fn mark(lines: &[Line<'_>], gone: &mut [bool]) {
    let mut start = 0;
    while start < lines.len() {
        let run: Vec<Buttons> = lines
            .iter()
            .skip(start)
            .map_while(|line| buttons(line))
            .collect();
        if run.is_empty() {
            start += 1;
            continue;
        }
        let end = start + run.len();
        if is_row(lines, (start, end), &run) {
            for is_gone in gone.iter_mut().take(end).skip(start) {
                *is_gone = true;
            }
        }
        start = end;
    }
    for (line, is_gone) in lines.iter().zip(gone) {
        *is_gone |= is_named(line);
    }
}

/// Tells whether lines of buttons beside one another are such a row, and no list that the text itself gives.
fn is_row(lines: &[Line<'_>], (start, end): (usize, usize), run: &[Buttons]) -> bool {
    let row = lines.get(start..end).unwrap_or_default();
    let phrases: usize = run.iter().map(|it| it.phrases).sum();
    let actions: usize = run.iter().map(|it| it.actions).sum();
    let networks: usize = run.iter().map(|it| it.networks).sum();
    let is_linked = row.iter().all(|line| line.is_of_links);
    if is_linked {
        return phrases + actions + networks > 0;
    }
    let above = start.checked_sub(1).and_then(|at| lines.get(at));
    let is_announced =
        above.is_some_and(|above| above.text.ends_with([':', '：']) && above.words > 3);
    let is_list = row.iter().all(|line| line.kind == BlockKind::ListItem);
    let is_headed = is_list && above.is_some_and(Line::is_heading);
    if is_announced || is_headed && phrases == 0 {
        return false;
    }
    phrases > 0 || actions > 0 && actions + networks > 1
}

/// Takes a line apart; none where a part of it is no button.
fn buttons(line: &Line<'_>) -> Option<Buttons> {
    let may_be = match line.kind {
        BlockKind::Paragraph | BlockKind::Heading => true,
        BlockKind::ListItem => !line.is_numbered,
        _ => false,
    };
    if !may_be || line.words > MOST_WORDS {
        return None;
    }
    let lower = said(line);
    let is_mark = |c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '-' | '&' | '+');
    let words: Vec<&str> = lower
        .split(is_mark)
        .map(|word| word.trim_matches(['\'', '-']))
        .filter(|word| !word.is_empty())
        .collect();
    let found = cut(&words)?;
    // What somebody says may be made of the same words.
    if found.phrases == 0 && line.is_sentence() {
        return None;
    }
    // What heads a part of the text is one or two plain words.
    let is_enough = !line.is_heading() || found.phrases > 0 && words.len() > 1 || line.is_linked;
    (is_enough && found.phrases + found.actions + found.networks > 0).then_some(found)
}

/// Returns the words of a line with those of its pictures, in lower case.
fn said(line: &Line<'_>) -> String {
    if line.is_picture || line.text.contains("[image: ") {
        return line
            .text
            .to_lowercase()
            .replace("[image: ", " | ")
            .replace('’', "'");
    }
    line.lower.clone()
}

/// Cuts words into what buttons say, the longest first.
fn cut(words: &[&str]) -> Option<Buttons> {
    let mut found = Buttons::default();
    let mut rest = words;
    let mut after_number = false;
    while !rest.is_empty() {
        let longest = (1..=rest.len().min(MOST_OF_PHRASE))
            .rev()
            .find_map(|count| {
                let phrase = rest.get(..count)?.join(" ");
                PHRASES.contains(&phrase.as_str()).then_some(count)
            });
        let word = rest.first().copied().unwrap_or_default();
        let mut count = 1;
        let is_number = word.chars().all(char::is_numeric) || is_short_number(word);
        if let Some(longest) = longest {
            found.phrases += 1;
            count = longest;
        } else if after_number && COUNTED.contains(&word) {
            found.phrases += 1;
        } else if WEAK.contains(&word) {
            found.actions += 1;
        } else if NETWORKS.contains(&word) {
            found.networks += 1;
        } else if !is_number && !FILL.contains(&word) {
            return None;
        }
        after_number = is_number;
        rest = rest.get(count..).unwrap_or_default();
    }
    Some(found)
}

/// Tells whether a word counts as "1.2k" or "3m" does.
fn is_short_number(word: &str) -> bool {
    let digits = word.trim_end_matches(['k', 'm']);
    !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit())
}

/// Tells whether a line is a link that says what is to be done and for whom, as "Share The Quayside Post".
fn is_named(line: &Line<'_>) -> bool {
    let is_alone = line.kind == BlockKind::Paragraph && line.is_linked;
    let first = line.lower.split_whitespace().next().unwrap_or_default();
    is_alone && line.words <= MOST_NAMED && !line.is_sentence() && VERBS.contains(&first)
}
