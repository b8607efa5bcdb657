//! Mails, such as newsletters: the part that is read, and what the header says of it.

mod flowed;
mod forwarded;
mod mended;

use std::{borrow::Cow, collections::HashSet};

use mail_parser::{
    Address, ContentType, Encoding, HeaderName, Message, MessageParser, MessagePart, MimeHeaders,
    PartType,
    decoders::{base64::base64_decode, quoted_printable::quoted_printable_decode},
};

use crate::{
    import::{
        Extent, Hints, ImportError, PAGE_AS_TEXT, around,
        charset::{self, Decoded},
        decode,
        html::{self, Wanted},
        plain, title,
    },
    model::{CleanText, Found, FoundField, FoundIn, PartialDate, Snapshot},
};

/// The longest name of a sender, in bytes.
const LONGEST_NAME: usize = 200;

/// What is said of a mail without its end.
const CUT_OFF: &str = "The mail is cut off: its last part has no end.";

/// Reads a mail; none where its part that is read holds no text.
///
/// # Errors
/// Where it is no mail, or has no part that can be read.
pub(super) fn read(
    bytes: &[u8],
    hints: &Hints<'_>,
) -> Result<Option<(Snapshot, Vec<CleanText>)>, ImportError> {
    read_within(bytes, hints, 0)
}

/// Reads a mail that stands in so many others.
fn read_within(
    bytes: &[u8],
    hints: &Hints<'_>,
    depth: usize,
) -> Result<Option<(Snapshot, Vec<CleanText>)>, ImportError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mail = parsed(bytes)?;
    let bounded = mended::with_boundary(bytes, &mail);
    let (bytes, mail) = match &bounded {
        Some(bytes) => (bytes.as_slice(), parsed(bytes)?),
        None => (bytes, mail),
    };
    let ended = ended(bytes, &mail);
    let mail = match &ended {
        Some(bytes) => parsed(bytes)?,
        None => mail,
    };
    if depth < forwarded::DEEPEST
        && let Some(within) = forwarded::alone(&mail)
        && let Ok(Some((snapshot, mut remarks))) = read_within(within, hints, depth + 1)
    {
        remarks.push(CleanText::line(forwarded::TAKEN));
        remarks.extend(not_taken(&mail, 1));
        return Ok(Some((snapshot, remarks)));
    }
    let told = told(&mail);
    let mended = has_nothing(&mail).then(|| mended::text(&mail)).flatten();
    let is_page = mended
        .as_ref()
        .map_or_else(|| has_page(&mail), |(_, is_page)| *is_page);
    let page = if is_page {
        let (text, remark) = match &mended {
            Some((text, _)) => (text.clone(), None),
            None => texts(&mail, mail.html_bodies(), As::Page),
        };
        let wanted = Wanted {
            address: hints.address,
            extent: hints.extent,
            mail: true,
        };
        let mut page = html::read(&text, wanted);
        page.found = joined(told.clone(), page.found);
        page.remarks.extend(remark);
        page.finish()
    } else {
        None
    };
    let (snapshot, mut remarks) = if let Some(read) = page {
        read
    } else {
        let (text, remark) = match mended {
            Some((text, false)) => (text, None),
            _ => texts(&mail, mail.text_bodies(), As::Text),
        };
        if text.trim().is_empty() && !has_page(&mail) && mail.attachment_count() > 0 {
            return Err(ImportError::NoTextInMail);
        }
        let cleaned = match hints.extent {
            Extent::Article => plain::read(&around::without(&text)),
            Extent::Whole => None,
        };
        // One of nothing else is a text all the same.
        let Some(mut snapshot) = cleaned.or_else(|| plain::read(&text)) else {
            return Ok(None);
        };
        snapshot.found = joined(told, snapshot.found);
        (snapshot, remark.into_iter().collect())
    };
    let cut_off = ended.as_ref().map(|_| CleanText::line(CUT_OFF));
    remarks.extend(cut_off.into_iter().chain(not_taken(&mail, 0)));
    Ok(Some((snapshot, remarks)))
}

