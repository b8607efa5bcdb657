//! Panels: the same habits in each of them.

use std::{collections::HashSet, sync::Arc};

use super::*;
use crate::app::{
    message::Listed,
    panel::{Item, Kind, Order, Panel, Thing},
};

/// Three articles, three marks in the first, one in the second, a claim with evidence from both.
fn library() -> Stage {
    let mut stage = Stage::new(&[
        "# Harbour plans\n\nThe pier is old. The crane is blue. The crane is loud.",
        "# Another view\n\nThe crane is quiet. Nobody hears it.",
        "# Nothing to see\n\nNo words of note.",
    ]);
    stage.published(1, "Wire", "2020-08-23");
    stage.published(2, "Desk", "2020-08-24");
    stage
        .keys("Enter } m ) M g a")
        .types("Ask the harbour")
        .keys("Esc");
    stage.keys(") +").types("The crane is loud").keys("Enter");
    stage.keys("J } - Enter K");
    stage
}

fn panel(stage: &Stage) -> &Panel {
    match stage.app.overlays.last() {
        Some(Overlay::Panel(panel)) => panel,
        other => panic!("no panel is open, but {other:?}"),
    }
}

/// Returns what the rows of the open panel say, with the one under the cursor in brackets.
fn rows(stage: &Stage) -> Vec<String> {
    let panel = panel(stage);
    (0..panel.len())
        .map(|row| {
            let name = panel.get(row).unwrap().name();
            if row == panel.rows.cursor {
                format!("[{name}]")
            } else {
                name.to_string()
            }
        })
        .collect()
}

#[test]
fn every_panel_is_filtered_as_words_are_typed_and_escape_restores() {
    let cases = [
        ("A", "crane lo", 3, "The crane is loud."),
        ("g A", "wire blue", 4, "The crane is blue."),
        ("C", "LOUD", 1, "The crane is loud"),
        ("C Enter", "quiet", 2, "The crane is quiet."),
        (
            "g m",
            "flagged refutes",
            4,
            "Flagged: refutes “The crane is loud”",
        ),
    ];
    for (keys, words, all, found) in cases {
        let mut stage = library();
        stage.keys(keys);
        let before = rows(&stage);
        assert!(before.len() >= all, "{keys}: {before:?}");
        stage.keys("f").types(words);
        assert_eq!(stage.app.place(), Place::Filter);
        stage.keys("Enter");
        assert_eq!(rows(&stage), [format!("[{found}]")], "{keys}");
        // Escape leaves the filter before it leaves the panel.
        let place = stage.app.place();
        stage.keys("Esc");
        assert_eq!(stage.app.place(), place, "{keys}");
        assert_eq!(rows(&stage).len(), before.len(), "{keys}");
        stage.keys("g g");
        let before = rows(&stage);
        stage.keys("/").types("no such words");
        let Some(Overlay::Panel(below)) = stage.app.overlays.first() else {
            panic!("the panel is gone")
        };
        assert!(keys == "C Enter" || below.is_empty(), "{keys}");
        stage.keys("Esc");
        assert_eq!(rows(&stage), before, "{keys}");
    }
}

#[test]
fn the_cursor_stays_on_its_row_where_the_filter_leaves_it() {
    let mut stage = library();
    stage.keys("A G");
    let last = "[The crane is loud.]";
    assert_eq!(rows(&stage)[2], last);
    stage.keys("f").types("crane").keys("Enter");
    assert_eq!(rows(&stage), ["The crane is blue.", last]);
    stage.keys("Esc");
    assert_eq!(rows(&stage)[2], last);
}

#[test]
fn the_cursor_moves_while_words_are_typed() {
    let mut stage = library();
    stage.keys("A f").types("crane").keys("Down Enter");
    assert_eq!(rows(&stage), ["The crane is blue.", "[The crane is loud.]"]);
}

