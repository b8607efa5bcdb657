//! What a page says of itself in JSON-LD, in the words of schema.org.

use std::collections::HashMap;

use serde_json::{Map, Value};

use crate::import::json;

/// Types of what may be the article of a page.
const ARTICLES: &[&str] = &[
    "Article",
    "NewsArticle",
    "AnalysisNewsArticle",
    "AskPublicNewsArticle",
    "BackgroundNewsArticle",
    "OpinionNewsArticle",
    "ReportageNewsArticle",
    "ReviewNewsArticle",
    "AdvertiserContentArticle",
    "SatiricalArticle",
    "ScholarlyArticle",
    "MedicalScholarlyArticle",
    "TechArticle",
    "Report",
    "BlogPosting",
    "LiveBlogPosting",
    "SocialMediaPosting",
    "DiscussionForumPosting",
];

/// How many objects are looked at; a page that says more says it of others.
const MOST_OBJECTS: usize = 2_000;

/// How many authors are named.
const MOST_AUTHORS: usize = 20;

/// What an object of JSON-LD says of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub headline: Option<String>,
    pub authors: Vec<String>,
    pub publisher: Option<String>,
    pub published: Option<String>,
    pub language: Option<String>,
    pub description: Option<String>,
    /// The addresses that it gives for the article.
    pub addresses: Vec<String>,
}

/// Returns what the scripts of a page say of the articles that they tell of themselves, not of those in lists.
///
/// Nesting is bounded by the parser of JSON itself, which refuses what is deeper than 128.
pub(super) fn read(scripts: &[String]) -> Vec<Said> {
    let values: Vec<Value> = scripts
        .iter()
        .filter_map(|script| json::parse(without_marks(script)).ok())
        .collect();
    let mut objects = Vec::new();
    for value in &values {
        gather(value, &mut objects);
    }
    let by_id: HashMap<&str, &Map<String, Value>> = objects
        .iter()
        .filter(|object| object.contains_key("name"))
        .filter_map(|object| Some((object.get("@id")?.as_str()?, *object)))
        .collect();
    objects
        .iter()
        .filter(|object| is_article(object))
        .map(|object| said(object, &by_id))
        .collect()
}

/// Drops the marks by which scripts were once hidden from old browsers.
fn without_marks(script: &str) -> &str {
    let script = script.trim();
    let script = script.strip_prefix("<!--").unwrap_or(script);
    let script = script.strip_suffix("-->").unwrap_or(script);
    let script = script.trim().trim_start_matches("//").trim();
    let script = script.strip_prefix("<![CDATA[").unwrap_or(script);
    let script = script.strip_suffix("]]>").unwrap_or(script);
    script.trim().trim_end_matches("//").trim_end_matches(';')
}

/// Gathers the objects that a page tells of itself: alone, in an array, in a graph, or as the main thing of a page.
fn gather<'a>(value: &'a Value, objects: &mut Vec<&'a Map<String, Value>>) {
    let mut waiting = vec![value];
    while let Some(value) = waiting.pop() {
        if objects.len() >= MOST_OBJECTS {
            return;
        }
        match value {
            Value::Array(values) => waiting.extend(values.iter().rev()),
            Value::Object(object) => {
                objects.push(object);
                for name in ["mainEntity", "@graph"] {
                    waiting.extend(object.get(name));
                }
            }
            _ => {}
        }
    }
}

fn is_article(object: &Map<String, Value>) -> bool {
    let known = |value: &Value| {
        value.as_str().is_some_and(|name| {
            let name = name.rsplit(['/', ':']).next().unwrap_or(name);
            ARTICLES.contains(&name)
        })
    };
    match object.get("@type") {
        Some(Value::Array(types)) => types.iter().any(known),
        Some(name) => known(name),
        None => false,
    }
}

