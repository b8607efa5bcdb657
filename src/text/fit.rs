//! Short texts in a place of some columns and rows: how wide they are, shortened, broken into rows.

use std::borrow::Cow;

use super::segment;

/// Returns the columns of a text, as they are drawn.
pub fn columns(text: &str) -> u16 {
    u16::try_from(segment::width(text)).unwrap_or(u16::MAX)
}

/// Shortens a text to some columns, ending in `…`.
pub fn cut(text: &str, width: u16) -> Cow<'_, str> {
    use unicode_segmentation::UnicodeSegmentation;

    // Only as much is looked at as could be drawn: a text may be far longer than a row.
    let limit = usize::from(width);
    let mut used = 0;
    let mut fitting = 0;
    for (at, cluster) in text.grapheme_indices(true) {
        let cluster_width = segment::grapheme_width(cluster);
        if used + cluster_width > limit {
            let kept = text.get(..fitting).unwrap_or_default();
            return if limit == 0 {
                "".into()
            } else {
                format!("{}…", kept.trim_end()).into()
            };
        }
        used += cluster_width;
        if used < limit {
            fitting = at + cluster.len();
        }
    }
    text.into()
}

/// Fills a column of some width with a text: shortened where it is too long, with a blank behind it at least.
pub fn padded(text: &str, width: u16) -> String {
    let cut = cut(text, width.saturating_sub(1));
    let blanks = width.saturating_sub(columns(&cut));
    format!("{cut}{}", " ".repeat(blanks.into()))
}

/// Breaks a text into at most `rows` rows of some columns; the last ends in `…` where there is more.
pub fn wrap(text: &str, width: u16, rows: usize) -> Vec<String> {
    // A quote may be very long; no more is wrapped than can be shown.
    let most = rows
        .saturating_mul(usize::from(width).max(1))
        .saturating_mul(4);
    let start: String = text
        .chars()
        .take(most + 1)
        .map(|c| if c == '\n' { ' ' } else { c })
        .collect();
    let mut lines: Vec<String> = textwrap::wrap(&start, usize::from(width).max(1))
        .into_iter()
        .map(Cow::into_owned)
        .collect();
    if lines.len() > rows {
        lines.truncate(rows);
        if let Some(last) = lines.last_mut() {
            *last = cut(&format!("{last} ……"), width)
                .trim_end_matches([' ', '…'])
                .to_owned()
                + "…";
            if columns(last) > width {
                *last = cut(last, width).into_owned();
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_cut_fits(text in "[a-z 漢字é\u{1f468}\u{200d}\u{1f469}]{0,30}", width in 0u16..20) {
            prop_assert!(columns(&cut(&text, width)) <= width);
            for line in wrap(&text, width.max(2), 2) {
                prop_assert!(columns(&line) <= width.max(2), "{line:?}");
            }
        }
    }

    #[test]
    fn a_column_ends_in_a_blank_whatever_it_holds() {
        let filled = ["", "abc", "abcd", "abcde"].map(|text| padded(text, 5));
        assert_eq!(filled, ["     ", "abc  ", "abcd ", "abc… "]);
    }

    #[test]
    fn only_what_is_too_long_is_cut() {
        assert_eq!(cut("abc", 3), "abc");
        assert_eq!(cut("abcd", 3), "ab…");
        assert_eq!(cut("漢字", 3), "漢…");
        assert_eq!(cut("abcd", 0), "");
    }

    #[test]
    fn wrapping_says_where_more_would_follow() {
        assert_eq!(wrap("one two three four", 9, 2), ["one two", "three…"]);
        assert_eq!(wrap("one two", 9, 2), ["one two"]);
    }
}
