//! Queries on the command line, in one language for all commands.

use jiff::{Timestamp, tz::TimeZone};

use crate::{
    cli::CliError,
    query::{self, FIELDS, Moment, Query, Sort},
};

/// Returns what the help of a command says of the language.
pub fn help() -> String {
    let fields: Vec<String> = FIELDS
        .iter()
        .map(|field| format!("{}:", field.name))
        .collect();
    format!(
        "QUERY: words must all stand, in any order; \"several words\" in a row; cloud* begins so; -word must \
         not stand; OR between two makes one enough; brackets group. A field narrows: {}. What begins with a \
         hyphen stands after --.",
        fields.join(" ")
    )
}

/// Returns the time and place at which a command asks.
pub fn moment() -> Moment {
    Moment {
        now: Timestamp::now(),
        zone: TimeZone::system(),
    }
}

/// Reads a query, of which all must be understood: a script must not work with half of what was asked.
///
/// # Errors
/// Points at the first thing that is not right.
pub fn read(words: &[String]) -> Result<Query, CliError> {
    let typed = words.join(" ");
    let query = query::parse(&typed);
    match query.faults.first() {
        None => Ok(query),
        Some(fault) => {
            let pointed = fault.pointed(&typed);
            let end = if fault.said.ends_with('?') { "" } else { "." };
            Err(CliError::usage(format!("{}{end}\n{pointed}", fault.said)))
        }
    }
}

/// Reads an order as `sort:` does; with a hyphen in front it begins at the other end.
///
/// # Errors
/// Says which orders there are.
pub fn sort(text: &str) -> Result<Sort, String> {
    let query = query::parse(&format!("sort:\"{text}\""));
    match (query.sort, query.faults.into_iter().next()) {
        (_, Some(fault)) => Err(fault.said),
        (Some(sort), None) if query.expr.is_none() => Ok(sort),
        _ => Err("it is no order".to_owned()),
    }
}
