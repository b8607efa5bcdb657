use serde_json::json;

use crate::library::{Library, assert_is_id, one_id};

#[test]
fn words_that_stand_once_are_marked_and_the_id_is_printed() {
    let library = Library::new();
    let article = library.cloud();
    let id = library.id(&[
        "highlight",
        &article,
        "--quote",
        "a spokesman said – twice",
        "--color",
        "green",
        "--note",
        "- Who?\n- Ask.",
        "--tag",
        "voice",
        "--tag",
        "check",
    ]);
    let annotations = library.json(&["annotations"]);
    let annotation = &annotations["annotations"][0];
    assert_eq!(annotation["id"], json!(id));
    assert_eq!(annotation["article"], json!(article));
    assert_eq!(annotation["quote"], "a spokesman said – twice");
    assert_eq!(annotation["color"], "green");
    assert_eq!(annotation["note"], "- Who?\n- Ask.");
    assert_eq!(annotation["tags"], json!(["check", "voice"]));
    assert_eq!(annotation["state"], "anchored");
    assert_eq!(annotation["score"], json!(1.0));
}

#[test]
fn start_and_end_count_code_points_of_what_show_prints() {
    let library = Library::new();
    let article = library.cloud();
    library.id(&["highlight", &article, "--quote", "twice"]);
    let annotations = library.json(&["annotations"]);
    let annotation = &annotations["annotations"][0];
    let place = |name: &str| usize::try_from(annotation[name].as_u64().unwrap()).unwrap();
    let text: Vec<char> = library.ok(&["show", &article]).chars().collect();
    let words: String = text[place("start")..place("end")].iter().collect();
    assert_eq!(words, "twice");
    let prefix = annotation["prefix"].as_str().unwrap();
    let suffix = annotation["suffix"].as_str().unwrap();
    assert!(prefix.ends_with("a spokesman said – "), "{prefix:?}");
    assert!(suffix.starts_with(". Its devices"), "{suffix:?}");
    assert!(prefix.chars().count() <= 64 && suffix.chars().count() <= 64);
    assert_eq!(annotation["made_on"], annotation["snapshot"]);
}

#[test]
fn words_that_stand_twice_are_listed_with_how_to_choose() {
    let library = Library::new();
    let article = library.cloud();
    let quote = "Its devices work offline and sync later.";
    let text = library.ok(&["show", &article]);
    let starts: Vec<String> = text
        .match_indices(quote)
        .map(|(byte, _)| text[..byte].chars().count().to_string())
        .collect();
    assert_eq!(starts.len(), 2);
    let answer = library.fails(1, &["highlight", &article, "--quote", quote]);
    assert_eq!(answer.stdout, "");
    answer
        .says("2 places")
        .says(&starts[0])
        .says(&starts[1])
        .says("\nhint: ")
        .says("--start")
        .says("--prefix")
        .says("--suffix");
    assert_eq!(library.json(&["annotations"])["annotations"], json!([]));

    for (option, value, start) in [
        ("--start", &*starts[1], &starts[1]),
        ("--prefix", "twice.", &starts[1]),
        ("--suffix", "“We do", &starts[0]),
    ] {
        let id = library.id(&["highlight", &article, "--quote", quote, option, value]);
        let annotations = library.json(&["annotations"]);
        let annotations = annotations["annotations"].as_array().unwrap();
        let annotation = annotations
            .iter()
            .find(|annotation| annotation["id"] == json!(id))
            .unwrap();
        assert_eq!(annotation["start"].to_string(), *start, "{option}");
    }
    library
        .fails(
            1,
            &["highlight", &article, "--quote", quote, "--start", "1"],
        )
        .says(&starts[0]);
}

#[test]
fn words_that_are_not_there_are_refused_and_words_set_otherwise_are_found() {
    let library = Library::new();
    let article = library.cloud();
    library
        .fails(1, &["highlight", &article, "--quote", "not in there"])
        .says("do not stand in the article")
        .says("\nhint: ");
    library.fails(1, &["highlight", &article, "--quote", "  "]);
    library.id(&[
        "highlight",
        &article,
        "--quote",
        "\"We do\nnot  comment\", a",
    ]);
    assert_eq!(
        library.json(&["annotations"])["annotations"][0]["quote"],
        "“We do not comment”, a"
    );
}

#[test]
fn words_may_begin_with_a_hyphen() {
    let library = Library::new();
    library.write("a.md", "# Title\n\nA minus: -5 degrees.\n");
    library.id(&["add", "a.md"]);
    library.id(&["highlight", "a.md", "--quote", "-5 degrees", "--note", "-x"]);
}

#[test]
fn a_claim_is_made_once_and_then_found_by_its_wording_or_id() {
    let library = Library::new();
    let (cloud, lobby) = (library.cloud(), library.lobby());
    let statement = "JEDI contains offline devices";
    let answer = library.done(&[
        "highlight",
        &cloud,
        "--quote",
        "The vendor offers a package",
        "--claim",
        statement,
        "--stance",
        "supports",
    ]);
    let first = one_id(&answer.stdout);
    let claims = library.json(&["claims"]);
    let claim = claims["claims"][0]["id"].as_str().unwrap().to_owned();
    assert_is_id(&claim);
    answer.says(&claim);
    let second = library.id(&[
        "highlight",
        &lobby,
        "--quote",
        "The devices need a network",
        "--claim",
        "jedi contains offline devices",
        "--stance",
        "refutes",
    ]);
    let third = library.id(&["highlight", &lobby, "--quote", "A court", "--claim", &claim]);
    let claims = library.json(&["claims"]);
    assert_eq!(claims["claims"].as_array().unwrap().len(), 1);
    let evidence: Vec<_> = claims["claims"][0]["evidence"]
        .as_array()
        .unwrap()
        .iter()
        .map(|passage| {
            (
                passage["stance"].as_str().unwrap(),
                passage["annotation"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        evidence,
        [
            ("supports", &*first),
            ("refutes", &*second),
            ("mentions", &*third),
        ]
    );
}

#[test]
fn a_mistyped_id_makes_no_claim_and_no_mark() {
    let library = Library::new();
    let article = library.cloud();
    library
        .fails(
            1,
            &[
                "highlight",
                &article,
                "--quote",
                "twice",
                "--claim",
                "deadbeef",
            ],
        )
        .says("deadbeef");
    assert_eq!(library.json(&["claims"])["claims"], json!([]));
    assert_eq!(library.json(&["annotations"])["annotations"], json!([]));
}

#[test]
fn what_makes_no_sense_is_wrong_usage() {
    let library = Library::new();
    let article = library.cloud();
    let quote = ["highlight", &article, "--quote", "twice"];
    library.fails(2, &["highlight", &article]);
    for more in [
        ["--stance", "supports"].as_slice(),
        &["--claim", "C", "--stance", "denies"],
        &["--color", "plaid"],
        &["--start", "-1"],
        &["--claim", ""],
        &["--tag", ""],
    ] {
        let mut arguments = quote.to_vec();
        arguments.extend(more);
        library.fails(2, &arguments);
    }
}
