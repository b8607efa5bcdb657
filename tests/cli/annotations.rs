use serde_json::json;

use crate::library::{CLOUD_FILE, Library, short};

#[test]
fn an_annotation_has_the_fields_of_the_contract() {
    let library = Library::new();
    let article = library.cloud();
    let id = library.id(&["highlight", &article, "--quote", "twice"]);
    let claim = library.id(&["claim", "add", "It was said"]);
    let link = library.id(&["claim", "link", &claim, &id, "--stance", "supports"]);
    let mut annotations = library.json(&["annotations"]);
    let annotation = annotations["annotations"][0].as_object_mut().unwrap();
    for time in ["created", "modified"] {
        let time = annotation.remove(time).unwrap();
        time.as_str().unwrap().parse::<jiff::Timestamp>().unwrap();
    }
    for text in ["prefix", "suffix", "made_on", "snapshot"] {
        assert!(annotation.remove(text).unwrap().is_string());
    }
    // “Cloud package for governments abroad” and its line breaks are 38, the next paragraph and its line
    // breaks 93, and the words before the marked one 40.
    assert_eq!(
        annotations,
        json!({"version": 1, "annotations": [{
            "id": id,
            "article": article,
            "quote": "twice",
            "start": 171,
            "end": 176,
            "state": "anchored",
            "method": "made",
            "score": 1.0,
            "recheck": false,
            "words": null,
            "color": "yellow",
            "note": null,
            "tags": [],
            "evidence": [{
                "id": link,
                "claim": claim,
                "statement": "It was said",
                "stance": "supports",
                "voice": "attributed",
                "via": ["unnamed spokesman"],
                "hedge": null,
                "confirmed": false,
                "strength": null,
            }],
        }]})
    );
}

#[test]
fn words_and_articles_narrow_the_list() {
    let library = Library::new();
    let (cloud, lobby) = (library.cloud(), library.lobby());
    let first = library.id(&["highlight", &cloud, "--quote", "twice", "--note", "Ask."]);
    let second = library.id(&["highlight", &lobby, "--quote", "A court", "--tag", "law"]);
    let ids = |arguments: &[&str]| -> Vec<String> {
        let found = library.json(arguments);
        let found = found["annotations"].as_array().unwrap();
        found
            .iter()
            .map(|annotation| annotation["id"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(ids(&["annotations"]).len(), 2);
    assert_eq!(ids(&["annotations", "COURT"]), [&*second]);
    assert_eq!(ids(&["annotations", "law"]), [&*second]);
    assert_eq!(ids(&["annotations", "ask"]), [&*first]);
    assert_eq!(ids(&["annotations", "ask court"]), [""; 0]);
    assert_eq!(ids(&["annotations", "--article", &cloud]), [&*first]);
    assert_eq!(
        ids(&["annotations", "--article", &cloud, "--article", "lobby.txt"]).len(),
        2
    );
    assert_eq!(ids(&["annotations", "court", "--article", &cloud]), [""; 0]);
    library.fails(1, &["annotations", "--article", "nothing.txt"]);
}

#[test]
fn a_table_has_a_line_each() {
    let library = Library::new();
    let article = library.cloud();
    let id = library.id(&[
        "highlight",
        &article,
        "--quote",
        "twice",
        "--note",
        "Ask.",
        "--claim",
        "It was said",
        "--stance",
        "refutes",
    ]);
    assert_eq!(
        library.ok(&["annotations"]),
        format!(
            "{}  {}  anchored    yellow  -  note  twice\n",
            short(&id),
            short(&article)
        )
    );
}

#[test]
fn after_a_revision_each_annotation_tells_how_sure_its_place_is() {
    let library = Library::new();
    let article = library.cloud();
    let stays = library.id(&["highlight", &article, "--quote", "a spokesman said"]);
    let goes = library.id(&[
        "highlight",
        &article,
        "--quote",
        "The vendor offers a package to governments abroad.",
    ]);
    library.write(
        "cloud.txt",
        CLOUD_FILE.replace(
            "The vendor offers a package to governments abroad. ",
            "Nothing of the sort was confirmed at all on Friday by anybody asked about it. ",
        ),
    );
    library.id(&["add", "cloud.txt"]);
    let annotations = library.json(&["annotations"]);
    let all = annotations["annotations"].as_array().unwrap();
    let of = |id: &str| {
        all.iter()
            .find(|annotation| annotation["id"] == json!(id))
            .unwrap()
    };
    let text: Vec<char> = library.ok(&["show", &article]).chars().collect();
    let (stays, goes) = (of(&stays), of(&goes));
    assert_eq!(stays["state"], "moved");
    let place = |name: &str| usize::try_from(stays[name].as_u64().unwrap()).unwrap();
    let words: String = text[place("start")..place("end")].iter().collect();
    assert_eq!(words, "a spokesman said");
    assert_ne!(stays["made_on"], stays["snapshot"]);
    assert_eq!(goes["state"], "orphan");
    assert_eq!(goes["start"], json!(null));
    assert_eq!(goes["end"], json!(null));
    assert_eq!(
        goes["quote"],
        "The vendor offers a package to governments abroad."
    );
    let list = library.json(&["list"]);
    assert_eq!(stays["snapshot"], list["articles"][0]["snapshot"]);
}
