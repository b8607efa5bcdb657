use serde_json::{Value, json};

use crate::library::{Library, short};

/// What a spokeswoman said to two papers.
const QUOTE: &str = "We have run this harbour for forty years and will not leave it to strangers";

/// A library with three articles, of which the one that was added last was published first.
fn quoted(library: &Library) -> [String; 3] {
    let add = |name: &str, text: &str, more: &[&str]| {
        library.write(name, text);
        library.id(&[&["add", name], more].concat())
    };
    let later = add(
        "later.txt",
        &format!(
            "Harbour stays public – “mañana”\n\nThe mayor told it to us: “{QUOTE}.” Then she left.\n"
        ),
        &["--date", "2020-08-24", "--source-name", "Desk North"],
    );
    let undated = add(
        "undated.txt",
        &format!(
            "A mayor speaks\n\n{} She wrote so.\n",
            QUOTE.replace("this", "our")
        ),
        &[],
    );
    let first = add(
        "first.txt",
        &format!("No sale\n\n\"{QUOTE},\" said the mayor. Nobody asked her why.\n"),
        &["--date", "2020-08-23"],
    );
    [later, undated, first]
}

fn cut(text: &str, echo: &Value, start: &str, end: &str) -> String {
    let count = |name: &str| usize::try_from(echo[name].as_u64().unwrap()).unwrap();
    let (start, end) = (count(start), count(end));
    text.chars().skip(start).take(end - start).collect()
}

#[test]
fn the_echoes_of_an_article_say_where_they_stand_first_published_first() {
    let library = Library::new();
    let [later, undated, first] = quoted(&library);
    let found = library.json(&["echoes", &later]);
    assert_eq!(found["version"], 1);
    let echoes = found["echoes"].as_array().unwrap();
    let others: Vec<&Value> = echoes.iter().map(|echo| &echo["other"]).collect();
    assert_eq!(others, [&json!(first), &json!(undated)]);
    let text = |id: &str| library.ok(&["show", id, "--format", "text"]);
    let here = text(&later);
    for echo in echoes {
        assert_eq!(echo["article"], json!(later));
        assert_eq!(cut(&here, echo, "start", "end"), QUOTE);
        let there = text(echo["other"].as_str().unwrap());
        let there = cut(&there, echo, "other_start", "other_end");
        assert_eq!(there.replace(" our ", " this "), QUOTE);
    }
    assert_eq!(echoes[0]["similarity"], 1.0);
    let words = QUOTE.split(' ').count() as f64;
    let similarity = echoes[1]["similarity"].as_f64().unwrap();
    assert!((similarity - (words - 1.0) / words).abs() < 1e-9);
}

