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

/// What judges a claim of others, and may be all that a page tells of itself.
const REVIEW: &str = "ClaimReview";

/// Types of what an article may hold, and may be all of it.
const PARTS: &[&str] = &["Recipe", "HowTo"];

/// Types of what a page tells of itself as a page, and not of its article.
const PAGES: &[&str] = &["WebPage", "ItemPage", "AboutPage"];

/// How many objects are looked at; a page that says more says it of others.
const MOST_OBJECTS: usize = 2_000;

/// How many authors are named.
const MOST_AUTHORS: usize = 20;

/// What an object of JSON-LD says of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// What it calls its headline, else its name.
    pub headline: Option<String>,
    /// What it calls itself besides.
    pub name: Option<String>,
    pub authors: Vec<String>,
    pub publisher: Option<String>,
    pub published: Option<String>,
    /// When it was last changed.
    pub modified: Option<String>,
    pub language: Option<String>,
    pub description: Option<String>,
    /// The addresses that it gives for the article.
    pub addresses: Vec<String>,
}

/// What the scripts of a page say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Scripts {
    /// Of the articles that they tell of themselves, not of those in lists.
    pub articles: Vec<Said>,
    /// Of the page, where it tells of itself.
    pub pages: Vec<Said>,
    /// What the site is called.
    pub site: Option<String>,
}

/// Returns what the scripts of a page say.
///
/// Nesting is bounded by the parser of JSON itself, which refuses what is deeper than 128.
pub(super) fn read(scripts: &[String]) -> Scripts {
    let values: Vec<Value> = scripts
        .iter()
        .filter_map(|script| json::parse(without_marks(script)).ok())
        .collect();
    let mut objects = Vec::new();
    for value in &values {
        gather(value, &mut objects);
    }
    let by_id = named(&values);
    let of = |types: &[&str]| {
        let objects = objects.iter().filter(|object| is_of(object, types));
        objects
            .map(|object| said(object, &by_id))
            .collect::<Vec<_>>()
    };
    // An article tells more of itself than what is in it does.
    let mut articles = of(ARTICLES);
    articles.extend(of(&[REVIEW]));
    articles.extend(of(PARTS));
    let site = objects.iter().find(|object| is_of(object, &["WebSite"]));
    Scripts {
        articles,
        pages: of(PAGES),
        site: site.and_then(|site| site.get("name").and_then(text_of)),
    }
}

/// Finds the objects that have a name, by the ids under which others mean them.
fn named(values: &[Value]) -> HashMap<&str, &Map<String, Value>> {
    let mut by_id = HashMap::new();
    let mut waiting: Vec<&Value> = values.iter().rev().collect();
    let mut looked_at = 0;
    while let Some(value) = waiting.pop() {
        looked_at += 1;
        if looked_at > 10 * MOST_OBJECTS {
            break;
        }
        match value {
            Value::Array(values) => waiting.extend(values.iter().rev()),
            Value::Object(object) => {
                if let Some(id) = object.get("@id").and_then(Value::as_str)
                    && name_of(object).is_some()
                {
                    by_id.entry(id).or_insert(object);
                }
                waiting.extend(object.values().filter(|it| it.is_object() || it.is_array()));
            }
            _ => {}
        }
    }
    by_id
}

