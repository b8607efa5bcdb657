//! What is what in a query, to be coloured while it is typed.

use std::ops::Range;

use crate::query::{
    parse,
    scan::{Kind, scan},
};

/// What a part of a query is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The name of a field, with its colon.
    Field,
    /// `OR`, `-` or a bracket.
    Operator,
    /// What stands behind a field.
    Value,
    /// What is not right, and can't become so by typing on.
    Fault,
}

/// Returns what is what, in bytes of the text, in order and apart from each other; words by themselves and
/// blanks have no mark.
pub fn marks(text: &str) -> Vec<(Range<usize>, Mark)> {
    let faults = faults(text);
    let is_wrong = |bytes: &Range<usize>| {
        let next = faults.partition_point(|fault| fault.end <= bytes.start);
        faults
            .get(next)
            .is_some_and(|fault| fault.start < bytes.end)
    };
    let mut marks: Vec<_> = parts(text)
        .into_iter()
        .filter(|(bytes, _)| !is_wrong(bytes))
        .chain(faults.iter().map(|bytes| (bytes.clone(), Mark::Fault)))
        .collect();
    marks.sort_by_key(|(bytes, _)| bytes.start);
    marks
}

/// Returns the marks of a text as if all were right.
fn parts(text: &str) -> Vec<(Range<usize>, Mark)> {
    let mut parts = Vec::new();
    for token in scan(text) {
        match token.kind {
            Kind::Open | Kind::Close | Kind::Or | Kind::Not => {
                parts.push((token.bytes, Mark::Operator));
            }
            Kind::Field { name, values, .. } => {
                parts.push((name, Mark::Field));
                let values = values.into_iter().map(|value| (value.bytes, Mark::Value));
                parts.extend(values.filter(|(bytes, _)| !bytes.is_empty()));
            }
            Kind::Word(_) | Kind::Unknown { .. } => {}
        }
    }
    parts
}

/// Returns where something is wrong, in order; what overlaps is one.
fn faults(text: &str) -> Vec<Range<usize>> {
    let faults = parse(text).faults.into_iter();
    let mut wrong: Vec<Range<usize>> = Vec::new();
    for fault in faults.filter(|fault| !fault.is_half_typed) {
        match wrong.last_mut() {
            Some(last) if fault.bytes.start < last.end => last.end = last.end.max(fault.bytes.end),
            _ => wrong.push(fault.bytes),
        }
    }
    wrong
}
