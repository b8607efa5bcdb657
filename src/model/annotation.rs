//! Highlights, their anchors, and their links to claims.

use std::ops::Range;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::model::{
    AnnotationId, ArticleId, ClaimId, CleanText, Evidence, Field, FieldValue, Path, Record,
    SnapshotId, Stance, Value, evidence,
    field::words,
    offer::{Contested, Offer},
    quoted::quoted,
};

/// How it finds its text; one value, set once, since its parts hold only together.
pub const ANCHOR: Field<Anchor> = Field::new("anchor");
/// The colour.
pub const COLOR: Field<Color> = Field::new("color");
/// When it was made.
pub const CREATED: Field<Timestamp> = Field::new("created");
/// When it was put into the trash.
pub const REMOVED: Field<Timestamp> = Field::new("removed");

/// Returns where all annotations of a record stand.
pub fn annotations() -> Path {
    Path::root("annotations")
}

/// Returns where an annotation stands.
pub fn at(id: AnnotationId) -> Path {
    annotations().child(&id.to_string())
}

/// Returns where the note of an annotation stands.
pub fn note(id: AnnotationId) -> Path {
    at(id).child("note")
}

/// Returns where the tags of an annotation stand.
pub fn tags(id: AnnotationId) -> Path {
    at(id).child("tags")
}

/// Returns where the placement of an annotation in a snapshot stands.
pub fn placement(id: AnnotationId, snapshot: &SnapshotId) -> Path {
    at(id).child("placements").child(snapshot.as_str())
}

/// Returns where a person's decision stands of where an annotation stands in a snapshot.
///
/// Apart from the matcher's placement, so that the two are never joined into one, whichever is written later.
pub fn decision(id: AnnotationId, snapshot: &SnapshotId) -> Path {
    at(id).child("decisions").child(snapshot.as_str())
}

/// Returns where another place stands that a newer matcher offers for an annotation in a snapshot.
pub fn offer(id: AnnotationId, snapshot: &SnapshotId) -> Path {
    at(id).child("offers").child(snapshot.as_str())
}

/// Tells whether the program itself writes at a place of a record: what stands there is worked out, and nobody's word.
pub fn is_worked_out(path: &Path) -> bool {
    let Some(below) = path.below(&annotations()) else {
        return false;
    };
    let names: Vec<&str> = below.split('/').collect();
    match names.as_slice() {
        [_, register, ..] if ["placements", "offers"].contains(register) => true,
        // Whoever leads evidence on keeps whence.
        [_, "evidence", _, field] => *field == evidence::GIVEN_FOR.name(),
        _ => false,
    }
}

words! {
    /// A colour of highlights.
    Color {
        /// Yellow, the default.
        Yellow = "yellow",
        /// Green.
        Green = "green",
        /// Blue.
        Blue = "blue",
        /// Pink.
        Pink = "pink",
        /// Orange.
        Orange = "orange",
        /// Red.
        Red = "red",
    }
}

words! {
    /// How sure it is that an annotation stands on its words.
    AnchorState {
        /// The same words at the same place.
        Anchored = "anchored",
        /// The same words at another place.
        Moved = "moved",
        /// Found, but the words differ beyond typography.
        Edited = "edited",
        /// A likely place, not sure.
        Review = "review",
        /// Not found.
        Orphan = "orphan",
    }
}

impl AnchorState {
    /// Puts the states in order, from the one that is most in doubt on: orphans come first.
    pub const fn certainty(&self) -> u8 {
        match self {
            Self::Orphan => 0,
            Self::Review => 1,
            Self::Edited => 2,
            Self::Other(_) => 3,
            Self::Moved => 4,
            Self::Anchored => 5,
        }
    }
}

