//! The signs that end, open and close sentences, script by script.

/// What kind of mark a stop is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// A single full stop, which may belong to an abbreviation.
    Dot,
    /// An ellipsis.
    Trail,
    /// A question or exclamation mark.
    Call,
    /// A stop of a script that needs no blank after it.
    Wide,
    /// A stop after a closing quote or bracket.
    Outer,
}

/// Tells what a character marks as a stop, if it is one.
pub(super) const fn mark_of(character: char) -> Option<Mark> {
    match character {
        '.' | '\u{2024}' => Some(Mark::Dot),
        '…' => Some(Mark::Trail),
        '!' | '?' | '‼' | '⁇' | '⁈' | '⁉' | '‽' | '\u{37E}' => Some(Mark::Call),
        // Ideographic and fullwidth, Arabic, Devanagari, Armenian, Ethiopic, Myanmar, Khmer, Tibetan end of
        // text, Mongolian, Syriac.
        '。' | '！' | '？' | '｡' | '．' | '︒' | '؟' | '۔' | '।' | '॥' | '։' | '።' | '፧' | '፨'
        | '။' | '។' | '៕' | '༎' | '᠃' | '᠉' | '܀' | '܁' | '܂' => Some(Mark::Wide),
        _ => None,
    }
}

/// Whether a sentence may open with the quote, or with the inverted mark of Spanish.
pub(super) const fn opens_quote(character: char) -> bool {
    matches!(
        character,
        '"' | '\''
            | '“'
            | '”'
            | '‘'
            | '’'
            | '„'
            | '‚'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '「'
            | '『'
            | '¿'
            | '¡'
    )
}

/// Whether the sign may stand between a stop and the first word of the next sentence.
pub(super) const fn may_precede_word(character: char) -> bool {
    matches!(
        character,
        '(' | '[' | '{' | '（' | '《' | '【' | '–' | '—' | '-' | '―' | '…' | '.' | '*' | '_'
    )
}

/// Whether a mark can only stand inside a sentence.
pub(super) const fn is_inner(character: char) -> bool {
    matches!(
        character,
        ',' | ';'
            | ':'
            | ')'
            | ']'
            | '}'
            | '!'
            | '?'
            | '，'
            | '、'
            | '；'
            | '：'
            | '）'
            | '］'
            | '،'
            | '؛'
            | '/'
    )
}

pub(super) fn is_greek(character: char) -> bool {
    matches!(character, '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}')
        && character.is_alphabetic()
}

/// Whether the script is written without blanks between sentences.
pub(super) const fn is_unspaced(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}' | '「' | '『' | '《')
}

/// Whether a character only adds to the letter before it.
pub(super) fn is_joined_mark(character: char) -> bool {
    !character.is_ascii() && unicode_width::UnicodeWidthChar::width(character) == Some(0)
}
