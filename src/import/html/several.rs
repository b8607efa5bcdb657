//! Pages that hold several articles, as live blogs and collections of briefs do: all of them are the text.

use std::collections::{BTreeMap, HashMap, HashSet};

use dom_query::{Document, NodeData, NodeId, NodeRef};

use crate::import::html::{elements, junk};

/// How many characters outside of links an article has that is more than a hint at one.
const FEWEST: usize = 80;

/// How many it has where it is worth a note that it was not taken.
const WORTH_A_NOTE: usize = 140;

/// How many are looked for among what was taken.
const MOST_NOTED: usize = 20;

/// How many letters of a paragraph it is known by.
const SAMPLE: usize = 60;

/// How many boxes of a kind are posts, where each tells its time.
const FEWEST_POSTS: usize = 3;

/// How far from its post the time of it stands.
const NEAR: usize = 4;

/// Articles that stand beside one another.
pub(super) struct Group<'a> {
    parent: NodeRef<'a>,
    pub members: HashSet<NodeId>,
}

/// Finds articles beside one another, none of which is that of the headline.
pub(super) fn groups<'a>(document: &'a Document, headline: Option<&NodeRef<'a>>) -> Vec<Group<'a>> {
    let Some(body) = document.body() else {
        return Vec::new();
    };
    groups_of(&body, &prose(&body), &around(headline))
}

/// Finds the same from what is known of the body and of the headline.
fn groups_of<'a>(
    body: &NodeRef<'a>,
    prose: &HashMap<NodeId, usize>,
    around: &HashSet<NodeId>,
) -> Vec<Group<'a>> {
    let mut groups: BTreeMap<(usize, String), (Group<'a>, bool)> = BTreeMap::new();
    let mut orders: HashMap<NodeId, usize> = HashMap::from([(body.id, 0)]);
    for node in body.descendants_it() {
        let next = orders.len();
        orders.insert(node.id, next);
        for (member, kind) in posts(&node, body) {
            let Some(parent) = member.parent() else {
                continue;
            };
            let order = orders.get(&parent.id).copied().unwrap_or_default();
            let is_article = kind == ARTICLE;
            let group = groups.entry((order, kind)).or_insert_with(|| {
                let members = HashSet::new();
                (Group { parent, members }, is_article)
            });
            group.0.members.insert(member.id);
        }
    }
    groups
        .into_values()
        .filter(|(group, is_article)| {
            let long = group
                .members
                .iter()
                .filter(|id| prose_of(prose, id) >= FEWEST);
            let fewest = if *is_article { 2 } else { FEWEST_POSTS };
            group.members.len() >= fewest && long.count() >= 2
        })
        .map(|(mut group, _)| {
            group.members.retain(|id| !around.contains(id));
            group
        })
        .collect()
}

/// Finds the part of a page that holds its articles, where they are its text and not one of them alone.
pub(super) fn root<'a>(
    document: &'a Document,
    headline: Option<&NodeRef<'a>>,
) -> Option<NodeRef<'a>> {
    let body = document.body()?;
    let prose = prose(&body);
    let around = around(headline);
    let in_article = headline.and_then(|node| closest(node, "article"));
    let all = prose_of(&prose, &body.id);
    let held =
        |group: &Group<'_>| -> usize { group.members.iter().map(|id| prose_of(&prose, id)).sum() };
    let fits = |group: &Group<'_>| {
        let of_headline = in_article.is_none_or(|article| {
            article.id == group.parent.id
                || group
                    .parent
                    .ancestors_it(None)
                    .any(|it| it.id == article.id)
        });
        of_headline && held(group).saturating_mul(2) >= all
    };
    let group = groups_of(&body, &prose, &around)
        .into_iter()
        .filter(fits)
        .max_by_key(held)?;
    let mut outwards = [group.parent]
        .into_iter()
        .chain(group.parent.ancestors_it(None));
    if headline.is_some() {
        return outwards.find(|it| around.contains(&it.id));
    }
    let main = outwards
        .find(|it| it.has_name("main") || it.attr("role").is_some_and(|role| &*role == "main"));
    Some(main.unwrap_or(group.parent))
}

/// Finds the only article of a page, where it is too short to be found by how it looks, and holds most of the text.
pub(super) fn only_short<'a>(
    document: &'a Document,
    headline: Option<&NodeRef<'a>>,
) -> Option<NodeRef<'a>> {
    let prose = prose(&document.body()?);
    let articles = document.select("article");
    let [only] = articles.nodes() else {
        return None;
    };
    let only = *only;
    let length = prose_of(&prose, &only.id);
    let all = prose.values().max().copied().unwrap_or_default();
    let has_headline = around(headline).contains(&only.id);
    let fits = has_headline && length.saturating_mul(2) >= all && length <= 2 * WORTH_A_NOTE;
    fits.then_some(only)
}

/// Drops what stands around the articles of a page.
pub(super) fn strip(root: &NodeRef<'_>) {
    let is_around = |node: &NodeRef<'_>| {
        let named = ["aside", "footer", "form", "nav"]
            .iter()
            .any(|name| node.has_name(name));
        named && closest(node, "article").is_none_or(|article| article.id == root.id)
    };
    let around: Vec<NodeRef<'_>> = root.descendants_it().filter(is_around).collect();
    for node in around {
        node.remove_from_parent();
    }
}

