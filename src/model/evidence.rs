//! The links from annotations to claims.

use jiff::Timestamp;
use serde::Deserialize;

use crate::model::{
    AnnotationId, ClaimId, CleanText, EvidenceId, Field, FieldValue, Path, Record, Value,
    annotation, field::words, quoted::quoted,
};

/// The claim that evidence bears on.
pub const CLAIM: Field<ClaimId> = Field::new("claim");
/// The claim that evidence was given for, where that was merged into the one that it bears on now, or into one before it.
pub const GIVEN_FOR: Field<ClaimId> = Field::new("given_for");
/// What evidence says of its claim.
pub const STANCE: Field<Stance> = Field::new("stance");
/// The wording of the claim that evidence was judged against.
pub const WORDING: Field<CleanText> = Field::new("wording");
/// In whose voice a person says that it is told.
pub const VOICE: Field<Voice> = Field::new("voice");
/// From whom a person says that the article has it; the nearest first, empty for nobody.
pub const VIA: Field<Vec<CleanText>> = Field::new("via");
/// Which words a person says take it back by half; empty for none.
pub const HEDGE: Field<CleanText> = Field::new("hedge");
/// How strong a person says that it is.
pub const STRENGTH: Field<Strength> = Field::new("strength");
/// Where a person says that it comes from in the end; empty where that is said to be unknown.
pub const ORIGIN: Field<CleanText> = Field::new("origin");
/// What was made out from the text when it was linked.
pub const SUGGESTED: Field<Suggestion> = Field::new("suggested");
/// When evidence was unlinked.
pub const REMOVED: Field<Timestamp> = Field::new("removed");

/// Returns where all links of an annotation stand.
pub fn links(id: AnnotationId) -> Path {
    annotation::at(id).child("evidence")
}

/// Returns where a link of an annotation stands.
pub fn at(id: AnnotationId, link: EvidenceId) -> Path {
    links(id).child(&link.to_string())
}

/// Tells whether a place of a record belongs to a link that was taken away: what stands there is kept, and says nothing
/// any more.
pub fn is_unlinked(record: &Record, path: &Path) -> bool {
    let segments: Vec<_> = path.segments().collect();
    let names: Vec<&str> = segments.iter().map(AsRef::as_ref).collect();
    let [_, id, "evidence", link, ..] = names.as_slice() else {
        return false;
    };
    let ids = AnnotationId::parse(id).zip(EvidenceId::parse(link));
    ids.is_some_and(|(id, link)| record.get_in(&at(id, link), REMOVED).is_some())
}

words! {
    /// What evidence says of its claim.
    Stance {
        /// It speaks for the claim.
        Supports = "supports",
        /// It speaks against the claim.
        Refutes = "refutes",
        /// It speaks of the claim, neither for nor against.
        Mentions = "mentions",
    }
}

impl Stance {
    /// Returns the sign that stands for it on the screen.
    pub const fn sign(&self) -> &'static str {
        match self {
            Self::Supports => "+",
            Self::Refutes => "-",
            Self::Mentions => "=",
            Self::Other(_) => "?",
        }
    }
}

words! {
    /// In whose voice evidence is told.
    Voice {
        /// The article's own.
        Own = "own",
        /// Another's, told in the article's words.
        Attributed = "attributed",
        /// Another's, in exact words.
        Quoted = "quoted",
    }
}

words! {
    /// How strong evidence is, by itself.
    Strength {
        /// It says little.
        Weak = "weak",
        /// It says something.
        Medium = "medium",
        /// It says much.
        Strong = "strong",
    }
}

/// How a passage tells what it tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// In whose voice; nothing where that is not known.
    pub voice: Option<Voice>,
    /// Who had it from whom: whom the article has it from first, the root last; empty where nobody is named.
    pub via: Vec<CleanText>,
    /// The words that take it back by half, such as `reportedly`.
    pub hedge: Option<CleanText>,
}

/// What was made out from the text of how a passage tells what it tells, until a person says so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suggestion {
    /// How it is told.
    pub told: Told,
    /// The sentence before it, where it begins with a word that points back.
    pub before: Option<CleanText>,
    /// What made it out, with its version.
    pub by: CleanText,
}

/// The form of a suggestion in a file: one value, since its parts were made out together.
#[derive(Deserialize)]
struct SuggestionForm {
    #[serde(default)]
    voice: String,
    #[serde(default)]
    via: Vec<String>,
    #[serde(default)]
    hedge: String,
    #[serde(default)]
    before: String,
    #[serde(default)]
    by: String,
}

impl FieldValue for Suggestion {
    fn to_value(&self) -> Value {
        let text = |text: &Option<CleanText>| quoted(text.as_deref().unwrap_or_default());
        let told = &self.told;
        Value::Raw(format!(
            "(voice: {}, via: {}, hedge: {}, before: {}, by: {})",
            quoted(told.voice.as_ref().map_or("", Voice::word)),
            list(&told.via),
            text(&told.hedge),
            text(&self.before),
            quoted(&self.by),
        ))
    }

