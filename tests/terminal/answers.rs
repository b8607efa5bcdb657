//! What the terminal answers: its ground, its keyboard; late, torn, garbled or never.

use std::{fs, thread, time::Duration};

use crate::{
    demo,
    pty::{Exit, Program, Pty, Scratch},
};

crate::tests![
    the_ground_tells_the_theme,
    a_ground_in_pieces,
    garbled_answers_are_no_keys,
    an_answer_whose_rest_is_late_is_no_keys,
    no_answer_costs_nothing,
    colours_that_change_while_it_runs,
    keys_of_the_kitty_protocol,
    frames_that_are_shown_whole,
    a_locale_that_is_not_utf8,
    letters_of_other_charsets,
];

/// The pages of the themes for dark and for light terminals.
const DARK: vt100::Color = vt100::Color::Rgb(0x1d, 0x1e, 0x21);
const LIGHT: vt100::Color = vt100::Color::Rgb(0xfa, 0xf7, 0xf0);

/// Starts the reader on the library of a scratch directory.
fn reader(scratch: &Scratch, variables: &[(&str, &str)]) -> Pty {
    fs::create_dir_all(scratch.file("home")).unwrap();
    let mut program = Program::new(env!("CARGO_BIN_EXE_briefreader"))
        .variable("HOME", scratch.file("home"))
        .variable("BRIEFREADER_DATA_DIR", scratch.file("library"))
        .variable("COLORTERM", "truecolor");
    for (name, value) in variables {
        program = program.variable(name, *value);
    }
    Pty::spawn(&program, (80, 24))
}

fn wait_for_page(pty: &mut Pty, page: vt100::Color) {
    pty.wait_for(&format!("a page of {page:?}"), |screen| {
        screen
            .cell(12, 40)
            .is_some_and(|cell| cell.bgcolor() == page)
    });
}

fn quit(pty: &mut Pty) {
    pty.send("q");
    assert_eq!(pty.wait_for_exit(), Exit::Status(0));
    pty.assert_restored();
}

fn the_ground_tells_the_theme() {
    let scratch = Scratch::new("ground");
    let mut pty = reader(&scratch, &[]);
    wait_for_page(&mut pty, DARK);
    pty.wait_for_raw("\x1b]11;?\x1b\\");
    pty.send("\x1b]11;rgb:ffff/ffff/dddd\x1b\\\x1b[?62;22c");
    wait_for_page(&mut pty, LIGHT);
    quit(&mut pty);
    // The next first frame is light before the terminal says anything.
    let mut pty = reader(&scratch, &[]);
    wait_for_page(&mut pty, LIGHT);
    pty.send("\x1b]11;rgb:0000/0000/0000\x07\x1b[?62;22c");
    wait_for_page(&mut pty, DARK);
    quit(&mut pty);
    // And the environment is believed more than what was.
    let mut pty = reader(&scratch, &[("COLORFGBG", "0;15")]);
    wait_for_page(&mut pty, LIGHT);
    quit(&mut pty);
}

fn open_demo(name: &str) -> (Scratch, Pty) {
    let scratch = Scratch::new(name);
    let mut pty = Pty::spawn(&demo::program(scratch.file("saved")), (80, 24));
    pty.wait_for_text("said hello");
    (scratch, pty)
}

fn a_ground_in_pieces() {
    let (_scratch, mut pty) = open_demo("pieces");
    // An Esc that stays alone for a moment is the key, so its first bytes come together.
    pty.send("\x1b]1");
    for byte in b"1;rgb:ffff/ffff/dddd\x1b\\" {
        pty.send([*byte]);
    }
    pty.wait_for_text("said Light");
    pty.send("j");
    pty.wait_for_text("typed j");
    quit(&mut pty);
}

fn garbled_answers_are_no_keys() {
    let (_scratch, mut pty) = open_demo("garbled");
    pty.send(
        "\x1b]11;rgb:zz/\x1b\\\x1b]11;\x07\x1b[?99999999999999u\x1b[?997;7n\x1b[?2026;9$y\x1b[?cj",
    );
    pty.wait_for_text("typed j");
    pty.wait_for_text("keys 1");
    quit(&mut pty);
}

