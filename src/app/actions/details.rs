//! What a person decides of articles: their details, read or not, starred, tags, removed.
//!
//! What is done in the list is done to all that is ticked. Records of articles that are not open are not
//! known here, so such a deed goes out as an [`Effect`] and comes back as a change that can be undone.

use std::{collections::BTreeMap, sync::Arc};

use jiff::Timestamp;
use tui_input::Input;

use super::chosen;
use crate::{
    app::{
        App, Effect, Severity,
        history::Asked,
        overlay::{Corrected, Field, Form, Leaving, Overlay, Purpose, Question},
        panel::Kind,
    },
    command::CommandId,
    model::{
        Article, ArticleId, CleanText, PartialDate, RecordId,
        build::{ArticleEdit, Setting},
        several::ArticlesEdit,
        view::ArticleRow,
    },
    text::count::counted,
};

/// So many articles take long enough to change that it is said beforehand.
const MANY: usize = 100;

/// Does one deed on articles, as one change.
pub(crate) fn act(app: &mut App, articles: Vec<ArticleId>, edit: ArticlesEdit) {
    let asked = Asked {
        hidden: chosen::hidden_of(app, &articles),
        ..Asked::default()
    };
    do_it(app, articles, edit, asked);
}

fn do_it(app: &mut App, articles: Vec<ArticleId>, edit: ArticlesEdit, asked: Asked) {
    // The open article shows it at once.
    if let [id] = articles.as_slice() {
        let record = app.known.record(RecordId::article(*id));
        if !record.is_empty() {
            let records = [(*id, record)];
            let mut said = String::new();
            let change = app.build(|build| said = edit.build(build, &records));
            said += &asked.aside();
            if edit == ArticlesEdit::Remove {
                said += &format!("; {} takes it back", app.key_of(CommandId::Undo));
            }
            return app.commit_with(change, &said, asked.unticked);
        }
    }
    if !articles.is_empty() {
        if articles.len() >= MANY {
            let what = counted(articles.len(), "article");
            app.say(Severity::Done, &format!("Changing {what} …"));
        }
        app.ask_deed(Effect::EditArticles { articles, edit }, asked);
    }
}

/// Calls the articles read, or unread again.
pub(super) fn toggle_read(app: &mut App) {
    let articles = chosen::all(app);
    act(app, articles, ArticlesEdit::ToggleRead);
}

/// Calls articles read, those that are not.
pub(super) fn read_all(app: &mut App, articles: Vec<ArticleId>) {
    do_it(app, articles, ArticlesEdit::Read, Asked::default());
}

/// Stars the articles, or takes the stars away.
pub(super) fn star(app: &mut App) {
    let articles = chosen::all(app);
    act(app, articles, ArticlesEdit::ToggleStar);
}

/// Puts the articles into the trash; asks, where not all of them are shown.
pub(super) fn remove(app: &mut App) {
    let articles = chosen::all(app);
    let hidden = chosen::hidden(app);
    if app.list.count_ticked() > 0 && hidden != Some(0) {
        let question = Question::RemoveUnseen(articles, hidden);
        return app.overlays.push(Overlay::Question(question));
    }
    remove_all(app, articles);
}

/// Puts some articles into the trash, with their ticks.
pub(super) fn remove_all(app: &mut App, articles: Vec<ArticleId>) {
    let asked = Asked {
        unticked: app.list.take_ticks(&articles),
        hidden: 0,
    };
    do_it(app, articles, ArticlesEdit::Remove, asked);
}

/// Opens the field for the tags of the article under the cursor, or for tags of all that is ticked.
pub(super) fn tags(app: &mut App) {
    let (purpose, typed) = if app.list.count_ticked() > 0 {
        (Purpose::Retag(app.list.ticked()), String::new())
    } else {
        let Some(article) = chosen::one(app) else {
            return;
        };
        let tags = article.tags.clone();
        let typed = joined(&tags);
        (Purpose::ArticleTags(article.id, tags), typed)
    };
    app.overlays.push(Overlay::Field(Field {
        purpose,
        input: Input::new(typed),
    }));
}

/// Writes tags with commas between them.
fn joined(tags: &[CleanText]) -> String {
    let tags: Vec<&str> = tags.iter().map(CleanText::as_str).collect();
    tags.join(", ")
}

