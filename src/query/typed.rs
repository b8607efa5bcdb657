//! What is typed into the filter of a list: letters of what is sought, between things that the language knows.

use crate::query::{
    Query, parse_typing,
    scan::{Kind, Quotes, scan},
};

/// What was typed, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// Bare words, a blank between each two: a few letters of each are enough.
    pub letters: String,
    /// The rest, to be understood as it stands.
    pub query: Query,
}

/// Takes apart what was typed into a filter.
///
/// Words by themselves are letters that are near each other in a title, a source, an author or a tag. As soon as
/// something stands there that only a query has (`OR`, a bracket), all of it is a query; a field, a phrase,
/// a star or a hyphen in front is one by itself: `is:unread clpa` finds "Cloud package" among what is unread.
pub fn typed(text: &str) -> Typed {
    let tokens = scan(text);
    let is_structured = |kind: &Kind| matches!(kind, Kind::Open | Kind::Close | Kind::Or);
    if tokens.iter().any(|token| is_structured(&token.kind)) {
        return Typed {
            letters: String::new(),
            query: parse_typing(text),
        };
    }
    let (mut letters, mut rest) = (Vec::new(), Vec::new());
    let mut is_negated = false;
    for token in &tokens {
        let part = text.get(token.bytes.clone()).unwrap_or_default();
        let is_bare = match &token.kind {
            Kind::Word(piece) => piece.quotes == Quotes::None && !piece.is_prefix && !is_negated,
            _ => false,
        };
        if is_bare {
            letters.push(part);
        } else if is_negated {
            // It belongs right behind its hyphen.
            if let Some(last) = rest.last_mut() {
                *last = format!("{last}{part}");
            }
        } else {
            rest.push(part.to_owned());
        }
        is_negated = matches!(token.kind, Kind::Not);
    }
    Typed {
        letters: letters.join(" "),
        query: parse_typing(&rest.join(" ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse;

    #[test]
    fn bare_words_are_letters_and_all_else_is_asked() {
        for (text, letters, asked) in [
            ("", "", ""),
            ("clpa gov", "clpa gov", ""),
            ("is:unread clpa #cloud", "clpa #cloud", "is:unread"),
            ("clpa -source:north", "clpa", "-source:north"),
            ("\"the court\" halts", "halts", "\"the court\""),
            ("cloud* package", "package", "cloud*"),
            ("cloud -package", "cloud", "-package"),
            ("cloud OR package", "", "cloud OR package*"),
            ("(cloud) x", "", "(cloud) x*"),
            ("10:30 https://a.example/x", "10:30 https://a.example/x", ""),
        ] {
            let typed = typed(text);
            assert_eq!(typed.letters, letters, "{text}");
            assert_eq!(typed.query.expr, parse(asked).expr, "{text}");
        }
    }

    #[test]
    fn half_a_field_filters_by_what_is_sound() {
        let typed = typed("cloud is:unread source:");
        assert_eq!(typed.letters, "cloud");
        assert_eq!(typed.query.expr, parse("is:unread").expr);
        assert!(typed.query.wrong().is_none(), "it may become right");
    }
}
