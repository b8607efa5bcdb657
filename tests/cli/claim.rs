use serde_json::json;

use crate::library::{Library, short};

#[test]
fn a_claim_is_made_shown_and_changed() {
    let library = Library::new();
    let id = library.id(&["claim", "add", "JEDI contains offline devices"]);
    let mut told = library.json(&["claims"]);
    let history = told["claims"][0]["history"].take();
    assert_eq!(history[0]["value"], "JEDI contains offline devices");
    assert_eq!(history[0]["by"], json!(null));
    assert_eq!(
        told,
        json!({"version": 1, "claims": [{
            "id": id,
            "statement": "JEDI contains offline devices",
            "status": "undetermined",
            "verdict": null,
            "stories": [],
            "counts": {"supports": 0, "refutes": 0, "mentions": 0, "silent": 0, "recheck": 0},
            "origins": {"known": 0, "suggested": 0, "unknown": 0},
            "evidence": [],
            "silent": [],
            "claimant": null, "as_of": null, "kind": null, "checkable": null, "checkable_why": null,
            "due": null, "relations": [], "history": null,
        }]})
    );
    library.ok(&[
        "claim",
        "set",
        short(&id),
        "--status",
        "in-progress",
        "--verdict",
        "Likely.\n\n- see North",
    ]);
    let claim = library.json(&["claim", "show", &id])["claims"][0].clone();
    assert_eq!(claim["status"], "in progress");
    assert_eq!(claim["verdict"], "Likely.\n\n- see North");
    library.ok(&[
        "claim",
        "set",
        "jedi contains offline devices",
        "--statement",
        "JEDI has offline devices",
        "--status",
        "not checkable",
        "--verdict",
        "",
    ]);
    let shown = library.ok(&["claim", "show", &id]);
    let head =
        "# JEDI has offline devices\n\n- Status: not checkable.\n- Evidence: none.\n\n## History\n";
    assert!(shown.starts_with(head), "{shown}");
    assert!(
        shown.contains(": statement “JEDI contains offline devices”\n"),
        "{shown}"
    );
    assert!(shown.ends_with(": verdict taken away\n"), "{shown}");
}

#[test]
fn status_and_verdict_can_be_given_at_once_and_the_same_wording_is_the_same_claim() {
    let library = Library::new();
    let id = library.id(&[
        "claim",
        "add",
        "It was said",
        "--status",
        "mixed",
        "--verdict",
        "Both ways.",
    ]);
    let claim = library.json(&["claims"])["claims"][0].clone();
    assert_eq!(claim["status"], "mixed");
    assert_eq!(claim["verdict"], "Both ways.");
    let again = library.done(&["claim", "add", "it was SAID", "--status", "refuted"]);
    assert_eq!(again.stdout, format!("{id}\n"));
    again.says("already");
    let claims = library.json(&["claims"]);
    assert_eq!(claims["claims"].as_array().unwrap().len(), 1);
    assert_eq!(claims["claims"][0]["status"], "mixed");
}

#[test]
fn claims_alike_are_told_as_one_is_made_with_what_makes_two_of_them() {
    let library = Library::new();
    let bridge = library.id(&["claim", "add", "The harbour bridge costs 120 million euros"]);
    let made = library.done(&[
        "claim",
        "add",
        "The harbour bridge costs the town 120 million euros",
    ]);
    let merges = format!(
        "claim merge {} {}",
        short(made.stdout.trim()),
        short(&bridge)
    );
    made.says("nearly the same").says(&merges);
    let other = library.done(&["claim", "add", "The harbour bridge costs 150 million euros"]);
    other.says("120 million euros").says("≠").says("is alike");
    let other = library.done(&["claim", "add", "It rains"]);
    assert_eq!(other.stderr, "");
}

