//! From a tree of elements to pieces of text, in one walk that needs no stack of its own.

mod pictures;

use dom_query::{Element, NodeData, NodeRef};

use crate::{
    import::{
        containers::{Numbers, Signs},
        html::{
            elements,
            embedded::{self, Embedded},
            flow::Flow,
            links::Base,
            raised::{self, Written},
            tables,
        },
        script,
    },
    model::SpanKind,
};

/// What is to be done where an element ends.
#[derive(Clone, Copy, Debug)]
enum Close {
    Nothing,
    Inline,
    Block,
    Heading,
    Quotation,
    List,
    Item,
    Code,
    Span,
    Marks(&'static str),
    Aside,
    Figure,
    Caption(usize),
    Table,
    Row,
    Cell(usize, usize),
    Term,
}

/// Walks over a tree.
pub(super) struct Walk<'a> {
    base: &'a Base,
    flow: Flow,
    /// Figures that are open, and whether their caption tells what their pictures show.
    figures: Vec<bool>,
    /// Data tables that are open; one within another is no table of its own.
    tables: usize,
    /// How many quotation marks are open.
    quotes: usize,
    media: Media,
    /// Pictures of open figures whose caption has not come yet.
    uncaptioned: Vec<Embedded>,
    /// The last picture, with what is said of it.
    shown: Option<(String, String)>,
}

/// What is taken of pictures, films and sounds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Media {
    /// What pictures show, where that is said: a page is there to show them.
    Described,
    /// Where they are, too.
    Linked,
}

impl<'a> Walk<'a> {
    pub fn new(base: &'a Base) -> Self {
        Self {
            base,
            flow: Flow::default(),
            figures: Vec::new(),
            tables: 0,
            quotes: 0,
            media: Media::Described,
            uncaptioned: Vec::new(),
            shown: None,
        }
    }

    /// A walk over an entry of a feed, of which pictures, films and sounds are links.
    pub fn of_entry(base: &'a Base) -> Self {
        Self {
            media: Media::Linked,
            ..Self::new(base)
        }
    }

    /// Takes an element with all in it, and returns what it shows.
    pub fn over(mut self, root: NodeRef<'_>) -> Flow {
        let mut open: Vec<Close> = Vec::new();
        let mut node = root;
        loop {
            let entered = self.enter(&node);
            if let (Some(close), Some(child)) = (entered, node.first_child()) {
                open.push(close);
                node = child;
                continue;
            }
            if let Some(close) = entered {
                self.leave(close);
            }
            loop {
                if node.id == root.id {
                    return self.flow;
                }
                if let Some(next) = node.next_sibling() {
                    node = next;
                    break;
                }
                let Some(parent) = node.parent() else {
                    return self.flow;
                };
                node = parent;
                if let Some(close) = open.pop() {
                    self.leave(close);
                }
            }
        }
    }

    /// Takes a node without what is in it; none where that is not to be looked at.
    fn enter(&mut self, node: &NodeRef<'_>) -> Option<Close> {
        let is_text = node.query_or(false, |node| {
            if let NodeData::Text { contents } = &node.data {
                self.flow.text(contents);
                return true;
            }
            false
        });
        if is_text {
            return None;
        }
        if node.is_document() || node.is_fragment() {
            return Some(Close::Nothing);
        }
        let element = node.element_ref()?;
        let name = element.name.local.as_ref();
        if self.media == Media::Linked
            && matches!(name, "video" | "audio" | "iframe")
            && !elements::is_hidden(&element, node)
        {
            if let Some(medium) = embedded::medium(node, &element, self.base) {
                self.flow.close();
                self.embed(&medium);
                self.flow.close();
            }
            return None;
        }
        if elements::is_silent(name) || elements::is_hidden(&element, node) {
            return None;
        }
        if self.tables == 1 && name == "caption" {
            return None;
        }
        let entered = self.enter_structure(name, &element, node);
        if entered.is_some() {
            return entered;
        }
        let entered = self.enter_table(name, &element, node);
        if entered.is_some() {
            return entered;
        }
        self.enter_inline(name, &element, node)
    }

