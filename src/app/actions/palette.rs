//! The palette: going through its rows and earlier lines, and doing what a line says.

use super::{articles, claims, details, export, flag, help, mark, matrix, settings};
use crate::{
    app::{
        App, Effect, Request, Severity,
        matrix::Narrowing,
        narrowing::View,
        overlay::Overlay,
        palette::{Chosen, Completion, Entry, Palette, Stock, Word},
    },
    command::{
        Argument, CommandId,
        argument::{self, Line},
    },
    model::{
        ArticleId, CleanText, Color, Stance, Status,
        view::{ClaimRow, Used},
    },
};

/// Opens the palette.
pub(super) fn open(app: &mut App) {
    open_with(app, "");
}

/// Opens the palette with a line in its field.
pub(super) fn open_with(app: &mut App, line: &str) {
    let mut palette = Palette::new(app.situation());
    palette.write(line);
    offer(app, &mut palette);
    app.overlays.push(Overlay::Palette(Box::new(palette)));
}

/// Follows what was typed.
pub(super) fn typed(app: &mut App, mut palette: Box<Palette>) {
    palette.earlier = None;
    offer(app, &mut palette);
    app.overlays.push(Overlay::Palette(palette));
}

/// Offers rows for the line, and asks for what completes it.
fn offer(app: &mut App, palette: &mut Palette) {
    let sought = palette.sought();
    if sought.as_ref() != palette.asked.as_ref().map(|(_, sought)| sought) {
        palette.found.clear();
        palette.asked = sought.map(|sought| {
            app.completing = app.completing.next();
            app.effect(Effect::Complete(app.completing, sought.clone()));
            (app.completing, sought)
        });
    }
    let argument = palette.word().map(|word| word.id.command().argument);
    let argument = argument.unwrap_or_default();
    if needs_vocabulary(argument) && palette.completes != argument {
        app.effect(Effect::LoadVocabulary);
    }
    palette.completes = argument;
    // The palette itself is not among the overlays meanwhile, so that what is known is known of what is below.
    let known = palette.word().map(|word| known(app, word));
    palette.offer(Stock {
        keymap: &app.keymap,
        history: &app.kept.history,
        known: &known.unwrap_or_default(),
    });
}

/// Returns what the state knows of that may stand for a word.
fn known(app: &App, word: Word<'_>) -> Vec<Completion> {
    let words = |words: &[&str]| words.iter().map(|word| Completion::word(word)).collect();
    let used = |words: &[Used]| {
        let words = words.iter();
        words.map(|used| Completion::word(&used.word)).collect()
    };
    let argument = word.id.command().argument;
    match argument {
        Argument::Sort => words(&super::panels::orders(app)),
        Argument::Tags => used(&app.vocabulary.tags),
        Argument::Source => used(&app.vocabulary.sources),
        Argument::Author => used(&app.vocabulary.authors),
        Argument::Statement => {
            let claims = app.claims.iter();
            let statement = |row: &ClaimRow| Completion::word(&row.claim.statement);
            claims.map(statement).collect()
        }
        Argument::Story | Argument::IntoStory => {
            let stories = app.stories.iter();
            stories.map(|story| Completion::word(&story.name)).collect()
        }
        Argument::View => {
            let views = super::views::all(app).into_iter();
            let view = |view: View| Completion::word(&view.name).about(&view.query);
            views.map(view).collect()
        }
        Argument::Feed => super::feeds::names(app),
        Argument::Theme => settings::values(app, settings::THEME),
        Argument::Status => {
            let scale: Vec<&str> = app.settings.statuses.statuses().map(Status::word).collect();
            words(&scale)
        }
        Argument::Setting => match word.before.trim_end() {
            "" => settings::all(app),
            name => settings::values(app, name),
        },
        _ if word.before.is_empty() => words(&argument.choices()),
        _ => Vec::new(),
    }
}

/// Takes what completes a line, if it is still waited for.
pub(crate) fn completed(app: &mut App, request: Request, found: Vec<Completion>) {
    again(app, |palette| {
        let is_awaited = palette.asked.as_ref().map(|(asked, _)| *asked) == Some(request);
        if is_awaited {
            palette.found = found;
        }
        is_awaited
    });
}

/// Offers words anew, when it is known which are in use.
pub(crate) fn vocabulary_came(app: &mut App) {
    again(app, |palette| needs_vocabulary(palette.completes));
}

/// Tells whether an argument is one of the words that are in use.
fn needs_vocabulary(argument: Argument) -> bool {
    matches!(
        argument,
        Argument::Tags | Argument::Source | Argument::Author
    )
}

