//! One deed on one or several articles.

use crate::{
    library::{ApplyError, Library},
    model::{ArticleId, Build, Change, CleanText, RecordId, several::ArticlesEdit, view::Applied},
};

impl Library {
    /// Does one deed on articles as one change, which is returned so that it can be undone, with what is to
    /// be said of it. What is not there any more is left out; where all was so already, nothing is changed.
    ///
    /// # Errors
    /// See [`apply`](Self::apply).
    pub fn edit_articles(
        &self,
        articles: &[ArticleId],
        edit: &ArticlesEdit,
    ) -> Result<(Change, Applied, CleanText), ApplyError> {
        let records: Vec<_> = articles
            .iter()
            .filter_map(|id| Some((*id, self.record(RecordId::article(*id)).ok()?)))
            .collect();
        let (change, said) = {
            let mut writer = self.writer();
            let mut build = Build::new(&mut writer.ids, (self.now)());
            let said = edit.build(&mut build, &records);
            (build.finish(), said)
        };
        let applied = self.apply(&change)?;
        Ok((change, applied, CleanText::line(&said)))
    }
}
