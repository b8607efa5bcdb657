//! Passages that are likely to bear on a claim: what each says of it, one key each.

use crate::{
    app::{
        App, Deed, Effect, Severity,
        message::Request,
        narrowing::Within,
        overlay::Overlay,
        panel::{Among, Item, Kind, Panel, Thing},
    },
    command::{CommandId, Place},
    model::{
        Annotation, AnnotationId, Claim, ClaimId, Claimed, Evidence, RecordId, Stance,
        build::{Link, NewAnnotation, shown},
        likely::Likely,
    },
    text::count::counted,
};

/// Shows the passages for the claim that is meant.
pub(super) fn ask(app: &mut App) {
    if let Some(board) = super::matrix::top(app) {
        let Some(claim) = board.row().map(|row| row.claim.id) else {
            return;
        };
        let among = board.column().map(|column| Among {
            articles: column.articles.iter().map(|article| article.id).collect(),
            name: match column.articles.as_slice() {
                [one] if one.source.is_some() => super::grid::about(one),
                [one] => format!("“{}”", one.title),
                all => format!("the {} of {}", counted(all.len(), "article"), column.name()),
            },
        });
        return show(app, claim, among);
    }
    if let Some(claim) = super::claims::meant(app) {
        show(app, claim, None);
    }
}

/// Shows the passages for a claim, of all articles or of some, above what is open.
fn show(app: &mut App, claim: ClaimId, among: Option<Among>) {
    let mut panel = Panel::new(Kind::Likely(claim, among));
    super::listing::ask(app, &mut panel);
    app.overlays.push(Overlay::Panel(Box::new(panel)));
}

/// Has the passages found for a panel.
pub(super) fn load(app: &App, request: Request, kind: &Kind) -> Option<Effect> {
    let Kind::Likely(claim, among) = kind else {
        return None;
    };
    let within: Within = super::stories::active(app).cloned();
    Some(Effect::LoadLikely(
        request,
        *claim,
        among.as_ref().map(|among| among.articles.clone()),
        within,
    ))
}

/// Returns the passage under the cursor, with its claim.
pub(super) fn row(app: &App) -> Option<(ClaimId, &Likely)> {
    let panel = super::panels::top(app)?;
    match (&panel.kind, panel.current()?) {
        (Kind::Likely(claim, _), Thing::Likely(row)) => Some((*claim, row)),
        _ => None,
    }
}

/// Makes the passage evidence of the claim, or says otherwise of it; marking it and linking it are one change.
pub(super) fn flag(app: &mut App, stance: &Stance) {
    let Some((id, row)) = row(app) else { return };
    let row = row.clone();
    let Some(claim) = app.claim(id) else {
        return app.say(Severity::Warning, "This claim is gone.");
    };
    let record_id = RecordId::annotations(row.article.id);
    let record = super::listing::record(app, record_id);
    let present = Annotation::all(row.article.id, &record);
    let present = present.into_iter().find(|annotation| {
        let is_same = annotation.anchor.made_on == row.anchor.made_on
            && annotation.anchor.bytes == row.anchor.bytes;
        let is_known = row.known.as_ref().map(|(known, _)| *known) == Some(annotation.id);
        annotation.removed.is_none() && (is_known || (row.known.is_none() && is_same))
    });
    let link = Link {
        claim: id,
        wording: claim.statement.clone(),
        stance: stance.clone(),
        suggested: Some(row.suggested.clone()),
    };
    let color = app.settings.highlight.clone();
    let keep_inside = super::stories::keep_inside(app);
    let change = app.build(|build| {
        keep_inside(build, id);
        let annotation = match &present {
            Some(present) => present.id,
            None => {
                let new = NewAnnotation {
                    color,
                    ..NewAnnotation::on(row.anchor.clone())
                };
                build.mark(row.article.id, &record, &new)
            }
        };
        build.flag(row.article.id, annotation, &record, &link);
    });
    (app.last_claim, app.deed) = (Some(id), Some(Deed::Flag(stance.clone(), id)));
    let before = present.as_ref().and_then(|known| known.link_to(id, stance));
    let before = before.map(|link| &link.stance);
    let said = match before.filter(|before| *before != stance) {
        Some(before) => format!("Changed from {before} to {stance}"),
        None => format!("{stance}: {}", shown(&row.anchor.quote)),
    };
    app.commit(change, &said);
    go_on(app);
}

