//! Lists of feeds in OPML, as other readers write them.
//!
//! Outlines with the address of a feed are feeds, and those around them are folders. A feed that stands in several
//! folders is one feed in all of them; folders that stand in its `category` count too. What this program itself has
//! written of a feed (what is read and kept of it, whether it is stopped) is read by its namespace. Files that are slightly broken
//! are read: with bare ampersands, without a head, with names of attributes in other letters, cut short. Entities that a
//! file declares are never expanded, and nothing that it leads to is looked at.

use std::collections::{BTreeSet, HashMap};

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};
use thiserror::Error;

use crate::{
    import::{
        Hints,
        charset::{self, Decoded},
        feed,
        html::decoded,
        signature::is_feed,
        title,
    },
    model::{
        AddressFault, CleanText, Outline, PageAddress,
        feed::{Content, Stopped},
        outline::{DEEPEST_FOLDER, NAMESPACE},
    },
};

/// The most bytes that a list may have: 16 MiB, some hundred thousand feeds.
pub const LONGEST: usize = 16 << 20;

/// The most feeds that are taken of one list.
pub const MOST_FEEDS: usize = 10_000;

/// The most folders of one feed.
const MOST_FOLDERS: usize = 100;

/// How many of those that are left out are named.
const MOST_NAMED: usize = 20;

/// What was read of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opml {
    /// The feeds, each address once, in the order of the list.
    pub feeds: Vec<Outline>,
    /// What a person should know of how it was read, in whole sentences.
    pub remarks: Vec<CleanText>,
}

/// Says why bytes are no list of feeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum OpmlFault {
    /// It has more bytes than [`LONGEST`].
    #[error("It is larger than {} MiB, the most that is read of a list of feeds.", LONGEST >> 20)]
    TooLarge,
    /// It is a feed.
    #[error("It is a feed, not a list of feeds.")]
    Feed,
    /// It is something else.
    #[error("It is no list of feeds in OPML.")]
    NoOpml,
}

impl OpmlFault {
    /// Returns what the person can do about it.
    pub fn hint(self) -> &'static str {
        match self {
            Self::TooLarge => "Split it into several files.",
            Self::Feed => "To follow it, give its address: `briefreader feed add URL`.",
            Self::NoOpml => "Most readers write one under “Export”, as an .opml or .xml file.",
        }
    }
}

/// Reads a list of feeds.
///
/// # Errors
/// Where it is too large, or no such list; one without a feed is none the less a list.
pub fn read(bytes: &[u8]) -> Result<Opml, OpmlFault> {
    if bytes.len() > LONGEST {
        return Err(OpmlFault::TooLarge);
    }
    let Decoded { text, remark } = charset::decode(bytes, &Hints::default());
    let mut reader = Reader::from_str(&text);
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    let mut list = List::default();
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => break,
            Ok(Event::Start(tag)) => list.begin(&tag, Ends::Later),
            Ok(Event::Empty(tag)) => list.begin(&tag, Ends::Here),
            Ok(Event::End(tag)) => {
                if is_outline(tag.local_name().as_ref()) {
                    list.end();
                }
            }
            Ok(_) => {}
            // Only what stands before the fault can be trusted.
            Err(_) => {
                list.is_cut = true;
                break;
            }
        }
    }
    if !list.is_opml {
        return Err(if is_feed(bytes) {
            OpmlFault::Feed
        } else {
            OpmlFault::NoOpml
        });
    }
    Ok(list.finish(remark))
}

fn is_outline(name: &str) -> bool {
    name.eq_ignore_ascii_case("outline")
}

/// Where an element ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ends {
    Here,
    Later,
}

/// A list as far as it was read.
#[derive(Default)]
struct List {
    is_opml: bool,
    is_cut: bool,
    /// What stands before the names of what this program itself has written.
    own: Option<String>,
    /// The folders around this place.
    path: Vec<CleanText>,
    /// The outlines around this place, with whether each is on the path.
    open: Vec<bool>,
    feeds: Vec<Outline>,
    /// Where the feed of an address stands.
    places: HashMap<CleanText, usize>,
    left_out: Vec<String>,
    /// How many more were left out.
    more: usize,
    is_full: bool,
}

