//! Settings that are chosen in the program: they hold at once, and are kept where no file says otherwise.

use crate::{
    app::{App, Severity, palette::Completion},
    command::{CommandId, argument},
    config::{Values, setting},
};

/// The setting that has a command of its own.
pub(super) const THEME: &str = "theme";

/// Returns the settings, each with what it is now.
pub(super) fn all(app: &App) -> Vec<Completion> {
    let about = |name: &str| {
        let now = app.settings.written(name).unwrap_or_default();
        format!("{now} · {}", setting::meaning(name))
    };
    setting::names()
        .map(|name| Completion::word(name).about(&about(name)))
        .collect()
}

/// Returns the words that a setting can be.
pub(super) fn values(app: &App, name: &str) -> Vec<Completion> {
    let now = app.settings.written(name);
    let values = app.configuration.values_of(name).into_iter();
    values
        .map(|value| {
            let is_now = now.as_deref() == Some(value.as_str());
            Completion::word(&value).about(if is_now { "as it is now" } else { "" })
        })
        .collect()
}

/// Lets a setting and its value be typed.
pub(super) fn ask(app: &mut App) {
    super::palette::open_with(app, &format!("{} ", CommandId::Set.command().name));
}

/// Says which theme there is, and lets another be typed.
pub(super) fn ask_theme(app: &mut App) {
    tell(app, THEME);
    super::palette::open_with(app, &format!("{} ", CommandId::Theme.command().name));
}

/// Gives a setting the value that was typed behind its name; alone, says what it is and lets it be typed.
///
/// # Errors
/// Where there is no such setting, or where it can't be that.
pub(super) fn set(app: &mut App, typed: &str) -> Result<(), String> {
    let (name, value) = argument::split(typed);
    if value.is_empty() && setting::values(name).is_some() {
        tell(app, name);
        let line = format!("{} {name} ", CommandId::Set.command().name);
        super::palette::open_with(app, &line);
        return Ok(());
    }
    choose(app, name, value)
}

/// Gives a setting another value: at once, and for the next session unless the person's file says otherwise.
///
/// # Errors
/// Where there is no such setting, or where it can't be that.
pub(super) fn choose(app: &mut App, name: &str, value: &str) -> Result<(), String> {
    let value = value.trim_matches('"');
    if let Err(why) = app.configuration.check(name, value) {
        return Err(mendable(app, name, &why));
    }
    app.choose(name, value);
    let said = said(app, name, value);
    app.say(Severity::Done, &said);
    app.keep_session();
    Ok(())
}

/// Says what is wrong with a value, and what there is where nothing is near to it.
fn mendable(app: &App, name: &str, why: &str) -> String {
    if why.ends_with('?') {
        return why.to_owned();
    }
    match setting::values(name) {
        Some(Values::Themes(_)) => {
            let names = app.configuration.values_of(name).join(", ");
            format!("{why}; there are {names}.")
        }
        _ => format!("{why}."),
    }
}

/// Says what a setting is from now on, and how long.
fn said(app: &App, name: &str, value: &str) -> String {
    let in_file = app.configuration.settings.written(name);
    let in_file = in_file.filter(|written| app.configuration.is_set(name) && written != value);
    match in_file {
        Some(written) => {
            let line = setting::line(name, value);
            format!(
                "“{name}” is {value} until the program ends: config.ron says {written}. To keep it, write {line} there."
            )
        }
        None => format!("“{name}” is {value} from now on."),
    }
}

/// Says what a setting is.
fn tell(app: &mut App, name: &str) {
    let now = app.settings.written(name).unwrap_or_default();
    app.say(Severity::Done, &format!("“{name}” is {now} now."));
}
