//! Reading one time after the other.

use jiff::{ToSpan, civil::Date};

use crate::{
    compare::{
        language::Language,
        lexeme::{Kind, Lexeme},
        quantity::{Dimension, unit_of, written_number},
        when::{
            When,
            names::{DAYS_AWAY, LOCAL, OTHER_WEEKDAYS, ZONES, month_of, place, weekday_of},
        },
    },
    model::PartialDate,
};

/// The seconds of a day.
const DAY: f64 = 86_400.0;

/// The days of a month, about.
const MONTH: f64 = 30.44;

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

/// What is more than one and has its year before it.
const YEARLY: &[&str] = &[
    "floods",
    "fires",
    "wildfires",
    "storms",
    "earthquakes",
    "elections",
    "accounts",
    "figures",
    "results",
    "protests",
    "riots",
    "attacks",
    "games",
    "olympics",
    "talks",
    "rules",
    "sanctions",
];

/// How long a span beside the article’s date is.
enum Unit {
    Week,
    Month,
    Year,
}

pub(super) struct Reader<'l> {
    pub language: Language,
    pub lexemes: &'l [Lexeme<'l>],
    /// The day from which weekdays are counted.
    pub published: Option<Date>,
}

impl<'l> Reader<'l> {
    fn at(&self, at: usize) -> Option<&'l Lexeme<'l>> {
        self.lexemes.get(at)
    }

    fn is_word(&self, at: usize, list: &[&str]) -> bool {
        self.at(at).is_some_and(|one| one.is_of(list))
    }

    fn is_before(&self, at: usize, list: &[&str]) -> bool {
        at.checked_sub(1)
            .is_some_and(|before| self.is_word(before, list))
    }

    /// Reads a time that begins here, and tells where it ends.
    pub fn time(&self, at: usize) -> Option<(When, usize)> {
        self.clock(at)
            .or_else(|| self.in_numbers(at))
            .or_else(|| self.days(at))
            .or_else(|| self.day_first(at))
            .or_else(|| self.month_first(at))
            .or_else(|| self.decade(at))
            .or_else(|| self.year(at))
            .or_else(|| self.weekday(at))
            .or_else(|| self.away(at))
            .or_else(|| self.ago(at))
            .or_else(|| self.span(at))
    }

    /// Returns the digits here as a small number.
    fn small(&self, at: usize, most: i16) -> Option<i16> {
        let one = self
            .at(at)
            .filter(|one| one.kind == Kind::Number && one.folded.len() <= 4)?;
        one.folded.parse().ok().filter(|value| *value <= most)
    }

    fn month(&self, at: usize) -> Option<i8> {
        let word = self.at(at).filter(|one| one.kind == Kind::Word)?;
        // “may” and “march” are words of their own.
        let is_name = self.language != Language::English || word.is_capital();
        month_of(self.language, &word.folded).filter(|_| is_name)
    }

    /// Reads a time of day with its zone: `6 pm`, `18:00 GMT`, `17.30 Uhr`, `18h30`.
    fn clock(&self, at: usize) -> Option<(When, usize)> {
        let (minutes, end) = self.time_of_day(at)?;
        let (zone, length) = self.zone(end).unzip();
        Some((When::Clock { minutes, zone }, end + length.unwrap_or(0)))
    }

    /// Returns the zone that is named here, and of how many words its name is.
    fn zone(&self, at: usize) -> Option<(&'static str, usize)> {
        let are = |words: &&&[&str]| {
            let mut words = words.iter().enumerate();
            words.all(|(by, word)| self.is_word(at + by, &[word]))
        };
        let words = LOCAL.iter().find(are).map(|words| ("local", words.len()));
        words.or_else(|| {
            let named = self
                .at(at)
                .filter(|one| one.text.chars().all(char::is_uppercase))?;
            let zone = ZONES.iter().find(|zone| named.is(zone))?;
            Some((*zone, 1))
        })
    }

