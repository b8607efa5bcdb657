use proptest::prelude::*;

use super::*;
use crate::{
    command::{Answer, CommandId, Key, Pending, Place, Places, Preset, place::Typing},
    config::{
        setting::{Keys, MouseUse},
        texts::Text,
    },
    model::{Color, Status, scale::Decision},
};

/// Makes files of names and texts.
fn texts(files: &[(FileName, &str)]) -> Texts {
    Texts(
        files
            .iter()
            .map(|(file, text)| (file.clone(), Text::Read((*text).to_owned())))
            .collect(),
    )
}

fn config(text: &str) -> Configuration {
    read(&texts(&[(FileName::Config, text)]))
}

fn told(configuration: &Configuration) -> Vec<String> {
    configuration
        .problems
        .iter()
        .map(ToString::to_string)
        .collect()
}

fn press(configuration: &Configuration, place: Place, key: &str) -> Option<CommandId> {
    let key: Key = key.parse().unwrap();
    match configuration.keymap.press(place, &Pending::default(), key) {
        Answer::Command { id, .. } => Some(id),
        _ => None,
    }
}

#[test]
fn each_setting_is_explained_once_with_its_default() {
    let (entries, faults) = entries::parse(setting::DEFAULTS);
    assert_eq!(faults, []);
    let named: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
    assert_eq!(named, setting::names().collect::<Vec<_>>());
    for entry in &entries {
        let line = setting::DEFAULTS.lines().nth(entry.at.line - 2).unwrap();
        assert!(
            line.trim().starts_with("//"),
            "{} is not explained",
            entry.name
        );
        let rest = setting::DEFAULTS.get(entry.value.bytes.end..).unwrap();
        assert!(rest.starts_with(",\n"), "{}", entry.name);
    }
}

#[test]
fn who_sets_nothing_has_the_defaults() {
    let configuration = Configuration::default();
    assert_eq!(told(&configuration), Vec::<String>::new());
    assert_eq!(configuration.settings.scroll_margin, 2);
    assert_eq!(configuration.settings.highlight, Color::Yellow);
    assert_eq!(configuration.keymap, Keymap::default());
}

#[test]
fn rules_are_read_and_what_is_wrong_with_one_is_told() {
    let configuration = config("(rules: [\"title:sport -> tag sport, read\", \"tag:ad -> skip\"])");
    assert_eq!(told(&configuration), Vec::<String>::new());
    assert_eq!(configuration.settings.rules.len(), 2);
    assert_eq!(
        configuration.settings.written("rules").as_deref(),
        Some("title:sport -> tag sport, read; tag:ad -> skip")
    );
    let of_text = config("(rules: \"title:sport -> tag sport, read; tag:ad->skip\")");
    assert_eq!(of_text.settings.rules.len(), 2);
    assert_eq!(
        told(&config("(rules: [\"title:sport\"])")),
        [
            "config.ron:1:9: `rules` is a list of rules, and in “title:sport” there is no `->` between what is asked for and what is done, such as `title:sport -> skip`"
        ]
    );
}

#[test]
fn words_and_folders_are_lists_or_texts_with_commas() {
    let configuration = config(
        "(watch_words: [\"JEDI\", \"offline devices\", \"ministr*\"], watched_folders: [\"~/news\", \"/a, b\"])",
    );
    assert_eq!(told(&configuration), Vec::<String>::new());
    let settings = &configuration.settings;
    assert_eq!(
        settings.written("watch_words").as_deref(),
        Some("JEDI, offline devices, ministr*")
    );
    assert_eq!(settings.watched_folders, ["~/news", "/a, b"]);
    let of_text = config(
        "(watch_words: \"JEDI, offline devices,ministr*\", watched_folders: \" ~/news,, /b\")",
    );
    assert_eq!(of_text.settings.watch_words, settings.watch_words);
    assert_eq!(of_text.settings.watched_folders, ["~/news", "/b"]);
    assert_eq!(
        told(&config(
            "(watch_words: [\"cloud\", \"?*\"], watched_folders: [\"news\"])"
        )),
        [
            "config.ron:1:15: `watch_words` is a list of words and phrases, and “?*” has no word in it",
            "config.ron:1:49: `watched_folders` is a list of folders, each from / or from ~/ on, not “news”",
        ]
    );
    let wrong = told(&config("(watch_words: [4], watched_folders: true)"));
    assert_eq!(wrong.len(), 2, "{wrong:?}");
    assert!(
        wrong[0].contains("a list of words and phrases in quotes, not"),
        "{wrong:?}"
    );
}

