//! From the bytes of a page to characters, whatever set they are of; no page is refused for that.
//!
//! | a page from a server | a page from a file |
//! | --- | --- |
//! | the mark at its start, as browsers have it | the mark at its start |
//! | the `charset` that the server told | strict UTF-8, with a letter beyond ASCII in it |
//! | a `<meta>` among its first 1024 bytes, an XML declaration | the same |
//! | strict UTF-8 | strict UTF-8 |
//! | what its bytes look most like, by its address | what its bytes look most like |
//!
//! What is declared is not believed against strict UTF-8: words of another set are hardly ever strict UTF-8 by chance,
//! and wrong declarations are common.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::{
    import::{Hints, decode},
    model::CleanText,
    text::count::grouped,
};

/// How much of a page is looked through for a declaration, as the HTML standard has it.
const LOOKED_AT: usize = 1024;

/// A page without a declaration stays UTF-8 where at least so many letters are good UTF-8 for each that is bad.
const GOOD_FOR_ONE_BAD: usize = 10;

/// The same for a page that declares itself that it is UTF-8; of other sets at most one in two is good by chance.
const GOOD_WHERE_TOLD: usize = 1;

/// What stands where bytes could not be read.
const REPLACED: char = '\u{fffd}';

/// The characters of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decoded<'a> {
    /// The characters, without NULs and without the mark at the start.
    pub text: Cow<'a, str>,
    /// Says how many places could not be read, where there are any.
    pub remark: Option<CleanText>,
}

/// Reads bytes as characters; see the table above for how their set is found.
pub(super) fn decode<'a>(bytes: &'a [u8], hints: &Hints<'_>) -> Decoded<'a> {
    let (encoding, bytes) = choose(bytes, hints);
    let mixed = (encoding == WINDOWS_1252)
        .then(|| by_pieces(bytes))
        .flatten();
    let (text, mixes) = match mixed {
        Some((text, count)) => (Cow::Owned(text), count),
        None => (encoding.decode_without_bom_handling(bytes).0, 0),
    };
    let text = if text.contains('\0') {
        Cow::Owned(text.replace('\0', ""))
    } else {
        text
    };
    let lost = lost(&text, bytes, encoding);
    if mixes > 0 {
        let places = match mixes {
            1 => "one place in it is".to_owned(),
            _ => format!("{} places in it are", grouped(mixes)),
        };
        let remark = CleanText::line(&format!(
            "It mixes sets of characters: {places} {}, the others {}, and each was read as that.",
            UTF_8.name(),
            encoding.name()
        ));
        return Decoded {
            text,
            remark: Some(remark),
        };
    }
    let remark = (lost > 0).then(|| {
        let (places, show) = match lost {
            1 => ("One place in it".to_owned(), "shows"),
            _ => (format!("{} places in it", grouped(lost)), "show"),
        };
        CleanText::line(&format!(
            "{places} could not be read as {} and {show} as {REPLACED}.",
            encoding.name()
        ))
    });
    Decoded { text, remark }
}

/// Chooses the set of characters, and drops the mark that tells it.
fn choose<'a>(bytes: &'a [u8], hints: &Hints<'_>) -> (&'static Encoding, &'a [u8]) {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return (encoding, bytes.get(length..).unwrap_or_default());
    }
    match decode::utf16(bytes) {
        Some("UTF-16LE") => return (UTF_16LE, bytes),
        Some(_) => return (UTF_16BE, bytes),
        None => {}
    }
    let strict = match str::from_utf8(bytes) {
        Ok(_) if bytes.is_ascii() => Strict::Ascii,
        Ok(_) => Strict::Utf8,
        Err(_) => Strict::No,
    };
    let told = hints.media_type.and_then(of_media_type);
    let declared = told.or_else(|| declared(bytes));
    let encoding = match (strict, declared) {
        (Strict::Utf8, _) => UTF_8,
        // Two bytes a letter, these would have no letter of the page's own, or NULs.
        (Strict::Ascii, Some(encoding)) if is_utf16(encoding) => UTF_8,
        // In ASCII alone only ISO-2022-JP writes something else, behind escapes.
        (Strict::Ascii, Some(encoding)) => encoding,
        (Strict::Ascii, None) if !bytes.contains(&0x1b) => UTF_8,
        (Strict::No, Some(encoding)) if encoding != UTF_8 => encoding,
        (Strict::No, Some(_)) if told.is_some() || is_mostly_utf8(bytes, GOOD_WHERE_TOLD) => UTF_8,
        (Strict::No, None) if is_mostly_utf8(bytes, GOOD_FOR_ONE_BAD) => UTF_8,
        _ => detect(bytes, hints.address),
    };
    (encoding, bytes)
}

