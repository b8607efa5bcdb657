//! The outlet of a page where it is told only beside the title, or by who holds the rights.

use crate::{
    import::html::{
        article::{is_same_headline, letters},
        metadata::lines::PageLines,
    },
    model::CleanText,
};

/// Signs between a title and the name of a site.
pub(super) const SIGNS: &[&str] = &[
    ": ", " | ", " - ", " – ", " — ", " :: ", " · ", " » ", " « ", " • ", "：", "｜",
];

/// The longest name of a site beside a title, in bytes, and its most words.
const LONGEST: usize = 60;
const MOST_WORDS: usize = 7;

/// The shortest name on a sign, in bytes.
const SHORTEST_SIGN: usize = 6;

/// The shortest name that is known by the address of its site, in bytes.
const SHORTEST_IN_HOST: usize = 4;

/// What stands beside titles in the same way and is no site, in lower case: parts of sites, kinds of texts and pages.
const NO_SITES: &[&str] = &[
    "analysis",
    "archive",
    "article",
    "blog",
    "breaking",
    "comment",
    "contact",
    "culture",
    "druckversion",
    "druckansicht",
    "essay",
    "exclusive",
    "explainer",
    "faq",
    "feature",
    "forum",
    "general",
    "home",
    "homepage",
    "interview",
    "kommentar",
    "live",
    "meinung",
    "nachrichten",
    "news",
    "obituary",
    "opinion",
    "page",
    "politics",
    "politik",
    "press release",
    "presse",
    "pressemitteilung",
    "print",
    "print version",
    "profile",
    "report",
    "review",
    "science",
    "sport",
    "sports",
    "startseite",
    "technology",
    "telegram",
    "update",
    "video",
    "watch",
    "world",
    "интервью",
    "мнение",
    "новости",
];

/// Words that begin a line about who holds the rights.
const RIGHTS: &[&str] = &["©", "copyright", "(c)"];

/// Who hold rights to pictures on pages of others, in lower case.
const OF_PICTURES: &[&str] = &[
    "afp",
    "alamy",
    "dpa",
    "epa",
    "getty",
    "istock",
    "reuters",
    "shutterstock",
];

/// How many lines below a headline its second half may stand.
const NEAR: usize = 2;

/// How many of the last lines are looked at for who holds the rights.
const MOST_LAST: usize = 40;

/// Where the name of who holds them ends, in lower case.
const ENDS: &[&str] = &[
    " all rights",
    " alle rechte",
    " tous droits",
    " todos los",
    " tutti i diritti",
    " todos os",
    " alle rechten",
    " wszelkie",
    " все права",
    " and its",
    " and/or",
    " or its",
    " unless",
    " best viewed",
    " published by",
    " powered by",
];

/// Returns what stands beside the headline in the title of a page, if it can be the name of a site.
///
/// The headline is known by the lines that the page shows, its headings among them, and by what tells it elsewhere.
/// Beside a colon a name stands only where the page shows it, too, or its address holds it, and before another sign
/// where the headline is a heading of the first level, else.
pub(super) fn apart(
    title: &str,
    (headings, told, logos): (&[String], &[String], &[CleanText]),
    page: &PageLines,
    host: &str,
) -> Option<String> {
    let cuts = cuts(title);
    if cuts.is_empty() || headings.iter().any(|it| is_same_headline(it, title)) {
        return None;
    }
    let parts: Vec<[String; 2]> = cuts
        .iter()
        .map(|cut| [letters(cut.headline), letters(cut.site)])
        .collect();
    let mut shown = vec![[false; 2]; cuts.len()];
    let told = told.iter().map(|line| (letters(line), true));
    let pictures = page.pictures();
    let lines = page.short().map(|line| (letters(line), false));
    for (line, is_told) in lines.chain(told) {
        for ([headline, site], [has_headline, has_site]) in parts.iter().zip(&mut shown) {
            *has_headline |= line == *headline;
            *has_site |= line == *site && !is_told;
        }
    }
    let signs: Vec<String> = pictures.iter().map(|words| letters(words)).collect();
    let is_sign = |site: &String| {
        let begins = |sign: &String| sign.len() >= SHORTEST_SIGN && site.starts_with(sign.as_str());
        signs.iter().any(begins)
    };
    let headings: Vec<String> = headings.iter().map(|it| letters(it)).collect();
    let fits = |(cut, [headline, site], [has_headline, has_site]): &(
        &Cut<'_>,
        &[String; 2],
        &[bool; 2],
    )| {
        let is_said = *has_site
            || is_sign(site)
            || site.len() >= SHORTEST_IN_HOST && host.contains(site.as_str());
        let is_sure = is_said || !cut.is_label && (!cut.is_before || headings.contains(headline));
        // The headline stands before what is only its second half.
        let is_sure = is_sure && !(cut.is_before && headings.contains(site));
        let is_logo = logos
            .iter()
            .any(|logo| is_same_headline(logo, cut.headline));
        *has_headline && !is_logo && is_site(cut.site, is_said) && is_sure
    };
    let all = cuts.iter().zip(&parts).zip(&shown);
    let all = all.map(|((cut, parts), shown)| (cut, parts, shown));
    let (cut, ..) = all
        .filter(fits)
        .max_by_key(|(_, [headline, _], _)| headline.len())?;
    let mut below = page.below(cut.headline).take(NEAR);
    let is_subtitle = below.any(|line| is_same_headline(line, cut.site));
    (!is_subtitle).then(|| cut.site.to_owned())
}

