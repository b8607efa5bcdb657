//! Following feeds: by an address that is typed or pasted, one of several that a page names.

use std::cmp::Reverse;

use tui_input::Input;

use crate::{
    app::{
        App, Effect, Severity,
        finder::Finder,
        history::Asked,
        overlay::{Bearing, Choice, Field, Overlay, Picker, Purpose},
        panel::{ItemId, Kind},
        refreshing::By,
    },
    command::CommandId,
    model::{
        AddressFault, CleanText, FeedId, PageAddress,
        build::shown,
        schedule::Urgency,
        view::{FollowState, FoundFeeds, NamedFeed},
    },
    text::count::counted,
};

/// Opens the field for the address of a feed.
pub(super) fn ask(app: &mut App) {
    app.overlays.push(Overlay::Field(Field {
        purpose: Purpose::Follow(None),
        input: Input::default(),
    }));
}

/// Looks for a feed at the address that was typed; it can be mended until one is found there.
pub(super) fn typed(app: &mut App, mut field: Field) {
    // Another address was meant before.
    if let Purpose::Follow(Some(before)) = &field.purpose {
        app.looks.end(before);
    }
    let typed = CleanText::line(field.input.value());
    if typed.is_empty() {
        return app.say(Severity::Done, "Nothing was typed, so nothing is followed.");
    }
    match PageAddress::of_feed(&typed) {
        Ok(address) => {
            look_at(app, &address);
            field.purpose = Purpose::Follow(Some(address));
        }
        Err(fault) => app.say(Severity::Warning, &wrong(&typed, fault)),
    }
    app.overlays.push(Overlay::Field(field));
}

/// Says why nothing is followed at what was typed.
fn wrong(typed: &str, fault: AddressFault) -> String {
    format!("{} is not followed. {}", shown(typed), fault_of(fault))
}

/// Says what is wrong with what is to be the address of a feed; hints that lead to articles don't help there.
pub(super) fn fault_of(fault: AddressFault) -> String {
    match fault {
        AddressFault::Secret => {
            "It has a user name or a password in it, which would be kept with the feed.".to_owned()
        }
        AddressFault::NoAddress => "An address is like desk.example/news.xml.".to_owned(),
        AddressFault::Several(_) => format!("{fault} {}", fault.hint()),
        AddressFault::OtherScheme | AddressFault::TooLong => fault.to_string(),
    }
}

fn look_at(app: &mut App, address: &PageAddress) {
    let back = app.key_of(CommandId::Back);
    let shown = shown(address.as_str());
    let said = format!("Looking for a feed at {shown} …; {back} stops that");
    app.say(Severity::Done, &said);
    let asked = app.looks.begin(address);
    app.effect(Effect::LookForFeeds(address.clone(), asked));
}

/// Looks for feeds no longer, where the person is who asked for that; tells whether that went on.
pub(super) fn leave(app: &mut App) -> bool {
    let is_here = app.overlays.last().is_some_and(|overlay| match overlay {
        Overlay::Panel(panel) => matches!(panel.kind, Kind::Feeds),
        Overlay::Field(field) => matches!(field.purpose, Purpose::Follow(_)),
        Overlay::Picker(picker) => matches!(picker.bearing, Bearing::Follow { .. }),
        _ => false,
    });
    if !is_here {
        return false;
    }
    let said = match app.looks.leave().as_slice() {
        [] => return false,
        [address] => format!("Not looking at {} any more.", shown(address.as_str())),
        several => format!("Not looking at {} addresses any more.", several.len()),
    };
    app.say(Severity::Done, &said);
    true
}

/// Tells whether an address was typed or chosen there to be followed.
fn asks_for(overlay: &Overlay, address: &PageAddress) -> bool {
    match overlay {
        Overlay::Field(Field {
            purpose: Purpose::Follow(Some(at)),
            ..
        }) => at == address,
        Overlay::Picker(picker) => match &picker.bearing {
            Bearing::Follow { feeds, .. } => feeds.iter().any(|feed| feed.address == *address),
            _ => false,
        },
        _ => false,
    }
}

