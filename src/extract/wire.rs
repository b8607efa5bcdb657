//! What the two processes say to each other.
//!
//! A question is one line of JSON, the header, and the bytes of the original behind it. An answer is one JSON value;
//! a snapshot stands in it as in the files of the library, its text and its structure.

mod advertised;
mod feed;

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{IgnoredAny, SeqAccess, Visitor},
};

use crate::{
    extract::ExtractError,
    import::{
        self, Advertised, Extent, Hints, ImportError, Imported, Kind, OriginalSays, ReadFeed,
    },
    model::CleanText,
    store::snapshot::{snapshot_of, structure_of},
};

/// The version of these forms: between one start of the program and the next it may have been replaced.
const VERSION: u32 = 1;

/// The most bytes that the header may have.
pub(super) const LIMIT_HEADER: usize = 1 << 20;

/// The longest sentence that is taken over, in code points.
const LONGEST: usize = 1000;

/// The most remarks that are taken over.
const MOST_REMARKS: usize = 100;

/// The header of a question: what is known of an original besides its bytes.
#[derive(Debug, Serialize, Deserialize)]
pub struct Header {
    version: u32,
    name: Option<String>,
    kind: Option<KindForm>,
    media_type: Option<String>,
    address: Option<String>,
    /// Whether the whole page is taken, not the article alone.
    is_whole: bool,
    #[serde(default)]
    work: Work,
    /// How many bytes follow: so a question that was cut short is none.
    length: usize,
}

/// What is asked of an original.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Work {
    /// To make an article of it.
    #[default]
    Import,
    /// To read it as a feed.
    Feed,
    /// To find the feeds that it names.
    Advertised,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum KindForm {
    Plain,
    Markdown,
    Page,
    Mail,
}