#[test]
fn settings_are_laid_over_the_defaults() {
    let configuration = config(
        "#![enable(implicit_some)]\n(\n  keys: plain,\n  highlight: \"pink\",\n  mouse: false,\n)",
    );
    assert_eq!(told(&configuration), Vec::<String>::new());
    assert_eq!(configuration.settings.keys, Keys::Plain);
    assert_eq!(configuration.settings.highlight, Color::Pink);
    assert_eq!(configuration.settings.mouse, MouseUse::Terminal);
    assert_eq!(configuration.settings.scroll_margin, 2);
    assert_eq!(
        press(&configuration, Place::Reader, "C-f"),
        Some(CommandId::Search)
    );
}

/// Each fault with its line and column, and the entry beside it that holds all the same.
#[test]
fn each_wrong_setting_is_told_and_the_rest_holds() {
    for (wrong, expected) in [
        (
            "scrol_margin: 4",
            "config.ron:2:3: there is no setting `scrol_margin`; did you mean `scroll_margin`?",
        ),
        (
            "loudness: 4",
            "config.ron:2:3: there is no setting `loudness`",
        ),
        (
            "scroll_margin: 21",
            "config.ron:2:18: `scroll_margin` is a number of rows from 0 to 20, not 21",
        ),
        (
            "scroll_margin: -1",
            "config.ron:2:18: `scroll_margin` is a number of rows from 0 to 20, not -1",
        ),
        (
            "scroll_margin: \"4\"",
            "config.ron:2:18: `scroll_margin` is a number of rows from 0 to 20, not a text",
        ),
        (
            "keys: \"plan\"",
            "config.ron:2:9: `keys` is `vim` or `plain`, not `plan`; did you mean `plain`?",
        ),
        (
            "mouse: \"on\"",
            "config.ron:2:10: `mouse` is `auto`, `true` or `false`, not `on`",
        ),
        (
            "keys: [vim]",
            "config.ron:2:9: `keys` is `vim` or `plain`, not a list",
        ),
        (
            "keys: \"vim",
            "config.ron:2:9: this text has no closing quote on its line",
        ),
    ] {
        let configuration = config(&format!("(\n  {wrong},\n  highlight: \"pink\",\n)"));
        assert_eq!(told(&configuration), [expected], "{wrong}");
        assert_eq!(configuration.settings.highlight, Color::Pink, "{wrong}");
        assert_eq!(configuration.settings.scroll_margin, 2, "{wrong}");
        assert_eq!(configuration.settings.keys, Keys::Vim, "{wrong}");
    }
}

#[test]
fn keys_that_take_a_key_from_another_are_told_with_both_commands() {
    let keys = "{\n  \"mark\": [\"x\", \"s\"],\n  \"note\": [\"x\"],\n  \"help\": [\"g\"],\n  \
                \"select-sentence\": [\"Q\"],\n}";
    let configuration = read(&texts(&[(FileName::Keys, keys)]));
    let told = told(&configuration);
    assert!(
        told.contains(
            &"keys.ron:3:12: `x` can't mean `note` in the reader and in a selection, because `x` in line 2 means `mark`"
                .to_owned()
        ),
        "{told:#?}"
    );
    assert!(
        told.iter().any(|told| told
            .starts_with("keys.ron:4:12: `g` for `help` takes `gg` from `first` ")
            && told.ends_with("; give `first` other keys in this file, or none: []")),
        "{told:#?}"
    );
    assert!(
        !told.iter().any(|told| told.contains("select-sentence")),
        "{told:#?}"
    );
    assert_eq!(
        press(&configuration, Place::Reader, "s"),
        Some(CommandId::Mark)
    );
}

