//! Made articles: each of an event of its own, with numbers, names and dates, written from a few templates, as
//! reports are, and with sentences of words that mean nothing between.

use std::collections::HashMap;

use briefreader::model::PartialDate;

use crate::templates::{DESKS, TOWNS};

/// What articles tell of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Events in towns; all have a date.
    Towns,
    /// What desks report day after day; one in ten has no date.
    Desks,
}

/// Makes articles from a seed, always the same.
pub struct Maker {
    state: u64,
    places: Vec<String>,
    surnames: Vec<String>,
    firms: Vec<String>,
    words: Vec<String>,
    clubs: Vec<String>,
    politicians: Vec<String>,
}

const FIRST_NAMES: [&str; 40] = [
    "Anna", "Boris", "Carla", "David", "Elena", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Karin",
    "Liam", "Mara", "Nils", "Olga", "Pedro", "Quinn", "Rosa", "Stefan", "Tara", "Ugo", "Vera",
    "Walter", "Xenia", "Yusuf", "Zora", "Amir", "Beate", "Chris", "Dora", "Emil", "Fiona",
    "Gregor", "Hanna", "Ivan", "Julia", "Kurt", "Lena", "Milan", "Nora",
];

const SYLLABLES: [&str; 48] = [
    "ba", "bri", "cor", "dal", "den", "dor", "el", "far", "fen", "gar", "gil", "hal", "har", "hol",
    "ist", "jor", "kas", "kel", "kor", "lan", "lem", "lor", "mar", "mel", "mor", "nar", "nes",
    "nor", "ost", "pel", "per", "qua", "ral", "rin", "ros", "sal", "sel", "sor", "tal", "tem",
    "tor", "ul", "val", "ver", "vin", "wal", "wen", "zor",
];

const SMALL: [&str; 10] = [
    "the", "of", "and", "to", "in", "a", "that", "was", "for", "on",
];

const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

impl Maker {
    pub fn new(seed: u64) -> Self {
        let mut maker = Self {
            state: seed,
            places: Vec::new(),
            surnames: Vec::new(),
            firms: Vec::new(),
            words: Vec::new(),
            clubs: Vec::new(),
            politicians: Vec::new(),
        };
        maker.places = (0..2500).map(|_| maker.name(2)).collect();
        maker.surnames = (0..4000).map(|_| maker.name(2)).collect();
        maker.firms = (0..2000).map(|_| maker.name(3)).collect();
        maker.words = (0..6000).map(|_| maker.name(3).to_lowercase()).collect();
        maker.clubs = (0..24).map(|_| maker.name(2)).collect();
        maker.politicians = (0..40).map(|_| maker.person().0).collect();
        maker
    }

