//! Characters that a feed gives names of its own.
//!
//! Names of single characters can't be made to grow; whatever else a feed declares is refused, since it can.

use std::{borrow::Cow, collections::HashMap};

use crate::import::{ImportError, html::decoded};

/// The most names that are taken: all those of HTML are some 250.
const MOST: usize = 300;

/// The longest name, and the longest value, in bytes.
const LONGEST: usize = 32;

/// Names with the characters that they stand for.
#[derive(Debug, Default)]
pub(super) struct Declared<'a>(HashMap<&'a str, char>);

impl<'a> Declared<'a> {
    /// Reads what stands in the brackets of a document type, and returns what follows them.
    ///
    /// # Errors
    /// Where it declares something else than characters, or too many.
    pub fn read(&mut self, subset: &'a str) -> Result<&'a str, ImportError> {
        let mut rest = subset;
        loop {
            rest = rest.trim_start();
            if let Some(after) = rest.strip_prefix(']') {
                return Ok(after);
            }
            rest = if let Some(after) = rest.strip_prefix("<!--") {
                after.split_once("-->").map_or("", |(_, after)| after)
            } else if let Some(after) = rest.strip_prefix("<!ENTITY") {
                self.entity(after.trim_start())?
            } else if rest.starts_with('<') {
                rest.split_once('>').map_or("", |(_, after)| after)
            } else if rest.is_empty() {
                return Ok("");
            } else {
                let end = rest.char_indices().skip(1).find(|(_, c)| "<]".contains(*c));
                end.and_then(|(end, _)| rest.get(end..)).unwrap_or_default()
            };
        }
    }

    fn entity(&mut self, declaration: &'a str) -> Result<&'a str, ImportError> {
        // A list of names that stands elsewhere is never got.
        if declaration.starts_with('%') {
            return Ok(past(declaration));
        }
        let (name, value) = declaration
            .split_once(|c: char| c.is_whitespace())
            .ok_or(ImportError::FeedEntities)?;
        let value = value.trim_start();
        let quoted = ['"', '\''].iter().find_map(|quote| {
            let (value, after) = value.strip_prefix(*quote)?.split_once(*quote)?;
            Some((value, after.trim_start().strip_prefix('>')?))
        });
        let (value, after) = quoted.ok_or(ImportError::FeedEntities)?;
        let is_short = name.len() <= LONGEST && value.len() <= LONGEST;
        let character = character(value).filter(|_| is_short && self.0.len() < MOST);
        let character = character.ok_or(ImportError::FeedEntities)?;
        // The first counts.
        self.0.entry(name).or_insert(character);
        Ok(after)
    }

    /// Returns a text in which these names are characters.
    pub fn replaced<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.0.is_empty() || !text.contains('&') {
            return Cow::Borrowed(text);
        }
        let mut replaced = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('&') {
            replaced.push_str(before);
            let near = after.get(..after.floor_char_boundary(LONGEST + 1));
            let named = near.and_then(|near| near.split_once(';'));
            let known = named.and_then(|(name, _)| {
                let character = self.0.get(name)?;
                Some((name.len(), *character))
            });
            rest = match known {
                // Signs of tags stay as they are written.
                Some((length, character)) if !matches!(character, '<' | '>' | '&') => {
                    replaced.push(character);
                    after.get(length + 1..).unwrap_or_default()
                }
                _ => {
                    replaced.push('&');
                    after
                }
            };
        }
        replaced.push_str(rest);
        Cow::Owned(replaced)
    }
}

/// Reads a value that is one character, as it stands or by its number, which may be written twice.
fn character(value: &str) -> Option<char> {
    let is_number = value.starts_with("&#");
    let once = if is_number {
        decoded(value)
    } else {
        value.to_owned()
    };
    let twice = if is_number && once.starts_with("&#") {
        decoded(&once)
    } else {
        once
    };
    let mut characters = twice.chars();
    characters.next().filter(|_| characters.next().is_none())
}

/// Passes over a declaration, in whose quotes its end does not count.
fn past(declaration: &str) -> &str {
    let mut quote = None;
    for (place, character) in declaration.char_indices() {
        match (quote, character) {
            (None, '>') => return declaration.get(place + 1..).unwrap_or_default(),
            (None, '"' | '\'') => quote = Some(character),
            (Some(open), _) if open == character => quote = None,
            _ => {}
        }
    }
    ""
}
