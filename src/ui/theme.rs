//! How things look, by their role, as styles.

use std::collections::BTreeMap;

use ratatui::{
    buffer::Buffer,
    style::{Color, Modifier, Style},
};

use super::signs::{self, Letters};
use crate::config::theme::{
    self, Looks, Paint, ThemeForm,
    looks::{self, Basic, Look},
};
pub use crate::config::theme::{Appearance, Colors, Role};

/// The theme for dark terminals and the one for light ones.
#[derive(Clone, Debug)]
pub struct Themes {
    /// For dark terminals.
    pub dark: Theme,
    /// For light ones.
    pub light: Theme,
}

impl Themes {
    /// Returns those that a person gets who has chosen none.
    pub fn built_in(colors: Colors, letters: Letters) -> Self {
        let theme = |appearance: Appearance| {
            Theme::built_in(appearance.theme(), colors).with_letters(letters)
        };
        Self {
            dark: theme(Appearance::Dark),
            light: theme(Appearance::Light),
        }
    }

    /// Returns the one for an appearance.
    pub fn of(&self, appearance: Appearance) -> &Theme {
        match appearance {
            Appearance::Dark => &self.dark,
            Appearance::Light => &self.light,
        }
    }
}

/// How everything looks.
#[derive(Clone, Debug)]
pub struct Theme {
    styles: BTreeMap<Role, Style>,
    colors: Colors,
    letters: Letters,
}

impl Theme {
    /// Makes the styles of a theme for what the terminal can show.
    pub fn new(form: &ThemeForm, colors: Colors) -> Self {
        let looks = Looks::new(form, colors);
        let styles = Role::ALL
            .iter()
            .map(|role| (*role, style(&looks.look(*role))));
        Self {
            styles: styles.collect(),
            colors,
            letters: Letters::default(),
        }
    }

    /// Returns a built-in theme, or the dark one where there is none of that name.
    pub fn built_in(name: &str, colors: Colors) -> Self {
        let form = theme::built_in(name).or_else(|| theme::built_in(theme::LAMPLIGHT));
        form.map_or_else(
            || Self::new(&ThemeForm::default(), colors),
            |form| Self::new(form, colors),
        )
    }

    /// Has it drawn with the letters that the terminal can show.
    #[must_use]
    pub fn with_letters(self, letters: Letters) -> Self {
        Self { letters, ..self }
    }

    /// Brings a drawn screen to what the terminal can show.
    ///
    /// Letters that it can't are replaced. With few colours, what is reversed loses its own: red on a
    /// reversed row would be a red ground, with letters on it that nobody chose.
    pub fn finish(&self, buffer: &mut Buffer) {
        if self.letters == Letters::Ascii {
            signs::to_ascii(buffer);
        }
        if matches!(self.colors, Colors::True | Colors::Xterm) {
            return;
        }
        for cell in &mut buffer.content {
            if cell.modifier.contains(Modifier::REVERSED) {
                (cell.fg, cell.bg) = (Color::Reset, Color::Reset);
                cell.modifier.remove(Modifier::DIM);
            }
        }
    }

    /// Returns how a role looks.
    pub fn style(&self, role: Role) -> Style {
        self.styles.get(&role).copied().unwrap_or_default()
    }
}

fn style(look: &Look) -> Style {
    let modifiers = look.modifiers.iter().copied().map(modifier);
    let mut style = Style::default().add_modifier(modifiers.collect());
    style.fg = look.fg.map(color);
    style.bg = look.bg.map(color);
    style
}

fn color(paint: Paint) -> Color {
    match paint {
        Paint::True(theme::color::Rgb(red, green, blue)) => Color::Rgb(red, green, blue),
        Paint::Xterm(number) => Color::Indexed(number),
        Paint::Basic(basic) => match basic {
            Basic::Default => Color::Reset,
            Basic::Black => Color::Black,
            Basic::Red => Color::Red,
            Basic::Green => Color::Green,
            Basic::Yellow => Color::Yellow,
            Basic::Blue => Color::Blue,
            Basic::Magenta => Color::Magenta,
            Basic::Cyan => Color::Cyan,
            Basic::Gray => Color::Gray,
            Basic::DarkGray => Color::DarkGray,
            Basic::LightRed => Color::LightRed,
            Basic::LightGreen => Color::LightGreen,
            Basic::LightYellow => Color::LightYellow,
            Basic::LightBlue => Color::LightBlue,
            Basic::LightMagenta => Color::LightMagenta,
            Basic::LightCyan => Color::LightCyan,
            Basic::White => Color::White,
        },
    }
}

fn modifier(modifier: looks::Modifier) -> Modifier {
    match modifier {
        looks::Modifier::Bold => Modifier::BOLD,
        looks::Modifier::Dim => Modifier::DIM,
        looks::Modifier::Italic => Modifier::ITALIC,
        looks::Modifier::Underlined => Modifier::UNDERLINED,
        looks::Modifier::CrossedOut => Modifier::CROSSED_OUT,
        looks::Modifier::Reversed => Modifier::REVERSED,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_colours_there_are_none_and_marks_still_show() {
        for name in theme::names() {
            let theme = Theme::built_in(name, Colors::None);
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
                let style = theme.style(role);
                assert!(!style.add_modifier.is_empty(), "{}", role.name());
            }
        }
    }

    #[test]
    fn a_theme_that_nobody_knows_is_the_dark_one() {
        let (unknown, dark) = ("moonlight", theme::LAMPLIGHT);
        for role in Role::ALL {
            assert_eq!(
                Theme::built_in(unknown, Colors::True).style(*role),
                Theme::built_in(dark, Colors::True).style(*role),
            );
        }
    }
}
