use std::{fs, path::PathBuf};

use crate::library::Library;

/// Writes a file of the person's into a library's directory.
fn write(library: &Library, name: &str, text: &str) -> PathBuf {
    let path = library.data_dir().join("config").join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, text).unwrap();
    path
}

#[test]
fn who_has_no_files_is_shown_the_defaults_and_where_files_go() {
    let library = Library::new();
    let directory = library.data_dir().join("config");
    let directory = directory.to_str().unwrap();
    assert_eq!(library.ok(&["config", "--directory"]).trim_end(), directory);
    let settings = library.ok(&["config"]);
    assert!(
        settings.contains(&format!("{directory}/config.ron")),
        "{settings}"
    );
    assert!(settings.contains("\n    scroll_margin: 2,\n"), "{settings}");
    let keys = library.ok(&["config", "keys"]);
    assert!(keys.contains(&format!("{directory}/keys.ron")), "{keys}");
    assert!(keys.contains("\n    \"mark\": [\"m\"],\n"), "{keys}");
    let checked = library.ok(&["config", "--check"]);
    assert!(checked.contains("no files of yours"), "{checked}");
}

#[test]
fn what_a_person_has_set_is_printed_in_its_place_and_used() {
    let library = Library::new();
    write(&library, "config.ron", "(\n    keys: \"plain\",\n)\n");
    write(&library, "keys.ron", "{ \"mark\": [\"F11\"] }");
    let settings = library.ok(&["config"]);
    assert!(
        settings.contains("\n    keys: \"plain\", // config.ron:2\n"),
        "{settings}"
    );
    let keys = library.ok(&["config", "keys"]);
    assert!(
        keys.contains("\n    \"mark\": [\"F11\"], // keys.ron:1\n"),
        "{keys}"
    );
    assert!(keys.contains("\n    \"search\": [\"C-f\"],\n"), "{keys}");
    let table = library.ok(&["keys"]);
    let of = |name: &str| table.lines().find(|line| line.contains(name)).unwrap();
    assert!(of(" mark ").trim_start().starts_with("F11"), "{table}");
    assert!(of(" quit ").trim_start().starts_with("C-q"), "{table}");
    let checked = library.ok(&["config", "--check"]);
    assert_eq!(checked, "Nothing is wrong with config.ron, keys.ron.\n");
}

#[test]
fn what_is_printed_is_a_file_of_the_same_meaning() {
    let library = Library::new();
    write(&library, "config.ron", "(scroll_margin: 5)");
    let settings = library.ok(&["config"]);
    write(&library, "config.ron", &settings);
    library.ok(&["config", "--check"]);
    let again = library.ok(&["config"]);
    assert!(
        again.contains("scroll_margin: 5, // config.ron:"),
        "{again}"
    );
}

#[test]
fn each_fault_is_told_with_file_line_and_column_and_the_check_fails() {
    let library = Library::new();
    let config = write(
        &library,
        "config.ron",
        "(\n    scroll_margn: 3,\n    mouse: \"no\",\n)\n",
    );
    let keys = write(&library, "keys.ron", "{\n    \"mark\": [\"mm\"],\n}\n");
    for arguments in [["config"].as_slice(), &["config", "--check"]] {
        let answer = library.fails(1, arguments);
        answer.says(&format!(
            "error: {}:2:5: there is no setting `scroll_margn`; did you mean `scroll_margin`?",
            config.display()
        ));
        answer.says(&format!(
            "{}:3:12: `mouse` is `auto`, `true` or `false`",
            config.display()
        ));
        answer.says(&format!("{}:2:14: there is no key `mm`", keys.display()));
    }
    assert_eq!(library.fails(1, &["config", "--check"]).stdout, "");
}

#[test]
fn a_theme_is_printed_as_a_pattern_and_checked_with_its_base() {
    let library = Library::new();
    let lamplight = library.ok(&["config", "theme"]);
    assert!(lamplight.contains("\"paper\": "), "{lamplight}");
    let daylight = library.ok(&["config", "theme", "daylight"]);
    assert!(daylight.contains("base: \"lamplight\""), "{daylight}");
    library
        .fails(1, &["config", "theme", "dailight"])
        .says("did you mean `daylight`?");
    library.fails(2, &["config", "keys", "daylight"]);
    write(&library, "config.ron", "(theme: \"mine\")");
    write(
        &library,
        "themes/mine.ron",
        "(base: \"daylight\", roles: {\"heading\": (fg: \"blue\")})",
    );
    library.ok(&["config", "--check"]);
    let mine = library.ok(&["config", "theme"]);
    assert!(mine.contains("fg: \"blue\""), "{mine}");
    let file = write(&library, "themes/mine.ron", "(\n  base: \"daylihgt\",\n)");
    library.fails(1, &["config", "--check"]).says(&format!(
        "{}:2:9: there is no theme `daylihgt`; did you mean `daylight`?",
        file.display()
    ));
}

/// The examples of the README, as somebody would write them down.
#[test]
fn the_examples_of_the_readme_are_right() {
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let library = Library::new();
    let mut examples = 0;
    for name in ["config.ron", "keys.ron", "themes/mine.ron"] {
        let (_, rest) = readme.split_once(&format!("    // {name}: ")).unwrap();
        let lines = rest.lines().skip(1).take_while(|line| !line.is_empty());
        let text: Vec<&str> = lines.collect();
        write(&library, name, &text.join("\n"));
        examples += 1;
    }
    assert_eq!(examples, 3);
    library.ok(&["config", "--check"]);
}
