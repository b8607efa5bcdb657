//! What is open at a place in a page.

use super::{
    DEEPEST, Limit, MOST_BEGINNINGS, MOST_ELEMENTS,
    names::{
        CLOSE_PARAGRAPH, END_DRAWING, FORMATTING, HTML_AGAIN, IMPLIED, MARKERS, NOT_ANEW,
        PARTS_OF_TABLES, SPECIAL, VOID, WALLS,
    },
    tags::Tag,
};

/// How many equal formatting elements a parser keeps.
const KEPT_EQUAL: usize = 3;

const HEADINGS: &[&str] = &["h1", "h2", "h3", "h4", "h5", "h6"];

/// How many blocks within formatting a parser looks at as that ends.
const ADOPTED: usize = 8;

/// What an element is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    Html,
    /// A drawing or a formula, in which names mean nothing.
    Drawing,
}

/// Formatting that has begun and not ended.
struct Formatting {
    name: String,
    /// The number of its tag.
    hash: u64,
    /// How many markers it stands in.
    markers: usize,
    /// Where its element is among those that are open, unless that was ended with what it stood in.
    place: Option<usize>,
}

/// Tells whether an element is part of a drawing or a formula.
fn is_of_drawing(open: &str) -> bool {
    open.contains('/')
}

/// What is open at a place in a page, as a parser would have it; where in doubt, more.
#[derive(Default)]
pub(super) struct Open {
    /// Names of elements; those of drawings and formulas with the name of their language before them.
    names: Vec<String>,
    /// Formatting that has begun and not ended.
    formatting: Vec<Formatting>,
    markers: usize,
    /// Whether a form has begun that was not ended by its tag.
    has_form: bool,
    elements: usize,
    beginnings: usize,
    pub deepest: usize,
}

impl Open {
    /// Tells whether the innermost element is part of a drawing or a formula.
    pub fn is_in_drawing(&self) -> bool {
        self.names.last().is_some_and(|open| is_of_drawing(open))
    }

    /// Tells whether an element that begins here is part of a drawing or a formula.
    fn is_foreign(&self, name: &str) -> bool {
        let Some(open) = self.names.last().filter(|open| is_of_drawing(open)) else {
            return false;
        };
        let is_html = match open.as_str() {
            "math/annotation-xml" => name == "svg",
            "math/annotation-xml/html" => true,
            _ if HTML_AGAIN.contains(&open.as_str()) => {
                open.starts_with("svg") || !matches!(name, "mglyph" | "malignmark")
            }
            _ => false,
        };
        !is_html
    }

    /// Tells whether text here is part of a drawing or a formula.
    fn is_in_drawing_text(&self) -> bool {
        self.is_foreign("")
    }

    /// Begins all formatting anew that was ended with what it stood in.
    fn begin_anew(&mut self) {
        let (names, markers) = (&mut self.names, self.markers);
        let is_open = |it: &Formatting| it.place.is_some() || it.markers < markers;
        let first = self
            .formatting
            .iter()
            .rposition(is_open)
            .map_or(0, |last| last + 1);
        for ended in self.formatting.iter_mut().skip(first) {
            ended.place = Some(names.len());
            names.push(ended.name.clone());
        }
    }

    /// Ends drawings and formulas out to where HTML stands, or begins again.
    fn leave_drawing(&mut self) {
        while let Some(open) = self.names.last()
            && is_of_drawing(open)
            && !HTML_AGAIN.contains(&open.as_str())
        {
            self.cut(self.names.len() - 1);
        }
    }

    /// Takes a tag; says in which language its element is.
    pub fn take(&mut self, tag: &Tag) -> Result<Language, Limit> {
        let name = tag.name.as_str();
        let before = self.formatting.len();
        if tag.text && !self.is_in_drawing_text() {
            self.begin_anew();
        }
        let language = if tag.begins {
            self.begin(tag)
        } else {
            self.end(name);
            Language::Html
        };
        // Every tag may have all formatting begun anew, but only some that end an element begin one.
        let begins = tag.begins || matches!(name, "p" | "br");
        self.elements += usize::from(begins) + before;
        if self.elements > MOST_ELEMENTS {
            return Err(Limit::Elements);
        }
        if tag.begins && matches!(name, "html" | "body") {
            self.beginnings += 1;
            if self.beginnings > 2 * MOST_BEGINNINGS {
                return Err(Limit::Beginnings);
            }
        }
        self.deepest = self.deepest.max(self.depth());
        if self.deepest > DEEPEST {
            return Err(Limit::Depth);
        }
        Ok(language)
    }

    /// Returns how deep a parser may have nested.
    fn depth(&self) -> usize {
        self.names.len() + self.formatting.len()
    }

