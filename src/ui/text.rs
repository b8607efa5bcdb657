//! The text of an article with its marks.

use std::ops::Range;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::{Modifier, Style},
    widgets::Widget,
};
use unicode_segmentation::UnicodeSegmentation;

use crate::{
    app::{
        marks::Mark,
        reader::{Comparison, Reader},
        view::Light,
    },
    model::{Annotation, BlockKind, Color, SpanKind, Stance},
    text::{
        layout::{Row, RowKind},
        object, segment,
        setting::Marker,
    },
    ui::{
        Role, Theme,
        paint::{self, part},
        status::stance_role,
    },
};

/// The visible rows of the text.
pub struct Text<'a> {
    /// The article.
    pub reader: &'a Reader,
    /// Whether it has the keys.
    pub focus: Focus,
    /// How much of it is bright.
    pub light: Light,
    /// The theme.
    pub theme: &'a Theme,
}

/// Whether something has the keys, and shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The next key goes to it.
    Here,
    /// The next key goes elsewhere.
    Elsewhere,
}

impl Widget for Text<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        if area.is_empty() {
            return;
        }
        let reader = self.reader;
        let rows = reader
            .layout
            .rows_from(reader.top, usize::from(area.height));
        let selected = reader.selection.as_ref().and_then(|_| reader.selected());
        let sentence = (self.focus == Focus::Here && selected.is_none())
            .then(|| reader.target_words())
            .flatten();
        // Of two readers only the one with the keys has a bright paragraph.
        let bright = match (self.light, self.focus) {
            (Light::Everywhere, _) => None,
            (Light::Paragraph, Focus::Elsewhere) => Some(0..0),
            (Light::Paragraph, Focus::Here) => {
                object::paragraph_at(reader.document(), reader.caret)
            }
        };
        for (visible, y) in rows.iter().zip(area.top()..) {
            let row_area = Rect {
                y,
                height: 1,
                ..area
            };
            RowOfText {
                theme: self.theme,
                reader,
                row: &visible.row,
                selected: selected.as_ref(),
                sentence: sentence.as_ref(),
                is_faded: bright.as_ref().is_some_and(|bright| {
                    let row = &visible.row.bytes;
                    bright.is_empty() || row.start < bright.start || row.start >= bright.end
                }),
            }
            .render(row_area, buffer);
        }
    }
}

/// Returns where the terminal's cursor stands for the caret.
pub fn caret(reader: &Reader, area: Rect) -> Option<Position> {
    reader.place_in(area)
}

struct RowOfText<'a> {
    theme: &'a Theme,
    reader: &'a Reader,
    row: &'a Row,
    selected: Option<&'a Range<usize>>,
    sentence: Option<&'a Range<usize>>,
    /// Whether it stands around the paragraph that is read, and is to be out of its way.
    is_faded: bool,
}

impl Widget for RowOfText<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let RowKind::Block(kind, _) = self.row.kind else {
            return;
        };
        let theme = self.theme;
        if self.row.marker == Marker::Rule {
            let width = self.reader.layout.width().min(area.width);
            let area = Rect { width, ..area };
            paint::row(area, buffer, "─", theme.style(Role::Rule));
            return;
        }
        let marker = self.row.marker.text();
        let marker_style = match self.row.marker {
            Marker::Quote(_) => theme.style(Role::QuoteBar),
            _ => theme.style(Role::Dim),
        };
        let marker_x = area.x
            + self
                .row
                .indent
                .saturating_sub(paint::columns(&marker))
                .min(area.width);
        let room = usize::from(area.right().saturating_sub(marker_x));
        buffer.set_stringn(marker_x, area.y, &marker, room, marker_style);

        let bytes = self.row.bytes.clone();
        let document = self.reader.document();
        let layers = Layers {
            theme,
            reader: self.reader,
            base: base(theme, kind),
            marks: self.reader.marks.over(bytes.clone()).collect(),
            spans: document
                .spans_in(bytes.clone())
                .map(|span| (span.bytes.clone(), span.kind))
                .collect(),
            matches: matches(self.reader, &bytes),
            watched: over(self.reader.watching.places(), &bytes),
            selected: self.selected,
            sentence: self.sentence,
            faded: self.is_faded.then(|| theme.style(Role::Faded)),
            here: self
                .reader
                .annotation_here()
                .map(|annotation| annotation.id),
            echoes: self
                .reader
                .echoes_here()
                .into_iter()
                .map(|echo| echo.bytes.clone())
                .collect(),
        };
        let mut x = area.x.saturating_add(self.row.indent);
        // The blank that a row was broken at is not drawn: a highlight that goes on ends with its letters.
        let text = document.slice(bytes.clone()).trim_end_matches(' ');
        for (at, cluster) in text.grapheme_indices(true) {
            let width = u16::try_from(segment::grapheme_width(cluster)).unwrap_or(0);
            if x.saturating_add(width) > area.right() || cluster.starts_with('\n') {
                break;
            }
            buffer.set_string(x, area.y, cluster, layers.style(bytes.start + at));
            x += width;
        }
    }
}

