//! The palette and exports, as they are used.

use super::*;
use crate::app::{
    boxes::parts,
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
            "“notes.txt” names no format; end it in .md, .json, .csv, -matrix.csv or .html, or write “export markdown notes.txt”.",
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

/// Reads files as the program does, and hands them to the screen.
fn configured(stage: &mut Stage, config: &str) {
    let texts = crate::config::Texts(
        [(
            crate::config::FileName::Config,
            crate::config::texts::Text::Read(config.to_owned()),
        )]
        .into(),
    );
    let configuration = crate::config::read(&texts);
    stage.send(Message::Configured(Box::new(configuration)));
}

/// Returns the theme that the screen was last told to have on dark ground, by one of its colours.
fn dressed(stage: &Stage) -> crate::config::themes::Chosen {
    let dress = stage.left.iter().rev().find_map(|effect| match effect {
        Effect::Dress(configuration) => Some(configuration.themes.clone()),
        _ => None,
    });
    dress.expect("the screen is dressed")
}

#[test]
fn a_theme_is_chosen_by_its_name_and_kept_for_the_next_session() {
    let mut stage = Stage::new(&[TWO]);
    let before = dressed(&stage);
    // Alone, it says which it is and lets another be typed.
    line(&mut stage, "theme");
    assert_eq!(stage.said(), "“theme” is auto now.");
    stage.types("day").keys("Tab Enter");
    assert!(stage.app.overlays.is_empty());
    assert_eq!(stage.said(), "“theme” is daylight from now on.");
    assert_eq!(dressed(&stage).dark, before.light);
    let kept = stage.app.kept.clone();
    let mut next = Stage::before_start(&[TWO]);
    let effects = next.app.start(None, kept.clone());
    next.carry_out(effects);
    assert_eq!(dressed(&next).dark, before.light);
    line(&mut stage, "theme daylght");
    assert_eq!(
        stage.said(),
        "There is no theme `daylght`; did you mean `daylight`?"
    );
    assert_eq!(stage.app.place(), Place::Palette);
    stage.keys("Esc");
    line(&mut stage, "theme moonlight");
    assert_eq!(
        stage.said(),
        "There is no theme `moonlight`; there are auto, contrast-dark, contrast-light, daylight, lamplight."
    );
    stage.keys("Esc");
    // By what it is like the one is chosen that is set for such a ground.
    line(&mut stage, "set theme_dark contrast-dark");
    line(&mut stage, "theme dark");
    assert_eq!(stage.said(), "“theme” is contrast-dark from now on.");
    line(&mut stage, "theme light");
    assert_eq!(stage.said(), "“theme” is daylight from now on.");
    // Where the file names one, that is what the next session begins with.
    let mut set = Stage::before_start(&[TWO]);
    configured(&mut set, "(theme: \"contrast-dark\")");
    let effects = set.app.start(None, kept);
    set.carry_out(effects);
    assert_ne!(dressed(&set).dark, before.light);
    line(&mut set, "theme daylight");
    assert_eq!(dressed(&set).dark, before.light);
    assert_eq!(
        set.said(),
        "“theme” is daylight until the program ends: config.ron says contrast-dark. To keep it, write theme: \"daylight\" there."
    );
}

#[test]
fn a_setting_is_changed_by_its_name_and_says_what_it_is() {
    let mut stage = Stage::new(&[TWO]);
    line(&mut stage, "set scroll_margin 5");
    assert_eq!(stage.app.settings.scroll_margin, 5);
    line(&mut stage, "set scroll_margin");
    assert_eq!(
        stage.said(),
        "“scroll_margin” is 5 now; it can be a number of rows from 0 to 20."
    );
    assert_eq!(stage.app.place(), Place::Palette);
    stage.keys("Esc");
    line(&mut stage, "set keys plain");
    assert_eq!(stage.app.key_of(CommandId::Quit), "C-q");
    stage.keys("C-p").types("set keys vim").keys("Enter");
    line(&mut stage, "set editor \"vim -R\"");
    assert_eq!(stage.app.settings.editor.as_deref(), Some("vim -R"));
    line(&mut stage, "set editor auto");
    assert_eq!(stage.app.settings.editor, None);
    assert!(!stage.app.kept.settings.contains_key("editor"));
    let wrong = [
        (
            "set colums 80",
            "There is no setting `colums`; did you mean `column`?",
        ),
        (
            "set column wide",
            "`column` is a number of columns from 20 to 200, not wide.",
        ),
        (
            "set keys plan",
            "`keys` is `vim` or `plain`, not `plan`; did you mean `plain`?",
        ),
        (
            "set colums",
            "There is no setting `colums`; did you mean `column`?",
        ),
    ];
    for (typed, said) in wrong {
        line(&mut stage, typed);
        assert_eq!(stage.said(), said);
        assert_eq!(
            stage.app.place(),
            Place::Palette,
            "what is wrong can be mended"
        );
        stage.keys("Esc");
    }
}

#[test]
fn what_a_file_says_anew_goes_before_what_was_chosen() {
    let mut stage = Stage::new(&[TWO]);
    line(&mut stage, "set column 80");
    line(&mut stage, "set wheel 5");
    configured(&mut stage, "(highlight: \"pink\")");
    assert_eq!(stage.app.settings.highlight, Color::Pink);
    assert_eq!(stage.app.settings.column, 80, "the file says nothing of it");
    configured(&mut stage, "(column: 66)");
    assert_eq!(stage.app.settings.column, 66);
    assert_eq!(stage.app.settings.wheel, 5);
    line(&mut stage, "set column 90");
    configured(&mut stage, "(column: 66, highlight: \"pink\")");
    assert_eq!(stage.app.settings.column, 90, "it says the same as before");
}

#[test]
fn settings_and_values_are_completed_with_what_they_are_now() {
    let mut stage = Stage::new(&[TWO]);
    let rows = |stage: &Stage| -> Vec<(String, String)> {
        let Some(Overlay::Palette(palette)) = stage.app.overlays.last() else {
            panic!("it is open");
        };
        let row = |entry: &Entry| match entry {
            Entry::Completion(completion) => {
                Some((completion.text.to_string(), completion.about.to_string()))
            }
            _ => None,
        };
        palette.entries.iter().filter_map(row).collect()
    };
    let pair = |text: &str, about: &str| (text.to_owned(), about.to_owned());
    stage.keys(":").types("set colu");
    assert_eq!(
        rows(&stage),
        [pair("column", "72 · The widest column of text")]
    );
    stage.keys("C-u").types("set mouse ");
    assert_eq!(
        rows(&stage),
        [
            pair("auto", "as it is now"),
            pair("true", ""),
            pair("false", "")
        ]
    );
    // What begins so comes before what only holds it.
    stage.keys("C-u").types("theme l");
    let names: Vec<String> = rows(&stage).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["lamplight", "contrast-light", "daylight"]);
    // A theme is called for by what it is like, too.
    stage.keys("C-u").types("theme dark");
    let dark = ["contrast-dark", "lamplight"].map(|name| pair(name, "dark"));
    assert_eq!(rows(&stage), dark);
}

