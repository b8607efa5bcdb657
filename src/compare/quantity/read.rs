//! Reading one figure after the other.

use crate::compare::{
    language::Language,
    lexeme::{Kind, Lexeme},
    quantity::{
        Figure, Measure,
        bounds::{BOUNDS, BOUNDS_BEHIND, Bound},
        units, words,
    },
};

/// A number without what it measures.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Number {
    value: f64,
    grain: f64,
    other: Option<f64>,
    end: usize,
    is_word: bool,
}

/// Places in an order, from the first.
const ORDER: [&str; 11] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh",
];

/// Verbs before “up to” that tell where something goes.
const MOVES: &[&str] = &[
    "go", "goes", "going", "went", "gone", "move", "moves", "moved", "push", "pushed", "take",
    "takes", "took", "edged", "crept", "inched", "ticked", "nudged", "shot", "climbed", "rose",
    "risen", "jumped", "pushing", "pushes", "sent", "sends", "sending", "drove", "driven",
    "brought", "taking",
];

/// Words for things that are told from one another by a number.
const NUMBERED: &[&str] = &[
    "district",
    "ward",
    "route",
    "highway",
    "line",
    "flight",
    "room",
    "gate",
    "platform",
    "pier",
    "berth",
    "dock",
    "hall",
    "block",
    "reactor",
    "terminal",
    "article",
    "section",
    "chapter",
    "zone",
    "sector",
    "runway",
    "courtroom",
    "linie",
    "gleis",
    "artikel",
    "absatz",
    "paragraf",
    "paragraph",
    "bezirk",
    "halle",
    "ligne",
    "quai",
    "salle",
    "linea",
    "articulo",
    "articolo",
    "sala",
    "lijn",
    "spoor",
    "zaal",
    "perron",
];

/// Words between the two ends of a range.
const TO: [&str; 6] = ["-", "to", "bis", "a", "until", "tot"];

/// Words that lead from one value to another, which is no range.
const FROM: [&str; 6] = ["from", "von", "de", "desde", "depuis", "was"];

/// Words before both ends of a range.
const BETWEEN: [&str; 6] = ["between", "zwischen", "entre", "tra", "fra", "tussen"];

/// Words before these where they lead to a range all the same.
const RANGES: [&str; 9] = [
    "ranging", "range", "ranges", "ranged", "varying", "vary", "reichen", "allant", "oscilan",
];

pub(super) struct Reader<'l> {
    pub language: Language,
    pub lexemes: &'l [Lexeme<'l>],
}

impl<'l> Reader<'l> {
    fn at(&self, at: usize) -> Option<&'l Lexeme<'l>> {
        self.lexemes.get(at)
    }

