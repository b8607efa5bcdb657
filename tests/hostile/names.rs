//! File names made to escape: from the folder, from the command line, or onto the screen.

use std::{ffi::OsString, os::unix::ffi::OsStringExt};

use crate::inputs::Input;

const PAGE: &str = "<!DOCTYPE html><html><body><article><p>Some words in a paragraph, with commas, so that it is one.</p></article></body></html>";

pub fn names() -> Vec<Input> {
    let long = "n".repeat(250);
    let names: Vec<(&str, Vec<u8>)> = vec![
        ("option", b"-rf.html".to_vec()),
        ("long-option", b"--data-dir=x.html".to_vec()),
        ("dashes", b"--.html".to_vec()),
        ("standard-input", b"-.html".to_vec()),
        ("escape", b"a\x1b]0;PWNED\x07\x1b[2J.html".to_vec()),
        ("c1", "a\u{9b}2J\u{9d}0;PWNED\u{9c}.html".into()),
        ("bidi", "a\u{202e}lmth.txt.html".into()),
        ("newline", b"a\nerror: no\nb.html".to_vec()),
        ("return", b"a\rerror: no.html".to_vec()),
        ("tab-and-bell", b"a\tb\x07.html".to_vec()),
        ("not-utf8", b"a\xff\xfe\x9b.html".to_vec()),
        ("255-bytes", format!("{long}.html").into()),
        (
            "only-extension-255",
            format!("a.{}", "x".repeat(253)).into(),
        ),
        ("dots", b"..html".to_vec()),
        ("three-dots", b"...html".to_vec()),
        ("encoded-dots", b"%2e%2e%2fa.html".to_vec()),
        ("backslashes", b"..\\..\\a.html".to_vec()),
        ("shell", b"$(touch x)`touch y`;&|.html".to_vec()),
        ("quotes", b"\"'a.html".to_vec()),
        ("blanks", b" a .html".to_vec()),
        ("blank-end", b"a.html ".to_vec()),
        ("home", b"~.html".to_vec()),
        ("star", b"*?[a].html".to_vec()),
        ("address", b"https:example.org.html".to_vec()),
        ("ron", b"\"),(version: 9.html".to_vec()),
        ("marks", format!("e{}.html", "\u{301}".repeat(100)).into()),
        ("tags", "a\u{e0041}\u{e007f}\u{feff}.html".into()),
        ("device", b"CON.html".to_vec()),
        ("a-command", b"add".to_vec()),
        (
            "the-hidden-argument",
            b"--read-for-another-briefreader".to_vec(),
        ),
        ("upper-case", b"A.HTML".to_vec()),
        ("several-dots", b"a.txt.md.html".to_vec()),
    ];
    names
        .into_iter()
        .map(|(name, file)| Input {
            file: OsString::from_vec(file),
            ..Input::new(name, "html", PAGE)
        })
        .collect()
}
