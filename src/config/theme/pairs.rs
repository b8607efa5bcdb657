//! Which roles can meet: one gives the letters their colour, another the ground theirs.

use std::collections::BTreeSet;

use super::Role;

/// Roles that stand over each other, from the ground up; of each layer there may be none or one.
type Layers = &'static [&'static [Role]];

/// What a letter of an article's text may be, in the order in which it is drawn.
const TEXT: Layers = &[
    &[Role::Heading, Role::Code, Role::Dim],
    &[Role::Sentence],
    &[Role::Emphasis, Role::Strong, Role::Code, Role::Link],
    &[Role::Faded],
    &[Role::Watched],
    &Role::HIGHLIGHTS,
    &[Role::HighlightHere],
    &[Role::HighlightOverlap],
    &[Role::Match, Role::MatchCurrent],
    &[Role::Selection],
    &[Role::Label],
];

/// What is told in rows, heads and lines around the text.
const WORDS: &[Role] = &[
    Role::Dim,
    Role::Title,
    Role::Heading,
    Role::Strong,
    Role::Emphasis,
    Role::Link,
    Role::Code,
    Role::Status,
    Role::HintKey,
    Role::HintWord,
    Role::Warning,
    Role::Error,
    Role::Ticked,
    Role::New,
    Role::Unread,
    Role::Starred,
    Role::Missing,
    Role::Claim,
    Role::Supports,
    Role::Refutes,
    Role::Mentions,
    Role::Silent,
    Role::QuoteBar,
    Role::Rule,
    Role::Border,
    Role::BorderFocused,
];

/// What a letter of a row may be, on the page or in a box.
const ROWS: Layers = &[
    &[Role::SelectedRow, Role::CursorRow, Role::Field],
    WORDS,
    &[Role::Matched, Role::Watched],
    &Role::HIGHLIGHTS,
];

/// Returns each two that can meet: the role that colours the letters, and the role that colours the ground.
///
/// `colors` tells which of both a role gives.
pub fn all(colors: impl Fn(Role) -> (Given, Given)) -> Vec<(Role, Role)> {
    let mut pairs = BTreeSet::new();
    for (ground, layers) in [(Role::Text, TEXT), (Role::Text, ROWS), (Role::Popup, ROWS)] {
        let mut met = BTreeSet::from([laid((Role::Text, Role::Text), ground, &colors)]);
        for layer in layers {
            let above: Vec<_> = met
                .iter()
                .flat_map(|&below| layer.iter().map(move |&role| (below, role)))
                .collect();
            met.extend(
                above
                    .into_iter()
                    .map(|(below, role)| laid(below, role, &colors)),
            );
        }
        pairs.extend(met);
    }
    pairs.into_iter().collect()
}

/// Whether a role gives a colour, or leaves it as it is below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// It gives one.
    Own,
    /// It leaves it.
    Below,
}

fn laid(
    (text, ground): (Role, Role),
    role: Role,
    colors: impl Fn(Role) -> (Given, Given),
) -> (Role, Role) {
    let (letters, page) = colors(role);
    let own = |given, below| if given == Given::Own { role } else { below };
    (own(letters, text), own(page, ground))
}
