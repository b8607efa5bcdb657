//! Text that is safe to show and to count in.

use std::{
    borrow::Borrow,
    fmt,
    ops::{Deref, Range},
};

use unicode_properties::{
    GeneralCategory, GeneralCategoryGroup, UnicodeEmoji, UnicodeGeneralCategory,
};

/// The most combining marks that one letter keeps, in code points; variation selectors count as marks.
pub const MARKS_KEPT: usize = 16;

/// How many blanks stand for a tab at the start of a line; a tab elsewhere becomes one blank.
const TAB_AT_LINE_START: &str = "    ";

/// Holds text without control, bidi-override, tag and other invisible format characters.
///
/// Foreign text is cleaned once, before any offset into it is taken, so every offset in the
/// program counts bytes of a `CleanText`. The only line break in it is `\n`.
///
/// Cleaning takes out what can't be seen and changes how other text looks or counts, and leaves
/// the words alone: nothing is composed, decomposed or replaced by something similar.
///
/// | what | becomes |
/// | --- | --- |
/// | CR LF, CR, NEL, VT, FF, U+2028, U+2029 | `\n` |
/// | tab | four blanks at the start of a line (an indent), else one blank |
/// | other controls, noncharacters | nothing |
/// | format and default-ignorable characters: bidi controls, soft hyphen, zero-width space, tags, fillers … | nothing |
/// | signs that Unicode calls format characters but that can be seen, such as the Arabic number sign | kept |
/// | ZWJ between emoji; ZWJ and ZWNJ after a letter of a script that they shape; CGJ after Hebrew | kept, one in a row |
/// | a variation selector after an emoji, ideograph or letter that has variants | kept, one |
/// | combining marks after the 16th on one letter | nothing |
/// | private use, unassigned, U+FFFD, every kind of blank | kept: they can be seen, or may be words of a later Unicode |
///
/// Cleaning is idempotent, and so is cutting: a piece of clean text between two grapheme
/// boundaries is clean as it stands. That is why a joiner is judged by what stands before it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CleanText(String);

impl CleanText {
    /// Cleans text of several lines; `\r\n` and the other line breaks become `\n`.
    ///
    /// Takes one pass; plain ASCII is copied whole.
    pub fn new(raw: &str) -> Self {
        if raw.bytes().all(is_plain_byte) {
            return Self(raw.to_owned());
        }
        let mut cleaner = Cleaner::with_capacity(raw.len());
        let mut characters = raw.chars().peekable();
        while let Some(character) = characters.next() {
            if character == '\r' && characters.peek() == Some(&'\n') {
                continue;
            }
            cleaner.take(character);
        }
        Self(cleaner.text)
    }

    /// Cleans text that must stand on one line; runs of white space become one blank, ends are trimmed.
    pub fn line(raw: &str) -> Self {
        let clean = Self::new(raw);
        let mut line = String::with_capacity(clean.len());
        for word in clean.split_whitespace() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        // Still clean: nothing invisible is ever kept after white space.
        Self(line)
    }

    /// Returns the part at the given bytes; none where the range is not within the text or cuts a character.
    pub fn slice(&self, bytes: Range<usize>) -> Option<Self> {
        self.0.get(bytes).map(|part| Self(part.to_owned()))
    }

    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the text, giving up the proof that it is clean.
    pub fn into_string(self) -> String {
        self.0
    }
}

