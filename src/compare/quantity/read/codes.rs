//! Numbers that only name something and count nothing.

use crate::compare::{
    language::Language,
    lexeme::{Kind, Lexeme},
    quantity::{money, read::Reader},
};

/// Words for things that are told from one another by a number.
const NUMBERED: &[&str] = &[
    "district",
    "ward",
    "route",
    "highway",
    "line",
    "flight",
    "room",
    "gate",
    "platform",
    "pier",
    "berth",
    "dock",
    "hall",
    "block",
    "reactor",
    "terminal",
    "article",
    "section",
    "chapter",
    "zone",
    "sector",
    "runway",
    "courtroom",
    "linie",
    "gleis",
    "artikel",
    "absatz",
    "paragraf",
    "paragraph",
    "bezirk",
    "halle",
    "ligne",
    "quai",
    "salle",
    "linea",
    "articulo",
    "articolo",
    "sala",
    "lijn",
    "spoor",
    "zaal",
    "perron",
];

impl Reader<'_> {
    /// Returns where a number ends that only names something and counts nothing: of a telephone, a book, a flight.
    pub fn code(&self, start: usize) -> Option<usize> {
        self.at(start).filter(|one| one.kind == Kind::Number)?;
        let is_number = |at: usize| self.at(at).is_some_and(|one| one.kind == Kind::Number);
        let (mut end, mut count, mut has_zero) = (start, 0, false);
        while is_number(end) {
            count += 1;
            let digits = self.word(end).unwrap_or_default();
            has_zero |= digits.len() > 1
                && digits.starts_with('0')
                && !digits.starts_with("0.")
                && !digits.starts_with("0,");
            end += 1;
            let joins = self.is_word(end, &["-", "/", "(", ")"]) && is_number(end + 1);
            end += usize::from(joins);
        }
        let end = if is_number(end - 1) { end } else { end - 1 };
        (count > 2 || has_zero || self.names_its_number(start)).then_some(end)
    }

    /// Tells whether a number belongs to the name before it: `Route 66`, `Flight VK 318`.
    fn names_its_number(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.at(at));
        let is_letter = |one: &Lexeme<'_>| {
            one.is_capital()
                && one.text.chars().nth(1).is_none()
                && !self.language.is_small(&one.folded)
        };
        // “a runway 900 metres longer”
        let is_measured = self.unit(at + 1).is_some();
        // “District 14”, “the A 94”
        if before.is_some_and(|one| one.is_of(NUMBERED) && !is_measured || is_letter(one)) {
            return true;
        }
        let first = self.lexemes.iter().position(|one| one.kind != Kind::Sign);
        let named = at.checked_sub(1).filter(|before| Some(*before) != first);
        let named = named.and_then(|before| self.at(before));
        let is_named = named.is_some_and(|one| {
            one.is_capital()
                && money::money(&one.folded).is_none()
                && self.language != Language::German
        });
        // What follows is no noun that it may count, no unit and no word that multiplies it.
        let counts = self.at(at + 1).is_some_and(|next| {
            next.is_glued && !next.is_of(&[",", ".", ";", ")", "!", "?"])
                || next.is_of(&["%", "€", "$", "£", "-", "of"])
                || next.kind == Kind::Word && !self.language.is_small(&next.folded)
        });
        is_named && !counts
    }
}
