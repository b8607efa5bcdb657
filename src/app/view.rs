//! How a person has the readers shown.

use crate::{
    app::frame::{Margins, Zoom},
    model::kept::Kept,
};

/// How the readers are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Whether one pane stands alone.
    pub zoom: Zoom,
    /// What stands beside the text.
    pub margins: Margins,
    /// How much of the text is bright.
    pub light: Light,
    /// Whether notes show while the caret is on their words.
    pub notes: Notes,
}

/// How much of the text is bright.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Light {
    /// All of it.
    #[default]
    Everywhere,
    /// The caret's paragraph.
    Paragraph,
}

/// Whether notes and claims show while the caret is on their words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Notes {
    /// They do.
    #[default]
    Shown,
    /// Only the line below the text tells of them.
    Hidden,
}

/// The words by which choices are kept.
const ZOOM: [(&str, Zoom); 2] = [("all", Zoom::All), ("one", Zoom::One)];
const MARGINS: [(&str, Margins); 3] = [
    ("none", Margins::None),
    ("narrow", Margins::Narrow),
    ("wide", Margins::Wide),
];
const LIGHT: [(&str, Light); 2] = [
    ("everywhere", Light::Everywhere),
    ("paragraph", Light::Paragraph),
];
const NOTES: [(&str, Notes); 2] = [("shown", Notes::Shown), ("hidden", Notes::Hidden)];

impl View {
    /// Returns how it was left; what was not kept is as at first.
    pub fn of(kept: &Kept) -> Self {
        Self {
            zoom: read(&ZOOM, kept.zoom.as_deref()),
            margins: read(&MARGINS, kept.margins.as_deref()),
            light: read(&LIGHT, kept.light.as_deref()),
            notes: read(&NOTES, kept.notes.as_deref()),
        }
    }

    /// Notes how it is left.
    pub fn keep_in(self, kept: &mut Kept) {
        kept.zoom = word(&ZOOM, self.zoom);
        kept.margins = word(&MARGINS, self.margins);
        kept.light = word(&LIGHT, self.light);
        kept.notes = word(&NOTES, self.notes);
    }
}

fn read<T: Copy + Default>(words: &[(&str, T)], kept: Option<&str>) -> T {
    let found = words.iter().find(|(word, _)| Some(*word) == kept);
    found.map_or_else(T::default, |(_, value)| *value)
}

fn word<T: Copy + PartialEq>(words: &[(&str, T)], value: T) -> Option<String> {
    let found = words.iter().find(|(_, known)| *known == value);
    found.map(|(word, _)| (*word).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back_and_words_of_another_version_are_as_at_first() {
        for (zoom, margins, light, notes) in [
            (Zoom::One, Margins::Wide, Light::Paragraph, Notes::Hidden),
            (Zoom::All, Margins::None, Light::Everywhere, Notes::Shown),
        ] {
            let view = View {
                zoom,
                margins,
                light,
                notes,
            };
            let mut kept = Kept::default();
            view.keep_in(&mut kept);
            assert_eq!(View::of(&kept), view);
            kept.margins = Some("on fire".to_owned());
            assert_eq!(View::of(&kept).margins, Margins::default());
        }
        assert_eq!(View::of(&Kept::default()), View::default());
    }
}