impl Deref for CleanText {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for CleanText {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for CleanText {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CleanText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What cleaning does with a character, before its neighbours are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// Stands for itself.
    Plain,
    /// Combines with what stands before it.
    Mark,
    /// Chooses a look of the character right before it.
    Selector,
    /// Joins or parts its neighbours without being seen: ZWJ, ZWNJ, CGJ.
    Joiner,
    /// Ends a line.
    LineBreak,
    /// Moves to a column.
    Tab,
    /// Is taken out.
    Hidden,
}

const fn is_plain_byte(byte: u8) -> bool {
    matches!(byte, b' '..=b'~' | b'\n')
}

fn role(character: char) -> Role {
    match character {
        // The common scripts need no look into the tables, and these format characters are drawn:
        // they enclose or precede digits and words.
        ' '..='~'
        | '\u{A0}'..='\u{AC}'
        | '\u{AE}'..='\u{2FF}'
        | '\u{370}'..='\u{482}'
        | '\u{48A}'..='\u{590}'
        | '\u{2010}'..='\u{2027}'
        | '\u{3001}'..='\u{3029}'
        | '\u{3041}'..='\u{3098}'
        | '\u{309B}'..='\u{30FF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{600}'..='\u{605}'
        | '\u{6DD}'
        | '\u{70F}'
        | '\u{890}'
        | '\u{891}'
        | '\u{8E2}'
        | '\u{110BD}'
        | '\u{110CD}' => Role::Plain,
        '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Role::LineBreak,
        '\t' => Role::Tab,
        '\u{200C}' | '\u{200D}' | '\u{34F}' => Role::Joiner,
        '\u{FE00}'..='\u{FE0F}'
        | '\u{E0100}'..='\u{E01EF}'
        | '\u{180B}'..='\u{180D}'
        | '\u{180F}' => Role::Selector,
        // Ignorable by default without being format characters: fillers of Hangul, inherent vowels
        // of Khmer, and what Unicode set aside for more of them. Then the noncharacters in the middle.
        '\u{115F}'
        | '\u{1160}'
        | '\u{3164}'
        | '\u{FFA0}'
        | '\u{17B4}'
        | '\u{17B5}'
        | '\u{2065}'
        | '\u{FFF0}'..='\u{FFF8}'
        | '\u{E0000}'..='\u{E0FFF}'
        | '\u{FDD0}'..='\u{FDEF}' => Role::Hidden,
        // The last two of every plane are noncharacters.
        _ if u32::from(character) & 0xFFFE == 0xFFFE => Role::Hidden,
        _ => match character.general_category() {
            GeneralCategory::Control | GeneralCategory::Format => Role::Hidden,
            category if is_mark(category) => Role::Mark,
            _ => Role::Plain,
        },
    }
}

fn is_mark(category: GeneralCategory) -> bool {
    matches!(
        category,
        GeneralCategory::NonspacingMark
            | GeneralCategory::SpacingMark
            | GeneralCategory::EnclosingMark
    )
}

/// Whether ZWJ and ZWNJ shape this letter or mark: the scripts whose letters join or stack.
fn is_shaped_by_joiners(character: char) -> bool {
    let script_joins = matches!(character,
        // Hebrew, Arabic, Syriac, Thaana, NKo, the Brahmic scripts from Devanagari to Myanmar.
        '\u{591}'..='\u{109F}'
        // Philippine scripts, Khmer, Mongolian, Limbu to Vedic.
        | '\u{1700}'..='\u{1CFF}'
        | '\u{2D30}'..='\u{2D7F}'
        | '\u{A800}'..='\u{A95F}'
        | '\u{A980}'..='\u{AAFF}'
        | '\u{ABC0}'..='\u{ABFF}'
        | '\u{FB1D}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFC}'
        | '\u{10800}'..='\u{11FFF}'
        | '\u{1E800}'..='\u{1EEFF}');
    script_joins
        && matches!(
            character.general_category_group(),
            GeneralCategoryGroup::Letter | GeneralCategoryGroup::Mark
        )
}

/// Whether the character can be a member of a joined emoji: pictures, not digits, flags or skin tones.
fn is_picture(character: char) -> bool {
    !character.is_ascii()
        && !matches!(character, '\u{1F1E6}'..='\u{1F1FF}')
        && !is_skin_tone(character)
        && character.is_emoji_char()
}

const fn is_skin_tone(character: char) -> bool {
    matches!(character, '\u{1F3FB}'..='\u{1F3FF}')
}

/// Whether Unicode defines variants of the base that the selector could choose.
///
/// Coarser than Unicode's list of sequences: it goes by the kind of the base.
fn has_variants(base: char, selector: char) -> bool {
    let is_ideograph = matches!(base,
        '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFD}');
    match selector {
        '\u{FE0E}' | '\u{FE0F}' => base.is_emoji_char(),
        '\u{FE00}'..='\u{FE0D}' => {
            is_ideograph
                || is_shaped_by_joiners(base)
                || base.general_category() == GeneralCategory::MathSymbol
        }
        '\u{180B}'..='\u{180D}' | '\u{180F}' => matches!(base, '\u{1820}'..='\u{18AA}'),
        _ => is_ideograph,
    }
}

/// Collects clean text character by character; every decision rests on what was kept before.
struct Cleaner {
    text: String,
    /// The last character kept.
    last: Option<char>,
    /// The last character kept that is neither selector nor joiner nor the skin tone of a picture.
    base: Option<char>,
    /// Marks and selectors kept since the last character that is neither they nor a joiner.
    marks: usize,
    /// A ZWJ after a picture, waiting for another picture.
    waiting: Option<char>,
    line: Line,
}

/// Where on its line the next character will stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    Indent,
    Words,
}

impl Cleaner {
    fn with_capacity(bytes: usize) -> Self {
        Self {
            text: String::with_capacity(bytes),
            last: None,
            base: None,
            marks: 0,
            waiting: None,
            line: Line::Indent,
        }
    }

