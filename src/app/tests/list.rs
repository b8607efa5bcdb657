//! Sessions in the list of articles: filter, order, groups, ticks, what is new.

use super::*;
use crate::app::list::Line;
use crate::model::{
    FieldValue,
    article::Reading,
    view::{Grouping, Sort, Stood, Used},
};

/// Six articles, the first added last.
pub(crate) fn six() -> Stage {
    let mut stage = Stage::before_start(&[
        "# Cloud package for governments abroad\n\nA text.",
        "# Lobbying for contracts\n\nA text.",
        "# Overclouded: a review\n\nA text.",
        "# The court halts the work\n\nA text.",
        "# Clouds over the ministry\n\nA text.",
        "# A note from the desk\n\nA text.",
    ]);
    for (number, source, date) in [
        (1, "Desk North", "2020-08-26"),
        (2, "Harbour Wire", "2020-08-25"),
        (3, "desk north", "2020-07-02"),
        (4, "Lantern Post", "2020-08-24"),
        (5, "Harbour Wire", "2019"),
    ] {
        set(
            &mut stage,
            number,
            article::SOURCE.path(),
            &CleanText::line(source),
        );
        let date = crate::model::PartialDate::parse_iso(date).unwrap();
        set(&mut stage, number, article::PUBLISHED.path(), &date);
    }
    for number in 1..=6 {
        let added = Timestamp::from_second(1_600_000_000 - i64::from(number) * 60).unwrap();
        set(&mut stage, number, article::ADDED.path(), &added);
    }
    stage.start();
    stage
}

/// The same in a session that begins some seconds after the session before ended; what was added then is new.
pub(crate) fn again(seconds: i64) -> Stage {
    let mut stage = six();
    stage.app = App::new(100, 30, Ids::new(9));
    let kept = Kept {
        ended: Some(Timestamp::from_second(1_600_000_000 - seconds).unwrap()),
        ..Kept::default()
    };
    let effects = stage.app.start(None, kept);
    stage.carry_out(effects);
    stage
}

fn set(stage: &mut Stage, number: u8, path: crate::model::Path, value: &impl FieldValue) {
    let stamp = stage.clock.tick(now());
    let record = stage
        .records
        .get_mut(&RecordId::article(article_id(number)));
    record.unwrap().set(path, Some(value.to_value()), stamp);
}

/// Returns the first words of the titles that are shown, in their order.
fn titles(stage: &Stage) -> Vec<String> {
    let list = &stage.app.list;
    let rows = (0..list.total).map(|index| list.row(index).unwrap());
    rows.map(|row| {
        row.article
            .title
            .split(' ')
            .take(2)
            .collect::<Vec<_>>()
            .join(" ")
    })
    .collect()
}

fn here(stage: &Stage) -> String {
    let row = stage.app.list.current().unwrap();
    row.article.title.to_string()
}

fn article(stage: &Stage, number: u8) -> Article {
    let id = article_id(number);
    Article::from_record(id, &stage.records[&RecordId::article(id)])
}

#[test]
fn each_letter_narrows_the_list_and_the_best_match_comes_first() {
    let mut stage = six();
    stage.keys("f").types("clou");
    assert_eq!(
        titles(&stage),
        ["Cloud package", "Clouds over", "Overclouded: a"]
    );
    assert_eq!(stage.app.place(), Place::Filter);
    // What fits best is shown beside.
    stage.keys("Down");
    assert_eq!(stage.app.reader.as_ref().unwrap().article.id, article_id(5));
    stage.types("d wire");
    assert_eq!(titles(&stage), ["Clouds over"]);
    let row = stage.app.list.row(0).unwrap();
    assert_eq!(row.matched.title, [0, 1, 2, 3, 4]);
    assert_eq!(row.matched.source, [8, 9, 10, 11]);
}

