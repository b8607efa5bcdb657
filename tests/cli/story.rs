use serde_json::json;

use crate::library::{Library, short};

/// A library with two articles, of which the story `JEDI abroad` holds the first.
fn narrowed() -> (Library, String, String, String) {
    let library = Library::new();
    let cloud = library.cloud();
    let lobby = library.lobby();
    let story = library.id(&["story", "add", "JEDI abroad", &cloud]);
    (library, cloud, lobby, story)
}

fn lines(printed: &str) -> Vec<&str> {
    printed.lines().collect()
}

#[test]
fn a_story_is_made_filled_and_asked_for() {
    let (library, cloud, lobby, story) = narrowed();
    let stories = library.json(&["story"]);
    let one = &stories["stories"][0];
    assert_eq!(one["id"], story);
    assert_eq!(one["name"], "JEDI abroad");
    assert_eq!(one["articles"], json!([cloud]));
    let counts = json!({"articles": 1, "unread": 1, "claims": 0, "recheck": 0});
    assert_eq!(one["counts"], counts);
    for named in ["jedi", "\"JEDI abroad\"", short(&story), &story, "jed*"] {
        let found = library.json(&["list", &format!("story:{named}")]);
        assert_eq!(found["articles"][0]["id"], cloud, "{named}");
        assert_eq!(found["articles"].as_array().unwrap().len(), 1, "{named}");
    }
    let found = library.json(&["list", "(-story:jedi)"]);
    let found = found["articles"].as_array().unwrap().clone();
    assert!(found.iter().any(|article| article["id"] == lobby));
    let put = library.ok(&["story", "link", "jedi abroad", &cloud, &lobby]);
    assert_eq!(put, format!("{lobby} Lobbying for contracts\n"));
    assert_eq!(
        library.json(&["show", &lobby])["stories"],
        json!(["JEDI abroad"])
    );
    let out = library.ok(&["story", "unlink", "jedi abroad", "story:jedi"]);
    assert_eq!(lines(&out).len(), 2);
    assert_eq!(library.json(&["list", "story:jedi"])["articles"], json!([]));
}

#[test]
fn a_claim_belongs_to_the_stories_it_was_put_into_and_to_those_of_its_evidence() {
    let (library, cloud, lobby, _) = narrowed();
    let mark = |article: &str, words: &str, claim: &str| {
        library.done(&["highlight", article, "--quote", words, "--claim", claim]);
    };
    mark(
        &cloud,
        "The vendor offers a package",
        "A package is offered",
    );
    mark(&lobby, "A court stopped the award", "The award was stopped");
    let statements = |query: &str| {
        let claims = library.json(&["claims", query]);
        let claims = claims["claims"].as_array().unwrap().clone();
        let mut all: Vec<String> = claims
            .iter()
            .map(|claim| claim["statement"].as_str().unwrap().to_owned())
            .collect();
        all.sort();
        all
    };
    assert_eq!(statements("story:jedi"), ["A package is offered"]);
    library.ok(&[
        "story",
        "link",
        "JEDI abroad",
        "--claim",
        "The award was stopped",
    ]);
    let both = ["A package is offered", "The award was stopped"];
    assert_eq!(statements("story:jedi"), both);
    assert_eq!(statements("(-story:jedi)"), Vec::<String>::new());
    let claims = library.json(&["claims", "award"]);
    assert_eq!(claims["claims"][0]["stories"], json!(["JEDI abroad"]));
    let counts = &library.json(&["story", "show", "JEDI abroad"])["stories"][0]["counts"];
    assert_eq!(counts["claims"], 2);
    let exported = library.json(&["export", "--story", "JEDI abroad"]);
    assert_eq!(exported["articles"].as_array().unwrap().len(), 1);
    assert_eq!(exported["annotations"].as_array().unwrap().len(), 1);
    assert_eq!(exported["claims"].as_array().unwrap().len(), 2);
    assert_eq!(exported["articles"][0]["stories"], json!(["JEDI abroad"]));
    let found = library.json(&["search", "award", "story:jedi"]);
    assert_eq!(found["hits"][0]["kind"], "claim");
    let quotes = library.json(&["annotations", "story:jedi"]);
    assert_eq!(quotes["annotations"].as_array().unwrap().len(), 1);
}

#[test]
fn an_export_of_a_story_begins_with_its_name_and_note() {
    let (library, ..) = narrowed();
    library.ok(&["story", "set", "JEDI abroad", "--note", "Who *offered* it?"]);
    let text = library.ok(&["export", "--story", "JEDI abroad", "--format", "markdown"]);
    let start =
        "# JEDI abroad\n\n- Note:\n\n  Who *offered* it?\n\n1 article, 0 annotations, 0 claims.\n";
    assert!(text.starts_with(start), "{text}");
    let shown = library.ok(&["story", "show", "JEDI abroad"]);
    let start = "# JEDI abroad\n\n- Note:\n\n  Who *offered* it?\n\n1 article, 1 unread, 0 claims, 0 to recheck.\n\n## Articles\n\n- A. Writer, ";
    assert!(shown.starts_with(start), "{shown}");
}

