//! Which known name a person may have meant.

use crate::text::words::fold;

/// How many names are suggested.
const SUGGESTED: usize = 3;

/// How many letters a word must have in common with another to be alike.
const FEWEST: usize = 3;

/// Returns the end of a sentence that suggests the known name that differs least, or nothing where more
/// than a third of the letters differ.
pub fn did_you_mean<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    nearest(name, known)
        .map(|near| format!("; did you mean `{near}`?"))
        .unwrap_or_default()
}

fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name = name.to_lowercase();
    known
        .into_iter()
        .map(|known| (edits_between(&name, known), known))
        .min()
        .filter(|(edits, known)| *edits * 3 <= known.chars().count().max(3))
        .map(|(_, known)| known)
}

/// Returns the known names that have a word in common with a name, or its beginning, and the one that differs
/// least from it; a few of them.
pub fn alike<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let name = fold(name);
    let known: Vec<(&str, String)> = known
        .into_iter()
        .map(|known| (known, fold(known)))
        .collect();
    let near = nearest(&name, known.iter().map(|(_, folded)| folded.as_str()));
    let shares_word = |folded: &str| {
        folded.split_whitespace().any(|word| {
            let mut sought = name.split_whitespace();
            sought.any(|sought| sought.len() >= FEWEST && word.starts_with(sought))
        })
    };
    let is_alike =
        |(_, folded): &&(&str, String)| near == Some(folded.as_str()) || shares_word(folded);
    let alike = known.iter().filter(is_alike).map(|(known, _)| *known);
    alike.take(SUGGESTED).collect()
}

/// Counts the letters to insert, delete or replace to get from one word to the other.
///
/// This is Levenshtein's distance, by one row of the usual table.
fn edits_between(from: &str, to: &str) -> usize {
    let mut row: Vec<usize> = (0..=to.chars().count()).collect();
    for (index, left) in from.chars().enumerate() {
        let mut diagonal = index;
        let mut before = index + 1;
        for (cell, right) in row.iter_mut().skip(1).zip(to.chars()) {
            let replaced = diagonal + usize::from(left != right);
            diagonal = *cell;
            before = replaced.min(before + 1).min(diagonal + 1);
            *cell = before;
        }
        if let Some(first) = row.first_mut() {
            *first = index + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_unlike_all_others_gets_no_suggestion() {
        let known = ["colour", "mark", "mark-colour"];
        assert_eq!(did_you_mean("color", known), "; did you mean `colour`?");
        assert_eq!(did_you_mean("MARC", known), "; did you mean `mark`?");
        assert_eq!(did_you_mean("highlight-everything", known), "");
        assert_eq!(did_you_mean("x", []), "");
    }

    #[test]
    fn names_with_a_word_in_common_are_alike() {
        let known = ["JEDI abroad", "Élections", "Clouds at war", "Water"];
        assert_eq!(alike("jedi", known), ["JEDI abroad"]);
        assert_eq!(alike("cloud", known), ["Clouds at war"]);
        assert_eq!(alike("elektions", known), ["Élections"]);
        assert_eq!(alike("the war", known), ["Clouds at war"]);
        assert_eq!(alike("budget", known), Vec::<&str>::new());
    }

    #[test]
    fn edits_are_counted() {
        for (from, to, edits) in [
            ("", "", 0),
            ("", "ab", 2),
            ("ab", "", 2),
            ("kitten", "sitting", 3),
            ("mark", "mark", 0),
        ] {
            assert_eq!(edits_between(from, to), edits, "{from} {to}");
        }
    }
}