#[test]
fn escape_brings_back_the_list_as_it_was_and_enter_keeps_the_filter() {
    let mut stage = six();
    stage.keys("j j f").types("lobby").keys("Esc");
    assert_eq!(stage.app.list.total, 6);
    assert_eq!(here(&stage), "Overclouded: a review");
    stage.keys("f").types("cloud").keys("Enter");
    assert_eq!(stage.app.place(), Place::List);
    assert_eq!(stage.app.list.total, 3);
    // A second filter that is left brings back the first.
    stage.keys("j /").types("q").keys("Esc");
    assert_eq!(stage.app.list.query, "cloud");
    assert_eq!(here(&stage), "Clouds over the ministry");
    // Escape shows all, and stays on the article.
    stage.keys("Esc");
    assert_eq!(stage.app.list.total, 6);
    assert_eq!(here(&stage), "Clouds over the ministry");
}

#[test]
fn what_is_filtered_is_sorted_otherwise_only_for_as_long() {
    let mut stage = six();
    stage.keys("f").types("cloud").keys("Enter O O O");
    assert_eq!(stage.app.list.order(), Sort::Title);
    assert_eq!(
        titles(&stage),
        ["Cloud package", "Clouds over", "Overclouded: a"]
    );
    stage.keys("Esc");
    assert_eq!(stage.app.list.order(), Sort::Added);
}

#[test]
fn next_and_previous_go_on_in_the_list_as_it_is_shown() {
    let mut stage = six();
    stage.keys("f").types("cloud").keys("Enter Enter J");
    let open = |stage: &Stage| stage.app.reader.as_ref().unwrap().article.id;
    assert_eq!(open(&stage), article_id(5));
    stage.keys("J");
    assert_eq!(open(&stage), article_id(3));
    stage.keys("J");
    assert_eq!(stage.said(), "This is the last article.");
}

#[test]
fn sorting_and_grouping_stay_on_the_article_and_are_kept_for_the_next_session() {
    let mut stage = six();
    stage.keys("j j O O");
    assert_eq!(stage.app.list.order(), Sort::Title);
    assert_eq!(here(&stage), "Overclouded: a review");
    stage.keys("b");
    assert_eq!(
        titles(&stage),
        [
            "Cloud package",
            "Overclouded: a",
            "Clouds over",
            "Lobbying for",
            "The court",
            "A note"
        ],
        "a source is one, however it is spelt, and the unknown one comes last"
    );
    assert_eq!(here(&stage), "Overclouded: a review");
    stage.send(Message::Ending);
    let kept = stage.left.iter().rev().find_map(|effect| match effect {
        Effect::Keep(kept) => Some(kept.clone()),
        _ => None,
    });
    let kept = *kept.unwrap();
    assert_eq!(
        (kept.sort.as_deref(), kept.group.as_deref()),
        (Some("title"), Some("source"))
    );
    let mut again = six();
    again.app = App::new(100, 30, Ids::new(9));
    let effects = again.app.start(None, kept);
    again.carry_out(effects);
    assert_eq!(here(&again), "Overclouded: a review");
    assert_eq!(titles(&again), titles(&stage));
}

#[test]
fn dates_are_grouped_by_how_long_ago_they_are() {
    let mut stage = six();
    stage.keys("b b");
    let headings: Vec<_> = stage
        .app
        .list
        .lines(100)
        .into_iter()
        .filter_map(|(_, line)| match line {
            Line::Heading(group) => Some(group.heading.to_string()),
            Line::Article(_) => None,
        })
        .collect();
    assert_eq!(
        headings,
        [
            "Today",
            "Yesterday",
            "This week",
            "July 2020",
            "2019",
            "Undated"
        ]
    );
    stage.keys("b");
    assert!(stage.app.list.lines(100).len() == 6, "not grouped any more");
}

