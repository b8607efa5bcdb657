//! The tags of a page, one after the other, each byte looked at once.

use super::Limit;

/// How many attributes one element may have; each is compared with those before it.
pub(super) const MOST_ATTRIBUTES: usize = 256;

/// A tag as it stands in a page.
pub(super) struct Tag {
    /// In lower case; long names are cut.
    pub name: String,
    pub begins: bool,
    /// Whether it ends with `/>`, which counts in drawings only.
    pub closes_itself: bool,
    /// A number made of all its bytes.
    pub hash: u64,
}

/// The tags of a page in order.
pub(super) struct Tags<'a> {
    html: &'a [u8],
    at: usize,
    /// Set once no comment ends any more.
    no_comment_ends: bool,
}

impl<'a> Tags<'a> {
    pub fn new(html: &'a [u8]) -> Self {
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
    pub fn skip_raw(&mut self, name: &str) {
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
    pub fn next(&mut self) -> Option<Result<Tag, Limit>> {
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