/// Paragraphs by which the articles of a page are known again.
pub(super) struct Samples(Vec<Vec<String>>);

impl Samples {
    /// Takes samples of each article that is long enough for a note.
    pub fn of(document: &Document) -> Self {
        let Some(body) = document.body() else {
            return Self(Vec::new());
        };
        let prose = prose(&body);
        // What readers wrote is no article.
        let articles = body.descendants_it().filter(|node| {
            node.has_name("article")
                && prose_of(&prose, &node.id) >= WORTH_A_NOTE
                && !junk::is_of_comments(node)
        });
        let samples = articles.take(MOST_NOTED).map(|article| {
            let paragraphs = article.descendants_it().filter(|node| node.has_name("p"));
            paragraphs
                .map(|node| letters(&node.text()).take(SAMPLE).collect::<String>())
                .filter(|sample| sample.chars().count() == SAMPLE)
                .take(5)
                .collect::<Vec<_>>()
        });
        Self(samples.filter(|samples| !samples.is_empty()).collect())
    }

    /// Says how many articles have no part in a text.
    pub fn missing_in(&self, text: &str) -> usize {
        if self.0.len() < 2 {
            return 0;
        }
        let text: String = letters(text).collect();
        let is_missing = |samples: &&Vec<String>| !samples.iter().any(|it| text.contains(it));
        self.0.iter().filter(is_missing).count()
    }
}

/// The kind of a post that is an article by its element.
const ARTICLE: &str = "article";

/// Returns what an element makes a post: an article, or what the time in a post stands in, with its kind.
fn posts<'a>(node: &NodeRef<'a>, body: &NodeRef<'a>) -> Vec<(NodeRef<'a>, String)> {
    if node.has_name(ARTICLE) {
        let mut outer = *node;
        // Each may stand in an item or a box of its own.
        while let Some(parent) = outer.parent() {
            let is_alone =
                parent.has_name("li") || (parent.has_name("div") && is_only_element(&outer));
            if !is_alone || parent.id == body.id {
                break;
            }
            outer = parent;
        }
        return vec![(outer, ARTICLE.to_owned())];
    }
    if !node.has_name("time") || closest(node, ARTICLE).is_some_and(|it| is_beside_others(&it)) {
        return Vec::new();
    }
    let boxes = node.ancestors_it(Some(NEAR)).filter_map(|it| {
        let is_box = ["div", "section", "li"]
            .iter()
            .any(|name| it.has_name(name));
        let class = it.attr("class").filter(|_| is_box)?;
        let first = class.split_ascii_whitespace().next()?;
        Some((it, format!(".{first}")))
    });
    boxes.collect()
}

/// Tells whether no other element stands beside one.
fn is_only_element(node: &NodeRef<'_>) -> bool {
    node.prev_element_sibling().is_none() && node.next_element_sibling().is_none()
}

fn is_beside_others(article: &NodeRef<'_>) -> bool {
    let next = article.next_element_sibling();
    let before = article.prev_element_sibling();
    [next, before]
        .into_iter()
        .flatten()
        .any(|it| it.has_name(ARTICLE))
}

/// Returns what a node stands in, itself among it.
fn around(node: Option<&NodeRef<'_>>) -> HashSet<NodeId> {
    node.into_iter()
        .flat_map(|node| node.ancestors_it(None).map(|it| it.id).chain([node.id]))
        .collect()
}

fn closest<'a>(node: &NodeRef<'a>, name: &str) -> Option<NodeRef<'a>> {
    node.ancestors_it(None).find(|it| it.has_name(name))
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphabetic())
}

fn prose_of(prose: &HashMap<NodeId, usize>, id: &NodeId) -> usize {
    prose.get(id).copied().unwrap_or_default()
}

/// Counts the characters outside of links in each element.
fn prose(body: &NodeRef<'_>) -> HashMap<NodeId, usize> {
    let mut prose: HashMap<NodeId, usize> = HashMap::new();
    let nodes: Vec<_> = body.descendants_it().collect();
    // Each stands after what it stands in.
    for node in nodes.iter().rev() {
        let own = node.query_or(0, |node| match &node.data {
            NodeData::Text { contents } => contents.chars().filter(|c| !c.is_whitespace()).count(),
            _ => 0,
        });
        let all = own + prose_of(&prose, &node.id);
        let no_prose = node
            .node_name()
            .is_some_and(|name| &*name == "a" || elements::is_silent(&name));
        let all = if no_prose { 0 } else { all };
        prose.insert(node.id, all);
        if let Some(parent) = node.parent() {
            *prose.entry(parent.id).or_default() += all;
        }
    }
    prose
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_in_the_first_box_of_a_page_stands_beside_none_outside_of_it() {
        let article = format!("<article><p>{}</p></article>", "words ".repeat(FEWEST));
        let members = |html: String| {
            let document = Document::from(html);
            let groups = groups(&document, None);
            let members: Vec<_> = groups.iter().map(|group| group.members.len()).collect();
            members
        };
        let beside = format!("<body><section>{article}{article}</section>{article}{article}");
        assert_eq!(members(beside), [2, 2]);
        let apart = format!("<body><section>{article}</section>{article}");
        assert_eq!(members(apart), [0; 0]);
    }
}
