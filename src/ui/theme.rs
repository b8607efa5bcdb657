//! How things look, by their role.

use std::{collections::BTreeMap, sync::LazyLock};

use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;

/// The colours that the terminal can show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colors {
    /// All.
    #[default]
    True,
    /// The sixteen of old terminals.
    Sixteen,
    /// None: `NO_COLOR` is set, or the terminal has none.
    None,
}

macro_rules! roles {
    ($($role:ident = $name:literal,)*) => {
        /// What something on the screen is; a theme says how that looks.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "the names are those of the theme file, which explains them")]
        pub enum Role {
            $($role,)*
        }

        impl Role {
            /// All roles.
            pub const ALL: &'static [Self] = &[$(Self::$role,)*];

            /// Returns the name in theme files.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$role => $name,)*
                }
            }
        }
    };
}

roles! {
    Text = "text",
    Dim = "dim",
    Title = "title",
    Heading = "heading",
    Strong = "strong",
    Emphasis = "emphasis",
    Link = "link",
    Code = "code",
    QuoteBar = "quote-bar",
    Rule = "rule",
    Border = "border",
    BorderFocused = "border-focused",
    Popup = "popup",
    Field = "field",
    Status = "status",
    HintKey = "hint-key",
    HintWord = "hint-word",
    Warning = "warning",
    Error = "error",
    SelectedRow = "selected-row",
    CursorRow = "cursor-row",
    Unread = "unread",
    Starred = "starred",
    Missing = "missing",
    HighlightYellow = "highlight-yellow",
    HighlightGreen = "highlight-green",
    HighlightBlue = "highlight-blue",
    HighlightPink = "highlight-pink",
    HighlightRed = "highlight-red",
    HighlightOrange = "highlight-orange",
    HighlightOverlap = "highlight-overlap",
    HighlightHere = "highlight-here",
    Selection = "selection",
    Match = "match",
    MatchCurrent = "match-current",
    Claim = "claim",
    Supports = "supports",
    Refutes = "refutes",
    Mentions = "mentions",
}

/// The form of a theme file.
#[derive(Deserialize)]
struct ThemeForm {
    palette: BTreeMap<String, Tone>,
    roles: BTreeMap<String, Look>,
}

/// A colour, for terminals of both kinds.
#[derive(Deserialize)]
struct Tone {
    hex: String,
    sixteen: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Look {
    #[serde(deserialize_with = "implicit")]
    fg: Option<String>,
    #[serde(deserialize_with = "implicit")]
    bg: Option<String>,
    modifiers: Vec<String>,
    no_color: Vec<String>,
}

/// Reads a text that may be left out, without `Some` around it.
fn implicit<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    String::deserialize(deserializer).map(Some)
}

/// How everything looks.
#[derive(Clone, Debug)]
pub struct Theme {
    styles: BTreeMap<Role, Style>,
}

static BUILT_IN: LazyLock<ThemeForm> = LazyLock::new(|| {
    ron::from_str(include_str!("../../data/theme.ron")).expect("a test reads the built-in theme")
});

impl Theme {
    /// Returns the built-in theme for what the terminal can show.
    pub fn built_in(colors: Colors) -> Self {
        let styles = Role::ALL.iter().filter_map(|role| {
            let look = BUILT_IN.roles.get(role.name())?;
            Some((*role, style(look, &BUILT_IN.palette, colors)))
        });
        Self {
            styles: styles.collect(),
        }
    }

    /// Returns how a role looks.
    pub fn style(&self, role: Role) -> Style {
        self.styles.get(&role).copied().unwrap_or_default()
    }
}

fn style(look: &Look, palette: &BTreeMap<String, Tone>, colors: Colors) -> Style {
    let color = |name: &Option<String>| {
        let tone = palette.get(name.as_ref()?)?;
        match colors {
            Colors::True => tone.hex.parse::<Color>().ok(),
            Colors::Sixteen => tone.sixteen.parse::<Color>().ok(),
            Colors::None => None,
        }
    };
    let extra: &[String] = if colors == Colors::None {
        &look.no_color
    } else {
        &[]
    };
    let modifiers = look
        .modifiers
        .iter()
        .chain(extra)
        .map(|name| modifier(name));
    let mut style = Style::default().add_modifier(modifiers.collect());
    style.fg = color(&look.fg);
    style.bg = color(&look.bg);
    style
}

fn modifier(name: &str) -> Modifier {
    match name {
        "bold" => Modifier::BOLD,
        "dim" => Modifier::DIM,
        "italic" => Modifier::ITALIC,
        "underlined" => Modifier::UNDERLINED,
        "crossed-out" => Modifier::CROSSED_OUT,
        "reversed" => Modifier::REVERSED,
        _ => Modifier::empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_theme_says_how_every_role_looks() {
        for role in Role::ALL {
            assert!(BUILT_IN.roles.contains_key(role.name()), "{}", role.name());
        }
    }

    #[test]
    fn colours_and_modifiers_of_the_built_in_theme_are_known() {
        for tone in BUILT_IN.palette.values() {
            assert!(tone.hex.parse::<Color>().is_ok(), "{}", tone.hex);
            assert!(tone.sixteen.parse::<Color>().is_ok(), "{}", tone.sixteen);
        }
        for look in BUILT_IN.roles.values() {
            for name in look.fg.iter().chain(&look.bg) {
                assert!(BUILT_IN.palette.contains_key(name), "{name}");
            }
            for name in look.modifiers.iter().chain(&look.no_color) {
                assert!(!modifier(name).is_empty(), "{name}");
            }
        }
    }

    #[test]
    fn without_colours_there_are_none_and_marks_still_show() {
        let theme = Theme::built_in(Colors::None);
        for role in Role::ALL {
            let style = theme.style(*role);
            assert_eq!((style.fg, style.bg), (None, None), "{}", role.name());
        }
        let marks = [
            Role::HighlightYellow,
            Role::Selection,
            Role::Match,
            Role::CursorRow,
        ];
        for role in marks {
            assert!(
                !theme.style(role).add_modifier.is_empty(),
                "{}",
                role.name()
            );
        }
    }
}
