//! Words that make a figure inexact.

/// How a figure stands to the value that is meant.
#[derive(Clone, Copy)]
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

/// Words before a figure that make it inexact, the longest first.
pub(super) const BOUNDS: &[(&[&str], Bound)] = &[
    (&["no", "more", "than"], Bound::AtMost),
    (&["no", "fewer", "than"], Bound::AtLeast),
    (&["no", "less", "than"], Bound::AtLeast),
    (&["not", "more", "than"], Bound::AtMost),
    (&["nicht", "mehr", "als"], Bound::AtMost),
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
