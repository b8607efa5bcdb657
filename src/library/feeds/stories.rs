//! Putting what rules say into stories.

use crate::{
    library::{Library, feeds::FeedError},
    model::{ArticleId, Build, CleanText, Members, Record, RecordId, view::Shelf},
    text::words::fold,
};

impl Library {
    /// Puts articles into stories by name, and makes those that are not there; returns what a person should know.
    ///
    /// A story in the trash is left there, and nothing goes into it.
    ///
    /// # Errors
    /// Where the stories can't be read, or a change is refused.
    pub(super) fn put_into_stories(
        &self,
        wanted: &[(CleanText, ArticleId)],
    ) -> Result<Vec<CleanText>, FeedError> {
        let mut names: Vec<(String, &CleanText)> = Vec::new();
        for (name, _) in wanted {
            let key = fold(name);
            if !names.iter().any(|(known, _)| *known == key) {
                names.push((key, name));
            }
        }
        let mut notices = Vec::new();
        for (key, name) in names {
            let articles = wanted.iter().filter(|(named, _)| fold(named) == key);
            let members = Members::articles(articles.map(|(_, article)| *article));
            let is_named = |shelf| -> Result<Option<_>, FeedError> {
                let stories = self.stories(shelf)?;
                let story = stories.iter().find(|story| fold(&story.name) == key);
                Ok(story.map(|story| story.id))
            };
            let known = is_named(Shelf::Library)?;
            if known.is_none() && is_named(Shelf::Trash)?.is_some() {
                let said = format!("The story “{name}”, which a rule names, is in the trash.");
                notices.push(CleanText::line(&said));
                continue;
            }
            let mut ids = self.ids();
            let mut build = Build::new(&mut ids, (self.now)());
            match known {
                Some(id) => {
                    let record = self.known(RecordId::story(id))?.record;
                    build.put_into_story(id, &record, &members);
                }
                None => {
                    let id = build.make_story(name);
                    build.put_into_story(id, &Record::default(), &members);
                }
            }
            let change = build.finish();
            if !change.is_empty() {
                self.apply(&change)?;
            }
        }
        Ok(notices)
    }
}
