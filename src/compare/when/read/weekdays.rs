//! Weekdays, each of which may be the one before the article or the one after it.

use jiff::ToSpan;

use crate::compare::{
    language::Language,
    when::{
        When,
        names::{OTHER_WEEKDAYS, place, weekday_of},
        read::Reader,
    },
};

/// Words before a weekday by which it is a feast.
const FEAST_DAYS: &[&str] = &[
    "ash", "whit", "easter", "good", "shrove", "palm", "maundy", "black", "cyber",
];

/// Words beside a weekday by which it is that of another week.
const OTHER_WEEK: &[&str] = &[
    "next",
    "last",
    "past",
    "coming",
    "following",
    "previous",
    "nachsten",
    "nachster",
    "kommenden",
    "letzten",
    "vergangenen",
    "prochain",
    "dernier",
    "proximo",
    "pasado",
    "prossimo",
    "scorso",
    "volgende",
    "afgelopen",
    "vorige",
    "komende",
];

impl Reader<'_> {
    /// Reads a weekday, which is the one before the article or the one after it.
    pub(super) fn weekday(&self, at: usize) -> Option<(When, usize)> {
        let word = self.at(at)?;
        let is_name = self.language != Language::English || word.is_capital();
        let named = weekday_of(&word.folded).filter(|_| is_name);
        let (weekday, end) = match named {
            Some(weekday) => (weekday, at + 1),
            // 周一, 星期一
            None if word.is("周") => (place(&OTHER_WEEKDAYS, &self.at(at + 1)?.folded)?, at + 2),
            None if word.is("星") && self.is_word(at + 1, &["期"]) => {
                (place(&OTHER_WEEKDAYS, &self.at(at + 2)?.folded)?, at + 3)
            }
            None => (
                place(&OTHER_WEEKDAYS, &word.folded).filter(|_| word.folded.len() > 4)?,
                at + 1,
            ),
        };
        // “Ash Wednesday” is no Wednesday of this week.
        let is_feast = self.is_before(at, FEAST_DAYS);
        let Some(day) = self.published.filter(|_| !is_feast) else {
            return Some((When::Open, end));
        };
        let today = day.weekday().to_monday_zero_offset();
        let ahead = i64::from((weekday - today).rem_euclid(7));
        let days: Vec<i64> = match ahead {
            // “on Monday” on a Monday is that day, “last Monday” another one.
            0 if !self.is_before(at, OTHER_WEEK) && !self.is_word(end, OTHER_WEEK) => vec![0],
            0 => vec![-7, 0, 7],
            ahead => vec![ahead - 7, ahead],
        };
        let days = days
            .into_iter()
            .filter_map(|by| day.checked_add(by.days()).ok());
        Some((When::OneOf(days.map(|day| (day, day)).collect()), end))
    }
}
