//! What must hold of whatever comes out.

use std::{fs, path::Path};

use briefreader::{import::Imported, model::CleanText};

/// Tells whether a character may move the cursor, turn the direction of text, or hide.
pub fn is_hostile(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

/// Makes sure that a text can be shown.
#[track_caller]
pub fn is_clean(what: &str, text: &str) {
    if let Some((at, c)) = text.char_indices().find(|(_, c)| is_hostile(*c)) {
        let around: String = text
            .chars()
            .skip(
                text.get(..at)
                    .unwrap_or_default()
                    .chars()
                    .count()
                    .saturating_sub(40),
            )
            .take(80)
            .collect();
        panic!("{what}: {} in {around:?}", c.escape_unicode());
    }
}

/// Makes sure that bytes of an output can be shown.
#[track_caller]
pub fn output_is_clean(what: &str, bytes: &[u8]) -> String {
    let text = String::from_utf8(bytes.to_vec()).unwrap_or_else(|_| panic!("{what}: not UTF-8"));
    is_clean(what, &text);
    text
}

/// Makes sure that what was made of an original holds together and can be shown.
#[track_caller]
pub fn imported_is_clean(what: &str, imported: &Imported) {
    let snapshot = &imported.snapshot;
    assert_eq!(snapshot.check(), Ok(()), "{what}");
    is_clean(what, &snapshot.text);
    let found = &snapshot.found;
    let fields = [
        &found.source,
        &found.author,
        &found.url,
        &found.language,
        &found.lead,
    ];
    let fields = fields.into_iter().flatten().chain([&found.title]);
    let targets = snapshot
        .spans
        .iter()
        .filter_map(|span| span.target.as_ref());
    for text in fields
        .chain(&found.tags)
        .chain(&imported.remarks)
        .chain(targets)
    {
        is_clean(what, text);
        assert!(!text.contains('\n'), "{what}: {text:?}");
        assert_eq!(CleanText::line(text), *text, "{what}");
    }
    for span in &snapshot.spans {
        let target = span
            .target
            .as_deref()
            .unwrap_or_default()
            .trim()
            .to_lowercase();
        let is_script = ["javascript:", "vbscript:", "data:", "file:"]
            .iter()
            .any(|scheme| target.starts_with(scheme));
        assert!(!is_script, "{what}: {target}");
    }
}

/// Makes sure that the records and texts of a library can be shown, whatever reads them.
#[track_caller]
pub fn library_is_clean(directory: &Path) {
    let mut seen = 0;
    let mut folders = vec![directory.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            output_is_clean(
                "a name",
                path.strip_prefix(directory)
                    .unwrap()
                    .as_os_str()
                    .as_encoded_bytes(),
            );
            if path.is_dir() {
                folders.push(path);
            } else if path
                .extension()
                .is_some_and(|ending| ending == "ron" || ending == "txt")
            {
                output_is_clean(&path.display().to_string(), &fs::read(&path).unwrap());
                seen += 1;
            }
        }
    }
    assert!(seen > 0, "{} holds no record", directory.display());
}
