//! Arguments that are one of some words.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::{
    export::Format,
    model::{Color, Stance, Status},
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
pub fn status() -> impl TypedValueParser<Value = Status> {
    let values = Status::KNOWN.iter().map(|status| match status {
        Status::InProgress => PossibleValue::new("in-progress").alias(status.word()),
        Status::NotCheckable => PossibleValue::new("not-checkable").alias(status.word()),
        _ => PossibleValue::new(status.word()),
    });
    PossibleValuesParser::new(values.collect::<Vec<_>>())
        .map(|word| Status::from_word(&word.replace('-', " ")))
}

/// Reads the format of an export.
pub fn format() -> impl TypedValueParser<Value = Format> {
    let help = |format: Format| match format {
        Format::Markdown => "For people: quotes, notes, claims, citations",
        Format::Json => "For programs",
        Format::Csv => "For spreadsheets: the evidence of the claims, a row each",
        Format::Html => "For browsers and printers: one page with a table of claims and all quotes",
        Format::ClaimReview => "For search engines: the claims as schema.org reviews, in JSON-LD",
    };
    let values = Format::ALL.map(|format| PossibleValue::new(format.word()).help(help(format)));
    PossibleValuesParser::new(values).map(|word| Format::from_word(&word).unwrap_or_default())
}
