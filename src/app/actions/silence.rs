//! Recording that an article was checked for a claim and says nothing of it.

use super::chosen;
use crate::{
    app::{
        App, Deed, Effect, Severity,
        history::Asked,
        overlay::Bearing,
        panel::{Kind, Thing},
    },
    command::{CommandId, Place},
    model::{
        Article, ArticleId, ClaimId, Claimed, CleanText, RecordId, SnapshotId,
        build::shown,
        silence::{Checked, Silenced},
        view::{ClaimRow, SilenceRow},
    },
    text::count::counted,
};

/// What is checked: articles, each with the snapshot that is read; nothing for the newest.
type Articles = Vec<(ArticleId, Option<SnapshotId>)>;

/// Returns the silence under the cursor of an open claim.
pub(super) fn row(app: &App) -> Option<(ClaimId, &SilenceRow)> {
    let panel = super::panels::top(app)?;
    match (&panel.kind, panel.current()?) {
        (Kind::Claim(claim, _), Thing::Silence(row)) => Some((*claim, row)),
        _ => None,
    }
}

/// Returns an article with the snapshot that is its newest as far as the screen tells: what comes in between nobody has
/// checked.
pub(super) fn as_shown(article: &Article) -> (ArticleId, Option<SnapshotId>) {
    (article.id, article.newest().map(|entry| entry.id.clone()))
}

/// Says that a silence has no words to do something with.
pub(super) fn no_words(app: &mut App) {
    let open = app.key_of(CommandId::Open);
    let said = format!("A silent article has no words here; {open} opens it.");
    app.say(Severity::Done, &said);
}

/// Asks for the claim that an article says nothing of; at a silence, records that it is silent still.
pub(super) fn ask(app: &mut App) {
    if super::matrix::has_keys(app) {
        return super::matrix::silent(app);
    }
    if super::likely::row(app).is_some() {
        return super::likely::silence(app);
    }
    if let Some((claim, row)) = row(app) {
        let articles = vec![as_shown(&row.article)];
        return record(app, Claimed::Present(claim), articles);
    }
    if let Some(row) = super::mark::evidence_row(app) {
        let article = row.article.clone();
        return bears(app, &article);
    }
    let Some((articles, name)) = meant(app) else {
        return;
    };
    super::flag::ask(app, Bearing::Silence { articles, name });
}

/// Records that what is meant says nothing of the claim of a wording.
pub(super) fn ask_for(app: &mut App, statement: &str) {
    if let Some((articles, _)) = meant(app) {
        record(app, super::flag::of_wording(app, statement), articles);
    }
}

/// Records once more what was recorded last, of what is meant now.
pub(super) fn repeat(app: &mut App, claim: ClaimId) {
    if let Some((articles, _)) = meant(app) {
        record(app, Claimed::Present(claim), articles);
    }
}

/// Returns the articles that are meant with a name for them: the open one, or those of the list.
fn meant(app: &mut App) -> Option<(Articles, CleanText)> {
    let is_listing = chosen::is_listing(app);
    if !app.overlays.is_empty() && !is_listing {
        return None;
    }
    if !is_listing {
        let reader = app.reader.as_ref()?;
        let snapshot = reader.snapshot().id.clone();
        let articles = vec![(reader.article.id, Some(snapshot))];
        return Some((articles, reader.article.title.clone()));
    }
    let articles = chosen::all(app);
    let name = match articles.as_slice() {
        [] => return None,
        [id] => {
            let current = chosen::one(app).filter(|article| article.id == *id);
            let known = || app.list.known().find(|row| row.article.id == *id);
            let title = current
                .map(|article| article.title.clone())
                .or_else(|| Some(known()?.article.title.clone()));
            title.unwrap_or_else(|| CleanText::line("the ticked article"))
        }
        several => CleanText::line(&counted(several.len(), "article")),
    };
    Some((articles.into_iter().map(|id| (id, None)).collect(), name))
}

/// Has it recorded that articles say nothing of a claim.
pub(super) fn record(app: &mut App, claim: Claimed, articles: Articles) {
    let ids: Vec<ArticleId> = articles.iter().map(|(id, _)| *id).collect();
    let asked = Asked {
        hidden: chosen::hidden_of(app, &ids),
        ..Asked::default()
    };
    let is_inside = match &claim {
        Claimed::Present(id) => super::stories::holds_claim(app, *id),
        Claimed::New(_) => false,
    };
    let checked = Checked {
        claim,
        articles,
        story: app.list.story.filter(|_| !is_inside),
        by: app.settings.maker(),
    };
    app.ask_deed(Effect::RecordSilence(checked), asked);
}

/// Says what came of recording; what has evidence is not silent, and is told.
pub(crate) fn did(app: &mut App, silenced: &Silenced, aside: &str, is_unchanged: bool) {
    app.last_claim = Some(silenced.claim);
    app.deed = Some(Deed::Silence(silenced.claim));
    let statement = shown(&silenced.statement);
    let nothing_of = match silenced.silent.as_slice() {
        [] => {
            if let [article] = silenced.bearing.as_slice() {
                return bears(app, article);
            }
            let said = format!("Not recorded: all of them have evidence for {statement}.");
            return app.say(Severity::Warning, &said);
        }
        [one] => format!("{}{aside} says nothing of {statement}", shown(&one.title)),
        several => {
            let many = several.len();
            format!("{many} articles{aside} say nothing of {statement}")
        }
    };
    let mut said = if is_unchanged {
        let remove = app.keymap.named(CommandId::Remove, Place::Claim);
        format!("Recorded already: {nothing_of}; {remove} in the claim takes that away")
    } else {
        format!("Recorded: {nothing_of}")
    };
    match silenced.bearing.as_slice() {
        [] => {}
        [one] => said += &format!("; {} has evidence for it and is left", shown(&one.title)),
        several => said += &format!("; {} with evidence for it are left", several.len()),
    }
    app.say(Severity::Done, &said);
}

/// Says that an article is not silent, and the way out.
fn bears(app: &mut App, article: &Article) {
    let (remove, place) = (CommandId::Remove, Place::Claim);
    let remove = app.keymap.named(remove, place);
    let claims = app.key_of(CommandId::Claims);
    let said = format!(
        "Not recorded: {} has evidence for this claim. Its quotes stand in the claim ({claims}); {remove} takes one off there.",
        shown(&article.title)
    );
    app.say(Severity::Warning, &said);
}

/// Takes a silence away, so that the article counts as not checked.
pub(super) fn take_away(app: &mut App, claim: ClaimId, article: ArticleId) {
    let record = app.known.record(RecordId::claim(claim));
    let change = app.build(|build| build.take_silence_away(claim, &record, article));
    let undo = app.key_of(CommandId::Undo);
    let said = format!("The article counts as not checked for this claim; {undo} takes it back");
    app.commit(change, &said);
}

/// Returns the claims on which the open article is silent.
pub(crate) fn of_reader(app: &App) -> impl Iterator<Item = &ClaimRow> {
    let reader = app.reader.as_ref();
    app.claims.iter().filter(move |row| {
        reader.is_some_and(|reader| {
            let mut silences = row.claim.silences.iter();
            let annotations = reader.annotations.iter();
            let mut links = annotations.flat_map(|annotation| &annotation.evidence);
            silences.any(|silence| {
                silence.article == reader.article.id && silence.is_current(&reader.article)
            }) && links.all(|link| link.claim != row.claim.id)
        })
    })
}
