//! What classes and ids call elements that are no part of an article.

use crate::import::html::junk::Place;

/// Words of classes and ids of what is no part of an article, in lower case.
const WORDS: &[&str] = &[
    "ad",
    "ads",
    "advert",
    "advertisement",
    "advertising",
    "adslot",
    "banner",
    "breadcrumb",
    "breadcrumbs",
    "comments",
    "cookie",
    "cookies",
    "consent",
    "disqus",
    "gdpr",
    "gnav",
    "gnavi",
    "navbar",
    "navi",
    "navigation",
    "optin",
    "outbrain",
    "popup",
    "promo",
    "promotion",
    "recirc",
    "recirculation",
    "recommended",
    "related",
    "share",
    "sharing",
    "signup",
    "social",
    "sponsor",
    "sponsored",
    "subscribe",
    "subscription",
    "taboola",
    "toolbar",
    "readmore",
    "trending",
    "mostread",
];

/// A word that in mails calls what is read, not what stands around it.
const NEWSLETTER: &str = "newsletter";

/// Words of names that say where or in what shape something stands, not what it is.
const SLOTS: &[&str] = &[
    "area",
    "article",
    "articles",
    "bar",
    "block",
    "body",
    "bottom",
    "box",
    "button",
    "buttons",
    "card",
    "cards",
    "center",
    "container",
    "content",
    "desktop",
    "footer",
    "form",
    "group",
    "header",
    "icon",
    "icons",
    "inline",
    "inner",
    "item",
    "items",
    "js",
    "left",
    "link",
    "links",
    "list",
    "main",
    "media",
    "menu",
    "message",
    "mobile",
    "modal",
    "module",
    "more",
    "nav",
    "notice",
    "outer",
    "overlay",
    "page",
    "panel",
    "placeholder",
    "post",
    "posts",
    "prompt",
    "right",
    "row",
    "section",
    "sidebar",
    "site",
    "slot",
    "stories",
    "story",
    "thread",
    "title",
    "tool",
    "tools",
    "top",
    "unit",
    "widget",
    "wrap",
    "wrapper",
    "zone",
];

/// Words by which what looks for articles lets elements go whatever they are, besides those above.
const MISLEADING: &[&str] = &[
    "ai2html",
    "comment",
    "community",
    "extra",
    "footer",
    "header",
    "legends",
    "menu",
    "pager",
    "pagination",
    "related",
    "remark",
    "replies",
    "rss",
    "share",
    "sidebar",
    "social",
    "sponsor",
    "supplemental",
];

/// Those of them, and of the words that what looks for articles holds against an element, that tell its place or shape.
const SHAPES: &[&str] = &[
    "extra",
    "footer",
    "header",
    "legends",
    "masthead",
    "media",
    "scroll",
    "sidebar",
    "supplemental",
    "widget",
];

/// The words with which classes and ids of what readers wrote begin.
const COMMENTS: &[&[&str]] = &[
    &["comments"],
    &["comment", "list"],
    &["commentlist"],
    &["comment", "section"],
    &["disqus"],
    &["reader", "comments"],
];

/// How a name tells that its element is no part of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Named {
    /// What readers wrote.
    Comments,
    /// By all of its words, as `ad-slot` does.
    Whole,
    /// By its first or its last word, as `ad-free` does.
    Part,
}

/// Tells how a class or an id calls its element no part of an article, if it does.
pub(super) fn how_named(name: &str, place: Place) -> Option<Named> {
    let is_word =
        |word: &str| WORDS.contains(&word) || (place == Place::Page && word == NEWSLETTER);
    let words = words_of_name(name);
    let is_known = |word: &String| is_word(word) || SLOTS.contains(&word.as_str());
    if COMMENTS.iter().any(|start| {
        let mut rest = words.iter();
        start
            .iter()
            .all(|word| rest.next().is_some_and(|it| it == word))
            && rest.all(is_known)
    }) {
        return Some(Named::Comments);
    }
    let names = |word: Option<&String>| word.is_some_and(|word| is_word(word));
    let has_word = words.iter().any(|word| is_word(word));
    if is_word(&words.concat()) || has_word && words.iter().all(is_known) {
        return Some(Named::Whole);
    }
    (names(words.first()) || names(words.last())).then_some(Named::Part)
}

/// Tells whether a name is one of those of what readers wrote, and nothing else.
pub(super) fn is_comments(name: &str) -> bool {
    let words = words_of_name(name);
    COMMENTS.iter().any(|start| words == *start)
}

/// Tells whether what looks for articles would take what is called so for no part of one.
pub(super) fn misleads(name: &str) -> bool {
    let words = words_of_name(name);
    let is_misleading =
        |word: &str| WORDS.contains(&word) || word == NEWSLETTER || MISLEADING.contains(&word);
    is_misleading(&words.concat()) || words.iter().any(|word| is_misleading(word))
}

/// Tells whether a name tells only the place or the shape of something, by a word that is held against it.
pub(super) fn is_of_shape(name: &str) -> bool {
    let words = words_of_name(name);
    how_named(name, Place::Page).is_none()
        && words.iter().any(|word| SHAPES.contains(&word.as_str()))
}

/// Tells whether a name is of what readers wrote, or of a part of it.
pub(super) fn speaks_of_comments(name: &str) -> bool {
    let words = words_of_name(name);
    words
        .iter()
        .any(|word| word == "comment" || word == "comments")
}

/// Cuts a name into words, which signs or capitals part, in lower case; numbers are none.
pub(in crate::import::html) fn words_of_name(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = ' ';
    for character in name.chars() {
        let begins = character.is_ascii_uppercase() && before.is_ascii_lowercase();
        if !character.is_ascii_alphanumeric() || begins {
            words.push(String::new());
        }
        if character.is_ascii_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.push(character.to_ascii_lowercase());
        }
        before = character;
    }
    words.retain(|word| word.contains(|c: char| !c.is_ascii_digit()));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_into_words() {
        for (name, expected) in [
            ("ad", Named::Whole),
            ("ad-slot", Named::Whole),
            ("ad-slot-2", Named::Whole),
            ("AdBanner", Named::Whole),
            ("box--newsletter", Named::Whole),
            ("read-more", Named::Whole),
            ("most_read", Named::Whole),
            ("socialShare", Named::Whole),
            ("article__related-items", Named::Whole),
            ("share-price", Named::Part),
            ("ad-free", Named::Part),
            ("social-policy", Named::Part),
            ("related-work", Named::Part),
            ("comments-data", Named::Part),
            ("navigation-aids", Named::Part),
            ("harbour-ads", Named::Part),
            ("comments", Named::Comments),
            ("comments-area", Named::Comments),
            ("comment-list", Named::Comments),
            ("disqus_thread", Named::Comments),
        ] {
            assert_eq!(how_named(name, Place::Page), Some(expected), "{name}");
        }
        for name in [
            "article",
            "broadcast",
            "header",
            "shadow",
            "adventure",
            "add-on",
            "gradient",
            "readable",
            "fair-share-law",
            "comment",
            "2",
        ] {
            assert_eq!(how_named(name, Place::Page), None, "{name}");
        }
        assert_eq!(how_named("newsletter", Place::Mail), None);
    }

    #[test]
    fn all_words_of_a_name_may_mislead() {
        for name in [
            "fair-share-law",
            "page_sidebar",
            "readMore",
            "newsletter-text",
        ] {
            assert!(misleads(name), "{name}");
        }
        assert!(!misleads("broadcast"));
    }
}
