//! From a record to RON.

use std::{borrow::Cow, collections::BTreeMap, fmt};

use ron::value::RawValue;

use super::{
    RESERVED, VERSION, digest,
    parse::{Leaf, value},
};
use crate::model::{
    CleanText, Path, Record, RecordId, RecordKind, Value, annotation, article, claim, record::Shape,
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

/// Writes a record as the text of its file.
///
/// # Errors
/// Fails where a raw value is not RON.
pub fn encode(id: RecordId, record: &Record) -> Result<String, NotWritable> {
    let mut top = Fields::default();
    let mut other = BTreeMap::new();
    let mut stamps = Vec::new();
    for (path, entry) in record.entries() {
        let says = match &entry.value {
            None => "removed".to_owned(),
            Some(value) => {
                let value = canonical(value).ok_or_else(|| NotWritable { path: path.clone() })?;
                let says = digest(&value);
                if let Some(value) = top.place(id.kind, path, value) {
                    other.insert(path, value);
                }
                says
            }
        };
        stamps.push(format!(
            "{}: \"{} {says}\"",
            quoted(path.as_str()),
            entry.stamp
        ));
    }
    let mut out = Writer::default();
    out.open('(');
    out.line(&format!("version: {VERSION},"));
    out.line(&format!("id: {},", quoted(&id.id.to_string())));
    top.write(&mut out);
    if !other.is_empty() {
        out.open_named("other", '{');
        for (path, value) in other {
            out.line(&format!("{}: {},", quoted(path.as_str()), literal(&value)));
        }
        out.close("},");
    }
    out.open_named("stamps", '{');
    for stamp in stamps {
        out.line(&format!("{stamp},"));
    }
    out.close("},");
    out.close(")");
    Ok(out.text)
}

/// The fields of a record or sub-record, by name.
#[derive(Default)]
struct Fields<'a>(BTreeMap<String, Node<'a>>);

/// What stands at a field.
enum Node<'a> {
    Register(Cow<'a, Value>),
    Texts(Shape, Vec<Cow<'a, Value>>),
    Records(BTreeMap<String, Fields<'a>>),
    Registers(BTreeMap<String, Cow<'a, Value>>),
}

impl<'a> Fields<'a> {
    /// Puts a value where the drawing has a place for it; else gives it back.
    fn place(
        &mut self,
        kind: RecordKind,
        path: &Path,
        value: Cow<'a, Value>,
    ) -> Option<Cow<'a, Value>> {
        let segments: Vec<_> = path.segments().collect();
        let segments: Vec<&str> = segments.iter().map(AsRef::as_ref).collect();
        let is_reserved = segments.first().is_some_and(|name| RESERVED.contains(name));
        // A path that was not escaped in the one right way would come back as another.
        if is_reserved || rebuilt(&segments).as_ref() != Some(path) {
            return Some(value);
        }
        self.place_below(kind, None, &segments, value)
    }

    fn place_below(
        &mut self,
        kind: RecordKind,
        at: Option<&Path>,
        segments: &[&str],
        value: Cow<'a, Value>,
    ) -> Option<Cow<'a, Value>> {
        let [name, rest @ ..] = segments else {
            return Some(value);
        };
        if !is_name(name) {
            return Some(value);
        }
        let path = at.map_or_else(|| Path::root(name), |at| at.child(name));
        let shape = Shape::at(kind, &path);
        match (shape, rest) {
            (Shape::Register, []) => {
                self.0.insert((*name).to_owned(), Node::Register(value));
                None
            }
            (Shape::Set, [element]) if value.text().is_some_and(|text| **text == **element) => {
                self.texts(name, shape).push(value);
                None
            }
            (Shape::Versions, [_]) if value.text().is_some_and(|text| !text.is_empty()) => {
                self.texts(name, shape).push(value);
                None
            }
            (Shape::Registers, [key]) => {
                let node = self.node(name, || Node::Registers(BTreeMap::new()));
                if let Node::Registers(registers) = node {
                    registers.insert((*key).to_owned(), value);
                }
                None
            }
            (Shape::Records, [key, field @ ..]) if !field.is_empty() => {
                let node = self.node(name, || Node::Records(BTreeMap::new()));
                let Node::Records(records) = node else {
                    return Some(value);
                };
                let fields = records.entry((*key).to_owned()).or_default();
                fields.place_below(kind, Some(&path.child(key)), field, value)
            }
            _ => Some(value),
        }
    }

    fn node(&mut self, name: &str, make: impl FnOnce() -> Node<'a>) -> &mut Node<'a> {
        self.0.entry(name.to_owned()).or_insert_with(make)
    }

    fn texts(&mut self, name: &str, shape: Shape) -> &mut Vec<Cow<'a, Value>> {
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

fn rebuilt(segments: &[&str]) -> Option<Path> {
    let (first, rest) = segments.split_first()?;
    let start = Path::root(first);
    Some(rest.iter().fold(start, |path, segment| path.child(segment)))
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

/// Writes a string. Letters stay as they are, where the writer of `ron` would escape every accent that
/// combines, so that a file can be searched for what the screen shows.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for char in text.chars() {
        match char {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            control if control.is_control() => {
                quoted.push_str(&control.escape_unicode().to_string());
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

/// Tells whether a name can stand as that of a field in RON.
fn is_name(name: &str) -> bool {
    let mut bytes = name.bytes();
    bytes
        .next()
        .is_some_and(|first| first.is_ascii_alphabetic() || first == b'_')
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}
