//! Telling what came by itself.

use crate::{
    app::{App, Effect, Severity, arrivals::Arrivals},
    model::build::shown,
};

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