    fn take(&mut self, character: char) {
        match role(character) {
            Role::Plain => self.take_plain(character),
            Role::Mark => {
                if self.marks < MARKS_KEPT {
                    self.marks += 1;
                    self.waiting = None;
                    self.base = Some(character);
                    self.keep(character);
                }
            }
            Role::Selector => {
                let fits = self.last == self.base
                    && self.waiting.is_none()
                    && self.marks == 0
                    && self.base.is_some_and(|base| has_variants(base, character));
                if fits {
                    self.marks += 1;
                    self.keep(character);
                }
            }
            Role::Joiner => self.take_joiner(character),
            Role::LineBreak => {
                self.take_plain('\n');
                self.line = Line::Indent;
            }
            Role::Tab => {
                if self.line == Line::Indent {
                    TAB_AT_LINE_START
                        .chars()
                        .for_each(|blank| self.take_plain(blank));
                } else {
                    self.take_plain(' ');
                }
            }
            Role::Hidden => {}
        }
    }

    fn take_plain(&mut self, character: char) {
        if let Some(joiner) = self.waiting.take()
            && is_picture(character)
        {
            self.text.push(joiner);
        }
        let colours_a_picture = is_skin_tone(character) && self.base.is_some_and(is_picture);
        if !colours_a_picture {
            self.base = Some(character);
        }
        if character != ' ' {
            self.line = Line::Words;
        }
        self.marks = 0;
        self.keep(character);
    }

    fn take_joiner(&mut self, joiner: char) {
        let Some(last) = self.last else { return };
        let leans_on_script = match joiner {
            '\u{34F}' => matches!(last, '\u{591}'..='\u{5F2}'),
            _ => is_shaped_by_joiners(last),
        };
        if leans_on_script {
            self.keep(joiner);
        } else if joiner == '\u{200D}' && self.ends_in_picture(last) {
            self.waiting = Some(joiner);
        }
    }

    fn ends_in_picture(&self, last: char) -> bool {
        let after_base = self.base == Some(last) || last == '\u{FE0F}' || is_skin_tone(last);
        after_base && self.base.is_some_and(is_picture)
    }

