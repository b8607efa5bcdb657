//! The form of a theme file.

use std::{collections::BTreeMap, fmt};

use ron::{Options, error::SpannedResult, extensions::Extensions};
use serde::{
    Deserialize, Deserializer,
    de::{self, MapAccess, Visitor, value::MapAccessDeserializer},
};

use super::{
    Appearance, Role,
    color::Rgb,
    looks::{Basic, Modifier},
};

/// A theme as it is written, or a patch over one: what is left out stays as it is below.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ThemeForm {
    /// The theme that this one is a patch over; `lamplight` where it is left out.
    pub base: Option<String>,
    /// Whether it is dark or light: `dark`, `light`.
    pub appearance: Option<String>,
    /// The least contrast between text and a ground that is worked out; 4.5 or more.
    pub contrast: Option<f64>,
    /// The colours, by the names that roles use.
    pub palette: BTreeMap<String, ToneForm>,
    /// How each role looks, by the roles' names.
    pub roles: BTreeMap<String, LookForm>,
}

/// A colour for terminals of each kind; also written as its `#rrggbb` alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ToneForm {
    /// `#rrggbb`.
    pub hex: Option<String>,
    /// The name of one of sixteen, or `default` for what the terminal has by itself.
    pub sixteen: Option<String>,
}

/// How a role looks. A `ground` colour is a name of the palette, or `#rrggbb`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LookForm {
    /// The colour of letters.
    pub fg: Option<String>,
    /// The colour of the ground.
    pub bg: Option<String>,
    /// A hue that the page is tinted with: the ground is mixed of both so that all text on it can be read.
    pub tint: Option<String>,
    /// How much of the hue the ground has at most, from 0 to 1.
    pub strength: Option<f64>,
    /// Bold, italic and the like.
    pub modifiers: Option<Vec<String>>,
    /// More of them where there are sixteen colours.
    pub sixteen: Option<Vec<String>>,
    /// More of them where there are no colours.
    pub no_color: Option<Vec<String>>,
}

impl<'de> Deserialize<'de> for ToneForm {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Default, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        struct Whole {
            hex: Option<String>,
            sixteen: Option<String>,
        }

        struct Either;

        impl<'de> Visitor<'de> for Either {
            type Value = ToneForm;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(
                    "a colour such as \"#d8d4ca\" or (hex: \"#d8d4ca\", sixteen: \"default\")",
                )
            }

            fn visit_str<E: de::Error>(self, hex: &str) -> Result<ToneForm, E> {
                Ok(ToneForm {
                    hex: Some(hex.to_owned()),
                    sixteen: None,
                })
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<ToneForm, A::Error> {
                let Whole { hex, sixteen } = Whole::deserialize(MapAccessDeserializer::new(map))?;
                Ok(ToneForm { hex, sixteen })
            }
        }

        deserializer.deserialize_any(Either)
    }
}

/// Something in a theme that can't be used, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The names on the way to it, such as `roles`, `heading`, `fg`.
    pub at: Vec<String>,
    /// What stands there.
    pub found: String,
    /// What it should be, for a sentence: "a role".
    pub wanted: &'static str,
    /// The names that could stand there, where it is one of some.
    pub known: Vec<String>,
}

impl ThemeForm {
    /// Reads a theme file.
    ///
    /// # Errors
    /// With line and column, where it is no theme.
    pub fn parse(text: &str) -> SpannedResult<Self> {
        options().from_str(text)
    }

