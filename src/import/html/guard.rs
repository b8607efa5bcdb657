//! One pass over the bytes of a page before any tree is made of it, which says whether a tree may be made.
//!
//! A parser of HTML does more than its input is long where elements are nested deep, where formatting is never closed
//! and is begun anew in each paragraph, and where one element has very many attributes: it compares each with each.
//! This pass keeps count of all three as the parser would, roughly, and takes no longer than its input.

pub(super) mod names;
mod open;
mod tags;

use crate::text::count::grouped;

use names::RAW;
use open::{Language, Open};
use tags::{MOST_ATTRIBUTES, Tags};

/// How deep elements may be nested.
///
/// Pages that are read have 10 to 40, and few made by programs have 100. What reads articles does some work for each
/// element and all that it stands in.
const DEEPEST: usize = 256;

/// How many elements a tree may have, those counted that a parser begins anew.
///
/// Some hundred times an article, and a table of 540 rows and columns; a tree of so many takes some hundred MB with the copies that are worked on.
const MOST_ELEMENTS: usize = 300_000;

/// How many parts a tree may have: elements, texts and comments.
pub(super) const MOST_PARTS: usize = 1_000_000;

/// How many bytes may be made into a tree.
pub(super) const LONGEST: usize = 20 * 1024 * 1024;

/// How often a page may begin anew; what such a tag says is joined to all that the first of its kind said.
const MOST_BEGINNINGS: usize = 64;

/// Why no tree is made of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Limit {
    Depth,
    Elements,
    /// Told where the tree is there: with its texts and comments it has too many parts.
    Parts,
    Attributes,
    Bytes,
    Beginnings,
    /// Told by what reads articles, not by this pass: it would take too long.
    Work,
}

impl Limit {
    /// Says which limit it is and what was done, in a whole sentence.
    pub fn sentence(self) -> String {
        let why = match self {
            Self::Depth => format!("Its elements are nested more than {DEEPEST} deep"),
            Self::Elements => format!(
                "It has more than {} elements, with those that are begun anew where others end",
                grouped(MOST_ELEMENTS)
            ),
            Self::Parts => format!(
                "It has more than {} parts (elements, texts and comments)",
                grouped(MOST_PARTS)
            ),
            Self::Attributes => {
                format!("An element of it has more than {MOST_ATTRIBUTES} attributes")
            }
            Self::Bytes => format!("It is longer than {} MiB", LONGEST / 1024 / 1024),
            Self::Beginnings => format!("It begins more than {MOST_BEGINNINGS} times"),
            Self::Work => {
                return "Too much of it is nested to look for the article: the text of the whole page was taken."
                    .to_owned();
            }
        };
        format!("{why}: the text of the whole page was taken, without its structure.")
    }
}

/// Passes over a page once; says the first limit that it meets.
pub(super) fn check(html: &str) -> Result<(), Limit> {
    pass(html, &mut Open::default())
}

