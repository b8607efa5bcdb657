//! Lines that were broken to fit a width, joined again.

use unicode_width::UnicodeWidthChar;

use crate::{import::script, text::segment};

use super::lines::Line;

/// The widest line, in columns, that somebody may have broken by hand; a longer one is a whole paragraph.
const WIDEST_BROKEN: usize = 120;

/// The narrowest width, in columns, that prose is broken to; below it lines are verse or addresses.
const NARROWEST_BROKEN: usize = 40;

/// The width, in columns, below which lines that all begin large are verse.
const WIDEST_VERSE: usize = 60;

/// The width, in columns, up to which two full lines are one paragraph although both end a sentence.
const USUAL_WIDTH: usize = 80;

/// A line of more bytes than this is not measured: it is wide.
const BYTES_MEASURED: usize = 1000;

/// Measures a text in columns; of a very long one only that it is very long.
pub(super) fn width(text: &str) -> usize {
    if text.len() > BYTES_MEASURED {
        text.len()
    } else {
        segment::width(text)
    }
}

/// Makes paragraphs of neighbouring lines.
///
/// A line was broken because the next word did not fit. So lines are joined where nearly each would
/// have grown beyond the widest of them with the first word of the next. Where lines are too wide to
/// have been broken, or each ends a sentence, each line is a paragraph. What is left (verse, addresses)
/// is one paragraph that keeps its line breaks.
pub(super) fn paragraphs(lines: &[Line<'_>]) -> Vec<String> {
    let own = |lines: &[Line<'_>]| lines.iter().map(|line| line.text.to_owned()).collect();
    if lines.len() < 2 {
        return own(lines);
    }
    if is_paragraph_a_line(lines) {
        return own(lines);
    }
    let widest = lines
        .iter()
        .filter(|line| !is_long(line))
        .map(|line| width(line.text))
        .max()
        .unwrap_or(0);
    let mut paragraphs = Vec::new();
    for part in cut_at_indents(lines) {
        match habit(part, widest) {
            Habit::Broken => paragraphs.push(join(part)),
            Habit::Paragraphs => paragraphs.extend(part.iter().map(|line| line.text.to_owned())),
            Habit::Lines => {
                let texts: Vec<&str> = part.iter().map(|line| line.text).collect();
                paragraphs.push(texts.join("\n"));
            }
        }
    }
    paragraphs
}

/// Tells whether lines are whole paragraphs: at least every fourth is too wide to have been broken.
///
/// A few wide lines do not tell: a table may stand among lines that were broken.
pub(super) fn is_paragraph_a_line(lines: &[Line<'_>]) -> bool {
    let long = lines.iter().filter(|line| is_long(line)).count();
    long > 0 && long * 4 >= lines.len()
}

/// Tells whether a line is too wide to have been broken; one long word, such as an address, cannot be.
fn is_long(line: &Line<'_>) -> bool {
    let is_word = line.text.is_ascii() && !line.text.contains(' ');
    line.text.len() > WIDEST_BROKEN && !is_word && width(line.text) > WIDEST_BROKEN
}

/// How somebody wrote lines.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Habit {
    /// Paragraphs broken to a width.
    Broken,
    /// A paragraph a line.
    Paragraphs,
    /// Lines that mean their ends.
    Lines,
}

fn habit(lines: &[Line<'_>], widest: usize) -> Habit {
    let breaks = lines.len().saturating_sub(1);
    let full = lines
        .windows(2)
        .filter(|pair| matches!(pair, [line, next] if is_full(line.text, next.text, widest)))
        .count();
    let sentences = lines.iter().all(|line| ends_sentence(line.text));
    let verse = widest < WIDEST_VERSE
        && lines.len() > 3
        && lines
            .iter()
            .all(|line| line.text.starts_with(char::is_uppercase));
    if widest >= NARROWEST_BROKEN && full * 4 >= breaks * 3 && !verse {
        let few = widest <= USUAL_WIDTH && lines.len() < 3;
        if sentences && !few {
            Habit::Paragraphs
        } else {
            Habit::Broken
        }
    } else if sentences {
        Habit::Paragraphs
    } else {
        Habit::Lines
    }
}

/// Tells whether the first word of the next line would have made a line wider than `widest`, or nearly.
pub(super) fn is_full(line: &str, next: &str, widest: usize) -> bool {
    let word = match next.chars().next() {
        Some(character) if script::is_ideograph(character) => character.width().unwrap_or(0),
        _ => 1 + width(next.split(' ').next().unwrap_or_default()),
    };
    (NARROWEST_BROKEN..=WIDEST_BROKEN).contains(&widest) && (width(line) + word) * 10 > widest * 9
}

/// Cuts before each line that is indented more than the rest and follows the end of a sentence.
fn cut_at_indents<'a, 'b>(lines: &'b [Line<'a>]) -> Vec<&'b [Line<'a>]> {
    let least = lines.iter().map(|line| line.indent).min().unwrap_or(0);
    let mut parts = Vec::new();
    let mut start = 0;
    for (place, pair) in lines.windows(2).enumerate() {
        if let [before, line] = pair
            && (least + 2..=least + 8).contains(&line.indent)
            && ends_sentence(before.text)
        {
            parts.extend(lines.get(start..=place));
            start = place + 1;
        }
    }
    parts.extend(lines.get(start..));
    parts
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '»', '\'', ')', ']'])
        .ends_with(['.', '!', '?', '…', '。', '！', '？'])
}

