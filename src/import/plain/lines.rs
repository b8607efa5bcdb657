//! Lines of a plain text, and which of them are about the article instead of its text.

use std::ops::Range;

use crate::{
    import::metadata::{self, Zone},
    model::{Found, PartialDate},
};

use super::wrap;

/// How many lines at the start may tell about the article, blank ones not counted.
const HEAD: usize = 12;

/// How many lines at the end may.
const TAIL: usize = 6;

/// How many lines of the same group may stand before such a line; a byline hides in no paragraph.
const BEFORE: usize = 2;

/// The most words of a place where a letter was written.
const MOST_WORDS_OF_PLACE: usize = 4;

/// What stands before the day of a letter in some languages.
const ARTICLES: &[&str] = &["le", "den", "the", "il", "el", "a", "am", "de", "on"];

/// The deepest indent that is told apart, in columns.
const DEEPEST: usize = 64;

/// One line without its indent and without blanks at its end; empty where it is blank or was sorted out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// How far it stands from the margin, in columns.
    pub indent: usize,
    pub text: &'a str,
}

impl<'a> Line<'a> {
    pub fn new(line: &'a str) -> Self {
        let text = line.trim();
        let blanks = line.chars().take_while(|c| c.is_whitespace());
        let indent = blanks.map(|c| if c == '\u{3000}' { 2 } else { 1 }).sum();
        Self { indent, text }
    }

    /// Tells whether the line is drawn across: `---`, `* * *`, `⁂`.
    pub fn is_rule(self) -> bool {
        let mut marks = self.text.chars().filter(|c| *c != ' ');
        let Some(first) = marks.next() else {
            return false;
        };
        match first {
            '⁂' => marks.next().is_none(),
            '-' | '*' | '_' | '=' | '~' | '–' | '—' => {
                let rest = marks.try_fold(1, |count, mark| (mark == first).then_some(count + 1));
                rest.is_some_and(|count| count >= 3)
            }
            _ => false,
        }
    }

    /// Returns depth and inside of a line that begins with `>`.
    pub fn quoted(self) -> Option<(usize, Self)> {
        let is_mark = |c: char| matches!(c, '>' | ' ');
        let inside = self.text.strip_prefix('>')?.trim_start_matches(is_mark);
        let marks = self.text.get(..self.text.len() - inside.len())?;
        let blanks = marks.len() - marks.trim_end().len();
        let line = Self {
            indent: blanks.saturating_sub(1),
            text: inside,
        };
        Some((marks.bytes().filter(|mark| *mark == b'>').count(), line))
    }
}

/// The lines of a text with what was sorted out of them.
pub(super) struct Sorted<'a> {
    /// All lines; those that are not of the text are blank now.
    pub lines: Vec<Line<'a>>,
    /// Lines at the start that hold a date and stay in the text: none of them is a headline.
    pub dated: Vec<usize>,
    pub found: Found,
    updated: Option<PartialDate>,
}

/// Cuts a text into lines and sorts out those that are about the article.
pub(super) fn sort_out(text: &str) -> Sorted<'_> {
    let mut sorted = Sorted {
        lines: text.split('\n').map(Line::new).collect(),
        dated: Vec::new(),
        found: Found::default(),
        updated: None,
    };
    let filled = |(place, line): (usize, &Line<'_>)| (!line.text.is_empty()).then_some(place);
    let numbered = sorted.lines.iter().enumerate();
    let head: Vec<usize> = numbered.clone().filter_map(filled).take(HEAD).collect();
    let mut tail: Vec<usize> = numbered.rev().filter_map(filled).take(TAIL).collect();
    tail.retain(|place| !head.contains(place));
    tail.reverse();
    for (number, place) in head.into_iter().enumerate() {
        let zone = if number == 0 { Zone::First } else { Zone::Head };
        sorted.consider(place, zone);
    }
    for place in tail {
        sorted.consider(place, Zone::Tail);
    }
    sorted.found.published = sorted.found.published.or(sorted.updated);
    for line in &mut sorted.lines {
        if metadata::is_debris(line.text) {
            line.text = "";
        }
    }
    sorted
}

impl Sorted<'_> {
    fn text(&self, place: usize) -> &str {
        self.lines.get(place).map_or("", |line| line.text)
    }

    fn drop_line(&mut self, place: usize) {
        if let Some(line) = self.lines.get_mut(place) {
            line.text = "";
        }
    }

    fn consider(&mut self, place: usize, zone: Zone) {
        let text = self.text(place);
        let before = self.lines.get(..place).unwrap_or_default();
        let group = before.iter().rev().take_while(|line| !line.text.is_empty());
        if text.is_empty() || group.take(BEFORE + 1).count() > BEFORE {
            return;
        }
        if metadata::announces_tags(text) {
            self.take_tags(place);
        } else if let Some(told) = metadata::line(text, zone) {
            let is_taken = metadata::fill(&mut self.updated, told.updated);
            // A line that tells other than the ones before it is of the text, and nothing else keeps it.
            if metadata::join(&mut self.found, told.found) && is_taken {
                self.drop_line(place);
            }
        } else if zone != Zone::Tail
            && let Some(date) = dateline(text)
        {
            self.found.published.get_or_insert(date);
            self.dated.push(place);
        } else if zone != Zone::Tail
            && let Some(date) = metadata::date_beside_words(text)
        {
            self.found.published.get_or_insert(date);
            self.dated.push(place);
        }
    }

    /// Takes the tags that stand on the next filled line, if that is a line of tags.
    fn take_tags(&mut self, place: usize) {
        let next = (place + 1..self.lines.len())
            .take(HEAD)
            .find(|next| !self.text(*next).is_empty());
        let Some(next) = next else { return };
        if let Some(tags) = metadata::tag_line(self.text(next)) {
            metadata::add_tags(&mut self.found.tags, tags);
            self.drop_line(place);
            self.drop_line(next);
        }
    }
}

