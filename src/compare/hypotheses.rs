//! Competing hypotheses: which of several claims that exclude each other the evidence speaks against least.
//!
//! # How they are ranked
//! Each piece of evidence is rated against each claim. What fits a claim proves little, since it may fit the others
//! as well; what does not fit counts against it: *inconsistent* 1, *very inconsistent* 2. The claim with the lowest sum
//! comes first.
//!
//! - Nothing is ranked while a cell is unrated: a claim that nobody has held the evidence against would win. What was
//!   rated under another wording of a claim is unrated.
//! - Each origin counts once, one that is unknown too: it may have several rows, as when two reports have the same
//!   words of nobody named. The rows of one origin count for each claim as the most inconsistent of them does.
//! - What has its annotation in the trash does not count.
//! - Credibility is not mixed into the sum: what rests on evidence of low credibility is told apart.

use std::{collections::BTreeMap, sync::Arc};

use crate::model::{
    Claim, Grid, Record,
    grid::{Against, Credibility, Outcome, Place, Rating},
    view::{GridPage, HeldRow},
};

/// A piece of evidence, with its rating against each claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exhibit {
    /// Which origin it has, an unknown one too.
    pub origin: usize,
    /// How far it is to be believed, where a person has said so.
    pub credibility: Option<Credibility>,
    /// What it is to each claim, in their order; nothing where it is not rated.
    pub ratings: Vec<Option<Rating>>,
}

impl Exhibit {
    /// Takes a row of a grid with the ratings against some claims, in their order.
    pub fn of(row: &HeldRow, claims: &[Arc<Claim>]) -> Self {
        let ratings = claims.iter().map(|claim| row.held.rating(claim).cloned());
        Self {
            origin: row.row.origin.number,
            credibility: row.held.credibility.clone(),
            ratings: ratings.collect(),
        }
    }
}

/// Puts together what stands in a grid, and ranks its claims.
pub fn page(grid: Grid, record: Record, claims: Vec<Arc<Claim>>, rows: Vec<HeldRow>) -> GridPage {
    let counted = rows.iter().enumerate().filter(|(_, row)| row.counts());
    let (numbers, exhibits): (Vec<usize>, Vec<Exhibit>) = counted
        .map(|(at, row)| (at, Exhibit::of(row, &claims)))
        .unzip();
    let mut outcome = rank(claims.len(), &exhibits);
    if let Outcome::Ranked { decisive, .. } = &mut outcome {
        let rows = decisive.iter().filter_map(|at| numbers.get(*at).copied());
        *decisive = rows.collect();
    }
    GridPage {
        grid,
        record,
        claims,
        rows,
        outcome,
    }
}

/// Ranks claims by the evidence against them.
pub fn rank(claims: usize, exhibits: &[Exhibit]) -> Outcome {
    let unrated = unrated(claims, exhibits);
    if claims < 2 || exhibits.is_empty() {
        return Outcome::TooFew;
    }
    if unrated > 0 {
        return Outcome::Unrated(unrated);
    }
    let all: Vec<&Exhibit> = exhibits.iter().collect();
    let places = places(claims, &all);
    let order = |places: &[Place]| -> Vec<(usize, usize)> {
        let mut order: Vec<_> = places.iter().map(|one| (one.claim, one.place)).collect();
        order.sort_unstable();
        order
    };
    let decisive = (0..exhibits.len()).filter(|away| {
        let rest = exhibits.iter().enumerate();
        let rest: Vec<&Exhibit> = rest
            .filter(|(at, _)| at != away)
            .map(|(_, exhibit)| exhibit)
            .collect();
        order(&self::places(claims, &rest)) != order(&places)
    });
    Outcome::Ranked {
        decisive: decisive.collect(),
        places,
    }
}

/// Counts the cells that are not rated.
pub fn unrated(claims: usize, exhibits: &[Exhibit]) -> usize {
    // What a later version wrote is not understood, and so not held against anything.
    let is_known = |rating: &&Rating| !matches!(rating, Rating::Other(_));
    let rated = |exhibit: &Exhibit| {
        let ratings = exhibit.ratings.iter().take(claims).flatten();
        ratings.filter(is_known).count()
    };
    exhibits.iter().map(|exhibit| claims - rated(exhibit)).sum()
}

fn places(claims: usize, exhibits: &[&Exhibit]) -> Vec<Place> {
    let credible: Vec<&Exhibit> = exhibits
        .iter()
        .copied()
        .filter(|exhibit| {
            matches!(
                exhibit.credibility,
                Some(Credibility::High | Credibility::Medium)
            )
        })
        .collect();
    let mut places: Vec<Place> = (0..claims)
        .map(|claim| Place {
            claim,
            place: 0,
            against: Against {
                all: against(claim, exhibits),
                credible: against(claim, &credible),
            },
        })
        .collect();
    places.sort_by_key(|one| (one.against.all, one.claim));
    let sums: Vec<usize> = places.iter().map(|one| one.against.all).collect();
    for one in &mut places {
        // Behind two that are first comes the third.
        one.place = 1 + sums.iter().filter(|sum| **sum < one.against.all).count();
    }
    places
}