/// Joins lines into one: with a blank, but not between ideographs and not after a hyphen within a word.
pub(super) fn join(lines: &[Line<'_>]) -> String {
    let mut joined = String::with_capacity(lines.iter().map(|line| line.text.len() + 1).sum());
    for line in lines {
        if needs_blank(&joined, line.text) {
            joined.push(' ');
        }
        joined.push_str(line.text);
    }
    joined
}

/// Tells whether a blank must stand where two lines meet.
fn needs_blank(before: &str, after: &str) -> bool {
    let mut last = before.chars().rev();
    let (Some(end), Some(start)) = (last.next(), after.chars().next()) else {
        return false;
    };
    if script::is_seamless(before, after) {
        return false;
    }
    let hyphen = end == '-' && last.next().is_some_and(char::is_alphabetic);
    let word = after.split(' ').next().unwrap_or_default();
    // "pre- and post-war": there the hyphen stands for the rest of the word.
    let suspended = [
        "and", "or", "to", "und", "oder", "bis", "et", "ou", "y", "o",
    ]
    .contains(&word);
    !(hyphen && start.is_lowercase() && !suspended)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<String> {
        let lines: Vec<Line<'_>> = text.split('\n').map(Line::new).collect();
        paragraphs(&lines)
    }

    #[test]
    fn lines_broken_to_a_width_are_joined() {
        let text = "The cloud package was offered to seven governments abroad before\n\
                    anyone in the ministry had read the terms, which a clerk found in\n\
                    a drawer a year later.";
        assert_eq!(of(text), [text.replace('\n', " ")]);
    }

    #[test]
    fn long_lines_are_paragraphs() {
        let line = "The cloud package was offered to many governments abroad. ".repeat(4);
        let line = line.trim();
        let text = format!("{line}\nShort one.\n{line}");
        assert_eq!(of(&text), [line, "Short one.", line]);
    }

    #[test]
    fn a_sentence_a_line_makes_paragraphs() {
        assert_eq!(
            of("He came.\nShe left again.\nNobody spoke."),
            ["He came.", "She left again.", "Nobody spoke."]
        );
    }

    #[test]
    fn verse_and_addresses_keep_their_lines() {
        let address = "Cloud Office\n12 Long Street\nSpringfield";
        assert_eq!(of(address), [address]);
        let verse = "The clouds go over roofs of tin and stone\n\
                     And what they carry nobody has known\n\
                     But every clerk who waters his one plant\n\
                     Would follow if he could and knows he can't,";
        assert_eq!(of(verse), [verse]);
    }

    #[test]
    fn an_indented_first_line_begins_a_paragraph() {
        let text = "   The package was offered to seven governments abroad before\n\
                    anyone in the ministry had read its terms.\n   \
                    A clerk found them in a drawer a year later, and nobody could\n\
                    say who had put them there.";
        let joined = of(text);
        assert_eq!(joined.len(), 2);
        assert!(joined[0].ends_with("read its terms."));
        assert!(joined[1].starts_with("A clerk"));
    }

    #[test]
    fn lines_meet_as_their_script_asks() {
        let join = |text: &str| join(&text.split('\n').map(Line::new).collect::<Vec<_>>());
        assert_eq!(join("cloud\nservices"), "cloud services");
        assert_eq!(join("long-\nterm"), "long-term");
        assert_eq!(join("pre-\nand post-war"), "pre- and post-war");
        assert_eq!(join("said -\nand left"), "said - and left");
        assert_eq!(join("云计\n算"), "云计算");
        assert_eq!(join("云\ncloud"), "云 cloud");
        assert_eq!(join("한국\n어"), "한국 어");
    }
}