/// Takes the tags that were typed for an article; what others have tagged meanwhile stays.
pub(super) fn set_tags(app: &mut App, id: ArticleId, present: &[CleanText], typed: &str) {
    let add = super::mark::split_tags(typed);
    let gone = present.iter().filter(|tag| !add.contains(tag));
    let remove = gone.cloned().collect();
    act(app, vec![id], ArticlesEdit::Retag { add, remove });
}

/// Gives articles the tags that were typed, and takes those away that were typed with a minus.
pub(super) fn retag(app: &mut App, articles: &[ArticleId], typed: &str) {
    let (add, remove) = super::mark::signed_tags(typed);
    if add.is_empty() && remove.is_empty() {
        return;
    }
    act(app, articles.to_vec(), ArticlesEdit::Retag { add, remove });
}

/// Opens the field for the title of the article.
pub(super) fn rename(app: &mut App) {
    let Some(article) = chosen::one(app) else {
        return;
    };
    app.overlays.push(Overlay::Field(Field {
        purpose: Purpose::Rename(article.id),
        input: Input::new(article.title.to_string()),
    }));
}

/// Takes the title that was typed.
pub(super) fn set_title(app: &mut App, id: ArticleId, typed: &str) {
    let title = Setting::line(typed);
    if title == Setting::Clear {
        return app.say(
            Severity::Warning,
            "An article needs a title; it keeps its own.",
        );
    }
    let edit = ArticleEdit {
        title,
        ..ArticleEdit::default()
    };
    act(app, vec![id], ArticlesEdit::Set(Box::new(edit), "Renamed"));
}

/// Returns what the fields of the form say of an article, in the order of [`Form::labels`].
fn fields(article: &Article) -> [String; 6] {
    let field = |text: Option<&CleanText>| text.map(ToString::to_string).unwrap_or_default();
    let date = article.published.map(|date| date.to_string());
    [
        field(Some(&article.title)),
        field(article.source.as_ref()),
        field(article.author.as_ref()),
        date.unwrap_or_default(),
        field(article.url.as_ref()),
        joined(&article.tags),
    ]
}

/// Opens the form with the article's details, or with what all that is ticked is to have in common.
pub(super) fn details(app: &mut App) {
    match super::panels::top(app).map(|panel| &panel.kind) {
        Some(Kind::Stories) => return super::stories::details(app),
        Some(Kind::Views) => return super::views::details(app),
        Some(Kind::Feeds) => return super::feed_form::open(app),
        _ => {}
    }
    app.effect(Effect::LoadVocabulary);
    if chosen::is_listing(app) && app.list.count_ticked() > 1 {
        return several(app);
    }
    let Some(article) = chosen::one(app) else {
        return;
    };
    let inputs = fields(&article).map(Input::new).to_vec();
    let row = app
        .list
        .index_of(article.id)
        .and_then(|index| app.list.row(index));
    let facts = facts(&article, row);
    open_form(app, Corrected::One(article), facts, inputs);
}

fn several(app: &mut App) {
    let said = "an empty field leaves each article as it is";
    let facts = vec![("", CleanText::line(said))];
    let articles = Corrected::Several(app.list.ticked());
    open_form(app, articles, facts, vec![Input::default(); 3]);
}

