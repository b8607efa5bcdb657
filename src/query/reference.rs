//! What is made from the tables for people: every sign and field, with what it finds.

use crate::query::{
    field::{FIELDS, Takes},
    value::values,
};

/// One line of the reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What is typed.
    pub typed: String,
    /// What it finds, in one line.
    pub doc: String,
}

/// What holds of all words and fields, with an example of each.
const SIGNS: [(&str, &str); 8] = [
    ("cloud devices", "both words, anywhere and in any order"),
    (
        "\"offline devices\"",
        "these words in this order; quotation marks make anything a word",
    ),
    ("cloud*", "words that begin so"),
    ("-cloud", "not this; before words, fields and brackets"),
    ("cloud OR devices", "one of two is enough"),
    ("(cloud OR devices) offline", "brackets keep together"),
    ("tag:cloud,devices", "one of several values is enough"),
    (
        "added:2020-08..2020-09",
        "a time: `2020`, `2020-08-23`, `today`, `..2020`, `<30d`, `>2w` in h d w m y",
    ),
];

/// Returns the whole reference: signs first, then fields in their order.
pub fn rows() -> Vec<Row> {
    let signs = SIGNS.iter().map(|(typed, doc)| Row {
        typed: (*typed).to_owned(),
        doc: (*doc).to_owned(),
    });
    let fields = FIELDS.iter().map(|field| {
        let values: Vec<String> = values(field.takes)
            .into_iter()
            .map(|value| value.word)
            .collect();
        let listed = match (field.takes, values.as_slice()) {
            (Takes::Sort, _) | (_, [_, ..]) => format!(": {}", values.join(", ")),
            _ => String::new(),
        };
        Row {
            typed: format!("{}:{}", field.name, field.example),
            doc: format!("{}{listed}", field.doc),
        }
    });
    signs.chain(fields).collect()
}

/// Returns the reference as a table in Markdown.
pub fn markdown_table() -> String {
    let mut text = String::from("| typed | what it finds |\n| --- | --- |\n");
    for Row { typed, doc } in rows() {
        text.push_str(&format!("| `{typed}` | {doc} |\n"));
    }
    text
}
