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
    let by_source = library.ok(&["claims", "--format", "matrix", "--by", "sources"]);
    assert!(
        by_source.starts_with("MATRIX  claims × sources"),
        "{by_source}"
    );
}

#[test]
fn a_claim_of_which_nothing_was_found_is_told_so() {
    let (library, ..) = flagged();
    for format in ["matrix", "csv"] {
        let none = library.done(&["claims", "stands", "--format", format]);
        none.says("note: No article has evidence for these claims, and none is silent on them.");
        none.says("hint: --story");
        assert!(!none.stdout.contains("left to read in"), "{none:?}");
    }
    let narrowed = ["claims", "--format", "matrix", "--articles", "nowhere"];
    library
        .done(&narrowed)
        .says("note: There are no such articles.");
}

#[test]
fn letters_are_told_and_a_source_that_was_read_in_part_is_not_done() {
    let (library, cloud, lobby) = flagged();
    library.ok(&["set", &lobby, "--source-name", "Desk North"]);
    library.ok(&["claim", "silent", "The award stands", &cloud]);
    let claim = library.json(&["claims", "contains"])["claims"][0].clone();
    let id = claim["id"].as_str().unwrap();
    let mark = claim["evidence"][0]["annotation"].as_str().unwrap();
    library.ok(&["claim", "link", id, mark, "--origin", "the vendor"]);
    let shown = library.ok(&["claims", "--format", "matrix", "--by", "sources"]);
    assert!(shown.contains("│ 2 articles"), "{shown}");
    assert!(shown.contains("│  o 1 left "), "{shown}");
    assert!(shown.contains("\na: the vendor\n"), "{shown}");
    let csv = library.ok(&["claims", "--format", "csv", "--by", "sources"]);
    assert!(
        csv.contains(",1 silent · 1 article left to read\r\n"),
        "{csv}"
    );
    assert!(
        csv.contains(",1 supports · 1 refutes · origin a: the vendor · origin unknown\r\n"),
        "{csv}"
    );
}

#[test]
fn evidence_in_the_trash_is_said_to_be_left_out_in_every_form() {
    let (library, cloud, _) = flagged();
    library.ok(&["remove", &cloud]);
    for format in ["matrix", "csv"] {
        library
            .done(&["claims", "--format", format])
            .says("The evidence of 1 article in the trash is left out");
    }
    library
        .done(&["export", "--format", "matrix-csv"])
        .says("The evidence of 1 article in the trash is left out");
}

#[test]
fn claims_come_in_one_order_in_every_form_and_in_another_where_it_is_asked_for() {
    let (library, ..) = flagged();
    let first = library.json(&["claims"])["claims"][0]["id"].clone();
    // The last changed is the first made.
    let first = first.as_str().unwrap();
    library.ok(&["claim", "set", first, "--status", "mixed"]);
    let statements = |arguments: &[&str]| -> Vec<bool> {
        let printed = library.ok(&[&["claims"], arguments].concat());
        let lines = printed.lines().filter(|line| {
            let statement = ["=1+1 is", "The award"];
            statement.iter().any(|words| line.contains(words))
        });
        lines.map(|line| line.contains("=1+1 is")).collect()
    };
    for form in [&[][..], &["--format", "csv"], &["--format", "matrix"]] {
        assert_eq!(statements(form), [true, false], "{form:?}");
        let sorted = [form, &["--sort", "statement"]].concat();
        assert_eq!(statements(&sorted), [true, false], "{form:?}");
    }
    library.ok(&["claim", "set", "The award stands", "--status", "mixed"]);
    assert_eq!(statements(&["--sort", "changed"]), [false, true]);
    let most_left = ["--format", "csv", "--sort", "left"];
    assert_eq!(statements(&most_left), [false, true]);
    let heads = |order: &str| {
        let csv = library.ok(&["claims", "--format", "csv", "--sort-columns", order]);
        let head = csv.lines().next().unwrap().to_owned();
        (head.find("Desk North"), head.find("source?"))
    };
    let (north, none) = heads("source");
    assert!(north < none);
    let (north, none) = heads("date");
    assert!(north < none);
    library.fails(2, &["claims", "--sort-columns", "date"]);
    library.fails(2, &["claims", "--sort", "left"]);
    library.fails(2, &["claims", "sort:title"]).says("--sort");
    let articles = ["claims", "--format", "csv", "--articles", "sort:title"];
    library.fails(2, &articles).says("--sort-columns");
    for format in ["table", "json"] {
        let arguments = ["claims", "--format", format, "--by", "sources"];
        library.fails(2, &arguments).says("--format matrix");
    }
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
        csv.contains(",'=1+1 is what JEDI contains,undetermined,0,supports · origin unknown,refutes · origin unknown\r\n"),
        "{csv}"
    );
    let cells = lines.iter().flat_map(|line| line.split(','));
    for cell in cells {
        assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
    }
}
