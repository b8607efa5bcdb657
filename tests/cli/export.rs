use std::fs;

use serde_json::{Value, json};

use crate::library::Library;

/// Two articles with a mark each that bear on one claim, a third without, and a claim without evidence.
struct Marked {
    library: Library,
    cloud: String,
    lobby: String,
    claim: String,
    other: String,
}

fn marked() -> Marked {
    let library = Library::new();
    let (cloud, lobby) = (library.cloud(), library.lobby());
    library.write(
        "bare.txt",
        "Nothing here\n\nNothing is marked in this one.\n",
    );
    library.id(&["add", "bare.txt"]);
    let claim = library.id(&["claim", "add", "JEDI contains offline devices"]);
    let other = library.id(&["claim", "add", "Nobody says so"]);
    library.id(&[
        "highlight",
        &cloud,
        "--quote",
        "The vendor offers a package",
        "--claim",
        &claim,
        "--stance",
        "supports",
        "--note",
        "Ask *twice*.",
        "--tag",
        "package",
    ]);
    library.id(&[
        "highlight",
        &lobby,
        "--quote",
        "The devices need a network",
        "--claim",
        &claim,
        "--stance",
        "refutes",
        "--color",
        "pink",
    ]);
    Marked {
        library,
        cloud,
        lobby,
        claim,
        other,
    }
}

#[test]
fn a_dossier_for_people_has_quotes_notes_claims_and_citations() {
    let Marked { library, .. } = marked();
    assert_eq!(
        library.ok(&["export", "--format", "markdown"]),
        "\
# Dossier

3 articles, 2 annotations, 2 claims.

## Articles

### Lobbying for contracts

“Lobbying for contracts”, source unknown, undated.

> The devices need a network

- Colour: pink.
- Refutes the claim: JEDI contains offline devices

### Cloud package for governments abroad

A. Writer, “Cloud package for governments abroad”, Desk North, 23 Aug 2020.

> The vendor offers a package

- Colour: yellow.
- Tags: package.
- Supports the claim: JEDI contains offline devices
- Note:

  Ask *twice*.

## Articles in which nothing is marked

- “Nothing here”, source unknown, undated.

## Claims

### JEDI contains offline devices

- Status: undetermined.
- Evidence: 1 supports, 1 refutes, 0 mentions, from 2 articles; origins: 0 known, 2 unknown.

#### Supports

> The vendor offers a package

— A. Writer, “Cloud package for governments abroad”, Desk North, 23 Aug 2020.

Told: in the article's own voice (a suggestion).\\
Origin: unknown.

#### Refutes

> The devices need a network

— “Lobbying for contracts”, source unknown, undated.

Told: attributed, via rival (a suggestion).\\
Origin: unknown, whom it is had from has no name that is sure.

**Warning:** the citation lacks a source and a date.

#### Open

- How it is told is a suggestion that nobody has confirmed: 2 quotes, in “Cloud package for governments abroad”; “Lobbying for contracts”.
- Nobody knows where it comes from: 2 quotes, in “Cloud package for governments abroad”; “Lobbying for contracts”.
- Without a source or a date: 1 citation, “Lobbying for contracts”.

### Nobody says so

- Status: undetermined.
- Evidence: none.
"
    );
}

#[test]
fn json_holds_what_the_three_lists_hold() {
    let Marked { library, .. } = marked();
    let export = library.json(&["export"]);
    assert_eq!(export["version"], 1);
    assert_eq!(export["articles"], library.json(&["list"])["articles"]);
    assert_eq!(
        export["annotations"],
        library.json(&["annotations"])["annotations"]
    );
    assert_eq!(export["claims"], library.json(&["claims"])["claims"]);
    assert_eq!(export.as_object().unwrap().len(), 6);
    assert_eq!(export["grids"], json!([]));
    assert_eq!(export["articles"].as_array().unwrap().len(), 3);
    assert_eq!(export["annotations"].as_array().unwrap().len(), 2);
    assert_eq!(export["claims"].as_array().unwrap().len(), 2);
}