#[test]
fn sorting_steps_through_the_orders_of_each_panel_and_round() {
    for keys in ["A", "g A", "C", "C Enter", "g t", "g m"] {
        let mut stage = library();
        stage.keys(keys);
        let orders = panel(&stage).kind.orders();
        assert!(orders.len() > 1, "{keys}");
        let sort = if keys == "C Enter" { "b" } else { "O" };
        for order in orders.iter().skip(1).chain(orders.first()) {
            stage.keys(sort);
            assert_eq!(panel(&stage).order(), *order, "{keys}");
        }
    }
    let mut stage = library();
    stage.keys("A O O");
    assert_eq!(panel(&stage).order(), Order::Colour);
    assert_eq!(
        rows(&stage),
        [
            "[The pier is old.]",
            "The crane is loud.",
            "The crane is blue."
        ]
    );
    // Evidence by source: Desk before Wire.
    let mut stage = library();
    stage.keys("C Enter b b");
    assert_eq!(
        rows(&stage),
        ["[The crane is quiet.]", "The crane is loud."]
    );
}

#[test]
fn annotations_of_all_articles_come_by_article_and_lead_to_their_quote_and_back() {
    let mut stage = library();
    stage.keys("g A");
    let all = [
        "[The crane is quiet.]",
        "The pier is old.",
        "The crane is blue.",
        "The crane is loud.",
    ];
    assert_eq!(rows(&stage), all);
    stage.keys("2 j Enter");
    assert_eq!(stage.app.place(), Place::Reader);
    assert!(
        stage.shown().contains("[T]he crane is blue."),
        "{}",
        stage.shown()
    );
    stage.keys("Esc");
    assert_eq!(stage.app.place(), Place::AllAnnotations);
    assert_eq!(rows(&stage)[2], "[The crane is blue.]");
    // One in an article that is not open yet.
    stage.keys("g g Enter");
    assert!(
        stage.shown().contains("[T]he crane is quiet."),
        "{}",
        stage.shown()
    );
    stage.keys("q");
    assert_eq!(rows(&stage), all);
}

#[test]
fn annotations_of_articles_that_are_not_open_are_changed_from_the_panel() {
    let mut stage = library();
    // The first article is open; the first row is of the second.
    stage
        .keys("g A c p #")
        .types("noise")
        .keys("Enter a")
        .types("Really?")
        .keys("Esc");
    let annotation = stage.annotation(2, 0);
    assert_eq!(annotation.color, Color::Pink);
    assert_eq!(annotation.tags[0].as_str(), "noise");
    assert_eq!(annotation.note().unwrap().as_str(), "Really?");
    let Some(Thing::Annotation(row)) = panel(&stage).current() else {
        panic!("no annotation is under the cursor")
    };
    assert_eq!(
        (&row.annotation.color, row.annotation.tags.len()),
        (&Color::Pink, 1)
    );
    // Flagging asks for the claim; here the stance of the same one is changed.
    stage.keys("+ Enter");
    assert_eq!(stage.annotation(2, 0).evidence[0].stance, Stance::Supports);
    stage.keys("y");
    assert!(
        stage
            .left
            .contains(&Effect::Copy(CleanText::new("The crane is quiet.")))
    );
    stage.keys("d d");
    assert!(stage.marked(2).is_empty());
    assert_eq!(rows(&stage).len(), 3);
    stage.keys("u");
    assert_eq!(stage.marked(2), ["The crane is quiet."]);
    assert_eq!(rows(&stage).len(), 4);
    stage.keys("u u u u");
    let annotation = stage.annotation(2, 0);
    assert_eq!(
        (annotation.color, annotation.notes.len()),
        (Color::Yellow, 0)
    );
}

#[test]
fn a_change_from_the_panel_that_is_refused_goes_from_it() {
    let mut stage = library();
    stage.keys("g A");
    stage.refuse = Some("the file is of a newer version");
    stage.keys("d d");
    assert_eq!(rows(&stage).len(), 4);
    assert!(stage.said().contains("newer version"), "{}", stage.said());
}

#[test]
fn what_is_asked_for_late_does_not_take_the_place_of_what_was_asked_for_after_it() {
    let mut stage = library();
    stage.keys("g A");
    let old = Request(stage.app.listing.0);
    stage.send(Message::Listed(old, Ok(Box::new(Listed::default()))));
    assert_eq!(rows(&stage).len(), 4, "nobody waits for it any more");
    let request = stage.app.listing.next();
    stage.send(Message::Listed(
        request,
        Err(CleanText::line("The disk is gone.")),
    ));
    assert_eq!(rows(&stage).len(), 4);
}

