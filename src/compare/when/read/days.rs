//! Days and months of the calendar.

use crate::{
    compare::{
        language::Language,
        lexeme::Kind,
        when::{When, names::month_of, read::Reader},
    },
    model::PartialDate,
};

fn calendar(date: PartialDate) -> When {
    When::Calendar {
        year: Some(date.year()),
        month: date.month().and_then(|month| i8::try_from(month).ok()),
        day: date.day().and_then(|day| i8::try_from(day).ok()),
    }
}

impl Reader<'_> {
    /// Reads a date in numbers only: `2020-08-23`, `23.08.2020`, `23/08/2020`.
    pub(super) fn in_numbers(&self, at: usize) -> Option<(When, usize)> {
        let first = self.at(at).filter(|one| one.kind == Kind::Number)?;
        let last = self.at(at + 4).filter(|_| {
            self.lexemes
                .get(at + 1..at + 5)
                .is_some_and(|some| some.iter().all(|one| one.is_glued))
        });
        let (text, end) = match last {
            Some(last)
                if self.is_word(at + 1, &["-", "/"]) && self.is_word(at + 3, &["-", "/"]) =>
            {
                let parts = [first, self.at(at + 2)?, last];
                (parts.map(|one| one.folded.as_str()).join("/"), at + 5)
            }
            _ if first.folded.matches('.').count() == 2 => (first.folded.clone(), at + 1),
            _ => return None,
        };
        // “12-11-2020” may be two days and is then open; its year is known.
        let date = PartialDate::read(&text).ok()?;
        Some((calendar(date), end))
    }

    /// Reads a day before its month: `23 Aug 2020`, `7. Dezember`, `le 1er septembre`, `23 de agosto de 2020`.
    pub(super) fn day_first(&self, at: usize) -> Option<(When, usize)> {
        let (day, mut next) = self.day_of_month(at)?;
        next += usize::from(self.is_word(next, &["of", "de"]));
        let month = self.month(next)?;
        next += 1;
        next += usize::from(self.is_word(next, &["."]) && self.year_at(next + 1).is_some());
        Some(self.with_year(Some(month), Some(day), next))
    }

    /// Reads a date in Chinese or Japanese: `2020年6月7日`, `6月7日`, `6月3日至9日`, `2020年6月`, `6月`, `2020年`.
    pub(super) fn in_characters(&self, at: usize) -> Option<(When, usize)> {
        let named = |at: usize, signs: &[&str], most: i16| {
            let number = self.small(at, most).filter(|number| *number > 0)?;
            self.is_word(at + 1, signs).then_some((number, at + 2))
        };
        let in_month = |at: usize| {
            let (day, end) = named(at, &["日", "号", "號"], 31)?;
            Some((i8::try_from(day).ok()?, end))
        };
        let (year, next) = named(at, &["年"], 2200)
            .filter(|(year, _)| *year >= 1400)
            .map_or((None, at), |(year, end)| (Some(year), end));
        let Some((month, next)) = named(next, &["月"], 12) else {
            let (month, day) = (None, None);
            return year.map(|_| (When::Calendar { year, month, day }, next));
        };
        let month = i8::try_from(month).ok()?;
        let Some((first, next)) = in_month(next) else {
            let (month, day) = (Some(month), None);
            return Some((When::Calendar { year, month, day }, next));
        };
        let joins = self.is_word(next, &["至", "到", "-"]);
        let last = in_month(next + 1).filter(|(last, _)| joins && *last > first);
        Some(match last {
            Some((last, end)) => {
                let days = When::Days {
                    year,
                    month,
                    first,
                    last,
                };
                (days, end)
            }
            None => {
                let (month, day) = (Some(month), Some(first));
                (When::Calendar { year, month, day }, next)
            }
        })
    }

    /// Reads days of one month: `3 to 9 October`, `October 3–9`, `3. bis 9. Oktober 2020`.
    pub(super) fn days(&self, at: usize) -> Option<(When, usize)> {
        let (month, at) = match self.month(at) {
            Some(month) => (Some(month), at + 1),
            None => (None, at),
        };
        let (first, next) = self.day_of_month(at)?;
        let is_between = self.is_before(at, &["between", "zwischen", "entre", "tra", "tussen"]);
        let joins = self.is_word(next, &["-", "to", "bis", "au", "al", "until", "tot"])
            || is_between && self.is_word(next, &["and", "und", "et", "y"]);
        let (last, next) = self.day_of_month(next + 1).filter(|_| joins)?;
        // “in March 3 to 5 villagers died”
        if month.is_some() && self.is_count_behind(at - 1, next - 1) {
            return None;
        }
        let (month, next) = match month {
            Some(month) => (month, next),
            None => {
                let next = next + usize::from(self.is_word(next, &["of", "de"]));
                (self.month(next)?, next + 1)
            }
        };
        let (named, next) = self.with_year(Some(month), None, next);
        (first < last).then_some((
            When::Days {
                year: named.year(),
                month,
                first,
                last,
            },
            next,
        ))
    }

    /// Reads a day of the month, also as a place in an order.
    fn day_of_month(&self, at: usize) -> Option<(i8, usize)> {
        let day = self.small(at, 31).filter(|day| *day > 0)?;
        let is_glued = self.at(at + 1).is_some_and(|one| one.is_glued);
        let ordinal = self.is_word(at + 1, &["st", "nd", "rd", "th", "er", "º"])
            || self.language == Language::German && self.is_word(at + 1, &["."]);
        Some((
            i8::try_from(day).ok()?,
            at + 1 + usize::from(ordinal && is_glued),
        ))
    }

    fn month(&self, at: usize) -> Option<i8> {
        let word = self.at(at).filter(|one| one.kind == Kind::Word)?;
        // “may” and “march” are words of their own.
        let is_name = self.language != Language::English || word.is_capital();
        month_of(self.language, &word.folded).filter(|_| is_name)
    }

    /// Reads a month with what follows: `August 23, 2020`, `August 23rd`, `August 2020`, `in August`.
    pub(super) fn month_first(&self, at: usize) -> Option<(When, usize)> {
        let month = self.month(at)?;
        let mut next = at + 1;
        next += usize::from(
            self.is_word(next, &["."])
                && self
                    .at(next + 1)
                    .is_some_and(|one| one.kind == Kind::Number),
        );
        let day = if self.language == Language::English {
            self.small(next, 31)
        } else {
            None
        };
        let day = day
            .filter(|day| *day > 0)
            .and_then(|day| i8::try_from(day).ok());
        if let Some(day) = day.filter(|_| !self.is_count_behind(at, next)) {
            next += 1;
            next += usize::from(
                self.is_word(next, &["st", "nd", "rd", "th"])
                    && self.at(next).is_some_and(|one| one.is_glued),
            );
            return Some(self.with_year(Some(month), Some(day), next));
        }
        let has_year = self.year_at(next).is_some()
            || self.is_word(next, &["of", "de", ","]) && self.year_at(next + 1).is_some();
        // A month alone is one only where it is spoken of as a time; “May” and “March” are names too.
        let word = self.at(at)?;
        let is_sure = !word.is_of(&[
            "may", "march", "mar", "april", "june", "august", "jan", "mars", "mai", "abril",
            "augusto",
        ]);
        let leads = self.is_before(
            at,
            &[
                "in", "since", "of", "by", "until", "from", "before", "after", "last", "next",
                "nel", "a", "ad", "da", "dal", "entro", "di", "vanaf", "sinds", "tot", "eind",
                "begin", "half", "medio", "fine", "meta", "inizio", "this", "during", "early",
                "late", "mid", "im", "seit", "ab", "ende", "anfang", "mitte", "en", "de", "depuis",
                "debut", "fin", "desde", "until", "for", "between", "and", "-", "(",
            ],
        );
        (has_year || leads || is_sure && word.folded.len() > 4 && word.is_capital())
            .then(|| self.with_year(Some(month), None, next))
    }

    /// Tells whether the number behind a month counts what follows and is no day of it: “in March 12 villagers died”.
    fn is_count_behind(&self, month: usize, number: usize) -> bool {
        const OF_MONTHS: &[&str] = &[
            "in", "during", "early", "late", "mid", "last", "this", "next",
        ];
        let behind = number + 1;
        let is_counted = self.at(behind).is_some_and(|next| {
            let is_ordinal = next.is_glued && next.is_of(&["st", "nd", "rd", "th"]);
            let is_word = next.kind == Kind::Word && !next.is_of(&["the", "a", "an", "at", "in"]);
            is_word && !is_ordinal || next.is_glued && next.is("-")
        });
        self.is_word(behind, &["%", "percent", "people"])
            || self.is_before(month, OF_MONTHS) && is_counted
    }

    /// Takes in a year behind a day or month.
    fn with_year(&self, month: Option<i8>, day: Option<i8>, mut next: usize) -> (When, usize) {
        let skip = usize::from(self.is_word(next, &[",", "of", "de", "del"]));
        let year = self.year_at(next + skip);
        if year.is_some() {
            next += skip + 1;
        }
        (When::Calendar { year, month, day }, next)
    }
}
