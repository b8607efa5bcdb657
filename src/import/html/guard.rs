//! One pass over the bytes of a page before any tree is made of it, which says whether a tree may be made.
//!
//! A parser of HTML does more than its input is long where elements are nested deep, where formatting is never closed
//! and is begun anew in each paragraph, and where one element has very many attributes: it compares each with each.
//! This pass keeps count of all three as the parser would, roughly, and takes no longer than its input.

/// How deep elements may be nested.
///
/// Pages that are read have 10 to 40, and few made by programs have 100. What reads articles does some work for each
/// element and all that it stands in.
const DEEPEST: usize = 256;

/// How many elements a tree may have, those counted that a parser begins anew.
///
/// Some hundred times an article; a tree of so many takes some hundred MB with the copies that are worked on.
const MOST_ELEMENTS: usize = 300_000;

/// How many attributes one element may have; each is compared with those before it.
const MOST_ATTRIBUTES: usize = 256;

/// How many bytes may be made into a tree.
pub(super) const LONGEST: usize = 20 * 1024 * 1024;

/// How often a page may begin anew; what such a tag says is joined to all that the first of its kind said.
const MOST_BEGINNINGS: usize = 64;

/// Why no tree is made of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Limit {
    Depth,
    Elements,
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
            Self::Elements => format!("It has more than {MOST_ELEMENTS} elements"),
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

/// Elements that hold nothing.
const VOID: &[&str] = &[
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input",
    "keygen", "link", "meta", "param", "source", "track", "wbr", "image",
];

/// Elements in which no other begins; their text ends with their own tag.
const RAW: &[&str] = &[
    "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes",
];

/// Elements that are begun anew after what they stood in was closed.
const FORMATTING: &[&str] = &[
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

/// Elements out of which no end tag of another reaches.
const WALLS: &[&str] = &[
    "html",
    "table",
    "td",
    "th",
    "caption",
    "template",
    "object",
    "applet",
    "marquee",
    "svg",
    "math",
    "foreignobject",
    "desc",
    "mi",
    "mo",
    "mn",
    "ms",
    "mtext",
    "annotation-xml",
];

/// Elements in drawings and formulas in which HTML begins again.
const HTML_AGAIN: &[&str] = &[
    "foreignobject",
    "desc",
    "title",
    "mi",
    "mo",
    "mn",
    "ms",
    "mtext",
    "annotation-xml",
];

/// Elements out of which only end tags of such elements reach; these are closed by no others within.
const SPECIAL: &[&str] = &[
    "address",
    "applet",
    "article",
    "aside",
    "blockquote",
    "body",
    "button",
    "caption",
    "center",
    "colgroup",
    "dd",
    "details",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "html",
    "iframe",
    "li",
    "listing",
    "main",
    "marquee",
    "menu",
    "nav",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "ol",
    "p",
    "plaintext",
    "pre",
    "script",
    "search",
    "section",
    "select",
    "style",
    "summary",
    "table",
    "tbody",
    "td",
    "template",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
    "xmp",
];

/// Elements that close an open paragraph as they begin, and end a drawing or a formula.
const CLOSE_PARAGRAPH: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dd",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "li",
    "listing",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "ul",
    "xmp",
    "plaintext",
];

/// Other elements that end a drawing or a formula as they begin.
const END_DRAWING: &[&str] = &[
    "b",
    "big",
    "blockquote",
    "body",
    "br",
    "center",
    "code",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "hr",
    "i",
    "img",
    "li",
    "listing",
    "menu",
    "meta",
    "nobr",
    "ol",
    "p",
    "pre",
    "ruby",
    "s",
    "small",
    "span",
    "strong",
    "strike",
    "sub",
    "sup",
    "table",
    "tt",
    "u",
    "ul",
    "var",
];

/// The parts of tables, which are nothing outside of one.
const PARTS_OF_TABLES: &[&str] = &[
    "caption", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr",
];

/// How many equal formatting elements a parser keeps.
const KEPT_EQUAL: usize = 3;

/// Passes over a page once; says the first limit that it meets.
pub(super) fn check(html: &str) -> Result<(), Limit> {
    if html.len() > LONGEST {
        return Err(Limit::Bytes);
    }
    let mut tags = Tags::new(html.as_bytes());
    let mut open = Open::default();
    while let Some(tag) = tags.next() {
        let tag = tag?;
        open.take(&tag)?;
        if tag.begins && RAW.contains(&tag.name.as_str()) && !open.is_foreign() {
            tags.skip_raw(&tag.name);
        } else if tag.begins && tag.name == "plaintext" {
            break;
        }
    }
    Ok(())
}