#[test]
fn a_file_that_is_no_text_is_told_and_the_others_hold() {
    let mut files = texts(&[(FileName::Config, "(highlight: \"red\")")]);
    files.0.insert(
        FileName::Keys,
        Text::Unreadable("it is no UTF-8".to_owned()),
    );
    let configuration = read(&files);
    assert_eq!(
        told(&configuration),
        ["keys.ron:1:1: it can't be read: it is no UTF-8"]
    );
    assert_eq!(configuration.settings.highlight, Color::Red);
}

#[test]
fn a_file_that_becomes_wrong_stays_as_it_was() {
    let before = texts(&[
        (FileName::Config, "(highlight: \"red\")"),
        (FileName::Keys, "{\"mark\": [\"x\"]}"),
    ]);
    let found = texts(&[
        (FileName::Config, "(highlight: \"re"),
        (FileName::Keys, "{\"mark\": [\"X\"]}"),
    ]);
    let (held, problems) = before.renewed(&found);
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(told[0].starts_with("config.ron:1:13: "), "{told:?}");
    let configuration = read(&held);
    assert_eq!(configuration.settings.highlight, Color::Red);
    assert_eq!(press(&configuration, Place::Reader, "x"), None);
    assert_eq!(
        press(&configuration, Place::Reader, "X"),
        Some(CommandId::Mark)
    );
    // A file that is gone is gone.
    let (held, problems) = held.renewed(&Texts::default());
    assert_eq!((held, problems), (Texts::default(), vec![]));
}

#[test]
fn a_change_is_told_once_and_a_fault_each_time_its_file_changes() {
    let started = texts(&[(FileName::Config, "(keys: 3)")]);
    let mut held = Held::new(&read(&started));
    let mut said = |files: &[(FileName, &str)]| -> Vec<String> {
        let renewed = held.renew(texts(files));
        let said = renewed.said("briefreader config --check");
        said.into_iter().map(|(_, words)| words).collect()
    };
    let (config, keys) = (FileName::Config, FileName::Keys);
    assert_eq!(
        said(&[(config.clone(), "(keys: 4)")]),
        ["config.ron:1:8: `keys` is `vim` or `plain`, not `4`. All holds as it was before."]
    );
    assert_eq!(
        said(&[(config.clone(), "(keys: 4)"), (keys.clone(), "{}")]),
        ["Took over keys.ron."]
    );
    assert_eq!(
        said(&[(config.clone(), "(kees: vim, a: 1)"), (keys.clone(), "{}")]),
        [
            "config.ron:1:13: there is no setting `a`.",
            "config.ron:1:2: there is no setting `kees`; did you mean `keys`? There is more: “briefreader config --check” lists all 2. All holds as it was before.",
        ]
    );
    assert_eq!(
        said(&[(config.clone(), "(keys: \"plain\")"), (keys.clone(), "{}")]),
        ["Took over config.ron."]
    );
    assert_eq!(said(&[(keys, "{}")]), ["Took over config.ron."]);
    assert_eq!(said(&[]), ["Took over keys.ron."]);
    assert_eq!(said(&[]), Vec::<String>::new());
}

#[test]
fn a_sentence_ends_once_and_the_first_names_the_way_to_the_others() {
    let mut files = texts(&[(FileName::Config, "(keys: \"plan\", column: 3)")]);
    let why = "/etc/keys.ron could not be read.".to_owned();
    files.0.insert(FileName::Keys, Text::Unreadable(why));
    let problems = read(&files).problems;
    assert_eq!(
        sentences(&problems, "check it"),
        [
            "keys.ron:1:1: it can't be read: /etc/keys.ron could not be read.",
            "config.ron:1:24: `column` is a number of columns from 20 to 200, not 3.",
            "config.ron:1:8: `keys` is `vim` or `plain`, not `plan`; did you mean `plain`? There is more: “check it” lists all 3.",
        ]
    );
}

