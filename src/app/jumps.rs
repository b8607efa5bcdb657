//! The places that were left by a far way, to be gone back to.

use crate::{app::frame::Side, model::ArticleId, text::Direction};

/// The most places that are remembered on either side.
const REMEMBERED: usize = 100;

/// A place in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waypoint {
    /// The article.
    pub article: ArticleId,
    /// The caret, in bytes of the snapshot shown then.
    pub caret: usize,
}

/// Whether a way is one to come back from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Way {
    /// By a few rows or words.
    #[default]
    Near,
    /// To somewhere else.
    Far,
}

/// The places left and come back from.
///
/// It is told after each message where the person is, so it sees ways that end only when an answer comes, a
/// search or an article that is opened. Going to another article is always far.
#[derive(Clone, Debug, Default)]
pub struct Jumps {
    back: Vec<Waypoint>,
    forward: Vec<Waypoint>,
    here: Option<Waypoint>,
    side: Side,
    way: Way,
    /// Where a step back or forward leads, until its article is open.
    leading: Option<Waypoint>,
}

impl Jumps {
    /// Calls the way that is being gone a far one.
    pub fn go_far(&mut self) {
        self.way = Way::Far;
    }

    /// Learns where the person is now; returns the caret that a step back or forward leads to.
    pub fn follow(&mut self, place: Waypoint, side: Side) -> Option<usize> {
        let way = std::mem::take(&mut self.way);
        if let Some(leading) = self.leading.take_if(|to| to.article == place.article) {
            (self.here, self.side) = (Some(leading), side);
            return Some(leading.caret);
        }
        let before = self.here.replace(place);
        // Looking from one reader to the other leaves neither, unless a far way led there.
        let is_other_side = std::mem::replace(&mut self.side, side) != side;
        let before = before.filter(|_| !is_other_side || way == Way::Far)?;
        let is_elsewhere = before.article != place.article;
        if is_elsewhere || way == Way::Far && before.caret != place.caret {
            self.leading = None;
            self.forward.clear();
            push(&mut self.back, before);
        }
        None
    }

    /// Returns the place some steps back or forward, as far as there are any, to be led to.
    pub fn step(&mut self, direction: Direction, times: usize) -> Option<Waypoint> {
        let (mut to, mut here) = (None, self.here);
        for _ in 0..times {
            let (from, onto) = match direction {
                Direction::Back => (&mut self.back, &mut self.forward),
                Direction::Forward => (&mut self.forward, &mut self.back),
            };
            let Some(next) = from.pop() else { break };
            if let Some(here) = here.replace(next) {
                push(onto, here);
            }
            to = Some(next);
        }
        self.leading = to;
        to
    }

    /// Gives up a step whose article could not be opened.
    pub fn give_up(&mut self) {
        self.leading = None;
    }
}

fn push(places: &mut Vec<Waypoint>, place: Waypoint) {
    if places.last() == Some(&place) {
        return;
    }
    if places.len() == REMEMBERED {
        places.remove(0);
    }
    places.push(place);
}
