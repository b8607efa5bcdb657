mod apart;
mod retold;

use proptest::prelude::*;

use super::{
    partners::{MOST_PARTNERS, MOST_PLACES, keys},
    *,
};
use crate::model::PartialDate;

fn statements(text: &str, published: &str) -> Statements {
    Statements::new(text, PartialDate::parse_iso(published))
}

/// What two texts of one day disagree in: the kind and what differs.
fn told(left: &str, right: &str) -> Vec<(Kind, String, String)> {
    let found = disagreements(
        &statements(left, "2021-03-02"),
        &statements(right, "2021-03-02"),
    );
    let part = |text: &str, range: &Range<usize>| text.get(range.clone()).unwrap().to_owned();
    let told = found.iter().map(|one| {
        (
            one.kind,
            part(left, &one.left.value),
            part(right, &one.right.value),
        )
    });
    told.collect()
}

#[test]
fn what_differs_is_told_of_each_kind() {
    let base = "On 2 May the mayor of Halden, Anna Lund, promised the fire brigade 12 engines.";
    for (other, kind, one, two) in [
        (
            base.replace("12 engines", "15 engines"),
            Kind::Number,
            "12",
            "15",
        ),
        (base.replace("2 May", "3 May"), Kind::Date, "2 May", "3 May"),
        (
            base.replace("Halden", "Brekke"),
            Kind::Name,
            "Halden",
            "Brekke",
        ),
        (
            base.replace("promised", "did not promise"),
            Kind::Negation,
            "promised",
            "not",
        ),
    ] {
        let expected = [(kind, one.to_owned(), two.to_owned())];
        assert_eq!(told(base, &other), expected, "{other}");
    }
    let base =
        "The new bridge of Halden will cost the town $12 million, 40 percent more than planned.";
    for (other, kind, one, two) in [
        (
            base.replace("$12 million", "15m dollars"),
            Kind::Amount,
            "$12 million",
            "15m dollars",
        ),
        (
            base.replace("40 percent", "50%"),
            Kind::Percentage,
            "40 percent",
            "50%",
        ),
    ] {
        let expected = [(kind, one.to_owned(), two.to_owned())];
        assert_eq!(told(base, &other), expected, "{other}");
    }
}

#[test]
fn all_that_two_reports_of_one_event_differ_in_is_told_also_beside_a_disputed_day() {
    let left = "The harbour bridge of Halden costs the town of Brekke 120 million euros, said mayor Anna Lund.\n\n\
        Anna Lund signed the contract for the harbour bridge of Halden on 3 May.\n\n\
        The Nordbau works in Halden will employ 3,400 people, said Anna Lund.";
    let right = left
        .replace("120 million", "150 million")
        .replace("3 May", "5 May")
        .replace("3,400", "4,300");
    let kinds: Vec<Kind> = told(left, &right)
        .into_iter()
        .map(|(kind, ..)| kind)
        .collect();
    assert_eq!(kinds, [Kind::Amount, Kind::Date, Kind::Number]);
    // Where nothing is disputed of the days, another day is another event.
    let left = left.replace(
        "signed the contract for the harbour bridge of Halden on 3 May",
        "slept",
    );
    let right = left.replace("120 million", "150 million");
    let left = format!("{left}\n\nRain fell in Halden on 2 May.");
    let right = format!("{right}\n\nOn 9 May the snow buried a road.");
    assert_eq!(told(&left, &right), []);
}

#[test]
fn a_denial_is_told_also_of_few_words_with_a_figure_and_of_another_form_of_the_verb() {
    for (left, right) in [
        (
            "Nordbau has asked for 15 million euros more, its chief said.",
            "Nordbau has not asked for 15 million euros more, its chief said.",
        ),
        (
            "The company sells weapons to Norway and Chile.",
            "The company has never sold weapons to Norway and Chile.",
        ),
    ] {
        let kinds: Vec<Kind> = told(left, right)
            .into_iter()
            .map(|(kind, ..)| kind)
            .collect();
        assert_eq!(kinds, [Kind::Negation], "{right}");
    }
}

#[test]
fn what_differs_in_more_than_one_thing_is_of_something_else() {
    let left = "On 2 May the mayor of Halden, Anna Lund, promised the fire brigade 12 engines.";
    let right = "On 3 May the mayor of Brekke, Anna Lund, promised the fire brigade 15 engines.";
    assert_eq!(told(left, right), []);
}