/// A tag as it stands in a page.
struct Tag {
    /// In lower case; long names are cut.
    name: String,
    begins: bool,
    /// Whether it ends with `/>`, which counts in drawings only.
    closes_itself: bool,
    /// A number made of all its bytes.
    hash: u64,
}

/// The tags of a page in order.
struct Tags<'a> {
    html: &'a [u8],
    at: usize,
    /// Set once no comment ends any more.
    no_comment_ends: bool,
}

impl<'a> Tags<'a> {
    fn new(html: &'a [u8]) -> Self {
        Self {
            html,
            at: 0,
            no_comment_ends: false,
        }
    }

    fn byte(&self, ahead: usize) -> Option<u8> {
        self.html.get(self.at + ahead).copied()
    }

    fn rest(&self) -> &'a [u8] {
        self.html.get(self.at..).unwrap_or_default()
    }

    fn skip_past(&mut self, mark: u8) {
        let found = self.rest().iter().position(|byte| *byte == mark);
        self.at = found.map_or(self.html.len(), |place| self.at + place + 1);
    }

    /// Skips a comment, which ends with `-->` or `--!>`.
    fn skip_comment(&mut self) {
        self.at += 4;
        if matches!(self.rest(), [b'>', ..] | [b'-', b'>', ..]) {
            self.skip_past(b'>');
            return;
        }
        let rest = self.rest();
        let end = if self.no_comment_ends {
            None
        } else {
            rest.windows(3)
                .position(|end| end == b"-->" || end == b"--!")
                .map(|place| place + 3)
        };
        self.no_comment_ends = end.is_none();
        self.at = end.map_or(self.html.len(), |end| self.at + end);
    }

    /// Skips text that ends with the end tag of its own element.
    fn skip_raw(&mut self, name: &str) {
        while self.at < self.html.len() {
            self.skip_past(b'<');
            let rest = self.rest();
            let named = rest
                .get(1..=name.len())
                .is_some_and(|bytes| bytes.eq_ignore_ascii_case(name.as_bytes()));
            if rest.first() == Some(&b'/') && named {
                self.at -= 1;
                return;
            }
        }
    }

    /// Reads the next tag; none at the end.
    fn next(&mut self) -> Option<Result<Tag, Limit>> {
        loop {
            self.skip_past(b'<');
            if self.at >= self.html.len() {
                return None;
            }
            let begins = match (self.byte(0), self.byte(1)) {
                (Some(b'!'), Some(b'-')) if self.byte(2) == Some(b'-') => {
                    self.at -= 1;
                    self.skip_comment();
                    continue;
                }
                (Some(b'!' | b'?'), _) => {
                    self.skip_past(b'>');
                    continue;
                }
                (Some(b'/'), Some(letter)) if letter.is_ascii_alphabetic() => {
                    self.at += 1;
                    false
                }
                (Some(letter), _) if letter.is_ascii_alphabetic() => true,
                _ => continue,
            };
            return Some(self.tag(begins));
        }
    }

    /// Reads the name and passes over the attributes of a tag.
    fn tag(&mut self, begins: bool) -> Result<Tag, Limit> {
        let start = self.at;
        while self
            .byte(0)
            .is_some_and(|byte| !byte.is_ascii_whitespace() && !matches!(byte, b'/' | b'>'))
        {
            self.at += 1;
        }
        let name: String = self
            .html
            .get(start..self.at)
            .unwrap_or_default()
            .iter()
            .take(20)
            .map(|byte| char::from(byte.to_ascii_lowercase()))
            .collect();
        let mut attributes = 0;
        let mut closes_itself = false;
        loop {
            match self.byte(0) {
                None => break,
                Some(b'>') => {
                    self.at += 1;
                    break;
                }
                Some(b'/') => {
                    closes_itself = self.byte(1) == Some(b'>');
                    self.at += 1;
                }
                Some(byte) if byte.is_ascii_whitespace() => self.at += 1,
                Some(_) => {
                    attributes += 1;
                    if attributes > MOST_ATTRIBUTES {
                        return Err(Limit::Attributes);
                    }
                    self.attribute();
                }
            }
        }
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for byte in self.html.get(start..self.at).unwrap_or_default() {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
        Ok(Tag {
            name,
            begins,
            closes_itself,
            hash,
        })
    }

    /// Passes over one attribute with its value.
    fn attribute(&mut self) {
        // A `=` at the start is part of the name.
        self.at += 1;
        while self
            .byte(0)
            .is_some_and(|byte| !byte.is_ascii_whitespace() && !matches!(byte, b'/' | b'>' | b'='))
        {
            self.at += 1;
        }
        let name_ends = self.at;
        while self.byte(0).is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
        if self.byte(0) != Some(b'=') {
            self.at = name_ends;
            return;
        }
        self.at += 1;
        while self.byte(0).is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
        match self.byte(0) {
            Some(quote @ (b'"' | b'\'')) => {
                self.at += 1;
                self.skip_past(quote);
            }
            _ => {
                while self
                    .byte(0)
                    .is_some_and(|byte| !byte.is_ascii_whitespace() && byte != b'>')
                {
                    self.at += 1;
                }
            }
        }
    }
}

