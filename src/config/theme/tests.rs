//! Every built-in theme keeps what themes promise, on every kind of terminal.

use std::collections::BTreeMap;

use super::{
    color::{Rgb, xterm},
    looks::{Basic, LEAST_CONTRAST, Modifier},
    pairs::{self, Given},
    *,
};

/// Returns the colour as a number; none where only the terminal knows it.
fn number(paint: Paint) -> Option<Rgb> {
    match paint {
        Paint::True(rgb) => Some(rgb),
        Paint::Xterm(number) => Some(xterm(number)),
        Paint::Basic(basic) => {
            let at = Basic::ALL.iter().position(|known| *known == basic)?;
            // The first is what the terminal has by itself.
            at.checked_sub(1).map(|at| xterm(at as u8))
        }
    }
}

/// Calls `meet` with all that can meet: letters, ground, and the contrast of both.
fn each_pair(looks: &Looks, mut meet: impl FnMut(Role, Role, Option<f64>)) {
    let given = |is: bool| if is { Given::Own } else { Given::Below };
    let colors = |role| {
        let look = looks.look(role);
        (given(look.fg.is_some()), given(look.bg.is_some()))
    };
    for (text, ground) in pairs::all(colors) {
        let letters = looks.look(text).fg.and_then(number);
        let page = looks.look(ground).bg.and_then(number);
        let contrast = letters
            .zip(page)
            .map(|(letters, page)| letters.contrast(page));
        meet(text, ground, contrast);
    }
}

#[test]
fn all_that_can_meet_keeps_the_contrast_in_every_theme() {
    for name in names() {
        let theme = built_in(name).unwrap();
        for colors in [Colors::True, Colors::Xterm] {
            let looks = Looks::new(theme, colors);
            let mut pairs = 0;
            each_pair(&looks, |text, ground, contrast| {
                let contrast = contrast.unwrap();
                let least = match (text.is_line(), theme.contrast) {
                    (true, _) => 1.5,
                    (false, wanted) => wanted.unwrap().max(LEAST_CONTRAST),
                };
                let (text, ground) = (text.name(), ground.name());
                assert!(
                    contrast >= least,
                    "{name}, {colors:?}: {text} on {ground} has {contrast:.2}"
                );
                pairs += 1;
            });
            assert!(pairs > 60, "{pairs}");
        }
        assert_eq!(Looks::weak(theme), []);
    }
}

#[test]
fn highlights_are_told_apart_from_each_other_and_from_the_page() {
    for name in names() {
        let theme = built_in(name).unwrap();
        for colors in [Colors::True, Colors::Xterm] {
            let looks = Looks::new(theme, colors);
            let ground = |role| number(looks.look(role).bg.unwrap()).unwrap();
            let mut seen: BTreeMap<&str, Rgb> =
                [(Role::Text, "text"), (Role::Selection, "selection")]
                    .map(|(role, name)| (name, ground(role)))
                    .into();
            for role in Role::HIGHLIGHTS {
                let own = ground(role);
                for (other, color) in &seen {
                    let apart = own.distance(*color);
                    let role = role.name();
                    assert!(
                        apart > 0.04,
                        "{name}, {colors:?}: {role} and {other}: {apart:.3}"
                    );
                }
                seen.insert(role.name(), own);
            }
        }
    }
}

#[test]
fn every_built_in_theme_is_whole_and_without_faults() {
    for name in names() {
        let theme = built_in(name).unwrap();
        assert_eq!(theme.faults(), []);
        assert!(theme.contrast.is_some() && theme.appearance.is_some());
        for role in Role::ALL {
            assert!(theme.roles.contains_key(role.name()), "{}", role.name());
        }
        // A colour that no role uses helps nobody.
        for color in theme.palette.keys() {
            let used = theme.roles.values().any(|look| {
                [&look.fg, &look.bg, &look.tint]
                    .into_iter()
                    .flatten()
                    .any(|used| used == color)
            });
            assert!(used, "{name}: {color}");
        }
    }
}

