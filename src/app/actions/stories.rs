//! Stories: narrowing everything to one, and what is put into them.

use std::{cmp::Reverse, sync::Arc};

use tui_input::Input;

use super::chosen;
use crate::{
    app::{
        App, Effect, Severity,
        finder::Finder,
        frame::Pane,
        history::Asked,
        message::Wanted,
        narrowing::{Inside, Shelves},
        overlay::{Bearing, Choice, Corrected, Overlay, Picker},
        panel::{Kind, Panel, Thing},
    },
    command::{CommandId, Place},
    model::{
        ArticleId, ClaimId, CleanText, Members, Record, RecordId, RecordKind, SavedView, Story,
        StoryId, ViewId,
        build::{Build, Setting, StoryEdit, shown},
        view::Counts,
    },
    text::{near, words::fold},
};

/// Takes the stories and views that the library knows.
pub(crate) fn came(app: &mut App, shelves: Shelves) {
    for (id, record) in &shelves.records {
        app.known.learn(*id, record);
    }
    learn(app);
    stay_in_what_is_there(app);
    if let Some(inside) = shelves.inside {
        inside_came(app, inside);
    }
}

/// Follows records that have changed.
pub(crate) fn follow(app: &mut App, touched: &[RecordId]) {
    let is_of_them = |id: &RecordId| matches!(id.kind, RecordKind::Story | RecordKind::View);
    if touched.iter().any(is_of_them) {
        learn(app);
        stay_in_what_is_there(app);
    }
}

/// Decodes what is known of stories and views.
fn learn(app: &mut App) {
    let before = active(app).cloned();
    let stories = app.known.of_kind(RecordKind::Story).into_iter();
    let stories = stories.filter_map(|id| {
        let story = Story::from_record(StoryId(id.id), &app.known.record(id))?;
        story.removed.is_none().then(|| Arc::new(story))
    });
    let mut stories: Vec<Arc<Story>> = stories.collect();
    stories.sort_by_cached_key(|story| (fold(&story.name), story.id));
    let views = app.known.of_kind(RecordKind::View).into_iter();
    let views = views.filter_map(|id| {
        let view = SavedView::from_record(ViewId(id.id), &app.known.record(id))?;
        view.removed.is_none().then_some(view)
    });
    let views = views.collect();
    (app.stories, app.views) = (stories, views);
    if before != active(app).cloned() {
        super::echoes::again(app);
    }
}

/// Leads out of a story or a view that is gone.
fn stay_in_what_is_there(app: &mut App) {
    if let Some(id) = app.list.story
        && find(app, id).is_none()
    {
        app.last_story = None;
        set(app, None);
        app.say(
            Severity::Warning,
            "The story is not there any more; everything is shown.",
        );
    }
    super::views::stay_in_what_is_there(app);
}

/// Returns a story that is there.
pub(crate) fn find(app: &App, id: StoryId) -> Option<&Arc<Story>> {
    app.stories.iter().find(|story| story.id == id)
}

/// Returns the story that everything is narrowed to.
pub(crate) fn active(app: &App) -> Option<&Arc<Story>> {
    find(app, app.list.story?)
}

/// Returns the counts of what is shown: of the story that everything is narrowed to, as far as they are told, or
/// of the library.
pub(crate) fn counts(app: &App) -> Counts {
    let Some(id) = app.list.story else {
        return app.list.counts;
    };
    match &app.inside {
        Some(inside) if inside.story == id => inside.counts,
        _ => Counts {
            articles: active(app).map_or(app.list.total, |story| story.members.articles.len()),
            ..Counts::default()
        },
    }
}

/// Tells whether an article is shown, as far as a story narrows what is.
pub(crate) fn holds_article(app: &App, article: ArticleId) -> bool {
    active(app).is_none_or(|story| story.members.articles.contains(&article))
}

/// Tells whether a claim is shown, as far as a story narrows what is.
pub(super) fn holds_claim(app: &App, claim: ClaimId) -> bool {
    let Some(story) = active(app) else {
        return true;
    };
    let inside = app
        .inside
        .as_ref()
        .filter(|inside| inside.story == story.id);
    story.members.claims.contains(&claim)
        || inside.is_some_and(|inside| inside.claims.contains(&claim))
}

/// Takes what belongs to a story, unless everything is narrowed to another by now.
pub(crate) fn inside_came(app: &mut App, inside: Inside) {
    if app.list.story == Some(inside.story) {
        app.inside = Some(inside);
        super::listing::refill(app, &[]);
    }
    stay_in_what_is_there(app);
}

/// Has it counted anew what belongs to the story that everything is narrowed to.
pub(crate) fn count_again(app: &mut App) {
    if let Some(story) = app.list.story {
        app.effect(Effect::LoadInside(story));
    }
}