#[derive(Serialize, Deserialize)]
struct AnswerForm {
    version: u32,
    answer: Answer,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Answer {
    Imported {
        text: String,
        structure: String,
        says_more: bool,
        #[serde(deserialize_with = "first_remarks")]
        remarks: Vec<String>,
    },
    Feed(feed::FeedForm),
    Advertised(#[serde(deserialize_with = "advertised::first_feeds")] Vec<advertised::FeedForm>),
    Refused {
        sentence: String,
        hint: Option<String>,
        reason: String,
        is_ordinary: bool,
    },
    TooMuch,
}

impl Header {
    /// Returns what is asked.
    pub(super) fn work(&self) -> Work {
        self.work
    }

    /// Returns what is known of the original.
    pub fn hints(&self) -> Hints<'_> {
        Hints {
            name: self.name.as_deref(),
            kind: self.kind.map(|kind| match kind {
                KindForm::Plain => Kind::Plain,
                KindForm::Markdown => Kind::Markdown,
                KindForm::Page => Kind::Page,
                KindForm::Mail => Kind::Mail,
            }),
            media_type: self.media_type.as_deref(),
            address: self.address.as_deref(),
            extent: if self.is_whole {
                Extent::Whole
            } else {
                Extent::Article
            },
        }
    }
}

/// Writes what stands before the bytes of a question.
pub(super) fn header(work: Work, hints: &Hints<'_>, length: usize) -> Vec<u8> {
    // Longer ones are of no use to anybody, and would leave the question no room.
    let short = |text: Option<&str>| {
        let text = text.filter(|text| text.len() <= LIMIT_HEADER / 16);
        text.map(str::to_owned)
    };
    let mut line = written(&Header {
        version: VERSION,
        work,
        name: short(hints.name),
        kind: hints.kind.map(|kind| match kind {
            Kind::Plain => KindForm::Plain,
            Kind::Markdown => KindForm::Markdown,
            Kind::Page => KindForm::Page,
            Kind::Mail => KindForm::Mail,
        }),
        media_type: short(hints.media_type),
        address: short(hints.address),
        is_whole: hints.extent == Extent::Whole,
        length,
    });
    line.push(b'\n');
    line
}

/// Reads a question: its header, and the bytes of the original.
///
/// # Errors
/// Says why it is none, for a log.
pub fn read_question(question: &[u8]) -> Result<(Header, &[u8]), String> {
    let mut parts = question.splitn(2, |byte| *byte == b'\n');
    let (Some(line), Some(bytes)) = (parts.next(), parts.next()) else {
        return Err("it has no header".to_owned());
    };
    let header: Header = serde_json::from_slice(line).map_err(|error| error.to_string())?;
    if header.version != VERSION {
        return Err("it is of another version".to_owned());
    }
    if header.length != bytes.len() {
        return Err("it was cut short".to_owned());
    }
    Ok((header, bytes))
}

/// Writes an answer.
pub(super) fn answer(imported: &Result<Imported, ImportError>) -> Vec<u8> {
    told(match imported {
        Ok(imported) => Answer::Imported {
            text: imported.snapshot.text.to_string(),
            structure: structure_of(&imported.snapshot, import::VERSION),
            says_more: imported.original == OriginalSays::More,
            remarks: imported.remarks.iter().map(CleanText::to_string).collect(),
        },
        Err(error) => refused(error),
    })
}

/// Writes the answer to a question for a feed.
pub(super) fn feed_answer(read: &Result<ReadFeed, ImportError>) -> Vec<u8> {
    told(match read {
        Ok(feed) => Answer::Feed(feed::form(feed)),
        Err(error) => refused(error),
    })
}

/// Writes which feeds a page names.
pub(super) fn advertised_answer(feeds: &Result<Vec<Advertised>, ImportError>) -> Vec<u8> {
    told(match feeds {
        Ok(feeds) => Answer::Advertised(feeds.iter().map(advertised::form).collect()),
        Err(error) => refused(error),
    })
}

fn refused(error: &ImportError) -> Answer {
    Answer::Refused {
        sentence: error.to_string(),
        hint: error.hint(),
        reason: error.reason().to_owned(),
        is_ordinary: error.is_ordinary(),
    }
}

/// Writes that more came of it than is taken.
pub(super) fn too_much() -> Vec<u8> {
    told(Answer::TooMuch)
}

fn told(answer: Answer) -> Vec<u8> {
    written(&AnswerForm {
        version: VERSION,
        answer,
    })
}

/// Reads an answer, and believes none of it: texts are cleaned, and the structure must fit them.
///
/// # Errors
/// The error that it tells of; [`ExtractError::BrokeOff`] where it is no answer.
pub fn read_answer(answer: &[u8]) -> Result<Imported, ExtractError> {
    match answer_of(answer)? {
        Answer::Imported {
            text,
            structure,
            says_more,
            remarks,
        } => Ok(Imported {
            snapshot: snapshot_of(&text, &structure, import::VERSION, import::MOST_PARTS)
                .map_err(|why| off(&why))?,
            original: if says_more {
                OriginalSays::More
            } else {
                OriginalSays::TheSame
            },
            remarks: remarks.iter().map(|remark| sentence(remark)).collect(),
        }),
        other => Err(no_answer(other)),
    }
}

/// Reads the answer to a question for a feed, and believes none of it.
///
/// # Errors
/// As [`read_answer`].
pub fn read_feed_answer(answer: &[u8]) -> Result<ReadFeed, ExtractError> {
    match answer_of(answer)? {
        Answer::Feed(form) => feed::read(form).map_err(|why| off(&why)),
        other => Err(no_answer(other)),
    }
}

/// Reads which feeds a page names, and believes as little: what has no address is left out.
///
/// # Errors
/// As [`read_answer`].
pub fn read_advertised(answer: &[u8]) -> Result<Vec<Advertised>, ExtractError> {
    match answer_of(answer)? {
        Answer::Advertised(forms) => Ok(forms.iter().filter_map(advertised::read).collect()),
        other => Err(no_answer(other)),
    }
}

fn answer_of(answer: &[u8]) -> Result<Answer, ExtractError> {
    let form: AnswerForm = serde_json::from_slice(answer).map_err(|why| off(&why.to_string()))?;
    if form.version != VERSION {
        return Err(off("another version"));
    }
    Ok(form.answer)
}

fn off(why: &str) -> ExtractError {
    tracing::warn!(why, "the process that reads has answered something else");
    ExtractError::BrokeOff
}

/// Returns the error that an answer tells of, which is not what was asked for.
fn no_answer(answer: Answer) -> ExtractError {
    match answer {
        Answer::Refused {
            sentence: why,
            hint,
            reason,
            is_ordinary,
        } => ExtractError::Refused {
            sentence: sentence(&why),
            hint: hint.as_deref().map(sentence),
            reason: sentence(&reason),
            is_ordinary,
        },
        Answer::TooMuch => ExtractError::TooMuch,
        Answer::Imported { .. } | Answer::Feed(_) | Answer::Advertised(_) => {
            off("the answer to another question")
        }
    }
}

fn first_remarks<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    first(from, MOST_REMARKS)
}

/// Reads the first of many, and passes over the others, of which there may be any number.
fn first<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    from: D,
    most: usize,
) -> Result<Vec<T>, D::Error> {
    struct First<T>(usize, PhantomData<T>);

    impl<'de, T: Deserialize<'de>> Visitor<'de> for First<T> {
        type Value = Vec<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("several values")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<Vec<T>, A::Error> {
            let mut first = Vec::new();
            while first.len() < self.0 {
                match all.next_element()? {
                    Some(one) => first.push(one),
                    None => return Ok(first),
                }
            }
            while all.next_element::<IgnoredAny>()?.is_some() {}
            Ok(first)
        }
    }

    from.deserialize_seq(First(most, PhantomData))
}

fn sentence(words: &str) -> CleanText {
    CleanText::line(&words.chars().take(LONGEST).collect::<String>())
}

