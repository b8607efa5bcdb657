//! Names that are spelt in several ways.

use super::lands::{is_land, is_seat_of, rows};

/// By what a name is found that may be spelt otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::compare) enum Spelling<'n> {
    /// A land or place.
    Place(usize),
    /// How it begins.
    Begin(&'n str),
}

/// Returns by what a folded name is found: two that are spelt alike have one of these in common.
pub(in crate::compare) fn spellings(folded: &str) -> impl Iterator<Item = Spelling<'_>> {
    let end = folded.char_indices().nth(BEGIN).map(|(end, _)| end);
    let begin = folded.get(..end.unwrap_or(folded.len()));
    let places = rows(folded).iter().map(|row| Spelling::Place(*row));
    begin.map(Spelling::Begin).into_iter().chain(places)
}

/// So many letters at least are the same where two names begin that are spelt alike: “Irlande” is not “Islande”.
const BEGIN: usize = 2;

/// What makes the name of a land around it of the name of a town or a river: “Tyne”, “Tyneside”.
const LANDS: [&str; 4] = ["side", "shire", "land", "ville"];

/// What makes another name of somebody’s name: “Martin”, “Martinez”.
const SONS: [&str; 7] = ["ez", "son", "sson", "sen", "ssen", "ov", "ova"];

/// Tells whether two folded names are one that is spelt otherwise, or a country and what is of it: they share all but
/// their last letters, or all but one letter, and sound alike there.
pub(in crate::compare) fn are_spelt_alike(one: &str, other: &str) -> bool {
    if is_seat_of(one, other) {
        return true;
    }
    // Of most two names this is all that is asked. “Niger”, “Nigeria”
    let begin_alike = one.chars().take(BEGIN).eq(other.chars().take(BEGIN));
    if !begin_alike || is_land(one) && is_land(other) {
        return false;
    }
    let is_around = |land: &str, town: &str| {
        let end = land.strip_prefix(town).filter(|_| town.len() >= 4);
        end.is_some_and(|end| LANDS.contains(&end))
    };
    if is_around(one, other) || is_around(other, one) {
        return true;
    }
    let letters = [one, other].map(|name| name.chars().collect::<Vec<char>>());
    let [ones, twos] = letters.each_ref().map(Vec::as_slice);
    let (least, most) = (ones.len().min(twos.len()), ones.len().max(twos.len()));
    if least < 5 {
        return false;
    }
    let same = |(a, b): &(&char, &char)| a == b;
    let before = ones.iter().zip(twos).take_while(same).count();
    let [end, other_end] = [ones, twos].map(|name| name.get(before..).unwrap_or_default());
    let last = before.checked_sub(1).and_then(|at| ones.get(at)).copied();
    // “Zelensky”, “Zelenskyy”; “Russia”, “Russian”; “Anderson”, “Andersen”.
    let has_other_end = before >= 4 && most <= before + 3 && before * 2 > most;
    if has_other_end && are_ends_alike(last, end, other_end) {
        return !is_son_of(one, other) && !is_son_of(other, one);
    }
    let behind = end.iter().rev().zip(other_end.iter().rev());
    let behind = behind.take_while(same).count();
    // “Sebastopol”, “Sevastopol”
    let [inner, other_inner] =
        [end, other_end].map(|end| end.get(..end.len() - behind).unwrap_or_default());
    most - least <= 1
        && before + behind + 1 >= most
        && sounds(last, inner) == sounds(last, other_inner)
}

/// Tells whether two names that begin alike may be one with such ends, behind the last letter that they share.
fn are_ends_alike(last: Option<char>, one: &[char], other: &[char]) -> bool {
    let [ones, twos] = [one, other].map(|end| sounds(last, end));
    let is_form = |end: &[char], sounds: &[char]| sounds.is_empty() || end == ['s'];
    // “Bremen”, “Bremer”; “Dresden”, “Dresdner”
    let is_of_town = |town: &[char], of_it: &[char]| {
        matches!(town, ['n'] | ['e', 'n']) && matches!(of_it, ['r'] | ['e', 'r'] | ['n', 'e', 'r'])
    };
    ones == twos
        || is_form(one, &ones)
        || is_form(other, &twos)
        || is_of_town(one, other)
        || is_of_town(other, one)
}