    fn begin(&mut self, tag: &Tag) -> Language {
        let name = tag.name.as_str();
        if self.is_foreign(name) {
            let ends = END_DRAWING.contains(&name) || name == "font" && tag.colours;
            if !ends {
                self.begin_in_drawing(tag);
                return Language::Drawing;
            }
            self.leave_drawing();
        }
        let stays = CLOSE_PARAGRAPH.contains(&name) && name != "xmp" || NOT_ANEW.contains(&name);
        match name {
            "a" => self.end_link(),
            "nobr" if self.is_within(name, WALLS) => self.end_formatting(name),
            "button" if self.is_within(name, WALLS) => self.close_to(&[name], WALLS),
            _ => {}
        }
        if !stays {
            self.begin_anew();
        }
        // Nothing of this kind stands in a choice, which ends.
        if matches!(name, "select" | "input") && self.is_within("select", WALLS) {
            self.close_to(&["select"], WALLS);
            return Language::Html;
        }
        if matches!(name, "svg" | "math") {
            if !tag.closes_itself {
                self.open(&format!("{name}/{name}"));
            }
            return Language::Drawing;
        }
        self.begin_html(tag);
        Language::Html
    }

    fn begin_in_drawing(&mut self, tag: &Tag) {
        let around = self.names.last().and_then(|open| open.split_once('/'));
        if let Some((language, _)) = around
            && !tag.closes_itself
        {
            let is_html = tag.holds_html && language == "math" && tag.name == "annotation-xml";
            let html = if is_html { "/html" } else { "" };
            self.open(&format!("{language}/{}{html}", tag.name));
        }
    }