#[test]
fn tags_are_completed_from_all_that_are_in_use_and_a_minus_takes_them_away() {
    use crate::model::view::Used;
    let mut stage = Stage::new(&[TWO, "Another."]);
    let used = |(word, count): (&str, usize)| Used {
        word: CleanText::line(word),
        count,
    };
    stage.vocabulary.tags = [("policy", 9), ("cloud", 3)].map(used).to_vec();
    stage.keys(":").types("tag ").keys("Tab Enter");
    let tags = |stage: &Stage| stage.articles().remove(0).tags;
    assert_eq!(tags(&stage), [CleanText::line("policy")]);
    line(&mut stage, "tag cloud, -policy");
    assert_eq!(tags(&stage), [CleanText::line("cloud")]);
    // The same on an annotation.
    stage.keys("Enter m");
    line(&mut stage, "tag law, +press");
    line(&mut stage, "tag -law, court");
    let of_mark = |stage: &Stage| stage.annotation(1, 0).tags;
    assert_eq!(of_mark(&stage), ["court", "press"].map(CleanText::line));
    assert_eq!(
        tags(&stage),
        [CleanText::line("cloud")],
        "the article keeps its own"
    );
    // Where nothing is marked there is nothing to take a tag from, and nothing is marked for that.
    stage.keys(")");
    line(&mut stage, "tag -law");
    assert_eq!(stage.marked(1).len(), 1);
    assert_eq!(
        stage.said(),
        "There is no annotation here to take a tag from."
    );
    // All that is ticked.
    stage.keys("Esc q t t");
    line(&mut stage, "tag -cloud, both");
    for article in stage.articles() {
        assert_eq!(article.tags, [CleanText::line("both")]);
    }
}

#[test]
fn what_removes_is_not_done_by_its_key_at_once() {
    let mut stage = Stage::new(&[TWO]);
    line(&mut stage, "dd");
    assert_eq!(stage.app.place(), Place::Palette);
    assert_eq!(
        stage.said(),
        "Remove the annotation or row; undo brings it back. Enter again does it."
    );
    stage.keys("Esc Enter");
    line(&mut stage, "m");
    assert_eq!(stage.marked(1), ["One comes first."]);
}

#[test]
fn the_palette_leaves_the_lesson_in_sight() {
    let mut stage = Stage::before_start(&[TWO]);
    stage.samples = 1;
    stage.start();
    for height in 0..50 {
        stage.send(Message::Resized(80, height));
        let area = parts::palette(parts::above_lesson(&stage.app)).area;
        let foot = stage.app.frame().foot;
        assert!(
            area.intersection(foot).is_empty(),
            "{height}: {area} {foot}"
        );
    }
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
fn in_a_matrix_the_form_exports_that_as_a_table() {
    let mut stage = matrix::flagged();
    stage.keys("g c X Enter");
    let matrix = order(&mut stage);
    let Exported::Matrix(claims, articles) = &matrix.what else {
        panic!("{:?}", matrix.what)
    };
    assert_eq!(claims.len(), 2);
    assert_eq!(articles[..], [article_id(1), article_id(2), article_id(3)]);
    assert_eq!(matrix.format, crate::export::Format::MatrixCsv);
    assert_eq!(matrix.file.as_str(), "claims-matrix.csv");
    // What comes next is written as before, and a format that was chosen stays.
    stage.keys("X Right C-s");
    let next = order(&mut stage);
    assert!(!matches!(next.what, Exported::Matrix(..)));
    assert_eq!(next.format, crate::export::Format::Markdown);
    stage.keys("X Tab Right S-Tab Right C-s");
    assert_eq!(order(&mut stage).format, crate::export::Format::Html);
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
            // What is to be typed further is typed there.
            let goes_on = [CommandId::Palette, CommandId::Theme, CommandId::Set].contains(id);
            if !goes_on && !asks {
                assert_eq!(is_open, absence.is_some(), "{name} after {place:?}");
            }
        }
    }
}