    fn keep(&mut self, character: char) {
        self.text.push(character);
        self.last = Some(character);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;

    fn clean(raw: &str) -> String {
        CleanText::new(raw).into_string()
    }

    #[track_caller]
    fn stays(text: &str) {
        assert_eq!(clean(text), text, "{}", text.escape_unicode());
    }

    #[test]
    fn every_kind_of_line_break_becomes_a_newline() {
        assert_eq!(
            clean("a\r\nb\rc\u{85}d\u{b}e\u{c}f\u{2028}g\u{2029}h\ni\r\r\nj"),
            "a\nb\nc\nd\ne\nf\ng\nh\ni\n\nj"
        );
    }

    #[test]
    fn tabs_indent_at_the_start_of_a_line_and_are_blanks_elsewhere() {
        assert_eq!(
            clean("\tone\ttwo\n\t\tthree\n \tfour"),
            "    one two\n        three\n     four"
        );
    }

    #[test]
    fn controls_and_escapes_go() {
        assert_eq!(clean("a\u{1b}[31mb\u{7}\0\u{7f}\u{9b}c"), "a[31mbc");
    }

    #[test]
    fn invisible_format_characters_go() {
        let invisible = ('\u{200b}'..='\u{200f}')
            .chain('\u{202a}'..='\u{202e}')
            .chain('\u{2060}'..='\u{206f}')
            .chain('\u{e0000}'..='\u{e0fff}')
            .chain('\u{fe00}'..='\u{fe0f}')
            .chain("\u{ad}\u{34f}\u{61c}\u{115f}\u{1160}\u{17b4}\u{17b5}\u{180b}\u{180e}".chars())
            .chain("\u{3164}\u{feff}\u{ffa0}\u{fff9}\u{fffa}\u{fffb}\u{1bca0}\u{1d173}".chars())
            .chain("\u{fdd0}\u{fffe}\u{ffff}\u{10ffff}".chars());
        for character in invisible {
            assert_eq!(
                clean(&format!("a{character}b")),
                "ab",
                "{}",
                character.escape_unicode()
            );
        }
    }

    #[test]
    fn only_tags_are_lost_of_a_flag_made_with_tags() {
        assert_eq!(
            clean("🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}!"),
            "🏴!"
        );
    }

    #[test]
    fn joined_and_coloured_emoji_stay() {
        stays(
            "👩\u{200d}👩\u{200d}👧\u{200d}👦 👩🏽\u{200d}🚒 🏳\u{fe0f}\u{200d}🌈 🏃🏽\u{200d}♀\u{fe0f}\u{200d}➡\u{fe0f}",
        );
        stays("❤\u{fe0f} ❤\u{fe0e} 1\u{fe0f}\u{20e3} 🇩🇪🇫🇷");
    }

    #[test]
    fn joiners_that_join_nothing_go() {
        assert_eq!(clean("a\u{200d}b\u{200c}c"), "abc");
        assert_eq!(clean("👩\u{200d}\u{200d}\u{200d}👧"), "👩\u{200d}👧");
        assert_eq!(clean("👩\u{200d}"), "👩");
        assert_eq!(clean("👩\u{200d}x"), "👩x");
        assert_eq!(clean("1\u{200d}2 🇩🇪\u{200d}🌈"), "12 🇩🇪🌈");
        assert_eq!(clean("❤\u{fe0f}\u{fe0f}\u{fe0e}"), "❤\u{fe0f}");
        assert_eq!(clean("👩\u{200d}\u{202e}👧"), "👩\u{200d}👧");
    }

    #[test]
    fn words_of_all_scripts_stay() {
        // Persian with ZWNJ, the Hijri heh with ZWJ, Arabic with marks and a number sign.
        stays("می\u{200c}خواهم ه\u{200d}. مُحَمَّد \u{600}١٢ \u{6dd}٣");
        // Devanagari and Sinhala conjuncts, Malayalam with ZWNJ, Bengali ra-ya.
        stays("क्\u{200d}ष ක්\u{200d}ර ന്\u{200c} র\u{200d}্য");
        // Hebrew with points and a grapheme joiner, CJK with a variant, kana with marks.
        stays("שָׁלוֹם לַ\u{34f}ֽ 葛\u{e0100}城市 か\u{3099} ガ한국어");
        // Latin with combining accents is not composed; blanks of all widths, private use, U+FFFD stay.
        stays("e\u{301} q\u{307}\u{323} 10\u{a0}000\u{202f}€ \u{f8ff} \u{fffd}\u{3000}");
        // Mongolian with a variation selector.
        stays("ᠠ\u{180b}");
    }

    #[test]
    fn a_letter_keeps_sixteen_marks() {
        let many = "\u{301}".repeat(40);
        let sixteen = "\u{301}".repeat(16);
        assert_eq!(
            clean(&format!("a{many}b{many}")),
            format!("a{sixteen}b{sixteen}")
        );
        assert_eq!(clean(&many), sixteen);
        // Joiners between the marks don't start the count anew.
        let joined = "\u{5b8}\u{34f}".repeat(40);
        assert_eq!(clean(&format!("א{joined}")).matches('\u{5b8}').count(), 16);
    }

    #[test]
    fn a_line_has_single_blanks_and_no_ends() {
        let line = CleanText::line("\u{feff} \tTwo\r\n\u{a0} words\u{200b} \n");
        assert_eq!(line.as_str(), "Two words");
        assert_eq!(CleanText::line(" \n ").as_str(), "");
    }

    #[test]
    fn a_slice_is_a_part_or_nothing() {
        let text = CleanText::new("naïve");
        assert_eq!(text.slice(0..4).as_deref(), Some("naï"));
        assert_eq!(text.slice(6..6).as_deref(), Some(""));
        assert_eq!(text.slice(0..3), None);
        assert_eq!(text.slice(4..9), None);
        #[expect(clippy::reversed_empty_ranges, reason = "a wrong range is the case")]
        let reversed = text.slice(4..2);
        assert_eq!(reversed, None);
    }

    #[test]
    fn every_character_has_a_role_and_cleaning_it_twice_changes_nothing() {
        for character in '\0'..=char::MAX {
            let once = clean(&format!("a{character}b"));
            assert_eq!(clean(&once), once);
            assert!(!once.contains(|c: char| c.is_control() && c != '\n'));
        }
    }

    /// Characters that meet special treatment, more often than chance would bring them.
    fn text_with_traps() -> impl Strategy<Value = String> {
        let trap = proptest::sample::select(
            "ab 1\n\r\t\u{1b}\u{85}\u{202e}\u{2066}\u{200c}\u{200d}\u{200e}\u{34f}\u{ad}\u{fe0f}\u{fe0e}\u{fe00}\
             \u{e0100}\u{e0067}\u{301}\u{5b8}\u{20e3}\u{102b}אمह्葛👩🏽🌈❤🇩🇪가\u{600}ᠠ\u{180b}\u{a0}"
                .chars()
                .collect::<Vec<_>>(),
        );
        proptest::collection::vec(prop_oneof![8 => trap, 1 => any::<char>()], 0..60)
            .prop_map(|characters| characters.into_iter().collect())
    }

    proptest! {
        #[test]
        fn cleaning_twice_is_cleaning_once(raw in text_with_traps()) {
            let once = CleanText::new(&raw);
            prop_assert_eq!(&CleanText::new(&once), &once);
            let line = CleanText::line(&raw);
            prop_assert_eq!(&CleanText::line(&line), &line);
            prop_assert_eq!(&CleanText::new(&line), &line);
        }

        #[test]
        fn no_control_or_direction_reaches_the_text(raw in text_with_traps()) {
            let text = clean(&raw);
            let is_banned = |c: char| {
                (c.is_control() && c != '\n')
                    || matches!(c, '\u{200e}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{e0000}'..='\u{e007f}')
            };
            prop_assert!(!text.contains(is_banned));
        }

        #[test]
        fn a_part_between_graphemes_is_clean(raw in text_with_traps()) {
            let text = CleanText::new(&raw);
            let mut starts: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
            starts.push(text.len());
            for (index, &start) in starts.iter().enumerate() {
                for &end in starts.iter().skip(index) {
                    let part = text.slice(start..end).expect("graphemes end on characters");
                    prop_assert_eq!(&CleanText::new(&part), &part);
                }
            }
        }

        #[test]
        fn visible_ascii_is_never_lost(raw in text_with_traps()) {
            let seen = |text: &str| text.chars().filter(char::is_ascii_graphic).collect::<String>();
            prop_assert_eq!(seen(&clean(&raw)), seen(&raw));
        }
    }
}
