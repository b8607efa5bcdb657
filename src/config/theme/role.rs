//! What the things on the screen are.

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
    Faded = "faded",
    Title = "title",
    Heading = "heading",
    Sentence = "sentence",
    Strong = "strong",
    Emphasis = "emphasis",
    Link = "link",
    Label = "label",
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
    Ticked = "ticked",
    Matched = "matched",
    Watched = "watched",
    New = "new",
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
    Silent = "silent",
    Echo = "echo",
}

impl Role {
    /// The colours of highlights.
    pub const HIGHLIGHTS: [Self; 6] = [
        Self::HighlightYellow,
        Self::HighlightGreen,
        Self::HighlightBlue,
        Self::HighlightPink,
        Self::HighlightRed,
        Self::HighlightOrange,
    ];

    /// Finds the role of a name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|role| role.name() == name)
    }

    /// Tells whether it is a line, which is to be seen and not read.
    pub const fn is_line(self) -> bool {
        matches!(
            self,
            Self::QuoteBar | Self::Rule | Self::Border | Self::BorderFocused
        )
    }
}