/// Offers rows anew where something has come of it; what the cursor is on stays chosen.
fn again(app: &mut App, take: impl FnOnce(&mut Palette) -> bool) {
    let is_palette = |overlay: &mut Overlay| matches!(overlay, Overlay::Palette(_));
    let Some(Overlay::Palette(mut palette)) = app.overlays.pop_if(is_palette) else {
        return;
    };
    if take(&mut palette) {
        let chosen = palette.chosen().cloned();
        offer(app, &mut palette);
        let again = |chosen| palette.entries.iter().position(|entry| *entry == chosen);
        if let Some(row) = chosen.and_then(again) {
            (palette.rows.cursor, palette.choice) = (row, Chosen::Row);
        }
    }
    app.overlays.push(Overlay::Palette(palette));
}

/// Goes through the rows, and above the first through earlier lines.
pub(super) fn step(app: &mut App, id: CommandId) {
    let Some(Overlay::Palette(mut palette)) = app.overlays.pop() else {
        return;
    };
    let up = id == CommandId::RowUp;
    let at_top = palette.choice == Chosen::Line || palette.rows.cursor == 0;
    if palette.earlier.is_some() || up && at_top && !app.kept.history.is_empty() {
        recall(app, &mut palette, up);
    } else {
        palette.step(if up { -1 } else { 1 });
    }
    app.overlays.push(Overlay::Palette(palette));
}

/// Puts an earlier line into the field, or a later one, and at the end what was typed.
fn recall(app: &mut App, palette: &mut Palette, up: bool) {
    let history = &app.kept.history;
    let (at, typed) = palette
        .earlier
        .take()
        .unwrap_or_else(|| (history.len(), palette.input.value().to_owned()));
    let to = if up { at.saturating_sub(1) } else { at + 1 };
    let line = history.get(to).cloned();
    palette.write(line.as_ref().unwrap_or(&typed));
    palette.earlier = line.map(|_| (to, typed));
    offer(app, palette);
    if palette.earlier.is_some() {
        // Enter is for the line that was recalled, not for what is like it.
        palette.choice = Chosen::Line;
    }
}

/// Takes the chosen row, or the first, into the line.
pub(super) fn complete(app: &mut App) {
    let Some(Overlay::Palette(mut palette)) = app.overlays.pop() else {
        return;
    };
    let entry = palette.entries.get(palette.rows.cursor).cloned();
    if let Some(entry) = entry {
        palette.take(&entry);
        palette.earlier = None;
        offer(app, &mut palette);
    }
    app.overlays.push(Overlay::Palette(palette));
}

/// Does what the line or the chosen row says, where the palette was opened.
pub(super) fn accept(app: &mut App) {
    let Some(Overlay::Palette(mut palette)) = app.overlays.pop() else {
        return;
    };
    let line = match palette.chosen().cloned() {
        // What leaves or removes, was found by what it does, and was not chosen by hand, is shown by its name
        // first: nobody means to leave the program by a word that happens to stand in a doc.
        Some(entry @ Entry::Command { id, .. })
            if palette.rows.cursor == 0
                && takes_away(id)
                && !is_named(id, palette.input.value()) =>
        {
            palette.take(&entry);
            typed(app, palette);
            let accept = app.key_of(CommandId::Accept);
            let said = format!("{}. {accept} again does it.", id.command().doc);
            return app.say(Severity::Done, &said);
        }
        Some(Entry::Command { id, .. }) => id.command().name.to_owned(),
        Some(entry) => {
            palette.take(&entry);
            palette.input.value().trim().to_owned()
        }
        None => palette.input.value().trim().to_owned(),
    };
    let line = line.trim_start_matches([' ', ':']).to_owned();
    let found = palette.found.clone();
    let answer = match argument::read(&line) {
        Line::Empty => return,
        Line::Number(count) => {
            super::run(app, CommandId::First, Some(count));
            return remember(app, &line);
        }
        Line::Command(CommandId::Exit, _) => {
            // Nothing comes after it.
            remember(app, &line);
            act(app, CommandId::Exit, "", &found)
        }
        Line::Command(id, argument) => act(app, id, argument, &found),
        Line::Unknown(line) => Err(argument::unknown(line)),
    };
    match answer {
        Ok(()) if app.is_quitting() => {}
        Ok(()) => remember(app, &line),
        Err(why) => {
            app.say(Severity::Warning, &why);
            // What is wrong can be mended.
            app.overlays.push(Overlay::Palette(palette));
        }
    }
}

fn remember(app: &mut App, line: &str) {
    app.kept.remember(line);
    app.keep_session();
}

