//! Settings that are chosen in the program: they hold at once, and are kept where no file says otherwise.

use crate::{
    app::{App, Effect, Severity, palette::Completion},
    command::{CommandId, Pending, argument},
    config::{
        Configuration, Values, setting,
        theme::{self, Appearance},
    },
};

/// The setting that has a command of its own.
pub(super) const THEME: &str = "theme";

/// Takes over what the person's files say; what they say anew goes before what was chosen earlier.
pub(crate) fn configure(app: &mut App, configuration: &Configuration) {
    let before = std::mem::replace(&mut app.configuration, configuration.clone());
    let is_as_before =
        |name: &str| before.settings.written(name) == configuration.settings.written(name);
    app.kept.settings.retain(|name, _| is_as_before(name));
    adopt(app);
}

/// Begins with what was chosen in an earlier session, where no file says otherwise.
pub(crate) fn begin(app: &mut App) {
    let configuration = &app.configuration;
    let chosen = &mut app.kept.settings;
    chosen.retain(|name, _| !configuration.is_set(name));
    adopt(app);
}

/// Brings everything in line with the files and with what was chosen.
fn adopt(app: &mut App) {
    let whole = app.configuration.with(&app.kept.settings);
    app.settings = whole.settings.clone();
    app.keymap = whole.keymap.clone();
    // What was typed could have become something else.
    app.typed = Pending::default();
    app.effect(Effect::Dress(Box::new(whole)));
}

/// Gives a setting another value.
pub(super) fn put(app: &mut App, name: &str, value: &str) {
    if app.configuration.settings.written(name).as_deref() == Some(value) {
        app.kept.settings.remove(name);
    } else {
        let (name, value) = (name.to_owned(), value.to_owned());
        app.kept.settings.insert(name, value);
    }
    adopt(app);
}

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
    let is_theme = matches!(setting::values(name), Some(Values::Themes(_)));
    values
        .map(|value| {
            let is_now = now.as_deref() == Some(value.as_str());
            // The name of a theme does not tell whether it is dark.
            let theme = theme::built_in(&value).filter(|_| is_theme);
            let about = [
                theme.map(|theme| theme.appearance().word()),
                is_now.then_some("as it is now"),
            ];
            let about: Vec<&str> = about.into_iter().flatten().collect();
            Completion::word(&value).about(&about.join(" · "))
        })
        .collect()
}

/// Chooses a theme by its name, or the one that is set for a dark or a light ground.
///
/// # Errors
/// Where there is no such theme.
pub(super) fn choose_theme(app: &mut App, name: &str) -> Result<(), String> {
    let is_name = app
        .configuration
        .values_of(THEME)
        .iter()
        .any(|known| known == name);
    let meant = match Appearance::of_word(name) {
        Some(appearance) if !is_name => {
            let for_ground = format!("{THEME}_{}", appearance.word());
            app.settings.written(&for_ground)
        }
        _ => None,
    };
    choose(app, THEME, meant.as_deref().unwrap_or(name))
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
    put(app, name, value);
    let said = said(app, name, value);
    app.say(Severity::Done, &said);
    app.keep_session();
    Ok(())
}

/// Says what is wrong with a value, and what there is where nothing is near to it.
fn mendable(app: &App, name: &str, why: &str) -> String {
    let mut letters = why.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    let why: String = first.chain(letters).collect();
    if why.ends_with('?') {
        return why;
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

/// Says what a setting is, and what it can be where that is no word to choose.
fn tell(app: &mut App, name: &str) {
    let now = match app.settings.written(name) {
        Some(now) if !now.is_empty() => now,
        _ => "not set".to_owned(),
    };
    let other = match setting::values(name) {
        Some(Values::Number(wanted)) => format!("; it can be {wanted}"),
        Some(Values::Program(_)) => "; it can be any command".to_owned(),
        Some(Values::Text(wanted)) => format!("; it can be {wanted}"),
        _ => String::new(),
    };
    app.say(Severity::Done, &format!("“{name}” is {now} now{other}."));
}