#[test]
fn what_is_ticked_is_changed_in_one_step_that_is_undone_as_one() {
    let mut stage = six();
    stage.keys("t j t O");
    assert_eq!(stage.app.list.ticked(), [article_id(1), article_id(3)]);
    stage.keys("S");
    assert_eq!(stage.said(), "Starred 2 articles");
    let starred = |stage: &Stage| {
        (1..=6)
            .filter(|n| article(stage, *n).starred)
            .collect::<Vec<_>>()
    };
    assert_eq!(starred(&stage), [1, 3]);
    stage.keys("u");
    assert_eq!(stage.said(), "Undid: star 2 articles");
    assert_eq!(starred(&stage), Vec::<u8>::new());
    stage.keys("C-r");
    assert_eq!(starred(&stage), [1, 3]);
    stage.keys("#").types("cloud, jedi").keys("Enter");
    stage.keys("#").types("-jedi").keys("Enter");
    assert_eq!(article(&stage, 3).tags, [CleanText::line("cloud")]);
    stage.keys("r r");
    assert_eq!(article(&stage, 1).reading, Reading::Unread);
    stage.keys("d d");
    assert_eq!(stage.said(), "Removed 2 articles; u takes it back");
    assert_eq!(
        (stage.app.list.total, stage.app.list.count_ticked()),
        (4, 0)
    );
    stage.keys("u");
    assert_eq!(stage.app.list.total, 6);
}

#[test]
fn ticks_are_put_to_all_that_is_shown_and_go_after_the_filter() {
    let mut stage = six();
    stage.keys("f").types("cloud").keys("Enter T");
    assert_eq!(stage.app.list.count_ticked(), 3);
    stage.keys("Esc");
    assert_eq!(
        (stage.app.list.total, stage.app.list.count_ticked()),
        (6, 3)
    );
    stage.keys("Esc");
    assert_eq!(stage.app.list.count_ticked(), 0);
    stage.keys("4 t");
    assert_eq!(stage.app.list.count_ticked(), 4);
    stage.keys("T");
    assert_eq!(stage.app.list.count_ticked(), 0);
}

#[test]
fn an_article_that_is_not_open_is_changed_as_well() {
    let mut stage = six();
    // No room for a second pane, so nothing is open.
    stage.send(Message::Resized(40, 20));
    stage.app.reader = None;
    stage.app.known = Known::default();
    stage.keys("j j S R C-u").types("Overcast").keys("Enter");
    assert_eq!(stage.said(), "Renamed “Overclouded: a review”");
    stage.keys("i Tab C-u").types("Desk South").keys("Enter");
    let third = article(&stage, 3);
    assert!(third.starred);
    assert_eq!(third.title.as_str(), "Overcast");
    assert_eq!(third.source.as_deref(), Some("Desk South"));
    assert_eq!(third.published.unwrap().to_string(), "2020-07-02");
    stage.keys("u u u");
    assert_eq!(article(&stage, 3).title.as_str(), "Overclouded: a review");
    assert!(!article(&stage, 3).starred);
}

#[test]
fn only_what_was_added_since_the_last_session_is_new() {
    let mut stage = six();
    stage.keys("N");
    assert_eq!(stage.said(), "Nothing was added since the last session.");
    let mut stage = again(150);
    assert_eq!(stage.app.list.counts.new, 2);
    stage.keys("j N");
    assert_eq!(titles(&stage), ["Cloud package", "Lobbying for"]);
    assert_eq!(here(&stage), "Lobbying for contracts");
    stage.keys("Esc");
    assert_eq!(stage.app.list.total, 6);
    // What was new stays so until the next session.
    stage.keys("N N");
    assert_eq!((stage.app.list.total, stage.app.list.counts.new), (6, 2));
}

#[test]
fn an_answer_to_an_older_filter_is_left() {
    let mut stage = six();
    stage.keys("f");
    let first = stage.app.update(Message::Key(Key::char('l')), now());
    let second = stage.app.update(Message::Key(Key::char('o')), now());
    stage.carry_out(second);
    assert_eq!(stage.app.list.total, 4);
    stage.carry_out(first);
    assert_eq!(stage.app.list.total, 4, "the newest letters count");
}

