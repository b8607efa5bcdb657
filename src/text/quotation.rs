//! Where quotation marks open and close.

use std::ops::Range;

/// An opening mark that waits for its closing one.
struct Open {
    mark: char,
    bytes: Range<usize>,
}

/// Finds the pairs of quotation marks in a text: where the opening and the closing mark stand.
///
/// One walk with a stack. The same mark opens in one language and closes in another (`“` in English and
/// German, `»` in French and German), so what waits on the stack decides.
pub fn quotations(text: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let mut pairs = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let mut before: Option<char> = None;
    let mut rest = text.char_indices().peekable();
    while let Some((at, mark)) = rest.next() {
        let after = rest.peek().map(|(_, c)| *c);
        let bytes = at..at + mark.len_utf8();
        let waiting = open
            .iter()
            .rposition(|open| closes(open.mark, mark))
            .filter(|_| can_close(mark, before, after));
        if let Some(waiting) = waiting {
            pairs.push((open[waiting].bytes.clone(), bytes));
            open.truncate(waiting);
        } else if can_open(mark, before, after) {
            open.push(Open { mark, bytes });
        }
        before = Some(mark);
    }
    pairs
}

/// Tells whether a mark can close what another opened.
fn closes(open: char, close: char) -> bool {
    let closing: &[char] = match open {
        '“' | '”' => &['”'],
        '„' => &['“', '”'],
        '‘' => &['’'],
        '‚' => &['‘', '’'],
        '«' => &['»'],
        '»' => &['«'],
        '‹' => &['›'],
        '›' => &['‹'],
        '「' => &['」'],
        '『' => &['』'],
        '"' => &['"'],
        '\'' => &['\''],
        _ => &[],
    };
    closing.contains(&close)
}

fn can_close(mark: char, before: Option<char>, after: Option<char>) -> bool {
    match mark {
        // An apostrophe has letters on both sides; a straight mark that closes follows something.
        '’' => !(is_letter(before) && is_letter(after)),
        '\'' => !is_letter(after) && !is_gap(before),
        _ => true,
    }
}

fn can_open(mark: char, before: Option<char>, after: Option<char>) -> bool {
    match mark {
        '“' | '„' | '‘' | '‚' | '«' | '»' | '‹' | '›' | '「' | '『' => true,
        '"' => !is_gap(after) && !before.is_some_and(|c| c.is_ascii_digit()),
        '\'' => !is_gap(after) && !is_letter(before),
        // Swedish and Finnish open with the mark that closes elsewhere.
        '”' => !is_gap(after) && is_gap(before),
        _ => false,
    }
}

fn is_letter(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphanumeric)
}

fn is_gap(c: Option<char>) -> bool {
    c.is_none_or(char::is_whitespace)
}