/// Returns the day of a line that says where and when a letter was written, as in "Halden, le 3 mai 2024".
fn dateline(text: &str) -> Option<PartialDate> {
    let (place, day) = text.split_once([',', '，'])?;
    let is_place = place.split_whitespace().count() <= MOST_WORDS_OF_PLACE
        && place.starts_with(char::is_uppercase)
        && !place.contains(|c: char| c.is_numeric());
    let day = day.trim().trim_end_matches('.');
    let day = match day.split_once(' ') {
        Some((article, day)) if ARTICLES.contains(&article) => day,
        _ => day,
    };
    let date = PartialDate::read(day).ok()?;
    (is_place && date.day().is_some()).then_some(date)
}

/// Finds what is read at a time: a run of lines between blank ones, or a line alone if each is a paragraph.
pub(super) fn groups(lines: &[Line<'_>]) -> Vec<Range<usize>> {
    let mut groups = Vec::new();
    for run in runs(lines) {
        if wrap::is_paragraph_a_line(lines.get(run.clone()).unwrap_or_default()) {
            groups.extend(run.map(|place| place..place + 1));
        } else {
            groups.push(run);
        }
    }
    groups
}

/// Finds the runs of lines between blank ones.
fn runs(lines: &[Line<'_>]) -> Vec<Range<usize>> {
    let mut groups = Vec::new();
    let mut start = None;
    for (place, line) in lines.iter().enumerate() {
        match (start, line.text.is_empty()) {
            (None, false) => start = Some(place),
            (Some(begin), true) => {
                groups.push(begin..place);
                start = None;
            }
            _ => {}
        }
    }
    groups.extend(start.map(|begin| begin..lines.len()));
    groups
}

/// Finds the indent that most groups have, in columns; of two the smaller.
pub(super) fn usual_indent(lines: &[Line<'_>], groups: &[Range<usize>]) -> usize {
    let mut counts = [0_usize; DEEPEST + 1];
    for group in groups {
        let lines = lines.get(group.clone()).unwrap_or_default();
        let least = lines.iter().map(|line| line.indent).min().unwrap_or(0);
        if let Some(count) = counts.get_mut(least.min(DEEPEST)) {
            *count += 1;
        }
    }
    let most = counts.iter().max().copied().unwrap_or(0);
    counts.iter().position(|count| *count == most).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_drawn_with_one_mark() {
        for text in ["---", "* * *", "_____", "=====", "— — —", "⁂"] {
            assert!(Line::new(text).is_rule(), "{text}");
        }
        for text in ["--", "-", "-*-", "--- a", "", "...", "⁂⁂"] {
            assert!(!Line::new(text).is_rule(), "{text}");
        }
    }

    #[test]
    fn the_depth_of_a_quotation_is_counted() {
        let of = |text| {
            Line::new(text)
                .quoted()
                .map(|(depth, line)| (depth, line.text))
        };
        assert_eq!(of("> a"), Some((1, "a")));
        assert_eq!(of(">> > a > b"), Some((3, "a > b")));
        assert_eq!(of(">"), Some((1, "")));
        assert_eq!(of("a > b"), None);
    }

    #[test]
    fn an_indent_counts_columns() {
        assert_eq!(
            Line::new("   a "),
            Line {
                indent: 3,
                text: "a"
            }
        );
        assert_eq!(
            Line::new("\u{3000}云"),
            Line {
                indent: 2,
                text: "云"
            }
        );
    }

    #[test]
    fn groups_lie_between_blank_lines() {
        let sorted = sort_out("\na b.\nc d.\n\n \n    e f.\n");
        let groups = groups(&sorted.lines);
        assert_eq!(groups, [1..3, 5..6]);
        assert_eq!(usual_indent(&sorted.lines, &groups), 0);
    }

    #[test]
    fn no_byline_is_looked_for_inside_a_paragraph() {
        let sorted = sort_out("One one\ntwo two\nthree three\nBy Jane Doe\nfour.");
        assert_eq!(sorted.found.author, None);
        assert!(sorted.lines.iter().all(|line| !line.text.is_empty()));
    }

    #[test]
    fn tags_stand_on_the_line_after_their_label() {
        let sorted = sort_out("Tags in this article\n\nCloud, JEDI\n\nThe text.");
        let tags: Vec<&str> = sorted
            .found
            .tags
            .iter()
            .map(crate::model::CleanText::as_str)
            .collect();
        assert_eq!(tags, ["Cloud", "JEDI"]);
        let left: Vec<&str> = sorted.lines.iter().map(|line| line.text).collect();
        assert_eq!(left, ["", "", "", "", "The text."]);
    }
}
