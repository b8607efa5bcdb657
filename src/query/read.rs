//! What a word or phrase asks for, without a field or behind one.

use crate::{
    query::{
        date::{When, WhenFault},
        expr::{Phrase, Term, TextField},
        field::{Field, Takes},
        scan::{Piece, Quotes},
        value::{self, Means},
    },
    text::near::did_you_mean,
};

/// What is not right about a word or phrase.
#[derive(Clone, Debug)]
pub(super) struct Trouble {
    /// What it is, and what was expected.
    pub said: String,
    /// Whether it may be right when more is typed behind it.
    pub may_become: bool,
}

impl Trouble {
    fn lasting(said: impl Into<String>) -> Self {
        Self {
            said: said.into(),
            may_become: false,
        }
    }

    fn passing(said: impl Into<String>) -> Self {
        Self {
            said: said.into(),
            may_become: true,
        }
    }

    fn unclosed() -> Self {
        Self::passing("the second quotation mark is missing")
    }
}

/// What a word or phrase asks for, and what is not right about it; either may be nothing, or both.
pub(super) type Reading = (Option<Means>, Option<Trouble>);

/// Reads a word or phrase that stands without a field.
///
/// Signs between words, such as a dash, ask for nothing.
pub(super) fn free(piece: &Piece) -> Reading {
    if piece.quotes == Quotes::None && !piece.text.contains(char::is_alphanumeric) {
        return (None, None);
    }
    words(TextField::Anywhere, piece)
}

/// Reads a value of a field.
pub(super) fn value(field: &Field, piece: &Piece) -> Reading {
    if piece.text.is_empty() && piece.quotes == Quotes::None {
        let Field { name, example, .. } = field;
        let said = format!("`{name}:` needs a value right behind it, such as `{name}:{example}`");
        return (None, Some(Trouble::passing(said)));
    }
    if let Takes::Words(text_field) = field.takes {
        return words(text_field, piece);
    }
    let read = match field.takes {
        _ if piece.is_prefix => Err(Trouble::lasting(format!(
            "`{}:` takes no `*`, which stands for more letters of a word",
            field.name
        ))),
        Takes::When(date_field) => time(piece).map(|when| {
            Means::Term(Term::When {
                field: date_field,
                when,
            })
        }),
        _ => one_of(field, piece),
    };
    match read {
        Ok(means) if piece.quotes == Quotes::Open => (Some(means), Some(Trouble::unclosed())),
        Err(_) if piece.quotes == Quotes::Open => (None, Some(Trouble::unclosed())),
        Ok(means) => (Some(means), None),
        Err(trouble) => (None, Some(trouble)),
    }
}

fn words(field: TextField, piece: &Piece) -> Reading {
    let phrase = Phrase::new(&piece.text);
    let is_blank = phrase.is_none();
    let phrase = phrase.filter(|phrase| {
        matches!(field, TextField::Tag | TextField::Folder) || phrase.has_letters()
    });
    let term = |words| Means::Term(Term::Words { field, words });
    let trouble = match piece.quotes {
        // The last word is still being typed.
        Quotes::Open => {
            return (
                phrase.map(Phrase::begun).map(term),
                Some(Trouble::unclosed()),
            );
        }
        Quotes::None if piece.text.contains('*') => Trouble::lasting(
            "`*` stands for more letters behind a word only; quotation marks make it a sign",
        ),
        Quotes::Closed if is_blank => {
            Trouble::lasting("nothing stands between these quotation marks")
        }
        _ => match phrase {
            Some(phrase) if piece.is_prefix => return (Some(term(phrase.begun())), None),
            Some(phrase) => return (Some(term(phrase)), None),
            None => Trouble::passing("there is no letter or digit to look for"),
        },
    };
    (None, Some(trouble))
}

fn time(piece: &Piece) -> Result<When, Trouble> {
    When::parse(&piece.text).map_err(|fault| match fault {
        WhenFault::Backwards => Trouble::lasting("this range ends before it begins"),
        WhenFault::Unreadable => Trouble {
            said: format!(
                "`{}` is no date, range or age, such as `2020-08-23`, `2020-08..2020-09`, `today` or `<30d`",
                piece.text
            ),
            may_become: When::begins_with(&piece.text),
        },
    })
}

/// Reads one of the words that a field takes; one in quotation marks need not be known.
fn one_of(field: &Field, piece: &Piece) -> Result<Means, Trouble> {
    let known = value::values(field.takes);
    let bare = match field.takes {
        Takes::Sort => piece.text.strip_prefix('-').unwrap_or(&piece.text),
        _ => &piece.text,
    };
    let typed = value::written(bare.trim()).to_lowercase();
    if let Some(found) = known.iter().find(|value| value.word == typed) {
        return Ok(found.means.clone());
    }
    if piece.quotes == Quotes::Closed
        && Phrase::new(bare).is_some()
        && let Some(term) = value::foreign(field.takes, bare)
    {
        return Ok(Means::Term(term));
    }
    let words: Vec<&str> = known.iter().map(|value| value.word.as_str()).collect();
    let mut hint = did_you_mean(&typed, words.iter().copied());
    if hint.is_empty() {
        hint = format!("; it takes {}", words.join(", "));
    }
    Err(Trouble {
        said: format!("`{}:` does not take `{}`{hint}", field.name, piece.text),
        may_become: words.iter().any(|word| word.starts_with(&typed)),
    })
}
