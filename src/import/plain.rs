//! Plain text: paragraphs, headings, lists and quotations told by blank lines, indents and marks.
//!
//! Plain text has no grammar, so each rule here asks for signs that prose does not show by chance, and
//! where they are missing a line stays a paragraph. No line of prose is ever left out.

mod lines;
mod lists;
mod wrap;

use std::ops::Range;

use crate::{
    import::{
        builder::{Builder, Inline, Shape},
        title,
    },
    model::{BlockKind, CleanText, Found, Snapshot},
};

use lines::{Line, Sorted};
use lists::Lists;

/// The widest headline, in columns.
const WIDEST_HEADLINE: usize = 160;

/// The widest heading within a text, in columns.
const WIDEST_HEADING: usize = 70;

/// The most words of a heading within a text.
const MOST_WORDS_OF_HEADING: usize = 12;

/// How many short lines may follow one another as headings; more of them are a list of something.
const MOST_HEADINGS_IN_A_ROW: usize = 2;

/// How much deeper than the rest a quotation is indented, in columns.
const INDENT_OF_QUOTATION: usize = 4;

/// Makes a snapshot of plain text; none where nothing is left to read.
pub(super) fn read(text: &str) -> Option<Snapshot> {
    let clean = CleanText::new(text);
    let Sorted {
        lines,
        dated,
        mut found,
        ..
    } = lines::sort_out(&clean);
    let groups = lines::groups(&lines);
    let mut reader = Reader {
        base: lines::usual_indent(&lines, &groups),
        lines: &lines,
        builder: Builder::default(),
        lists: Lists::default(),
        dated: &dated,
    };
    let labelled = !found.title.is_empty();
    if labelled {
        let title = Inline::new(&found.title);
        reader
            .builder
            .block(Shape::at(BlockKind::Heading, 1), title);
    }
    let mut rest = groups.as_slice();
    while let Some((first, after)) = rest.split_first() {
        if dated.contains(&first.start) && first.len() == 1 {
            reader.group(first, Standing::Prose);
            rest = after;
            continue;
        }
        if let Some(headline) = reader.headline(first, !labelled && !after.is_empty()) {
            reader
                .builder
                .block(Shape::at(BlockKind::Heading, 1), Inline::new(&headline));
            found.title = title::shortened(&headline);
            rest = after;
        }
        break;
    }
    let standings = reader.standings(rest);
    for (group, standing) in rest.iter().zip(standings) {
        reader.group(group, standing);
    }
    if found.title.is_empty() {
        found.title = title::first_sentence(&reader.builder);
    }
    reader.builder.finish(Found {
        title: title::shortened(&found.title),
        ..found
    })
}

/// What a group of lines is by its surroundings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    Prose,
    Heading,
}

struct Reader<'a> {
    lines: &'a [Line<'a>],
    /// Lines at the start that hold a date.
    dated: &'a [usize],
    /// The indent that most of the text has, in columns.
    base: usize,
    builder: Builder,
    lists: Lists,
}