/// Narrows everything to a story, or shows everything again.
fn set(app: &mut App, story: Option<StoryId>) {
    if app.list.story == story {
        return;
    }
    let article = app.list.current().map(|row| row.article.id);
    app.list.story = story;
    app.last_story = story.or(app.last_story);
    app.inside = None;
    count_again(app);
    super::echoes::again(app);
    app.turn_list(article);
    super::listing::refill(app, &[]);
    super::listing::reload(app);
}

/// Narrows everything to a story, and says how that is left.
pub(super) fn narrow_to(app: &mut App, id: StoryId) {
    let Some(story) = find(app, id) else { return };
    let said = format!("Narrowed to {}", shown(&story.name));
    set(app, Some(id));
    let narrow = app.keymap.named(CommandId::Narrow, Place::List);
    app.say(
        Severity::Done,
        &format!("{said}; {narrow} shows all again."),
    );
}

/// Shows everything again; tells whether it was narrowed.
pub(super) fn leave(app: &mut App) -> bool {
    if app.list.story.is_none() {
        return false;
    }
    let name = active(app).map(|story| shown(&story.name));
    set(app, None);
    let said = match name {
        Some(name) => format!("Out of {name}: everything is shown."),
        None => "Out of the story: everything is shown.".to_owned(),
    };
    app.say(Severity::Done, &said);
    true
}

/// Narrows to the story under the cursor; elsewhere leads out of the story, or back into the last one.
pub(super) fn narrow(app: &mut App) {
    let here = match super::panels::top(app).and_then(Panel::current) {
        Some(Thing::Story(row)) => Some(row.story.id),
        _ => None,
    };
    if here.is_none() && leave(app) {
        return;
    }
    let last = app.last_story.filter(|id| find(app, *id).is_some());
    match here.or(last) {
        Some(id) if app.list.story == Some(id) => _ = leave(app),
        Some(id) => narrow_to(app, id),
        None => stories(app),
    }
}

/// Returns the story of a name, or says which names are alike.
fn named(app: &App, name: &str) -> Result<StoryId, String> {
    let sought = fold(&CleanText::line(name));
    let mut stories = app.stories.iter();
    if let Some(story) = stories.find(|story| fold(&story.name) == sought) {
        return Ok(story.id);
    }
    let alike = near::alike(name, app.stories.iter().map(|story| story.name.as_str()));
    let said = format!("There is no story “{name}”.");
    Err(match alike.first() {
        Some(alike) => format!("{said} Did you mean “{alike}”?"),
        None => {
            let stories = app.keymap.named(CommandId::Stories, Place::List);
            format!("{said} {stories} shows what there is.")
        }
    })
}

/// Narrows everything to the story of a name.
pub(super) fn narrow_to_named(app: &mut App, name: &str) -> Result<(), String> {
    let id = named(app, name)?;
    narrow_to(app, id);
    Ok(())
}

/// Shows the stories, or goes back from them.
pub(super) fn stories(app: &mut App) {
    if super::panels::closes(app, |kind| matches!(kind, Kind::Stories)) {
        return;
    }
    // Others may have written meanwhile.
    app.effect(Effect::Refresh);
    app.effect(Effect::LoadShelves(app.list.story));
    let mut panel = Panel::new(Kind::Stories);
    super::listing::ask(app, &mut panel);
    super::panels::show(app, panel);
}

/// Narrows to the story under the cursor, and leads to its articles.
pub(super) fn open(app: &mut App) {
    if let Some(Thing::Story(row)) = super::panels::top(app).and_then(Panel::current) {
        let id = row.story.id;
        app.overlays.clear();
        app.keep_positions();
        app.pane = Pane::List;
        narrow_to(app, id);
    }
}

/// Returns what is meant to go into a story, with a name for it.
fn meant(app: &App) -> Option<(Members, CleanText)> {
    if let Some(id) = super::claims::meant(app) {
        let claim = app.claim(id)?;
        return Some((
            Members::claims([id]),
            CleanText::line(&shown(&claim.statement)),
        ));
    }
    if !app.overlays.is_empty() && !chosen::is_listing(app) {
        return None;
    }
    let members = Members::articles(chosen::all(app));
    let is_one = !chosen::is_listing(app) || app.list.count_ticked() == 0;
    let name = match chosen::one(app).filter(|_| is_one) {
        Some(article) => shown(&article.title),
        None if members.is_empty() => return None,
        None => members.told(),
    };
    Some((members, CleanText::line(&name)))
}

