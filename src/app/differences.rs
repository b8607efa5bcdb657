//! How the words that stand somewhere differ from those that were marked, in words.

use std::{
    collections::VecDeque,
    ops::Range,
    sync::{Arc, Mutex, PoisonError},
};

use crate::text::change::changed;

/// How many times the words of a quote are compared with others at most: next to nothing.
const MOST_COMPARED: usize = 1_000_000;

/// How many are remembered: those that one screen may show, and a few that were just seen.
const REMEMBERED: usize = 8;

/// Remembers what was said of the words looked at last, as quotes may be long and each frame asks again.
#[derive(Debug, Default)]
pub struct Differences(Mutex<VecDeque<Known>>);

#[derive(Debug)]
struct Known {
    quote: String,
    words: String,
    said: Arc<str>,
}

impl Differences {
    /// Says how words differ from those that were marked: only the words that are others, the rest as `…`.
    pub fn said(&self, quote: &str, words: &str) -> Arc<str> {
        self.get_or_make(quote, words, || difference(quote, words).into())
    }

    fn get_or_make(&self, quote: &str, words: &str, make: impl FnOnce() -> Arc<str>) -> Arc<str> {
        // Nothing in here can panic half-way through, so a poisoned lock still guards whole entries.
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_it = |known: &Known| known.quote == quote && known.words == words;
        if let Some(at) = known.iter().position(is_it)
            && let Some(hit) = known.remove(at)
        {
            let said = Arc::clone(&hit.said);
            known.push_front(hit);
            return said;
        }
        let said = make();
        known.truncate(REMEMBERED - 1);
        known.push_front(Known {
            quote: quote.to_owned(),
            words: words.to_owned(),
            said: Arc::clone(&said),
        });
        said
    }
}

/// Says how words differ from those that were marked: only the words that are others, the rest as `…`.
fn difference(quote: &str, words: &str) -> String {
    let before = told(quote, &changed(words, quote, MOST_COMPARED));
    let now = told(words, &changed(quote, words, MOST_COMPARED));
    format!("was {before} · now {now}")
}

/// Tells some passages of a text with a little of what stands around them.
fn told(text: &str, passages: &[Range<usize>]) -> String {
    let mut said = String::from("“");
    let mut from = 0;
    for passage in passages {
        let between = text.get(from..passage.start).unwrap_or_default();
        let words: Vec<&str> = between.split_whitespace().collect();
        let shown = match words.as_slice() {
            [first @ .., a, b] if !first.is_empty() => format!("… {a} {b} "),
            _ => format!("{} ", words.join(" ")),
        };
        said.push_str(shown.trim_start());
        let part = text.get(passage.clone()).unwrap_or_default();
        said.push_str(&format!("[{}] ", part.trim().replace('\n', " ")));
        from = passage.end;
    }
    let rest = text.get(from..).unwrap_or_default();
    let mut rest = rest.split_whitespace();
    let next: Vec<&str> = rest.by_ref().take(2).collect();
    said.push_str(&next.join(" "));
    if rest.next().is_some() {
        said.push_str(" …");
    }
    format!("{}”", said.trim_end())
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn words_are_compared_once_while_they_are_looked_at() {
        let differences = Differences::default();
        let made = Cell::new(0);
        let ask = |quote: &str| {
            differences.get_or_make(quote, "now", || {
                made.set(made.get() + 1);
                quote.into()
            })
        };
        for _ in 0..100 {
            assert_eq!((&*ask("one"), &*ask("two")), ("one", "two"));
        }
        assert_eq!(made.get(), 2);
        for number in 0..2 * REMEMBERED {
            ask(&number.to_string());
            ask("two");
        }
        assert_eq!(&*ask("one"), "one");
        assert_eq!(
            made.get(),
            3 + 2 * REMEMBERED,
            "only what was not asked for is forgotten"
        );
    }

    #[test]
    fn words_that_are_others_are_told() {
        assert_eq!(
            &*Differences::default().said("it was two days", "it was ten days"),
            "was “it was [two] days” · now “it was [ten] days”"
        );
    }
}