    fn begin_html(&mut self, tag: &Tag) {
        let name = tag.name.as_str();
        let in_choice = || self.is_within("select", WALLS);
        if VOID.contains(&name) {
            if name == "hr" && in_choice() {
                self.close_implied(&[]);
            }
            return;
        }
        let in_table = self.is_within("table", &["template"]);
        match name {
            "html" | "body" | "head" | "frameset" => return,
            _ if PARTS_OF_TABLES.contains(&name) && !in_table => return,
            "form" if self.has_form && !self.has("template") => return,
            "form" => self.has_form = true,
            "li" => self.close_item(&["li"]),
            "dt" | "dd" => self.close_item(&["dt", "dd"]),
            "option" if in_choice() => self.close_implied(&["optgroup"]),
            "optgroup" if in_choice() => self.close_implied(&[]),
            "option" | "optgroup" => self.close_top(&["option"]),
            "rt" | "rp" if self.is_within("ruby", WALLS) => self.close_implied(&["rtc"]),
            "rb" | "rtc" if self.is_within("ruby", WALLS) => self.close_implied(&[]),
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

    fn has(&self, name: &str) -> bool {
        self.names.iter().any(|open| open == name)
    }

    fn open(&mut self, name: &str) {
        self.markers += usize::from(MARKERS.contains(&name));
        self.names.push(name.to_owned());
    }

    fn is_within(&self, name: &str, not_beyond: &[&str]) -> bool {
        let mut around = self.names.iter().rev();
        around
            .find(|open| *open == name || not_beyond.contains(&open.as_str()))
            .is_some_and(|open| open == name)
    }

    fn begin_formatting(&mut self, tag: &Tag) {
        let equal = |entry: &Formatting| entry.hash == tag.hash && entry.markers == self.markers;
        if self.formatting.iter().filter(|it| equal(it)).count() >= KEPT_EQUAL
            && let Some(place) = self.formatting.iter().position(equal)
        {
            self.formatting.remove(place);
        }
        self.formatting.push(Formatting {
            name: tag.name.clone(),
            hash: tag.hash,
            markers: self.markers,
            // It is opened next.
            place: Some(self.names.len()),
        });
    }

    /// Ends formatting by its tag, as the adoption agency algorithm of the HTML standard does.
    fn end_formatting(&mut self, name: &str) {
        let ended = |it: &Formatting| it.name == name && it.markers == self.markers;
        let Some(at) = self.formatting.iter().rposition(ended) else {
            self.close_to(&[name], &[SPECIAL, WALLS].concat());
            return;
        };
        let place = self.formatting.get(at).and_then(|it| it.place);
        let Some(place) = place else {
            self.formatting.remove(at);
            return;
        };
        let within = self.names.get(place + 1..).unwrap_or_default();
        if within.iter().any(|open| WALLS.contains(&open.as_str())) {
            return;
        }
        let is_block = |open: &String| SPECIAL.contains(&open.as_str());
        let blocks = within.iter().enumerate().filter(|(_, open)| is_block(open));
        let blocks: Vec<usize> = blocks.map(|(at, _)| place + 1 + at).take(ADOPTED).collect();
        self.formatting.remove(at);
        let Some(last) = blocks.last() else {
            self.cut(place);
            return;
        };
        // Blocks stay open, and formatting may; what else was begun within it ends, but for what is in too many blocks.
        let end = if blocks.len() < ADOPTED {
            self.names.len()
        } else {
            *last
        };
        for at in (place..end).rev() {
            let stays = |open: &String| is_block(open) || FORMATTING.contains(&open.as_str());
            if at == place || !self.names.get(at).is_some_and(stays) {
                self.take_out(at);
            }
        }
    }

    /// Ends a link as another one begins, also where its tag would not.
    fn end_link(&mut self) {
        let links = |it: &Formatting| it.name == "a" && it.markers == self.markers;
        if !self.formatting.iter().any(links) {
            return;
        }
        let count = self.formatting.len();
        self.end_formatting("a");
        if self.formatting.len() < count {
            return;
        }
        let markers = self.markers;
        let link = |it: &Formatting| it.name == "a" && it.markers == markers;
        if let Some(at) = self.formatting.iter().rposition(link) {
            let place = self.formatting.remove(at).place;
            if let Some(place) = place {
                self.take_out(place);
            }
        }
    }

    /// Takes one element out of those that are open; what was begun within it stays.
    fn take_out(&mut self, place: usize) {
        self.names.remove(place);
        for it in &mut self.formatting {
            it.place = match it.place {
                Some(own) if own == place => None,
                Some(own) if own > place => Some(own - 1),
                own => own,
            };
        }
    }

    fn end(&mut self, name: &str) {
        if self.is_in_drawing() {
            if matches!(name, "p" | "br") {
                self.leave_drawing();
            } else if self.end_in_drawing(name) {
                return;
            }
        }
        if FORMATTING.contains(&name) {
            self.end_formatting(name);
        } else if name == "br" {
            // It is taken for one that begins.
            self.begin_anew();
        } else if matches!(name, "html" | "body") {
            // What follows stands where it would have stood.
        } else if name == "form" && !self.has("template") {
            self.has_form = false;
            let place = self.names.iter().rposition(|open| open == name);
            if let Some(place) = place.filter(|_| self.is_within(name, WALLS)) {
                self.close_implied(&[]);
                // What else was begun within it stays open.
                self.take_out(place);
            }
        } else if PARTS_OF_TABLES.contains(&name) {
            self.close_to(&[name], &["table", "template"]);
        } else if name == "table" {
            self.close_to(&[name], &["template"]);
        } else if name == "li" {
            self.close_to(&[name], &[WALLS, &["ul", "ol"]].concat());
        } else if HEADINGS.contains(&name) {
            // One ends another.
            self.close_to(HEADINGS, WALLS);
        } else if name == "p" {
            self.close_to(&[name], &[WALLS, &["button"]].concat());
        } else if SPECIAL.contains(&name) {
            self.close_to(&[name], WALLS);
        } else {
            self.close_to(&[name], &[SPECIAL, WALLS].concat());
        }
    }

    /// Ends the innermost element of this name in a drawing or a formula; false where there is none.
    fn end_in_drawing(&mut self, name: &str) -> bool {
        let drawing = self
            .names
            .iter()
            .rev()
            .take_while(|open| is_of_drawing(open));
        let up = drawing
            .enumerate()
            .find(|(_, open)| open.split('/').nth(1) == Some(name));
        let Some((up, _)) = up else {
            return false;
        };
        self.cut(self.names.len() - 1 - up);
        true
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

    /// Ends the innermost elements whose own tags may be left out, but for these.
    fn close_implied(&mut self, not: &[&str]) {
        let is = |open: &String| IMPLIED.contains(&open.as_str()) && !not.contains(&open.as_str());
        while self.names.last().is_some_and(is) {
            self.cut(self.names.len() - 1);
        }
    }

    /// Ends the innermost element, if it has one of these names.
    fn close_top(&mut self, names: &[&str]) {
        if self
            .names
            .last()
            .is_some_and(|open| names.contains(&open.as_str()))
        {
            self.cut(self.names.len() - 1);
        }
    }

    fn cut(&mut self, place: usize) {
        let markers = self.markers;
        for name in self.names.drain(place..) {
            self.markers -= usize::from(MARKERS.contains(&name.as_str()));
        }
        for it in &mut self.formatting {
            it.place = it.place.filter(|own| *own < place);
        }
        if self.markers < markers {
            let markers = self.markers;
            self.formatting.retain(|it| it.markers <= markers);
        }
    }
}