#[test]
fn who_is_called_by_a_last_name_is_the_one_of_the_full_name() {
    let left =
        "Anna Lund came to Halden. Lund was born in Halden in 1962, the only child of a smith.";
    let same = "Anna Lund has died. Lund was born in Halden in 1964, the only child of a smith.";
    let other = "Peter Lund has died. Lund was born in Halden in 1964, the only child of a smith.";
    assert_eq!(told(left, same).len(), 1);
    assert_eq!(told(left, other), []);
}

#[test]
fn a_change_is_no_disagreement_where_the_text_says_so() {
    let early = "The ferry accident near Tarn has cost 9 lives, the coast guard of Tarn said.";
    let late =
        "The ferry accident near Tarn has so far cost 15 lives, the coast guard of Tarn said.";
    let found = |one, two| {
        let (early, late) = (statements(early, one), statements(late, two));
        disagreements(&early, &late).len()
    };
    assert_eq!(found("2021-03-02", "2021-03-03"), 0);
    assert_eq!(found("2021-03-02", "2021-03-02"), 1);
}

/// Two texts of a day, what they disagree in, and what was done for it.
fn work(left: &str, right: &str) -> (Vec<Disagreement>, Work) {
    let (left, right) = (
        statements(left, "2021-03-02"),
        statements(right, "2021-03-02"),
    );
    let (told, work) = found(&left, &right);
    assert!(
        work.pairs <= MOST_PAIRS && work.looks <= MOST_LOOKS + MOST_PLACES * 1000,
        "{} pairs, {} looks",
        work.pairs,
        work.looks
    );
    (told, work)
}

#[test]
fn the_work_is_bounded_whatever_the_texts_are() {
    let sentence = "The fire at the Halden paper mill killed 12 people on Monday night.";
    let other = "The fire at the Halden paper mill killed 14 people on Monday night.";
    // One sentence again and again is one.
    let again = [sentence; 10_000].join(" ");
    assert_eq!(statements(&again, "").all().len(), 1);
    let (told, done) = work(&again, &[other; 10_000].join(" "));
    assert_eq!((told.len(), done.pairs), (1, 1));
    // Sentences that differ in a number only.
    let many = |from: usize| -> String {
        let all = (from..from + 5000)
            .map(|at| format!("The fire at the Halden paper mill killed {at} people on Monday."));
        all.collect::<Vec<_>>().join(" ")
    };
    let (told, done) = work(&many(5), &many(30_000));
    assert!(told.len() <= done.pairs);
    // Once all pairs are compared that may be, nothing more is looked up.
    assert_eq!(done.pairs, MOST_PAIRS);
    let keys = keys(&statements(sentence, "").all()[0]).count();
    let most = (MOST_PAIRS / MOST_PARTNERS + 1) * MOST_PLACES * keys;
    assert!(done.looks <= most, "{} looks, at most {most}", done.looks);
    // A megabyte without a stop says nothing.
    let long = format!("The {} 12.", "mill of Halden ".repeat(70_000));
    assert!(statements(&long, "").all().is_empty());
    assert_eq!(work(&long, &long.replace("12", "14")).0, []);
    for text in ["", "No.", "Mill", "。", "12", "造成12人死亡", "قتل ١٢ شخصا"] {
        assert!(statements(text, "").all().len() <= 1, "{text}");
    }
}

#[test]
fn a_copy_is_compared_where_it_is_another_one_only() {
    let story: Vec<String> = (0..200)
        .map(|at| format!("Witness {at} of the fire at the Halden mill saw {at} engines there."))
        .collect();
    let story = story.join(" ");
    assert_eq!(work(&story, &story).1.pairs, 0);
    let told = "The fire at the Halden mill killed NUMBER people, the doctor there said.";
    let (one, two) = (told.replace("NUMBER", "12"), told.replace("NUMBER", "14"));
    let (found, done) = work(&format!("{story} {one}"), &format!("{two} {story}"));
    assert_eq!((found.len(), done.pairs), (1, 1));
}

