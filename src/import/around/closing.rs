//! What closes a newsletter: why it comes, how it is ordered no more, who sends it from where.
//!
//! It stands behind the text, in a few lines of its own. So it is looked for from the end: the lines that say such
//! things, with what is short between and behind them. A paragraph ends the search.

mod words;

use crate::import::around::{VIEWS, is_command, is_logo, without_addresses};

use words::{
    BEGIN, COMPANY, DEVICES, END, ICONS, KEPT_CLOSE, NOTICES, OPENINGS, OUTSIDE, SAID, SELDOM,
};

/// How many lines may close a letter.
const MOST_LINES: usize = 40;

/// How many lines that say nothing of the kind may stand behind those that do, or between two of them.
const MOST_OTHERS: usize = 8;

/// The longest line that closes a letter without saying so, in bytes: a name, an address, a button.
const LONGEST_OTHER: usize = 160;

/// The longest that says so, in bytes.
const LONGEST: usize = 400;

/// A sentence of as many words is one of the text: what is above it closes nothing.
const WORDS_OF_PROSE: usize = 12;

/// The longest notice that what a letter says is for nobody else, in bytes.
const LONGEST_NOTICE: usize = 3_000;

/// The longest line by which a device closes a letter, in bytes.
const LONGEST_DEVICE: usize = 80;

/// Tells whether a line above the text of a letter says how it is shown or ordered elsewhere, or warns of its sender.
pub(in crate::import) fn opens(line: &str) -> bool {
    let is_opening = |line: &str| OPENINGS.iter().any(|opening| line.starts_with(opening));
    let line = plain(line);
    line.len() <= LONGEST && (is_opening(&line) || is_warning(&line))
}

/// Tells whether a line above the text of a letter is what a mail server says of its sender.
pub(in crate::import) fn warns(line: &str) -> bool {
    let line = plain(line);
    line.len() <= LONGEST && is_warning(&line)
}

fn is_warning(line: &str) -> bool {
    let is_outside = || OUTSIDE.iter().any(|outside| line.contains(outside));
    ["[ext]", "[extern"]
        .iter()
        .any(|mark| line.starts_with(mark))
        || SELDOM.iter().any(|seldom| line.starts_with(seldom))
        || is_outside()
}

/// Returns the place among the paragraphs of a letter at which what closes it begins, which is behind all of them where
/// nothing does; empty ones count.
pub(in crate::import) fn closing(paragraphs: &[&str]) -> usize {
    begin(paragraphs, |place| {
        paragraphs
            .get(place)
            .is_some_and(|it| is_closing(it.trim()))
    })
}

/// Returns the same of a plain letter, among its lines: a paragraph may have several.
pub(in crate::import) fn closing_line(lines: &[&str]) -> usize {
    let mut closes = vec![false; lines.len()];
    let mut end = lines.len();
    let first = lines.len().saturating_sub(MOST_LINES * 2);
    while end > first {
        let before = lines.get(..end).unwrap_or_default().iter().rev();
        let count = before.take_while(|line| !line.trim().is_empty()).count();
        let paragraph = lines.get(end - count..end).unwrap_or_default();
        let is_one = count <= MOST_LINES && is_closing(paragraph.join(" ").trim());
        for (line, closes) in paragraph
            .iter()
            .zip(closes.get_mut(end - count..).unwrap_or_default())
        {
            *closes = is_one || is_closing(line.trim());
        }
        end -= count.max(1);
    }
    begin(lines, |place| closes.get(place) == Some(&true))
}

/// Looks for the first of the lines that close a letter, from the end.
fn begin(lines: &[&str], closes: impl Fn(usize) -> bool) -> usize {
    let mut begins = lines.len();
    let (mut others, mut companies) = (0, 0);
    for (place, line) in lines.iter().enumerate().rev().take(MOST_LINES * 2) {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        if closes(place) {
            begins = place;
            others = 0;
            continue;
        }
        if is_of_company(line) && companies < MOST_OTHERS {
            companies += 1;
            continue;
        }
        let parts = line.split('\n');
        if is_prose(line) || parts.clone().any(|part| part.len() > LONGEST_OTHER) {
            break;
        }
        others += parts.count();
        if others > MOST_OTHERS {
            break;
        }
    }
    if begins == lines.len() {
        return begins;
    }
    // Signs of who sends it, and of where else to find them, stand above it.
    while let Some(before) = lines.get(..begins).and_then(<[&str]>::last)
        && (before.trim().is_empty() || is_logo(before) || is_icons(before))
    {
        begins -= 1;
    }
    // A letter of nothing else is a text all the same.
    match begins {
        0 => lines.len(),
        begins => begins,
    }
}

