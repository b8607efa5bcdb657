use serde_json::json;

use crate::library::Library;

/// Articles of “CNBC”, “cnbc”, “cnbc.com”, “North” and an unknown source.
fn library() -> (Library, Vec<String>) {
    let library = Library::new();
    let ids = ["CNBC", "cnbc", "cnbc.com", "North", ""]
        .iter()
        .enumerate()
        .map(|(number, source)| {
            let name = format!("{number}.txt");
            library.write(
                &name,
                format!("Title {number}\n\nText of number {number}.\n"),
            );
            library.id(&["add", &name, "--source-name", source])
        });
    let ids = ids.collect();
    (library, ids)
}

#[test]
fn sources_are_listed_with_counts() {
    let (library, ids) = library();
    library.ok(&["set", &ids[2], "--source-name", "CNBC"]);
    assert_eq!(
        library.ok(&["sources"]),
        "2  CNBC\n1  cnbc\n1  North\n1  source?\n"
    );
    assert_eq!(
        library.json(&["sources"]),
        json!({"version": 1, "sources": [
            {"source": "CNBC", "articles": 2},
            {"source": "cnbc", "articles": 1},
            {"source": "North", "articles": 1},
            {"source": null, "articles": 1},
        ]})
    );
    library.ok(&["remove", &ids[3]]);
    assert!(!library.ok(&["sources"]).contains("North"));
    Library::new().done(&["sources"]).says("briefreader add");
}

#[test]
fn a_source_is_renamed_however_it_was_spelt() {
    let (library, ids) = library();
    let dry = library.done(&["sources", "rename", "cnbc", "CNBC", "--dry-run"]);
    assert_eq!(dry.stdout, format!("{} Title 1\n", ids[1]));
    dry.says("Nothing was changed");
    assert!(library.ok(&["sources"]).contains("1  cnbc\n"));
    assert_eq!(
        library.ok(&["sources", "rename", "cnbc", "CNBC"]),
        format!("{} Title 1\n", ids[1])
    );
    let renamed = library.ok(&["sources", "rename", "Cnbc", "CNBC News"]);
    assert_eq!(renamed, format!("{} Title 0\n{} Title 1\n", ids[0], ids[1]));
    assert_eq!(
        library.ok(&["sources"]),
        "2  CNBC News\n1  cnbc.com\n1  North\n1  source?\n"
    );
    library
        .done(&["sources", "rename", "cnbc news", "CNBC News"])
        .says("already");
    // Two sources become one only where that is said.
    library
        .fails(1, &["sources", "rename", "North", "cnbc.com"])
        .says("already")
        .says("sources merge");
    library
        .fails(1, &["sources", "rename", "Nort", "South"])
        .says("Nort");
    library.fails(2, &["sources", "rename", "North", " "]);
    library.fails(2, &["sources", "rename", "North"]);
}

#[test]
fn several_sources_become_one_at_once_or_not_at_all() {
    let (library, ids) = library();
    library
        .fails(1, &["sources", "merge", "CNBC", "cnbc.org", "CNBC"])
        .says("cnbc.org");
    assert_eq!(library.ok(&["sources"]).lines().count(), 5);
    let arguments = ["sources", "merge", "CNBC", "cnbc.com", "CNBC"];
    let mut dry = arguments.to_vec();
    dry.push("--dry-run");
    let changed = format!("{} Title 1\n{} Title 2\n", ids[1], ids[2]);
    assert_eq!(library.done(&dry).stdout, changed);
    assert_eq!(library.ok(&arguments), changed);
    assert_eq!(library.ok(&["sources"]), "3  CNBC\n1  North\n1  source?\n");
    library.fails(2, &["sources", "merge", "CNBC"]);
}
