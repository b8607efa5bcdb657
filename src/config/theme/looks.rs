//! What a theme comes to on a terminal: colours are worked out, mixed, and brought to those there are.
//!
//! **Grounds that are worked out.** A highlight gives no ground but a hue. Its ground is the page with as much
//! of the hue in it as the theme wants, or as much less as lets every text that can stand on it keep the
//! theme's contrast, which is 4.5:1 at least ([`color::Rgb::contrast`]). So it holds for a person's theme too.
//! A pair of colours that was given by hand is left as it is, and told in [`Looks::weak`].
//!
//! **256 colours.** Each colour becomes the nearest to the eye of those that keep the contrast; the grounds of
//! highlights stay different from each other.
//!
//! **Sixteen colours** are the terminal's own, and nobody knows how they look: text and page are what the
//! terminal has by itself, and a ground is only given together with the letters on it.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Colors, LookForm, Role, ThemeForm,
    color::{self, Rgb},
    pairs::{self, Given},
};

/// The least contrast between text and ground, by WCAG 2.1, criterion 1.4.3.
pub const LEAST_CONTRAST: f64 = 4.5;

/// The least contrast of lines, which are seen and not read.
const LEAST_OF_LINES: f64 = 1.5;

/// How much of a hue a ground has where the theme does not say.
const STRENGTH: f64 = 0.4;

/// How far the grounds of highlights are kept apart in 256 colours, by [`Rgb::distance`].
const APART: f64 = 0.05;

/// In how many steps less of a hue is tried.
const STEPS: u32 = 64;

macro_rules! words {
    ($(#[$doc:meta])* $type:ident { $($variant:ident = $name:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[expect(missing_docs, reason = "the names say it")]
        pub enum $type {
            $($variant,)*
        }

        impl $type {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Returns the name in theme files.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// Finds the one of a name.
            pub fn of_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.name() == name)
            }
        }
    };
}

words! {
    /// One of the sixteen colours that a person has chosen in the terminal, or what it has by itself.
    Basic {
        Default = "default",
        Black = "black",
        Red = "red",
        Green = "green",
        Yellow = "yellow",
        Blue = "blue",
        Magenta = "magenta",
        Cyan = "cyan",
        Gray = "gray",
        DarkGray = "dark-gray",
        LightRed = "light-red",
        LightGreen = "light-green",
        LightYellow = "light-yellow",
        LightBlue = "light-blue",
        LightMagenta = "light-magenta",
        LightCyan = "light-cyan",
        White = "white",
    }
}

words! {
    /// How letters are apart from their colours.
    Modifier {
        Bold = "bold",
        Dim = "dim",
        Italic = "italic",
        Underlined = "underlined",
        CrossedOut = "crossed-out",
        Reversed = "reversed",
    }
}

/// A colour as the terminal is told it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// Any.
    True(Rgb),
    /// One of xterm's 256.
    Xterm(u8),
    /// One of the sixteen, or the terminal's own.
    Basic(Basic),
}

/// How a role looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The colour of letters; none where it stays as it is below.
    pub fg: Option<Paint>,
    /// The colour of the ground; none where it stays as it is below.
    pub bg: Option<Paint>,
    /// What is added to it.
    pub modifiers: Vec<Modifier>,
}

/// How all roles look on a terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looks(BTreeMap<Role, Look>);

/// A pair of colours given by hand that is hard to read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weak {
    /// The role that gives the letters their colour.
    pub text: Role,
    /// The role that gives the ground its colour.
    pub ground: Role,
    /// The contrast that they have.
    pub contrast: f64,
    /// The contrast that they should have.
    pub least: f64,
}

impl Looks {
    /// Works out how a theme looks on a terminal.
    pub fn new(theme: &ThemeForm, colors: Colors) -> Self {
        let numbers = match colors {
            Colors::True => Some(Numbers::new(theme)),
            Colors::Xterm => Some(Numbers::new(theme).of_256()),
            Colors::Sixteen | Colors::None => None,
        };
        let look = |role: &Role| {
            let form = theme.roles.get(role.name())?;
            let paint = |number: Option<&Rgb>, name: Option<&String>| match colors {
                Colors::True => number.copied().map(Paint::True),
                Colors::Xterm => {
                    let number = *number?;
                    color::nearest(number, |_| true).map(Paint::Xterm)
                }
                Colors::Sixteen => basic(theme, name?).map(Paint::Basic),
                Colors::None => None,
            };
            let letters = numbers
                .as_ref()
                .and_then(|numbers| numbers.letters.get(role));
            let page = numbers
                .as_ref()
                .and_then(|numbers| numbers.grounds.get(role));
            let ground = form.bg.as_ref().or(form.tint.as_ref());
            Some((
                *role,
                Look {
                    fg: paint(letters, form.fg.as_ref()),
                    bg: paint(page, ground),
                    modifiers: modifiers(form, colors),
                },
            ))
        };
        Self(Role::ALL.iter().filter_map(look).collect())
    }

