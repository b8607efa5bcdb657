use serde_json::{Value, json};

use crate::library::{CLOUD_FILE, Library};

/// Adds the article about the cloud, marks three passages, and writes a file in which one of them has moved, one has
/// other words, and one is gone.
fn revised() -> (Library, String, [String; 3]) {
    let library = Library::new();
    let article = library.cloud();
    let text = "The package\n\n\
        The company will offer a cloud package to governments abroad, several people said. \
        It was first shown to partners in spring, and nobody outside of them has seen it since.\n\n\
        Its devices work offline for up to thirty days and sync later, when there is a line. \
        The price has not been told to anyone, and the company did not answer questions about it.\n\n\
        A lawyer called the whole plan bold.\n";
    library.write("package.txt", text);
    let id = library.id(&["add", "package.txt"]);
    let quotes = [
        "The price has not been told to anyone",
        "Its devices work offline for up to thirty days and sync later",
        "A lawyer called the whole plan bold.",
    ];
    let marks = quotes.map(|quote| library.id(&["highlight", &id, "--quote", quote]));
    let new = text
        .replace(
            "The package\n",
            "The package\n\nThis report was brought up to date.\n",
        )
        .replace("thirty days", "ninety days")
        .replace(
            "A lawyer called the whole plan bold.",
            "Nobody else wanted to comment on that.",
        );
    library.write("later.txt", new);
    assert_ne!(article, id);
    (library, id, marks)
}

/// Revises the article, and returns the JSON; the counts go to standard error.
fn revise(library: &Library, id: &str) -> Value {
    let answer = library.done(&["revise", id, "later.txt", "--format", "json"]);
    serde_json::from_str(&answer.stdout).unwrap()
}

#[test]
fn revising_tells_that_there_is_a_new_snapshot_where_nothing_is_marked() {
    let library = Library::new();
    let id = library.cloud();
    library.write("later.txt", "Another text of the cloud.");
    let answer = library.done(&["revise", &id, "later.txt"]);
    answer.says("has a new snapshot.");
}

#[test]
fn revising_tells_counts_and_what_is_to_recheck_first() {
    let (library, id, _) = revised();
    let answer = library.done(&["revise", &id, "later.txt"]);
    answer.says("1 moved, 1 edited, 1 orphan");
    let states: Vec<&str> = answer
        .stdout
        .lines()
        .filter_map(|row| row.split_whitespace().next())
        .collect();
    assert_eq!(states, ["orphan", "edited", "moved"], "{}", answer.stdout);
    assert!(
        answer
            .stdout
            .contains("→ Its devices work offline for up to ninety days")
    );
    let list = library.json(&["list"]);
    let article = list["articles"]
        .as_array()
        .unwrap()
        .iter()
        .find(|article| article["id"] == json!(id));
    assert_eq!(article.unwrap()["snapshots"].as_array().unwrap().len(), 2);
    let old = library.ok(&["show", &id, "--snapshot", "1"]);
    assert!(old.contains("thirty days") && old.contains("A lawyer"));
}

#[test]
fn the_table_of_annotations_tells_the_score_of_what_is_not_as_it_was_made() {
    let (library, id, marks) = revised();
    let score = |mark: &String| {
        let table = library.ok(&["annotations", "--article", &id]);
        let short = &mark[mark.len() - 8..];
        let row = table.lines().find(|row| row.contains(short)).unwrap();
        let cells: Vec<String> = row.split_whitespace().map(str::to_owned).collect();
        (cells[2].clone(), cells[3].clone())
    };
    assert_eq!(
        score(&marks[0]),
        ("anchored".to_owned(), "yellow".to_owned())
    );
    revise(&library, &id);
    let (state, fits) = score(&marks[1]);
    assert_eq!(state, "edited");
    assert!((0.7..1.0).contains(&fits.parse::<f64>().unwrap()), "{fits}");
}

#[test]
fn the_json_of_revise_tells_state_method_score_and_place() {
    let (library, id, marks) = revised();
    let answer = revise(&library, &id);
    assert_eq!(answer["articles"][0]["state"], "revised");
    let of = |mark: &String| {
        let all = answer["annotations"].as_array().unwrap();
        all.iter().find(|one| one["id"] == json!(mark)).unwrap()
    };
    let moved = of(&marks[0]);
    assert_eq!(moved["state"], "moved");
    assert_eq!(moved["method"], "exact");
    let text: Vec<char> = library.ok(&["show", &id]).chars().collect();
    let at = |name: &str| usize::try_from(moved[name].as_u64().unwrap()).unwrap();
    let words: String = text[at("start")..at("end")].iter().collect();
    assert_eq!(words, "The price has not been told to anyone");
    assert_eq!(of(&marks[1])["state"], "edited");
    assert!(of(&marks[1])["score"].as_f64().unwrap() < 1.0);
    assert_eq!(of(&marks[2])["start"], json!(null));

    // `annotations` says the same, with the words that stand there now and whether a person is to recheck them.
    let annotations = library.json(&["annotations", "--article", &id]);
    let edited = annotations["annotations"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["id"] == json!(marks[1]))
        .unwrap();
    assert_eq!(edited["recheck"], json!(true));
    assert_eq!(
        edited["words"],
        "Its devices work offline for up to ninety days and sync later"
    );
    assert_eq!(
        edited["quote"],
        "Its devices work offline for up to thirty days and sync later"
    );
    let again = revise(&library, &id);
    assert_eq!(again["articles"][0]["state"], "unchanged");
}

#[test]
fn an_export_quotes_the_old_words_with_their_day_beside_the_new() {
    let (library, id, _) = revised();
    library.done(&["revise", &id, "later.txt"]);
    let text = library.ok(&["export", "--article", &id, "--format", "markdown"]);
    assert!(text.contains("> Its devices work offline for up to thirty days and sync later"));
    assert!(text.contains("The quote is of snapshot 1, of "), "{text}");
    assert!(
        text.contains("has: “Its devices work offline for up to ninety days and sync later”"),
        "{text}"
    );
}

#[test]
fn what_cannot_be_taken_in_changes_nothing() {
    let (library, id, _) = revised();
    library.fails(1, &["revise", &id, "nowhere.txt"]);
    library.fails(1, &["revise", &id, "https://north.example/cloud"]);
    library.fails(1, &["revise", "no-such", "later.txt"]);
    library.write("cloud.txt", CLOUD_FILE);
    let list = library.json(&["list"]);
    assert!(
        list["articles"]
            .as_array()
            .unwrap()
            .iter()
            .all(|article| article["snapshots"].as_array().unwrap().len() == 1)
    );
}
