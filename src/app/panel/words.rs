//! What the filter of a panel looks at: all that a row says.

use crate::{
    app::{feeds::Line, message::Severity, panel::Thing},
    export::citation::date_in_words,
    model::{
        AnchorState, Annotation, CleanText, HistoryEntry, Placement, disagreement::Disagreement,
        likely::Likely,
    },
};

/// The words of a row, one piece to a line, so that none is found across two.
#[derive(Default)]
struct Said(String);

impl Said {
    fn add(&mut self, text: &str) {
        self.0.push_str(text);
        self.0.push('\n');
    }

    fn all<'a>(&mut self, texts: impl IntoIterator<Item = &'a CleanText>) {
        texts.into_iter().for_each(|text| self.add(text));
    }
}

impl Thing {
    /// Returns what a filter looks at: all that a row says.
    pub(super) fn words(&self) -> String {
        let mut said = Said::default();
        if let Some((title, source, published)) = self.told_of() {
            said.add(title);
            said.add(source.unwrap_or_default());
            said.add(&published.map(date_in_words).unwrap_or_default());
        }
        match self {
            Self::Article(article) => said.all(&article.tags),
            Self::Claim(row) => {
                said.add(&row.claim.statement);
                said.add(row.claim.status.word());
            }
            Self::Story(row) => {
                said.add(&row.story.name);
                said.all(&row.story.notes);
            }
            Self::View(view) => {
                said.add(&view.name);
                said.add(&view.query);
            }
            Self::Grid(grid) => said.add(&grid.name),
            Self::Addition(one) => {
                said.add(&one.source);
                said.add(one.name());
                said.add(&one.words());
            }
            Self::Folder(folder) => said.add(&folder.path),
            Self::Feed(line) => of_feed(line, &mut said),
            Self::Silence(_) => {}
            Self::Echo(echo) => said.add(&echo.words),
            Self::Past(_, entry) => of_history(entry, &mut said),
            Self::Likely(row) => of_likely(row, &mut said),
            Self::Disagreement(one) => of_disagreement(one, &mut said),
            Self::Found(row) => said.all(row.hits().map(|hit| &hit.snippet)),
            Self::Message(message) => {
                said.add(&message.text);
                if message.severity == Severity::Warning {
                    said.add("warning");
                }
            }
            Self::Annotation(row) => {
                of_annotation(&row.annotation, &row.placement, &mut said);
                said.all(&row.words);
            }
            Self::Evidence(row) => {
                of_annotation(&row.annotation, &row.placement, &mut said);
                said.all(&row.words);
            }
        }
        if self.tells_its_kind() {
            said.add(self.word());
        }
        said.0
    }

    /// Tells whether a row says what it is: some do always, others in the trash alone, where all kinds stand together.
    fn tells_its_kind(&self) -> bool {
        match self {
            Self::Article(_) | Self::Silence(_) | Self::Disagreement(_) => true,
            Self::View(_) => false,
            Self::Evidence(row) => row.annotation.removed.is_some(),
            _ => self.removed().is_some(),
        }
    }
}

fn of_feed(line: &Line, said: &mut Said) {
    let feed = &line.row.feed;
    said.all([&feed.label, &feed.url]);
    said.add(feed.site.as_deref().unwrap_or_default());
    said.all(&feed.folders);
    if feed.removed.is_none() {
        said.add(&line.row.trouble().unwrap_or_default());
    }
}

fn of_history(entry: &HistoryEntry, said: &mut Said) {
    said.all([&entry.what, &entry.value, &entry.by, &entry.of]);
}

fn of_likely(row: &Likely, said: &mut Said) {
    said.add(&row.anchor.quote);
    if let Some((_, stance)) = &row.known {
        said.add(stance.word());
    }
    if row.is_silent {
        said.add("silent");
    }
}

fn of_disagreement(one: &Disagreement, said: &mut Said) {
    for side in [&one.left, &one.right] {
        said.add(&side.text);
        said.add(&side.article.title);
        said.add(side.article.source.as_deref().unwrap_or_default());
    }
}

fn of_annotation(annotation: &Annotation, placement: &Placement, said: &mut Said) {
    said.add(&annotation.anchor.quote);
    said.add(annotation.color.word());
    if placement.state != AnchorState::Anchored {
        said.add(placement.state.word());
    }
    if placement.waits() {
        said.add("recheck");
    }
    said.all(annotation.notes.iter().chain(&annotation.tags));
    for evidence in &annotation.evidence {
        said.add(evidence.stance.word());
        said.add(&evidence.wording);
    }
}
