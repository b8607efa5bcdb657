//! What each command does: one small file for a group of them.

pub mod additions;
pub mod arrivals;
pub mod articles;
pub mod changes;
pub mod chosen;
pub mod claim_form;
pub mod claims;
pub mod complete;
pub mod copy;
pub mod cursors;
pub mod details;
pub mod diff;
pub mod disagreements;
pub mod drafts;
pub mod echoes;
pub mod evidence;
pub mod export;
pub mod feed_form;
pub mod feeds;
pub mod fields;
pub mod filter;
pub mod find;
pub mod flag;
pub mod following_feeds;
pub mod grid;
pub mod grids;
pub mod held;
pub mod help;
pub mod jumps;
pub mod lesson;
pub mod likely;
pub mod links;
pub mod listing;
pub mod mark;
pub mod matrix;
pub mod menu;
pub mod messages;
pub mod motion;
pub mod mouse;
mod naming_feeds;
pub mod narrow;
pub mod outline;
pub mod outside;
pub mod palette;
pub mod panels;
pub mod pin;
pub mod program;
pub mod read_all;
pub mod recheck;
pub mod refreshing;
pub mod search;
pub mod select;
pub mod settings;
pub mod silence;
pub mod stories;
pub mod table;
pub mod tick;
pub mod trash;
pub mod view;
pub mod views;
pub mod watching;

use crate::{
    app::{App, Effect, history::Asked, matrix::Narrowing, message::Tool},
    command::{CommandId, Count, Pending},
    model::{Color, Relation, Stance, grid::Rating},
    text::{
        Direction,
        character::{Landing, Sought},
        object::extent::{Extent, Object},
        scroll::Part,
    },
};

/// Carries out a command that takes a character, with the one that was typed.
pub(crate) fn run_with(app: &mut App, id: CommandId, count: Option<Count>, character: char) {
    let (direction, landing) = match id {
        CommandId::FindForward => (Direction::Forward, Landing::On),
        CommandId::FindBack => (Direction::Back, Landing::On),
        CommandId::TillForward => (Direction::Forward, Landing::Before),
        CommandId::TillBack => (Direction::Back, Landing::Before),
        CommandId::View => return views::by_key(app, character),
        _ => return,
    };
    let sought = Sought {
        character,
        direction,
        landing,
    };
    let times = count.map_or(1, |count| count.get() as usize);
    find::character(app, sought, times);
}

