//! A name for an article, from its own words.

use unicode_segmentation::UnicodeSegmentation;

use crate::{
    import::builder::Builder,
    model::{BlockKind, CleanText},
    text::sentence::sentences,
};

/// The longest title, in graphemes; a longer headline or sentence is cut at a word and gets an ellipsis.
const LONGEST: usize = 200;

/// How much of a text is looked at for its first sentence, in bytes; more than the longest title can need.
const LOOKED_AT: usize = 4096;

/// Makes a title of a headline or a sentence: one line, of bounded length.
pub(super) fn shortened(text: &str) -> CleanText {
    let start = floor(text, LOOKED_AT);
    let line = CleanText::line(start);
    let mut graphemes = line.grapheme_indices(true);
    let Some((end, _)) = graphemes.nth(LONGEST - 1) else {
        return line;
    };
    if graphemes.next().is_none() && start.len() == text.len() {
        return line;
    }
    let cut = line.get(..end).unwrap_or_default();
    // A word is kept whole unless the text is one long word.
    let cut = match cut.rfind(' ') {
        Some(blank) if blank > cut.len() / 2 => cut.get(..blank).unwrap_or(cut),
        _ => cut,
    };
    CleanText::line(&format!("{}…", cut.trim_end_matches([',', ';', ' '])))
}

/// Names an article by the first sentence of its first running text.
pub(super) fn first_sentence(builder: &Builder) -> CleanText {
    let running = |kind| !matches!(kind, BlockKind::Heading | BlockKind::Code | BlockKind::Rule);
    let block = builder
        .blocks()
        .iter()
        .find(|block| running(block.kind))
        .or(builder.blocks().first());
    let text = block.map_or("", |block| builder.text_of(block));
    let start = floor(text, LOOKED_AT);
    let sentence = sentences(start).into_iter().next();
    shortened(sentence.and_then(|bytes| start.get(bytes)).unwrap_or(start))
}

/// Cuts a text to at most so many bytes, between characters.
fn floor(text: &str, bytes: usize) -> &str {
    text.get(..text.floor_char_boundary(bytes)).unwrap_or(text)
}

/// Tells whether a short text ends with the end of a sentence, and not with "U.S." or "Inc.".
pub(super) fn ends_sentence(text: &str) -> bool {
    // A name may follow an abbreviation within a sentence: if a new one begins with it, the last had ended.
    let before = sentences(text).len();
    sentences(&format!("{text} Nnn")).len() > before
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::builder::{Inline, Shape};

    fn of(text: &str) -> String {
        let mut builder = Builder::default();
        builder.block(Shape::at(BlockKind::Heading, 2), Inline::new("A heading"));
        builder.block(Shape::of(BlockKind::Paragraph), Inline::new(text));
        first_sentence(&builder).into_string()
    }

    #[test]
    fn the_first_sentence_is_cut_as_people_read() {
        let table = [
            ("One thing. Another.", "One thing."),
            ("The U.S. Army said so. Yes.", "The U.S. Army said so."),
            ("“We sell it.” She left.", "“We sell it.”"),
            ("No stop\nat all", "No stop at all"),
        ];
        for (text, expected) in table {
            assert_eq!(of(text), expected);
        }
    }

    #[test]
    fn an_abbreviation_ends_no_sentence() {
        for text in ["It is sold.", "He said it.”", "Really?"] {
            assert!(ends_sentence(text), "{text}");
        }
        for text in ["Amazon sues the U.S.", "Cloud Inc.", "A cloud for seven"] {
            assert!(!ends_sentence(text), "{text}");
        }
    }

    #[test]
    fn a_long_title_is_cut_at_a_word() {
        let title = shortened(&"cloud ".repeat(100));
        assert_eq!(title.as_str(), format!("{}…", "cloud ".repeat(33).trim()));
        let title = shortened(&"x".repeat(10_000));
        assert_eq!(title.as_str(), format!("{}…", "x".repeat(199)));
        let fitting = "y".repeat(200);
        assert_eq!(shortened(&fitting).as_str(), fitting);
        let blanks = format!("a{}b", " ".repeat(10_000));
        assert_eq!(shortened(&blanks).as_str(), "a");
    }
}
