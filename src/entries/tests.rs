use proptest::prelude::*;

use super::*;

/// Writes entries in one line, so that a test shows what was understood.
fn written(node: &Node) -> String {
    match &node.form {
        Form::Text(text) => format!("{text:?}"),
        Form::Word(word) | Form::Number(word) => word.clone(),
        Form::List(list) => {
            let list: Vec<String> = list.iter().map(written).collect();
            format!("[{}]", list.join(", "))
        }
        Form::Entries(entries) => format!("({})", all(entries)),
        Form::Broken => "?".to_owned(),
    }
}

fn all(entries: &[Entry]) -> String {
    let entries: Vec<String> = entries
        .iter()
        .map(|entry| format!("{}: {}", entry.name, written(&entry.value)))
        .collect();
    entries.join(", ")
}

/// Reads a text, and returns what was understood and what was told.
fn read(text: &str) -> (String, Vec<String>) {
    let (entries, faults) = parse(text);
    (
        all(&entries),
        faults.iter().map(ToString::to_string).collect(),
    )
}

#[test]
fn a_right_file_is_read_whole() {
    let text = "\u{feff}#![enable(implicit_some)]\n// Mine.\nConfig(\n  column: 72, /* wide /* enough */ */\n  \
                theme: Some(\"lamp\\u{6c}ight\"),\n  keys: plain,\n  raw: r#\"a \"b\" c\"#,\n  \
                more: { \"a b\": [\"x\", \"y\",], c: (d: -1.5e3) },\n)\n";
    assert_eq!(
        read(text),
        (
            "column: 72, theme: \"lamplight\", keys: plain, raw: \"a \\\"b\\\" c\", \
             more: (a b: [\"x\", \"y\"], c: (d: -1.5e3))"
                .to_owned(),
            vec![]
        )
    );
}

#[test]
fn an_empty_file_has_no_entries() {
    for text in [
        "",
        "\u{feff}",
        "\n\n",
        "// nothing yet",
        "()",
        "{}",
        "( /* nothing */ )",
    ] {
        assert_eq!(read(text), (String::new(), vec![]), "{text}");
    }
}

/// Each fault with its line and column, and the entries around it that hold all the same.
#[test]
fn each_fault_is_told_where_it_stands_and_the_rest_holds() {
    let cases: &[(&str, &str, &[&str])] = &[
        (
            "(\n  a: 1\n  b: 2,\n)",
            "a: 1, b: 2",
            &["2:7: a comma is missing here"],
        ),
        (
            "(\n  a: \"one,\n  b: \"two\",\n)",
            "a: ?, b: \"two\"",
            &["2:6: this text has no closing quote on its line"],
        ),
        (
            "(a: 'one', b: 2)",
            "a: ?, b: 2",
            &["1:5: texts stand in double quotes: \"one\""],
        ),
        (
            "(a: @1, b: 2)",
            "a: ?, b: 2",
            &["1:5: a value should stand here, not `@`"],
        ),
        (
            "(ä: ,\n b: 2)",
            "ä: ?, b: 2",
            &["1:5: a value should stand here, not `,`"],
        ),
        (
            "(a: 1, a: 2)",
            "a: 1",
            &["1:8: `a` stands twice; what line 1 says of it counts"],
        ),
        (
            "(a: 1, \"lost\", b: 2)",
            "a: 1, b: 2",
            &["1:8: a text stands here without a name"],
        ),
        (
            "{ \"a\" 1, \"b\": 2 }",
            "b: 2",
            &["1:3: `a` is followed by no colon and value"],
        ),
        (
            "(\n a: [1, 2,\n b: 3,\n)",
            "a: [1, 2, b, ?]",
            &[
                "3:3: a comma is missing here",
                "3:3: a value should stand here, not `:`",
                "2:5: this `[` is not closed by `]`",
            ],
        ),
        (
            "(a: 1, b: 2",
            "a: 1, b: 2",
            &["1:1: this `(` is closed nowhere"],
        ),
        (
            "(a: 1,, b: 2)",
            "a: 1, b: 2",
            &["1:7: there is nothing before this comma"],
        ),
        (
            "(a: 1) b: 2",
            "a: 1",
            &["1:8: nothing may stand after the end of the file's entries"],
        ),
        (
            "a: 1",
            "",
            &[
                "1:2: nothing may stand after the end of the file's entries",
                "1:1: the file must hold names with values in parentheses or braces, not a word",
            ],
        ),
        (
            "(a: 1, /* b: 2)",
            "a: 1",
            &["1:8: this comment has no end; `*/` ends it"],
        ),
        (
            "(a: \"\\q\", b: 2)",
            "a: ?, b: 2",
            &["1:5: this text can't be read: "],
        ),
        (
            "(a:",
            "a: ?",
            &["1:4: the file ends where a value should stand"],
        ),
    ];
    for (text, expected, told) in cases {
        let (entries, faults) = read(text);
        assert_eq!(entries, *expected, "{text}\n{faults:#?}");
        assert_eq!(faults.len(), told.len(), "{text}\n{faults:#?}");
        for (fault, words) in faults.iter().zip(*told) {
            assert!(fault.starts_with(words), "{text}\n{fault}");
        }
    }
}