fn base(theme: &Theme, kind: BlockKind) -> Style {
    match kind {
        BlockKind::Heading => theme.style(Role::Heading),
        BlockKind::Code => theme.style(Role::Code),
        _ => Style::default(),
    }
}

/// Returns the found places that share a byte with a row; the one under the caret is told apart.
fn matches(reader: &Reader, bytes: &Range<usize>) -> Vec<Range<usize>> {
    let search = reader.search.as_ref();
    let found = search.and_then(|search| search.found.as_ref());
    found.map_or_else(Vec::new, |found| over(&found.ranges, bytes))
}

/// Returns those of some ranges that share a byte with a row; they stand in order and apart from each other.
fn over(ranges: &[Range<usize>], bytes: &Range<usize>) -> Vec<Range<usize>> {
    let from = ranges.partition_point(|range| range.end <= bytes.start);
    let ranges = ranges.get(from..).unwrap_or(&[]);
    ranges
        .iter()
        .take_while(|range| range.start < bytes.end)
        .cloned()
        .collect()
}

/// All that says how a letter looks, from the ground up.
struct Layers<'a> {
    theme: &'a Theme,
    reader: &'a Reader,
    base: Style,
    marks: Vec<&'a Mark>,
    spans: Vec<(Range<usize>, SpanKind)>,
    matches: Vec<Range<usize>>,
    /// The words that are watched for.
    watched: Vec<Range<usize>>,
    selected: Option<&'a Range<usize>>,
    sentence: Option<&'a Range<usize>>,
    /// How it looks where it is out of the way of what is read.
    faded: Option<Style>,
    here: Option<crate::model::AnnotationId>,
    /// The passages that the caret is in and that stand in other articles too.
    echoes: Vec<Range<usize>>,
}

impl Layers<'_> {
    fn style(&self, byte: usize) -> Style {
        let mut style = self.base;
        if self.sentence.is_some_and(|range| range.contains(&byte)) {
            style = style.patch(self.theme.style(Role::Sentence));
        }
        for (_, kind) in self.spans.iter().filter(|(bytes, _)| bytes.contains(&byte)) {
            style = style.patch(self.theme.style(match kind {
                SpanKind::Emphasis => Role::Emphasis,
                SpanKind::Strong => Role::Strong,
                SpanKind::Code => Role::Code,
                SpanKind::Link => Role::Link,
            }));
        }
        if self.echoes.iter().any(|range| range.contains(&byte)) {
            style = style.patch(self.theme.style(Role::Echo));
        }
        if let Some(faded) = self.faded {
            style = style.remove_modifier(Modifier::BOLD).patch(faded);
        }
        if self.watched.iter().any(|range| range.contains(&byte)) {
            style = style.patch(self.theme.style(Role::Watched));
        }
        let mut depth = 0;
        for mark in self.marks.iter().filter(|mark| mark.bytes.contains(&byte)) {
            let Some(annotation) = self.reader.annotations.get(mark.index) else {
                continue;
            };
            depth += 1;
            style = style.patch(self.theme.style(highlight_role(&annotation.color)));
            if mark.waits {
                // Without colours, too, it is told from what is sure.
                style = style.add_modifier(Modifier::ITALIC | Modifier::UNDERLINED);
            }
            if Some(annotation.id) == self.here {
                style = style.patch(self.theme.style(Role::HighlightHere));
            }
        }
        if depth > 1 {
            style = style.patch(self.theme.style(Role::HighlightOverlap));
        }
        if let Some(found) = self.matches.iter().find(|range| range.contains(&byte)) {
            let current = found.contains(&self.reader.caret);
            style = style.patch(self.theme.style(if current {
                Role::MatchCurrent
            } else {
                Role::Match
            }));
        }
        if self.selected.is_some_and(|range| range.contains(&byte)) {
            style = style.patch(self.theme.style(Role::Selection));
        }
        style
    }
}

