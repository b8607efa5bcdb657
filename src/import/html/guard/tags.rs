//! The tags of a page, one after the other, each byte looked at once.

use super::{super::bare::decoded, Limit};

/// How many bytes of a name are kept as they are.
const LONGEST_NAME: usize = 20;

/// How many attributes one element may have; each is compared with those before it.
pub(super) const MOST_ATTRIBUTES: usize = 256;

/// A tag as it stands in a page.
pub(super) struct Tag {
    /// In lower case; long names are cut, with a number made of all of them.
    pub name: String,
    pub begins: bool,
    /// Whether text stands between it and the tag before it.
    pub text: bool,
    /// Whether it ends with `/>`, which counts in drawings only.
    pub closes_itself: bool,
    /// Whether it has an attribute by which `<font>` ends a drawing.
    pub colours: bool,
    /// Whether it says that what is in it is HTML, as `<annotation-xml>` may.
    pub holds_html: bool,
    /// A number made of all its bytes.
    pub hash: u64,
}

/// The tags of a page in order.
pub(super) struct Tags<'a> {
    html: &'a [u8],
    at: usize,
    /// Set once no comment ends any more.
    no_comment_ends: bool,
    /// Whether the innermost element that is open is part of a drawing or a formula.
    pub in_drawing: bool,
}

impl<'a> Tags<'a> {
    pub fn new(html: &'a [u8]) -> Self {
        Self {
            html,
            at: 0,
            no_comment_ends: false,
            in_drawing: false,
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
            let ends = |place: &usize| {
                let end = rest.get(*place..).unwrap_or_default();
                end.starts_with(b"-->") || end.starts_with(b"--!>")
            };
            let place = (0..rest.len()).find(ends);
            place.map(|place| place + 3)
        };
        self.no_comment_ends = end.is_none();
        self.at = end.map_or(self.html.len(), |end| self.at + end);
    }

    /// Skips text that ends with the end tag of its own element.
    pub fn skip_raw(&mut self, name: &str) {
        // Within a comment a script may hold another, whose end is not its own.
        let mut comment = Comment::None;
        let is_script = name == "script";
        while let Some(place) = self
            .rest()
            .iter()
            .position(|byte| matches!(byte, b'<' | b'-'))
        {
            self.at += place;
            if is_script && comment == Comment::None && self.rest().starts_with(b"<!--") {
                comment = Comment::Open;
                self.at += 2;
            } else if comment != Comment::None && self.rest().starts_with(b"-->") {
                comment = Comment::None;
                self.at += 3;
            } else if self.names("</", name) {
                if comment != Comment::Script {
                    return;
                }
                comment = Comment::Open;
                self.at += 2;
            } else if comment == Comment::Open && self.names("<", name) {
                comment = Comment::Script;
                self.at += 1;
            } else {
                self.at += 1;
            }
        }
        self.at = self.html.len();
    }

    /// Tells whether a tag with this name stands here, which begins with these signs.
    fn names(&self, signs: &str, name: &str) -> bool {
        let named = self
            .rest()
            .strip_prefix(signs.as_bytes())
            .and_then(|rest| rest.split_at_checked(name.len()));
        named.is_some_and(|(own, rest)| {
            let ends = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
            own.eq_ignore_ascii_case(name.as_bytes()) && rest.first().is_some_and(ends)
        })
    }

    /// Reads the next tag; none at the end.
    pub fn next(&mut self) -> Option<Result<Tag, Limit>> {
        let mut text = false;
        loop {
            let start = self.at;
            self.skip_past(b'<');
            text |= self.at > start + 1;
            if self.at >= self.html.len() {
                return None;
            }
            let begins = match (self.byte(0), self.byte(1)) {
                (Some(b'!'), Some(b'-')) if self.byte(2) == Some(b'-') => {
                    self.at -= 1;
                    self.skip_comment();
                    continue;
                }
                (Some(b'!'), _) if self.in_drawing && self.rest().starts_with(b"![CDATA[") => {
                    let mut ends = self.rest().windows(3).enumerate();
                    let end = ends.find(|(_, end)| *end == b"]]>");
                    self.at = end.map_or(self.html.len(), |(place, _)| self.at + place + 3);
                    continue;
                }
                (Some(b'/'), Some(letter)) if letter.is_ascii_alphabetic() => {
                    self.at += 1;
                    false
                }
                (Some(b'!' | b'?' | b'/'), _) => {
                    self.skip_past(b'>');
                    continue;
                }
                (Some(letter), _) if letter.is_ascii_alphabetic() => true,
                _ => {
                    text = true;
                    continue;
                }
            };
            return Some(self.tag(begins, text));
        }
    }

    /// Reads the name and passes over the attributes of a tag.
    fn tag(&mut self, begins: bool, text: bool) -> Result<Tag, Limit> {
        let start = self.at;
        while self
            .byte(0)
            .is_some_and(|byte| !byte.is_ascii_whitespace() && !matches!(byte, b'/' | b'>'))
        {
            self.at += 1;
        }
        let whole = self.html.get(start..self.at).unwrap_or_default();
        let whole = whole.to_ascii_lowercase();
        let letters = whole.iter().take(LONGEST_NAME).copied();
        let mut name: String = letters.map(char::from).collect();
        if whole.len() > LONGEST_NAME {
            name.push_str(&hash_of(&whole).to_string());
        }
        let mut attributes = 0;
        let mut closes_itself = false;
        let (mut colours, mut holds_html) = (false, false);
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
                    let (attribute, value) = self.attribute();
                    let is = |name: &&str| attribute.eq_ignore_ascii_case(name.as_bytes());
                    colours |= ["color", "face", "size"].iter().any(is);
                    holds_html |= is(&"encoding") && is_html(value);
                }
            }
        }
        Ok(Tag {
            name,
            begins,
            text,
            closes_itself,
            colours,
            holds_html,
            hash: hash_of(self.html.get(start..self.at).unwrap_or_default()),
        })
    }

    /// Passes over one attribute with its value; returns both.
    fn attribute(&mut self) -> (&'a [u8], &'a [u8]) {
        let start = self.at;
        // A `=` at the start is part of the name.
        self.at += 1;
        while self
            .byte(0)
            .is_some_and(|byte| !byte.is_ascii_whitespace() && !matches!(byte, b'/' | b'>' | b'='))
        {
            self.at += 1;
        }
        let name_ends = self.at;
        let name = self.html.get(start..name_ends).unwrap_or_default();
        while self.byte(0).is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
        if self.byte(0) != Some(b'=') {
            self.at = name_ends;
            return (name, b"");
        }
        self.at += 1;
        while self.byte(0).is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
        let quote = self.byte(0).filter(|byte| matches!(byte, b'"' | b'\''));
        let value = self.at + usize::from(quote.is_some());
        self.at = value;
        if let Some(quote) = quote {
            self.skip_past(quote);
        } else {
            while self
                .byte(0)
                .is_some_and(|byte| !byte.is_ascii_whitespace() && byte != b'>')
            {
                self.at += 1;
            }
        }
        let end = self.at - usize::from(quote.is_some());
        (name, self.html.get(value..end).unwrap_or_default())
    }
}

/// Where in comments within a script something stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Comment {
    None,
    Open,
    /// In a script within a comment.
    Script,
}

/// Tells whether the value of an attribute says that something is HTML.
fn is_html(value: &[u8]) -> bool {
    let value = decoded(&String::from_utf8_lossy(value));
    ["text/html", "application/xhtml+xml"]
        .iter()
        .any(|html| value.eq_ignore_ascii_case(html))
}

/// Makes a number of bytes (FNV-1a).
fn hash_of(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