/// What bytes are by themselves.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Strict {
    Ascii,
    Utf8,
    No,
}

/// Reads the `charset` of a media type.
fn of_media_type(media_type: &str) -> Option<&'static Encoding> {
    let parameters = media_type.split(';').skip(1);
    let charset = parameters
        .filter_map(|parameter| parameter.split_once('='))
        .find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"));
    of_label(charset?.1)
}

/// Returns the set of that name; none that browsers refuse to read.
fn of_label(label: &str) -> Option<&'static Encoding> {
    let label = label.trim().trim_matches(['"', '\'']);
    let encoding = Encoding::for_label(label.as_bytes())?;
    (encoding != REPLACEMENT).then_some(encoding)
}

fn is_utf16(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

/// Finds what a page declares near its start, in a `<meta>` or in an XML declaration.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start: String = bytes
        .iter()
        .take(LOOKED_AT)
        .map(|byte| char::from(byte.to_ascii_lowercase()))
        .collect();
    let without = without_comments(&start);
    let in_meta = without
        .split("<meta")
        .skip(1)
        .find_map(|rest| of_meta(rest.split('>').next()?));
    let encoding = in_meta.or_else(|| {
        let declaration = start
            .trim_start()
            .strip_prefix("<?xml")?
            .split("?>")
            .next()?;
        of_label(value_after(declaration, "encoding")?)
    })?;
    // Bytes in which this can be read are not UTF-16, and this name of a set has no meaning in files.
    Some(match encoding {
        _ if is_utf16(encoding) => UTF_8,
        _ if encoding.name() == "x-user-defined" => WINDOWS_1252,
        _ => encoding,
    })
}

/// Reads what a `<meta>` declares: its own attribute, or what stands for a server's header.
fn of_meta(tag: &str) -> Option<&'static Encoding> {
    let attributes = attributes(tag);
    let value = |name: &str| attributes.iter().find(|(of, _)| *of == name);
    if let Some((_, label)) = value("charset") {
        return of_label(label);
    }
    let (_, named) = value("http-equiv")?;
    let (_, content) = value("content").filter(|_| named.trim() == "content-type")?;
    of_label(value_after(content, "charset")?)
}

/// Cuts the inside of a tag in lower case into names and values; an attribute without a value has an empty one.
fn attributes(tag: &str) -> Vec<(&str, &str)> {
    let mut attributes = Vec::new();
    let is_between = |c: char| c.is_whitespace() || c == '/';
    let mut rest = tag.trim_start_matches(is_between);
    while !rest.is_empty() {
        // As in browsers, a name may begin with the sign that ends others.
        let end = rest.char_indices().skip(1);
        let mut end = end.filter(|(_, c)| is_between(*c) || *c == '=');
        let (name, after) = rest.split_at(end.next().map_or(rest.len(), |(at, _)| at));
        let after = after.trim_start();
        let (value, after) = match after.strip_prefix('=').map(str::trim_start) {
            None => ("", after),
            Some(value) => match value.chars().next().filter(|c| matches!(c, '"' | '\'')) {
                Some(quote) => {
                    let inside = value.get(1..).unwrap_or_default();
                    inside.split_once(quote).unwrap_or((inside, ""))
                }
                None => {
                    let end = value.find(char::is_whitespace);
                    value.split_at(end.unwrap_or(value.len()))
                }
            },
        };
        attributes.push((name, value));
        rest = after.trim_start_matches(is_between);
    }
    attributes
}

/// Returns a text without what stands in comments; one that does not end takes the rest.
fn without_comments(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, inside)) = rest.split_once("<!--") {
        kept.push_str(before);
        // As browsers have it, the dashes that begin one may end it, too: “<!-->”.
        let ends = if inside.starts_with('>') {
            Some(inside.get(1..))
        } else {
            None
        };
        let after = ends.unwrap_or_else(|| inside.split_once("-->").map(|(_, after)| after));
        rest = after.unwrap_or_default();
    }
    kept.push_str(rest);
    kept
}

/// Returns the value that follows a name and `=`, without quotation marks.
fn value_after<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split(name).skip(1).find_map(|rest| {
        let value = rest.trim_start().strip_prefix('=')?.trim_start();
        let value = value.trim_start_matches(['"', '\'']);
        let end = value.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ';' | '/'));
        value
            .get(..end.unwrap_or(value.len()))
            .filter(|value| !value.is_empty())
    })
}

