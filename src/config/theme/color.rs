//! Colours as numbers: how light they are, how far apart, what lies between them.

use std::{str::FromStr, sync::LazyLock};

/// A colour in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// Says that a text is no colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoColor;

impl FromStr for Rgb {
    type Err = NoColor;

    /// Reads `#rrggbb`.
    fn from_str(written: &str) -> Result<Self, NoColor> {
        let digits = written.strip_prefix('#').ok_or(NoColor)?;
        if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(NoColor);
        }
        let number = u32::from_str_radix(digits, 16).map_err(|_| NoColor)?;
        let [_, red, green, blue] = number.to_be_bytes();
        Ok(Self(red, green, blue))
    }
}

impl Rgb {
    /// Returns the relative luminance, from 0 for black to 1 for white.
    ///
    /// As [WCAG 2.1](https://www.w3.org/TR/WCAG21/#dfn-relative-luminance) defines it.
    pub fn luminance(self) -> f64 {
        let [red, green, blue] = self.linear();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// Returns the contrast ratio to another colour, from 1 to 21.
    ///
    /// As [WCAG 2.1](https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio) defines it; its criterion 1.4.3 asks
    /// for 4.5 between text and ground, and 1.4.6 for 7 where more contrast is wanted.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// Returns what lies between two colours: `share` of the other, from 0 to 1.
    ///
    /// In [Oklab](https://bottosson.github.io/posts/oklab/), where the way from one colour to another keeps
    /// its hue and has even steps to the eye.
    #[must_use]
    pub fn mixed(self, other: Self, share: f64) -> Self {
        let (from, to) = (self.oklab(), other.oklab());
        let between = |at: usize| from[at] + (to[at] - from[at]) * share;
        Self::of_oklab([between(0), between(1), between(2)])
    }

    /// Returns how far two colours are apart to the eye: 0 for the same, about 0.02 where two areas begin
    /// to be told apart, 1 from black to white.
    pub fn distance(self, other: Self) -> f64 {
        apart(self.oklab(), other.oklab())
    }

    fn linear(self) -> [f64; 3] {
        [self.0, self.1, self.2].map(|channel| LINEAR[usize::from(channel)])
    }

    fn oklab(self) -> [f64; 3] {
        let [r, g, b] = self.linear();
        let l = (0.412_221_47 * r + 0.536_332_54 * g + 0.051_445_99 * b).cbrt();
        let m = (0.211_903_5 * r + 0.680_699_55 * g + 0.107_396_96 * b).cbrt();
        let s = (0.088_302_46 * r + 0.281_718_84 * g + 0.629_978_7 * b).cbrt();
        [
            0.210_454_26 * l + 0.793_617_79 * m - 0.004_072_05 * s,
            1.977_998_5 * l - 2.428_592_2 * m + 0.450_593_7 * s,
            0.025_904_04 * l + 0.782_771_77 * m - 0.808_675_77 * s,
        ]
    }

    fn of_oklab([lightness, a, b]: [f64; 3]) -> Self {
        let l = (lightness + 0.396_337_78 * a + 0.215_803_76 * b).powi(3);
        let m = (lightness - 0.105_561_35 * a - 0.063_854_17 * b).powi(3);
        let s = (lightness - 0.089_484_18 * a - 1.291_485_5 * b).powi(3);
        let channel = |linear: f64| {
            let share = if linear <= 0.003_130_8 {
                linear * 12.92
            } else {
                1.055 * linear.powf(1.0 / 2.4) - 0.055
            };
            // A cast from floating point keeps to the limits of the type.
            (share * 255.0).round() as u8
        };
        Self(
            channel(4.076_741_66 * l - 3.307_711_59 * m + 0.230_969_93 * s),
            channel(-1.268_438 * l + 2.609_757_4 * m - 0.341_319_4 * s),
            channel(-0.004_196_09 * l - 0.703_418_6 * m + 1.707_614_7 * s),
        )
    }
}

/// The numbers of xterm's 256 colours that look the same everywhere: those below 16 are the terminal's own.
pub const XTERM: std::ops::RangeInclusive<u8> = 16..=255;

/// Returns one of xterm's 256 colours: a cube of 6×6×6 from 16 on, and 24 greys from 232 on.
///
/// Those below 16 are as xterm has them when nobody has chosen others.
pub fn xterm(number: u8) -> Rgb {
    const CUBE: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let level = |at: u8| CUBE.get(usize::from(at)).copied().unwrap_or_default();
    match number {
        0..=15 => SIXTEEN[usize::from(number)],
        16..=231 => {
            let number = number - 16;
            Rgb(level(number / 36), level(number / 6 % 6), level(number % 6))
        }
        232..=255 => {
            let grey = 8 + 10 * (number - 232);
            Rgb(grey, grey, grey)
        }
    }
}

/// The sixteen colours as xterm has them.
const SIXTEEN: [Rgb; 16] = [
    Rgb(0, 0, 0),
    Rgb(205, 0, 0),
    Rgb(0, 205, 0),
    Rgb(205, 205, 0),
    Rgb(0, 0, 238),
    Rgb(205, 0, 205),
    Rgb(0, 205, 205),
    Rgb(229, 229, 229),
    Rgb(127, 127, 127),
    Rgb(255, 0, 0),
    Rgb(0, 255, 0),
    Rgb(255, 255, 0),
    Rgb(92, 92, 255),
    Rgb(255, 0, 255),
    Rgb(0, 255, 255),
    Rgb(255, 255, 255),
];

/// How much light each value of a channel is; worked out once, since every start compares colours by the thousand.
static LINEAR: LazyLock<[f64; 256]> = LazyLock::new(|| {
    std::array::from_fn(|channel| {
        let share = channel as f64 / 255.0;
        if share <= 0.04045 {
            share / 12.92
        } else {
            ((share + 0.055) / 1.055).powf(2.4)
        }
    })
});

/// What the eye sees of each of [`XTERM`], and the number.
static SEEN: LazyLock<Vec<(u8, [f64; 3])>> = LazyLock::new(|| {
    XTERM
        .map(|number| (number, xterm(number).oklab()))
        .collect()
});

/// Returns the one of xterm's 256 colours that is nearest to the eye and fits; none where none fits.
pub fn nearest(color: Rgb, fits: impl Fn(Rgb) -> bool) -> Option<u8> {
    let seen = color.oklab();
    least(|other| apart(seen, other), fits)
}

/// Returns the one that is nearest and still shows a hue: of dark colours the nearest is often a grey.
pub fn nearest_of_hue(color: Rgb, hue: Rgb, fits: impl Fn(Rgb) -> bool) -> Option<u8> {
    use std::f64::consts::{PI, TAU};
    let ([lightness, a, b], [_, hue_a, hue_b]) = (color.oklab(), hue.oklab());
    let (wanted, angle) = (a.hypot(b), hue_b.atan2(hue_a));
    let cost = |[other, a, b]: [f64; 3]| {
        let chroma: f64 = a.hypot(b);
        if chroma < GREY {
            return 1.0 + (lightness - other).abs();
        }
        let turn = ((b.atan2(a) - angle + PI).rem_euclid(TAU) - PI).abs();
        let less = 2.0 * (wanted - chroma).max(0.0);
        let more = 0.5 * (chroma - wanted).max(0.0);
        let light = lightness - other;
        (light * light + less * less + more * more + (0.15 * turn).powi(2)).sqrt()
    };
    least(cost, fits)
}

/// The chroma below which a colour is seen as a grey.
const GREY: f64 = 0.02;

fn least(cost: impl Fn([f64; 3]) -> f64, fits: impl Fn(Rgb) -> bool) -> Option<u8> {
    let mut best: Option<(f64, u8)> = None;
    for (number, other) in SEEN.iter() {
        let cost = cost(*other);
        // Whether one fits takes longer to see than what it costs.
        if best.is_none_or(|(least, _)| cost < least) && fits(xterm(*number)) {
            best = Some((cost, *number));
        }
    }
    best.map(|(_, number)| number)
}

fn apart(one: [f64; 3], two: [f64; 3]) -> f64 {
    one.iter()
        .zip(two)
        .map(|(one, two)| (one - two).powi(2))
        .sum::<f64>()
        .sqrt()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const BLACK: Rgb = Rgb(0, 0, 0);
    const WHITE: Rgb = Rgb(255, 255, 255);

    #[test]
    fn contrast_is_that_of_wcag() {
        assert!((BLACK.contrast(WHITE) - 21.0).abs() < 1e-9);
        assert!((WHITE.contrast(WHITE) - 1.0).abs() < 1e-9);
        // The lightest grey that passes on white, and the first that does not.
        assert!(Rgb(0x76, 0x76, 0x76).contrast(WHITE) >= 4.5);
        assert!(Rgb(0x77, 0x77, 0x77).contrast(WHITE) < 4.5);
    }

    #[test]
    fn colours_are_read_from_six_digits() {
        assert_eq!("#1d1e21".parse(), Ok(Rgb(0x1d, 0x1e, 0x21)));
        for wrong in ["1d1e21", "#1d1e2", "#1d1e2g", "#+d1e21", "", "#", "red"] {
            assert_eq!(wrong.parse::<Rgb>(), Err(NoColor), "{wrong}");
        }
    }

    #[test]
    fn the_nearest_of_256_is_found() {
        assert_eq!(nearest(Rgb(95, 0, 175), |_| true), Some(55));
        assert_eq!(nearest(Rgb(0x1d, 0x1e, 0x21), |_| true), Some(234));
        assert_eq!(nearest(WHITE, |_| false), None);
    }

    #[test]
    fn a_dark_hue_does_not_become_a_grey() {
        let (dark, blue) = (Rgb(0x32, 0x4f, 0x6b), Rgb(0x4a, 0x9b, 0xe0));
        assert_eq!(nearest(dark, |_| true), Some(239));
        assert_eq!(nearest_of_hue(dark, blue, |_| true), Some(24));
    }

    proptest! {
        #[test]
        fn a_mixture_begins_and_ends_with_its_parts(a: [u8; 3], b: [u8; 3]) {
            let (a, b) = (Rgb(a[0], a[1], a[2]), Rgb(b[0], b[1], b[2]));
            prop_assert_eq!(a.mixed(b, 0.0), a);
            prop_assert_eq!(a.mixed(b, 1.0), b);
        }
    }
}