fn pass(html: &str, open: &mut Open) -> Result<(), Limit> {
    if html.len() > LONGEST {
        return Err(Limit::Bytes);
    }
    let mut tags = Tags::new(html.as_bytes());
    while let Some(tag) = tags.next() {
        let tag = tag?;
        let is_html = open.take(&tag)? == Language::Html;
        tags.in_drawing = open.is_in_drawing();
        if tag.begins && is_html && RAW.contains(&tag.name.as_str()) {
            tags.skip_raw(&tag.name);
        } else if tag.begins && is_html && tag.name == "plaintext" {
            break;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use dom_query::Document;
    use proptest::prelude::*;

    use super::*;

    /// Returns how deep a parser nests it.
    fn nested(html: &str) -> usize {
        let document = Document::from(html);
        let root = document.root();
        let elements = root.descendants_it().filter(dom_query::NodeRef::is_element);
        let depths = elements.map(|node| node.ancestors_it(None).count());
        depths.max().unwrap_or_default()
    }

    #[test]
    fn ordinary_and_careless_pages_pass() {
        for page in [
            "<p>a<p>b<li>c<li>d",
            "<br><img><hr>",
            "<tr><td>a<td>b<tr><td>c",
            "<p><b>a<p><b>b",
            "<dt>a<dd>b",
            "<div></div>",
            "<!-- <div> -->",
            "<script>'<div>'</script>",
            "<a href='>'>x</a>",
            "<select><option>a<option>b</select>",
            "<p>a<b>b</b><i>c</i></p>",
            "<table><tr><td><font>a<td><font>b</table>",
            "<svg><path/><g/></svg>",
            "</div>",
            "<",
            "<b>a</b><i>b</i>",
        ] {
            assert_eq!(check(&page.repeat(2000)), Ok(()), "{page}");
        }
    }

    #[test]
    fn elements_are_counted_and_not_their_tags() {
        let words = "<p>word <b>w</b></p>".repeat(60_000);
        let cells = format!("<tr>{}</tr>", "<td>c</td>".repeat(540)).repeat(540);
        for page in [words, format!("<table>{cells}</table>")] {
            assert_eq!(check(&page), Ok(()));
        }
        let sentence = Limit::Elements.sentence();
        assert!(
            sentence.starts_with("It has more than 300,000 elements"),
            "{sentence}"
        );
        let sentence = Limit::Parts.sentence();
        assert!(
            sentence.starts_with("It has more than 1,000,000 parts"),
            "{sentence}"
        );
    }

    #[test]
    fn what_would_run_away_is_named() {
        let many: String = (0..300).map(|n| format!(" a{n}")).collect();
        let fonts: String = (0..100).map(|n| format!("<font size={n}>")).collect();
        for (page, limit) in [
            ("<div>".repeat(100_000), Limit::Depth),
            ("<table>".repeat(300), Limit::Depth),
            ("<ul><li>".repeat(300), Limit::Depth),
            ("<svg>".repeat(300), Limit::Depth),
            ("<em></h1>".repeat(300), Limit::Depth),
            ("<span><div></span>".repeat(300), Limit::Depth),
            ("<div></body>".repeat(300), Limit::Depth),
            ("<ins><tr>".repeat(300), Limit::Depth),
            ("<li><section>".repeat(300), Limit::Depth),
            ("<svg><foreignObject><div>".repeat(300), Limit::Depth),
            (
                (0..300).map(|n| format!("<b id={n}>")).collect(),
                Limit::Depth,
            ),
            (
                format!("{fonts}{}", "<p>x</p>".repeat(4000)),
                Limit::Elements,
            ),
            ("<br>".repeat(400_000), Limit::Elements),
            (format!("<p{many}>"), Limit::Attributes),
            ("<body>".repeat(1000), Limit::Beginnings),
            ("x".repeat(LONGEST + 1), Limit::Bytes),
        ] {
            assert_eq!(check(&page), Err(limit));
        }
    }

    #[test]
    fn nothing_hides_from_this_pass_what_a_parser_nests() {
        for (start, again) in [
            ("<svg><title>", "<div>"),
            ("<svg></p>", "<section/>"),
            ("<select>", "<option><font><dd>"),
            ("<select>", "<font><li><hr>"),
            ("", "<form><font><li></form>"),
            ("<ruby>", "<font><li><rt>"),
            ("<p>", "<font><button/><p></div><div>"),
            ("<div>", "<h1><g><h2></h1>"),
            ("<select>", "</p><p><button><b>"),
            ("", "<div><font></div></br>"),
            ("<font><ruby></font>", "<rt>"),
            ("<font><ruby><div></font>", "<rt>"),
            ("<math><annotation-xml><style>", "<div>"),
            ("<svg><plaintext>", "<div>"),
            ("", "<svg><g><![CDATA[></g></svg>]]>"),
            ("", "<div><!-- --!</div> -->"),
            ("", "<div></ </div>"),
            ("", "<div><textarea></textareas></div></textarea>"),
            ("", "<div><script><!--<script></script></div>--></script>"),
            ("", "<div><svg/><style></div></style>"),
            ("", "<div><svg><font size=1><style></div></style></font>"),
            (
                "",
                "<div><math><annotation-xml encoding='text&#47;html'><style></div></style></math>",
            ),
            ("", "<x-y><b></x-y>"),
            ("", "<optgroup><option></option>"),
            ("", "<rt>"),
            ("", "<form><div></form>"),
            (
                "",
                "<a-name-that-is-long-enough-1></a-name-that-is-long-enough-2>",
            ),
        ] {
            let page = format!("<body>{start}{}x", again.repeat(400));
            assert!(nested(&page) > 256, "{start}{again}");
            assert_eq!(check(&page), Err(Limit::Depth), "{start}{again}");
        }
        let formatting: String = (0..300)
            .map(|n| format!("<svg><desc><b id={n}></desc></svg>"))
            .collect();
        let forms = format!("<template>{}", "<form>".repeat(400));
        for page in [format!("{formatting}<p>x"), forms] {
            assert_eq!(check(&page), Err(Limit::Depth), "{page}");
        }
    }

    /// Pieces of pages that begin, end or hide elements.
    fn pieces() -> impl Strategy<Value = String> {
        const OTHERS: [&str; 8] = ["<!--", "-->", "--!", "<![CDATA[", "]]>", "</ ", "x", ">"];
        let names = "div p b i a span li ul table tr td form button h1 svg math g mi desc title foreignObject annotation-xml annotation-xml/encoding=text/html style script textarea xmp template select option font font/size=1 section br object x-y optgroup ruby rt rtc dd nobr tbody caption input frameset h2 body";
        let names: Vec<String> = names
            .split(' ')
            .map(|name| name.replacen('/', " ", 1))
            .collect();
        let name = || prop::sample::select(names.clone());
        let piece = prop_oneof![
            8 => name().prop_map(|name| format!("<{name}>")),
            6 => name().prop_map(|name| format!("</{name}>")),
            1 => name().prop_map(|name| format!("<{name}/>")),
            1 => prop::sample::select(&OTHERS[..]).prop_map(str::to_owned),
        ];
        prop::collection::vec(piece, 1..8).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_let_through_is_not_nested_much_deeper(start in pieces(), again in pieces()) {
            let page = format!("<body>{start}{}x", again.repeat(60));
            let mut open = Open::default();
            // Rows and groups of rows are open where only cells are written.
            if pass(&page, &mut open) == Ok(()) {
                let (nested, taken) = (nested(&page), open.deepest);
                prop_assert!(nested <= 3 * taken + 16, "{nested} and {taken}: {page}");
            }
        }
    }
}
