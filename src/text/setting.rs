//! How far a block is set in, and what stands before it.

use std::borrow::Cow;

use crate::{
    model::{Block, BlockKind},
    text::segment,
};

/// Tells what is drawn before a row's text, ending where the text begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Marker {
    /// Nothing.
    None,
    /// The dot of a list item, by its depth from 1.
    Bullet(u8),
    /// The number of an item of a numbered list.
    Number(u32),
    /// A bar for each level of quotation, from 1.
    Quote(u8),
    /// A line of code or of a table goes on that was too long for one row.
    Continued,
    /// A line over the whole width; stands instead of text.
    Rule,
}

impl Marker {
    /// Returns the letters to draw; none for a rule, whose length is the pane's affair.
    pub fn text(self) -> Cow<'static, str> {
        match self {
            Self::None | Self::Rule => "".into(),
            Self::Bullet(0 | 1) => "• ".into(),
            Self::Bullet(2) => "◦ ".into(),
            Self::Bullet(_) => "▪ ".into(),
            Self::Number(number) => format!("{number}. ").into(),
            Self::Quote(depth) => "▌ ".repeat(usize::from(depth.max(1))).into(),
            Self::Continued => "↪ ".into(),
        }
    }

    /// Returns the columns that the letters take.
    pub fn width(self) -> u16 {
        u16::try_from(segment::width(&self.text())).unwrap_or(u16::MAX)
    }
}

/// How a block is set when there is room for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Setting {
    /// The column that the text begins at.
    pub(crate) indent: u16,
    /// What stands before the block's first row.
    pub(crate) marker: Marker,
}

/// The columns that code is set in by.
const CODE_INDENT: u16 = 2;

/// A list while its items are met: the column of its markers and the widest of them.
struct List {
    level: u8,
    numbered: bool,
    parent: Option<usize>,
    marker: u16,
}

/// Works out the setting of all blocks.
///
/// Items of one list begin their text at one column, the widest number deciding, and a list within an
/// item begins where that item's text does.
pub(crate) fn settings(blocks: &[Block]) -> Vec<Setting> {
    let (lists, list_of) = lists(blocks);
    let mut columns: Vec<u16> = Vec::with_capacity(lists.len());
    for list in &lists {
        let base = list
            .parent
            .and_then(|parent| columns.get(parent))
            .map_or(0, |column| *column);
        columns.push(base.saturating_add(list.marker));
    }
    let column_of = |list: Option<usize>, level: u8| {
        list.and_then(|list| columns.get(list))
            .map_or(u16::from(level) * 2, |column| *column)
    };
    blocks
        .iter()
        .zip(list_of)
        .map(|(block, list)| {
            let (indent, marker) = match block.kind {
                BlockKind::ListItem => (column_of(list, block.level.max(1)), item_marker(block)),
                BlockKind::Paragraph => (column_of(list, block.level), Marker::None),
                BlockKind::Quotation => {
                    let marker = Marker::Quote(block.level.max(1));
                    (marker.width().saturating_add(2), marker)
                }
                BlockKind::Code => (CODE_INDENT, Marker::None),
                BlockKind::Rule => (0, Marker::Rule),
                BlockKind::Heading | BlockKind::Table => (0, Marker::None),
            };
            Setting { indent, marker }
        })
        .collect()
}

fn item_marker(block: &Block) -> Marker {
    block
        .ordinal
        .map_or(Marker::Bullet(block.level.max(1)), Marker::Number)
}

/// Finds the lists, parents before children, and the list that each block belongs to.
fn lists(blocks: &[Block]) -> (Vec<List>, Vec<Option<usize>>) {
    let mut lists: Vec<List> = Vec::new();
    let mut list_of = vec![None; blocks.len()];
    let mut open: Vec<usize> = Vec::new();
    for (block, list_of) in blocks.iter().zip(&mut list_of) {
        let level = match block.kind {
            BlockKind::ListItem => block.level.max(1),
            BlockKind::Paragraph => block.level,
            BlockKind::Heading => 0,
            // These may stand inside an item, so they say nothing about where the list ends.
            BlockKind::Quotation | BlockKind::Code | BlockKind::Table | BlockKind::Rule => continue,
        };
        open.retain(|list| lists[*list].level <= level);
        if block.kind == BlockKind::ListItem {
            let numbered = block.ordinal.is_some();
            open.retain(|list| lists[*list].level < level || lists[*list].numbered == numbered);
            if open.last().is_none_or(|list| lists[*list].level < level) {
                lists.push(List {
                    level,
                    numbered,
                    parent: open.last().copied(),
                    marker: 0,
                });
                open.push(lists.len() - 1);
            }
            if let Some(list) = open.last() {
                let list = &mut lists[*list];
                list.marker = list.marker.max(item_marker(block).width());
            }
        }
        *list_of = open
            .last()
            .copied()
            .filter(|list| lists[*list].level == level);
    }
    (lists, list_of)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(level: u8, ordinal: Option<u32>) -> Block {
        Block {
            kind: BlockKind::ListItem,
            bytes: 0..0,
            level,
            ordinal,
        }
    }

    fn paragraph(level: u8) -> Block {
        Block {
            kind: BlockKind::Paragraph,
            ..item(level, None)
        }
    }

    fn indents(blocks: &[Block]) -> Vec<u16> {
        settings(blocks)
            .iter()
            .map(|setting| setting.indent)
            .collect()
    }

    #[test]
    fn the_widest_number_sets_the_whole_list() {
        let blocks = [item(1, Some(9)), item(1, Some(10)), item(1, Some(11))];
        assert_eq!(indents(&blocks), [4, 4, 4]);
    }

    #[test]
    fn an_inner_list_begins_where_the_text_of_its_item_does() {
        let blocks = [
            item(1, Some(10)),
            item(2, None),
            item(2, None),
            paragraph(2),
            paragraph(1),
            item(1, Some(11)),
        ];
        assert_eq!(indents(&blocks), [4, 6, 6, 6, 4, 4]);
    }

    #[test]
    fn a_list_ends_at_running_text_and_at_another_sort_of_list() {
        let blocks = [
            item(1, Some(100)),
            paragraph(0),
            item(1, Some(1)),
            item(1, None),
        ];
        assert_eq!(indents(&blocks), [5, 0, 3, 2]);
    }

    #[test]
    fn a_level_without_a_list_of_its_own_is_set_by_its_depth() {
        assert_eq!(indents(&[paragraph(2), item(3, None)]), [4, 2]);
    }

    #[test]
    fn markers_take_the_columns_of_their_letters() {
        let markers = [
            Marker::None,
            Marker::Bullet(1),
            Marker::Bullet(9),
            Marker::Number(12),
            Marker::Quote(2),
            Marker::Continued,
            Marker::Rule,
        ];
        assert_eq!(markers.map(Marker::width), [0, 2, 2, 4, 4, 2, 0]);
    }
}
