//! What the help tells: commands, words and signs.

use unicode_segmentation::UnicodeSegmentation;

use super::{Found, Line, UseHere};
use crate::{
    app::finder::Finder,
    command::{CommandId, Group, Keymap, Situation, reference},
};

/// The words of the program, as help explains them.
const WORDS: [(&str, &str); 21] = [
    (
        "Settings",
        "“:set” changes one; “briefreader config” in a shell shows all",
    ),
    (
        "Article",
        "one thing to read; its title, source and date can be corrected",
    ),
    (
        "Source",
        "who an article comes from; missing where it is not known",
    ),
    (
        "Snapshot",
        "an article's text as it was at one time; a revised one gets another",
    ),
    (
        "Annotation",
        "a highlight in a text, with its note, tags and evidence",
    ),
    ("Claim", "a statement that can be true or false"),
    (
        "Evidence",
        "an annotation that supports, refutes or mentions a claim",
    ),
    (
        "Silence",
        "an article was checked for a claim, and says nothing of it",
    ),
    (
        "Echo",
        "a passage that stands in several articles, the same or nearly",
    ),
    (
        "Matrix",
        "claims beside articles: what was found where, what is left to read",
    ),
    (
        "Grid",
        "claims that exclude each other, ranked by the evidence against them",
    ),
    (
        "Rating",
        "what evidence in a grid is to a claim: CC and C fit it, I and II do not",
    ),
    (
        "Credibility",
        "how far evidence in a grid is to be believed; told apart from the ranking",
    ),
    ("Status", "how far a claim is checked, and to what end"),
    (
        "Story",
        "the articles and claims of one affair; everything can be narrowed to it",
    ),
    (
        "Query",
        "letters, or fields as “tag:jedi -is:read”, with Tab; few lists take letters only",
    ),
    (
        "View",
        "a query under a name, with a letter that shows the list so",
    ),
    (
        "Watched",
        "a word that watch_words in config.ron names; coloured wherever it stands",
    ),
    (
        "Feed",
        "how an outlet tells what is new; what comes by it stands in the list",
    ),
    (
        "Folder",
        "some feeds; one may be in several, and News/Europe is in News",
    ),
    ("Trash", "where what was removed waits; undo brings it back"),
];

/// The signs on the screen, as help explains them.
const SIGNS: [(&str, &str); 21] = [
    ("▸", "the row that the keys act on"),
    ("•", "an article that is not read yet"),
    ("★", "an article with a star"),
    ("3▪", "so many annotations in the article"),
    ("2⚑", "so many claims that they bear on"),
    ("▪", "beside the text: an annotation begins here"),
    ("+", "the words support a claim"),
    ("-", "the words refute a claim"),
    ("=", "the words mention a claim"),
    ("o", "the article says nothing of a claim"),
    (
        "±",
        "in the matrix: words for the claim, and words against it",
    ),
    (
        "a b ?",
        "in the matrix: the same letter is the same origin, ? unknown",
    ),
    (
        "◆",
        "in a grid: without this row the order would be another",
    ),
    ("·", "in a grid: not rated yet, or credibility not said"),
    ("*", "the annotation has a note"),
    (
        "!",
        "look again: words changed or not found, a claim reworded, a feed fails",
    ),
    ("≡", "a passage begins that stands in other articles too"),
    ("source?", "the source is missing"),
    ("undated", "the date is missing"),
    ("saved", "everything is on the disk"),
    ("NOT SAVED", "the disk refused something; it is tried again"),
];

/// Returns the help as it is opened: what applies here, then all groups, the words and the signs.
pub(super) fn whole(keymap: &Keymap, from: Situation) -> Vec<Line> {
    let mut lines = Vec::new();
    let here = CommandId::ALL.iter().copied().filter(|id| {
        let command = id.command();
        // Moving about has a part of its own, and would bury the rest.
        let is_told = command.group != Group::Move || command.hint_in(from.place).is_some();
        is_told && command.applies(from) && keymap.keys_in(*id, from.place).next().is_some()
    });
    // What the status line would show first matters most.
    let (hinted, others): (Vec<_>, Vec<_>) =
        here.partition(|id| id.command().hint_in(from.place).is_some());
    let here = hinted.into_iter().chain(others).map(|id| {
        let keys: Vec<String> = keymap
            .keys_in(id, from.place)
            .map(ToString::to_string)
            .collect();
        line_of(id, &keys.join(" "), id.command().doc_in(from.place), from)
    });
    push(&mut lines, format!("Here: {}", from.place), here);
    for group in reference::help(keymap) {
        let rows = group.rows.iter();
        let rows = rows.map(|row| line(row.id, &row.keys.join(" "), from));
        push(&mut lines, group.group.title().to_owned(), rows);
    }
    push(
        &mut lines,
        "Words".to_owned(),
        WORDS.into_iter().map(meaning),
    );
    push(
        &mut lines,
        "Signs".to_owned(),
        SIGNS.into_iter().map(meaning),
    );
    lines
}

