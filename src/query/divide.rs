//! What of a query are words alone, for lists in which these are letters to be found anywhere.

use crate::query::{
    Expr, Phrase, Term, TextField,
    scan::{Kind, Quotes, scan},
};

/// Divides what is typed into the words that stand alone and all that asks for more: fields, what is taken away,
/// what is quoted or stands in brackets, beginnings of words. With an `OR` between parts of it all asks for more.
pub fn divide(text: &str) -> (String, String) {
    let tokens = scan(text);
    let (mut words, mut asked) = (Vec::new(), Vec::new());
    let (mut depth, mut is_negated) = (0_usize, false);
    for token in &tokens {
        let part = text.get(token.bytes.clone()).unwrap_or_default();
        let is_alone = depth == 0 && !is_negated;
        match &token.kind {
            Kind::Or if depth == 0 => return (String::new(), text.trim().to_owned()),
            Kind::Word(piece) if is_alone && piece.quotes == Quotes::None && !piece.is_prefix => {
                words.push(part);
            }
            // A sign that takes away stands right before what it is about.
            _ if is_negated => {
                if let Some(sign) = asked.last_mut() {
                    *sign += part;
                }
            }
            _ => asked.push(part.to_owned()),
        }
        match token.kind {
            Kind::Open => depth += 1,
            Kind::Close => depth = depth.saturating_sub(1),
            _ => {}
        }
        is_negated = matches!(token.kind, Kind::Not);
    }
    (words.join(" "), asked.join(" "))
}

/// Returns what of a query comes next to letters: words that begin so in title, source, author or tags; behind a
/// `#` tags alone.
pub fn beginning(letters: &str) -> Option<Expr> {
    let words = letters.split_whitespace();
    Expr::all(words.filter_map(|word| {
        let (fields, word): (&[TextField], _) = match word.strip_prefix('#') {
            Some(tag) => (&[TextField::Tag], tag),
            None => (
                &[
                    TextField::Title,
                    TextField::Source,
                    TextField::Author,
                    TextField::Tag,
                ],
                word,
            ),
        };
        let words = Phrase::new(word)?.begun();
        Expr::any(fields.iter().map(|field| {
            Expr::Term(Term::Words {
                field: *field,
                words: words.clone(),
            })
        }))
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{Query, parse};

    #[test]
    fn letters_become_words_that_begin_so_where_letters_are_looked_for() {
        for (letters, query) in [
            ("", ""),
            ("#jedi", "tag:jedi*"),
            (
                "clo #x",
                "(title:clo* OR source:clo* OR author:clo* OR tag:clo*) tag:x*",
            ),
        ] {
            let written = Query {
                expr: beginning(letters),
                ..Query::default()
            };
            assert_eq!(written.to_string(), query);
            assert_eq!(parse(query), written);
        }
    }

    #[test]
    fn words_alone_are_told_from_all_that_asks_for_more() {
        for (text, words, asked) in [
            ("", "", ""),
            ("clo dev", "clo dev", ""),
            ("clo color:red dev -note:x", "clo dev", "color:red -note:x"),
            ("a \"two words\" b* -c", "a", "\"two words\" b* -c"),
            ("a (b c) d", "a d", "( b c )"),
            ("a -(b c)", "a", "-( b c )"),
            ("a OR b", "", "a OR b"),
            ("(a OR b) c", "c", "( a OR b )"),
            ("a tag:", "a", "tag:"),
        ] {
            assert_eq!(divide(text), (words.to_owned(), asked.to_owned()), "{text}");
        }
    }
}
