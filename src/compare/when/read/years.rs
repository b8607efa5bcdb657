//! Years, and what only looks like one.

use jiff::civil::Date;

use crate::compare::{
    language::Language,
    lexeme::Kind,
    when::{When, read::Reader},
};

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

impl Reader<'_> {
    /// Returns the year written here.
    pub(super) fn year_at(&self, at: usize) -> Option<i16> {
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
    pub(super) fn decade(&self, at: usize) -> Option<(When, usize)> {
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
    pub(super) fn year(&self, at: usize) -> Option<(When, usize)> {
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
}
