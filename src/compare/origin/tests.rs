use uuid::Uuid;

use super::*;
use crate::model::{PartialDate, Record, origin};

const SHARED: &str =
    "We have worked with governments around the world for decades, and we will go on";

fn article(number: u128) -> Arc<Article> {
    let id = ArticleId(Uuid::from_u128(number));
    Arc::new(Article::from_record(id, &Record::default()))
}

fn text(text: &str) -> CleanText {
    CleanText::line(text)
}

fn witness(of: u128, quote: &str, via: &[&str]) -> Witness<'static> {
    Witness {
        article: Box::leak(Box::new(of_source(of))),
        quote: Box::leak(quote.to_owned().into_boxed_str()),
        told: Told {
            voice: Some(if via.is_empty() {
                Voice::Own
            } else {
                Voice::Attributed
            }),
            via: via.iter().map(|name| text(name)).collect(),
            hedge: None,
        },
        is_confirmed: false,
        said: None,
    }
}

fn reports(articles: &[Arc<Article>]) -> Vec<Report<'_>> {
    let all = articles.iter().map(|article| Report {
        article,
        prints: Prints::default(),
    });
    all.collect()
}

/// Makes an article, each of which but the first three has no source; one is published each day.
fn of_source(number: u128) -> Arc<Article> {
    let mut article = article(number);
    let made = Arc::make_mut(&mut article);
    made.source = match number {
        1 => Some(text("Desk North")),
        2 => Some(text("Harbour Post")),
        3 => Some(text("The Wire")),
        _ => None,
    };
    made.published = PartialDate::parse_iso(&format!("2020-08-{:02}", number % 28 + 1));
    article
}

fn sources() -> Vec<Arc<Article>> {
    (1..=3).map(of_source).collect()
}

fn shown(origins: &[Origin]) -> Vec<String> {
    let names = origins.iter().map(|origin| {
        let name = origin.name.as_deref().unwrap_or("unknown");
        format!("{} {name}", origin.letters())
    });
    names.collect()
}

/// Counts the different origins that are known, and those that are not.
fn numbers(found: &[Origin]) -> (usize, usize) {
    let counted = origin::counted(found.iter().map(|origin| (origin, true)));
    (counted.known, counted.unknown)
}

#[test]
fn the_root_of_who_had_it_from_whom_is_the_origin_and_an_unnamed_one_is_unknown() {
    let sources = sources();
    let evidence = [
        witness(1, "One", &["Harbour Post", "the Ministry"]),
        witness(2, "Two", &["The MINISTRY"]),
        witness(2, "Three", &["unnamed source"]),
        witness(3, "Four", &["unnamed source"]),
    ];
    let found = origins(&evidence, &reports(&sources));
    assert_eq!(
        shown(&found),
        ["a the Ministry", "a The MINISTRY", "? unknown", "? unknown"]
    );
    assert_ne!(found[2].number, found[3].number);
    assert_eq!(found[3].why, Why::Nameless);
    assert_eq!(numbers(&found), (1, 2));
}

#[test]
fn its_own_voice_is_an_origin_only_where_a_person_has_confirmed_it() {
    let sources = sources();
    let mut confirmed = witness(2, "Two", &[]);
    confirmed.is_confirmed = true;
    let evidence = [witness(1, "One", &[]), witness(1, "Other", &[]), confirmed];
    let found = origins(&evidence, &reports(&sources));
    assert_eq!(shown(&found), ["? unknown", "? unknown", "a Harbour Post"]);
    // What is not known of one article counts once.
    assert_eq!(numbers(&found), (1, 1));
    assert_eq!(found[2].why, Why::Own);
}

