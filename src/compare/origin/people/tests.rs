use proptest::{prelude::*, sample::select};

use super::*;

/// Groups names that are one, each group in order, and tells which could be either of several.
fn grouped(names: &[&str]) -> (Vec<Vec<String>>, Vec<String>) {
    let names: Vec<CleanText> = names.iter().map(|name| CleanText::line(name)).collect();
    let people = People::of(names.iter());
    let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut open = Vec::new();
    for name in &names {
        if people.several(name).is_some() {
            open.push(name.to_string());
        } else {
            groups
                .entry(people.key(name))
                .or_default()
                .push(name.to_string());
        }
    }
    let mut groups: Vec<Vec<String>> = groups.into_values().collect();
    groups.iter_mut().for_each(|group| group.sort());
    groups.sort();
    open.sort();
    (groups, open)
}

#[test]
fn titles_offices_and_first_names_are_forms_of_one_name_in_each_language() {
    for forms in [
        // English.
        &[
            "Environment Minister Ana Kolar",
            "Ana Kolar",
            "Minister Kolar",
            "Kolar",
            "Ms. Kolar",
        ][..],
        &[
            "Fire Chief Marta Ilves",
            "Chief Ilves",
            "M. Ilves",
            "Marta Ilves",
        ],
        &[
            "Tarby’s mayor, Lena Foss",
            "Mayor Foss",
            "Lena Foss",
            "Foss, the mayor",
        ],
        &[
            "Norvik chief executive Jean-Luc Dahl",
            "J.-L. Dahl",
            "Dr. Dahl",
            "Jean-Luc Dahl",
        ],
        &["Sir Tom R. Rask", "Tom Rask", "T. R. Rask", "Rask"],
        // German.
        &[
            "Bundesumweltministerin Ana Kolar",
            "Umweltministerin Kolar",
            "Frau Kolar",
            "Ministerin Ana Kolar",
        ],
        &[
            "Ursula von der Aue",
            "von der Aue",
            "Kanzlerin von der Aue",
            "Frau von der Aue",
        ],
        &[
            "Feuerwehrchef Jörg Großmann",
            "Jörg Grossmann",
            "Herr Großmann",
        ],
        // French.
        &[
            "la ministre Ana Kolar",
            "la ministre de l’Environnement Ana Kolar",
            "Mme Kolar",
            "Ana Kolar",
        ],
        &["Léa d’Aubry", "Mme d’Aubry", "Lea d’Aubry"],
        // Spanish.
        &["la ministra Ana Kolar", "la ministra Kolar", "Sra. Kolar"],
        &["Pedro Sanz", "Pedro Sanz Pérez", "el presidente Sanz"],
        // Italian.
        &[
            "il ministro dell’Interno Luca Riva",
            "Luca Riva",
            "ministro Riva",
            "signor Riva",
        ],
        // Dutch.
        &[
            "minister Ana van den Berg",
            "Van den Berg",
            "mevrouw Van den Berg",
            "minister Van den Berg",
        ],
    ] {
        let (groups, open) = grouped(forms);
        assert_eq!(
            (groups.len(), open.len()),
            (1, 0),
            "{forms:?}: {groups:?} {open:?}"
        );
    }
}

#[test]
fn another_first_name_office_or_sex_makes_another_person() {
    for forms in [
        &["Ana Kolar", "Petra Kolar"][..],
        &["A. Kolar", "P. Kolar"],
        &["Minister Kolar", "Mayor Kolar"],
        &["Environment Minister Kolar", "Finance Minister Kolar"],
        &["Umweltministerin Kolar", "Finance Minister Kolar"],
        &["Mr. Kolar", "Mrs. Kolar"],
        &["Herr Kolar", "Mme Kolar"],
        &["Minister Ana Kolar", "Mayor Kolar"],
        // Houses, and who only has to do with somebody.
        &["Mr. Kolar’s ministry", "Ana Kolar"],
        &["Kolar’s spokesman", "Kolar"],
        &["a spokesman for Ana Kolar", "Ana Kolar"],
        &["Mayor of Tarby", "Lena Tarby"],
        &["Harbour Times", "Evening Times"],
        &["Radio Alder", "Alder"],
        &["Transport Ministry", "Ministry"],
        &["Umweltministerium", "Ana Umweltministerium"],
    ] {
        let (groups, open) = grouped(forms);
        assert_eq!((groups.len(), open.len()), (2, 0), "{forms:?}: {groups:?}");
    }
}

#[test]
fn what_could_be_either_of_two_people_is_neither() {
    let (groups, open) = grouped(&["Ana Kolar", "Petra Kolar", "Kolar", "A. Kolar"]);
    assert_eq!(groups, [&["A. Kolar", "Ana Kolar"][..], &["Petra Kolar"]]);
    assert_eq!(open, ["Kolar"]);
    let (_, open) = grouped(&["Ana Kolar", "Anton Kolar", "A. Kolar", "Minister Kolar"]);
    assert_eq!(open, ["A. Kolar", "Minister Kolar"]);
    let (groups, open) = grouped(&["Minister Kolar", "Mayor Kolar", "Kolar"]);
    assert_eq!((groups.len(), open), (2, vec!["Kolar".to_owned()]));
    // An office tells which of two it is.
    let (groups, open) = grouped(&["Minister Ana Kolar", "Mayor Petra Kolar", "Mayor Kolar"]);
    assert_eq!(
        groups,
        [
            &["Mayor Kolar", "Mayor Petra Kolar"][..],
            &["Minister Ana Kolar"]
        ]
    );
    assert!(open.is_empty());
}

#[test]
fn the_fullest_form_stands_for_all() {
    let names = [
        "Kolar",
        "Environment Minister Ana Kolar",
        "Ana Kolar",
        "A. Kolar",
    ];
    let names = names.map(CleanText::line);
    let people = People::of(names.iter());
    for name in &names {
        assert_eq!(people.whole(name).map(CleanText::as_str), Some("Ana Kolar"));
    }
    assert_eq!(people.whole("Reuters"), None);
}

proptest! {
    #[test]
    fn who_is_one_follows_from_the_names_and_not_from_their_order(
        names in proptest::collection::vec(
            select(vec![
                "Ana Kolar", "Petra Kolar", "Kolar", "A. Kolar", "Minister Kolar", "Mayor Kolar", "Mr. Kolar",
                "Ms. Kolar", "Ana Maria Kolar", "Environment Minister Ana Kolar", "Mayor Ana Kolar", "Ana Kolar Sanz",
                "Sanz", "Pedro Sanz", "Ana Sanz", "Kolar Times",
            ]),
            1..12,
        ),
        turn in 0..12_usize,
    ) {
        let mut turned = names.clone();
        turned.rotate_left(turn % names.len());
        turned.reverse();
        prop_assert_eq!(grouped(&names), grouped(&turned));
        // Nobody is one with somebody of another first name.
        let (groups, _) = grouped(&names);
        for group in groups {
            let has = |given: &str| group.iter().any(|name| name.contains(given));
            prop_assert!(!(has("Ana") && has("Petra")), "{:?}", group);
            prop_assert!(!(has("Mr.") && has("Ms.")), "{:?}", group);
        }
    }
}