#[test]
fn enter_before_the_answer_for_the_list_opens_what_the_answer_brings() {
    let enter = || Message::Key("Enter".parse().unwrap());
    let mut stage = six();
    stage.keys("j f").types("zzz");
    assert_eq!(stage.app.list.total, 0);
    let answers = stage
        .app
        .update(Message::Key("Esc".parse().unwrap()), now());
    let effects = stage.app.update(enter(), now());
    assert!(stage.app.list.current().is_none());
    stage.carry_out(effects);
    stage.carry_out(answers);
    assert_eq!(stage.app.place(), Place::Reader);
    let title = stage.app.reader.as_ref().unwrap().article.title.clone();
    assert_eq!(&*title, "Lobbying for contracts");

    // Letters typed since ask for another list.
    let mut stage = six();
    stage.keys("f").types("zzz");
    let first = stage
        .app
        .update(Message::Key("Esc".parse().unwrap()), now());
    let effects = stage.app.update(enter(), now());
    stage.carry_out(effects);
    stage.keys("f");
    stage.types("lobby");
    stage.carry_out(first);
    assert_ne!(stage.app.place(), Place::Reader);
}

/// Tells the stage which tags and sources are in use.
pub(super) fn knows(stage: &mut Stage, tags: &[&str], sources: &[&str]) {
    let used = |words: &[&str]| {
        let words = words.iter().map(|word| Used {
            word: CleanText::line(word),
            count: 1,
        });
        words.collect()
    };
    stage.vocabulary.tags = used(tags);
    stage.vocabulary.sources = used(sources);
}

pub(super) fn typed(stage: &Stage) -> String {
    match stage.app.overlays.last() {
        Some(Overlay::Field(field)) => field.input.value().to_owned(),
        Some(Overlay::Form(form)) => form.inputs[form.current].value().to_owned(),
        _ => panic!("no field is open"),
    }
}

pub(super) fn offered(stage: &Stage) -> Vec<String> {
    let offers = actions::complete::offers(&stage.app);
    offers.into_iter().map(|offer| offer.text).collect()
}

#[test]
fn tags_in_use_are_offered_and_tab_steps_through_them() {
    let mut stage = six();
    knows(
        &mut stage,
        &["cloud", "Clearance", "overcloud", "jedi"],
        &[],
    );
    stage.keys("#");
    assert_eq!(offered(&stage), ["cloud", "Clearance", "overcloud", "jedi"]);
    stage.types("cl");
    assert_eq!(offered(&stage), ["cloud", "Clearance", "overcloud"]);
    stage.keys("Tab");
    assert_eq!(typed(&stage), "cloud");
    stage.keys("Tab");
    assert_eq!(typed(&stage), "Clearance");
    stage.keys("S-Tab S-Tab");
    assert_eq!(typed(&stage), "overcloud", "round to the last");
    stage.keys("Tab").types(", je").keys("Tab");
    assert_eq!(typed(&stage), "cloud, jedi");
    stage.types(", c");
    assert_eq!(
        offered(&stage),
        ["Clearance", "overcloud"],
        "what is there is not offered again"
    );
    stage.keys("Backspace Backspace Backspace Enter");
    let tags = article(&stage, 1).tags;
    assert_eq!(tags, [CleanText::line("cloud"), CleanText::line("jedi")]);
    stage.keys("t #").types("-cl").keys("Tab Enter");
    assert_eq!(article(&stage, 1).tags, [CleanText::line("jedi")]);
}

