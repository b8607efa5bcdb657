//! The text of HTML without its structure: tags are dropped and what stands between them is kept.
//!
//! So HTML within Markdown is read, and pages of which no tree may be made.

use encoding_rs::WINDOWS_1252;

use crate::import::html::raised;

/// Elements whose contents are no text.
const SILENT: &[&str] = &["script", "style"];

/// Elements that begin and end a paragraph.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tr",
    "ul",
];

/// Characters by name, besides those of Latin 1; others stay as they are written.
const ENTITIES: &[(&str, &str)] = &[
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("sbquo", "‚"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("bdquo", "„"),
    ("bull", "•"),
    ("euro", "€"),
    ("trade", "™"),
];

/// The names of the characters from U+00A0 to U+00FF, in order.
const LATIN_1: [&str; 96] = [
    "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf",
    "laquo", "not", "shy", "reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro",
    "para", "middot", "cedil", "sup1", "ordm", "raquo", "frac14", "frac12", "frac34", "iquest",
    "Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig", "Ccedil", "Egrave", "Eacute",
    "Ecirc", "Euml", "Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde", "Ograve", "Oacute",
    "Ocirc", "Otilde", "Ouml", "times", "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute",
    "THORN", "szlig", "agrave", "aacute", "acirc", "atilde", "auml", "aring", "aelig", "ccedil",
    "egrave", "eacute", "ecirc", "euml", "igrave", "iacute", "icirc", "iuml", "eth", "ntilde",
    "ograve", "oacute", "ocirc", "otilde", "ouml", "divide", "oslash", "ugrave", "uacute", "ucirc",
    "uuml", "yacute", "thorn", "yuml",
];

/// The longest entity that is looked for, in bytes, with its semicolon.
const LONGEST_ENTITY: usize = 12;

/// The longest tag whose values are looked through for its end, in bytes.
const LONGEST_TAG: usize = 64 * 1024;

/// Returns the text of a piece of HTML without its tags, comments, scripts and styles.
///
/// Linear: each byte is passed once, and a search that found nothing is not tried again.
pub(in crate::import) fn untagged(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    let mut closed = Closed::default();
    while let Some(place) = rest.find(['<', '&']) {
        let (before, after) = rest.split_at(place);
        push_words(&mut text, before);
        rest = if after.starts_with('&') {
            take_entity(&mut text, after)
        } else {
            take_tag(&mut text, after, &mut closed)
        };
    }
    push_words(&mut text, rest);
    text
}

/// Returns the paragraphs of a text that was made so; there may be millions.
pub(in crate::import) fn paragraphs(untagged: &str) -> impl Iterator<Item = &str> {
    let paragraphs = untagged.split("\n\n").map(str::trim);
    paragraphs.filter(|paragraph| !paragraph.is_empty())
}

/// Tells whether an element begins and ends a paragraph.
pub(super) fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name)
}

/// Returns what an inline tag stands for in a text, from the character before it and what comes after it: a line break, a
/// sign before what is raised and does not read the same on the line, else nothing.
pub(in crate::import) fn inline_text(tag: &str, before: Option<char>, after: &str) -> &'static str {
    let raised = |is_above: bool, sign: &'static str| {
        let text = decoded(after.split('<').next().unwrap_or_default());
        let text = text.trim();
        // Where another tag follows at once, it is not known what is raised.
        let reads_on = !text.is_empty() && raised::reads_on(text, is_above, before);
        if reads_on { "" } else { sign }
    };
    match name_of(tag).as_str() {
        "br" => "\n",
        "sup" if !tag.starts_with("</") => raised(true, "^"),
        "sub" if !tag.starts_with("</") => raised(false, "_"),
        _ => "",
    }
}

/// Returns a text in which entities are characters; some programs write them twice.
pub(in crate::import) fn decoded(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(place) = rest.find('&') {
        let (before, after) = rest.split_at(place);
        decoded.push_str(before);
        rest = take_entity(&mut decoded, after);
    }
    decoded.push_str(rest);
    decoded
}

/// What has been found missing in the rest of the text.
#[derive(Default)]
struct Closed {
    no_tag_ends: Option<()>,
    no_comment_ends: Option<()>,
}