fn parsed(bytes: &[u8]) -> Result<Message<'_>, ImportError> {
    let mail = MessageParser::default().parse(bytes);
    mail.filter(is_mail).ok_or(ImportError::NoMail)
}

/// Ends the parts of a mail that is cut off, since a part without an end is not read; none where nothing is missing.
fn ended(bytes: &[u8], mail: &Message<'_>) -> Option<Vec<u8>> {
    let boundaries = mail.parts.iter().filter_map(|part| {
        let told = part.content_type()?;
        let is_open = told.ctype().eq_ignore_ascii_case("multipart");
        told.attribute("boundary")
            .filter(|it| is_open && !it.is_empty())
    });
    let mut open: Vec<String> = boundaries
        .map(|boundary| format!("--{boundary}--"))
        .collect();
    if !open.is_empty() {
        // One pass, however many parts there are.
        let lines = bytes.split(|byte| *byte == b'\n');
        let ends: HashSet<&[u8]> = lines
            .map(<[u8]>::trim_ascii_end)
            .filter(|line| line.starts_with(b"--") && line.ends_with(b"--"))
            .collect();
        open.retain(|end| !ends.contains(end.trim_end().as_bytes()));
    }
    open.reverse();
    let ends: String = open.iter().map(|end| format!("\r\n{end}\r\n")).collect();
    (!ends.is_empty()).then(|| [bytes, ends.as_bytes()].concat())
}

/// What the parts of a mail are joined as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum As {
    Page,
    Text,
}

/// Tells whether a part of a mail is a page.
fn has_page(mail: &Message<'_>) -> bool {
    mail.html_bodies().any(|part| match &part.body {
        PartType::Html(text) => !text.trim().is_empty(),
        PartType::Text(text) => decode::is_page(text.as_bytes()),
        _ => false,
    })
}

/// Tells whether no part of a mail is read as a text.
fn has_nothing(mail: &Message<'_>) -> bool {
    let parts = mail.html_bodies().chain(mail.text_bodies());
    let mut texts = parts.filter_map(|part| match &part.body {
        PartType::Html(text) | PartType::Text(text) => Some(text),
        _ => None,
    });
    texts.all(|text| text.trim().is_empty())
}

/// Joins parts in their order, pages among texts without their tags and texts among pages as paragraphs.
fn texts<'a>(
    mail: &'a Message<'_>,
    parts: impl Iterator<Item = &'a MessagePart<'a>>,
    joined_as: As,
) -> (String, Option<CleanText>) {
    let mut joined = String::new();
    let mut remark = None;
    for part in parts {
        let (text, is_page) = match &part.body {
            PartType::Html(text) => (text, true),
            PartType::Text(text) => (text, decode::is_page(text.as_bytes())),
            _ => continue,
        };
        let mut read = characters(mail, part, text);
        if matches!(part.body, PartType::Text(_)) {
            if is_page {
                remark = remark.or_else(|| Some(CleanText::line(PAGE_AS_TEXT)));
            } else {
                read.text = flowed::joined(part, read.text);
            }
        }
        remark = remark.or(read.remark);
        match (joined_as, is_page) {
            (As::Page, true) | (As::Text, false) => joined.push_str(&read.text),
            (As::Page, false) => joined.push_str(&marked_up(&read.text)),
            (As::Text, true) => joined.push_str(
                &html::paragraphs(&read.text)
                    .collect::<Vec<_>>()
                    .join("\n\n"),
            ),
        }
        joined.push_str("\n\n");
    }
    (joined, remark)
}

/// Makes paragraphs of a page of plain text.
fn marked_up(text: &str) -> String {
    let text = text
        .replace("\r\n", "\n")
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    text.split("\n\n")
        .map(|paragraph| format!("<p>{}</p>", paragraph.trim().replace('\n', "<br>")))
        .collect()
}

