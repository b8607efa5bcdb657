//! Whether two texts tell of one event, as far as their names, their days and when they were published show it.
//!
//! Reports of different events are written in the same words: of each fire, each match, each quarter. What tells them
//! apart stands beside the sentences that are compared: other people, other places, another day.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::{
    compare::{
        disagree::pair::{Compared, Tie},
        lexicon::{self, Spelling},
        statement::{Called, Statement, Statements},
        when::When,
    },
    model::{PartialDate, disagreement::Kind},
};

/// Articles published so few days apart may well tell of one event.
const CLOSE: i64 = 2;

/// Articles published so few days apart may tell of one event in other words.
const NEAR: i64 = 3;

/// So many words that are the same and no names stand beside a name in reports of one thing only, unless these were
/// published far apart.
const ENOUGH_WORDS: usize = 7;

/// A sentence that shares as many names with another one is of the same place wherever else the two texts are.
const ENOUGH_TO_PLACE: usize = 2;

/// The days of a week.
const WEEK: i64 = 7;

/// Articles published more days apart tell of different things in the same words, unless more is the same.
const FAR: i64 = 31;

/// So many names stand together in reports of one thing only, unless these were published far apart.
const ENOUGH_NAMES: usize = 3;

/// What two texts have in common beside each pair of their sentences.
pub(super) struct Event<'s> {
    few: &'s Statements,
    many: &'s Statements,
    /// How many names stand in both.
    shared: usize,
    /// How many stand in the one that has the fewer of its own.
    others: usize,
    /// How many days lie between their publications at least, where that is known.
    apart: Option<i64>,
    /// Whether one of them tells little beside a sentence.
    is_brief: bool,
    /// Whether each is of places of its own, and of none that the other has.
    are_elsewhere: bool,
}

/// So many names of a text that begin alike are compared with one of the other, and so many of its places: the first of
/// it.
const MOST_NAMES: usize = 40;

/// A text of as many sentences tells little beside one of them.
const BRIEF: usize = 2;

impl<'s> Event<'s> {
    pub fn new(few: &'s Statements, many: &'s Statements) -> Self {
        let (ones, twos) = (few.cast(), many.cast());
        let known = Known::new(twos);
        let is_shared = |name: &str, one: &Called| match twos.get(name) {
            Some(two) => one.may_be(two),
            // “Brightwater Wind”, “Brightwater”
            None => one.words().any(|word| twos.contains_key(word)) || known.has(name),
        };
        let shared = ones
            .iter()
            .filter(|(name, one)| is_shared(name, one))
            .count();
        Self {
            few,
            many,
            shared,
            others: ones.len().min(twos.len()).saturating_sub(shared),
            apart: apart(few.published(), many.published()),
            is_brief: few.all().len().min(many.all().len()) <= BRIEF,
            are_elsewhere: are_elsewhere(few, many),
        }
    }

    /// Tells whether it is known when both were published.
    pub const fn is_of_known_days(&self) -> bool {
        self.apart.is_some()
    }

    /// Tells whether two sentences that differ are of one event.
    pub fn holds(
        &self,
        found: &Compared,
        few: &Statement,
        many: &Statement,
        disputed: &Disputed,
    ) -> Holds {
        let tie = &found.tie;
        // Of two that say the rest otherwise the days were looked at already; there may be none beside them.
        let is_one_day = tie.is_retold && self.is_brief
            || self.may_be_one_day(found.told.kind, few, many, disputed);
        if !is_one_day || self.knows_both(tie) {
            return Holds::No;
        }
        let kind = found.told.kind;
        // A sentence that has hardly a name is of the place that its text is of.
        let is_elsewhere =
            self.are_elsewhere && kind != Kind::Name && tie.names.len() < ENOUGH_TO_PLACE;
        if is_elsewhere || self.is_measured_anew(kind, few, many) {
            return Holds::No;
        }
        // The name that differs is one that the other text does not have.
        let others = self.others.saturating_sub(usize::from(kind == Kind::Name));
        let is_kin = self.is_kin(others);
        let is_far = self.apart.is_some_and(|days| days > FAR);
        if tie.is_retold {
            return self.holds_retold(tie, others);
        }
        // A month later the same people at the same place may be at it again.
        let is_known = self.apart.is_some() && !is_far;
        let says_much = tie.plain >= ENOUGH_WORDS && !tie.names.is_empty() && is_known;
        let is_sure = says_much
            || if self.apart.is_some_and(|days| days <= CLOSE) {
                tie.names.len() > 1 || is_kin
            } else {
                let are_enough = tie.names.len() >= ENOUGH_NAMES && !is_far;
                are_enough || tie.shares_day && is_kin
            };
        // “On Friday” may be any Friday.
        let is_open = |of: &Statement| of.times.iter().any(|named| named.time == When::Open);
        if is_sure {
            Holds::Yes
        } else if is_far || !is_kin || tie.names.is_empty() || is_open(few) || is_open(many) {
            Holds::No
        } else {
            Holds::If(tie.names.clone())
        }
    }

