//! Lines that newsletters have around their text: counters, logos, what leads to other articles or ends the order.
//!
//! Each is known by its whole, without the addresses in it, so that a letter that only mentions such a thing stays whole.

mod closing;

use crate::model::PartialDate;

pub(super) use closing::closing;
use closing::{closing_line, opens, warns};

/// The most lines of a signature.
const MOST_SIGNED: usize = 15;

/// The longest line of a signature, in bytes.
const LONGEST_SIGNED: usize = 160;

/// The most lines of what a mail server says of a sender.
const MOST_WARNED: usize = 5;

/// The longest line that is looked at, in bytes without addresses.
const LONGEST: usize = 200;

/// Labels in lower case behind which the titles of other articles stand, with a link or none.
pub(super) const ELSEWHERE: &[&str] = &[
    "lesen sie auch",
    "lies auch",
    "mehr zum thema",
    "auch interessant",
    "read also",
    "also read",
    "read next",
    "lire aussi",
    "à lire aussi",
    "lea también",
    "leia também",
    "leggi anche",
    "lees ook",
    "читайте также",
    "читайте також",
    "اقرأ أيضا",
    "اقرأ أيضًا",
];

/// What counts letters, in lower case.
const COUNTED: &[&str] = &[
    "sub",
    "issue",
    "edition",
    "newsletter",
    "letter",
    "no.",
    "no",
    "nr.",
    "nr",
    "vol.",
    "ausgabe",
    "numéro",
    "número",
    "выпуск",
];

/// Lines that lead to a page with the same words, in lower case.
pub(super) const VIEWS: &[&str] = &[
    "view in browser",
    "view in your browser",
    "view this email in your browser",
    "view online",
    "read in app",
    "read online",
    "im browser ansehen",
    "im browser anzeigen",
    "im browser lesen",
    "voir dans le navigateur",
    "ver en el navegador",
    "ver este correo en el navegador",
    "voir cet e-mail dans votre navigateur",
    "visualizza nel browser",
    "visualizza questa email nel browser",
    "ver no navegador",
    "ver este e-mail no navegador",
    "bekijk in browser",
    "bekijk in de browser",
    "bekijk deze e-mail in uw browser",
    "открыть в браузере",
    "посмотреть в браузере",
    "відкрити у браузері",
];

/// Words by which a letter is ordered no more, in lower case; a link that says one of them does that.
pub(super) const ENDS: &[&str] = &[
    "unsubscribe",
    "abmelden",
    "abbestellen",
    "newsletter abbestellen",
    "se désabonner",
    "se désinscrire",
    "darse de baja",
    "cancelar suscripción",
    "annulla iscrizione",
    "disiscriviti",
    "cancelar inscrição",
    "cancelar subscrição",
    "uitschrijven",
    "afmelden",
    "отписаться",
    "відписатися",
    "إلغاء الاشتراك",
    "配信停止",
];

/// What else ends the order of a newsletter, or leads to that, in lower case.
const COMMANDS: &[&str] = &[
    "unsubscribe here",
    "click here to unsubscribe",
    "to unsubscribe",
    "to unsubscribe click here",
    "to unsubscribe, click here",
    "unsubscribe from this list",
    "unsubscribe from this newsletter",
    "manage your subscription",
    "manage subscription",
    "manage preferences",
    "update your preferences",
    "hier abmelden",
    "hier abbestellen",
    "newsletter abmelden",
    "vom newsletter abmelden",
    "cancelar suscripción",
    "отписаться от рассылки",
    "click here",
    "hier klicken",
    "here",
];

/// Commands that say nothing by themselves.
const EMPTY: &[&str] = &["click here", "hier klicken", "here"];

/// What may stand beside such a command on its line, in lower case.
const BESIDE: &[&str] = &[
    "impressum",
    "imprint",
    "datenschutz",
    "privacy",
    "privacy policy",
    "contact",
    "kontakt",
    "terms",
    "help",
    "hilfe",
];