fn an_answer_whose_rest_is_late_is_no_keys() {
    let (_scratch, mut pty) = open_demo("late");
    pty.send("\x1b]11;rgb:ffff/ff");
    // Longer than the rest of a sequence is waited for.
    thread::sleep(Duration::from_millis(600));
    pty.send("ff/dddd\x1b\\");
    pty.send("j");
    pty.wait_for_text("typed j");
    pty.wait_for_text("keys 1");
    quit(&mut pty);
}

fn no_answer_costs_nothing() {
    let (_scratch, mut pty) = open_demo("none");
    // What was asked has not been answered, and keys are dealt with all the same.
    pty.send("jk");
    pty.wait_for_text("typed jk");
    assert!(!pty.raw().contains("\x1b[>5u"));
    quit(&mut pty);
    assert!(!pty.raw().contains("\x1b[<u"));
}

fn colours_that_change_while_it_runs() {
    let (_scratch, mut pty) = open_demo("scheme");
    pty.send("\x1b[?997;2n");
    pty.wait_for_text("said Light");
    pty.send("\x1b[?997;1n");
    pty.wait_for_text("said Dark");
    quit(&mut pty);
}

fn keys_of_the_kitty_protocol() {
    let (_scratch, mut pty) = open_demo("kitty");
    pty.send("\x1b[?0u\x1b[?62c");
    pty.wait_for_raw("\x1b[>5u");
    for (keys, said) in [
        ("\x1b[27u", "key Esc KeyModifiers(0x0)"),
        ("\x1b[13;5u", "key Enter KeyModifiers(CONTROL)"),
        ("\x1b[57417u", "key Left KeyModifiers(0x0)"),
        ("\x1b[57414u", "key Enter KeyModifiers(0x0)"),
    ] {
        pty.send(keys);
        pty.wait_for_text(said);
    }
    // A letter of the keypad; one with Alt, whose Shift makes another character.
    pty.send("\x1b[57404u\x1b[47:63;4u\x1b[106;1:3u");
    pty.wait_for_text("typed 5?");
    quit(&mut pty);
    let raw = pty.raw();
    // Before the screen is left, which has its own.
    assert!(raw.rfind("\x1b[<u").unwrap() < raw.rfind("\x1b[?1049l").unwrap());
    assert_eq!(
        raw.matches("\x1b[>5u").count(),
        raw.matches("\x1b[<u").count()
    );
}

fn frames_that_are_shown_whole() {
    let (_scratch, mut pty) = open_demo("frames");
    pty.send("\x1b[?2026;2$y");
    pty.send("j");
    pty.wait_for_raw("\x1b[?2026h");
    pty.wait_for_raw("\x1b[?2026l");
    quit(&mut pty);
}

fn a_locale_that_is_not_utf8() {
    let scratch = Scratch::new("locale");
    let mut pty = reader(&scratch, &[("LANG", "de_DE.ISO-8859-1")]);
    pty.wait_for_text("not UTF-8");
    pty.wait_for_text(">o Start here");
    // A letter that is bound to nothing keeps no key back.
    pty.send(b"\xe9j?");
    pty.wait_for_text("HELP");
    pty.send("\x1b");
    pty.wait_for_text("ARTICLES");
    quit(&mut pty);
    assert!(pty.raw().is_ascii(), "{}", pty.raw());
    // It is told once.
    let mut pty = reader(&scratch, &[("LANG", "de_DE.ISO-8859-1")]);
    pty.wait_for_text("ARTICLES");
    assert!(!pty.text().contains("not UTF-8"));
    quit(&mut pty);
}

fn letters_of_other_charsets() {
    for (locale, typed, expected) in [
        ("en_US.ISO-8859-1", &b"\xe9"[..], "typed é"),
        ("ru_RU.KOI8-R", b"\xd6", "typed ж"),
        ("ja_JP.eucJP", b"\xb4\xc1", "typed 漢"),
        ("C", "é".as_bytes(), "typed é"),
    ] {
        let scratch = Scratch::new("charset");
        let program = demo::program(scratch.file("saved")).variable("LC_ALL", locale);
        let mut pty = Pty::spawn(&program, (80, 24));
        pty.wait_for_text("said hello");
        pty.send(typed);
        pty.wait_for_text(expected);
        quit(&mut pty);
    }
}
