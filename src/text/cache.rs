//! A bounded memory of what was worked out for pieces.

use std::{
    collections::BTreeMap,
    mem,
    sync::{Arc, Mutex, PoisonError},
};

/// Remembers a list for each of the pieces asked for last.
///
/// There are two generations. What is asked for is moved to the young one; when that grows past the
/// limit it becomes the old one, and the former old one is forgotten. So what a screen needs stays, memory is
/// at most twice the limit, and no look-up costs more than the logarithm of that. It can be shared
/// between threads; two that ask for the same new piece at once both work it out.
#[derive(Debug)]
pub(crate) struct PieceCache<T> {
    limit: usize,
    generations: Mutex<Generations<T>>,
}

#[derive(Debug)]
struct Generations<T> {
    young: BTreeMap<usize, Arc<[T]>>,
    old: BTreeMap<usize, Arc<[T]>>,
    weight: usize,
}

impl<T> PieceCache<T> {
    /// Makes an empty memory; `limit` counts list elements, and one more for each list.
    pub(crate) fn new(limit: usize) -> Self {
        Self {
            limit,
            generations: Mutex::new(Generations {
                young: BTreeMap::new(),
                old: BTreeMap::new(),
                weight: 0,
            }),
        }
    }

    /// Returns the list of a piece, made by `make` when it isn't remembered.
    pub(crate) fn get_or_make(&self, piece: usize, make: impl FnOnce() -> Vec<T>) -> Arc<[T]> {
        if let Some(known) = self.with(|generations| generations.get(piece, self.limit)) {
            return known;
        }
        // Made outside the lock, so that another thread's look-up never waits for a layout.
        let made: Arc<[T]> = make().into();
        self.with(|generations| generations.put(piece, Arc::clone(&made), self.limit));
        made
    }

    fn with<R>(&self, act: impl FnOnce(&mut Generations<T>) -> R) -> R {
        // Nothing in here can panic half-way through, so a poisoned lock still guards whole lists.
        act(&mut self
            .generations
            .lock()
            .unwrap_or_else(PoisonError::into_inner))
    }
}

impl<T> Generations<T> {
    fn get(&mut self, piece: usize, limit: usize) -> Option<Arc<[T]>> {
        if let Some(known) = self.young.get(&piece) {
            return Some(Arc::clone(known));
        }
        let known = self.old.remove(&piece)?;
        self.put(piece, Arc::clone(&known), limit);
        Some(known)
    }

    fn put(&mut self, piece: usize, list: Arc<[T]>, limit: usize) {
        if self.weight > limit {
            self.old = mem::take(&mut self.young);
            self.weight = 0;
        }
        self.weight += list.len() + 1;
        self.young.insert(piece, list);
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn a_list_is_made_once_while_it_is_in_use() {
        let cache = PieceCache::new(10);
        let made = Cell::new(0);
        for _ in 0..100 {
            let list = cache.get_or_make(7, || {
                made.set(made.get() + 1);
                vec![1, 2, 3]
            });
            assert_eq!(*list, [1, 2, 3]);
        }
        assert_eq!(made.get(), 1);
    }

    #[test]
    fn what_is_not_asked_for_is_forgotten_and_the_rest_stays() {
        let cache = PieceCache::new(10);
        let made = Cell::new(0);
        for piece in 1..1000 {
            cache.get_or_make(piece, || vec![0; 4]);
            cache.get_or_make(0, || {
                made.set(made.get() + 1);
                vec![0; 4]
            });
        }
        assert_eq!(made.get(), 1);
        let kept = cache.with(|generations| generations.young.len() + generations.old.len());
        assert!(kept <= 6, "{kept} lists are kept");
    }
}
