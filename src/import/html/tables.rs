//! Which tables hold data and which only place things on a page.

use std::collections::HashSet;

use dom_query::{Document, NodeId, NodeRef};

/// The longest text of one cell of a table of data without headings, in characters.
const LONGEST_CELL: usize = 200;

/// The longest text of one cell of a table with headings or a caption, in characters.
const LONGEST_DESCRIBED: usize = 1_000;

/// Tells whether a table is read in rows and columns: two of each at least, no table within, and short cells.
///
/// Newsletters and old pages place everything with tables, and some mark their cells as headings for that. So a table
/// with a caption or headings may say more in a cell, but neither makes one of a table that holds another, or a list.
pub(super) fn is_data(table: &NodeRef<'_>) -> bool {
    let is = |name: &str, value: &str| {
        table
            .attr(name)
            .is_some_and(|it| it.eq_ignore_ascii_case(value))
    };
    if is("role", "presentation") || is("role", "none") || is("datatable", "0") {
        return false;
    }
    let mut seen = Seen::default();
    for node in table.descendants_it() {
        if !seen.take(&node) {
            return false;
        }
    }
    seen.end_cell();
    seen.end_row();
    let longest = if seen.described {
        LONGEST_DESCRIBED
    } else {
        LONGEST_CELL
    };
    seen.rows >= 2 && seen.columns >= 2 && seen.longest <= longest && seen.filled * 2 >= seen.cells
}

/// Makes boxes of tables that only place things, since what looks for articles takes them for tables.
pub(super) fn unmake_layouts(document: &Document) {
    let tables = document.select("table");
    let layouts: HashSet<NodeId> = tables
        .nodes()
        .iter()
        .filter(|table| !is_data(table))
        .map(|table| table.id)
        .collect();
    if layouts.is_empty() {
        return;
    }
    let parts = document.select("tbody, thead, tfoot, tr, td, th, caption");
    let of_layout = |part: &&NodeRef<'_>| {
        let table = part
            .ancestors_it(None)
            .find(|around| around.has_name("table"));
        table.is_none_or(|table| layouts.contains(&table.id))
    };
    let parts: Vec<NodeRef<'_>> = parts.nodes().iter().filter(of_layout).copied().collect();
    for part in parts {
        part.rename("div");
    }
    for table in tables
        .nodes()
        .iter()
        .filter(|table| layouts.contains(&table.id))
    {
        table.rename("div");
    }
}

/// Tells whether a cell stands in a row, and not loose.
pub(super) fn is_of_row(cell: &NodeRef<'_>) -> bool {
    cell.parent().is_some_and(|parent| parent.has_name("tr"))
}

/// What was seen of a table.
#[derive(Default)]
struct Seen {
    described: bool,
    rows: usize,
    columns: usize,
    in_row: usize,
    cells: usize,
    filled: usize,
    longest: usize,
    /// The length of the open cell.
    length: Option<usize>,
    paragraphs: usize,
}

impl Seen {
    /// Takes a node of the table; false where it shows that the table only places things.
    fn take(&mut self, node: &NodeRef<'_>) -> bool {
        let Some(element) = node.element_ref() else {
            if let Some(length) = &mut self.length {
                *length += node.query_or(0, |node| match &node.data {
                    dom_query::NodeData::Text { contents } => contents
                        .split_whitespace()
                        .map(|word| word.chars().count() + 1)
                        .sum(),
                    _ => 0,
                });
            }
            return true;
        };
        match element.name.local.as_ref() {
            "caption" | "thead" => self.described = true,
            "tr" => {
                self.end_cell();
                self.end_row();
            }
            "td" | "th" => {
                self.end_cell();
                self.described |= &element.name.local == "th";
                self.in_row += 1;
                self.cells += 1;
                self.length = Some(0);
            }
            "p" | "div" if self.length.is_some() => self.paragraphs += 1,
            "table" | "ul" | "ol" | "dl" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "hr"
            | "form" | "blockquote" | "figure" | "article" | "section" => return false,
            _ => {}
        }
        // More than one paragraph in the usual cell is running text.
        self.paragraphs <= 2 * self.cells
    }

    fn end_cell(&mut self) {
        if let Some(length) = self.length.take() {
            self.filled += usize::from(length > 0);
            self.longest = self.longest.max(length);
        }
    }

    fn end_row(&mut self) {
        self.rows += usize::from(self.in_row > 0);
        self.columns = self.columns.max(self.in_row);
        self.in_row = 0;
    }
}
