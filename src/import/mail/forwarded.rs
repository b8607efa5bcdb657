//! Mails within a mail.

use mail_parser::{Encoding, Message, MessagePart, PartType};

use crate::{
    import::{
        around,
        mail::{As, sent, texts},
    },
    model::CleanText,
};

/// How deep mails may be forwarded within one another, each read anew.
pub(super) const DEEPEST: usize = 4;

/// What is said of a mail of which the one within was taken.
pub(super) const TAKEN: &str =
    "It says nothing itself and forwards another mail, which was taken in its place.";

/// Returns the first mail within one that says nothing itself, as it was sent.
pub(super) fn alone<'a>(mail: &'a Message<'_>) -> Option<&'a [u8]> {
    let part = mail.attachments().find(|part| part.is_message())?;
    let (text, _) = texts(mail, mail.text_bodies(), As::Text);
    if !around::without(&text).trim().is_empty() {
        return None;
    }
    bytes(mail, part)
}

fn bytes<'a>(mail: &'a Message<'_>, part: &'a MessagePart<'_>) -> Option<&'a [u8]> {
    let PartType::Message(within) = &part.body else {
        return None;
    };
    if part.encoding == Encoding::None {
        sent(mail, part.raw_body_offset(), part.raw_end_offset())
    } else {
        Some(within.raw_message())
    }
}

/// Says how many mails within one were not taken, and how a person gets them.
pub(super) fn remark(count: usize) -> Option<CleanText> {
    let sentence = match count {
        0 => return None,
        1 => "It holds another mail, which was not taken: save that as an .eml file and add it."
            .to_owned(),
        _ => format!(
            "It holds {count} other mails, which were not taken: save each as an .eml file and add it."
        ),
    };
    Some(CleanText::line(&sentence))
}