#[test]
fn a_shared_quotation_is_one_origin_and_leaves_other_evidence_alone() {
    let sources = sources();
    let evidence = [
        witness(1, SHARED, &["A. Holm"]),
        witness(1, "The devices work offline", &["unnamed source"]),
        witness(
            2,
            &format!("“{SHARED},” she said"),
            &["unnamed spokesperson"],
        ),
        witness(2, "The bridge was closed on Monday", &["the Ministry"]),
    ];
    let found = origins(&evidence, &reports(&sources));
    assert_eq!(
        shown(&found),
        ["a A. Holm", "? unknown", "a A. Holm", "b the Ministry"]
    );
    assert!(matches!(&found[2].why, Why::SameWords(of) if of.id == article(1).id));
    assert_eq!(numbers(&found), (2, 1));
}

#[test]
fn shared_words_of_unknown_origin_are_one_unknown_origin() {
    let sources = sources();
    let evidence = [
        witness(1, SHARED, &[]),
        witness(2, SHARED, &[]),
        witness(3, "Else", &[]),
    ];
    let found = origins(&evidence, &reports(&sources));
    assert_eq!(numbers(&found), (0, 2));
}

#[test]
fn words_that_are_not_quite_the_same_are_told_as_nearly_so() {
    let sources = sources();
    let of = |first: &str, second: &str| {
        let evidence = [
            witness(1, first, &["A. Holm"]),
            witness(2, second, &["the Ministry"]),
        ];
        let found = origins(&evidence, &reports(&sources));
        assert_eq!(shown(&found)[1], "a A. Holm", "{second}");
        found[1].why.clone()
    };
    let limit =
        "The council will limit the sale of salt to 1.5 million tonnes a year, Agnes Holm said";
    let other =
        "The council will limit the sale of salt to 1.2 million tonnes a year, Agnes Holm said";
    let article = Arc::clone(&sources[0]);
    assert_eq!(of(limit, other), Why::NearWords(Arc::clone(&article)));
    let begun = format!("On Monday it was told: {limit}.");
    assert_eq!(of(limit, &begun), Why::SameWords(article));
}

#[test]
fn a_person_splits_and_joins_and_their_word_stays() {
    let sources = sources();
    let (ministry, none) = (text("the Ministry"), CleanText::default());
    let mut split = witness(2, SHARED, &["A. Holm"]);
    split.said = Some(&ministry);
    let mut open = witness(3, "Else", &["A. Holm"]);
    open.said = Some(&none);
    let evidence = [witness(1, SHARED, &["A. Holm"]), split, open];
    let found = origins(&evidence, &reports(&sources));
    assert_eq!(shown(&found), ["a A. Holm", "b the Ministry", "? unknown"]);
    assert_eq!(found[1].why, Why::Said);
}

#[test]
fn copies_follow_what_a_person_says_of_the_original() {
    let sources = sources();
    let mut reports = reports(&sources);
    reports[0].prints = Prints::All((0..100).collect());
    reports[1].prints = Prints::All((0..100).collect());
    let (office, none) = (text("city works office"), CleanText::default());
    let plain = [witness(1, SHARED, &[]), witness(2, SHARED, &[])];
    // A copy knows no more than what it was copied from.
    let found = origins(&plain, &reports);
    assert_eq!(numbers(&found), (0, 1));
    let whys: Vec<&Why> = found.iter().map(|origin| &origin.why).collect();
    assert_eq!(
        whys,
        [&Why::Unknown, &Why::SameWords(Arc::clone(&sources[0]))]
    );

    let mut said = plain.clone();
    said[0].said = Some(&office);
    let found = origins(&said, &reports);
    assert_eq!(
        shown(&found),
        ["a city works office", "a city works office"]
    );
    assert!(matches!(&found[1].why, Why::SameWords(of) if of.id == article(1).id));

    // Whether it is said to be unknown, or confirmed to be of somebody without a name.
    said[0].said = Some(&none);
    assert_eq!(numbers(&origins(&said, &reports)), (0, 1));
    let mut confirmed = [
        witness(1, SHARED, &["unnamed source"]),
        witness(2, SHARED, &[]),
    ];
    confirmed[0].is_confirmed = true;
    assert_eq!(numbers(&origins(&confirmed, &reports)), (0, 1));

    // What a person says of the copy stays, and splits it off.
    said[1].said = Some(&office);
    let found = origins(&said, &reports);
    assert_eq!(shown(&found), ["? unknown", "a city works office"]);
    said[0].said = Some(&office);
    said[1].said = Some(&none);
    let found = origins(&said, &reports);
    assert_eq!(shown(&found), ["a city works office", "? unknown"]);
}