/// Records that the article of the passage says nothing of the claim.
pub(super) fn silence(app: &mut App) {
    let Some((claim, row)) = row(app) else { return };
    let article = (row.article.id, Some(row.anchor.made_on.clone()));
    let things = super::panels::top(app).into_iter().flat_map(Panel::things);
    let mut rows = things.filter_map(|thing| match thing {
        Thing::Likely(other) => Some(other),
        _ => None,
    });
    // What has evidence is not silent, which is said; one may want to take that away.
    let bears = rows.any(|other| other.article.id == article.0 && other.known.is_some());
    drop(rows);
    super::silence::record(app, Claimed::Present(claim), vec![article]);
    if !bears {
        go_on(app);
    }
}

/// Goes on to the next passage.
fn go_on(app: &mut App) {
    if let Some(panel) = super::panels::top_mut(app)
        && panel.rows.cursor + 1 < panel.len()
    {
        panel.rows.cursor += 1;
    }
}

/// Opens the article at the passage.
pub(super) fn open(app: &mut App) {
    let Some((_, row)) = row(app) else { return };
    let (article, anchor) = (row.article.id, row.anchor.clone());
    app.behind = std::mem::take(&mut app.overlays);
    let back = app.keymap.named(CommandId::Back, Place::Reader);
    app.say(
        Severity::Done,
        &format!("{back} leads back to the passages."),
    );
    super::articles::open_passage(app, article, anchor.made_on, anchor.bytes.start);
}

/// Brings what passages are known to say in line with records that have changed.
pub(super) fn follow(app: &App, panel: &mut Panel, touched: &[RecordId]) {
    let Kind::Likely(claim, _) = panel.kind else {
        return;
    };
    let of_claim = RecordId::claim(claim);
    let is_touched = |id: RecordId| app.known.holds(id) && touched.contains(&id);
    let silences = is_touched(of_claim)
        .then(|| Claim::from_record(claim, &app.known.record(of_claim)))
        .flatten()
        .map(|claim| claim.silences);
    let items = panel.things().map(|thing| {
        let Thing::Likely(row) = thing else {
            return Item::new(thing.clone());
        };
        let mut row = Likely::clone(row);
        let of_article = RecordId::annotations(row.article.id);
        if is_touched(of_article) {
            let record = app.known.record(of_article);
            row.known = known(&row, claim, &Annotation::all(row.article.id, &record));
        }
        if let Some(silences) = &silences {
            row.is_silent = silences.iter().any(|silence| {
                silence.article == row.article.id && silence.is_current(&row.article)
            });
        }
        Item::new(Thing::Likely(row.into()))
    });
    let items = items.collect();
    panel.fill(items);
}

/// Returns what is evidence of a claim where a passage stands.
fn known(row: &Likely, claim: ClaimId, all: &[Annotation]) -> Option<(AnnotationId, Stance)> {
    let meets = |annotation: &Annotation| {
        let placed = annotation.placement(&row.anchor.made_on);
        let own = Some(&annotation.anchor).filter(|own| own.made_on == row.anchor.made_on);
        let placed = placed.and_then(|placement| placement.bytes);
        let bytes = placed.or_else(|| own.map(|own| own.bytes.clone()));
        bytes.is_some_and(|bytes| {
            bytes.start < row.anchor.bytes.end && row.anchor.bytes.start < bytes.end
        })
    };
    let live = all.iter().filter(|annotation| annotation.removed.is_none());
    let mut links = live.filter(|one| meets(one)).flat_map(|annotation| {
        let links = annotation.evidence.iter();
        links.map(move |link: &Evidence| (annotation.id, link))
    });
    links
        .find(|(_, link)| link.claim == claim)
        .map(|(id, link)| (id, link.stance.clone()))
}
