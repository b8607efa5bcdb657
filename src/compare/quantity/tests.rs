use proptest::prelude::*;

use super::*;
use crate::compare::lexeme::lexemes;

pub(super) fn read(text: &str) -> Vec<Figure> {
    let lexemes = lexemes(text);
    figures(Language::of(&lexemes, None), &lexemes, |_| false)
}

pub(super) fn one(text: &str) -> Figure {
    let mut all = read(text);
    assert_eq!(all.len(), 1, "{text}: {all:?}");
    all.remove(0)
}

#[test]
fn one_amount_is_read_in_all_its_forms() {
    for text in [
        "the contract of 10 billion dollars",
        "the contract of $10bn",
        "the contract of US$10 billion",
        "the contract of $10,000 million",
        "the contract of ten billion US dollars",
        "the contract of 10,000,000,000 dollars",
        "der Vertrag über die 10 Milliarden Dollar",
        "le contrat de 10 milliards de dollars",
        "el contrato de los 10.000 millones de dólares",
        "the USD 10bn contract",
    ] {
        let figure = one(text);
        assert_eq!(figure.measure, Measure::Money("USD"), "{text}");
        assert_eq!(figure.value(), Some(1e10), "{text}");
    }
}

#[test]
fn numbers_are_read_in_words_and_digits() {
    for (text, value) in [
        ("the twelve people", 12.0),
        ("the dozen people, a dozen in all", 12.0),
        ("two dozen people", 24.0),
        ("two hundred and twelve bakeries", 212.0),
        ("forty-six children", 46.0),
        ("half a million people", 500_000.0),
        ("the 1,200.5 people", 1200.5),
        ("die 1.200,5 Menschen", 1200.5),
        ("die zwölf Menschen", 12.0),
        ("die zweiundzwanzig Menschen", 22.0),
        ("die zweihundertzwölf Menschen", 212.0),
        ("die siebzehn und die anderen", 17.0),
        ("les quatre-vingt-dix-sept personnes", 97.0),
        ("les vingt-deux personnes", 22.0),
        ("les deux cents personnes", 200.0),
        ("las treinta y dos personas", 32.0),
        ("los 48 mil habitantes", 48_000.0),
        ("3,5 Mio. Menschen in der Stadt", 3.5e6),
        ("the 2.3m customers", 2.3e6),
        ("造成12人死亡", 12.0),
        ("造成3万人死亡", 30_000.0),
        ("مقتل ١٢ شخصا", 12.0),
    ] {
        assert_eq!(read(text).last().unwrap().value(), Some(value), "{text}");
    }
}

#[test]
fn words_that_only_look_like_numbers_are_none() {
    for text in [
        "one of the largest, and no one said it once",
        "at first the second thought was for a while",
        "las personas de la casa y los otros",
        "elle est en tete et un an apres",
    ] {
        assert!(
            read(text).iter().all(|one| one.measure != Measure::Count),
            "{text}: {:?}",
            read(text)
        );
    }
}

#[test]
fn numbers_that_only_name_something_count_nothing() {
    for text in [
        "to call 027 555 0143 or +41 27 555 01 44",
        "the book 978-3-16-148410-0 of the year",
        "they took Route 66 to the west on a Boeing 737",
        "the flight VK 318 from there",
    ] {
        assert_eq!(read(text), [], "{text}");
    }
    for (text, value) in [
        ("it was in Nakara 640 villagers", 640.0),
        ("the turnout in Halden 61 percent", 61.0),
        ("they won against Carrow 400 times", 400.0),
        ("About 12 of them", 12.0),
        ("it was 0.5 of them", 0.5),
    ] {
        let figure = one(text);
        let is_near = figure.low <= value && value <= figure.high;
        assert!(is_near, "{text}: {figure:?}");
    }
}

#[test]
fn what_is_measured_is_told() {
    for (text, measure, value) in [
        ("it was 61 per cent", Measure::Percent, 61.0),
        ("es waren 61 Prozent", Measure::Percent, 61.0),
        ("61,5 % des voix pour les Verts", Measure::Percent, 61.5),
        ("61 por ciento de los votos", Measure::Percent, 61.0),
        ("up by 2 percentage points", Measure::Points, 2.0),
        ("winds of 180 km/h", Measure::Of(Dimension::Speed), 50.0),
        ("it is 4.2 km high", Measure::Of(Dimension::Length), 4200.0),
        (
            "it is 90 square kilometres",
            Measure::Of(Dimension::Area),
            9e7,
        ),
        ("for 14 days", Measure::Of(Dimension::Time), 14.0 * 86_400.0),
        (
            "two weeks of it",
            Measure::Of(Dimension::Time),
            14.0 * 86_400.0,
        ),
        ("a year and a half", Measure::Of(Dimension::Months), 18.0),
        ("for a decade", Measure::Of(Dimension::Months), 120.0),
        (
            "34°C in the shade",
            Measure::Of(Dimension::Temperature),
            34.0,
        ),
        ("a 34-year-old", Measure::Of(Dimension::Months), 408.0),
        ("the 88th minute", Measure::Order, 88.0),
        ("the third title", Measure::Order, 3.0),
        ("£48m for it", Measure::Money("GBP"), 48e6),
        ("48 M€ pour la ville", Measure::Money("EUR"), 48e6),
        ("350 million Swiss francs", Measure::Money("CHF"), 350e6),
        ("it is 48m high", Measure::Of(Dimension::Length), 48.0),
    ] {
        let figure = one(text);
        assert_eq!(figure.measure, measure, "{text}");
        let near = figure.value().unwrap();
        assert!((near - value).abs() < 1e-6 * value, "{text}: {near}");
    }
    assert_eq!(one("they won 3-1 at home").measure, Measure::Score);
    assert!(one("they won 3-1 at home").agrees(&one("they lost 1:3 away")));
    assert!(!one("they won 3-1 at home").agrees(&one("they lost 1:2 away")));
}

