//! Articles that have nothing to do with each other, but are alike in form: each of an event of its own, in a place
//! of its own, with numbers, names and dates, written from the same few templates, as reports are.

use std::collections::{BTreeMap, HashMap, HashSet};

use briefreader::{
    compare::{Statements, disagreements},
    model::PartialDate,
};

/// A word in more articles than this is not rare.
const MOST_CARRIERS: usize = 100;

/// With how many others an article is compared: those that share the most rare words with it.
const MOST_OTHERS: usize = 20;

/// Which pairs of articles were told to disagree.
pub struct Found {
    pub pairs: Vec<String>,
    /// How many pairs of articles were looked at.
    pub compared: usize,
}

/// Makes articles and looks for disagreements between them.
pub fn disagreeing(count: usize) -> Found {
    let mut maker = Maker::new(20_200_823);
    let articles: Vec<(String, PartialDate)> = (0..count).map(|_| maker.article()).collect();
    let words = |text: &str| -> HashSet<String> {
        let words = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.len() > 3);
        words.map(str::to_lowercase).collect()
    };
    let mut carriers: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, (text, _)) in articles.iter().enumerate() {
        for word in words(text) {
            carriers.entry(word).or_default().push(at);
        }
    }
    carriers.retain(|_, carriers| carriers.len() <= MOST_CARRIERS);
    let statements: Vec<Statements> = articles
        .iter()
        .map(|(text, published)| Statements::new(text, Some(*published)))
        .collect();
    let mut found = Found {
        pairs: Vec::new(),
        compared: 0,
    };
    for (at, (text, _)) in articles.iter().enumerate() {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for word in words(text) {
            for other in carriers
                .get(&word)
                .into_iter()
                .flatten()
                .filter(|other| **other > at)
            {
                *shared.entry(*other).or_default() += 1;
            }
        }
        let mut others: Vec<(usize, usize)> =
            shared.into_iter().filter(|(_, count)| *count > 1).collect();
        others.sort_by_key(|(other, count)| (usize::MAX - count, *other));
        for (other, _) in others.into_iter().take(MOST_OTHERS) {
            found.compared += 1;
            let told = disagreements(&statements[at], &statements[other]);
            if let Some(one) = told.first() {
                let sentence = |at: usize, range: &std::ops::Range<usize>| {
                    let (text, published) = &articles[at];
                    format!(
                        "{published}: {}",
                        text.get(range.clone()).unwrap_or_default()
                    )
                };
                found.pairs.push(format!(
                    "{} {:.2}\n  {}\n  {}",
                    one.kind.name(),
                    one.score,
                    sentence(at, &one.left.sentence),
                    sentence(other, &one.right.sentence)
                ));
            }
        }
    }
    found
}