/// Returns the name of an object, in parts where it is told so.
fn name_of(object: &Map<String, Value>) -> Option<Value> {
    let part = |name: &str| object.get(name).and_then(text_of);
    object.get("name").cloned().or_else(|| {
        let (given, family) = (part("givenName")?, part("familyName")?);
        Some(Value::String(format!("{given} {family}")))
    })
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

/// Tells whether an object is of one of these types.
fn is_of(object: &Map<String, Value>, types: &[&str]) -> bool {
    let known = |value: &Value| {
        value.as_str().is_some_and(|name| {
            let name = name.rsplit(['/', ':']).next().unwrap_or(name);
            types.contains(&name)
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
    // Who checks a claim is the outlet, unless it is a person.
    if is_of(object, &[REVIEW]) && !is_person(object.get("author")) {
        publisher.append(&mut authors);
    }
    Said {
        headline: text("headline").or_else(|| text("name")),
        name: text("name"),
        authors,
        publisher: publisher.into_iter().next(),
        modified: text("dateModified"),
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

/// Tells whether an author is said to be a person.
fn is_person(author: Option<&Value>) -> bool {
    let is_one = |author: &Value| {
        let object = author.as_object();
        object.is_some_and(|object| is_of(object, &["Person"]))
    };
    match author {
        Some(Value::Array(authors)) => authors.iter().any(is_one),
        Some(author) => is_one(author),
        None => false,
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
    let mut waiting: Vec<Value> = value.cloned().into_iter().collect();
    let mut looked_at = 0;
    while let Some(value) = waiting.pop() {
        looked_at += 1;
        if found.len() >= MOST_AUTHORS || looked_at > 10 * MOST_AUTHORS {
            return;
        }
        match value {
            Value::Array(values) => {
                waiting.extend(values.into_iter().take(MOST_AUTHORS).rev());
            }
            Value::Object(object) => {
                let id = object.get("@id").and_then(Value::as_str);
                let named = || name_of(id.and_then(|id| by_id.get(id))?);
                waiting.extend(
                    name_of(&object)
                        .or_else(|| object.get("@list").cloned())
                        .or_else(named),
                );
            }
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
        read(&[json.to_owned()]).articles
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
            let said = read(&[json]).articles.remove(0);
            assert_eq!(said.publisher.as_deref(), Some("The Paper"));
            said.authors.join("; ")
        };
        assert_eq!(of(r#""Ann Lee""#), "Ann Lee");
        assert_eq!(of(r##"{"@id":"#a"}"##), "Ann Lee");
        assert_eq!(
            of(r#"[{"name":"Ann Lee"},"Bo Ek",{"name":["Bo Ek"]}]"#),
            "Ann Lee; Bo Ek"
        );
        assert_eq!(
            of(r#"{"@list":[{"givenName":"Ann","familyName":"Lee"}]}"#),
            "Ann Lee"
        );
        assert_eq!(of("{}"), "");
    }

    #[test]
    fn what_is_named_within_another_object_is_meant_by_its_id() {
        let json = r##"{"@graph":[{"@type":"WebSite","name":"Sound Notes","publisher":{"@id":"#p","name":"The Paper"}},
            {"@type":"Article","headline":"A","publisher":{"@id":"#p"}}]}"##;
        let scripts = read(&[json.to_owned()]);
        assert_eq!(scripts.articles[0].publisher.as_deref(), Some("The Paper"));
        assert_eq!(scripts.site.as_deref(), Some("Sound Notes"));
    }

    #[test]
    fn a_review_of_a_claim_tells_of_itself_and_not_of_the_claim() {
        let review = |author: &str| {
            format!(
                r#"{{"@type":"ClaimReview","claimReviewed":"Cats fly","datePublished":"2023-06-21","author":{author},
                "itemReviewed":{{"@type":"Claim","author":{{"@type":"Person","name":"A Claimant"}},"datePublished":"2023-06-15"}}}}"#
            )
        };
        let said = of(&review(r#"{"@type":"Organization","name":"PlainFact"}"#));
        assert_eq!((said[0].headline.as_deref(), said.len()), (None, 1));
        assert_eq!(said[0].authors, [""; 0]);
        assert_eq!(said[0].publisher.as_deref(), Some("PlainFact"));
        assert_eq!(said[0].published.as_deref(), Some("2023-06-21"));
        let said = of(&review(r#"{"@type":"Person","name":"Jane Doe"}"#));
        assert_eq!(said[0].authors, ["Jane Doe"]);
        let both = format!(
            r#"[{},{{"@type":"NewsArticle","headline":"Do cats fly?"}}]"#,
            review("null")
        );
        assert_eq!(of(&both)[0].headline.as_deref(), Some("Do cats fly?"));
    }
}