#[test]
fn evidence_is_linked_judged_anew_and_unlinked() {
    let library = Library::new();
    let (cloud, lobby) = (library.cloud(), library.lobby());
    let first = library.id(&["highlight", &cloud, "--quote", "twice"]);
    let second = library.id(&["highlight", &lobby, "--quote", "A court"]);
    let claim = library.id(&["claim", "add", "It was said"]);
    let links = library.ok(&[
        "claim",
        "link",
        &claim,
        &first,
        short(&second),
        "--stance",
        "supports",
    ]);
    let links: Vec<&str> = links.lines().collect();
    assert_eq!(links.len(), 2);
    let again = library.id(&["claim", "link", &claim, &second, "--stance", "refutes"]);
    assert_eq!(again, links[1]);
    let shown = library.json(&["claim", "show", &claim])["claims"][0].clone();
    assert_eq!(
        shown["counts"],
        json!({"supports": 1, "refutes": 1, "mentions": 0, "silent": 0, "recheck": 0})
    );
    let origins = json!({"known": 0, "suggested": 0, "unknown": 2});
    assert_eq!(shown["origins"], origins);
    assert_eq!(
        shown["evidence"],
        json!([
            {
                "annotation": first, "article": cloud, "quote": "twice", "state": "anchored", "stance": "supports",
                "voice": "attributed", "via": ["unnamed spokesman"], "hedge": null, "origin": null,
                "confirmed": false, "recheck": false,
            },
            {
                "annotation": second, "article": lobby, "quote": "A court", "state": "anchored", "stance": "refutes",
                "voice": "own", "via": [], "hedge": null, "origin": null,
                "confirmed": false, "recheck": false,
            },
        ])
    );
    library.ok(&["claim", "unlink", &claim, &first]);
    library
        .fails(1, &["claim", "unlink", &claim, &first, &second])
        .says("does not bear on");
    assert_eq!(
        library.json(&["claims"])["claims"][0]["evidence"],
        json!([])
    );
    assert_eq!(
        library.json(&["annotations"])["annotations"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
}

#[test]
fn a_claim_that_is_removed_comes_back_with_its_evidence() {
    let library = Library::new();
    let article = library.cloud();
    let mark = library.id(&["highlight", &article, "--quote", "twice"]);
    let claim = library.id(&["claim", "add", "It was said"]);
    library.id(&["claim", "link", &claim, &mark, "--stance", "supports"]);
    let line = format!("{claim} It was said\n");
    let dry = library.done(&["claim", "remove", &claim, "--dry-run"]);
    assert_eq!(dry.stdout, line);
    assert_eq!(
        library.json(&["claims"])["claims"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    assert_eq!(library.ok(&["claim", "remove", "It was said"]), line);
    assert_eq!(library.json(&["claims"])["claims"], json!([]));
    assert_eq!(
        library.json(&["annotations"])["annotations"][0]["evidence"],
        json!([])
    );
    library
        .fails(1, &["claim", "show", &claim])
        .says("in the trash")
        .says("briefreader restore");
    library.ok(&["restore", &claim]);
    let claims = library.json(&["claims"]);
    assert_eq!(claims["claims"][0]["counts"]["supports"], 1);
}

#[test]
fn claims_are_narrowed_by_words_and_stand_in_a_table() {
    let library = Library::new();
    let first = library.id(&["claim", "add", "JEDI contains offline devices"]);
    library.id(&[
        "claim",
        "add",
        "The award was stopped",
        "--status",
        "supported",
    ]);
    assert_eq!(
        library.ok(&["claims", "offline", "JEDI"]),
        format!(
            "{}  undetermined  +0  -0  =0  o0  !0  0 0?  JEDI contains offline devices\n",
            short(&first)
        )
    );
    let answer = library.done(&["claims", "nothing"]);
    assert_eq!(answer.stdout, "");
    answer.says("no such claims");
}

#[test]
fn unknown_names_are_refused_and_stop_no_other() {
    let library = Library::new();
    let claim = library.id(&["claim", "add", "It was said"]);
    library
        .fails(1, &["claim", "show", "00000000"])
        .says("00000000");
    library
        .fails(1, &["claim", "remove", "00000000", &claim])
        .says("00000000");
    assert_eq!(library.json(&["claims"])["claims"], json!([]));
    for arguments in [
        ["claim"].as_slice(),
        &["claim", "add"],
        &["claim", "add", " "],
        &["claim", "set", &claim],
        &["claim", "set", &claim, "--status", "true"],
        &["claim", "link", &claim],
        &["claim", "merge", &claim],
    ] {
        library.fails(2, arguments);
    }
}

#[test]
fn silence_is_recorded_told_and_taken_away_and_evidence_is_no_silence() {
    let library = Library::new();
    let (cloud, lobby) = (library.cloud(), library.lobby());
    let quote = library.id(&["highlight", &cloud, "--quote", "twice"]);
    let claim = library.id(&["claim", "add", "It was said"]);
    library.ok(&["claim", "link", &claim, &quote]);
    let run = library.run(&["claim", "silent", &claim, &cloud, &lobby]);
    assert_eq!(run.status, 1);
    run.says("is not silent on “It was said”: it has evidence for it");
    assert!(run.stdout.starts_with(&lobby), "{}", run.stdout);
    let told = library.json(&["claims"])["claims"][0].clone();
    assert_eq!(told["counts"]["silent"], 1);
    assert_eq!(told["silent"][0]["article"], lobby);
    assert_eq!(told["silent"][0]["current"], true);
    let shown = library.ok(&["claim", "show", &claim]);
    assert!(shown.contains("## Silent"), "{shown}");
    // A claim is told with an article that is silent on it.
    let exported: serde_json::Value =
        serde_json::from_str(&library.ok(&["export", "--article", &lobby, "--format", "json"]))
            .unwrap();
    assert_eq!(exported["claims"][0]["id"], claim);
    library.ok(&["claim", "silent", &claim, &lobby, "--undo"]);
    assert_eq!(library.json(&["claims"])["claims"][0]["silent"], json!([]));
    library
        .run(&["claim", "silent", &claim, &lobby, "--undo"])
        .says("Nobody has recorded");
}

#[test]
fn what_is_said_of_a_claim_is_set_told_and_taken_away() {
    let library = Library::new();
    let claim = library.id(&["claim", "add", "It was said"]);
    let set = |more: &[&str]| {
        library.ok(&[&["claim", "set", short(&claim)], more].concat());
        library.json(&["claim", "show", &claim])["claims"][0].clone()
    };
    let told = set(&[
        "--claimant",
        "the court",
        "--as-of",
        "2020-08",
        "--kind",
        "figure",
        "--checkable",
        "no",
        "--why",
        "sealed",
        "--due",
        "2021",
    ]);
    assert_eq!(told["claimant"], "the court");
    assert_eq!(told["as_of"], "2020-08");
    assert_eq!(told["kind"], "figure");
    assert_eq!(told["checkable"], "not checkable");
    assert_eq!(told["checkable_why"], "sealed");
    assert_eq!(told["due"], "2021");
    let told = set(&[
        "--claimant",
        "",
        "--as-of",
        "",
        "--kind",
        "",
        "--checkable",
        "",
        "--why",
        "",
        "--due",
        "",
    ]);
    for field in [
        "claimant",
        "as_of",
        "kind",
        "checkable",
        "checkable_why",
        "due",
    ] {
        assert_eq!(told[field], json!(null), "{field}");
    }
    library.fails(2, &["claim", "set", &claim, "--kind", "gossip"]);
    library.fails(2, &["claim", "set", &claim, "--due", "someday"]);
    library
        .fails(2, &["claim", "set", &claim, "--status", "mostly-true"])
        .says("There is no status “mostly-true”");
}

#[test]
fn how_evidence_is_told_is_made_out_corrected_and_confirmed() {
    let library = Library::new();
    let article = library.cloud();
    let mark = library.id(&["highlight", &article, "--quote", "twice"]);
    let claim = library.id(&["claim", "add", "It was said"]);
    let link = library.id(&["claim", "link", &claim, &mark, "--stance", "supports"]);
    let shown = || library.json(&["claim", "show", &claim])["claims"][0]["evidence"][0].clone();
    assert_eq!(shown()["confirmed"], false);
    let again = library.id(&[
        "claim",
        "link",
        &claim,
        &mark,
        "--voice",
        "attributed",
        "--via",
        "the firm < a source",
        "--hedge",
        "reportedly",
        "--strength",
        "weak",
        "--origin",
        "the ministry",
    ]);
    assert_eq!(again, link);
    let told = shown();
    assert_eq!(told["stance"], "supports");
    assert_eq!(told["voice"], "attributed");
    assert_eq!(told["via"], json!(["the firm", "a source"]));
    assert_eq!(told["hedge"], "reportedly");
    assert_eq!(told["confirmed"], true);
    assert_eq!(told["origin"], "the ministry");
    let table = library.ok(&["claims"]);
    assert!(table.contains("1 0?"), "{table}");
    library.ok(&["claim", "link", &claim, &mark, "--origin", ""]);
    assert_eq!(shown()["origin"], json!(null));

    library.ok(&["claim", "set", &claim, "--statement", "It was said twice"]);
    assert_eq!(shown()["recheck"], true);
    assert_eq!(library.id(&["claim", "confirm", &claim, &mark]), link);
    assert_eq!(shown()["recheck"], false);
    let other = library.id(&["highlight", &library.lobby(), "--quote", "A court"]);
    library
        .fails(1, &["claim", "confirm", &claim, &other])
        .says("does not bear on");
}

#[test]
fn claims_are_related_and_merged_with_all_that_they_have() {
    let library = Library::new();
    let (cloud, lobby) = (library.cloud(), library.lobby());
    let first = library.id(&["highlight", &cloud, "--quote", "twice"]);
    let from = library.id(&["claim", "add", "It was said"]);
    let into = library.id(&["claim", "add", "It was told"]);
    let third = library.id(&["claim", "add", "It was sung"]);
    library.id(&["claim", "link", &from, &first, "--stance", "supports"]);
    library.id(&["claim", "link", &into, &first, "--stance", "refutes"]);
    library.ok(&["claim", "silent", &from, &lobby]);
    library.ok(&["claim", "relate", &third, "narrower", &from]);
    library.fails(1, &["claim", "relate", &third, "part", &from, "--undo"]);
    library.fails(2, &["claim", "relate", &third, "part", &third]);
    library
        .fails(1, &["claim", "relate", &from, "part", &third])
        .says("would go round")
        .says("--undo");
    library
        .fails(1, &["claim", "merge", &from, &from])
        .says("itself");

    assert_eq!(library.id(&["claim", "merge", &from, &into]), into);
    let shown = library.json(&["claim", "show", &into])["claims"][0].clone();
    assert_eq!(
        shown["counts"],
        json!({"supports": 1, "refutes": 1, "mentions": 0, "silent": 1, "recheck": 1})
    );
    let history: Vec<_> = shown["history"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| json!([entry["what"], entry["value"], entry["of"]]))
        .collect();
    assert_eq!(
        history,
        [
            json!(["statement", "It was said", "It was said"]),
            json!(["statement", "It was told", null]),
            json!(["merged", "It was said", null]),
        ]
    );
    let text = library.ok(&["claim", "show", &into]);
    assert!(
        text.contains(": statement “It was said” (of the claim “It was said”)\n"),
        "{text}"
    );
    assert!(text.contains(": merged “It was said”\n"), "{text}");
    // From the other side it is told turned round.
    assert_eq!(
        shown["relations"],
        json!([{"relation": "wider than", "claim": third}])
    );
    assert!(text.contains("- Wider than: It was sung\n"), "{text}");
    let exported = library.ok(&["export", "--format", "markdown"]);
    assert!(
        exported.contains("- Wider than: It was sung\n"),
        "{exported}"
    );
    let shown = library.json(&["claim", "show", &third])["claims"][0].clone();
    assert_eq!(
        shown["relations"],
        json!([{"relation": "narrower than", "claim": into}])
    );
    let text = library.ok(&["claim", "show", &third]);
    assert!(text.contains("- Narrower than: It was told\n"), "{text}");
    library.ok(&["claim", "relate", &third, "narrower", &into, "--undo"]);
    library
        .fails(1, &["claim", "merge", &from, &into])
        .says("“It was said” was merged into “It was told”")
        .says("parts the two again");
    library
        .done(&["restore", "it was said"])
        .says("Restored “It was said”, with 1 piece of evidence that stood with “It was told”.");
    let shown = library.json(&["claim", "show", &from])["claims"][0].clone();
    assert_eq!(
        (&shown["counts"]["supports"], &shown["counts"]["silent"]),
        (&json!(1), &json!(1))
    );
    // Of what is in the trash nothing is said.
    library.ok(&["claim", "relate", &into, "part", &from]);
    library.ok(&["claim", "remove", &from]);
    let text = library.ok(&["claim", "show", &into]);
    assert!(!text.contains("Part of"), "{text}");
}

#[test]
fn a_copy_of_an_older_article_without_evidence_is_unknown_and_says_where_it_stood_first() {
    let library = Library::new();
    let sentence = |number: usize| {
        format!(
            "Pier {number} goes to firm {number} for {number}00 crowns a stone, as the sale began in the rain."
        )
    };
    let body: Vec<String> = (1..9).map(sentence).collect();
    let add = |name: &str, text: String, date: &str, source: &str| {
        library.write(name, text);
        library.id(&["add", name, "--date", date, "--source-name", source])
    };
    let body = body.join(" ");
    add(
        "wire.txt",
        format!("Piers for sale\n\n{body}\n"),
        "2020-08-20",
        "The Wire",
    );
    let copy = add(
        "copy.txt",
        format!("Our piers\n\nThe piers are gone. {body}\n"),
        "2020-08-23",
        "Desk North",
    );
    library.done(&[
        "highlight",
        &copy,
        "--quote",
        "The piers are gone.",
        "--claim",
        "The piers are sold",
    ]);
    let shown = library.ok(&["claim", "show", "The piers are sold"]);
    let told = "unknown, most of the article's text stands in “Piers for sale” of 20 Aug 2020";
    assert!(shown.contains(told), "{shown}");
    let claims = library.json(&["claims"]);
    assert_eq!(
        claims["claims"][0]["origins"],
        json!({"known": 0, "suggested": 0, "unknown": 1})
    );
    assert_eq!(claims["claims"][0]["evidence"][0]["origin"], json!(null));
    assert!(library.ok(&["claims"]).contains(" 0 1? "));
    assert!(shown.contains("origins: 0 known, 1 unknown"));
}

#[test]
fn a_status_outside_the_scale_of_the_person_is_refused_and_kept_where_it_is() {
    let library = Library::new();
    let claim = library.id(&["claim", "add", "It was said", "--status", "mixed"]);
    let config = library.data_dir().join("config");
    std::fs::create_dir_all(&config).unwrap();
    let scale = "(statuses: [\"undetermined\", \"rather true = 4\", \"false = 1\", \"must wait = undecided\"])";
    std::fs::write(config.join("config.ron"), scale).unwrap();
    for arguments in [
        ["claim", "set", &claim, "--status", "refuted"],
        ["claim", "add", "It rained", "--status", "supported"],
    ] {
        library
            .fails(2, &arguments)
            .says("There are: undetermined, rather true, false, must wait.");
    }
    let status = || library.json(&["claims"])["claims"][0]["status"].clone();
    assert_eq!(status(), "mixed");
    library.ok(&["claim", "set", &claim, "--statement", "It was said twice"]);
    assert_eq!(status(), "mixed");
    library.ok(&["claim", "set", &claim, "--status", "rather true"]);
    assert_eq!(status(), "rather true");
}

#[test]
fn what_bears_on_a_claim_in_two_ways_is_judged_confirmed_and_taken_off_as_a_whole() {
    let library = Library::new();
    let cloud = library.cloud();
    let both = |stance: &str| {
        let counts = library.json(&["claims"])["claims"][0]["counts"][stance].clone();
        counts.as_u64().unwrap()
    };
    let counts = || [both("supports"), both("refutes")];
    let merged = |number: usize| {
        let mark = library.id(&["highlight", &cloud, "--quote", "twice"]);
        let claims = ["supports", "refutes"].map(|stance| {
            let claim = library.id(&["claim", "add", &format!("Claim {number} that it {stance}")]);
            library.id(&["claim", "link", &claim, &mark, "--stance", stance]);
            claim
        });
        library.done(&["claim", "merge", &claims[0], &claims[1]]);
        (mark, claims)
    };
    let (mark, [from, into]) = merged(1);
    assert_eq!(counts(), [1, 1]);
    assert_eq!(
        library
            .ok(&["claim", "confirm", &into, &mark])
            .lines()
            .count(),
        2
    );
    let edited = library.ok(&["claim", "link", &into, &mark, "--voice", "quoted"]);
    assert_eq!(edited.lines().count(), 2);
    let shown = library.json(&["claim", "show", &into])["claims"][0]["evidence"].clone();
    for link in shown.as_array().unwrap() {
        assert_eq!(
            (&link["confirmed"], &link["recheck"]),
            (&json!(true), &json!(false))
        );
        assert_eq!(link["voice"], "quoted");
    }
    let judged = library.done(&["claim", "link", &into, &mark, "--stance", "refutes"]);
    judged.says("“supports” is taken off");
    assert_eq!(counts(), [0, 1]);
    library.ok(&["claim", "unlink", &into, &mark]);
    assert_eq!(counts(), [0, 0]);
    library.ok(&["claim", "remove", &into]);
    library.fails(1, &["claim", "unlink", &into, &mark]);

    let (mark, [from_too, into]) = merged(2);
    library.ok(&["claim", "unlink", &into, &mark]);
    assert_eq!(counts(), [0, 0]);
    // What has been taken off is not told to be back.
    for claim in [from, from_too] {
        let restored = library.done(&["restore", &claim]);
        restored.says("no evidence of it stands with");
    }
}