impl List {
    fn begin(&mut self, tag: &BytesStart<'_>, ends: Ends) {
        let name = tag.local_name();
        if !is_outline(name.as_ref()) {
            if name.as_ref().eq_ignore_ascii_case("opml") {
                self.is_opml = true;
                self.own = self.own.take().or_else(|| own_prefix(tag));
            }
            return;
        }
        self.is_opml = true;
        let said = Said::of(tag, self.own.as_deref());
        let mut is_on_path = false;
        if let Some(url) = said.feed() {
            self.feed(&said, url);
        } else if ends == Ends::Later {
            let folder = folder_name(&said.name());
            is_on_path = !folder.is_empty() && self.path.len() < DEEPEST_FOLDER;
            if is_on_path {
                self.path.push(folder);
            }
        } else if let Some(other) = said.other() {
            self.leave_out(&said.name(), other);
        }
        if ends == Ends::Later {
            self.open.push(is_on_path);
        }
    }

    fn end(&mut self) {
        if self.open.pop() == Some(true) {
            self.path.pop();
        }
    }

    fn feed(&mut self, said: &Said, url: &str) {
        let url = match address(url) {
            Ok(address) => address,
            Err(fault) => {
                let name = said.name();
                let name = if name.is_empty() {
                    title::shortened(url)
                } else {
                    name
                };
                self.leave_out(&name, &fault.to_string());
                return;
            }
        };
        let place = match self.places.get(&url) {
            Some(place) => *place,
            None if self.feeds.len() >= MOST_FEEDS => {
                self.is_full = true;
                return;
            }
            None => {
                self.places.insert(url.clone(), self.feeds.len());
                self.feeds.push(Outline {
                    url,
                    ..Outline::default()
                });
                self.feeds.len() - 1
            }
        };
        let folders = self.folders(said);
        let Some(feed) = self.feeds.get_mut(place) else {
            return;
        };
        if feed.name.is_empty() {
            feed.name = said.name();
        }
        if feed.site.is_none() {
            feed.site = said.site();
        }
        said.own.tell(feed);
        let room = MOST_FOLDERS.saturating_sub(feed.folders.len());
        feed.folders.extend(folders.into_iter().take(room));
    }

    /// Returns the folders of a feed at this place: the one around it, and those that its `category` names.
    fn folders(&self, said: &Said) -> BTreeSet<CleanText> {
        let mut folders = BTreeSet::new();
        folders.extend(joined(self.path.iter().cloned()));
        // A slash of a tag is none between folders.
        let categories = feed::title(said.category.as_deref().unwrap_or_default());
        for category in categories.split(',').take(MOST_FOLDERS) {
            // A word alone is a tag; where the list has no folders, it stands for one.
            if category.contains('/') || self.path.is_empty() {
                folders.extend(joined(category.split('/').map(folder_name)));
            }
        }
        folders
    }

    fn leave_out(&mut self, name: &str, why: &str) {
        if self.left_out.len() < MOST_NAMED {
            self.left_out.push(format!("“{name}” was left out. {why}"));
        } else {
            self.more += 1;
        }
    }

    fn finish(self, remark: Option<CleanText>) -> Opml {
        let mut remarks: Vec<CleanText> = remark.into_iter().collect();
        let mut say = |sentence: &str| remarks.push(CleanText::line(sentence));
        for sentence in &self.left_out {
            say(sentence);
        }
        match self.more {
            0 => {}
            1 => say("One more was left out."),
            more => say(&format!("{more} more were left out.")),
        }
        if self.is_full {
            say(&format!(
                "It has more than {MOST_FEEDS} feeds, and the first {MOST_FEEDS} were taken."
            ));
        }
        if self.is_cut {
            say("It breaks off or is damaged: what stands before that was taken.");
        }
        Opml {
            feeds: self.feeds,
            remarks,
        }
    }
}

/// What an outline says.
#[derive(Default)]
struct Said {
    text: Option<String>,
    title: Option<String>,
    kind: Option<String>,
    xml_url: Option<String>,
    html_url: Option<String>,
    url: Option<String>,
    category: Option<String>,
    own: Own,
}

/// What this program itself has written of a feed.
#[derive(Default)]
struct Own {
    content: Option<String>,
    keep_days: Option<String>,
    keep_items: Option<String>,
    stopped: Option<String>,
}

impl Own {
    fn field(&mut self, name: &str) -> Option<&mut Option<String>> {
        Some(match name {
            "content" => &mut self.content,
            "keep_days" => &mut self.keep_days,
            "keep_items" => &mut self.keep_items,
            "stopped" => &mut self.stopped,
            _ => return None,
        })
    }