#[test]
fn choices_are_laid_over_the_files_and_wrong_ones_left_out() {
    let files = texts(&[
        (FileName::Config, "(keys: \"plain\", column: 3, wheel: 9)"),
        (FileName::Theme("mine".to_owned()), "(base: \"daylight\")"),
        (FileName::Keys, "{\"mark\": [\"x\"]}"),
    ]);
    let configuration = read(&files);
    let choice = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
    let choices = [
        ("keys", "vim"),
        ("theme", "mine"),
        ("column", "900"),
        ("no_such", "1"),
        ("theme_dark", "gone"),
    ];
    let choices: Choices = choices.map(choice).into();
    let with = configuration.with(&choices);
    assert_eq!(with.settings.keys, Keys::Vim);
    assert_eq!(with.settings.column, 72);
    assert_eq!(with.settings.wheel, 9);
    assert_eq!(with.settings.theme_dark, "lamplight");
    let daylight = &configuration.themes.light;
    assert_eq!(with.themes.dark.palette, daylight.palette);
    // The person's own keys stay over whichever preset.
    assert_eq!(press(&with, Place::Reader, "x"), Some(CommandId::Mark));
    assert_eq!(press(&with, Place::Reader, "j"), Some(CommandId::RowDown));
    assert_eq!(configuration.with(&Choices::new()), configuration);
    assert!(configuration.is_set("wheel"));
    assert!(
        !configuration.is_set("column"),
        "what is wrong sets nothing"
    );
    assert!(
        configuration
            .values_of("theme")
            .contains(&"mine".to_owned())
    );
}

#[test]
fn every_setting_is_written_as_it_is_read_and_says_what_it_means() {
    let configuration = Configuration::default();
    for name in setting::names() {
        let written = configuration.settings.written(name).unwrap();
        assert_eq!(configuration.check(name, &written), Ok(()), "{name}");
        assert!(!setting::meaning(name).is_empty(), "{name}");
        for value in configuration.values_of(name) {
            let with = configuration.with(&[(name.to_owned(), value.clone())].into());
            assert_eq!(with.settings.written(name), Some(value.clone()), "{name}");
            let line = format!("({})", setting::line(name, &value));
            let again = config(&line);
            assert_eq!(told(&again), Vec::<String>::new(), "{line}");
            assert_eq!(again.settings, with.settings, "{line}");
        }
    }
}

#[test]
fn what_is_printed_says_where_a_value_stands_and_reads_back_the_same() {
    let files = texts(&[
        (
            FileName::Config,
            "(\n  highlight: \"pink\",\n  scroll_margin: 99,\n  mouse: false)",
        ),
        (
            FileName::Keys,
            "{\n\"mark\": [\"x\", \"C-x\"], \"quit\": [] }",
        ),
    ]);
    let configuration = read(&files);
    let settings = print::settings(&files);
    assert!(
        settings.contains("\n    highlight: \"pink\", // config.ron:2\n"),
        "{settings}"
    );
    assert!(settings.contains("\n    scroll_margin: 2,\n"), "{settings}");
    let keys = print::keys(&files, &configuration.settings);
    assert!(
        keys.contains("\n    \"mark\": [\"x\", \"C-x\"], // keys.ron:2\n"),
        "{keys}"
    );
    assert!(
        keys.contains("\n    \"quit\": [], // keys.ron:2\n"),
        "{keys}"
    );
    let again = read(&texts(&[
        (FileName::Config, &settings),
        (FileName::Keys, &keys),
    ]));
    assert_eq!(again.settings, configuration.settings);
    assert_eq!(told(&again), Vec::<String>::new());
    for id in CommandId::ALL {
        let of = |configuration: &Configuration| -> Vec<String> {
            configuration
                .keymap
                .keys_of(*id)
                .map(ToString::to_string)
                .collect()
        };
        assert_eq!(of(&again), of(&configuration), "{}", id.command().name);
    }
}

