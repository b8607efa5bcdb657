//! Lists by plain sorting of all articles: what the index must come to, and what stands for it in tests of the
//! screen.

use std::{cmp::Reverse, collections::HashSet, sync::Arc};

use super::{Listing, gather};
use crate::{
    index::Head,
    model::{
        Article, ArticleId,
        article::Reading,
        view::{Filter, Scope, Sort},
    },
    text::words::fold,
};

/// Filters, sorts and groups articles, which come in the order of their ids; of what is typed only letters are
/// understood. `unread` are those that were not read when the list was sorted anew.
pub(crate) fn list(
    articles: &[Arc<Article>],
    filter: &Filter,
    unread: &HashSet<ArticleId>,
) -> Listing {
    let is_new = |article: &Article| filter.since.is_some_and(|since| article.added > since);
    let mut shown: Vec<&Arc<Article>> = articles
        .iter()
        .filter(|article| article.is_on(filter.shelf))
        .filter(|article| filter.scope == Scope::All || is_new(article))
        .collect();
    // The sorts keep the order of equals.
    match filter.sort {
        Sort::Added | Sort::Match => shown.sort_by_key(|article| Reverse(article.added)),
        Sort::Published => shown.sort_by_key(|article| published(article)),
        Sort::Title => shown.sort_by_cached_key(|article| fold(&article.title)),
        Sort::Source => shown.sort_by_cached_key(|article| {
            let source = article.source.as_ref().map(|source| fold(source));
            ((source.is_none(), source), published(article))
        }),
        Sort::Unread => shown.sort_by_key(|article| {
            let is_unread = article.reading == Reading::Unread || unread.contains(&article.id);
            (!is_unread, Reverse(article.added))
        }),
    }
    let heads: Vec<Head> = shown.iter().map(|article| head(article)).collect();
    gather(&heads, filter.words.trim(), filter, filter.sort)
}

fn head(article: &Article) -> Head {
    Head {
        id: article.id,
        title: article.title.as_str().into(),
        source: article.source.as_deref().map(Into::into),
        author: article.author.as_deref().map(Into::into),
        tags: article.tags.iter().map(|tag| tag.as_str().into()).collect(),
        published: article.published,
    }
}

/// Sorts the last published first, and those without a date at the end.
fn published(article: &Article) -> impl Ord + use<> {
    (article.published.is_none(), Reverse(article.published))
}