    /// Reads a time of day in minutes.
    fn time_of_day(&self, at: usize) -> Option<(u16, usize)> {
        let minutes = |hour: i16, minute: i16| u16::try_from(hour * 60 + minute).ok();
        let is_noon = self.is_word(at, &["noon", "midday", "mediodia", "mezzogiorno"])
            && self.is_before(at, &["at", "by", "until", "around", "from", "al", "a"]);
        if is_noon {
            return Some((12 * 60, at + 1));
        }
        let number = self.at(at).filter(|one| one.kind == Kind::Number)?;
        let (hour, minute, mut end) = if let Some((hour, minute)) = number.folded.split_once('.') {
            let (hour, minute): (i16, i16) = (hour.parse().ok()?, minute.parse().ok()?);
            (
                Some(hour).filter(|hour| *hour <= 24)?,
                Some(minute).filter(|_| number.folded.len() >= 4 && minute < 60)?,
                at + 1,
            )
        } else {
            let hour = self.small(at, 24)?;
            let is_glued = |at: usize| self.at(at).is_some_and(|one| one.is_glued);
            let joined = (self.is_word(at + 1, &[":"])
                || self.is_word(at + 1, &["h"]) && is_glued(at + 1))
                && is_glued(at + 2);
            let minute = self
                .small(at + 2, 59)
                .filter(|_| joined && self.at(at + 2).is_some_and(|one| one.folded.len() == 2));
            match minute {
                Some(minute) => (hour, minute, at + 3),
                None => (hour, 0, at + 1),
            }
        };
        let has_minutes = end == at + 3;
        let half = if self.is_word(end, &["pm"]) {
            end += 1;
            12
        } else if self.is_word(end, &["am"]) && self.language == Language::English {
            end += 1;
            0
        } else if self.is_word(end, &["p", "a"])
            && self.is_word(end + 1, &["."])
            && self.is_word(end + 2, &["m"])
        {
            let half = if self.is_word(end, &["p"]) { 12 } else { 0 };
            end += 3;
            half
        } else if self.is_word(end, &["uhr", "uur", "o'clock"])
            || self.is_word(end, &["h"]) && self.at(end).is_some_and(|one| one.is_glued)
        {
            return Some((minutes(hour, minute)?, end + 1));
        } else {
            let is_led = self.is_before(at, &["alle", "dalle", "ore", "las", "om"])
                || self.is_before(at, &["le"]) && self.language == Language::Italian;
            let is_pointed = end == at + 1 && number.folded.contains('.') && is_led;
            return (has_minutes || is_pointed)
                .then(|| minutes(hour, minute))?
                .map(|time| (time, end));
        };
        let hour = if hour == 12 { 0 } else { hour };
        Some((minutes(hour + half, minute)?, end))
    }