/// Opens the choice of a story for what is meant; of one among several it is said how all are meant.
pub(super) fn ask(app: &mut App) {
    let Some((members, name)) = meant(app) else {
        return;
    };
    let all = app.key_of(CommandId::StoryOfAll);
    let is_one = chosen::is_listing(app) && app.list.count_ticked() == 0;
    let others = match chosen::found(app) {
        Some((panel, _)) if panel.len() > 1 => "that are found",
        None if (app.list.is_filtered() || app.list.view.is_some()) && app.list.total > 1 => {
            "that are listed"
        }
        _ => "",
    };
    super::flag::ask(app, Bearing::Story { members, name });
    if is_one && !others.is_empty() {
        let said = format!("This is for one article; {all} puts in all {others}.");
        app.say(Severity::Done, &said);
    }
}

/// Has all that is listed or found put into a story, once that is known and the story is chosen.
pub(super) fn ask_of_all(app: &mut App) {
    super::tick::want_all(app, Wanted::Story);
}

/// Opens the choice of a story for all that is listed or found.
pub(super) fn ask_for_all(app: &mut App, articles: &[ArticleId]) {
    // Whoever has gone on meanwhile wants no choice to open.
    if articles.is_empty() || !chosen::is_listing(app) {
        return;
    }
    let members = Members::articles(articles.iter().copied());
    let name = CleanText::line(&members.told());
    super::flag::ask(app, Bearing::Story { members, name });
}

/// Puts what is meant into the story of a name, or with a minus in front takes it out.
pub(super) fn put_named(app: &mut App, name: &str) -> Result<(), String> {
    let Some((members, told)) = meant(app) else {
        return Err("There is nothing here that could be put into a story.".to_owned());
    };
    if let Some(name) = name.strip_prefix('-') {
        let id = named(app, name.trim())?;
        take_out(app, id, &members, &told);
        return Ok(());
    }
    match named(app, name) {
        Ok(id) => put(app, id, &members, &told),
        Err(_) => make(app, &CleanText::line(name), &members, &told),
    }
    Ok(())
}

/// Returns the stories that fit to what was typed, and a new one of that name.
pub(super) fn choices(app: &App, members: &Members, typed: &str) -> Vec<Choice> {
    let mut finder = Finder::letters(typed);
    let stories = app.stories.iter().filter_map(|story| {
        let found = if typed.is_empty() {
            None
        } else {
            Some(finder.find(&story.name)?)
        };
        let (score, matched) = found.map_or((0, Vec::new()), |found| (found.score, found.clusters));
        let choice = Choice::Story {
            id: story.id,
            name: story.name.clone(),
            matched,
            holds: members.is_within(&story.members),
        };
        // The one that everything is narrowed to is likeliest meant.
        let is_active = app.list.story == Some(story.id);
        Some(((Reverse(score), !is_active), choice))
    });
    let mut stories: Vec<_> = stories.collect();
    stories.sort_by_key(|(rank, _)| *rank);
    let mut choices: Vec<Choice> = stories.into_iter().map(|(_, choice)| choice).collect();
    let name = CleanText::line(typed);
    let is_known = app
        .stories
        .iter()
        .any(|story| fold(&story.name) == fold(&name));
    if !name.is_empty() && !is_known {
        choices.push(Choice::NewStory(name));
    }
    choices
}

/// Takes the story that was chosen: what is in it already is taken out.
pub(super) fn chosen(app: &mut App, picker: Picker) {
    let Bearing::Story { members, name } = &picker.bearing else {
        return;
    };
    match picker.choices.get(picker.rows.cursor) {
        Some(Choice::Story {
            id, holds: true, ..
        }) => take_out(app, *id, members, name),
        Some(Choice::Story { id, .. }) => put(app, *id, members, name),
        Some(Choice::NewStory(story)) => make(app, story, members, name),
        _ => {
            app.say(Severity::Warning, "Type the name of the story.");
            app.overlays.push(Overlay::Picker(Box::new(picker)));
        }
    }
}

/// Says how many of the ticked articles the list does not show, after a sentence.
fn aside(app: &App, members: &Members) -> String {
    let articles: Vec<ArticleId> = members.articles.iter().copied().collect();
    Asked {
        hidden: chosen::hidden_of(app, &articles),
        ..Asked::default()
    }
    .aside()
}

fn put(app: &mut App, id: StoryId, members: &Members, told: &str) {
    let record = app.known.record(RecordId::story(id));
    let Some(story) = find(app, id) else { return };
    let said = format!("Put {told} into {}", shown(&story.name));
    let said = said + &aside(app, members);
    let change = app.build(|build| build.put_into_story(id, &record, members));
    if change.is_empty() {
        return app.say(Severity::Done, "All of it is in the story already.");
    }
    if app.list.story.is_none() {
        app.last_story = Some(id);
    }
    app.commit(change, &said);
}