    /// Returns this theme with a patch over it.
    #[must_use]
    pub fn patched(mut self, patch: &Self) -> Self {
        fn over<T: Clone>(value: &mut Option<T>, patch: &Option<T>) {
            if patch.is_some() {
                value.clone_from(patch);
            }
        }
        over(&mut self.base, &patch.base);
        over(&mut self.appearance, &patch.appearance);
        over(&mut self.contrast, &patch.contrast);
        for (name, patch) in &patch.palette {
            let tone = self.palette.entry(name.clone()).or_default();
            over(&mut tone.hex, &patch.hex);
            over(&mut tone.sixteen, &patch.sixteen);
        }
        for (name, patch) in &patch.roles {
            let look = self.roles.entry(name.clone()).or_default();
            over(&mut look.fg, &patch.fg);
            // The ground is given in one of two ways.
            if patch.bg.is_some() {
                look.tint = None;
            }
            if patch.tint.is_some() {
                look.bg = None;
            }
            over(&mut look.bg, &patch.bg);
            over(&mut look.tint, &patch.tint);
            over(&mut look.strength, &patch.strength);
            over(&mut look.modifiers, &patch.modifiers);
            over(&mut look.sixteen, &patch.sixteen);
            over(&mut look.no_color, &patch.no_color);
        }
        self
    }

    /// Tells whether it is dark or light.
    pub fn appearance(&self) -> Appearance {
        let word = self.appearance.as_deref();
        word.and_then(Appearance::of_word).unwrap_or_default()
    }

    /// Returns the names in it that nobody knows and the values that nobody understands.
    ///
    /// `self` is the whole theme, in which a colour may be named by one patch and given by another.
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut fault = |at: &[&str], found: &str, wanted, known: Vec<String>| {
            faults.push(Fault {
                at: at.iter().map(|&name| name.to_owned()).collect(),
                found: found.to_owned(),
                wanted,
                known,
            });
        };
        let names = |names: &mut dyn Iterator<Item = &'static str>| -> Vec<String> {
            names.map(str::to_owned).collect()
        };
        if let Some(word) = &self.appearance
            && Appearance::of_word(word).is_none()
        {
            let known = vec!["dark".to_owned(), "light".to_owned()];
            fault(&["appearance"], word, "`dark` or `light`", known);
        }
        if let Some(number) = self.contrast
            && !(1.0..=21.0).contains(&number)
        {
            let found = number.to_string();
            fault(&["contrast"], &found, "a number from 1 to 21", Vec::new());
        }
        for (name, tone) in &self.palette {
            match &tone.hex {
                Some(hex) if hex.parse::<Rgb>().is_err() => {
                    let at = ["palette", name, "hex"];
                    fault(&at, hex, "a colour such as `#d8d4ca`", Vec::new());
                }
                None => fault(
                    &["palette", name],
                    "",
                    "a colour such as `#d8d4ca`",
                    Vec::new(),
                ),
                Some(_) => {}
            }
            if let Some(word) = &tone.sixteen
                && Basic::of_name(word).is_none()
            {
                let known = names(&mut Basic::ALL.iter().map(|basic| basic.name()));
                fault(
                    &["palette", name, "sixteen"],
                    word,
                    "one of sixteen colours",
                    known,
                );
            }
        }
        for (name, look) in &self.roles {
            if Role::of_name(name).is_none() {
                let known = names(&mut Role::ALL.iter().map(|role| role.name()));
                fault(&["roles", name], name, "a role", known);
            }
            for (field, color) in [("fg", &look.fg), ("bg", &look.bg), ("tint", &look.tint)] {
                if let Some(color) = color
                    && !self.palette.contains_key(color)
                    && color.parse::<Rgb>().is_err()
                {
                    let known = self.palette.keys().cloned().collect();
                    fault(
                        &["roles", name, field],
                        color,
                        "a colour of the palette",
                        known,
                    );
                }
            }
            if let Some(number) = look.strength
                && !(0.0..=1.0).contains(&number)
            {
                let at = ["roles", name, "strength"];
                fault(&at, &number.to_string(), "a number from 0 to 1", Vec::new());
            }
            for (field, words) in [
                ("modifiers", &look.modifiers),
                ("sixteen", &look.sixteen),
                ("no_color", &look.no_color),
            ] {
                for word in words.iter().flatten() {
                    if Modifier::of_name(word).is_none() {
                        let known = names(&mut Modifier::ALL.iter().map(|word| word.name()));
                        fault(&["roles", name, field], word, "a modifier", known);
                    }
                }
            }
        }
        faults
    }
}

/// What a person writes needs no `Some` around what may be left out.
fn options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}
