use crate::compare::quantity::{
    Dimension, Measure,
    tests::{one, read},
    units,
};

#[test]
fn degrees_are_below_nothing_before_they_are_converted() {
    for (text, low, high) in [
        ("it was minus 10 degrees Fahrenheit", -23.333, -23.333),
        ("it was -10 °F there", -23.333, -23.333),
        ("it was minus 40 degrees Fahrenheit", -40.0, -40.0),
        ("es waren minus 10 Grad Celsius und die", -10.0, -10.0),
        ("il a fait moins 10 degrés dans la ville", -10.0, -10.0),
        ("hubo menos 10 grados en la ciudad", -10.0, -10.0),
        ("between 20 and 50 degrees Fahrenheit", -6.667, 10.0),
        ("20 to 50 degrees Fahrenheit", -6.667, 10.0),
        ("minus 4 to 50 degrees Fahrenheit", -20.0, 10.0),
        ("minus 10 degrees to minus 5 degrees Celsius", -10.0, -5.0),
        ("it was minus 10 to minus 5 degrees Celsius", -10.0, -5.0),
    ] {
        let figure = one(text);
        assert_eq!(
            figure.measure,
            Measure::Of(Dimension::Temperature),
            "{text}"
        );
        let is_near = (figure.low - low).abs() < 0.001 && (figure.high - high).abs() < 0.001;
        assert!(is_near, "{text}: {figure:?}");
    }
    // “at least” is no sign.
    let least = one("hubo al menos 10 grados en la ciudad");
    assert_eq!((least.low, least.high), (10.0, f64::INFINITY));
}

#[test]
fn temperatures_agree_to_a_degree_wherever_their_zero_is() {
    for (one_text, other_text, agree) in [
        (
            "it was 40 degrees Fahrenheit",
            "it was 4 degrees Celsius",
            true,
        ),
        (
            "it was 40 degrees Fahrenheit",
            "it was 5 degrees Celsius",
            false,
        ),
        (
            "it was 33 degrees Fahrenheit",
            "it was 1 degrees Celsius",
            true,
        ),
        (
            "it was 100 degrees Fahrenheit",
            "it was 38 degrees Celsius",
            true,
        ),
        (
            "it was 30 degrees Celsius",
            "it was 34 degrees Celsius",
            false,
        ),
        (
            "it was 30 degrees Celsius",
            "it was 30.4 degrees Celsius",
            true,
        ),
        (
            "between 20 and 30 degrees Celsius",
            "it was 30.4 degrees Celsius",
            true,
        ),
        (
            "between 20 and 30 degrees Celsius",
            "it was 32 degrees Celsius",
            false,
        ),
    ] {
        let (left, right) = (one(one_text), one(other_text));
        assert_eq!(left.agrees(&right), agree, "{one_text}, {other_text}");
        assert_eq!(right.agrees(&left), agree, "{one_text}, {other_text}");
    }
}

#[test]
fn a_half_belongs_to_the_number_that_is_written() {
    for (text, number) in [
        ("two and a half years of it", 2.5),
        ("2 years and a half of it", 2.5),
        ("one and a half years of it", 1.5),
        ("two and a half percent of it", 2.5),
        ("two and a half million people", 2.5e6),
        ("minus two and a half degrees", 2.5),
        ("two years of it", 2.0),
    ] {
        assert_eq!(one(text).number(), Some(number), "{text}");
    }
    assert!(!one("two and a half years").is_the_same_number(&one("the 2 of them")));
    assert!((one("minus two and a half degrees").low + 2.5).abs() < 1e-9);
}

#[test]
fn what_multiplies_the_second_end_of_a_range_multiplies_the_first() {
    for (text, low, high) in [
        ("2 to 3 million people", 2e6, 3e6),
        ("two to three million people", 2e6, 3e6),
        ("900 to 1.2 million people", 900.0, 1.2e6),
        ("20 to 30 km of it", 2e4, 3e4),
        ("two to three weeks of it", 14.0 * 86_400.0, 21.0 * 86_400.0),
        ("two to three and a half years", 24.0, 42.0),
        ("two and a half to three years", 30.0, 36.0),
    ] {
        let figure = one(text);
        assert_eq!((figure.low, figure.high), (low, high), "{text}");
        assert_eq!(figure.number(), None, "{text}");
    }
}

