//! One language for all commands that list, write or change several things.

use serde_json::{Value, json};

use crate::library::{Library, edit};

/// Two articles, one of them marked twice and once flagged, the other once.
struct Marked {
    library: Library,
    cloud: String,
    lobby: String,
    offline: String,
    twice: String,
    court: String,
    claim: String,
    award: String,
}

fn marked() -> Marked {
    let library = Library::new();
    let (cloud, lobby) = (library.cloud(), library.lobby());
    library.ok(&["set", &cloud, "--tag", "package"]);
    let claim = library.id(&["claim", "add", "JEDI contains offline devices"]);
    let award = library.id(&["claim", "add", "The award stands", "--status", "mixed"]);
    let mark = |article: &str, quote: &str, more: &[&str]| {
        let mut arguments = vec!["highlight", article, "--quote", quote];
        arguments.extend(more);
        library.id(&arguments)
    };
    let offline = mark(
        &cloud,
        "The vendor offers a package",
        &["--claim", &claim, "--stance", "supports", "--color", "red"],
    );
    let twice = mark(&cloud, "twice", &["--note", "Ask a court.", "--tag", "ask"]);
    let court = mark(
        &lobby,
        "A court stopped the award",
        &["--claim", &award, "--stance", "refutes", "--tag", "law"],
    );
    Marked {
        library,
        cloud,
        lobby,
        offline,
        twice,
        court,
        claim,
        award,
    }
}

impl Marked {
    /// Returns the ids that a command lists under its own name.
    #[track_caller]
    fn ids(&self, command: &str, key: &str, query: &[&str]) -> Vec<String> {
        // The form in front, since a query may stand behind `--`.
        let mut arguments = vec![command, "--format", "json"];
        arguments.extend(query);
        let document: Value = serde_json::from_str(&self.library.ok(&arguments)).unwrap();
        ids(&document[key])
    }
}

