//! What an input is, and all of them.

use std::{collections::BTreeSet, ffi::OsString};

use crate::{layouts, mails, names, pages, random::Random, texts};

/// What may come of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum May {
    /// An article, or a sentence that says why there is none; the process that reads ends by itself.
    Read,
    /// It is refused before it is read, in a sentence with these words.
    Refused(&'static str),
    /// The same, or the process meets one of its limits and is ended, which is told: what makes it do so grows faster
    /// than its length and is not bounded before the tree is made.
    Ended,
}

/// One input.
pub struct Input {
    /// The name of the test, and of its file where that is not hostile itself.
    pub name: String,
    /// The name of its file.
    pub file: OsString,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// What may come of it.
    pub may: May,
}

impl Input {
    /// An input in a file of its own name and that extension.
    pub fn new(name: impl Into<String>, extension: &str, bytes: impl Into<Vec<u8>>) -> Self {
        let name = name.into();
        Self {
            file: format!("{name}.{extension}").into(),
            name,
            bytes: bytes.into(),
            may: May::Read,
        }
    }

    /// Says what else may come of it.
    pub fn may(self, may: May) -> Self {
        Self { may, ..self }
    }
}

/// Keeps of the inputs of a group only one that may be ended at a limit: the program gives each of them half a minute,
/// and the extractor, which has a shorter one in these tests, gets them all.
pub fn keep_one_that_is_ended(inputs: &mut Vec<Input>) {
    let mut is_first = true;
    inputs.retain(|input| input.may != May::Ended || std::mem::take(&mut is_first));
}

/// Makes the inputs of a group.
pub type Make = fn() -> Vec<Input>;

/// The inputs by groups; each is one test.
pub fn groups() -> Vec<(&'static str, Make)> {
    vec![
        ("nested", pages::nested),
        ("formatting", pages::formatting),
        ("attributes", pages::attributes),
        ("unclosed", pages::unclosed),
        ("entities", pages::entities),
        ("json_ld", pages::json_ld),
        ("tables_and_lists", pages::tables_and_lists),
        ("links", pages::links),
        ("odd_pages", pages::odd),
        ("charsets", pages::charsets),
        ("cut", || damaged(cut)),
        ("flipped", || damaged(flipped)),
        ("mail_structure", mails::structure),
        ("mail_headers", mails::headers),
        ("mail_bodies", mails::bodies),
        ("plain", texts::plain),
        ("markdown", texts::markdown),
        ("names", names::names),
    ]
}

/// Damages each layout several times.
fn damaged(damage: fn(&mut Vec<u8>, &mut Random)) -> Vec<Input> {
    let mut random = Random::new(16);
    let mut inputs = Vec::new();
    for (name, extension, layout) in layouts::all() {
        for number in 0..8 {
            let mut bytes = layout.clone();
            damage(&mut bytes, &mut random);
            inputs.push(Input::new(format!("{name}-{number}"), extension, bytes));
        }
    }
    inputs
}

/// Cuts it off anywhere.
fn cut(bytes: &mut Vec<u8>, random: &mut Random) {
    bytes.truncate(random.below(bytes.len()));
}

/// Sets some bytes to others, and doubles or takes away a piece.
fn flipped(bytes: &mut Vec<u8>, random: &mut Random) {
    let hostile = b"<>&\"'=/!-\0\x1b\x9b\xff\n\r #;:";
    for _ in 0..=random.below(bytes.len() / 20 + 1) {
        let at = random.below(bytes.len());
        bytes[at] = if random.below(2) == 0 {
            random.byte()
        } else {
            hostile[random.below(hostile.len())]
        };
    }
    let from = random.below(bytes.len());
    let to = (from + random.below(400)).min(bytes.len());
    let piece: Vec<u8> = bytes.drain(from..to).collect();
    if random.below(2) == 0 {
        let at = random.below(bytes.len().max(1));
        bytes.splice(at..at, [piece.clone(), piece].concat());
    }
}

/// Makes sure that there are many, and that no two have one name.
pub fn count() -> usize {
    let mut names = BTreeSet::new();
    for (group, make) in groups() {
        for input in make() {
            assert!(
                names.insert(format!("{group}/{}", input.name)),
                "{group}/{} twice",
                input.name
            );
        }
    }
    names.len()
}