    /// Tells whether two values may both be right since something is measured again and again: a day or two later, or
    /// where nobody knows when.
    fn is_measured_anew(&self, kind: Kind, few: &Statement, many: &Statement) -> bool {
        let is_value = matches!(kind, Kind::Number | Kind::Amount | Kind::Percentage);
        let is_near = self.apart.is_some_and(|days| days <= CLOSE);
        is_value && !is_near && few.is_measured && many.is_measured
    }

    /// Tells whether two texts that have so many names of their own are of one event, by how many they share: one may be
    /// shared by chance.
    fn is_kin(&self, others: usize) -> bool {
        others == 0 || self.shared > 1 && others <= self.shared
    }

    /// Tells whether two sentences that say the same in other words are of one event: they must be of the same days, and
    /// texts that tell more than they do must share names.
    fn holds_retold(&self, tie: &Tie, others: usize) -> Holds {
        match self.apart {
            Some(days) if days <= NEAR => {
                let is_of_one = if self.is_brief {
                    others <= self.shared + 1
                } else {
                    self.shared > 0 && self.is_kin(others)
                };
                if is_of_one { Holds::Yes } else { Holds::No }
            }
            Some(_) => Holds::No,
            None if tie.names.is_empty() && tie.differing.is_some() => Holds::No,
            None if tie.hangs_on().is_empty() => Holds::No,
            None if others > if self.is_brief { self.shared } else { 0 } => Holds::No,
            None => Holds::If(tie.hangs_on().to_vec()),
        }
    }

    /// Tells whether of two names that differ one stands elsewhere in the other text: it knows of both, and may tell of
    /// each what the other text does.
    fn knows_both(&self, tie: &Tie) -> bool {
        tie.differing.as_ref().is_some_and(|[one, two]| {
            let is_known = |name: &String, is_few: bool| {
                let (own, other) = if is_few {
                    (self.few, self.many)
                } else {
                    (self.many, self.few)
                };
                let called = own.cast().get(name).zip(other.cast().get(name));
                match called {
                    Some((one, two)) => one.may_be(two),
                    None => other.cast().contains_key(name),
                }
            };
            is_known(one, true) || is_known(two, false)
        })
    }

    /// Tells whether the days that the texts name are not all different ones. Of two sentences that differ in a day
    /// this says nothing, nor does a day that they disagree in elsewhere.
    fn may_be_one_day(
        &self,
        kind: Kind,
        few: &Statement,
        many: &Statement,
        disputed: &Disputed,
    ) -> bool {
        let days = |of: &'s Statements, without: &Statement, disputed: &HashSet<usize>| {
            let is_meant = |sentence: &usize| {
                (kind != Kind::Date || *sentence != without.bytes.start)
                    && !disputed.contains(sentence)
            };
            let days = of.days().iter();
            let days = days.filter(|(sentence, _)| is_meant(sentence));
            days.map(|(_, day)| day).collect::<Vec<&'s When>>()
        };
        let ones = days(self.few, few, &disputed.few);
        let twos = days(self.many, many, &disputed.many);
        // Of articles a week apart “Monday” is seldom one day, though it may be.
        let are_loose = self.apart.is_none_or(|days| days < WEEK - 1);
        let agree = |one: &When, two: &When| {
            let nearest = || {
                one.nearest(self.few.published()?)
                    .zip(two.nearest(self.many.published()?))
            };
            match nearest().filter(|_| !are_loose) {
                Some((one, two)) => one == two,
                None => one.agrees(two),
            }
        };
        ones.is_empty()
            || twos.is_empty()
            || ones
                .iter()
                .any(|one| twos.iter().any(|two| agree(one, two)))
    }
}

/// The names of a text as another one may have them.
struct Known<'s> {
    /// What stands before last names.
    before: HashSet<&'s str>,
    /// The first last names of the text, by what those that are spelt alike have in common.
    alike: HashMap<Spelling<'s>, Vec<&'s str>>,
}

impl<'s> Known<'s> {
    fn new(cast: &'s BTreeMap<String, Called>) -> Self {
        let mut names: Vec<(&String, &Called)> = cast.iter().collect();
        names.sort_by_key(|(_, called)| called.at);
        let mut alike: HashMap<Spelling<'_>, Vec<&str>> = HashMap::new();
        for (name, _) in names {
            for spelling in lexicon::spellings(name) {
                let some = alike.entry(spelling).or_default();
                if some.len() < MOST_NAMES {
                    some.push(name);
                }
            }
        }
        Self {
            before: cast.values().flat_map(Called::words).collect(),
            alike,
        }
    }