#[test]
fn inexact_and_rounded_figures_agree_with_what_may_be_meant() {
    for (left, right, agree) in [
        ("about 50 houses", "48 houses", true),
        ("about 50 houses", "80 houses", false),
        ("more than 200 people", "223 people", true),
        ("more than 200 people", "151 people", false),
        ("up to $90 million", "$74 million", true),
        ("12 hours at most", "10 hours", true),
        ("12 at most", "10 of it", true),
        ("12 at most", "15 of it", false),
        ("between 300 and 400 people", "350 people", true),
        ("between 300 and 400 people", "450 people", false),
        ("the 70 to 90 people", "82 people", true),
        ("the 70-90 people", "82 people", true),
        ("4,800 tonnes", "4,812 tonnes", true),
        ("4,800 tonnes", "5,812 tonnes", false),
        ("$1,204,500", "$1.2 million", true),
        ("8 percent", "7.8 percent", true),
        ("8 percent", "8.3 percent", false),
        ("12 people", "14 people", false),
        ("10 people", "12 people", false),
        ("$10 billion", "$12 billion", false),
        ("180 kilometres per hour", "112 mph", true),
        ("die 18.400 Menschen", "the 18,400 people", true),
        ("a drop by half", "50 percent", true),
        ("rund 40 Menschen", "38 Menschen", true),
        ("almost 8 percent", "7.8 percent", true),
    ] {
        let (left, right) = (one(left), one(right));
        assert_eq!(left.agrees(&right), agree, "{left:?} {right:?}");
        assert_eq!(right.agrees(&left), agree, "{left:?} {right:?}");
    }
}

