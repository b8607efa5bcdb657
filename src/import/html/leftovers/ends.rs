//! What stands below an article, and what a site says of itself above it: rights, addresses of its own, who wrote it.

use crate::import::html::{
    article::letters,
    leftovers::{lines::Line, prompts},
};

/// How many lines are looked at from the end.
const MOST_LINES: usize = 24;

/// How often what stands at the end is looked at anew, once something is left out there.
const MOST_ROUNDS: usize = 8;

/// How many short lines may stand between two that close a page.
const MOST_BETWEEN: usize = 3;

/// The longest line of rights, in bytes.
const LONGEST: usize = 300;

/// How many lines may be told of who wrote an article, and how many bytes they have together.
const MOST_ABOUT: usize = 3;
const LONGEST_ABOUT: usize = 700;

/// How many lines at either end may be a note on cookies.
const NEAR: usize = 3;

/// What only lines of rights say, in lower case.
const RIGHTS: &[&str] = &[
    "all rights reserved",
    "alle rechte vorbehalten",
    "alle rechten voorbehouden",
    "alla rättigheter förbehållna",
    "tous droits réservés",
    "todos los derechos reservados",
    "todos os direitos reservados",
    "tutti i diritti riservati",
    "wszelkie prawa zastrzeżone",
    "все права защищены",
    "усі права захищені",
    "جميع الحقوق محفوظة",
    "無断転載",
    "版权所有",
    "저작권자",
];

/// How lines begin that name the program of a site, in lower case.
const POWERED: &[&str] = &["powered by ", "proudly powered by ", "theme by "];

/// The most words of who has the rights to a page.
const MOST_OF_OWNER: usize = 8;

/// What sites lead to from the foot of their pages, in lower case.
const FOOT: &[&str] = &[
    "about",
    "about us",
    "accessibility",
    "accessibility statement",
    "advertise",
    "advertise with us",
    "careers",
    "contact",
    "contact us",
    "cookie policy",
    "cookie preferences",
    "cookie settings",
    "cookies",
    "do not sell my personal information",
    "get the app",
    "help",
    "home",
    "imprint",
    "jobs",
    "legal",
    "legal notice",
    "house rules",
    "newsletter",
    "newsletters",
    "press",
    "privacy",
    "privacy notice",
    "privacy policy",
    "rss",
    "site map",
    "sitemap",
    "status",
    "subscribe",
    "terms",
    "terms & conditions",
    "terms and conditions",
    "terms of service",
    "terms of use",
    "agb",
    "barrierefreiheit",
    "cookie-einstellungen",
    "datenschutz",
    "datenschutzerklärung",
    "impressum",
    "kontakt",
    "mediadaten",
    "nutzungsbedingungen",
    "über uns",
    "cgu",
    "confidentialité",
    "données personnelles",
    "mentions légales",
    "nous contacter",
    "plan du site",
    "politique de confidentialité",
    "aviso legal",
    "normas",
    "contacto",
    "política de cookies",
    "política de privacidad",
    "política de privacidade",
    "termos de uso",
    "quem somos",
    "quiénes somos",
    "chi siamo",
    "contatti",
    "note legali",
    "informativa sulla privacy",
    "algemene voorwaarden",
    "over ons",
    "privacybeleid",
    "integritetspolicy",
    "om oss",
    "o nas",
    "polityka prywatności",
    "regulamin",
    "контакты",
    "о нас",
    "о проекте",
    "политика конфиденциальности",
    "お問い合わせ",
    "プライバシーポリシー",
    "利用規約",
    "会社概要",
    "关于我们",
    "联系我们",
    "隐私政策",
];

/// Lines above what readers wrote, in lower case, without a number.
const COMMENTS: &[&str] = &[
    "comments",
    "commentsrestacks",
    "discussion about this post",
    "ready for more?",
    "no comments",
    "no comments yet",
    "be the first to comment",
    "comments are closed",
    "comments are closed.",
    "kommentare",
    "keine kommentare",
    "commentaires",
    "aucun commentaire",
    "comentarios",
    "comentários",
    "commenti",
    "reacties",
    "kommentarer",
    "komentarze",
    "комментарии",
    "коментарі",
    "コメント",
    "评论",
];