#[test]
fn values_too_deep_in_each_other_are_told_and_left() {
    let deep = format!("(a: {}{}, b: 2)", "[".repeat(99_999), "]".repeat(99_999));
    let (entries, faults) = parse(&deep);
    assert_eq!(entries.last().map(|entry| entry.name.as_str()), Some("b"));
    assert_eq!(faults.len(), 1, "{faults:?}");
}

#[test]
fn the_bytes_of_a_value_are_those_that_a_person_would_mark() {
    let text = "(a: \"x\" , b: [1, 2] /* c */, d: (e: 1))";
    let (entries, _) = parse(text);
    let parts: Vec<&str> = entries
        .iter()
        .map(|entry| text.get(entry.value.bytes.clone()).unwrap())
        .collect();
    assert_eq!(parts, ["\"x\"", "[1, 2]", "(e: 1)"]);
}

/// Makes values as RON's own writer writes them.
fn value() -> impl Strategy<Value = ron::Value> {
    let leaf = prop_oneof![
        any::<bool>().prop_map(ron::Value::Bool),
        any::<i32>().prop_map(|number| ron::Value::Number(i64::from(number).into())),
        // Line breaks are written as `\n`.
        any::<String>().prop_map(ron::Value::String),
    ];
    leaf.prop_recursive(3, 20, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(ron::Value::Seq),
            prop::collection::btree_map("[a-z]{1,5}", inner, 0..4).prop_map(|map| {
                let named = map
                    .into_iter()
                    .map(|(name, value)| (ron::Value::String(name), value));
                ron::Value::Map(named.collect())
            }),
        ]
    })
}

fn same(node: &Node, value: &ron::Value) -> bool {
    match (&node.form, value) {
        (Form::Text(text), ron::Value::String(other)) => text == other,
        (Form::Word(word), ron::Value::Bool(other)) => *word == other.to_string(),
        (Form::Number(number), ron::Value::Number(other)) => {
            number.parse().ok() == Some(other.into_f64())
        }
        (Form::List(list), ron::Value::Seq(other)) => {
            list.len() == other.len() && list.iter().zip(other).all(|(one, two)| same(one, two))
        }
        (Form::Entries(entries), ron::Value::Map(map)) => {
            entries.len() == map.len()
                && entries.iter().all(|entry| {
                    let name = ron::Value::String(entry.name.clone());
                    map.get(&name)
                        .is_some_and(|other| same(&entry.value, other))
                })
        }
        _ => false,
    }
}

proptest! {
    #[test]
    fn what_ron_writes_is_read_as_it_was(
        map in prop::collection::btree_map("[a-z]{1,5}", value(), 1..5),
    ) {
        let written = ron::ser::to_string_pretty(&map, ron::ser::PrettyConfig::default()).unwrap();
        let (entries, faults) = parse(&written);
        prop_assert_eq!(&faults, &vec![], "{}", written);
        for entry in entries {
            prop_assert!(same(&entry.value, &map[&entry.name]), "{}", written);
        }
    }

    /// Whatever stands in a file, reading it ends, and what is told stands in it.
    #[test]
    fn any_text_is_read_to_its_end(text in "[a-c:,()\\[\\]{}\"'/* \n#r0-9-]{0,60}") {
        let (_, faults) = parse(&text);
        for fault in faults {
            prop_assert!(fault.at.line <= text.lines().count() + 1, "{}", fault);
        }
    }
}