/// Tells whether a line of a mail is one of those around its text.
pub(super) fn is_one(line: &str) -> bool {
    let words = without_addresses(line);
    if words.len() > LONGEST || words.contains('\n') {
        return false;
    }
    let lower = words.to_lowercase();
    // A full stop ends a sentence of the text.
    let is_sentence = line.trim_end().ends_with('.');
    is_command(&lower) || !is_sentence && leads_elsewhere(&lower)
}

/// Tells whether a line of a mail is one of those above its text only: behind other lines it may be a heading.
pub(super) fn is_above(line: &str) -> bool {
    is_logo(line) || opens(line) || is_counter(&without_addresses(line).to_lowercase())
}

/// Tells whether a first line is only a picture of who sends it.
pub(super) fn is_logo(line: &str) -> bool {
    let inside = line
        .trim()
        .strip_prefix("[image:")
        .and_then(|rest| rest.strip_suffix(']'));
    inside.is_some_and(|alt| {
        let mut words = alt.split(|c: char| !c.is_alphanumeric());
        let is_alone = !alt.contains(['[', ']', '\n']);
        is_alone && words.any(|word| matches!(word.to_lowercase().as_str(), "logo" | "логотип"))
    })
}

/// Returns the lines of a plain mail without those around its text; an address alone behind one goes with it.
pub(super) fn without(text: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut is_begun = false;
    let mut is_behind_one = false;
    let lines = without_signatures(text);
    let mut rest = lines.get(..closing_line(&lines)).unwrap_or_default();
    while let Some((line, after)) = rest.split_first() {
        rest = after;
        let is_filled = !line.trim().is_empty();
        let is_address = is_filled && without_addresses(line).is_empty();
        if !is_begun && warns(line) {
            rest = rest.get(rest_of_warning(line, rest)..).unwrap_or_default();
            continue;
        }
        if is_filled {
            is_behind_one =
                is_one(line) || (!is_begun && is_above(line)) || (is_behind_one && is_address);
            if is_behind_one {
                continue;
            }
            is_begun = true;
        }
        is_behind_one = false;
        kept.push(line);
    }
    kept.join("\n")
}

/// Counts the lines behind the first of a warning that belong to it: it ends as a sentence does, or with its paragraph.
fn rest_of_warning(line: &str, rest: &[&str]) -> usize {
    let ends = |line: &str| line.trim_end().ends_with(['.', '!', ']']);
    if ends(line) {
        return 0;
    }
    let paragraph = rest.iter().take_while(|line| !line.trim().is_empty());
    let paragraph: Vec<&str> = paragraph.take(MOST_WARNED).copied().collect();
    let end = paragraph.iter().position(|line| ends(line));
    end.map_or(0, |end| end + 1)
}

/// Returns the lines of a plain mail without signatures, which stand behind a line of two hyphens and a blank.
fn without_signatures(text: &str) -> Vec<&str> {
    let lines: Vec<&str> = text.lines().collect();
    let mut kept = Vec::new();
    let mut rest = lines.as_slice();
    while let Some((line, after)) = rest.split_first() {
        let signed = match *line {
            "-- " if !kept.is_empty() => signature(after),
            _ => None,
        };
        rest = after.get(signed.unwrap_or(0)..).unwrap_or_default();
        if signed.is_none() {
            kept.push(*line);
        }
    }
    kept
}

