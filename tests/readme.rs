//! What the README repeats from the code is made from the code.

use briefreader::{
    command::{Keymap, reference},
    query,
};

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");

/// Compares the tables, or writes them where `BRIEFREADER_README` says so.
#[test]
fn the_tables_are_those_of_the_program() {
    let present = std::fs::read_to_string(PATH).unwrap();
    let keys = reference::markdown_table(&Keymap::default());
    let made = with_table(&present, "keys", "the table of commands", &keys);
    let queries = query::reference::markdown_table();
    let made = with_table(&made, "queries", "the table of fields", &queries);
    if std::env::var_os("BRIEFREADER_README").is_some() {
        std::fs::write(PATH, made).unwrap();
    } else {
        assert!(
            present == made,
            "a table in README.md is out of date; see the line above it"
        );
    }
}

/// Returns the README with a table in its place.
fn with_table(readme: &str, name: &str, made_from: &str, table: &str) -> String {
    let start = format!(
        "<!-- {name}: made from {made_from}; `BRIEFREADER_README=write cargo test --test readme` makes it anew -->\n"
    );
    let end = format!("<!-- end of {name} -->");
    let (before, rest) = readme
        .split_once(&start)
        .expect("the README has a place for the table");
    let (_, after) = rest
        .split_once(&end)
        .expect("the place for the table has an end");
    format!("{before}{start}\n{}\n{end}{after}", table.trim())
}
