//! What closes a newsletter: why it comes, how it is ordered no more, who sends it from where.
//!
//! It stands behind the text, in a few lines of its own. So it is looked for from the end: the lines that say such
//! things, with what is short between and behind them. A paragraph ends the search.

use crate::import::around::{is_command, without_addresses};

/// How many lines may close a letter.
const MOST_LINES: usize = 40;

/// How many lines that say nothing of the kind may stand behind those that do, or between two of them.
const MOST_OTHERS: usize = 8;

/// The longest line that closes a letter without saying so, in bytes: a name, an address, a button.
const LONGEST_OTHER: usize = 160;

/// The longest that says so, in bytes.
const LONGEST: usize = 400;

/// What such lines say, in lower case, with plain apostrophes; each is said of a letter and of hardly anything else.
const SAID: &[&str] = &[
    "all rights reserved",
    "because you opted in",
    "because you signed up",
    "because you subscribed",
    "ce message vous a été envoyé",
    "change how you receive these emails",
    "darse de baja de esta lista",
    "edit this alert",
    "email preferences",
    "free subscriber to",
    "hier abmelden",
    "if you no longer wish to receive",
    "mailman/listinfo",
    "manage your subscription",
    "newsletter abbestellen",
    "our mailing address is",
    "paid subscriber to",
    "pour vous désabonner",
    "receive this alert",
    "sie erhalten diese e-mail",
    "sie erhalten diesen newsletter",
    "this email was sent to",
    "to stop receiving",
    "unsubscribe from this",
    "unsubscribe here",
    "update your preferences",
    "vous recevez ce",
    "you are receiving this",
    "you can unsubscribe",
    "you received this",
    "you're receiving this",
    "отписаться от рассылки",
];

/// How such lines begin.
const BEGIN: &[&str] = &[
    "copyright ©",
    "© 19",
    "© 20",
    "gesendet von meinem",
    "para darse de baja",
    "powered by ",
    "sent from my ",
    "to unsubscribe",
    "von meinem iphone gesendet",
];

/// How such lines end.
const END: &[&str] = &[" mailing list"];

/// How lines begin by which a letter is shown elsewhere, in lower case; they open it.
const OPENINGS: &[&str] = &[
    "can't see this email",
    "email not displaying correctly",
    "falls diese e-mail nicht",
    "falls sie diese e-mail nicht",
    "forwarded this email?",
    "having trouble viewing this email",
    "if this email is not displayed",
    "si ce message ne s'affiche pas",
    "si vous ne visualisez pas",
    "trouble viewing this email",
    "was this email forwarded to you",
    "wenn diese e-mail nicht",
    "wenn diese nachricht nicht",
    "wird diese e-mail nicht",
    "wird diese nachricht nicht",
];

/// Tells whether a line above the text of a letter says how it is shown or ordered elsewhere.
pub(in crate::import) fn opens(line: &str) -> bool {
    let line = plain(line);
    line.len() <= LONGEST && OPENINGS.iter().any(|opening| line.starts_with(opening))
}

/// Returns the place among the lines of a letter at which what closes it begins, which is behind all of them where
/// nothing does; empty lines count as lines.
pub(in crate::import) fn closing(lines: &[&str]) -> usize {
    let mut begins = lines.len();
    let mut others = 0;
    for (place, line) in lines.iter().enumerate().rev().take(MOST_LINES * 2) {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        if is_closing(line) {
            begins = place;
            others = 0;
            continue;
        }
        others += 1;
        if line.len() > LONGEST_OTHER || others > MOST_OTHERS {
            break;
        }
    }
    // A letter of nothing else is a text all the same.
    match begins {
        0 => lines.len(),
        begins => begins,
    }
}

fn is_closing(line: &str) -> bool {
    if is_command(&without_addresses(line).to_lowercase()) {
        return true;
    }
    let line = plain(line);
    line.len() <= LONGEST
        && (SAID.iter().any(|said| line.contains(said))
            || BEGIN.iter().any(|begin| line.starts_with(begin))
            || END.iter().any(|end| line.ends_with(end)))
}

fn plain(line: &str) -> String {
    line.trim().to_lowercase().replace('’', "'")
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