#[test]
fn a_copy_is_as_unknown_as_the_article_that_it_was_copied_from() {
    let sources = sources();
    let mut reports = reports(&sources);
    reports[0].prints = Prints::All((0..100).collect());
    reports[1].prints = Prints::All((40..130).collect());
    reports[2].prints = Prints::All((60..200).collect());
    let mut own = witness(1, "One", &[]);
    own.is_confirmed = true;
    let evidence = [
        own,
        witness(2, "Two", &[]),
        witness(2, "Four", &["A. Holm"]),
        witness(3, "Three", &[]),
    ];
    let found = origins(&evidence, &reports);
    assert_eq!(
        shown(&found),
        ["a Desk North", "? unknown", "b A. Holm", "? unknown"]
    );
    assert_eq!(found[1].why, Why::Copy(Arc::clone(&sources[0])));
    assert_eq!(numbers(&found), (2, 2));

    // An older one without evidence stands behind both.
    let older = article(9);
    let behind = Report {
        article: &older,
        prints: Prints::All((0..120).collect()),
    };
    let mut all = reports.clone();
    all.insert(0, behind);
    let found = origins(&evidence, &all);
    assert_eq!(found[1].why, Why::Copy(Arc::clone(&older)));
    assert_eq!(found[1].name, None);

    // What nobody knows of both is one.
    let evidence = [witness(1, "One", &[]), witness(2, "Two", &[])];
    let found = origins(&evidence, &reports);
    assert_eq!(numbers(&found), (0, 1));
}

#[test]
fn articles_that_have_it_from_each_other_are_one_unknown_origin() {
    let sources = sources();
    let of = |at: usize, via: &[&str]| Witness {
        article: &sources[at],
        ..witness(1, ["One", "Two", "Three"][at], via)
    };
    // Each article names the source of the other one.
    let evidence = [
        of(0, &["Harbour Post"]),
        of(1, &["Desk North"]),
        of(2, &["A. Holm"]),
    ];
    let found = origins(&evidence, &reports(&sources));
    assert_eq!(shown(&found), ["? unknown", "? unknown", "a A. Holm"]);
    assert_eq!(found[0].why, Why::Circle);
    assert_eq!(numbers(&found), (1, 1));
    let evidence = [
        witness(1, "One", &["A. Holm", "B. Berg"]),
        witness(2, "Two", &["B. Berg", "A. Holm"]),
        witness(3, "Three", &["C. Dahl", "B. Berg"]),
    ];
    let found = origins(&evidence, &reports(&sources));
    assert_eq!(numbers(&found), (0, 1));
    // What a person says goes before it.
    let ministry = text("the Ministry");
    let mut said = evidence.clone();
    said[1].said = Some(&ministry);
    let found = origins(&said, &reports(&sources));
    assert_eq!(shown(&found), ["a B. Berg", "b the Ministry", "a B. Berg"]);
}

