//! How things look, by their role, as theme files say it.
//!
//! A theme is a patch over another: what it leaves out is as in its base, and at the bottom of all stands
//! `lamplight`. What comes out of it for a terminal is worked out in [`looks`].

pub mod color;
mod form;
pub mod looks;
mod pairs;
mod role;

use std::sync::LazyLock;

use self::color::Rgb;
pub use self::{
    form::{Fault, LookForm, ThemeForm, ToneForm},
    looks::{Looks, Paint},
    role::Role,
};

/// The colours that the terminal can show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colors {
    /// All.
    #[default]
    True,
    /// The 256 of xterm.
    Xterm,
    /// The sixteen of old terminals, which are as the person has chosen them there.
    Sixteen,
    /// None: `NO_COLOR` is set, or the terminal has none.
    None,
}

/// Whether letters are light on a dark ground, or dark on a light one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Appearance {
    /// Light letters on a dark ground.
    #[default]
    Dark,
    /// Dark letters on a light ground.
    Light,
}

impl Appearance {
    /// Returns the appearance of a ground.
    pub fn of_ground(ground: Rgb) -> Self {
        // Where black and white letters have the same contrast.
        if ground.contrast(Rgb(0, 0, 0)) > ground.contrast(Rgb(255, 255, 255)) {
            Self::Light
        } else {
            Self::Dark
        }
    }

    /// Returns the word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
        }
    }

    /// Finds the appearance of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        [Self::Dark, Self::Light]
            .into_iter()
            .find(|appearance| appearance.word() == word)
    }

    /// Returns the theme for it that a person gets who has chosen none.
    pub const fn theme(self) -> &'static str {
        match self {
            Self::Dark => LAMPLIGHT,
            Self::Light => DAYLIGHT,
        }
    }
}

/// The dark theme.
pub const LAMPLIGHT: &str = "lamplight";
/// The light theme.
pub const DAYLIGHT: &str = "daylight";

/// The built-in themes with the text of their files; each has its base before it.
const FILES: [(&str, &str); 4] = [
    (LAMPLIGHT, include_str!("../../data/themes/lamplight.ron")),
    (DAYLIGHT, include_str!("../../data/themes/daylight.ron")),
    (
        "contrast-dark",
        include_str!("../../data/themes/contrast-dark.ron"),
    ),
    (
        "contrast-light",
        include_str!("../../data/themes/contrast-light.ron"),
    ),
];

static BUILT_IN: LazyLock<Vec<(&str, ThemeForm)>> = LazyLock::new(|| {
    let mut themes: Vec<(&str, ThemeForm)> = Vec::new();
    for (name, text) in FILES {
        let patch = ThemeForm::parse(text).expect("a test reads the built-in themes");
        let base = patch.base.as_ref().and_then(|base| {
            let found = themes.iter().find(|(known, _)| known == base)?;
            Some(found.1.clone())
        });
        themes.push((name, base.unwrap_or_default().patched(&patch)));
    }
    themes
});

/// Returns the names of the built-in themes.
pub fn names() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(name, _)| *name)
}

/// Returns a built-in theme, whole.
pub fn built_in(name: &str) -> Option<&'static ThemeForm> {
    BUILT_IN
        .iter()
        .find_map(|(known, theme)| (*known == name).then_some(theme))
}

/// Returns the text of a built-in theme's file, with its comments.
pub fn file(name: &str) -> Option<&'static str> {
    FILES
        .iter()
        .find_map(|(known, text)| (*known == name).then_some(*text))
}

#[cfg(test)]
mod tests;
