//! Which of the texts of an entry is read: its content, what sums it up, what is said of a film.

use feed_rs::model::Entry;

use crate::{
    import::{
        feed::{mend::Media, tree::Dialect, words},
        html::{self, Content, weight},
    },
    model::CleanText,
    text::markup::has_markup,
};

/// What says no more than this has nearly no words, in letters.
const FEW: usize = 24;

/// By how many letters at its beginning it is seen that a summary stands in the text, too.
const BEGINNING: usize = 60;

/// A text of an entry, as the feed has it.
#[derive(Clone, Copy)]
struct Body<'a> {
    text: &'a str,
    is_markup: bool,
}

/// The texts of an entry.
pub(super) struct Bodies<'a> {
    content: Option<Body<'a>>,
    /// What sums it up, else what is said of a film.
    summary: Option<Body<'a>>,
}

/// What is shown of an entry.
#[derive(Default)]
pub(super) struct Shown {
    pub content: Content,
    /// What it was made of.
    pub original: Option<String>,
    /// The words of a summary that is not shown.
    summary: Option<String>,
}

/// Finds the texts of an entry.
pub(super) fn bodies<'a>(entry: &'a Entry, media: &'a Media, dialect: Dialect) -> Bodies<'a> {
    let is_markup = |told: &str| told != "text/plain";
    let content = entry.content.as_ref().and_then(|content| {
        Some(Body {
            text: content.body.as_deref()?,
            is_markup: is_markup(content.content_type.as_str()),
        })
    });
    let summary = entry.summary.as_ref().map(|summary| Body {
        text: &summary.content,
        is_markup: is_markup(summary.content_type.as_str())
            || dialect == Dialect::Json && has_markup(&summary.content),
    });
    let described = media.described.as_ref().map(|described| Body {
        text: &described.text,
        is_markup: described.is_markup,
    });
    let is_text = |body: &Body<'_>| !body.text.trim().is_empty();
    Bodies {
        content: content.filter(is_text),
        summary: summary.filter(is_text).or(described.filter(is_text)),
    }
}

impl Bodies<'_> {
    /// Reads what is shown: the content, behind the summary where it has nearly no words itself; links lead on
    /// from the first place, and the entry is at the second.
    pub fn shown(&self, places: (Option<&str>, Option<&str>)) -> Shown {
        let summary = self.summary.map(|summary| (summary, read(summary, places)));
        let Some(body) = self.content else {
            return summary.map_or_else(Shown::default, |(body, content)| Shown {
                content,
                original: Some(body.text.to_owned()),
                summary: None,
            });
        };
        let mut content = read(body, places);
        let said = content.words();
        match summary {
            Some((longer, mut summary)) if is_longer(&summary.words(), &said) => {
                if letters(&summary.words()).contains(&letters(&said)) {
                    content.keep_media();
                }
                summary.append(content);
                Shown {
                    content: summary,
                    original: Some(format!("{}\n\n{}", longer.text, body.text)),
                    summary: None,
                }
            }
            summary => Shown {
                content,
                original: Some(body.text.to_owned()),
                summary: summary.map(|(_, summary)| summary.words()),
            },
        }
    }
}

impl Shown {
    /// Returns the summary as the lead of the text, where it is no beginning of it and no title.
    pub fn lead(&self, title: &str) -> Option<CleanText> {
        let summary = self.summary.as_ref()?;
        let said = letters(summary);
        let beginning: String = said.chars().take(BEGINNING).collect();
        let is_repeated =
            said == letters(title) || letters(&self.content.words()).contains(&beginning);
        if is_repeated {
            return None;
        }
        // So some programs end what they have cut.
        let summary = summary.trim_end();
        let cut = ["[…]", "[...]"]
            .iter()
            .find_map(|end| summary.strip_suffix(end));
        html::lead(cut.map_or(summary, str::trim_end))
    }
}

/// Reads what a text shows.
fn read(body: Body<'_>, (base, own): (Option<&str>, Option<&str>)) -> Content {
    if body.is_markup && words::has_tag(body.text) {
        Content::of_html(body.text, base, own)
    } else if body.is_markup {
        Content::of_text(&html::decoded(body.text))
    } else {
        Content::of_text(body.text)
    }
}

/// Tells whether a text has nearly no words, and a summary more of them.
fn is_longer(summary: &str, content: &str) -> bool {
    let [summary, content] = [summary, content].map(weight);
    content <= FEW && summary > content
}

fn letters(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
