//! Words that make a figure inexact.

/// How a figure stands to the value that is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    /// Near it.
    About,
    /// A little below it.
    Almost,
    /// It or more.
    AtLeast,
    /// It or less.
    AtMost,
}

impl Bound {
    /// Returns what is meant where it is denied: “not more than” is at most so much; none where that says nothing.
    pub fn denied(self) -> Option<Self> {
        match self {
            Self::AtLeast => Some(Self::AtMost),
            Self::AtMost => Some(Self::AtLeast),
            Self::About | Self::Almost => None,
        }
    }
}

/// Words that say no of the bound right behind them: “not more than”, “pas moins de”.
pub(super) const DENY_BOUNDS: &[&str] = &["not", "nicht", "pas", "no", "non", "niet"];

/// Words before those by which nothing is said of the bound: “hundreds, if not more than a thousand”.
pub(super) const LEAVE_OPEN: &[&str] = &["if", "wenn", "falls", "si", "se", "als"];

/// Words before a figure that make it inexact; of several that stand there the longest count.
pub(super) const BOUNDS: &[(&[&str], Bound)] = &[
    (&["at", "least"], Bound::AtLeast),
    (&["more", "than"], Bound::AtLeast),
    (&["at", "most"], Bound::AtMost),
    (&["up", "to"], Bound::AtMost),
    (&["as", "many", "as"], Bound::AtMost),
    (&["as", "much", "as"], Bound::AtMost),
    (&["less", "than"], Bound::AtMost),
    (&["fewer", "than"], Bound::AtMost),
    (&["close", "to"], Bound::About),
    (&["mehr", "als"], Bound::AtLeast),
    (&["bis", "zu"], Bound::AtMost),
    (&["weniger", "als"], Bound::AtMost),
    (&["plus", "de"], Bound::AtLeast),
    (&["plus", "d'"], Bound::AtLeast),
    (&["au", "moins"], Bound::AtLeast),
    (&["moins", "de"], Bound::AtMost),
    (&["moins", "d'"], Bound::AtMost),
    (&["pres", "de"], Bound::About),
    (&["mas", "de"], Bound::AtLeast),
    (&["al", "menos"], Bound::AtLeast),
    (&["por", "lo", "menos"], Bound::AtLeast),
    (&["menos", "de"], Bound::AtMost),
    (&["cerca", "de"], Bound::About),
    (&["alrededor", "de"], Bound::About),
    (&["jusqu", "a"], Bound::AtMost),
    (&["jusqu'a"], Bound::AtMost),
    (&["hasta"], Bound::AtMost),
    (&["piu", "di"], Bound::AtLeast),
    (&["oltre"], Bound::AtLeast),
    (&["almeno"], Bound::AtLeast),
    (&["meno", "di"], Bound::AtMost),
    (&["fino", "a"], Bound::AtMost),
    (&["quasi"], Bound::Almost),
    (&["meer", "dan"], Bound::AtLeast),
    (&["ruim"], Bound::AtLeast),
    (&["minstens"], Bound::AtLeast),
    (&["zeker"], Bound::AtLeast),
    (&["ten", "minste"], Bound::AtLeast),
    (&["minder", "dan"], Bound::AtMost),
    (&["maximaal"], Bound::AtMost),
    (&["ongeveer"], Bound::About),
    (&["zo'n"], Bound::About),
    (&["rond", "de"], Bound::About),
    (&["bijna"], Bound::Almost),
    (&["wenigstens"], Bound::AtLeast),
    (&["zirka"], Bound::About),
    (&["quelques"], Bound::About),
    (&["pres", "d'"], Bound::About),
    (&["autour", "de"], Bound::About),
    (&["a", "peu", "pres"], Bound::About),
    (&["une", "bonne"], Bound::AtLeast),
    (&["upwards", "of"], Bound::AtLeast),
    (&["in", "excess", "of"], Bound::AtLeast),
    (&["a", "little", "over"], Bound::AtLeast),
    (&["as", "few", "as"], Bound::About),
    (&["nahezu"], Bound::Almost),
    (&["beinahe"], Bound::Almost),
    (&["ronda"], Bound::About),
    (&["rondando"], Bound::About),
    (&["aproximadamente"], Bound::About),
    (&["about"], Bound::About),
    (&["around"], Bound::About),
    (&["roughly"], Bound::About),
    (&["approximately"], Bound::About),
    (&["some"], Bound::About),
    (&["estimated"], Bound::About),
    (&["circa"], Bound::About),
    (&["nearly"], Bound::Almost),
    (&["almost"], Bound::Almost),
    (&["over"], Bound::AtLeast),
    (&["above"], Bound::AtLeast),
    (&["exceeding"], Bound::AtLeast),
    (&["under"], Bound::AtMost),
    (&["below"], Bound::AtMost),
    (&["rund"], Bound::About),
    (&["etwa"], Bound::About),
    (&["ungefahr"], Bound::About),
    (&["fast"], Bound::Almost),
    (&["knapp"], Bound::Almost),
    (&["gut"], Bound::AtLeast),
    (&["uber"], Bound::AtLeast),
    (&["mindestens"], Bound::AtLeast),
    (&["hochstens"], Bound::AtMost),
    (&["environ"], Bound::About),
    (&["quelque"], Bound::About),
    (&["presque"], Bound::Almost),
    (&["unos"], Bound::About),
    (&["unas"], Bound::About),
    (&["casi"], Bound::Almost),
    (&["约"], Bound::About),
    (&["نحو"], Bound::About),
    (&["حوالي"], Bound::About),
];

/// Words behind a figure that make it inexact.
pub(super) const BOUNDS_BEHIND: &[(&[&str], Bound)] = &[
    (&["or", "more"], Bound::AtLeast),
    (&["or", "so"], Bound::About),
    (&["or", "less"], Bound::AtMost),
    (&["or", "fewer"], Bound::AtMost),
    (&["at", "least"], Bound::AtLeast),
    (&["at", "most"], Bound::AtMost),
    (&["oder", "mehr"], Bound::AtLeast),
    (&["ou", "plus"], Bound::AtLeast),
    (&["o", "mas"], Bound::AtLeast),
];
