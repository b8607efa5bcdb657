//! One pass over the bytes of a page before any tree is made of it, which says whether a tree may be made.
//!
//! A parser of HTML does more than its input is long where elements are nested deep, where formatting is never closed
//! and is begun anew in each paragraph, and where one element has very many attributes: it compares each with each.
//! This pass keeps count of all three as the parser would, roughly, and takes no longer than its input.

mod names;
mod tags;

use names::{
    CLOSE_PARAGRAPH, END_DRAWING, FORMATTING, HTML_AGAIN, PARTS_OF_TABLES, RAW, SPECIAL, VOID,
    WALLS,
};
use tags::{MOST_ATTRIBUTES, Tag, Tags};

/// How deep elements may be nested.
///
/// Pages that are read have 10 to 40, and few made by programs have 100. What reads articles does some work for each
/// element and all that it stands in.
const DEEPEST: usize = 256;

/// How many elements a tree may have, those counted that a parser begins anew.
///
/// Some hundred times an article; a tree of so many takes some hundred MB with the copies that are worked on.
const MOST_ELEMENTS: usize = 300_000;

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
}