fn written(form: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(form)
        .expect("the forms have neither maps nor foreign types, which are all that can fail")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn imported(text: &str) -> Result<Imported, ImportError> {
        let hints = Hints {
            kind: Some(Kind::Markdown),
            ..Hints::default()
        };
        let mut imported = import::import(text.as_bytes(), &hints)?;
        imported.remarks.push(CleanText::line("It was damaged."));
        Ok(imported)
    }

    #[test]
    fn a_question_arrives_as_it_was_asked() {
        let hints = Hints {
            name: Some("a\nb\u{1b}.html"),
            kind: Some(Kind::Page),
            media_type: Some("text/html; charset=\"x\""),
            address: Some("https://example.org/"),
            extent: Extent::Whole,
        };
        let bytes = b"one\ntwo\0";
        let mut question = header(Work::Advertised, &hints, bytes.len());
        question.extend(bytes);
        let (header, rest) = read_question(&question).unwrap();
        assert_eq!((header.hints(), rest), (hints, bytes.as_slice()));
        assert_eq!(header.work(), Work::Advertised);
        question.pop();
        assert_eq!(read_question(&question).unwrap_err(), "it was cut short");
        assert!(read_question(b"{}").is_err());
    }

    #[test]
    fn a_header_is_never_longer_than_its_limit() {
        let long = "\u{1}".repeat(LIMIT_HEADER);
        let hints = Hints {
            name: Some(&long),
            media_type: long.get(..LIMIT_HEADER / 16),
            address: long.get(..LIMIT_HEADER / 16),
            ..Hints::default()
        };
        assert!(header(Work::Import, &hints, 0).len() < LIMIT_HEADER);
    }

    #[test]
    fn an_answer_arrives_as_it_was_given() {
        let one = imported("# Über das Netz\n\nOne *two* [three](/four).\n\n1. a\n2. b\n");
        assert_eq!(read_answer(&answer(&one)), Ok(one.unwrap()));
        let refused = read_answer(&answer(&Err(ImportError::Binary))).unwrap_err();
        assert_eq!(refused.to_string(), ImportError::Binary.to_string());
        assert_eq!(refused.hint(), ImportError::Binary.hint());
        assert_eq!(refused.reason(), ImportError::Binary.reason());
        assert_eq!(read_answer(&too_much()), Err(ExtractError::TooMuch));
    }

    #[test]
    fn an_answer_that_was_tampered_with_is_none() {
        let whole = answer(&imported("# Title\n\nOne *two* three."));
        let whole = String::from_utf8(whole).unwrap();
        for (from, to) in [
            ("One two", "One too"),
            ("One two", "One\\u001btwo"),
            ("\"version\":1", "\"version\":2"),
            ("importer: ", "importer: 9"),
            ("paragraph", "rule"),
            ("heading", "nothing"),
        ] {
            assert!(whole.contains(from), "{from}: {whole}");
            let other = whole.replacen(from, to, 1);
            let read = read_answer(other.as_bytes());
            assert_eq!(read, Err(ExtractError::BrokeOff), "{from} {to}");
        }
        let half = whole.as_bytes().iter().take(whole.len() / 2);
        let half: Vec<u8> = half.copied().collect();
        assert_eq!(read_answer(&half), Err(ExtractError::BrokeOff));
    }

    #[test]
    fn no_more_is_taken_apart_than_an_importer_makes() {
        let mut many = imported("One two.").unwrap();
        many.remarks = vec![CleanText::line("word"); MOST_REMARKS + 5];
        let read = read_answer(&answer(&Ok(many.clone()))).unwrap();
        assert_eq!(read.remarks.len(), MOST_REMARKS);
        many.remarks.clear();
        many.snapshot.found.tags = vec![CleanText::line("word"); 9 * import::MOST_PARTS];
        let read = read_answer(&answer(&Ok(many)));
        assert_eq!(read, Err(ExtractError::BrokeOff));
    }

    #[test]
    fn what_is_told_is_clean_and_not_long() {
        let answer = Answer::Refused {
            sentence: format!("\u{1b}[2J{}", "word ".repeat(10_000)),
            hint: Some("\u{202e}no".to_owned()),
            reason: "a\nb".to_owned(),
            is_ordinary: true,
        };
        let refused = read_answer(&told(answer)).unwrap_err();
        assert!(refused.to_string().starts_with("[2Jword"));
        assert!(refused.to_string().chars().count() <= LONGEST);
        assert_eq!(refused.hint().as_deref(), Some("no"));
        assert_eq!(refused.reason(), "a b");
        assert!(refused.is_ordinary());
    }

    proptest! {
        #[test]
        fn any_bytes_give_a_value(bytes in prop::collection::vec(any::<u8>(), 0..100), text in "\\PC{0,60}") {
            drop(read_answer(&bytes));
            drop(read_advertised(&bytes));
            drop(read_question(&bytes));
            let one = imported(&text);
            if let Ok(expected) = &one {
                prop_assert_eq!(&read_answer(&answer(&one)), &Ok(expected.clone()));
            }
        }
    }
}
