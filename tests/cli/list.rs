use serde_json::json;

use crate::library::{Library, short};

#[test]
fn an_empty_library_prints_nothing_and_says_how_to_begin() {
    let library = Library::new();
    let answer = library.done(&["list"]);
    assert_eq!(answer.stdout, "");
    answer.says("briefreader add");
    assert_eq!(
        library.json(&["list"]),
        json!({"version": 1, "articles": []})
    );
}

#[test]
fn a_table_says_what_is_missing() {
    let library = Library::new();
    let (cloud, lobby) = (library.cloud(), library.lobby());
    let list = library.ok(&["list", "--sort", "title"]);
    assert_eq!(
        list,
        format!(
            "{}  2020-08-23  Desk North  unread  0  0  Cloud package for governments abroad\n\
             {}  undated     source?     unread  0  0  Lobbying for contracts\n",
            short(&cloud),
            short(&lobby)
        )
    );
}

#[test]
fn json_has_the_fields_of_the_contract() {
    let library = Library::new();
    let id = library.cloud();
    let mut list = library.json(&["list"]);
    let article = list["articles"][0].as_object_mut().unwrap();
    let snapshot = article["snapshot"].as_str().unwrap().to_owned();
    assert_eq!(snapshot.len(), 64);
    let added: jiff::Timestamp = article["added"].as_str().unwrap().parse().unwrap();
    assert!(added > jiff::Timestamp::UNIX_EPOCH);
    article.remove("added");
    let taken = article["snapshots"][0].as_object_mut().unwrap();
    let original = taken.remove("original").unwrap();
    assert_eq!(original.as_str().unwrap().len(), 64);
    taken.remove("taken").unwrap();
    assert_eq!(
        list,
        json!({"version": 1, "articles": [{
            "id": id,
            "title": "Cloud package for governments abroad",
            "author": "A. Writer",
            "source": "Desk North",
            "url": null,
            "published": "2020-08-23",
            "language": null,
            "lead": null,
            "found": {},
            "tags": [],
            "stories": [],
            "read": false,
            "starred": false,
            "snapshot": snapshot,
            "snapshots": [{"number": 1, "id": snapshot, "fetched": null}],
        }]})
    );
}

#[test]
fn words_narrow_the_list_and_all_must_be_there() {
    let library = Library::new();
    let cloud = library.cloud();
    library.lobby();
    for query in [
        ["cloud"].as_slice(),
        &["CLOUD package"],
        &["north", "abroad"],
    ] {
        let mut arguments = vec!["list"];
        arguments.extend(query);
        let list = library.json(&arguments);
        let ids: Vec<_> = list["articles"]
            .as_array()
            .unwrap()
            .iter()
            .map(|article| article["id"].as_str().unwrap())
            .collect();
        assert_eq!(ids, [&*cloud], "{query:?}");
    }
    let answer = library.done(&["list", "cloud", "lobbying"]);
    assert_eq!(answer.stdout, "");
    answer.says("No article");
}

#[test]
fn the_order_and_the_number_can_be_chosen() {
    let library = Library::new();
    library.cloud();
    library.lobby();
    let titles = |arguments: &[&str]| -> Vec<String> {
        let list = library.json(arguments);
        let articles = list["articles"].as_array().unwrap();
        articles
            .iter()
            .map(|article| article["title"].as_str().unwrap().to_owned())
            .collect()
    };
    let (cloud, lobby) = (
        "Cloud package for governments abroad",
        "Lobbying for contracts",
    );
    assert_eq!(titles(&["list"]), [lobby, cloud]);
    assert_eq!(titles(&["list", "--sort", "title"]), [cloud, lobby]);
    assert_eq!(titles(&["list", "--sort", "published"]), [cloud, lobby]);
    assert_eq!(titles(&["list", "--limit", "1"]), [lobby]);
    assert_eq!(titles(&["list", "--limit", "0"]), [""; 0]);
    library
        .fails(2, &["list", "--sort", "colour"])
        .says("colour");
}