/// Makes articles from a seed, always the same.
struct Maker {
    state: u64,
    places: Vec<String>,
    surnames: Vec<String>,
    firms: Vec<String>,
    words: Vec<String>,
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

/// What the events are told in: `P` a place, `N` a person, `S` a surname, `F` a firm, `D` a weekday, `#` a number.
const EVENTS: [&[&str]; 20] = [
    &[
        "A fire in a warehouse in P killed # people on D.",
        "The fire brigade of P said the fire had started in a kitchen.",
        "# families in P lost their homes, mayor N said.",
    ],
    &[
        "The mayor of P, N, was re-elected with # percent of the vote.",
        "Turnout in P was # percent, the election office said.",
        "S did not say whether there would be a second round.",
    ],
    &[
        "The company F said it would cut # jobs at its plant in P.",
        "Shares of F fell # percent on D.",
        "F reported a loss of $# million for the second quarter.",
    ],
    &[
        "Police in P arrested # people on D after a protest against the new law.",
        "N, who organised the protest in P, denied that stones had been thrown.",
        "About # people took part, the police in P said.",
    ],
    &[
        "An earthquake with a magnitude of 5.# shook the town of P on D.",
        "At least # houses in P were damaged, officials said.",
        "The school of P will not open before Monday.",
    ],
    &[
        "The council of P approved a budget of €# million for a new bridge.",
        "The bridge in P will be finished by 20##, N said.",
        "S voted against the bridge.",
    ],
    &[
        "N was sentenced to # years in prison for fraud by a court in P.",
        "The court in P found that S had taken $# million from the firm F.",
        "S pleaded not guilty.",
    ],
    &[
        "The health office of P reported # new cases of measles on D.",
        "# percent of the children in P are vaccinated against measles.",
        "The clinic of P has no beds left, doctor N said.",
    ],
    &[
        "P beat P #-# in the league on D.",
        "N scored the winning goal for P in the #th minute.",
        "A crowd of #,### watched the match in P.",
    ],
    &[
        "A bus with # passengers ran off the road near P on D.",
        "The driver, N, #, was taken to hospital in P.",
        "The road between P and P was closed for # hours.",
    ],
    &[
        "F will buy its rival F for $# million.",
        "The purchase of F will be completed by the end of June, F said.",
        "N will lead the new company.",
    ],
    &[
        "Prices in P rose # percent in April, the statistics office said.",
        "Rents in P rose # percent, those in P only # percent.",
        "Unemployment in P fell to #.# percent in April.",
    ],
    &[
        "N was appointed chief executive of F on D.",
        "S, #, had worked for the firm F for # years.",
        "The headquarters of F will be moved from P to P.",
    ],
    &[
        "Heavy rain flooded # houses in P on D.",
        "The river in P rose to # metres, the water board said.",
        "# people had to leave their homes in P.",
    ],
    &[
        "The museum in P bought a painting by N for €# million.",
        "The painting will be shown in P from # May.",
        "S painted it in 19##.",
    ],
    &[
        "Workers at the F plant in P went on strike on D.",
        "The union demands # percent more pay for the workers of F.",
        "F offered # percent, which the union did not accept.",
    ],
    &[
        "Researchers at the University of P found # new species of beetles.",
        "N of the University of P said the beetles were not known before.",
        "The study of # forests near P took # years.",
    ],
    &[
        "A train from P to P was delayed by # hours on D.",
        "# passengers spent the night in P.",
        "The railway said a tree had fallen on the line near P.",
    ],
    &[
        "The former minister N died on D at the age of #.",
        "S was born in P in 19##.",
        "S had been minister from 19## to 20##.",
    ],
    &[
        "The airport of P counted # million passengers last year, # percent more than the year before.",
        "A second runway in P will cost $# billion.",
        "N, the head of the airport of P, expects # million passengers in 20##.",
    ],
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
    fn new(seed: u64) -> Self {
        let mut maker = Self {
            state: seed,
            places: Vec::new(),
            surnames: Vec::new(),
            firms: Vec::new(),
            words: Vec::new(),
        };
        maker.places = (0..2500).map(|_| maker.name(2)).collect();
        maker.surnames = (0..4000).map(|_| maker.name(2)).collect();
        maker.firms = (0..2000).map(|_| maker.name(3)).collect();
        maker.words = (0..6000).map(|_| maker.name(3).to_lowercase()).collect();
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

    fn article(&mut self) -> (String, PartialDate) {
        let event = EVENTS[self.below(EVENTS.len())];
        let (place, other_place) = (self.place(), self.place());
        let at = self.zipf(self.surnames.len());
        let surname = self.surnames[at].clone();
        let person = format!("{} {surname}", FIRST_NAMES[self.below(FIRST_NAMES.len())]);
        let (firm, other_firm) = (self.firm(), self.firm());
        let mut text = String::new();
        for template in event {
            let (mut places, mut firms) = (0, 0);
            let signs: Vec<char> = format!(" {template} ").chars().collect();
            for signs in signs.windows(3) {
                let [before, sign, next] = signs else {
                    continue;
                };
                let stands_alone = !before.is_alphanumeric() && !next.is_alphanumeric();
                match sign {
                    'P' if stands_alone => {
                        text.push_str(if places == 0 { &place } else { &other_place });
                        places += 1;
                    }
                    'F' if stands_alone => {
                        text.push_str(if firms == 0 { &firm } else { &other_firm });
                        firms += 1;
                    }
                    'N' if stands_alone => text.push_str(&person),
                    'S' if stands_alone => text.push_str(&surname),
                    'D' if stands_alone => text.push_str(WEEKDAYS[self.below(7)]),
                    '#' if *next == '#' || matches!(before, '#' | ',' | '.' | '-' | '0' | '9') => {
                        text.push_str(&self.below(10).to_string());
                    }
                    '#' => text.push_str(&(2 + self.below(97)).to_string()),
                    sign => text.push(*sign),
                }
            }
            text.push(' ');
            text.push_str(&self.filler());
            text.push(' ');
        }
        text.push_str(&self.filler());
        // Three years of news.
        let day = i16::try_from(self.below(3 * 365)).unwrap_or(0);
        let (year, day) = (2020 + day / 365, day % 365);
        let month = u8::try_from(day / 31 + 1).unwrap_or(1);
        let published =
            PartialDate::of_day(year, month, u8::try_from(day % 31 % 28 + 1).unwrap_or(1));
        (text, published.expect("there is such a day"))
    }
}
