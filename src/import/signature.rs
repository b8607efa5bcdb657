//! First bytes by which a feed is known, whatever its server calls it.

/// How much of a file is looked through: comments may stand before the first element.
const LOOKED_AT: usize = 64 * 1024;

/// What the namespaces of RSS 0.90, 1.0 and 1.1 have in them; RDF alone may be anything.
const RDF_FEEDS: [&str; 3] = [
    "purl.org/rss/",
    "purl.org/net/rss",
    "my.netscape.com/rdf/simple/",
];

/// What a JSON Feed has in it, without blanks and escapes.
const JSON_FEEDS: [&str; 2] = [
    "\"version\":\"https://jsonfeed.org/version/",
    "\"version\":\"http://jsonfeed.org/version/",
];

/// Tells whether bytes are those of a feed, by what they begin with.
pub fn is_feed(bytes: &[u8]) -> bool {
    // What matters is in ASCII, in UTF-16 too.
    let start = bytes.iter().take(LOOKED_AT).filter(|byte| **byte != 0);
    let start: Vec<u8> = start.copied().collect();
    let start = String::from_utf8_lossy(&start);
    let is_before = |c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{fffd}');
    let start = start.trim_start_matches(is_before);
    if start.starts_with('{') {
        return is_json_feed(start);
    }
    first_tag(start).is_some_and(is_tag_of_feed)
}

fn is_json_feed(start: &str) -> bool {
    let is_said = |c: &char| !c.is_whitespace() && *c != '\\';
    let said: String = start.chars().filter(is_said).collect();
    JSON_FEEDS.iter().any(|mark| said.contains(mark))
}

/// Returns the first element's tag, without its brackets, behind declarations and comments.
fn first_tag(start: &str) -> Option<&str> {
    let mut rest = start;
    loop {
        rest = rest.trim_start();
        rest = if let Some(comment) = rest.strip_prefix("<!--") {
            comment.split_once("-->")?.1
        } else if let Some(instruction) = rest.strip_prefix("<?") {
            instruction.split_once("?>")?.1
        } else if let Some(declaration) = rest.strip_prefix("<!") {
            after_declaration(declaration)?
        } else {
            let tag = rest.strip_prefix('<')?;
            return Some(tag.split('>').next().unwrap_or(tag));
        };
    }
}

/// Passes over a DOCTYPE, with what may stand in it.
fn after_declaration(declaration: &str) -> Option<&str> {
    let (head, rest) = declaration.split_once('>')?;
    if !head.contains('[') {
        return Some(rest);
    }
    let (_, rest) = declaration.split_once(']')?;
    Some(rest.split_once('>')?.1)
}

fn is_tag_of_feed(tag: &str) -> bool {
    let is_end = |c: char| c.is_whitespace() || c == '/';
    let name = tag.split(is_end).next().unwrap_or_default();
    let name = name.rsplit(':').next().unwrap_or_default();
    match name.to_ascii_lowercase().as_str() {
        "rss" => true,
        // A word that others use, too.
        "feed" => tag.contains("xmlns"),
        "rdf" => RDF_FEEDS.iter().any(|mark| tag.contains(mark)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RDF: &str = "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"";

    #[test]
    fn feeds_are_known_by_their_first_element() {
        let utf16: Vec<u8> = "\u{feff}<?xml version='1.0' encoding='utf-16'?><rss>"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert!(is_feed(&utf16));
        for text in [
            "<rss version=\"2.0\"><channel>",
            "\u{feff}\n <?xml version='1.0'?>\n<RSS>",
            "<!-- made by hand --><?xml-stylesheet href='a'?><rss\n version='2.0'>",
            "<!DOCTYPE rss PUBLIC '-//Netscape' 'http://x.example/a.dtd'><rss version='0.91'>",
            "<!DOCTYPE rss [<!ENTITY nbsp '&#160;'>]\n><rss>",
            "<feed xmlns=\"http://www.w3.org/2005/Atom\">",
            "<atom:feed xmlns:atom='http://www.w3.org/2005/Atom'>",
            &format!("{RDF} xmlns=\"http://purl.org/rss/1.0/\">"),
            &format!("{RDF} xmlns=\"http://my.netscape.com/rdf/simple/0.9/\">"),
            "{ \"version\" : \"https:\\/\\/jsonfeed.org\\/version\\/1.1\", \"items\": []}",
        ] {
            assert!(is_feed(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn what_only_speaks_of_feeds_is_none() {
        for text in [
            "",
            "<",
            "<!DOCTYPE html><html><rss>",
            "<!-- <rss> -->",
            "<?xml version='1.0'?><opml version='2.0'>",
            "<feed> is an element of Atom",
            "An <rss> element",
            "<rssfeed>",
            "{\"about\": \"https://jsonfeed.org/version/1\"}",
            &format!("{RDF}>"),
        ] {
            assert!(!is_feed(text.as_bytes()), "{text}");
        }
    }
}