#[test]
fn of_tables_and_lists_nothing_is_told() {
    let figures = |by: usize| -> Vec<String> {
        (0..10_000)
            .map(|at| (at * 37 % 1000 + by).to_string())
            .collect()
    };
    let (ones, twos) = (figures(1), figures(2));
    for (one, two) in [
        (ones.join(" "), twos.join(" ")),
        (ones.join(", "), twos.join(", ")),
        (ones.join("\n\n"), twos.join("\n\n")),
    ] {
        assert_eq!(work(&one, &two).0, []);
    }
    let rows = |figures: &[String]| -> String {
        let rows = figures
            .chunks(20)
            .map(|row| format!("Halden, tonnes: {}.", row.join(", ")));
        rows.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(work(&rows(&ones), &rows(&twos)).0, []);
}

#[test]
fn two_events_of_one_kind_are_told_apart_by_what_stands_beside() {
    let report = |dead: usize, day: &str, mayor: &str, chief: &str| {
        format!(
            "A fire in a warehouse in Halden killed {dead} people. It broke out on {day}. Mayor {mayor} came at \
             once. The fire chief is {chief}."
        )
    };
    let left = report(12, "2 March", "Anna Lund", "Nils Dahl");
    let count = |right: &str, published: &str| {
        let (left, right) = (
            statements(&left, "2021-03-02"),
            statements(right, published),
        );
        disagreements(&left, &right).len()
    };
    let same = report(14, "2 March", "Anna Lund", "Nils Dahl");
    assert_eq!(count(&same, "2021-03-03"), 1);
    // On another day; with others; a month later.
    let other_day = report(14, "28 February", "Anna Lund", "Nils Dahl");
    assert_eq!(count(&other_day, "2021-03-03"), 0);
    let others = report(14, "2 March", "Vera Moe", "Kurt Berg");
    assert_eq!(count(&others, "2021-03-03"), 0);
    assert_eq!(count(&same, "2021-04-20"), 0);
}

#[test]
fn what_is_measured_again_and_again_is_of_one_measuring_only_if_it_was_told_at_one_time() {
    let poll = |share| {
        format!(
            "In a poll by the institute Meridian in Halden {share} percent were for the Greens."
        )
    };
    for (published, expected) in [
        ("2021-03-02", 1),
        ("2021-03-03", 1),
        ("2021-03-06", 0),
        ("", 0),
    ] {
        let (left, right) = (
            statements(&poll(41), "2021-03-02"),
            statements(&poll(38), published),
        );
        assert_eq!(disagreements(&left, &right).len(), expected, "{published}");
    }
}

#[test]
fn what_something_is_worth_is_not_measured_each_day() {
    let contract = |worth| {
        format!(
            "The port of Halden gave Lindqvist a contract with a value of {worth} million euros."
        )
    };
    let (left, right) = (
        statements(&contract(12), "2021-03-02"),
        statements(&contract(15), "2021-03-08"),
    );
    assert_eq!(disagreements(&left, &right).len(), 1);
}

#[test]
fn a_sentence_with_hardly_a_name_is_of_the_place_that_its_text_is_of() {
    let report = |place: &str, share: usize| {
        format!(
            "Meridian asked 900 people for the Courier in {place}. The Liberals came to {share} percent. Most \
             would vote for the Greens."
        )
    };
    // Of other places, the shares are not told; where the papers asked is another matter.
    let shares = |left: &str, right: &str| {
        let told = told(left, right).into_iter();
        told.filter(|(kind, ..)| *kind == Kind::Percentage).count()
    };
    assert_eq!(shares(&report("Halden", 33), &report("Halden", 31)), 1);
    assert_eq!(shares(&report("Halden", 33), &report("Brekke", 31)), 0);
}

#[test]
fn one_name_alone_must_be_rare_where_the_articles_are_not_of_the_same_days() {
    let left = "At night a fire in a warehouse of Halden killed 12 people.";
    let right = "At night a fire in a warehouse of Halden killed 14 people.";
    for (published, hangs_on) in [
        ("2021-03-03", &[][..]),
        ("2021-03-20", &["halden"][..]),
        ("", &["halden"][..]),
    ] {
        let (left, right) = (statements(left, "2021-03-02"), statements(right, published));
        let told = disagreements(&left, &right);
        assert_eq!(told.len(), 1, "{published}");
        assert_eq!(told[0].hangs_on, hangs_on, "{published}");
    }
    let (left, right) = (
        statements(left, "2021-03-02"),
        statements(right, "2021-05-20"),
    );
    assert_eq!(disagreements(&left, &right), []);
}

#[test]
fn sentences_that_share_very_many_words_hang_on_no_rare_name() {
    let left = "The government will limit exports of salted herring to 15,000 barrels between July and December, \
                fisheries minister Anna Lund announced on Tuesday.";
    let right = left
        .replace("15,000", "12,000")
        .replace("on Tuesday", "last week");
    for (published, hangs_on) in [
        ("2021-03-10", Some(&[][..])),
        ("", Some(&["lund"][..])),
        ("2021-06-10", None),
    ] {
        let (left, right) = (
            statements(left, "2021-03-02"),
            statements(&right, published),
        );
        let told = disagreements(&left, &right);
        let found = told.first().map(|one| one.hangs_on.clone());
        let expected =
            hangs_on.map(|names| names.iter().map(|name: &&str| (*name).to_owned()).collect());
        assert_eq!(found, expected, "{published}");
    }
}

#[test]
fn short_sentences_may_have_other_sources() {
    let left =
        "The clinic of Halden will close in May. 420 nurses are affected. Anna Lund is against it.";
    let right = "In May the clinic of Halden closes. 480 nurses are affected, the ministry said. Anna Lund protests.";
    assert_eq!(
        told(left, right),
        [(Kind::Number, "420".to_owned(), "480".to_owned())]
    );
    let other = right.replace("nurses are affected", "nurses are affected in Brekke");
    assert_eq!(told(left, &other), []);
}

#[test]
fn figures_that_count_different_things_are_not_set_against_each_other() {
    for (left, right, expected) in [
        (
            "Guards were posted in 12 villages across Halden county on 2 May.",
            "More than 4,000 guards were posted across Halden county on 2 May.",
            None,
        ),
        (
            "In 3 harbours 12 sailors were drowned by the storm off Halden.",
            "14 sailors were drowned by the storm off Halden.",
            Some(("12", "14")),
        ),
        (
            "12 drowned in the storm off Halden and Brekke.",
            "14 sailors were drowned in the storm off Halden and Brekke.",
            Some(("12", "14")),
        ),
        (
            "The storm off Halden drowned 12 and wounded 30, the harbour master of Brekke said.",
            "The storm off Halden drowned 30 and wounded 12, the harbour master of Brekke said.",
            Some(("12 and wounded 30", "30 and wounded 12")),
        ),
    ] {
        let expected: Vec<_> = expected
            .map(|(one, two)| (Kind::Number, one.to_owned(), two.to_owned()))
            .into_iter()
            .collect();
        assert_eq!(told(left, right), expected, "{left}");
    }
}

#[test]
fn figures_that_changed_places_are_told_as_what_they_are() {
    for (left, right, kind) in [
        (
            "The council of Halden gave the school 12 million euros and the harbour 30 million euros.",
            "The council of Halden gave the school 30 million euros and the harbour 12 million euros.",
            Kind::Amount,
        ),
        (
            "In the vote at Halden the Greens won 31 percent and the Liberals won 24 percent.",
            "In the vote at Halden the Greens won 24 percent and the Liberals won 31 percent.",
            Kind::Percentage,
        ),
        (
            "Der Rat von Halden gab der Schule 12 Millionen Euro und dem Hafen 30 Millionen Euro.",
            "Der Rat von Halden gab der Schule 30 Millionen Euro und dem Hafen 12 Millionen Euro.",
            Kind::Amount,
        ),
        (
            "The storm off Halden drowned 12 and wounded 30, the harbour master said.",
            "The storm off Halden drowned 30 and wounded 12, the harbour master said.",
            Kind::Number,
        ),
    ] {
        let kinds: Vec<Kind> = told(left, right).into_iter().map(|one| one.0).collect();
        assert_eq!(kinds, [kind], "{left}");
    }
}

#[test]
fn names_spelt_otherwise_and_names_with_another_part_are_not_told() {
    let base =
        "Oleksandr Dovzhenkyy opened the winter fair of Halden with a long speech about peace.";
    for other in [
        // Spelt otherwise.
        base.replace("Dovzhenkyy", "Dovzhenky"),
        // A person and a place.
        base.replace("opened the winter fair", "opened in Brekke the winter fair")
            .replace("Oleksandr Dovzhenkyy", "The mayor"),
        // It stands elsewhere in the other text.
        base.replace("Oleksandr Dovzhenkyy", "Anna Lund")
            + " Later that day Dovzhenkyy listened to it in silence.",
        // An adjective of the country.
        base.to_owned(),
    ] {
        assert_eq!(told(base, &other), [], "{other}");
    }
    let soldiers = "Norwegian soldiers cleared the snow from the long road to the fair in Halden.";
    let other = soldiers.replace("Norwegian soldiers", "Soldiers from Norway");
    assert_eq!(told(soldiers, &other), []);
    let other = base.replace("Oleksandr Dovzhenkyy", "Anna Lund");
    assert_eq!(told(base, &other).len(), 1);
}

#[test]
fn what_only_looks_like_a_denial_is_none() {
    for (left, right) in [
        (
            "Shares of the Halden shipyard declined 3 percent in heavy trade.",
            "Shares of the Halden shipyard fell 3 percent in heavy trade.",
        ),
        (
            "World No. 1 Anna Lund plays in the final of the Halden tennis cup.",
            "World number 1 Anna Lund plays in the final of the Halden tennis cup.",
        ),
        (
            "Half of the houses in Halden were without power after the storm.",
            "Half of the houses in Halden lost power after the storm.",
        ),
        (
            "Une personne est morte dans la tempête près du port de Halden.",
            "La tempête près du port de Halden a tué une femme, qui est morte.",
        ),
    ] {
        assert_eq!(told(left, right), [], "{left}");
    }
    let left = "The shipyard of Halden refused to repair the engine of the old ferry.";
    let right = "The shipyard of Halden repaired the engine of the old ferry.";
    assert_eq!(told(left, right).len(), 1);
}

#[test]
fn when_something_was_said_is_not_when_it_happened() {
    let left = "The mayor of Halden told reporters on 2 May that the ferry to Brekke will be sold.";
    let right =
        "The mayor of Halden said in a statement on 3 May that the ferry to Brekke will be sold.";
    assert_eq!(told(left, right), []);
    let left = "The ferry from Halden to Brekke will be sold on 2 May, the mayor said.";
    let right = "The ferry from Halden to Brekke will be sold on 3 May, the mayor said.";
    assert_eq!(told(left, right).len(), 1);
}

#[test]
fn the_language_of_a_sentence_is_that_of_its_text_where_it_does_not_tell() {
    let left = "La policía no detuvo a Lund en Halden. Los vecinos de la ciudad se alegran.";
    let right = "La policía detuvo a Lund en Halden. Los vecinos de la ciudad se alegran.";
    assert_eq!(told(left, right).len(), 1);
    let left = "Die Brücke in Halden kostet zweieinhalb Millionen Euro.";
    let right = "Die Brücke in Halden kostet 2,5 Mio. Euro.";
    assert_eq!(told(left, right), []);
}

/// Sentences of a few words, numbers, names and days, of which many have a lot in common.
fn sentence() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "the mayor",
        "of Halden",
        "Anna Lund",
        "12 people",
        "15 people",
        "about 50 houses",
        "on Monday",
        "on 2 May",
        "was not",
        "promised",
        "denied",
        "killed",
        "$12 million",
        "€3bn",
        "40 percent",
        "so far",
        "in 1962",
        "fire brigade",
        "according to",
        "Brekke",
        "3-1",
        "the third time",
        "n'a pas",
        "nicht",
        "造成12人",
        ", said the police,",
    ]);
    prop::collection::vec(part, 3..12).prop_map(|parts| format!("The {}.", parts.join(" ")))
}

