//! Builders of changes to grids of competing hypotheses.

use super::{Build, Setting, shown};
use crate::model::{
    AnnotationId, ArticleId, Claim, ClaimId, CleanText, FieldValue, GridId, Record, RecordId,
    Value,
    claim::Merging,
    grid::{self, Credibility, Rated, Rating},
};

impl Build<'_> {
    /// Makes a grid of claims that exclude each other.
    pub fn make_grid(&mut self, name: &CleanText, claims: &[ClaimId]) -> GridId {
        let id = GridId(self.ids.next(self.now));
        let (of, none) = (RecordId::grid(id), Record::default());
        self.change.create(of, None);
        self.change.set(of, &none, grid::NAME, Some(name));
        self.change.set(of, &none, grid::CREATED, Some(&self.now));
        self.put_claims(id, &none, claims);
        self.named(&format!("make grid {}", shown(name)));
        id
    }

    /// Gives a grid another name.
    pub fn rename_grid(&mut self, id: GridId, record: &Record, name: &CleanText) {
        let of = RecordId::grid(id);
        self.change.set(of, record, grid::NAME, Some(name));
        self.named(&format!("rename grid {}", name_of(record)));
    }

    /// Puts further claims into a grid; `record` is the grid's.
    pub fn put_into_grid(&mut self, id: GridId, record: &Record, claims: &[ClaimId]) {
        self.put_claims(id, record, claims);
        self.named(&format!("put claims into grid {}", name_of(record)));
    }

    /// Takes claims out of a grid; put in again, evidence is rated against them as it was.
    pub fn take_from_grid(&mut self, id: GridId, record: &Record, claims: &[ClaimId]) {
        for claim in claims {
            let path = grid::claims().child(&claim.to_string());
            self.change.put(RecordId::grid(id), record, path, None);
        }
        self.named(&format!("take claims out of grid {}", name_of(record)));
    }

    /// Has the claim that another one was merged into take its place in a grid, with its ratings where it has none;
    /// these keep the wording that they were given for. The other one stays in the record, and is not shown there as long
    /// as it is merged.
    pub fn merge_in_grid(&mut self, id: GridId, record: &Record, merging: Merging) {
        self.put_claims(id, record, &[merging.into]);
        for row in record.children(&grid::rows()) {
            let Some(annotation) = AnnotationId::parse(&row) else {
                continue;
            };
            let into = grid::rating(annotation, merging.into);
            let rated = record.value(&grid::rating(annotation, merging.from));
            if let Some(rated) = rated
                && record.value(&into).is_none()
            {
                let rated = Some(rated.clone());
                self.change.put(RecordId::grid(id), record, into, rated);
            }
        }
    }

    fn put_claims(&mut self, id: GridId, record: &Record, claims: &[ClaimId]) {
        for claim in claims {
            let element = CleanText::line(&claim.to_string());
            let path = grid::claims().child(&element);
            let value = Some(Value::Text(element));
            self.change.put(RecordId::grid(id), record, path, value);
        }
    }

    /// Puts an annotation into a grid as evidence, or has it there again with the ratings that it had.
    pub fn hold_against(
        &mut self,
        id: GridId,
        record: &Record,
        (article, annotation): (ArticleId, AnnotationId),
    ) {
        let article = CleanText::line(&article.to_string());
        let (of, at) = (RecordId::grid(id), grid::row(annotation));
        self.change
            .set_in(of, record, &at, grid::ARTICLE, Some(&article));
        self.named(&format!("put evidence into grid {}", name_of(record)));
    }

    /// Takes an annotation out of a grid.
    pub fn hold_no_more(&mut self, id: GridId, record: &Record, annotation: AnnotationId) {
        let (of, at) = (RecordId::grid(id), grid::row(annotation));
        self.change.set_in(of, record, &at, grid::ARTICLE, None);
        self.named(&format!("take evidence out of grid {}", name_of(record)));
    }

    /// Rates evidence against a claim in its wording of now, or takes the rating away.
    pub fn rate(
        &mut self,
        id: GridId,
        record: &Record,
        (annotation, claim): (AnnotationId, &Claim),
        rating: Option<&Rating>,
    ) {
        let path = grid::rating(annotation, claim.id);
        let rated = rating.map(|rating| Rated {
            rating: rating.clone(),
            wording: claim.statement.clone(),
        });
        let value = rated.as_ref().map(FieldValue::to_value);
        self.change.put(RecordId::grid(id), record, path, value);
        self.named(&format!("rate evidence in grid {}", name_of(record)));
    }

    /// Says how far evidence is to be believed.
    pub fn believe(
        &mut self,
        id: GridId,
        record: &Record,
        annotation: AnnotationId,
        credibility: &Setting<Credibility>,
    ) {
        let (of, at) = (RecordId::grid(id), grid::row(annotation));
        self.set_field_in(of, record, &at, grid::CREDIBILITY, credibility);
        self.named(&format!("rate credibility in grid {}", name_of(record)));
    }

    /// Puts a grid into the trash.
    pub fn remove_grid(&mut self, id: GridId, record: &Record) {
        self.put_removed(RecordId::grid(id), record, grid::REMOVED.path());
        self.named(&format!("remove grid {}", name_of(record)));
    }

    /// Takes a grid out of the trash.
    pub fn restore_grid(&mut self, id: GridId, record: &Record) {
        let path = grid::REMOVED.path();
        self.change.put(RecordId::grid(id), record, path, None);
        self.named(&format!("restore grid {}", name_of(record)));
    }
}

