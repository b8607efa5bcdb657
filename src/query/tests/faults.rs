//! What is said of queries that are not right, where, and what they ask for all the same.

use super::{all, any, begun_in, expr, words};
use crate::query::{DEEPEST, Expr, Fault, MOST, TextField, parse};

/// Reads a query with one fault; what is wrong must be marked in it by `[ ]`.
#[track_caller]
fn fault(marked: &str) -> (Fault, String) {
    let text = marked.replace(['[', ']'], "");
    let query = parse(&text);
    let [fault] = query.faults.as_slice() else {
        panic!("{text}: {:?}", query.faults);
    };
    let start = marked.find('[').expect("a mark begins");
    let end = marked.find(']').expect("a mark ends") - 1;
    assert_eq!(fault.bytes, start..end, "{text}");
    (fault.clone(), query.to_string())
}

/// Checks a fault that stays whatever is typed behind: what is said, and what the query still asks for.
#[track_caller]
fn wrong(marked: &str, said: &str, rest: &str) {
    let (fault, printed) = fault(marked);
    assert!(!fault.is_half_typed, "{marked}");
    assert_eq!(fault.said, said, "{marked}");
    assert_eq!(printed, rest, "{marked}");
}

/// Checks a fault that typing on may cure, and what the query asks for meanwhile.
#[track_caller]
fn half_typed(marked: &str, rest: &str) {
    let (fault, printed) = fault(marked);
    assert!(fault.is_half_typed, "{marked}: {}", fault.said);
    assert_eq!(printed, rest, "{marked}");
}

#[test]
fn an_unknown_field_counts_as_nothing_and_the_nearest_is_named() {
    wrong(
        "a [autor:x] b",
        "there is no field `autor:`; did you mean `author:`?",
        "a b",
    );
    wrong(
        "a -[autor:\"x y\"]",
        "there is no field `autor:`; did you mean `author:`?",
        "a",
    );
    wrong(
        "[mailto:someone]",
        "there is no field `mailto:`; quotation marks make it a word",
        "",
    );
}

#[test]
fn an_unknown_value_is_told_with_the_nearest_or_with_all() {
    wrong(
        "is:[unraed] a",
        "`is:` does not take `unraed`; did you mean `unread`?",
        "a",
    );
    wrong(
        "color:red,[yelow]",
        "`color:` does not take `yelow`; did you mean `yellow`?",
        "color:red",
    );
    wrong(
        "missing:[everything]",
        "`missing:` does not take `everything`; it takes source, author, date",
        "",
    );
    wrong(
        "sort:[-size]",
        "`sort:` does not take `-size`; it takes added, published, title, source, unread",
        "",
    );
}

#[test]
fn a_time_that_is_none_is_told() {
    let said = |time: &str| {
        format!(
            "`{time}` is no date, range or age, such as `2020-08-23`, `2020-08..2020-09`, `today` or `<30d`"
        )
    };
    for time in [
        "2020-13",
        "2020-02-30",
        "30x",
        "tomorrow",
        "<2020-08",
        "2020...2021",
        "20-08",
    ] {
        wrong(&format!("added:[{time}] a"), &said(time), "a");
    }
    wrong("added:[2021..2020]", "this range ends before it begins", "");
    wrong("added:[<99999999999d] a", &said("<99999999999d"), "a");
}

#[test]
fn brackets_and_operators_without_their_like_are_told() {
    wrong(
        "a[)] b",
        "there is no open bracket that this one closes",
        "a b",
    );
    wrong("a [( )]", "nothing stands between these brackets", "a");
    let or =
        "`OR` stands between two things, one of which is enough; quotation marks make it a word";
    wrong("[OR] a", or, "a");
    wrong("a OR [OR] b", or, "a OR b");
    wrong("(a [OR]) b", or, "a b");
}

#[test]
fn quotation_marks_and_stars_that_mean_nothing_are_told() {
    wrong(
        "a [\"\"]",
        "nothing stands between these quotation marks",
        "a",
    );
    let star = "`*` stands for more letters behind a word only; quotation marks make it a sign";
    wrong("[a*b] c", star, "c");
    wrong("[*a] c", star, "c");
    wrong("tag:[*] c", star, "c");
    wrong(
        "is:[un*]",
        "`is:` takes no `*`, which stands for more letters of a word",
        "",
    );
    wrong(
        "title:[&] a",
        "there is no letter or digit to look for",
        "a",
    );
}

#[test]
fn an_order_is_of_the_whole_query() {
    wrong(
        "(a [sort:title])",
        "an order is of the whole query and stands outside of brackets",
        "a",
    );
    wrong(
        "a -[sort:title]",
        "the other end first is written `sort:-`, with the key behind it",
        "a",
    );
    wrong(
        "sort:title [sort:added]",
        "there is an order already",
        "sort:title",
    );
}

#[test]
fn a_field_without_a_value_is_half_typed_only_at_the_end() {
    let said = "`tag:` needs a value right behind it, such as `tag:cloud`";
    wrong("[tag:] a", said, "a");
    wrong("[tag:],a", said, "tag:a");
    wrong("tag:a[,],b", said, "tag:a,b");
    half_typed("a [tag:]", "a");
    half_typed("tag:a[,]", "tag:a");
    half_typed("-[tag:]", "");
}