#[test]
fn tags_of_an_annotation_and_sources_of_an_article_are_offered_too() {
    let mut stage = six();
    knows(&mut stage, &["cloud"], &["Harbour Wire", "Desk North"]);
    stage.keys("Enter m #").types("c").keys("Tab Enter");
    assert_eq!(stage.annotation(1, 0).tags, [CleanText::line("cloud")]);
    stage.keys("i Tab C-u").types("har").keys("C-n");
    assert_eq!(typed(&stage), "Harbour Wire");
    stage.keys("Tab");
    assert!(offered(&stage).is_empty(), "no author is known");
    stage.keys("C-s");
    assert_eq!(article(&stage, 1).source.as_deref(), Some("Harbour Wire"));
}

#[test]
fn unread_articles_are_gone_to_in_both_panes() {
    let mut stage = six();
    set(&mut stage, 2, article::READING.path(), &Reading::Read);
    set(&mut stage, 3, article::READING.path(), &Reading::Read);
    stage.send(Message::Refreshed);
    stage.keys("g g ] u");
    assert_eq!(here(&stage), "The court halts the work");
    stage.keys("[ u");
    assert_eq!(here(&stage), "Cloud package for governments abroad");
    stage.keys("Enter ] u");
    let open = stage.app.reader.as_ref().unwrap().article.id;
    assert_eq!((open, stage.app.pane), (article_id(4), Pane::Reader));
    stage.keys("[ u");
    assert_eq!(stage.said(), "No unread article stands above.");
}

#[test]
fn what_a_filter_hides_of_the_ticked_is_told_and_not_removed_unasked() {
    let mut stage = six();
    // The first and the fourth; the filter shows only the first of them.
    stage.keys("t G k k t f").types("cloud").keys("Enter");
    assert_eq!(stage.app.list.hidden(), Some(1));
    stage.keys("S");
    assert_eq!(stage.said(), "Starred 2 articles (1 not shown)");
    assert!(article(&stage, 1).starred && article(&stage, 4).starred);
    stage.keys("d d");
    assert!(matches!(
        stage.app.overlays.last(),
        Some(Overlay::Question(Question::RemoveUnseen(articles, Some(1)))) if articles.len() == 2
    ));
    stage.keys("n");
    assert!(article(&stage, 1).is_live() && article(&stage, 4).is_live());
    stage.keys("d d y");
    assert!(!article(&stage, 1).is_live() && !article(&stage, 4).is_live());
    // What is narrowed no longer hides nothing.
    stage.keys("u Esc");
    assert_eq!(stage.app.list.hidden(), Some(0));
}

#[test]
fn undoing_a_removal_ticks_again_what_was_ticked() {
    let mut stage = six();
    stage.keys("t t d d");
    assert_eq!(stage.app.list.total, 4);
    assert_eq!(stage.app.list.count_ticked(), 0);
    stage.keys("u");
    assert_eq!(stage.app.list.total, 6);
    assert_eq!(stage.app.list.ticked(), [article_id(1), article_id(2)]);
    stage.keys("C-r");
    assert_eq!(stage.app.list.count_ticked(), 0);
    // One article is removed on another way where it is open.
    stage.keys("u Esc g g t d d");
    assert_eq!(stage.app.list.count_ticked(), 0);
    stage.keys("u");
    assert_eq!(stage.app.list.ticked(), [article_id(1)]);
}

