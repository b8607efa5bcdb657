//! What the blocks of a text stand in: quotations, lists, items.

use crate::{import::builder::Shape, model::BlockKind};

/// What a block stands in.
#[derive(Clone, Copy, Debug)]
enum Container {
    Quotation,
    List(Numbers, Signs),
    Item(Option<u32>, Signs, Opening),
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

/// What numbers are written with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Signs {
    #[default]
    Digits,
    SmallLetters,
    Letters,
    SmallRoman,
    Roman,
}

impl Signs {
    /// Writes a number; with digits where these signs have none for it.
    pub fn write(self, number: u32) -> String {
        match self {
            Self::SmallLetters => letters(number),
            Self::Letters => letters(number).to_uppercase(),
            Self::SmallRoman => roman(number),
            Self::Roman => roman(number).to_uppercase(),
            Self::Digits => number.to_string(),
        }
    }
}

/// Writes a number with letters: a to z, then aa, ab.
fn letters(number: u32) -> String {
    let mut letters = Vec::new();
    let mut left = number;
    while let Some(last) = left.checked_sub(1) {
        letters.push(char::from(
            b'a' + u8::try_from(last % 26).unwrap_or_default(),
        ));
        left = last / 26;
    }
    if letters.is_empty() {
        return number.to_string();
    }
    letters.into_iter().rev().collect()
}

/// Writes a number as Romans did, who had none for nought and few beyond three thousand.
fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let mut left = number;
    let mut written = String::new();
    for (worth, sign) in SIGNS {
        while left >= worth {
            written.push_str(sign);
            left -= worth;
        }
    }
    written
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
        matches!(self.open.last(), Some(Container::List(..)))
    }

    pub fn begin_quotation(&mut self) {
        self.open.push(Container::Quotation);
        self.quotations += 1;
    }

    pub fn begin_footnote(&mut self) {
        self.open.push(Container::Footnote);
    }

    /// Begins a list, which ends the waiting of the item that it stands in.
    pub fn begin_list(&mut self, numbers: Numbers, signs: Signs) {
        if self.lists == 0 {
            self.list += 1;
        }
        self.pass();
        self.open.push(Container::List(numbers, signs));
        self.lists += 1;
    }

    /// Begins an item, which may tell its own number.
    pub fn begin_item(&mut self, value: Option<i64>) {
        let signs = match self.open.last() {
            Some(Container::List(_, signs)) => *signs,
            _ => Signs::Digits,
        };
        let number = match self.open.last_mut() {
            Some(Container::List(Numbers::Up(next), _)) => {
                let number = value.unwrap_or(*next);
                *next = number.saturating_add(1);
                Some(number)
            }
            Some(Container::List(Numbers::Down(next), _)) => {
                let number = value.unwrap_or(*next);
                *next = number.saturating_sub(1);
                Some(number)
            }
            _ => None,
        };
        let ordinal = number.and_then(|number| u32::try_from(number).ok());
        self.open
            .push(Container::Item(ordinal, signs, Opening::First));
    }

    /// Ends the innermost one.
    pub fn end(&mut self) {
        match self.open.pop() {
            Some(Container::Quotation) => self.quotations = self.quotations.saturating_sub(1),
            Some(Container::List(..)) => self.lists = self.lists.saturating_sub(1),
            Some(Container::Item(..) | Container::Footnote) | None => {}
        }
    }

    /// Returns how many quotations are open.
    pub fn quotations(&self) -> usize {
        self.quotations
    }

    /// Tells whether an item waits for its first block.
    pub fn awaits_block(&self) -> bool {
        matches!(
            self.open.last(),
            Some(Container::Item(_, _, Opening::First))
        )
    }

    /// Returns the number of an item that still waits for its first block.
    pub fn awaited_number(&self) -> Option<(u32, Signs)> {
        match self.open.last() {
            Some(Container::Item(ordinal, signs, Opening::First)) => Some(((*ordinal)?, *signs)),
            _ => None,
        }
    }

    /// Ends the waiting of an item for its first block.
    pub fn pass(&mut self) {
        if let Some(Container::Item(_, _, opening)) = self.open.last_mut() {
            *opening = Opening::Further;
        }
    }

    /// Returns what running text is where it stands: the innermost container decides.
    pub fn running(&self) -> Shape {
        match self.open.last() {
            Some(Container::Quotation) => Shape::at(BlockKind::Quotation, self.quotations),
            Some(Container::Item(ordinal, signs, Opening::First)) => Shape {
                // What is no digit stands in the words of the item.
                ordinal: ordinal.filter(|_| *signs == Signs::Digits),
                list: Some(self.list),
                ..Shape::at(BlockKind::ListItem, self.lists)
            },
            Some(Container::Item(_, _, Opening::Further)) => {
                Shape::at(BlockKind::Paragraph, self.lists)
            }
            Some(Container::Footnote | Container::List(..)) | None => {
                Shape::of(BlockKind::Paragraph)
            }
        }
    }
}