#[test]
fn pounds_are_a_weight_or_money_by_what_stands_beside_them() {
    const MASS: Measure = Measure::Of(Dimension::Mass);
    const MONEY: Measure = Measure::Money("GBP");
    for (text, measure, value) in [
        ("they seized 500 pounds of cocaine", MASS, 226.8),
        ("they seized a 500-pound bomb", MASS, 226.8),
        ("a man weighing 500 pounds was there", MASS, 226.8),
        ("sie fanden 500 Pfund Kokain in der Stadt", MASS, 250.0),
        ("sie fanden eine 500-Pfund-Bombe in der Stadt", MASS, 250.0),
        ("they paid 500 pounds for it", MONEY, 500.0),
        ("they paid a 500-pound fine", MONEY, 500.0),
        ("they had 500 pounds of unpaid debt", MONEY, 500.0),
        ("it was a 90-billion-pound loan", MONEY, 9e10),
        ("it was £500 of it", MONEY, 500.0),
        ("sie zahlten 500 Pfund für die Stadt", MONEY, 500.0),
        ("sie zahlten 500 Pfund Sterling und die", MONEY, 500.0),
        ("sie zahlten 500 Pfund Geldstrafe und die", MONEY, 500.0),
        ("es waren 5 Millionen Pfund für die Stadt", MONEY, 5e6),
    ] {
        let figure = one(text);
        assert_eq!(figure.measure, measure, "{text}");
        assert!(
            (figure.low - value).abs() < 1e-6 * value,
            "{text}: {figure:?}"
        );
    }
    let (pounds, kilos) = (
        one("500 pounds of cocaine"),
        one("227 kilograms of cocaine"),
    );
    assert!(pounds.is_like(&kilos) && pounds.agrees(&kilos));
}

#[test]
fn every_unit_is_reached_by_its_words() {
    for (names, dimension, factor) in units::UNITS {
        let mut text = format!("es waren 5 {}", names.join(" "));
        for (apart, joined) in [(" / ", "/"), (" . ", "."), ("m 2", "m2")] {
            text = text.replace(apart, joined);
        }
        // What is money too is a weight by what it is of.
        text = match names {
            ["pounds"] => text + " of cocoa",
            ["pound"] => text.replace(" pound", "-pound bag"),
            ["pfund"] => text + " Mehl",
            _ => text,
        };
        let figures = read(&text);
        let [figure] = figures.as_slice() else {
            panic!("{text}: {figures:?}");
        };
        assert_eq!(figure.measure, Measure::Of(*dimension), "{text}");
        let value = if *dimension == Dimension::Temperature && *factor != 1.0 {
            -15.0
        } else {
            5.0 * factor
        };
        assert!(
            (figure.low - value).abs() <= 1e-6 * value.abs(),
            "{text}: {figure:?}"
        );
    }
}

#[test]
fn a_range_with_what_it_counts_is_no_result() {
    let weeks = |count: f64| count * 604_800.0;
    for (text, measure, low, high) in [
        (
            "it takes 2-3 weeks there",
            Measure::Of(Dimension::Time),
            weeks(2.0),
            weeks(3.0),
        ),
        (
            "a 2-3-week delay there",
            Measure::Of(Dimension::Time),
            weeks(2.0),
            weeks(3.0),
        ),
        (
            "it takes 2–3 years there",
            Measure::Of(Dimension::Months),
            24.0,
            36.0,
        ),
        (
            "it is 5-10 km there",
            Measure::Of(Dimension::Length),
            5e3,
            1e4,
        ),
        ("it was 5-10 percent there", Measure::Percent, 5.0, 10.0),
        ("it was 5-10% there", Measure::Percent, 5.0, 10.0),
        ("it fell from 5-10% there", Measure::Percent, 5.0, 10.0),
        ("it cost 5-10 euros there", Measure::Money("EUR"), 5.0, 10.0),
        (
            "it cost 5-10 million euros",
            Measure::Money("EUR"),
            5e6,
            1e7,
        ),
        ("some with 5-10 people there", Measure::Count, 5.0, 10.0),
        ("some with 5-10 million people", Measure::Count, 5e6, 1e7),
        ("some with 3-4 goals there", Measure::Count, 3.0, 4.0),
        (
            "die 2-3 Wochen in der Stadt",
            Measure::Of(Dimension::Time),
            weeks(2.0),
            weeks(3.0),
        ),
        ("die 5-10 Menschen in der Stadt", Measure::Count, 5.0, 10.0),
        ("les 5-10 personnes de la ville", Measure::Count, 5.0, 10.0),
        ("de 5-10 mensen in de stad", Measure::Count, 5.0, 10.0),
        ("le 5-10 persone della città", Measure::Count, 5.0, 10.0),
        (
            "las 2-3 semanas en la ciudad",
            Measure::Of(Dimension::Time),
            weeks(2.0),
            weeks(3.0),
        ),
    ] {
        let figure = one(text);
        assert_eq!(
            (figure.measure, figure.low, figure.high),
            (measure, low, high),
            "{text}"
        );
    }
    for text in [
        "they lost 1-2 at home",
        "they lost 1-2 versus them",
        "they lost 1-2 on Saturday",
        "after a 1-2 defeat there",
        "they won 3-1 and left",
        "the 10-5 people there",
    ] {
        assert_eq!(one(text).measure, Measure::Score, "{text}");
    }
}