#[test]
fn narrowing_takes_articles_and_claims_and_a_claim_keeps_all_its_evidence() {
    let Marked {
        library,
        cloud,
        lobby,
        claim,
        other,
    } = marked();
    let ids = |list: &Value| -> Vec<String> {
        let list = list.as_array().unwrap();
        list.iter()
            .map(|one| one["id"].as_str().unwrap().to_owned())
            .collect()
    };
    let by_article = library.json(&["export", "--article", "cloud.txt"]);
    assert_eq!(ids(&by_article["articles"]), [&*cloud]);
    assert_eq!(by_article["annotations"].as_array().unwrap().len(), 1);
    assert_eq!(ids(&by_article["claims"]), [&*claim]);
    assert_eq!(
        by_article["claims"][0]["counts"],
        json!({"supports": 1, "refutes": 1, "mentions": 0, "silent": 0, "recheck": 0})
    );
    let by_words = library.json(&["export", "lobbying"]);
    assert_eq!(ids(&by_words["articles"]), [&*lobby]);
    let by_claim = library.json(&["export", "--claim", "JEDI contains offline devices"]);
    assert_eq!(ids(&by_claim["articles"]), [&*lobby, &*cloud]);
    assert_eq!(ids(&by_claim["claims"]), [&*claim]);
    let without = library.json(&["export", "--claim", &other]);
    assert_eq!(without["articles"], json!([]));
    assert_eq!(ids(&without["claims"]), [&*other]);
    let both = library.json(&["export", "--claim", &claim, "--article", &lobby]);
    assert_eq!(ids(&both["articles"]), [&*lobby]);
    library.fails(
        1,
        &["export", "--format", "json", "--claim", "no such claim"],
    );
    library.fails(
        1,
        &["export", "--format", "json", "--article", "nothing.txt"],
    );
    library.fails(2, &["export"]);
    library.fails(2, &["export", "--format", "pdf"]);
}

#[test]
fn where_no_file_can_be_written_is_told_with_what_can_be_done() {
    let Marked { library, .. } = marked();
    let write = |file, options: &[&str]| {
        let arguments = ["export", "--format", "json", "-o", file];
        library.fails(1, &[&arguments, options].concat())
    };
    fs::create_dir(library.path("folder")).unwrap();
    for options in [&[][..], &["--force"][..]] {
        write("folder", options)
            .says("folder is a directory")
            .says("Name a file in it");
        write("none/out.json", options)
            .says("no directory")
            .says("Make it first");
    }
    // A link that leads nowhere is there, and can be followed.
    std::os::unix::fs::symlink(library.path("later.json"), library.path("link.json")).unwrap();
    write("link.json", &[]).says("is there already");
    library.ok(&["export", "--format", "json", "-o", "link.json", "--force"]);
    assert!(library.path("later.json").is_file());
}

#[test]
fn a_file_is_written_and_replaced_only_when_asked_to() {
    let Marked { library, .. } = marked();
    let expected = library.ok(&["export", "--format", "json"]);
    let arguments = ["export", "--format", "json", "-o", "out.json"];
    assert_eq!(library.ok(&arguments), "");
    assert_eq!(
        fs::read_to_string(library.path("out.json")).unwrap(),
        expected
    );
    library.write("out.json", "mine");
    library
        .fails(1, &arguments)
        .says("out.json is there already")
        .says("--force");
    assert_eq!(
        fs::read_to_string(library.path("out.json")).unwrap(),
        "mine"
    );
    library.ok(&[
        "export", "--format", "json", "--output", "out.json", "--force",
    ]);
    assert_eq!(
        fs::read_to_string(library.path("out.json")).unwrap(),
        expected
    );
    assert_eq!(
        library.ok(&["export", "--format", "json", "-o", "-"]),
        expected
    );
    library.ok(&["export", "--format", "json", "-o", "/dev/null", "--force"]);
    library
        .fails(
            1,
            &[
                "export",
                "--format",
                "json",
                "-o",
                "no/such/folder/out.json",
            ],
        )
        .says("no/such/folder/out.json");
}

#[test]
fn words_of_others_are_no_structure_of_the_dossier() {
    let library = Library::new();
    library.write(
        "a.txt",
        "# [Buy](https://x.example) <b>now</b>\n\nA line of it says <!-- nothing and | more | at all.\n",
    );
    let id = library.id(&["add", "a.txt"]);
    library.id(&[
        "highlight",
        &id,
        "--quote",
        "A line of it says <!-- nothing and | more | at all.",
    ]);
    library.ok(&[
        "set",
        &id,
        "--title",
        "# [Buy](https://x.example) <b>now</b>",
        "--url",
        "javascript:alert(1)",
    ]);
    let dossier = library.ok(&["export", "--format", "markdown"]);
    assert!(
        dossier.contains("### \\# \\[Buy\\](https://x.example) \\<b>now\\</b>\n"),
        "{dossier}"
    );
    assert!(
        dossier.contains("> A line of it says \\<!-- nothing and \\| more \\| at all.\n"),
        "{dossier}"
    );
    assert!(!dossier.contains("<javascript"), "{dossier}");
}

