//! Times counted from the day of the article.

use jiff::{Span, ToSpan, civil::Date};

use crate::compare::{
    language::Language,
    quantity::{Dimension, unit_of, written_number},
    when::{When, names::DAYS_AWAY, read::Reader},
};

/// The seconds of a day.
const DAY: f64 = 86_400.0;

/// The days of a month, about.
const MONTH: f64 = 30.44;

/// How long a span beside the article’s date is.
enum Unit {
    Week,
    Month,
    Year,
}

impl Reader<'_> {
    /// Reads words for a day beside the article’s.
    pub(super) fn away(&self, at: usize) -> Option<(When, usize)> {
        let (_, words, by) = DAYS_AWAY.iter().find(|(language, words, _)| {
            let mut words = words.iter().enumerate();
            *language == self.language && words.all(|(by, word)| self.is_word(at + by, &[word]))
        })?;
        Some((self.shifted(*by), at + words.len()))
    }

    /// Returns the day so many days after the article’s.
    fn shifted(&self, by: i64) -> When {
        let day = self.days_after(by);
        day.map_or(When::Open, |day| When::OneOf(vec![(day, day)]))
    }

    /// Returns the day so many days after the article’s, where the calendar reaches as far: a number in words has no bound.
    fn days_after(&self, by: i64) -> Option<Date> {
        let by = Span::new().try_days(by).ok()?;
        self.published?.checked_add(by).ok()
    }

    /// Reads a time that lies so far before the article: `two days ago`, `vor drei Jahren`, `il y a deux mois`.
    pub(super) fn ago(&self, at: usize) -> Option<(When, usize)> {
        let leads: &[&[&str]] = match self.language {
            Language::German => &[&["vor"]],
            Language::French => &[&["il", "y", "a"]],
            Language::Spanish => &[&["hace"]],
            Language::English | Language::Italian | Language::Dutch | Language::Other => &[&[]],
        };
        let words = leads.iter().find(|words| {
            let mut words = words.iter().enumerate();
            words.all(|(by, word)| self.is_word(at + by, &[word]))
        })?;
        let from = at + words.len();
        let is_one = self.is_word(
            from,
            &[
                "a", "an", "ein", "einem", "einer", "un", "une", "una", "een",
            ],
        );
        let (count, unit) = match self.small(from, 1000) {
            Some(count) => (f64::from(count), from + 1),
            None if is_one => (1.0, from + 1),
            None => written_number(self.language, self.lexemes, from)?,
        };
        // “il y a deux millions d’années”
        let unit = unit + usize::from(self.is_word(unit, &["d'", "de", "di"]));
        let (dimension, factor, length) =
            unit_of(|by| self.at(unit + by).map(|one| one.folded.as_str()))?;
        let mut end = unit + length;
        let behind: &[&str] = match self.language {
            Language::English => &["ago"],
            Language::Italian => &["fa"],
            Language::Dutch => &["geleden"],
            _ => &[],
        };
        if !behind.is_empty() {
            if !self.is_word(end, behind) {
                return None;
            }
            end += 1;
        }
        // Counted in days or months, and meant as roughly as it is said.
        let (days, slack) = match dimension {
            Dimension::Time if factor >= DAY => (count * factor / DAY, factor / DAY / 2.0),
            Dimension::Months => (count * factor * MONTH, factor * MONTH / 2.0),
            _ => return None,
        };
        let slack = if factor == DAY { 0.0 } else { slack };
        let day = |by: f64| self.days_after((-by).round() as i64);
        let span = day(days + slack).zip(day(days - slack));
        Some((span.map_or(When::Open, |span| When::OneOf(vec![span])), end))
    }

    /// Reads a week, month or year beside the article’s: `last year`, `this month`, `next week`.
    pub(super) fn span(&self, at: usize) -> Option<(When, usize)> {
        let by: i64 = match self.at(at)?.folded.as_str() {
            "last" | "previous" | "vergangenen" | "letzten" | "vergangenes" | "letztes"
            | "vorig" | "vorige" | "afgelopen" => -1,
            "this" | "diesen" | "dieses" | "diesem" | "dit" | "deze" => 0,
            "next" | "nachsten" | "nachstes" | "kommenden" | "kommendes" | "volgend"
            | "volgende" => 1,
            _ => return None,
        };
        let unit = self.at(at + 1)?;
        // “in the last year” goes back from the day of the article, or from another one.
        let is_back = by == -1
            && self.is_before(at, &["the"])
            && at.checked_sub(2).is_some_and(|before| {
                self.is_word(before, &["in", "over", "within", "during", "for"])
            });
        let unit = match unit.folded.as_str() {
            "week" | "woche" => Unit::Week,
            "month" | "monat" | "maand" => Unit::Month,
            "year" | "jahr" | "jaar" => Unit::Year,
            _ => return None,
        };
        let span = self.published.filter(|_| !is_back).and_then(|day| {
            Some(match unit {
                Unit::Week => {
                    let monday = day
                        .checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days())
                        .ok()?;
                    let first = monday.checked_add(by.weeks()).ok()?;
                    (first, first.checked_add(6.days()).ok()?)
                }
                Unit::Month => {
                    let first = day.first_of_month().checked_add(by.months()).ok()?;
                    (first, first.last_of_month())
                }
                Unit::Year => {
                    let first = day.first_of_year().checked_add(by.years()).ok()?;
                    (first, first.last_of_year())
                }
            })
        });
        Some((
            span.map_or(When::Open, |span| When::OneOf(vec![span])),
            at + 2,
        ))
    }
}
