use serde_json::json;

use crate::library::{Library, short};

#[test]
fn each_field_can_be_corrected_and_taken_away() {
    let library = Library::new();
    let id = library.cloud();
    library.ok(&[
        "set",
        short(&id),
        "--title",
        "Cloud",
        "--source-name",
        "Desk East",
        "--author",
        "",
        "--date",
        "2020",
        "--url",
        "https://east.example/cloud",
        "--tag",
        "cloud",
    ]);
    let article = library.json(&["list"])["articles"][0].clone();
    assert_eq!(article["title"], "Cloud");
    assert_eq!(article["source"], "Desk East");
    assert_eq!(article["author"], json!(null));
    assert_eq!(article["published"], "2020");
    assert_eq!(article["url"], "https://east.example/cloud");
    assert_eq!(article["tags"], json!(["cloud"]));
    library.ok(&[
        "set",
        "https://east.example/cloud",
        "--date",
        "",
        "--url",
        "",
    ]);
    let article = library.json(&["list"])["articles"][0].clone();
    assert_eq!(article["published"], json!(null));
    assert_eq!(article["url"], json!(null));
}

#[test]
fn tags_are_added_and_taken_off_one_by_one() {
    let library = Library::new();
    library.cloud();
    library.ok(&["set", "cloud.txt", "--tag", "b", "--tag", "a"]);
    library.ok(&["set", "cloud.txt", "--tag", "c", "--untag", "b"]);
    assert_eq!(
        library.json(&["list"])["articles"][0]["tags"],
        json!(["a", "c"])
    );
}

#[test]
fn reading_and_star_are_set_for_several_and_a_wrong_name_stops_no_other() {
    let library = Library::new();
    let (cloud, lobby) = (library.cloud(), library.lobby());
    library
        .fails(
            1,
            &["set", &cloud, "nothing.txt", &lobby, "--read", "--star"],
        )
        .says("nothing.txt");
    for article in library.json(&["list"])["articles"].as_array().unwrap() {
        assert_eq!(article["read"], true);
        assert_eq!(article["starred"], true);
    }
    library.ok(&["set", &cloud, "--unread", "--unstar"]);
    let list = library.json(&["list", "cloud"]);
    assert_eq!(list["articles"][0]["read"], false);
    assert_eq!(list["articles"][0]["starred"], false);
}

#[test]
fn what_makes_no_sense_is_wrong_usage() {
    let library = Library::new();
    let (cloud, lobby) = (library.cloud(), library.lobby());
    for arguments in [
        ["set", &cloud].as_slice(),
        &["set", "--read"],
        &["set", &cloud, "--read", "--unread"],
        &["set", &cloud, &lobby, "--title", "Both"],
        &["set", &cloud, "--date", "2020-02-30"],
        &["set", &cloud, "--title", ""],
        &["set", &cloud, "--tag", " "],
    ] {
        library.fails(2, arguments);
    }
}
