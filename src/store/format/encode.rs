//! From a record to RON.

use std::{borrow::Cow, collections::BTreeMap, fmt};

use ron::value::RawValue;

use super::{
    RESERVED, VERSION, digest,
    parse::{Leaf, value},
};
use crate::model::{
    CleanText, Entry, Path, Record, RecordId, RecordKind, Stamp, Value, annotation, article, claim,
    quoted::quoted, record::Shape,
};

/// Why a record cannot be written: a raw value in it is not RON, which is a mistake of the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotWritable {
    /// Where the value stands.
    pub path: Path,
}

impl fmt::Display for NotWritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the value of `{}` is not RON", self.path)
    }
}

/// A record that can be written: its raw values are RON, as it will be read back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writable(Record);

impl Writable {
    /// Checks the values that `known`, a record read from a file, does not hold already.
    ///
    /// Raw values lose the blanks and comments around them, and one that is a text becomes one.
    ///
    /// # Errors
    /// Fails where a raw value is not RON.
    pub fn new(record: Record, known: &Record) -> Result<Self, NotWritable> {
        let mut other = Vec::new();
        for (path, entry) in record.entries() {
            let Some(present @ Value::Raw(_)) = &entry.value else {
                continue;
            };
            if known.entry(path) == Some(entry) {
                continue;
            }
            let value = canonical(present).ok_or_else(|| NotWritable { path: path.clone() })?;
            if let Cow::Owned(value) = value {
                other.push((path.clone(), value));
            }
        }
        if other.is_empty() {
            return Ok(Self(record));
        }
        let mut other = BTreeMap::from_iter(other);
        let entries = record.entries().map(|(path, entry)| {
            let value = other.remove(path).or_else(|| entry.value.clone());
            let stamp = entry.stamp;
            (path.clone(), Entry { stamp, value })
        });
        Ok(Self(Record::from_entries(entries)))
    }

    /// Returns the record.
    pub fn record(&self) -> &Record {
        &self.0
    }

    /// Returns what `known` does not hold.
    #[must_use]
    pub fn beyond(&self, known: &Record) -> Self {
        let new = self.0.entries();
        let new = new.filter(|(path, entry)| known.entry(path) != Some(*entry));
        let new = new.map(|(path, entry)| (path.clone(), entry.clone()));
        Self(Record::from_entries(new))
    }

    /// Returns the record.
    pub fn into_record(self) -> Record {
        self.0
    }
}

/// Writes a record as the text of its file.
pub fn encode(id: RecordId, record: &Writable) -> String {
    let mut top = Fields::default();
    let mut other = BTreeMap::new();
    let mut stamps = Vec::new();
    // What was done together carries one stamp.
    let mut last: Option<(Stamp, String)> = None;
    for (path, entry) in record.record().entries() {
        let says = match &entry.value {
            None => "removed".to_owned(),
            Some(value) => {
                if !top.place(id.kind, path, value) {
                    other.insert(path, value);
                }
                digest(value)
            }
        };
        let stamp = match last {
            Some((stamp, written)) if stamp == entry.stamp => written,
            _ => entry.stamp.to_string(),
        };
        stamps.push(format!("{}: \"{stamp} {says}\"", quoted(path.as_str())));
        last = Some((entry.stamp, stamp));
    }
    let mut out = Writer::default();
    out.open('(');
    out.line(&format!("version: {VERSION},"));
    out.line(&format!("id: {},", quoted(&id.id.to_string())));
    top.write(&mut out);
    if !other.is_empty() {
        out.open_named("other", '{');
        for (path, value) in other {
            out.line(&format!("{}: {},", quoted(path.as_str()), literal(value)));
        }
        out.close("},");
    }
    out.open_named("stamps", '{');
    for stamp in stamps {
        out.line(&format!("{stamp},"));
    }
    out.close("},");
    out.close(")");
    out.text
}

/// The fields of a record or sub-record, by name.
#[derive(Default)]
struct Fields<'a>(BTreeMap<String, Node<'a>>);

