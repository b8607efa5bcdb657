//! Which articles a list shows where letters were typed or it is grouped: a pure function of the whole list.

use std::{cmp::Reverse, collections::HashMap, sync::Arc};

use crate::{
    index::Head,
    library::letters::Letters,
    model::{
        ArticleId, CleanText,
        heading::Heading,
        view::{ArticleRow, Filter, Group, Grouping, Page, Part, Sort},
    },
    text::{Direction, words::fold},
};

#[cfg(test)]
pub(crate) mod oracle;
#[cfg(test)]
mod tests;

/// A whole list: ids only, as it may be long.
#[derive(Clone, Debug, Default)]
pub(crate) struct Listing {
    /// The articles.
    pub ids: Arc<[ArticleId]>,
    /// Their groups.
    pub groups: Arc<[Group]>,
}

/// Takes those of a list that have the letters, and groups them.
///
/// The articles come in their order; only where the best match comes first, this is the order in which equals
/// stand.
pub(crate) fn gather(heads: &[Head], letters: &str, filter: &Filter, sort: Sort) -> Listing {
    let mut shown: Vec<&Head> = if letters.is_empty() {
        heads.iter().collect()
    } else {
        fitting(heads, letters, sort)
    };
    let groups = group(&mut shown, filter, sort);
    Listing {
        ids: shown.iter().map(|head| head.id).collect(),
        groups: groups.into(),
    }
}

/// Returns a part of a list, and where an article stands in the whole of it, see [`Part::find`]; the counts are left open.
///
/// `row` gives what is known of an article, without the letters that were typed.
pub(crate) fn page(
    listing: &Listing,
    letters: &str,
    part: Part,
    row: impl Fn(ArticleId) -> Option<ArticleRow>,
) -> Page {
    let mut letters = (!letters.is_empty()).then(|| Letters::new(letters));
    let place = |article| listing.ids.iter().position(|id| *id == article);
    let found = part.find.and_then(place);
    let part = part.around(found);
    let offset = part.offset.min(listing.ids.len());
    let rows = listing.ids.iter().skip(offset).take(part.limit);
    let rows = rows.filter_map(|id| {
        let mut row = row(*id)?;
        if let Some(letters) = &mut letters {
            row.matched = letters.matched(&row.article);
        }
        Some(row)
    });
    Page {
        offset,
        rows: rows.collect(),
        total: listing.ids.len(),
        groups: Arc::clone(&listing.groups),
        found,
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

/// Returns the articles that have the letters.
fn fitting<'a>(heads: &'a [Head], letters: &str, sort: Sort) -> Vec<&'a Head> {
    let mut letters = Letters::new(letters);
    let mut scored: Vec<_> = heads
        .iter()
        .filter_map(|head| Some((letters.score(head)?, head)))
        .collect();
    if sort == Sort::Match {
        // The sort keeps the order of equals.
        scored.sort_by_key(|(score, _)| Reverse(*score));
    }
    scored.into_iter().map(|(_, head)| head).collect()
}

/// Brings what belongs together next to each other.
///
/// Groups stand in their own order; but where the best match comes first, the groups follow their best.
fn group(shown: &mut Vec<&Head>, filter: &Filter, sort: Sort) -> Vec<Group> {
    let heading = |head: &Head| match filter.group {
        Grouping::None => None,
        Grouping::Source => Some(Heading::Source(head.source.as_deref().map(CleanText::line))),
        Grouping::Date => Some(Heading::of_date(head.published, filter.today)),
    };
    let mut places: HashMap<(Option<String>, Heading), usize> = HashMap::new();
    let mut groups: Vec<(Heading, Vec<&Head>)> = Vec::new();
    for head in shown.iter() {
        let Some(heading) = heading(head) else {
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
            Some((_, heads)) => heads.push(head),
            None => groups.push((heading, vec![head])),
        }
    }
    if sort != Sort::Match {
        match filter.group {
            Grouping::Date => groups.sort_by_key(|(heading, _)| heading.order()),
            _ => groups.sort_by_cached_key(|(heading, _)| match heading {
                Heading::Source(source) => {
                    let source = source.as_ref().map(|source| fold(source));
                    (source.is_none(), source)
                }
                _ => (true, None),
            }),
        }
    }
    let mut first = 0;
    let mut counted = Vec::new();
    shown.clear();
    for (heading, heads) in groups {
        let count = heads.len();
        counted.push(Group {
            heading,
            first,
            count,
        });
        first += count;
        shown.extend(heads);
    }
    counted
}
