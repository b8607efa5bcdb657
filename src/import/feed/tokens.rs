//! From the characters of a feed to its tags and what stands between them, however badly they are written.
//!
//! Nothing is expanded that a feed declares, and one pass is all: a search that found nothing is not tried again.

use crate::import::{ImportError, feed::declared::Declared};

/// A piece of a feed.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// An element begins, and ends at once where it says so.
    Begin(Tag<'a>),
    /// An element ends.
    End(&'a str),
    /// Text, with references in it.
    Text(&'a str),
    /// Text that is taken as it stands.
    Whole(&'a str),
}

/// The tag of an element that begins.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// With its prefix.
    pub name: &'a str,
    /// Names with their prefixes, and values with references in them.
    pub attributes: Vec<(&'a str, &'a str)>,
    pub is_empty: bool,
}

/// Cuts a feed into tokens.
pub(super) struct Tokens<'a> {
    rest: &'a str,
    missing: Missing,
    /// Characters that it gives names.
    pub declared: Declared<'a>,
    /// Whether something did not end before the feed did.
    pub is_cut: bool,
}

/// What is known not to come any more.
#[derive(Default)]
struct Missing {
    double_quote: bool,
    single_quote: bool,
    tag_end: bool,
}

impl<'a> Tokens<'a> {
    pub fn new(text: &'a str) -> Self {
        Self {
            rest: text,
            missing: Missing::default(),
            declared: Declared::default(),
            is_cut: false,
        }
    }

    /// Returns the next token.
    ///
    /// # Errors
    /// Where a document type declares more than single characters.
    pub fn next(&mut self) -> Result<Option<Token<'a>>, ImportError> {
        loop {
            let Some(after) = self.rest.strip_prefix('<') else {
                return Ok(self.text());
            };
            if let Some(after) = after.strip_prefix("!--") {
                self.skip_past(after, "-->");
            } else if let Some(after) = after.strip_prefix("![CDATA[") {
                let (whole, rest) = after.split_once("]]>").unwrap_or_else(|| {
                    self.is_cut = true;
                    (after, "")
                });
                self.rest = rest;
                return Ok(Some(Token::Whole(whole)));
            } else if let Some(after) = after.strip_prefix('?') {
                self.skip_past(after, "?>");
            } else if after.starts_with('!') {
                self.skip_declaration(after)?;
            } else if after.starts_with(is_name_start) {
                if let Some(token) = self.tag(after) {
                    return Ok(Some(token));
                }
                return Ok(self.literal());
            } else if let Some(name) = after
                .strip_prefix('/')
                .filter(|it| it.starts_with(is_name_start))
                && !self.missing.tag_end
            {
                let Some((name, rest)) = name.split_once('>') else {
                    self.missing.tag_end = true;
                    return Ok(self.literal());
                };
                self.rest = rest;
                let end = name.find(|c| !is_name(c)).unwrap_or(name.len());
                return Ok(Some(Token::End(name.get(..end).unwrap_or_default())));
            } else {
                return Ok(self.literal());
            }
        }
    }

    /// Takes what stands before the next tag.
    fn text(&mut self) -> Option<Token<'a>> {
        let end = self.rest.find('<').unwrap_or(self.rest.len());
        let (text, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest;
        (!text.is_empty()).then_some(Token::Text(text))
    }

    /// Takes a sign that begins no tag, with what follows it, as text.
    fn literal(&mut self) -> Option<Token<'a>> {
        let after = self.rest.get(1..).unwrap_or_default();
        let end = 1 + after.find('<').unwrap_or(after.len());
        let (text, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest;
        Some(Token::Text(text))
    }

    fn skip_past(&mut self, after: &'a str, end: &str) {
        self.rest = match after.split_once(end) {
            Some((_, rest)) => rest,
            None => {
                self.is_cut = true;
                ""
            }
        };
    }

    /// Passes over a document type, but for the characters that it gives names.
    fn skip_declaration(&mut self, after: &'a str) -> Result<(), ImportError> {
        let end = after.find(['>', '[']).unwrap_or(after.len());
        let (_, inner) = after.split_at_checked(end).unwrap_or((after, ""));
        let Some(inner) = inner.strip_prefix('[') else {
            self.rest = inner.strip_prefix('>').unwrap_or(inner);
            return Ok(());
        };
        let rest = self.declared.read(inner)?;
        self.rest = rest.trim_start().strip_prefix('>').unwrap_or(rest);
        Ok(())
    }

    /// Takes a tag; none where it has no end.
    fn tag(&mut self, after: &'a str) -> Option<Token<'a>> {
        if self.missing.tag_end {
            return None;
        }
        let end = after.find(|c| !is_name(c)).unwrap_or(after.len());
        let (name, mut rest) = after.split_at_checked(end)?;
        let mut attributes = Vec::new();
        let is_empty = loop {
            rest = rest.trim_start();
            if let Some(after) = rest.strip_prefix('>') {
                rest = after;
                break false;
            }
            if let Some(after) = rest.strip_prefix("/>") {
                rest = after;
                break true;
            }
            // The next begins before this one ends.
            if rest.starts_with('<') {
                break false;
            }
            if rest.is_empty() {
                self.missing.tag_end = true;
                self.is_cut = true;
                return None;
            }
            let (attribute, after) = self.attribute(rest);
            attributes.extend(attribute);
            rest = after;
        };
        self.rest = rest;
        Some(Token::Begin(Tag {
            name,
            attributes,
            is_empty,
        }))
    }

    /// Takes one attribute, or one character that is none.
    fn attribute(&mut self, rest: &'a str) -> (Option<(&'a str, &'a str)>, &'a str) {
        let end = rest
            .find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/' | '<'))
            .unwrap_or(rest.len());
        if end == 0 {
            let mut characters = rest.chars();
            characters.next();
            return (None, characters.as_str());
        }
        let (name, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        let Some(value) = after.trim_start().strip_prefix('=') else {
            return (Some((name, "")), after);
        };
        let value = value.trim_start();
        for (quote, missing) in [
            ('"', &mut self.missing.double_quote),
            ('\'', &mut self.missing.single_quote),
        ] {
            if let Some(quoted) = value.strip_prefix(quote)
                && !*missing
            {
                if let Some((value, after)) = quoted.split_once(quote) {
                    return (Some((name, value)), after);
                }
                *missing = true;
            }
        }
        let end = value
            .find(|c: char| c.is_whitespace() || matches!(c, '>' | '<'))
            .unwrap_or(value.len());
        let (value, after) = value.split_at_checked(end).unwrap_or((value, ""));
        let value = value.strip_suffix('/').unwrap_or(value);
        (Some((name, value.trim_matches(['"', '\'']))), after)
    }
}

fn is_name_start(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '_' | ':')
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | ':' | '-' | '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Result<Vec<String>, ImportError> {
        let mut tokens = Tokens::new(text);
        let mut all = Vec::new();
        while let Some(token) = tokens.next()? {
            all.push(match token {
                Token::Begin(tag) => {
                    let attributes: Vec<String> = tag
                        .attributes
                        .iter()
                        .map(|(name, value)| format!(" {name}={value}"))
                        .collect();
                    let end = if tag.is_empty { "/" } else { "" };
                    format!("+{}{}{end}", tag.name, attributes.concat())
                }
                Token::End(name) => format!("-{name}"),
                Token::Text(text) => text.to_owned(),
                Token::Whole(text) => format!("[{text}]"),
            });
        }
        if tokens.is_cut {
            all.push("cut".to_owned());
        }
        Ok(all)
    }

    #[test]
    fn tags_and_texts_are_told_apart() {
        let table: &[(&str, &[&str])] = &[
            ("<a>b</a>", &["+a", "b", "-a"]),
            ("<?xml version='1.0'?><a/>", &["+a/"]),
            ("<a b=\"c>d\" e='f' g=h i />", &["+a b=c>d e=f g=h i=/"]),
            (
                "<x:a><!-- <b> --><![CDATA[<c>&amp;]]></x:a >",
                &["+x:a", "[<c>&amp;]", "-x:a"],
            ),
            ("1 < 2 <3 <a>", &["1 ", "< 2 ", "<3 ", "+a"]),
            ("<a b=\"c>d</a>", &["+a b=c", "d", "-a"]),
            ("<a <b>", &["+a", "+b"]),
            ("<a><b", &["+a", "<b", "cut"]),
            ("<a><![CDATA[b", &["+a", "[b]", "cut"]),
            ("<!DOCTYPE rss SYSTEM \"x.dtd\"><a/>", &["+a/"]),
            (
                "<!DOCTYPE a [<!ENTITY % x SYSTEM \"y\"> %x; ]><a/>",
                &["+a/"],
            ),
            ("<a></>b</a></", &["+a", "</>b", "-a", "</"]),
        ];
        for (text, expected) in table {
            assert_eq!(all(text).unwrap(), *expected, "{text}");
        }
    }

    #[test]
    fn entities_of_its_own_are_refused_but_for_characters() {
        let of = |declared: &str| all(&format!("<!DOCTYPE a [\n{declared}]><a/>"));
        for refused in [
            "<!ENTITY lol \"lol\">",
            "<!ENTITY a \"x\"> <!ENTITY b \"&a;\">",
            "<!ENTITY a SYSTEM \"file:///etc/passwd\">",
            "<!ENTITY a \"\">",
            "<!ENTITY a>",
            &(0..301)
                .map(|number| format!("<!ENTITY a{number} \"x\">"))
                .collect::<String>(),
        ] {
            assert_eq!(of(refused), Err(ImportError::FeedEntities), "{refused}");
        }
        for taken in [
            "<!ENTITY nbsp \"&#160;\">",
            "<!ENTITY a ']'><!-- it's -->",
            "<!ENTITY lt \"&#38;#60;\"> <!ENTITY % x \"<!ENTITY lol 'lol'>\"> %x;",
            "<!ELEMENT a ANY>",
        ] {
            assert_eq!(of(taken).unwrap(), ["+a/"], "{taken}");
        }
    }
}
