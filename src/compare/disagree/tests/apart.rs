//! What looks like a disagreement and is none: each rule by sentences that only it tells apart.

use super::*;

#[track_caller]
fn nothing_is_told(pairs: &[(&str, &str)]) {
    for (left, right) in pairs {
        assert_eq!(told(left, right), [], "{left}\n{right}");
    }
}

/// Each pair disagrees in one thing.
#[track_caller]
fn one_thing_is_told(pairs: &[(&str, &str, Kind)]) {
    for (left, right, kind) in pairs {
        let kinds: Vec<Kind> = told(left, right).iter().map(|one| one.0).collect();
        assert_eq!(kinds, [*kind], "{left}\n{right}");
    }
}

#[test]
fn what_does_not_end_is_not_denied() {
    nothing_is_told(&[(
        "The shipyard in Halden has not withdrawn its offer for the ferry line to Brekke.",
        "The offer of the shipyard in Halden for the ferry line to Brekke stands.",
    )]);
    one_thing_is_told(&[(
        "The eviction of the dockers from the hostel in Halden was not lawful, the judge found.",
        "The judge found that the eviction of the dockers from the hostel in Halden was lawful.",
        Kind::Negation,
    )]);
}

#[test]
fn what_is_claimed_and_turned_down_is_not_denied() {
    nothing_is_told(&[
        (
            "The harbour board of Halden rejected as false a claim that it had never tested the crane.",
            "The harbour board of Halden had tested the crane, it said.",
        ),
        (
            "It would be wrong to claim that the ferry was never inspected in Halden, the owner said.",
            "The ferry was inspected in Halden twice, the owner said.",
        ),
    ]);
}

#[test]
fn of_two_reasons_the_one_that_is_turned_down_is_no_denial() {
    nothing_is_told(&[(
        "The council of Halden dismissed the harbour master not for the crash but for hiding the log.",
        "The council of Halden dismissed the harbour master for hiding the log of the crash.",
    )]);
}

#[test]
fn a_capital_stands_for_its_country_and_a_name_for_what_is_made_of_it() {
    nothing_is_told(&[
        (
            "Talks on the herring quota between the fishermen and Paris broke down on Monday.",
            "Talks on the herring quota between the fishermen and France broke down on Monday.",
        ),
        (
            "The new steel mill on Tyneside will open in the spring, the owners said.",
            "The new steel mill on the Tyne will open in the spring, the owners said.",
        ),
        (
            "The United Nations will send the tents for the flooded valley by train.",
            "The UN will send the tents for the flooded valley by train.",
        ),
    ]);
    one_thing_is_told(&[(
        "Talks on the herring quota between the fishermen and Paris broke down on Monday.",
        "Talks on the herring quota between the fishermen and Lisbon broke down on Monday.",
        Kind::Name,
    )]);
}

#[test]
fn a_feast_is_no_name() {
    nothing_is_told(&[(
        "Bakers in Halden sold more bread at Easter than in any week before, the guild said.",
        "Bakers in Halden sold more bread at Christmas than in any week before, the guild said.",
    )]);
}

#[test]
fn a_span_that_ends_on_a_day_is_not_that_day() {
    nothing_is_told(&[(
        "In the week to Sunday the trams of Halden carried more people than ever, the operator said.",
        "On Saturday the trams of Halden carried more people than ever, the operator said.",
    )]);
}

#[test]
fn figures_of_another_year_or_round_are_told_apart() {
    nothing_is_told(&[
        (
            "A year earlier the mill in Halden made 52 tonnes of paper.",
            "The mill in Halden made 47 tonnes of paper, its owner said.",
        ),
        (
            "Anna Lund won 41 percent in the first round of the vote for mayor of Halden.",
            "In the second round of the vote for mayor of Halden, Anna Lund won 46 percent.",
        ),
    ]);
    one_thing_is_told(&[
        (
            "The yard in Halden built 14 ferries in March, its owner said.",
            "In March the yard in Halden built 17 ferries, its owner said.",
            Kind::Number,
        ),
        (
            "Anna Lund won 41 percent in the first round of the vote for mayor of Halden.",
            "In the first round of the vote for mayor of Halden, Anna Lund won 46 percent.",
            Kind::Percentage,
        ),
    ]);
}