/// Returns the heading of a page to which a title only adds the name of a site, whatever that is.
pub(super) fn without_any<'a>(title: &str, headings: &'a [CleanText]) -> Option<&'a CleanText> {
    let cuts = cuts(title);
    let is_it = |heading: &&CleanText| {
        let is_headline = |cut: &Cut<'_>| {
            let is_full = !cut.is_label || title.contains('：');
            is_full && is_same_headline(cut.headline, heading) && is_site(cut.site, false)
        };
        cuts.iter().any(is_headline)
    };
    headings.iter().find(is_it)
}

/// A way to cut a title.
struct Cut<'a> {
    headline: &'a str,
    site: &'a str,
    /// Whether a colon parts both, as it does many labels.
    is_label: bool,
    /// Whether the name stands before the headline.
    is_before: bool,
}

/// Returns the ways in which a title can be cut at signs: at the first and the last of each.
fn cuts(title: &str) -> Vec<Cut<'_>> {
    let mut cuts = Vec::new();
    for sign in SIGNS {
        let is_colon = matches!(*sign, ": " | "：");
        if let Some((before, after)) = title.split_once(sign) {
            cuts.push(Cut {
                headline: after.trim(),
                site: before.trim(),
                is_label: is_colon,
                is_before: true,
            });
            // Of several parts behind the headline, the last is the widest.
            let last = SIGNS.iter().filter_map(|sign| after.rsplit_once(sign));
            let last = last.map(|(_, last)| last).min_by_key(|last| last.len());
            cuts.push(Cut {
                headline: before.trim(),
                site: last.unwrap_or(after).trim(),
                is_label: is_colon,
                is_before: false,
            });
        }
        if let Some((before, after)) = title.rsplit_once(sign) {
            cuts.push(Cut {
                headline: before.trim(),
                site: after.trim(),
                is_label: is_colon,
                is_before: false,
            });
        }
    }
    cuts
}

/// Tells whether words can be the name of a site.
fn is_site(name: &str, is_said: bool) -> bool {
    let lower = name.to_lowercase();
    let starts_large = name.starts_with(|c: char| c.is_alphanumeric() && !c.is_lowercase());
    let is_domain = name.contains('.') && !name.contains(' ');
    name.len() <= LONGEST
        && name.contains(char::is_alphabetic)
        && name.split_whitespace().count() <= MOST_WORDS
        && !name.ends_with(['.', '?', '!', '…'])
        && (starts_large || is_domain)
        && (is_said || !name.contains(|c: char| c.is_ascii_digit()))
        && !NO_SITES.contains(&lower.as_str())
}

/// Returns who holds the rights, as the last line that says so tells.
pub(super) fn of_rights(lines: &PageLines) -> Option<String> {
    let mut last = lines.short().rev().take(MOST_LAST);
    last.find_map(|line| holder(line))
}