#[test]
fn what_is_added_with_a_story_belongs_to_it_and_the_story_is_made() {
    let library = Library::new();
    let file = library.write("cloud.txt", crate::library::CLOUD_FILE);
    let file = file.to_str().unwrap();
    let added = library.done(&["add", file, "--story", "JEDI abroad", "--story", "Vendors"]);
    assert_eq!(
        added.stderr,
        "note: There was no story “JEDI abroad”; it was made.\nnote: There was no story “Vendors”; it was made.\n"
    );
    library.ok(&["add", file, "--story", "vendors"]);
    assert_eq!(
        library.json(&["show", "cloud.txt"])["stories"],
        json!(["JEDI abroad", "Vendors"])
    );
    let refused = library.fails(1, &["set", "cloud.txt", "--story", "Vendor"]);
    assert_eq!(
        refused.stderr,
        "error: There is no story that “Vendor” names.\nhint: Did you mean “Vendors”? `briefreader story` lists what there is.\n"
    );
    let out = library.ok(&["set", "cloud.txt", "--no-story", "vendors"]);
    assert!(out.ends_with(" Cloud package for governments abroad\n"));
    let again = library.done(&["set", "cloud.txt", "--no-story", "vendors"]);
    assert_eq!(again.stdout, "");
    assert_eq!(again.stderr, "note: All of this was so already.\n");
    assert_eq!(
        library.json(&["show", "cloud.txt"])["stories"],
        json!(["JEDI abroad"])
    );
}

#[test]
fn a_story_is_renamed_removed_and_restored() {
    let (library, _, _, story) = narrowed();
    library.ok(&["story", "set", "jedi abroad", "--name", "Clouds"]);
    library.fails(1, &["story", "show", "JEDI abroad"]);
    let would = library.done(&["story", "remove", "Clouds", "--dry-run"]);
    assert_eq!(would.stdout, format!("{story} Clouds\n"));
    library.ok(&["story", "remove", "Clouds"]);
    assert_eq!(library.json(&["story"])["stories"], json!([]));
    assert_eq!(
        library.json(&["list", "story:clouds"])["articles"],
        json!([])
    );
    let trash = library.ok(&["restore"]);
    assert!(
        trash.contains("story") && trash.contains("Clouds"),
        "{trash}"
    );
    let refused = library.fails(1, &["story", "show", short(&story)]);
    assert!(refused.stderr.contains("is in the trash"), "{refused:?}");
    assert_eq!(
        library.ok(&["restore", short(&story)]),
        format!("{story} Clouds\n")
    );
    let found = library.json(&["list", "story:clouds"]);
    assert_eq!(found["articles"].as_array().unwrap().len(), 1);
}

#[test]
fn the_same_name_is_the_same_story() {
    let (library, cloud, _, story) = narrowed();
    let again = library.done(&["story", "add", "jedi ABROAD", &cloud]);
    assert_eq!(again.stdout, format!("{story}\n"));
    assert!(again.stderr.contains("already"), "{again:?}");
    library.fails(2, &["story", "add", "  "]);
    library.fails(2, &["story", "link", "JEDI abroad"]);
    library.fails(2, &["story", "set", "JEDI abroad"]);
}

#[test]
fn a_story_that_holds_what_is_not_there_is_told_by_check() {
    let (library, cloud, _, _) = narrowed();
    library.ok(&["check"]);
    let end = &cloud[cloud.len() - 2..];
    for folder in ["articles", "backup/articles"] {
        let file = format!("data/{folder}/{end}/{cloud}.ron");
        std::fs::remove_file(library.data_dir().join(file)).unwrap();
    }
    let told = library.fails(1, &["check"]);
    let what = format!("The story “JEDI abroad” holds an article that is not there: {cloud}");
    assert!(format!("{told:?}").contains(&what), "{told:?}");
}

#[test]
fn a_view_is_saved_listed_changed_and_removed() {
    let (library, ..) = narrowed();
    let id = library.id(&[
        "view",
        "add",
        "Abroad",
        "story:jedi",
        "is:unread",
        "--key",
        "j",
    ]);
    let views = library.json(&["view"]);
    let all = views["views"].as_array().unwrap();
    assert_eq!(all.len(), 7);
    let unread =
        json!({"id": null, "name": "Unread", "query": "is:unread", "key": "u", "count": 2});
    assert_eq!(all[1], unread);
    assert_eq!(
        all[6],
        json!({"id": id, "name": "Abroad", "query": "story:jedi is:unread", "key": "j", "count": 1})
    );
    for wrong in [
        ["view", "add", "abroad", "x"].as_slice(),
        &["view", "add", "Unread", "x"],
        &["view", "add", "Other", "x", "--key", "u"],
        &["view", "add", "Other", "x", "--key", "j"],
    ] {
        library.fails(1, wrong);
    }
    library.fails(2, &["view", "add", "Other", "is:nothing"]);
    library.fails(2, &["view", "add", "Other", "x", "--key", "jj"]);
    library.ok(&["view", "set", "abroad", "--name", "Away", "--key", ""]);
    let views = library.json(&["view", "list"]);
    assert_eq!(views["views"][6]["name"], "Away");
    assert_eq!(views["views"][6]["key"], json!(null));
    library.ok(&["view", "remove", "Away"]);
    assert_eq!(
        library.json(&["view"])["views"].as_array().unwrap().len(),
        6
    );
    library.ok(&["restore", short(&id)]);
    assert_eq!(
        library.json(&["view"])["views"].as_array().unwrap().len(),
        7
    );
}
