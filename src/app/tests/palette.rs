//! The palette and exports, as they are used.

use super::*;
use crate::app::{
    export::{ExportOrder, Exported, Outcome},
    palette::{Completion, Entry, Sought},
};
use crate::command::Argument;

/// Gives the palette a line.
fn line<'a>(stage: &'a mut Stage, line: &str) -> &'a mut Stage {
    stage.keys(":").types(line).keys("Enter")
}

fn order(stage: &mut Stage) -> ExportOrder {
    let at = stage
        .left
        .iter()
        .position(|effect| matches!(effect, Effect::Export(_)))
        .expect("something is exported");
    match stage.left.remove(at) {
        Effect::Export(order) => *order,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_command_is_done_where_the_palette_was_opened() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter )");
    line(&mut stage, "mark");
    assert_eq!(stage.marked(1), ["Two is next."]);
    assert!(stage.app.overlays.is_empty());
    // By what it says, too; the first row is taken.
    stage.keys("v e");
    line(&mut stage, "mark the selection");
    assert_eq!(stage.marked(1), ["Two is next.", "Two"]);
    line(&mut stage, "2");
    assert_eq!(
        stage.shown(),
        "One comes first. Two is next. Three ends it.\n\n[A] second paragraph. It has two."
    );
}

#[test]
fn what_does_not_apply_says_why_and_the_line_stays() {
    let mut stage = Stage::new(&[TWO]);
    line(&mut stage, "mark");
    assert_eq!(
        stage.said(),
        "“mark” works in the reader, not in the list of articles."
    );
    assert_eq!(stage.app.place(), Place::Palette);
    stage.keys("Esc Enter");
    line(&mut stage, "undo");
    // Opening has called the article read, which is nothing to undo.
    assert_eq!(stage.said(), Fact::Undo.absence());
    assert!(stage.app.kept.history.is_empty(), "it was not done");
}

#[test]
fn arguments_do_what_the_fields_do() {
    let mut stage = Stage::new(&[TWO, "Another."]);
    line(&mut stage, "sort title");
    assert_eq!(stage.app.list.sort, crate::model::view::Sort::Title);
    line(&mut stage, "tag cloud, policy");
    line(&mut stage, "tag cloud, law");
    let tags = stage.articles().remove(0).tags;
    let tags: Vec<&str> = tags.iter().map(CleanText::as_str).collect();
    assert_eq!(tags, ["cloud", "law", "policy"]);
    stage.keys("Enter");
    line(&mut stage, "note Who says so?");
    line(&mut stage, "note And when?");
    line(&mut stage, "tag quote");
    line(&mut stage, "colour green");
    line(&mut stage, "claim It ends");
    let annotation = stage.annotation(1, 0);
    assert_eq!(
        annotation.note().as_deref(),
        Some("Who says so?\n\nAnd when?")
    );
    assert_eq!(annotation.color, Color::Green);
    assert_eq!(annotation.tags, [CleanText::line("quote")]);
    assert_eq!(annotation.evidence.len(), 1);
    // The same wording is the same claim.
    stage.keys(")");
    line(&mut stage, "refutes it ENDS");
    assert_eq!(stage.app.claims.len(), 1);
    stage.keys("C");
    line(&mut stage, "status not-checkable");
    let status = stage.app.claims.first().unwrap().claim.status.clone();
    assert_eq!(status, crate::model::Status::NotCheckable);
    line(&mut stage, "sort status");
    assert_eq!(stage.said(), "Sorted: by status");
    line(&mut stage, "sort size");
    assert_eq!(
        stage.said(),
        "“size” is no order; “sort” takes last changed first, statement, status or most sources first."
    );
    stage.keys("Esc");
    stage.keys("Esc Esc");
    line(&mut stage, "filter another");
    assert_eq!(stage.app.list.query, "another");
}

#[test]
fn a_wrong_argument_says_what_was_expected() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter m");
    let cases = [
        (
            "colour grey",
            "“grey” is no colour; “colour” takes yellow, green, blue, pink, orange or red.",
        ),
        ("undo twice", "“undo” takes nothing after its name."),
        (
            "frobnicate",
            "There is no command “frobnicate”; an empty line shows what there is.",
        ),
        (
            "export notes.txt",
            "“notes.txt” names no format; end it in .md or .json, or write “export markdown notes.txt”.",
        ),
    ];
    for (wrong, said) in cases {
        line(&mut stage, wrong);
        assert_eq!(stage.said(), said);
        assert_eq!(stage.app.place(), Place::Palette);
        stage.keys("Esc");
    }
    stage.keys("q");
    line(&mut stage, "sort size");
    assert_eq!(
        stage.said(),
        "“size” is no order; “sort” takes added, published, title, source or unread."
    );
}

#[test]
fn earlier_lines_come_back_and_are_kept_for_the_next_session() {
    let mut stage = Stage::new(&[TWO]);
    line(&mut stage, "sort title");
    line(&mut stage, "sort source");
    let kept = stage.left.iter().rev().find_map(|effect| match effect {
        Effect::Keep(kept) => Some(kept.history.clone()),
        _ => None,
    });
    assert_eq!(kept.unwrap(), ["sort title", "sort source"]);
    let field = |stage: &Stage| match stage.app.overlays.last() {
        Some(Overlay::Palette(palette)) => palette.input.value().to_owned(),
        other => panic!("{other:?}"),
    };
    stage.keys(":").types("un").keys("Up");
    assert_eq!(field(&stage), "sort source");
    stage.keys("C-p C-p");
    assert_eq!(field(&stage), "sort title");
    stage.keys("C-n Down");
    assert_eq!(field(&stage), "un", "what was typed comes back");
    stage.keys("Up Up Enter");
    assert_eq!(stage.app.list.sort, crate::model::view::Sort::Title);
    assert_eq!(stage.app.kept.history, ["sort source", "sort title"]);
    // Empty, it offers them as rows; Enter alone does none of them.
    stage.keys(": Enter");
    assert!(stage.app.overlays.is_empty());
    stage.keys(": Down Down Enter");
    assert_eq!(stage.app.list.sort, crate::model::view::Sort::Source);
}

