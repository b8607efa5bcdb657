//! Lines that ask for something or lead elsewhere, and are none of an article's.
//!
//! Each is known by its whole, and is short: a sentence of prose that begins like one of them is not alone, or is longer.

use crate::import::{
    around::{ELSEWHERE, ENDS, VIEWS},
    builder::Inline,
    html::junk::Place,
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
pub(super) fn is_one(inline: &Inline, place: Place) -> bool {
    let text = inline.as_str().trim();
    if text.len() > LONGEST_END {
        return false;
    }
    let lower = text.to_lowercase();
    if VIEWS.contains(&lower.as_str()) {
        return true;
    }
    let linked: usize = inline.links().map(|words| words.trim().len()).sum();
    let ends = inline
        .links()
        .any(|words| ENDS.contains(&words.trim().to_lowercase().as_str()));
    // Articles tell of such links, too.
    if ends && (place == Place::Mail || linked * 2 >= text.len()) {
        return true;
    }
    if lower.split_whitespace().count() <= MOST_WORDS
        && PROMPTS.iter().any(|prompt| lower.starts_with(prompt))
    {
        return true;
    }
    text.split_once(':').is_some_and(|(label, after)| {
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

    /// Makes a line with one link in it.
    fn linked(before: &str, link: &str, after: &str) -> Inline {
        let mut inline = Inline::new(before);
        let start = inline.len();
        inline.push(link);
        inline.span(SpanKind::Link, start, None);
        inline.push(after);
        inline
    }

    #[test]
    fn prompts_go_and_prose_stays() {
        for text in [
            "Sign up for our newsletter to get the news every morning.",
            "Subscribe to continue reading",
            "Already a subscriber? Log in",
            "View in browser",
        ] {
            assert!(is_one(&Inline::new(text), Place::Page), "{text}");
        }
        for text in [
            "Already a subscriber, he read the paper each morning.",
            "See also: nothing that anyone has seen.",
            "View in browser windows of the old kind, and it breaks.",
            "Read more books, he said.",
            "Sign up for our newsletter was all that the page said when it opened, he told the court, and nobody knew why.",
        ] {
            assert!(!is_one(&Inline::new(text), Place::Page), "{text}");
        }
    }

    #[test]
    fn links_behind_a_label_lead_elsewhere() {
        let line = |label, link, after| is_one(&linked(label, link, after), Place::Page);
        assert!(line("Lesen Sie auch: ", "Ein Boot sinkt", ""));
        assert!(!line("Lesen Sie auch: ", "Ein Boot", " sinkt im Hafen"));
        assert!(!line("The boat: ", "a story", ""));
    }

    #[test]
    fn links_that_end_the_order_of_a_mail_stay_in_articles_about_them() {
        let letter = linked("You get this as a reader. ", "Unsubscribe", " | Pier 4");
        assert!(is_one(&letter, Place::Mail));
        for place in [Place::Page, Place::Mail] {
            assert!(is_one(&linked("", "Unsubscribe", " | Pier 4"), place));
            let prose = linked("He said that they would ", "unsubscribe him", " at once.");
            assert!(!is_one(&prose, place));
        }
        let law = linked(
            "Every mail must have a clear ",
            "unsubscribe",
            " link at its top, the minister said.",
        );
        assert!(!is_one(&law, Place::Page));
    }
}