/// Returns the characters of a part; one of another set than it tells, or that tells none, is read as a page from a file is.
fn characters<'a>(mail: &'a Message<'_>, part: &'a MessagePart<'_>, text: &'a str) -> Decoded<'a> {
    let told = part
        .content_type()
        .and_then(|told| told.attribute("charset"))
        .map(str::to_ascii_lowercase);
    let told = told.as_deref();
    let lost = text.matches('\u{fffd}').count();
    let is_strange = lost > 0 || text.contains('\u{1b}');
    let may_be_utf8 = told.is_some_and(|told| told != "utf-8") && !text.is_ascii();
    let is_wide = told.is_some_and(|told| told.starts_with("utf-16"));
    if !is_wide
        && (is_strange || may_be_utf8)
        && let Some(bytes) = sent(mail, part.raw_body_offset(), part.raw_end_offset())
    {
        let bytes = match part.encoding {
            Encoding::None => Some(Cow::Borrowed(bytes)),
            Encoding::QuotedPrintable => quoted_printable_decode(bytes).map(Cow::Owned),
            Encoding::Base64 => base64_decode(bytes).map(Cow::Owned),
        };
        // Bytes of ASCII in which others are written, as in UTF-7, were read already.
        let is_utf8 = |bytes: &[u8]| !bytes.is_ascii() && str::from_utf8(bytes).is_ok();
        let is_other = |bytes: &Cow<'_, [u8]>| is_strange || is_utf8(bytes);
        if let Some(bytes) = bytes.filter(is_other) {
            let Decoded { text, remark } = charset::decode(&bytes, &Hints::default());
            let text = Cow::Owned(text.into_owned());
            return Decoded { text, remark };
        }
    }
    Decoded {
        text: Cow::Borrowed(text),
        remark: (lost > 0).then(|| CleanText::line("Some of its characters could not be read.")),
    }
}

/// Returns some bytes of a mail as it was sent.
fn sent<'a>(mail: &'a Message<'_>, start: u32, end: u32) -> Option<&'a [u8]> {
    let bytes = usize::try_from(start).ok()?..usize::try_from(end).ok()?;
    mail.raw_message().get(bytes)
}

/// Tells whether there is a header as mails have it, and not only words with a colon behind the first.
fn is_mail(mail: &Message<'_>) -> bool {
    mail.from().is_some()
        || mail.date().is_some()
        || mail.subject().is_some()
        || mail.content_type().is_some()
}

/// Says how many mails and attachments were not taken, but for so many mails that were; pictures that the text shows are
/// none.
fn not_taken(mail: &Message<'_>, taken: usize) -> impl Iterator<Item = CleanText> {
    let is_one = |part: &&MessagePart<'_>| {
        part.content_disposition()
            .is_some_and(ContentType::is_attachment)
    };
    let (mails, others): (Vec<_>, Vec<_>) = mail.attachments().partition(|part| part.is_message());
    let attachments = match others.iter().filter(|part| is_one(part)).count() {
        0 => None,
        1 => Some("It has an attachment, which was not taken.".to_owned()),
        count => Some(format!("It has {count} attachments, which were not taken.")),
    };
    let mails = forwarded::remark(mails.len().saturating_sub(taken));
    let attachments = attachments.as_deref().map(CleanText::line);
    mails.into_iter().chain(attachments)
}