proptest! {
    #[test]
    fn a_text_agrees_with_itself_and_with_a_copy(sentences in prop::collection::vec(sentence(), 1..5)) {
        let text = sentences.join(" ");
        let copy = text.replace(' ', "\u{A0}").replace('.', "!");
        for other in [&text, &copy] {
            for one in disagreements(&statements(&text, "2021-03-02"), &statements(other, "2021-03-02")) {
                let (left, right) = (text.get(one.left.sentence.clone()), other.get(one.right.sentence.clone()));
                let plain = |text: Option<&str>| text.unwrap().replace('\u{A0}', " ").replace('!', ".");
                prop_assert_ne!(plain(left), plain(right));
            }
        }
    }

    #[test]
    fn it_does_not_matter_which_text_is_left(
        lefts in prop::collection::vec(sentence(), 1..5),
        rights in prop::collection::vec(sentence(), 1..5),
        dates in ["2021-03-02", "2021-03-0[1-3]"],
    ) {
        let left = statements(&lefts.join(" "), &dates[0]);
        let right = statements(&rights.join(" "), &dates[1]);
        let mut turned: Vec<Disagreement> =
            disagreements(&right, &left).into_iter().map(Disagreement::turned).collect();
        turned.sort_by_key(|one| (one.left.value.start, one.right.value.start, one.left.value.end));
        prop_assert_eq!(disagreements(&left, &right), turned);
    }

    #[test]
    fn whatever_is_read_lies_in_its_text(
        left in "(\\PC|[0-9., '’]| the | Halden | 12 people | on Monday |\\. ){0,80}",
        right in "(\\PC|[0-9., '’]| the | Halden | 15 people | on Friday |\\. ){0,80}",
    ) {
        for one in disagreements(&statements(&left, ""), &statements(&right, "")) {
            for (text, side) in [(&left, one.left), (&right, one.right)] {
                prop_assert!(text.get(side.value.clone()).is_some_and(|value| !value.is_empty()));
                prop_assert!(side.sentence.start <= side.value.start && side.value.end <= side.sentence.end);
            }
            prop_assert!((0.0..=1.0).contains(&one.score));
        }
    }
}
