//! Reports of two desks that tell of one event in other words.

use super::*;

/// What two texts of two days disagree in: the kinds.
fn kinds(left: (&str, &str), right: (&str, &str)) -> Vec<Kind> {
    let found = disagreements(&statements(left.0, left.1), &statements(right.0, right.1));
    found.iter().map(|one| one.kind).collect()
}

#[test]
fn what_differs_is_told_though_the_rest_is_said_in_other_words() {
    for (left, right, kind, one, two) in [
        (
            "Four welders were hurt when scaffolding gave way in the dry dock at Vallby on Tuesday.",
            "The collapse of a scaffold in Vallby's dry dock on Tuesday left seven workers injured.",
            Kind::Number,
            "Four",
            "seven",
        ),
        (
            "A court fined the Maurin refinery €750,000 on Tuesday over the benzene leak.",
            "For letting benzene escape, the refinery at Maurin must pay a fine of 600,000 euros, judges ruled.",
            Kind::Amount,
            "€750,000",
            "600,000 euros",
        ),
        (
            "Teachers in Brandal will get 4.5 percent more pay under the deal that ended their strike.",
            "The settlement of the strike gives the teachers of Brandal a pay rise of 6%, their union said.",
            Kind::Percentage,
            "4.5 percent",
            "6%",
        ),
        (
            "The wiretapping trial of Bruno Haldane opens on 10 March.",
            "Bruno Haldane, once a minister, will go on trial for wiretapping on 3 March, the court said.",
            Kind::Date,
            "10 March",
            "3 March",
        ),
        (
            "Talks on the gas field off Brandal will be held in Oslo next month, two ministers said.",
            "Next month's talks on the disputed gas field near Brandal are to take place in Geneva.",
            Kind::Name,
            "Oslo",
            "Geneva",
        ),
        (
            "Inspectors found asbestos in the ceilings of Rookwood School on Monday.",
            "Monday's tests at Rookwood School turned up no asbestos in the ceilings, its head said.",
            Kind::Negation,
            "asbestos",
            "no",
        ),
    ] {
        let expected = [(kind, one.to_owned(), two.to_owned())];
        assert_eq!(told(left, right), expected, "{left}");
    }
}

#[test]
fn italian_and_dutch_are_read_too() {
    for (left, right, kind, one, two) in [
        (
            "Sono ventitré i vigili del fuoco intossicati nel rogo di Borgoletto.",
            "Incendio a Borgoletto, trentuno i vigili del fuoco rimasti intossicati nella notte.",
            Kind::Number,
            "ventitré",
            "trentuno",
        ),
        (
            "De brandweer redde vijfentwintig bewoners uit een flat in Leerwoude.",
            "In Leerwoude zijn eenendertig bewoners door de brandweer gered uit een flat die brandde.",
            Kind::Number,
            "vijfentwintig",
            "eenendertig",
        ),
        (
            "Vanaf 1 juni rijden er geen auto's meer in het centrum van Oudenrijn.",
            "Het centrum van Oudenrijn wordt op 1 juli verboden voor auto's.",
            Kind::Date,
            "1 juni",
            "1 juli",
        ),
    ] {
        let expected = [(kind, one.to_owned(), two.to_owned())];
        assert_eq!(told(left, right), expected, "{left}");
    }
}

#[test]
fn another_quantity_of_the_same_event_is_no_disagreement() {
    for (left, right) in [
        // Killed and hurt.
        (
            "The storm in Carrow killed 12 people on Monday.",
            "On Monday 31 people were injured as a storm swept through Carrow.",
        ),
        // Profit and revenue.
        (
            "Norvane Bank made a profit of £40 million in the quarter, it said on Tuesday.",
            "Revenue at Norvane Bank came to £310 million, according to Tuesday's figures for the quarter.",
        ),
        // Men and women.
        (
            "Unemployment among men in Varland stood at 6.9% in May.",
            "In May 5.2 percent of women in Varland were out of work, the labour office said.",
        ),
        // What is asked for and what there is.
        (
            "Prosecutors want the banker Jonas Reeve jailed for nine years, a court in Delmark heard.",
            "The court in Delmark gave Jonas Reeve, a banker, six years in prison.",
        ),
        // A part and its whole.
        (
            "Half of the 1,240 workers at Vendrax have agreed to leave, its management said.",
            "At Vendrax 620 workers have agreed to go, the management told reporters.",
        ),
        // What was done to whom on which day.
        (
            "Tomas Orr was arrested on August 3 at a rally of miners in Lode.",
            "On August 9 Tomas Orr was released by a judge who saw no reason to hold him.",
        ),
        // Judges and lawyers.
        (
            "Judge Clara Munn will preside over the trial of senator Hugh Dace in September.",
            "Lawyer Peter Aske will speak for senator Hugh Dace at the trial in September.",
        ),
    ] {
        assert_eq!(told(left, right), [], "{left}");
    }
}

