//! What a person says of an article: options that `add` and `set` share.

use clap::{Args, builder::NonEmptyStringValueParser};

use crate::{
    cli::CliError,
    library::Given,
    model::{
        AddressFault, CleanText, PageAddress, PartialDate,
        build::{ArticleEdit, Setting},
        without_secret,
    },
};

/// Corrections of what an importer found; an empty text takes a value away.
#[derive(Clone, Debug, Default, Args)]
pub struct Metadata {
    /// The headline
    #[arg(long, value_name = "TITLE", value_parser = NonEmptyStringValueParser::new())]
    title: Option<String>,
    /// The outlet, publisher or person it comes from
    #[arg(long, value_name = "SOURCE")]
    source_name: Option<String>,
    /// Who wrote it
    #[arg(long, value_name = "AUTHOR")]
    author: Option<String>,
    /// When it was published: 2020-08-23, 2020-08 or 2020
    #[arg(long, value_name = "DATE", value_parser = date)]
    date: Option<Setting<PartialDate>>,
    /// Where it was published
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// Add a tag; may be given several times
    #[arg(long = "tag", value_name = "TAG", value_parser = tag)]
    tags: Vec<CleanText>,
    /// Put into a story, an id or a name; may be given several times
    #[arg(long = "story", value_name = "STORY")]
    pub stories: Vec<String>,
}

impl Metadata {
    /// Tells whether nothing is said.
    pub fn is_empty(&self) -> bool {
        let texts = [&self.title, &self.source_name, &self.author, &self.url];
        let lists = [self.tags.is_empty(), self.stories.is_empty()];
        texts.iter().all(|text| text.is_none()) && self.date.is_none() && lists == [true; 2]
    }

    /// Tells whether it names what only one article can have.
    pub fn is_of_one(&self) -> bool {
        self.title.is_some() || self.url.is_some()
    }

    /// Makes sure that nothing is said that is not to be kept.
    ///
    /// # Errors
    /// Where the URL names a person.
    pub fn check(&self) -> Result<(), CliError> {
        // Also where its scheme was left out: then the name stands where a scheme would.
        let has_secret = |url: &str| {
            let whole = format!("https://{url}");
            without_secret(url) != url
                || PageAddress::parse_whole(&whole) == Err(AddressFault::Secret)
        };
        match self.url.as_deref().map(CleanText::line) {
            Some(url) if has_secret(&url) => {
                let fault = AddressFault::Secret;
                Err(CliError::usage(format!("--url is not taken. {fault}"))
                    .with_hint("Leave them out."))
            }
            _ => Ok(()),
        }
    }

    /// Returns what goes before what is found in the text.
    pub fn given(&self) -> Given {
        let line = |given: &Option<String>| given.as_deref().map(CleanText::line);
        Given {
            title: line(&self.title),
            source: line(&self.source_name),
            author: line(&self.author),
            published: match self.date {
                Some(Setting::To(date)) => Some(date),
                _ => None,
            },
            url: line(&self.url),
            tags: self.tags.clone(),
            ..Given::default()
        }
    }

    /// Returns what is to become of an article that has these tags; those in `without` go.
    pub fn edit(&self, present: &[CleanText], without: &[CleanText]) -> ArticleEdit {
        let mut tags = present.to_vec();
        tags.extend(self.tags.iter().cloned());
        tags.retain(|tag| !without.contains(tag));
        tags.sort();
        tags.dedup();
        let line = |given: &Option<String>| given.as_deref().map_or(Setting::Keep, Setting::line);
        ArticleEdit {
            title: line(&self.title),
            source: line(&self.source_name),
            author: line(&self.author),
            published: self.date.clone().unwrap_or_default(),
            url: line(&self.url),
            tags: if tags == present {
                Setting::Keep
            } else {
                Setting::To(tags)
            },
            ..ArticleEdit::default()
        }
    }
}

/// Reads a date; an empty one takes it away.
fn date(text: &str) -> Result<Setting<PartialDate>, String> {
    if text.trim().is_empty() {
        return Ok(Setting::Clear);
    }
    match PartialDate::read(text) {
        Ok(date) => Ok(Setting::To(date)),
        Err(fault) => Err(format!("{fault} {}", fault.hint())),
    }
}

/// Reads a tag, which stands on one line and has a name.
pub fn tag(text: &str) -> Result<CleanText, &'static str> {
    let tag = CleanText::line(text);
    if tag.is_empty() {
        Err("a tag needs a name")
    } else {
        Ok(tag)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(tags: &[&str]) -> Vec<CleanText> {
        tags.iter().map(|tag| CleanText::line(tag)).collect()
    }

    #[test]
    fn what_is_not_given_stays() {
        let edit = Metadata::default().edit(&tags(&["b", "c"]), &[]);
        assert_eq!(edit, ArticleEdit::default());
    }

    #[test]
    fn tags_are_added_to_those_that_are_there_and_taken_off() {
        let given = Metadata {
            tags: tags(&["a", "c"]),
            ..Metadata::default()
        };
        let edit = given.edit(&tags(&["b", "c"]), &tags(&["b", "nothing"]));
        assert_eq!(edit.tags, Setting::To(tags(&["a", "c"])));
    }

    #[test]
    fn an_empty_text_takes_a_value_away() {
        let given = Metadata {
            author: Some("  ".to_owned()),
            source_name: Some(" Desk  North ".to_owned()),
            date: date(" ").ok(),
            ..Metadata::default()
        };
        let edit = given.edit(&[], &[]);
        assert_eq!(edit.author, Setting::Clear);
        assert_eq!(edit.source, Setting::To(CleanText::line("Desk North")));
        assert_eq!(edit.published, Setting::Clear);
    }

    #[test]
    fn a_day_that_does_not_exist_is_refused() {
        assert!(date("2020-02-30").is_err());
        assert!(date("yesterday").is_err());
        assert!(date("03/04/2020").is_err());
    }
}