#[test]
fn what_is_left_over_is_counted_apart() {
    nothing_is_told(&[(
        "The crew saved all but six of the sailors on the burning tanker off Halden.",
        "The crew saved nine of the sailors on the burning tanker off Halden.",
    )]);
}

#[test]
fn the_weekday_of_an_article_a_week_later_is_another_day() {
    let left = "A fire in a warehouse of Halden killed 12 people on Monday.";
    let right = "On Monday a fire in a warehouse of Halden killed 14 people.";
    let told = |published| {
        disagreements(
            &statements(left, "2020-09-21"),
            &statements(right, published),
        )
        .len()
    };
    assert_eq!(told("2020-09-21"), 1);
    assert_eq!(told("2020-09-28"), 0);
}

#[test]
fn what_is_not_so_in_one_case_only_is_not_denied() {
    nothing_is_told(&[(
        "El sindicato de Almenas irá a la huelga si el puerto no retira el plan de despidos.",
        "El sindicato de Almenas irá a la huelga porque el puerto retira el plan de despidos.",
    )]);
}

/// Two sentences of which one rule tells that they speak of two things, and the right one as it must be to speak of one.
#[track_caller]
fn only_the_changed_one_is_told(left: &str, right: &str, (from, to): (&str, &str), kind: Kind) {
    assert!(right.contains(from), "{right}");
    nothing_is_told(&[(left, right)]);
    one_thing_is_told(&[(left, &right.replace(from, to), kind)]);
}

#[test]
fn what_is_counted_in_two_lands_is_told_apart() {
    only_the_changed_one_is_told(
        "The strike of Norwegian dockers at the harbour of Halden lasted 12 days, the union said.",
        "For 14 days Danish dockers at the harbour of Halden kept up their strike, the union said.",
        ("Danish", "Norwegian"),
        Kind::Number,
    );
}

#[test]
fn what_is_counted_in_two_months_is_told_apart() {
    only_the_changed_one_is_told(
        "The yard in Halden built 14 ferries in March, its owner said.",
        "The yard in Halden, which opened in March, built 17 ferries in April, its owner said.",
        (
            "opened in March, built 17 ferries in April",
            "opened in April, built 17 ferries in March",
        ),
        Kind::Number,
    );
}

#[test]
fn what_each_gets_is_not_what_all_get() {
    only_the_changed_one_is_told(
        "The harbour of Halden pays a bonus of 9,000 euros to its dockers this spring.",
        "The harbour of Halden pays a bonus of 2,000 euros to each of its dockers this spring.",
        ("to each of its dockers", "to its dockers"),
        Kind::Amount,
    );
}

#[test]
fn what_is_told_of_people_of_two_trades_is_told_apart() {
    only_the_changed_one_is_told(
        "The court in Halden fined the driver of a tram 400 euros on Monday.",
        "On Monday a court in Halden made the tram’s owner pay a fine of 500 euros.",
        ("owner", "driver"),
        Kind::Amount,
    );
}

#[test]
fn counts_beside_two_names_are_told_apart() {
    only_the_changed_one_is_told(
        "Helicopters lifted 22 sailors of the Rowan from the water in a storm off Halden on Monday.",
        "On Monday 25 sailors of the Alder were lifted by helicopters from the water in a storm off Halden.",
        ("Alder", "Rowan"),
        Kind::Number,
    );
}

#[test]
fn names_of_which_each_has_another_part_are_two() {
    only_the_changed_one_is_told(
        "Nordbau Halden will cut 120 of its jobs at the shipyard by summer, the union said.",
        "By summer 150 jobs will go at the shipyard of Nordbau Brekke, the union said.",
        ("Nordbau Brekke", "Nordbau Halden"),
        Kind::Number,
    );
}

#[test]
fn what_both_lack_they_do_not_disagree_in() {
    nothing_is_told(&[(
        "After the storm Halden is without power and without water, the mayor said.",
        "The mayor said that Halden had water but was left without power by the storm.",
    )]);
    one_thing_is_told(&[(
        "After the storm Halden is without power, the mayor said.",
        "The mayor said that Halden had power again after the storm.",
        Kind::Negation,
    )]);
}
