//! Sounds, pictures and films that come with an item, as the item tells of them.
//!
//! What reads feeds has one list of them where it has another, and takes what is said of one for what is said of all.

use std::rc::Rc;

use crate::import::feed::{
    mend::words,
    tree::{Element, Space},
};

/// How many are looked at in one item.
const MOST: usize = 200;

/// Something that comes with an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::import::feed) struct Medium {
    /// As it is written.
    pub address: String,
    pub media_type: Option<String>,
    pub bytes: Option<u64>,
    /// Several may have one, which stands in memory once.
    pub title: Option<Rc<str>>,
    /// What is said of it alone.
    pub description: Option<String>,
    /// Width, height, bits a second, and bytes: by these the largest of some is known.
    pub size: [u64; 4],
    /// Which others show the same.
    pub group: Option<usize>,
}

/// What is said of all that comes with an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import::feed) struct Described {
    pub text: String,
    pub is_markup: bool,
}

/// All that comes with an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::import::feed) struct Media {
    pub all: Vec<Medium>,
    pub described: Option<Described>,
    groups: usize,
}

impl Media {
    /// Takes what is attached to an item; the address stands in an attribute.
    pub fn attach(&mut self, element: &Element, address: &str) {
        self.push(Medium {
            address: told(element, address).unwrap_or_default(),
            media_type: told(element, "type"),
            bytes: number(element, "length"),
            title: told(element, "title").map(Rc::from),
            ..Medium::default()
        });
    }

    /// Takes what Media RSS tells of an item; a picture that only stands for others is one where nothing else of that
    /// kind is there.
    pub fn gather(&mut self, item: &Element) {
        let before = self.all.len();
        self.within(item, None, None);
        if self.all.len() > before {
            return;
        }
        self.groups += 1;
        let thumbnails = item
            .elements()
            .filter(|it| it.space == Space::Media && it.name == "thumbnail");
        for thumbnail in thumbnails {
            self.push(Medium {
                address: told(thumbnail, "url").unwrap_or_default(),
                media_type: Some("image/x-any".to_owned()),
                size: size(thumbnail),
                group: Some(self.groups),
                ..Medium::default()
            });
        }
    }

    fn within(&mut self, element: &Element, title: Option<&Rc<str>>, group: Option<usize>) {
        let own = said(element, "title").map(|title| Rc::from(words(title)));
        let title = own.as_ref().or(title);
        if let Some(text) = said(element, "description")
            && element.name != "content"
        {
            self.described.get_or_insert(described(text));
        }
        let media = element.elements().filter(|it| it.space == Space::Media);
        for child in media {
            match child.name.as_str() {
                "group" => {
                    self.groups += 1;
                    self.within(child, title, Some(self.groups));
                }
                "content" => self.content(child, title, group),
                _ => {}
            }
        }
    }

    fn content(&mut self, content: &Element, title: Option<&Rc<str>>, group: Option<usize>) {
        let player = said(content, "player").and_then(|player| told(player, "url"));
        let medium = match content.attribute("medium") {
            Some("image") => Some("image/x-any"),
            Some("audio") => Some("audio/x-any"),
            Some("video") => Some("video/x-any"),
            _ => None,
        };
        let media_type = told(content, "type").or_else(|| medium.map(str::to_owned));
        let description = said(content, "description");
        // What is said of a sound or a film is as a rule the text of the item.
        if let Some(text) = description
            && medium.is_some_and(|it| !it.starts_with("image"))
        {
            self.described.get_or_insert(described(text));
        }
        self.push(Medium {
            address: told(content, "url").or(player).unwrap_or_default(),
            media_type,
            bytes: number(content, "fileSize"),
            title: said(content, "title")
                .map(|title| Rc::from(words(title)))
                .or_else(|| title.cloned()),
            description: description.map(words),
            size: size(content),
            group,
        });
        self.within(content, title, group);
    }

    pub fn push(&mut self, medium: Medium) {
        if self.all.len() < MOST && !medium.address.trim().is_empty() {
            self.all.push(medium);
        }
    }
}

/// Returns an element of Media RSS with words or attributes.
fn said<'a>(element: &'a Element, name: &str) -> Option<&'a Element> {
    element.elements().find(|it| {
        it.space == Space::Media
            && it.name == name
            && (!it.attributes.is_empty() || !words(it).trim().is_empty())
    })
}

fn described(element: &Element) -> Described {
    Described {
        text: words(element),
        is_markup: element.attribute("type") == Some("html"),
    }
}

fn told(element: &Element, name: &str) -> Option<String> {
    let value = element.attribute(name).filter(|value| !value.is_empty());
    value.map(str::to_owned)
}

fn number(element: &Element, name: &str) -> Option<u64> {
    element.attribute(name)?.parse().ok()
}

fn size(element: &Element) -> [u64; 4] {
    ["width", "height", "bitrate", "fileSize"].map(|name| number(element, name).unwrap_or_default())
}