#[test]
fn csv_has_a_row_for_each_piece_of_evidence() {
    let Marked { library, claim, .. } = marked();
    let text = library.ok(&["export", "--format", "csv", "--claim", &claim]);
    let lines: Vec<&str> = text.split_terminator("\r\n").collect();
    assert_eq!(lines.len(), 3, "{text}");
    assert!(
        lines[0].starts_with("claim,statement,status,stance,"),
        "{text}"
    );
    assert!(lines[1].contains(",supports,"), "{text}");
    assert!(lines[2].contains(",refutes,"), "{text}");
    library.ok(&[
        "export", "--format", "csv", "--claim", &claim, "-o", "out.csv",
    ]);
    let written = fs::read_to_string(library.path("out.csv")).unwrap();
    assert_eq!(written, text);
}

#[test]
fn the_matrix_is_had_as_json_and_as_csv_of_a_claim_and_of_a_story() {
    let Marked {
        library,
        cloud,
        lobby,
        claim,
        other,
    } = marked();
    let matrix = |arguments: &[&str]| {
        let all = [&["export"], arguments].concat();
        library.json(&all)["matrix"].clone()
    };
    let columns = |matrix: &Value| -> Vec<String> {
        let columns = matrix["columns"].as_array().unwrap().iter();
        columns
            .map(|column| column["articles"][0].as_str().unwrap().to_owned())
            .collect()
    };
    let of_claim = matrix(&["--claim", &claim]);
    assert_eq!(columns(&of_claim), [&*cloud, &*lobby]);
    let row = &of_claim["rows"][0];
    assert_eq!(row["claim"], claim);
    assert_eq!(row["cells"][0]["stance"], "supports");
    assert_eq!(row["cells"][1]["stance"], "refutes");
    let story = [
        "story", "add", "JEDI", &lobby, "bare.txt", "--claim", &other,
    ];
    library.id(&story);
    let of_story = matrix(&["--story", "JEDI"]);
    assert_eq!(columns(&of_story).len(), 2);
    assert_eq!(of_story["rows"].as_array().unwrap().len(), 2);
    assert_eq!(
        (&of_story["left"], &of_story["outside"]),
        (&json!(3), &json!(1))
    );
    // The same as `claims` has.
    let csv = library.done(&["export", "--story", "JEDI", "--format", "matrix-csv"]);
    csv.says("The evidence of 1 article beside these is left out");
    assert_eq!(
        csv.stdout,
        library.ok(&["claims", "--story", "JEDI", "--format", "csv"])
    );
    let by_sources = ["--format", "matrix-csv", "--by", "sources"];
    let csv = library.ok(&[&["export", "--claim", &claim], &by_sources[..]].concat());
    assert!(csv.contains("\"Desk North, 1 article\""), "{csv}");
    let text = library.ok(&["export", "--story", "JEDI", "--format", "markdown"]);
    let open = "- Unchecked: 1 article of the story, “Nothing here”.\n";
    assert!(text.contains(open), "{text}");
}

#[test]
fn what_a_format_does_not_take_is_refused() {
    let Marked { library, .. } = marked();
    for option in ["--reviewer", "--url", "--person", "--organization"] {
        for format in ["markdown", "json", "csv", "matrix-csv", "html"] {
            let arguments = ["export", "--format", format, option, "https://x.example"];
            library
                .fails(2, &arguments)
                .says(option)
                .says("claimreview");
        }
    }
    for format in ["markdown", "csv", "html", "claimreview"] {
        let arguments = ["export", "--format", format, "--by", "sources"];
        library.fails(2, &arguments).says("--by");
    }
}

#[test]
fn reviews_of_several_claims_need_a_page_without_a_place() {
    let Marked {
        library,
        claim,
        other,
        ..
    } = marked();
    for id in [&claim, &other] {
        library.ok(&["claim", "set", id, "--status", "refuted"]);
    }
    let export = ["export", "--format", "claimreview", "--url"];
    let at = [&export[..], &["https://reader.example/checks#one"]].concat();
    library
        .fails(1, &at)
        .says("Give https://reader.example/checks alone");
    let one = [&at[..], &["--claim", &claim]].concat();
    library.done(&one);
    let both = library.done(&[&export[..], &["https://reader.example/checks"]].concat());
    assert!(both.stdout.contains(&format!("checks#{claim}")), "{both:?}");
    let page = library.ok(&["export", "--format", "html"]);
    assert!(
        page.contains(&format!("<section id=\"{claim}\">")),
        "{page}"
    );
}