fn name_of(record: &Record) -> String {
    shown(&record.get(grid::NAME).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use uuid::Uuid;

    use super::*;
    use crate::model::{Change, ChangeId, DeviceId, Grid, Ids, Stamp, claim};

    fn apply(change: &Change, id: RecordId, record: &mut Record, time: i64) {
        assert_eq!(change.refusal(id, record), None);
        change.apply(id, record, Stamp::new(time, 0, DeviceId(1)));
    }

    fn change(steps: impl FnOnce(&mut Build<'_>)) -> Change {
        let mut ids = Ids::new(1);
        let mut build = Build::new(&mut ids, Timestamp::UNIX_EPOCH);
        steps(&mut build);
        build.finish()
    }

    fn claim(id: ClaimId, statement: &str) -> Claim {
        let mut record = Record::default();
        let stamp = Stamp::new(1, 0, DeviceId(1));
        let statement = CleanText::line(statement).to_value();
        record.set(claim::STATEMENT.path(), Some(statement), stamp);
        Claim::from_record(id, &record).unwrap()
    }

    #[test]
    fn a_grid_keeps_what_evidence_was_rated_and_is_undone_step_by_step() {
        let claims = [1, 2].map(|number| ClaimId(Uuid::from_u128(number)));
        let article = ArticleId(Uuid::from_u128(7));
        let mark = AnnotationId(Uuid::from_u128(8));
        let mut id = GridId(Uuid::nil());
        let name = CleanText::line("Who built it?");
        let made = change(|build| id = build.make_grid(&name, &claims));
        assert_eq!(&*made.what, "make grid “Who built it?”");
        let of = RecordId::grid(id);
        let mut record = Record::default();
        apply(&made, of, &mut record, 1);
        let held = change(|build| build.hold_against(id, &record, (article, mark)));
        apply(&held, of, &mut record, 2);
        let rating = Rating::VeryInconsistent;
        let stands = claim(claims[1], "It stands");
        let rated = change(|build| build.rate(id, &record, (mark, &stands), Some(&rating)));
        apply(&rated, of, &mut record, 3);
        let high = Setting::To(Credibility::High);
        let believed = change(|build| build.believe(id, &record, mark, &high));
        apply(&believed, of, &mut record, 4);

        let grid = |record: &Record| Grid::from_record(id, record).unwrap();
        assert_eq!(grid(&record).claims, claims);
        let row = grid(&record).rows[0].clone();
        assert_eq!((row.annotation, row.article), (mark, article));
        assert_eq!(row.credibility, Some(Credibility::High));
        assert_eq!(row.rating(&stands), Some(&rating));

        // It holds for the wording that it was given for.
        let falls = claim(claims[1], "It falls");
        assert_eq!(row.rating(&falls), None);
        let outworded = row.outworded(&falls).map(|rated| &*rated.wording);
        assert_eq!(outworded, Some("It stands"));

        // A claim that is taken out and put back has its ratings, too.
        let out = change(|build| build.take_from_grid(id, &record, &[claims[1]]));
        assert_eq!(&*out.what, "take claims out of grid “Who built it?”");
        let mut without = record.clone();
        apply(&out, of, &mut without, 5);
        assert_eq!(grid(&without).claims, claims[..1]);
        let back = change(|build| build.put_into_grid(id, &without, &[claims[1]]));
        apply(&back, of, &mut without, 6);
        assert_eq!(grid(&without), grid(&record));

        // What is taken out and put back is rated as it was.
        let out = change(|build| build.hold_no_more(id, &record, mark));
        apply(&out, of, &mut record, 5);
        assert_eq!(grid(&record).rows, []);
        let back = out.inverse(ChangeId(Uuid::nil()), Timestamp::UNIX_EPOCH);
        apply(&back, of, &mut record, 6);
        assert_eq!(grid(&record).rows, [row]);
        let unrated = rated.inverse(ChangeId(Uuid::nil()), Timestamp::UNIX_EPOCH);
        apply(&unrated, of, &mut record, 7);
        assert_eq!(grid(&record).rows[0].ratings.len(), 0);
    }
}