fn is_closing(line: &str) -> bool {
    let command = without_addresses(line).to_lowercase();
    // One that only shows the letter elsewhere stands above the text as often.
    if is_command(&command) && !VIEWS.iter().any(|view| command.contains(view)) {
        return true;
    }
    if line.len() > LONGEST_NOTICE {
        return false;
    }
    let line = plain(line);
    let says = line.len() <= LONGEST
        && (SAID.iter().any(|said| line.contains(said))
            || BEGIN.iter().any(|begin| line.starts_with(begin))
            || END.iter().any(|end| line.ends_with(end)));
    let is_device =
        || line.len() <= LONGEST_DEVICE && DEVICES.iter().any(|device| line.starts_with(device));
    says || is_device() || is_notice(&line)
}

/// Tells whether a line is a whole sentence, or several.
fn is_prose(line: &str) -> bool {
    let ends = ['"', '”', '“', '»', '«', '’', ')'];
    line.trim_end_matches(ends).ends_with(['.', '!', '?', '…'])
        && line.split_whitespace().count() >= WORDS_OF_PROSE
}

/// Tells whether a paragraph says of the letter that it is for nobody but whom it was sent to.
fn is_notice(line: &str) -> bool {
    NOTICES.iter().any(|notice| line.starts_with(notice))
        && KEPT_CLOSE.iter().any(|kept| line.contains(kept))
}

/// Tells whether a line is what the law wants a company to say of itself; a long one says two such things.
fn is_of_company(line: &str) -> bool {
    if line.len() > LONGEST {
        return false;
    }
    let line = plain(line);
    let said = COMPANY.iter().filter(|said| line.contains(**said)).count();
    said > usize::from(line.len() > LONGEST_OTHER)
}

/// Tells whether a line holds nothing but pictures, one of which stands for a network.
fn is_icons(line: &str) -> bool {
    let Some(inside) = line
        .trim()
        .strip_prefix("[image: ")
        .and_then(|rest| rest.strip_suffix(']'))
    else {
        return false;
    };
    let inside = inside.to_lowercase().replace("] [", "][");
    let mut names = inside.split("][image: ").map(str::trim);
    names
        .clone()
        .all(|name| !name.contains(['[', ']']) && name.split_whitespace().count() <= 3)
        && names.any(|name| ICONS.iter().any(|icon| name.starts_with(icon)))
}

