//! Where the words stand that are offered for a field.

use ratatui::layout::{Position, Rect};

use super::{after, parts};
use crate::{
    app::{App, actions::complete, overlay::Overlay},
    command::CommandId,
    query::Offer,
    text::fit,
};

/// What stands between two words.
pub const BETWEEN: &str = " · ";

/// The words offered for a field, on one row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offers {
    /// The row.
    pub row: Rect,
    /// The key that takes them, in front.
    pub key: String,
    /// Those for which there is room, each with its number among all and where it stands.
    pub words: Vec<(usize, Offer, Rect)>,
}

impl Offers {
    /// Returns the number of the word at a place.
    pub fn at(&self, at: Position) -> Option<usize> {
        let mut words = self.words.iter();
        let (number, ..) = words.find(|(_, _, area)| area.contains(at))?;
        Some(*number)
    }
}

/// Places the words offered for the field that has the keys on a screen; none where there is no row for them.
pub fn offers(app: &App, screen: Rect) -> Offers {
    let offered = complete::offers(app);
    let (row, id) = match app.overlays.last() {
        // What is found stands below the field and stays in sight; the line at the bottom is free meanwhile.
        Some(Overlay::Field(field)) if field.is_filter() => {
            let said = app.frame_of((screen.width, screen.height)).said();
            let row = if app.said.is_some() {
                Rect::default()
            } else {
                Rect {
                    width: said.width.saturating_sub(2),
                    ..after(said, 1)
                }
            };
            (row, CommandId::Complete)
        }
        Some(Overlay::Field(_)) => {
            let [_, row] = parts::field(app, screen).parts;
            (row, CommandId::NextField)
        }
        Some(Overlay::Form(form)) => {
            let [_, row, ..] = parts::form(screen, form).parts;
            (parts::labelled(row).1, CommandId::NextOffer)
        }
        _ => return Offers::default(),
    };
    if offered.is_empty() || row.is_empty() {
        return Offers::default();
    }
    let key = app.keymap.keys_in(id, app.place()).next();
    let key = key.map(|key| format!("{key}  ")).unwrap_or_default();
    let words = after(row, fit::columns(&key));
    let chosen = app.offering.as_ref().map_or(0, |begun| begun.chosen);
    Offers {
        row,
        key,
        words: page(offered, words, chosen),
    }
}

/// Places as many of the words as have room, so that the chosen one is among them; they turn like pages.
fn page(offered: Vec<Offer>, area: Rect, chosen: usize) -> Vec<(usize, Offer, Rect)> {
    let mut rest = area;
    let mut shown: Vec<(usize, Offer, Rect)> = Vec::new();
    for (number, offer) in offered.into_iter().enumerate() {
        let width = fit::columns(&offer.text);
        if width > rest.width && !shown.is_empty() {
            if number > chosen {
                break;
            }
            shown.clear();
            rest = area;
        }
        let width = width.min(rest.width);
        shown.push((number, offer, Rect { width, ..rest }));
        rest = after(rest, width + fit::columns(BETWEEN));
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_turn_like_pages_and_the_chosen_one_is_always_shown() {
        let offered = |words: &[&str]| -> Vec<Offer> {
            let offer = |text: &&str| Offer {
                text: (*text).to_owned(),
                about: String::new(),
            };
            words.iter().map(offer).collect()
        };
        let words = ["one", "two", "three", "four", "a very long word indeed"];
        let shown = |chosen: usize| -> Vec<(String, u16, u16)> {
            let shown = page(offered(&words), Rect::new(2, 0, 12, 1), chosen);
            let shown = shown.into_iter();
            shown
                .map(|(_, offer, area)| (offer.text, area.x, area.width))
                .collect()
        };
        let first = [("one".to_owned(), 2, 3), ("two".to_owned(), 8, 3)];
        assert_eq!(shown(0), first);
        assert_eq!(shown(1), first);
        assert_eq!(
            shown(3),
            [("three".to_owned(), 2, 5), ("four".to_owned(), 10, 4)]
        );
        assert_eq!(shown(4), [("a very long word indeed".to_owned(), 2, 12)]);
    }
}
