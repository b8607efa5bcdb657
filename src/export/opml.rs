//! Feeds as OPML 2.0, by which other readers take them over.
//!
//! Folders are outlines around those of their feeds, and a feed in several of them stands there several times. The order
//! is always the same: what is in no folder first, then the folders, each with its feeds before its folders, all by name.
//! What others have no words for (what is read and kept of a feed, and whether it is stopped) stands in a namespace of
//! its own.

use std::fmt::Write as _;

use crate::{
    model::{
        Outline,
        outline::{DEEPEST_FOLDER, NAMESPACE},
    },
    text::markup::has_markup,
};

/// How much further in each level stands.
const INDENT: &str = "  ";

/// Writes feeds, under a title for the whole.
pub fn write(title: &str, feeds: &[Outline]) -> String {
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    text.push_str("<opml version=\"2.0\"");
    attribute(&mut text, "xmlns:briefreader", NAMESPACE);
    text.push_str(">\n  <head>\n    <title>");
    escape(&mut text, title);
    text.push_str("</title>\n  </head>\n  <body>\n");
    let mut open: Vec<&str> = Vec::new();
    for (path, feed) in places(feeds) {
        let shared = open.iter().zip(&path).take_while(|(a, b)| a == b).count();
        close_to(&mut text, &mut open, shared);
        for folder in path.into_iter().skip(shared) {
            begin(&mut text, open.len(), folder);
            text.push_str(">\n");
            open.push(folder);
        }
        write_feed(&mut text, open.len(), feed);
    }
    close_to(&mut text, &mut open, 0);
    text.push_str("  </body>\n</opml>\n");
    text
}

/// Returns each feed with the path of each folder that it is in, in the order in which they are written.
fn places(feeds: &[Outline]) -> Vec<(Vec<&str>, &Outline)> {
    let mut places = Vec::new();
    for feed in feeds {
        let paths = feed.folders.iter().map(|folder| names(folder));
        let mut paths: Vec<_> = paths.filter(|path| !path.is_empty()).collect();
        if paths.is_empty() {
            paths.push(Vec::new());
        }
        paths.dedup();
        places.extend(paths.into_iter().map(|path| (path, feed)));
    }
    places.sort_by_cached_key(|(path, feed)| (path.clone(), feed.name.to_lowercase(), &feed.url));
    places
}

/// Returns the names of the folders on a path, from the outermost.
fn names(folder: &str) -> Vec<&str> {
    let names = folder.split('/').map(str::trim);
    let names = names.filter(|name| !name.is_empty());
    names.take(DEEPEST_FOLDER).collect()
}

fn write_feed(text: &mut String, level: usize, feed: &Outline) {
    begin(text, level, &feed.name);
    attribute(text, "type", "rss");
    attribute(text, "xmlUrl", &feed.url);
    if let Some(site) = &feed.site {
        attribute(text, "htmlUrl", site);
    }
    let number = |number: Option<u32>| number.map(|number| number.to_string());
    let own = [
        ("content", feed.content.as_ref().map(ToString::to_string)),
        ("keep_days", number(feed.keep_days)),
        ("keep_items", number(feed.keep_items)),
        ("stopped", feed.stopped.as_ref().map(ToString::to_string)),
    ];
    for (name, value) in own {
        if let Some(value) = value {
            attribute(text, &format!("briefreader:{name}"), &value);
        }
    }
    text.push_str("/>\n");
}

/// Begins an outline, up to the attributes that not all have.
fn begin(text: &mut String, level: usize, name: &str) {
    indent(text, level);
    text.push_str("<outline");
    let name = guarded(name);
    attribute(text, "text", &name);
    attribute(text, "title", &name);
}

fn close_to(text: &mut String, open: &mut Vec<&str>, level: usize) {
    while open.len() > level {
        open.pop();
        indent(text, open.len());
        text.push_str("</outline>\n");
    }
}

fn indent(text: &mut String, level: usize) {
    for _ in 0..level + 2 {
        text.push_str(INDENT);
    }
}

