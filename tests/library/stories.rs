//! Stories: what belongs to them, and what is counted.

use jiff::{Timestamp, tz::TimeZone};

use briefreader::{
    compare::matrix::By,
    library::DossierScope,
    model::{
        Claimed, Stance, StoryId,
        silence::Checked,
        view::{Filter, Shelf},
    },
    query::{Moment, Query},
};

use crate::room::{Hand, Room, text};

#[test]
fn a_story_counts_narrows_and_gathers_what_is_said_in_it() {
    let room = Room::new();
    let library = room.open();
    let mut hand = Hand::at(&library);
    let north = room
        .add(&library, "north.txt", "Cloud\n\nIt works offline.\n")
        .id;
    let other = room
        .add(&library, "other.txt", "Budget\n\nIt is spent.\n")
        .id;
    let story = hand.story("JEDI", [north]);
    let claim = hand.claim("It works offline");
    let outside = hand.claim("It is spent");
    let (mark, _) = hand.mark(north, "It works offline.");
    hand.flag(north, mark, claim, Stance::Supports);
    let (mark, _) = hand.mark(other, "It is spent.");
    hand.flag(other, mark, outside, Stance::Supports);

    let at = Moment {
        now: Timestamp::now(),
        zone: TimeZone::UTC,
    };
    let asked = |id| library.claims_asked(&Query::in_story(id), &at).unwrap();
    assert_eq!(asked(story), [claim]);
    let counts = library.counts_of_story(story, &at).unwrap();
    assert_eq!((counts.articles, counts.unread, counts.claims), (1, 1, 1));
    let within = Filter {
        within: vec![Query::in_story(story).to_string()],
        ..Filter::default()
    };
    assert_eq!(library.ids_in(&within).to_vec(), [north]);
    assert_eq!(
        library.count_asked("is:unread", Some(story), &at).unwrap(),
        Some(1)
    );
    assert_eq!(
        library.count_asked("is:unread", None, &at).unwrap(),
        Some(2)
    );
    assert_eq!(library.count_asked("is:nothing", None, &at).unwrap(), None);

    // A silence that is recorded while everything is narrowed to the story brings its claim in.
    let checked = Checked {
        claim: Claimed::New(text("It was withdrawn")),
        articles: vec![(north, None)],
        story: Some(story),
        by: text("A. Reader").into(),
    };
    let (change, _, silenced) = library.record_silence(&checked).unwrap();
    assert_eq!(&*change.what, "silence on “It was withdrawn”");
    let page = library.claim_page(silenced.claim).unwrap();
    assert_eq!(page.claim.history[0].by, text("A. Reader"));
    assert_eq!(asked(story), [claim, silenced.claim]);
    // One that is recorded otherwise does not: a claim of a story is one that was put in or has evidence in it.
    let checked = Checked {
        claim: Claimed::New(text("Nobody was asked")),
        articles: vec![(north, None)],
        by: text("").into(),
        story: None,
    };
    library.record_silence(&checked).unwrap();
    assert_eq!(asked(story), [claim, silenced.claim]);
    let scope = DossierScope {
        story: Some(story),
        ..DossierScope::default()
    };
    let ids = |scope: &DossierScope| -> Vec<_> {
        let exported = library.dossier(scope).unwrap();
        let claims = exported.claims.iter();
        claims.map(|page| page.claim.id).collect()
    };
    assert_eq!(ids(&scope), [claim, silenced.claim]);
    let narrowed = DossierScope {
        articles: Some([north].into()),
        ..scope.clone()
    };
    assert_eq!(ids(&narrowed), [claim, silenced.claim]);
    let exported = library.dossier(&scope).unwrap();
    assert_eq!(exported.articles.len(), 1);
    let matrix = exported.matrix(By::Articles);
    assert_eq!((matrix.columns.len(), matrix.left()), (1, 0));

    // What the disk has is what another window finds.
    let again = room.open();
    let stories = again.stories(Shelf::Library).unwrap();
    assert_eq!(stories.len(), 1);
    assert_eq!(stories[0].members.claims.len(), 1);
    let gone = again.dossier(&DossierScope {
        story: Some(StoryId(claim.0)),
        ..DossierScope::default()
    });
    assert_eq!(
        gone.unwrap().articles.len(),
        0,
        "a story that is gone is not everything"
    );
}