#[test]
fn who_has_no_files_is_shown_the_defaults_as_they_are() {
    let none = Texts::default();
    assert_eq!(print::settings(&none), setting::DEFAULTS);
    assert_eq!(print::keys(&none, &Settings::default()), Keys::Vim.file());
}

/// The keys of a preset as they are used.
fn preset(keys: Keys) -> Keymap {
    let (keymap, conflicts) = Keymap::new(&keys.preset());
    let said: Vec<String> = conflicts.iter().map(ToString::to_string).collect();
    assert_eq!(said, Vec::<String>::new(), "{keys:?}");
    keymap
}

#[test]
fn no_preset_names_a_command_twice_or_gives_a_key_to_two() {
    for keys in [Keys::Vim, Keys::Plain] {
        let read = Preset::read(keys.file());
        assert_eq!(read.faults, [], "{keys:?}");
        preset(keys);
    }
}

#[test]
fn the_plain_keys_lead_in_and_out_of_everything() {
    use CommandId as C;
    let keymap = preset(Keys::Plain);
    let everywhere = [C::Back, C::Help];
    let matters = [
        C::Open,
        C::RowDown,
        C::RowUp,
        C::PageDown,
        C::First,
        C::Last,
        C::SelectSentence,
        C::Mark,
        C::Note,
        C::Remove,
        C::Supports,
        C::Refutes,
        C::Mentions,
        C::CopyQuote,
        C::CopyCitation,
        C::NextArticle,
        C::Details,
        C::Filter,
        C::Search,
        C::SearchNext,
        C::SwitchPane,
        C::Annotations,
        C::Claims,
        C::Accept,
        C::Save,
        C::Discard,
        C::NextField,
        C::Yes,
        C::No,
        C::Undo,
        C::Redo,
        C::Quit,
        C::Menu,
        C::RowMenu,
        C::JumpBack,
        C::Export,
        C::AllAnnotations,
        C::Trash,
        C::Restore,
        C::Messages,
        C::Palette,
        C::Feeds,
        C::New,
        C::RefreshFeed,
        C::RefreshFeeds,
        C::ReadAll,
        C::NextUnread,
    ];
    for id in everywhere.into_iter().chain(matters) {
        for place in id.command().places.iter() {
            assert!(
                keymap.keys_in(id, place).next().is_some(),
                "{} {place}",
                id.command().name
            );
        }
    }
    for (place, key, id) in [
        (Place::Reader, "C-f", C::Search),
        (Place::List, "C-f", C::Filter),
        (Place::Selection, "C-c", C::CopyQuote),
        (Place::Reader, "C-z", C::Undo),
        (Place::Reader, "C-q", C::Quit),
        (Place::Note, "C-s", C::Save),
    ] {
        let key: Key = key.parse().unwrap();
        let answer = keymap.press(place, &Pending::default(), key);
        assert_eq!(answer, Answer::Command { id, count: None }, "{key} {place}");
    }
}

/// Nobody who leans on the keyboard loses their way: no letter does anything where one works, and no key
/// waits for another.
#[test]
fn no_letter_and_no_sequence_is_among_the_plain_keys() {
    let keymap = preset(Keys::Plain);
    for place in Places::DESK.iter() {
        for following in keymap.following(place, &Pending::default()) {
            let letter = following.key.typed().is_some_and(char::is_alphanumeric);
            assert!(!letter, "{} {place}", following.key);
        }
    }
    for place in Place::ALL {
        for following in keymap.following(place, &Pending::default()) {
            assert!(following.command.is_some(), "{} {place}", following.key);
            if place.typing() == Typing::Text {
                assert_eq!(following.key.typed(), None, "{} {place}", following.key);
            }
        }
    }
}

