//! Lines that ask for something or lead elsewhere, and are none of an article's.
//!
//! Each is known by its whole, and is short: a sentence of prose that begins like one of them is not alone, or is longer.

use crate::import::{
    around::{ELSEWHERE, ENDS, VIEWS},
    builder::Inline,
};

/// The most words of such a line.
const MOST_WORDS: usize = 14;

/// How lines begin that ask for a subscription or for an account, in lower case.
const PROMPTS: &[&str] = &[
    "sign up for our newsletter",
    "sign up to our newsletter",
    "sign up for our free newsletter",
    "subscribe to our newsletter",
    "subscribe to continue reading",
    "subscribe now to continue reading",
    "log in to continue reading",
    "sign in to continue reading",
    "already a subscriber?",
    "already a member?",
    "already have an account?",
];

/// Labels in lower case behind which only links lead to other articles: they may begin a sentence, too.
const LINKED: &[&str] = &["read more", "see also"];

/// The longest line around such a link, in bytes.
const LONGEST_END: usize = 200;

/// Tells whether a block is such a line.
pub(super) fn is_one(inline: &Inline) -> bool {
    let text = inline.as_str().trim();
    if text.len() > LONGEST_END {
        return false;
    }
    let lower = text.to_lowercase();
    if VIEWS.contains(&lower.as_str()) {
        return true;
    }
    if inline
        .links()
        .any(|words| ENDS.contains(&words.trim().to_lowercase().as_str()))
    {
        return true;
    }
    if lower.split_whitespace().count() <= MOST_WORDS
        && PROMPTS.iter().any(|prompt| lower.starts_with(prompt))
    {
        return true;
    }
    text.split_once(':').is_some_and(|(label, after)| {
        let linked: usize = inline.links().map(|words| words.trim().len()).sum();
        let after = after.trim();
        let label = label.trim().to_lowercase();
        [ELSEWHERE, LINKED]
            .iter()
            .any(|list| list.contains(&label.as_str()))
            && !after.is_empty()
            && linked >= after.len()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SpanKind;

    #[test]
    fn prompts_go_and_prose_stays() {
        for text in [
            "Sign up for our newsletter to get the news every morning.",
            "Subscribe to continue reading",
            "Already a subscriber? Log in",
            "View in browser",
        ] {
            assert!(is_one(&Inline::new(text)), "{text}");
        }
        for text in [
            "Already a subscriber, he read the paper each morning.",
            "See also: nothing that anyone has seen.",
            "View in browser windows of the old kind, and it breaks.",
            "Read more books, he said.",
            "Sign up for our newsletter was all that the page said when it opened, he told the court, and nobody knew why.",
        ] {
            assert!(!is_one(&Inline::new(text)), "{text}");
        }
    }

    #[test]
    fn links_behind_a_label_lead_elsewhere() {
        let line = |label: &str, link: &str, after: &str| {
            let mut inline = Inline::new(label);
            let start = inline.len();
            inline.push(link);
            inline.span(SpanKind::Link, start, None);
            inline.push(after);
            is_one(&inline)
        };
        assert!(line("Lesen Sie auch: ", "Ein Boot sinkt", ""));
        assert!(!line("Lesen Sie auch: ", "Ein Boot", " sinkt im Hafen"));
        assert!(!line("The boat: ", "a story", ""));
        assert!(line(
            "You get this as a reader. ",
            "Unsubscribe",
            " | Pier 4"
        ));
        assert!(!line(
            "He said that they would ",
            "unsubscribe him",
            " at once."
        ));
    }
}
