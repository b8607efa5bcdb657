//! What forums say of who wrote a post, beside each: since when, how much, from where.
//!
//! A single line of the kind may be a fact of the text: only what is told again and again is told of members.

use std::collections::HashMap;

use crate::{import::html::leftovers::lines::Line, model::BlockKind};

/// What is told of members, in lower case.
const LABELS: &[&str] = &[
    "join date",
    "joined",
    "likes received",
    "location",
    "member since",
    "messages",
    "posts",
    "reaction score",
    "registered",
    "reputation",
    "threads",
    "thread starter",
    "trophy points",
    "beiträge",
    "dabei seit",
    "danke",
    "registriert",
    "registriert seit",
    "themen",
    "wohnort",
    "inscription",
    "inscrit",
    "localisation",
    "messages postés",
    "mensajes",
    "registrado",
    "ubicación",
    "mensagens",
    "messaggi",
    "iscritto",
    "berichten",
    "lid sinds",
    "posty",
    "dołączył",
    "зарегистрирован",
    "откуда",
    "регистрация",
    "сообщений",
    "сообщения",
    "发表于",
    "帖子",
    "积分",
    "注册时间",
];

/// What members are called, in lower case.
const RANKS: &[&str] = &[
    "active member",
    "administrator",
    "banned",
    "forum moderator",
    "full member",
    "global moderator",
    "hero member",
    "junior member",
    "moderator",
    "new member",
    "newbie",
    "registered user",
    "senior member",
    "site admin",
    "staff member",
    "super moderator",
    "supporting member",
    "well-known member",
    "aktives mitglied",
    "benutzer",
    "mitglied",
    "neues mitglied",
    "stammgast",
    "offline",
    "online",
];

/// The most words of what is told.
const MOST_WORDS: usize = 7;

/// What a line tells of a member.
enum Told<'a> {
    Fact(&'a str),
    /// Something that the next line tells.
    Label(&'a str),
    Rank,
    /// The number of a post.
    Number,
}

/// Marks the lines that tell of members.
pub(super) fn mark(lines: &[Line<'_>], gone: &mut [bool]) {
    let told: Vec<Option<Told<'_>>> = lines.iter().map(told).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for told in told.iter().flatten() {
        match told {
            Told::Fact(label) | Told::Label(label) => *counts.entry(label).or_default() += 1,
            Told::Rank => *counts.entry("").or_default() += 1,
            Told::Number => {}
        }
    }
    if counts.values().all(|count| *count < 2) {
        return;
    }
    for (at, told) in told.iter().enumerate() {
        let count = match told {
            Some(Told::Fact(_) | Told::Rank | Told::Number) => 1,
            Some(Told::Label(_)) if lines.get(at + 1).is_some_and(|next| is_value(&next.lower)) => {
                2
            }
            _ => continue,
        };
        for is_gone in gone.iter_mut().skip(at).take(count) {
            *is_gone = true;
        }
    }
}

fn told<'a>(line: &'a Line<'_>) -> Option<Told<'a>> {
    let is_text = matches!(
        line.kind,
        BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Heading
    );
    if !is_text || line.words > MOST_WORDS + 3 || line.is_sentence() {
        return None;
    }
    let words = line.lower.trim();
    let bare = words.trim_end_matches([':', '：']).trim();
    if LABELS.contains(&bare) {
        return Some(Told::Label(bare));
    }
    if RANKS.contains(&bare) {
        return Some(Told::Rank);
    }
    let number = words.strip_prefix('#').unwrap_or_default();
    if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Told::Number);
    }
    let (label, value) = words.split_once([':', '：'])?;
    let label = label.trim();
    (LABELS.contains(&label) && value.split_whitespace().count() <= MOST_WORDS)
        .then_some(Told::Fact(label))
}

/// Tells whether a line is what a label asks for.
fn is_value(words: &str) -> bool {
    words.split_whitespace().count() <= MOST_WORDS && !words.ends_with(['.', '?', '!', ':'])
}
