//! Sessions with stories and views.

use super::*;
use crate::{
    app::{message::Wanted, overlay::Choice, panel::Panel},
    model::BuiltIn,
};

const TEXTS: [&str; 3] = [
    "# Cloud package\n\nIts devices work offline. They sync later.",
    "# Lobbying\n\nThe devices need a network.",
    "# Budget\n\nIt is spent.",
];

/// Three articles in the list, of which the first two are in the story `JEDI`.
fn storied() -> Stage {
    let mut stage = Stage::new(&TEXTS);
    stage.keys("t t p").types("JEDI").keys("Enter Esc");
    stage
}

fn titles(stage: &Stage) -> Vec<String> {
    let rows = (0..stage.app.list.total).filter_map(|at| stage.app.list.row(at));
    rows.map(|row| row.article.title.to_string()).collect()
}

fn members(stage: &Stage, name: &str) -> usize {
    let story = stage.app.stories.iter().find(|story| &*story.name == name);
    story.map_or(0, |story| story.members.articles.len())
}

fn said(stage: &Stage) -> String {
    stage
        .app
        .said
        .as_ref()
        .map(|(_, said)| said.to_string())
        .unwrap_or_default()
}

fn picked(stage: &Stage) -> Vec<String> {
    let Some(Overlay::Picker(picker)) = stage.app.overlays.last() else {
        panic!("no picker is open")
    };
    let choices = picker.choices.iter();
    choices
        .map(|choice| match choice {
            Choice::Story { name, holds, .. } => format!("{name} {holds}"),
            Choice::NewStory(name) => format!("new {name}"),
            Choice::Claim { statement, .. } => statement.to_string(),
            Choice::New(statement) => format!("new {statement}"),
            other => panic!("{other:?} is offered for a story"),
        })
        .collect()
}

#[test]
fn all_that_a_filter_leaves_or_a_search_finds_goes_into_a_story_in_one_step() {
    let mut stage = Stage::new(&TEXTS);
    stage.keys("p Esc");
    assert_eq!(said(&stage), "", "the list is not filtered");
    stage.keys("f").types("g").keys("Enter p");
    assert_eq!(
        said(&stage),
        "This is for one article; gP puts in all that are listed."
    );
    stage.keys("Esc g P").types("G").keys("Enter");
    let of_g = |title: &&str| title.to_lowercase().contains('g');
    let expected = ["Cloud package", "Lobbying", "Budget"]
        .iter()
        .filter(|t| of_g(t))
        .count();
    assert!(expected > 1);
    assert_eq!(members(&stage, "G"), expected);
    assert_eq!(stage.app.list.count_ticked(), 0, "nobody has ticked them");
    stage.keys("u");
    assert_eq!(members(&stage, "G"), 0);
    // Of a search all that it finds, also what is not listed.
    stage.keys("g /").types("device");
    stage.found("device");
    // What is found can be acted on once the field is left.
    stage.app.overlays.pop();
    stage.keys("g P");
    let asked = stage.left.pop();
    let wanted = Effect::LoadFoundIds("device".to_owned(), Wanted::Story);
    assert_eq!(asked, Some(wanted));
    let ids = vec![article_id(1), article_id(2)];
    stage.send(Message::FoundIds("device".to_owned(), Wanted::Story, ids));
    stage.types("D").keys("Enter");
    assert_eq!(members(&stage, "D"), 2);
}

#[test]
fn what_is_ticked_goes_into_a_new_story_and_out_again_in_one_step() {
    let mut stage = storied();
    assert_eq!(members(&stage, "JEDI"), 2);
    stage.keys("u");
    assert_eq!(members(&stage, "JEDI"), 0);
    assert!(stage.app.stories.is_empty());
    stage.keys("C-r");
    assert_eq!(members(&stage, "JEDI"), 2);
    stage.keys("G p");
    assert_eq!(picked(&stage), ["JEDI false"]);
    stage.keys("Enter");
    assert_eq!(said(&stage), "Put “Budget” into “JEDI”");
    assert_eq!(members(&stage, "JEDI"), 3);
    stage.keys("p");
    assert_eq!(picked(&stage), ["JEDI true"]);
    stage.keys("Enter");
    assert_eq!(members(&stage, "JEDI"), 2);
    stage.keys("u");
    assert_eq!(members(&stage, "JEDI"), 3);
}

#[test]
fn a_story_narrows_the_list_and_esc_leads_out_again() {
    let mut stage = storied();
    stage.keys("g s Enter");
    assert_eq!(titles(&stage), ["Cloud package", "Lobbying"]);
    assert_eq!(stage.app.place(), Place::List);
    assert!(
        said(&stage).starts_with("Narrowed to “JEDI”; "),
        "{}",
        said(&stage)
    );
    stage.keys("Esc");
    assert_eq!(titles(&stage).len(), 3);
    assert_eq!(said(&stage), "Out of “JEDI”: everything is shown.");
    // The same key leads in and out.
    stage.keys("g n");
    assert_eq!(titles(&stage).len(), 2);
    stage.keys("g n");
    assert_eq!(titles(&stage).len(), 3);
}

