//! Telling what came by itself.

use crate::{
    app::{
        App, Effect, Severity,
        arrivals::{Arrivals, TakingIn},
    },
    model::build::shown,
};

/// After how many files the list is shown anew while very many come.
const SHOWN_EACH: usize = 200;

/// Notes how far the taking in of files has come; of very many, what is there already shows meanwhile.
pub(crate) fn going_on(app: &mut App, taking_in: Option<TakingIn>) {
    let shown = |taking_in: &TakingIn| taking_in.done / SHOWN_EACH;
    let before = app.taking_in.as_ref().map_or(0, shown);
    let is_due = taking_in.as_ref().is_some_and(|now| shown(now) > before);
    app.taking_in = taking_in;
    if is_due {
        app.reload_list();
    }
}

/// Shows what came into a folder, and says so, without leading the person away from anything.
pub(crate) fn came(app: &mut App, arrivals: &Arrivals) {
    for notice in &arrivals.notices {
        app.note(Severity::Warning, notice);
    }
    for title in &arrivals.left {
        let said = format!(
            "{} was left in the trash, though it came from {}",
            shown(title),
            arrivals.folder
        );
        app.note(Severity::Done, &said);
    }
    if arrivals.is_nothing_new() {
        return;
    }
    app.mention(&arrivals.said());
    app.show_anew();
    // Its words are yet to be taken into the index.
    app.effect(Effect::Refresh);
}
