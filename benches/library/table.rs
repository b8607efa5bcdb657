//! Measuring, and the table that is printed.

use std::{
    fmt,
    hint::black_box,
    io::{self, Write},
    time::{Duration, Instant},
};

use crate::made::Made;

/// How long one thing is measured, unless a few rounds of it take longer.
const BUDGET: Duration = Duration::from_secs(1);

/// The fewest rounds.
const FEWEST: usize = 5;

/// The most rounds.
const MOST: usize = 200;

/// What was measured.
#[derive(Clone, Copy, Debug)]
pub enum Figure {
    /// A time.
    Time(Duration),
    /// So many bytes.
    Bytes(u64),
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Time(time) => {
                let millis = time.as_secs_f64() * 1e3;
                match millis {
                    ..0.1 => write!(f, "{:.0} µs", millis * 1e3),
                    ..10.0 => write!(f, "{millis:.2} ms"),
                    ..1000.0 => write!(f, "{millis:.0} ms"),
                    _ => write!(f, "{:.1} s", millis / 1e3),
                }
            }
            Self::Bytes(bytes) => write!(f, "{:.0} MB", bytes as f64 / 1e6),
        }
    }
}

/// Prints a table row by row: what was measured, and the figures at each size.
pub struct Table {
    columns: usize,
    only: Vec<String>,
}

impl Table {
    /// Begins a table with a column for each library; where there are words, only rows are measured whose name has one
    /// of them.
    pub fn new(made: &[Made], only: Vec<String>) -> Self {
        let sizes = made.iter().map(|made| thousands(made.articles));
        let sizes: String = sizes.map(|size| format!(" {size} |")).collect();
        let rule = " ---: |".repeat(made.len());
        print(&format!("| articles |{sizes}\n| --- |{rule}\n"));
        Self {
            columns: made.len(),
            only,
        }
    }

    /// Tells whether a row is to be measured.
    pub fn has(&self, what: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|word| what.contains(word.as_str()))
    }

    /// Measures a row: one figure or several for each of the last columns; the first stay empty where there are fewer.
    pub fn row<T>(&self, what: &str, of: &[T], mut measure: impl FnMut(&T) -> Vec<Figure>) {
        if !self.has(what) {
            return;
        }
        let empty = " |".repeat(self.columns - of.len());
        print(&format!("| {what} |{empty}"));
        for one in of {
            let figures: Vec<String> = measure(one).iter().map(Figure::to_string).collect();
            print(&format!(" {} |", figures.join(" · ")));
        }
        print("\n");
    }
}

/// Prints at once, since the next figure may take its time.
fn print(text: &str) {
    let mut output = io::stdout();
    output
        .write_all(text.as_bytes())
        .and_then(|()| output.flush())
        .expect("somebody reads it");
}

fn thousands(number: usize) -> String {
    match (number / 1_000, number % 1_000) {
        (0, rest) => rest.to_string(),
        (thousands, rest) => format!("{thousands},{rest:03}"),
    }
}

/// Returns the median time of some work, done again and again.
pub fn median<T>(mut work: impl FnMut() -> T) -> Figure {
    median_of_times(|| {
        let begun = Instant::now();
        black_box(work());
        begun.elapsed()
    })
}

/// Returns the time of some work that takes long, done once.
pub fn once<T>(work: impl FnOnce() -> T) -> Figure {
    let begun = Instant::now();
    black_box(work());
    Figure::Time(begun.elapsed())
}

/// Returns the median of times that are told, of which the first is not counted.
pub fn median_of_times(mut one: impl FnMut() -> Duration) -> Figure {
    one();
    let begun = Instant::now();
    let mut times = Vec::new();
    while times.len() < FEWEST || (times.len() < MOST && begun.elapsed() < BUDGET) {
        times.push(one());
    }
    times.sort_unstable();
    Figure::Time(times[times.len() / 2])
}