/// Reads a page of Windows-1252 into which pieces of another in UTF-8 were put, each from tag to tag as what it is, and
/// counts those in UTF-8; none where there are none.
fn by_pieces(bytes: &[u8]) -> Option<(String, usize)> {
    let mut text = String::with_capacity(bytes.len());
    let mut count = 0;
    for piece in bytes.split_inclusive(|byte| matches!(byte, b'>' | b'\n')) {
        match str::from_utf8(piece) {
            Ok(read) if is_surely_utf8(read) => {
                text.push_str(read);
                count += usize::from(!read.is_ascii());
            }
            _ => text.push_str(&WINDOWS_1252.decode_without_bom_handling(piece).0),
        }
    }
    (count > 0).then_some((text, count))
}

/// Tells whether what can be read as UTF-8 is no Windows-1252: that has such signs in a row once by chance, as `ß»`, but
/// not twice, and not those that umlauts and accents give.
fn is_surely_utf8(text: &str) -> bool {
    let mut foreign = text.chars().filter(|c| !c.is_ascii());
    match foreign.next() {
        None => true,
        Some(first) => {
            foreign.next().is_some()
                || first.len_utf8() > 2
                || ('\u{c0}'..='\u{ff}').contains(&first)
        }
    }
}

/// Tells whether bytes are UTF-8 but for a few, as where pieces of another page were put into one.
fn is_mostly_utf8(bytes: &[u8], for_one_bad: usize) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= bad.saturating_mul(for_one_bad)
}

/// Guesses the set from the bytes and from the country in an address.
fn detect(bytes: &[u8], address: Option<&str>) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let country = address
        .and_then(|address| url::Url::parse(address).ok())
        .and_then(|url| Some(url.domain()?.rsplit('.').next()?.to_ascii_lowercase()))
        .filter(|label| !label.is_empty() && label.is_ascii());
    let encoding = detector.guess(country.as_deref().map(str::as_bytes), Utf8Detection::Allow);
    // ASCII with an escape that begins no Japanese is no more than that.
    if bytes.is_ascii() && encoding != ISO_2022_JP {
        UTF_8
    } else {
        encoding
    }
}

