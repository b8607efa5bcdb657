//! Markdown: what a CommonMark parser says, written down as blocks and spans.

mod nesting;

use std::mem;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::{
    import::{
        builder::{Builder, Inline, Shape},
        containers::{Containers, Numbers, Signs},
        front_matter, html, metadata,
        metadata::Zone,
        script,
        table::Table,
        title,
    },
    model::{BlockKind, CleanText, Found, PartialDate, Snapshot, SpanKind},
};

/// How many blocks at the start may be a byline, a date or a reading time.
const HEAD: usize = 4;

/// Makes a snapshot of Markdown; none where nothing is left to read.
///
/// Struck text keeps its tildes: read without them it would say what its author took back. A task keeps
/// its box, a footnote its number in brackets, an image its description. HTML loses its tags.
pub(super) fn read(text: &str) -> Option<Snapshot> {
    let (found, body) = front_matter::split(text);
    let body = nesting::bounded(body);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let mut reader = Reader {
        found,
        updated: None,
        ..Reader::default()
    };
    let mut events = Parser::new_ext(&body, options).peekable();
    while let Some(event) = events.next() {
        let after = match events.peek() {
            Some(Event::Text(text)) => &**text,
            _ => "",
        };
        reader.take(event, after);
    }
    reader.close();
    let Reader {
        builder,
        mut found,
        updated,
        ..
    } = reader;
    if found.title.is_empty() {
        found.title = headline(&builder).unwrap_or_else(|| title::first_sentence(&builder));
    }
    found.title = title::shortened(&found.title);
    found.published = found.published.or(updated);
    builder.finish(found)
}

/// Finds the first heading of the first level, or a heading of any level that the text begins with.
fn headline(builder: &Builder) -> Option<CleanText> {
    let blocks = builder.blocks();
    let heading = |kind| kind == BlockKind::Heading;
    let top = blocks
        .iter()
        .find(|block| heading(block.kind) && block.level == 1);
    let first = blocks.first().filter(|block| heading(block.kind));
    let block = top.or(first)?;
    Some(title::shortened(builder.text_of(block)))
}

/// Turns events into blocks.
#[derive(Default)]
struct Reader {
    builder: Builder,
    found: Found,
    /// The day of a revision that the text tells.
    updated: Option<PartialDate>,
    containers: Containers,
    open: Option<(Shape, Inline)>,
    /// Spans that have begun in the open block.
    begun: Vec<(SpanKind, usize, Option<CleanText>)>,
    /// Where the open block stood after its last soft line break.
    soft_break: Option<usize>,
    /// Where the descriptions of images begin.
    images: Vec<usize>,
    table: Option<Table>,
    html: String,
    /// The mark of a footnote, which goes before its first words.
    footnote: Option<String>,
}