impl<'a> Reader<'a> {
    fn slice(&self, group: &Range<usize>) -> &'a [Line<'a>] {
        self.lines.get(group.clone()).unwrap_or_default()
    }

    /// Reads the first group as a headline, if it is short, has no closing stop, and text follows.
    fn headline(&self, group: &Range<usize>, allowed: bool) -> Option<String> {
        if !allowed || group.len() > 3 {
            return None;
        }
        let lines = self.slice(group);
        let special = |at: usize| {
            let line = lines.get(at).copied().unwrap_or_default();
            line.is_rule() || line.quoted().is_some() || lists::marker(line).is_some()
        };
        if (0..lines.len()).any(special) {
            return None;
        }
        let mut paragraphs = wrap::paragraphs(lines);
        let text = paragraphs.pop()?;
        let alone = paragraphs.is_empty() && !text.contains('\n');
        let fits = alone
            && wrap::width(&text) <= WIDEST_HEADLINE
            && text.contains(char::is_alphabetic)
            && !ends_like_prose(&text);
        fits.then_some(text)
    }

    /// Tells headings from prose: short lines without a closing stop, each alone, with text after them.
    fn standings(&self, groups: &[Range<usize>]) -> Vec<Standing> {
        let mut standings = vec![Standing::Prose; groups.len()];
        let mut run = 0;
        for (place, group) in groups.iter().enumerate() {
            if self.is_like_heading(group) {
                run += 1;
                continue;
            }
            if (1..=MOST_HEADINGS_IN_A_ROW).contains(&run) {
                let headings = standings.get_mut(place - run..place).unwrap_or_default();
                headings.fill(Standing::Heading);
            }
            run = 0;
        }
        standings
    }

    fn is_like_heading(&self, group: &Range<usize>) -> bool {
        let [line] = self.slice(group) else {
            return false;
        };
        if self.dated.contains(&group.start) {
            return false;
        }
        // Bytes first: only a short line is worth a closer look.
        line.text.len() <= 4 * WIDEST_HEADING
            && line.indent < self.base + INDENT_OF_QUOTATION
            && wrap::width(line.text) <= WIDEST_HEADING
            && line.text.split_whitespace().count() <= MOST_WORDS_OF_HEADING
            && !ends_like_prose(line.text)
            && !line.text.ends_with(['!', '?', '…'])
            && line
                .text
                .chars()
                .find(|c| c.is_alphabetic())
                .is_some_and(|letter| !letter.is_lowercase())
            && !line.is_rule()
            && line.quoted().is_none()
            && lists::marker(*line).is_none_or(|marker| marker.number.is_some())
    }

    /// Reads the lines between two blank ones.
    fn group(&mut self, group: &Range<usize>, standing: Standing) {
        let mut place = group.start;
        while place < group.end {
            let line = self.lines.get(place).copied().unwrap_or_default();
            let before = (place > group.start)
                .then(|| self.lines.get(place - 1))
                .flatten();
            let next = if line.is_rule() {
                self.lists.close();
                self.builder.rule();
                place + 1
            } else if line.quoted().is_some() {
                self.quotation(place..group.end)
            } else if let Some(marker) = self.lists.item_at(self.lines, place, before) {
                let shape = self.lists.shape(line.indent, marker);
                let end = self.lists.end_of_item(self.lines, place..group.end);
                let mut text = vec![Line {
                    text: marker.rest,
                    ..line
                }];
                text.extend_from_slice(self.slice(&(place + 1..end)));
                self.builder.block(shape, Inline::new(&wrap::join(&text)));
                end
            } else {
                self.prose(place..group.end, standing)
            };
            place = next;
        }
    }

    /// Reads lines that begin with `>`; returns where they end.
    fn quotation(&mut self, range: Range<usize>) -> usize {
        self.lists.close();
        let mut end = range.start;
        let mut level = 0;
        let mut inside: Vec<Line<'a>> = Vec::new();
        while let Some((depth, text)) = self
            .lines
            .get(end)
            .filter(|_| end < range.end)
            .and_then(|line| line.quoted())
        {
            if depth != level || text.text.is_empty() {
                self.paragraphs(&inside, Shape::at(BlockKind::Quotation, level));
                inside.clear();
                level = depth;
            }
            if !text.text.is_empty() {
                inside.push(text);
            }
            end += 1;
        }
        self.paragraphs(&inside, Shape::at(BlockKind::Quotation, level));
        end
    }

    /// Reads lines up to the next that is something else than prose; returns where they end.
    fn prose(&mut self, range: Range<usize>, standing: Standing) -> usize {
        let first = self.lines.get(range.start).copied().unwrap_or_default();
        if let Some(level) = self.underlined(&range) {
            self.lists.close();
            let shape = Shape::at(BlockKind::Heading, level);
            self.builder.block(shape, Inline::new(first.text));
            return range.start + 2;
        }
        let mut end = range.start + 1;
        while end < range.end {
            let line = self.lines.get(end).copied().unwrap_or_default();
            let before = self.lines.get(end - 1);
            let ends = line.is_rule()
                || line.quoted().is_some()
                || self.lists.item_at(self.lines, end, before).is_some();
            if ends {
                break;
            }
            end += 1;
        }
        let lines = self.slice(&(range.start..end));
        let indent = lines.iter().map(|line| line.indent).min().unwrap_or(0);
        let shape = if let Some(level) = self.lists.level_inside(indent) {
            Shape::at(BlockKind::Paragraph, level)
        } else if standing == Standing::Heading {
            Shape::at(BlockKind::Heading, 2)
        } else if indent >= self.base + INDENT_OF_QUOTATION {
            Shape::at(BlockKind::Quotation, 1)
        } else {
            Shape::of(BlockKind::Paragraph)
        };
        if shape.kind != BlockKind::Paragraph || shape.level == 0 {
            self.lists.close();
        }
        self.paragraphs(lines, shape);
        end
    }

    /// Tells whether a line is underlined with `===` or `---`, and so a heading of the first or second level.
    fn underlined(&self, range: &Range<usize>) -> Option<usize> {
        if range.len() < 2 {
            return None;
        }
        let first = self.lines.get(range.start)?;
        let under = self.lines.get(range.start + 1)?.text;
        let width = wrap::width(first.text);
        let long = under.len() >= 3 && under.len() * 2 >= width && width <= WIDEST_HEADLINE;
        let of = |mark: char| under.chars().all(|c| c == mark);
        match () {
            () if long && of('=') => Some(1),
            () if long && of('-') => Some(2),
            () => None,
        }
    }

    fn paragraphs(&mut self, lines: &[Line<'_>], shape: Shape) {
        for text in wrap::paragraphs(lines) {
            self.builder.block(shape, Inline::new(&text));
        }
    }
}

/// Tells whether a line ends as a sentence or a salutation does, looking through closing quotes.
fn ends_like_prose(text: &str) -> bool {
    let inside = text.trim_end_matches(['"', '”', '’', '»', '\'', ')', ']']);
    match inside.chars().next_back() {
        Some('.') => title::ends_sentence(text),
        Some(',' | ';' | ':' | '。' | '，' | '：' | '！' | '？') => true,
        // A quotation that asks ends as prose does; a headline may ask.
        Some('!' | '?' | '…') => inside.len() < text.len(),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