    /// Tells a feed what is said here, as far as another place of it has not; words that are not known say nothing.
    fn tell(&self, feed: &mut Outline) {
        let word = |said: &Option<String>| said.as_deref().map(str::trim).map(str::to_owned);
        let number = |said| word(said)?.parse().ok().filter(|number| *number > 0);
        let content = word(&self.content).map(|word| Content::from_word(&word));
        let content = content.filter(|content| *content == Content::Page);
        let stopped = word(&self.stopped).map(|word| Stopped::from_word(&word));
        let stopped = stopped.filter(|stopped| Stopped::KNOWN.contains(stopped));
        feed.content = feed.content.take().or(content);
        feed.keep_days = feed.keep_days.or_else(|| number(&self.keep_days));
        feed.keep_items = feed.keep_items.or_else(|| number(&self.keep_items));
        feed.stopped = feed.stopped.take().or(stopped);
    }
}

/// Returns what stands before the names of this program's own attributes, where a list says so.
fn own_prefix(list: &BytesStart<'_>) -> Option<String> {
    let mut attributes = list.html_attributes();
    attributes.with_checks(false);
    attributes.flatten().find_map(|attribute| {
        let key = attribute.key.as_ref().to_ascii_lowercase();
        let prefix = key.strip_prefix("xmlns:")?;
        (decoded(&attribute.value).trim() == NAMESPACE).then(|| prefix.to_owned())
    })
}

impl Said {
    fn of(tag: &BytesStart<'_>, own: Option<&str>) -> Self {
        let mut said = Self::default();
        let mut attributes = tag.html_attributes();
        // Comparing each with each would take long where there are many.
        attributes.with_checks(false);
        for attribute in attributes.flatten() {
            let key = attribute.key.as_ref().to_ascii_lowercase();
            let field = match key.as_str() {
                "text" => &mut said.text,
                "title" => &mut said.title,
                "type" => &mut said.kind,
                "xmlurl" => &mut said.xml_url,
                "htmlurl" => &mut said.html_url,
                "url" => &mut said.url,
                "category" => &mut said.category,
                other => {
                    let name = other.split_once(':');
                    let name = name.filter(|(prefix, _)| own == Some(*prefix));
                    let Some(field) = name.and_then(|(_, name)| said.own.field(name)) else {
                        continue;
                    };
                    field
                }
            };
            let value = decoded(&attribute.value);
            if field.is_none() && !value.trim().is_empty() {
                *field = Some(value);
            }
        }
        said
    }

    /// Returns the address of a feed, if it is one.
    fn feed(&self) -> Option<&str> {
        let is_feed = |kind: &str| {
            ["rss", "atom", "feed"]
                .iter()
                .any(|known| kind.trim().eq_ignore_ascii_case(known))
        };
        let url = self.url.as_deref();
        let by_kind = || url.filter(|_| self.kind.as_deref().is_some_and(is_feed));
        self.xml_url.as_deref().or_else(by_kind)
    }

    /// Says what it leads to, where that is no feed.
    fn other(&self) -> Option<&'static str> {
        let is_list = |kind: &str| kind.trim().eq_ignore_ascii_case("include");
        if self.kind.as_deref().is_some_and(is_list) {
            return Some("It leads to another list, which is not fetched.");
        }
        let leads = self.url.is_some() || self.html_url.is_some();
        leads.then_some("It has no address of a feed.")
    }

    /// Returns its name, read as the title of a feed is: many programs write names escaped twice, or with tags.
    fn name(&self) -> CleanText {
        let name = self.text.as_ref().or(self.title.as_ref());
        title::shortened(&feed::title(name.map_or("", |name| name)))
    }

    fn site(&self) -> Option<CleanText> {
        let site = PageAddress::parse(self.html_url.as_deref()?).ok()?;
        Some(CleanText::line(site.as_str()))
    }
}

/// Reads the address of a feed, as it is written everywhere.
fn address(written: &str) -> Result<CleanText, AddressFault> {
    let address = PageAddress::of_feed(written)?;
    Ok(CleanText::line(address.without_fragment().as_str()))
}

/// Returns the name of a folder; what would part it from another is replaced.
fn folder_name(name: &str) -> CleanText {
    title::shortened(name.replace('/', "-").trim())
}

/// Returns the path of folders, from the outermost; none where none has a name.
fn joined(names: impl Iterator<Item = CleanText>) -> Option<CleanText> {
    let names = names.filter(|name| !name.is_empty());
    let names: Vec<String> = names
        .take(DEEPEST_FOLDER)
        .map(CleanText::into_string)
        .collect();
    Some(CleanText::line(&names.join("/"))).filter(|path| !path.is_empty())
}

#[cfg(test)]
mod tests;