    /// Tells whether a name stands before a last name of the text, or is spelt like one.
    fn has(&self, name: &str) -> bool {
        let mut alike = lexicon::spellings(name).filter_map(|spelling| self.alike.get(&spelling));
        self.before.contains(name)
            || alike.any(|some| {
                some.iter()
                    .any(|other| lexicon::are_spelt_alike(name, other))
            })
    }
}

/// Sentences that disagree in a day, by where they begin.
#[derive(Default)]
pub(super) struct Disputed {
    few: HashSet<usize>,
    many: HashSet<usize>,
}

impl Disputed {
    /// Gathers them from pairs of sentences.
    pub fn of<'a>(
        pairs: impl Iterator<Item = &'a (Compared, &'a Statement, &'a Statement)>,
    ) -> Self {
        let mut disputed = Self::default();
        for (_, few, many) in pairs {
            disputed.few.insert(few.bytes.start);
            disputed.many.insert(many.bytes.start);
        }
        disputed
    }
}

/// Whether two sentences that differ are of one event.
pub(super) enum Holds {
    Yes,
    No,
    /// If one of these names is a rare one.
    If(Vec<String>),
}

/// Tells whether two texts name places, and none that may be the same.
fn are_elsewhere(few: &Statements, many: &Statements) -> bool {
    let places = |of: &'_ Statements| -> Vec<String> {
        let terms = of.all().iter().flat_map(|one| &one.terms);
        let places = terms.filter(|term| term.is_place && term.name.is_some());
        let mut seen = HashSet::new();
        let places = places.filter(|term| seen.insert(term.folded.as_str()));
        let places = places.take(MOST_NAMES);
        places.map(|term| term.folded.clone()).collect()
    };
    let (ones, twos) = (places(few), places(many));
    let are_one = |one: &String, two: &String| one == two || lexicon::are_spelt_alike(one, two);
    !ones.is_empty()
        && !twos.is_empty()
        && !ones
            .iter()
            .any(|one| twos.iter().any(|two| are_one(one, two)))
}

fn apart(one: Option<PartialDate>, other: Option<PartialDate>) -> Option<i64> {
    let days = |one: PartialDate, two: PartialDate| {
        one.first_day().duration_since(two.last_day()).as_hours() / 24
    };
    let (one, other) = one.zip(other)?;
    Some(days(one, other).max(days(other, one)).max(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Statements {
        Statements::new(text, PartialDate::parse_iso("2021-03-02"))
    }

    /// As many sentences, each with a name of its own, one letter behind the other: “Aabern”, “Abbern”.
    fn crowd(lead: &str) -> String {
        let letters = ('A'..='C').flat_map(|one| ('a'..='z').map(move |two| (one, two)));
        let all = letters.map(|(one, two)| format!("The crew {lead} {one}{two}bern rowed home."));
        all.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_name_is_known_however_many_stand_before_it_in_the_alphabet() {
        for (name, other, shared) in [
            ("Zelensky", "Zelenskyy", 1),
            ("Zurich Wind", "Zurich", 1),
            ("Zurich", "Zurich Wind", 1),
            ("Paris", "France", 1),
            ("Walter", "Walker", 0),
        ] {
            let one = format!("Today the crew of {name} rowed home.");
            let many = format!("{} Today the crew of {other} rowed home.", crowd("of"));
            let (few, many) = (read(&one), read(&many));
            assert!(many.cast().len() > MOST_NAMES);
            assert_eq!(Event::new(&few, &many).shared, shared, "{name}, {other}");
        }
    }

    #[test]
    fn a_place_that_is_named_again_and_again_leaves_room_for_others() {
        let again: Vec<String> = (0..MOST_NAMES)
            .map(|at| format!("The crew {at} rowed home in Halden."))
            .collect();
        let few = read(&format!(
            "{} The race was held in Brekke too.",
            again.join(" ")
        ));
        for (place, expected) in [("Brekke", false), ("Halden", false), ("Dornvik", true)] {
            let many = read(&format!("The race was held in {place} too."));
            assert_eq!(are_elsewhere(&few, &many), expected, "{place}");
        }
        // The first places of a text are looked at, not those of the alphabet.
        let few = read(&format!("The race was held in Zurvik too. {}", crowd("in")));
        let many = read("The race was held in Zurvik too.");
        assert!(!are_elsewhere(&few, &many));
    }
}