    fn from_value(value: &Value) -> Option<Self> {
        let Value::Raw(raw) = value else { return None };
        let form: SuggestionForm = ron::from_str(raw).ok()?;
        Some(Self {
            told: Told {
                voice: filled(&form.voice).map(|word| Voice::from_word(&word)),
                via: names(form.via.iter().map(String::as_str)),
                hedge: filled(&form.hedge),
            },
            before: filled(&form.before),
            by: CleanText::line(&form.by),
        })
    }
}

/// A chain of names; written `["Desk North", "a spokesperson"]`.
impl FieldValue for Vec<CleanText> {
    fn to_value(&self) -> Value {
        Value::Raw(list(self))
    }

    fn from_value(value: &Value) -> Option<Self> {
        let Value::Raw(raw) = value else { return None };
        let all: Vec<String> = ron::from_str(raw).ok()?;
        Some(names(all.iter().map(String::as_str)))
    }
}

fn list(names: &[CleanText]) -> String {
    let names: Vec<String> = names.iter().map(|name| quoted(name)).collect();
    format!("[{}]", names.join(", "))
}

fn filled(text: &str) -> Option<CleanText> {
    Some(CleanText::line(text)).filter(|text| !text.is_empty())
}

fn names<'a>(all: impl Iterator<Item = &'a str>) -> Vec<CleanText> {
    all.filter_map(filled).collect()
}

/// Reads a chain as it is typed: names from the nearest to the root, with `‹` or `<` between any two.
pub fn chain(typed: &str) -> Vec<CleanText> {
    names(typed.split(['‹', '<']))
}

/// Writes a chain as it is shown: `Desk North ‹ a spokesperson`.
pub fn chain_in_words(via: &[CleanText]) -> String {
    let names: Vec<&str> = via.iter().map(CleanText::as_str).collect();
    names.join(" ‹ ")
}

/// The link from an annotation to a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// Its id.
    pub id: EvidenceId,
    /// The claim.
    pub claim: ClaimId,
    /// What it says of the claim.
    pub stance: Stance,
    /// The wording of the claim it was judged against.
    pub wording: CleanText,
    /// In whose voice a person says that it is told.
    pub voice: Option<Voice>,
    /// From whom a person says that the article has it; empty for nobody.
    pub via: Option<Vec<CleanText>>,
    /// Which hedge a person says that it has; empty for none.
    pub hedge: Option<CleanText>,
    /// How strong a person says that it is.
    pub strength: Option<Strength>,
    /// Where a person says that it comes from in the end; empty where that is said to be unknown.
    pub origin: Option<CleanText>,
    /// What was made out from the text.
    pub suggested: Option<Suggestion>,
}

impl Evidence {
    /// Makes a link of which nothing is known but what must be.
    pub fn new(id: EvidenceId, claim: ClaimId, stance: Stance) -> Self {
        Self {
            id,
            claim,
            stance,
            wording: CleanText::default(),
            voice: None,
            via: None,
            hedge: None,
            strength: None,
            origin: None,
            suggested: None,
        }
    }

    /// Decodes the links of an annotation that are not taken off, in the order of their ids.
    pub fn all(of: AnnotationId, record: &Record) -> Vec<Self> {
        let links = links(of);
        let names = record.children(&links).into_iter();
        names
            .filter_map(|name| {
                let at = links.child(&name);
                if record.get_in(&at, REMOVED).is_some() {
                    return None;
                }
                Some(Self {
                    id: EvidenceId::parse(&name)?,
                    claim: record.get_in(&at, CLAIM)?,
                    stance: record.get_in(&at, STANCE).unwrap_or(Stance::Mentions),
                    wording: record.get_in(&at, WORDING).unwrap_or_default(),
                    voice: record.get_in(&at, VOICE),
                    via: record.get_in(&at, VIA),
                    hedge: record.get_in(&at, HEDGE),
                    strength: record.get_in(&at, STRENGTH),
                    origin: record.get_in(&at, ORIGIN),
                    suggested: record.get_in(&at, SUGGESTED),
                })
            })
            .collect()
    }

    /// Tells how the passage tells it: what a person says goes before what was made out.
    pub fn told(&self) -> Told {
        let made_out = self.suggested.as_ref().map(|suggested| &suggested.told);
        let hedge = self.hedge.clone();
        Told {
            voice: self
                .voice
                .clone()
                .or_else(|| made_out.and_then(|told| told.voice.clone())),
            via: self
                .via
                .clone()
                .or_else(|| made_out.map(|told| told.via.clone()))
                .unwrap_or_default(),
            hedge: hedge
                .or_else(|| made_out.and_then(|told| told.hedge.clone()))
                .filter(|hedge| !hedge.is_empty()),
        }
    }

    /// Tells whether a person has said all of how it is told, so that nothing of it is only made out.
    pub const fn is_confirmed(&self) -> bool {
        self.voice.is_some() && self.via.is_some() && self.hedge.is_some()
    }