/// Follows the address that was pasted where the feeds are shown; tells whether it is one.
pub(super) fn pasted(app: &mut App, text: &str) -> bool {
    let is_shown = super::panels::top(app).is_some_and(|panel| matches!(panel.kind, Kind::Feeds));
    let text = text.trim();
    if !is_shown || text.contains(char::is_whitespace) {
        return false;
    }
    let address = PageAddress::with_feed_scheme(text).or_else(|| PageAddress::of_web(text));
    let Some(Ok(address)) = address else {
        return false;
    };
    look_at(app, &address);
    true
}

/// Follows the feed that was found, or lets one of several be chosen.
pub(crate) fn found(app: &mut App, address: &PageAddress, found: Result<FoundFeeds, CleanText>) {
    if !app.looks.end(address) {
        return;
    }
    if found.is_ok() {
        app.overlays.retain(|overlay| !asks_for(overlay, address));
    }
    match found {
        Err(why) => app.say(Severity::Warning, &why),
        Ok(FoundFeeds::Feed(feed)) => app.ask_deed(Effect::FollowFeed(feed), Asked::default()),
        Ok(FoundFeeds::Named(feeds)) => {
            let page = CleanText::line(address.as_str());
            // What is being written gets the next key.
            if app.overlays.last().is_none_or(Overlay::is_panel) {
                return super::flag::ask(app, Bearing::Follow { page, feeds });
            }
            let said = format!(
                "{} names {}; follow it once more to choose one.",
                shown(&page),
                counted(feeds.len(), "feed")
            );
            app.mention(&said);
        }
    }
}

/// Returns the feeds that fit to what was typed.
pub(super) fn choices(feeds: &[NamedFeed], typed: &str) -> Vec<Choice> {
    let mut finder = Finder::letters(typed);
    let choice = |feed: &NamedFeed| {
        let address = feed.address.as_str();
        let name = match &feed.title {
            Some(title) if !title.is_empty() => format!("{title}  {address}"),
            _ => address.to_owned(),
        };
        let name = CleanText::line(&name);
        let found = if typed.is_empty() {
            Default::default()
        } else {
            finder.find(&name)?
        };
        let choice = Choice::Feed {
            address: feed.address.clone(),
            name,
            matched: found.clusters,
        };
        Some((Reverse(found.score), choice))
    };
    let mut choices: Vec<_> = feeds.iter().filter_map(choice).collect();
    choices.sort_by_key(|(score, _)| *score);
    choices.into_iter().map(|(_, choice)| choice).collect()
}

/// Follows the feed that was chosen.
pub(super) fn chosen(app: &mut App, picker: Picker) {
    match picker.choices.get(picker.rows.cursor) {
        Some(Choice::Feed { address, .. }) => {
            // Whoever chooses another one no longer wants the one before.
            app.looks.leave();
            look_at(app, address);
        }
        _ => app.say(Severity::Warning, "There is no such feed."),
    }
    app.overlays.push(Overlay::Picker(Box::new(picker)));
}

/// Says that a feed is followed, and has it asked.
pub(crate) fn followed(app: &mut App, id: FeedId, state: FollowState, name: &CleanText) {
    let name = shown(name);
    let said = match state {
        FollowState::New => format!("Following {name}; asking it for what is new …"),
        FollowState::Restored => format!("Following {name} again; asking it for what is new …"),
        FollowState::Present => format!("{name} is followed already; asking it for what is new …"),
    };
    app.say(Severity::Done, &said);
    for overlay in app.overlays.iter_mut().chain(&mut app.behind) {
        if let Overlay::Panel(panel) = overlay
            && matches!(panel.kind, Kind::Feeds)
        {
            panel.sought = Some(ItemId::Feed(id, None));
        }
    }
    let urgency = Urgency::Asked { force: false };
    super::refreshing::begin(app, Some(vec![id]), urgency, By::Person);
}
