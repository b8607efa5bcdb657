use super::*;

/// The one statement of a sentence.
#[track_caller]
fn read(text: &str) -> Statements {
    let all = Statements::new(text, PartialDate::parse_iso("2021-03-02"));
    assert_eq!(all.all().len(), 1, "{text}");
    all
}

#[test]
fn a_denial_that_is_taken_back_is_none() {
    for (text, denials) in [
        ("The eviction in Halden was not unlawful, it said.", 0),
        ("Nobody at the depot in Halden was unaware of it.", 0),
        ("The eviction in Halden was not lawful, it said.", 1),
        // What denies stands before what is taken back, and takes nothing back itself.
        ("She denied that it was not unlawful.", 1),
    ] {
        let statements = read(text);
        assert_eq!(statements.all()[0].denials.len(), denials, "{text}");
    }
}

#[test]
fn what_is_not_ruled_out_is_not_denied_and_a_place_rules_nothing_out() {
    for (text, denials) in [
        (
            "Der Konzern schließt eine Klage gegen die Stadt nicht aus.",
            0,
        ),
        (
            "Der Konzern schloss nicht aus, dass er das Werk verkauft.",
            0,
        ),
        (
            "Das Werk in Halden schließt der Konzern nicht aus und will sparen.",
            0,
        ),
        ("Eine Klage ist laut der Stadt nicht auszuschließen.", 0),
        (
            "Der Konzern schließt das Werk nicht, teilte er aus Berlin mit.",
            1,
        ),
        (
            "Der Konzern schließt das Werk nicht, das aus Halden beliefert wird.",
            1,
        ),
        ("Der Konzern schließt das Werk nicht aus Geldnot.", 1),
        ("De minister sluit een staking in de haven niet uit.", 0),
        ("De minister sluit de haven niet, zei hij uit Utrecht.", 1),
    ] {
        let statements = read(text);
        assert_eq!(statements.all()[0].denials.len(), denials, "{text}");
    }
}

#[test]
fn what_is_so_unless_something_comes_between_is_a_condition() {
    for (text, is_conditional) in [
        ("They will not strike unless the port pays more.", true),
        ("They will not strike because the port pays more.", false),
    ] {
        let statements = read(text);
        assert_eq!(statements.all()[0].is_conditional, is_conditional, "{text}");
    }
}

#[test]
fn what_comes_on_top_and_what_is_left_over_are_counted_apart() {
    for (text, is_further) in [
        ("Nordbau and two rivals bid for the tunnel.", true),
        ("The crew saved all but six of the sailors.", true),
        ("Nordbau and two firms bid for the tunnel.", false),
    ] {
        let statements = read(text);
        let settings = &statements.all()[0].settings;
        assert_eq!(
            settings.iter().any(|one| one.is_further),
            is_further,
            "{text}"
        );
    }
}
