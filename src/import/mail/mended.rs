//! Mails that programs wrote wrong, read all the same.

use std::borrow::Cow;

use mail_parser::{
    ContentType, HeaderName, Message, MessagePart, MimeHeaders, PartType,
    decoders::{base64::base64_decode, quoted_printable::quoted_printable_decode_char},
};

use crate::import::{Hints, charset, html, mail::sent};

/// Names the boundary of a mail of several parts that does not name it; none where nothing is missing.
pub(super) fn with_boundary(bytes: &[u8], mail: &Message<'_>) -> Option<Vec<u8>> {
    let told = mail.content_type()?;
    if !told.ctype().eq_ignore_ascii_case("multipart") || told.attribute("boundary").is_some() {
        return None;
    }
    let root = mail.root_part();
    let body = bytes.get(usize::try_from(root.raw_body_offset()).ok()?..)?;
    let first = lines(body).find(|line| !line.trim_ascii().is_empty())?;
    let boundary = first.strip_prefix(b"--")?.trim_ascii();
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.=+:".contains(byte);
    if boundary.is_empty() || !boundary.iter().all(is_plain) {
        return None;
    }
    let header = root
        .headers
        .iter()
        .find(|header| header.name == HeaderName::ContentType)?;
    let (start, end) = (
        usize::try_from(header.offset_start).ok()?,
        usize::try_from(header.offset_end).ok()?,
    );
    let value = bytes.get(start..end)?.trim_ascii_end();
    let named = [b"; boundary=\"", boundary, b"\""].concat();
    let at = start + value.len();
    Some([bytes.get(..at)?, &named, bytes.get(at..)?].concat())
}

/// Returns the text of a part that is one though it is not called or not packed so, and whether it is a page.
pub(super) fn text(mail: &Message<'_>) -> Option<(String, bool)> {
    mail.parts.iter().find_map(|part| {
        let is_attached = part
            .content_disposition()
            .is_some_and(ContentType::is_attachment);
        let is_unread = part.is_encoding_problem
            || matches!(part.body, PartType::Binary(_) | PartType::InlineBinary(_));
        if is_attached || !is_unread {
            return None;
        }
        let is_page = is_page(part)?;
        let bytes = unpacked(mail, part)?;
        let media_type = is_xhtml(part).then_some("application/xhtml+xml");
        let text = charset::decode(&bytes, &Hints::default()).text;
        let told = Hints {
            media_type,
            ..Hints::default()
        };
        let text = html::as_html(&text, &told).into_owned();
        (!text.trim().is_empty()).then_some((text, is_page))
    })
}

/// Tells whether a part is a page or a text; nothing where it is neither.
fn is_page(part: &MessagePart<'_>) -> Option<bool> {
    let Some(told) = part.content_type() else {
        return Some(false);
    };
    let is_text = told.ctype().eq_ignore_ascii_case("text");
    let is_html = told
        .subtype()
        .is_some_and(|form| form.eq_ignore_ascii_case("html"));
    let is_xhtml = is_xhtml(part);
    (is_text || is_xhtml).then_some(is_xhtml || is_html)
}

/// Tells whether a part is a page written as XML.
fn is_xhtml(part: &MessagePart<'_>) -> bool {
    let form = part.content_type().and_then(ContentType::subtype);
    form.is_some_and(|form| form.eq_ignore_ascii_case("xhtml+xml"))
}

/// Unpacks a part as far as it is packed as it says.
fn unpacked<'a>(mail: &'a Message<'_>, part: &MessagePart<'_>) -> Option<Cow<'a, [u8]>> {
    let body = sent(mail, part.raw_body_offset(), part.raw_end_offset())?;
    let packed = part.content_transfer_encoding().unwrap_or_default();
    Some(match packed.trim().to_ascii_lowercase().as_str() {
        "base64" => Cow::Owned(from_base64(body)),
        "quoted-printable" => Cow::Owned(from_quoted_printable(body)),
        _ => Cow::Borrowed(body),
    })
}

/// Unpacks the lines at the start that are base64; those behind stand as they are, as footers of lists do.
fn from_base64(body: &[u8]) -> Vec<u8> {
    let is_of_it = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/=".contains(byte);
    let mut packed = Vec::new();
    let mut rest = lines(body).skip_while(|line| line.trim_ascii().is_empty());
    let mut behind: &[u8] = &[];
    for line in rest.by_ref() {
        let signs = line.trim_ascii();
        if signs.is_empty() || !signs.iter().all(is_of_it) {
            behind = line;
            break;
        }
        packed.extend_from_slice(signs);
    }
    let mut text = base64_decode(&packed).unwrap_or_default();
    let footer = std::iter::once(behind).chain(rest);
    for line in footer.filter(|line| !line.trim_ascii().is_empty()) {
        text.push(b'\n');
        text.extend_from_slice(line);
    }
    text
}

/// Unpacks what is quoted-printable, and leaves what is no sign of it as it stands.
fn from_quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(body.len());
    let mut rest = body;
    while let [first, after @ ..] = rest {
        rest = after;
        if *first != b'=' {
            text.push(*first);
            continue;
        }
        if let [high, low, behind @ ..] = after
            && let Some(byte) = quoted_printable_decode_char(*high, *low)
        {
            text.push(byte);
            rest = behind;
        } else if let Some(next) = after.strip_prefix(b"\r\n").or(after.strip_prefix(b"\n")) {
            rest = next;
        } else {
            text.push(b'=');
        }
    }
    text
}

/// Reads a field of the header anew that has bytes of no set that it tells.
pub(super) fn field(mail: &Message<'_>, name: &HeaderName<'_>) -> Option<String> {
    let header = mail.root_part().headers.iter().rev();
    let header = header.into_iter().find(|header| header.name == *name)?;
    let bytes = sent(mail, header.offset_start, header.offset_end)?;
    Some(charset::decode(bytes, &Hints::default()).text.into_owned())
}

fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.split(|byte| *byte == b'\n')
}