fn take_out(app: &mut App, id: StoryId, members: &Members, told: &str) {
    let record = app.known.record(RecordId::story(id));
    let Some(story) = find(app, id) else { return };
    let said = format!("Took {told} out of {}", shown(&story.name));
    let said = said + &aside(app, members);
    let change = app.build(|build| build.take_out_of_story(id, &record, members));
    if change.is_empty() {
        let said = "Nothing of it was put into the story.";
        return app.say(Severity::Done, said);
    }
    app.commit(change, &said);
}

fn make(app: &mut App, name: &CleanText, members: &Members, told: &str) {
    let mut made = None;
    let change = app.build(|build| {
        let id = build.make_story(name);
        build.put_into_story(id, &Record::default(), members);
        made = Some(id);
    });
    if app.list.story.is_none() {
        app.last_story = made;
    }
    let narrow = app.keymap.named(CommandId::Narrow, Place::List);
    let said = format!("Made the story {} of {told}", shown(name));
    let said = said + &aside(app, members);
    let said = match app.list.story {
        Some(_) => said,
        None => format!("{said}; {narrow} narrows to it"),
    };
    app.commit(change, &said);
}

/// Puts a claim that is flagged into the story that everything is narrowed to.
pub(super) fn keep_inside(app: &App) -> impl Fn(&mut Build<'_>, ClaimId) + use<> {
    let inside: Option<(StoryId, Record)> = active(app).map(|story| {
        let record = app.known.record(RecordId::story(story.id));
        (story.id, record)
    });
    let known = app.inside.as_ref().map(|inside| inside.claims.clone());
    move |build, claim| {
        let is_inside = known.as_ref().is_some_and(|claims| claims.contains(&claim));
        if let Some((story, record)) = &inside
            && !is_inside
        {
            build.put_into_story(*story, record, &Members::claims([claim]));
        }
    }
}

/// Puts the story under the cursor into the trash.
pub(super) fn remove(app: &mut App) {
    let Some(Thing::Story(row)) = super::panels::top(app).and_then(Panel::current) else {
        return;
    };
    let (id, name) = (row.story.id, row.story.name.clone());
    let record = app.known.record(RecordId::story(id));
    let change = app.build(|build| build.remove_story(id, &record));
    let undo = app.key_of(CommandId::Undo);
    let said = format!(
        "Removed the story {}, and nothing that is in it; {undo} brings it back",
        shown(&name)
    );
    app.commit(change, &said);
}

/// Opens the form of a new story.
pub(super) fn ask_new(app: &mut App) {
    let inputs = vec![Input::default(); 2];
    super::details::open_form(app, Corrected::Story(None), Vec::new(), inputs);
}

/// Opens the form of the story under the cursor.
pub(super) fn details(app: &mut App) {
    let Some(Thing::Story(row)) = super::panels::top(app).and_then(Panel::current) else {
        return;
    };
    let story = Arc::clone(&row.story);
    let inputs = fields(&story).map(Input::new).to_vec();
    super::details::open_form(app, Corrected::Story(Some(story)), Vec::new(), inputs);
}

/// Returns what the fields of the form say of a story; a note of several lines stands on one.
pub(super) fn fields(story: &Story) -> [String; 2] {
    let note = crate::model::annotation::joined(&story.notes).unwrap_or_default();
    [story.name.to_string(), CleanText::line(&note).to_string()]
}

/// Takes the form of a story, or says what is wrong with it.
pub(super) fn save(
    app: &mut App,
    story: Option<&Story>,
    typed: &[String],
) -> Result<(), (usize, String)> {
    let [name, note] = typed else { return Ok(()) };
    let name = CleanText::line(name);
    if name.is_empty() {
        return Err((0, "A story needs a name.".to_owned()));
    }
    let other = named(app, &name).ok();
    if other.is_some() && other != story.map(|story| story.id) {
        return Err((0, format!("There is a story “{name}” already.")));
    }
    let before = story.map(fields);
    let edit = StoryEdit {
        name: Setting::To(name.clone()),
        note: match before {
            Some([_, before]) if before == *note => Setting::Keep,
            _ => Setting::line(note),
        },
    };
    let id = story.map(|story| story.id);
    let record = id.map(|id| app.known.record(RecordId::story(id)));
    let change = app.build(|build| match (id, &record) {
        (Some(id), Some(record)) => build.edit_story(id, record, &edit),
        _ => {
            let id = build.make_story(&name);
            let edit = StoryEdit {
                name: Setting::Keep,
                ..edit.clone()
            };
            build.edit_story(id, &Record::default(), &edit);
            build.named(&format!("make story {}", shown(&name)));
        }
    });
    let said = match story {
        Some(_) => format!("Changed the story {}", shown(&name)),
        None => format!("Made the story {}", shown(&name)),
    };
    app.commit(change, &said);
    Ok(())
}