#[test]
fn what_is_taken_out_leaves_the_narrowed_list() {
    let mut stage = storied();
    stage.keys("g n g g p Enter");
    assert_eq!(titles(&stage), ["Lobbying"]);
    stage.keys("u");
    assert_eq!(titles(&stage), ["Cloud package", "Lobbying"]);
}

#[test]
fn a_claim_that_is_flagged_while_narrowed_belongs_to_the_story() {
    let mut stage = storied();
    stage
        .keys("G Enter } +")
        .types("It is gone")
        .keys("Enter q g s Enter");
    stage.keys("C");
    assert_eq!(stage.app.overlays.len(), 1);
    let rows = |stage: &Stage| actions::panels::top(&stage.app).map_or(0, Panel::len);
    assert_eq!(rows(&stage), 0);
    stage
        .keys("Esc g g Enter } +")
        .types("It works offline")
        .keys("Enter");
    stage.keys("q C");
    assert_eq!(rows(&stage), 1);
    let story = actions::stories::active(&stage.app).unwrap();
    assert_eq!(story.members.claims.len(), 1);
    // The picker has the story's own in front, and the others where they are typed.
    stage.keys("Esc Enter +");
    assert_eq!(picked(&stage), ["It works offline"]);
    stage.types("it");
    assert_eq!(picked(&stage), ["It works offline", "It is gone", "new it"]);
    stage.keys("Esc u");
    let story = actions::stories::active(&stage.app).unwrap();
    assert_eq!(
        story.members.claims.len(),
        0,
        "one step takes all of it back"
    );
}

#[test]
fn panels_search_and_export_keep_to_the_story() {
    let mut stage = storied();
    stage.keys("G Enter m q g g Enter m q g n g A");
    let panel = actions::panels::top(&stage.app).unwrap();
    assert_eq!(panel.total(), 1);
    stage.keys("Esc g /").types("devices");
    let story = stage.app.list.story;
    assert!(story.is_some());
    let searched = stage.left.iter().rev().find_map(|effect| match effect {
        Effect::SearchLibrary(_, typed, within) => Some((typed.clone(), *within)),
        _ => None,
    });
    assert_eq!(searched, Some(("devices".to_owned(), story)));
    stage.keys("Esc Esc X Right");
    let Some(Overlay::Export(form)) = stage.app.overlays.last() else {
        panic!("no form")
    };
    assert_eq!(form.described(form.what), "the story: JEDI");
}

#[test]
fn a_story_is_changed_removed_and_brought_back() {
    let mut stage = storied();
    stage.keys("g n g s i C-u").types("Pentagon").keys("Enter");
    assert_eq!(said(&stage), "Changed the story “Pentagon”");
    assert_eq!(members(&stage, "Pentagon"), 2);
    stage.keys("d d");
    assert!(stage.app.stories.is_empty());
    assert_eq!(
        stage.app.list.story, None,
        "nothing stays narrowed to what is gone"
    );
    stage.keys("u");
    assert_eq!(members(&stage, "Pentagon"), 2);
    stage.keys("n").types("Pentagon").keys("Enter");
    assert!(
        matches!(stage.app.overlays.last(), Some(Overlay::Form(_))),
        "the name is taken"
    );
}

#[test]
fn a_line_puts_into_a_story_takes_out_and_narrows() {
    let mut stage = Stage::new(&TEXTS);
    stage.keys(":").types("story JEDI").keys("Enter");
    assert_eq!(members(&stage, "JEDI"), 1);
    stage.keys("j :").types("story jedi").keys("Enter");
    assert_eq!(members(&stage, "JEDI"), 2);
    stage.keys(":").types("story -jedi").keys("Enter");
    assert_eq!(members(&stage, "JEDI"), 1);
    stage.keys(":").types("narrow jed").keys("Enter");
    assert_eq!(
        said(&stage),
        "There is no story “jed”. Did you mean “JEDI”?"
    );
    stage.keys("Esc :").types("narrow jedi").keys("Enter");
    assert_eq!(titles(&stage), ["Cloud package"]);
}

#[test]
fn a_letter_shows_a_view_and_another_shows_all_again() {
    let mut stage = Stage::new(&TEXTS);
    stage.keys("S ' s");
    assert_eq!(titles(&stage), ["Cloud package"]);
    assert_eq!(said(&stage), "View: Starred");
    stage.keys("' u");
    assert_eq!(titles(&stage).len(), 3);
    stage.keys("' s Esc");
    assert_eq!(titles(&stage).len(), 3);
    assert_eq!(stage.app.list.view, None);
    stage.keys("' s ' a");
    assert_eq!(stage.app.list.view, None);
    stage.keys("' z");
    assert!(said(&stage).starts_with("No view has the letter z"));
}

