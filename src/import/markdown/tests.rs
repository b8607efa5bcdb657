use proptest::prelude::*;

use super::*;
use crate::model::{Block, DEEPEST_LEVEL, PartialDate};

/// Draws a snapshot: a line a block with kind, level and number; spans in brackets around their words.
fn drawn(text: &str) -> Vec<String> {
    let snapshot = read(text).unwrap();
    assert_eq!(snapshot.check(), Ok(()));
    let draw = |block: &Block| {
        let kind = match block.kind {
            BlockKind::Paragraph => "p",
            BlockKind::Heading => "h",
            BlockKind::ListItem => "i",
            BlockKind::Quotation => "q",
            BlockKind::Code => "c",
            BlockKind::Table => "t",
            BlockKind::Rule => "r",
        };
        let mut line = format!("{kind}{}", block.level);
        line.extend(block.ordinal.map(|number| format!("#{number}")));
        line.push(' ');
        for place in block.bytes.start..=block.bytes.end {
            let ending = snapshot
                .spans
                .iter()
                .rev()
                .filter(|span| span.bytes.end == place);
            for span in ending.filter(|span| block.bytes.contains(&span.bytes.start)) {
                line.push_str(
                    &span
                        .target
                        .as_ref()
                        .map(|target| format!("→{target}"))
                        .unwrap_or_default(),
                );
                line.push(']');
            }
            for span in snapshot
                .spans
                .iter()
                .filter(|span| span.bytes.start == place)
            {
                if place < block.bytes.end {
                    line.push_str(match span.kind {
                        SpanKind::Emphasis => "[e:",
                        SpanKind::Strong => "[s:",
                        SpanKind::Code => "[c:",
                        SpanKind::Link => "[l:",
                    });
                }
            }
            if place < block.bytes.end && snapshot.text.is_char_boundary(place) {
                line.extend(snapshot.text.get(place..).unwrap().chars().next());
            }
        }
        line
    };
    snapshot.blocks.iter().map(draw).collect()
}

#[test]
fn blocks_and_spans() {
    let table: &[(&str, &[&str])] = &[
        ("# One\n\n## Two\n\ntext", &["h1 One", "h2 Two", "p0 text"]),
        ("a *b* **c *d*** `e`", &["p0 a [e:b] [s:c [e:d]] [c:e]"]),
        (
            "a [b *c*](/d \"t\") <https://e.org>",
            &["p0 a [l:b [e:c]→/d] [l:https://e.org→https://e.org]"],
        ),
        ("![a cloud](x.png) ![](y)", &["p0 [image: a cloud] [image]"]),
        ("[![logo](x)](/y)", &["p0 [l:[image: logo]→/y]"]),
        ("one\ntwo  \nthree\\\nfour", &["p0 one two\nthree\nfour"]),
        ("云\n计", &["p0 云计"]),
        ("云\n**计**", &["p0 云 [s:计]"]),
        ("~~gone~~ &amp; &#x202e;x", &["p0 ~~gone~~ & x"]),
        (
            "- a\n- b\n  - c\n\n    d\n- [x] e",
            &["i1 a", "i1 b", "i2 c", "p2 d", "i1 [x] e"],
        ),
        ("7. a\n8. b\n\n1) c", &["i1#7 a", "i1#8 b", "i1#1 c"]),
        ("- - a", &["i2 a"]),
        ("-\n- a", &["i1 a"]),
        ("- # a\n\n  b", &["h1 a", "p1 b"]),
        ("> a\n>> b\n> - c", &["q1 a", "q2 b", "i1 c"]),
        ("- > a", &["q1 a"]),
        (
            "```rust\nfn a() {\n\tb\n}\n\n```\n\n    c\n      d",
            &["c0 fn a() {\n    b\n}", "c0 c\n  d"],
        ),
        ("a\n\n---\n\n***\n\nb\n\n---", &["p0 a", "r0 ", "p0 b"]),
        (
            "a[^1]\n\n[^1]: note\n\n    more",
            &["p0 a[1]", "p0 [1] note", "p0 more"],
        ),
        (
            "<div>a <b>b</b><br>c</div>\n\nd <i>e</i>",
            &["p0 a b\nc", "p0 d e"],
        ),
        ("a<br>b<!-- c -->", &["p0 a\nb"]),
        ("\\*a\\* 1 < 2", &["p0 *a* 1 < 2"]),
    ];
    for (text, expected) in table {
        assert_eq!(drawn(text), *expected, "{text}");
    }
}

/// Written by hand: the wide letters count twice, the last column has no padding.
#[test]
fn tables_stand_in_columns() {
    let text =
        "| Firm | Share | Note |\n|:--|--:|---|\n| **A** | 47 | *big* |\n| 云 | 13 | |\n| B |";
    assert_eq!(
        drawn(text),
        ["t0 Firm  Share  Note\n[s:A]     47     [e:big]\n云    13\nB"]
    );
}

