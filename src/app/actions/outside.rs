//! Other programs: the text in a pager or an editor.

use crate::app::{App, Effect, message::Tool};

/// Opens a copy of the text in another program, which gets the terminal meanwhile.
pub(super) fn open(app: &mut App, tool: Tool) {
    let Some(reader) = &app.reader else { return };
    let article = &reader.article;
    let mut head = article.title.to_string();
    let source = [article.source.as_ref(), article.author.as_ref()];
    for line in source.into_iter().chain([article.url.as_ref()]).flatten() {
        head.push('\n');
        head.push_str(line);
    }
    let effect = Effect::Outside {
        tool,
        head: crate::model::CleanText::new(&head),
        document: reader.document().clone(),
    };
    app.keep_positions();
    app.effect(effect);
}
