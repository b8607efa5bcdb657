//! Numbers of things, in words.

/// Says a number of things that form their plural with an s.
pub fn counted(count: usize, thing: &str) -> String {
    if count == 1 {
        format!("1 {thing}")
    } else {
        format!("{count} {thing}s")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_has_no_plural() {
        let said = [0, 1, 2].map(|count| counted(count, "claim"));
        assert_eq!(said, ["0 claims", "1 claim", "2 claims"]);
    }
}