/// Tells whether a name is made of another one, or of its form without an “s”: “Roberts”, “Robertson”.
fn is_son_of(long: &str, short: &str) -> bool {
    let mut fathers = SONS.iter().filter_map(|end| long.strip_suffix(end));
    fathers.any(|father| {
        short
            .strip_prefix(father)
            .is_some_and(|end| end.is_empty() || end == "s")
    })
}

/// Returns the sounds of some letters behind another one, by which names are told apart that are spelt in several ways:
/// vowels, the aspirate and a letter again make none.
fn sounds(last: Option<char>, letters: &[char]) -> Vec<char> {
    let mut last = last.and_then(sound);
    let mut sounds = Vec::new();
    for letter in letters {
        let sound = sound(*letter);
        if sound != last {
            sounds.extend(sound);
        }
        last = sound;
    }
    sounds
}

/// Letters that are no sound of their own, of Latin and of Cyrillic.
const SILENT: &str = "aeiouyjhаеийоуыэюяьъ";

/// Returns the sound of a letter, by one of the letters for it.
fn sound(letter: char) -> Option<char> {
    match letter {
        'c' | 'k' | 'q' => Some('k'),
        'b' | 'f' | 'v' | 'w' => Some('v'),
        's' | 'x' | 'z' => Some('s'),
        other => (!SILENT.contains(other)).then_some(other),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::compare::lexicon::lands::SEATS;

    #[test]
    fn one_name_is_spelt_otherwise_and_another_name_is_not_it() {
        for (one, other, are_alike) in [
            ("zelensky", "zelenskyy", true),
            ("anderson", "andersen", true),
            ("estonia", "estonian", true),
            ("sebastopol", "sevastopol", true),
            ("gaddafi", "gadhafi", true),
            ("bremen", "bremer", true),
            ("dresden", "dresdner", true),
            ("halden", "haldens", true),
            ("tyne", "tyneside", true),
            ("odesa", "odessa", true),
            ("paris", "france", true),
            ("germany", "deutschland", true),
            // Two lands.
            ("ireland", "iceland", false),
            ("niger", "nigeria", false),
            ("nigerien", "nigerian", false),
            ("irlande", "islande", false),
            ("irland", "island", false),
            ("ierland", "ijsland", false),
            // Two families.
            ("walter", "walker", false),
            ("clinton", "clifton", false),
            ("martin", "martinez", false),
            ("marin", "martin", false),
            ("roberts", "robertson", false),
            ("collins", "collier", false),
            ("muller", "moller", false),
        ] {
            assert_eq!(are_spelt_alike(one, other), are_alike, "{one}, {other}");
            assert_eq!(are_spelt_alike(other, one), are_alike, "{other}, {one}");
        }
    }

    #[test]
    fn no_land_is_spelt_like_another_one() {
        let names: Vec<&str> = SEATS.iter().copied().flatten().copied().collect();
        for one in &names {
            for other in &names {
                let is_one_land = is_seat_of(one, other);
                assert_eq!(are_spelt_alike(one, other), is_one_land, "{one}, {other}");
            }
        }
    }

    proptest! {
        #[test]
        fn names_that_are_spelt_alike_are_found_by_one_another(
            name in "[a-z]{4,9}|tyne|niger|odessa|paris",
            (from, to) in (0usize..10, 0usize..3),
            put in "[a-z]?|[aeihns]{0,3}|side",
        ) {
            let (from, to) = (from.min(name.len()), (from + to).min(name.len()));
            let mut other = name.clone();
            other.replace_range(from..to, &put);
            if are_spelt_alike(&name, &other) {
                let found: Vec<Spelling<'_>> = spellings(&other).collect();
                prop_assert!(spellings(&name).any(|by| found.contains(&by)), "{name}, {other}");
            }
        }
    }
}