    /// Takes what parts a text: headings, quotations, lists and such; none where it is something else.
    fn enter_structure(
        &mut self,
        name: &str,
        element: &Element,
        node: &NodeRef<'_>,
    ) -> Option<Close> {
        Some(match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = name.as_bytes().get(1).map_or(1, |digit| digit - b'0');
                self.flow.begin_heading(usize::from(level));
                Close::Heading
            }
            "blockquote" => {
                self.flow.begin_quotation();
                Close::Quotation
            }
            "ul" | "menu" | "dir" | "dl" => {
                self.flow.begin_list(Numbers::None, Signs::Digits);
                Close::List
            }
            "ol" => {
                self.flow.begin_list(numbers(element, node), signs(element));
                Close::List
            }
            "li" => {
                let value = element.attr("value").and_then(|value| integer(&value));
                self.item(value)
            }
            "dd" => self.item(None),
            "dt" | "summary" => {
                self.flow.close();
                self.flow.begin_span(SpanKind::Strong, None);
                Close::Term
            }
            "pre" | "listing" | "xmp" => {
                self.flow.begin_code();
                Close::Code
            }
            "aside" => {
                self.flow.begin_aside();
                Close::Aside
            }
            "figure" => {
                self.flow.close();
                self.figures.push(elements::has_captioned_image(node));
                Close::Figure
            }
            "figcaption" if self.figures.last() == Some(&true) => {
                Close::Caption(self.flow.begin_caption())
            }
            _ => return None,
        })
    }

    /// Takes a table of data and its parts; none where it is something else.
    fn enter_table(&mut self, name: &str, element: &Element, node: &NodeRef<'_>) -> Option<Close> {
        Some(match name {
            "table" if self.tables == 0 && self.flow.takes_tables() && tables::is_data(node) => {
                self.tables += 1;
                // What a table is called stands before it, as a paragraph.
                for caption in node
                    .children_it(false)
                    .filter(|child| child.has_name("caption"))
                {
                    self.flow.close();
                    self.flow.text(&raised::words_of(&caption));
                }
                self.flow.begin_table();
                Close::Table
            }
            "tbody" | "thead" | "tfoot" if self.tables == 1 => {
                self.flow.begin_rows();
                Close::Nothing
            }
            "tr" if self.tables == 1 => {
                self.flow.begin_row();
                Close::Row
            }
            "td" | "th" if self.tables == 1 && tables::is_of_row(node) => {
                self.flow.begin_cell();
                let span = |name| {
                    let value = element.attr(name).and_then(|value| integer(&value));
                    usize::try_from(value.unwrap_or(1)).unwrap_or(1)
                };
                Close::Cell(span("colspan"), span("rowspan"))
            }
            _ => return None,
        })
    }

    /// Takes what stands in a line, and other blocks; none where what is in it is not to be looked at.
    fn enter_inline(&mut self, name: &str, element: &Element, node: &NodeRef<'_>) -> Option<Close> {
        Some(match name {
            "sup" | "sub" => match raised::written(node, self.flow.last()) {
                Written::OnTheLine => Close::Nothing,
                Written::As(characters) => {
                    self.flow.word(&characters);
                    return None;
                }
                Written::InBrackets => {
                    self.flow.word("[");
                    Close::Marks("]")
                }
            },
            "cite" if self.figures.last() == Some(&true) => {
                // Nothing but its look parts the credit from the caption.
                self.flow.blank(false);
                self.span(SpanKind::Emphasis)
            }
            "cite" if self.flow.is_quoted() && is_last(node) => {
                // Who said it stands below it.
                if self.flow.last().is_some_and(|last| !last.is_whitespace()) {
                    self.flow.line_break();
                }
                self.span(SpanKind::Emphasis)
            }
            "em" | "i" | "cite" | "dfn" => self.span(SpanKind::Emphasis),
            "strong" | "b" => self.span(SpanKind::Strong),
            "code" | "kbd" | "samp" | "tt" => self.span(SpanKind::Code),
            "del" | "s" | "strike" => {
                self.flow.word("~~");
                Close::Marks("~~")
            }
            "q" => {
                let (begins, ends) = if self.quotes.is_multiple_of(2) {
                    ("“", "”")
                } else {
                    ("‘", "’")
                };
                self.quotes += 1;
                self.flow.word(begins);
                Close::Marks(ends)
            }
            // One that leads to nothing known is a link all the same where links are counted.
            "a" => match element.attr("href") {
                Some(href) => {
                    self.flow.edge_begins();
                    self.flow
                        .begin_span(SpanKind::Link, self.base.target(&href));
                    Close::Span
                }
                None => self.inline_element(),
            },
            "br" => {
                self.flow.line_break();
                return None;
            }
            "hr" => {
                self.flow.rule();
                return None;
            }
            "img" | "amp-img" => {
                self.image(element);
                return None;
            }
            "rt" => {
                let wide = node.text().trim().starts_with(script::is_ideograph);
                let (begins, ends) = if wide { ("（", "）") } else { ("(", ")") };
                self.flow.word(begins);
                Close::Marks(ends)
            }
            "math" => {
                if let Some(text) = element.attr("alttext") {
                    self.flow.text(&text);
                    return None;
                }
                Close::Nothing
            }
            _ if elements::is_block(name) => {
                self.flow.close();
                Close::Block
            }
            _ => self.inline_element(),
        })
    }

    fn leave(&mut self, close: Close) {
        match close {
            Close::Nothing | Close::Row => {}
            Close::Inline => self.flow.edge_ends(),
            Close::Block => self.flow.close(),
            Close::Heading => self.flow.end_heading(),
            Close::Quotation => self.flow.end_quotation(),
            Close::List => self.flow.end_list(),
            Close::Item => self.flow.end_item(),
            Close::Code => self.flow.end_code(),
            Close::Span => {
                self.flow.end_span();
                self.flow.edge_ends();
            }
            Close::Marks(marks) => {
                if matches!(marks, "”" | "’") {
                    self.quotes = self.quotes.saturating_sub(1);
                }
                self.flow.word(marks);
            }
            Close::Aside => self.flow.end_aside(),
            Close::Figure => {
                self.flow.close();
                self.figures.pop();
                self.embed_uncaptioned();
            }
            Close::Caption(start) => {
                let shown = self.uncaptioned.pop();
                self.flow
                    .end_caption(start, shown.map(|shown| shown.target));
                self.embed_uncaptioned();
            }
            Close::Table => {
                self.tables -= 1;
                self.flow.end_table();
            }
            Close::Cell(wide, tall) => self.flow.end_cell(wide, tall),
            Close::Term => {
                self.flow.end_span();
                self.flow.close();
            }
        }
    }

    fn inline_element(&mut self) -> Close {
        self.flow.edge_begins();
        Close::Inline
    }

    fn span(&mut self, kind: SpanKind) -> Close {
        self.flow.edge_begins();
        self.flow.begin_span(kind, None);
        Close::Span
    }

    fn item(&mut self, value: Option<i64>) -> Close {
        if self.flow.is_in_list() {
            self.flow.begin_item(value);
            Close::Item
        } else {
            self.flow.close();
            Close::Block
        }
    }
}

