//! What queries mean, against what a hand put together.

use super::{all, any, begun_in, expr, not, sound, words, words_in};
use crate::{
    model::{CleanText, Color, Stance, Status, Voice, view},
    query::{Expr, Having, Missing, Query, Sort, State, Term, TextField, parse, parse_typing},
};

fn is(state: State) -> Expr {
    Expr::Term(Term::Is(state))
}

#[test]
fn words_beside_each_other_must_all_be_found_and_or_binds_weaker() {
    assert_eq!(expr("jedi"), words("jedi"));
    assert_eq!(
        expr("  jedi \t cloud\n"),
        all([words("jedi"), words("cloud")])
    );
    assert_eq!(
        expr("a b OR c d"),
        any([all([words("a"), words("b")]), all([words("c"), words("d")])])
    );
    assert_eq!(
        expr("a (b OR c) d"),
        all([words("a"), any([words("b"), words("c")]), words("d")])
    );
    assert_eq!(expr("a or b"), all([words("a"), words("or"), words("b")]));
    assert_eq!(expr("a ORB"), all([words("a"), words("ORB")]));
}

#[test]
fn a_minus_takes_away_what_stands_right_behind_it() {
    assert_eq!(expr("-a b"), all([not(words("a")), words("b")]));
    assert_eq!(expr("-\"a b\""), not(words("a b")));
    assert_eq!(expr("-(a b)"), not(all([words("a"), words("b")])));
    assert_eq!(
        expr("-(a OR b) c"),
        all([not(any([words("a"), words("b")])), words("c")])
    );
    assert_eq!(expr("-is:read"), not(is(State::Read)));
    assert_eq!(expr("--a"), words("a"));
    assert_eq!(expr("-(-a)"), words("a"));
    assert_eq!(expr("---a"), not(words("a")));
    assert_eq!(expr("-OR"), not(words("OR")));
    assert_eq!(expr("co-op"), words("co-op"));
}

#[test]
fn groups_within_their_like_are_one() {
    let flat = all([words("a"), words("b"), words("c")]);
    assert_eq!(expr("a (b c)"), flat);
    assert_eq!(expr("((a)) ((b (c)))"), flat);
    assert_eq!(
        expr("a OR (b OR c)"),
        any([words("a"), words("b"), words("c")])
    );
    assert_eq!(expr("(a OR b)"), any([words("a"), words("b")]));
}