impl Reader {
    /// Takes an event, with the text that comes after it at once.
    fn take(&mut self, event: Event<'_>, after: &str) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.text(&text);
            }
            Event::Code(code) => {
                let inline = self.inline();
                let start = inline.len();
                inline.push(&code);
                inline.span(SpanKind::Code, start, None);
            }
            Event::Html(piece) => self.html.push_str(&piece),
            Event::InlineHtml(tag) => {
                let inline = self.inline();
                let before = inline.as_str().chars().next_back();
                inline.push(html::inline_text(&tag, before, after));
            }
            Event::FootnoteReference(label) => self.inline().push(&format!("[{label}]")),
            Event::SoftBreak => self.soft_break(),
            Event::HardBreak => self.inline().push("\n"),
            Event::Rule => {
                self.close();
                self.builder.rule();
            }
            Event::TaskListMarker(done) => {
                self.inline().push(if done { "[x] " } else { "[ ] " });
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => self.begin_running(),
            Tag::Heading { level, .. } => self.begin(Shape::at(BlockKind::Heading, level as usize)),
            Tag::BlockQuote(_) => {
                self.close();
                self.containers.begin_quotation();
            }
            // The language of a block is no word of the article.
            Tag::CodeBlock(_) => self.begin(Shape::of(BlockKind::Code)),
            Tag::HtmlBlock => self.close(),
            Tag::List(first) => {
                self.close();
                let numbers = first.and_then(|first| i64::try_from(first).ok());
                self.containers
                    .begin_list(numbers.map_or(Numbers::None, Numbers::Up), Signs::Digits);
            }
            Tag::Item => {
                self.close();
                self.containers.begin_item(None);
            }
            Tag::FootnoteDefinition(label) => {
                self.close();
                self.containers.begin_footnote();
                self.footnote = Some(format!("[{label}] "));
            }
            Tag::Table(_) => {
                self.close();
                self.table = Some(Table::default());
            }
            Tag::TableHead | Tag::TableRow => {
                if let Some(table) = &mut self.table {
                    table.begin_row();
                }
            }
            Tag::TableCell => self.begin(Shape::of(BlockKind::Table)),
            Tag::Emphasis => self.begin_span(SpanKind::Emphasis, None),
            Tag::Strong => self.begin_span(SpanKind::Strong, None),
            Tag::Strikethrough => self.inline().push("~~"),
            Tag::Link { dest_url, .. } => {
                let target = CleanText::line(&dest_url);
                self.begin_span(SpanKind::Link, Some(target));
            }
            Tag::Image { .. } => {
                let inline = self.inline();
                inline.push("[image: ");
                let start = inline.len();
                self.images.push(start);
            }
            // Not asked of the parser.
            Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::TableCell => {
                self.close();
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => self.leave(),
            TagEnd::FootnoteDefinition => {
                self.leave();
                self.footnote = None;
            }
            TagEnd::HtmlBlock => {
                let text = html::untagged(&mem::take(&mut self.html));
                for paragraph in html::paragraphs(&text) {
                    self.begin_running();
                    self.inline().push(paragraph);
                    self.close();
                }
            }
            TagEnd::Table => {
                if let Some(table) = self.table.take() {
                    self.builder
                        .block(Shape::of(BlockKind::Table), table.finish());
                }
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link => self.end_span(),
            TagEnd::Strikethrough => self.inline().push("~~"),
            TagEnd::Image => self.end_image(),
            TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    fn text(&mut self, text: &str) {
        match &mut self.open {
            Some((shape, inline)) if shape.kind == BlockKind::Code => inline.push_code(text),
            Some((_, inline)) => {
                // Scripts without blanks need none where a line was broken.
                let broken = self.soft_break.take() == Some(inline.len())
                    && self
                        .begun
                        .last()
                        .is_none_or(|(_, start, _)| *start < inline.len());
                if broken && script::is_seamless(inline.as_str().trim_end(), text) {
                    inline.truncate(inline.len() - 1);
                }
                inline.push(text);
            }
            None => self.inline().push(text),
        }
    }

    fn soft_break(&mut self) {
        let inline = self.inline();
        inline.push(" ");
        self.soft_break = Some(inline.len());
    }

    fn leave(&mut self) {
        self.close();
        self.containers.end();
    }

    /// Opens a paragraph, as what it is where it stands: the innermost container decides.
    fn begin_running(&mut self) {
        let shape = self.containers.running();
        self.begin(shape);
        if let Some(mark) = self.footnote.take() {
            self.inline().push(&mark);
        }
    }

    fn begin(&mut self, shape: Shape) {
        self.close();
        self.containers.pass();
        self.open = Some((shape, Inline::default()));
    }

    /// Returns the text of the open block; where none is open, as in a tight list, opens one.
    fn inline(&mut self) -> &mut Inline {
        if self.open.is_none() {
            self.begin_running();
        }
        let (_, inline) = self
            .open
            .get_or_insert_with(|| (Shape::of(BlockKind::Paragraph), Inline::default()));
        inline
    }

    fn begin_span(&mut self, kind: SpanKind, target: Option<CleanText>) {
        let start = self.inline().len();
        self.begun.push((kind, start, target));
    }

    fn end_span(&mut self) {
        if let Some((kind, start, target)) = self.begun.pop() {
            self.inline().span(kind, start, target);
        }
    }

    fn end_image(&mut self) {
        let Some(start) = self.images.pop() else {
            return;
        };
        let inline = self.inline();
        if inline.len() == start {
            inline.truncate(start - "[image: ".len());
            inline.push("[image");
        }
        inline.push("]");
    }

    /// Ends the open block, if one is.
    fn close(&mut self) {
        self.begun.clear();
        self.soft_break = None;
        self.images.clear();
        let Some((shape, inline)) = self.open.take() else {
            return;
        };
        if let Some(table) = &mut self.table {
            table.cell(inline);
        } else if !self.is_about_the_article(shape, &inline) {
            self.builder.block(shape, inline);
        }
    }

    /// Takes a byline, a date or a reading time under the headline, as in plain text.
    fn is_about_the_article(&mut self, shape: Shape, inline: &Inline) -> bool {
        let top = shape == Shape::of(BlockKind::Paragraph) && self.containers.is_empty();
        let blocks = self.builder.blocks();
        // Counted first: a long text is not looked through for each of its paragraphs.
        let near = (1..HEAD).contains(&blocks.len());
        if !top || !near || blocks.iter().any(|block| block.kind != BlockKind::Heading) {
            return false;
        }
        match metadata::line(inline.as_str().trim(), Zone::Head) {
            Some(told) => {
                self.updated = self.updated.or(told.updated);
                metadata::join(&mut self.found, told.found);
                true
            }
            None => false,
        }
    }
}

#[cfg(test)]
mod tests;
