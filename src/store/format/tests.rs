//! Tests of the form of records: what is written is read back, and a hand's edits are told from the rest.

use proptest::prelude::*;
use uuid::Uuid;

use super::{encode as written, *};
use crate::model::{DeviceId, Entry, RecordKind, Stamp};

const ID: &str = "01933b5a-7c00-7000-8000-0000deadbeef";
const LINK: &str = "01933b5a-7c00-7000-8000-000000000001";
/// A time in milliseconds, in the year 9000, past which no test goes.
const FAR: i64 = 221_845_392_000_000;
const STAMP: &str = "2020-11-23T03:52:01.007Z+2@4f2a91c3";

fn id(kind: RecordKind) -> RecordId {
    RecordId {
        kind,
        id: Uuid::try_parse(ID).unwrap(),
    }
}

fn text(text: &str) -> Value {
    Value::Text(CleanText::new(text))
}

fn raw(raw: &str) -> Value {
    Value::Raw(raw.to_owned())
}

fn load(kind: RecordKind, file: &str) -> Result<Loaded, FormatError> {
    decode(file.as_bytes(), id(kind), None, DeviceId(7))
}

fn record<'a>(entries: impl IntoIterator<Item = (&'a str, Option<Value>)>) -> Record {
    let stamp: Stamp = STAMP.parse().unwrap();
    Record::from_entries(
        entries
            .into_iter()
            .map(|(path, value)| (Path::parse(path), Entry { stamp, value })),
    )
}

fn names(paths: &[Path]) -> Vec<&str> {
    paths.iter().map(Path::as_str).collect()
}

fn encode(id: RecordId, record: &Record) -> Result<String, NotWritable> {
    let record = Writable::new(record.clone(), &Record::default())?;
    Ok(written(id, &record))
}

