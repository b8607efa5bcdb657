//! Arguments that are one of some words.

use std::ffi::OsStr;

use clap::{
    Arg, Command,
    builder::{NonEmptyStringValueParser, PossibleValue, PossibleValuesParser, TypedValueParser},
};

use crate::{
    compare::matrix::By,
    export::Format,
    model::{
        Checkable, CleanText, Color, Kind, Relation, Stance, Status, Strength, Voice,
        build::Setting,
    },
};

/// Reads a colour.
pub fn color() -> impl TypedValueParser<Value = Color> {
    PossibleValuesParser::new(Color::KNOWN.iter().map(Color::word))
        .map(|word| Color::from_word(&word))
}

/// Reads a stance.
pub fn stance() -> impl TypedValueParser<Value = Stance> {
    PossibleValuesParser::new(Stance::KNOWN.iter().map(Stance::word))
        .map(|word| Stance::from_word(&word))
}

/// Reads a status; one of two words may be given with a hyphen, so that it needs no quotation marks.
///
/// Any other word is read too: the person's settings may have it, which is seen when they are known.
pub fn status() -> impl TypedValueParser<Value = Status> {
    StatusParser
}

#[derive(Clone)]
struct StatusParser;

impl TypedValueParser for StatusParser {
    type Value = Status;

    fn parse_ref(
        &self,
        command: &Command,
        argument: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Status, clap::Error> {
        let word = NonEmptyStringValueParser::new().parse_ref(command, argument, value)?;
        let known = Status::from_word(&word.replace('-', " "));
        Ok(match known {
            Status::Other(_) => Status::from_word(&CleanText::line(&word)),
            known => known,
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(Status::KNOWN.iter().map(hyphened)))
    }
}

fn hyphened(status: &'static Status) -> PossibleValue {
    match status {
        Status::InProgress => PossibleValue::new("in-progress").alias(status.word()),
        Status::NotCheckable => PossibleValue::new("not-checkable").alias(status.word()),
        _ => PossibleValue::new(status.word()),
    }
}

/// Reads one of some words, each with what it stands for.
fn of<T: Clone + Send + Sync + 'static>(
    known: &[(&'static str, T)],
) -> impl TypedValueParser<Value = T> + use<T> {
    let words: Vec<&str> = known.iter().map(|(word, _)| *word).collect();
    let known = known.to_vec();
    PossibleValuesParser::new(words).try_map(move |word| {
        let found = known.iter().find(|(known, _)| *known == word);
        found
            .map(|(_, value)| value.clone())
            .ok_or("it is none of these")
    })
}

/// Reads in whose voice something is told.
pub fn voice() -> impl TypedValueParser<Value = Voice> {
    PossibleValuesParser::new(Voice::KNOWN.iter().map(Voice::word))
        .map(|word| Voice::from_word(&word))
}

/// Reads how strong evidence is; an empty word takes that away.
pub fn strength() -> impl TypedValueParser<Value = Setting<Strength>> {
    of(&[
        ("weak", Setting::To(Strength::Weak)),
        ("medium", Setting::To(Strength::Medium)),
        ("strong", Setting::To(Strength::Strong)),
        ("", Setting::Clear),
    ])
}

/// Reads what kind of statement a claim is; an empty word takes that away.
pub fn kind() -> impl TypedValueParser<Value = Setting<Kind>> {
    of(&[
        ("fact", Setting::To(Kind::Fact)),
        ("figure", Setting::To(Kind::Figure)),
        ("quotation", Setting::To(Kind::Quotation)),
        ("cause", Setting::To(Kind::Cause)),
        ("prediction", Setting::To(Kind::Prediction)),
        ("opinion", Setting::To(Kind::Opinion)),
        ("", Setting::Clear),
    ])
}

/// Reads whether a claim can be checked; an empty word takes that away.
pub fn checkable() -> impl TypedValueParser<Value = Setting<Checkable>> {
    of(&[
        ("yes", Setting::To(Checkable::Yes)),
        ("partly", Setting::To(Checkable::Partly)),
        ("no", Setting::To(Checkable::No)),
        ("", Setting::Clear),
    ])
}

/// Reads what a claim is to another one.
pub fn relation() -> impl TypedValueParser<Value = Relation> {
    of(&[
        ("narrower", Relation::Narrower),
        ("part", Relation::Part),
        ("contradicts", Relation::Contradicts),
    ])
}

/// Reads what stands beside the claims of a matrix.
pub fn by() -> impl TypedValueParser<Value = By> {
    let values = [
        PossibleValue::new(By::Articles.word()).help("Each article by itself"),
        PossibleValue::new(By::Sources.word()).help("The articles of each source together"),
    ];
    PossibleValuesParser::new(values).map(|word| {
        if word == By::Sources.word() {
            By::Sources
        } else {
            By::Articles
        }
    })
}

/// Reads the format of an export.
pub fn format() -> impl TypedValueParser<Value = Format> {
    let help = |format: Format| match format {
        Format::Markdown => "For people: quotes, notes, claims, citations",
        Format::Json => "For programs: articles, annotations, claims and the matrix",
        Format::Csv => "For spreadsheets: the evidence of the claims, a row each",
        Format::MatrixCsv => "For spreadsheets: the matrix, a row for each claim",
        Format::Html => "For browsers and printers: one page with the matrix and all quotes",
        Format::ClaimReview => "For search engines: the claims as schema.org reviews, in JSON-LD",
    };
    let values = Format::ALL.map(|format| PossibleValue::new(format.word()).help(help(format)));
    PossibleValuesParser::new(values).map(|word| Format::from_word(&word).unwrap_or_default())
}