/// What is open at a place in a page, as a parser would have it; where in doubt, more.
#[derive(Default)]
struct Open {
    names: Vec<String>,
    /// Formatting that has begun and not ended: its name, the number of its tag, how many walls it stands in.
    formatting: Vec<(String, u64, usize)>,
    walls: usize,
    elements: usize,
    beginnings: usize,
}

impl Open {
    /// Tells whether the innermost of what changes the language is a drawing or a formula.
    fn is_foreign(&self) -> bool {
        let changes = |name: &&String| {
            matches!(name.as_str(), "svg" | "math") || HTML_AGAIN.contains(&name.as_str())
        };
        let innermost = self.names.iter().rev().find(changes);
        innermost.is_some_and(|name| matches!(name.as_str(), "svg" | "math"))
    }

    fn take(&mut self, tag: &Tag) -> Result<(), Limit> {
        let name = tag.name.as_str();
        if tag.begins {
            self.begin(tag);
        } else {
            self.end(name);
        }
        // Every tag may have all formatting begun anew.
        self.elements += 1 + self.formatting.len();
        if self.elements > MOST_ELEMENTS {
            return Err(Limit::Elements);
        }
        if tag.begins && matches!(name, "html" | "body") {
            self.beginnings += 1;
            if self.beginnings > 2 * MOST_BEGINNINGS {
                return Err(Limit::Beginnings);
            }
        }
        if self.names.len() + self.formatting.len() > DEEPEST {
            return Err(Limit::Depth);
        }
        Ok(())
    }

    fn begin(&mut self, tag: &Tag) {
        let name = tag.name.as_str();
        let foreign = self.is_foreign();
        if foreign && END_DRAWING.contains(&name) {
            let drawing = |open: &String| matches!(open.as_str(), "svg" | "math");
            while self.is_foreign()
                && let Some(place) = self.names.iter().rposition(drawing)
            {
                self.cut(place);
            }
        } else if foreign {
            if !tag.closes_itself {
                self.open(name);
            }
            return;
        }
        if VOID.contains(&name) {
            return;
        }
        let in_table = self.is_within("table", &["template"]);
        match name {
            "html" | "body" | "head" | "frameset" => return,
            _ if PARTS_OF_TABLES.contains(&name) && !in_table => return,
            "form" if self.names.iter().any(|open| open == "form") => return,
            "li" => self.close_item(&["li"]),
            "dt" | "dd" => self.close_item(&["dt", "dd"]),
            "option" | "optgroup" => self.close_top(&["option", "optgroup"]),
            "rt" | "rp" | "rb" | "rtc" => self.close_top(&["rt", "rp", "rb", "rtc"]),
            "td" | "th" => self.close_to(&["td", "th"], &["tr", "table", "template"]),
            "tr" => self.close_to(&["tr"], &["table", "template"]),
            "thead" | "tbody" | "tfoot" | "caption" | "colgroup" => {
                let parts = ["thead", "tbody", "tfoot", "caption", "colgroup"];
                self.close_to(&parts, &["table", "template"]);
            }
            _ => {}
        }
        if CLOSE_PARAGRAPH.contains(&name) {
            let walls = |open: &String| WALLS.contains(&open.as_str()) || open == "button";
            let place = self
                .names
                .iter()
                .rposition(|open| open == "p" || walls(open));
            if let Some(place) = place
                && self.names.get(place).is_some_and(|open| open == "p")
            {
                self.cut(place);
            }
        }
        if FORMATTING.contains(&name) {
            self.begin_formatting(tag);
        }
        self.open(name);
    }

