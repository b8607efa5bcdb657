//! Pages written as XML, as a parser of HTML reads them.
//!
//! XML lets each element that holds nothing end with its own tag, `<script src="x.js"/>`. To a parser of HTML such a tag
//! only begins, and the rest of the page is a script. One pass ends these elements and leaves out what HTML does not know:
//! instructions, declarations of entities, the signs around `CDATA`. No entity is expanded that a page declares.

use std::borrow::Cow;

use crate::import::{Hints, decode};

use super::guard::names::VOID;

/// Elements whose text a parser of HTML takes as it stands.
const RAW: &[&str] = &["script", "style"];

/// How many times as long as a page what is made of it may be; only `CDATA` full of signs comes near.
const MOST_GROWTH: usize = 3;

/// First signs of a page by which it is XML, whatever its name, in lower case.
const SIGNATURES: &[&str] = &["<?xml", "<!doctype html public \"-//w3c//dtd xhtml"];

/// How many bytes these may stand in.
const LONGEST_SIGNATURE: usize = 64;

/// Returns a page that is written as XML as HTML, and others as they are.
///
/// One that is called XML but is not well-formed is left as it is but for the declarations at its start; one that was cut
/// off is well-formed up to there.
pub(in crate::import) fn as_html<'a>(page: &'a str, hints: &Hints<'_>) -> Cow<'a, str> {
    if is_xml(page, hints) {
        Cow::Owned(rewritten(page))
    } else {
        Cow::Borrowed(page)
    }
}

/// Tells whether a page is called XML; where a server says that it is HTML, it is that.
fn is_xml(page: &str, hints: &Hints<'_>) -> bool {
    if let Some(told) = hints.media_type.map(decode::essence) {
        match told.as_str() {
            "application/xhtml+xml" => return true,
            "text/html" => return false,
            _ => {}
        }
    }
    let extension = hints.name.and_then(|name| name.rsplit_once('.'));
    if extension.is_some_and(|(_, it)| decode::is_of_xml(it)) {
        return true;
    }
    let start = page.trim_start();
    let start = start.get(..start.floor_char_boundary(LONGEST_SIGNATURE));
    let start = start.unwrap_or_default().to_ascii_lowercase();
    let words: Vec<&str> = start.split_whitespace().collect();
    let start = words.join(" ");
    SIGNATURES.iter().any(|it| start.starts_with(it))
}

/// Rewrites a page, or only its start where the rest is not well-formed or would grow too long.
fn rewritten(page: &str) -> String {
    let mut pass = Pass {
        rest: page,
        html: String::with_capacity(page.len()),
        most: MOST_GROWTH.saturating_mul(page.len()),
        open: Vec::new(),
        mended: (0, page),
    };
    while !pass.rest.is_empty() {
        if pass.step().is_none() {
            let (end, rest) = pass.mended;
            pass.html.truncate(end);
            pass.html.push_str(rest);
            break;
        }
    }
    pass.html
}

struct Pass<'a> {
    rest: &'a str,
    html: String,
    /// How long that may become, in bytes.
    most: usize,
    /// Names of the elements that are open; of void ones none is.
    open: Vec<&'a str>,
    /// What is written and what is left behind the declaration at the start, which is mended in any case.
    mended: (usize, &'a str),
}

impl<'a> Pass<'a> {
    /// Takes what stands next; none where the page is not well-formed there.
    fn step(&mut self) -> Option<()> {
        let start = self.rest.find('<').unwrap_or(self.rest.len());
        if start > 0 {
            let text = self.take(start)?;
            self.html.push_str(text);
        } else if self.rest.starts_with("<!--") {
            self.comment()?;
        } else if self.rest.starts_with("<![CDATA[") {
            let text = self.between("<![CDATA[", "]]>")?;
            self.escaped(text)?;
        } else if self.rest.starts_with("<?") {
            self.between("<?", "?>")?;
        } else if self.rest.starts_with("<!") {
            self.declaration()?;
        } else if self.rest.starts_with("</") {
            self.end()?;
        } else if self.rest.chars().nth(1).is_some_and(char::is_alphabetic) {
            self.begin()?;
        } else {
            // No tag begins with a blank or a digit.
            self.html.push_str("&lt;");
            self.take(1)?;
        }
        Some(())
    }