    /// Tells whether a person has said whom the article has it from, or that it has it from nobody.
    pub const fn is_via_said(&self) -> bool {
        self.via.is_some()
    }

    /// Returns the sentence before the quote, which says whom or what it speaks of.
    pub fn before(&self) -> Option<&CleanText> {
        self.suggested.as_ref()?.before.as_ref()
    }

    /// Tells whether it was judged against another wording than this one, see [`is_outworded`].
    pub fn is_outworded(&self, statement: &str) -> bool {
        is_outworded(&self.wording, statement)
    }

    /// Tells whether a person has said anything of it besides its stance.
    pub const fn is_said(&self) -> bool {
        self.voice.is_some()
            || self.via.is_some()
            || self.hedge.is_some()
            || self.strength.is_some()
            || self.origin.is_some()
    }
}

/// Tells whether what was judged against one wording of a claim was judged against another than that of now.
///
/// Blanks, the case of letters and what ends a sentence are no difference; nor is it one where the wording was not kept.
pub fn is_outworded(wording: &str, statement: &str) -> bool {
    !wording.is_empty() && plain(wording) != plain(statement)
}

/// The signs that end a sentence, of several scripts.
const ENDS: [char; 11] = ['.', '!', '?', '…', '。', '．', '！', '？', '؟', '۔', '।'];

/// Returns what two wordings must have in common to be the same, whatever their blanks, the case of letters and the signs
/// at their ends.
pub fn plain(wording: &str) -> String {
    let ends = |letter: char| ENDS.contains(&letter) || letter.is_whitespace();
    let words = wording.trim_end_matches(ends).split_whitespace();
    let words: Vec<&str> = words.collect();
    words.join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> CleanText {
        CleanText::line(text)
    }

    #[test]
    fn a_suggestion_comes_back_from_the_file_as_it_was() {
        let suggestion = Suggestion {
            told: Told {
                voice: Some(Voice::Attributed),
                via: vec![text("Desk “North”"), text("a \"source\" \\ close to it")],
                hedge: Some(text("reportedly")),
            },
            before: Some(text("The firm's ministers met.")),
            by: text("cues 1"),
        };
        let value = suggestion.to_value();
        let Value::Raw(raw) = &value else {
            panic!("it is no text")
        };
        assert!(raw.contains("The firm's ministers met."), "{raw}");
        assert_eq!(Suggestion::from_value(&value), Some(suggestion));
        let empty = Suggestion::default();
        assert_eq!(Suggestion::from_value(&empty.to_value()), Some(empty));
    }

    #[test]
    fn what_a_person_says_goes_before_what_was_made_out_also_where_it_is_nothing() {
        let link = (EvidenceId(uuid::Uuid::nil()), ClaimId(uuid::Uuid::nil()));
        let mut evidence = Evidence::new(link.0, link.1, Stance::Supports);
        assert_eq!(evidence.told(), Told::default());
        let told = Told {
            voice: Some(Voice::Attributed),
            via: vec![text("a source")],
            hedge: Some(text("may")),
        };
        evidence.suggested = Some(Suggestion {
            told: told.clone(),
            ..Suggestion::default()
        });
        assert_eq!(evidence.told(), told);
        assert!(!evidence.is_confirmed());
        evidence.via = Some(Vec::new());
        evidence.hedge = Some(CleanText::default());
        let said = evidence.told();
        assert_eq!((said.via.len(), said.hedge), (0, None));
        assert_eq!(said.voice, Some(Voice::Attributed));
        evidence.voice = Some(Voice::Quoted);
        assert!(evidence.is_confirmed());
    }

    #[test]
    fn a_chain_is_read_as_it_is_shown() {
        let via = chain("Desk North‹ a spokesperson <  the ministry ‹");
        assert_eq!(
            via,
            [
                text("Desk North"),
                text("a spokesperson"),
                text("the ministry")
            ]
        );
        assert_eq!(chain(&chain_in_words(&via)), via);
        assert_eq!(Vec::<CleanText>::from_value(&via.to_value()), Some(via));
    }

    #[test]
    fn another_wording_is_told_from_the_same_written_otherwise() {
        let link = (EvidenceId(uuid::Uuid::nil()), ClaimId(uuid::Uuid::nil()));
        let mut evidence = Evidence::new(link.0, link.1, Stance::Supports);
        assert!(!evidence.is_outworded("Anything"));
        evidence.wording = text("Two towers were built");
        assert!(!evidence.is_outworded("two  towers were built"));
        for ended in [
            "Two towers were built.",
            "Two towers were built …",
            "Two towers were built!\n",
        ] {
            assert!(!evidence.is_outworded(ended), "{ended}");
        }
        assert!(evidence.is_outworded("Three towers were built"));
        assert!(evidence.is_outworded("Two. Towers were built"));
        evidence.wording = text("塔が建てられた");
        assert!(!evidence.is_outworded("塔が建てられた。"));
    }
}