/// Reads the header: who sent it, what it is called, when it was sent.
fn told(mail: &Message<'_>) -> Found {
    let mut found = Found::default();
    if let Some(subject) = mail.subject() {
        let anew = is_strange(subject).then(|| mended::field(mail, &HeaderName::Subject));
        let subject = anew.flatten().map_or(Cow::Borrowed(subject), Cow::Owned);
        found.title = title::shortened(&subject);
    }
    if !found.title.is_empty() {
        found.places.insert(FoundField::Title, FoundIn::Mail);
    }
    found.source = mail.from().and_then(sender);
    if found.source.as_deref().is_some_and(is_strange) {
        let from = mended::field(mail, &HeaderName::From);
        let name = from
            .as_deref()
            .and_then(|from| from.split(['<', ',']).next());
        let name = name.map(|name| CleanText::line(name.trim().trim_matches('"')));
        let fits = |name: &CleanText| !name.is_empty() && name.len() <= LONGEST_NAME;
        found.source = name.filter(fits).or(found.source);
    }
    if found.source.is_some() {
        found.places.insert(FoundField::Source, FoundIn::Mail);
    }
    found.published = mail.date().and_then(|date| {
        PartialDate::of_day(i16::try_from(date.year).ok()?, date.month, date.day)
            .filter(|date| date.year() > 1970)
    });
    if found.published.is_some() {
        found.places.insert(FoundField::Published, FoundIn::Mail);
    }
    found
}

/// Tells whether a field has bytes of no set that it tells.
fn is_strange(field: &str) -> bool {
    field.contains('\u{fffd}')
}

/// Returns the name of the sender, or the address where there is none.
fn sender(from: &Address<'_>) -> Option<CleanText> {
    let first = from.first()?;
    let name = first.name().map(CleanText::line);
    let name = name.filter(|name| !name.is_empty() && name.len() <= LONGEST_NAME);
    name.or_else(|| {
        let address = CleanText::line(first.address()?);
        (!address.is_empty() && address.len() <= LONGEST_NAME).then_some(address)
    })
}