    /// Takes so many bytes.
    fn take(&mut self, length: usize) -> Option<&'a str> {
        let (taken, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(taken)
    }

    /// Takes what begins and ends with these signs, and returns what is between them.
    fn between(&mut self, begins: &str, ends: &str) -> Option<&'a str> {
        let (inside, rest) = self.rest.strip_prefix(begins)?.split_once(ends)?;
        self.rest = rest;
        Some(inside)
    }

    /// Takes a comment; one that would end elsewhere in HTML is left out.
    fn comment(&mut self) -> Option<()> {
        let inside = self.between("<!--", "-->")?;
        let is_same =
            !inside.starts_with(['>', '-']) && !inside.contains("--!") && !inside.ends_with('-');
        if is_same {
            self.html.push_str("<!--");
            self.html.push_str(inside);
            self.html.push_str("-->");
        }
        Some(())
    }

    fn escaped(&mut self, text: &str) -> Option<()> {
        for character in text.chars() {
            (self.html.len() <= self.most).then_some(())?;
            match character {
                '&' => self.html.push_str("&amp;"),
                '<' => self.html.push_str("&lt;"),
                '>' => self.html.push_str("&gt;"),
                _ => self.html.push(character),
            }
        }
        Some(())
    }

    /// Takes a declaration of the kind of document, and leaves out what it declares of its own between brackets.
    fn declaration(&mut self) -> Option<()> {
        let bytes = self.rest.as_bytes();
        let (mut at, mut inside, mut outer) = (2, 0_usize, None);
        let end = loop {
            let here = bytes.get(at..)?;
            match here.first()? {
                quote @ (b'"' | b'\'') => at += 1 + position(here.get(1..)?, &[*quote])?,
                b'<' if here.starts_with(b"<!--") => at += 4 + position(here.get(4..)?, b"-->")?,
                b'<' if here.starts_with(b"<?") => at += 2 + position(here.get(2..)?, b"?>")?,
                b'[' => {
                    outer.get_or_insert(at);
                    inside += 1;
                }
                b']' => inside = inside.checked_sub(1)?,
                b'>' if inside == 0 => break at,
                _ => {}
            }
            at += 1;
        };
        let declaration = self.take(end + 1)?;
        let kept = declaration.get(..outer.unwrap_or(end))?;
        self.html.push_str(kept.trim_end());
        self.html.push('>');
        if self.open.is_empty() {
            self.mended = (self.html.len(), self.rest);
        }
        Some(())
    }

    fn end(&mut self) -> Option<()> {
        let name = self.between("</", ">")?.trim_end();
        if is_void(name) {
            // A parser of HTML would take `</br>` for one more.
            return Some(());
        }
        (self.open.pop()? == name).then_some(())?;
        self.html.push_str("</");
        self.html.push_str(name);
        self.html.push('>');
        Some(())
    }

    fn begin(&mut self) -> Option<()> {
        let length = length_of_tag(self.rest.as_bytes())?;
        let tag = self.take(length)?;
        let inside = tag.get(1..tag.len() - 1)?;
        let (inside, is_empty) = match inside.strip_suffix('/') {
            Some(inside) => (inside, true),
            None => (inside, false),
        };
        let end =
            inside.find(|c: char| c.is_whitespace() || matches!(c, '/' | '<' | '"' | '\'' | '='));
        let name = inside.get(..end.unwrap_or(inside.len()))?;
        if is_void(name) {
            self.html.push_str(tag);
        } else if is_empty {
            self.html.push('<');
            self.html.push_str(inside.trim_end());
            self.html.push_str("></");
            self.html.push_str(name);
            self.html.push('>');
        } else {
            self.html.push_str(tag);
            self.open.push(name);
            if RAW.contains(&name) {
                self.raw(name)?;
            }
        }
        Some(())
    }

    /// Takes the text of a script up to its end tag, which in `CDATA` and comments ends nothing.
    fn raw(&mut self, name: &str) -> Option<()> {
        loop {
            let at = self.rest.find('<')?;
            let text = self.take(at)?;
            self.html.push_str(text);
            let named = self
                .rest
                .strip_prefix("</")
                .and_then(|it| it.strip_prefix(name));
            if named.is_some_and(|it| it.trim_start().starts_with('>')) {
                return Some(());
            }
            if self.rest.starts_with("<![CDATA[") {
                let text = self.between("<![CDATA[", "]]>")?;
                // To scripts and JSON both are the same, and only the first ends a script in HTML.
                self.html
                    .push_str(&text.replace("</", "<\\/").replace("<!--", "<\\!--"));
            } else if self.rest.starts_with("<!--") {
                self.between("<!--", "-->")?;
            } else {
                let sign = self.take(1)?;
                self.html.push_str(sign);
            }
        }
    }
}