/// Appends text between tags, in which white space means one blank and an empty line a paragraph.
fn push_words(text: &mut String, words: &str) {
    for (number, paragraph) in words.split("\n\n").enumerate() {
        if number > 0 {
            text.push_str("\n\n");
        }
        if paragraph.starts_with(char::is_whitespace) && !text.ends_with(['\n', ' ']) {
            text.push(' ');
        }
        for (number, word) in paragraph.split_ascii_whitespace().enumerate() {
            if number > 0 {
                text.push(' ');
            }
            text.push_str(word);
        }
        if paragraph.ends_with(char::is_whitespace) && !text.ends_with(['\n', ' ']) {
            text.push(' ');
        }
    }
}

/// Takes what begins with `&`; returns what follows.
fn take_entity<'a>(text: &mut String, html: &'a str) -> &'a str {
    let after = html.strip_prefix('&').unwrap_or(html);
    let end = after
        .bytes()
        .take(LONGEST_ENTITY)
        .position(|byte| byte == b';');
    let decoded = end.and_then(|end| Some((decode(after.get(..end)?)?, after.get(end + 1..)?)));
    if let Some((character, rest)) = decoded {
        text.push_str(&character);
        rest
    } else {
        text.push('&');
        after
    }
}

fn decode(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return Some(numbered(code));
    }
    named(name)
}

/// Returns the character of a number; what is no character is no reason to show the number.
fn numbered(code: u32) -> String {
    match u8::try_from(code) {
        // Somebody meant Windows-1252, as browsers have it.
        Ok(byte @ 0x80..=0x9f) => WINDOWS_1252
            .decode_without_bom_handling(&[byte])
            .0
            .into_owned(),
        _ => char::from_u32(code).map(String::from).unwrap_or_default(),
    }
}

/// Returns the character that a name stands for.
fn named(name: &str) -> Option<String> {
    if let Some((_, text)) = ENTITIES.iter().find(|(entity, _)| *entity == name) {
        return Some((*text).to_owned());
    }
    let place = LATIN_1.iter().position(|entity| *entity == name)?;
    u8::try_from(0xa0 + place)
        .ok()
        .map(|code| char::from(code).to_string())
}

/// Takes what begins with `<`; returns what follows.
fn take_tag<'a>(text: &mut String, html: &'a str, closed: &mut Closed) -> &'a str {
    if html.starts_with("<!--") {
        return match after(html, "-->", &mut closed.no_comment_ends) {
            Some(rest) => rest,
            None => literal(text, html),
        };
    }
    let tag = html.strip_prefix('<').unwrap_or(html);
    let begins = tag.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
    if !begins {
        return literal(text, html);
    }
    let Some(rest) = after_tag(html, closed) else {
        return literal(text, html);
    };
    let tag = html.get(..html.len() - rest.len()).unwrap_or_default();
    let name = name_of(tag);
    if BLOCKS.contains(&name.as_str()) {
        text.push_str("\n\n");
    } else if SILENT.contains(&name.as_str()) && !tag.starts_with("</") {
        return after_silence(rest, &name);
    } else {
        let sign = inline_text(tag, text.chars().next_back(), rest);
        text.push_str(sign);
    }
    rest
}

/// Returns what follows a script or such; one that does not end goes on to the end of the page.
fn after_silence<'a>(html: &'a str, name: &str) -> &'a str {
    let mut rest = html;
    while let Some((_, end)) = rest.split_once("</") {
        let (is, after) = end.split_at_checked(name.len()).unwrap_or_default();
        if is.eq_ignore_ascii_case(name) && !after.starts_with(|c: char| c.is_ascii_alphanumeric())
        {
            return after.split_once('>').map_or("", |(_, rest)| rest);
        }
        rest = end;
    }
    ""
}

