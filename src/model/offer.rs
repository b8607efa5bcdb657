//! What a newer matcher says otherwise of where an annotation stands.

use serde::Deserialize;

use crate::model::{
    AnchorState, CleanText, FieldValue, Placement, SnapshotId, Value, quoted::quoted,
};

/// Another place for an annotation in a snapshot, which a person is asked about.
///
/// The placement that is written stays as it is: whoever knows nothing of offers goes on with that.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// Where the newer matcher would put it.
    pub placement: Placement,
    /// The words that stand there, where they are not its own.
    pub words: Option<CleanText>,
}

/// The form of an offer in a file.
#[derive(Deserialize)]
struct OfferForm {
    placement: Box<ron::value::RawValue>,
    #[serde(default)]
    words: Option<String>,
}

impl FieldValue for Offer {
    fn to_value(&self) -> Value {
        let Value::Raw(placement) = self.placement.to_value() else {
            return Value::Raw(String::new());
        };
        let words = self.words.as_deref().map(quoted);
        let words = words.map_or_else(|| "None".to_owned(), |words| format!("Some({words})"));
        Value::Raw(format!("(placement: {placement}, words: {words})"))
    }

    fn from_value(value: &Value) -> Option<Self> {
        let Value::Raw(raw) = value else { return None };
        let options = ron::Options::default()
            .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        let form: OfferForm = options.from_str(raw).ok()?;
        let placement = Value::Raw(form.placement.get_ron().trim().to_owned());
        Some(Self {
            placement: Placement::from_value(&placement)?,
            words: form.words.as_deref().map(CleanText::new),
        })
    }
}

/// A placement that a newer matcher would make otherwise, and nobody has decided on.
#[derive(Clone, Debug, PartialEq)]
pub struct Contested {
    /// The snapshot.
    pub snapshot: SnapshotId,
    /// What is written.
    pub kept: Placement,
    /// What the newer matcher says.
    pub offer: Offer,
}

impl Contested {
    /// Returns where the annotation stands until a person has decided: where it stood, for *review*; what had no
    /// place, where it may stand now.
    pub fn placement(&self) -> Placement {
        let shown = match self.kept.bytes {
            Some(_) => &self.kept,
            None => &self.offer.placement,
        };
        Placement {
            state: AnchorState::Review,
            method: CleanText::line(Placement::CONTESTED),
            ..shown.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offer_comes_back_with_its_words() {
        for words in [None, Some(CleanText::new("“It's” \"so\"\n\nthere"))] {
            let offer = Offer {
                placement: Placement {
                    bytes: Some(3..9),
                    state: AnchorState::Edited,
                    by: CleanText::line("matcher 7"),
                    ..Placement::orphan()
                },
                words,
            };
            assert_eq!(Offer::from_value(&offer.to_value()), Some(offer));
        }
    }
}