/// How an annotation finds its text: the W3C text-quote and text-position selectors, and the snapshot
/// they were taken on. Never rewritten.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The snapshot it was made on.
    pub made_on: SnapshotId,
    /// Where the words stand in that snapshot, in bytes.
    pub bytes: Range<usize>,
    /// The exact words.
    pub quote: CleanText,
    /// Up to 64 code points before the words.
    pub prefix: CleanText,
    /// Up to 64 code points after the words.
    pub suffix: CleanText,
}

/// The form of an anchor in a file.
#[derive(Deserialize)]
struct AnchorForm {
    quote: String,
    prefix: String,
    suffix: String,
    bytes: (i64, i64),
    made_on: String,
}

impl FieldValue for Anchor {
    fn to_value(&self) -> Value {
        // By hand, since `ron` would write `It\'s`, and nobody would find the quote with grep.
        Value::Raw(format!(
            "(quote: {}, prefix: {}, suffix: {}, bytes: ({}, {}), made_on: {})",
            quoted(&self.quote),
            quoted(&self.prefix),
            quoted(&self.suffix),
            self.bytes.start,
            self.bytes.end,
            quoted(self.made_on.as_str()),
        ))
    }

    fn from_value(value: &Value) -> Option<Self> {
        let Value::Raw(raw) = value else { return None };
        let form: AnchorForm = ron::from_str(raw).ok()?;
        let (start, end) = form.bytes;
        let bytes = match (usize::try_from(start), usize::try_from(end)) {
            (Ok(start), Ok(end)) if start < end => start..end,
            // A place that a hand has spoilt: the words are not there, so they are looked for.
            _ => 0..form.quote.len().max(1),
        };
        Some(Self {
            made_on: SnapshotId::parse(&form.made_on)?,
            bytes,
            quote: CleanText::new(&form.quote),
            prefix: CleanText::new(&form.prefix),
            suffix: CleanText::new(&form.suffix),
        })
    }
}

/// Joins texts that were written without sight of each other, such as two notes of one annotation.
pub fn joined(texts: &[CleanText]) -> Option<CleanText> {
    let texts: Vec<&str> = texts.iter().map(CleanText::as_str).collect();
    (!texts.is_empty()).then(|| CleanText::new(&texts.join("\n\n———\n\n")))
}

/// Leaves out texts that stand there already, as where stamps were lost and a text was taken for a new one.
fn different(texts: Vec<CleanText>) -> Vec<CleanText> {
    let mut different = Vec::new();
    for text in texts {
        if !different.contains(&text) {
            different.push(text);
        }
    }
    different
}

/// Tells where an annotation stands in a snapshot other than the one it was made on.
#[derive(Clone, Debug, PartialEq)]
pub struct Placement {
    /// Where, in bytes of that snapshot's text; nothing for an orphan.
    pub bytes: Option<Range<usize>>,
    /// How sure that is.
    pub state: AnchorState,
    /// How the place was found, such as `exact`.
    pub method: CleanText,
    /// How well it fits, from 0 to 1.
    pub score: f64,
    /// Who put it there: `person`, or the matcher with its version.
    pub by: CleanText,
}

impl Placement {
    /// Who decided, where it was a person.
    pub const PERSON: &'static str = "person";
    /// How the place was found where a person has decided on these words in an earlier snapshot.
    pub const DECIDED_BEFORE: &'static str = "decided before";
    /// How a place was found of which a newer matcher says otherwise.
    pub const CONTESTED: &'static str = "matchers differ";

    /// Says that an annotation stands where it was made.
    pub fn made(anchor: &Anchor) -> Self {
        Self {
            bytes: Some(anchor.bytes.clone()),
            state: AnchorState::Anchored,
            method: CleanText::line("made"),
            score: 1.0,
            by: CleanText::line(Self::PERSON),
        }
    }

    /// Tells whether a person has decided on it.
    pub fn is_by_person(&self) -> bool {
        *self.by == *Self::PERSON
    }

