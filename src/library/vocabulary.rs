//! The words that a person has used before.

use std::collections::{BTreeMap, HashMap};

use crate::{
    library::Library,
    model::{
        ArticleId, CleanText,
        view::{Shelf, SourceRow, Used, Vocabulary},
    },
    store::StoreError,
    text::words::fold,
};

/// The most words of a kind that are offered: what is offered is searched at each key.
const MOST: usize = 1000;

impl Library {
    /// Returns the tags, sources and authors that are in use, as far as the library is loaded; what lies in
    /// the trash doesn't count.
    pub fn vocabulary(&self) -> Vocabulary {
        let catalogue = self.catalogue();
        let [mut tags, mut sources, mut authors] = [(); 3].map(|()| HashMap::new());
        let live = catalogue
            .articles()
            .filter(|(article, _)| article.is_live());
        for (article, _) in live {
            let marks = catalogue.marks(article.id);
            let marks = marks.iter().filter(|mark| !mark.is_removed);
            let of_marks = marks.flat_map(|mark| &mark.tags);
            for tag in article.tags.iter().chain(of_marks) {
                *tags.entry(tag).or_default() += 1;
            }
            if let Some(source) = &article.source {
                *sources.entry(source).or_default() += 1;
            }
            if let Some(author) = &article.author {
                *authors.entry(author).or_default() += 1;
            }
        }
        Vocabulary {
            tags: most_used(tags),
            sources: most_used(sources),
            authors: most_used(authors),
            stories: self.stories_used(),
        }
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
    ///
    /// # Errors
    /// Where the system does not let the library be read.
    pub fn sources(&self) -> Result<Vec<SourceRow>, StoreError> {
        self.ensure_loaded()?;
        let mut sources: BTreeMap<_, Vec<ArticleId>> = BTreeMap::new();
        let catalogue = self.catalogue();
        for (article, _) in catalogue.articles() {
            if article.is_live() {
                let source = article.source.clone();
                let key = (source.is_none(), source.as_deref().map(fold), source);
                sources.entry(key).or_default().push(article.id);
            }
        }
        let sources = sources.into_iter();
        let row = |((_, _, source), articles)| SourceRow { source, articles };
        Ok(sources.map(row).collect())
    }
}

fn most_used(counts: HashMap<&CleanText, usize>) -> Vec<Used> {
    let mut used: Vec<Used> = counts
        .into_iter()
        .map(|(word, count)| Used {
            word: word.clone(),
            count,
        })
        .collect();
    used.sort_by(|a, b| (b.count, &a.word).cmp(&(a.count, &b.word)));
    used.truncate(MOST);
    used
}