#[test]
fn what_can_become_right_is_half_typed() {
    half_typed("a is:[unr]", "a");
    half_typed("a status:[not-]", "a");
    half_typed("a sort:[-]", "a");
    half_typed("a color:red,[gr]", "a color:red");
    half_typed("a [-]", "a");
    half_typed("a [OR]", "a");
    half_typed("a [OR]  ", "a");
    half_typed("a [OR] OR", "a");
    half_typed("[OR]", "");
    half_typed("a [(]b c", "a b c");
    half_typed("-[(]b", "-b");
    half_typed("[&]", "");
    half_typed("  [- &] ", "");
    half_typed("[\"]", "");
    for time in [
        "2",
        "202",
        "2020-",
        "2020-1",
        "2020-08-",
        "2020-08-3",
        "2020.",
        "..",
        "2020..20",
        "<",
        "<3",
        ">12",
        "30",
        "tod",
        "YESTER",
        "yesterday..tod",
    ] {
        half_typed(&format!("added:[{time}]"), "");
    }
    for time in [
        "2020-2",
        "2020-02-3",
        "2020-08-23-",
        "2020..2021.",
        "<x",
        "...",
    ] {
        let (fault, _) = fault(&format!("added:[{time}]"));
        assert!(!fault.is_half_typed, "{time}");
    }
}

#[test]
fn a_phrase_that_is_not_closed_finds_what_begins_so() {
    let query = parse("a \"offline dev");
    assert_eq!(
        query.expr,
        Some(all([
            words("a"),
            begun_in(TextField::Anywhere, "offline dev")
        ]))
    );
    half_typed("a [\"offline dev]", "a \"offline dev\"*");
    half_typed("source:[\"Desk N]", "source:\"Desk N\"*");
    half_typed("color:[\"red]", "color:red");
    half_typed("color:[\"vio]", "");
    half_typed("[\"a\\]", "a*");
}

#[test]
fn every_bracket_that_is_not_closed_is_told() {
    let query = parse("a (b OR (c");
    let places: Vec<_> = query
        .faults
        .iter()
        .map(|fault| fault.bytes.clone())
        .collect();
    assert_eq!(places, [2..3, 8..9]);
    assert!(query.wrong().is_none());
    assert_eq!(
        query.expr,
        Some(all([words("a"), any([words("b"), words("c")])]))
    );
}

#[test]
fn brackets_deeper_than_anyone_writes_are_one_fault() {
    let deep = |depth: usize| format!("x {}a{} y", "(".repeat(depth), ")".repeat(depth));
    assert_eq!(
        expr(&deep(DEEPEST)),
        all([words("x"), words("a"), words("y")])
    );
    let query = parse(&deep(DEEPEST + 1));
    assert_eq!(query.to_string(), "x y");
    let [fault] = query.faults.as_slice() else {
        panic!("{:?}", query.faults);
    };
    assert_eq!(fault.bytes, 2 + DEEPEST..3 + DEEPEST);
    assert!(!fault.is_half_typed);
}

#[test]
fn more_than_anyone_asks_for_is_left_out() {
    let many = |count: usize| vec!["a"; count].join(" OR ");
    assert_eq!(expr(&many(MOST)), Expr::Any(vec![words("a"); MOST]));
    let query = parse(&format!("{} b c sort:title", many(MOST)));
    assert_eq!(query.expr, Some(Expr::Any(vec![words("a"); MOST])));
    assert!(query.sort.is_some());
    let [fault] = query.faults.as_slice() else {
        panic!("{:?}", query.faults);
    };
    assert_eq!(fault.said, "a query asks for 256 things at most");
    assert_eq!(fault.bytes.len(), 1);
}

#[test]
fn a_fault_points_at_its_place() {
    let pointed = |text: &str| parse(text).faults.first().map(|fault| fault.pointed(text));
    for (text, expected) in [
        ("a is:unraed b", "a is:unraed b\n     ^^^^^^"),
        ("云 tag: b", "云 tag: b\n   ^^^^"),
        ("a\n)", "a )\n  ^"),
        ("\u{1b}[1m autor:x", "[1m autor:x\n    ^^^^^^^"),
    ] {
        assert_eq!(pointed(text).as_deref(), Some(expected));
    }
}

#[test]
fn long_nonsense_is_read_to_its_end() {
    const MANY: usize = 100_000;
    assert_eq!(parse(&"(".repeat(MANY)).faults.len(), DEEPEST + 1);
    assert_eq!(parse(&")".repeat(MANY)).faults.len(), MANY);
    assert_eq!(parse(&"-".repeat(MANY)).faults.len(), 1);
    assert_eq!(parse(&"a(".repeat(MANY)).faults.len(), DEEPEST + 1);
    assert_eq!(parse(&"-(".repeat(MANY)).faults.len(), DEEPEST + 1);
    assert_eq!(parse(&"a OR ".repeat(MANY)).faults.len(), 2);
    assert_eq!(parse(&format!("{}a", "-".repeat(MANY))).to_string(), "a");
    assert_eq!(parse(&"\"".repeat(MANY)).faults.len(), MANY / 2);
}