#[test]
fn what_a_later_report_tells_is_a_change_and_no_disagreement() {
    let first = "Nineteen people were killed by the landslide at Corda, the mayor said.";
    let later = "The mudslide that swept bridges, barns and a chapel away in Corda left 24 dead, the governor told reporters.";
    let day = "2021-03-01";
    assert_eq!(kinds((first, day), (later, day)), [Kind::Number]);
    assert_eq!(kinds((first, day), (later, "2021-03-02")), []);
    let first = "The ferry Odile, adrift since Sunday, has not been found, the coast guard said.";
    let later = "Coast guards found the ferry Odile, which had been adrift since Sunday.";
    assert_eq!(kinds((first, day), (later, day)), [Kind::Negation]);
    assert_eq!(kinds((first, day), (later, "2021-03-02")), []);
}

#[test]
fn values_are_told_of_one_thing_by_what_is_easily_mixed_up_and_by_what_stands_around_them() {
    for (left, right, kind, one, two) in [
        // Digits that changed places, and a place that only one of them names.
        (
            "The ferry Kalmia, with 318 passengers, ran aground off Dornvik on Thursday.",
            "All 381 passengers of the Kalmia, which struck a sandbank off Dornvik on Thursday, are safe.",
            Kind::Number,
            "318",
            "381",
        ),
        // Other things are updated than the one that differs.
        (
            "With nominations now closed, eight candidates will contest the Ravenlund by-election.",
            "Seven candidates stand in the by-election at Ravenlund after nominations closed.",
            Kind::Number,
            "eight",
            "Seven",
        ),
        // What a verb leads up to is no limit.
        (
            "The tram fare in Ossel will go up to 26 percent of a day ticket in January, the council said.",
            "From January the tram fare in Ossel will be 25 percent of a day ticket, the council decided.",
            Kind::Percentage,
            "26 percent",
            "25 percent",
        ),
        // Who follows the name.
        (
            "Judge Patricia Norvell told the defendants in the Ashlow warehouse case that they had shown no remorse.",
            "Imogen Cassel, the judge in the Ashlow warehouse case, told the defendants they had shown no remorse.",
            Kind::Name,
            "Patricia Norvell",
            "Imogen Cassel",
        ),
    ] {
        let expected = [(kind, one.to_owned(), two.to_owned())];
        assert_eq!(told(left, right), expected, "{left}");
    }
}

#[test]
fn what_stands_against_it_is_told_of_something_else() {
    for (left, right) in [
        // So many times as much.
        (
            "The court fined shipping agent Colm Devan 9,000 euros for false cargo papers.",
            "Devan must also pay 60,000 euros for the trial over the false cargo papers, the court ruled.",
        ),
        // On top of the others.
        (
            "Air Zephon has ordered 20 of the new Ondra jets, the airline said.",
            "Air Zephon may order a further 15 of the new Ondra jets, the airline said.",
        ),
        // Other things are counted.
        (
            "The flood at Lorvik cut off 14 villages on Monday.",
            "On Monday 11 bridges were cut off by the flood at Lorvik.",
        ),
        // The number names something.
        (
            "The Centre won 38 seats in Sallow, the Workers' List 31, the Greens 9 and others 2.",
            "In Sallow 31 seats went to the Workers' List, 9 to the Greens and 38 to the Centre.",
        ),
        // A sum of which the other tells one part too.
        (
            "The strike shut 14 schools in Nordal, 9 in Sudal and 3 in Embry, the board said.",
            "The strike shut 26 schools, nine of them in Sudal, the board said.",
        ),
        // It may be so.
        (
            "The ministry in Brandal does not rule out closing the Corvas tunnel.",
            "Closing the Corvas tunnel is an option, the ministry in Brandal said.",
        ),
        // The rival.
        (
            "Parcel firm Quickhal will cut 900 jobs in Varland.",
            "Postano, the rival of Quickhal, will cut 650 jobs in Varland.",
        ),
    ] {
        assert_eq!(told(left, right), [], "{left}");
    }
}

#[test]
fn a_headline_in_capitals_and_a_sentence_without_small_words_are_compared_too() {
    let left = "BRENNAK TYRES TO SHUT HALDIN WORKS IN SPRING, 412 JOBS TO GO";
    let right = "Closing the Haldin plant would cost all 380 jobs there, the management of Brennak told staff.";
    assert_eq!(told(left, right).len(), 1);
    let left = "La alcaldesa de Almenas, Rosario Quintana, cayó con los votos de trece concejales, según el acta.";
    let right =
        "Moción en Almenas: once ediles votan a favor de desalojar a la alcaldesa Rosario Quintana";
    assert_eq!(told(left, right).len(), 1);
}
