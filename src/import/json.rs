//! JSON as programs write it.

use serde_json::Value;

/// Parses; line breaks and such within texts, which some programs write, are blanks.
///
/// # Errors
/// Where it is none, or is nested too deep.
pub(super) fn parse(text: &str) -> serde_json::Result<Value> {
    serde_json::from_str(text).or_else(|error| {
        if error.is_syntax() && text.contains(char::is_control) {
            serde_json::from_str(&text.replace(char::is_control, " "))
        } else {
            Err(error)
        }
    })
}