#[test]
fn a_status_of_the_persons_own_is_reviewed_as_the_scale_says() {
    let Marked {
        library,
        claim,
        other,
        ..
    } = marked();
    let config = library.data_dir().join("config");
    fs::create_dir_all(&config).unwrap();
    let scale = "(statuses: [\"mostly true = 4\", \"must wait = undecided\"])";
    fs::write(config.join("config.ron"), scale).unwrap();
    library.ok(&["claim", "set", &claim, "--status", "mostly true"]);
    library.ok(&["claim", "set", &other, "--status", "must wait"]);
    // One that is new begins as what decides nothing.
    let new = library.id(&["claim", "add", "Nothing is said yet"]);
    let shown = library.json(&["claim", "show", &new]);
    assert_eq!(shown["claims"][0]["status"], "must wait");
    library.ok(&["claim", "remove", &new]);
    let url = ["--url", "https://reader.example/checks"];
    let done = library.done(&[&["export", "--format", "claimreview"], &url[..]].concat());
    done.says("Left out: “Nobody says so” lacks `reviewRating`: its status is must wait");
    let reviews: Value = serde_json::from_str(&done.stdout).unwrap();
    assert_eq!(reviews.as_array().unwrap().len(), 1);
    assert_eq!(reviews[0]["reviewRating"]["ratingValue"], 4);
    let told = library.ok(&["config"]);
    assert!(told.contains("mostly true = 4"), "{told}");
    library.ok(&["config", "--check"]);
    fs::write(
        config.join("config.ron"),
        "(statuses: [\"mostly true = 9\"])",
    )
    .unwrap();
    library.fails(1, &["config", "--check"]).says("`= 9`");
}

#[test]
fn html_is_one_page_without_anything_from_elsewhere() {
    let Marked { library, .. } = marked();
    let page = library.ok(&["export", "--format", "html"]);
    assert!(page.starts_with("<!DOCTYPE html>\n"), "{page}");
    assert!(page.ends_with("</html>\n"), "{page}");
    assert!(page.contains("The vendor offers a package"), "{page}");
    for foreign in ["<script", "src=", "<link", "@import", "url("] {
        assert!(!page.contains(foreign), "{foreign}");
    }
}

#[test]
fn a_claimreview_asks_for_what_it_needs_and_is_written_once_it_is_there() {
    let Marked {
        library,
        claim,
        other,
        ..
    } = marked();
    let export = ["export", "--format", "claimreview", "--claim", &claim];
    library.fails(2, &export).says("`url`").says("--url");
    let at = [&export[..], &["--url", "https://reader.example/checks"]].concat();
    library.fails(1, &at).says("reviewRating").says("status");
    library.ok(&["claim", "set", &claim, "--status", "refuted"]);
    let named = [&at[..], &["--reviewer", "A. Reader", "--claim", &other]].concat();
    let done = library.done(&named);
    done.says("Left out: “Nobody says so” lacks `reviewRating`");
    let reviews: Value = serde_json::from_str(&done.stdout).unwrap();
    assert_eq!(reviews.as_array().unwrap().len(), 1);
    assert_eq!(reviews[0]["@type"], "ClaimReview");
    assert_eq!(reviews[0]["author"]["name"], "A. Reader");
    assert_eq!(reviews[0]["reviewRating"]["alternateName"], "refuted");
    // Without a reviewer it is told what is missing, and where one is named; config.ron names one for all.
    library.done(&at).says("`author`").says("--reviewer");
    let config = library.data_dir().join("config");
    fs::create_dir_all(&config).unwrap();
    fs::write(config.join("config.ron"), "(name: \"B. Reader\")").unwrap();
    let done = library.done(&at);
    let reviews: Value = serde_json::from_str(&done.stdout).unwrap();
    assert_eq!(reviews[0]["author"]["name"], "B. Reader");
    assert!(!done.stderr.contains("author"), "{done:?}");
    library.fails(
        2,
        &[&export[..], &["--url", "javascript:alert(1)"]].concat(),
    );
}