fn plain(line: &str) -> String {
    line.trim()
        .to_lowercase()
        .replace('’', "'")
        .replace('\u{a0}', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_closes_a_letter_begins_with_the_first_line_that_says_so() {
        let letter = [
            "The ferry was late again on Monday, and nobody at the harbour of Halden could say why that was, nor when.",
            "Until Friday,",
            "Gale",
            "You are receiving this email because you opted in on our website.",
            "Harbour Desk, 12 Quay Street, Halden",
            "",
            "Unsubscribe from this list",
            "© 2024 Harbour Desk",
        ];
        assert_eq!(closing(&letter), 3);
        assert_eq!(closing(&letter[..3]), 3);
        assert_eq!(closing(&letter[3..4]), 1);
        assert_eq!(closing(&[]), 0);
    }

    #[test]
    fn a_paragraph_behind_it_makes_it_a_part_of_the_text() {
        let letter = [
            "You are receiving this email, the ministry wrote to the fishermen, because you subscribed.",
            "They had not; and so the harbour master wrote back that the ministry might ask before it sends, he told us.",
        ];
        assert_eq!(closing(&letter), 2);
        let letter = [
            "The boats were counted.",
            "Unsubscribe from fear, she told us.",
        ];
        assert_eq!(closing(&letter), 2);
        let letter = [
            "The boats were counted.",
            "They are powered by wind, and not by diesel.",
        ];
        assert_eq!(closing(&letter), 2);
    }

    #[test]
    fn a_letter_closes_in_many_languages_with_why_it_comes_and_what_its_company_is() {
        let prose =
            "Die Fähre kam am Montag zu spät, und niemand am Hafen von Halden wusste, warum.";
        for close in [
            &[
                "Wenn Sie diese E-Mail (an: a@b.example) nicht mehr empfangen möchten, können Sie diese hier kostenlos abbestellen.",
                "Hafenverein e. V.\nKai 2, 00000 Halden\nVertretungsberechtigt: Ida Brekke\nRegistergericht: Amtsgericht Halden, VR 11",
                "[image: Versand]",
            ][..],
            &["Si vous ne souhaitez plus recevoir nos lettres, cliquez ici."],
            &[
                "Si no deseas recibir más correos, haz clic aquí.",
                "Puerto S.L., CIF B00000000",
            ],
            &["Se non desideri più ricevere questa newsletter, annulla l’iscrizione."],
            &["Se não deseja receber mais e-mails, clique aqui."],
            &["Wilt u deze nieuwsbrief niet meer ontvangen? Meld u dan af."],
            &["Вы получили это письмо, потому что подписались на рассылку."],
            &[
                "[image: Facebook][image: Website]",
                "Copyright © 2024 Harbour Desk",
            ],
            &[
                "[image: Harbour logo]",
                "This email and any attachments are confidential and intended solely for the addressee.",
            ],
            &["Enviado desde mi iPhone"],
            &["Get Outlook for iOS"],
        ] {
            let letter: Vec<&str> = [prose].iter().chain(close).copied().collect();
            assert_eq!(closing(&letter), 1, "{close:?}");
            let read_on: Vec<&str> = letter
                .iter()
                .copied()
                .chain([prose, prose, prose])
                .collect();
            let long = prose.repeat(2);
            let read_on = [read_on.as_slice(), &[&long]].concat();
            assert_eq!(closing(&read_on), read_on.len(), "{close:?}");
        }
        for text in [
            "This message is confidential, the spy read; and he threw it away.",
            "Sent from my window, the signal was seen by none of the boats that lay in the harbour, she said.",
            "[image: The harbour in winter]",
            "Geschäftsführer Ole Brekke schwieg.",
        ] {
            assert_eq!(closing(&[prose, text]), 2, "{text}");
        }
        let picture = ["The end.", "[image: A boat]", "Unsubscribe"];
        assert_eq!(closing(&picture), 2);
    }

    #[test]
    fn a_short_letter_under_a_line_of_the_same_kind_is_not_lost() {
        for above in ["View in browser", "Unsubscribe | View online"] {
            let letter = [
                "Harbour Desk",
                above,
                "The ferry was late again, and nobody at the quay could say why that was.",
                "Until Friday,",
                "Gale",
                "You are receiving this email because you opted in.",
            ];
            assert_eq!(closing(&letter), 5, "{above}");
            assert_eq!(
                closing(&["Harbour Desk", above, "It sank.", "Gale"]),
                4,
                "{above}"
            );
        }
    }

    #[test]
    fn paragraphs_of_a_plain_letter_close_it_by_all_their_lines() {
        let letter = [
            "The boats were counted.",
            "",
            "This email and any files transmitted with it are",
            "confidential and intended solely for the person to",
            "whom they are addressed.",
            "",
            "Wenn Sie diese E-Mail nicht",
            "mehr empfangen möchten, sagen Sie es uns.",
        ];
        assert_eq!(closing_line(&letter), 1);
        assert_eq!(closing_line(&letter[..1]), 1);
        assert_eq!(closing_line(&[]), 0);
    }

    #[test]
    fn what_a_mail_server_says_of_a_sender_opens_a_letter() {
        for line in [
            "You don't often get email from press@water.example. Learn why this is important",
            "Sie erhalten nicht häufig E-Mails von a@b.example. Erfahren Sie, warum dies wichtig ist",
            "[EXTERNAL] This email originated outside the organisation.",
            "CAUTION: This email originated from outside of the organization. Do not click links.",
            "Ce courriel provient de l’extérieur de l’organisation.",
        ] {
            assert!(opens(line) && warns(line), "{line}");
        }
        for line in [
            "Caution: the ice is thin.",
            "You don’t often get a second boat.",
            "[Extract]: what the judge said, we print below.",
        ] {
            assert!(!warns(line), "{line}");
        }
    }

    #[test]
    fn lines_that_open_a_letter_are_known_by_how_they_begin() {
        for line in [
            "Wenn diese Nachricht nicht richtig dargestellt wird, klicken Sie bitte hier.",
            "Forwarded this email? Subscribe here for more",
            "Can’t see this email? View it online",
        ] {
            assert!(opens(line), "{line}");
        }
        assert!(!opens(
            "Forwarded to this office, the email was read at once."
        ));
    }
}
