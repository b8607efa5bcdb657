//! What a person decides of an article: its details, read or not, starred, tags, removed.

use tui_input::Input;

use crate::{
    app::{
        App, Severity,
        frame::Pane,
        overlay::{Form, Overlay},
    },
    model::{
        Article, ArticleId, CleanText, PartialDate, Record, RecordId,
        article::Reading,
        build::{ArticleEdit, Setting, shown},
    },
};

/// Returns the article that is meant, and its record.
fn meant(app: &mut App) -> Option<(Article, Record)> {
    let id = match app.pane {
        Pane::List => app.list.current()?.article.id,
        Pane::Reader => app.reader.as_ref()?.article.id,
    };
    let record = app.known.record(RecordId::article(id));
    if record.is_empty() {
        app.say(
            Severity::Warning,
            "This article is still being read; try again.",
        );
        return None;
    }
    Some((Article::from_record(id, &record), record))
}

fn edit(app: &mut App, edit: impl Fn(&Article) -> (ArticleEdit, String)) {
    let Some((article, record)) = meant(app) else {
        return;
    };
    let (edit, said) = edit(&article);
    apply(app, article.id, &record, &edit, &said);
}

fn apply(app: &mut App, id: ArticleId, record: &Record, edit: &ArticleEdit, said: &str) {
    let change = app.build(|build| build.edit_article(id, record, edit));
    app.commit(change, said);
}

/// Calls the article read, or unread again.
pub(super) fn toggle_read(app: &mut App) {
    edit(app, |article| {
        let (to, said) = match article.reading {
            Reading::Read => (Reading::Unread, "Unread"),
            _ => (Reading::Read, "Read"),
        };
        (
            ArticleEdit {
                reading: Setting::To(to),
                ..ArticleEdit::default()
            },
            format!("{said}: {}", shown(&article.title)),
        )
    });
}

/// Stars the article, or takes the star away.
pub(super) fn star(app: &mut App) {
    edit(app, |article| {
        let said = if article.starred {
            "Unstarred"
        } else {
            "Starred"
        };
        let starred = Setting::To(!article.starred);
        (
            ArticleEdit {
                starred,
                ..ArticleEdit::default()
            },
            format!("{said} {}", shown(&article.title)),
        )
    });
}

/// Takes the tags that were typed.
pub(super) fn set_tags(app: &mut App, id: ArticleId, typed: &str) {
    let record = app.known.record(RecordId::article(id));
    if record.is_empty() {
        return app.say(
            Severity::Warning,
            "This article is still being read; try again.",
        );
    }
    let tags = Setting::To(super::mark::split_tags(typed));
    apply(
        app,
        id,
        &record,
        &ArticleEdit {
            tags,
            ..ArticleEdit::default()
        },
        "Set the tags",
    );
}

/// Puts the article under the cursor into the trash.
pub(super) fn remove(app: &mut App) {
    let Some((article, record)) = meant(app) else {
        return;
    };
    let change = app.build(|build| build.remove_article(article.id, &record));
    app.commit(
        change,
        &format!("Removed {}; u brings it back", shown(&article.title)),
    );
}

/// Opens the form with the article's details.
pub(super) fn details(app: &mut App) {
    let Some((article, _)) = meant(app) else {
        return;
    };
    let field =
        |text: Option<&CleanText>| Input::new(text.map(ToString::to_string).unwrap_or_default());
    let date = article
        .published
        .map(|date| date.to_string())
        .unwrap_or_default();
    let tags: Vec<&str> = article.tags.iter().map(CleanText::as_str).collect();
    let inputs = [
        field(Some(&article.title)),
        field(article.source.as_ref()),
        field(article.author.as_ref()),
        Input::new(date),
        field(article.url.as_ref()),
        Input::new(tags.join(", ")),
    ];
    let form = Form {
        article: article.id,
        inputs,
        current: 0,
        error: None,
    };
    app.overlays.push(Overlay::Form(Box::new(form)));
}

/// Takes the details that were typed, or says what is wrong with them.
pub(super) fn save_details(app: &mut App) {
    let Some(Overlay::Form(form)) = app.overlays.last_mut() else {
        return;
    };
    let typed = form
        .inputs
        .each_ref()
        .map(|input| input.value().trim().to_owned());
    let [title, source, author, date, url, tags] = typed;
    let published = match PartialDate::read(&date) {
        Ok(date) => Setting::To(date),
        Err(_) if date.is_empty() => Setting::Clear,
        Err(fault) => {
            let why = format!("{fault} {}", fault.hint());
            (form.error, form.current) = (Some(CleanText::line(&why)), 3);
            return;
        }
    };
    if title.is_empty() {
        (form.error, form.current) = (Some(CleanText::line("An article needs a title.")), 0);
        return;
    }
    let id = form.article;
    app.overlays.pop();
    let record = app.known.record(RecordId::article(id));
    let edit = ArticleEdit {
        title: Setting::line(&title),
        source: Setting::line(&source),
        author: Setting::line(&author),
        published,
        url: Setting::line(&url),
        tags: Setting::To(super::mark::split_tags(&tags)),
        ..ArticleEdit::default()
    };
    apply(app, id, &record, &edit, "Corrected the details");
}