/// Sums what speaks against a claim, each origin once.
fn against(claim: usize, exhibits: &[&Exhibit]) -> usize {
    let mut most: BTreeMap<usize, usize> = BTreeMap::new();
    for exhibit in exhibits {
        let rating = exhibit.ratings.get(claim).and_then(Option::as_ref);
        let weight = rating.map_or(0, Rating::against);
        let of_origin = most.entry(exhibit.origin).or_default();
        *of_origin = weight.max(*of_origin);
    }
    most.values().sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn exhibit(origin: usize, ratings: &[Rating]) -> Exhibit {
        Exhibit {
            origin,
            credibility: None,
            ratings: ratings.iter().cloned().map(Some).collect(),
        }
    }

    fn ranked(outcome: &Outcome) -> (Vec<(usize, usize, usize)>, Vec<usize>) {
        let Outcome::Ranked { places, decisive } = outcome else {
            panic!("not ranked: {outcome:?}");
        };
        let places = places.iter();
        let places = places.map(|one| (one.claim, one.place, one.against.all));
        (places.collect(), decisive.clone())
    }

    use Rating::{
        Consistent as C, Inconsistent as I, Neutral as N, NotApplicable as NA,
        VeryConsistent as CC, VeryInconsistent as II,
    };

    #[test]
    fn what_least_speaks_against_comes_first_however_much_fits_the_others() {
        let exhibits = [
            exhibit(0, &[CC, C, N]),
            exhibit(1, &[CC, C, NA]),
            exhibit(2, &[II, C, I]),
        ];
        let (places, decisive) = ranked(&rank(3, &exhibits));
        assert_eq!(places, [(1, 1, 0), (2, 2, 1), (0, 3, 2)]);
        assert_eq!(decisive, [2]);
    }

    #[test]
    fn behind_two_that_share_the_first_place_comes_the_third() {
        let exhibits = [exhibit(0, &[C, I, C, II]), exhibit(1, &[C, I, N, C])];
        let (places, _) = ranked(&rank(4, &exhibits));
        assert_eq!(places, [(0, 1, 0), (2, 1, 0), (1, 3, 2), (3, 3, 2)]);
    }

    #[test]
    fn nothing_is_ranked_while_cells_are_unrated() {
        let mut exhibits = [exhibit(0, &[C, I]), exhibit(1, &[C, I])];
        exhibits[1].ratings = vec![None];
        assert_eq!(rank(2, &exhibits), Outcome::Unrated(2));
        assert_eq!(rank(1, &exhibits), Outcome::TooFew);
        assert_eq!(rank(2, &[]), Outcome::TooFew);
    }

    #[test]
    fn rows_of_one_origin_count_as_the_most_inconsistent_of_them() {
        let repeated = [
            exhibit(0, &[I, C]),
            exhibit(0, &[II, C]),
            exhibit(0, &[I, I]),
            exhibit(1, &[C, I]),
        ];
        let (places, decisive) = ranked(&rank(2, &repeated));
        assert_eq!(places, [(0, 1, 2), (1, 1, 2)]);
        // Without the second, its origin still says the same, but less of it.
        assert_eq!(decisive, [1, 2, 3]);
    }

    #[test]
    fn credibility_is_told_apart_and_does_not_change_the_order() {
        let mut exhibits = [exhibit(0, &[II, C]), exhibit(1, &[C, I])];
        exhibits[0].credibility = Some(Credibility::Low);
        exhibits[1].credibility = Some(Credibility::High);
        let Outcome::Ranked { places, .. } = rank(2, &exhibits) else {
            panic!("not ranked");
        };
        let against: Vec<_> = places
            .iter()
            .map(|one| (one.claim, one.against.all, one.against.credible))
            .collect();
        assert_eq!(against, [(1, 1, 1), (0, 2, 0)]);
    }

    fn any_exhibits() -> impl Strategy<Value = Vec<Exhibit>> {
        let rating = prop::sample::select(Rating::KNOWN.to_vec());
        let ratings = prop::collection::vec(rating, 3);
        let credibility = prop::option::of(prop::sample::select(Credibility::KNOWN.to_vec()));
        let exhibit =
            (0usize..4, credibility, ratings).prop_map(|(origin, credibility, ratings)| Exhibit {
                credibility,
                ..exhibit(origin, &ratings)
            });
        prop::collection::vec(exhibit, 1..9)
    }

    proptest! {
        #[test]
        fn the_order_of_the_rows_does_not_matter(exhibits in any_exhibits(), seed in 0usize..9) {
            let mut turned = exhibits.clone();
            turned.rotate_left(seed % exhibits.len());
            prop_assert_eq!(ranked(&rank(3, &exhibits)).0, ranked(&rank(3, &turned)).0);
        }

        #[test]
        fn what_an_origin_says_again_changes_nothing(exhibits in any_exhibits(), at in 0usize..9) {
            let at = at % exhibits.len();
            let mut repeated = exhibits.clone();
            repeated.push(exhibits[at].clone());
            let outcome = rank(3, &repeated);
            prop_assert_eq!(&ranked(&rank(3, &exhibits)).0, &ranked(&outcome).0);
            // What is said twice is not decisive.
            prop_assert!(!ranked(&outcome).1.contains(&at));
        }

        #[test]
        fn a_decisive_row_changes_the_order_and_no_other_does(exhibits in any_exhibits()) {
            prop_assume!(exhibits.len() > 1);
            let order = |exhibits: &[Exhibit]| {
                let (mut places, decisive) = ranked(&rank(3, exhibits));
                places.sort_unstable();
                let order: Vec<_> = places.iter().map(|(claim, place, _)| (*claim, *place)).collect();
                (order, decisive)
            };
            let (before, decisive) = order(&exhibits);
            for at in 0..exhibits.len() {
                let mut rest = exhibits.clone();
                rest.remove(at);
                prop_assert_eq!(order(&rest).0 != before, decisive.contains(&at));
            }
        }

        #[test]
        fn what_fits_counts_for_nothing(exhibits in any_exhibits()) {
            let mut plain = exhibits.clone();
            for rating in plain.iter_mut().flat_map(|exhibit| &mut exhibit.ratings) {
                if matches!(rating, Some(CC | C | NA)) {
                    *rating = Some(N);
                }
            }
            prop_assert_eq!(rank(3, &exhibits), rank(3, &plain));
        }
    }
}
