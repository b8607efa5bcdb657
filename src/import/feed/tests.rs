use super::*;

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