/// Reads "© 2019–2024 The Harbour Post. All rights reserved."
fn holder(line: &str) -> Option<String> {
    let lower = line.to_lowercase();
    let mut rest = line.trim();
    let mut is_said = false;
    while let Some(word) = RIGHTS.iter().find(|word| {
        let start = rest.get(..word.len());
        start.is_some_and(|start| start.to_lowercase() == **word)
    }) {
        is_said = true;
        rest = rest.get(word.len()..)?.trim_start();
    }
    if !is_said || !lower.contains(|c: char| c.is_ascii_digit()) && !lower.starts_with('©') {
        return None;
    }
    let is_of_years = |c: char| {
        c.is_ascii_digit() || c.is_whitespace() || matches!(c, '-' | '–' | '—' | ',' | '|')
    };
    rest = rest.trim_start_matches(is_of_years);
    rest = rest.strip_prefix("by ").unwrap_or(rest);
    let lower = rest.to_lowercase();
    let end = ENDS
        .iter()
        .chain(&[". ", " | ", " · ", " – ", " — ", " - ", ", ", " ©"])
        .filter_map(|end| lower.find(end))
        .min()
        .unwrap_or(rest.len());
    let name = rest.get(..end)?.trim_end_matches(is_of_years);
    // A label begins something else.
    let name = match name.split_once([':', '：']) {
        Some((before, _)) => before.rsplit_once(' ').map_or(before, |(name, _)| name),
        None => name,
    };
    let name = name.trim_end_matches(['.', ',', ';', ' ']);
    let lower = name.to_lowercase();
    let first = lower.split(' ').next().unwrap_or_default();
    let is_rights = lower.starts_with("all rights") || OF_PICTURES.contains(&first);
    (is_site(name, false) && !is_rights).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use dom_query::Document;

    use super::*;

    fn of(title: &str, body: &str, host: &str) -> Option<String> {
        let lines = PageLines::of(&Document::from(body), &HashSet::new());
        apart(title, (&[], &[], &[]), &lines, host)
    }

    #[test]
    fn a_site_stands_beside_the_headline_that_is_shown() {
        let shown = "<p>The Harbour Post</p><h2>A boat sinks: what next?</h2>";
        let headline = "A boat sinks: what next?";
        for (title, site) in [
            (
                "A boat sinks: what next? - The Harbour Post",
                "The Harbour Post",
            ),
            ("A boat sinks: what next? « Sound Notes", "Sound Notes"),
            (
                "A boat sinks: what next? | News | Sound Notes",
                "Sound Notes",
            ),
            (
                "A boat sinks: what next? | harbour.example",
                "harbour.example",
            ),
            (
                "The Harbour Post: A boat sinks: what next?",
                "The Harbour Post",
            ),
            (
                "The Harbour Post | A boat sinks: what next?",
                "The Harbour Post",
            ),
        ] {
            assert_eq!(of(title, shown, "").as_deref(), Some(site), "{title}");
        }
        for title in [
            headline,
            "Interview: A boat sinks: what next?",
            "Druckversion - A boat sinks: what next?",
            "A boat sinks: what next? - and what not",
            "A boat sinks: what next? | Part 2",
            "A boat sinks: what next? - It was the third this year.",
            "Another boat - The Harbour Post",
        ] {
            assert_eq!(of(title, shown, ""), None, "{title}");
        }
        let sign = "<img alt='The Strath Gazette'><b>A boat sinks</b>";
        let found = of("The Strath Gazette Online: A boat sinks", sign, "");
        assert_eq!(found.as_deref(), Some("The Strath Gazette Online"));
        // The second half of a headline stands below it.
        for body in [
            "<h1>A boat sinks</h1><p>Life in the Harbour",
            "<h1>A boat sinks</h1><h2>Life in the Harbour",
        ] {
            let lines = PageLines::of(&Document::from(body), &HashSet::new());
            for sign in [" – ", ": "] {
                let title = format!("A boat sinks{sign}Life in the Harbour");
                let headings = ["A boat sinks".to_owned()];
                assert_eq!(
                    apart(&title, (&headings, &[], &[]), &lines, ""),
                    None,
                    "{title}"
                );
            }
        }
        // The name of a site is a line of it, too.
        let both = "<p>Radio Sound</p><h2>A boat sinks</h2>";
        let found = of("A boat sinks - Radio Sound", both, "");
        assert_eq!(found.as_deref(), Some("Radio Sound"));
        let label = of(
            "Sound Notes: A boat sinks",
            "<h2>A boat sinks",
            "soundnotesexample",
        );
        assert_eq!(label.as_deref(), Some("Sound Notes"));
    }

    #[test]
    fn who_holds_the_rights_is_named() {
        for (line, expected) in [
            (
                "© 2020 The Harbour Post. All rights reserved.",
                Some("The Harbour Post"),
            ),
            (
                "Copyright © 2019–2024 Harbour Media Ltd",
                Some("Harbour Media Ltd"),
            ),
            ("© Sound Notes 2024", Some("Sound Notes")),
            (
                "Copyright 2003 The Strath Gazette. Best viewed in 800x600.",
                Some("The Strath Gazette"),
            ),
            (
                "© 2024 Hafenbote | Impressum | Datenschutz",
                Some("Hafenbote"),
            ),
            (
                "Copyright © 2024 海港报 制作单位：海港报股份有限公司",
                Some("海港报"),
            ),
            ("© 2024 Getty Images", None),
            ("© 2024", None),
            ("© All rights reserved", None),
            ("Copyright law of the sound", None),
            ("It is © 2024 Somebody", None),
        ] {
            assert_eq!(holder(line).as_deref(), expected, "{line}");
        }
    }
}
