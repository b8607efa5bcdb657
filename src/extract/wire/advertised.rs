//! How feeds that a page names are told.

use serde::{Deserialize, Deserializer, Serialize};

use crate::{
    extract::wire::{first, sentence},
    import::{Advertised, MOST_ADVERTISED},
    model::{CleanText, PageAddress},
};

#[derive(Serialize, Deserialize)]
pub(super) struct FeedForm {
    title: Option<String>,
    address: String,
}

/// Reads the first of them, and passes over the others.
pub(super) fn first_feeds<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<FeedForm>, D::Error> {
    first(from, MOST_ADVERTISED)
}

/// Writes a feed.
pub(super) fn form(feed: &Advertised) -> FeedForm {
    FeedForm {
        title: feed.title.as_ref().map(CleanText::to_string),
        address: feed.address.to_string(),
    }
}

/// Reads a feed, and believes none of it; nothing where it has no address of a page.
pub(super) fn read(form: &FeedForm) -> Option<Advertised> {
    let title = form.title.as_deref().map(sentence);
    Some(Advertised {
        title: title.filter(|title| !title.is_empty()),
        address: PageAddress::parse_whole(&form.address).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        extract::{
            ExtractError, read_advertised, read_answer,
            wire::{Answer, LONGEST, advertised_answer, answer, told, too_much},
        },
        import::{self, Hints, ImportError},
    };

    #[test]
    fn feeds_that_a_page_names_arrive_as_they_were_found() {
        let html = b"<link rel=alternate type=application/rss+xml href=/a title=A>\
            <link rel=feed href=https://b.example/>";
        let hints = Hints {
            address: Some("https://example.org/"),
            ..Hints::default()
        };
        let found = import::advertised(html, &hints);
        let answered = advertised_answer(&found);
        assert_eq!(found.as_ref().map(Vec::len), Ok(2));
        assert_eq!(read_advertised(&answered), Ok(found.unwrap()));
        let refused = read_advertised(&advertised_answer(&Err(ImportError::Binary)));
        assert_eq!(
            refused.unwrap_err().to_string(),
            ImportError::Binary.to_string()
        );
        // Neither is the answer to the other question.
        assert_eq!(read_answer(&answered), Err(ExtractError::BrokeOff));
        let other = answer(&import::import(b"One two.", &Hints::default()));
        assert_eq!(read_advertised(&other), Err(ExtractError::BrokeOff));
        assert_eq!(read_advertised(&too_much()), Err(ExtractError::TooMuch));
    }

    #[test]
    fn feeds_are_believed_as_little_as_the_page_was() {
        let form = |address: &str| FeedForm {
            title: Some(format!("\u{1b}[2J{}", "word ".repeat(10_000))),
            address: address.to_owned(),
        };
        let mut feeds = vec![form("file:///etc/passwd"), form("https://a.example/")];
        feeds.extend((0..200).map(|n| form(&format!("https://a.example/{n}"))));
        let read = read_advertised(&told(Answer::Advertised(feeds))).unwrap();
        assert_eq!(read.len(), MOST_ADVERTISED - 1);
        let title = read[0].title.as_deref().unwrap();
        assert!(title.starts_with("[2Jword") && title.chars().count() <= LONGEST);
    }
}
