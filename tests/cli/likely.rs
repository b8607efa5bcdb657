use serde_json::{Value, json};

use crate::library::{Library, short};

/// Three articles, of which two speak of a sale, and the claim that there is one.
fn told(library: &Library) -> ([String; 3], String) {
    let add = |name: &str, text: &str, more: &[&str]| {
        library.write(name, text);
        library.id(&[&["add", name], more].concat())
    };
    let sale = add(
        "sale.txt",
        "The sale\n\nIt is late – “mañana”. The harbour will be sold to Brightwater for 40 million, the mayor said. Nobody clapped.\n",
        &["--date", "2020-08-24", "--source-name", "Desk North"],
    );
    let denial = add(
        "denial.txt",
        "A denial\n\nBrightwater reportedly buys no harbour. She left.\n",
        &["--date", "2020-08-23"],
    );
    let other = add(
        "other.txt",
        "Clouds\n\nThey come and go as they want.\n",
        &[],
    );
    let claim = library.id(&[
        "claim",
        "add",
        "The harbour is sold to Brightwater for 40 million",
    ]);
    ([sale, denial, other], claim)
}

#[test]
fn the_likeliest_passage_comes_first_and_says_where_it_stands_and_how_it_is_told() {
    let library = Library::new();
    let ([sale, denial, _], claim) = told(&library);
    let found = library.json(&["claim", "evidence", &claim]);
    assert_eq!(found["version"], 1);
    let passages = found["passages"].as_array().unwrap();
    let articles: Vec<&Value> = passages.iter().map(|one| &one["article"]).collect();
    assert_eq!(articles, [&json!(sale), &json!(denial)]);
    let text = library.ok(&["show", &sale, "--format", "text"]);
    let place = |name: &str| usize::try_from(passages[0][name].as_u64().unwrap()).unwrap();
    let words: String = text
        .chars()
        .skip(place("start"))
        .take(place("end") - place("start"))
        .collect();
    assert_eq!(passages[0]["text"], json!(words));
    assert!(words.starts_with("The harbour will be sold"), "{words}");
    assert_eq!(passages[0]["known"], json!(false));
    assert_eq!(passages[0]["voice"], json!("attributed"));
    assert_eq!(passages[0]["via"], json!(["mayor"]));
    assert_eq!(passages[1]["hedge"], json!("reportedly"));
    assert!(passages[0]["score"].as_f64() > passages[1]["score"].as_f64());
}

#[test]
fn what_is_evidence_already_is_known_and_what_is_silent_is_told_so() {
    let library = Library::new();
    let ([sale, denial, _], claim) = told(&library);
    library.id(&[
        "highlight",
        &sale,
        "--quote",
        "The harbour will be sold",
        "--claim",
        &claim,
        "--stance",
        "supports",
    ]);
    library.ok(&["claim", "silent", &claim, &denial]);
    let found = library.json(&[
        "claim",
        "evidence",
        "The harbour is sold to Brightwater for 40 million",
    ]);
    let passages = found["passages"].as_array().unwrap();
    // What is new comes first.
    assert_eq!(passages[0]["silent"], json!(true));
    assert_eq!(passages[1]["known"], json!(true));
    assert_eq!(passages[1]["stance"], json!("supports"));
    let table = library.ok(&["claim", "evidence", &claim]);
    let last = table.lines().last().unwrap();
    assert!(last.contains(short(&sale)), "{table}");
    assert!(last.contains("supports"), "{table}");
    let table = library.ok(&["claim", "evidence", &claim, "--limit", "1"]);
    assert_eq!(table.lines().count(), 1);
    assert!(table.contains(short(&denial)), "{table}");
}

#[test]
fn a_sentence_that_is_evidence_elsewhere_is_not_offered_as_new() {
    let library = Library::new();
    let sentence = "The harbour will be sold to Brightwater for 40 million.";
    let text = format!("Often\n\n{}\n", [sentence; 40].join(" Rain.\n\n"));
    library.write("often.txt", &text);
    let often = library.id(&["add", "often.txt"]);
    let claim = library.id(&["claim", "add", "The harbour is sold to Brightwater"]);
    // One of those at the end, which is not among the best eight.
    library.id(&[
        "highlight",
        &often,
        "--quote",
        sentence,
        "--start",
        "2464",
        "--claim",
        &claim,
        "--stance",
        "supports",
    ]);
    let known = |found: &Value| -> Vec<Value> {
        let passages = found["passages"].as_array().unwrap().iter();
        passages.map(|passage| passage["known"].clone()).collect()
    };
    let found = library.json(&["claim", "evidence", &claim]);
    assert_eq!(known(&found), [json!(true)]);
    // A copy in another article is told with it, and alone not at all.
    library.write("copy.txt", format!("Copy\n\n{sentence}\n"));
    let copy = library.id(&["add", "copy.txt"]);
    let found = library.json(&["claim", "evidence", &claim]);
    assert_eq!(known(&found), [json!(true)]);
    assert_eq!(found["passages"][0]["also"], json!([copy]));
    let found = library.json(&["claim", "evidence", &claim, "--article", &copy]);
    assert_eq!(known(&found), Vec::<Value>::new());
}

#[test]
fn a_story_or_an_article_narrows_it_and_copies_are_told_once() {
    let library = Library::new();
    let ([sale, denial, other], claim) = told(&library);
    library.write(
        "copy.txt",
        "A copy\n\nThe harbour will be sold to Brightwater for 40 million, the mayor said.\n",
    );
    let copy = library.id(&["add", "copy.txt", "--date", "2020-08-25"]);
    let found = library.json(&["claim", "evidence", &claim]);
    let passages = found["passages"].as_array().unwrap();
    assert_eq!(passages.len(), 2);
    assert_eq!(
        passages[0]["article"],
        json!(sale),
        "the one published first"
    );
    assert_eq!(passages[0]["also"], json!([copy]));
    library.ok(&["story", "add", "Clouds", &other, &denial]);
    let found = library.json(&["claim", "evidence", &claim, "--story", "Clouds"]);
    let passages = found["passages"].as_array().unwrap();
    assert_eq!(passages.len(), 1);
    assert_eq!(passages[0]["article"], json!(denial));
    let found = library.json(&["claim", "evidence", &claim, "--article", &other]);
    assert_eq!(found["passages"], json!([]));
    let answer = library.done(&["claim", "evidence", &claim, "--article", &other]);
    assert_eq!(answer.stdout, "");
    answer.says("No passage");
    library.fails(1, &["claim", "evidence", "no such claim"]);
}

#[test]
fn statements_of_one_word_and_of_very_many_are_answered() {
    let library = Library::new();
    let ([_, denial, _], _) = told(&library);
    let one = library.id(&["claim", "add", "Brightwater"]);
    let found = library.json(&["claim", "evidence", &one]);
    assert_eq!(found["passages"].as_array().unwrap().len(), 2);
    let long = "Brightwater buys no harbour and says nothing of it ".repeat(200);
    let long = library.id(&["claim", "add", &long]);
    let found = library.json(&["claim", "evidence", &long]);
    assert_eq!(found["passages"][0]["article"], json!(denial));
    library.write("zh.txt", "港口\n\n港口将以四千万出售。市长没有回答。\n");
    let chinese = library.id(&["add", "zh.txt"]);
    let claim = library.id(&["claim", "add", "港口被出售"]);
    let found = library.json(&["claim", "evidence", &claim]);
    assert_eq!(found["passages"][0]["article"], json!(chinese));
    assert_eq!(found["passages"][0]["text"], json!("港口将以四千万出售。"));
}