    /// Returns how a role looks; one that the theme leaves out looks as what is below it.
    pub fn look(&self, role: Role) -> Look {
        self.0.get(&role).cloned().unwrap_or_default()
    }

    /// Returns the pairs of colours of a theme that were given by hand and are hard to read.
    pub fn weak(theme: &ThemeForm) -> Vec<Weak> {
        let numbers = Numbers::new(theme);
        let mut weak = Vec::new();
        numbers.each_pair(|text, ground, contrast| {
            let least = numbers.least(text);
            if contrast < least {
                weak.push(Weak {
                    text,
                    ground,
                    contrast,
                    least,
                });
            }
        });
        weak
    }
}

fn modifiers(form: &LookForm, colors: Colors) -> Vec<Modifier> {
    let extra = match colors {
        Colors::True | Colors::Xterm => &None,
        Colors::Sixteen => &form.sixteen,
        Colors::None => &form.no_color,
    };
    let all: BTreeSet<_> = [&form.modifiers, extra]
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|word| Modifier::of_name(word))
        .collect();
    all.into_iter().collect()
}

fn basic(theme: &ThemeForm, name: &str) -> Option<Basic> {
    let tone = theme.palette.get(name)?;
    Basic::of_name(tone.sixteen.as_ref()?)
}

/// The colours of all roles as numbers.
struct Numbers<'a> {
    theme: &'a ThemeForm,
    letters: BTreeMap<Role, Rgb>,
    grounds: BTreeMap<Role, Rgb>,
    /// The roles of letters and of grounds that can meet.
    pairs: Vec<(Role, Role)>,
}

impl<'a> Numbers<'a> {
    fn new(theme: &'a ThemeForm) -> Self {
        let forms = || {
            Role::ALL
                .iter()
                .filter_map(|role| Some((*role, theme.roles.get(role.name())?)))
        };
        let number = |name: &Option<String>| rgb(theme, name.as_ref()?);
        let mut numbers = Self {
            theme,
            letters: forms()
                .filter_map(|(role, form)| Some((role, number(&form.fg)?)))
                .collect(),
            grounds: forms()
                .filter_map(|(role, form)| Some((role, number(&form.bg)?)))
                .collect(),
            pairs: Vec::new(),
        };
        for (role, hue, strength) in numbers.tints() {
            let page = numbers.page();
            // Until it is worked out it is as the theme wants it: pairs are told by who gives a ground.
            numbers.grounds.insert(role, page.mixed(hue, strength));
        }
        numbers.pairs = numbers.meeting();
        for (role, hue, strength) in numbers.tints() {
            let page = numbers.page();
            let texts = numbers.texts_on(role);
            let fits = |ground: Rgb| {
                texts
                    .iter()
                    .all(|(text, least)| text.contrast(ground) >= *least)
            };
            // Where no mixture with the page will do, as for dark letters on a dark page, what lies between
            // the hue and white or black.
            let share = |step: u32| f64::from(step) / f64::from(STEPS);
            let less = (0..=STEPS)
                .rev()
                .map(|step| page.mixed(hue, strength * share(step)));
            let beyond = (0..=STEPS).flat_map(|step| {
                [Rgb(255, 255, 255), Rgb(0, 0, 0)].map(|end| hue.mixed(end, share(step)))
            });
            let ground = less
                .chain(beyond)
                .find(|ground| fits(*ground))
                .unwrap_or(page);
            numbers.grounds.insert(role, ground);
        }
        numbers
    }