#[test]
fn neighbouring_items_stand_on_neighbouring_lines() {
    let text = read("- a\n\n- b\n  1. c\n\n* d\n\nend").unwrap().text;
    assert_eq!(text.as_str(), "a\nb\nc\n\nd\n\nend");
}

#[test]
fn what_is_raised_reads_on_or_has_a_sign() {
    let text = "On the 5<sup>th</sup>, Acme<sup>TM</sup> sold 10<sup>3</sup> and 10<sup>*6*</sup> of H<sub>2</sub>O.";
    assert_eq!(
        drawn(text),
        ["p0 On the 5th, AcmeTM sold 10^3 and 10^[e:6] of H_2O."]
    );
}

#[test]
fn the_title_is_the_best_there_is() {
    let table = [
        ("---\ntitle: Front\n---\n# Head\n\ntext", "Front"),
        ("text\n\n## Two\n\n# *Head* one", "Head one"),
        ("## Two\n\ntext", "Two"),
        ("A sentence. Another.\n\n## Two", "A sentence."),
        ("    code\n\ntext here", "text here"),
    ];
    for (text, title) in table {
        assert_eq!(read(text).unwrap().found.title.as_str(), title);
    }
}

#[test]
fn a_byline_under_the_headline_is_taken() {
    let text =
        "# Head\n\n*By Jane Doe* | Aug 23, 2020\n\n3 min read\n\nText.\n\nBy John Roe\n\nMore.";
    assert_eq!(
        drawn(text),
        ["h1 Head", "p0 Text.", "p0 By John Roe", "p0 More."]
    );
    let found = read(text).unwrap().found;
    assert_eq!(found.author.as_deref(), Some("Jane Doe"));
    assert_eq!(found.published, PartialDate::of_day(2020, 8, 23));
    assert_eq!(found.reading_minutes, Some(3));
}

#[test]
fn front_matter_is_not_text() {
    let text = "---\ntitle: Cloud\n---\n\nText.";
    assert_eq!(drawn(text), ["p0 Text."]);
    assert_eq!(read("---\ntitle: Cloud\n---\n"), None);
}

#[test]
fn any_depth_is_fine() {
    let cases = [
        ("> ".repeat(10_000) + "a", BlockKind::Quotation),
        ("- ".repeat(10_000) + "a", BlockKind::ListItem),
        ("1. ".repeat(10_000) + "a", BlockKind::ListItem),
    ];
    for (text, kind) in cases {
        let snapshot = read(&text).unwrap();
        assert_eq!(snapshot.text.as_str(), "a");
        let [block] = snapshot.blocks.as_slice() else {
            panic!("one block, not {:?}", snapshot.blocks);
        };
        assert_eq!((block.kind, block.level), (kind, DEEPEST_LEVEL));
    }
    let quoted = "> ".repeat(5_000) + "a\n" + &"b\n".repeat(5_000);
    assert_eq!(read(&quoted).unwrap().blocks.len(), 1);
    for text in [
        "[", "![", "*a **b ", "<!--", "<a b=\"", "`` ` ", "&", "|a", "[a](", "[^",
    ] {
        let snapshot = read(&text.repeat(20_000)).unwrap();
        assert_eq!(snapshot.check(), Ok(()), "{text}");
    }
    let emphasis = "*a ".repeat(5_000) + &"b* ".repeat(5_000);
    assert_eq!(read(&emphasis).unwrap().check(), Ok(()));
}

proptest! {
    #[test]
    fn any_text_keeps_the_promises(
        text in "\\PC{0,60}|([ \t]{0,4}(> |- |1\\. |\\||#|```|---|<p>|\\[\\^a\\]: )?[a*_`~|!<>&;é👩\\[\\]()\\u{301}\\u{200d}\\u{202e}-]{0,12}\n{1,2}){0,10}",
    ) {
        if let Some(snapshot) = read(&text) {
            prop_assert_eq!(snapshot.check(), Ok(()));
            prop_assert_eq!(&CleanText::new(&snapshot.text), &snapshot.text);
            prop_assert!(!snapshot.found.title.is_empty());
        }
    }

    /// Plain paragraphs mean themselves.
    #[test]
    fn paragraphs_are_kept_byte_for_byte(
        paragraphs in prop::collection::vec("[A-Z][a-zé]{0,8}( [a-zé]{1,9}){1,30}\\.", 1..6),
    ) {
        let text = paragraphs.join("\n\n");
        let snapshot = read(&text).unwrap();
        prop_assert_eq!(snapshot.text.as_str(), text.as_str());
    }
}
