//! Other programs: a browser for an address, a pager or an editor for a text.

use std::sync::Arc;

use crate::{
    app::{Message, Severity, message::Tool},
    config::Settings,
    model::CleanText,
    runtime::{
        Answers, Means,
        outside::{self, Errand},
    },
    text::document::Document,
};

/// Opens an address in the browser, on a thread of its own: some browsers take their time.
pub(super) fn browse(settings: &Settings, address: &CleanText, means: &Means<Message>) {
    let (asked, chosen) = (address.clone(), settings.browser.clone());
    let job = move |answers: &Answers<Message>| {
        if let Err(error) = outside::browse(chosen.as_deref(), &asked) {
            let said = format!(
                "No browser took it ({error}); “:set browser COMMAND” chooses one. The address: {asked}"
            );
            answers.send(Message::Told(Severity::Warning, CleanText::line(&said)));
        }
    };
    if let Err(error) = means.spawn("browse", job) {
        tracing::warn!(%error, "no thread for the browser");
    }
}

/// Gives the terminal to a pager or an editor with a copy of a text.
pub(super) fn lend(
    settings: &Settings,
    tool: Tool,
    (head, document): (CleanText, Arc<Document>),
    means: &mut Means<Message>,
) {
    let (setting, chosen, variables, or) = match tool {
        Tool::Pager => ("pager", &settings.pager, ["PAGER"].as_slice(), "less"),
        Tool::Editor => (
            "editor",
            &settings.editor,
            ["VISUAL", "EDITOR"].as_slice(),
            "vi",
        ),
    };
    let command = outside::command(chosen.as_deref(), variables, or);
    let name = command
        .first()
        .map(|name| name.to_string_lossy().into_owned());
    let errand = Errand {
        command,
        name: "article.txt",
        head,
        document,
    };
    means.lend(errand, move |ended| match (ended, tool) {
        (Ok(()), Tool::Pager) => None,
        (Ok(()), Tool::Editor) => Some(Message::Told(
            Severity::Done,
            CleanText::line("That was a copy: what was changed in it changes nothing here."),
        )),
        (Err(error), _) => {
            let name = name.unwrap_or_default();
            let said = format!(
                "“{name}” could not be started: {error}. “:set {setting} COMMAND” chooses another program."
            );
            Some(Message::Told(Severity::Warning, CleanText::line(&said)))
        }
    });
}