#[test]
fn of_the_whole_library_each_pair_is_told_once() {
    let library = Library::new();
    let [later, undated, first] = quoted(&library);
    library.lobby();
    let found = library.json(&["echoes"]);
    let pairs: Vec<(&str, &str)> = found["echoes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|echo| {
            (
                echo["article"].as_str().unwrap(),
                echo["other"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        pairs,
        [
            (&*first, &*later),
            (&*first, &*undated),
            (&*later, &*undated)
        ]
    );
    let table = library.ok(&["echoes", &first]);
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines.len(), 2);
    assert!(lines[0].starts_with(short(&first)) && lines[0].contains(short(&later)));
    assert!(lines[0].contains("100%") && lines[0].contains("Desk North"));
    assert!(lines[0].ends_with(QUOTE), "{table}");
    assert!(
        lines[1].contains(" 93%") && lines[1].contains("source?"),
        "{table}"
    );
}

#[test]
fn what_is_removed_or_purged_is_no_echo_any_more() {
    let library = Library::new();
    let [later, undated, first] = quoted(&library);
    let others = || -> Vec<String> {
        let found = library.json(&["echoes", &later]);
        let echoes = found["echoes"].as_array().unwrap().iter();
        echoes
            .map(|echo| echo["other"].as_str().unwrap().to_owned())
            .collect()
    };
    library.ok(&["remove", &first]);
    assert_eq!(others(), [&*undated]);
    library.ok(&["restore", &first]);
    assert_eq!(others(), [&*first, &*undated]);
    library.done(&["purge", &first]);
    assert_eq!(others(), [&*undated]);
    library.ok(&["remove", &later]);
    library
        .fails(1, &["echoes", &later])
        .says("is in the trash");
    library.ok(&["remove", &undated]);
    let answer = library.done(&["echoes"]);
    assert_eq!(answer.stdout, "");
    answer.says("No passage stands in several articles.");
    library.fails(1, &["echoes", "nowhere"]);
}

#[test]
fn in_a_story_only_what_its_articles_share_is_told() {
    let library = Library::new();
    let [later, undated, first] = quoted(&library);
    library.ok(&["story", "add", "Harbour", &later, &undated]);
    let others = |arguments: &[&str]| {
        let found = library.json(arguments);
        let echoes = found["echoes"].as_array().unwrap().iter();
        let others = echoes.map(|echo| echo["other"].as_str().unwrap().to_owned());
        others.collect::<Vec<_>>()
    };
    assert_eq!(others(&["echoes", &later]), [&*first, &*undated]);
    assert_eq!(
        others(&["echoes", &later, "--story", "harbour"]),
        [&*undated]
    );
    assert_eq!(others(&["echoes"]).len(), 3);
    assert_eq!(others(&["echoes", "--story", "harbour"]), [&*undated]);
    library.ok(&["story", "unlink", "Harbour", &undated]);
    let answer = library.done(&["echoes", &later, "--story", "Harbour"]);
    answer.says("of the story");
    library
        .fails(1, &["echoes", "--story", "nowhere"])
        .says("nowhere");
}

#[test]
fn where_only_what_very_many_have_is_shared_it_is_not_said_that_nothing_stands_elsewhere() {
    let library = Library::new();
    for number in 0..110 {
        library.write(
            &format!("copies/{number}.txt"),
            format!("Copy {number}\n\nThe mayor told it: “{QUOTE}.”\n"),
        );
    }
    library.ok(&["add", "copies"]);
    let own: Vec<String> = (0..200)
        .map(|number| format!("pier{number} was sold to firm{number}"))
        .collect();
    library.write(
        "own.txt",
        format!(
            "Own\n\nThe mayor told it: “{QUOTE}.”\n\n{}.\n",
            own.join(", ")
        ),
    );
    let own = library.id(&["add", "own.txt"]);
    let found = library.json(&["echoes", &own]);
    assert_eq!(found["echoes"], json!([]));
    let looked = &found["looked_into"][0];
    assert_eq!(
        (&looked["looked_into"], &looked["exact"]),
        (&json!(0), &json!(false))
    );
    assert!(looked["sharing"].as_u64() > Some(90), "{looked}");
    let answer = library.done(&["echoes", &own]);
    answer.says("No passage was found").says("0 of at least");
}

#[test]
fn of_very_many_that_share_something_the_first_published_are_told_and_the_others_counted() {
    let library = Library::new();
    let text = |number: usize| format!("Copy {number}\n\nThe mayor told it: “{QUOTE}.”\n");
    for number in 0..53 {
        library.write(&format!("copies/{number}.txt"), text(number));
    }
    library.ok(&["add", "copies"]);
    library.write("first.txt", text(100));
    let first = library.id(&["add", "first.txt", "--date", "2001-02-03"]);
    library.write("last.txt", text(101));
    let last = library.id(&["add", "last.txt"]);
    let found = library.json(&["echoes", &last]);
    let echoes = found["echoes"].as_array().unwrap();
    assert_eq!((echoes.len(), &echoes[0]["other"]), (50, &json!(first)));
    let looked = json!({ "article": last, "looked_into": 50, "sharing": 54, "exact": true });
    assert_eq!(found["looked_into"], json!([looked]));
    let answer = library.done(&["echoes", &last]);
    answer.says("50 of 54 articles that share something with it were looked into.");
    let all = library.json(&["echoes"]);
    assert_eq!(all["looked_into"].as_array().unwrap().len(), 55);
    let answer = library.done(&["echoes"]);
    answer.says("Of 55 articles not all others");
    // Of few all are looked into.
    library.ok(&["story", "add", "Two", &first, &last]);
    let found = library.json(&["echoes", &last, "--story", "Two"]);
    assert_eq!(found["looked_into"], json!([]));
    assert_eq!(found["echoes"].as_array().unwrap().len(), 1);
}