/// Counts the lines of a signature: up to the end, to a line drawn across, or to what was answered; none where it is too
/// long for one.
fn signature(lines: &[&str]) -> Option<usize> {
    let is_end = |line: &&str| {
        let line = line.trim();
        let drawn = |mark: char| line.chars().filter(|c| *c == mark).count() >= 5;
        line.starts_with('>') || line == "--" || drawn('-') || drawn('_') || drawn('=')
    };
    let end = lines.iter().position(is_end);
    let mut count = end.unwrap_or(lines.len());
    // Who wrote what is answered stands on the line before it.
    let filled = |line: &&str| !line.trim().is_empty();
    let told = lines.get(..count).unwrap_or_default().iter();
    if let Some(told) = told.clone().rposition(filled)
        && end.is_some()
        && lines
            .get(told)
            .is_some_and(|line| line.trim_end().ends_with(':'))
    {
        let paragraph = lines.get(..=told).unwrap_or_default().iter().rev();
        let long = paragraph.take_while(|line| filled(line)).count();
        count = if long > told { told } else { told + 1 - long };
    }
    let signed = lines.get(..count).unwrap_or_default();
    let filled = signed.iter().filter(|line| !line.trim().is_empty()).count();
    let is_short = signed.iter().all(|line| line.len() <= LONGEST_SIGNED);
    (filled <= MOST_SIGNED && is_short).then_some(count)
}

/// Returns a line without addresses of the web, and without brackets that hold nothing else.
fn without_addresses(line: &str) -> String {
    let is_address = |word: &str| {
        let word = word.trim_start_matches(['<', '(', '[']);
        word.starts_with("http://") || word.starts_with("https://")
    };
    let words = line.split([' ', '\t']).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.filter(|word| !is_address(word)).collect();
    let ends = [' ', ':', '.', '>', '»', '→', '!', '*', '_', '-', '|'];
    words.join(" ").trim_matches(ends).to_owned()
}

