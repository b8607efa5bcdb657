//! Links: letters that choose one of those on the screen, and the address that is shown before it is opened.

use std::ops::Range;

use crate::{
    app::{
        App, Effect, Severity,
        address::Address,
        frame::Pane,
        overlay::{Label, Labels, Overlay},
        reader::Reader,
    },
    command::{CommandId, Key},
    model::{CleanText, SpanKind},
};

/// The letters that links are chosen by, those under resting fingers first.
const LETTERS: &str = "asdfghjklqwertyuiopzxcvbnm";

/// How many links one letter each is enough for.
const FEW: usize = 9;

/// Shows a letter on each link on the screen; a caret on one means that.
pub(super) fn follow(app: &mut App) {
    let Some(reader) = &app.reader else { return };
    if let Some(target) = target_here(reader) {
        let address = Address::of(target, reader.article.url.as_deref());
        return app.overlays.push(Overlay::Address(address));
    }
    let links: Vec<(usize, CleanText)> = visible(reader);
    match links.as_slice() {
        [] => {
            let key = app.key_of(CommandId::OpenOriginal);
            let said =
                format!("No link stands on this page; {key} opens the article's own address.");
            app.say(Severity::Done, &said);
        }
        [(_, target)] => {
            let address = Address::of(target, reader.article.url.as_deref());
            app.overlays.push(Overlay::Address(address));
        }
        _ => {
            let letters = letters(links.len());
            let labels = links
                .into_iter()
                .zip(letters)
                .map(|((at, target), letters)| Label {
                    letters,
                    at,
                    target,
                });
            app.overlays.push(Overlay::Labels(Labels {
                labels: labels.collect(),
                typed: String::new(),
            }));
        }
    }
}

/// Returns where the link under the caret leads.
pub(crate) fn target_here(reader: &Reader) -> Option<&CleanText> {
    let document = reader.document();
    let here = reader.caret..reader.caret + 1;
    document
        .spans_in(here)
        .filter(|span| span.kind == SpanKind::Link)
        .find_map(|span| span.target.as_ref())
}

/// Returns the links that begin on the screen, with where they begin.
fn visible(reader: &Reader) -> Vec<(usize, CleanText)> {
    let rows = reader.layout.rows_from(reader.top, reader.height());
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else {
        return Vec::new();
    };
    let shown: Range<usize> = first.row.bytes.start..last.row.bytes.end;
    reader
        .document()
        .spans_in(shown.clone())
        .filter(|span| span.kind == SpanKind::Link && shown.contains(&span.bytes.start))
        .filter_map(|span| Some((span.bytes.start, span.target.clone()?)))
        .collect()
}

/// Returns letters for some links: one each for a few, else two; beyond all pairs there are none.
fn letters(count: usize) -> impl Iterator<Item = String> {
    let pairs = count > FEW;
    LETTERS.chars().flat_map(move |first| {
        let seconds = if pairs { LETTERS } else { "" };
        let one = (!pairs).then(|| first.to_string());
        one.into_iter().chain(
            seconds
                .chars()
                .map(move |second| format!("{first}{second}")),
        )
    })
}

/// Takes a letter; when it is enough to tell a link from the others, its address is shown.
pub(super) fn choose(app: &mut App, key: Key) {
    let Some(Overlay::Labels(labels)) = app.overlays.last_mut() else {
        return;
    };
    let Some(letter) = key.typed() else { return };
    labels.typed.extend(letter.to_lowercase());
    let fitting: Vec<CleanText> = labels.fitting().map(|label| label.target.clone()).collect();
    match fitting.as_slice() {
        [] => {
            app.overlays.pop();
            app.say(Severity::Done, "No link has these letters.");
        }
        [target] => {
            app.overlays.pop();
            let base = app.reader.as_ref().and_then(|r| r.article.url.clone());
            let address = Address::of(target, base.as_deref());
            app.overlays.push(Overlay::Address(address));
        }
        _ => {}
    }
}

/// Takes the address to the browser, or says why not; what is refused stays on the screen to be copied.
pub(super) fn open(app: &mut App) {
    let Some(Overlay::Address(address)) = app.overlays.last() else {
        return;
    };
    if let Some(why) = address.refused {
        return app.say(Severity::Warning, &format!("Not opened. {why}"));
    }
    let text = address.text.clone();
    app.overlays.pop();
    browse(app, text);
}

/// Copies the address.
pub(super) fn copy(app: &mut App) {
    if let Some(Overlay::Address(address)) = app.overlays.last() {
        let text = address.text.clone();
        app.overlays.pop();
        app.say(Severity::Done, &format!("Copied {text}"));
        app.effect(Effect::Copy(text));
    }
}

/// Opens the address of the article that is read or under the cursor.
pub(super) fn original(app: &mut App) {
    let article = match app.pane {
        Pane::List => app.list.current().map(|row| row.article.clone()),
        Pane::Reader => app.reader.as_ref().map(|reader| reader.article.clone()),
    };
    let Some(article) = article else { return };
    let Some(url) = &article.url else {
        let said = format!(
            "This article has no address; {} adds one.",
            app.key_of(CommandId::Details)
        );
        return app.say(Severity::Warning, &said);
    };
    let address = Address::of(url, None);
    match address.refused {
        None => browse(app, address.text),
        // Shown with why not, to be copied.
        Some(_) => app.overlays.push(Overlay::Address(address)),
    }
}

fn browse(app: &mut App, address: CleanText) {
    app.say(Severity::Done, &format!("Opening {address}"));
    app.effect(Effect::Browse(address));
}