/// Returns what follows a tag, whose values in quotes may hold its end; none where it does not end.
fn after_tag<'a>(html: &'a str, closed: &mut Closed) -> Option<&'a str> {
    let plain = after(html, ">", &mut closed.no_tag_ends)?;
    let bytes = html.as_bytes();
    let mut quote = None;
    let mut before = b' ';
    for (place, byte) in bytes.iter().enumerate().take(LONGEST_TAG) {
        match (quote, byte) {
            (None, b'>') => return html.get(place + 1..),
            // Only behind its sign is a quote one around a value.
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            before = *byte;
        }
    }
    // A quote that is never closed holds nothing.
    Some(plain)
}

/// Returns what follows the next `mark`; remembers in `missing` that there is none.
fn after<'a>(html: &'a str, mark: &str, missing: &mut Option<()>) -> Option<&'a str> {
    if missing.is_some() {
        return None;
    }
    let found = html.split_once(mark).map(|(_, rest)| rest);
    if found.is_none() {
        *missing = Some(());
    }
    found
}

fn literal<'a>(text: &mut String, html: &'a str) -> &'a str {
    text.push('<');
    html.strip_prefix('<').unwrap_or(html)
}

/// Returns the name of a tag in lower case, of `</P >` for instance "p".
fn name_of(tag: &str) -> String {
    tag.trim_start_matches(['<', '/'])
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .take(16)
        .collect::<String>()
        .to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_become_characters() {
        let table = [
            ("a &amp; b &lt;c&gt; &quot;", "a & b <c> \""),
            ("caf&eacute;&nbsp;&#8364;&#x20ac;&#146;", "café\u{a0}€€’"),
            ("&#128;&#129;&#159;&#160;", "€\u{81}Ÿ\u{a0}"),
            ("AT&T & &unknown; &;", "AT&T & &unknown; &;"),
            ("&#1114112;&#xd800;a &#x00020ac;", "a €"),
            ("&amp;amp;", "&amp;"),
        ];
        for (text, expected) in table {
            assert_eq!(decoded(text), expected, "{text}");
        }
    }

    #[test]
    fn tags_go_and_text_stays() {
        let table: &[(&str, &[&str])] = &[
            (
                "<p>One <b>two</b>\nthree</p>\n<p>four",
                &["One two three", "four"],
            ),
            ("<div>a<br>b</div>", &["a\nb"]),
            ("a<!-- no -->b", &["ab"]),
            ("10<sup>3</sup> H<sub>2</sub>O", &["10^3 H_2O"]),
            ("10<sup>−6</sup> 2<sup>n</sup>", &["10^−6 2^n"]),
            ("10<sup><b>3</b></sup> V<sub>max</sub>", &["10^3 V_max"]),
            ("the 5<sup>th</sup> of May", &["the 5th of May"]),
            ("Acme<sup>TM</sup> One<sup>&reg;</sup>", &["AcmeTM One®"]),
            ("<script>if (a < b) {}</script>c", &["c"]),
            ("<script>x = '</b>'; y</SCRIPT >c", &["c"]),
            ("<style>a</styles></style>c", &["c"]),
            ("<script></", &[]),
            ("<a title='1 > 0' href=\"x>y\">c</a> d", &["c d"]),
            ("<a title=it's>c</a>", &["c"]),
            ("<a title='open>c", &["c"]),
            ("<style>x", &[]),
            (
                "1 < 2 &amp; 3 &gt; 2 &#8364; &unknown; &",
                &["1 < 2 & 3 > 2 € &unknown; &"],
            ),
            ("a <b", &["a <b"]),
            ("<!-- open", &["<!-- open"]),
            ("one\n\ntwo", &["one", "two"]),
        ];
        for (html, expected) in table {
            let text = untagged(html);
            assert_eq!(paragraphs(&text).collect::<Vec<_>>(), *expected, "{html}");
        }
    }

    #[test]
    fn only_breaks_and_what_is_raised_stand_for_something() {
        assert_eq!(inline_text("<BR/>", None, ""), "\n");
        assert_eq!(inline_text("</b>", None, ""), "");
        assert_eq!(inline_text("</sup>", Some('3'), "th"), "");
        assert_eq!(inline_text("<sup>", Some('0'), "3</sup>"), "^");
        assert_eq!(inline_text("<SUP>", Some('5'), "th</SUP>"), "");
    }
}