/// Tells whether a line counts a letter, as in "Issue #12" or "Sub #123 | 12 March 2024".
fn is_counter(lower: &str) -> bool {
    let mut parts = lower.split(['|', '•', '·', '–', '—']).map(str::trim);
    let is_number = |text: &str| {
        let digits = text.strip_prefix('#').unwrap_or(text).trim();
        (1..=6).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    let counts = |part: &str| match part.rsplit_once([' ', '#']) {
        Some((label, _)) => {
            let label = label.trim_end_matches(['#', ' ']).trim();
            let number = part.strip_prefix(label).unwrap_or(part).trim();
            COUNTED.contains(&label) && is_number(number)
        }
        None => false,
    };
    let is_alone = parts.next().is_some_and(counts);
    is_alone && parts.all(|part| PartialDate::read(part).is_ok())
}

fn leads_elsewhere(lower: &str) -> bool {
    lower
        .split_once(':')
        .is_some_and(|(label, title)| ELSEWHERE.contains(&label.trim()) && !title.trim().is_empty())
        || ELSEWHERE.contains(&lower)
}

/// Tells whether a line has one of the commands, and nothing but others and what stands beside them.
fn is_command(lower: &str) -> bool {
    let ends = [' ', ':', '.', ',', '>', '[', ']', '(', ')'];
    let parts = lower.split(['|', '•', '·', '/']);
    let parts: Vec<&str> = parts.map(|part| part.trim_matches(ends)).collect();
    let lists = [VIEWS, ENDS, COMMANDS];
    let is_one = |part: &&str| lists.iter().any(|list| list.contains(part));
    let is_day = |part: &str| PartialDate::read(part).is_ok();
    let is_known = |part: &&str| is_one(part) || BESIDE.contains(part) || is_day(part);
    let commands = |part: &&str| is_one(part) && !EMPTY.contains(part);
    parts.iter().all(is_known) && parts.iter().any(commands)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_around_a_letter_are_known_by_their_whole() {
        for line in [
            "Lesen Sie auch: Ein Boot sinkt im Hafen",
            "Lesen Sie auch: Ein Boot sinkt (https://desk.example/boot?utm_source=mail)",
            "Lire aussi : Un bateau coule",
            "Unsubscribe",
            "Unsubscribe: https://click.track.example/u/x?y=1",
            "Unsubscribe <https://click.track.example/u>",
            "To unsubscribe, click here: https://click.track.example/u",
            "Abmelden | Impressum | Datenschutz",
            "Hier abmelden →",
            "View in browser (https://desk.example/mail/1)",
            "March 8, 2024 | Read online",
        ] {
            assert!(is_one(line), "{line}");
        }
        for line in [
            "",
            "Here",
            "Impressum",
            "https://desk.example/a",
            "Lesen Sie auch das Kleingedruckte: Es lohnt sich.",
            "Lesen Sie auch: Es lohnt sich, wie unser Heft zeigt.",
            "Issue #7 was the last that we printed.",
            "Issue a warning",
            "He said that they would unsubscribe him at once.",
            "Unsubscribe from fear, she told us.",
            "You can unsubscribe from the harbour's alerts by post.",
            "Sub 12 | The boat",
            "In 2024",
        ] {
            assert!(!is_one(line), "{line}");
        }
    }

    #[test]
    fn a_counter_stands_above_a_letter_and_is_a_heading_within_it() {
        for line in [
            "Sub #123",
            "Issue #7",
            "ISSUE 12",
            "Nr. 4",
            "Issue #7 | 12 March 2024",
        ] {
            assert!(is_above(line) && !is_one(line), "{line}");
        }
        for line in [
            "Issue #7 was the last that we printed.",
            "Sub 12 | The boat",
            "In 2024",
        ] {
            assert!(!is_above(line), "{line}");
        }
        let letter = "Issue #7\nThe boats that sank.\n\nNo. 2\nThe Halden.\n\nNo. 1\nThe Brekke.";
        let kept = letter.strip_prefix("Issue #7\n").unwrap();
        assert_eq!(without(letter), kept);
    }

    #[test]
    fn a_logo_is_a_picture_that_says_so_and_nothing_else() {
        for line in [
            "[image: Logo]",
            "[image: Harbour Desk logo]",
            " [image: LOGO] ",
        ] {
            assert!(is_logo(line), "{line}");
        }
        for line in [
            "[image: The new logo] is ugly",
            "[image: A boat]",
            "[image: Logos of two parties]",
            "[image: Logo][image: A boat]",
            "Logo",
        ] {
            assert!(!is_logo(line), "{line}");
        }
    }

    #[test]
    fn signatures_and_warnings_of_a_plain_letter_go() {
        let letter = "CAUTION: This email originated from outside of the organization. Do not click\n\
                      links or open files unless you know the sender.\n\
                      Dear all,\n\nthe boat sank.\n\n-- \nIda Brekke\nHarbour of Halden\n\nTel. 1\n\
                      ------------------------------\nThe next letter.\n-- \nOle\n\nOn Monday, Ida wrote:\n> Did it?\n";
        let kept = without(letter);
        assert_eq!(
            kept.lines()
                .filter(|line| !line.is_empty())
                .collect::<Vec<_>>(),
            [
                "Dear all,",
                "the boat sank.",
                "------------------------------",
                "The next letter.",
                "On Monday, Ida wrote:",
                "> Did it?"
            ]
        );
        let long = "word ".repeat(40);
        for own in [
            format!("One.\n-- \n{long}"),
            "One.\n--\nTwo.".to_owned(),
            "-- \nOne.".to_owned(),
            format!("One.\n-- \n{}", "a\n".repeat(16)),
        ] {
            assert_eq!(without(&own), own.trim_end_matches('\n'), "{own}");
        }
    }

    #[test]
    fn a_plain_letter_keeps_all_of_its_own_lines() {
        let text = "[image: Logo]\nSub #12\n\nDear reader,\n\nthe boat sank. [image: Logo]\n\n\
                    Lesen Sie auch: Das zweite Boot\nhttps://desk.example/2\n\nhttps://desk.example/3\n\n\
                    Unsubscribe:\nhttps://click.track.example/u\n";
        assert_eq!(
            without(text)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
            "Dear reader, the boat sank. [image: Logo] https://desk.example/3"
        );
        let own = "Dear all,\n\nI unsubscribe.\n\n> Unsubscribe me\n";
        assert_eq!(without(own), own.trim_end_matches('\n'));
    }
}