#[test]
fn a_chain_with_the_article_itself_or_one_that_goes_round_in_itself_is_told() {
    let sources = sources();
    let evidence = [
        witness(1, "One", &["Desk North"]),
        witness(2, "Two", &["A. Holm", "B. Berg", "A. Holm"]),
        witness(3, "Three", &["A. Dahl", "A. Dahl"]),
    ];
    let found = origins(&evidence, &reports(&sources));
    assert_eq!(shown(&found), ["a Desk North", "? unknown", "b A. Dahl"]);
    assert_eq!(found[1].why, Why::Circle);
    let mut letters = witness(1, "One", &["A", "B", "A"]);
    letters.is_confirmed = true;
    assert_eq!(origins(&[letters], &reports(&sources))[0].why, Why::Circle);
    let many: Vec<String> = (0..500).map(|number| format!("Desk {number}")).collect();
    let long: Vec<&str> = many
        .iter()
        .chain(many.first())
        .map(String::as_str)
        .collect();
    let found = origins(&[witness(1, "One", &long)], &reports(&sources));
    assert_eq!(found[0].why, Why::Circle);
}

#[test]
fn people_in_general_have_no_name() {
    for nobody in [
        "an unnamed source",
        "witness",
        "Witnesses",
        "einem Regierungssprecher",
        "un testigo",
        "officials",
        "Nurses",
        "Ärzten",
        "Kinderärzten",
        "Tuesday's",
        "Monday",
    ] {
        assert!(!has_name(nobody, false), "{nobody}");
    }
    for somebody in [
        "A. Holm",
        "the Transport Ministry",
        "spokeswoman Maria Holm",
        "CNBC",
        "Chandler",
        "Adam Drivers",
    ] {
        assert!(has_name(somebody, false), "{somebody}");
    }
    // What a person says needs no large letter, and whoever confirms people in general does not name them.
    for body in [
        "ministry of works",
        "the mayor",
        "police",
        "wire agency",
        "外交部",
    ] {
        assert!(has_name(body, true), "{body}");
        assert!(!has_name(body, false), "{body}");
    }
    for nobody in [
        "officials",
        "the officials",
        "a source",
        "an unnamed source",
        "–",
    ] {
        assert!(!has_name(nobody, true), "{nobody}");
    }
}

#[test]
fn what_a_person_says_has_the_same_root_in_whatever_case() {
    let sources = sources();
    let mut evidence = [
        witness(1, "One", &["ministry of works"]),
        witness(2, "Two", &["the Ministry of Works"]),
        witness(3, "Three", &["ministry of works"]),
    ];
    assert_eq!(numbers(&origins(&evidence, &reports(&sources))), (1, 0));
    // Where nobody names it, it is unknown.
    let small = [evidence[0].clone(), evidence[2].clone()];
    assert_eq!(numbers(&origins(&small, &reports(&sources))), (0, 2));
    for witness in &mut evidence {
        witness.is_confirmed = true;
    }
    assert_eq!(numbers(&origins(&evidence, &reports(&sources))), (1, 0));
}

#[test]
fn what_a_person_confirmed_stays_also_where_the_same_words_stand_elsewhere() {
    let sources = sources();
    let mut confirmed = witness(2, SHARED, &["the Firm"]);
    confirmed.is_confirmed = true;
    let evidence = [witness(1, SHARED, &["A. Holm"]), confirmed];
    let found = origins(&evidence, &reports(&sources));
    assert_eq!(shown(&found), ["a A. Holm", "b the Firm"]);
}

#[test]
fn the_own_voice_of_a_younger_article_is_not_where_an_older_one_has_it_from() {
    let sources = sources();
    let mut evidence = [witness(1, SHARED, &[]), witness(2, SHARED, &[])];
    evidence[1].is_confirmed = true;
    let found = origins(&evidence, &reports(&sources));
    assert_eq!(shown(&found), ["? unknown", "a Harbour Post"]);
    // That of the oldest is where the others have it from.
    evidence[1].is_confirmed = false;
    evidence[0].is_confirmed = true;
    let found = origins(&evidence, &reports(&sources));
    assert_eq!(shown(&found), ["a Desk North", "a Desk North"]);
}

#[test]
fn a_short_quote_that_stands_whole_in_a_longer_one_has_its_origin() {
    let sources = sources();
    let evidence = [
        witness(1, "worked with governments around the world", &[]),
        witness(2, SHARED, &["A. Holm"]),
    ];
    let found = origins(&evidence, &reports(&sources));
    assert_eq!(shown(&found), ["a A. Holm", "a A. Holm"]);
}

