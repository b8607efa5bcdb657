use super::*;

/// The one statement of a sentence.
#[track_caller]
fn read(text: &str) -> Statements {
    let all = Statements::new(text, PartialDate::parse_iso("2021-03-02"));
    assert_eq!(all.all().len(), 1, "{text}");
    all
}

/// The words of a sentence that are of some kind.
#[track_caller]
fn words(text: &str, is_wanted: impl Fn(&Term) -> bool) -> Vec<String> {
    let statements = read(text);
    let terms = statements.all()[0].terms.iter();
    let wanted = terms.filter(|term| is_wanted(term));
    wanted.map(|term| term.folded.clone()).collect()
}

#[test]
fn it_is_told_which_words_are_of_who_says_so() {
    for (text, sources, own) in [
        (
            "The ministry said the bridge in Halden is closed.",
            &["ministry"][..],
            &["bridge", "halden", "closed"][..],
        ),
        (
            "The bridge in Halden is closed, the ministry said.",
            &["ministry"],
            &["bridge", "halden", "closed"],
        ),
        (
            "According to the coast guard, the ferry sank off Halden.",
            &["coast", "guard"],
            &["ferry", "sank", "halden"],
        ),
        (
            "Nach Angaben der Polizei starben zwölf Menschen in Halden.",
            &["polizei"],
            &["menschen", "halden"],
        ),
        (
            "Selon la mairie, le pont de Halden reste fermé.",
            &["mairie"],
            &["pont", "ferme"],
        ),
        (
            "Según la policía, el barco se hundió cerca de Halden.",
            &["policia"],
            &["barco", "hundio"],
        ),
        // Who is told something says nothing.
        (
            "The dockers were warned of the flood in Halden.",
            &[],
            &["dockers", "warned", "flood", "halden"],
        ),
        // Who announces something may be of whom it is told.
        (
            "The mayor announced a new bridge for Halden.",
            &[],
            &["bridge", "halden"],
        ),
    ] {
        let told = words(text, |term| term.voice == Voice::Source);
        for word in sources {
            assert!(
                told.contains(&(*word).to_owned()),
                "{word}: {told:?}, {text}"
            );
        }
        let told = words(text, |term| term.voice == Voice::Own);
        for word in own {
            assert!(
                told.contains(&(*word).to_owned()),
                "{word}: {told:?}, {text}"
            );
        }
    }
    let who = words("The mayor announced a new bridge for Halden.", |term| {
        term.voice == Voice::Subject
    });
    assert_eq!(who, ["mayor"]);
}

#[test]
fn what_is_so_on_a_day_may_be_otherwise_on_the_next() {
    for (text, is_update) in [
        ("As of Monday 12 people had left Halden.", true),
        ("As of 1 February 2021 12 people had left Halden.", true),
        ("As of 1 October 2021 the tram in Halden is free.", false),
        ("By Wednesday 12 people had left Halden.", true),
        ("By Wednesday all people must leave Halden.", false),
        ("By the road to Halden 12 people were seen.", false),
        ("On Wednesday 12 people left the town of Halden.", false),
        (
            "Bis Mittwoch verließen zwölf Menschen die Stadt Halden.",
            true,
        ),
        ("Bis Mittwoch soll die Brücke in Halden fertig sein.", false),
        (
            "Entro mercoledì dodici persone hanno lasciato la città.",
            true,
        ),
        ("Tot woensdag waren er twaalf mensen uit de stad.", true),
    ] {
        let statements = read(text);
        assert_eq!(statements.all()[0].is_update, is_update, "{text}");
    }
}

#[test]
fn german_nouns_are_no_names_though_they_have_capitals() {
    for (text, names) in [
        (
            "Die Brücke in Halden wurde am Abend gesperrt.",
            &["halden"][..],
        ),
        (
            "Das Feuer bei Halden haben zwei Bauern gemeldet.",
            &["halden"],
        ),
        (
            "Am Montag sprach Anna Lund mit den Arbeitern.",
            &["anna", "lund"],
        ),
        ("Nordbau meldete für das Jahr einen Verlust.", &["nordbau"]),
        ("Regierung plant für das Jahr eine neue Steuer.", &[]),
        ("Neue Brücke wurde am Abend für Autos gesperrt.", &[]),
        (
            "Der Motorenhersteller streicht nach der Übernahme viele Stellen.",
            &[],
        ),
        (
            "Die Kommission sprach mit Karl von Berg.",
            &["karl", "berg"],
        ),
    ] {
        assert_eq!(words(text, |term| term.name.is_some()), names, "{text}");
    }
}

#[test]
fn a_word_before_it_makes_a_name_that_of_a_place() {
    for (text, places) in [
        (
            "The fire broke out in Halden and Brekke late.",
            &["halden"][..],
        ),
        ("Floods hit the farms of western Halden hard.", &[]),
        ("Floods hit the farms in western Halden hard.", &["halden"]),
        ("Floods hit the farms in the western Halden.", &["halden"]),
        (
            "On Monday a Halden-based group bought the mill.",
            &["halden"],
        ),
        ("On Monday the Halden group bought the mill.", &[]),
        ("Das Feuer brach am Abend bei Halden aus.", &["halden"]),
        ("Le feu a pris dans la nuit près Halden.", &["halden"]),
    ] {
        let told = words(text, |term| term.is_place && term.name.is_some());
        assert_eq!(told, places, "{text}");
    }
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

#[test]
fn what_denies_a_bound_denies_nothing_else() {
    for (text, denials) in [
        ("The flood in Halden killed not less than 200 people.", 0),
        ("The flood in Halden killed not more than 200 people.", 0),
        ("L'inondation à Halden a fait pas moins de 200 morts.", 0),
        (
            "Bei der Flut in Halden starben nicht weniger als 200 Menschen.",
            0,
        ),
        ("La inundación en Halden dejó no menos de 200 muertos.", 0),
        (
            "Bij de vloed in Halden vielen niet minder dan 200 doden.",
            0,
        ),
        ("The flood in Halden did not kill more than 200 people.", 1),
        ("Bei der Flut in Halden starben nicht alle 200 Menschen.", 1),
    ] {
        let statements = read(text);
        assert_eq!(statements.all()[0].denials.len(), denials, "{text}");
    }
}
