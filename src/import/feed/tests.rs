use super::*;

mod foreign;
mod meant;
mod pictures;

fn read(text: &str) -> ReadFeed {
    read_feed(text.as_bytes(), &Hints::default()).unwrap()
}

#[test]
fn an_item_becomes_an_entry() {
    let feed = read(
        "<?xml version='1.0'?><rss version='2.0'><channel><title>Quay &amp; Co</title>
        <link>https://quay.example/</link><ttl>45</ttl><language>en-gb</language>
        <item><title>A <b>boat</b></title><link>/a</link><guid isPermaLink='false'>1</guid>
        <pubDate>Thu, 02 May 2024 23:30:00 -0500</pubDate><author>m@quay.example (Mara Lind)</author>
        <description>&lt;p&gt;One &lt;a href='b'&gt;two&lt;/a&gt;.&lt;/p&gt;</description></item></channel></rss>",
    );
    assert_eq!(feed.title.as_str(), "Quay & Co");
    assert_eq!(feed.site.as_deref(), Some("https://quay.example/"));
    assert_eq!(feed.ttl, Some(45));
    assert_eq!(feed.remarks, []);
    let entry = &feed.entries[0];
    assert_eq!(entry.title.as_str(), "A boat");
    assert_eq!(entry.author.as_deref(), Some("Mara Lind"));
    assert_eq!(entry.link.as_deref(), Some("https://quay.example/a"));
    assert_eq!(
        entry.published.unwrap().to_string(),
        "2024-05-02 2024-05-03T04:30:00Z"
    );
    assert_eq!(entry.updated, None);
    assert_eq!(entry.snapshot.text.as_str(), "One two.");
    let target = entry.snapshot.spans[0].target.as_deref();
    assert_eq!(target, Some("https://quay.example/b"));
    assert_eq!(entry.snapshot.found.language.as_deref(), Some("en-gb"));
    assert_eq!(entry.original, b"<p>One <a href='b'>two</a>.</p>");
}

#[test]
fn an_entry_that_cannot_be_read_takes_no_other_with_it() {
    let feed = read(
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title>
        <entry><id>1</id><title type='application/x-none'>One</title></entry>
        <entry/>
        <entry><id>2</id><title>Two</title></entry></feed>",
    );
    let titles: Vec<&str> = feed
        .entries
        .iter()
        .map(|entry| entry.title.as_str())
        .collect();
    assert_eq!(titles, ["Two"]);
    assert_eq!(
        feed.remarks[0].as_str(),
        "2 entries of it could not be read."
    );
}

/// Returns the text of the only entry of a feed with one item.
fn text_of(item: &str) -> String {
    entry_of(item).snapshot.text.into_string()
}

fn entry_of(item: &str) -> ReadEntry {
    let feed = format!(
        "<rss version='2.0' xmlns:media='http://search.yahoo.com/mrss/' xmlns:dc='http://purl.org/dc/elements/1.1/'
        xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'>
        <channel><title>Quay Post</title><link>https://quay.example/</link><item>{item}</item></channel></rss>"
    );
    let mut feed = read(&feed);
    assert_eq!(feed.remarks, []);
    feed.entries.remove(0)
}

/// Returns where links lead.
fn targets_of(entry: &ReadEntry) -> Vec<&str> {
    let spans = entry.snapshot.spans.iter();
    spans.filter_map(|span| span.target.as_deref()).collect()
}

/// Reads an item with HTML as its description.
fn of_html(before: &str, html: &str) -> ReadEntry {
    entry_of(&format!(
        "{before}<description><![CDATA[{html}]]></description>"
    ))
}