#[test]
fn a_panel_that_cannot_be_read_says_why() {
    let mut stage = library();
    stage.app.update(Message::Key(Key::char('g')), now());
    let effects = stage.app.update(Message::Key(Key::char('A')), now());
    let asked = effects.iter().find_map(|effect| match effect {
        Effect::LoadMarked(request) => Some(*request),
        _ => None,
    });
    let why = CleanText::line("The library cannot be read.");
    stage.send(Message::Listed(asked.unwrap(), Err(why)));
    assert_eq!(stage.said(), "The library cannot be read.");
    assert!(panel(&stage).is_empty() && panel(&stage).waiting.is_none());
}

#[test]
fn the_trash_gives_back_articles_claims_and_annotations() {
    let mut stage = library();
    stage.keys("g g } d d");
    stage.keys("C d d Esc");
    stage.keys("q G d d");
    stage.keys("g t");
    assert_eq!(panel(&stage).len(), 3);
    stage.keys("O f").types("claim").keys("Enter");
    assert_eq!(rows(&stage), ["[The crane is loud]"]);
    stage.keys("r");
    assert_eq!(stage.said(), "Restored “The crane is loud”");
    assert_eq!(stage.claims().len(), 1);
    stage.keys("Esc");
    assert_eq!(rows(&stage), ["[The pier is old.]", "Nothing to see"]);
    stage.keys("Enter");
    assert!(stage.marked(1).contains(&"The pier is old.".to_owned()));
    stage.keys("r");
    assert_eq!(stage.app.list.total, 3);
    assert!(panel(&stage).is_empty());
    // Undo puts it back there.
    stage.keys("u");
    assert_eq!(rows(&stage), ["[Nothing to see]"]);
    assert_eq!(stage.app.list.total, 2);
}

#[test]
fn an_article_in_the_trash_is_purged_after_a_question() {
    let mut stage = library();
    stage.keys("q g g d d G d d g t");
    assert_eq!(panel(&stage).len(), 2);
    stage.keys("D n");
    assert_eq!(panel(&stage).len(), 2);
    let Some(Thing::Article(article)) = panel(&stage).current().cloned() else {
        panic!("no article is under the cursor")
    };
    // As of an article that was changed from a panel.
    let records = [
        RecordId::article(article.id),
        RecordId::annotations(article.id),
    ];
    for id in records {
        let record = stage.records.get(&id).cloned().unwrap_or_default();
        stage.app.known.learn(id, &record);
    }
    stage.keys("D y");
    assert!(records.iter().all(|id| !stage.app.known.holds(*id)));
    assert_eq!(
        stage.said(),
        format!("Purged “{}”: it is gone for good", article.title)
    );
    assert_eq!(panel(&stage).len(), 1);
    assert!(!stage.records.contains_key(&article.record_id()));
    let open = stage.app.reader.as_ref().map(|reader| reader.article.id);
    assert_ne!(open, Some(article.id));
    // Undo has nothing of it to bring back.
    stage.keys("Esc C d d Esc g t O");
    stage.keys("f").types("loud").keys("Enter D");
    assert!(
        stage.said().starts_with("Only articles"),
        "{}",
        stage.said()
    );
}

#[test]
fn what_was_said_while_something_hid_it_is_found_again() {
    let mut stage = library();
    stage.keys("?");
    stage.send(Message::Told(
        Severity::Warning,
        CleanText::line("The disk is nearly full."),
    ));
    stage.keys("Esc g m");
    assert_eq!(rows(&stage)[0], "[The disk is nearly full.]");
    stage.keys("y");
    assert!(
        stage
            .left
            .contains(&Effect::Copy(CleanText::new("The disk is nearly full.")))
    );
    // The row stays under the cursor although something was said after it.
    assert_eq!(
        rows(&stage)[..2],
        ["Copied the message", "[The disk is nearly full.]"]
    );
    stage.keys("Enter");
    assert_eq!(stage.said(), "The disk is nearly full.");
    stage.keys("O");
    assert_eq!(rows(&stage)[0], "[The disk is nearly full.]");
    stage.keys("d d");
    assert_eq!(
        rows(&stage).last().map(String::as_str),
        Some("Marked “The pier is old.”")
    );
}

