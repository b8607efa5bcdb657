//! The lines that a page shows, one after another, as a reader sees them.

use std::collections::HashSet;

use dom_query::{Document, NodeData, NodeId, NodeRef};

use crate::{
    import::html::{
        article::letters,
        elements::{self, Then},
        metadata::LONGEST_HEADLINE,
    },
    model::CleanText,
};

/// How many lines are kept; a page with more shows its headline before them.
const MOST_LINES: usize = 50_000;

/// How many pictures are looked at, and how much of what is said of one, in bytes.
const MOST_PICTURES: usize = 50;
const LONGEST_OF_PICTURE: usize = 80;

/// How many elements around a text are looked at for the block that it stands in.
const MOST_AROUND: usize = 16;

/// How many lines below a headline are looked at.
const BELOW: usize = 8;

/// The lines of a page.
#[derive(Default)]
pub(super) struct PageLines {
    /// Those that may say something of the page; of a longer one only that it was there.
    lines: Vec<Option<CleanText>>,
    /// What is said of its pictures in few words, as the name of a site is of its sign.
    pictures: Vec<CleanText>,
}

impl PageLines {
    /// Reads them, but not what stands in these elements.
    pub fn of(document: &Document, without: &HashSet<NodeId>) -> Self {
        let Some(body) = document.body() else {
            return Self::default();
        };
        let mut gathered = Gathered::default();
        elements::over_shown(&body, |node| {
            if without.contains(&node.id) {
                return Then::Pass;
            }
            gathered.take(node);
            if gathered.lines.len() < MOST_LINES {
                Then::Enter
            } else {
                Then::End
            }
        });
        gathered.end();
        Self {
            lines: gathered.lines,
            pictures: gathered.pictures,
        }
    }

    /// Returns the lines that are short enough to be read.
    pub fn short(&self) -> impl DoubleEndedIterator<Item = &CleanText> {
        self.lines.iter().flatten()
    }

    /// Returns what is said of its pictures.
    pub fn pictures(&self) -> &[CleanText] {
        &self.pictures
    }

    /// Returns the lines right below a headline, before the first that is long.
    pub fn below(&self, headline: &str) -> impl Iterator<Item = &CleanText> {
        let headline = letters(headline);
        let is_it =
            |line: &Option<CleanText>| line.as_ref().is_some_and(|line| letters(line) == headline);
        let place = match headline.as_str() {
            "" => None,
            _ => self.lines.iter().position(is_it),
        };
        let behind = place.and_then(|place| self.lines.get(place + 1..));
        let behind = behind.unwrap_or_default().iter().take(BELOW);
        behind.map_while(Option::as_ref)
    }
}

#[derive(Default)]
struct Gathered {
    lines: Vec<Option<CleanText>>,
    pictures: Vec<CleanText>,
    line: String,
    /// The block in which the line stands.
    block: Option<NodeId>,
}

impl Gathered {
    fn take(&mut self, node: &NodeRef<'_>) {
        if node.has_name("br") {
            self.end();
            return;
        }
        if node.has_name("img")
            && self.pictures.len() < MOST_PICTURES
            && let Some(alt) = node
                .attr("alt")
                .filter(|alt| alt.len() <= LONGEST_OF_PICTURE)
        {
            self.pictures.push(CleanText::line(&alt));
        }
        let text = node.query_or(None, |node| match &node.data {
            NodeData::Text { contents } => Some(contents.to_string()),
            _ => None,
        });
        let Some(text) = text else {
            return;
        };
        let block = block_around(node);
        if block != self.block {
            self.end();
            self.block = block;
        }
        // What is longer is no line that tells anything.
        if self.line.len() <= LONGEST_HEADLINE {
            self.line.push_str(&text);
        }
    }

    fn end(&mut self) {
        let line = std::mem::take(&mut self.line);
        let is_short = line.len() <= LONGEST_HEADLINE;
        let line = CleanText::line(&line);
        if !line.is_empty() {
            self.lines.push(is_short.then_some(line));
        }
    }
}

/// Returns the block in which a text stands.
fn block_around(node: &NodeRef<'_>) -> Option<NodeId> {
    let mut around = node.ancestors_it(Some(MOST_AROUND));
    let block = around.find(|it| it.node_name().is_some_and(|name| elements::is_block(&name)));
    block.map(|it| it.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_where_blocks_do_and_at_breaks() {
        let html = format!(
            "<table><tr><td><font><b>One <i>two</i></b></font><br>By Ann<td>three</table><div>four<p>five</p>six</div><script>x</script><p>{}<p>end",
            "long ".repeat(200)
        );
        let lines = PageLines::of(&Document::from(html), &HashSet::new());
        let short: Vec<&str> = lines.short().map(|line| &**line).collect();
        assert_eq!(
            short,
            ["One two", "By Ann", "three", "four", "five", "six", "end"]
        );
        let below: Vec<&str> = lines.below("One, two!").map(|line| &**line).collect();
        assert_eq!(below, ["By Ann", "three", "four", "five", "six"]);
        assert_eq!(lines.below("").count(), 0);
    }
}