#[test]
fn what_the_list_shows_is_saved_as_a_view() {
    let mut stage = Stage::new(&TEXTS);
    stage.keys(":").types("view Clouds").keys("Enter");
    assert!(stage.app.views.is_empty(), "everything is no view");
    stage
        .keys("Esc f")
        .types("title:cloud")
        .keys("Enter :")
        .types("view Clouds")
        .keys("Enter");
    let view = stage.app.views.first().cloned().unwrap();
    assert_eq!((&*view.name, &*view.query), ("Clouds", "title:cloud"));
    stage.keys("Esc g v G i Tab Tab").types("u").keys("Enter");
    let Some(Overlay::Form(form)) = stage.app.overlays.last() else {
        panic!("the letter is taken")
    };
    assert!(form.error.is_some());
    stage.keys("Backspace").types("c").keys("Enter Esc ' c");
    assert_eq!(titles(&stage), ["Cloud package"]);
    stage.keys("g v G d d");
    assert!(stage.app.views.is_empty());
    assert_eq!(titles(&stage).len(), 3);
    stage.keys("u g g d d");
    assert_eq!(stage.app.views.len(), 1);
    assert_eq!(said(&stage), "This view is built in, and stays as it is.");
}

#[test]
fn a_view_keeps_the_order_and_the_letters_of_the_list() {
    let mut stage = Stage::new(&TEXTS);
    let mut saved = |keys: &str, filter: &str, name: &str| {
        stage.keys(keys).keys("f").types(filter).keys("Enter");
        if filter.contains("-title") {
            stage.keys("O O");
        }
        let order = stage.app.list.order();
        let shown = titles(&stage);
        stage
            .keys(":")
            .types(&format!("view {name}"))
            .keys("Enter Esc Esc");
        let view = stage.app.views.iter().find(|view| &*view.name == name);
        let query = view
            .unwrap_or_else(|| panic!("{}", said(&stage)))
            .query
            .to_string();
        (query, order, shown)
    };
    let (query, ..) = saved("' u", "title:b* sort:title", "One");
    assert_eq!(query, "title:b* is:unread sort:title");
    let (query, order, _) = saved("' a", "-title:cloud", "Two");
    assert_eq!(order, crate::model::view::Sort::Published);
    assert_eq!(query, "-title:cloud sort:published");
    let (query, _, shown) = saved("' a", "lobby", "Three");
    assert_eq!(shown, ["Lobbying"]);
    assert_eq!(
        query,
        "title:lobby* OR source:lobby* OR author:lobby* OR tag:lobby*"
    );
    stage.keys(":").types("view Three").keys("Enter");
    assert_eq!(titles(&stage), ["Lobbying"]);
    // What is no query yet is not saved.
    stage.keys("Esc f").types("added:never").keys("Enter :");
    stage.types("view Four").keys("Enter");
    assert!(
        said(&stage).starts_with("No view can be made of this"),
        "{}",
        said(&stage)
    );
    assert_eq!(stage.app.views.len(), 3);
}

#[test]
fn story_and_view_are_found_again_by_the_next_session() {
    let mut stage = storied();
    stage.keys("g n g g S ' s");
    stage.send(Message::Ending);
    let kept = stage.left.iter().rev().find_map(|effect| match effect {
        Effect::Keep(kept) => Some(Kept::clone(kept)),
        _ => None,
    });
    let mut next = Stage::before_start(&TEXTS);
    next.records = stage.records;
    let effects = next.app.start(None, kept.unwrap());
    next.carry_out(effects);
    assert_eq!(titles(&next), ["Cloud package"]);
    let view = next.app.list.view.as_ref().map(|view| view.of);
    let starred = narrowing::ViewOf::BuiltIn(BuiltIn::Starred);
    assert_eq!(view, Some(starred));
    next.keys("Esc Esc");
    assert_eq!(titles(&next).len(), 3);
}

#[test]
fn nobody_stays_in_a_story_that_another_has_removed() {
    let mut stage = storied();
    stage.keys("g n");
    let id = RecordId::story(stage.app.list.story.unwrap());
    let removed = crate::model::FieldValue::to_value(&now());
    let stamp = stage.clock.tick(now());
    let record = stage.records.get_mut(&id).unwrap();
    record.set(crate::model::story::REMOVED.path(), Some(removed), stamp);
    stage.send(Message::Refreshed);
    assert_eq!(titles(&stage).len(), 3);
    assert_eq!(
        said(&stage),
        "The story is not there any more; everything is shown."
    );
}