fn ids(list: &Value) -> Vec<String> {
    let list = list.as_array().unwrap().iter();
    list.map(|one| one["id"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_list_is_what_a_query_finds_in_its_order() {
    let all = marked();
    let list = |query: &[&str]| all.ids("list", "articles", query);
    let (cloud, lobby) = (&all.cloud[..], &all.lobby[..]);
    assert_eq!(list(&["network"]), [lobby]);
    assert_eq!(list(&["missing:source"]), [lobby]);
    assert_eq!(list(&["\"work offline\"", "tag:package"]), [cloud]);
    assert_eq!(list(&["devices", "--", "-is:sample"]), [lobby, cloud]);
    assert_eq!(list(&["tag:law OR color:red"]), [lobby, cloud]);
    assert_eq!(list(&["sort:title"]), [cloud, lobby]);
    assert_eq!(list(&["sort:-title", "devices"]), [lobby, cloud]);
    assert_eq!(list(&["--sort", "-added"]), [cloud, lobby]);
    assert_eq!(list(&["--sort=-title"]), [lobby, cloud]);
    // What is given by hand goes before what the query says.
    assert_eq!(list(&["sort:-title", "--sort", "title"]), [cloud, lobby]);
    assert_eq!(list(&["sort:title", "--limit", "1"]), [cloud]);
    assert_eq!(list(&["is:trashed"]), [""; 0]);
    all.library.ok(&["remove", cloud]);
    assert_eq!(list(&["is:trashed"]), [cloud]);
    assert_eq!(list(&["devices"]), [lobby]);
    let answer = all.library.done(&["list", "zebra"]);
    assert_eq!(answer.stdout, "");
    answer.says("No article is found by “zebra”");
}

#[test]
fn annotations_are_asked_what_is_written_on_them_and_their_article_the_rest() {
    let all = marked();
    let found = |query: &[&str]| all.ids("annotations", "annotations", query);
    let [offline, twice, court] = [&all.offline[..], &all.twice, &all.court];
    assert_eq!(found(&["color:red"]), [offline]);
    assert_eq!(found(&["note:court"]), [twice]);
    assert_eq!(found(&["court"]), [court, twice]);
    assert_eq!(found(&["quote:court"]), [court]);
    assert_eq!(found(&["tag:ask,law"]), [court, twice]);
    // A tag of the article is none of its annotations.
    assert_eq!(found(&["tag:package"]), [""; 0]);
    assert_eq!(found(&["has:claim"]), [court, offline]);
    assert_eq!(found(&["has:note"]), [twice]);
    assert_eq!(found(&["stance:refutes"]), [court]);
    assert_eq!(found(&["status:mixed"]), [court]);
    assert_eq!(found(&["claim:jedi"]), [offline]);
    assert_eq!(found(&["source:north"]), [offline, twice]);
    assert_eq!(found(&["source:north", "--", "-has:note"]), [offline]);
    assert_eq!(found(&["text:network OR note:ask"]), [court, twice]);
    // Words are looked for in the title, and not in the text, of the article.
    assert_eq!(found(&["abroad"]), [offline, twice]);
    assert_eq!(found(&["network"]), [""; 0]);
    assert_eq!(found(&["sort:title"]), [offline, twice, court]);
    assert_eq!(found(&["tag:ask,law", "--article", &all.lobby]), [court]);
    all.library.ok(&["remove", &all.lobby]);
    assert_eq!(found(&["tag:ask,law"]), [twice]);
}

#[test]
fn claims_are_asked_words_and_status_and_their_evidence_the_rest() {
    let all = marked();
    let found = |query: &[&str]| all.ids("claims", "claims", query);
    let [claim, award] = [&all.claim[..], &all.award];
    assert_eq!(found(&["offline", "JEDI"]), [claim]);
    assert_eq!(found(&["status:mixed"]), [award]);
    assert_eq!(found(&[&format!("claim:{claim}")]), [claim]);
    assert_eq!(found(&["stance:refutes,supports"]), [claim, award]);
    assert_eq!(found(&["--", "-stance:refutes"]), [claim]);
    assert_eq!(found(&["source:north"]), [claim]);
    assert_eq!(found(&["missing:source", "status:mixed"]), [award]);
    assert_eq!(found(&["color:red"]), [claim]);
    // The note is on another annotation of the article, which is no evidence.
    assert_eq!(found(&["has:note"]), [""; 0]);
    // Of evidence a tag may be that of the article too.
    assert_eq!(found(&["tag:package"]), [claim]);
    assert_eq!(found(&["tag:law"]), [award]);
    assert_eq!(found(&["changed:<1d"]), [claim, award]);
    all.library
        .fails(2, &["claims", "sort:title"])
        .says("sort:");
    all.library
        .ok(&["claim", "set", claim, "--verdict", "A zebra crossing."]);
    assert_eq!(found(&["zebra"]), [claim]);
}

#[test]
fn an_export_takes_the_articles_of_a_query_in_its_order() {
    let all = marked();
    let export = |query: &[&str]| all.ids("export", "articles", query);
    let (cloud, lobby) = (&all.cloud[..], &all.lobby[..]);
    assert_eq!(export(&["network"]), [lobby]);
    assert_eq!(export(&["color:red"]), [cloud]);
    assert_eq!(export(&["devices", "sort:title"]), [cloud, lobby]);
    assert_eq!(export(&["devices", "--article", cloud]), [cloud]);
    assert_eq!(export(&["network", "--article", cloud]), [""; 0]);
    // An order alone narrows nothing.
    let other = all.library.id(&["claim", "add", "Nobody says so"]);
    let sorted = all.library.json(&["export", "sort:title"]);
    assert_eq!(ids(&sorted["articles"]), [cloud, lobby]);
    assert!(ids(&sorted["claims"]).contains(&other));
    let narrowed = all.library.json(&["export", "network"]);
    assert_eq!(ids(&narrowed["claims"]), [&*all.award]);
}

#[test]
fn a_query_with_a_fault_is_pointed_at_and_changes_nothing() {
    let all = marked();
    let before = all.library.json(&["list"]);
    for arguments in [
        ["list", "devices autor:x"].as_slice(),
        &["annotations", "devices autor:x"],
        &["claims", "devices autor:x"],
        &["export", "--format", "json", "devices autor:x"],
        &["remove", "devices autor:x"],
        &["remove", &all.cloud, "devices autor:x"],
        &["restore", "devices autor:x"],
        &["set", "devices autor:x", "--read"],
    ] {
        let answer = all.library.fails(2, arguments);
        assert_eq!(answer.stdout, "", "{arguments:?}");
        let lines: Vec<&str> = answer.stderr.lines().collect();
        let place = lines
            .iter()
            .position(|line| line.contains("devices autor:x"));
        let (query, below) = (lines[place.unwrap()], lines[place.unwrap() + 1]);
        assert_eq!(below.find('^'), query.find("autor"), "{answer:?}");
    }
    for nothing in ["", " ", "sort:title"] {
        all.library.fails(2, &["remove", nothing]);
        all.library.fails(2, &["restore", nothing]);
        all.library.fails(2, &["set", nothing, "--read"]);
    }
    assert_eq!(all.library.json(&["list"]), before);
}

#[test]
fn a_query_is_set_at_once_and_said_before_where_asked_to() {
    let all = marked();
    let line = |id: &str, title: &str| format!("{id} {title}\n");
    let cloud = line(&all.cloud, "Cloud package for governments abroad");
    let lobby = line(&all.lobby, "Lobbying for contracts");
    let both = format!("{lobby}{cloud}");
    let dry = all
        .library
        .done(&["set", "devices", "--tag", "device", "--dry-run"]);
    assert_eq!(dry.stdout, both);
    dry.says("Nothing was changed");
    assert_eq!(all.ids("list", "articles", &["tag:device"]), [""; 0]);
    assert_eq!(
        all.library
            .ok(&["set", "devices", "--tag", "device", "--star"]),
        both
    );
    // What was so already is not done again.
    assert_eq!(
        all.library
            .ok(&["set", "device", "--untag", "package", "--star"]),
        cloud
    );
    let answer = all.library.done(&["set", "is:starred", "--star"]);
    assert_eq!(answer.stdout, "");
    answer.says("already");
    assert_eq!(
        all.library
            .ok(&["set", "tag:device", "source:north", "--read"]),
        cloud
    );
    all.library
        .fails(2, &["set", "devices", "--title", "Both"])
        .says("Several");
    assert_eq!(
        all.library.ok(&["set", "network", "--title", "One"]),
        line(&all.lobby, "One")
    );
    all.library
        .fails(1, &["set", "zebra", "--read"])
        .says("zebra");
    all.library.ok(&["remove", &all.cloud]);
    all.library
        .fails(1, &["set", "is:trashed", "--unread"])
        .says("in the trash");
}

#[test]
fn a_file_that_can_not_be_changed_leaves_all_as_it_was() {
    let all = marked();
    let file = all.library.records("articles");
    let file = file
        .iter()
        .find(|file| file.to_str().unwrap().contains(&all.lobby));
    edit(file.unwrap(), |text| {
        text.replacen("version: 1", "version: 99", 1)
    });
    let answer = all.library.run(&["set", "devices", "--star"]);
    assert_eq!(
        (answer.status, answer.stdout.as_str()),
        (1, ""),
        "{answer:?}"
    );
    let list = all.library.run(&["list", "is:starred", "--format", "json"]);
    let list: Value = serde_json::from_str(&list.stdout).unwrap();
    assert_eq!(list["articles"], json!([]));
}

#[test]
fn what_is_removed_by_a_query_comes_back_by_one() {
    let all = marked();
    let removed = |arguments: &[&str]| {
        let lines = all.library.ok(arguments);
        lines.lines().count()
    };
    assert_eq!(removed(&["remove", "network", "missing:source"]), 1);
    assert_eq!(removed(&["remove", "devices"]), 1);
    assert_eq!(all.library.json(&["list"])["articles"], json!([]));
    let dry = all.library.done(&["restore", "network", "--dry-run"]);
    assert!(dry.stdout.starts_with(&all.lobby), "{dry:?}");
    dry.says("Nothing was restored");
    assert_eq!(removed(&["restore", "network"]), 1);
    // An article, a tag, and a claim at once.
    all.library.ok(&["claim", "remove", &all.claim]);
    assert_eq!(removed(&["restore", "package", &all.claim]), 2);
    all.library
        .fails(1, &["restore", "package"])
        .says("not in the trash");
    all.library
        .fails(1, &["restore", "devices"])
        .says("devices");
}

#[test]
fn a_word_that_is_a_tag_is_never_a_word_of_another_article() {
    let all = marked();
    all.library
        .ok(&["set", &all.lobby, "--title", "A package of news"]);
    assert!(
        all.library
            .ok(&["remove", "package"])
            .starts_with(&all.cloud)
    );
    // Also not once all of that tag are gone.
    all.library
        .fails(1, &["remove", "package"])
        .says("in the trash already");
    assert_eq!(all.ids("list", "articles", &[]), [&*all.lobby]);
}

#[test]
fn a_query_beside_names_is_not_guessed_at() {
    let all = marked();
    all.library
        .fails(2, &["remove", "package", "is:unread"])
        .says("is:unread")
        .says("one query");
    all.library
        .fails(2, &["set", &all.cloud, "devices", "--read"])
        .says("devices");
    assert_eq!(all.ids("list", "articles", &["is:unread"]).len(), 2);
    // One that finds nothing is a wrong name, and stops no other.
    all.library
        .fails(1, &["set", &all.cloud, "nothing.txt", "--read"])
        .says("nothing.txt");
    assert_eq!(all.ids("list", "articles", &["is:read"]), [&*all.cloud]);
}

#[test]
fn a_change_goes_by_what_a_file_says_now() {
    let all = marked();
    assert_eq!(all.ids("list", "articles", &["title:lobbying"]).len(), 1);
    for file in all.library.records("articles") {
        let text = std::fs::read_to_string(&file).unwrap();
        if text.contains("Lobbying for contracts") {
            edit(&file, |text| {
                text.replace("Lobbying for contracts", "Campaign for contracts")
            });
        }
    }
    all.library
        .fails(1, &["remove", "title:lobbying"])
        .says("title:lobbying");
    assert!(
        all.library
            .done(&["remove", "title:campaign"])
            .stdout
            .contains("Campaign for contracts")
    );
}

#[test]
fn the_help_names_every_field_and_order() {
    let library = Library::new();
    for command in [
        "list",
        "search",
        "annotations",
        "claims",
        "export",
        "remove",
        "restore",
        "set",
    ] {
        let help = library.ok(&[command, "--help"]);
        for field in &briefreader::query::FIELDS {
            assert!(
                help.contains(&format!("{}:", field.name)),
                "{command}: {help}"
            );
        }
    }
    let help = library.ok(&["list", "--help"]);
    for sort in briefreader::model::view::Sort::ALL {
        assert!(help.contains(sort.word()), "{help}");
    }
}