#[test]
fn quotation_marks_make_anything_a_word() {
    assert_eq!(expr("\"offline devices\""), words("offline devices"));
    assert_eq!(expr("\"OR\""), words("OR"));
    assert_eq!(expr("\"autor:x\""), words("autor:x"));
    assert_eq!(expr("\"-a\" \"(b\""), all([words("-a"), words("(b")]));
    assert_eq!(
        expr(r#""say \"no\" in C:\\dir\x""#),
        words(r#"say "no" in C:\dir\x"#)
    );
    assert_eq!(expr("“offline devices”"), words("offline devices"));
    assert_eq!(expr("„offline devices“"), words("offline devices"));
    assert_eq!(expr("\"a\"\"b\""), all([words("a"), words("b")]));
    assert_eq!(expr("5\" disk"), all([words("5\""), words("disk")]));
}

#[test]
fn a_star_lets_the_last_word_go_on() {
    let begun = |words| begun_in(TextField::Anywhere, words);
    assert_eq!(expr("clou*"), begun("clou"));
    assert_eq!(expr("\"offline dev\"*"), begun("offline dev"));
    assert_eq!(expr("title:clou*"), begun_in(TextField::Title, "clou"));
    assert_eq!(expr("tag:\"a b\"*"), begun_in(TextField::Tag, "a b"));
    assert_eq!(expr("\"a*\""), words("a*"));
}

#[test]
fn what_only_looks_like_a_field_is_a_word() {
    for text in [
        "https://desk.example/a?b=c,d",
        "https://en.example/Foo_(bar)",
        "10:30",
        "JEDI:",
        "C:\\dir",
        "Q:a",
        ":x",
        "3.5%",
    ] {
        assert_eq!(expr(text), words(text), "{text}");
    }
    assert_eq!(expr("JEDI: cloud"), all([words("JEDI:"), words("cloud")]));
}

#[test]
fn brackets_belong_to_a_word_only_where_they_close_in_it() {
    assert_eq!(expr("f(x)"), words("f(x)"));
    assert_eq!(expr("(f(x))"), words("f(x)"));
    assert_eq!(expr("a(b c)"), all([words("a"), words("b"), words("c")]));
    assert_eq!(
        expr("a OR(b c)OR d"),
        any([words("a"), all([words("b"), words("c")]), words("d")])
    );
    assert_eq!(expr("a OR(b)"), any([words("a"), words("b")]));
}

#[test]
fn fields_of_texts_take_words_and_phrases() {
    let fields = [
        ("title", TextField::Title),
        ("author", TextField::Author),
        ("source", TextField::Source),
        ("tag", TextField::Tag),
        ("story", TextField::Story),
        ("feed", TextField::Feed),
        ("folder", TextField::Folder),
        ("text", TextField::Text),
        ("note", TextField::Note),
        ("quote", TextField::Quote),
        ("claim", TextField::Claim),
    ];
    for (name, field) in fields {
        assert_eq!(expr(&format!("{name}:cloud")), words_in(field, "cloud"));
        assert_eq!(expr(&format!("{name}:\"a b\"")), words_in(field, "a b"));
    }
    assert_eq!(expr("TITLE:Cloud"), words_in(TextField::Title, "Cloud"));
    assert_eq!(
        expr("claim:0a1b2c3d"),
        words_in(TextField::Claim, "0a1b2c3d")
    );
    let url = "https://desk.example";
    assert_eq!(
        expr(&format!("source:{url}")),
        words_in(TextField::Source, url)
    );
}

#[test]
fn commas_part_values_of_names_and_not_of_texts() {
    let tag = |words| words_in(TextField::Tag, words);
    assert_eq!(expr("tag:a,b"), any([tag("a"), tag("b")]));
    assert_eq!(
        expr("tag:\"a, b\",c*"),
        any([tag("a, b"), begun_in(TextField::Tag, "c")])
    );
    assert_eq!(expr("-tag:a,b"), not(any([tag("a"), tag("b")])));
    assert_eq!(
        expr("tag:a,b x"),
        all([any([tag("a"), tag("b")]), words("x")])
    );
    assert_eq!(expr("title:a,b"), words_in(TextField::Title, "a,b"));
    assert_eq!(
        expr("is:unread,starred"),
        any([is(State::Unread), is(State::Starred)])
    );
}

#[test]
fn fixed_words_are_of_the_models_types() {
    let table = [
        ("is:unread", Term::Is(State::Unread)),
        ("is:read", Term::Is(State::Read)),
        ("is:starred", Term::Is(State::Starred)),
        ("is:changed", Term::Is(State::Changed)),
        ("is:annotated", Term::Is(State::Annotated)),
        ("is:sample", Term::Is(State::Sample)),
        ("IS:Trashed", Term::Is(State::Trashed)),
        ("is:expired", Term::Is(State::Expired)),
        ("has:note", Term::Has(Having::Note)),
        ("has:claim", Term::Has(Having::Claim)),
        ("has:review", Term::Has(Having::Review)),
        ("has:orphan", Term::Has(Having::Orphan)),
        ("has:edited", Term::Has(Having::Edited)),
        ("missing:source", Term::Missing(Missing::Source)),
        ("missing:author", Term::Missing(Missing::Author)),
        ("missing:date", Term::Missing(Missing::Date)),
        ("color:pink", Term::Color(Color::Pink)),
        ("stance:refutes", Term::Stance(Stance::Refutes)),
        ("status:in-progress", Term::Status(Status::InProgress)),
        (
            "status:\"not checkable\"",
            Term::Status(Status::NotCheckable),
        ),
        ("voice:quoted", Term::Voice(Voice::Quoted)),
    ];
    for (text, term) in table {
        assert_eq!(expr(text), Expr::Term(term), "{text}");
    }
}

#[test]
fn words_of_other_versions_stand_in_quotation_marks() {
    let violet = Term::Color(Color::Other(CleanText::line("violet")));
    assert_eq!(expr("color:\"violet\""), Expr::Term(violet));
    assert_eq!(expr("color:\"Pink\""), Expr::Term(Term::Color(Color::Pink)));
    assert!(parse("is:\"violet\"").wrong().is_some());
}

#[test]
fn signs_alone_ask_for_nothing() {
    assert_eq!(
        expr("Foo - Bar & Co"),
        all([words("Foo"), words("Bar"), words("Co")])
    );
    assert_eq!(expr("a OR - b"), any([words("a"), words("b")]));
    assert_eq!(expr("tag:&"), words_in(TextField::Tag, "&"));
    assert_eq!(expr("a \u{200b}"), words("a"));
}

#[test]
fn words_are_cleaned_and_otherwise_kept() {
    assert_eq!(expr("Zoë\u{202e}x"), words("Zoëx"));
    assert_eq!(expr("\"a \u{1b} \t b\""), words("a b"));
}

#[test]
fn an_order_stands_anywhere_outside_of_brackets() {
    let sort = |by, is_reversed| Some(Sort { by, is_reversed });
    let query = sound("sort:title");
    assert_eq!(
        (query.expr, query.sort),
        (None, sort(view::Sort::Title, false))
    );
    let query = sound("a sort:-added OR b");
    assert_eq!(query.sort, sort(view::Sort::Added, true));
    assert_eq!(query.expr, Some(any([words("a"), words("b")])));
    for by in view::Sort::ALL {
        assert_eq!(sound(&format!("sort:{}", by.word())).sort, sort(by, false));
    }
}

#[test]
fn the_last_word_may_go_on_while_it_is_typed() {
    for (typed, printed) in [
        ("jedi clou", "jedi clou*"),
        ("jedi clou ", "jedi clou"),
        ("jedi title:clou", "jedi title:clou*"),
        ("tag:cloud,far", "tag:cloud,far*"),
        ("(a OR clou", "a OR clou*"),
        ("\"clou\"", "clou"),
        ("\"off clou", "\"off clou\"*"),
        ("a -clou", "a -clou"),
        ("a OR", "a"),
        ("a &", "a"),
        ("a is:read", "a is:read"),
        ("clou*", "clou*"),
        ("title:", ""),
        ("", ""),
    ] {
        assert_eq!(parse_typing(typed).to_string(), printed, "{typed}");
        assert_eq!(parse_typing(typed).faults, parse(typed).faults, "{typed}");
    }
}

#[test]
fn nothing_asks_for_nothing() {
    assert_eq!(parse(""), Query::default());
    assert_eq!(parse(" \n"), Query::default());
}

#[test]
fn a_query_tells_whether_it_speaks_of_the_trash() {
    assert!(sound("a -(b OR is:trashed)").names_trash());
    assert!(!sound("trashed -is:read").names_trash());
    assert!(sound("-is:expired").names_trash());
}

#[test]
fn queries_are_printed_as_short_as_they_can_be() {
    for (typed, printed) in [
        ("  a   (b) ", "a b"),
        ("(a OR b) OR c", "a OR b OR c"),
        ("a (b OR c)", "a (b OR c)"),
        ("-(a b)", "-(a b)"),
        ("-(-(a OR b))", "a OR b"),
        ("IS:Unread TAG:b,a", "is:unread tag:b,a"),
        ("x (tag:a OR tag:\"b c\")", "x tag:a,\"b c\""),
        ("tag:a OR x OR tag:b", "tag:a OR x OR tag:b"),
        ("-(tag:a OR tag:b)", "-tag:a,b"),
        ("title:a OR title:b", "title:a OR title:b"),
        ("\"one\" \"OR\" \"-x\"", "one \"OR\" \"-x\""),
        ("https://a.example", "\"https://a.example\""),
        ("“two words”*", "\"two words\"*"),
        ("status:\"in progress\"", "status:in-progress"),
        ("color:\"violet\",red", "color:\"violet\",red"),
        ("sort:-title a", "a sort:-title"),
        ("added:1Y published:2020..2020", "added:<1y published:2020"),
        (r#""a \"b\" \\ c""#, r#""a \"b\" \\ c""#),
    ] {
        assert_eq!(sound(typed).to_string(), printed, "{typed}");
    }
}
