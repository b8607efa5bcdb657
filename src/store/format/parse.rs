//! From RON to a flat list of what stands where.

use std::{borrow::Cow, collections::BTreeSet, fmt};

use ron::value::RawValue;
use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, Error, MapAccess, SeqAccess, Unexpected, Visitor},
};

use super::{FormatError, RESERVED};
use crate::{
    model::{CleanText, Path, RecordId, Value, record::Shape},
    store::error::words,
};

/// What stands in a file, before it is compared with the stamps.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    /// The version that the file names.
    pub(super) version: Option<u64>,
    /// Values at their own paths.
    pub(super) registers: Vec<(Path, Read)>,
    /// The elements of sets, at the path of the set.
    pub(super) elements: Vec<(Path, Read)>,
    /// The versions of texts, at the path of the text.
    pub(super) versions: Vec<(Path, Read)>,
    /// Maps of sub-records that stand in the file, empty ones too.
    pub(super) maps: BTreeSet<Path>,
    /// Sub-records that stand in these maps.
    pub(super) records: BTreeSet<Path>,
    /// Paths and their stamps, as written.
    pub(super) stamps: Vec<(Path, String)>,
}

/// A value as read.
#[derive(Debug)]
pub(super) struct Read {
    /// The value, clean.
    pub(super) value: Value,
    /// The text before it was cleaned, where that changed it.
    pub(super) unclean: Option<String>,
}

impl Read {
    fn text(text: &str) -> Self {
        let clean = CleanText::new(text);
        Self {
            unclean: (*clean != *text).then(|| text.to_owned()),
            value: Value::Text(clean),
        }
    }
}

/// Reads a file as a record.
pub(super) fn parse(text: &str, id: RecordId) -> Result<Parsed, FormatError> {
    let mut reading = Reading {
        id,
        parsed: Parsed::default(),
    };
    let seed = Fields {
        reading: &mut reading,
        at: None,
    };
    match ron::Options::default().from_str_seed(text, seed) {
        Ok(()) => Ok(reading.parsed),
        Err(error) => Err(FormatError::Damaged {
            position: Some(error.span.start.into()),
            what: words(&error.code),
        }),
    }
}

/// Reads nothing but the version, from a file whose rest may have any form.
pub(super) fn version(text: &str) -> Option<u64> {
    #[derive(Deserialize)]
    struct VersionForm {
        version: u64,
    }
    Some(ron::from_str::<VersionForm>(text).ok()?.version)
}

struct Reading {
    id: RecordId,
    parsed: Parsed,
}

fn twice<E: Error>(path: &Path) -> E {
    E::custom(format!("`{path}` stands there twice"))
}

/// Reads the fields of a record or of a sub-record.
struct Fields<'a> {
    reading: &'a mut Reading,
    /// The sub-record; nothing at the top.
    at: Option<&'a Path>,
}

impl<'de> DeserializeSeed<'de> for Fields<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        // Without a name, and with field names of its own choice: the form of a struct is all that counts.
        deserializer.deserialize_struct("", &[], self)
    }
}

impl<'de> Visitor<'de> for Fields<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("named fields in parentheses")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { reading, at } = self;
        let mut seen = BTreeSet::new();
        while let Some(Name(name)) = map.next_key()? {
            let path = at.map_or_else(|| Path::root(name), |at| at.child(name));
            if !seen.insert(name) {
                return Err(twice(&path));
            }
            match at {
                None if RESERVED.contains(&name) => reserved(reading, name, &mut map)?,
                _ => map.next_value_seed(AtPath {
                    shape: Shape::at(reading.id.kind, &path),
                    reading: &mut *reading,
                    path: &path,
                })?,
            }
        }
        Ok(())
    }
}

fn reserved<'de, A: MapAccess<'de>>(
    reading: &mut Reading,
    name: &str,
    map: &mut A,
) -> Result<(), A::Error> {
    match name {
        "version" => reading.parsed.version = Some(map.next_value()?),
        "id" => {
            let id: Cow<'_, str> = map.next_value()?;
            if id.trim() != reading.id.id.to_string() {
                return Err(A::Error::custom(format!(
                    "it is the record of {id}, which is not what its file name says"
                )));
            }
        }
        "other" => map.next_value_seed(Named {
            reading,
            at: None,
            of: Of::Registers,
        })?,
        _ => map.next_value_seed(Named {
            reading,
            at: None,
            of: Of::Stamps,
        })?,
    }
    Ok(())
}

/// Reads what stands at a path, by its shape.
struct AtPath<'a> {
    reading: &'a mut Reading,
    path: &'a Path,
    shape: Shape,
}