#[test]
fn in_sixteen_colours_nothing_is_guessed_of_the_terminals_own() {
    for name in names() {
        let looks = Looks::new(built_in(name).unwrap(), Colors::Sixteen);
        let page = looks.look(Role::Text);
        let own = Some(Paint::Basic(Basic::Default));
        assert_eq!((page.fg, page.bg), (own, own));
        for role in Role::ALL {
            let look = looks.look(*role);
            let guessed = [look.fg, look.bg].into_iter().flatten().any(|paint| {
                matches!(
                    paint,
                    Paint::Basic(Basic::DarkGray | Basic::Gray | Basic::White)
                )
            });
            // What Solarized and its like have for their grounds.
            assert!(!guessed, "{}", role.name());
            let is_colored = |paint: Option<Paint>| paint.is_some() && paint != own;
            if is_colored(look.bg) {
                let contrast = number(look.fg.unwrap())
                    .unwrap()
                    .contrast(number(look.bg.unwrap()).unwrap());
                assert!(contrast >= LEAST_CONTRAST, "{}: {contrast}", role.name());
            }
        }
    }
}

#[test]
fn states_stay_apart_where_there_are_few_colours_or_none() {
    for name in names() {
        for colors in [Colors::Sixteen, Colors::None] {
            let looks = Looks::new(built_in(name).unwrap(), colors);
            let plain = looks.look(Role::Text);
            for role in [
                Role::CursorRow,
                Role::SelectedRow,
                Role::Selection,
                Role::Match,
                Role::MatchCurrent,
                Role::HighlightYellow,
                Role::HighlightRed,
                Role::Field,
                Role::Matched,
                Role::Watched,
                Role::HintKey,
                Role::Dim,
                Role::Title,
            ] {
                let look = looks.look(role);
                let differs = !look.modifiers.is_empty()
                    || look.fg.is_some_and(|fg| Some(fg) != plain.fg)
                    || look.bg.is_some_and(|bg| Some(bg) != plain.bg);
                assert!(differs, "{name}, {colors:?}: {}", role.name());
            }
            assert_ne!(looks.look(Role::Match), looks.look(Role::MatchCurrent));
            let watched = looks.look(Role::Watched);
            for role in [
                Role::Match,
                Role::Matched,
                Role::Link,
                Role::Echo,
                Role::HighlightYellow,
            ] {
                assert_ne!(
                    watched,
                    looks.look(role),
                    "{name}, {colors:?}: {}",
                    role.name()
                );
            }
            assert!(
                looks
                    .look(Role::CursorRow)
                    .modifiers
                    .contains(&Modifier::Reversed)
            );
        }
    }
}

#[test]
fn a_theme_is_a_patch_and_a_tone_may_be_its_hex_alone() {
    let patch = ThemeForm::parse(
        r##"(
            palette: {"paper": "#000080", "mine": (hex: "#00ff00", sixteen: "green")},
            roles: {
                "heading": (fg: "mine", modifiers: []),
                "selection": (bg: "#123456"),
                "field": (tint: "mine"),
            },
        )"##,
    )
    .unwrap();
    let theme = built_in(LAMPLIGHT).unwrap().clone().patched(&patch);
    assert_eq!(theme.faults(), []);
    let looks = Looks::new(&theme, Colors::True);
    assert_eq!(
        looks.look(Role::Text).bg,
        Some(Paint::True(Rgb(0, 0, 0x80)))
    );
    assert_eq!(
        looks.look(Role::Heading).fg,
        Some(Paint::True(Rgb(0, 0xff, 0)))
    );
    assert_eq!(looks.look(Role::Heading).modifiers, []);
    assert_eq!(
        looks.look(Role::Selection).bg,
        Some(Paint::True(Rgb(0x12, 0x34, 0x56)))
    );
    // What is not in the patch is as below; highlights go with the new page.
    assert_eq!(theme.palette["paper"].sixteen.as_deref(), Some("default"));
    let highlight = looks.look(Role::HighlightYellow);
    let below = Looks::new(built_in(LAMPLIGHT).unwrap(), Colors::True).look(Role::HighlightYellow);
    assert_ne!(highlight.bg, below.bg);
}