#[test]
fn a_thousand_copies_are_one_origin() {
    let copies: Vec<_> = (1..=1000)
        .map(|number| witness(number, SHARED, &[]))
        .collect();
    let found = origins(&copies, &[]);
    assert_eq!(numbers(&found), (0, 1));
}

#[test]
fn a_confirmed_own_voice_is_that_of_the_article_also_where_it_is_a_copy() {
    let sources = sources();
    let mut reports = reports(&sources);
    reports[0].prints = Prints::All((0..100).collect());
    reports[1].prints = Prints::All((0..90).collect());
    let mut own = witness(2, "Two", &[]);
    own.is_confirmed = true;
    let found = origins(&[witness(1, "One", &[]), own], &reports);
    assert_eq!(shown(&found), ["? unknown", "a Harbour Post"]);
    assert_eq!(found[1].why, Why::Own);
}

#[test]
fn of_copies_on_one_day_none_is_the_first() {
    for date in ["2020-08-24", "2020-08", ""] {
        let mut sources = sources();
        for source in sources.iter_mut().take(2) {
            Arc::make_mut(source).published = PartialDate::parse_iso(date);
        }
        let mut reports = reports(&sources);
        reports[0].prints = Prints::All((0..100).collect());
        reports[1].prints = Prints::All((0..90).collect());
        reports[2].prints = Prints::All((0..80).collect());
        let evidence = [
            witness(1, "One", &[]),
            witness(2, "Two", &[]),
            witness(3, "Three", &[]),
            witness(2, "Four", &["A. Holm"]),
        ];
        let found = origins(&evidence, &reports);
        assert_eq!(
            shown(&found),
            ["? unknown", "? unknown", "? unknown", "a A. Holm"],
            "{date}"
        );
        assert_eq!(numbers(&found), (1, 1));
    }
}

#[test]
fn an_article_before_a_name_makes_no_other_one() {
    let sources = sources();
    let evidence = [
        witness(1, "One", &["the Ministry"]),
        witness(2, "Two", &["Ministry"]),
        witness(3, "Three", &["The"]),
    ];
    let found = origins(&evidence, &reports(&sources));
    assert_eq!(found[0].number, found[1].number);
    assert_ne!(found[0].number, found[2].number);
}

#[test]
fn forms_of_one_name_are_one_origin_and_its_name_is_the_fullest() {
    let sources = sources();
    let vias = [
        "Environment Minister Ana Kolar",
        "Ana Kolar",
        "Minister Kolar",
        "Kolar",
        "unnamed local media",
        "Mr. Kolar’s ministry",
    ];
    let quotes = ["One", "Two", "Three", "Four", "Five", "Six"];
    for is_confirmed in [false, true] {
        let evidence = [0, 1, 2, 3, 4, 5].map(|at| Witness {
            is_confirmed,
            ..witness(at as u128 + 1, quotes[at], &[vias[at]])
        });
        let found = origins(&evidence, &reports(&sources));
        let kolar = "a Ana Kolar";
        assert_eq!(
            shown(&found),
            [
                kolar,
                kolar,
                kolar,
                kolar,
                "? unknown",
                "b Mr. Kolar’s ministry"
            ]
        );
        assert_eq!(numbers(&found), (2, 1));
    }
    // What a person says keeps its words.
    let said = text("Minister Kolar");
    let mut evidence = [
        witness(1, "One", &["Ana Kolar"]),
        witness(2, "Two", &["Petra Holm"]),
    ];
    evidence[1].said = Some(&said);
    let found = origins(&evidence, &reports(&sources));
    assert_eq!(shown(&found), ["a Ana Kolar", "a Minister Kolar"]);
}

