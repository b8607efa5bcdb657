//! What the environment says of the terminal.

use crate::{
    model::CleanText,
    runtime::{gnu_screen::Between, host::Surroundings, locale},
    ui::{Appearance, Colors, Letters},
};

/// Reads all that the environment says.
pub fn read(variable: impl Fn(&str) -> Option<String>) -> Surroundings {
    let locale = locale::of(&variable);
    Surroundings {
        colors: colors(&variable),
        appearance: appearance(&variable),
        letters: letters(locale.as_deref()),
        locale: locale.as_deref().map(CleanText::line),
    }
}

/// Tells which letters the terminal can show.
///
/// Where no locale is set at all, as in many containers, the terminal is taken for what nearly all are: one
/// that shows UTF-8. A locale that was set to another charset, or to `C`, is believed.
fn letters(locale: Option<&str>) -> Letters {
    let is_utf8 = |locale: &str| {
        let locale = locale.to_ascii_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    };
    if locale.is_none_or(is_utf8) {
        Letters::Unicode
    } else {
        Letters::Ascii
    }
}

/// Tells which colours the terminal shows, from the variables that tell it.
///
/// `NO_COLOR` (no-color.org) wins over all others; `COLORTERM` is how terminals say that they show them all,
/// and the end of `TERM` how they say that they have 256. The Linux console and those that say nothing have
/// sixteen; a `TERM` that ends in `-mono` or `-m` has none. In GNU screen, `COLORTERM` tells of the terminal
/// around it, whose colours do not all come through.
fn colors(variable: impl Fn(&str) -> Option<String>) -> Colors {
    let set = |name| variable(name).filter(|value| !value.is_empty());
    if set("NO_COLOR").is_some() {
        return Colors::None;
    }
    let term = set("TERM").unwrap_or_default();
    let all = matches!(set("COLORTERM").as_deref(), Some("truecolor" | "24bit"))
        && Between::of(&variable) == Between::Nothing;
    let ends_in = |ends: &[&str]| ends.iter().any(|end| term.ends_with(end));
    if all || ends_in(&["-direct"]) {
        Colors::True
    } else if ends_in(&["256color"]) {
        Colors::Xterm
    } else if ends_in(&["-mono", "-m"]) || term.starts_with("vt1") || term.starts_with("vt2") {
        Colors::None
    } else {
        Colors::Sixteen
    }
}

/// Tells whether the terminal's ground is dark or light, where `COLORFGBG` says it: rxvt and Konsole put the
/// numbers of their colours there, the ground's last.
fn appearance(variable: impl Fn(&str) -> Option<String>) -> Option<Appearance> {
    let colors = variable("COLORFGBG")?;
    let ground: u8 = colors.rsplit(';').next()?.parse().ok()?;
    match ground {
        0..=6 | 8 => Some(Appearance::Dark),
        7 | 9..=15 => Some(Appearance::Light),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns what is said by variables written `NAME=value`.
    fn said<'a>(variables: &'a [&'a str]) -> impl Fn(&str) -> Option<String> + 'a {
        move |name| {
            let value = variables.iter().find_map(|variable| {
                let (known, value) = variable.split_once('=')?;
                (known == name).then_some(value)
            });
            value.map(str::to_owned)
        }
    }

    #[test]
    fn the_environment_tells_the_colours() {
        let cases: &[(&[&str], Colors)] = &[
            (
                &["TERM=xterm-256color", "COLORTERM=truecolor"],
                Colors::True,
            ),
            (&["TERM=screen", "COLORTERM=24bit"], Colors::True),
            (
                &["TERM=screen", "COLORTERM=24bit", "STY=1.desk"],
                Colors::Sixteen,
            ),
            (
                &["TERM=screen.xterm-256color", "COLORTERM=truecolor"],
                Colors::Xterm,
            ),
            (&["TERM=xterm-direct"], Colors::True),
            (&["TERM=xterm-256color"], Colors::Xterm),
            (&["TERM=tmux-256color", "COLORTERM=yes"], Colors::Xterm),
            (&["TERM=xterm"], Colors::Sixteen),
            (&["TERM=linux", "NO_COLOR="], Colors::Sixteen),
            (&[], Colors::Sixteen),
            (&["TERM=vt100"], Colors::None),
            (&["TERM=xterm-mono"], Colors::None),
            (
                &["TERM=xterm-256color", "COLORTERM=truecolor", "NO_COLOR=1"],
                Colors::None,
            ),
        ];
        for (variables, expected) in cases {
            assert_eq!(colors(said(variables)), *expected, "{variables:?}");
        }
    }

    #[test]
    fn the_locale_tells_the_letters() {
        let cases: &[(&[&str], Letters)] = &[
            (&[], Letters::Unicode),
            (&["LANG="], Letters::Unicode),
            (&["LANG=de_DE.UTF-8"], Letters::Unicode),
            (&["LANG=C.utf8"], Letters::Unicode),
            (&["LANG=de_DE.ISO-8859-1"], Letters::Ascii),
            (&["LANG=en_US.UTF-8", "LC_ALL=C"], Letters::Ascii),
            (&["LANG=C", "LC_CTYPE=en_US.UTF-8"], Letters::Unicode),
            (&["LANG=POSIX"], Letters::Ascii),
        ];
        for (variables, expected) in cases {
            assert_eq!(read(said(variables)).letters, *expected, "{variables:?}");
        }
    }

    #[test]
    fn the_environment_may_tell_the_ground() {
        for (value, expected) in [
            ("15;0", Some(Appearance::Dark)),
            ("0;15", Some(Appearance::Light)),
            ("0;default;15", Some(Appearance::Light)),
            ("12;8", Some(Appearance::Dark)),
            ("0;7", Some(Appearance::Light)),
            ("15;default", None),
            ("", None),
            ("0;99", None),
        ] {
            let variable = format!("COLORFGBG={value}");
            assert_eq!(appearance(said(&[&variable])), expected, "{value}");
        }
        assert_eq!(appearance(said(&[])), None);
    }
}