    /// Reads a date in numbers only: `2020-08-23`, `23.08.2020`, `23/08/2020`.
    fn in_numbers(&self, at: usize) -> Option<(When, usize)> {
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

    /// Reads a day before its month: `23 Aug 2020`, `7. Dezember`, `le 1er septembre`, `23 de agosto de 2020`, `6月7日`.
    fn day_first(&self, at: usize) -> Option<(When, usize)> {
        let (day, mut next) = self.day_of_month(at)?;
        next += usize::from(self.is_word(next, &["of", "de"]));
        let month = self.month(next)?;
        next += 1;
        next += usize::from(self.is_word(next, &["."]) && self.year_at(next + 1).is_some());
        Some(self.with_year(Some(month), Some(day), next))
    }

    /// Reads days of one month: `3 to 9 October`, `October 3–9`, `3. bis 9. Oktober 2020`.
    fn days(&self, at: usize) -> Option<(When, usize)> {
        let (month, at) = match self.month(at) {
            Some(month) => (Some(month), at + 1),
            None => (None, at),
        };
        let (first, next) = self.day_of_month(at)?;
        let is_between = self.is_before(at, &["between", "zwischen", "entre", "tra", "tussen"]);
        let joins = self.is_word(next, &["-", "to", "bis", "au", "al", "until", "tot"])
            || is_between && self.is_word(next, &["and", "und", "et", "y"]);
        let (last, next) = self.day_of_month(next + 1).filter(|_| joins)?;
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

    /// Reads a month with what follows: `August 23, 2020`, `August 23rd`, `August 2020`, `in August`.
    fn month_first(&self, at: usize) -> Option<(When, usize)> {
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
        let has_unit = self.is_word(next + 1, &["%", "percent", "people"]);
        if let Some(day) = day.filter(|_| !has_unit) {
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

    /// Takes in a year behind a day or month.
    fn with_year(&self, month: Option<i8>, day: Option<i8>, mut next: usize) -> (When, usize) {
        let skip = usize::from(self.is_word(next, &[",", "of", "de", "del"]));
        let year = self.year_at(next + skip);
        if year.is_some() {
            next += skip + 1;
        }
        (When::Calendar { year, month, day }, next)
    }

    /// Returns the year written here.
    fn year_at(&self, at: usize) -> Option<i16> {
        let one = self
            .at(at)
            .filter(|one| one.kind == Kind::Number && one.folded.len() == 4)?;
        let year = one
            .folded
            .parse()
            .ok()
            .filter(|year| (1400..2200).contains(year))?;
        let next = self.at(at + 1);
        let is_measured = next.is_some_and(|next| {
            next.is_of(&[
                "%", "percent", "per", "people", "euros", "dollars", "km", "metres", "meters",
            ]) || next.is_glued && next.kind == Kind::Word
        });
        (!is_measured).then_some(year)
    }

    /// Reads ten years: `the 1960s`.
    fn decade(&self, at: usize) -> Option<(When, usize)> {
        let one = self
            .at(at)
            .filter(|one| one.kind == Kind::Number && one.folded.len() == 4)?;
        let year: i16 = one.folded.parse().ok()?;
        let ends = self.is_word(at + 1, &["s", "er", "ern"]) && self.at(at + 1)?.is_glued;
        let first = Date::new(year, 1, 1).ok()?;
        let last = Date::new(year + 9, 12, 31).ok()?;
        (ends && year % 10 == 0 && year > 1400).then(|| (When::OneOf(vec![(first, last)]), at + 2))
    }

    /// Reads a year that stands alone.
    fn year(&self, at: usize) -> Option<(When, usize)> {
        let year = self.year_at(at)?;
        let leads = self.is_before(
            at,
            &[
                "in", "since", "from", "until", "till", "by", "of", "before", "after", "during",
                "year", "to", "and", "jahr", "seit", "bis", "von", "vor", "nach", "en", "depuis",
                "desde", "de", "hasta", "ano", "annee", "nel", "dal", "del", "fino", "anno",
                "sinds", "tot", "jaar", "van", "voor", "eind", "begin", "(", "early", "late",
                "mid", "around", "about", "circa", "-", "im",
            ],
        );
        // Where a word follows that it may count, it is no year: “of 2020 houses”.
        let counts = self.at(at + 1).is_some_and(|next| {
            let is_plural = self.language != Language::English
                || next.folded.ends_with('s')
                || next.is_of(&["people", "men", "women", "children"]);
            next.kind == Kind::Word
                && is_plural
                && !self.language.is_small(&next.folded)
                && self.is_before(at, &["of", "to", "de", "and", "about", "around", "-"])
        });
        let is_now = self.is_near_now(at, year)
            || (1900..2100).contains(&year) && self.is_before(at, &["the"]) && !self.may_count(at)
            || self.names_its_year(at, year);
        ((leads && !counts || is_now) && !self.is_count(at)).then_some((
            When::Calendar {
                year: Some(year),
                month: None,
                day: None,
            },
            at + 1,
        ))
    }

    /// Tells whether a year lies near the day of the article and nothing follows that it may count: “its 2026 budget”.
    fn is_near_now(&self, at: usize, year: i16) -> bool {
        let is_near = self
            .published
            .is_some_and(|day| (day.year() - 3..=day.year() + 6).contains(&year));
        let is_money = self.is_before(at, &["$", "€", "£", "no", ".", "-", "/"]);
        is_near && !self.may_count(at) && !is_money
    }

    /// Tells whether something follows the digits here that they may count.
    fn may_count(&self, at: usize) -> bool {
        let next = self.at(at + 1);
        next.is_some_and(|next| {
            let is_singular = self.language == Language::English && !next.folded.ends_with('s');
            next.kind == Kind::Word && !self.language.is_small(&next.folded) && !is_singular
                || next.is_glued && !next.is_of(&[",", ".", ";", ")", ":"])
                || next.is_of(&["%", "€", "$", "people", "men", "women", "children", "-"])
        })
    }

    /// Tells whether an English noun has its year before it: “the 2019 floods”. A number of as many things has a comma.
    fn names_its_year(&self, at: usize, year: i16) -> bool {
        const LEADS: &[&str] = &["the", "its", "his", "her", "their"];
        let is_noun = self.at(at + 1).is_some_and(|next| {
            next.kind == Kind::Word
                && !self.language.is_small(&next.folded)
                && (!self.may_count(at) || next.is_of(YEARLY))
        });
        self.language == Language::English
            && (1950..2050).contains(&year)
            && (self.is_before(at, LEADS) || self.is_owned(at))
            && is_noun
    }

    /// Tells whether the word before has an “’s”, which its lexeme ends before.
    fn is_owned(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.at(before));
        let pair = before.zip(self.at(at));
        pair.is_some_and(|(one, own)| one.kind == Kind::Word && own.bytes.start > one.bytes.end + 1)
    }

    /// Tells whether four digits that could be a year count something, as far as the words beside them show it:
    /// “about 2000 were arrested”, “rose to 2000 in May”.
    fn is_count(&self, at: usize) -> bool {
        let has_small = self
            .at(at + 1)
            .is_some_and(|next| next.kind == Kind::Word && self.language.is_small(&next.folded));
        let two_before = at.checked_sub(2);
        let is_year = two_before.is_some_and(|before| self.year_at(before).is_some());
        let is_in = two_before
            .is_some_and(|before| self.is_word(before, &["in", "since", "from", "until", "till"]));
        let is_vague = self.is_before(at, &["about", "around", "some"]) && !is_in;
        let leads_on = self.is_before(at, &["to"])
            && !is_year
            && !self.is_word(at + 1, &["to", "until", "till", "and"]);
        has_small && (is_vague || leads_on)
    }

    /// Reads a weekday, which is the one before the article or the one after it.
    fn weekday(&self, at: usize) -> Option<(When, usize)> {
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

    /// Reads words for a day beside the article’s.
    fn away(&self, at: usize) -> Option<(When, usize)> {
        let (_, words, by) = DAYS_AWAY.iter().find(|(language, words, _)| {
            let mut words = words.iter().enumerate();
            *language == self.language && words.all(|(by, word)| self.is_word(at + by, &[word]))
        })?;
        Some((self.shifted(*by), at + words.len()))
    }

    /// Returns the day so many days after the article’s.
    fn shifted(&self, by: i64) -> When {
        let day = self
            .published
            .and_then(|day| day.checked_add(by.days()).ok());
        day.map_or(When::Open, |day| When::OneOf(vec![(day, day)]))
    }

    /// Reads a time that lies so far before the article: `two days ago`, `vor drei Jahren`, `il y a deux mois`.
    fn ago(&self, at: usize) -> Option<(When, usize)> {
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
        let day = |by: f64| {
            let by = -(by.round() as i64);
            self.published
                .and_then(|day| day.checked_add(by.days()).ok())
        };
        let span = day(days + slack).zip(day(days - slack));
        Some((span.map_or(When::Open, |span| When::OneOf(vec![span])), end))
    }

    /// Reads a week, month or year beside the article’s: `last year`, `this month`, `next week`.
    fn span(&self, at: usize) -> Option<(When, usize)> {
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

fn calendar(date: PartialDate) -> When {
    When::Calendar {
        year: Some(date.year()),
        month: date.month().and_then(|month| i8::try_from(month).ok()),
        day: date.day().and_then(|day| i8::try_from(day).ok()),
    }
}
