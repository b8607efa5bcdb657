//! Exporting what is marked: the form, the line, and what came of it.

use super::chosen;
use crate::{
    app::{
        App, Effect, Severity,
        export::{Existing, ExportForm, ExportOrder, Exported, Outcome, file_name},
        lesson::Task,
        overlay::{Overlay, Question},
    },
    export::Format,
    model::{
        Article, CleanText,
        view::{Saved, Scope},
    },
    text::count::counted,
};

/// Returns what is exported where nothing else is said: what the person is looking at.
fn meant(app: &App) -> Option<(Exported, String)> {
    choices(app).into_iter().next()
}

/// Returns what can be exported from here, what the person is looking at first, each with its name.
pub(super) fn choices(app: &App) -> Vec<(Exported, String)> {
    let mut choices = Vec::new();
    if let Some(id) = super::claims::meant(app)
        && let Some(claim) = app.claim(id)
    {
        choices.push((Exported::Claim(id), claim.statement.to_string()));
    }
    choices.extend(matrix(app));
    let article = |row: &Article| (Exported::Article(row.id), row.title.to_string());
    if chosen::is_listing(app) {
        if app.list.count_ticked() > 0 {
            let name = "ticked articles".to_owned();
            choices.push((Exported::Ticked(app.list.ticked()), name));
        } else {
            choices.extend(chosen::one(app).map(|one| article(&one)));
        }
    } else {
        choices.extend(app.reader.as_ref().map(|reader| article(&reader.article)));
    }
    if let Some((_, found)) = chosen::found(app) {
        let typed = found.answered.clone();
        choices.push((Exported::Found(typed.clone()), typed));
    }
    let story = super::stories::active(app);
    if let Some(story) = story {
        choices.push((Exported::Story(story.id), story.name.to_string()));
    }
    let (list, filter) = (&app.list, app.list.filter());
    let is_more = list.is_filtered() || list.view.is_some() || list.scope == Scope::New;
    if story.is_some() && !is_more {
        return choices;
    }
    let name = match (filter.words.trim(), filter.scope) {
        ("", Scope::All) => match &list.view {
            Some(view) => view.name.to_string(),
            None => "all articles".to_owned(),
        },
        ("", Scope::New) => "new articles".to_owned(),
        (words, _) => words.to_owned(),
    };
    choices.push((Exported::Listed(Box::new(filter)), name));
    choices
}

/// Returns the matrix that has the keys, if there is anything in it.
fn matrix(app: &App) -> Option<(Exported, String)> {
    let found = super::matrix::top(app)?.matrix();
    if found.rows.is_empty() || found.columns.is_empty() {
        return None;
    }
    let claims = found.rows.iter().map(|row| row.claim.id);
    let articles = found.columns.iter().flat_map(|column| &column.articles);
    let what = Exported::Matrix(claims.collect(), articles.map(|one| one.id).collect());
    let story = super::stories::active(app).map(|story| story.name.to_string());
    Some((what, story.unwrap_or_else(|| "claims".to_owned())))
}

/// Opens the form that asks what, how and where to.
pub(super) fn ask(app: &mut App) {
    let form = ExportForm::new(choices(app));
    app.overlays.push(Overlay::Export(Box::new(form)));
}

/// Takes the form.
pub(super) fn accept(app: &mut App) {
    let Some(Overlay::Export(form)) = app.overlays.last() else {
        return;
    };
    match form.order() {
        Some(order) => {
            app.overlays.pop();
            send(app, order);
        }
        None => app.say(Severity::Warning, "An export needs the name of a file."),
    }
}

/// Exports as a line of the palette says: a format, a file, or both.
pub(super) fn line(app: &mut App, argument: &str) -> Result<(), String> {
    let (first, rest) = argument.split_once(' ').unwrap_or((argument, ""));
    let (format, file) = match Format::from_word(first) {
        Some(format) => (Some(format), rest.trim()),
        None => (None, argument),
    };
    order(app, meant(app), format, file)
}

/// Exports the open article or all that is ticked to a file, or says that everything is saved already.
pub(super) fn write(app: &mut App, file: &str) -> Result<(), String> {
    if file.is_empty() {
        let said = match &app.saved {
            Saved::Yes => {
                "Everything you mark is saved by itself; “:w FILE” exports the open article."
            }
            Saved::No { .. } => "Not everything is saved yet; it is tried again with each change.",
        };
        app.say(Severity::Done, said);
        return Ok(());
    }
    let what = choices(app)
        .into_iter()
        .find(|(what, _)| matches!(what, Exported::Article(_) | Exported::Ticked(_)));
    if what.is_none() {
        return Err("No article is open; open one, then “:w FILE” exports it.".to_owned());
    }
    order(app, what, None, file)
}

fn order(
    app: &mut App,
    what: Option<(Exported, String)>,
    format: Option<Format>,
    file: &str,
) -> Result<(), String> {
    let (what, name) = what.ok_or("There is nothing here to export.")?;
    let by_name = Format::of_file(file);
    if let (None, None, false) = (format, by_name, file.is_empty()) {
        return Err(format!(
            "“{file}” names no format; end it in .md, .json, .csv, -matrix.csv or .html, or write “export markdown {file}”."
        ));
    }
    let format = format.or(by_name).unwrap_or_else(|| what.usual());
    let file = if file.is_empty() {
        file_name(&name, format)
    } else {
        file.to_owned()
    };
    let order = ExportOrder {
        what,
        format,
        file: CleanText::line(&file),
        existing: Existing::Ask,
    };
    send(app, order);
    Ok(())
}

fn send(app: &mut App, order: ExportOrder) {
    app.say(Severity::Done, &format!("Exporting to {} …", order.file));
    app.effect(Effect::Export(Box::new(order)));
}

/// Exports once more, over the file that is there.
pub(super) fn replace(app: &mut App, order: ExportOrder) {
    send(
        app,
        ExportOrder {
            existing: Existing::Replace,
            ..order
        },
    );
}

/// Says what came of an export, or asks what is to become of a file that is there.
pub(crate) fn came(app: &mut App, order: ExportOrder, outcome: &Outcome) {
    match outcome {
        Outcome::Written {
            annotations,
            articles,
            file,
        } => {
            let what = match order.what {
                Exported::Article(_) => counted(*annotations, "annotation"),
                Exported::Claim(_) => format!("the claim with {}", counted(*annotations, "quote")),
                Exported::Matrix(..) => {
                    format!("the matrix with {}", counted(*annotations, "quote"))
                }
                Exported::Ticked(_)
                | Exported::Found(_)
                | Exported::Listed(_)
                | Exported::Story(_) => format!(
                    "{} with {}",
                    counted(*articles, "article"),
                    counted(*annotations, "annotation")
                ),
            };
            super::lesson::did(app, Task::Export);
            app.say(Severity::Done, &format!("Exported {what} to {file}"));
        }
        // A question above what is being typed would take its next letter for an answer.
        Outcome::IsThere if !app.overlays.is_empty() => {
            let said = format!("{} is there already, and was left as it is.", order.file);
            app.say(Severity::Warning, &said);
        }
        Outcome::IsThere => {
            let question = Question::Replace(Box::new(order));
            app.said = None;
            app.overlays.push(Overlay::Question(question));
        }
        Outcome::Failed(why) => app.say(Severity::Warning, &format!("Not exported: {why}")),
    }
}