#[test]
fn source_and_author_are_set_for_all_that_is_ticked_as_one_deed() {
    let mut stage = six();
    stage.vocabulary.sources = vec![Used {
        word: CleanText::line("Lantern Post"),
        count: 2,
    }];
    let source = |stage: &Stage, number| article(stage, number).source.map(CleanText::into_string);
    stage.keys("t t i").types("lant").keys("C-n Enter");
    for number in [1, 2] {
        assert_eq!(source(&stage, number).as_deref(), Some("Lantern Post"));
        assert_eq!(
            article(&stage, number).author,
            None,
            "an empty field says nothing"
        );
    }
    assert_eq!(stage.said(), "Corrected the details of 2 articles");
    stage.keys("u");
    assert_eq!(source(&stage, 1).as_deref(), Some("Desk North"));
    assert_eq!(source(&stage, 2).as_deref(), Some("Harbour Wire"));
    // By the palette, with what is in use offered.
    stage.keys(":").types("source lan").keys("Tab Enter");
    assert_eq!(source(&stage, 1).as_deref(), Some("Lantern Post"));
    assert_eq!(stage.said(), "Set the source of 2 articles");
    stage.keys(":").types("author A. Writer").keys("Enter");
    assert_eq!(article(&stage, 2).author.as_deref(), Some("A. Writer"));
    assert_eq!(source(&stage, 3).as_deref(), Some("desk north"));
    // Alone the name opens the form at that field; without ticks it is about one article.
    stage.keys("Esc :").types("author").keys("Enter");
    let Some(Overlay::Form(form)) = stage.app.overlays.last() else {
        panic!("no form is open")
    };
    assert_eq!(form.labels()[form.current], "Author");
}

#[test]
fn what_is_ticked_is_written_to_a_file_by_its_name() {
    let mut stage = six();
    stage.keys("t t :").types("w out.md").keys("Enter");
    let exported = stage.left.iter().find_map(|effect| match effect {
        Effect::Export(order) => Some(order.what.clone()),
        _ => None,
    });
    let ticked = vec![article_id(1), article_id(2)];
    assert_eq!(exported, Some(export::Exported::Ticked(ticked)));
}

#[test]
fn the_next_article_opens_once_it_is_known_which_one_it_is() {
    let texts: Vec<String> = (0..80)
        .map(|number| format!("# Report {number}\n\nA text."))
        .collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    // Reads the article of the twentieth row and goes on by fifteen; what that asks for is returned.
    let begun = || {
        let mut stage = Stage::new(&texts);
        stage.keys("2 0 j Enter 1 5");
        assert_eq!(stage.app.list.rows.cursor, 20);
        let asked = stage.app.update(Message::Key(Key::char('J')), now());
        assert_eq!(stage.app.list.rows.cursor, 35);
        assert!(stage.app.list.current().is_none(), "it is known already");
        (stage, asked)
    };
    let read = |stage: &Stage| stage.app.reader.as_ref().unwrap().article.id;
    let row = |stage: &Stage, at: usize| stage.app.list.row(at).unwrap().article.id;

    let (mut stage, asked) = begun();
    stage.carry_out(asked);
    assert_eq!(read(&stage), row(&stage, 35));
    assert_eq!(stage.app.pane, Pane::Reader);

    // Of two that come behind each other the last one counts.
    let (mut stage, asked) = begun();
    let further = stage.app.update(Message::Key(Key::char('J')), now());
    stage.carry_out(further);
    stage.carry_out(asked);
    assert_eq!(read(&stage), row(&stage, 36));

    // Back where it is known, nothing is opened that is not wanted any more.
    let (mut stage, asked) = begun();
    let twenty = row(&stage, 20);
    stage.keys("1 5 K");
    stage.carry_out(asked);
    assert_eq!((read(&stage), stage.app.list.rows.cursor), (twenty, 20));

    // In the list the keys stay.
    let (mut stage, asked) = begun();
    stage.keys("Esc");
    assert_eq!(stage.app.pane, Pane::List);
    stage.carry_out(asked);
    assert_eq!(stage.app.pane, Pane::List);
}

#[test]
fn what_was_asked_for_last_is_read_and_not_what_waited_for_the_list() {
    let texts: Vec<String> = (0..80)
        .map(|number| format!("# Report {number}\n\nA text."))
        .collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let mut stage = Stage::new(&texts);
    stage.keys("2 0 j Enter 1 5");
    let asked = stage.app.update(Message::Key(Key::char('J')), now());
    let other = stage.app.list.row(3).unwrap().article.id;
    actions::articles::open_at(&mut stage.app, other, None);
    let opened = std::mem::take(&mut stage.app.effects);
    stage.carry_out(opened);
    stage.carry_out(asked);
    assert_eq!(stage.app.reader.as_ref().unwrap().article.id, other);
}