    fn word(&self, at: usize) -> Option<&'l str> {
        self.at(at).map(|one| one.folded.as_str())
    }

    fn is_word(&self, at: usize, list: &[&str]) -> bool {
        self.at(at).is_some_and(|one| one.is_of(list))
    }

    /// Tells whether some words stand from a place on.
    fn are(&self, at: usize, words: &[&str]) -> bool {
        let mut words = words.iter().enumerate();
        words.all(|(by, word)| self.word(at + by) == Some(*word))
    }

    /// Returns where a number ends that only names something and counts nothing: of a telephone, a book, a flight.
    pub fn code(&self, start: usize) -> Option<usize> {
        self.at(start).filter(|one| one.kind == Kind::Number)?;
        let is_number = |at: usize| self.at(at).is_some_and(|one| one.kind == Kind::Number);
        let (mut end, mut count, mut has_zero) = (start, 0, false);
        while is_number(end) {
            count += 1;
            let digits = self.word(end).unwrap_or_default();
            has_zero |= digits.len() > 1
                && digits.starts_with('0')
                && !digits.starts_with("0.")
                && !digits.starts_with("0,");
            end += 1;
            let joins = self.is_word(end, &["-", "/", "(", ")"]) && is_number(end + 1);
            end += usize::from(joins);
        }
        let end = if is_number(end - 1) { end } else { end - 1 };
        (count > 2 || has_zero || self.names_its_number(start)).then_some(end)
    }

    /// Returns the number that the digits here write.
    pub fn plain_number(&self, at: usize) -> Option<f64> {
        self.digits(self.at(at)?).map(|(value, ..)| value)
    }

    /// Tells whether a number belongs to the name before it: `Route 66`, `Flight VK 318`.
    fn names_its_number(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.at(at));
        let is_letter = |one: &Lexeme<'_>| {
            one.is_capital()
                && one.text.chars().nth(1).is_none()
                && !self.language.is_small(&one.folded)
        };
        // “a runway 900 metres longer”
        let is_measured = units::unit(|by| self.word(at + 1 + by)).is_some();
        // “District 14”, “the A 94”
        if before.is_some_and(|one| one.is_of(NUMBERED) && !is_measured || is_letter(one)) {
            return true;
        }
        let first = self.lexemes.iter().position(|one| one.kind != Kind::Sign);
        let named = at.checked_sub(1).filter(|before| Some(*before) != first);
        let named = named.and_then(|before| self.at(before));
        let is_named = named.is_some_and(|one| {
            one.is_capital()
                && units::money(&one.folded).is_none()
                && self.language != Language::German
        });
        // What follows is no noun that it may count, no unit and no word that multiplies it.
        let counts = self.at(at + 1).is_some_and(|next| {
            next.is_glued && !next.is_of(&[",", ".", ";", ")", "!", "?"])
                || next.is_of(&["%", "€", "$", "£", "-", "of"])
                || next.kind == Kind::Word && !self.language.is_small(&next.folded)
        });
        is_named && !counts
    }

    /// Reads a figure that begins here.
    pub fn figure(&self, start: usize) -> Option<Figure> {
        let (before, at) = self.money_before(start);
        if before.is_none() {
            let other = self.score(start).or_else(|| self.order(start));
            let other = other
                .or_else(|| self.part_of(start))
                .or_else(|| self.and_a_half(start));
            if other.is_some() {
                return other;
            }
        }
        let first = self.number(at)?;
        // “one of the most”, “no one”
        if first.is_word
            && first.value == 1.0
            && before.is_none()
            && !self.counts_one(start, first.end)
        {
            return None;
        }
        let (mut number, mut measure, mut end) = self.measured(first, before);
        let (mut low, mut high) = (number.value, number.value);
        // The other end of a range.
        // “tussen de 200 en 250”
        let has_article = start
            .checked_sub(1)
            .is_some_and(|at| self.is_word(at, &["de", "the", "i", "gli", "los", "las", "les"]));
        let preceding = start.checked_sub(if has_article { 2 } else { 1 });
        let preceding = preceding.filter(|at| !has_article || self.is_word(*at, &BETWEEN));
        let preceding = preceding.or_else(|| start.checked_sub(1));
        let is_between = preceding.is_some_and(|at| self.is_word(at, &BETWEEN));
        // “sentences ranging from four to 11 years”
        let ranges = start
            .checked_sub(2)
            .is_some_and(|at| self.is_word(at, &RANGES));
        let leads_on = !ranges && preceding.is_some_and(|at| self.is_word(at, &FROM));
        let joins = if is_between {
            self.is_word(end, &["and", "und", "et", "y", "-", "e", "en"])
        } else {
            !leads_on && self.is_word(end, &TO)
        };
        if joins {
            // “tra i 40 e i 50 milioni”
            let article = usize::from(
                is_between && self.is_word(end + 1, &["i", "gli", "le", "los", "las", "les", "de"]),
            );
            let (money, at) = self.money_before(end + 1 + article);
            let second = self
                .number(at)
                .map(|second| self.measured(second, money.or(before)));
            if let Some((second, of, behind)) = second
                && (of == measure || measure == Measure::Count)
                && !(second.is_word && second.value == 1.0)
            {
                let scale = if measure == Measure::Count && first.end == end {
                    self.scale(&second, at)
                } else {
                    1.0
                };
                let least = if number.value * scale < second.value {
                    number.value * scale
                } else {
                    number.value
                };
                if least < second.value {
                    (low, high, measure, end) = (least, second.value, of, behind);
                    number.other = None;
                }
            }
        }
        Some(Figure {
            bytes: self.at(start)?.bytes.start..self.at(end.checked_sub(1)?)?.bytes.end,
            lexemes: start..end,
            measure,
            low,
            high,
            grain: number.grain,
            other: number.other,
            written: (low == high).then_some(first.value),
            is_rate: self.is_rate(end),
        })
    }

    /// Returns by what the words behind the digits of a number multiply it: “2 to 3 million”.
    fn scale(&self, number: &Number, at: usize) -> f64 {
        let digits = self.at(at).and_then(|one| self.digits(one));
        match digits {
            Some((value, ..)) if value > 0.0 => number.value / value,
            _ => 1.0,
        }
    }

    /// Returns the money whose sign stands here before a number, and where that begins.
    fn money_before(&self, start: usize) -> (Option<&'static str>, usize) {
        let Some(first) = self.at(start) else {
            return (None, start);
        };
        // “R$37 billion” is no dollar.
        let is_dollar = self
            .at(start + 1)
            .is_some_and(|one| one.is("$") && one.is_glued);
        if first.kind == Kind::Word && is_dollar {
            return (Some(units::dollars(&first.folded)), start + 2);
        }
        let is_code = first.kind == Kind::Sign
            || first.text.chars().all(char::is_uppercase)
            || first.is("rs");
        let leads = self
            .at(start + 1)
            .is_some_and(|next| next.kind == Kind::Number);
        match units::money(&first.folded).filter(|_| is_code && leads) {
            Some(money) => (Some(money), start + 1),
            None => (None, start),
        }
    }

    /// Reads a number in digits or words, with words that multiply it.
    fn number(&self, at: usize) -> Option<Number> {
        let first = self.at(at)?;
        let Some((mut value, mut grain, mut other)) = self.digits(first) else {
            let (value, end) = words::number(self.language, self.lexemes, at)?;
            let (value, end) = self.halved(value, end).unwrap_or((value, end));
            return Some(Number {
                value,
                grain: grain_of(value),
                other: None,
                end,
                is_word: true,
            });
        };
        let mut end = at + 1;
        if let Some((value, end)) = self.halved(value, end) {
            return Some(Number {
                value,
                grain: grain_of(value),
                other: None,
                end,
                is_word: false,
            });
        }
        // “a 90-billion-yen loan”
        let is_joined =
            self.is_word(end, &["-"]) && self.at(end + 1).is_some_and(|one| one.is_glued);
        if is_joined && self.factor(end + 1).is_some() {
            end += 1;
        }
        while let Some(factor) = self.factor(end) {
            (value, grain) = (value * factor, grain * factor);
            other = other.map(|other| other * factor);
            end += 1;
            // The stop of “Mio.”
            end += usize::from(
                self.is_word(end - 1, &["mio", "mrd", "tsd", "mn", "bn", "mill"])
                    && self.is_word(end, &["."])
                    && self.at(end + 1).is_some(),
            );
        }
        Some(Number {
            value,
            grain,
            other,
            end,
            is_word: false,
        })
    }

    /// Reads what follows a number of which a half more is multiplied: “two and a half million”.
    fn halved(&self, value: f64, end: usize) -> Option<(f64, usize)> {
        let factor = self.factor(end + 3)?;
        let is_half = self.are(end, &["and", "a", "half"]) && factor >= 1e3;
        is_half.then_some(((value + 0.5) * factor, end + 4))
    }

    /// Returns what the word here multiplies the digits before it by.
    fn factor(&self, at: usize) -> Option<f64> {
        let word = self.at(at).filter(|one| one.kind == Kind::Word)?;
        let factor = match words::part(self.language, &word.folded) {
            Some(words::Part::Times(factor)) => Some(factor),
            _ => None,
        };
        match (word.folded.as_str(), word.is_glued) {
            ("万" | "萬", _) => Some(1e4),
            ("亿" | "億", _) => Some(1e8),
            ("مليون", _) => Some(1e6),
            ("مليار", _) => Some(1e9),
            ("m" | "md" | "mds", false) if self.is_word(at + 1, &["€", "$", "£"]) => {
                Some(if word.is("m") { 1e6 } else { 1e9 })
            }
            ("m" | "b" | "t", false) => None,
            ("m" | "b" | "t", true) => self.is_million(at).then_some(match word.folded.as_str() {
                "m" => 1e6,
                "b" => 1e9,
                _ => 1e12,
            }),
            _ => factor.filter(|_| {
                !matches!(word.folded.as_str(), "cent" | "cents")
                    || self.language == Language::French
            }),
        }
    }

    /// Tells whether the letter glued to a number is short for million, and not for metres: “£48m”, “2.3m people”.
    fn is_million(&self, at: usize) -> bool {
        let before = at.checked_sub(2).and_then(|at| self.at(at));
        let has_money = before.is_some_and(|one| units::money(&one.folded).is_some());
        let counts = self.at(at + 1).is_some_and(|next| {
            next.is_of(&["€", "$", "£"])
                || next.kind == Kind::Word
                    && !self.language.is_small(&next.folded)
                    && !next.is_of(&[
                        "high", "tall", "wide", "long", "deep", "hoch", "lang", "breit", "tief",
                    ])
        });
        has_money || counts
    }

    /// Reads digits with their marks: value, grain, another reading.
    fn digits(&self, lexeme: &Lexeme<'_>) -> Option<(f64, f64, Option<f64>)> {
        if lexeme.kind != Kind::Number {
            return None;
        }
        let digits = lexeme.folded.as_str();
        let count = |mark| digits.matches(mark).count();
        let (points, commas) = (count('.'), count(','));
        let mark = match (points, commas) {
            (0, 1) => Some(','),
            (1, 0) => Some('.'),
            // Of two kinds the last one leads to the fraction.
            (1, _) if digits.rfind('.') > digits.rfind(',') => Some('.'),
            (_, 1) if digits.rfind(',') > digits.rfind('.') => Some(','),
            (1.., 1..) => return None,
            _ => None,
        };
        let is_single = points + commas == 1 && count('\'') == 0;
        let read = |mark: Option<char>| {
            let (whole, part) = mark
                .and_then(|mark| digits.rsplit_once(mark))
                .unwrap_or((digits, ""));
            let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
            let places = u32::try_from(part.len()).unwrap_or(0);
            let value: f64 = format!("{whole}.{part}0").parse().ok()?;
            let grain = if part.is_empty() {
                grain_of(value)
            } else {
                0.1_f64.powf(f64::from(places))
            };
            Some((value, grain))
        };
        let is_thousands = |mark: char| {
            digits.split_once(mark).is_some_and(|(whole, part)| {
                part.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0')
            })
        };
        match mark.filter(|mark| is_single && is_thousands(*mark)) {
            // “1,200” has thousands; “18.400” too, or a point.
            Some(mark) => {
                let is_english = matches!(self.language, Language::English | Language::Other);
                let (value, grain) = read(None)?;
                let other = read(Some(mark)).map(|(value, _)| value);
                Some((value, grain, other.filter(|_| (mark == '.') == is_english)))
            }
            None => read(mark).map(|(value, grain)| (value, grain, None)),
        }
    }

    /// Reads what the number measures.
    fn measured(
        &self,
        mut number: Number,
        before: Option<&'static str>,
    ) -> (Number, Measure, usize) {
        let mut end = number.end;
        if let Some(money) = before {
            return (number, Measure::Money(money), end);
        }
        // “two and a half years”, “a year and a half”
        if self.are(end, &["and", "a", "half"]) {
            number.value += 0.5;
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
        let named = of + usize::from(self.word(of).is_some_and(units::tells_money));
        if let Some(money) = self.word(named).and_then(units::money)
            && !(money == "CHF"
                && self.is_word(named, &["franc", "francs"])
                && self.is_word(of, &["french"]))
        {
            return (number, Measure::Money(money), named + 1);
        }
        if let Some((dimension, factor, length)) = units::unit(|by| self.word(of + by)) {
            let mut end = of + length;
            if dimension == units::Dimension::Temperature {
                self.tempered(&mut number, of + length - 1);
            } else {
                number.value *= factor;
                number.other = number.other.map(|other| other * factor);
            }
            number.grain *= factor;
            if self.are(end, &["and", "a", "half"]) {
                number.value += factor / 2.0;
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

    /// Takes in the sign before a figure that is less than nothing: “-5 degrees”, “minus 5 degrees”.
    pub fn negate(&self, figure: &mut Figure, least: usize) {
        let range = figure.lexemes.clone();
        let Some(sign) = range.start.checked_sub(1).filter(|sign| *sign >= least) else {
            return;
        };
        let is_sign = self.at(sign).is_some_and(|one| {
            let is_glued = self.at(range.start).is_some_and(|first| first.is_glued);
            one.is("minus") || one.is("-") && !one.is_glued && is_glued
        });
        let is_sum = matches!(
            figure.measure,
            Measure::Percent | Measure::Of(units::Dimension::Temperature)
        );
        if is_sign && is_sum && figure.is_exact() {
            (figure.low, figure.high) = (-figure.high, -figure.low);
            figure.other = None;
            figure.lexemes.start = sign;
            if let Some(sign) = self.at(sign) {
                figure.bytes.start = sign.bytes.start;
            }
        }
    }

    /// Returns what the words or the sign for a percentage say, and how many they are.
    fn percent(&self, at: usize) -> Option<(Measure, usize)> {
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
    fn is_rate(&self, end: usize) -> bool {
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

    /// Reads a result: `3-1`, `3:1`, `2:06.41`.
    fn score(&self, at: usize) -> Option<Figure> {
        let (first, mark, second) = (self.at(at)?, self.at(at + 1)?, self.at(at + 2)?);
        let is_short = |one: &Lexeme<'_>| {
            one.kind == Kind::Number
                && one
                    .folded
                    .split('.')
                    .next()
                    .is_some_and(|whole| whole.len() <= 3 && !whole.contains([',', '\'']))
        };
        let joins = mark.is_of(&["-", ":"]) && mark.is_glued && second.is_glued;
        if !joins || !is_short(first) || !is_short(second) {
            return None;
        }
        let (one, two) = (self.digits(first)?.0, self.digits(second)?.0);
        // “70-90 people” is a range.
        let is_range = mark.is("-")
            && (one < two && (two > 12.0 || self.percent(at + 3).is_some())
                || first.folded.contains('.'));
        (!is_range).then(|| Figure {
            bytes: first.bytes.start..second.bytes.end,
            lexemes: at..at + 3,
            measure: Measure::Score,
            low: one.min(two),
            high: one.max(two),
            grain: 1.0,
            other: None,
            written: None,
            is_rate: false,
        })
    }

    /// Reads a place in an order.
    fn order(&self, at: usize) -> Option<Figure> {
        let first = self.at(at)?;
        let plain = |value: f64, end: usize| {
            let last = self.at(end.checked_sub(1)?)?;
            Some(Figure {
                bytes: first.bytes.start..last.bytes.end,
                lexemes: at..end,
                measure: Measure::Order,
                low: value,
                high: value,
                grain: 1.0,
                other: None,
                written: Some(value),
                is_rate: false,
            })
        };
        if first.kind == Kind::Number {
            let ending = self.at(at + 1).filter(|one| one.is_glued)?;
            let value = self.digits(first)?.0;
            return ending
                .is_of(&["st", "nd", "rd", "th", "er", "e", "eme", "º", "ª"])
                .then(|| plain(value, at + 2))?;
        }
        if self.language != Language::English {
            return None;
        }
        let place = ORDER.iter().position(|one| first.is(one))?;
        let value = f64::from(u32::try_from(place + 1).ok()?);
        let next = self.at(at + 1);
        let named = next.is_some_and(|next| {
            next.is_of(&[
                "quarter", "half", "round", "place", "phase", "stage", "title", "term", "day",
                "week", "year", "minute", "leg", "set", "trial", "wave", "season",
            ])
        });
        let is_counted = match place {
            0 => named,
            1 => {
                named
                    || at.checked_sub(1).is_some_and(|before| {
                        self.is_word(before, &["the", "his", "her", "their", "its", "a"])
                    })
            }
            // “a third of”
            _ => {
                !next.is_some_and(|next| next.is("of"))
                    || !at
                        .checked_sub(1)
                        .is_some_and(|before| self.is_word(before, &["a", "one"]))
            }
        };
        is_counted.then(|| plain(value, at + 1))?
    }

    /// Reads a share that names what it is of between its two numbers: “one dairy farm in five”.
    fn one_in(&self, at: usize) -> Option<Figure> {
        const ONE: &[&str] = &[
            "one", "un", "une", "uno", "una", "een", "eine", "ein", "einer",
        ];
        const IN: &[&str] = &["in", "sur", "su", "op"];
        const MOST_BETWEEN: usize = 3;
        const LEAST: f64 = 3.0;
        if !self.is_word(at, ONE) {
            return None;
        }
        let lead = (at + 2..=at + 1 + MOST_BETWEEN).find(|at| self.is_word(*at, IN))?;
        let are_words =
            (at + 1..lead).all(|at| self.at(at).is_some_and(|one| one.kind == Kind::Word));
        let whole = self.number(lead + 1).filter(|_| are_words)?;
        // “one of them in 2019”, “one died in three hours”
        let is_whole = (LEAST..=100.0).contains(&whole.value)
            && self.at(whole.end).is_none_or(|next| {
                next.kind == Kind::Sign
                    || self.language.is_small(&next.folded)
                    || next.folded.ends_with('s') && self.language == Language::English
            });
        let value = 100.0 / whole.value;
        let (first, last) = (self.at(at)?, self.at(whole.end.checked_sub(1)?)?);
        is_whole.then(|| Figure {
            bytes: first.bytes.start..last.bytes.end,
            lexemes: at..whole.end,
            measure: Measure::Percent,
            low: value * 0.95,
            high: value * 1.05,
            grain: 1.0,
            other: None,
            written: None,
            is_rate: false,
        })
    }

    /// Reads a part: “by half”, “a third of”, “two thirds”.
    fn part_of(&self, at: usize) -> Option<Figure> {
        const PARTS: [(&str, f64); 5] = [
            ("third", 3.0),
            ("thirds", 3.0),
            ("quarter", 4.0),
            ("quarters", 4.0),
            ("fifth", 5.0),
        ];
        let first = self.at(at)?;
        let (value, end) = if first.is("half") {
            let leads = self.is_word(at + 1, &["of", "the", "its", "their", "all"]);
            let by = at
                .checked_sub(1)
                .is_some_and(|before| self.is_word(before, &["by", "than"]));
            let by = by && !self.is_word(at + 1, &["a", "an"]);
            (leads || by).then_some((50.0, at + 1))?
        } else {
            if let Some(share) = self.one_in(at) {
                return Some(share);
            }
            let count = match self.word(at)? {
                "a" | "one" => 1.0,
                "two" => 2.0,
                "three" => 3.0,
                _ => return None,
            };
            // “two-thirds”
            let named = at + 1 + usize::from(self.is_word(at + 1, &["-"]));
            let of = PARTS
                .iter()
                .find(|(name, _)| self.is_word(named, &[name]))?;
            let is_by = at
                .checked_sub(1)
                .is_some_and(|before| self.is_word(before, &["by"]));
            (count > 1.0 || is_by || self.is_word(named + 1, &["of"]))
                .then_some((count / of.1 * 100.0, named + 1))?
        };
        let last = self.at(end.checked_sub(1)?)?;
        Some(Figure {
            bytes: first.bytes.start..last.bytes.end,
            lexemes: at..end,
            measure: Measure::Percent,
            low: value * 0.95,
            high: value * 1.05,
            grain: 1.0,
            other: None,
            written: None,
            is_rate: false,
        })
    }

    /// Reads a span without a number: “a decade”, “a year and a half”.
    fn and_a_half(&self, at: usize) -> Option<Figure> {
        let is_half = self.are(at + 2, &["and", "a", "half"]);
        let end = at + if is_half { 5 } else { 2 };
        if !self.is_word(at, &["a", "an", "one"]) || !is_half && !self.is_word(at + 1, &["decade"])
        {
            return None;
        }
        let (dimension, factor, _) = units::unit(|by| self.word(at + 1 + by).filter(|_| by == 0))?;
        let value = if is_half { factor * 1.5 } else { factor };
        Some(Figure {
            bytes: self.at(at)?.bytes.start..self.at(end - 1)?.bytes.end,
            lexemes: at..end,
            measure: Measure::Of(dimension),
            low: value,
            high: value,
            grain: factor,
            other: None,
            written: None,
            is_rate: false,
        })
    }

    /// Tells whether “one” counts things here.
    fn counts_one(&self, start: usize, end: usize) -> bool {
        let before = start.checked_sub(1);
        let is_pronoun = before.is_some_and(|at| {
            self.is_word(
                at,
                &[
                    "no", "the", "this", "that", "which", "any", "some", "every", "each",
                    "another", "'", "a",
                ],
            )
        });
        let next = self.at(end).filter(|one| one.kind == Kind::Word);
        let is_of_the_most = self.is_word(end, &["of"])
            && (end + 2..end + 4).any(|at| {
                self.at(at).is_some_and(|one| {
                    one.is_of(&["most", "best", "worst", "least", "few", "main"])
                        || one.folded.ends_with("est")
                })
            });
        !is_pronoun
            && !is_of_the_most
            && next.is_some_and(|next| next.is("of") || !self.language.is_small(&next.folded))
    }

    /// Takes in the words before and behind that make a figure inexact.
    pub fn loosen(&self, figure: &mut Figure, least: usize) {
        if matches!(figure.measure, Measure::Score | Measure::Order) {
            return;
        }
        let range = figure.lexemes.clone();
        let mut bound = None;
        for (words, kind) in BOUNDS {
            let Some(from) = range
                .start
                .checked_sub(words.len())
                .filter(|from| *from >= least)
            else {
                continue;
            };
            // “will go up to 26 percent”: that is so much, and not less.
            let moves = *words == ["up", "to"]
                && (1..=3)
                    .filter_map(|by| from.checked_sub(by))
                    .any(|before| self.is_word(before, MOVES));
            if self.are(from, words) && !moves {
                bound = Some(*kind);
                figure.lexemes.start = from;
                break;
            }
        }
        for (words, kind) in BOUNDS_BEHIND {
            if bound.is_none() && self.are(range.end, words) {
                bound = Some(*kind);
                figure.lexemes.end = range.end + words.len();
            }
        }
        let Some(bound) = bound else {
            return;
        };
        figure.other = None;
        match bound {
            Bound::About => {
                let (one, other) = (figure.low * 0.8, figure.high * 1.25);
                (figure.low, figure.high) = (one.min(other), one.max(other));
            }
            Bound::Almost => figure.low = figure.low.min(figure.low * 0.85),
            Bound::AtLeast => figure.high = f64::INFINITY,
            Bound::AtMost => figure.low = f64::NEG_INFINITY,
        }
    }
}

/// Returns how fine a whole number is given: 100 for 4,800.
fn grain_of(value: f64) -> f64 {
    if value.fract() != 0.0 {
        return 0.1;
    }
    let mut grain = 1.0;
    while value != 0.0 && grain < 1e15 && value % (grain * 10.0) == 0.0 {
        grain *= 10.0;
    }
    grain
}
