//! A backend for ratatui that gathers a frame and writes it at once.

use std::{cell::Cell as Shared, io};

use ratatui::{
    backend::{Backend, ClearType, CrosstermBackend, WindowSize},
    buffer::Cell,
    layout::{Position, Size},
};
use rustix::{stdio::stdout, termios::tcgetwinsize};
use unicode_width::UnicodeWidthChar;

use super::output::Output;

/// The widest screen that is drawn, in columns.
const WIDEST: u16 = 2_000;

/// The most cells that are drawn: a terminal that claims 65,535×65,535 must not take all memory.
const MOST_CELLS: u32 = 1_000_000;

/// What is yet to be written to the terminal, and its size.
///
/// ratatui's own crossterm backend writes a frame in several pieces, asks `/dev/tty` or `tput` for
/// the size, and writes through a buffer that flushes itself when dropped; once the terminal has
/// gone away none of that may happen.
#[derive(Debug)]
pub struct Screen {
    output: Output,
    frames: Frames,
    unwritten: Vec<u8>,
    size: Shared<Size>,
    cursor: Position,
}

/// Whether the terminal shows a frame whole where its start and end are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frames {
    /// They are not marked.
    Plain,
    /// By mode 2026.
    Marked,
}

/// Marks the start and the end of a frame.
const MARKS: (&[u8], &[u8]) = (b"\x1b[?2026h", b"\x1b[?2026l");

impl Screen {
    /// Makes one that writes through a thread.
    pub fn new(output: Output) -> Self {
        Self {
            output,
            frames: Frames::Plain,
            unwritten: Vec::new(),
            size: Shared::default(),
            cursor: Position::ORIGIN,
        }
    }

    /// Returns what writes to the terminal.
    pub fn output(&self) -> &Output {
        &self.output
    }

    /// Has each frame marked, or not.
    pub fn mark(&mut self, frames: Frames) {
        self.frames = frames;
    }

    /// Adds a control sequence to what is written with the next frame.
    pub fn send(&mut self, sequence: &str) {
        self.unwritten.extend_from_slice(sequence.as_bytes());
    }

    /// Forgets what is not yet written.
    pub fn discard(&mut self) {
        self.unwritten.clear();
    }

    /// Measures the terminal; its last size if that fails.
    pub fn measure(&self) -> Size {
        if let Ok(found) = tcgetwinsize(stdout()) {
            self.size.set(bounded(found.ws_col, found.ws_row));
        }
        self.size.get()
    }

    /// Gives the size as it was last measured.
    pub fn last_size(&self) -> Size {
        self.size.get()
    }

    /// Has it written what is gathered.
    pub fn write_out(&mut self) {
        self.output.give(&self.unwritten);
        self.unwritten.clear();
    }

    fn encoder(&mut self) -> CrosstermBackend<&mut Vec<u8>> {
        CrosstermBackend::new(&mut self.unwritten)
    }
}

/// Tells whether the cursor may not stand where it should between two neighbours.
///
/// Terminals differ in the columns of what is made of several characters (letters with marks, emoji joined to
/// one), of signs that East Asian fonts draw wide, and of Arabic letters, which some join. The cursor is set
/// anew after each, so that the rest of the row stays straight whatever the terminal has made of it. A rule
/// is left alone: it has nothing beside it.
///
/// Arabic and Hebrew are written in the order in which they are read, one letter after the other, without
/// control characters, which many terminals show as boxes. One that turns them round itself does so within a
/// run, whose ends are set by this.
fn may_be_off(before: &str, after: &str) -> bool {
    if before.is_ascii() || before == "─" {
        return false;
    }
    let mut characters = before.chars();
    let (Some(first), None) = (characters.next(), characters.next()) else {
        return true;
    };
    if is_right_to_left(first) {
        return !after.chars().next().is_some_and(is_right_to_left);
    }
    first.width() != first.width_cjk() && !first.is_alphabetic()
}

/// Tells whether it is of a script written from right to left: Hebrew, Arabic, Syriac, Thaana and the like.
const fn is_right_to_left(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

fn bounded(columns: u16, rows: u16) -> Size {
    let width = columns.min(WIDEST);
    let tallest = MOST_CELLS.checked_div(u32::from(width)).unwrap_or(0);
    Size {
        width,
        height: rows.min(u16::try_from(tallest).unwrap_or(u16::MAX)),
    }
}

impl Backend for Screen {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        // Each part begins with a place for the cursor.
        let mut part: Vec<(u16, u16, &Cell)> = Vec::new();
        for (x, y, cell) in content {
            if let Some((_, _, before)) = part.last()
                && may_be_off(before.symbol(), cell.symbol())
            {
                self.encoder().draw(part.drain(..))?;
            }
            part.push((x, y, cell));
        }
        self.encoder().draw(part.into_iter())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.encoder().hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.encoder().show_cursor()
    }

    /// Gives the position that was last set: the terminal is never asked, since its answer would
    /// have to be read from under the input thread.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.cursor = position.into();
        let position = self.cursor;
        self.encoder().set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.encoder().clear()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.encoder().clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.measure())
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize {
            columns_rows: self.measure(),
            pixels: Size::default(),
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.frames == Frames::Marked && !self.unwritten.is_empty() {
            self.unwritten.splice(0..0, MARKS.0.iter().copied());
            self.unwritten.extend_from_slice(MARKS.1);
        }
        self.write_out();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_is_set_anew_after_what_terminals_differ_in() {
        for (before, after) in [
            ("e\u{301}", "a"),
            ("👩\u{200d}👧", " "),
            ("★", " "),
            ("│", "a"),
            ("ا", " "),
        ] {
            assert!(may_be_off(before, after), "{before}");
        }
        for (before, after) in [
            ("a", "b"),
            ("é", "b"),
            ("ж", "b"),
            ("─", "─"),
            ("ا", "ب"),
            ("漢", "字"),
        ] {
            assert!(!may_be_off(before, after), "{before}");
        }
    }

    #[test]
    fn sizes_that_no_screen_has_are_cut() {
        assert_eq!(bounded(0, 0), Size::new(0, 0));
        assert_eq!(bounded(0, 65_535), Size::new(0, 0));
        assert_eq!(bounded(1, 1), Size::new(1, 1));
        assert_eq!(bounded(1_280, 432), Size::new(1_280, 432));
        assert_eq!(bounded(65_535, 65_535), Size::new(2_000, 500));
        assert_eq!(bounded(1, 65_535), Size::new(1, 65_535));
    }
}
