//! The edges of a grapheme cluster around a place.

use crate::text::segment;

/// Returns the last grapheme edge at or before a byte; the end of the text when it lies past that.
pub(crate) fn floor(text: &str, at: usize) -> usize {
    let at = text.floor_char_boundary(at);
    if segment::is_boundary(text, at) {
        at
    } else {
        previous(text, at)
    }
}

/// Returns the first grapheme edge at or after a byte; the end of the text when it lies past that.
pub(crate) fn ceiling(text: &str, at: usize) -> usize {
    if segment::is_boundary(text, at) {
        at
    } else {
        next(text, at)
    }
}

/// Returns the first grapheme edge after a byte, at most the end of the text.
pub(crate) fn next(text: &str, at: usize) -> usize {
    segment::next_boundary(text, at).unwrap_or(text.len())
}

/// Returns the last grapheme edge before a byte, at least 0.
pub(crate) fn previous(text: &str, at: usize) -> usize {
    segment::previous_boundary(text, at).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_inside_a_cluster_lead_to_its_ends() {
        // Bytes: a 0, e and its accent 1..4, a flag 4..12, b 12.
        let text = "ae\u{301}🇩🇪b";
        let floors: Vec<_> = (0..16).map(|at| floor(text, at)).collect();
        let ceilings: Vec<_> = (0..16).map(|at| ceiling(text, at)).collect();
        assert_eq!(floors, [0, 1, 1, 1, 4, 4, 4, 4, 4, 4, 4, 4, 12, 13, 13, 13]);
        assert_eq!(
            ceilings,
            [0, 1, 4, 4, 4, 12, 12, 12, 12, 12, 12, 12, 12, 13, 13, 13]
        );
    }

    #[test]
    fn the_ends_of_an_empty_text_are_edges() {
        assert_eq!(
            (floor("", 5), ceiling("", 5), next("", 0), previous("", 0)),
            (0, 0, 0, 0)
        );
    }
}
