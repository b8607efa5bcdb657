//! Going to a character: `f`, `t` and their like.
//!
//! The text is set in rows that differ from screen to screen, so what vim does within a line is done within
//! the caret's block here.

use crate::text::{document::Document, find, motion::Direction, segment};

/// How far from the caret a character is looked for, in bytes, so that no huge block makes a key wait.
const REACH: usize = 64 * 1024;

/// Where the caret comes to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Landing {
    /// On the character.
    On,
    /// On the side of it that the caret comes from.
    Before,
}

/// A character that is gone to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sought {
    /// What was typed; a straight quotation mark or apostrophe stands for typographic ones too.
    pub character: char,
    /// Which way.
    pub direction: Direction,
    /// Where the caret comes to stand.
    pub landing: Landing,
}

impl Sought {
    /// Returns the same the other way.
    #[must_use]
    pub const fn reversed(self) -> Self {
        let direction = match self.direction {
            Direction::Forward => Direction::Back,
            Direction::Back => Direction::Forward,
        };
        Self { direction, ..self }
    }
}

/// Whether it is gone to for the first time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// It was just typed.
    First,
    /// Once more: a character right beside the caret, which it was stopped by before, is passed.
    Again,
}

/// Goes to the `count`-th such character from the caret; nothing where the block has fewer of them.
pub fn go(
    document: &Document,
    caret: usize,
    sought: Sought,
    turn: Turn,
    count: usize,
) -> Option<usize> {
    let block = document.block_at(caret)?.bytes.clone();
    let text = document.slice(block.clone());
    let caret = caret.clamp(block.start, block.end) - block.start;
    let passes = turn == Turn::Again && sought.landing == Landing::Before;
    let is_sought = |(at, c): &(usize, char)| {
        find::stands_for(sought.character, *c) && segment::is_boundary(text, *at)
    };
    let skipped = count.checked_sub(1)?;
    let to = match sought.direction {
        Direction::Forward => {
            let mut from = segment::next_boundary(text, caret)?;
            if passes {
                from = segment::next_boundary(text, from)?;
            }
            let end = text.ceil_char_boundary(from.saturating_add(REACH));
            let found = text.get(from..end)?.char_indices();
            let (at, _) = found
                .map(|(at, c)| (from + at, c))
                .filter(is_sought)
                .nth(skipped)?;
            match sought.landing {
                Landing::On => at,
                Landing::Before => segment::previous_boundary(text, at)?,
            }
        }
        Direction::Back => {
            let mut end = caret;
            if passes {
                end = segment::previous_boundary(text, end)?;
            }
            let from = text.floor_char_boundary(end.saturating_sub(REACH));
            let found = text.get(from..end)?.char_indices().rev();
            let (at, _) = found
                .map(|(at, c)| (from + at, c))
                .filter(is_sought)
                .nth(skipped)?;
            match sought.landing {
                Landing::On => at,
                Landing::Before => segment::next_boundary(text, at)?,
            }
        }
    };
    Some(document.caret_near(block.start + to))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::{
        fixture::{any_document, mark, marked, plain},
        motion::Direction::{Back, Forward},
    };

    #[track_caller]
    fn goes(before: &str, sought: Sought, turn: Turn, count: usize, after: &str) {
        let (document, range) = marked(before);
        let to = go(&document, range.start, sought, turn, count).unwrap_or(range.start);
        let letter = document.slice(to..document.text().len());
        let end = to + segment::next_boundary(letter, 0).unwrap_or(0);
        assert_eq!(mark(&document, to..end), plain(after));
    }

    const fn on(character: char, direction: Direction) -> Sought {
        Sought {
            character,
            direction,
            landing: Landing::On,
        }
    }

    const fn before(character: char, direction: Direction) -> Sought {
        Sought {
            character,
            direction,
            landing: Landing::Before,
        }
    }

    #[test]
    fn the_counted_character_is_gone_to_or_none() {
        goes(
            "[o]ne two too",
            on('o', Forward),
            Turn::First,
            1,
            "one tw[o] too",
        );
        goes(
            "[o]ne two too",
            on('o', Forward),
            Turn::First,
            3,
            "one two to[o]",
        );
        goes(
            "[o]ne two too",
            on('o', Forward),
            Turn::First,
            4,
            "[o]ne two too",
        );
        goes(
            "one two to[o]",
            on('o', Back),
            Turn::First,
            3,
            "[o]ne two too",
        );
        goes("one t[w]o", on('x', Forward), Turn::First, 1, "one t[w]o");
    }

    #[test]
    fn till_stops_beside_the_character_and_passes_it_when_repeated() {
        goes(
            "[o]ne, two, three",
            before(',', Forward),
            Turn::First,
            1,
            "on[e], two, three",
        );
        goes(
            "on[e], two, three",
            before(',', Forward),
            Turn::First,
            1,
            "on[e], two, three",
        );
        goes(
            "on[e], two, three",
            before(',', Forward),
            Turn::Again,
            1,
            "one, tw[o], three",
        );
        goes(
            "one, two, thre[e]",
            before(',', Back),
            Turn::First,
            1,
            "one, two,[ ]three",
        );
        goes(
            "one, two,[ ]three",
            before(',', Back),
            Turn::Again,
            1,
            "one,[ ]two, three",
        );
    }

    #[test]
    fn letters_of_every_script_count_whole_and_quotation_marks_are_alike() {
        goes(
            "[漢]字も本文",
            on('本', Forward),
            Turn::First,
            1,
            "漢字も[本]文",
        );
        goes(
            "[a] e\u{301} b",
            on('e', Forward),
            Turn::First,
            1,
            "a [e\u{301}] b",
        );
        goes(
            "[a] “quoted” b",
            on('"', Forward),
            Turn::First,
            2,
            "a “quoted[”] b",
        );
        goes("[a] b’s", on('\'', Forward), Turn::First, 1, "a b[’]s");
    }

    #[test]
    fn the_next_block_is_not_looked_into() {
        goes("[o]ne\n\nx", on('x', Forward), Turn::First, 1, "[o]ne\n\nx");
        goes("x\n\n[o]ne", on('x', Back), Turn::First, 1, "x\n\n[o]ne");
    }

    proptest! {
        #[test]
        fn the_way_leads_to_a_place_of_the_caret_in_the_same_block(
            document in any_document(), at in 0_usize..400, character in any::<char>(), seed in 0_usize..400,
            count in 0_usize..4,
        ) {
            let caret = document.caret_near(at);
            // A letter of the text itself is more often found than any letter.
            let near = document.slice(document.caret_near(seed)..document.text().len()).chars().next();
            for character in near.into_iter().chain([character]) {
                for direction in [Forward, Back] {
                    for landing in [Landing::On, Landing::Before] {
                        for turn in [Turn::First, Turn::Again] {
                            let sought = Sought { character, direction, landing };
                            let Some(to) = go(&document, caret, sought, turn, count) else { continue };
                            prop_assert_eq!(document.caret_near(to), to);
                            prop_assert_eq!(
                                document.block_at(to).map(|block| &block.bytes),
                                document.block_at(caret).map(|block| &block.bytes)
                            );
                        }
                    }
                }
            }
        }
    }
}