#[test]
fn a_claim_counts_its_evidence_and_what_is_removed_no_more() {
    let mut stage = library();
    let counts = |stage: &Stage| {
        let Some(Thing::Claim(row)) = panel(stage).current() else {
            panic!("no claim is under the cursor")
        };
        (row.counts, row.articles)
    };
    stage.keys("C");
    let both = StanceCounts {
        supports: 1,
        refutes: 1,
        mentions: 0,
    };
    assert_eq!(counts(&stage), (both, 2));
    stage.keys("Enter d d");
    assert_eq!(rows(&stage), ["[The crane is quiet.]"]);
    stage.keys("= Esc");
    let one = StanceCounts {
        supports: 0,
        refutes: 0,
        mentions: 1,
    };
    assert_eq!(counts(&stage), (one, 1));
}

#[test]
fn without_an_open_article_its_annotations_name_those_of_all() {
    let mut stage = Stage::new(&[]);
    stage.keys("A");
    assert_eq!(stage.app.place(), Place::List);
    assert!(stage.said().contains("gA"), "{}", stage.said());
    for keys in ["g A", "C", "g t", "g m"] {
        stage.keys(keys);
        assert!(panel(&stage).total() == 0 || keys == "g m", "{keys}");
        // Nothing of this may do harm in an empty panel.
        stage.keys("Enter d d y r f x Enter O j k Esc Esc");
    }
}

#[test]
fn the_annotations_follow_the_article_that_is_opened_below_them() {
    let mut stage = library();
    stage.keys("A J");
    assert_eq!(rows(&stage), ["[The crane is quiet.]"]);
    stage.keys("J");
    assert!(panel(&stage).is_empty());
}

/// A panel of many annotations, as a busy newsroom has them.
fn many(count: usize) -> Panel {
    let mut stage = library();
    stage.keys("g A");
    let row = stage.all_marked().rows.remove(0);
    let items = (0..count).map(|number| {
        let mut annotation = Annotation::clone(&row.annotation);
        annotation.id = AnnotationId(stage.app.ids.next(now()));
        let made = now() + jiff::SignedDuration::from_secs(number as i64);
        annotation.created = made;
        annotation.anchor.quote =
            CleanText::line(&format!("The “crane” number {number} is quiet."));
        Item::new(Thing::Annotation(AnnotationRow {
            annotation: Arc::new(annotation),
            ..row.clone()
        }))
    });
    let mut panel = Panel::new(Kind::AllAnnotations);
    panel.fill(items.collect());
    panel
}

#[test]
fn the_last_made_comes_first_where_that_is_the_order() {
    let mut panel = many(3);
    panel.sort_next();
    assert_eq!(panel.order(), Order::Made);
    let names: Vec<_> = (0..3)
        .map(|row| panel.get(row).unwrap().name().to_string())
        .collect();
    assert!(
        names[0].contains("number 2") && names[2].contains("number 0"),
        "{names:?}"
    );
}

#[test]
fn typing_on_narrows_what_is_left_to_what_filtering_all_anew_leaves() {
    let mut grown = many(1_000);
    grown.sort_next();
    for end in 1..="number 77".len() {
        let words = &"number 77"[..end];
        grown.narrow(words);
        let mut anew = many(1_000);
        anew.sort_next();
        anew.narrow(words);
        let names = |panel: &Panel| -> Vec<String> {
            (0..panel.len())
                .map(|row| panel.get(row).unwrap().name().to_string())
                .collect()
        };
        assert_eq!(names(&grown), names(&anew), "{words}");
    }
    assert_eq!(grown.len(), 19);
}