#[test]
fn degrees_halves_and_foreign_money_are_read_as_they_are_meant() {
    let first = |text: &str| read(text).remove(0);
    let agree = |one: &str, other: &str| {
        first(one).agrees(&first(other)) && first(one).is_like(&first(other))
    };
    for (one, other) in [
        (
            "it was 104 degrees Fahrenheit there",
            "it was 40 degrees Celsius there",
        ),
        (
            "it was 104 degrees there",
            "it was 40 degrees Celsius there",
        ),
        ("two and a half million people", "2.5 million people"),
        ("it cost Rs 500 crore there", "it cost Rs 5 billion there"),
        ("it was minus 5 degrees Celsius there", "it was -5 °C there"),
        ("two-thirds of the people", "two thirds of the people"),
    ] {
        assert!(agree(one, other), "{one}, {other}");
    }
    for (one, other) in [
        (
            "it was -5 degrees Celsius there",
            "it was 5 degrees Celsius there",
        ),
        (
            "it cost R$37.7 billion there",
            "it cost $37.7 billion there",
        ),
        (
            "it cost J$37.7 billion there",
            "it cost J$35.7 billion there",
        ),
    ] {
        assert!(!agree(one, other), "{one}, {other}");
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_back_in_all_forms(whole in 1u32..1_000_000, hundredths in 0u32..100) {
        let digits = whole.to_string();
        let grouped = |mark: &str| {
            let parts: Vec<&str> = digits.as_bytes().rchunks(3).rev().map(|part| std::str::from_utf8(part).unwrap()).collect();
            parts.join(mark)
        };
        let value = f64::from(whole) + f64::from(hundredths) / 100.0;
        for (text, language) in [
            (format!("the {digits}.{hundredths:02} of the tonnes"), Language::English),
            (format!("the {}.{hundredths:02} of the tonnes", grouped(",")), Language::English),
            (format!("die {},{hundredths:02} der und das", grouped(".")), Language::German),
            (format!("les {},{hundredths:02} de la dans", grouped("\u{202F}")), Language::French),
            (format!("the {}.{hundredths:02} of the tonnes", grouped("’")), Language::English),
        ] {
            let figure = one(&text);
            prop_assert_eq!(Language::of(&lexemes(&text), None), language);
            prop_assert!((figure.value().unwrap() - value).abs() < 1e-6 * value, "{}: {:?}", text, figure);
        }
        let money = ["$X million", "X million dollars", "USD Xm", "$Xm"].map(|form| one(&form.replace('X', &digits)));
        for one in &money {
            prop_assert_eq!(one.measure, Measure::Money("USD"));
            prop_assert!(money.iter().all(|other| one.agrees(other)), "{:?}", money);
        }
    }
}

#[test]
fn a_range_is_read_with_the_articles_and_verbs_that_lead_to_it() {
    for (text, low, high) in [
        ("tussen de 200 en 250 mensen in de stad", 200.0, 250.0),
        ("tra i 40 e i 50 milioni di persone", 4e7, 5e7),
        ("sentences ranging from four to 11 people", 4.0, 11.0),
    ] {
        let figure = one(text);
        assert_eq!((figure.low, figure.high), (low, high), "{text}");
    }
    // What leads from one value to another is no range.
    assert_eq!(read("it rose from 4 to 11 people").len(), 2);
}

#[test]
fn one_of_several_is_a_share_with_what_it_is_of_between() {
    for text in ["one dairy farm in five", "une ferme sur cinq en France"] {
        let figure = one(text);
        assert_eq!(figure.measure, Measure::Percent, "{text}");
        assert!(figure.low <= 20.0 && 20.0 <= figure.high, "{text}");
    }
    let of_a_year = read("one of them in 2019 there");
    assert!(of_a_year.iter().all(|one| one.measure != Measure::Percent));
}

#[test]
fn units_in_short_and_joined_words_are_read() {
    for (text, measure, value) in [
        (
            "a 90-billion-yen loan for the town",
            Measure::Money("JPY"),
            9e10,
        ),
        (
            "the 12 sq km of forest",
            Measure::Of(Dimension::Area),
            1.2e7,
        ),
        ("the 12 km² of forest", Measure::Of(Dimension::Area), 1.2e7),
        (
            "a runway 900 metres longer",
            Measure::Of(Dimension::Length),
            900.0,
        ),
    ] {
        let figure = one(text);
        assert_eq!(figure.measure, measure, "{text}");
        assert!(
            figure
                .value()
                .is_some_and(|one| (one - value).abs() < 1e-6 * value),
            "{text}: {figure:?}"
        );
    }
    // A runway is told from others by its number.
    assert_eq!(read("the plane left runway 9 for the gate"), []);
}

#[test]
fn a_bound_that_is_denied_is_the_other_one() {
    const LEAST: bool = true;
    for (text, is_least) in [
        ("it killed more than 200 people", LEAST),
        ("it killed not less than 200 people", LEAST),
        ("it killed no fewer than 200 people", LEAST),
        ("it killed no less than 200 people", LEAST),
        ("hundreds, if not more than 200 people", LEAST),
        ("il y a plus de 200 morts dans la ville", LEAST),
        ("il y a pas moins de 200 morts dans la ville", LEAST),
        ("es waren nicht weniger als 200 Menschen", LEAST),
        ("hay no menos de 200 muertos en la ciudad", LEAST),
        ("ci sono non meno di 200 morti nella città", LEAST),
        ("er zijn niet minder dan 200 doden in de stad", LEAST),
        ("it killed fewer than 200 people", !LEAST),
        ("it killed not more than 200 people", !LEAST),
        ("it killed no more than 200 people", !LEAST),
        ("it was not over 200 people", !LEAST),
        ("il y a moins de 200 morts dans la ville", !LEAST),
        ("il y a pas plus de 200 morts dans la ville", !LEAST),
        ("es waren nicht mehr als 200 Menschen", !LEAST),
        ("es waren nicht über 200 Menschen", !LEAST),
        ("hay no más de 200 muertos en la ciudad", !LEAST),
        ("ci sono non più di 200 morti nella città", !LEAST),
        ("er zijn niet meer dan 200 doden in de stad", !LEAST),
    ] {
        let figure = one(text);
        let (low, high) = if is_least {
            (200.0, f64::INFINITY)
        } else {
            (f64::NEG_INFINITY, 200.0)
        };
        assert_eq!((figure.low, figure.high), (low, high), "{text}");
    }
    // There the people are denied, and not the bound.
    let none = one("there were no under 18 people");
    assert_eq!((none.low, none.high), (f64::NEG_INFINITY, 18.0));
}

#[test]
fn every_bound_is_read_as_it_stands_in_its_list() {
    let behind = bounds::BOUNDS_BEHIND.iter().map(|one| (one, true));
    for ((words, bound), is_behind) in bounds::BOUNDS.iter().map(|one| (one, false)).chain(behind) {
        let words = words.join(" ");
        // “d’” is a word of its own before letters.
        let (text, language) = match (is_behind, words.strip_suffix("d'")) {
            (true, _) => (format!("x 200 {words}"), Language::Other),
            (false, Some(_)) => (format!("x {words}deux cents x"), Language::French),
            (false, None) => (format!("x {words} 200 x"), Language::Other),
        };
        let figures = figures(language, &lexemes(&text), |_| false);
        let [figure] = figures.as_slice() else {
            panic!("{text}: {figures:?}");
        };
        let meant = match bound {
            bounds::Bound::About => (true, true),
            bounds::Bound::Almost | bounds::Bound::AtMost => (true, false),
            bounds::Bound::AtLeast => (false, true),
        };
        assert_eq!((figure.low < 200.0, figure.high > 200.0), meant, "{text}");
        assert_eq!(figure.lexemes.start, 1, "{text}");
    }
}