/// What stands at a field.
enum Node<'a> {
    Register(&'a Value),
    Texts(Shape, Vec<&'a Value>),
    Records(BTreeMap<String, Fields<'a>>),
    Registers(BTreeMap<String, &'a Value>),
}

impl<'a> Fields<'a> {
    /// Puts a value where the drawing has a place for it, and tells whether there is one.
    fn place(&mut self, kind: RecordKind, path: &Path, value: &'a Value) -> bool {
        let segments: Vec<_> = path.segments().collect();
        let is_reserved = segments
            .first()
            .is_some_and(|name| RESERVED.contains(&name.as_ref()));
        // A path that was not escaped in the one right way would come back as another.
        if is_reserved || !is_escaped_right(path.as_str()) {
            return false;
        }
        self.place_below(kind, path, &segments, value)
    }

    /// Puts a value whose path has these segments left.
    fn place_below(
        &mut self,
        kind: RecordKind,
        path: &Path,
        left: &[Cow<'_, str>],
        value: &'a Value,
    ) -> bool {
        let [name, rest @ ..] = left else {
            return false;
        };
        if !is_name(name) {
            return false;
        }
        match (self.shape(kind, path, name, rest.len()), rest) {
            (Shape::Register, []) => {
                self.0.insert(name.to_string(), Node::Register(value));
                true
            }
            (shape @ Shape::Set, [element])
                if value.text().is_some_and(|text| **text == **element) =>
            {
                self.texts(name, shape).push(value);
                true
            }
            (shape @ Shape::Versions, [_]) if value.text().is_some_and(|text| !text.is_empty()) => {
                self.texts(name, shape).push(value);
                true
            }
            (Shape::Registers, [key]) => {
                let node = self.node(name, || Node::Registers(BTreeMap::new()));
                if let Node::Registers(registers) = node {
                    registers.insert(key.to_string(), value);
                }
                true
            }
            (Shape::Records, [key, field @ ..]) if !field.is_empty() => {
                let node = self.node(name, || Node::Records(BTreeMap::new()));
                let Node::Records(records) = node else {
                    return false;
                };
                let fields = records.entry(key.to_string()).or_default();
                fields.place_below(kind, path, field, value)
            }
            _ => false,
        }
    }

    /// Tells the shape at a path without its last `left` segments, from what stands there already if it can.
    fn shape(&self, kind: RecordKind, path: &Path, name: &str, left: usize) -> Shape {
        match self.0.get(name) {
            Some(Node::Records(_)) => Shape::Records,
            Some(Node::Registers(_)) => Shape::Registers,
            Some(Node::Texts(shape, _)) => *shape,
            Some(Node::Register(_)) | None => {
                let whole = path.as_str();
                let end = left
                    .checked_sub(1)
                    .and_then(|before| whole.rmatch_indices('/').nth(before));
                let end = end.map_or(whole.len(), |(end, _)| end);
                Shape::at(kind, &Path::parse(whole.get(..end).unwrap_or(whole)))
            }
        }
    }

    fn node(&mut self, name: &str, make: impl FnOnce() -> Node<'a>) -> &mut Node<'a> {
        self.0.entry(name.to_owned()).or_insert_with(make)
    }

    fn texts(&mut self, name: &str, shape: Shape) -> &mut Vec<&'a Value> {
        match self.node(name, || Node::Texts(shape, Vec::new())) {
            Node::Texts(_, texts) => texts,
            _ => unreachable!("a path has one shape"),
        }
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn write(&self, out: &mut Writer) {
        let mut fields: Vec<_> = self.0.iter().collect();
        fields.sort_by_key(|(name, _)| rank(name));
        for (name, node) in fields {
            node.write(name, out);
        }
    }
}

impl Node<'_> {
    fn write(&self, name: &str, out: &mut Writer) {
        match self {
            Self::Register(value) => out.line(&format!("{name}: {},", literal(value))),
            Self::Texts(Shape::Versions, texts) if texts.len() == 1 => {
                let texts: String = texts.iter().map(|text| literal(text)).collect();
                out.line(&format!("{name}: {texts},"));
            }
            Self::Texts(_, texts) => {
                let texts: Vec<_> = texts.iter().map(|text| literal(text)).collect();
                out.line(&format!("{name}: [{}],", texts.join(", ")));
            }
            Self::Registers(registers) => {
                out.open_named(name, '{');
                for (key, value) in registers {
                    out.line(&format!("{}: {},", quoted(key), literal(value)));
                }
                out.close("},");
            }
            Self::Records(records) => {
                // One whose values all stand under `other` has nothing to show here.
                if records.values().all(Fields::is_empty) {
                    return;
                }
                out.open_named(name, '{');
                for (key, fields) in records.iter().filter(|(_, fields)| !fields.is_empty()) {
                    out.open_named(&quoted(key), '(');
                    fields.write(out);
                    out.close("),");
                }
                out.close("},");
            }
        }
    }
}

/// Tells whether each `~` begins an escape.
fn is_escaped_right(path: &str) -> bool {
    let mut after = path.split('~').skip(1);
    after.all(|rest| rest.starts_with(['0', '1']))
}

/// What a person looks for first comes first; the rest follows by name.
fn rank(name: &str) -> usize {
    let first = [
        article::TITLE.name(),
        claim::STATEMENT.name(),
        annotation::ANCHOR.name(),
    ];
    let place = first.iter().position(|known| *known == name);
    place.unwrap_or(first.len())
}

#[derive(Default)]
struct Writer {
    text: String,
    depth: usize,
}

impl Writer {
    fn line(&mut self, line: &str) {
        for _ in 0..self.depth {
            self.text.push_str("    ");
        }
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn open(&mut self, bracket: char) {
        self.line(&bracket.to_string());
        self.depth += 1;
    }

    fn open_named(&mut self, name: &str, bracket: char) {
        self.line(&format!("{name}: {bracket}"));
        self.depth += 1;
    }

    fn close(&mut self, bracket: &str) {
        self.depth = self.depth.saturating_sub(1);
        self.line(bracket);
    }
}

/// Returns the value as it will be read back: raw RON without what is around it, and never a text.
fn canonical(present: &Value) -> Option<Cow<'_, Value>> {
    let Value::Raw(raw) = present else {
        return Some(Cow::Borrowed(present));
    };
    match value(RawValue::from_ron(raw).ok()?).ok()? {
        Leaf::Text(text) => Some(Cow::Owned(Value::Text(CleanText::new(&text)))),
        Leaf::Raw(trimmed) if trimmed.len() == raw.len() => Some(Cow::Borrowed(present)),
        Leaf::Raw(trimmed) => Some(Cow::Owned(Value::Raw(trimmed.to_owned()))),
    }
}

fn literal(value: &Value) -> Cow<'_, str> {
    match value {
        Value::Text(text) => Cow::Owned(quoted(text)),
        Value::Raw(raw) => Cow::Borrowed(raw),
    }
}

/// Tells whether a name can stand as that of a field in RON.
fn is_name(name: &str) -> bool {
    let mut bytes = name.bytes();
    bytes
        .next()
        .is_some_and(|first| first.is_ascii_alphabetic() || first == b'_')
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}