fn said(object: &Map<String, Value>, by_id: &HashMap<&str, &Map<String, Value>>) -> Said {
    let text = |name: &str| object.get(name).and_then(text_of);
    let mut addresses = Vec::new();
    for name in ["url", "mainEntityOfPage", "@id"] {
        match object.get(name) {
            Some(Value::String(address)) => addresses.push(address.clone()),
            Some(Value::Object(page)) => {
                let inner = ["@id", "url"].iter().filter_map(|name| page.get(*name));
                addresses.extend(inner.filter_map(text_of));
            }
            _ => {}
        }
    }
    let mut authors = Vec::new();
    for name in ["author", "creator"] {
        if authors.is_empty() {
            names(object.get(name), by_id, &mut authors);
        }
    }
    let mut publisher = Vec::new();
    names(object.get("publisher"), by_id, &mut publisher);
    Said {
        headline: text("headline").or_else(|| text("name")),
        authors,
        publisher: publisher.into_iter().next(),
        published: text("datePublished").or_else(|| text("dateCreated")),
        language: object
            .get("inLanguage")
            .and_then(|language| match language {
                Value::Object(language) => text_of(language.get("alternateName")?),
                language => text_of(language),
            }),
        description: text("description"),
        addresses,
    }
}

/// Returns a text, or the first of several.
fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
        Value::Array(values) => values.iter().find_map(Value::as_str).map(str::to_owned),
        Value::Object(object) => object.get("@value")?.as_str().map(str::to_owned),
        _ => None,
    }
}

/// Gathers names: a text, an object with a name or one that is named elsewhere, or several of them.
fn names(
    value: Option<&Value>,
    by_id: &HashMap<&str, &Map<String, Value>>,
    found: &mut Vec<String>,
) {
    let mut waiting: Vec<&Value> = value.into_iter().collect();
    let mut looked_at = 0;
    while let Some(value) = waiting.pop() {
        looked_at += 1;
        if found.len() >= MOST_AUTHORS || looked_at > 10 * MOST_AUTHORS {
            return;
        }
        match value {
            Value::Array(values) => waiting.extend(values.iter().take(MOST_AUTHORS).rev()),
            Value::Object(object) => match object.get("name") {
                Some(name) => waiting.push(name),
                None => {
                    let id = object.get("@id").and_then(Value::as_str);
                    let named = id
                        .and_then(|id| by_id.get(id))
                        .and_then(|it| it.get("name"));
                    waiting.extend(named);
                }
            },
            Value::String(name) => {
                let name = name.trim();
                if !name.is_empty() && !found.iter().any(|known| known == name) {
                    found.push(name.to_owned());
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(json: &str) -> Vec<Said> {
        read(&[json.to_owned()])
    }

    #[test]
    fn articles_are_found_alone_in_arrays_and_in_graphs() {
        for json in [
            r#"{"@type":"NewsArticle","headline":"A"}"#,
            r#"[{"@type":"WebSite"},{"@type":["Thing","Report"],"headline":"A"}]"#,
            r#"{"@graph":[{"@type":"http://schema.org/BlogPosting","headline":"A"}]}"#,
            r#"{"@type":"WebPage","mainEntity":{"@type":"Article","headline":"A"}}"#,
            "<!-- {\"@type\":\"Article\",\"name\":\"A\"} -->",
            "{\"@type\":\"Article\",\"headline\":\"A\",\"description\":\"One line\nand\tanother\"}",
        ] {
            let said = of(json);
            assert_eq!(said.len(), 1, "{json}");
            assert_eq!(said[0].headline.as_deref(), Some("A"), "{json}");
        }
    }

    #[test]
    fn lists_of_others_are_passed_over() {
        let list =
            r#"{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"A"}]}"#;
        assert_eq!(of(list), []);
        assert_eq!(of(r#"{"@type":"Product"}"#), []);
        assert_eq!(of("{"), []);
        assert_eq!(of(&"[".repeat(100_000)), []);
    }

    #[test]
    fn authors_are_texts_objects_and_references() {
        let of = |author: &str| {
            let json = format!(
                r##"{{"@graph":[{{"@type":"Article","author":{author},"publisher":{{"@id":"#p"}}}},
                {{"@id":"#p","@type":"Organization","name":"The Paper"}},
                {{"@id":"#a","@type":"Person","name":"Ann Lee"}}]}}"##
            );
            let said = read(&[json]).remove(0);
            assert_eq!(said.publisher.as_deref(), Some("The Paper"));
            said.authors.join("; ")
        };
        assert_eq!(of(r#""Ann Lee""#), "Ann Lee");
        assert_eq!(of(r##"{"@id":"#a"}"##), "Ann Lee");
        assert_eq!(
            of(r#"[{"name":"Ann Lee"},"Bo Ek",{"name":["Bo Ek"]}]"#),
            "Ann Lee; Bo Ek"
        );
        assert_eq!(of("{}"), "");
    }
}
