//! What a number measures: money, a share of a hundred, a unit, each of several.

use crate::compare::{
    language::Language,
    lexeme::{Kind, Lexeme},
    quantity::{
        Measure, money,
        read::{Reader, numbers::Number},
        units,
    },
};

impl Reader<'_> {
    /// Returns the money whose sign stands here before a number, and where that begins.
    pub(super) fn money_before(&self, start: usize) -> (Option<&'static str>, usize) {
        let Some(first) = self.at(start) else {
            return (None, start);
        };
        // “R$37 billion” is no dollar.
        let is_dollar = self
            .at(start + 1)
            .is_some_and(|one| one.is("$") && one.is_glued);
        if first.kind == Kind::Word && is_dollar {
            return (Some(money::dollars(&first.folded)), start + 2);
        }
        let is_code = first.kind == Kind::Sign
            || first.text.chars().all(char::is_uppercase)
            || first.is("rs");
        let leads = self
            .at(start + 1)
            .is_some_and(|next| next.kind == Kind::Number);
        match money::money(&first.folded).filter(|_| is_code && leads) {
            Some(money) => (Some(money), start + 1),
            None => (None, start),
        }
    }

    /// Reads what the number measures.
    pub(super) fn measured(
        &self,
        mut number: Number,
        before: Option<&'static str>,
    ) -> (Number, Measure, usize) {
        let mut end = number.end;
        if let Some(money) = before {
            return (number, Measure::Money(money), end);
        }
        // “two and a half years”, “a year and a half”
        if self.has_half(end) {
            number.value += 0.5_f64.copysign(number.value);
            number.written += 0.5;
            end += 3;
        }
        let of = end + usize::from(self.is_word(end, &["of", "d'", "de", "di", "-"]));
        let of = if self.is_word(of, &["-"]) && !self.at(of + 1).is_some_and(|one| one.is_glued) {
            end
        } else {
            of
        };
        if let Some((percent, length)) = self.percent(end) {
            return (number, percent, end + length);
        }
        let named = of + usize::from(self.word(of).is_some_and(money::tells_money));
        if let Some(money) = self.word(named).and_then(money::money)
            && !self.is_weight(number.value, named)
            && !(money == "CHF"
                && self.is_word(named, &["franc", "francs"])
                && self.is_word(of, &["french"]))
        {
            return (number, Measure::Money(money), named + 1);
        }
        if let Some((dimension, factor, length)) = self.unit(of) {
            let mut end = of + length;
            if dimension == units::Dimension::Temperature {
                self.tempered(&mut number, of + length - 1);
            } else {
                number.value *= factor;
                number.other = number.other.map(|other| other * factor);
            }
            number.grain *= factor;
            if self.has_half(end) {
                number.value += factor / 2.0;
                number.written += 0.5;
                end += 3;
            }
            end += if self.are(end, &["-", "old"]) {
                2
            } else {
                usize::from(self.is_word(end, &["old"]))
            };
            return (number, Measure::Of(dimension), end);
        }
        (number, Measure::Count, end)
    }

    /// Tells whether pounds are a weight and no money: “500 pounds of cocaine”, “a 500-pound bomb”.
    fn is_weight(&self, value: f64, pounds: usize) -> bool {
        /// How many words before pounds a verb may stand by which they are a weight.
        const WEIGHS: usize = 5;
        /// So many pounds are no weight of one thing.
        const MOST: f64 = 1e6;
        let is_of_money = |from: usize, count: usize| {
            let behind = self.lexemes.iter().skip(from).take(count);
            let mut words = behind.take_while(|one| one.kind == Kind::Word);
            words.any(|one| money::is_of_money(&one.folded))
        };
        let before = pounds.checked_sub(1);
        let is_joined = before.is_some_and(|before| self.is_word(before, &["-"])) && value < MOST;
        let weighs = || {
            let near = self.lexemes.get(pounds.saturating_sub(WEIGHS)..pounds);
            let mut near = near.unwrap_or_default().iter();
            near.any(|one| one.is_of(&["weigh", "weighs", "weighed", "weighing", "wiegt", "wog"]))
        };
        match self.word(pounds) {
            Some("pounds") => {
                self.is_word(pounds + 1, &["of"]) && !is_of_money(pounds + 2, 3) || weighs()
            }
            Some("pound") => is_joined && !is_of_money(pounds + 1, 2),
            Some("pfund") => {
                let is_noun = self.at(pounds + 1).is_some_and(Lexeme::is_capital);
                let names = is_noun && value < MOST || is_joined;
                // “500-Pfund-Bombe”
                let next = pounds + 1 + usize::from(self.is_word(pounds + 1, &["-"]));
                names && !is_of_money(next, 1) || weighs()
            }
            _ => false,
        }
    }

    /// Takes a number for a temperature of which the last word stands here.
    fn tempered(&self, number: &mut Number, last: usize) {
        match self.word(last).map(units::scale) {
            Some(units::Scale::Fahrenheit) => {
                number.value = units::from_fahrenheit(number.value);
                number.other = None;
            }
            Some(units::Scale::Unknown) if self.language == Language::English => {
                number.other = Some(units::from_fahrenheit(number.value));
            }
            _ => {}
        }
    }

    /// Returns what the words or the sign for a percentage say, and how many they are.
    pub(super) fn percent(&self, at: usize) -> Option<(Measure, usize)> {
        let length = if self.is_word(
            at,
            &["%", "percent", "pct", "prozent", "percentage", "procent"],
        ) {
            1
        } else if self.are(at, &["per", "cent"])
            || self.are(at, &["pour", "cent"])
            || self.are(at, &["por", "ciento"])
            || self.are(at, &["per", "cento"])
        {
            2
        } else if self.is_word(at, &["prozentpunkte", "prozentpunkten"]) {
            return Some((Measure::Points, 1));
        } else {
            return None;
        };
        let is_points = self.is_word(at + length, &["points", "point", "punkte", "puntos"]);
        if is_points {
            return Some((Measure::Points, length + 1));
        }
        Some((Measure::Percent, length))
    }

    /// Tells whether what is measured is told of each of several things or spans of time.
    pub(super) fn is_rate(&self, end: usize) -> bool {
        const SPANS: [&str; 30] = [
            "year", "month", "week", "day", "hour", "jahr", "monat", "woche", "tag", "stunde",
            "an", "mois", "jour", "ano", "mes", "dia", "minute", "second", "uur", "jaar", "maand",
            "dag", "ora", "anno", "mese", "giorno", "heure", "hora", "semaine", "semana",
        ];
        let leads = self.is_word(
            end,
            &[
                "a", "an", "per", "every", "pro", "im", "par", "por", "al", "/", "all'", "de", "l'",
            ],
        );
        leads && self.is_word(end + 1, &SPANS)
            || self.is_word(end, &["each", "apiece", "annually", "yearly", "jahrlich"])
    }
}
