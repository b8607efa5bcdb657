//! How an article is named where its words are used.

use std::fmt;

use crate::model::{Annotation, Article, PartialDate, build::in_marks, echo::Other};

/// Stands where the source of an article is not known.
pub const NO_SOURCE: &str = "source unknown";

/// Stands where the date of an article is not known.
pub const UNDATED: &str = "undated";

/// The parts of a citation, in their order.
///
/// Shown as `Author, “Title”, Source, 23 Aug 2020, URL.` A source or a date that is not known is said to be
/// missing, since a quote is worth what its source and date are worth: `“Title”, source unknown, undated.`
/// An author or a URL that is not known is left out. A date is told as precisely as it is known: `Aug 2020`,
/// `2020`. All texts stand as they are, on one line; nothing is abbreviated, and quotation marks within a
/// title stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation<'a> {
    /// Who wrote it.
    pub author: Option<&'a str>,
    /// The headline, without quotation marks.
    pub title: &'a str,
    /// The outlet, or [`NO_SOURCE`].
    pub source: &'a str,
    /// The date in words, or [`UNDATED`].
    pub date: String,
    /// Where it was published.
    pub url: Option<&'a str>,
}

impl<'a> Citation<'a> {
    /// Cites an article.
    pub fn of(article: &'a Article) -> Self {
        Self {
            author: article.author.as_deref(),
            title: &article.title,
            source: article.source.as_deref().unwrap_or(NO_SOURCE),
            date: dated(article.published),
            url: article.url.as_deref(),
        }
    }

    /// Cites another article that a passage stands in.
    pub fn of_other(other: &'a Other) -> Self {
        Self {
            author: other.author.as_deref(),
            title: &other.title,
            source: other.source.as_deref().unwrap_or(NO_SOURCE),
            date: dated(other.published),
            url: other.url.as_deref(),
        }
    }
}

fn dated(published: Option<PartialDate>) -> String {
    published.map_or_else(|| UNDATED.to_owned(), date_in_words)
}

impl fmt::Display for Citation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(author) = self.author {
            write!(f, "{author}, ")?;
        }
        write!(f, "“{}”, {}, {}", self.title, self.source, self.date)?;
        if let Some(url) = self.url {
            write!(f, ", {url}")?;
        }
        f.write_str(".")
    }
}

/// Returns the citation of an article: see [`Citation`].
pub fn citation(article: &Article) -> String {
    Citation::of(article).to_string()
}

/// Returns words of an article with their citation: `“quote” — citation`.
///
/// The quote stands exactly as it is, with its line breaks and its own quotation marks; where these are around all of it,
/// they are enough.
pub fn quote_with_citation(quote: &str, article: &Article) -> String {
    quoted(quote, &citation(article))
}

/// Returns words with a citation that is given.
pub fn quoted(quote: &str, citation: &str) -> String {
    format!("{} — {citation}", in_marks(quote))
}

/// Tells the words that stand in the newest snapshot beside those that were marked, each with the day of its text.
pub fn now_in_words(article: &Article, annotation: &Annotation, words: &str) -> String {
    let of = |number: Option<usize>| {
        let entry = number.and_then(|number| Some((number, article.snapshots.get(number - 1)?)));
        match entry {
            Some((number, entry)) => {
                format!(
                    "snapshot {number}, of {}",
                    entry.taken.strftime("%-d %b %Y")
                )
            }
            None => "a snapshot that is gone".to_owned(),
        }
    };
    format!(
        "The quote is of {}; {} has: “{}”",
        of(article.number_then(&annotation.anchor.made_on, annotation.created)),
        of(Some(article.snapshots.len()).filter(|count| *count > 0)),
        words
    )
}

/// Writes a date as people read it: `23 Aug 2020`, `Aug 2020` or `2020`.
pub fn date_in_words(date: PartialDate) -> String {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let year = date.year();
    let month = date
        .month()
        .and_then(|month| MONTHS.get(usize::from(month).checked_sub(1)?));
    match (month, date.day()) {
        (Some(month), Some(day)) => format!("{day} {month} {year}"),
        (Some(month), None) => format!("{month} {year}"),
        (None, _) => year.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{export::sample, model::CleanText};

    fn date(text: &str) -> Option<PartialDate> {
        PartialDate::parse_iso(text)
    }

    #[test]
    fn a_full_citation_has_all_five_parts() {
        let article = Article {
            author: Some(CleanText::line("A. Writer")),
            source: Some(CleanText::line("Desk North")),
            published: date("2020-08-23"),
            url: Some(CleanText::line("https://north.example/cloud")),
            ..sample::article(1, "Cloud package")
        };
        assert_eq!(
            citation(&article),
            "A. Writer, “Cloud package”, Desk North, 23 Aug 2020, https://north.example/cloud."
        );
    }

    #[test]
    fn what_a_reader_must_know_is_said_to_be_missing() {
        assert_eq!(
            citation(&sample::article(1, "Cloud package")),
            "“Cloud package”, source unknown, undated."
        );
    }

    #[test]
    fn each_missing_part_is_told_by_itself() {
        let mut article = sample::article(1, "Why?");
        article.author = Some(CleanText::line("A. Writer"));
        assert_eq!(
            citation(&article),
            "A. Writer, “Why?”, source unknown, undated."
        );
        article.author = None;
        article.source = Some(CleanText::line("Desk North"));
        assert_eq!(citation(&article), "“Why?”, Desk North, undated.");
        article.source = None;
        article.published = date("2020-08");
        assert_eq!(citation(&article), "“Why?”, source unknown, Aug 2020.");
    }

    #[test]
    fn a_date_is_told_as_precisely_as_it_is_known() {
        let cases = [
            ("2020", "2020"),
            ("2020-01", "Jan 2020"),
            ("2020-12", "Dec 2020"),
            ("2020-08-03", "3 Aug 2020"),
            ("2020-10-30", "30 Oct 2020"),
        ];
        for (written, told) in cases {
            assert_eq!(date(written).map(date_in_words).as_deref(), Some(told));
        }
    }

    #[test]
    fn a_quote_keeps_its_words_marks_and_lines() {
        let article = sample::article(1, "Cloud package");
        assert_eq!(
            quote_with_citation("It said: “no”.\n\nNothing more.", &article),
            "“It said: “no”.\n\nNothing more.” — “Cloud package”, source unknown, undated."
        );
    }
}