/// Labels before what an article is sorted under, in lower case.
const TAGS: &[&str] = &[
    "tags",
    "tag",
    "tagged",
    "topics",
    "filed under",
    "posted in",
    "categories",
    "category",
    "keywords",
    "more on",
    "schlagwörter",
    "schlagworte",
    "themen",
    "stichworte",
    "kategorie",
    "kategorien",
    "mots-clés",
    "thèmes",
    "etiquetas",
    "temas",
    "palavras-chave",
    "argomenti",
    "trefwoorden",
    "теги",
    "метки",
    "темы",
    "タグ",
    "标签",
    "关键词",
];

/// Labels above what is told of who wrote an article, in lower case.
const ABOUT: &[&str] = &[
    "about the author",
    "about the authors",
    "about the writer",
    "meet the author",
    "über den autor",
    "über die autorin",
    "über die autoren",
    "zum autor",
    "zur autorin",
    "zur person",
    "à propos de l'auteur",
    "a propos de l'auteur",
    "sobre el autor",
    "sobre la autora",
    "sobre o autor",
    "sobre a autora",
    "sull'autore",
    "over de auteur",
    "om författaren",
    "o autorze",
    "об авторе",
    "про автора",
    "この記事の著者",
    "作者简介",
];

/// Marks what stands below the article, and notes on cookies at either end.
pub(super) fn mark(lines: &[Line<'_>], authors: Option<&str>, gone: &mut [bool]) {
    mark_cookies(lines, gone);
    for _ in 0..MOST_ROUNDS {
        let kept: Vec<usize> = kept(gone).rev().take(MOST_LINES).collect();
        let Some(more) = foot(lines, &kept).or_else(|| about(lines, &kept, authors)) else {
            return;
        };
        for at in more {
            if let Some(is_gone) = gone.get_mut(at) {
                *is_gone = true;
            }
        }
    }
}

fn kept(gone: &[bool]) -> impl DoubleEndedIterator<Item = usize> {
    let places = gone.iter().enumerate();
    places.filter(|(_, is_gone)| !**is_gone).map(|(at, _)| at)
}

/// Marks notes on cookies near the start and the end.
fn mark_cookies(lines: &[Line<'_>], gone: &mut [bool]) {
    let all: Vec<usize> = kept(gone).collect();
    let near = all.iter().take(NEAR + 1).chain(all.iter().rev().take(NEAR));
    for at in near {
        if let (Some(line), Some(is_gone)) = (lines.get(*at), gone.get_mut(*at)) {
            *is_gone |= prompts::is_of_cookies(&line.lower);
        }
    }
}

/// Finds the lines that close a page, from the last one on; a first line is none.
fn foot(lines: &[Line<'_>], kept: &[usize]) -> Option<Vec<usize>> {
    let mut found = Vec::new();
    let mut between = Vec::new();
    let mut names = 0;
    let mut is_sure = false;
    for at in kept.iter().copied().filter(|at| *at > 0) {
        let line = lines.get(at)?;
        match part_of_foot(line) {
            Some(is_alone) => {
                found.append(&mut between);
                found.push(at);
                names += 1;
                is_sure |= is_alone;
            }
            None if is_sure && between.len() < MOST_BETWEEN && may_stand_between(line) => {
                between.push(at);
            }
            None => break,
        }
    }
    (is_sure || names > 1).then_some(found)
}

/// Tells whether a line may be an address or a name between lines that close a page.
fn may_stand_between(line: &Line<'_>) -> bool {
    line.is_short() && !line.is_heading() && !line.text.contains(['@', ':', '“', '"'])
}

/// Tells whether a line is one that closes a page; whether it is so by itself, too.
fn part_of_foot(line: &Line<'_>) -> Option<bool> {
    let lower = line.lower.trim();
    if lower.is_empty() || line.text.len() > LONGEST {
        return None;
    }
    let bare =
        lower.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '(' | ')' | ':' | ' '));
    if COMMENTS.contains(&bare) {
        return Some(true);
    }
    // What it heads is text.
    if line.is_heading() {
        return None;
    }
    if is_of_rights(lower) || is_of_tags(line) {
        return Some(true);
    }
    let parts = lower.split(['|', '·', '•', '\n', '/', '–', '—', ',', '›', '»']);
    let parts: Vec<&str> = parts
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let is_foot =
        |part: &&str| FOOT.contains(part) || COMMENTS.contains(part) || is_of_rights(part);
    (!parts.is_empty() && parts.iter().all(is_foot)).then_some(parts.len() > 1 || line.is_linked)
}

fn is_of_rights(lower: &str) -> bool {
    let words = lower.split_whitespace().count();
    let after = ["copyright", "(c)", "℗", "©"]
        .iter()
        .fold(lower, |rest, sign| {
            rest.strip_prefix(sign).map_or(rest, str::trim_start)
        });
    let year: String = after.chars().take_while(char::is_ascii_digit).collect();
    let is_signed = lower.starts_with('©') || after.starts_with('©') || year.len() == 4;
    let ends_sentence = lower.ends_with('.') && words > MOST_OF_OWNER;
    let has_owner = after.len() < lower.len() && is_signed && words <= 2 * MOST_OF_OWNER;
    let is_said = lower.contains(['“', '”', '"', '„', '«']);
    let is_powered = POWERED.iter().any(|it| lower.starts_with(it)) && words <= MOST_OF_OWNER;
    has_owner && !ends_sentence
        || !is_said && RIGHTS.iter().any(|rights| lower.contains(rights))
        || is_powered
}

/// Tells whether a line names what an article is sorted under: behind a label, in links or a few words each.
fn is_of_tags(line: &Line<'_>) -> bool {
    let Some((label, names)) = line.lower.split_once([':', '：']) else {
        return false;
    };
    let is_name = |name: &str| (1..=4).contains(&name.split_whitespace().count());
    let mut parts = names.split([',', ';', '|', '·', '#', '、']).map(str::trim);
    TAGS.contains(&label.trim())
        && !line.is_sentence()
        && !names.trim().is_empty()
        && parts.all(|part| part.is_empty() || is_name(part))
}

/// Finds a box at the end that tells who wrote an article: what stands under that name or a label that says so.
fn about(lines: &[Line<'_>], kept: &[usize], authors: Option<&str>) -> Option<Vec<usize>> {
    let authors = letters(authors.unwrap_or_default());
    let mut bytes = 0;
    for (count, at) in kept.iter().enumerate().take(MOST_ABOUT + 1) {
        let line = lines.get(*at)?;
        let lower = line.lower.trim_end_matches([':', '：']).trim();
        let name = letters(lower.strip_prefix("about ").unwrap_or(lower));
        // A name alone may be how the article ends.
        let is_author = line.is_short() && name.len() > 3 && authors.contains(&name) && count > 0;
        let is_label = ABOUT.contains(&lower);
        if *at > 0
            && bytes <= LONGEST_ABOUT
            && (is_label || is_author && says_who(lines, kept, count))
        {
            return kept.get(..=count).map(<[usize]>::to_vec);
        }
        if line.is_heading() {
            return None;
        }
        bytes += line.text.len();
    }
    None
}

/// Tells whether the lines behind a name are few words about who has it.
fn says_who(lines: &[Line<'_>], kept: &[usize], count: usize) -> bool {
    let name_at = kept.get(count).and_then(|at| lines.get(*at));
    let Some(name) = name_at else {
        return false;
    };
    let last = name
        .lower
        .split_whitespace()
        .next_back()
        .unwrap_or_default();
    let behind = kept
        .get(count.saturating_sub(1))
        .and_then(|at| lines.get(*at));
    let is_told = behind.is_some_and(|behind| {
        let mut words = behind.lower.split(|c: char| !c.is_alphanumeric());
        words.any(|word| word == last)
    });
    count <= 2 && (is_told || name.is_linked)
}