/// Returns where a file that does not parse is broken, and what is said of it.
fn damage(kind: RecordKind, file: &str) -> (Option<(usize, usize)>, String) {
    match load(kind, file) {
        Err(FormatError::Damaged { position, what }) => {
            (position.map(|at| (at.line, at.column)), what)
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_article_looks_as_it_is_drawn() {
    let article = record([
        ("title", Some(text("Cloud “package”\nand more"))),
        ("author", Some(text("Zoë"))),
        ("starred", Some(raw("true"))),
        ("tags/cloud", Some(text("cloud"))),
        ("tags/a~1b", Some(text("a/b"))),
        ("tags/old", None),
        ("snapshots/00ff/taken", Some(text("2020"))),
        ("odd name", Some(raw("Odd(1)"))),
    ]);
    let digest = |value: &Value| digest(value);
    let expected = format!(
        r#"(
    version: 1,
    id: "{ID}",
    title: "Cloud “package”\nand more",
    author: "Zoë",
    snapshots: {{
        "00ff": (
            taken: "2020",
        ),
    }},
    starred: true,
    tags: ["a/b", "cloud"],
    other: {{
        "odd name": Odd(1),
    }},
    stamps: {{
        "author": "{STAMP} {}",
        "odd name": "{STAMP} {}",
        "snapshots/00ff/taken": "{STAMP} {}",
        "starred": "{STAMP} {}",
        "tags/a~1b": "{STAMP} {}",
        "tags/cloud": "{STAMP} {}",
        "tags/old": "{STAMP} removed",
        "title": "{STAMP} {}",
    }},
)
"#,
        digest(&text("Zoë")),
        digest(&raw("Odd(1)")),
        digest(&text("2020")),
        digest(&raw("true")),
        digest(&text("a/b")),
        digest(&text("cloud")),
        digest(&text("Cloud “package”\nand more")),
    );
    let written = encode(id(RecordKind::Article), &article).unwrap();
    assert_eq!(written, expected);
    let loaded = load(RecordKind::Article, &written).unwrap();
    assert_eq!(loaded.record, article);
    assert!(loaded.edited_by_hand.is_empty());
}

#[test]
fn annotations_are_nested_and_one_version_stands_without_a_list() {
    let at = |rest: &str| format!("annotations/{ID}/{rest}");
    let (anchor, one, two) = (at("anchor"), at("note/1"), at("note/2"));
    let (stance, place) = (
        at(&format!("evidence/{LINK}/stance")),
        at("placements/ffee"),
    );
    let mut entries = vec![
        (anchor.as_str(), Some(raw("(quote:\"words\")"))),
        (&one, Some(text("first"))),
        (&stance, Some(text("supports"))),
        (&place, Some(raw("(bytes:Some((1,2)),state:\"moved\")"))),
    ];
    let single = encode(id(RecordKind::Annotations), &record(entries.clone())).unwrap();
    let nested = format!(
        r#"    annotations: {{
        "{ID}": (
            anchor: (quote:"words"),
            evidence: {{
                "{LINK}": (
                    stance: "supports",
                ),
            }},
            note: "first",
            placements: {{
                "ffee": (bytes:Some((1,2)),state:"moved"),
            }},
        ),
    }},
"#
    );
    assert!(single.contains(&nested), "{single}");
    entries.push((&two, Some(text("second"))));
    let both = encode(id(RecordKind::Annotations), &record(entries.clone())).unwrap();
    assert!(both.contains(r#"note: ["first", "second"],"#), "{both}");
    let loaded = load(RecordKind::Annotations, &both).unwrap();
    assert_eq!(loaded.record, record(entries));
}

#[test]
fn a_file_written_by_hand_without_stamps_is_a_record() {
    let file = "(version: 1, title: \"By hand\", tags: [\"b\", \"a\", \"b\"], starred: true)";
    let loaded = load(RecordKind::Article, file).unwrap();
    let stamp = Stamp::new(0, 0, DeviceId(7));
    let entry = |value| Entry {
        stamp,
        value: Some(value),
    };
    let expected = Record::from_entries([
        (Path::parse("starred"), entry(raw("true"))),
        (Path::parse("tags/a"), entry(text("a"))),
        (Path::parse("tags/b"), entry(text("b"))),
        (Path::parse("title"), entry(text("By hand"))),
    ]);
    assert_eq!(loaded.record, expected);
    assert_eq!(
        names(&loaded.edited_by_hand),
        ["starred", "tags/a", "tags/b", "title"]
    );
}

#[test]
fn a_byte_order_mark_comments_and_raw_strings_are_read() {
    let file =
        "\u{feff}( // mine\n version: 1, /* a */ title: r#\"a \"b\"\"# /* c */, x: 5 // d\n)";
    let loaded = load(RecordKind::Article, file).unwrap();
    let value = |path| loaded.record.value(&Path::root(path)).cloned();
    assert_eq!(value("title"), Some(text("a \"b\"")));
    assert_eq!(value("x"), Some(raw("5")));
}

#[test]
fn control_characters_written_by_hand_are_cleaned() {
    let file = "(version: 1, title: \"a\\u{1b}[2Jb\", tags: [\"c\\u{7}\"])";
    let loaded = load(RecordKind::Article, file).unwrap();
    let title = loaded.record.value(&Path::root("title"));
    assert_eq!(title, Some(&text("a[2Jb")));
    assert_eq!(
        loaded.record.value(&Path::parse("tags/c")),
        Some(&text("c"))
    );
}

#[test]
fn what_an_older_program_did_not_clean_was_not_edited_by_hand() {
    let unclean = "a\u{7}b";
    let file = format!(
        "(version: 1, title: \"a\\u{{7}}b\", stamps: {{\"title\": \"{STAMP} {}\"}})",
        digest_of("text", unclean)
    );
    let loaded = load(RecordKind::Article, &file).unwrap();
    assert!(loaded.edited_by_hand.is_empty());
    assert_eq!(loaded.record, record([("title", Some(text("ab")))]));
}

#[test]
fn what_is_taken_out_of_a_file_counts_as_removed_by_hand() {
    let before = record([
        ("title", Some(text("Title"))),
        ("tags/a", Some(text("a"))),
        ("tags/b", Some(text("b"))),
    ]);
    let file = encode(id(RecordKind::Article), &before).unwrap();
    let file = file.replace("[\"a\", \"b\"]", "[\"b\"]");
    let loaded = load(RecordKind::Article, &file).unwrap();
    assert_eq!(names(&loaded.edited_by_hand), ["tags/a"]);
    let gone = loaded.record.entry(&Path::parse("tags/a")).unwrap();
    assert_eq!(gone.value, None);
    assert!(gone.stamp > STAMP.parse().unwrap());
    let kept = loaded.record.entry(&Path::parse("tags/b"));
    assert_eq!(kept, before.entry(&Path::parse("tags/b")));
}

/// Reads a file whose last copy was `last`.
fn load_after(kind: RecordKind, file: &str, last: &Record) -> Result<Loaded, FormatError> {
    decode(file.as_bytes(), id(kind), Some(last), DeviceId(7))
}

/// Two annotations, of which one has a link.
fn two_annotations() -> Record {
    record([
        ("annotations/1/color", Some(text("blue"))),
        ("annotations/1/evidence/e/stance", Some(text("supports"))),
        ("annotations/2/color", Some(text("pink"))),
    ])
}

#[test]
fn an_annotation_taken_out_by_hand_goes_to_the_trash() {
    let kind = RecordKind::Annotations;
    let before = two_annotations();
    let file = encode(id(kind), &before).unwrap();
    let start = file.find("        \"1\": (").unwrap();
    let end = file.find("        \"2\": (").unwrap();
    let edited = format!("{}{}", file.get(..start).unwrap(), file.get(end..).unwrap());
    let loaded = load_after(kind, &edited, &before).unwrap();
    assert_eq!(names(&loaded.edited_by_hand), ["annotations/1/removed"]);
    let stamp: Stamp = STAMP.parse().unwrap();
    let entry = loaded
        .record
        .entry(&Path::parse("annotations/1/removed"))
        .unwrap();
    assert_eq!(entry.stamp, stamp.next(DeviceId(7)));
    assert_eq!(entry.value, Some(text(&stamp.time().to_string())));
    let joined = loaded.record.merge(&before);
    let color = joined.value(&Path::parse("annotations/1/color"));
    assert_eq!(color, Some(&text("blue")));

    // Without a copy there is nothing to put into the trash.
    let loaded = load(kind, &edited).unwrap();
    assert_eq!(
        names(&loaded.edited_by_hand),
        ["annotations/1/color", "annotations/1/evidence/e/stance"]
    );
    assert!(loaded.record.children(&Path::root("annotations")).len() == 1);
}

#[test]
fn a_map_that_is_gone_altogether_is_damage_and_so_is_a_value_of_another_shape() {
    let kind = RecordKind::Annotations;
    let before = two_annotations();
    let file = encode(id(kind), &before).unwrap();
    let start = file.find("    annotations: {").unwrap();
    let end = file.find("    stamps: {").unwrap();
    let without = format!("{}{}", file.get(..start).unwrap(), file.get(end..).unwrap());
    let Err(FormatError::Damaged { position, what }) = load_after(kind, &without, &before) else {
        panic!("nobody means that");
    };
    assert_eq!(position.map(|at| at.line), Some(5));
    assert_eq!(
        what,
        "`annotations` is missing, though there are stamps of what it held"
    );
    // An empty map says that they were taken out.
    let empty = without.replace("    stamps: {", "    annotations: {},\n    stamps: {");
    let loaded = load_after(kind, &empty, &before).unwrap();
    assert_eq!(
        names(&loaded.edited_by_hand),
        ["annotations/1/removed", "annotations/2/removed"]
    );
    let links = file.replace("evidence: {", "evidences: {");
    damage(kind, &links);

    let (_, what) = damage(RecordKind::Article, "(version: 1, tags: \"cloud\")");
    assert!(what.contains("a list of texts in brackets"), "{what}");
    damage(RecordKind::Annotations, "(version: 1, annotations: [])");
}

#[test]
fn each_reader_gives_an_edit_by_hand_the_same_stamp_later_than_file_and_copy() {
    let before = record([("title", Some(text("one"))), ("author", Some(text("me")))]);
    let file = encode(id(RecordKind::Article), &before).unwrap();
    let edited = file.replace("\"one\"", "\"mine\"");
    let mut last = before.clone();
    let ahead: Stamp = "2030-01-01T00:00:00.000Z+5@00000001".parse().unwrap();
    last.set(Path::root("title"), Some(text("two")), ahead);
    let loaded = load_after(RecordKind::Article, &edited, &last).unwrap();
    assert_eq!(
        load_after(RecordKind::Article, &edited, &last),
        Ok(loaded.clone())
    );
    let joined = loaded.record.merge(&last);
    assert_eq!(joined.value(&Path::root("title")), Some(&text("mine")));
    let stamp = joined.entry(&Path::root("title")).unwrap().stamp;
    assert_eq!(stamp.to_string(), "2030-01-01T00:00:00.000Z+6@00000007");
}

#[test]
fn a_stamp_beyond_the_year_9999_is_damage() {
    for odd in [
        "+010000-01-01T00:00:00.000Z+0@00000001",
        "9999-12-31T00:00:00.000Z+0@00000001",
    ] {
        let file = format!("(version: 1, title: \"t\", stamps: {{\"title\": \"{odd} 00000000\"}})");
        let (position, what) = damage(RecordKind::Article, &file);
        assert!(position.is_some());
        assert_eq!(what, "the stamp of `title` lies beyond the year 9999");
    }
}

#[test]
fn a_note_changed_by_hand_takes_the_place_of_the_one_it_was() {
    let before = record([
        ("verdict/1", Some(text("first"))),
        ("verdict/2", Some(text("second"))),
    ]);
    let file = encode(id(RecordKind::Claim), &before).unwrap();
    let file = file.replace("\"first\"", "\"mine\"");
    let loaded = load(RecordKind::Claim, &file).unwrap();
    let mut texts = loaded.record.texts(&Path::root("verdict"));
    texts.sort();
    assert_eq!(texts, [CleanText::new("mine"), CleanText::new("second")]);
    assert_eq!(loaded.edited_by_hand.len(), 2);
    // Read again before it was written, it is still one version.
    let again = load(RecordKind::Claim, &file).unwrap();
    let joined = loaded.record.merge(&again.record);
    assert_eq!(joined.texts(&Path::root("verdict")).len(), 2);
}

#[test]
fn a_note_emptied_by_hand_is_removed() {
    let before = record([("verdict/1", Some(text("first")))]);
    let file = encode(id(RecordKind::Claim), &before).unwrap();
    let file = file.replace("\"first\"", "\"\"");
    let loaded = load(RecordKind::Claim, &file).unwrap();
    assert_eq!(names(&loaded.edited_by_hand), ["verdict/1"]);
    assert!(loaded.record.texts(&Path::root("verdict")).is_empty());
}

#[test]
fn a_stamp_of_the_future_is_outrun_by_an_edit_by_hand() {
    let future = "2099-01-01T00:00:00.000Z+0@00000001";
    let file =
        format!("(version: 1, title: \"new\", stamps: {{\"title\": \"{future} 00000000\"}})");
    let loaded = load(RecordKind::Article, &file).unwrap();
    let entry = loaded.record.entry(&Path::root("title")).unwrap();
    assert!(entry.stamp > future.parse().unwrap());
}

#[test]
fn a_stamp_that_cannot_be_read_makes_its_value_set_by_hand() {
    for odd in ["", "yesterday 12345678", STAMP, "2020 removed"] {
        let file = format!("(version: 1, title: \"t\", stamps: {{\"title\": \"{odd}\"}})");
        let loaded = load(RecordKind::Article, &file).unwrap();
        assert_eq!(names(&loaded.edited_by_hand), ["title"], "{odd}");
    }
}

#[test]
fn a_file_of_a_later_version_says_so_and_shows_what_it_can() {
    let known = "(version: 2, title: \"t\")";
    let Err(FormatError::Newer { version: 2, seen }) = load(RecordKind::Article, known) else {
        panic!("it is of a later version");
    };
    let title = Path::root("title");
    assert_eq!(seen.unwrap().record.value(&title), Some(&text("t")));
    let unknown = "(version: 3, tags: {\"a\": 1}, stamps: [])";
    let newer = Err(FormatError::Newer {
        version: 3,
        seen: None,
    });
    assert_eq!(load(RecordKind::Article, unknown), newer);
}

#[test]
fn damage_is_named_with_line_and_column() {
    let file = "(\n    version: 1,\n    title: \"t\"\n    author: \"a\",\n)";
    let (position, what) = damage(RecordKind::Article, file);
    assert_eq!(position, Some((4, 5)));
    assert_eq!(what, "expected comma");

    let (position, what) = damage(
        RecordKind::Article,
        "(\n  version: 1,\n  title: 1,\n  title: 2,\n)",
    );
    assert_eq!(position.unwrap().0, 4);
    assert_eq!(what, "`title` stands there twice");

    let twice = format!(
        "(version: 1, annotations: {{\"{ID}\": (quote: \"a\"), \"{ID}\": (quote: \"b\")}})"
    );
    let (_, what) = damage(RecordKind::Annotations, &twice);
    assert!(what.ends_with("stands there twice"), "{what}");

    let (position, what) = damage(RecordKind::Article, "(\n  version: 1,\n  id: \"other\",\n)");
    assert_eq!(position.unwrap().0, 3);
    assert!(what.starts_with("it is the record of other"), "{what}");

    let (_, what) = damage(RecordKind::Article, "(title: \"t\")");
    assert_eq!(what, "the field `version` is missing");
}

#[test]
fn what_is_no_record_at_all_is_damage_and_no_panic() {
    let deep = format!("(version: 1, x: {}", "[".repeat(100_000));
    for odd in [
        "",
        "(",
        ")",
        "[1]",
        "version: 1",
        "\u{feff}",
        "(version: )",
        &deep,
    ] {
        damage(RecordKind::Article, odd);
    }
    let odd = b"(version: 1,\n title: \"\xff\")";
    let Err(FormatError::Damaged { position, what }) =
        decode(odd, id(RecordKind::Article), None, DeviceId(7))
    else {
        panic!("it is not UTF-8");
    };
    assert_eq!(
        position,
        Some(Position {
            line: 2,
            column: 10
        })
    );
    assert_eq!(what, "it is not text in UTF-8");
}

#[test]
fn a_truncated_file_is_damage_wherever_it_was_cut() {
    let whole = encode(
        id(RecordKind::Article),
        &record([("title", Some(text("t"))), ("tags/a", Some(text("a")))]),
    )
    .unwrap();
    for end in 0..whole.trim_end().len() {
        damage(RecordKind::Article, whole.get(..end).unwrap());
    }
}

#[test]
fn a_raw_value_that_is_not_ron_is_not_written() {
    for odd in ["", "1 2", "(", "\"", "1, injected: 2", "// only a comment"] {
        let record = record([("x", Some(raw(odd)))]);
        let refused = encode(id(RecordKind::Article), &record);
        let path = Path::root("x");
        assert_eq!(refused, Err(NotWritable { path }), "{odd}");
    }
}

#[test]
fn what_stands_around_a_raw_value_is_not_written() {
    let odd = [
        " 5 // five\n",
        "/* a text */ \"t\"",
        "r#\"t\"#",
        "\n(a: /* kept */ 1)\n",
    ];
    let names = ["a", "b", "c", "d"];
    let around = record(names.into_iter().zip(odd.map(|odd| Some(raw(odd)))));
    let kept = [raw("5"), text("t"), text("t"), raw("(a: /* kept */ 1)")];
    let expected = record(names.into_iter().zip(kept.map(Some)));
    let writable = Writable::new(around, &Record::default()).unwrap();
    assert_eq!(*writable.record(), expected);
    let file = written(id(RecordKind::Article), &writable);
    let loaded = load(RecordKind::Article, &file).unwrap();
    assert_eq!(loaded.record, expected);
    assert!(loaded.edited_by_hand.is_empty());
}

/// What a version that we do not know might have written.
fn unknown() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        any::<i64>().prop_map(|n| n.to_string()),
        Just("true".to_owned()),
        Just("None".to_owned()),
        Just("()".to_owned()),
        Just("'x'".to_owned()),
        Just("-2.5e3".to_owned()),
        Just("1..=4".to_owned()),
        Just("b\"\\x00\"".to_owned()),
        Just("Unknown".to_owned()),
        ".{0,8}".prop_map(|text| ron::to_string(&text).unwrap()),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(|v| format!("[{}]", v.join(", "))),
            inner.clone().prop_map(|v| format!("Some({v})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("(a: {a}, r#b-c: {b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("Var({a}, {b})")),
            (inner.clone(), inner).prop_map(|(a, b)| format!("{{\n {a}: {b}, // why\n}}")),
        ]
    })
    // A text is a text and no unknown thing.
    .prop_filter("a text", |raw| !raw.starts_with('"'))
}

fn clean() -> impl Strategy<Value = Value> {
    prop_oneof![any::<String>(), "[\"\\\\\n\u{301}🎈 a]{0,6}"].prop_map(|odd| {
        // Cleaned until nothing changes, as a value in a record is.
        Value::Text(CleanText::new(&CleanText::new(&odd)))
    })
}

fn stamp() -> impl Strategy<Value = Stamp> {
    (any::<i64>(), any::<u32>(), any::<u32>()).prop_map(|(millis, counter, device)| {
        Stamp::new(millis.rem_euclid(FAR), counter, DeviceId(device))
    })
}

fn entries() -> impl Strategy<Value = Vec<(Path, Entry)>> {
    let name = prop_oneof![
        prop::sample::select(vec![
            "title",
            "tags",
            "note",
            "annotations",
            "evidence",
            "placements",
            "snapshots",
            "verdict",
            "version",
            "id",
            "other",
            "stamps",
            "x",
            "1",
            "true",
            "r",
            "b",
        ])
        .prop_map(str::to_owned),
        any::<String>(),
    ];
    let nested = prop::collection::vec(name, 1..6).prop_map(|names| {
        let (first, rest) = names.split_first().unwrap();
        rest.iter()
            .fold(Path::root(first), |path, name| path.child(name))
    });
    let path = prop_oneof![nested, any::<String>().prop_map(|text| Path::parse(&text)),];
    let single = (
        path,
        clean()
            .boxed()
            .prop_union(unknown().prop_map(Value::Raw).boxed()),
    )
        .prop_map(|(path, value)| (path, Some(value)));
    let element = (
        prop::sample::select(vec![
            "tags",
            "articles",
            "claims",
            "folders",
            "annotations/x/tags",
        ]),
        clean(),
    )
        .prop_map(|(set, element)| {
            (
                Path::parse(set).child(element.text().unwrap()),
                Some(element),
            )
        });
    let version = (
        prop::sample::select(vec!["verdict", "annotations/x/note"]),
        "[a-c]",
        clean(),
    )
        .prop_map(|(text, name, value)| (Path::parse(text).child(&name), Some(value)));
    let dead = prop::sample::select(vec!["title", "tags/a", "verdict/a", "annotations/x/note/b"])
        .prop_map(|path| (Path::parse(path), None));
    let entry = (prop_oneof![single, element, version, dead], stamp())
        .prop_map(|((path, value), stamp)| (path, Entry { stamp, value }));
    prop::collection::vec(entry, 0..10)
}

fn kind() -> impl Strategy<Value = RecordKind> {
    prop::sample::select(RecordKind::ALL.to_vec())
}

proptest! {
    #[test]
    fn every_record_is_read_as_it_was_written(kind in kind(), entries in entries()) {
        let record = Record::from_entries(entries);
        let written = encode(id(kind), &record).unwrap();
        let loaded = match load(kind, &written) {
            Ok(loaded) => loaded,
            Err(error) => return Err(TestCaseError::fail(format!("{error:?}\n{written}"))),
        };
        prop_assert_eq!(names(&loaded.edited_by_hand), Vec::<&str>::new(), "{}", written);
        prop_assert_eq!(loaded.record, record, "{}", written);
    }

    #[test]
    fn an_edit_by_hand_is_found_and_nothing_else(
        kind in kind(), entries in entries(), title in clean(), by_hand in "[a-z \"]{1,9}",
    ) {
        let mut record = Record::from_entries(entries);
        record.set(Path::root("title"), None, Stamp::new(FAR, 0, DeviceId(0)));
        record.set(Path::root("title"), Some(title.clone()), Stamp::new(FAR, 1, DeviceId(0)));
        prop_assume!(title != text(&by_hand) && record.value(&Path::root("purged")).is_none());
        let written = encode(id(kind), &record).unwrap();
        // The first field after version and id.
        let edited: Vec<String> = written
            .split('\n')
            .enumerate()
            .map(|(number, line)| match number {
                3 => format!("title: {},", ron::to_string(&by_hand).unwrap()),
                _ => line.to_owned(),
            })
            .collect();
        let loaded = load(kind, &edited.join("\n")).unwrap();
        prop_assert_eq!(names(&loaded.edited_by_hand), ["title"]);
        for (path, entry) in loaded.record.entries() {
            if path.as_str() == "title" {
                prop_assert_eq!(entry.value.clone(), Some(text(&by_hand)));
                prop_assert!(Some(entry.stamp) > record.entry(path).map(|was| was.stamp));
            } else {
                prop_assert_eq!(Some(entry), record.entry(path));
            }
        }
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), at in 0usize..2000, bit in 0u8..8) {
        let _ = decode(&bytes, id(RecordKind::Claim), None, DeviceId(7));
        let record = record([("title", Some(text("t"))), ("tags/a", Some(text("a"))), ("x", Some(raw("(1, [2])")))]);
        let mut flipped = encode(id(RecordKind::Claim), &record).unwrap().into_bytes();
        let length = flipped.len();
        flipped[at % length] ^= 1 << bit;
        let _ = decode(&flipped, id(RecordKind::Claim), Some(&record), DeviceId(7));
    }
}