/// Does a command with what was written after its name, or says what is wrong with that.
fn act(app: &mut App, id: CommandId, argument: &str, found: &[Completion]) -> Result<(), String> {
    use CommandId as C;
    let situation = app.situation();
    if argument.is_empty() && id != C::Write {
        if let Some(absence) = id.command().absence(situation) {
            return Err(absence);
        }
        if id.command().argument == Argument::Character {
            return Err(format!(
                "“{}” takes a character after its name.",
                id.command().name
            ));
        }
        super::run(app, id, None);
        return Ok(());
    }
    // An article is opened by its title wherever one is.
    if id != C::Open
        && let Some(absence) = id.command().absence(situation)
    {
        return Err(absence);
    }
    if id.command().argument == Argument::Character {
        for character in argument.chars().take(1) {
            super::run_with(app, id, None, character);
        }
        return Ok(());
    }
    let choices = id.command().argument.choices();
    match id {
        C::Open => open_titled(app, argument, found),
        C::Write => export::write(app, argument)?,
        C::Add => super::additions::add(app, argument),
        C::Export => export::line(app, argument)?,
        C::Sort | C::SortEvidence => {
            let orders = super::panels::orders(app);
            super::panels::sort_by(app, argument)
                .ok_or_else(|| expected("order", id, &orders, argument))?;
        }
        C::Filter if app.overlays.is_empty() => super::filter::narrow(app, argument),
        C::Filter if super::chosen::found(app).is_some() => super::search::narrow(app, argument),
        C::Filter if matrix::has_keys(app) => matrix::narrow(app, Narrowing::Claims, argument),
        C::Filter => super::narrow::narrow(app, argument),
        C::FilterColumns => matrix::narrow(app, Narrowing::Articles, argument),
        C::Search => super::find::search(app, argument),
        C::SearchLibrary => super::search::search(app, argument),
        C::Help => help::about(app, argument),
        C::Theme => settings::choose_theme(app, argument)?,
        C::Set => settings::set(app, argument)?,
        C::Note => mark::add_note(app, argument),
        C::Tags => mark::add_tags(app, argument),
        C::Supports => flag::flag_for(app, &Stance::Supports, argument),
        C::Refutes => flag::flag_for(app, &Stance::Refutes, argument),
        C::Mentions => flag::flag_for(app, &Stance::Mentions, argument),
        C::Story => super::stories::put_named(app, argument)?,
        C::Narrow => super::stories::narrow_to_named(app, argument)?,
        C::View => super::views::by_name(app, argument)?,
        C::Feeds => super::feeds::show_named(app, argument)?,
        C::Source => details::set_source(app, argument),
        C::Author => details::set_author(app, argument),
        C::Silent => super::silence::ask_for(app, argument),
        C::MarkColour | C::Colour => {
            let color = Color::from_word(argument);
            if !Color::KNOWN.contains(&color) {
                return Err(expected("colour", id, &choices, argument));
            }
            if id == C::MarkColour {
                mark::mark(app, &color);
            } else {
                mark::recolour(app, &color);
            }
        }
        C::ClaimStatus => {
            let scale = &app.settings.statuses;
            let written = [argument.to_owned(), argument.replace('-', " ")];
            let mut meant = written.iter().map(|word| Status::from_word(word));
            let Some(status) = meant.find(|status| scale.contains(status)) else {
                let words: Vec<&str> = scale.statuses().map(Status::word).collect();
                return Err(expected("status", id, &words, argument));
            };
            claims::set_status(app, &status);
        }
        _ => {
            return Err(format!(
                "“{}” takes nothing after its name.",
                id.command().name
            ));
        }
    }
    Ok(())
}

/// Says which words could stand there.
fn expected(what: &str, id: CommandId, choices: &[&str], argument: &str) -> String {
    let (last, others) = choices.split_last().map_or(("", &[][..]), |(a, b)| (*a, b));
    format!(
        "“{argument}” is no {what}; “{}” takes {} or {last}.",
        id.command().name,
        others.join(", ")
    )
}

/// Opens the article that was completed, or has it looked for.
fn open_titled(app: &mut App, title: &str, found: &[Completion]) {
    let named = found
        .iter()
        .find(|completion| *completion.text == *title)
        .and_then(|completion| completion.article);
    match named {
        Some(article) => go(app, article),
        None => app.effect(Effect::FindArticle(CleanText::line(title))),
    }
}

/// Opens an article that was found by its title.
pub(crate) fn go(app: &mut App, article: ArticleId) {
    app.overlays.clear();
    app.behind.clear();
    articles::open_at(app, article, None);
}

/// Tells whether a command leaves something or takes it away.
const fn takes_away(id: CommandId) -> bool {
    use CommandId as C;
    matches!(
        id,
        C::Exit | C::Quit | C::Remove | C::RemoveSamples | C::Purge
    )
}

/// Tells whether the letters of a line stand in a command's name or alias, in their order; no letters do.
fn is_named(id: CommandId, line: &str) -> bool {
    let command = id.command();
    let mut names = std::iter::once(&command.name).chain(command.aliases);
    names.any(|name| {
        let mut letters = name.chars();
        let typed = line.chars().filter(|c| c.is_alphanumeric());
        typed
            .flat_map(char::to_lowercase)
            .all(|c| letters.any(|letter| letter == c))
    })
}
