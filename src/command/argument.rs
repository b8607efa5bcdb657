//! What may be written after a command's name in the palette, and how such a line is read.

use crate::{
    command::{CommandId, Count},
    model::{Color, Status, view::Sort},
    text::near::did_you_mean,
};

/// What a command takes after its name; said once beside the command, for reading, completion and help.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Argument {
    /// Nothing.
    #[default]
    None,
    /// Words to look for.
    Words,
    /// The words of a title.
    Title,
    /// A text of its own, such as a note.
    Text,
    /// The wording of a claim.
    Statement,
    /// Tags with commas between them; a minus before one takes it away.
    Tags,
    /// The name of a source.
    Source,
    /// The name of an author.
    Author,
    /// The name of a file.
    File,
    /// The address of a page, or the name of a file or folder.
    Addition,
    /// A format and the name of a file, both of which may be left out.
    Export,
    /// An order of the list.
    Sort,
    /// A colour.
    Colour,
    /// The status of a claim.
    Status,
    /// A character to look for.
    Character,
    /// The name of a theme.
    Theme,
    /// The name of a story.
    Story,
    /// The name of a story, with a minus before it to leave it.
    IntoStory,
    /// The name of a view.
    View,
    /// The name of a feed, or the path of a folder of feeds.
    Feed,
    /// The name of a setting and its value.
    Setting,
}

/// The words for the formats of an export.
pub const FORMATS: [&str; 2] = ["markdown", "json"];

impl Argument {
    /// Returns what to write, as help shows it after the command's name.
    pub const fn form(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Words => "WORDS",
            Self::Title => "TITLE",
            Self::Text => "TEXT",
            Self::Statement => "STATEMENT",
            Self::Tags => "TAG, -TAG",
            Self::Source => "SOURCE",
            Self::Author => "AUTHOR",
            Self::File => "FILE",
            Self::Addition => "URL, FILE or FOLDER",
            Self::Export => "[markdown|json] [FILE]",
            Self::Sort => "ORDER",
            Self::Colour => "COLOUR",
            Self::Status => "STATUS",
            Self::Character => "CHARACTER",
            Self::Theme => "THEME",
            Self::Story => "STORY",
            Self::IntoStory => "STORY or -STORY",
            Self::View => "VIEW",
            Self::Feed => "FEED or FOLDER",
            Self::Setting => "SETTING VALUE",
        }
    }

    /// Returns the words of which it is one; none where it may be anything.
    pub fn choices(self) -> Vec<&'static str> {
        match self {
            Self::Sort => Sort::ALL.map(Sort::word).to_vec(),
            Self::Colour => Color::KNOWN.iter().map(Color::word).collect(),
            Self::Status => Status::KNOWN.iter().map(Status::word).collect(),
            Self::Export => FORMATS.to_vec(),
            _ => Vec::new(),
        }
    }
}

/// What a line of the palette asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line<'a> {
    /// Nothing is written.
    Empty,
    /// A number alone: the paragraph or row to go to.
    Number(Count),
    /// A command, and what stands after its name.
    Command(CommandId, &'a str),
    /// Something that is no command's name.
    Unknown(&'a str),
}

/// Reads a line; a colon in front, as habit may put there, is left out.
pub fn read(line: &str) -> Line<'_> {
    let line = line.trim_start_matches([' ', ':']);
    let (name, rest) = split(line);
    if name.is_empty() {
        return Line::Empty;
    }
    if rest.is_empty()
        && let Ok(number) = name.parse()
        && let Some(count) = Count::new(number)
    {
        return Line::Number(count);
    }
    match by_name(name) {
        Some(id) if rest.is_empty() || id.command().argument != Argument::None => {
            Line::Command(id, rest)
        }
        _ => Line::Unknown(line.trim_end()),
    }
}

/// Divides a line into its first word and what follows, without the blanks between and at the end.
pub fn split(line: &str) -> (&str, &str) {
    let (name, rest) = line.split_once(' ').unwrap_or((line, ""));
    (name, rest.trim())
}

/// Finds a command by its name or one of its short names.
pub fn by_name(name: &str) -> Option<CommandId> {
    CommandId::named(name).or_else(|| {
        CommandId::ALL
            .iter()
            .copied()
            .find(|id| id.command().aliases.contains(&name))
    })
}

/// Returns the sentence for a line that is no command.
pub fn unknown(line: &str) -> String {
    let (name, _) = split(line);
    if let Some(id) = by_name(name) {
        let name = id.command().name;
        return format!("“{name}” takes nothing after its name.");
    }
    let hint = did_you_mean(name, CommandId::ALL.iter().map(|id| id.command().name));
    if hint.is_empty() {
        return format!("There is no command “{name}”; an empty line shows what there is.");
    }
    format!("There is no command “{name}”{hint}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read() {
        use CommandId as C;
        let cases = [
            ("", Line::Empty),
            (" : ", Line::Empty),
            ("q", Line::Command(C::Exit, "")),
            (":q", Line::Command(C::Exit, "")),
            ("undo", Line::Command(C::Undo, "")),
            ("sort  published ", Line::Command(C::Sort, "published")),
            (
                "export json a b.json",
                Line::Command(C::Export, "json a b.json"),
            ),
            ("w out.md", Line::Command(C::Write, "out.md")),
            ("tag a, b", Line::Command(C::Tags, "a, b")),
            (
                "claim It has devices",
                Line::Command(C::Supports, "It has devices"),
            ),
            ("12", Line::Number(Count::new(12).unwrap())),
            ("0", Line::Unknown("0")),
            ("undo twice", Line::Unknown("undo twice")),
            ("no such ", Line::Unknown("no such")),
        ];
        for (line, read_as) in cases {
            assert_eq!(read(line), read_as, "{line:?}");
        }
    }

    #[test]
    fn what_is_no_command_is_told_with_the_next_step() {
        assert_eq!(
            unknown("undo twice"),
            "“undo” takes nothing after its name."
        );
        assert_eq!(
            unknown("exprot json"),
            "There is no command “exprot”; did you mean `export`?"
        );
        assert!(unknown("zzzzzzzz").contains("an empty line shows"));
    }

    #[test]
    fn choices_are_the_words_of_the_form() {
        for id in CommandId::ALL {
            let argument = id.command().argument;
            assert_eq!(
                argument.form().is_empty(),
                argument == Argument::None,
                "{argument:?}"
            );
        }
        assert!(Argument::Export.form().contains(&FORMATS.join("|")));
    }
}
