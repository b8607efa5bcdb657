//! Sentences, as people read them.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// Cuts one piece of text into its sentences, in order, in bytes of `text`.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    text.split_sentence_bound_indices()
        .map(|(start, sentence)| start..start + sentence.trim_end().len())
        .filter(|bytes| !bytes.is_empty())
        .collect()
}
