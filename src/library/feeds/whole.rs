//! An entry as a text: what a feed says of it, or the page that it leads to.

use jiff::Timestamp;

use crate::{
    import::{Imported, Kind, OriginalSays},
    library::{
        Given,
        add::Received,
        admit::{Arrival, Before, CameBy},
        feeds::{
            join::{self, Link},
            look::Fresh,
            rules::Marks,
            take::Taking,
        },
        fetched::Page,
    },
    model::{CleanText, FetchedFrom, FoundField, FoundIn, KnownAs, PageAddress, Snapshot},
    store::OriginalId,
};

/// An entry as a text.
pub(super) struct Whole {
    pub bytes: Vec<u8>,
    pub imported: Imported,
    pub address: PageAddress,
    pub kind: Option<Kind>,
    pub fetched: FetchedFrom,
    pub addresses: Vec<(CleanText, KnownAs)>,
    pub marks: Marks,
}

impl Whole {
    /// Does something with it as an arrival.
    pub fn with<T>(
        &self,
        fresh: &Fresh,
        taking: &Taking<'_>,
        before: Before,
        now: Timestamp,
        what: impl FnOnce(&Arrival<'_>) -> T,
    ) -> T {
        let received = Received {
            bytes: &self.bytes,
            shown: self.address.as_str(),
            page: Some(Page {
                asked: &self.address,
                got: &self.address,
                kind: self.kind,
                fetched: Some(self.fetched.clone()),
            }),
            ..Received::default()
        };
        what(&Arrival {
            received: &received,
            given: &Given::default(),
            imported: self.imported.clone(),
            hash: CleanText::line(OriginalId::of(&self.bytes).as_str()),
            before,
            addresses: self.addresses.clone(),
            came_by: Some(CameBy {
                feed: taking.feed.id,
                key: fresh.key,
                marks: &self.marks,
            }),
            now,
        })
    }
}

/// Makes a text of an entry, or of the page that it leads to.
pub(super) fn whole(taking: &Taking<'_>, fresh: &Fresh) -> Whole {
    let link = Link::of(&fresh.read);
    let mut addresses: Vec<(CleanText, KnownAs)> = link
        .map(|link| (link.identity, join::KNOWN))
        .into_iter()
        .collect();
    let mut whole = match &fresh.page {
        None => of_feed(taking, fresh),
        Some((received, imported)) => {
            let page = Page::fetched(&received.address, received);
            let got = received.address.identity();
            if !received.address.is_root() && !addresses.iter().any(|(known, _)| *known == got) {
                addresses.push((got, join::KNOWN));
            }
            let mut imported = imported.clone();
            joined(&mut imported.snapshot, &fresh.read.snapshot);
            Whole {
                bytes: received.bytes.clone(),
                imported,
                address: received.address.clone(),
                kind: page.kind,
                fetched: page.fetched.unwrap_or_else(|| told(taking, false)),
                addresses: Vec::new(),
                marks: Marks::default(),
            }
        }
    };
    let found = &mut whole.imported.snapshot.found;
    let told = fresh.read.snapshot.found.source.as_ref();
    found.source = Some(told.unwrap_or(&taking.feed.name).clone());
    // By this it is known later that the text came by a feed.
    found.places.insert(FoundField::Source, FoundIn::Feed);
    whole.addresses = addresses;
    whole
}

fn of_feed(taking: &Taking<'_>, fresh: &Fresh) -> Whole {
    let snapshot = fresh.read.snapshot.clone();
    let is_same = fresh.read.original == snapshot.text.as_bytes();
    Whole {
        bytes: fresh.read.original.clone(),
        fetched: told(taking, is_same),
        imported: Imported {
            snapshot,
            original: if is_same {
                OriginalSays::TheSame
            } else {
                OriginalSays::More
            },
            remarks: Vec::new(),
        },
        address: taking.address.clone(),
        kind: None,
        addresses: Vec::new(),
        marks: Marks::default(),
    }
}

/// Says how the text of an entry came: with its feed.
fn told(taking: &Taking<'_>, is_plain: bool) -> FetchedFrom {
    let media_type = if is_plain { "text/plain" } else { "text/html" };
    FetchedFrom {
        url: CleanText::line(taking.address.as_str()),
        status: 200,
        media_type: Some(CleanText::line(media_type)),
        etag: None,
        last_modified: None,
        date: None,
        language: None,
    }
}

/// Has what a feed says of an entry go before what the page says.
fn joined(page: &mut Snapshot, feed: &Snapshot) {
    let (found, said) = (&mut page.found, &feed.found);
    for (field, place) in &said.places {
        found.places.insert(field.clone(), place.clone());
    }
    if said.places.contains_key(&FoundField::Title) {
        found.title = said.title.clone();
    }
    let or = |said: &Option<CleanText>, found: &mut Option<CleanText>| {
        if said.is_some() {
            found.clone_from(said);
        }
    };
    or(&said.author, &mut found.author);
    or(&said.url, &mut found.url);
    or(&said.lead, &mut found.lead);
    if said.published.is_some() {
        found.published = said.published;
    }
    if found.language.is_none() {
        found.language = said.language.clone();
    }
    for tag in &said.tags {
        if !found.tags.contains(tag) {
            found.tags.push(tag.clone());
        }
    }
}