/// Tells whether an element of this name holds nothing; a drawing may have pictures that hold something.
fn is_void(name: &str) -> bool {
    name != "image" && VOID.contains(&name)
}

/// Measures a tag, in bytes; signs between quotation marks end none.
fn length_of_tag(tag: &[u8]) -> Option<usize> {
    let mut quote = None;
    let end = tag.iter().position(|byte| match (quote, byte) {
        (None, b'>') => true,
        (None, b'"' | b'\'') => {
            quote = Some(*byte);
            false
        }
        (Some(open), byte) if open == *byte => {
            quote = None;
            false
        }
        _ => false,
    })?;
    Some(end + 1)
}

/// Finds where some bytes stand in others.
fn position(bytes: &[u8], sought: &[u8]) -> Option<usize> {
    bytes.windows(sought.len()).position(|it| it == sought)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn html(page: &str) -> String {
        rewritten(page)
    }

    #[test]
    fn elements_that_hold_nothing_end_and_void_ones_stay() {
        for (xml, expected) in [
            (
                "<script src=\"x.js\"/><p>a</p>",
                "<script src=\"x.js\"></script><p>a</p>",
            ),
            ("<title />b", "<title></title>b"),
            (
                "<p>a<br/>b<br></br><img src='/a/'/></p>",
                "<p>a<br/>b<br><img src='/a/'/></p>",
            ),
            (
                "<a title='x > /' href=\"/y/\"/>",
                "<a title='x > /' href=\"/y/\"></a>",
            ),
            (
                "<svg><image><title/></image></svg>",
                "<svg><image><title></title></image></svg>",
            ),
            (
                "<!-- <div/> --><p>1 < 2</p>",
                "<!-- <div/> --><p>1 &lt; 2</p>",
            ),
            ("<!--> hidden --><p/>", "<p></p>"),
            ("<?x a > b ?><p/>", "<p></p>"),
        ] {
            assert_eq!(html(xml), expected, "{xml}");
        }
    }

    #[test]
    fn data_is_text_and_scripts_stay_as_they_are() {
        for (xml, expected) in [
            (
                "<p>a<![CDATA[ <b/> & ]] ]]>c</p>",
                "<p>a &lt;b/&gt; &amp; ]] c</p>",
            ),
            (
                "<script>//<![CDATA[\nx = '<div/></script>';//]]></script><p/>",
                "<script>//\nx = '<div/><\\/script>';//</script><p></p>",
            ),
            (
                "<style>a > b { } /* <div/> */</style><p/>",
                "<style>a > b { } /* <div/> */</style><p></p>",
            ),
            (
                "<script><!-- </script> --></script><p/>",
                "<script></script><p></p>",
            ),
        ] {
            assert_eq!(html(xml), expected, "{xml}");
        }
    }

    #[test]
    fn declarations_of_entities_are_left_out_and_none_is_expanded() {
        let subset = "<?xml version=\"1.0\"?><!DOCTYPE html [<!ENTITY a \"]>\"><!-- ' ]> --><!ENTITY b SYSTEM \"file:///x\">] >";
        assert_eq!(
            html(&format!("{subset}<p>&a;</p>")),
            "<!DOCTYPE html><p>&a;</p>"
        );
        // Also where the rest is not well-formed, which stays as it is.
        assert_eq!(
            html(&format!("{subset}<p><div/>")),
            "<!DOCTYPE html><p><div></div>"
        );
        assert_eq!(
            html(&format!("{subset}<p><i/></div>")),
            "<!DOCTYPE html><p><i/></div>"
        );
    }

    #[test]
    fn what_is_not_well_formed_is_left_as_it_is() {
        for page in [
            "<div/><p>a<ul></ul></div>",
            "<p/><a></b>",
            "<p/><![CDATA[",
            "<p/></p>",
            "<p/><b",
            "<p/><script>",
        ] {
            assert_eq!(html(page), page);
        }
        assert_eq!(html("<html><p/><div>cut o"), "<html><p></p><div>cut o");
        let signs = format!("<![CDATA[{}]]>", "&".repeat(1000));
        assert_eq!(html(&signs), signs);
    }

    #[test]
    fn a_page_is_xml_by_its_name_its_start_or_its_server_unless_that_says_html() {
        let of = |page: &str, name, media_type| {
            let hints = Hints {
                name,
                media_type,
                ..Hints::default()
            };
            as_html(page, &hints).into_owned() != page
        };
        let page = "<div/>";
        assert!(of(page, Some("a.XHTML"), None));
        assert!(of(page, None, Some("application/xhtml+xml; charset=utf-8")));
        assert!(of("\n<?xml version='1.0'?><div/>", Some("a.html"), None));
        let doctype = "<!DOCTYPE html\n  PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"x\"><div/>";
        assert!(of(doctype, None, None));
        assert!(!of(page, Some("a.html"), None));
        assert!(!of("<!DOCTYPE html><div/>", None, None));
        assert!(!of(doctype, Some("a.xhtml"), Some("text/html")));
    }

    /// A tree as XML writes it, and with an end tag for each element.
    fn trees() -> impl Strategy<Value = (String, String)> {
        let names = prop::sample::select(vec![
            "div", "p", "span", "title", "iframe", "textarea", "g", "x-y",
        ]);
        let both = |text: &str| (text.to_owned(), text.to_owned());
        let leaf = prop_oneof![
            "[a-z ]{0,5}".prop_map(move |text| both(&text)),
            prop::sample::select(vec![
                "<br/>",
                "<img alt='/>'/>",
                "<!-- <p/> -->",
                "&amp;",
                "<script>'<p/>'</script>"
            ])
            .prop_map(both),
        ];
        let tree = leaf.prop_recursive(5, 40, 4, move |inner| {
            (names.clone(), prop::collection::vec(inner, 0..4)).prop_map(|(name, children)| {
                let (xml, html): (String, String) = children.into_iter().unzip();
                let long = format!("<{name} id=\"/\">{html}</{name}>");
                let short = if xml.is_empty() {
                    format!("<{name} id=\"/\"/>")
                } else {
                    format!("<{name} id=\"/\">{xml}</{name}>")
                };
                (short, long)
            })
        });
        prop::collection::vec(tree, 1..4).prop_map(|trees| trees.into_iter().unzip())
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_tree_is_the_same_however_xml_writes_it((xml, expected) in trees()) {
            prop_assert_eq!(html(&xml), expected.clone());
            prop_assert_eq!(html(&expected), expected);
        }

        #[test]
        fn any_signs_give_a_page_that_is_not_much_longer(
            pieces in prop::collection::vec(prop::sample::select(vec![
                "<", ">", "/", "!", "<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE", "[", "]", "<?", "?>", "\"", "'", "<p", "</p>", "<br>", "<script>", "</script>", " ", "é", "&",
            ]), 0..30),
        ) {
            let page = pieces.concat();
            prop_assert!(html(&page).len() <= MOST_GROWTH * page.len() + 8);
        }
    }
}