#[test]
fn a_surname_that_could_be_two_people_s_is_unknown_and_says_whose() {
    let sources = sources();
    let evidence = [
        witness(1, "One", &["Ana Kolar"]),
        witness(2, "Two", &["Kolar"]),
        witness(3, "Three", &["Petra Kolar"]),
    ];
    let found = origins(&evidence, &reports(&sources));
    assert_eq!(shown(&found), ["a Ana Kolar", "? unknown", "b Petra Kolar"]);
    assert_eq!(
        found[1].why,
        Why::Several(vec![text("Ana Kolar"), text("Petra Kolar")])
    );
}

#[test]
fn a_chain_that_goes_round_leaves_the_same_words_elsewhere_alone() {
    let sources = sources();
    let chief = "Fire Chief Marta Ilves";
    let mut round = witness(1, SHARED, &["Radio Alder", chief, "Radio Alder"]);
    round.is_confirmed = true;
    let mut confirmed = witness(2, SHARED, &[chief]);
    confirmed.is_confirmed = true;
    let evidence = [
        round,
        confirmed,
        witness(3, SHARED, &["unnamed source"]),
        witness(4, "Else", &["Marta Ilves"]),
    ];
    let found = origins(&evidence, &reports(&sources));
    let ilves = "a Marta Ilves";
    assert_eq!(shown(&found), ["? unknown", ilves, ilves, ilves]);
    assert_eq!(found[0].why, Why::Circle);
    assert!(matches!(&found[2].why, Why::SameWords(of) if of.id == article(2).id));
}

#[test]
fn whom_a_person_has_confirmed_as_a_root_had_it_from_nobody() {
    let sources = sources();
    let mut evidence = [
        witness(1, "One", &["A. Holm", "B. Berg"]),
        witness(2, "Two", &["B. Berg", "A. Holm"]),
    ];
    evidence[0].is_confirmed = true;
    let found = origins(&evidence, &reports(&sources));
    assert_eq!(shown(&found), ["a B. Berg", "b A. Holm"]);
    // Where a person says both, it goes round.
    evidence[1].is_confirmed = true;
    let found = origins(&evidence, &reports(&sources));
    assert_eq!(numbers(&found), (0, 1));
}

#[test]
fn a_kind_of_outlet_a_country_and_a_short_title_make_no_other_origin() {
    let sources = sources();
    for (one, other) in [
        ("Reuters", "Reuters news agency"),
        ("the newspaper Il Ponte", "Il Ponte"),
        ("US State Department", "State Department"),
        ("Interior Ministry", "interior ministry"),
        ("Gabriel García Márquez", "García Márquez"),
        ("Senator Paul Weiss", "Sen. Weiss"),
    ] {
        let evidence = [
            witness(1, "One", &[one]),
            witness(2, "Two", &[other]),
            witness(3, "Three", &["Anna Weiss"]),
        ];
        let found = origins(&evidence, &reports(&sources));
        assert_eq!(
            numbers(&found),
            (2, 0),
            "{one}, {other}: {:?}",
            shown(&found)
        );
    }
    // Of two countries, either may be meant.
    let evidence = [
        witness(1, "One", &["US State Department"]),
        witness(2, "Two", &["Norvik State Department"]),
        witness(3, "Three", &["State Department"]),
    ];
    assert_eq!(numbers(&origins(&evidence, &reports(&sources))), (3, 0));
}

#[test]
fn common_nouns_are_no_names_however_they_are_written() {
    for nobody in [
        "Ministerium",
        "Ministeriums",
        "Gesundheitsministerium",
        "Beobachtern",
        "Klinikmitarbeitern",
        "Medienberichten",
        "Sicherheitskreise",
        "Gobierno",
        "Ermittler",
        "Satellite images",
    ] {
        assert!(!has_name(nobody, false), "{nobody}");
    }
    for somebody in ["Landesrechnungshof", "Bernhard", "Medienhaus Nord"] {
        assert!(has_name(somebody, false), "{somebody}");
    }
}
