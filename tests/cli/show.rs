use serde_json::json;

use crate::library::{CLOUD, CLOUD_FILE, Library, short};

#[test]
fn text_is_exactly_what_offsets_count_in() {
    let library = Library::new();
    let id = library.cloud();
    assert_eq!(library.ok(&["show", &id]), CLOUD);
    assert_eq!(library.ok(&["show", short(&id), "--format", "text"]), CLOUD);
}

#[test]
fn an_article_is_named_by_either_end_of_its_id_its_path_or_its_url() {
    let library = Library::new();
    let id = library.cloud();
    library.ok(&["set", &id, "--url", "https://north.example/cloud"]);
    let path = library.path("cloud.txt");
    for name in [
        &id,
        short(&id),
        &id[..13],
        "cloud.txt",
        "./cloud.txt",
        path.to_str().unwrap(),
        "https://north.example/cloud",
    ] {
        assert_eq!(library.ok(&["show", name]), CLOUD, "{name}");
    }
}

#[test]
fn numbers_of_snapshots_stay_where_an_earlier_text_is_back() {
    let library = Library::new();
    let texts = [
        "It costs 40 million.\n",
        "It costs 55 million.\n",
        "It costs 40 million.\n\n",
    ];
    let mut id = String::new();
    for text in texts {
        library.write("report.txt", text);
        id = library.id(&["add", "report.txt"]);
    }
    for (number, text) in ["1", "2", "3"].into_iter().zip(texts) {
        assert_eq!(
            library.ok(&["show", &id, "--snapshot", number]),
            text.trim_end()
        );
        assert_eq!(
            library.ok(&["show", &id, "--snapshot", number, "--original"]),
            text
        );
    }
    let told = |arguments: &[&str]| {
        let told = library.ok(&[&["diff", &id], arguments].concat());
        told.lines().next().unwrap().to_owned()
    };
    assert!(
        told(&[]).contains("snapshot 2 → 3: 1 edited"),
        "{}",
        told(&[])
    );
    assert!(told(&["1", "2"]).contains("snapshot 1 → 2: 1 edited"));
    assert!(told(&["1", "3"]).contains("snapshot 1 → 3: no words have changed"));
    let snapshots = library.json(&["show", &id])["snapshots"].clone();
    assert_eq!(snapshots[0]["id"], snapshots[2]["id"]);
    assert_ne!(snapshots[0]["taken"], snapshots[2]["taken"]);
}

#[test]
fn json_tells_the_structure_in_code_points() {
    let library = Library::new();
    let id = library.cloud();
    let show = library.json(&["show", &id]);
    assert_eq!(show["version"], 1);
    assert_eq!(show["id"], json!(id));
    assert_eq!(show["text"], CLOUD);
    let text: Vec<char> = CLOUD.chars().collect();
    let blocks = show["blocks"].as_array().unwrap();
    let words: Vec<String> = blocks
        .iter()
        .map(|block| {
            let place = |name: &str| usize::try_from(block[name].as_u64().unwrap()).unwrap();
            text[place("start")..place("end")].iter().collect()
        })
        .collect();
    assert_eq!(words, CLOUD.split("\n\n").collect::<Vec<_>>());
    assert_eq!(blocks[0]["kind"], "heading");
    assert_eq!(blocks[0]["level"], 1);
    assert_eq!(blocks[2]["kind"], "paragraph");
    assert_eq!(show["spans"], json!([]));
}

#[test]
fn spans_of_markdown_are_told_with_their_targets() {
    let library = Library::new();
    library.write(
        "a.md",
        "# Größe\n\nA *court* stopped [the award](https://x.example/award).\n",
    );
    library.id(&["add", "a.md"]);
    let show = library.json(&["show", "a.md"]);
    assert_eq!(
        show["spans"],
        json!([
            {"kind": "emphasis", "start": 9, "end": 14, "target": null},
            {"kind": "link", "start": 23, "end": 32, "target": "https://x.example/award"},
        ])
    );
    assert_eq!(
        library.ok(&["show", "a.md", "--format", "markdown"]),
        "---\ntitle: \"Größe\"\n---\n\n# Größe\n\nA *court* stopped [the award](<https://x.example/award>).\n"
    );
}

#[test]
fn an_older_snapshot_and_the_bytes_as_received_can_be_asked_for() {
    let library = Library::new();
    let id = library.cloud();
    let revised = CLOUD_FILE.replace("twice", "thrice");
    library.write("cloud.txt", &revised);
    library.ok(&["add", "cloud.txt"]);
    assert_eq!(library.ok(&["show", &id]), CLOUD.replace("twice", "thrice"));
    assert_eq!(library.ok(&["show", &id, "--snapshot", "1"]), CLOUD);
    assert_eq!(library.ok(&["show", &id, "--original"]), revised);
    assert_eq!(
        library.ok(&["show", &id, "--original", "--snapshot", "1"]),
        CLOUD_FILE
    );
    for number in ["0", "3"] {
        library
            .fails(1, &["show", &id, "--snapshot", number])
            .says("2 snapshots");
    }
    library.fails(2, &["show", &id, "--original", "--format", "json"]);
}
