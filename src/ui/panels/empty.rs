//! What a panel says while it shows nothing: why, and what would change that.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{Pen, found};
use crate::{
    app::{
        App,
        panel::{self, Among, Kind, Of},
    },
    command::{CommandId, Fact, Place},
    ui::{
        Role,
        paint::{self, part},
    },
};

/// Says that a panel has nothing to show, and what would change that.
pub(super) fn draw(pen: &Pen<'_>, area: Rect, buffer: &mut Buffer) {
    let inner = paint::inset(area);
    let said = nothing(pen.app, pen.panel);
    let lines = paint::wrap(&said, inner.width.min(72), usize::from(inner.height));
    for (line, row) in lines.into_iter().zip(0u16..) {
        let dim = pen.theme.style(Role::Dim);
        paint::line(inner, row, buffer, &[part(line, dim)]);
    }
}

/// Says why a panel shows nothing, and what would change that.
fn nothing(app: &App, panel: &panel::Panel) -> String {
    let is_asked = panel.waiting.is_some();
    if panel.total() > 0 {
        let back = app.keymap.named(CommandId::Back, panel.kind.place());
        return format!("Nothing here has “{}”. {back} shows all.", panel.filter());
    }
    let said = match &panel.kind {
        Kind::Annotations => return unmarked(app, "this article"),
        Kind::AllAnnotations if is_asked => "Reading the annotations …",
        Kind::AllAnnotations => return unmarked(app, "any article"),
        Kind::Claims(_) => return no_claims(app),
        Kind::Claim(_, None) => "Reading the evidence …",
        Kind::Claim(_, Some(_)) => return no_evidence(app),
        Kind::History(_) => "Nothing was kept of what this claim was.",
        Kind::Stories if is_asked => "Reading the stories …",
        Kind::Stories => return no_stories(app),
        Kind::Views => "Reading the views …",
        Kind::Feeds if !app.feeds.is_known => "Reading the feeds …",
        Kind::Feeds => return no_feeds(app),
        Kind::Grids if is_asked => "Reading the grids …",
        Kind::Grids => return no_grids(app),
        Kind::Trash if is_asked => "Reading the trash …",
        Kind::Trash => {
            "The trash is empty. Articles, claims and annotations that are removed come here, and can be restored."
        }
        Kind::Additions => return no_additions(app),
        Kind::Messages => "Nothing has been said yet. What the status line says is kept here.",
        Kind::Found(found) => return found::nothing(found, is_asked, app.indexing.is_some()),
        Kind::Echoes => Fact::Echo.absence(),
        Kind::Likely(..) if is_asked => "Looking through the texts …",
        Kind::Likely(_, among) => return no_passages(app, among.as_ref()),
        Kind::Disagreements(_) if is_asked => "Comparing the articles …",
        Kind::Disagreements(of) => return no_disagreements(app, of),
    };
    said.to_owned()
}

/// Names a key as it is in the text.
fn in_text(app: &App, id: CommandId) -> String {
    app.keymap.named(id, Place::Reader)
}

fn unmarked(app: &App, place: &str) -> String {
    let mark = in_text(app, CommandId::Mark);
    format!("Nothing is marked in {place} yet. In the text, {mark} marks a sentence.")
}

fn no_claims(app: &App) -> String {
    if app.list.story.is_some() {
        let (story, narrow) = (
            app.keymap.named(CommandId::Story, Place::Claims),
            app.keymap.named(CommandId::Narrow, Place::Claims),
        );
        return format!(
            "The story has no claims yet. A sentence of its articles that is flagged brings one in; {narrow} shows all claims, and there {story} puts one in."
        );
    }
    let (supports, refutes) = (
        in_text(app, CommandId::Supports),
        in_text(app, CommandId::Refutes),
    );
    format!(
        "No claims yet. In the text, {supports} flags a sentence as supporting a claim, {refutes} as refuting it."
    )
}

fn no_evidence(app: &App) -> String {
    let stances = [CommandId::Supports, CommandId::Refutes, CommandId::Mentions];
    let keys = stances.map(|stance| in_text(app, stance)).join(" ");
    format!("No evidence yet. Open an article and flag a sentence with {keys}.")
}

fn no_stories(app: &App) -> String {
    let story = app.keymap.named(CommandId::Story, Place::List);
    let new = app.keymap.named(CommandId::New, Place::Stories);
    format!(
        "No stories yet. A story is the articles and claims of one affair: {new} makes one, and {story} in the list puts articles into one."
    )
}

fn no_feeds(app: &App) -> String {
    let new = app.keymap.named(CommandId::New, Place::Feeds);
    format!(
        "No feeds are followed yet. A feed is how an outlet tells what is new: {new} follows one, by its address or that of a page that has one. What comes by it stands in the list."
    )
}

fn no_grids(app: &App) -> String {
    let new = app.keymap.named(CommandId::New, Place::Grids);
    format!(
        "No grids yet. In a grid evidence is rated against claims that exclude each other, which are ranked by what speaks against them: {new} makes one."
    )
}

fn no_additions(app: &App) -> String {
    let add = in_text(app, CommandId::Add);
    format!(
        "Nothing was added in this session. {add} adds a page, a file or a folder; an address that is pasted is added, too."
    )
}

fn no_passages(app: &App, among: Option<&Among>) -> String {
    let said = match among {
        _ if app.indexing.is_some() => {
            "No sentence has enough words of the claim, as far as the library is indexed yet."
        }
        Some(among) => {
            let (back, likely) = (
                app.keymap.named(CommandId::Back, Place::Likely),
                app.keymap.named(CommandId::Likely, Place::Claim),
            );
            return format!(
                "No sentence of {} has enough words of the claim. {back} leads back; on the page of the claim {likely} looks in all articles.",
                among.name
            );
        }
        None if app.list.story.is_some() => {
            "No sentence of the story has enough words of the claim."
        }
        None => "No sentence of the library has enough words of the claim.",
    };
    said.to_owned()
}

fn no_disagreements(app: &App, of: &Of) -> String {
    let said = match of {
        _ if app.indexing.is_some() => {
            "No articles disagree, as far as the library is indexed yet."
        }
        Of::Article(_) => {
            let (back, again) = (
                app.keymap.named(CommandId::Back, Place::Disagreements),
                app.keymap.named(CommandId::Disagreements, Place::List),
            );
            return format!(
                "No sentence of this article was seen to disagree with another article. {back} leads back; {again} in the list shows the disagreements of all."
            );
        }
        Of::Library => {
            "No articles were seen to disagree. Sentences about the same thing that differ in a number, date, name or negation come here."
        }
    };
    said.to_owned()
}
