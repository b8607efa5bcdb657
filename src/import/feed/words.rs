//! The words of titles and names in feeds.

use feed_rs::model::Text;

use crate::{
    import::{
        feed::mend::{Mended, unmasked},
        html,
    },
    model::CleanText,
    text::markup::has_markup,
};

/// How many authors of one entry are looked at.
pub(super) const MOST_AUTHORS: usize = 100;

/// The longest title that is looked at, in bytes.
const LONGEST: usize = 20_000;

/// Tells whether anything in a text may be a tag.
pub(super) fn has_tag(text: &str) -> bool {
    let mut tags = text.split('<').skip(1);
    tags.any(|tag| tag.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!')))
}

/// Returns the title of a feed or an entry on one line.
pub(super) fn title_of(text: &Text, mended: &Mended) -> CleanText {
    if mended.title_is_markup || text.content_type.as_str() != "text/plain" {
        title(&text.content)
    } else {
        CleanText::line(looked_at(&text.content))
    }
}

/// Returns a title on one line that may be HTML, without its tags and with references as characters.
pub(in crate::import) fn title(text: &str) -> CleanText {
    let text = looked_at(text);
    if has_markup(text) {
        return CleanText::line(&html::untagged(text));
    }
    CleanText::line(&html::decoded(text))
}

fn looked_at(text: &str) -> &str {
    text.get(..text.floor_char_boundary(LONGEST))
        .unwrap_or(text)
}

/// Joins the names of authors; what is a mail address is none.
pub(super) fn authors<'a>(names: impl Iterator<Item = &'a str>) -> Option<CleanText> {
    let names = names.take(MOST_AUTHORS);
    let names: Vec<String> = names
        .filter_map(|name| html::person(&unmasked(name)))
        .collect();
    html::authors(&names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_go_from_titles_and_words_stay() {
        let table = [
            ("A <b>bold</b> &amp; new <em>day</em>", "A bold & new day"),
            ("A <b>list</b> of &amp;lt;T&amp;gt;", "A list of &lt;T&gt;"),
            ("A list of &amp;lt;T&amp;gt;", "A list of &lt;T&gt;"),
            ("<i>Mara&#146;s</i> caf&eacute;", "Mara’s café"),
            ("AT&T, R&amp;D and caf&eacute;s", "AT&T, R&D and cafés"),
            ("A list of <T> for 1 < 2", "A list of <T> for 1 < 2"),
            ("One<br/>two\n  three", "One two three"),
            ("<U>Four</u> &amp; five", "Four & five"),
            ("\u{1b}[31mred\u{202e}", "[31mred"),
        ];
        for (text, expected) in table {
            assert_eq!(title(text).as_str(), expected, "{text}");
        }
    }

    #[test]
    fn names_are_told_from_addresses() {
        let table = [
            ("mara@quay.example (Mara Lind)", Some("Mara Lind")),
            ("Mara Lind <mara@quay.example>", Some("Mara Lind")),
            ("Mara Lind", Some("Mara Lind")),
            ("Mara Lind (Harbour desk)", Some("Mara Lind (Harbour desk)")),
            ("mara@quay.example", None),
            ("\u{a0}É.\u{2003}mara@quay.example", Some("É.")),
            ("mara@quay.example (m@b.example)", None),
            ("\"Mara Lind\" <mara@quay.example>", Some("Mara Lind")),
        ];
        for (text, expected) in table {
            let text = super::super::mend::masked(text);
            let found = authors(std::iter::once(text.as_str()));
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }
}