/// Joins what the header says to what the text says; the header is believed.
fn joined(mut told: Found, text: Found) -> Found {
    let fill = |field: FoundField, told: &mut Found, missing: bool| {
        if missing && let Some(place) = text.places.get(&field) {
            told.places.insert(field, place.clone());
        }
    };
    let (title, source, published) = (
        told.title.is_empty(),
        told.source.is_none(),
        told.published.is_none(),
    );
    fill(FoundField::Title, &mut told, title);
    fill(FoundField::Source, &mut told, source);
    fill(FoundField::Published, &mut told, published);
    for field in [
        FoundField::Author,
        FoundField::Url,
        FoundField::Language,
        FoundField::Lead,
    ] {
        fill(field, &mut told, true);
    }
    if title {
        told.title = text.title;
    }
    Found {
        source: told.source.or(text.source),
        published: told.published.or(text.published),
        author: text.author,
        url: text.url,
        language: text.language,
        lead: text.lead,
        tags: text.tags,
        reading_minutes: text.reading_minutes,
        ..told
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Imported, Kind, import};

    fn read(mail: &[u8]) -> Result<Imported, ImportError> {
        let hints = Hints {
            kind: Some(Kind::Mail),
            ..Hints::default()
        };
        import(mail, &hints)
    }

    #[test]
    fn a_part_that_tells_no_set_of_characters_is_guessed() {
        let imported =
            read(b"Subject: a\r\n\r\nSch\xf6ne Gr\xfc\xdfe aus M\xfcnchen, und bis bald.").unwrap();
        assert_eq!(
            imported.snapshot.text.as_str(),
            "Schöne Grüße aus München, und bis bald."
        );
        assert_eq!(imported.remarks, []);
    }

    #[test]
    fn a_part_is_not_of_the_set_that_it_tells_where_its_bytes_are_of_another() {
        let utf8 = "Sch\u{f6}ne Gr\u{fc}\u{df}e";
        let latin = b"Sch\xf6ne Gr\xfc\xdfe";
        for (set, body) in [
            ("us-ascii", utf8.as_bytes()),
            ("iso-8859-1", utf8.as_bytes()),
            ("iso-8859-1", latin),
            ("utf-8", latin),
        ] {
            let head = format!("Subject: a\r\nContent-Type: text/plain; charset={set}\r\n\r\n");
            let mail = [head.as_bytes(), body].concat();
            assert_eq!(read(&mail).unwrap().snapshot.text.as_str(), utf8, "{set}");
        }
    }

    #[test]
    fn a_mail_that_was_written_wrong_is_read_all_the_same() {
        let head = "From: Ann <a@b.example>\r\nSubject: W\r\nMIME-Version: 1.0\r\n";
        let packed = "Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+T25lIGxldHRlciB3aXRoIHdvcmRzLjwvcD4=\r\n\r\n_____\r\nA list, of letters!\r\n";
        for (rest, text) in [
            (packed, "One letter with words."),
            (&packed.replace("D4=", "D4"), "One letter with words."),
            (
                "Content-Type: application/xhtml+xml\r\n\r\n<p>One letter with words.</p>\r\n",
                "One letter with words.",
            ),
            (
                "Content-Type: multipart/alternative\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>One letter with words.</p>\r\n--b--\r\n",
                "One letter with words.",
            ),
            (
                "Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nOne letter = with w=6Frds =ZZ.\r\n",
                "with words =ZZ.",
            ),
        ] {
            let imported = read(format!("{head}{rest}").as_bytes()).unwrap();
            assert!(
                imported.snapshot.text.contains(text),
                "{rest}: {}",
                imported.snapshot.text
            );
            assert_eq!(imported.remarks, [], "{rest}");
        }
    }

    #[test]
    fn a_header_with_bytes_of_another_set_is_guessed() {
        let mail = b"From: M\xfcller & S\xf6hne <a@b.example>\r\nSubject: Sch\xf6ne Gr\xfc\xdfe aus M\xfcnchen\r\n\r\nHello all.";
        let found = read(mail).unwrap().snapshot.found;
        assert_eq!(
            found.title.as_str(),
            "Sch\u{f6}ne Gr\u{fc}\u{df}e aus M\u{fc}nchen"
        );
        assert_eq!(found.source.as_deref(), Some("M\u{fc}ller & S\u{f6}hne"));
    }

    #[test]
    fn a_mail_that_is_cut_off_loses_no_part_and_says_so() {
        let start = "\u{feff}From: Ann <a@b.example>\r\nSubject: W\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n";
        let text = "--b\r\nContent-Type: text/plain\r\n\r\nHello all\r\n";
        let page =
            "--b\r\nContent-Type: text/html\r\n\r\n<p>The whole letter, with many words.</p>\r\n";
        let letter = "The whole letter, with many words.";
        for (parts, expected) in [
            (format!("{text}{page}"), letter),
            (page.to_owned(), letter),
            (text.to_owned(), "Hello all"),
        ] {
            let cut = read(format!("{start}{parts}").as_bytes()).unwrap();
            assert_eq!(cut.snapshot.text.as_str(), expected);
            assert_eq!(cut.snapshot.found.source.as_deref(), Some("Ann"));
            assert_eq!(cut.remarks, [CleanText::line(CUT_OFF)]);
            let whole = read(format!("{start}{parts}--b--\r\n").as_bytes()).unwrap();
            assert_eq!(whole.snapshot.text.as_str(), expected);
            assert_eq!(whole.remarks, []);
        }
    }

    #[test]
    fn a_part_in_ascii_that_writes_other_signs_is_read_with_them() {
        for (encoding, body) in [
            ("7bit", "<p>Hafenbeh+APY-rde gr+APwA3w-t</p>"),
            ("base64", "PHA+SGFmZW5iZWgrQVBZLXJkZSBncitBUHdBM3ctdDwvcD4="),
        ] {
            let mail = format!(
                "Subject: =?utf-7?Q?Gr=2BAPwA3w-e?=\r\nContent-Type: text/html; charset=utf-7\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{body}\r\n"
            );
            let snapshot = read(mail.as_bytes()).unwrap().snapshot;
            assert_eq!(snapshot.text.as_str(), "Hafenbehörde grüßt");
            assert_eq!(snapshot.found.title.as_str(), "Grüße");
        }
    }

    #[test]
    fn lines_that_were_broken_for_the_way_are_joined() {
        let mail = "Subject: a\r\nContent-Type: text/plain; format=flowed\r\n\r\nThe boat sank in \r\nthe harbour.\r\n\r\n> Who saw \r\n> it?\r\n";
        let text = read(mail.as_bytes()).unwrap().snapshot.text;
        assert_eq!(
            text.as_str(),
            "The boat sank in the harbour.\n\nWho saw it?"
        );
    }

    #[test]
    fn a_page_that_is_called_plain_text_is_read_as_a_page() {
        let mail = "Subject: a\r\nContent-Type: text/plain\r\n\r\n<!DOCTYPE html><title>T</title><p>The boat <b>sank</b>.</p>\r\n";
        let imported = read(mail.as_bytes()).unwrap();
        assert_eq!(imported.snapshot.text.as_str(), "The boat sank.");
        assert_eq!(imported.remarks, [CleanText::line(PAGE_AS_TEXT)]);
    }

    #[test]
    fn a_mail_that_only_forwards_another_is_that_one() {
        let letter = "From: Quay Post <q@quay.example>\r\nSubject: The boat\r\nDate: Tue, 12 Mar 2024 07:30:00 +0100\r\nContent-Type: text/html\r\n\r\n<p>The boat sank.</p>\r\n";
        let forwards = |words: &str, letter: &str| {
            format!(
                "From: Ann <a@b.example>\r\nSubject: Fwd\r\nDate: Fri, 15 Mar 2024 10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b{length}\r\n\r\n--b{length}\r\nContent-Type: text/plain\r\n\r\n{words}\r\n--b{length}\r\nContent-Type: message/rfc822\r\n\r\n{letter}\r\n--b{length}--\r\n",
                length = letter.len(),
            )
        };
        let once = forwards("", letter);
        let taken = CleanText::line(forwarded::TAKEN);
        for (mail, remarks) in [
            (once.clone(), vec![taken.clone()]),
            (forwards(" ", &once), vec![taken.clone(), taken]),
        ] {
            let imported = read(mail.as_bytes()).unwrap();
            let found = &imported.snapshot.found;
            assert_eq!(imported.snapshot.text.as_str(), "The boat sank.");
            assert_eq!(found.title.as_str(), "The boat");
            assert_eq!(found.source.as_deref(), Some("Quay Post"));
            assert_eq!(found.published.and_then(PartialDate::day), Some(12));
            assert_eq!(imported.remarks, remarks);
        }
        let imported = read(forwards("Look at this.", letter).as_bytes()).unwrap();
        assert_eq!(imported.snapshot.text.as_str(), "Look at this.");
        assert_eq!(imported.snapshot.found.title.as_str(), "Fwd");
        assert_eq!(imported.remarks, [forwarded::remark(1).unwrap()]);
    }

    #[test]
    fn an_encoded_part_is_of_the_set_that_its_page_tells() {
        for (encoding, body) in [
            (
                "quoted-printable",
                "<meta charset=3Dkoi8-r><p>=ED=CF=D3=D4 on Monday</p>",
            ),
            (
                "base64",
                "PG1ldGEgY2hhcnNldD1rb2k4LXI+PHA+7c/T1CBvbiBNb25kYXk8L3A+",
            ),
        ] {
            let mail = format!(
                "Subject: a\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{body}"
            );
            let imported = read(mail.as_bytes()).unwrap();
            assert_eq!(imported.snapshot.text.as_str(), "Мост on Monday");
            assert_eq!(imported.remarks, []);
        }
    }

    #[test]
    fn all_parts_are_read_and_a_page_without_text_hides_none() {
        let mail = |kind: &str, parts: &[(&str, &str)]| {
            let parts: String = parts
                .iter()
                .map(|(kind, body)| format!("--b\r\nContent-Type: {kind}\r\n\r\n{body}\r\n"))
                .collect();
            let mail = format!(
                "Subject: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/{kind}; boundary=b\r\n\r\n{parts}--b--\r\n"
            );
            read(mail.as_bytes()).unwrap().snapshot.text.into_string()
        };
        let (text, page) = ("text/plain", "text/html");
        assert_eq!(
            mail(
                "mixed",
                &[
                    (page, "<p>One & two."),
                    (text, "a < b\r\n\r\nc"),
                    (page, "<p>Three.")
                ]
            ),
            "One & two.\n\na < b\n\nc\n\nThree."
        );
        assert_eq!(
            mail("mixed", &[(text, "One."), (text, "Two.")]),
            "One.\n\nTwo."
        );
        assert_eq!(
            mail(
                "alternative",
                &[(text, "The words."), (page, "<p><img src=a></p>")]
            ),
            "The words."
        );
    }

    #[test]
    fn what_stands_around_a_letter_is_left_out_and_shown_where_all_of_it_is_wanted() {
        let plain = "Content-Type: text/plain\r\n\r\n[image: Harbour Desk Logo]\r\n\r\nSub #123\r\n\r\nThe boat sank on Monday.\r\n\r\nLesen Sie auch: Das zweite Boot\r\nhttps://desk.example/2\r\n\r\nUnsubscribe: https://click.track.example/u?x=1\r\n";
        let page = "Content-Type: text/html\r\n\r\n<p><img src=a.png alt='Harbour Desk Logo'></p><p>Issue #123</p><p>The boat sank on Monday.</p><p>Lesen Sie auch: Das zweite Boot</p><p><a href='/u?x=1'>Hier abmelden</a> | Impressum</p>";
        for body in [plain, page] {
            let mail = format!("From: Ann <a@b.example>\r\nSubject: A boat\r\n{body}");
            let of = |extent| {
                let hints = Hints {
                    kind: Some(Kind::Mail),
                    extent,
                    ..Hints::default()
                };
                import(mail.as_bytes(), &hints).unwrap().snapshot.text
            };
            let article = of(Extent::Article);
            assert_eq!(article.as_str(), "The boat sank on Monday.", "{body}");
            let whole = of(Extent::Whole);
            for left_out in [
                "Logo]",
                "#123",
                "Lesen Sie auch",
                "The boat sank on Monday.",
            ] {
                assert!(whole.contains(left_out), "{left_out}: {whole}");
            }
        }
    }

    #[test]
    fn letters_of_no_size_hide_only_what_has_no_size_of_its_own() {
        let column = |words: &str| {
            format!(
                "<table><tr><td style='font-size:0px'><div style='font-size:0px;display:inline-block'>\
                 <table><tr><td style='font-size:0;padding:10px'><div style='font-size:15px'>{words}</div></td></tr>\
                 </table></div></td></tr></table>"
            )
        };
        let mail = format!(
            "From: Ann <a@b.example>\r\nSubject: A boat\r\nContent-Type: text/html\r\n\r\n\
             <div style='font-size:0'>Shown in lists alone.</div>{}{}",
            column("<h2>The boat</h2><p>The boat sank on Monday.</p>"),
            column("<blockquote>Nobody saw it.</blockquote>")
        );
        let text = read(mail.as_bytes()).unwrap().snapshot.text;
        assert_eq!(
            text.as_str(),
            "The boat\n\nThe boat sank on Monday.\n\nNobody saw it."
        );
    }

    #[test]
    fn what_holds_no_text_says_so() {
        let image = b"Subject: a\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA";
        assert_eq!(read(image), Err(ImportError::NoTextInMail));
        assert_eq!(read(b"Words, and no header"), Err(ImportError::NoMail));
    }

    #[test]
    fn the_header_reaches_no_terminal_as_more_than_text() {
        let mail = "From: =?utf-8?Q?a=1B[31m=E2=80=AE?= <x@y.example>\r\nSubject: =?utf-8?B?YRtbMzFtYg==?=\r\n\r\nwords \u{1b}[1m";
        let snapshot = read(mail.as_bytes()).unwrap().snapshot;
        assert_eq!(snapshot.found.title.as_str(), "a[31mb");
        assert_eq!(snapshot.found.source.as_deref(), Some("a[31m"));
        assert_eq!(snapshot.text.as_str(), "words [1m");
    }
}