/// Carries out a command where the keys are now.
pub(crate) fn run(app: &mut App, id: CommandId, count: Option<Count>) {
    use CommandId as C;
    let times = count.map_or(1, |count| count.get() as usize);
    if jumps::is_far(id) {
        app.jumps.go_far();
    }
    match id {
        C::CharLeft
        | C::RowDown
        | C::RowUp
        | C::CharRight
        | C::WordForward
        | C::WordBack
        | C::WordEnd
        | C::SentenceForward
        | C::SentenceBack
        | C::ParagraphForward
        | C::ParagraphBack
        | C::RowStart
        | C::RowEnd
        | C::PageDown
        | C::PageUp
        | C::HalfPageDown
        | C::HalfPageUp
        | C::First
        | C::Last
        | C::NextHeading
        | C::PreviousHeading
        | C::NextAnnotation
        | C::PreviousAnnotation => {
            motion::run(app, id, times, count.is_some());
        }
        C::FindForward | C::FindBack | C::TillForward | C::TillBack | C::View => {
            app.typed = Pending::asking(id, count);
        }
        C::FindAgain => find::character_again(app, find::Way::Same, times),
        C::FindReversed => find::character_again(app, find::Way::Other, times),
        C::ScrollCentre => motion::bring(app, Part::Centre),
        C::ScrollTop => motion::bring(app, Part::Top),
        C::ScrollBottom => motion::bring(app, Part::Bottom),
        C::NextOverlap => mark::next_overlap(app),
        C::Open => panels::open(app),
        C::SelectSentence => select::sentence(app, times),
        C::SelectParagraph => select::paragraph(app, times),
        C::Select => select::toggle(app),
        C::SelectLeft => select::extend(app, C::CharLeft),
        C::SelectDown => select::extend(app, C::RowDown),
        C::SelectUp => select::extend(app, C::RowUp),
        C::SelectRight => select::extend(app, C::CharRight),
        C::SwapEnds => select::swap(app),
        C::InsideWord => select::object(app, Object::Word, Extent::Inside, times),
        C::InsideSentence => select::object(app, Object::Sentence, Extent::Inside, times),
        C::InsideParagraph => select::object(app, Object::Paragraph, Extent::Inside, times),
        C::InsideQuotation => select::object(app, Object::Quotation, Extent::Inside, times),
        C::AroundWord => select::object(app, Object::Word, Extent::Around, times),
        C::AroundSentence => select::object(app, Object::Sentence, Extent::Around, times),
        C::AroundParagraph => select::object(app, Object::Paragraph, Extent::Around, times),
        C::AroundQuotation => select::object(app, Object::Quotation, Extent::Around, times),
        C::Mark => mark::mark(app, &app.settings.highlight.clone()),
        C::MarkColour => mark::ask_colour(app, mark::ColourOf::New),
        C::Note => mark::note(app),
        C::Tags => mark::tags(app),
        C::Colour => mark::ask_colour(app, mark::ColourOf::Present),
        C::Remove => panels::remove(app),
        C::Repeat => flag::repeat(app),
        C::Supports => flag::flag(app, &Stance::Supports),
        C::Refutes => flag::flag(app, &Stance::Refutes),
        C::Mentions => flag::flag(app, &Stance::Mentions),
        C::Silent => silence::ask(app),
        C::ClaimStatus => claims::ask_status(app),
        C::EditClaim => claim_form::ask_edit(app),
        C::Origin => evidence::ask_origin(app),
        C::UnsayOrigin => evidence::unsay_origin(app),
        C::ConfirmTold => evidence::confirm(app),
        C::Told => evidence::ask_told(app),
        C::JudgeAgain => evidence::judge_again(app),
        C::Relate => claims::ask_relation(app),
        C::Merge => claims::ask_merge(app),
        C::ClaimHistory => claims::history(app),
        C::NewGrid => grids::ask_new(app),
        C::PutEvidence => grid::ask_rows(app),
        C::PutClaims => grid::ask_columns(app),
        C::RateVeryConsistent => grid::rate(app, Some(&Rating::VeryConsistent)),
        C::RateConsistent => grid::rate(app, Some(&Rating::Consistent)),
        C::RateNeutral => grid::rate(app, Some(&Rating::Neutral)),
        C::RateInconsistent => grid::rate(app, Some(&Rating::Inconsistent)),
        C::RateVeryInconsistent => grid::rate(app, Some(&Rating::VeryInconsistent)),
        C::RateNotApplicable => grid::rate(app, Some(&Rating::NotApplicable)),
        C::Unrate => grid::rate(app, None),
        C::Credibility => grid::credibility(app),
        C::CopyQuote => copy::quote(app),
        C::CopyCitation => copy::citation(app),
        C::Export => export::ask(app),
        C::Write => {
            // Without a file nothing can go wrong.
            let _ = export::write(app, "");
        }
        C::NextArticle => articles::step(app, times.cast_signed()),
        C::PreviousArticle => articles::step(app, -times.cast_signed()),
        C::Details => details::details(app),
        C::Source => details::details_at(app, "Source"),
        C::Author => details::details_at(app, "Author"),
        C::ToggleRead => details::toggle_read(app),
        C::ReadAll => read_all::listed(app),
        C::Star => details::star(app),
        C::Rename => panels::rename(app),
        C::Filter => narrow::ask_filter(app),
        C::Sort | C::SortEvidence => panels::sort(app),
        C::GroupBy => filter::group(app),
        C::OnlyNew => filter::only_new(app),
        C::Tick => tick::tick(app, times),
        C::TickAll => tick::toggle_all(app),
        C::RemoveSamples => app.ask_deed(Effect::RemoveSamples, Asked::default()),
        C::OlderSnapshot => articles::snapshot(app, -1),
        C::NewerSnapshot => articles::snapshot(app, 1),
        C::Diff => diff::open(app),
        C::Add => additions::ask(app),
        C::FetchAgain => additions::fetch_again(app),
        C::RefreshFeed => refreshing::here(app),
        C::RefreshFeeds => refreshing::toggle(app),
        C::LeftOut => diff::left_out(app),
        C::Search => find::ask(app),
        C::SearchNext => find::step(app, times.cast_signed()),
        C::SearchPrevious => find::step(app, -times.cast_signed()),
        C::JumpBack => jumps::step(app, Direction::Back, times),
        C::JumpForward => jumps::step(app, Direction::Forward, times),
        C::NextUnread => jumps::unread(app, Direction::Forward, times),
        C::PreviousUnread => jumps::unread(app, Direction::Back, times),
        C::NextWatched => watching::step(app, Direction::Forward, times),
        C::PreviousWatched => watching::step(app, Direction::Back, times),
        C::NextChange => changes::step(app, Direction::Forward, times),
        C::PreviousChange => changes::step(app, Direction::Back, times),
        C::NextRecheck => recheck::seek(app, Direction::Forward),
        C::PreviousRecheck => recheck::seek(app, Direction::Back),
        C::AcceptPlace => recheck::accept(app),
        C::RejectPlace => recheck::reject(app),
        C::Place => recheck::place(app),
        C::NextEcho => echoes::step(app, Direction::Forward, times),
        C::PreviousEcho => echoes::step(app, Direction::Back, times),
        C::FollowEcho => echoes::follow(app),
        C::SearchLibrary => search::open(app),
        C::SearchWord => find::word(app, times),
        C::Menu | C::RowMenu => menu::open(app),
        C::SwitchPane => panels::switch(app),
        C::Outline => outline::outline(app),
        C::FollowLink => links::follow(app),
        C::OpenOriginal => links::original(app),
        C::CopyAddress => links::copy(app),
        C::Pager => outside::open(app, Tool::Pager),
        C::Editor => outside::open(app, Tool::Editor),
        C::Wider => view::widen(app, times.cast_signed()),
        C::Narrower => view::widen(app, -times.cast_signed()),
        C::Margins => view::margins(app),
        C::FocusMode => view::focus(app),
        C::Zoom => view::zoom(app),
        C::Preview => view::notes(app),
        C::Pin => pin::pin(app),
        C::ClosePane => pin::close_faced(app),
        C::Annotations => panels::annotations(app),
        C::AllAnnotations => panels::all_annotations(app),
        C::Claims => panels::claims(app),
        C::Likely => likely::ask(app),
        C::Matrix => matrix::open(app),
        C::MatrixBy => matrix::turn(app),
        C::FilterColumns => matrix::ask_filter(app, Narrowing::Articles),
        C::SortColumns => matrix::sort_columns(app),
        C::Grids => grids::grids(app),
        C::Story => stories::ask(app),
        C::StoryOfAll => stories::ask_of_all(app),
        C::Stories => stories::stories(app),
        C::Narrow => stories::narrow(app),
        C::Views => views::views(app),
        C::Feeds => feeds::feeds(app),
        C::Disagreements => disagreements::show(app),
        C::ClaimBoth => disagreements::claim(app),
        C::New => panels::make(app),
        C::Additions => additions::additions(app),
        C::Trash => trash::trash(app),
        C::Restore => trash::restore(app),
        C::Purge => trash::purge(app),
        C::Messages => messages::messages(app),
        C::Accept => fields::accept(app),
        C::Save => fields::save(app),
        C::Discard => program::discard(app),
        C::NextField => fields::next(app, 1),
        C::PreviousField => fields::next(app, -1),
        C::Complete => complete::run(app),
        C::CompleteBack => complete::step(app, -1),
        C::NextOffer => complete::step(app, times.cast_signed()),
        C::PreviousOffer => complete::step(app, -times.cast_signed()),
        C::Yes => program::answer(app, program::Answer::Yes),
        C::No => program::answer(app, program::Answer::No),
        C::ColourYellow => mark::colour(app, &Color::Yellow),
        C::ColourGreen => mark::colour(app, &Color::Green),
        C::ColourBlue => mark::colour(app, &Color::Blue),
        C::ColourPink => mark::colour(app, &Color::Pink),
        C::ColourRed => mark::colour(app, &Color::Red),
        C::ColourOrange => mark::colour(app, &Color::Orange),
        C::StatusUndetermined
        | C::StatusInProgress
        | C::StatusSupported
        | C::StatusRefuted
        | C::StatusMixed
        | C::StatusNotCheckable => claims::status_of(app, id),
        C::RelationNarrower => claims::relate(app, Some(&Relation::Narrower)),
        C::RelationPart => claims::relate(app, Some(&Relation::Part)),
        C::RelationContradicts => claims::relate(app, Some(&Relation::Contradicts)),
        C::RelationNone => claims::relate(app, None),
        C::Undo => program::undo(app, times),
        C::Redo => program::redo(app, times),
        C::Redraw => {
            app.effect(Effect::Redraw);
            app.effect(Effect::Refresh);
        }
        C::Suspend => app.effect(Effect::Suspend),
        C::Back => program::back(app),
        C::Quit => program::quit(app),
        C::Exit => app.quit(),
        C::Lesson => lesson::toggle(app),
        C::Theme => settings::ask_theme(app),
        C::Set => settings::ask(app),
        C::Palette => palette::open(app),
        C::Help => help::open(app),
    }
}