/// Counts the places that could not be read.
fn lost(text: &str, bytes: &[u8], encoding: &'static Encoding) -> usize {
    if encoding == UTF_8 {
        let chunks = bytes.utf8_chunks();
        return chunks.filter(|chunk| !chunk.invalid().is_empty()).count();
    }
    text.matches(REPLACED).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SERVER: Hints<'_> = Hints {
        name: None,
        kind: None,
        media_type: Some("text/html; charset=\"ISO-8859-1\""),
        address: None,
        extent: crate::import::Extent::Article,
    };

    fn read(bytes: &[u8], hints: &Hints<'_>) -> (String, Option<String>) {
        let decoded = decode(bytes, hints);
        let remark = decoded.remark.map(CleanText::into_string);
        (decoded.text.into_owned(), remark)
    }

    #[test]
    fn a_mark_wins_then_the_server_then_the_page() {
        let of = |bytes: &[u8]| read(bytes, &SERVER).0;
        assert_eq!(of(b"\xef\xbb\xbfcaf\xc3\xa9"), "café");
        assert_eq!(of(b"\xff\xfec\0a\0"), "ca");
        assert_eq!(
            of(b"<meta charset=koi8-r>caf\xe9"),
            "<meta charset=koi8-r>café"
        );
        let file = Hints::default();
        assert_eq!(
            read(b"<meta charset=koi8-r>\xc4\xc1", &file).0,
            "<meta charset=koi8-r>да"
        );
        let http =
            b"<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>\xe4\xe0";
        assert!(read(http, &file).0.ends_with("да"));
        let xml = b"<?xml version='1.0' encoding='iso-8859-2'?>\xb3\xf3d\xbc";
        assert!(read(xml, &file).0.ends_with("łódź"));
    }

    #[test]
    fn strict_utf8_wins_over_a_wrong_declaration() {
        let page = "<meta charset=windows-1252>Größe";
        assert_eq!(read(page.as_bytes(), &SERVER), (page.to_owned(), None));
        assert_eq!(
            read(page.as_bytes(), &Hints::default()),
            (page.to_owned(), None)
        );
    }

    #[test]
    fn a_declaration_is_an_attribute_of_a_tag_that_counts() {
        let of = |start: &str| {
            let page = [start.as_bytes(), b"<meta charset=windows-1252>\xe4"].concat();
            let text = read(&page, &Hints::default()).0;
            text.chars().next_back().unwrap()
        };
        assert_eq!(of("<meta charset=koi8-r>"), 'Д');
        assert_eq!(of("<META  CharSet = 'koi8-r' />"), 'Д');
        assert_eq!(
            of("<!--[if !IE]><!--><meta charset=koi8-r><!--<![endif]-->"),
            'Д'
        );
        for start in [
            "<!-- <meta charset=koi8-r> -->",
            "<meta name=description content=\"It says charset=koi8-r.\">",
            "<meta name=charset content=koi8-r>",
            "<meta data-charset=koi8-r>",
        ] {
            assert_eq!(of(start), 'ä', "{start}");
        }
    }

    #[test]
    fn ascii_is_no_utf16_whatever_is_told() {
        let told = Hints {
            media_type: Some("text/html; charset=utf-16"),
            ..Hints::default()
        };
        assert_eq!(read(b"<p>words</p>", &told).0, "<p>words</p>");
    }

    #[test]
    fn bytes_that_cannot_be_read_are_counted() {
        let utf8 = Hints {
            media_type: Some("text/html;charset=utf-8"),
            ..Hints::default()
        };
        let (text, remark) = read(b"caf\xe9 th\xe9", &utf8);
        assert_eq!(text, "caf\u{fffd} th\u{fffd}");
        assert_eq!(
            remark.as_deref(),
            Some("2 places in it could not be read as UTF-8 and show as \u{fffd}.")
        );
        // A sign that stands in the page itself was not lost.
        assert_eq!(read("a\u{fffd}é".as_bytes(), &utf8).1, None);
    }

    #[test]
    fn a_page_that_mostly_is_the_utf8_that_it_declares_is_read_as_that() {
        let page = |latin: usize| {
            let good = "<p>Die Hafenbehörde grüßt</p>".as_bytes();
            let bad = b"<p>Die Hafenbeh\xf6rde gr\xfc\xdft</p>".repeat(latin);
            [b"<meta charset=utf-8>", good, good, &bad].concat()
        };
        let (text, remark) = read(&page(1), &Hints::default());
        assert!(
            text.contains("Hafenbehörde grüßt</p><p>Die Hafenbeh\u{fffd}rde"),
            "{text}"
        );
        assert!(
            remark
                .unwrap()
                .starts_with("3 places in it could not be read as UTF-8")
        );
        let all: Vec<u8> = page(1).split_off(20 + 2 * 33);
        let latin = [b"<meta charset=utf-8>", all.as_slice()].concat();
        assert!(
            read(&latin, &Hints::default())
                .0
                .ends_with("Die Hafenbehörde grüßt</p>")
        );
    }

    #[test]
    fn what_a_page_mixes_is_read_piece_by_piece_and_said() {
        let page = [
            &b"<meta charset=iso-8859-1><p>gr\xfc\xdft</p>"[..],
            "<p>grüßt</p>\n<p>ö</p><p>„x“</p>".as_bytes(),
            b"<p>Spa\xdf\xbb</p>",
        ]
        .concat();
        let (text, remark) = read(&page, &Hints::default());
        assert!(
            text.ends_with("<p>grüßt</p><p>grüßt</p>\n<p>ö</p><p>„x“</p><p>Spaß»</p>"),
            "{text}"
        );
        assert_eq!(
            remark.as_deref(),
            Some(
                "It mixes sets of characters: 3 places in it are UTF-8, the others windows-1252, and each was read as that."
            )
        );
        let latin = b"<meta charset=iso-8859-1><p>gr\xfc\xdft</p><p>\xabSpa\xdf\xbb</p>";
        assert_eq!(read(latin, &Hints::default()).1, None);
    }

    #[test]
    fn what_declares_nothing_is_guessed() {
        let russian = encoding_rs::WINDOWS_1251
            .encode("Сегодня утром в городе открыли новый мост через реку.")
            .0;
        assert!(read(&russian, &Hints::default()).0.contains("новый мост"));
        let japanese = ISO_2022_JP.encode("市は新しい橋を開いた。").0;
        assert!(read(&japanese, &Hints::default()).0.contains("新しい橋"));
        let mixed = [
            "Größe, Maße, Straßen, Füße, Grüße, Äpfel, Öfen, Übel, für, ".as_bytes(),
            b"caf\xe9",
        ]
        .concat();
        let (text, remark) = read(&mixed, &Hints::default());
        assert!(text.starts_with("Größe") && remark.is_some());
    }

    #[test]
    fn sets_that_hide_something_are_not_believed() {
        let utf7 = b"<meta charset=utf-7>+ADw-script+AD4-";
        assert!(
            read(utf7, &Hints::default())
                .0
                .ends_with("+ADw-script+AD4-")
        );
        let utf16 = b"<meta charset=utf-16>caf\xc3\xa9";
        assert!(read(utf16, &Hints::default()).0.ends_with("café"));
        let replacement = b"<meta charset=iso-2022-cn>words";
        assert!(read(replacement, &Hints::default()).0.ends_with("words"));
        assert_eq!(read(b"a\0b\xc3\xa9", &Hints::default()).0, "abé");
    }
}