#[test]
fn a_list_that_was_left_far_down_comes_with_the_first_answer() {
    let texts: Vec<String> = (0..150)
        .map(|number| format!("# Report {number}\n\nA text."))
        .collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let mut stage = Stage::new(&texts);
    stage.app = App::new(100, 30, Ids::new(9));
    let kept = Kept {
        article: Some(article_id(70).to_string()),
        ..Kept::default()
    };
    let mut effects = stage.app.start(None, kept);
    effects.retain(|effect| matches!(effect, Effect::LoadPage { .. }));
    assert_eq!(effects.len(), 1);
    let answer = stage.answer(effects.remove(0)).unwrap();
    stage.app.update(answer, now());
    assert_eq!(stage.app.list.current().unwrap().article.id, article_id(70));
    let lines = stage.app.list.lines(stage.app.list_height());
    assert!(lines.len() > 5);
    for (_, line) in lines {
        let Line::Article(index) = line else { continue };
        assert!(stage.app.list.row(index).is_some(), "{index}");
    }
    // What is above comes as it is gone to.
    stage.keys("g g");
    assert_eq!(stage.app.list.rows.cursor, 0);
    assert!(stage.app.list.current().is_some());
}

#[test]
fn where_the_list_was_left_is_kept_with_its_state_and_asked_with_the_first_page_only() {
    let mut stage = six();
    stage.keys("j j");
    let page = |stage: &mut Stage, state| {
        let effect = stage.app.list.reload(40).remove(0);
        let Some(Message::Page(request, page)) = stage.answer(effect) else {
            panic!("no page came")
        };
        let page = Page { state, ..page };
        stage.app.update(Message::Page(request, page), now());
    };
    page(&mut stage, 7);
    let kept = |stage: &mut Stage| {
        let effects = stage.app.update(Message::Ending, now());
        let mut kept = effects.into_iter().filter_map(|effect| match effect {
            Effect::Keep(kept) => Some(*kept),
            _ => None,
        });
        kept.next().unwrap()
    };
    let left = kept(&mut stage);
    assert_eq!(left.stood, Some((2, 7)));
    let stood = |kept: Kept| {
        let mut app = App::new(100, 30, Ids::new(9));
        let mut asked = app.start(None, kept).into_iter();
        let asked = asked.find_map(|effect| match effect {
            Effect::LoadPage { part, .. } => Some(part),
            _ => None,
        });
        let again = app.list.reload(40).remove(0);
        assert!(matches!(again, Effect::LoadPage { part, .. } if part.stood.is_none()));
        asked.unwrap().stood
    };
    assert_eq!(stood(left.clone()), Some(Stood { place: 2, state: 7 }));
    // Of a list that is grouped it is another place.
    let grouped = Kept {
        group: Some("source".to_owned()),
        ..left
    };
    assert_eq!(stood(grouped), None);
    stage.app.list.group = Grouping::Source;
    assert_eq!(kept(&mut stage).stood, None);
}

#[test]
fn of_several_pages_only_the_first_is_asked_where_an_article_stands() {
    let mut list = List::default();
    let article = Some(article_id(1));
    let asked = |effects: Vec<Effect>| -> Vec<_> {
        let asked = effects.into_iter().filter_map(|effect| match effect {
            Effect::LoadPage { request, part, .. } => Some((request, part.find)),
            _ => None,
        });
        asked.collect()
    };
    let first = asked(list.turn(40, article));
    let page = Page {
        total: 100,
        ..Default::default()
    };
    list.take(first[0].0, page);
    list.rows.top = 30;
    let finds: Vec<_> = asked(list.turn(40, article));
    let finds: Vec<_> = finds.into_iter().map(|(_, find)| find).collect();
    assert_eq!(finds, [article, None]);
}