/// Returns what has all the words in its keys, name or doc; what has them for a key comes first.
pub(super) fn searched(keymap: &Keymap, from: Situation, words: &str) -> Vec<Line> {
    let mut finder = Finder::words(words);
    let mut lines = Vec::new();
    let mut parts = Vec::new();
    let mut on_key = Vec::new();
    for group in reference::help(keymap) {
        let mut rows = Vec::new();
        for row in &group.rows {
            let keys = row.keys.join(" ");
            let command = row.id.command();
            // The words for it are not shown: what it does says what they mean here.
            let also = command.words.join(" ");
            let found = find(&mut finder, [&keys, row.doc, command.name, &also]);
            if row.keys.iter().any(|key| key == words) {
                on_key.push(line(row.id, &keys, from));
            } else if let Some([keys, doc, name, _]) = found {
                let use_here = use_here(row.id, from);
                rows.push(Line::Command {
                    id: row.id,
                    keys,
                    doc,
                    name,
                    use_here,
                });
            }
        }
        parts.push((group.group.title(), rows));
    }
    for (title, entries) in [("Words", &WORDS[..]), ("Signs", &SIGNS[..])] {
        let rows = entries.iter().filter_map(|(term, meaning)| {
            let [term, meaning] = find(&mut finder, [term, meaning])?;
            Some(Line::Meaning { term, meaning })
        });
        parts.push((title, rows.collect()));
    }
    push(&mut lines, format!("On the key {words}"), on_key);
    for (title, rows) in parts {
        push(&mut lines, title.to_owned(), rows);
    }
    lines
}

/// Appends a part with its heading, if it has rows.
fn push(lines: &mut Vec<Line>, heading: String, rows: impl IntoIterator<Item = Line>) {
    let mut rows = rows.into_iter().peekable();
    if rows.peek().is_none() {
        return;
    }
    if !lines.is_empty() {
        lines.push(Line::Blank);
    }
    lines.push(Line::Heading(heading));
    lines.extend(rows);
}

fn use_here(id: CommandId, from: Situation) -> UseHere {
    if id.command().applies(from) {
        UseHere::Applies
    } else {
        UseHere::Idle
    }
}

fn line(id: CommandId, keys: &str, from: Situation) -> Line {
    line_of(id, keys, id.command().doc, from)
}

fn line_of(id: CommandId, keys: &str, doc: &str, from: Situation) -> Line {
    Line::Command {
        id,
        keys: Found::plain(keys),
        doc: Found::plain(doc),
        name: Found::plain(id.command().name),
        use_here: use_here(id, from),
    }
}

fn meaning((term, meaning): (&str, &str)) -> Line {
    Line::Meaning {
        term: Found::plain(term),
        meaning: Found::plain(meaning),
    }
}

impl Found {
    fn plain(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            matched: Vec::new(),
        }
    }
}

/// Finds words that must all stand in some texts, whichever in which.
fn find<const N: usize>(finder: &mut Finder, texts: [&str; N]) -> Option<[Found; N]> {
    // A line break stands in no word, so that none is found across two texts.
    let matched = finder.find(&texts.join("\n"))?.clusters;
    let mut start = 0;
    Some(texts.map(|text| {
        let clusters = u32::try_from(text.graphemes(true).count()).unwrap_or(u32::MAX);
        let end = start + clusters;
        let inside = matched.iter().filter(|at| (start..end).contains(*at));
        let found = Found {
            text: text.to_owned(),
            matched: inside.map(|at| at - start).collect(),
        };
        start = end + 1;
        found
    }))
}