#[test]
fn tab_completes_names_and_arguments() {
    let mut stage = Stage::new(&[TWO]);
    let field = |stage: &Stage| match stage.app.overlays.last() {
        Some(Overlay::Palette(palette)) => palette.input.value().to_owned(),
        other => panic!("{other:?}"),
    };
    stage.keys(":").types("sor").keys("Tab");
    assert_eq!(field(&stage), "sort ");
    stage.types("p").keys("Tab");
    assert_eq!(field(&stage), "sort published");
    stage.keys("Enter");
    assert_eq!(stage.app.list.sort, crate::model::view::Sort::Published);
    // Names of files come from the disk, one folder at a time.
    stage.keys(":").types("export json no");
    let Some(Effect::Complete(request, sought)) = stage.left.pop() else {
        panic!("names are asked for");
    };
    assert_eq!(sought, Sought::Files(String::new()));
    let found = ["notes.json", "other/"].map(Completion::word).to_vec();
    stage.send(Message::Completions(request, found.clone()));
    stage.keys("Tab");
    assert_eq!(field(&stage), "export json notes.json");
    // An answer to an older question changes nothing.
    stage.keys("C-u").types("sort ");
    stage.send(Message::Completions(request, found));
    let Some(Overlay::Palette(palette)) = stage.app.overlays.last() else {
        panic!("it is open");
    };
    let is_file = |entry: &Entry| matches!(entry, Entry::Completion(c) if c.text.contains("json"));
    assert!(!palette.entries.iter().any(is_file));
}

#[test]
fn an_article_is_opened_by_its_title() {
    let mut stage = Stage::new(&[TWO, "# The second\n\nHere."]);
    line(&mut stage, "open second");
    let wanted = Effect::FindArticle(CleanText::line("second"));
    assert!(stage.left.contains(&wanted));
    stage.send(Message::Titled(article_id(2)));
    assert!(stage.shown().ends_with("he second\n\nHere."));
    assert_eq!(stage.app.place(), Place::Reader);
}

#[test]
fn q_quits_from_anywhere_and_w_says_that_all_is_saved() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter m");
    line(&mut stage, "w");
    assert!(stage.said().contains("saved by itself"), "{}", stage.said());
    line(&mut stage, "w out.json");
    let written = order(&mut stage);
    assert_eq!(written.what, Exported::Article(article_id(1)));
    assert_eq!(written.format, crate::export::Format::Json);
    line(&mut stage, "q");
    assert_eq!(stage.left.last(), Some(&Effect::Quit));
}

#[test]
fn the_form_exports_what_is_looked_at() {
    let mut stage = Stage::new(&["# One\n\nIt has devices. More."]);
    stage
        .keys("Enter } +")
        .types("It has devices")
        .keys("Enter");
    stage.keys("X Enter");
    let first = order(&mut stage);
    assert_eq!(first.what, Exported::Article(article_id(1)));
    assert_eq!(first.file.as_str(), "one.md");
    // In a claim it is the claim; Tab and Right choose the format, and the name follows.
    stage.keys("C Enter X Tab Right C-s");
    let claim = order(&mut stage);
    assert!(matches!(claim.what, Exported::Claim(_)));
    assert_eq!(claim.file.as_str(), "it-has-devices.json");
    // A name of one's own stays.
    stage
        .keys("X S-Tab C-u")
        .types("mine.md")
        .keys("Tab Right Enter");
    let mine = order(&mut stage);
    assert!(matches!(mine.what, Exported::Article(_)));
    assert_eq!(mine.file.as_str(), "mine.md");
    stage.keys("X S-Tab C-u Enter");
    assert_eq!(stage.said(), "An export needs the name of a file.");
}

#[test]
fn a_file_that_is_there_is_asked_about() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter m X Enter");
    let asked = order(&mut stage);
    stage.send(Message::Exported(Box::new(asked.clone()), Outcome::IsThere));
    assert_eq!(stage.app.place(), Place::Question);
    stage.keys("n");
    assert!(stage.left.iter().all(|e| !matches!(e, Effect::Export(_))));
    stage.send(Message::Exported(Box::new(asked), Outcome::IsThere));
    stage.keys("y");
    let again = order(&mut stage);
    assert_eq!(again.existing, export::Existing::Replace);
    let written = Outcome::Written {
        annotations: 1,
        articles: 1,
        file: CleanText::line("/home/reader/article-1.md"),
    };
    stage.send(Message::Exported(Box::new(again), written));
    assert_eq!(
        stage.said(),
        "Exported 1 annotation to /home/reader/article-1.md"
    );
}

#[test]
fn every_command_can_be_run_from_the_palette_in_every_place() {
    for place in [
        "",
        "Enter",
        "Enter v",
        "Enter m A",
        "C",
        "Enter + a Enter C Enter",
    ] {
        for id in CommandId::ALL {
            let mut stage = Stage::new(&[TWO, "Another."]);
            if !place.is_empty() {
                stage.keys(place);
            }
            let situation = stage.app.situation();
            line(&mut stage, id.command().name);
            let absence = id.command().absence(situation);
            let is_open = matches!(stage.app.overlays.last(), Some(Overlay::Palette(_)));
            let name = id.command().name;
            let asks = id.command().argument == Argument::Character;
            if *id != CommandId::Palette && !asks {
                assert_eq!(is_open, absence.is_some(), "{name} after {place:?}");
            }
        }
    }
}
