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
        shown("table").ends_with("Not ranked yet: 4 cells unrated.\n"),
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
    library.fails(2, &["grid", "add", "Alone", "--claim", &stands]);
    library.fails(
        2,
        &[
            "grid", "rate", &grid, &first, "--claim", &stands, "--rating", "XX",
        ],
    );
    library.fails(1, &["grid", "rate", &grid, &cloud, "--credibility", "low"]);
}
