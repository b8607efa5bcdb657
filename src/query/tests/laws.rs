//! What holds of all queries.

use proptest::{
    collection::vec,
    prelude::*,
    sample::{Index, select},
};

use super::{
    generate::{exprs, items, moment, queries},
    oracle::{find, matches},
};
use crate::query::{Expr, Known, Query, complete, marks, parse};

/// Texts that are nearly queries.
fn soup() -> impl Strategy<Value = String> {
    let parts = [
        "(", ")", "-", " ", " ", " ", "OR", "\"", "“", "*", ",", ":", "\\", "tag:", "title:",
        "is:", "unread", "color:", "red", "autor:", "sort:", "added:", "2020", "..", "<", "30d",
        "cloud", "Zoë", "云", "\u{200b}", "\u{301}", "&", "http://",
    ];
    vec(select(parts.to_vec()), 0..24).prop_map(|parts| parts.concat())
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![3 => soup(), 1 => any::<String>(), 1 => queries().prop_map(|query| query.to_string())]
}

fn boundaries(text: &str) -> impl Iterator<Item = usize> {
    let ends = text.char_indices().map(|(at, _)| at);
    ends.chain([text.len()])
}

#[test]
fn queries_of_a_hand_are_never_wrong_while_they_are_typed() {
    for text in [
        "https://en.example/Foo_(bar) 10:30 JEDI: f(x)",
        "Desk - North & Co, \"5\\\" disk\" “offline dev”*",
        "a OR (b -(c OR ORB)) -OR",
        "tag:a,\"b c\",d* title:a,b SOURCE:https://a.example claim:0a1b2c3d",
        "is:unread,starred has:note missing:date color:\"violet\",red status:in-progress",
        "published:2020-08..2020-10-31 added:yesterday..today changed:>12h read:..2019-02-28 read:1y",
        "sort:-published --a ---b",
    ] {
        for end in boundaries(text) {
            let typed = text.get(..end).unwrap();
            assert_eq!(parse(typed).wrong(), None, "{typed}");
        }
        assert_eq!(parse(text).faults, []);
    }
}

/// Tells whether no group stands in its like or holds less than two, and nothing is negated twice.
fn is_normal(expr: &Expr) -> bool {
    match expr {
        Expr::All(parts) => {
            parts.len() > 1
                && parts
                    .iter()
                    .all(|part| !matches!(part, Expr::All(_)) && is_normal(part))
        }
        Expr::Any(sides) => {
            sides.len() > 1
                && sides
                    .iter()
                    .all(|side| !matches!(side, Expr::Any(_)) && is_normal(side))
        }
        Expr::Not(inner) => !matches!(**inner, Expr::Not(_)) && is_normal(inner),
        Expr::Term(_) => true,
    }
}

proptest! {
    #[test]
    fn what_is_printed_is_read_as_the_same(query in queries()) {
        prop_assert_eq!(parse(&query.to_string()), query);
    }

    #[test]
    fn what_was_understood_of_any_text_is_printed_without_faults(text in texts()) {
        let query = parse(&text);
        prop_assert!(query.expr.as_ref().is_none_or(is_normal));
        let understood = Query { faults: Vec::new(), ..query };
        prop_assert_eq!(parse(&understood.to_string()), understood);
    }

    #[test]
    fn whatever_is_typed_is_read_marked_and_completed_within_its_bounds(
        text in texts(),
        place: Index,
    ) {
        let is_part = |bytes: &std::ops::Range<usize>| text.get(bytes.clone()).is_some();
        for fault in parse(&text).faults {
            prop_assert!(is_part(&fault.bytes) && !fault.bytes.is_empty(), "{fault:?}");
            prop_assert!(!fault.said.is_empty());
        }
        let mut end = 0;
        for (bytes, _) in marks(&text) {
            prop_assert!(is_part(&bytes) && bytes.start >= end && !bytes.is_empty(), "{bytes:?}");
            end = bytes.end;
        }
        let cursor = place.index(text.len() + 1);
        if let Some(completion) = complete(&text, cursor, &Known::default()) {
            prop_assert!(is_part(&completion.bytes));
            prop_assert!(!completion.offers.is_empty());
        }
    }

    #[test]
    fn a_query_is_never_wrong_while_it_is_typed(query in queries()) {
        let text = query.to_string();
        for end in boundaries(&text) {
            let typed = text.get(..end).unwrap();
            let query = parse(typed);
            prop_assert_eq!(query.wrong(), None, "{}", typed);
        }
    }

    #[test]
    fn negation_turns_every_answer_and_goes_through_groups(a in exprs(), b in exprs(), item in items()) {
        let at = moment();
        let found = |expr: &Expr| matches(expr, &item, &at);
        prop_assert_ne!(found(&a.clone().negated()), found(&a));
        prop_assert_eq!(a.clone().negated().negated(), a.clone());
        let both = Expr::all([a.clone(), b.clone()]).unwrap().negated();
        let either = Expr::any([a.clone(), b.clone()]).unwrap().negated();
        let not = [a.negated(), b.negated()];
        prop_assert_eq!(found(&both), found(&Expr::any(not.clone()).unwrap()));
        prop_assert_eq!(found(&either), found(&Expr::all(not).unwrap()));
    }

    #[test]
    fn an_order_changes_nothing_but_the_order(query in queries(), items in vec(items(), 0..6)) {
        let at = moment();
        let mut ordered = find(&query, &items, &at);
        ordered.sort_unstable();
        let mut plain = find(&Query { sort: None, ..query }, &items, &at);
        plain.sort_unstable();
        prop_assert_eq!(ordered, plain);
    }
}