pub(super) fn open_form(
    app: &mut App,
    of: Corrected,
    facts: Vec<(&'static str, CleanText)>,
    inputs: Vec<Input>,
) {
    let form = Form {
        of,
        facts,
        inputs,
        current: 0,
        error: None,
        leaving: Leaving::Unasked,
    };
    app.overlays.push(Overlay::Form(Box::new(form)));
}

/// Opens the form at the field of a name.
pub(super) fn details_at(app: &mut App, label: &str) {
    details(app);
    if let Some(Overlay::Form(form)) = app.overlays.last_mut() {
        let at = form.labels().iter().position(|known| *known == label);
        form.current = at.unwrap_or(0);
    }
}

/// Gives what is meant another source.
pub(super) fn set_source(app: &mut App, typed: &str) {
    let source = Setting::line(typed);
    let edit = ArticleEdit {
        source,
        ..ArticleEdit::default()
    };
    set(app, edit, "Set the source of");
}

/// Gives what is meant another author.
pub(super) fn set_author(app: &mut App, typed: &str) {
    let author = Setting::line(typed);
    let edit = ArticleEdit {
        author,
        ..ArticleEdit::default()
    };
    set(app, edit, "Set the author of");
}

fn set(app: &mut App, edit: ArticleEdit, said: &'static str) {
    let articles = chosen::all(app);
    act(app, articles, ArticlesEdit::Set(Box::new(edit), said));
}

/// Returns what is known of an article and not corrected by hand.
fn facts(article: &Article, row: Option<&ArticleRow>) -> Vec<(&'static str, CleanText)> {
    let mut facts = Vec::new();
    if let Some(location) = &article.location {
        facts.push(("From", location.clone()));
    }
    // A record that was written by hand may not say when.
    if article.added > Timestamp::UNIX_EPOCH {
        let added = article.added.strftime("%-d %b %Y, %H:%M UTC").to_string();
        facts.push(("Added", CleanText::line(&added)));
    }
    let newest = article.newest();
    if let Some((entry, fetched)) = newest.and_then(|entry| Some((entry, entry.fetched.as_ref()?)))
    {
        let at = entry.taken.strftime("%-d %b %Y, %H:%M UTC");
        facts.push((
            "Fetched",
            CleanText::line(&format!("{at} from {}", fetched.url)),
        ));
    }
    let mut found: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (field, place) in &article.places {
        found.entry(place.word()).or_default().push(field.word());
    }
    for (at, (place, fields)) in found.iter().enumerate() {
        let name = if at == 0 { "Found in" } else { "" };
        let said = format!("{place}: {}", fields.join(", "));
        facts.push((name, CleanText::line(&said)));
    }
    if let Some(language) = &article.language {
        facts.push(("Language", language.clone()));
    }
    if let Some(lead) = &article.lead {
        facts.push(("Lead", lead.clone()));
    }
    let mut text = match article.snapshots.as_slice() {
        [] => "no snapshot".to_owned(),
        [_] => "1 snapshot".to_owned(),
        several => {
            let newest = several.last().map(|entry| entry.taken);
            let newest =
                newest.map(|taken| taken.strftime(", the newest of %-d %b %Y").to_string());
            format!("{} snapshots{}", several.len(), newest.unwrap_or_default())
        }
    };
    if let Some(minutes) = article.reading_minutes {
        text += &format!(" · {minutes} min to read");
    }
    facts.push(("Text", CleanText::line(&text)));
    if let Some(row) = row {
        let marks = counted(row.annotations, "annotation");
        let claims = counted(row.claims, "claim");
        facts.push(("Marks", CleanText::line(&format!("{marks} · {claims}"))));
    }
    facts
}

/// Tells whether the fields say anything else than the article does.
pub(super) fn is_corrected(form: &Form) -> bool {
    let typed = form.inputs.iter().map(Input::value);
    match &form.of {
        Corrected::One(article) => !typed.eq(fields(article).iter().map(String::as_str)),
        Corrected::Story(Some(story)) => {
            !typed.eq(super::stories::fields(story).iter().map(String::as_str))
        }
        Corrected::View(Some(view)) => {
            !typed.eq(super::views::fields(view).iter().map(String::as_str))
        }
        Corrected::Claim(claim) => {
            !typed.eq(super::claim_form::fields(claim).iter().map(String::as_str))
        }
        Corrected::Feed(feed) => {
            !typed.eq(super::feed_form::fields(feed).iter().map(String::as_str))
        }
        Corrected::Told(row) => !typed.eq(super::evidence::fields(row).iter().map(String::as_str)),
        Corrected::Story(None) | Corrected::View(None) => form
            .inputs
            .first()
            .is_some_and(|name| !name.value().is_empty()),
        Corrected::Several(_) => !form.inputs.iter().all(|input| input.value().is_empty()),
    }
}

/// Takes the details that were typed, or says what is wrong with them.
pub(super) fn save_details(app: &mut App) {
    let Some(Overlay::Form(form)) = app.overlays.last_mut() else {
        return;
    };
    let typed = form.inputs.iter().map(|input| input.value().trim());
    let typed: Vec<String> = typed.map(str::to_owned).collect();
    let of = form.of.clone();
    let saved = match &of {
        Corrected::Story(story) => super::stories::save(app, story.as_deref(), &typed),
        Corrected::View(view) => super::views::save(app, view.as_deref(), &typed),
        Corrected::Claim(claim) => super::claim_form::save(app, claim, &typed),
        Corrected::Told(row) => super::evidence::save(app, row, &typed),
        Corrected::Feed(feed) => super::feed_form::save(app, feed, &typed),
        Corrected::One(_) | Corrected::Several(_) => return save_articles(app, &of, &typed),
    };
    match saved {
        // What was said and done stands below the form.
        Ok(()) => app
            .overlays
            .retain(|overlay| !matches!(overlay, Overlay::Form(_))),
        Err((field, why)) => wrong(app, field, &why),
    }
}

/// Says what is wrong with a field of the form.
fn wrong(app: &mut App, field: usize, why: &str) {
    if let Some(Overlay::Form(form)) = app.overlays.last_mut() {
        (form.error, form.current) = (Some(CleanText::line(why)), field);
    }
}

/// Takes the details of articles that were typed.
fn save_articles(app: &mut App, of: &Corrected, typed: &[String]) {
    let Some(Overlay::Form(form)) = app.overlays.last() else {
        return;
    };
    let at = form.labels().iter().position(|label| *label == "Date");
    let at = at.unwrap_or_default();
    let date = typed.get(at).map(String::as_str).unwrap_or_default();
    let published = match self::date(date) {
        Ok(published) => published,
        Err(why) => return wrong(app, at, &why),
    };
    let article = match of {
        Corrected::One(article) => Arc::clone(article),
        Corrected::Several(articles) => {
            let articles = articles.clone();
            app.overlays.pop();
            return save_several(app, articles, typed, published);
        }
        Corrected::Story(_)
        | Corrected::View(_)
        | Corrected::Claim(_)
        | Corrected::Told(_)
        | Corrected::Feed(_) => return,
    };
    let [title, source, author, _, url, tags] = typed else {
        return;
    };
    if title.is_empty() {
        return wrong(app, 0, "An article needs a title.");
    }
    app.overlays.pop();
    // Only what was corrected is set: others may have corrected the rest meanwhile.
    let edit = ArticleEdit {
        title: corrected(Some(&article.title), Setting::line(title)),
        source: corrected(article.source.as_ref(), Setting::line(source)),
        author: corrected(article.author.as_ref(), Setting::line(author)),
        published: corrected(article.published.as_ref(), published),
        url: corrected(article.url.as_ref(), Setting::line(url)),
        ..ArticleEdit::default()
    };
    if edit != ArticleEdit::default() {
        let edit = ArticlesEdit::Set(Box::new(edit), "Corrected the details of");
        act(app, vec![article.id], edit);
    }
    if article.tags != super::mark::split_tags(tags) {
        set_tags(app, article.id, &article.tags, tags);
    }
}

/// Gives several articles what was typed; an empty field says nothing.
fn save_several(
    app: &mut App,
    articles: Vec<ArticleId>,
    typed: &[String],
    published: Setting<PartialDate>,
) {
    let [source, author, _] = typed else { return };
    let edit = ArticleEdit {
        source: given(Setting::line(source)),
        author: given(Setting::line(author)),
        published: given(published),
        ..ArticleEdit::default()
    };
    if edit != ArticleEdit::default() {
        let edit = ArticlesEdit::Set(Box::new(edit), "Corrected the details of");
        act(app, articles, edit);
    }
}

/// Keeps what nothing is given for.
fn given<T>(setting: Setting<T>) -> Setting<T> {
    match setting {
        Setting::Clear => Setting::Keep,
        given => given,
    }
}

/// Reads a date as it was typed; an empty field takes it away.
pub(super) fn date(typed: &str) -> Result<Setting<PartialDate>, String> {
    match PartialDate::read(typed) {
        Ok(date) => Ok(Setting::To(date)),
        Err(_) if typed.is_empty() => Ok(Setting::Clear),
        Err(fault) => Err(format!("{fault} {}", fault.hint())),
    }
}

/// Keeps a value that is to become what it is.
pub(super) fn corrected<T: PartialEq>(present: Option<&T>, to: Setting<T>) -> Setting<T> {
    match &to {
        Setting::To(value) if present == Some(value) => Setting::Keep,
        Setting::Clear if present.is_none() => Setting::Keep,
        _ => to,
    }
}
