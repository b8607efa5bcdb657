//! Competing hypotheses on the command line.

use serde_json::json;

use crate::library::Library;

#[test]
fn claims_are_ranked_once_all_evidence_is_rated() {
    let library = Library::new();
    let (cloud, lobby) = (library.cloud(), library.lobby());
    let stands = library.id(&["claim", "add", "The award stands"]);
    let falls = library.id(&["claim", "add", "The award falls"]);
    let first = library.id(&[
        "highlight",
        &cloud,
        "--quote",
        "The vendor offers a package",
    ]);
    let second = library.id(&["highlight", &lobby, "--quote", "A court stopped the award"]);
    let grid = library.id(&[
        "grid",
        "add",
        "What of the award?",
        "--claim",
        &stands,
        "--claim",
        "the award falls",
    ]);
    library.ok(&["grid", "put", "what of the award?", &first, &second]);

    let shown = |format: &str| library.ok(&["grid", "show", &grid, "--format", format]);
    assert!(
        shown("table").ends_with("4 cells are unrated: no ranking yet.\n"),
        "{}",
        shown("table")
    );
    for (annotation, claim, rating) in [
        (&first, &stands, "C"),
        (&first, &falls, "N"),
        (&second, &stands, "ii"),
        (&second, &falls, "C"),
    ] {
        library.ok(&[
            "grid", "rate", &grid, annotation, "--claim", claim, "--rating", rating,
        ]);
    }
    library.ok(&["grid", "rate", &grid, &second, "--credibility", "high"]);
    let table = shown("table");
    assert!(
        table.contains("1. H2  The award falls  0 against, 0 of it credible\n"),
        "{table}"
    );
    assert!(
        table.contains("2. H1  The award stands  2 against, 2 of it credible\n"),
        "{table}"
    );
    assert!(table.contains("Without “A court stopped"), "{table}");
    let document = library.json(&["grid", "show", &grid])["grid"].clone();
    assert_eq!(document["unrated"], 0);
    let csv = shown("csv");
    let lines: Vec<&str> = csv.lines().collect();
    assert!(lines[0].ends_with("decides,H1: The award stands,H2: The award falls"));
    assert!(lines[2].contains("A court stopped the award") && lines[2].ends_with("yes,II,C"));

    // An export of one of its claims tells it whole.
    let export =
        |format: &str| library.ok(&["export", "--claim", "The award falls", "--format", format]);
    let told = library.json(&["export", "--claim", "The award falls"]);
    assert_eq!(told["grids"], json!([document]));
    let markdown = export("markdown");
    for part in [
        "## Competing hypotheses\n\n### What of the award?\n\n- H1: The award stands\n- H2: The award falls\n\n1. ",
        "H1 II, H2 C; origin ",
        "; credibility high.\n",
        "1st H2, 0 against; 2nd H1, 2 against",
        "Without row 2 the order would be another.",
    ] {
        assert!(markdown.contains(part), "{part}: {markdown}");
    }
    let html = export("html");
    for part in [
        "<h2>Competing hypotheses: <bdi lang=\"\">What of the award?</bdi></h2>",
        "<th>2◆</th>",
        "<td class=\"signs\">II</td>",
        "Without row 2 the order would be another.",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
    let other = library.id(&["claim", "add", "Nobody knows"]);
    let told = library.json(&["export", "--claim", &other]);
    assert_eq!(told["grids"], json!([]));
    assert_eq!(document["ranking"][0]["claim"], json!(falls));
    assert_eq!(document["decisive"], json!([second]));

    // What is taken out and put in again is rated as it was; what is unrated withholds the ranking.
    library.ok(&["grid", "take", &grid, &second]);
    assert!(!shown("table").contains("A court"), "{}", shown("table"));
    library.ok(&["grid", "put", &grid, &second]);
    assert_eq!(shown("table"), table);
    library.ok(&[
        "grid", "rate", &grid, &first, "--claim", &falls, "--rating", "",
    ]);
    assert_eq!(
        library.json(&["grid", "show", &grid])["grid"]["ranking"],
        json!(null)
    );

    library.ok(&["grid", "remove", &grid]);
    library.fails(1, &["grid", "put", &grid, &first]);
    library.ok(&["grid", "restore", &grid]);
    library.ok(&["grid", "remove", &grid]);
    let trash = library.ok(&["restore"]);
    assert!(
        trash.contains("grid") && trash.contains("What of the award?"),
        "{trash}"
    );
    let restored = library.ok(&["restore", &grid]);
    assert!(restored.contains("What of the award?"), "{restored}");
    assert!(library.ok(&["grid"]).contains("What of the award?"));
    let listed = library.json(&["grid", "list"]);
    assert_eq!(
        (&listed["version"], &listed["grids"][0]["name"]),
        (&json!(1), &json!("What of the award?"))
    );
    assert_eq!(listed["grids"][0]["id"], json!(grid));
    assert_eq!(listed["grids"][0]["claims"], json!([stands, falls]));
    let mut evidence = [first.clone(), second.clone()];
    evidence.sort();
    assert_eq!(listed["grids"][0]["evidence"], json!(evidence));
    library.fails(2, &["grid", "add", "Alone", "--claim", &stands]);
    library.fails(
        2,
        &[
            "grid", "rate", &grid, &first, "--claim", &stands, "--rating", "XX",
        ],
    );
    library.fails(1, &["grid", "rate", &grid, &cloud, "--credibility", "low"]);
}

/// A grid of two claims with one quote, which is rated C and II.
fn small(library: &Library) -> (String, [String; 2], String, String) {
    let claims = ["The award stands", "The award falls"];
    let claims = claims.map(|claim| library.id(&["claim", "add", claim]));
    let lobby = library.lobby();
    let quote = library.id(&["highlight", &lobby, "--quote", "A court stopped the award"]);
    let [stands, falls] = &claims;
    let grid = library.id(&["grid", "add", "Which?", "--claim", stands, "--claim", falls]);
    library.ok(&["grid", "put", &grid, &quote]);
    for (claim, rating) in [(stands, "II"), (falls, "C")] {
        library.ok(&[
            "grid", "rate", &grid, &quote, "--claim", claim, "--rating", rating,
        ]);
    }
    (grid, claims, quote, lobby)
}

#[test]
fn claims_go_in_and_out_also_those_in_the_trash() {
    let library = Library::new();
    let (grid, [stands, falls], quote, _) = small(&library);
    let shown = || library.json(&["grid", "show", &grid])["grid"].clone();
    let before = shown();
    let third = library.id(&["claim", "add", "There is no award"]);
    library.ok(&["grid", "put", &grid, "--claim", "there is no award"]);
    assert_eq!(shown()["unrated"], 1);
    assert_eq!(shown()["claims"][2]["id"], json!(third));
    library.ok(&["grid", "take", &grid, "--claim", &third]);
    assert_eq!(shown(), before);

    // Taken out and put in again it is rated as it was.
    library.ok(&["grid", "take", &grid, "--claim", "The award falls"]);
    assert_eq!(shown()["claims"].as_array().unwrap().len(), 1);
    library.ok(&["grid", "put", &grid, &quote, "--claim", &falls]);
    assert_eq!(shown(), before);

    library.ok(&["claim", "remove", &stands]);
    assert_eq!(shown()["claims"][0]["in_trash"], true);
    let table = library.ok(&["grid", "show", &grid]);
    assert!(
        table.contains("The award stands  (in the trash)"),
        "{table}"
    );
    library.ok(&[
        "grid", "rate", &grid, &quote, "--claim", &stands, "--rating", "I",
    ]);
    assert_eq!(shown()["evidence"][0]["ratings"], json!(["I", "C"]));
    library.ok(&["grid", "take", &grid, "--claim", "the award stands"]);
    assert_eq!(shown()["claims"][0]["id"], json!(falls));
    library.fails(1, &["grid", "put", &grid, "--claim", &stands]);
    let refused = library.fails(1, &["grid", "take", &grid, "--claim", &stands]);
    assert!(refused.stderr.contains("is not in the grid"), "{refused:?}");
    library.fails(2, &["grid", "put", &grid]);
    library.fails(2, &["grid", "take", &grid]);
}

#[test]
fn a_rating_of_an_earlier_wording_is_marked_and_does_not_count() {
    let library = Library::new();
    let (grid, [stands, _], quote, _) = small(&library);
    let shown = || library.json(&["grid", "show", &grid])["grid"].clone();
    library.ok(&[
        "claim",
        "set",
        &stands,
        "--statement",
        "The award still stands",
    ]);
    let table = library.ok(&["grid", "show", &grid]);
    assert!(table.contains("II!  C "), "{table}");
    assert!(
        table.contains("1 cell is unrated: no ranking yet. What shows !"),
        "{table}"
    );
    let evidence = shown()["evidence"][0].clone();
    assert_eq!(evidence["ratings"], json!([null, "C"]));
    assert_eq!(evidence["outworded"], json!(["II", null]));
    assert_eq!(shown()["ranking"], json!(null));
    library.ok(&[
        "grid", "rate", &grid, &quote, "--claim", &stands, "--rating", "II",
    ]);
    assert_eq!(shown()["unrated"], 0);
}

#[test]
fn an_article_in_the_trash_is_marked_and_what_is_gone_is_named() {
    let library = Library::new();
    let (grid, _, quote, lobby) = small(&library);
    let shown = || library.json(&["grid", "show", &grid])["grid"].clone();

    // Evidence of an article in the trash counts, and is marked.
    library.ok(&["remove", &lobby]);
    let table = library.ok(&["grid", "show", &grid]);
    assert!(table.contains("  article in the trash"), "{table}");
    assert_eq!(shown()["evidence"][0]["article_in_trash"], true);
    assert_eq!(shown()["evidence"][0]["state"], "anchored");
    assert_ne!(shown()["ranking"], json!(null));

    // What is gone is named, and can be taken out.
    library.done(&["purge", &lobby]);
    assert_eq!(shown()["gone"], json!([quote]));
    let table = library.ok(&["grid", "show", &grid]);
    assert!(
        table.contains("1 row is left out: its annotation "),
        "{table}"
    );
    library.ok(&["grid", "take", &grid, &quote]);
    assert_eq!(shown()["gone"], json!([]));
}

#[test]
fn words_that_a_newer_snapshot_has_otherwise_are_marked() {
    let library = Library::new();
    let (grid, _, _, lobby) = small(&library);
    let revised = library.write(
        "revised.txt",
        "Lobbying for contracts\n\nNothing of that is in this text any more, nor of anything else.\n",
    );
    library.done(&["revise", &lobby, revised.to_str().unwrap()]);
    assert_eq!(
        library.json(&["grid", "show", &grid])["grid"]["evidence"][0]["state"],
        "orphan"
    );
    let table = library.ok(&["grid", "show", &grid]);
    assert!(table.contains("  recheck: orphan"), "{table}");
}
