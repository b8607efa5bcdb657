use serde_json::{Value, json};

use crate::library::{Library, short};

/// A library with two reports of one fire, of which the one that was added last was published first, and one of
/// something else.
fn reports(library: &Library) -> [String; 3] {
    let add = |name: &str, text: &str, date: &str| {
        library.write(name, text);
        library.id(&["add", name, "--date", date])
    };
    [
        add(
            "later.txt",
            "Mill in ruins\n\n– “Terrible” –\n\nFourteen people died when fire swept through the Halden paper mill \
             late on Monday. Firefighters from Brekke came to help.\n",
            "2021-03-03",
        ),
        add(
            "first.txt",
            "Fire at the mill\n\nA fire at the Halden paper mill killed 12 people on Monday night. The mill makes \
             paper for Brekke.\n",
            "2021-03-02",
        ),
        add(
            "other.txt",
            "Council\n\nThe council of Brekke met on Monday to speak of the harbour.\n",
            "2021-03-02",
        ),
    ]
}

fn cut(text: &str, side: &Value) -> String {
    let count = |name: &str| usize::try_from(side[name].as_u64().unwrap()).unwrap();
    let (start, end) = (count("start"), count("end"));
    text.chars().skip(start).take(end - start).collect()
}

fn told(library: &Library, arguments: &[&str]) -> Vec<Value> {
    let found = library.json(&[&["disagreements"], arguments].concat());
    assert_eq!(found["version"], 1);
    found["disagreements"].as_array().unwrap().clone()
}

#[test]
fn sentences_that_differ_are_told_with_what_differs_first_published_first() {
    let library = Library::new();
    let [later, first, _] = reports(&library);
    let found = told(&library, &[]);
    let [one] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(one["kind"], "number");
    assert!(one["score"].as_f64().unwrap() <= 1.0);
    for (side, article, value) in [("left", &first, "12"), ("right", &later, "Fourteen")] {
        let side = &one[side];
        assert_eq!(side["article"], json!(article));
        assert_eq!(side["value"], value);
        let text = library.ok(&["show", article, "--format", "text"]);
        assert_eq!(cut(&text, side), side["text"].as_str().unwrap());
        assert!(side["text"].as_str().unwrap().contains("Halden paper mill"));
    }
}

#[test]
fn of_one_article_it_stands_in_front_and_a_query_narrows_the_others() {
    let library = Library::new();
    let [later, first, other] = reports(&library);
    let found = told(&library, &["--article", &later]);
    assert_eq!(found[0]["left"]["article"], json!(later));
    assert_eq!(found[0]["right"]["article"], json!(first));
    assert!(told(&library, &["--article", &other]).is_empty());
    assert_eq!(told(&library, &["published:2021-03"]).len(), 1);
    assert!(told(&library, &["published:2021-03-02"]).is_empty());
}

#[test]
fn what_is_dismissed_stays_away_until_it_is_asked_for_again() {
    let library = Library::new();
    reports(&library);
    let id = told(&library, &[])[0]["id"].as_str().unwrap().to_owned();
    let table = library.ok(&["disagreements"]);
    assert!(
        table.contains(short(&id)) && table.contains("Fourteen"),
        "{table}"
    );
    library.ok(&["disagreements", "--dismiss", short(&id)]);
    assert!(told(&library, &[]).is_empty());
    library.ok(&["reindex"]);
    assert!(told(&library, &[]).is_empty());
    library.ok(&["disagreements", "--restore", &id]);
    assert_eq!(told(&library, &[])[0]["id"], json!(id));
    library.ok(&["disagreements", "--dismiss", short(&id)]);
    assert!(told(&library, &[]).is_empty());
    library.ok(&["check"]);
}

#[test]
fn the_same_words_in_copies_of_a_report_are_one_disagreement_that_is_dismissed_once() {
    let library = Library::new();
    let [_, first, _] = reports(&library);
    library.write(
        "copy.txt",
        "Deadly fire\n\nA fire at the Halden paper mill killed 12 people on Monday night. More is not known.\n",
    );
    let copy = library.id(&["add", "copy.txt", "--date", "2021-03-04"]);
    let found = told(&library, &[]);
    let [one] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(one["left"]["article"], json!(first));
    assert_eq!(one["left"]["articles"], json!([&first, &copy]));
    assert_eq!(one["right"]["articles"].as_array().unwrap().len(), 1);
    assert!(library.ok(&["disagreements"]).contains(" +1 "));
    let id = one["id"].as_str().unwrap();
    library.ok(&["disagreements", "--dismiss", id]);
    assert!(told(&library, &[]).is_empty());
    assert!(told(&library, &["--article", &copy]).is_empty());
    library.ok(&["disagreements", "--restore", id]);
    assert_eq!(told(&library, &[]), found);
    assert_eq!(told(&library, &["--article", &copy]).len(), 1);
}

#[test]
fn a_claim_is_made_of_a_disagreement_with_a_sentence_for_and_one_against_it() {
    let library = Library::new();
    reports(&library);
    let found = told(&library, &[]);
    assert!(found[0]["claim"].is_null());
    let id = found[0]["id"].as_str().unwrap().to_owned();
    let claim = library.id(&["disagreements", "--claim", short(&id)]);
    let shown = library.json(&["claim", "show", &claim]);
    let shown = &shown["claims"][0];
    assert_eq!(
        shown["statement"],
        "A fire at the Halden paper mill killed 12 people on Monday night."
    );
    assert_eq!(shown["counts"]["supports"], 1);
    assert_eq!(shown["counts"]["refutes"], 1);
    // Claimed once more it is the same claim, and the two go on disagreeing.
    assert_eq!(library.id(&["disagreements", "--claim", &id]), claim);
    library
        .done(&["disagreements", "--claim", &id])
        .says("is claimed already");
    let found = told(&library, &[]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0]["claim"], claim);
}
