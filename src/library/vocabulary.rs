//! The words that a person has used before.

use std::collections::BTreeMap;

use crate::{
    index::{Index, UsedAs},
    library::{Library, indexing::Parts},
    model::{
        ArticleId,
        view::{Shelf, SourceRow, Used, Vocabulary},
    },
    text::words::fold,
};

/// The most words of a kind that are offered: what is offered is searched at each key.
const MOST: usize = 1000;

impl Library {
    /// Returns the tags, sources, authors and wordings of claims that are in use, and the names of stories, feeds and
    /// folders; what lies in the trash doesn't count.
    pub fn vocabulary(&self) -> Vocabulary {
        let (feeds, folders) = self.feeds_used();
        self.answered(Parts::Rows, |index| {
            Ok(Vocabulary {
                tags: index.used(UsedAs::Tag, MOST)?,
                sources: index.used(UsedAs::Source, MOST)?,
                authors: index.used(UsedAs::Author, MOST)?,
                stories: self.stories_used(),
                feeds: feeds.clone(),
                folders: folders.clone(),
                claims: index.used(UsedAs::Claim, MOST)?,
            })
        })
    }

    /// Returns the names of stories, and how many articles were put into each.
    fn stories_used(&self) -> Vec<Used> {
        let stories = self.stories(Shelf::Library).unwrap_or_default();
        let mut used: Vec<Used> = stories
            .iter()
            .map(|story| Used {
                word: story.name.clone(),
                count: story.members.articles.len(),
            })
            .collect();
        used.sort_by_key(|used| std::cmp::Reverse(used.count));
        used
    }

    /// Returns every source as it is written with its articles, by name, and at the end those of no known one;
    /// what lies in the trash doesn't count.
    pub fn sources(&self) -> Vec<SourceRow> {
        self.ensure_shown();
        let mut sources: BTreeMap<_, Vec<ArticleId>> = BTreeMap::new();
        for (article, source) in self.answered(Parts::Rows, Index::sources) {
            let key = (source.is_none(), source.as_deref().map(fold), source);
            sources.entry(key).or_default().push(article);
        }
        let sources = sources.into_iter();
        let row = |((_, _, source), articles)| SourceRow { source, articles };
        sources.map(row).collect()
    }
}
