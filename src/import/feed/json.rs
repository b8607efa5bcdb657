//! JSON Feed, item by item; what has another type than it should is left out, or read as what was meant.

use std::rc::Rc;

use serde_json::{Map, Value, json};

use crate::{
    import::{
        ImportError,
        feed::{
            Outline,
            dates::{self, Dated},
            mend::{Media, Medium, Mended, masked},
            tree::Dialect,
            words::MOST_AUTHORS,
        },
        html,
        json::parse,
    },
    model::PageAddress,
};

/// The form that is written; all versions have the same elements.
const VERSION: &str = "https://jsonfeed.org/version/1.1";

/// The most items that are looked at.
const MOST_ITEMS: usize = 90_000;

/// The longest tag of a language, in bytes.
const LONGEST_LANGUAGE: usize = 35;

/// The longest title that is looked at, in bytes.
const LONGEST_TITLE: usize = 20_000;

/// Members of an item that are texts.
const TEXTS: [&str; 4] = ["title", "content_html", "content_text", "summary"];

/// Reads a feed.
///
/// # Errors
/// Where it is none, or is nested too deep.
pub(super) fn read(text: &str) -> Result<Outline, ImportError> {
    let no_feed = |looks_like| ImportError::NoFeed { looks_like };
    let value = parse(text).map_err(|error| {
        if error.to_string().starts_with("recursion limit") {
            ImportError::FeedDepth
        } else if error.is_eof() {
            no_feed(Some("JSON that breaks off"))
        } else {
            no_feed(None)
        }
    })?;
    let Value::Object(feed) = value else {
        return Err(no_feed(None));
    };
    let told = feed.get("version").and_then(Value::as_str);
    let is_feed = told.is_some_and(|version| version.contains("jsonfeed.org/version/"))
        || feed.contains_key("title");
    let items = feed.get("items").and_then(Value::as_array);
    let Some(items) = items.filter(|_| is_feed) else {
        return Err(no_feed(Some("other data (JSON)")));
    };
    if items.len() > MOST_ITEMS {
        return Err(ImportError::FeedElements);
    }
    let language = language_of(&feed);
    let items = items
        .iter()
        .filter_map(Value::as_object)
        .map(|one| Mended {
            inside: document(&Map::new(), Some(item(one))),
            frame: ("", ""),
            base: None,
            content_base: None,
            source: None,
            language: language_of(one).or_else(|| language.clone()),
            published: date_of(one, "date_published"),
            updated: date_of(one, "date_modified"),
            media: media(one),
            title_is_markup: false,
        })
        .collect();
    Ok(Outline {
        dialect: Dialect::Json,
        head: Mended {
            inside: document(&feed, None),
            frame: ("", ""),
            base: None,
            content_base: None,
            source: None,
            language,
            published: None,
            updated: None,
            media: Media::default(),
            title_is_markup: false,
        },
        items,
        ttl: None,
        authors: authors(&feed),
    })
}

/// Reads the language of a feed or an item; what is longer than one is none.
fn language_of(object: &Map<String, Value>) -> Option<String> {
    text_of(object, "language").filter(|language| language.len() <= LONGEST_LANGUAGE)
}

/// Writes a document with the head of a feed and one item, or none.
fn document(feed: &Map<String, Value>, item: Option<Value>) -> String {
    let mut document = json!({
        "version": VERSION,
        "title": title_of(feed).unwrap_or_default(),
        "items": item.into_iter().collect::<Vec<_>>(),
    });
    if let (Some(site), Some(document)) = (text_of(feed, "home_page_url"), document.as_object_mut())
    {
        document.insert("home_page_url".to_owned(), site.into());
    }
    document.to_string()
}

fn item(told: &Map<String, Value>) -> Value {
    let mut item = Map::new();
    // Some give numbers.
    if let Some(id) = text_of(told, "id") {
        item.insert("id".to_owned(), id.trim().into());
    }
    // The same as text would be taken for what sums it up; beside pictures alone it is the text.
    let is_told_twice = text_of(told, "content_html")
        .is_some_and(|content| html::weight(&html::untagged(&content)) > 0);
    let texts = TEXTS
        .iter()
        .filter(|name| !(is_told_twice && **name == "content_text"));
    for name in texts {
        let text = match *name {
            "title" => title_of(told),
            name => text_of(told, name),
        };
        if let Some(text) = text {
            item.insert((*name).to_owned(), text.into());
        }
    }
    if let Some(address) = address_of(told) {
        item.insert("url".to_owned(), address.into());
    }
    let authors = authors(told);
    let authors: Vec<Value> = authors.iter().map(|name| json!({ "name": name })).collect();
    item.insert("authors".to_owned(), authors.into());
    item.into()
}

/// Returns where an item is: its address, else that of which it speaks, else an id that is one.
fn address_of(told: &Map<String, Value>) -> Option<String> {
    let is_web = |id: &String| matches!(PageAddress::of_web(id.trim()), Some(Ok(_)));
    text_of(told, "url")
        .or_else(|| text_of(told, "external_url"))
        .or_else(|| text_of(told, "id").filter(is_web))
}

fn text_of(object: &Map<String, Value>, name: &str) -> Option<String> {
    let text = match object.get(name)? {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.trim().is_empty()).then_some(text)
}

/// Returns a title, which is plain text: tags are words of it. Many programs write references in it all the same.
fn title_of(object: &Map<String, Value>) -> Option<String> {
    let title = text_of(object, "title")?;
    let cut = title.get(..title.floor_char_boundary(LONGEST_TITLE));
    cut.map(html::decoded)
}

fn date_of(object: &Map<String, Value>, name: &str) -> Option<Dated> {
    dates::read(&text_of(object, name)?)
}

/// Reads who wrote something, in the forms of both versions.
fn authors(object: &Map<String, Value>) -> Vec<String> {
    let several = object.get("authors").and_then(Value::as_array);
    let one = object.get("author");
    let all = several.into_iter().flatten().chain(one);
    let names = all.filter_map(|author| match author {
        Value::String(name) => Some(name.clone()),
        Value::Object(author) => text_of(author, "name"),
        _ => None,
    });
    names.take(MOST_AUTHORS).map(|name| masked(&name)).collect()
}

/// Reads what is attached, the picture of an item too.
fn media(told: &Map<String, Value>) -> Media {
    let mut media = Media::default();
    let listed = told.get("attachments").and_then(Value::as_array);
    for one in listed.into_iter().flatten().filter_map(Value::as_object) {
        media.push(Medium {
            address: text_of(one, "url").unwrap_or_default(),
            media_type: text_of(one, "mime_type"),
            bytes: one.get("size_in_bytes").and_then(Value::as_u64),
            title: text_of(one, "title").map(Rc::from),
            ..Medium::default()
        });
    }
    // Without an address of its own, an item is where it leads.
    let told_url = text_of(told, "url");
    if let Some(address) = text_of(told, "external_url").filter(|_| told_url.is_some()) {
        let short = address.trim().split_once("://").map(|(_, short)| short);
        media.push(Medium {
            title: short.map(|short| Rc::from(short.trim_end_matches('/'))),
            address,
            media_type: Some("link".to_owned()),
            ..Medium::default()
        });
    }
    media.push(Medium {
        address: text_of(told, "image").unwrap_or_default(),
        media_type: Some("image/x-any".to_owned()),
        ..Medium::default()
    });
    media
}
