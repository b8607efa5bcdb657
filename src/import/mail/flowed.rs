//! Text of which lines were broken for the way, joined again (RFC 3676).

use std::borrow::Cow;

use mail_parser::{MessagePart, MimeHeaders};

/// The line above a signature, which ends with a blank and is not broken.
const SIGNATURE: &str = "-- ";

/// Joins the lines of a part that says that they may be joined; others stay as they are.
pub(super) fn joined<'a>(part: &MessagePart<'_>, text: Cow<'a, str>) -> Cow<'a, str> {
    let says = |name: &str, value: &str| {
        let told = part.content_type().and_then(|told| told.attribute(name));
        told.is_some_and(|it| it.eq_ignore_ascii_case(value))
    };
    if !says("format", "flowed") {
        return text;
    }
    let blanks = if says("delsp", "yes") {
        Blanks::OfBreaks
    } else {
        Blanks::OfText
    };
    Cow::Owned(unflowed(&text, blanks))
}

/// What the blanks are at which lines were broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Blanks {
    OfText,
    /// They were put there with the break, and go with it.
    OfBreaks,
}

fn unflowed(text: &str, blanks: Blanks) -> String {
    let mut joined = String::with_capacity(text.len());
    // How deep the line before is quoted, where it goes on.
    let mut goes_on = None;
    for line in text.lines() {
        let inside = line.trim_start_matches('>');
        let depth = line.len() - inside.len();
        // A blank was put before what would be taken for something else.
        let words = inside.strip_prefix(' ').unwrap_or(inside);
        let is_signature = words == SIGNATURE;
        if goes_on != Some(depth) || is_signature || words.is_empty() {
            if !joined.is_empty() {
                joined.push('\n');
            }
            joined.extend(std::iter::repeat_n('>', depth));
            if depth > 0 && !words.is_empty() {
                joined.push(' ');
            }
        }
        let is_soft = words.ends_with(' ') && !is_signature;
        let kept = match blanks {
            Blanks::OfBreaks if is_soft => words.strip_suffix(' '),
            _ => None,
        };
        joined.push_str(kept.unwrap_or(words));
        goes_on = is_soft.then_some(depth);
    }
    joined
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn soft_lines_are_joined_at_their_depth_and_hard_ones_stay() {
        for (sent, read) in [
            ("one \r\ntwo\r\nthree\r\n", "one two\nthree"),
            (
                "> one \r\n> two\r\n>> deep \r\n> three",
                "> one two\n>> deep \n> three",
            ),
            (" >no quotation \r\n From here", ">no quotation From here"),
            ("soft \r\n\r\nnext", "soft \n\nnext"),
            ("words \r\n-- \r\nAnn", "words \n-- \nAnn"),
            ("a\r\n\r\n\r\nb", "a\n\n\nb"),
        ] {
            assert_eq!(unflowed(sent, Blanks::OfText), read, "{sent}");
        }
        assert_eq!(unflowed("港湾 \r\n局  \r\nx", Blanks::OfBreaks), "港湾局 x");
    }

    proptest! {
        #[test]
        fn what_was_broken_is_whole_again(words in prop::collection::vec("[a-z]{1,9}", 1..40), depth in 0_usize..3) {
            let marks = ">".repeat(depth);
            let start = if depth == 0 { String::new() } else { format!("{marks} ") };
            let sent: Vec<String> = words.chunks(3).map(|line| format!("{start}{}", line.join(" "))).collect();
            let whole = format!("{start}{}", words.join(" "));
            prop_assert_eq!(unflowed(&sent.join(" \r\n"), Blanks::OfText), whole);
        }
    }
}