/// Makes files of settings, some of them wrong.
fn patches() -> impl Strategy<Value = String> {
    let entry = prop_oneof![
        (0_u32..30).prop_map(|rows| format!("scroll_margin: {rows}")),
        prop_oneof![Just("vim"), Just("plain"), Just("emacs")]
            .prop_map(|keys| format!("keys: {keys:?}")),
        prop_oneof![Just("pink"), Just("grey")].prop_map(|color| format!("highlight: {color:?}")),
        any::<bool>().prop_map(|mouse| format!("mouse: {mouse}")),
        Just("unknown: 1".to_owned()),
        Just("broken: \"".to_owned()),
    ];
    prop::collection::vec(entry, 0..6).prop_map(|entries| format!("(\n{}\n)", entries.join(",\n")))
}

proptest! {
    #[test]
    fn to_patch_twice_is_to_patch_once(patch in patches()) {
        let (entries, _) = entries::parse(&patch);
        let mut settings = Settings::default();
        settings.patch(&[]);
        prop_assert_eq!(&settings, &Settings::default());
        settings.patch(&entries);
        let once = settings.clone();
        settings.patch(&entries);
        prop_assert_eq!(settings, once);
    }

    #[test]
    fn a_keymap_patched_twice_is_one_patched_once(
        named in prop::collection::vec((0..CommandId::ALL.len(), "[a-zA-Z]( [a-z])?"), 0..6),
    ) {
        let written: Vec<String> = named
            .iter()
            .map(|(index, keys)| format!("{:?}: [{keys:?}]", CommandId::ALL[*index].command().name))
            .collect();
        let patch = Preset::read(&format!("{{{}}}", written.join(", "))).preset;
        let nothing = Preset::vim().patched(Preset::default());
        prop_assert_eq!(&nothing, &Preset::vim());
        let once = Preset::vim().patched(patch.clone());
        prop_assert_eq!(once.clone().patched(patch), once);
    }
}

#[test]
fn a_scale_says_what_its_statuses_decide() {
    let one = config(
        "(statuses: [\"undetermined\", \"mostly true = 4\", \"must wait = undecided\", \"mixed = decided\", \"half\"])",
    );
    assert_eq!(told(&one), Vec::<String>::new());
    let scale = &one.settings.statuses;
    let decided = |word: &str| scale.decision(&Status::from_word(word));
    assert_eq!(decided("mostly true"), Decision::Rated(4));
    assert_eq!(decided("must wait"), Decision::Undecided);
    assert_eq!(decided("mixed"), Decision::Decided);
    assert_eq!(decided("half"), Decision::Decided);
    assert_eq!(decided("undetermined"), Decision::Undecided);
    // What stands here no longer decides what it did from the beginning.
    assert_eq!(decided("supported"), Decision::Rated(5));
    let written = one.settings.written("statuses").unwrap();
    assert_eq!(
        written,
        "undetermined, mostly true = 4, must wait = undecided, mixed = decided, half"
    );
    let again = config(&format!("({})", setting::line("statuses", &written)));
    assert_eq!(again.settings.statuses, *scale);
    let begins = |statuses: &str| {
        let begun = config(&format!("(statuses: [{statuses}])"));
        begun.settings.maker().begins.word().to_owned()
    };
    assert_eq!(begins("\"half\", \"undetermined\""), "undetermined");
    assert_eq!(begins("\"true = 5\", \"open = undecided\""), "open");
    assert_eq!(begins("\"half\", \"whole\""), "half");
    assert_eq!(begins("\"false = 1\", \"true = 5\""), "undetermined");
    let wrong = config("(statuses: [\"true = 9\"])");
    assert_eq!(
        told(&wrong),
        [
            "config.ron:1:12: `statuses` is a list of words, of which one may have `= undecided`, `= decided` or a \
          number from `= 1` to `= 5` behind it, not `= 9`"
        ]
    );
    assert_eq!(wrong.settings.statuses, Settings::default().statuses);
}