/// Returns the role that a colour of highlights is drawn in.
pub fn highlight_role(color: &Color) -> Role {
    match color {
        Color::Green => Role::HighlightGreen,
        Color::Blue => Role::HighlightBlue,
        Color::Pink => Role::HighlightPink,
        Color::Red => Role::HighlightRed,
        Color::Orange => Role::HighlightOrange,
        Color::Yellow | Color::Other(_) => Role::HighlightYellow,
    }
}

/// The columns of the signs beside a row; a passage that has changed is told in the next one.
const SIGNS: usize = 3;

/// The sign of a row in which a passage begins that stands in other articles too.
pub const ECHO: &str = "≡";

/// The signs beside the text: where annotations begin, what they say of claims, whether they have notes; and
/// where passages begin that stand in other articles too.
pub struct Margin<'a> {
    /// The article.
    pub reader: &'a Reader,
    /// The theme.
    pub theme: &'a Theme,
}

impl Widget for Margin<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let reader = self.reader;
        if area.is_empty() {
            return;
        }
        for (visible, y) in reader
            .layout
            .rows_from(reader.top, usize::from(area.height))
            .iter()
            .zip(0u16..)
        {
            if visible.row.is_blank() {
                continue;
            }
            let bytes = &visible.row.bytes;
            let starting: Vec<_> = reader
                .marks
                .over(bytes.clone())
                .filter(|mark| bytes.contains(&mark.bytes.start))
                .collect();
            let echo = reader
                .echoes
                .begins_in(bytes)
                .then(|| part(ECHO, self.theme.style(Role::Dim)));
            let signs = self.signs(reader, &starting, echo);
            paint::line(area, y, buffer, &signs);
            if has_changed(reader, bytes) {
                let edge = Rect {
                    x: area.right() - 1,
                    width: 1,
                    ..area
                };
                let sign = part(CHANGED, self.theme.style(Role::Dim));
                paint::line(edge, y, buffer, &[sign]);
            }
        }
    }
}

/// The sign of a row with something that was not in the snapshot before.
const CHANGED: &str = "~";

/// Tells whether a row has something that was not in the snapshot before.
fn has_changed(reader: &Reader, bytes: &Range<usize>) -> bool {
    let Comparison::Known(changes) = &reader.comparison else {
        return false;
    };
    let next = changes.partition_point(|range| range.end <= bytes.start);
    changes
        .get(next)
        .is_some_and(|range| range.start < bytes.end)
}

impl Margin<'_> {
    /// Returns the signs of a row, what matters most in front, as far as there is room.
    fn signs(
        &self,
        reader: &Reader,
        marks: &[&Mark],
        echo: Option<paint::Part<'static>>,
    ) -> Vec<paint::Part<'static>> {
        let annotations: Vec<&Annotation> = marks
            .iter()
            .filter_map(|mark| reader.annotations.get(mark.index))
            .collect();
        if annotations.is_empty() {
            return echo.into_iter().collect();
        }
        let mut parts = Vec::new();
        let stances: Vec<&Stance> = annotations
            .iter()
            .flat_map(|a| &a.evidence)
            .map(|evidence| &evidence.stance)
            .collect();
        for stance in Stance::KNOWN
            .iter()
            .filter(|known| stances.contains(known))
            .take(2)
        {
            parts.push(part(stance.sign(), self.theme.style(stance_role(stance))));
        }
        if stances.is_empty() {
            let color = annotations
                .first()
                .map_or(&Color::Yellow, |annotation| &annotation.color);
            parts.push(part("▪", self.theme.style(highlight_role(color))));
        }
        let is_unsure = marks.iter().any(|mark| mark.waits);
        if is_unsure {
            parts.push(part("!", self.theme.style(Role::Warning)));
        }
        parts.extend(echo);
        if !is_unsure
            && annotations
                .iter()
                .any(|annotation| !annotation.notes.is_empty())
        {
            parts.push(part("*", self.theme.style(Role::Dim)));
        }
        parts.truncate(SIGNS);
        parts
    }
}
