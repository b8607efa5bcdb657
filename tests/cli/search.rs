use std::fs;

use serde_json::json;

use crate::library::{CLOUD, Library, short};

#[test]
fn a_hit_says_where_the_words_stand() {
    let library = Library::new();
    let (cloud, lobby) = (library.cloud(), library.lobby());
    let found = library.json(&["search", "devices"]);
    let hits = found["hits"].as_array().unwrap();
    assert_eq!(found["version"], 1);
    assert_eq!(
        hits.len(),
        3,
        "two sentences of one article, one of the other: {hits:?}"
    );
    for hit in hits {
        assert_eq!(hit["kind"], "text");
        let id = hit["article"].as_str().unwrap();
        let text = library.ok(&["show", id, "--format", "text"]);
        let count = |name: &str| usize::try_from(hit[name].as_u64().unwrap()).unwrap();
        let words: String = text
            .chars()
            .skip(count("start"))
            .take(count("end") - count("start"))
            .collect();
        assert_eq!(words, "devices");
        assert!(hit["snippet"].as_str().unwrap().contains("devices"));
    }
    let of = |id: &str| {
        hits.iter()
            .filter(|hit| hit["article"] == json!(id))
            .count()
    };
    assert_eq!((of(&cloud), of(&lobby)), (2, 1));
    let table = library.ok(&["search", "award"]);
    let start =
        "Lobbying for contracts\n\nThe devices need a network, a rival says. A court stopped the "
            .len();
    assert_eq!(
        table,
        format!(
            "{}  text  {start}  source?  The devices need a network, a rival says. A court stopped the award in February.\n",
            short(&lobby)
        )
    );
}

#[test]
fn words_phrases_and_fields_narrow() {
    let library = Library::new();
    let (cloud, lobby) = (library.cloud(), library.lobby());
    let found = |query: &str| -> Vec<String> {
        let found = library.json(&["search", query]);
        let ids = found["hits"].as_array().unwrap().iter();
        let mut ids: Vec<String> = ids
            .map(|hit| hit["article"].as_str().unwrap().to_owned())
            .collect();
        ids.sort();
        ids.dedup();
        ids
    };
    let both = {
        let mut both = vec![cloud.clone(), lobby.clone()];
        both.sort();
        both
    };
    assert_eq!(found("devices offline"), [cloud.as_str()]);
    assert_eq!(found("\"offline work\""), [] as [&str; 0]);
    assert_eq!(found("\"work offline\""), [cloud.as_str()]);
    assert_eq!(found("offline OR court"), both);
    assert_eq!(found("devices -offline"), [lobby.as_str()]);
    assert_eq!(found("gover*"), [cloud.as_str()]);
    assert_eq!(found("title:contracts"), [lobby.as_str()]);
    assert_eq!(found("source:north"), [cloud.as_str()]);
    assert_eq!(found("missing:source"), [lobby.as_str()]);
    assert_eq!(found("published:2020-08..2020-09"), [cloud.as_str()]);
}

#[test]
fn what_changes_is_found_at_once_also_behind_the_back_of_the_index() {
    let library = Library::new();
    let cloud = library.cloud();
    assert_eq!(library.json(&["search", "zebra"])["hits"], json!([]));
    library.done(&[
        "highlight",
        &cloud,
        "--quote",
        "sync later",
        "--start",
        "118",
        "--note",
        "A zebra?",
        "--claim",
        "Zebras sync",
    ]);
    let kinds = |query: &str| -> Vec<String> {
        let found = library.json(&["search", query]);
        let hits = found["hits"].as_array().unwrap().iter();
        hits.map(|hit| hit["kind"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(kinds("zebra"), ["note"]);
    assert_eq!(kinds("zebras"), ["claim", "title"]);
    library.ok(&["set", &cloud, "--title", "Zebra crossing"]);
    assert_eq!(kinds("zebra"), ["title", "note"]);
    library.ok(&["remove", &cloud]);
    assert_eq!(kinds("zebra"), [] as [&str; 0]);
    assert_eq!(kinds("zebra is:trashed"), ["title", "note"]);
    library.ok(&["restore", &cloud]);

    // The index may go at any time.
    let index = library.data_dir().join("cache/index.sqlite");
    fs::write(&index, "damaged").unwrap();
    assert_eq!(kinds("zebra"), ["title", "note"]);
    fs::remove_dir_all(library.data_dir().join("cache")).unwrap();
    assert_eq!(kinds("zebra"), ["title", "note"]);
    library.done(&["purge", &cloud]);
    let bytes = fs::read(index).unwrap();
    let words = CLOUD.split_whitespace().filter(|word| word.len() > 6);
    for word in words {
        let word = word
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase();
        let is_there = bytes
            .windows(word.len())
            .any(|some| some.eq_ignore_ascii_case(word.as_bytes()));
        assert!(!is_there, "{word} is still in the index");
    }
    assert_eq!(kinds("zebra OR is:trashed"), [] as [&str; 0]);
}

#[test]
fn a_query_that_is_not_understood_is_pointed_at() {
    let library = Library::new();
    let answer = library.run(&["search", "cloud autor:x"]);
    assert_eq!(answer.status, 2);
    answer.says("author:");
    let lines: Vec<&str> = answer.stderr.lines().collect();
    let place = lines
        .iter()
        .position(|line| line.contains("cloud autor:x"))
        .unwrap();
    let (query, below) = (lines[place], lines[place + 1]);
    assert_eq!(below.find('^'), query.find("autor"), "{}", answer.stderr);
}

#[test]
fn making_the_index_anew_counts_the_records() {
    let library = Library::new();
    library.cloud();
    library.lobby();
    assert_eq!(library.ok(&["reindex"]), "2 records were indexed.\n");
}
