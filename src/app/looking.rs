//! The looking for feeds at addresses, which goes on beside the screen.

use crate::{
    app::waiting::{Asked, Waiting},
    model::PageAddress,
};

/// Where feeds are looked for.
#[derive(Debug, Default)]
pub struct Looks(Vec<(PageAddress, Waiting)>);

impl Looks {
    /// Begins to look at an address; what goes on there already is left for it.
    pub fn begin(&mut self, address: &PageAddress) -> Asked {
        self.end(address);
        let waiting = Waiting::default();
        let asked = waiting.asked();
        self.0.push((address.clone(), waiting));
        asked
    }

    /// Notes what came of an address; tells whether that was waited for.
    pub fn end(&mut self, address: &PageAddress) -> bool {
        let before = self.0.len();
        self.0.retain(|(at, _)| at != address);
        self.0.len() < before
    }

    /// Looks nowhere any more; returns where that went on.
    pub fn leave(&mut self) -> Vec<PageAddress> {
        let left = self.0.drain(..);
        left.map(|(address, _)| address).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_that_is_left_knows_it_and_nothing_comes_of_it() {
        let address = |text: &str| PageAddress::parse(text).unwrap();
        let (one, other) = (address("island.example"), address("harbour.example"));
        let mut looks = Looks::default();
        let first = looks.begin(&one);
        let again = looks.begin(&one);
        assert!(first.is_left() && !again.is_left());
        let at_other = looks.begin(&other);
        assert!(looks.end(&one) && !looks.end(&one));
        assert_eq!(looks.leave(), std::slice::from_ref(&other));
        assert!(at_other.is_left() && !looks.end(&other));
    }
}
