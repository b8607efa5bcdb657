//! What the blocks of a text stand in: quotations, lists, items.

use crate::{import::builder::Shape, model::BlockKind};

/// What a block stands in.
#[derive(Clone, Copy, Debug)]
enum Container {
    Quotation,
    List(Numbers),
    Item(Option<u32>, Opening),
    Footnote,
}

/// How the items of a list are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numbers {
    None,
    /// From this one up.
    Up(i64),
    /// From this one down.
    Down(i64),
}

/// Whether an item still waits for its first block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opening {
    First,
    Further,
}

/// The containers that are open, kept in a list and not on the stack, so any depth is fine.
#[derive(Default)]
pub(super) struct Containers {
    open: Vec<Container>,
    quotations: usize,
    lists: usize,
    /// Counts the outermost lists.
    list: u32,
}

impl Containers {
    pub fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    pub fn is_in_list(&self) -> bool {
        matches!(self.open.last(), Some(Container::List(_)))
    }

    pub fn begin_quotation(&mut self) {
        self.open.push(Container::Quotation);
        self.quotations += 1;
    }

    pub fn begin_footnote(&mut self) {
        self.open.push(Container::Footnote);
    }

    /// Begins a list, which ends the waiting of the item that it stands in.
    pub fn begin_list(&mut self, numbers: Numbers) {
        if self.lists == 0 {
            self.list += 1;
        }
        self.pass();
        self.open.push(Container::List(numbers));
        self.lists += 1;
    }

    /// Begins an item, which may tell its own number.
    pub fn begin_item(&mut self, value: Option<i64>) {
        let number = match self.open.last_mut() {
            Some(Container::List(Numbers::Up(next))) => {
                let number = value.unwrap_or(*next);
                *next = number.saturating_add(1);
                Some(number)
            }
            Some(Container::List(Numbers::Down(next))) => {
                let number = value.unwrap_or(*next);
                *next = number.saturating_sub(1);
                Some(number)
            }
            _ => None,
        };
        let ordinal = number.and_then(|number| u32::try_from(number).ok());
        self.open.push(Container::Item(ordinal, Opening::First));
    }

    /// Ends the innermost one.
    pub fn end(&mut self) {
        match self.open.pop() {
            Some(Container::Quotation) => self.quotations = self.quotations.saturating_sub(1),
            Some(Container::List(_)) => self.lists = self.lists.saturating_sub(1),
            Some(Container::Item(..) | Container::Footnote) | None => {}
        }
    }

    /// Returns how many quotations are open.
    pub fn quotations(&self) -> usize {
        self.quotations
    }

    /// Tells whether an item waits for its first block.
    pub fn awaits_block(&self) -> bool {
        matches!(self.open.last(), Some(Container::Item(_, Opening::First)))
    }

    /// Returns the number of an item that still waits for its first block.
    pub fn awaited_number(&self) -> Option<u32> {
        match self.open.last() {
            Some(Container::Item(ordinal, Opening::First)) => *ordinal,
            _ => None,
        }
    }

    /// Ends the waiting of an item for its first block.
    pub fn pass(&mut self) {
        if let Some(Container::Item(_, opening)) = self.open.last_mut() {
            *opening = Opening::Further;
        }
    }

    /// Returns what running text is where it stands: the innermost container decides.
    pub fn running(&self) -> Shape {
        match self.open.last() {
            Some(Container::Quotation) => Shape::at(BlockKind::Quotation, self.quotations),
            Some(Container::Item(ordinal, Opening::First)) => Shape {
                ordinal: *ordinal,
                list: Some(self.list),
                ..Shape::at(BlockKind::ListItem, self.lists)
            },
            Some(Container::Item(_, Opening::Further)) => {
                Shape::at(BlockKind::Paragraph, self.lists)
            }
            Some(Container::Footnote | Container::List(_)) | None => {
                Shape::of(BlockKind::Paragraph)
            }
        }
    }
}