    /// Brings all to the 256 colours.
    fn of_256(mut self) -> Self {
        let tinted: BTreeMap<Role, Rgb> = self
            .tints()
            .into_iter()
            .map(|(role, hue, _)| (role, hue))
            .collect();
        let near = |color: Rgb, fits: &dyn Fn(Rgb) -> bool| {
            color::nearest(color, fits)
                .or_else(|| color::nearest(color, |_| true))
                .map_or(color, color::xterm)
        };
        for (role, ground) in &mut self.grounds {
            if !tinted.contains_key(role) {
                *ground = near(*ground, &|_| true);
            }
        }
        // Letters first, by the grounds that were given; the grounds that can be chosen follow them.
        for role in Role::ALL.iter().copied() {
            let Some(&letters) = self.letters.get(&role) else {
                continue;
            };
            let least = self.least(role);
            let mut grounds = Vec::new();
            self.each_pair(|text, ground, contrast| {
                // What was hard to read stays as it was wanted.
                if text == role && !tinted.contains_key(&ground) && contrast >= least {
                    grounds.extend(self.grounds.get(&ground));
                }
            });
            let fits = |color: Rgb| {
                grounds
                    .iter()
                    .all(|ground| color.contrast(*ground) >= least)
            };
            self.letters.insert(role, near(letters, &fits));
        }
        let mut taken = vec![self.page()];
        let stays_apart = |role: &Role| Role::HIGHLIGHTS.contains(role) || *role == Role::Selection;
        for (role, hue) in tinted {
            let Some(&ground) = self.grounds.get(&role) else {
                continue;
            };
            let texts = self.texts_on(role);
            let fits = |color: Rgb| {
                taken.iter().all(|other| color.distance(*other) > APART)
                    && texts
                        .iter()
                        .all(|(text, least)| text.contrast(color) >= *least)
            };
            let ground = color::nearest_of_hue(ground, hue, fits)
                .map_or_else(|| near(ground, &|_| true), color::xterm);
            if stays_apart(&role) {
                taken.push(ground);
            }
            self.grounds.insert(role, ground);
        }
        self
    }

    fn page(&self) -> Rgb {
        self.grounds
            .get(&Role::Text)
            .copied()
            .unwrap_or(Rgb(0, 0, 0))
    }

    /// Returns the roles whose ground is worked out, with their hue and how much of it is wanted.
    fn tints(&self) -> Vec<(Role, Rgb, f64)> {
        Role::ALL
            .iter()
            .filter_map(|role| {
                let form = self.theme.roles.get(role.name())?;
                let hue = rgb(self.theme, form.tint.as_ref()?)?;
                Some((
                    *role,
                    hue,
                    form.strength.unwrap_or(STRENGTH).clamp(0.0, 1.0),
                ))
            })
            .collect()
    }

    /// Returns the contrast that letters of a role should have on any ground.
    fn least(&self, text: Role) -> f64 {
        if text.is_line() {
            return LEAST_OF_LINES;
        }
        self.theme
            .contrast
            .unwrap_or(LEAST_CONTRAST)
            .clamp(LEAST_CONTRAST, 21.0)
    }

    /// Returns the colours of the letters that can stand on the ground of a role, and the contrast they need.
    fn texts_on(&self, role: Role) -> Vec<(Rgb, f64)> {
        let mut texts = Vec::new();
        self.each_pair(|text, ground, _| {
            if ground == role {
                texts.extend(
                    self.letters
                        .get(&text)
                        .map(|color| (*color, self.least(text))),
                );
            }
        });
        texts
    }

    /// Calls `meet` for all that can meet, with their contrast.
    fn each_pair(&self, mut meet: impl FnMut(Role, Role, f64)) {
        for (text, ground) in &self.pairs {
            if let (Some(letters), Some(page)) = (self.letters.get(text), self.grounds.get(ground))
            {
                meet(*text, *ground, letters.contrast(*page));
            }
        }
    }

    fn meeting(&self) -> Vec<(Role, Role)> {
        let given = |is: bool| if is { Given::Own } else { Given::Below };
        pairs::all(|role: Role| {
            (
                given(self.letters.contains_key(&role)),
                given(self.grounds.contains_key(&role)),
            )
        })
    }
}

/// Returns the colour of a name of the palette, or that is written itself.
fn rgb(theme: &ThemeForm, name: &str) -> Option<Rgb> {
    let hex = match theme.palette.get(name) {
        Some(tone) => tone.hex.as_deref()?,
        None => name,
    };
    hex.parse().ok()
}