#[test]
fn grounds_that_are_worked_out_are_right_and_hand_given_pairs_are_told() {
    let patch = ThemeForm::parse(
        r##"(
            // Grey letters on a page that is not much darker, with hues of the same lightness.
            palette: {"paper": "#30343a", "ink": "#777777", "mark-ink": "#c0c0c0", "mark-red": "#c0c0c0"},
            // And dark letters on it, with hues that are darker still.
            roles: {
                "highlight-red": (strength: 1.0),
                "highlight-blue": (fg: "#101010", tint: "#000080"),
            },
        )"##,
    )
    .unwrap();
    let theme = built_in(LAMPLIGHT).unwrap().clone().patched(&patch);
    let looks = Looks::new(&theme, Colors::True);
    for role in Role::HIGHLIGHTS {
        let look = looks.look(role);
        let (letters, ground) = (
            number(look.fg.unwrap()).unwrap(),
            number(look.bg.unwrap()).unwrap(),
        );
        assert!(
            letters.contrast(ground) >= LEAST_CONTRAST,
            "{}",
            role.name()
        );
    }
    let weak = Looks::weak(&theme);
    assert!(
        weak.iter()
            .any(|pair| (pair.text, pair.ground) == (Role::Text, Role::Text)),
        "{weak:?}"
    );
    assert!(
        weak.iter()
            .all(|pair| pair.contrast < pair.least && pair.ground != Role::HighlightRed)
    );
}

#[test]
fn what_nobody_understands_is_named_with_its_way_and_what_could_stand_there() {
    let patch = ThemeForm::parse(
        r##"(
            appearance: "darkish",
            contrast: 50.0,
            palette: {"ink": "#12345", "line": (hex: "#4b4e55", sixteen: "grey")},
            roles: {
                "heding": (fg: "ink"),
                "title": (fg: "inc", strength: 2.0, modifiers: ["bolt"]),
            },
        )"##,
    )
    .unwrap();
    let theme = built_in(LAMPLIGHT).unwrap().clone().patched(&patch);
    let faults: Vec<_> = theme
        .faults()
        .into_iter()
        .map(|fault| (fault.at.join("/"), fault.found))
        .collect();
    let expected = [
        ("appearance", "darkish"),
        ("contrast", "50"),
        ("palette/ink/hex", "#12345"),
        ("palette/line/sixteen", "grey"),
        ("roles/heding", "heding"),
        ("roles/title/fg", "inc"),
        ("roles/title/strength", "2"),
        ("roles/title/modifiers", "bolt"),
    ];
    assert_eq!(
        faults,
        expected.map(|(at, found)| (at.to_owned(), found.to_owned()))
    );
    assert!(
        theme
            .faults()
            .iter()
            .any(|fault| fault.known.contains(&"heading".to_owned()))
    );
    // And it can be drawn all the same.
    Looks::new(&theme, Colors::True);
    Looks::new(&theme, Colors::Xterm);
    let line = ThemeForm::parse("(\n  roles: {\"text\": (fgg: \"ink\")},\n)")
        .unwrap_err()
        .span
        .start
        .line;
    assert_eq!(line, 2);
}

#[test]
fn the_appearance_of_a_ground_is_that_of_the_letters_that_suit_it() {
    for (ground, appearance) in [
        (Rgb(0, 0, 0), Appearance::Dark),
        (Rgb(255, 255, 255), Appearance::Light),
        (Rgb(0x00, 0x2b, 0x36), Appearance::Dark),
        (Rgb(0xfd, 0xf6, 0xe3), Appearance::Light),
    ] {
        assert_eq!(Appearance::of_ground(ground), appearance);
    }
    for name in names() {
        let theme = built_in(name).unwrap();
        let page = Looks::new(theme, Colors::True)
            .look(Role::Text)
            .bg
            .and_then(number)
            .unwrap();
        assert_eq!(Appearance::of_ground(page), theme.appearance(), "{name}");
    }
}