fn attribute(text: &mut String, name: &str, value: &str) {
    write!(text, " {name}=\"").expect("text can always be appended to");
    escape(text, value);
    text.push('"');
}

/// Escapes once more what readers take for an escape or a tag: many programs write names of feeds escaped twice, and
/// those who read them undo that.
fn guarded(name: &str) -> String {
    let is_entity = |rest: &str| {
        let word = rest.split(';').next().unwrap_or_default();
        word.len() < rest.len() && !word.contains(char::is_whitespace)
    };
    if name.split('&').skip(1).any(is_entity) || has_markup(name) {
        name.replace('&', "&amp;").replace('<', "&lt;")
    } else {
        name.to_owned()
    }
}

fn escape(text: &mut String, words: &str) {
    for letter in words.chars() {
        match letter {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            other => text.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        CleanText,
        feed::{Content, Stopped},
    };

    fn feed(name: &str, url: &str, folders: &[&str]) -> Outline {
        Outline {
            name: CleanText::line(name),
            url: CleanText::line(url),
            folders: folders.iter().map(|path| CleanText::line(path)).collect(),
            ..Outline::default()
        }
    }

    #[test]
    fn folders_stand_around_their_feeds_and_the_order_is_always_the_same() {
        let mut feeds = vec![
            feed("Zoo", "https://zoo.example/", &["News/Europe", "Animals"]),
            Outline {
                site: Some(CleanText::line("https://desk.example/?a=\"b\"&c")),
                ..feed("Desk & <Field>", "https://desk.example/?a=1&b=2", &[])
            },
            feed("alps", "https://alps.example/", &["News"]),
            Outline {
                content: Some(Content::Page),
                keep_days: Some(30),
                keep_items: Some(200),
                stopped: Some(Stopped::ByHand),
                ..feed("Sea", "https://sea.example/", &["News"])
            },
        ];
        let expected = r#"<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0" xmlns:briefreader="urn:briefreader:feed">
  <head>
    <title>Feeds of &lt;A&gt;</title>
  </head>
  <body>
    <outline text="Desk &amp; &lt;Field&gt;" title="Desk &amp; &lt;Field&gt;" type="rss" xmlUrl="https://desk.example/?a=1&amp;b=2" htmlUrl="https://desk.example/?a=&quot;b&quot;&amp;c"/>
    <outline text="Animals" title="Animals">
      <outline text="Zoo" title="Zoo" type="rss" xmlUrl="https://zoo.example/"/>
    </outline>
    <outline text="News" title="News">
      <outline text="alps" title="alps" type="rss" xmlUrl="https://alps.example/"/>
      <outline text="Sea" title="Sea" type="rss" xmlUrl="https://sea.example/" briefreader:content="page" briefreader:keep_days="30" briefreader:keep_items="200" briefreader:stopped="by hand"/>
      <outline text="Europe" title="Europe">
        <outline text="Zoo" title="Zoo" type="rss" xmlUrl="https://zoo.example/"/>
      </outline>
    </outline>
  </body>
</opml>
"#;
        assert_eq!(write("Feeds of <A>", &feeds), expected);
        feeds.reverse();
        assert_eq!(write("Feeds of <A>", &feeds), expected);
    }

    #[test]
    fn folders_without_a_name_are_none_and_paths_end() {
        let odd = feed("A", "https://a.example/", &["/", " / "]);
        let plain = feed("A", "https://a.example/", &[]);
        assert_eq!(write("", &[odd]), write("", &[plain]));
        let deep = feed("A", "https://a.example/", &[&"x/".repeat(10_000)]);
        let written = write("", &[deep]);
        assert_eq!(written.matches("</outline>").count(), DEEPEST_FOLDER);
    }

    #[test]
    fn a_name_that_looks_escaped_is_escaped_once_more() {
        assert_eq!(guarded("It&#8217;s R&D"), "It&amp;#8217;s R&amp;D");
        assert_eq!(guarded("R & D; more"), "R & D; more");
        assert_eq!(guarded("R&D"), "R&D");
    }
}
