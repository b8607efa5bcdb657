//! Which articles a list shows, in which order and groups: a pure function of them all.

use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
    sync::Arc,
};

use crate::{
    library::letters::Letters,
    model::{
        Article, ArticleId,
        article::Reading,
        heading::Heading,
        view::{ArticleRow, Filter, Group, Grouping, Matching, Page, Part, Scope, Sort},
    },
    text::{
        Direction,
        words::{Words, fold},
    },
};

/// A whole list: ids only, as it may be long.
#[derive(Clone, Debug, Default)]
pub(crate) struct Listing {
    /// The articles.
    pub ids: Arc<[ArticleId]>,
    /// Their groups.
    pub groups: Arc<[Group]>,
    /// Those that were not read when the list was sorted anew, where that decides the order.
    pub unread: Option<Arc<HashSet<ArticleId>>>,
}

/// Filters, sorts and groups articles, which come with their folded words in the order of their ids.
///
/// `before` is the same list as it was before something changed in it.
pub(crate) fn list<'a>(
    articles: impl Iterator<Item = (&'a Arc<Article>, &'a str)>,
    filter: &Filter,
    before: Option<&Listing>,
) -> Listing {
    let articles = articles.filter(|(article, _)| {
        article.is_on(filter.shelf) && (filter.scope == Scope::All || is_new(article, filter))
    });
    let mut shown: Vec<&Arc<Article>> = match filter.matching {
        Matching::Words => {
            let words = Words::new(&filter.words);
            articles
                .filter(|(_, folded)| words.stand_in(folded))
                .map(|(article, _)| article)
                .collect()
        }
        Matching::Letters => fitting(articles.map(|(article, _)| article), filter),
    };
    let unread = (filter.sort == Sort::Unread).then(|| {
        let mut unread = unread(&shown);
        // What was read meanwhile stays where it is.
        let before = before.and_then(|before| before.unread.as_deref());
        unread.extend(before.into_iter().flatten());
        Arc::new(unread)
    });
    // The sorts keep the order of equals.
    match filter.sort {
        Sort::Added => shown.sort_by_key(|article| Reverse(article.added)),
        Sort::Published => shown.sort_by_key(|article| published(article)),
        Sort::Title => shown.sort_by_cached_key(|article| fold(&article.title)),
        Sort::Source => {
            shown.sort_by_cached_key(|article| (by_source(article), published(article)));
        }
        Sort::Unread => shown.sort_by_key(|article| {
            let unread = unread.as_ref().is_some_and(|ids| ids.contains(&article.id));
            (!unread, Reverse(article.added))
        }),
        Sort::Match => {}
    }
    let groups = group(&mut shown, filter);
    Listing {
        ids: shown.iter().map(|article| article.id).collect(),
        groups: groups.into(),
        unread,
    }
}

/// Returns a part of a list, and where an article stands in the whole of it; the counts are left open.
///
/// `row` gives what is known of an article, without the letters that were typed.
pub(crate) fn page(
    listing: &Listing,
    filter: &Filter,
    part: Part,
    row: impl Fn(ArticleId) -> Option<ArticleRow>,
) -> Page {
    let is_by_letters = filter.matching == Matching::Letters && !filter.words.trim().is_empty();
    let mut letters = is_by_letters.then(|| Letters::new(&filter.words));
    let offset = part.offset.min(listing.ids.len());
    let rows = listing.ids.iter().skip(offset).take(part.limit);
    let rows = rows.filter_map(|id| {
        let mut row = row(*id)?;
        if let Some(letters) = &mut letters {
            row.matched = letters.matched(&row.article);
        }
        Some(row)
    });
    let place = |article| listing.ids.iter().position(|id| *id == article);
    Page {
        offset,
        rows: rows.collect(),
        total: listing.ids.len(),
        groups: Arc::clone(&listing.groups),
        found: part.find.and_then(place),
        ..Page::default()
    }
}

/// Returns the unread article some steps from a place in a list, or the last of them on that way.
pub(crate) fn unread_from(
    ids: &[ArticleId],
    is_unread: impl Fn(ArticleId) -> bool,
    from: usize,
    direction: Direction,
    times: usize,
) -> Option<(usize, ArticleId)> {
    let numbered = ids.iter().copied().enumerate();
    let unread = |(_, id): &(usize, ArticleId)| is_unread(*id);
    match direction {
        Direction::Forward => numbered
            .skip(from.saturating_add(1))
            .filter(unread)
            .take(times)
            .last(),
        Direction::Back => numbered.take(from).rev().filter(unread).take(times).last(),
    }
}

/// Tells whether an article is new to whoever asks.
pub(super) fn is_new(article: &Article, filter: &Filter) -> bool {
    filter.since.is_some_and(|since| article.added > since)
}

fn unread(shown: &[&Arc<Article>]) -> HashSet<ArticleId> {
    let unread = shown
        .iter()
        .filter(|article| article.reading == Reading::Unread);
    unread.map(|article| article.id).collect()
}

/// Returns the articles that have the letters, the best first.
fn fitting<'a>(
    articles: impl Iterator<Item = &'a Arc<Article>>,
    filter: &Filter,
) -> Vec<&'a Arc<Article>> {
    let mut letters = Letters::new(&filter.words);
    let mut scored: Vec<_> = articles
        .filter_map(|article| Some((letters.score(article)?, article)))
        .collect();
    if filter.sort == Sort::Match {
        scored.sort_by_key(|(score, article)| (Reverse(*score), Reverse(article.added)));
    }
    scored.into_iter().map(|(_, article)| article).collect()
}

/// Sorts the last published first, and those without a date at the end.
fn published(article: &Article) -> impl Ord + use<> {
    (article.published.is_none(), Reverse(article.published))
}

/// Sorts by the name of the source, and those without one at the end.
fn by_source(article: &Article) -> (bool, Option<String>) {
    let source = article.source.as_ref().map(|source| fold(source));
    (source.is_none(), source)
}

/// Brings what belongs together next to each other.
///
/// Groups stand in their own order; but where the best match comes first, the groups follow their best.
fn group(shown: &mut Vec<&Arc<Article>>, filter: &Filter) -> Vec<Group> {
    let heading = |article: &Article| match filter.group {
        Grouping::None => None,
        Grouping::Source => Some(Heading::Source(article.source.clone())),
        Grouping::Date => Some(Heading::of_date(article.published, filter.today)),
    };
    let mut places: HashMap<(Option<String>, Heading), usize> = HashMap::new();
    let mut groups: Vec<(Heading, Vec<&Arc<Article>>)> = Vec::new();
    for article in shown.iter() {
        let Some(heading) = heading(article) else {
            return Vec::new();
        };
        // However a source is spelt, it is one.
        let key = match &heading {
            Heading::Source(source) => (
                source.as_ref().map(|source| fold(source)),
                Heading::Source(None),
            ),
            other => (None, other.clone()),
        };
        let place = *places.entry(key).or_insert(groups.len());
        match groups.get_mut(place) {
            Some((_, articles)) => articles.push(article),
            None => groups.push((heading, vec![article])),
        }
    }
    if filter.sort != Sort::Match {
        match filter.group {
            Grouping::Date => groups.sort_by_key(|(heading, _)| heading.order()),
            _ => groups.sort_by_cached_key(|(_, articles)| {
                articles.first().map(|article| by_source(article))
            }),
        }
    }
    let mut first = 0;
    let mut counted = Vec::new();
    shown.clear();
    for (heading, articles) in groups {
        let count = articles.len();
        counted.push(Group {
            heading,
            first,
            count,
        });
        first += count;
        shown.extend(articles);
    }
    counted
}
