use serde_json::json;

use crate::library::{CLOUD, Library, short};

#[test]
fn an_article_that_is_removed_comes_back_with_its_annotations() {
    let library = Library::new();
    let (cloud, lobby) = (library.cloud(), library.lobby());
    let mark = library.id(&["highlight", &cloud, "--quote", "twice"]);
    let line = format!("{cloud} Cloud package for governments abroad\n");
    let dry = library.done(&["remove", &cloud, "--dry-run"]);
    assert_eq!(dry.stdout, line);
    dry.says("Nothing was removed");
    assert_eq!(
        library.json(&["list"])["articles"]
            .as_array()
            .unwrap()
            .len(),
        2
    );

    assert_eq!(library.ok(&["remove", "cloud.txt"]), line);
    let list = library.json(&["list"]);
    assert_eq!(list["articles"].as_array().unwrap().len(), 1);
    assert_eq!(list["articles"][0]["id"], json!(lobby));
    assert_eq!(library.json(&["annotations"])["annotations"], json!([]));
    library
        .fails(1, &["show", &cloud])
        .says("in the trash")
        .says("briefreader restore");
    library
        .fails(1, &["remove", &cloud])
        .says("in the trash already");

    let trash = library.ok(&["restore"]);
    assert!(
        trash.starts_with(&format!("{}  article  ", short(&cloud))),
        "{trash}"
    );
    assert_eq!(library.ok(&["restore", short(&cloud)]), line);
    assert_eq!(library.ok(&["show", &cloud]), CLOUD);
    let annotations = library.json(&["annotations"]);
    assert_eq!(annotations["annotations"][0]["id"], json!(mark));
    library
        .fails(1, &["restore", &cloud])
        .says("not in the trash");
    library.done(&["restore"]).says("empty");
}

#[test]
fn a_tag_removes_just_the_articles_that_have_it() {
    let library = Library::new();
    let (cloud, lobby) = (library.cloud(), library.lobby());
    library.ok(&["set", &cloud, "--tag", "sample"]);
    library.ok(&["set", &lobby, "--title", "A sample of lobbying"]);
    let removed = library.ok(&["remove", "sample"]);
    assert_eq!(
        removed,
        format!("{cloud} Cloud package for governments abroad\n")
    );
}

#[test]
fn words_remove_all_that_hold_them_and_nothing_is_removed_by_no_words() {
    let library = Library::new();
    library.cloud();
    library.lobby();
    library.fails(2, &["remove"]);
    library.fails(2, &["remove", " "]);
    library
        .fails(1, &["remove", "nothing of it"])
        .says("nothing of it");
    assert_eq!(library.ok(&["remove", "for"]).lines().count(), 2);
    assert_eq!(library.json(&["list"])["articles"], json!([]));
}

#[test]
fn purging_takes_the_text_away_for_good() {
    let library = Library::new();
    let (cloud, lobby) = (library.cloud(), library.lobby());
    let claim = library.id(&["claim", "add", "It was said"]);
    library.id(&["highlight", &cloud, "--quote", "twice", "--claim", &claim]);
    let line = format!("{cloud} Cloud package for governments abroad\n");
    let dry = library.done(&["purge", &cloud, "--dry-run"]);
    assert_eq!(dry.stdout, line);
    dry.says("1 annotation")
        .says("1 claim")
        .says("Nothing was purged");
    assert_eq!(library.ok(&["show", &cloud]), CLOUD);

    let answer = library.done(&["purge", &cloud]);
    assert_eq!(answer.stdout, line);
    answer.says("1 annotation").says("1 claim");
    library.fails(1, &["show", &cloud]);
    library.fails(1, &["restore", &cloud]);
    let list = library.json(&["list"]);
    assert_eq!(list["articles"].as_array().unwrap().len(), 1);
    assert_eq!(list["articles"][0]["id"], json!(lobby));
    assert_eq!(
        library.json(&["claims"])["claims"][0]["evidence"],
        json!([])
    );
    let words = "Its devices work offline and sync later.";
    for file in walk(&library.data_dir().join("data")) {
        let bytes = std::fs::read(&file).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains(words), "{}", file.display());
    }
    let again = library.id(&["add", "cloud.txt"]);
    assert_ne!(again, cloud);
}

#[test]
fn purging_needs_the_very_article() {
    let library = Library::new();
    let (cloud, _) = (library.cloud(), library.lobby());
    library.ok(&["set", &cloud, "--tag", "sample"]);
    for name in ["cloud", "sample", "Cloud package for governments abroad"] {
        library.fails(1, &["purge", name]);
    }
    library.fails(2, &["purge"]);
    library.ok(&["remove", &cloud]);
    library
        .fails(1, &["purge", "nothing.txt", &cloud])
        .says("nothing.txt");
    assert_eq!(
        library.json(&["list"])["articles"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    library.fails(1, &["restore", &cloud]);
}

fn walk(top: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(top).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(walk(&path));
        } else {
            found.push(path);
        }
    }
    found
}
