//! Typed fields: the only place where a name in a file meets a type in the program.

use std::{fmt, marker::PhantomData, ops::Range};

use jiff::Timestamp;

use crate::model::{CleanText, Path, SnapshotId, Value};

/// A type that can stand in a record.
pub trait FieldValue: Sized {
    /// Returns the value as it stands in a record.
    fn to_value(&self) -> Value;

    /// Reads a value; nothing where a later version or a hand wrote something of another form.
    fn from_value(value: &Value) -> Option<Self>;
}

/// Names a field and says of which type its value is.
pub struct Field<T> {
    name: &'static str,
    of: PhantomData<fn() -> T>,
}

impl<T> Field<T> {
    /// Declares a field.
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            of: PhantomData,
        }
    }

    /// Returns the name, as it stands in the file.
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// Returns where the field stands at the top of a record.
    pub fn path(self) -> Path {
        Path::root(self.name)
    }

    /// Returns where the field stands in the sub-record at `parent`.
    pub fn path_in(self, parent: &Path) -> Path {
        parent.child(self.name)
    }
}

impl<T> Clone for Field<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Field<T> {}

impl<T> fmt::Debug for Field<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Field({})", self.name)
    }
}

impl FieldValue for CleanText {
    fn to_value(&self) -> Value {
        Value::Text(self.clone())
    }

    fn from_value(value: &Value) -> Option<Self> {
        value.text().cloned()
    }
}

impl FieldValue for bool {
    fn to_value(&self) -> Value {
        Value::Raw(self.to_string())
    }

    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Raw(raw) => raw.trim().parse().ok(),
            Value::Text(_) => None,
        }
    }
}

impl FieldValue for u32 {
    fn to_value(&self) -> Value {
        Value::Raw(self.to_string())
    }

    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Raw(raw) => ron::from_str(raw).ok(),
            Value::Text(_) => None,
        }
    }
}

impl FieldValue for Timestamp {
    fn to_value(&self) -> Value {
        Value::Text(CleanText::line(&self.to_string()))
    }

    fn from_value(value: &Value) -> Option<Self> {
        value.text()?.parse().ok()
    }
}

impl FieldValue for SnapshotId {
    fn to_value(&self) -> Value {
        Value::Text(CleanText::line(self.as_str()))
    }

    fn from_value(value: &Value) -> Option<Self> {
        Self::parse(value.text()?)
    }
}

/// Bytes of a snapshot's text, half open; written `(12, 45)`.
impl FieldValue for Range<usize> {
    fn to_value(&self) -> Value {
        Value::Raw(format!("({}, {})", self.start, self.end))
    }

    fn from_value(value: &Value) -> Option<Self> {
        let Value::Raw(raw) = value else { return None };
        let (start, end): (usize, usize) = ron::from_str(raw).ok()?;
        (start <= end).then_some(start..end)
    }
}

/// Declares an enumeration that is written as a word, and keeps words that it doesn't know.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)*
            /// A word that this version doesn't know; it is kept as it is.
            Other(crate::model::CleanText),
        }

        impl $name {
            /// All known ones, in the order in which they are offered.
            pub const KNOWN: &'static [Self] = &[$(Self::$variant,)*];

            /// Reads a word; one that is not known is kept.
            pub fn from_word(word: &str) -> Self {
                match word {
                    $($word => Self::$variant,)*
                    other => Self::Other(crate::model::CleanText::line(other)),
                }
            }

            /// Returns the word, as it stands on the screen, in files and on the command line.
            pub fn word(&self) -> &str {
                match self {
                    $(Self::$variant => $word,)*
                    Self::Other(word) => word,
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.word())
            }
        }

        impl crate::model::FieldValue for $name {
            fn to_value(&self) -> crate::model::Value {
                crate::model::Value::Text(crate::model::CleanText::line(self.word()))
            }

            fn from_value(value: &crate::model::Value) -> Option<Self> {
                value.text().map(|word| Self::from_word(word))
            }
        }
    };
}
pub(crate) use words;