    /// Tells whether it waits for a person to recheck it: it is not sure, and nobody has decided on it.
    pub fn waits(&self) -> bool {
        let is_sure = matches!(self.state, AnchorState::Anchored | AnchorState::Moved);
        !is_sure && !self.is_by_person() && *self.method != *Self::DECIDED_BEFORE
    }

    /// Tells whether another placement says something else to a person: another place, or another state.
    pub fn differs(&self, other: &Self) -> bool {
        self.bytes != other.bytes || self.state != other.state
    }

    /// Says that the words are not found.
    pub fn orphan() -> Self {
        Self {
            bytes: None,
            state: AnchorState::Orphan,
            method: CleanText::line("none"),
            score: 0.0,
            by: CleanText::default(),
        }
    }
}

/// The form of a placement in a file: one value, since its parts hold only together.
#[derive(Serialize, Deserialize)]
struct PlacementForm {
    #[serde(default)]
    bytes: Option<(usize, usize)>,
    state: String,
    #[serde(default)]
    method: String,
    #[serde(default)]
    score: f64,
    #[serde(default)]
    by: String,
}

impl FieldValue for Placement {
    fn to_value(&self) -> Value {
        let form = PlacementForm {
            bytes: self.bytes.as_ref().map(|bytes| (bytes.start, bytes.end)),
            state: self.state.word().to_owned(),
            method: self.method.to_string(),
            score: self.score,
            by: self.by.to_string(),
        };
        // It holds words, numbers and tuples: nothing that RON can't write.
        Value::Raw(ron::to_string(&form).unwrap_or_default())
    }

    fn from_value(value: &Value) -> Option<Self> {
        let Value::Raw(raw) = value else { return None };
        let options = ron::Options::default()
            .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        let form: PlacementForm = options.from_str(raw).ok()?;
        Some(Self {
            bytes: form
                .bytes
                .and_then(|(start, end)| (start <= end).then_some(start..end)),
            state: AnchorState::from_word(&form.state),
            method: CleanText::line(&form.method),
            score: form.score,
            by: CleanText::line(&form.by),
        })
    }
}

/// A highlight on a range of a snapshot's text.
#[derive(Clone, Debug, PartialEq)]
pub struct Annotation {
    /// Its id.
    pub id: AnnotationId,
    /// The article.
    pub article: ArticleId,
    /// How it finds its text.
    pub anchor: Anchor,
    /// The colour.
    pub color: Color,
    /// The note, in Markdown; several where notes were written without sight of each other.
    pub notes: Vec<CleanText>,
    /// Tags, in order.
    pub tags: Vec<CleanText>,
    /// Links to claims, in the order of their ids.
    pub evidence: Vec<Evidence>,
    /// Where it stands in other snapshots.
    pub placements: Vec<(SnapshotId, Placement)>,
    /// Those of these placements that a newer matcher would make otherwise.
    pub contested: Vec<Contested>,
    /// When it was made.
    pub created: Timestamp,
    /// When anything of it was last changed.
    pub modified: Timestamp,
    /// When it was taken away.
    pub removed: Option<Timestamp>,
}

impl Annotation {
    /// Returns its link to a claim that flagging it with a stance changes: of several that of this stance, since the others
    /// stand against it.
    pub fn link_to(&self, claim: ClaimId, stance: &Stance) -> Option<&Evidence> {
        let links = || self.evidence.iter().filter(|link| link.claim == claim);
        let same = links().find(|link| link.stance == *stance);
        same.or_else(|| links().next())
    }

    /// Decodes all annotations of a record, removed ones too, in the order of their ids.
    ///
    /// One without readable words or anchor is left out; it stays in the record.
    pub fn all(article: ArticleId, record: &Record) -> Vec<Self> {
        let ids = record.children(&annotations());
        ids.iter()
            .filter_map(|id| Self::from_record(article, AnnotationId::parse(id)?, record))
            .collect()
    }