impl<'de> DeserializeSeed<'de> for AtPath<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let Self {
            reading,
            path,
            shape,
        } = self;
        match shape {
            Shape::Register => {
                let read = leaf(deserializer)?;
                reading.parsed.registers.push((path.clone(), read));
                Ok(())
            }
            Shape::Set | Shape::Versions => {
                let texts = deserializer.deserialize_any(Texts(shape))?;
                let list = match shape {
                    Shape::Set => &mut reading.parsed.elements,
                    _ => &mut reading.parsed.versions,
                };
                list.extend(texts.into_iter().map(|text| (path.clone(), text)));
                Ok(())
            }
            Shape::Records | Shape::Registers => {
                if shape == Shape::Records {
                    reading.parsed.maps.insert(path.clone());
                }
                Named {
                    reading,
                    at: Some(path),
                    of: match shape {
                        Shape::Records => Of::Records,
                        _ => Of::Registers,
                    },
                }
                .deserialize(deserializer)
            }
        }
    }
}

/// Tells what a map in braces holds.
#[derive(Clone, Copy)]
enum Of {
    Records,
    Registers,
    Stamps,
}

/// Reads a map in braces, by name below a path, or by whole paths.
struct Named<'a> {
    reading: &'a mut Reading,
    at: Option<&'a Path>,
    of: Of,
}

impl<'de> DeserializeSeed<'de> for Named<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Named<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("names and values in braces")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { reading, at, of } = self;
        let mut seen = BTreeSet::new();
        while let Some(name) = map.next_key::<Cow<'_, str>>()? {
            let path = at.map_or_else(|| Path::parse(&name), |at| at.child(&name));
            if !seen.insert(name) {
                return Err(twice(&path));
            }
            match of {
                Of::Records => {
                    reading.parsed.records.insert(path.clone());
                    map.next_value_seed(Fields {
                        reading: &mut *reading,
                        at: Some(&path),
                    })?;
                }
                Of::Registers => map.next_value_seed(AtPath {
                    reading: &mut *reading,
                    path: &path,
                    shape: Shape::Register,
                })?,
                Of::Stamps => reading.parsed.stamps.push((path, map.next_value()?)),
            }
        }
        Ok(())
    }
}

/// The name of a field.
struct Name<'de>(&'de str);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Borrowed;

        impl<'de> Visitor<'de> for Borrowed {
            type Value = Name<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a field")
            }

            fn visit_borrowed_str<E: Error>(self, name: &'de str) -> Result<Name<'de>, E> {
                Ok(Name(name))
            }
        }

        deserializer.deserialize_identifier(Borrowed)
    }
}

/// Reads a list of texts; of a text with versions, one may stand without a list.
struct Texts(Shape);

impl<'de> Visitor<'de> for Texts {
    type Value = Vec<Read>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Shape::Versions => "a text or a list of texts",
            _ => "a list of texts in brackets",
        })
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Vec<Read>, E> {
        match self.0 {
            Shape::Versions => Ok(vec![Read::text(text)]),
            _ => Err(E::invalid_type(Unexpected::Str(text), &self)),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<Read>, A::Error> {
        let mut texts = Vec::new();
        while let Some(text) = list.next_element::<Cow<'_, str>>()? {
            texts.push(Read::text(&text));
        }
        Ok(texts)
    }
}

/// Reads any value: a text as a text, anything else as it stands.
fn leaf<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Read, D::Error> {
    let raw = <&RawValue>::deserialize(deserializer)?;
    let value = value(raw).map_err(D::Error::custom)?;
    Ok(match value {
        Leaf::Text(text) => Read::text(&text),
        Leaf::Raw(raw) => Read {
            value: Value::Raw(raw.to_owned()),
            unclean: None,
        },
    })
}

/// A value of RON, told apart by its first letter.
pub(super) enum Leaf<'a> {
    Text(String),
    Raw(&'a str),
}

/// Tells a text from anything else, without the blanks and comments around it.
pub(super) fn value(raw: &RawValue) -> Result<Leaf<'_>, ron::error::SpannedError> {
    let has_comment = raw.get_ron().contains("//") || raw.get_ron().contains("/*");
    let trimmed = if has_comment {
        raw.trim().get_ron()
    } else {
        raw.get_ron().trim()
    };
    let is_text = ["\"", "r\"", "r#\"", "r##"]
        .iter()
        .any(|start| trimmed.starts_with(start));
    if is_text {
        ron::from_str(trimmed).map(Leaf::Text)
    } else {
        Ok(Leaf::Raw(trimmed))
    }
}
