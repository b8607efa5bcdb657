//! The walls of the house: which room may use which, read from the `use` lines and paths.

use std::{fs, path::Path};

/// The rooms from the top down; a room may use only those below it.
const ROOMS: [&str; 20] = [
    "cli", "runtime", "ui", "app", "config", "command", "entries", "library", "index", "net",
    "extract", "store", "import", "export", "compare", "anchor", "query", "text", "model", "",
];

/// Rooms that one room may not use although they stand below it.
const CLOSED: [(&str, &[&str]); 1] = [(
    "app",
    &["library", "index", "net", "extract", "store", "import"],
)];

/// Rooms that touch no disk, clock, network, environment or terminal.
const PURE: [&str; 11] = [
    "app", "config", "command", "entries", "import", "export", "compare", "anchor", "query",
    "text", "model",
];

/// What a pure room must not name.
const IMPURE: [&str; 10] = [
    "std::fs",
    "std::env",
    "std::net",
    "std::process",
    "std::thread",
    "std::io",
    "Instant",
    "SystemTime",
    "Timestamp::now",
    "Zoned::now",
];

fn sources(dir: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(dir).expect("src is there") {
        let path = entry.expect("src is readable").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let name = path.display().to_string();
            found.push((
                name,
                fs::read_to_string(&path).expect("a source is readable"),
            ));
        }
    }
}

/// Returns each source with its room, without its tests: these may use what they like.
fn rooms() -> Vec<(String, String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    sources(&src, &mut found);
    found
        .into_iter()
        .filter(|(name, _)| !name.ends_with("tests.rs"))
        .filter_map(|(name, text)| {
            let inside = Path::new(&name).strip_prefix(&src).ok()?.to_path_buf();
            let room = inside
                .iter()
                .next()?
                .to_str()?
                .trim_end_matches(".rs")
                .to_owned();
            let code = text
                .split("#[cfg(test)]")
                .next()
                .unwrap_or_default()
                .to_owned();
            Some((name, room, code))
        })
        .filter(|(_, room, _)| room != "main" && room != "lib")
        .collect()
}

/// Returns the rooms that some code names after `crate::`, in braces too.
fn used(code: &str) -> Vec<String> {
    let mut used = Vec::new();
    for part in code.split("crate::").skip(1) {
        if let Some(list) = part.strip_prefix('{') {
            let mut depth = 0;
            let mut word = String::new();
            for c in list.chars() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => used.push(std::mem::take(&mut word)),
                    _ if depth == 0 => word.push(c),
                    _ => {}
                }
            }
            used.push(word);
        } else {
            used.push(
                part.chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect(),
            );
        }
    }
    let first = |path: &String| {
        path.trim()
            .split("::")
            .next()
            .unwrap_or_default()
            .trim()
            .to_owned()
    };
    used.iter()
        .map(first)
        .filter(|room| ROOMS.contains(&room.as_str()) && !room.is_empty())
        .collect()
}

#[test]
fn the_reading_of_use_lines_sees_lists_and_paths() {
    let code =
        "use crate::{\n    app::{App, frame},\n    model::Record,\n};\nlet x = crate::text::y();";
    assert_eq!(used(code), ["app", "model", "text"]);
}

#[test]
fn every_room_is_known() {
    for (name, room, _) in rooms() {
        assert!(
            ROOMS.contains(&room.as_str()),
            "{name}: no place in the plan"
        );
    }
}

#[test]
fn rooms_use_only_what_stands_below_them() {
    let level = |room: &str| {
        ROOMS
            .iter()
            .position(|known| *known == room)
            .expect("a known room")
    };
    for (name, room, code) in rooms() {
        for other in used(&code) {
            assert!(
                other == room || level(&other) > level(&room),
                "{name} uses {other}, which stands above it"
            );
            for (closed, to) in CLOSED {
                assert!(
                    room != closed || !to.contains(&other.as_str()),
                    "{name} uses {other}"
                );
            }
        }
    }
}

#[test]
fn pure_rooms_touch_nothing_outside() {
    for (name, room, code) in rooms() {
        if PURE.contains(&room.as_str()) {
            for word in IMPURE {
                assert!(!names(&code, word), "{name} names {word}");
            }
        }
    }
}

/// Tells whether a word stands in code as a whole: `Instants` is no `Instant`.
fn names(code: &str, word: &str) -> bool {
    code.match_indices(word).any(|(at, _)| {
        let behind = code.get(at + word.len()..).unwrap_or_default();
        !behind.starts_with(|c: char| c.is_alphanumeric() || c == '_')
    })
}