    /// Decodes one annotation.
    pub fn from_record(article: ArticleId, id: AnnotationId, record: &Record) -> Option<Self> {
        let at = at(id);
        let anchor = record.get_in(&at, ANCHOR)?;
        // What a person decided wins.
        let mut placements: Vec<(SnapshotId, Placement)> = in_snapshots(record, &at, "decisions");
        let mut contested = Vec::new();
        let offers: Vec<(SnapshotId, Offer)> = in_snapshots(record, &at, "offers");
        for (snapshot, placement) in in_snapshots::<Placement>(record, &at, "placements") {
            if placements.iter().any(|(known, _)| *known == snapshot) {
                continue;
            }
            let mut offers = offers.iter().filter(|(of, _)| *of == snapshot);
            let is_other =
                |offer: &Offer| !placement.is_by_person() && offer.placement.differs(&placement);
            let Some((_, offer)) = offers.find(|(_, offer)| is_other(offer)) else {
                placements.push((snapshot, placement));
                continue;
            };
            let asked = Contested {
                snapshot: snapshot.clone(),
                kept: placement,
                offer: offer.clone(),
            };
            placements.push((snapshot, asked.placement()));
            contested.push(asked);
        }
        let created = record.get_in(&at, CREATED).unwrap_or(Timestamp::UNIX_EPOCH);
        Some(Self {
            id,
            article,
            anchor,
            color: record.get_in(&at, COLOR).unwrap_or(Color::Yellow),
            notes: different(record.texts(&note(id))),
            tags: record.texts(&tags(id)),
            evidence: Evidence::all(id, record),
            placements,
            contested,
            created,
            modified: record.latest_in(&at).map_or(created, |stamp| stamp.time()),
            removed: record.get_in(&at, REMOVED),
        })
    }

    /// Returns the note as one text; notes written without sight of each other stand one after the other.
    pub fn note(&self) -> Option<CleanText> {
        joined(&self.notes)
    }

    /// Tells where it stands in a snapshot, and how sure that is; nothing where nobody has placed it there yet.
    pub fn placement(&self, snapshot: &SnapshotId) -> Option<Placement> {
        if *snapshot == self.anchor.made_on {
            return Some(Placement::made(&self.anchor));
        }
        self.placements
            .iter()
            .find(|(id, _)| id == snapshot)
            .map(|(_, placement)| placement.clone())
    }

    /// Returns what a newer matcher says otherwise of where it stands in a snapshot, for a person to decide.
    pub fn contested(&self, snapshot: &SnapshotId) -> Option<&Contested> {
        let is_made_there = *snapshot == self.anchor.made_on;
        let mut contested = self.contested.iter().filter(|_| !is_made_there);
        contested.find(|contested| contested.snapshot == *snapshot)
    }
}

/// Reads what a record holds of an annotation by snapshot.
fn in_snapshots<T: FieldValue>(record: &Record, at: &Path, under: &str) -> Vec<(SnapshotId, T)> {
    let all = at.child(under);
    let names = record.children(&all).into_iter();
    names
        .filter_map(|name| {
            let value = record.value(&all.child(&name))?;
            Some((SnapshotId::parse(&name)?, T::from_value(value)?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_an_anchor_stand_in_the_file_as_they_are_and_come_back() {
        let anchor = Anchor {
            made_on: SnapshotId::parse(&"a".repeat(64)).unwrap(),
            bytes: 3..40,
            quote: CleanText::new("“It's a cafe\u{301}”, \"he\" said.\n\nThen \\ left"),
            prefix: CleanText::new("don't "),
            suffix: CleanText::default(),
        };
        let Value::Raw(raw) = anchor.to_value() else {
            panic!("it is no text");
        };
        assert!(
            raw.contains("“It's a cafe\u{301}”") && raw.contains("don't "),
            "{raw}"
        );
        assert_eq!(raw.lines().count(), 1);
        assert_eq!(Anchor::from_value(&Value::Raw(raw)), Some(anchor));
    }
}