    fn open(&mut self, name: &str) {
        if WALLS.contains(&name) {
            self.walls += 1;
        }
        self.names.push(name.to_owned());
    }

    fn is_within(&self, name: &str, not_beyond: &[&str]) -> bool {
        let mut around = self.names.iter().rev();
        around
            .find(|open| *open == name || not_beyond.contains(&open.as_str()))
            .is_some_and(|open| open == name)
    }

    fn begin_formatting(&mut self, tag: &Tag) {
        if matches!(tag.name.as_str(), "a" | "nobr") {
            self.end_formatting(&tag.name);
        }
        let equal = |entry: &&(String, u64, usize)| entry.1 == tag.hash;
        if self.formatting.iter().filter(equal).count() >= KEPT_EQUAL
            && let Some(place) = self.formatting.iter().position(|entry| entry.1 == tag.hash)
        {
            self.formatting.remove(place);
        }
        self.formatting
            .push((tag.name.clone(), tag.hash, self.walls));
    }

    fn end_formatting(&mut self, name: &str) {
        let walls = self.walls;
        let ended = |(open, _, within): &(String, u64, usize)| open == name && *within == walls;
        if let Some(place) = self.formatting.iter().rposition(ended) {
            self.formatting.remove(place);
        }
        // What was begun within it stays open.
        let place = self
            .names
            .iter()
            .rposition(|open| open == name || WALLS.contains(&open.as_str()));
        if let Some(place) = place
            && self.names.get(place).is_some_and(|open| open == name)
        {
            self.names.remove(place);
        }
    }

    fn end(&mut self, name: &str) {
        if FORMATTING.contains(&name) {
            self.end_formatting(name);
        } else if matches!(name, "html" | "body") {
            // What follows stands where it would have stood.
        } else if PARTS_OF_TABLES.contains(&name) {
            self.close_to(&[name], &["table", "template"]);
        } else if name == "table" {
            self.close_to(&[name], &["template"]);
        } else if name == "li" {
            self.close_to(&[name], &[WALLS, &["ul", "ol"]].concat());
        } else if SPECIAL.contains(&name) {
            self.close_to(&[name], WALLS);
        } else {
            self.close_to(&[name], SPECIAL);
        }
    }

    /// Ends the innermost element of these names with all in it, if none of the others stands between.
    fn close_to(&mut self, names: &[&str], not_beyond: &[&str]) {
        let is = |open: &String| names.contains(&open.as_str());
        let place = self
            .names
            .iter()
            .rposition(|open| is(open) || not_beyond.contains(&open.as_str()));
        if let Some(place) = place
            && self.names.get(place).is_some_and(is)
        {
            self.cut(place);
        }
    }

    /// Ends an item as the next one begins, out of paragraphs and boxes but not out of other elements.
    fn close_item(&mut self, names: &[&str]) {
        let is = |open: &String| names.contains(&open.as_str());
        let stops = |open: &String| {
            SPECIAL.contains(&open.as_str()) && !matches!(open.as_str(), "address" | "div" | "p")
        };
        let place = self.names.iter().rposition(|open| is(open) || stops(open));
        if let Some(place) = place
            && self.names.get(place).is_some_and(is)
        {
            self.cut(place);
        }
    }

    /// Ends the innermost element, if it has one of these names.
    fn close_top(&mut self, names: &[&str]) {
        if self
            .names
            .last()
            .is_some_and(|open| names.contains(&open.as_str()))
        {
            self.names.pop();
        }
    }

    fn cut(&mut self, place: usize) {
        let walls = self.walls;
        for name in self.names.drain(place..) {
            if WALLS.contains(&name.as_str()) {
                self.walls = self.walls.saturating_sub(1);
            }
        }
        if self.walls < walls {
            let walls = self.walls;
            self.formatting.retain(|(_, _, within)| *within <= walls);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn what_would_run_away_is_named() {
        let many: String = (0..300).map(|n| format!(" a{n}")).collect();
        let fonts: String = (0..200).map(|n| format!("<font size={n}>")).collect();
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
                format!("{fonts}{}", "<p>x</p>".repeat(2000)),
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
}