#[test]
fn the_parts_of_a_panel_lie_in_its_body_and_not_on_each_other() {
    use ratatui::layout::Rect;

    let sizes = [
        (0, 0),
        (1, 1),
        (40, 6),
        (80, 20),
        (99, 40),
        (100, 5),
        (120, 32),
        (200, 46),
    ];
    for kind in [
        Kind::Annotations,
        Kind::Claims(None),
        Kind::Messages,
        Kind::Trash,
        Kind::Echoes,
        Kind::Likely(ClaimId(uuid::Uuid::from_u128(1)), None),
    ] {
        let panel = Panel::new(kind);
        for (width, height) in sizes {
            let body = Rect::new(0, 1, width, height);
            let areas = panel.areas(body);
            let parts = [areas.head, areas.rows, areas.divider, areas.preview];
            for (index, part) in parts.iter().enumerate() {
                assert_eq!(
                    part.intersection(body).area(),
                    part.area(),
                    "{width}×{height}"
                );
                for other in &parts[index + 1..] {
                    assert!(part.intersection(*other).is_empty(), "{width}×{height}");
                }
            }
        }
    }
}

#[test]
fn the_filter_of_all_annotations_understands_queries_and_letters() {
    let mut stage = Stage::new(&[TWO]);
    stage.keys("Enter m ) M g ) m");
    stage.keys("g A f").types("color:yellow");
    let asked = |stage: &mut Stage| match stage.left.pop() {
        Some(Effect::AskAnnotations(request, asked)) => (request, asked),
        other => panic!("nothing is asked: {other:?}"),
    };
    let (request, query) = asked(&mut stage);
    assert_eq!(query, "color:yellow");
    let of = |stage: &Stage, color: Color| {
        let all = stage.annotations_of(article_id(1)).into_iter();
        let of_it = all.filter(|one| one.color == color);
        let ids = of_it.map(|one| panel::ItemId::Annotation(one.id));
        ids.collect::<HashSet<_>>()
    };
    let (yellow, green) = (of(&stage, Color::Yellow), of(&stage, Color::Green));
    stage.send(Message::Kept(Request(0), green));
    let shown = |stage: &Stage| actions::panels::top(&stage.app).unwrap().len();
    assert_eq!(shown(&stage), 3, "what came too late is left");
    stage.send(Message::Kept(request, yellow));
    assert_eq!(shown(&stage), 2);
    // Letters beside it are looked for here, and ask for nothing anew.
    stage.left.clear();
    stage.types(" three");
    assert_eq!(shown(&stage), 1);
    assert_eq!(stage.left, []);
    // Back at the fields of before, nothing is left out.
    stage.keys("Esc");
    assert_eq!(shown(&stage), 3);
}

#[test]
fn the_filters_of_one_article_and_of_the_trash_understand_the_same_queries() {
    let ids = |stage: &Stage, is_it: fn(&Thing) -> bool| {
        let things = panel(stage).things().filter(|thing| is_it(thing));
        things.map(Thing::id).collect::<HashSet<_>>()
    };
    let mut stage = library();
    stage.keys("A f").types("color:green crane");
    let Some(Effect::AskAnnotations(request, asked)) = stage.left.pop() else {
        panic!("nothing is asked")
    };
    assert_eq!(asked, "color:green");
    stage.keys("Enter");
    let is_green = |thing: &Thing| matches!(thing, Thing::Annotation(row) if row.annotation.color == Color::Green);
    let green = ids(&stage, is_green);
    stage.send(Message::Kept(request, green));
    assert_eq!(rows(&stage), ["[The crane is blue.]"]);

    let mut stage = library();
    stage.keys("A d d Esc q d d g t");
    assert!(rows(&stage).len() > 1, "{:?}", rows(&stage));
    stage.keys("f").types("title:harbour");
    let Some(Effect::AskTrash(request, asked)) = stage.left.pop() else {
        panic!("nothing is asked")
    };
    assert_eq!(asked, "title:harbour");
    stage.keys("Enter");
    let is_article = |thing: &Thing| matches!(thing, Thing::Article(_));
    let articles = ids(&stage, is_article);
    assert_eq!(articles.len(), 1);
    stage.send(Message::Kept(request, articles));
    assert_eq!(rows(&stage).len(), 1);
    stage.keys("Esc");
    assert!(rows(&stage).len() > 1);
}