    /// The next number (SplitMix64, Steele, Lea and Flood 2014).
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let number = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        number ^ (number >> 31)
    }

    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next() % most as u64).unwrap_or(0)
    }

    /// A place in a list of which the first are taken far more often: the n-th in proportion to 1/n (Zipf).
    fn zipf(&mut self, length: usize) -> usize {
        let part = self.next() as f64 / u64::MAX as f64;
        let place = (length as f64).powf(part) - 1.0;
        (place as usize).min(length - 1)
    }

    fn name(&mut self, syllables: usize) -> String {
        let name: String = (0..syllables)
            .map(|_| SYLLABLES[self.below(SYLLABLES.len())])
            .collect();
        let mut letters = name.chars();
        letters
            .next()
            .map(|first| first.to_uppercase().collect::<String>() + letters.as_str())
            .unwrap_or_default()
    }

    fn place(&mut self) -> String {
        let at = self.zipf(self.places.len());
        self.places[at].clone()
    }

    fn firm(&mut self) -> String {
        let at = self.zipf(self.firms.len());
        self.firms[at].clone()
    }

    /// A sentence without any meaning, of words as often as words are.
    fn filler(&mut self) -> String {
        let count = 8 + self.below(12);
        let mut words: Vec<String> = (0..count)
            .map(|_| {
                if self.below(2) == 0 {
                    SMALL[self.below(SMALL.len())].to_owned()
                } else {
                    let at = self.zipf(self.words.len());
                    self.words[at].clone()
                }
            })
            .collect();
        if self.below(3) == 0 {
            let (count, at) = (2 + self.below(400), self.below(300));
            words.push(format!("{count} {}", self.words[at]));
        }
        format!("The {}.", words.join(" "))
    }

    /// A person of full name, and the surname.
    fn person(&mut self) -> (String, String) {
        let at = self.zipf(self.surnames.len());
        let surname = self.surnames[at].clone();
        let first = FIRST_NAMES[self.below(FIRST_NAMES.len())];
        (format!("{first} {surname}"), surname)
    }

    fn cast(&mut self) -> Cast {
        let places = [self.place(), self.place()];
        let (person, surname) = self.person();
        let firms = [self.firm(), self.firm()];
        let mut two = |of: fn(&mut Self) -> String| [of(self), of(self)];
        Cast {
            places,
            person,
            surname,
            firms,
            clubs: two(|maker| {
                let at = maker.below(maker.clubs.len());
                maker.clubs[at].clone()
            }),
            politicians: two(|maker| {
                let at = maker.zipf(maker.politicians.len());
                maker.politicians[at].clone()
            }),
        }
    }

    /// Makes the text of an article, and when it was published.
    pub fn article(&mut self, kind: Kind) -> (String, Option<PartialDate>) {
        let events = match kind {
            Kind::Towns => TOWNS,
            Kind::Desks => DESKS,
        };
        let event = events[self.below(events.len())];
        let cast = self.cast();
        let mut text = String::new();
        for template in event {
            self.sentence(template, &cast, &mut text);
            text.push(' ');
            // A note has no more than it tells.
            if kind == Kind::Towns || event.len() > 1 && self.below(2) == 0 {
                text.push_str(&self.filler());
                text.push(' ');
            }
        }
        // Three years of news.
        let day = i16::try_from(self.below(3 * 365)).unwrap_or(0);
        let (year, day) = (2020 + day / 365, day % 365);
        let month = u8::try_from(day / 31 + 1).unwrap_or(1);
        let day = u8::try_from(day % 31 % 28 + 1).unwrap_or(1);
        let published = PartialDate::of_day(year, month, day).expect("there is such a day");
        let is_dated = kind == Kind::Towns || self.below(10) > 0;
        (text, Some(published).filter(|_| is_dated))
    }

    fn sentence(&mut self, template: &str, cast: &Cast, text: &mut String) {
        let mut used: HashMap<char, usize> = HashMap::new();
        let signs: Vec<char> = format!(" {template} ").chars().collect();
        for signs in signs.windows(3) {
            let [before, sign, next] = signs else {
                continue;
            };
            let stands_alone = !before.is_alphanumeric() && !next.is_alphanumeric();
            let mut one_of = |of: &[String; 2]| {
                let count = used.entry(*sign).or_default();
                *count += 1;
                of[usize::from(*count > 1)].clone()
            };
            match sign {
                'P' if stands_alone => text.push_str(&one_of(&cast.places)),
                'F' if stands_alone => text.push_str(&one_of(&cast.firms)),
                'C' if stands_alone => text.push_str(&one_of(&cast.clubs)),
                'M' if stands_alone => text.push_str(&one_of(&cast.politicians)),
                'N' if stands_alone => text.push_str(&cast.person),
                'S' if stands_alone => text.push_str(&cast.surname),
                'D' if stands_alone => text.push_str(WEEKDAYS[self.below(7)]),
                '#' if *next == '#' || matches!(before, '#' | ',' | '.' | '-' | '0' | '9') => {
                    text.push_str(&self.below(10).to_string());
                }
                '#' => text.push_str(&(2 + self.below(97)).to_string()),
                sign => text.push(*sign),
            }
        }
    }
}

/// Who and what an article is about: of each the first and another one.
struct Cast {
    places: [String; 2],
    person: String,
    surname: String,
    firms: [String; 2],
    clubs: [String; 2],
    politicians: [String; 2],
}
