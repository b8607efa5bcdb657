//! Claims × articles on the command line.

use crate::library::Library;

/// Two articles, and two claims of which one begins as a formula does.
fn flagged() -> (Library, String, String) {
    let library = Library::new();
    let (cloud, lobby) = (library.cloud(), library.lobby());
    let claim = library.id(&["claim", "add", "=1+1 is what JEDI contains"]);
    library.ok(&["claim", "add", "The award stands"]);
    for (article, quote, stance) in [
        (&cloud, "The vendor offers a package", "supports"),
        (&lobby, "A court stopped the award", "refutes"),
    ] {
        library.ok(&[
            "highlight",
            article,
            "--quote",
            quote,
            "--claim",
            &claim,
            "--stance",
            stance,
        ]);
    }
    (library, cloud, lobby)
}

#[test]
fn a_matrix_shows_what_was_found_and_counts_what_is_left() {
    let (library, ..) = flagged();
    let shown = library.ok(&["claims", "--format", "matrix"]);
    let lines: Vec<&str> = shown.lines().collect();
    assert!(lines[0].starts_with("MATRIX  claims × articles"), "{shown}");
    assert!(lines[0].contains("│ Desk North  │"), "{shown}");
    assert!(shown.contains("│  +?         │"), "{shown}");
    assert!(
        shown.contains("2 claims × 2 articles · 2 left to read in these\n"),
        "{shown}"
    );
    let by_source = library.ok(&["claims", "stands", "--format", "matrix", "--by", "sources"]);
    assert!(
        by_source.starts_with("MATRIX  claims × sources"),
        "{by_source}"
    );
    // Nothing was found of this one anywhere.
    assert!(by_source.contains("1 claim × 0 sources"), "{by_source}");
}

#[test]
fn articles_are_narrowed_by_story_and_by_query() {
    let (library, cloud, _) = flagged();
    library.id(&["story", "add", "JEDI abroad", &cloud]);
    let within = library.ok(&["claims", "--story", "jedi abroad", "--format", "matrix"]);
    assert!(
        within.contains("1 claim × 1 article · nothing left to read in these\n"),
        "{within}"
    );
    let asked = library.ok(&["claims", "--format", "matrix", "--articles", "court"]);
    assert!(
        asked.contains("2 claims × 1 article · 1 left to read in these\n"),
        "{asked}"
    );
    library.fails(2, &["claims", "--articles", "court"]);
    library.fails(
        2,
        &["claims", "--format", "csv", "--articles", "is:nothing"],
    );
    library.fails(1, &["claims", "--story", "no such story"]);
}

#[test]
fn a_spreadsheet_gets_no_formulas() {
    let (library, ..) = flagged();
    let csv = library.ok(&["claims", "--format", "csv"]);
    assert!(csv.ends_with("\r\n"), "{csv:?}");
    let lines: Vec<&str> = csv.split_terminator("\r\n").collect();
    assert_eq!(lines.len(), 3, "{csv}");
    assert!(
        lines[0].starts_with("claim,statement,status,left to read,\"Desk North, "),
        "{csv}"
    );
    assert!(
        csv.contains(",'=1+1 is what JEDI contains,undetermined,0,supports (?),refutes (?)\r\n"),
        "{csv}"
    );
    let cells = lines.iter().flat_map(|line| line.split(','));
    for cell in cells {
        assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
    }
}
