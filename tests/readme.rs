//! What the README repeats from the code is made from the code.

use briefreader::command::{Keymap, reference};

const START: &str = "<!-- keys: made from the table of commands; `BRIEFREADER_README=write cargo test --test readme` makes it anew -->\n";
const END: &str = "<!-- end of keys -->";

/// Compares the key table, or writes it where `BRIEFREADER_README` says so.
#[test]
fn the_key_table_is_that_of_the_program() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = std::fs::read_to_string(path).unwrap();
    let (before, rest) = readme
        .split_once(START)
        .expect("the README has a place for the keys");
    let (present, after) = rest
        .split_once(END)
        .expect("the place for the keys has an end");
    let table = format!(
        "\n{}\n",
        reference::markdown_table(&Keymap::default()).trim()
    );
    if std::env::var_os("BRIEFREADER_README").is_some() {
        std::fs::write(path, format!("{before}{START}{table}{END}{after}")).unwrap();
    } else {
        assert!(
            present == table,
            "the key table in README.md is out of date; see the line above it"
        );
    }
}