/// Tells whether nothing follows an element in what it stands in.
fn is_last(node: &NodeRef<'_>) -> bool {
    let mut next = node.next_sibling();
    while let Some(after) = next {
        if after.is_element() || after.is_nonempty_text() {
            return false;
        }
        next = after.next_sibling();
    }
    true
}

/// Reads how the items of a numbered list are numbered.
fn numbers(element: &Element, node: &NodeRef<'_>) -> Numbers {
    let start = element.attr("start").and_then(|start| integer(&start));
    if element.has_attr("reversed") {
        let items = || {
            let items = node.children_it(false).filter(|child| child.has_name("li"));
            i64::try_from(items.count()).unwrap_or(i64::MAX)
        };
        return Numbers::Down(start.unwrap_or_else(items));
    }
    Numbers::Up(start.unwrap_or(1))
}

/// Reads what the items of a list are numbered with.
fn signs(element: &Element) -> Signs {
    match element.attr("type").as_deref() {
        Some("a") => Signs::SmallLetters,
        Some("A") => Signs::Letters,
        Some("i") => Signs::SmallRoman,
        Some("I") => Signs::Roman,
        _ => Signs::Digits,
    }
}

/// Reads a whole number as browsers do: what follows it is passed over.
fn integer(text: &str) -> Option<i64> {
    let text = text.trim_start();
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let end = digits
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(digits.len());
    let len = text.len() - digits.len() + end;
    text.get(..len)?.parse().ok()
}
