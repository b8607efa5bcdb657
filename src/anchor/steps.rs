//! How many steps the matcher may take, counted, so that no text keeps a person waiting.

use std::cell::Cell;

/// How many steps one quote may take: some ten milliseconds. A step is a letter that is read or written, or 64 letters
/// that are compared with one.
pub(super) const OF_QUOTE: usize = 8_000_000;

/// How many steps all quotes of a text may take together: some seconds.
pub(super) const OF_ALL: usize = 2_000_000_000;

/// How many they may take while a person waits for the text: a tenth of a second.
pub(super) const OF_GLANCE: usize = 64_000_000;

/// The steps that are left.
#[derive(Debug)]
pub(super) struct Steps {
    all: Cell<usize>,
    /// How many of these the search for what stands nearly leaves to the rest, which is quick and finds most.
    reserved: usize,
    quote: Cell<usize>,
    fell_short: Cell<bool>,
}

impl Default for Steps {
    fn default() -> Self {
        Self::of(OF_ALL)
    }
}

impl Steps {
    /// Allows so many steps for all quotes.
    pub fn of(all: usize) -> Self {
        Self {
            all: Cell::new(all),
            reserved: all / 4,
            quote: Cell::new(0),
            fell_short: Cell::new(false),
        }
    }

    /// Begins with the next quote.
    pub fn begin(&self) {
        self.quote.set(OF_QUOTE.min(self.all.get()));
        self.fell_short.set(false);
    }

    /// Takes so many steps, or none and notes it where there are not so many.
    pub fn take(&self, steps: usize) -> bool {
        let Some(left) = self.quote.get().checked_sub(steps) else {
            self.fall_short();
            return false;
        };
        self.quote.set(left);
        self.all.set(self.all.get().saturating_sub(steps));
        true
    }

    /// Notes that not all could be looked at.
    pub fn fall_short(&self) {
        self.fell_short.set(true);
    }

    /// Returns how many steps a quick look through the whole text may take; what it finds is judged, too.
    pub fn for_look(&self) -> usize {
        self.quote.get() / 4 * 3
    }

    /// Returns how many steps a search of the whole text may take.
    pub fn for_search(&self) -> usize {
        self.for_look()
            .min(self.all.get().saturating_sub(self.reserved))
    }

    /// Tells whether the next quote could not be looked for everywhere.
    pub fn is_spent(&self) -> bool {
        self.all.get() < self.reserved + OF_QUOTE
    }

    /// Returns how many steps all quotes have left.
    #[cfg(test)]
    pub fn left_for_all(&self) -> usize {
        self.all.get()
    }

    /// Tells whether something of the quote could not be looked at.
    pub fn fell_short(&self) -> bool {
        self.fell_short.get()
    }
}
